"""Landmarks of a lift: counted right in any unit, way up, rate and camera; never a count where nothing repeats."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from each import each
from milo.signals.pose import MIRRORED, NAMES, prepare
from milo.signals.pose_angles import channels, joint_angles
from milo.signals.pose_faults import judged, score, strain
from milo.signals.pose_features import features
from milo.signals.pose_reps import count
from milo.twin.lift_camera import Camera, camera, film, seen_exactly
from milo.twin.lifts import LIFTS, Take, perform
from milo.vocabulary.errors import BadValue

SIDE = Camera(0.0, 2.0, 0.0, 3.2, 0.9, 1280, 720)
FRONT = Camera(90.0, 2.0, 0.0, 3.2, 0.9, 1280, 720)


def squats(reps: int = 4, shot: Camera = SIDE, seed: int = 0, fps: float = 20.0, **faults: float) -> tuple[Take, np.ndarray]:
    """Ada squats in front of a camera: what she did, and what a pose network saw."""
    rng = np.random.default_rng(seed)
    take = perform("squat", rng, fps=fps, reps=reps, faults=faults)
    return take, film(take.points, shot, 1.7, rng)


def counted(landmarks: np.ndarray, fps: float = 20.0) -> int:
    pose = prepare(landmarks, fps)
    return len(count(pose, joint_angles(pose)).reps)


@each("exercise", [e for e in LIFTS if e != "plank"])
def test_repetitions_of_every_exercise_are_counted_from_any_side(exercise: str) -> None:
    off = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        take = perform(exercise, rng, fps=15.0)
        off.append(abs(counted(film(take.points, camera(rng), 1.7, rng), 15.0) - len(take.reps)))
    assert max(off) <= 1
    assert sum(off) <= 1


@given(
    scale=st.sampled_from([1 / 1280, 0.01, 1.0, 7.0]),
    flip=st.booleans(),
    mirror=st.booleans(),
    quarter=st.integers(0, 3),
    reps=st.integers(1, 6),
)
@settings(max_examples=25, deadline=None)
def test_units_and_the_way_a_phone_is_held_change_no_count(scale: float, flip: bool, mirror: bool, quarter: int, reps: int) -> None:
    _, seen = squats(reps, seed=reps)
    turned = seen.copy()
    for _ in range(quarter):
        turned[..., 0], turned[..., 1] = -turned[..., 1].copy(), turned[..., 0].copy()
    if flip:
        turned[..., 1] *= -1
    if mirror:
        turned[..., 0] *= -1
        turned = turned[:, MIRRORED]
    turned[..., :3] *= scale
    assert counted(turned) == reps


@each("fps", [10.0, 25.0, 60.0])
def test_the_rate_of_the_camera_changes_no_count(fps: float) -> None:
    _, seen = squats(5, fps=fps)
    assert counted(seen, fps) == 5


def test_half_of_the_landmarks_missing_still_gives_the_count() -> None:
    _, seen = squats(5)
    seen[np.random.default_rng(1).random(seen.shape[:2]) < 0.5] = np.nan
    pose = prepare(seen, 20.0)
    assert len(count(pose, joint_angles(pose)).reps) == 5


@given(seed=st.integers(0, 1000), jitter=st.floats(0.0, 8.0), smooth=st.booleans())
@settings(max_examples=25, deadline=None)
def test_who_stands_still_has_no_repetitions(seed: int, jitter: float, smooth: bool) -> None:
    take, _ = squats(1)
    rng = np.random.default_rng(seed)
    pose = seen_exactly(take.points[int(rng.integers(len(take.points)))][None], SIDE, 1.7)[0]
    noise = rng.normal(0, jitter, (200, 33, 3))
    if smooth:
        noise = np.stack([np.convolve(c, np.ones(9) / 9, "same") for c in noise.reshape(200, -1).T], axis=1).reshape(noise.shape)
    assert counted(pose + noise) == 0


def test_who_stands_still_before_a_pose_network_for_a_minute_has_no_repetitions() -> None:
    take, _ = squats(1)
    for seed in range(6):
        rng = np.random.default_rng((9, seed))
        assert counted(film(take.points[:1].repeat(720, 0), camera(rng), 1.7, rng), 12.0) == 0


def test_pictures_of_different_people_are_no_movement() -> None:
    rng = np.random.default_rng(3)
    shots = []
    for seed in range(120):
        _, seen = squats(1, camera(rng), seed)
        shots.append(seen[len(seen) // 2 + int(rng.integers(-8, 8))])
    pose = prepare(np.array(shots), 30.0)
    found = count(pose, joint_angles(pose))
    assert not found.reps
    assert found.reasons


def test_two_people_in_the_picture_are_told_and_one_is_counted() -> None:
    _, ada = squats(4)
    bruno = np.broadcast_to(ada[:1] + np.array([500.0, 0, 0, 0]), ada.shape).copy()
    for start in range(30, len(ada), 60):
        ada[start : start + 8] = bruno[start : start + 8]
    pose = prepare(ada, 20.0)
    assert "two_people" in pose.reasons
    assert abs(len(count(pose, joint_angles(pose)).reps) - 4) <= 1


def test_a_person_who_leaves_and_an_empty_picture_give_a_reason() -> None:
    _, seen = squats(4)
    seen[len(seen) // 2 :] = np.nan
    assert "person_leaves" in prepare(seen, 20.0).reasons
    empty = prepare(np.full((50, 33, 4), np.nan), 20.0)
    assert empty.reasons == ("nobody_seen",)
    assert not count(empty, joint_angles(empty)).reps


def test_left_and_right_that_a_network_swapped_are_put_back() -> None:
    take, _ = squats(2, FRONT)
    exact = seen_exactly(take.points, FRONT, 1.7)
    wrong = exact.copy()
    for t in range(20, len(wrong), 15):
        wrong[t] = wrong[t, MIRRORED]
    mended, truth = prepare(wrong, 20.0).points, prepare(exact, 20.0).points
    assert np.nanmax(np.abs(mended - truth)) < 0.05


@pytest.mark.parametrize(("yaw", "view"), [(0.0, "side"), (40.0, "oblique"), (90.0, "front"), (180.0, "side"), (-90.0, "front")])
def test_the_view_is_told_from_the_width_of_the_body(yaw: float, view: str) -> None:
    _, seen = squats(2, Camera(yaw, 2.0, 0.0, 3.2, 0.9, 1280, 720))
    assert prepare(seen, 20.0).view == view


def test_angles_of_a_perfect_network_are_those_of_the_body() -> None:
    take, _ = squats(2)
    for shot, most in ((SIDE, 5.0), (FRONT, 12.0)):
        pose = prepare(seen_exactly(take.points, shot, 1.7), 20.0)
        solid = prepare(take.points * (1.0, -1.0, 1.0), 20.0)
        assert solid.solid
        for name, truth in joint_angles(solid).items():
            if name.startswith(("knee", "hip", "trunk")):
                assert np.nanmean(np.abs(joint_angles(pose)[name] - truth)) < most, name


@each("shape", [(10, 17, 3), (10, 33), (10, 33, 5)])
def test_other_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(BadValue, match="33"):
        prepare(np.zeros(shape), 30.0)


@pytest.mark.parametrize(
    ("fault", "shot"), [("shallow_depth", SIDE), ("trunk_lean", SIDE), ("knee_valgus", FRONT), ("heel_lift", SIDE)]
)
def test_rules_see_a_fault_that_was_put_in_and_take_points_for_it(fault: str, shot: Camera) -> None:
    def seen(**faults: float) -> tuple[float, float, float]:
        _, landmarks = squats(3, shot, 2, **faults)
        pose = prepare(landmarks, 20.0)
        angles = joint_angles(pose)
        series = channels(pose, angles)
        found = [judged(features(pose, series, r), "squat", pose.view) for r in count(pose, angles).reps]
        return (
            float(np.mean([f[fault][0] for f in found])),
            float(np.mean([score(f, "squat") for f in found])),
            float(np.mean([strain(f, "squat") for f in found])),
        )

    clean, faulty = seen(), seen(**{fault: 1.0})
    assert faulty[0] > clean[0] + 0.06
    assert faulty[1] < clean[1]
    assert faulty[2] > clean[2]


def test_names_are_mediapipes_and_mirroring_twice_changes_nothing() -> None:
    assert (NAMES[0], NAMES[11], NAMES[32]) == ("nose", "left_shoulder", "right_foot_index")
    assert (MIRRORED[MIRRORED] == np.arange(33)).all()
