"""Drawings of exercises: limbs keep their length from one pose to the next, and stay on the canvas."""

from __future__ import annotations

import math

import pytest

from milo.channels.web.exercise_drawing import POSES, Pose, drawing_html
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import PlannedExercise


def lengths(p: Pose) -> dict[str, float]:
    return {
        "shin": math.dist(p.ankle, p.knee), "thigh": math.dist(p.knee, p.hip), "trunk": math.dist(p.hip, p.shoulder),
        "upper arm": math.dist(p.shoulder, p.elbow), "forearm": math.dist(p.elbow, p.hand),
    }  # fmt: skip


@pytest.mark.parametrize("pattern", POSES)
def test_limbs_keep_their_length(pattern: str) -> None:
    first, *rest = POSES[pattern]
    for pose in rest:
        for limb, length in lengths(pose).items():
            assert length == pytest.approx(lengths(first)[limb], rel=0.3), limb
    assert all(0 <= x <= 100 and -8 <= y <= 106 for pose in POSES[pattern] for x, y in (pose.head, pose.hand, pose.hip, pose.ankle))


def test_most_exercises_with_sets_have_a_drawing_with_their_weight() -> None:
    known = catalogue()

    def planned(id: str) -> PlannedExercise:
        e = known[id]
        return PlannedExercise(
            exercise=e.name, exercise_id=id, pattern=e.pattern, muscles=dict(e.muscles), equipment=list(e.equipment), sets=[]
        )

    assert sum(bool(drawing_html(planned(id))) for id in known) > 0.35 * len(known)
    assert drawing_html(planned("leg_press")) == "", "a machine is another movement than a squat"
    drawn = drawing_html(planned("back_squat"))
    assert (drawn.count("weight"), drawn.count("<g ")) == (2, 2)
    assert {e.pattern for e in known.values()} >= set(POSES)
