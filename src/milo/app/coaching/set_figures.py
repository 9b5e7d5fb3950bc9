"""The figures of a set as the documents of every door have them."""

from __future__ import annotations

from milo.vocabulary.records import LiftedSet


def figures_of(one: LiftedSet) -> dict[str, float | None]:
    """{"reps", "weight_kg", "rir"} of a set, and "duration_s" where it was held and not counted."""
    held = {"duration_s": one.duration_s} if not one.reps and one.duration_s else {}
    return {"reps": one.reps, "weight_kg": one.weight_kg, "rir": one.rir, **held}
