"""Balance work on the days a limit adds, which from 65 on belongs to three days a week and more.  Safety reference PL-20."""

from __future__ import annotations

from milo.coach.plans.basics.drills import drill_exercise
from milo.coach.plans.basics.time import SHORT_SESSION_MIN, sessions
from milo.coach.plans.basics.words import Changes
from milo.coach.plans.limits.exercises import why_not
from milo.coach.plans.limits.person import Person
from milo.vocabulary.exercises import Exercise, catalogue, offered
from milo.vocabulary.plan import PlannedExercise, PlannedWeek

BALANCE_DRILLS, BALANCE_DRILLS_SHORT = 2, 1  # PL-20; the second where a session has half an hour for it (our choice)


def balance_count(p: Person) -> int:
    """How many balance drills a session of somebody takes; none under 65."""
    if not p.older:
        return 0
    asked = p.profile.minutes_per_session
    return BALANCE_DRILLS_SHORT if asked is not None and asked < SHORT_SESSION_MIN else BALANCE_DRILLS


def balance_of(p: Person, equipment: frozenset[str], week: PlannedWeek, changes: Changes) -> list[PlannedExercise]:
    """The balance drills of a day that is added to a week: those the week has, else the easiest; none under 65."""
    count = balance_count(p)
    if not count:
        return []
    known = catalogue()
    has = [e.exercise_id for _, s in sessions(week) for e in s.exercises if e.exercise_id in known]
    drills: list[Exercise] = [known[id] for id in dict.fromkeys(has) if known[id].kind == "balance"]
    drills += sorted((e for e in offered().values() if e.kind == "balance" and e not in drills), key=lambda e: (e.skill, e.id))
    kept = [e for e in drills if why_not(e, p, equipment, week.week) is None]
    return [drill_exercise(e, 1, changes.say, changes.language) for e in kept[:count]]
