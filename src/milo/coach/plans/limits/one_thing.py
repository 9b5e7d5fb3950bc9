"""One thing goes up at a time: an exercise with more sets than in the last loading week keeps the reserve it had there.  PL-08."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from milo.coach.plans.basics.above_range import Standing
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import day_with, sessions
from milo.vocabulary.plan import PlannedExercise, PlannedSession, PlannedWeek

Note = Callable[..., None]
Asked = Mapping[str, tuple[int, float]]
"""Exercise id -> its sets of a week, and the least of their reserves."""


def asked_in(week: PlannedWeek, counts: Callable[[PlannedSession], bool] = lambda _: True) -> dict[str, tuple[int, float]]:
    """What a week asks of each exercise.  counts: whether a session is one to measure others by."""
    asked: dict[str, tuple[int, float]] = {}
    for _, s in sessions(week):
        for e in s.exercises if counts(s) else ():
            if e.sets and not is_drill(e):
                sets, rir = asked.get(e.exercise_id, (0, _least(e)))
                asked[e.exercise_id] = sets + len(e.sets), min(rir, _least(e))
    return asked


def checked_reserve(week: PlannedWeek, before: Asked, note: Note, stood: Standing) -> PlannedWeek:
    """The week with no exercise of more sets nearer to failure than in the last loading week it was in (PL-08).

    before: of that week (asked_in).  stood: what the plan that holds asks for: it has been looked at, and stays.
    """
    now = asked_in(week)
    rising = {id: before[id][1] for id, (sets, rir) in now.items() if id in before and sets > before[id][0] and rir < before[id][1]}
    if not rising:
        return week

    def kept(session_id: str, e: PlannedExercise) -> PlannedExercise:
        least = rising.get(e.exercise_id)
        if least is None or _least(e) >= least or _holds(session_id, e, stood):
            return e
        note("PL-08", "reserve_kept", what=e.exercise, old=_least(e), new=least)
        return msgspec.structs.replace(
            e, sets=[msgspec.structs.replace(x, target_rir=least) if x.target_rir < least else x for x in e.sets]
        )

    def session(s: PlannedSession) -> PlannedSession:
        return msgspec.structs.replace(s, exercises=[kept(s.session_id, e) for e in s.exercises]) if s.exercises else s

    return msgspec.structs.replace(week, days=[day_with(d, [session(s) for s in d.sessions]) for d in week.days])


def _holds(session_id: str, e: PlannedExercise, stood: Standing) -> bool:
    """Whether a plan asks for as many sets of it in the same session, as near to failure."""
    there = stood.get((session_id, e.exercise_id))
    return there is not None and len(there.sets) >= len(e.sets) and _least(there) <= _least(e)


def _least(e: PlannedExercise) -> float:
    return min(x.target_rir for x in e.sets)
