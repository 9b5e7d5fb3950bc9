"""What a week may ask for because the plan that holds asks for it: one week made easier is no new measure (PL-04, PL-09, PL-12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from milo.coach.plans.basics.above_range import Standing
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import day_with, endurance_minutes, hard_sets, sessions
from milo.coach.plans.limits.numbers import SETS_STEP
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession, PlannedWeek

RELIEF_WEEKS = 1
"""Weeks in a row that were made easier, or left out, and still are no break: safety PL-12 counts from 14 days off (our choice)."""
RECOVERY_FOCUS = frozenset({"deload", "recovery"})


@dataclass(frozen=True, slots=True)
class Held:
    """The plan that holds, a week at a time; its weeks have been inside the limits."""

    weeks: dict[int, PlannedWeek]

    def eased(self, raw: PlannedWeek, done: PlannedWeek) -> bool:
        """Whether a week asks for less than the plan that holds, by hand or by a rule, and not because the limits cut it.

        raw, done: the week as it came, and as the limits left it.
        """
        return raw.week in self.weeks and _less(raw, self.weeks[raw.week]) and not _less(done, raw)

    def stands(self, week: PlannedWeek, before: Sequence[tuple[PlannedWeek, PlannedWeek]]) -> PlannedWeek | None:
        """The week of the plan that holds that this one may be as much as; None: steps are counted from the weeks before.

        before: the weeks before it, oldest first, each as it came and as the limits left it. Where no more than RELIEF_WEEKS of
        them in a row were made easier, the weeks as they were planned are the measure: growth limits count from what was planned
        and lived, and an easier day or week is neither a step down nor a break. What the limits themselves had to cut is one. Weeks
        made easier one edit after the other are seen by what the next one asks for over them.
        """
        if not before or week.week not in self.weeks:
            return None
        stands, relief = self.weeks[week.week], 0
        for raw, done in reversed(before):
            if done.week not in self.weeks or (_less(done, raw) and _less(done, self.weeks[done.week])):
                return None
            below = hard_sets(stands) > SETS_STEP * hard_sets(done) + 1 and done.focus not in RECOVERY_FOCUS
            if self.eased(raw, done) or below:
                relief += 1
            elif done.focus not in RECOVERY_FOCUS:
                break
        return stands if relief <= RELIEF_WEEKS else None


def held_weeks(plan: Plan | None) -> Held:
    """The weeks of the plan that holds; none without one, or where it was refused."""
    return Held({} if plan is None or plan.refused is not None else {w.week: w for w in plan.weeks})


def stands_easy(week: PlannedWeek, stands: PlannedWeek) -> bool:
    """Whether an easier week of the plan that holds is one still: no more than it was there."""
    return stands.focus in RECOVERY_FOCUS and not _less(stands, week)


def _less(week: PlannedWeek, than: PlannedWeek) -> bool:
    """Whether a week has fewer hard sets or fewer minutes of endurance than another."""
    return hard_sets(week) < hard_sets(than) or endurance_minutes(week) < endurance_minutes(than) - 1e-6


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
