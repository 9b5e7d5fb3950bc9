"""Each lift over all its sessions: the estimated one-repetition maximum, and the repetitions at a weight that stayed the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, timedelta, timezone, tzinfo

import msgspec

from milo.insight.one_truth import MergedWorkout
from milo.insight.strength import analyse_lifts
from milo.vocabulary.exercises import is_assisted
from milo.vocabulary.records import LiftedSet

FIXED_SESSIONS = 3  # so often a weight must have been lifted for its repetitions to say something (our choice)
FIXED_DAYS = 120  # the weight that stayed is looked for among so many last days of the lift (our choice)


class LiftHistory(msgspec.Struct, frozen=True, kw_only=True):
    """One lift as its sets tell it.

    e1rm: (day, kg) of each session that shows a maximum.  level_kg, interval_kg: where the lift stands and its 80 % interval.
    fixed_kg: the weight lifted on most days lately; reps: (day, best repetitions at it); empty with fewer than FIXED_SESSIONS days.
    """

    exercise: str
    lift: str | None
    sessions: int
    last: date
    e1rm: list[tuple[date, float]]
    level_kg: float | None
    interval_kg: tuple[float, float] | None
    reason: str | None
    fixed_kg: float | None
    reps: list[tuple[date, float]]
    origins: list[str]


def counted_sets(sets: Iterable[LiftedSet], merged: Iterable[MergedWorkout], zone: tzinfo) -> list[tuple[date, LiftedSet]]:
    """(local day, set) of the sets that count: those of a log that lost its say in a merge do not count a second time."""
    silent = {s.workout_id for m in merged for s in m.members if m.merge is not None and m.merge.speaks.get("sets") != s.workout_id}
    days: dict[tuple[object, int | None], date] = {}  # the sets of a session share their moment in most logs
    told = []
    for s in sets:
        if s.workout_id in silent:
            continue
        moment = s.at, s.utc_offset_min
        if moment not in days:
            there = zone if s.utc_offset_min is None else timezone(timedelta(minutes=s.utc_offset_min))
            days[moment] = s.at.astimezone(there).date()
        told.append((days[moment], s))
    return told


def lift_histories(sets: Iterable[tuple[date, LiftedSet]], last: date) -> list[LiftHistory]:
    """Every lift with weights, the one with most sessions first. sets: with their local days, as counted_sets hands them out."""
    by_exercise: dict[str, list[tuple[date, LiftedSet]]] = {}
    for day, s in sets:
        if day <= last:
            by_exercise.setdefault(s.exercise, []).append((day, s))
    found = []
    for exercise, mine in by_exercise.items():
        # The analysis knows no zone; told with the day they have, sets of a late evening stay on it.
        mornings = [
            msgspec.structs.replace(s, at=s.at.replace(year=d.year, month=d.month, day=d.day, tzinfo=UTC), utc_offset_min=0)
            for d, s in mine
        ]
        result = analyse_lifts(mornings)[0]
        fixed, reps = reps_at_fixed_load(mine, last)
        days = {day for day, s in mine if s.set_type != "warm_up"}
        if not days or not (result.series or reps):
            continue
        found.append(
            LiftHistory(
                exercise=exercise,
                lift=result.lift,
                sessions=len(days),
                last=max(days),
                e1rm=result.series,
                level_kg=result.e1rm_kg,
                interval_kg=result.interval_kg,
                reason=result.reason,
                fixed_kg=fixed,
                reps=reps,
                origins=sorted({str(s.origin) for _, s in mine}),
            )
        )
    return sorted(found, key=lambda lift: (-lift.sessions, lift.exercise))


def reps_at_fixed_load(mine: Iterable[tuple[date, LiftedSet]], last: date) -> tuple[float | None, list[tuple[date, float]]]:
    """The weight of one exercise that was lifted on most of its last FIXED_DAYS days, the heavier of equals, and the best
    repetitions at it on each day it was ever lifted; (None, []) where no weight came back FIXED_SESSIONS times."""
    best: dict[float, dict[date, float]] = {}
    for day, s in mine:
        if s.set_type == "warm_up" or not s.reps or s.weight_kg is None or s.weight_kg <= 0 or is_assisted(s.exercise):
            continue
        at = best.setdefault(s.weight_kg, {})
        at[day] = max(at.get(day, 0.0), s.reps)
    lately = Counter({kg: sum((last - day).days <= FIXED_DAYS for day in days) for kg, days in best.items()})
    if not lately:
        return None, []
    kg, count = max(lately.items(), key=lambda item: (item[1], item[0]))
    return (kg, sorted(best[kg].items())) if count >= FIXED_SESSIONS else (None, [])
