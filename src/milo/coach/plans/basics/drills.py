"""Drills of mobility, balance and warm-up: plan JSON carries a number for their reserve, and nobody is shown it or trains by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession, PlannedSet, PlannedWeek

DRILL_RIR = 5.0
"""target_rir of a drill in plan JSON, which knows no null there (contracts.md, section 2): as far from failure as the limits go."""
DRILL_REPS, DRILL_REST_S = 8, 20  # of each set of a drill; the least rest of PL-16 (our choice)
HOLD_WORDS = ("plank", "hold", "dead_hang", "wall_sit", "hollow", "isometric")
HOLD_S = 4  # seconds a repetition of a hold stands for, as of any exercise (training.md 2.4)
MOVING_WORDS = ("walk", "reach", "leg_swing", "step", "march", "circle")
Say = Callable[..., str]
_replace = msgspec.structs.replace


def is_drill(exercise: PlannedExercise) -> bool:
    """Whether an exercise is no lift: it counts for no muscle, or the catalogue says that it is mobility, balance or warm-up."""
    return not exercise.muscles or ((known := catalogue().get(exercise.exercise_id)) is not None and known_as_drill(known))


def known_as_drill(exercise: Exercise) -> bool:
    """Whether the catalogue says that an exercise is a drill, whatever a plan says of its muscles: the limits go by this alone."""
    return exercise.kind != "strength"


def reserves(exercise: PlannedExercise) -> list[float]:
    """Repetitions to be left in reserve, set by set; none of a drill, which is not trained to a reserve."""
    return [] if is_drill(exercise) else [s.target_rir for s in exercise.sets]


def drill_exercise(exercise: Exercise, sets: int, say: Say, language: str) -> PlannedExercise:
    """A drill for mobility or balance: few easy repetitions, short rest, no hard set."""
    notes = [say("note.hold", seconds=HOLD_S * DRILL_REPS)] if is_hold(exercise) else []
    if exercise.unilateral:
        notes.append(say("note.sides"))
    return PlannedExercise(
        exercise=exercise.called(language),
        exercise_id=exercise.id,
        pattern=exercise.pattern,
        muscles={},
        equipment=list(exercise.equipment),
        sets=[
            PlannedSet(set_number=i, target_reps=DRILL_REPS, target_rir=DRILL_RIR, target_load_kg=None, rest_seconds=DRILL_REST_S)
            for i in range(1, sets + 1)
        ],
        note=". ".join(notes) or None,
    )


def is_hold(exercise: Exercise) -> bool:
    """Whether a repetition is a short hold instead of a movement."""
    if any(w in exercise.id for w in HOLD_WORDS):
        return True
    return exercise.kind == "balance" and not any(w in exercise.id for w in MOVING_WORDS)


def amount_of_set(exercise: PlannedExercise, reps: int) -> str:
    """Repetitions of a set as they are told: of a hold its seconds, "40 s"."""
    known = catalogue().get(exercise.exercise_id)
    return f"{HOLD_S * reps} s" if known is not None and is_hold(known) else str(reps)


def with_drills_alike(plan: Plan) -> Plan:
    """The plan with DRILL_RIR on every drill; the same plan where nothing else is there.

    A number of its own would make two drills of one wherever plans are compared.
    """
    weeks = [_week(w) for w in plan.weeks]
    return _replace(plan, weeks=weeks) if _changed(weeks, plan.weeks) else plan


def drill_alike(e: PlannedExercise) -> PlannedExercise:
    """An exercise with DRILL_RIR on its sets where it is a drill; the same exercise where nothing else is there."""
    if all(s.target_rir == DRILL_RIR for s in e.sets) or not is_drill(e):
        return e
    return _replace(e, sets=[_replace(s, target_rir=DRILL_RIR) for s in e.sets])


def _week(week: PlannedWeek) -> PlannedWeek:
    days = []
    for day in week.days:
        sessions = [_session(s) for s in day.sessions]
        days.append(_replace(day, sessions=sessions) if _changed(sessions, day.sessions) else day)
    return _replace(week, days=days) if _changed(days, week.days) else week


def _session(session: PlannedSession) -> PlannedSession:
    exercises = [drill_alike(e) for e in session.exercises]
    return _replace(session, exercises=exercises) if _changed(exercises, session.exercises) else session


def _changed(new: Sequence[object], old: Sequence[object]) -> bool:
    return any(a is not b for a, b in zip(new, old, strict=True))
