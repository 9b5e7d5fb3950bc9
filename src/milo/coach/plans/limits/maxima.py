"""True one-repetition maxima in a plan: who may test one, of which lift, and how often.  Safety reference PL-10."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.loads import lifts_named
from milo.coach.plans.basics.time import day_with, sessions
from milo.coach.plans.limits.health_questions import open_topics
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.sets import may_test
from milo.vocabulary.plan import PlannedExercise, PlannedSession, PlannedSet, PlannedWeek

Note = Callable[..., None]


def checked_tests(week: PlannedWeek, p: Person, note: Note) -> PlannedWeek:
    """No true one-repetition test for whom PL-10 does not allow it, nor of a lift nobody told; of another, one set a week."""
    lifted = lifts_named(list(p.history.e1rm_kg or ()))
    # While a health question is open, nobody knows that there is no flag.
    may = may_test(p) and not open_topics(p.profile)

    def test(s: PlannedSession) -> bool:
        # A race or a meet is the athlete's own; what is no lift is no test of a maximum.
        lifts = [e for e in s.exercises if not is_drill(e)]
        if s.kind == "test" and s.exercises and not (may if lifts else may_test(p)):
            return True
        return any(not may or e.exercise_id not in lifted for e in lifts if any(map(_maximal, e.sets)))

    if any(test(s) for _, s in sessions(week)):
        note("PL-10", "test", week=week.week)
        week = msgspec.structs.replace(week, days=[day_with(d, [s for s in d.sessions if not test(s)]) for d in week.days])
    tested: set[str] = set()

    def once(e: PlannedExercise) -> PlannedExercise:
        if is_drill(e):
            return e
        kept = []
        for x in e.sets:
            if _maximal(x):
                if e.exercise_id in tested:
                    continue
                tested.add(e.exercise_id)
            kept.append(x)
        if len(kept) == len(e.sets):
            return e
        note("PL-10", "sets_maximal", what=e.exercise, old=sum(map(_maximal, e.sets)), new=sum(map(_maximal, kept)))
        return msgspec.structs.replace(e, sets=[msgspec.structs.replace(x, set_number=i) for i, x in enumerate(kept, 1)])

    def each(s: PlannedSession) -> PlannedSession:
        kept = [e for e in map(once, s.exercises) if e.sets]
        return s if kept == s.exercises else msgspec.structs.replace(s, exercises=kept)

    return msgspec.structs.replace(week, days=[day_with(d, list(map(each, d.sessions))) for d in week.days])


def _maximal(x: PlannedSet) -> bool:
    """Whether a set is one repetition with nothing left."""
    return x.target_reps == 1 and x.target_rir < 1
