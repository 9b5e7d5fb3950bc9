"""The outline of a plan: its phases and, week by week, the volume and the longest outing, read off the finished weeks.

A plan that was edited or adapted is read as it stands, so that nothing here can be out of date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from milo.coach.plans.basics.time import VIGOROUS_ZONE, endurance_minutes, hard_sets, sessions
from milo.vocabulary.plan import Plan, PlannedWeek

BASE_END, BUILD_END = 0.35, 0.7  # of the loading weeks before a race, where base and build are over (our choice)
EASED = frozenset({"deload", "recovery"})  # weeks inside a phase that ease it
BLOCKS = ("accumulation", "intensification", "realisation")
FALL = 2.0  # repetitions the reserve falls by inside a block of the advanced


class Phase(TypedDict):
    """A stretch of weeks with one aim. name: start, return, build, base, specific, accumulation, intensification, realisation,
    taper."""

    name: str
    first_week: int
    last_week: int


class CurvePoint(TypedDict):
    """One week in figures. longest_minutes: of one outing, with the run off the bike; hard_minutes: of intervals, zone 3 and above.

    reserve: the fewest repetitions any working set leaves; null in a week that lifts nothing.
    """

    week: int
    focus: str
    endurance_minutes: float
    longest_minutes: float
    longest_activity: str | None
    hard_minutes: float
    hard_sets: int
    reserve: float | None


def phase_of(week: int, last: int) -> str:
    """Which part of the way to a race a loading week is in: "base", "build" or "specific".  last: the week before the taper.

    >>> [phase_of(w, 14) for w in (1, 4, 5, 9, 10, 14)], phase_of(2, 2)
    (['base', 'base', 'build', 'build', 'specific', 'specific'], 'specific')
    """
    share = week / max(1, last)
    return "base" if share <= BASE_END else "build" if share <= BUILD_END else "specific"


def outline(plan: Plan) -> dict[str, Any]:
    """Phases and curve as a document carries them beside the plan: {"phases", "curve"}."""
    return {"phases": phases(plan), "curve": curve(plan)}


def phases(plan: Plan) -> list[Phase]:
    """The phases of a plan in order, every week in one of them."""
    names = _names(plan.weeks)
    found: list[Phase] = []
    for week, name in zip(plan.weeks, names, strict=True):
        if found and found[-1]["name"] == name:
            found[-1]["last_week"] = week.week
        else:
            found.append(Phase(name=name, first_week=week.week, last_week=week.week))
    return found


def curve(plan: Plan) -> list[CurvePoint]:
    """The weeks of a plan as figures, in order."""
    return [_point(w) for w in plan.weeks]


def _names(weeks: Sequence[PlannedWeek]) -> list[str]:
    taper = next((w.week for w in weeks if w.focus == "taper"), None)
    moves = any(endurance_minutes(w) for w in weeks)
    blocks = _blocks(weeks)
    names: list[str] = []
    block = 0
    for i, w in enumerate(weeks):
        if w.focus in ("taper", "return", "start"):
            names.append(w.focus)
        elif taper is not None and w.week < taper and moves and not blocks:
            names.append(phase_of(w.week, taper - 1))
        elif blocks and (taper is None or w.week < taper):
            names.append(BLOCKS[block % len(BLOCKS)])
        else:
            names.append("build")
        if w.focus in EASED and i:
            names[-1] = names[-2]  # an easier week belongs to what it eases
            block += 1
    return names


def _blocks(weeks: Sequence[PlannedWeek]) -> bool:
    """Whether the reserve falls inside the blocks, as it does for the advanced, and lifting is what the weeks are for."""
    reserve = [_reserve(w) for w in weeks if w.focus == "build"][:3]
    known = [r for r in reserve if r is not None]
    lifting = sum(hard_sets(w) for w in weeks) > sum(endurance_minutes(w) for w in weeks) / 4
    return lifting and len(known) > 1 and max(known) - min(known) >= FALL


def _point(week: PlannedWeek) -> CurvePoint:
    longest, activity, hard = 0.0, None, 0.0
    for day in week.days:
        moved = [s.endurance for s in day.sessions if s.endurance is not None]
        for at, e in enumerate(moved):
            follows = moved[at + 1] if at + 1 < len(moved) else None
            after = follows.minutes if follows is not None and (e.activity, follows.activity) == ("cycling", "running") else 0.0
            if e.minutes + after > longest:
                longest, activity = e.minutes + after, e.activity
            inner = [(i["work_zone"], i["repeat"] * i["work_minutes"]) for i in e.intervals or ()]
            parts = inner or [(e.zone, e.minutes)]
            hard += sum(minutes for zone, minutes in parts if zone >= VIGOROUS_ZONE)
    return CurvePoint(
        week=week.week,
        focus=week.focus,
        endurance_minutes=endurance_minutes(week),
        longest_minutes=longest,
        longest_activity=activity,
        hard_minutes=hard,
        hard_sets=hard_sets(week),
        reserve=_reserve(week),
    )


def _reserve(week: PlannedWeek) -> float | None:
    return min((x.target_rir for _, s in sessions(week) for e in s.exercises if e.muscles for x in e.sets), default=None)
