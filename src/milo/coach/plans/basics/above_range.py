"""Sets that have grown above their range, because the next weight the athlete has is further than a step may be.

Reference training.md 2.3 and 2.4.1, safety PL-08: sets of 8 to 12 are what a plan is written with, and a beginner's stay there
(PL-07). A dumbbell of 8 kg is followed by one of 10, a quarter more; two sessions of more repetitions show that it is no more
than a step, and nothing else does. Only progress writes such sets, from what was logged, and says so in the exercise's note; a plan
or an edit that asks for them without that keeps the range.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from milo.vocabulary.plan import Plan, PlannedExercise

ABOVE_RANGE, ABOVE_RANGE_SMALL = 15, 20  # repetitions, and for small one-joint exercises (our choice; the chart ends at 15)
SMALL = frozenset({
    "elbow flexion", "elbow extension", "shoulder abduction", "horizontal abduction", "chest fly", "shoulder rotation",
    "shoulder flexion", "calf", "knee extension", "knee flexion", "hip abduction", "hip adduction", "wrist flexion",
    "wrist extension", "shrug",
})  # fmt: skip
"""Patterns of one joint."""
GROWN_NOTE: Mapping[str, str] = {
    "en": "More repetitions than usual until the next weight",
    "es": "Más repeticiones que de costumbre hasta el siguiente peso",
}

Standing = Mapping[tuple[str, str], PlannedExercise]
"""(session id, exercise id) -> the exercise as a plan has it."""


def above_range(pattern: str) -> int:
    """Repetitions a set of 8 to 12 may grow to, while the next weight is too far for a step."""
    return ABOVE_RANGE_SMALL if pattern in SMALL else ABOVE_RANGE


def is_grown(exercise: PlannedExercise) -> bool:
    """Whether the sets of an exercise have grown above their range."""
    return not set(_parts(exercise)).isdisjoint(GROWN_NOTE.values())


def noted(exercise: PlannedExercise, language: str, *, grown: bool) -> PlannedExercise:
    """The exercise with or without the note that its sets have grown."""
    if grown == is_grown(exercise):
        return exercise
    kept = [part for part in _parts(exercise) if part not in GROWN_NOTE.values()]
    note = ". ".join([*kept, GROWN_NOTE[language]] if grown else kept) or None
    return msgspec.structs.replace(exercise, note=note)


def standing(plan: Plan | None) -> Standing:
    """The exercises of a plan by where they are."""
    weeks = plan.weeks if plan is not None else ()
    return {(s.session_id, e.exercise_id): e for w in weeks for d in w.days for s in d.sessions for e in s.exercises}


def holds(session_id: str, exercise: PlannedExercise, base: Standing) -> bool:
    """Whether a plan asks for as much of an exercise in the same session: as many sets, each of them as heavy."""
    there = base.get((session_id, exercise.exercise_id))
    if there is None or len(there.sets) < len(exercise.sets):
        return False
    return all(
        a.target_load_kg is None or (b.target_load_kg is not None and b.target_load_kg >= a.target_load_kg)
        for a, b in zip(exercise.sets, there.sets, strict=False)
    )


def _parts(exercise: PlannedExercise) -> list[str]:
    return [part.rstrip(".") for part in (exercise.note or "").split(". ") if part]
