"""Intervals of a plan's endurance work: read whole or left out, and never longer than their outing.  PL-04, PL-05, PL-16.

Every limit in minutes (of a session, a week, a run, of hard work) is held by the minutes of the outing. Intervals that took longer
than those would pass all of them, so they are first brought inside.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from milo.vocabulary.plan import PlannedEndurance, PlannedSession

Note = Callable[..., None]

LEAST_REPEATS = 2  # of what the limits shorten: less is no interval work (our choice)
ZONES = range(1, 6)


def interval_minutes(intervals: Sequence[Mapping[str, Any]]) -> float:
    """Minutes that intervals take together; the last rest of each line is part of what comes after it.

    >>> interval_minutes([{"repeat": 4, "work_minutes": 4, "work_zone": 4, "rest_minutes": 3, "rest_zone": 1}])
    25
    """
    minutes: float = sum(i["repeat"] * i["work_minutes"] + (i["repeat"] - 1) * i["rest_minutes"] for i in intervals)
    return minutes


def is_whole(interval: Mapping[str, Any]) -> bool:
    """Whether intervals tell how often, how long and in which zone, so that limits can be held against them."""
    repeat, work, rest = (interval.get(k) for k in ("repeat", "work_minutes", "rest_minutes"))
    zones = [interval.get("work_zone"), interval.get("rest_zone")]
    numbers = [repeat, work, rest, *zones]
    if any(isinstance(n, bool) or not isinstance(n, int | float) or not math.isfinite(n) for n in numbers):
        return False
    return isinstance(repeat, int) and repeat >= 1 and work > 0 and rest >= 0 and all(z in ZONES for z in zones)  # type: ignore[operator]


def checked_intervals(s: PlannedSession, note: Note) -> PlannedSession:
    """The session with intervals that can be read and fit into the minutes of its outing; the others go or lose repeats."""
    e = s.endurance
    if e is None or not e.intervals:
        return s
    if not all(map(is_whole, e.intervals)):
        note("PL-16", "intervals_unread", what=s.title)
        return _with(s, e, [i for i in e.intervals if is_whole(i)] or None, note)
    return _with(s, e, e.intervals, note)


def fewer_repeats(e: PlannedEndurance, minutes: float) -> list[dict[str, Any]] | None:
    """Fewer repeats, so that they still fit into so many minutes; None when not two are left."""
    share = minutes / e.minutes
    fewer = [{**i, "repeat": math.floor(i["repeat"] * share)} for i in e.intervals or ()]
    return [i for i in fewer if i["repeat"] >= LEAST_REPEATS] or None


def _with(s: PlannedSession, e: PlannedEndurance, told: list[dict[str, Any]] | None, note: Note) -> PlannedSession:
    kept = told
    if told is not None and interval_minutes(told) > e.minutes + 1e-6:
        note("PL-16", "intervals", what=s.title, old=math.ceil(interval_minutes(told)), new=math.floor(e.minutes))
        kept = _fitting(told, e.minutes)
    return s if kept is e.intervals else msgspec.structs.replace(s, endurance=msgspec.structs.replace(e, intervals=kept))


def _fitting(told: list[dict[str, Any]], minutes: float) -> list[dict[str, Any]] | None:
    """Each line in turn with as many repeats as there are minutes left for; None where none fits."""
    left, kept = minutes, []
    for i in told:
        fit = min(i["repeat"], math.floor((left + i["rest_minutes"]) / (i["work_minutes"] + i["rest_minutes"]) + 1e-9))
        if fit >= 1:
            kept.append({**i, "repeat": fit})
            left -= interval_minutes(kept[-1:])
    return kept or None
