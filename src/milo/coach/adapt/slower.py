"""The way on where neither weight nor repetitions may grow: the same set, lowered slowly. Reference training.md 2.4, safety PL-08.

Sets end at 12 repetitions (PL-07), or where they may grow to (plans.above_range), and some next dumbbells ask for more even then
than PL-08 lets a load rise at once. Slower lowering is harder and needs neither; it is one variable, and
nothing else grows with it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import PlannedExercise

FULL = frozenset({"range_full", "range_full_body"})
"""The reasons of a step that was not taken because the range is full."""
SLOW_NOTE: Mapping[str, str] = {"en": "Three seconds on the way down", "es": "Tres segundos al bajar"}
SLOW_FROM_S, SLOW_S = None, 3  # how long the way down takes: as it comes, and as the note asks (our choice)
LOWERED = frozenset({
    "squat", "hinge", "lunge", "horizontal push", "vertical push", "horizontal pull", "vertical pull", "elbow flexion",
    "elbow extension", "calf", "knee flexion", "knee extension", "hip extension", "chest fly", "shoulder abduction",
})  # fmt: skip
"""Patterns with a way down that can be slow."""
_NO_WAY_DOWN = ("swing", "sit", "hold", "plank", "hang")  # thrown or held, not lowered


def can_be_slow(exercise: PlannedExercise) -> bool:
    """Whether an exercise has a way down that can be slow, and is not slow already."""
    known = catalogue().get(exercise.exercise_id)
    thrown = not set(_NO_WAY_DOWN).isdisjoint(exercise.exercise_id.split("_"))
    return known is not None and known.pattern in LOWERED and not thrown and not is_slow(exercise)


def is_slow(exercise: PlannedExercise) -> bool:
    """Whether the plan asks for the slow way down."""
    return not set(_parts(exercise)).isdisjoint(SLOW_NOTE.values())


def slowed(exercise: PlannedExercise, language: str) -> PlannedExercise:
    """The exercise with the slow way down in its note."""
    return msgspec.structs.replace(exercise, note=". ".join([*_parts(exercise), SLOW_NOTE[language]]))


def unslowed(exercise: PlannedExercise) -> PlannedExercise:
    """The exercise without it: another weight is lifted as any other first."""
    kept = [part for part in _parts(exercise) if part not in SLOW_NOTE.values()]
    return msgspec.structs.replace(exercise, note=". ".join(kept) or None) if is_slow(exercise) else exercise


def _parts(exercise: PlannedExercise) -> list[str]:
    return [part.rstrip(".") for part in (exercise.note or "").split(". ") if part]
