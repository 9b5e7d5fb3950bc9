"""Exercises that are held still: a set of them is told by how long it lasted, one of all others by its repetitions."""

from __future__ import annotations

from milo.vocabulary.exercises import catalogue

STRETCH_CUE = "Hold for about thirty seconds."
"""What the catalogue says of a stretch that is held."""
_HELD = frozenset(
    [
        "wall_sit", "plate_pinch", "isometric_calf_hold", "wall_handstand", "isometric_chest_squeeze",
        "bodyweight_shoulder_extension",
        "dead_hang", "wall_external_rotation", "wall_lateral_press", "dumbbell_hold", "plank", "knee_plank", "wall_plank",
        "incline_plank", "long_lever_plank", "high_plank", "bear_hold", "side_plank", "knee_side_plank", "copenhagen_plank",
        "copenhagen_plank_core", "l_sit", "hollow_hold", "suitcase_hold", "deep_squat_hold", "feet_together_stand",
        "semi_tandem_stand", "tandem_stand", "supported_single_leg_stand", "single_leg_stand", "eyes_closed_stand", "toe_stand",
    ]
)  # fmt: skip
"""Ids of the catalogue: nothing moves in them, so that a number alone does not say whether it counts or lasts (our choice)."""
_TIMED = frozenset({"carry"})
"""Patterns whose sets last, though somebody walks in them and a weight is carried."""


def is_held(exercise: str) -> bool:
    """Whether an exercise (id) is held still.

    >>> is_held("plank"), is_held("push_up")
    (True, False)
    """
    known = catalogue().get(exercise)
    return exercise in _HELD or (known is not None and STRETCH_CUE in known.cues)


def may_last(exercise: str) -> bool:
    """Whether a set of an exercise (id) may be told by its seconds: what is held or carried, or has no weight to note.

    >>> may_last("wall_sit"), may_last("mountain_climber"), may_last("farmers_carry"), may_last("bench_press")
    (True, True, True, False)
    """
    known = catalogue().get(exercise)
    return is_held(exercise) or (known is not None and (known.pattern in _TIMED or not known.loadable))
