"""Training sets of the form model: simulated lifts and real repetitions, each filmed by its own camera, as features and labels."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import uiprmd

from milo.models.form import angle_inputs, corrected
from milo.signals.pose import EDGES, MIRRORED, Pose, prepare
from milo.signals.pose_angles import ANGLES, channels, joint_angles
from milo.signals.pose_features import features, halves, still, whole
from milo.signals.pose_reps import Rep, count
from milo.twin.lift_camera import camera, film
from milo.twin.lifts import FAULTS, FIVE, LIFTS, TRUNK, Take, perform

TARGETS = ("form", "strain", *FAULTS)
FRAMES = 10
"""Frames of each set that train the angle network."""
GRAPH_POINTS = 32


@dataclass
class Sets:
    """Rows of repetitions and of frames; group is a person, shot a camera, take the set a repetition belongs to."""

    rows: list[dict[str, float]] = field(default_factory=list)
    exercise: list[str] = field(default_factory=list)
    target: list[list[float]] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    """Whether the row is the mean of a set."""
    take: list[int] = field(default_factory=list)
    view: list[str] = field(default_factory=list)
    real: list[int] = field(default_factory=list)
    """Person of UI-PRMD, 0 of the simulation."""
    counted: list[tuple[int, int]] = field(default_factory=list)
    graph: list[np.ndarray] = field(default_factory=list)
    frame_in: list[np.ndarray] = field(default_factory=list)
    frame_out: list[np.ndarray] = field(default_factory=list)
    frame_base: list[np.ndarray] = field(default_factory=list)
    frame_view: list[str] = field(default_factory=list)


def graph_input(pose: Pose, rep: Rep) -> np.ndarray:
    """A repetition as (32, 35, 5): 33 landmarks and the middles of shoulders and hips; x, y, seen, dx, dy."""
    hip = pose.middle((23, 24))
    nodes = np.concatenate([pose.points, pose.middle((11, 12))[:, None], hip[:, None]], axis=1)[..., :2] - hip[:, None, :2]
    flat = halves(nodes.reshape(len(nodes), -1), rep).reshape(GRAPH_POINTS, 35, 2)
    seen = np.isfinite(flat[..., :1])
    flat = np.nan_to_num(np.clip(flat, -4, 4))
    return np.concatenate([flat, seen, np.gradient(flat, axis=0)], axis=-1).astype(np.float16)


def adjacency() -> np.ndarray:
    """Normalised links (35, 35) of the graph: bones, both middles, left with right, and each node with itself."""
    links = np.eye(35)
    pairs = [*EDGES, (33, 11), (33, 12), (34, 23), (34, 24), (33, 34), *((i, int(MIRRORED[i])) for i in range(11, 33, 2))]
    for a, b in pairs:
        links[a, b] = links[b, a] = 1
    degree = links.sum(axis=1)
    return links / np.sqrt(np.outer(degree, degree))


def true_angles(take: Take, mirrored: bool) -> np.ndarray:
    """Angles (t, 11) of the true skeleton, named as the camera names left and right."""
    solid = Pose(take.points / TRUNK, take.fps, "front", 1.0, True)
    found = joint_angles(solid)
    turned = {n: n.replace("left", "#").replace("right", "left").replace("#", "right") for n in ANGLES}
    return np.column_stack([found[turned[n] if mirrored else n] for n in ANGLES])


Layers = list[tuple[np.ndarray, np.ndarray]]


def add_take(sets: Sets, take: Take, number: int, rng: np.random.Generator, layers: Layers | None) -> None:
    """Film a simulated set once and add its frames; with the layers of the angle network its repetitions too."""
    shot = camera(rng)
    landmarks = film(take.points, shot, float(rng.normal(1.71, 0.09)), rng)
    target = [take.form, take.strain, *(take.faults.get(f, 0.0) for f in FAULTS)]
    pose = prepare(landmarks, take.fps)
    base = joint_angles(pose)
    if pose.view is None:
        return
    if layers is not None:
        add(sets, pose, layers, take.exercise, target, number, 0, shot.view, len(take.reps))
    truth = true_angles(take, shot.mirrored)
    chosen = rng.choice(pose.frames, min(FRAMES, pose.frames), replace=False)
    sets.frame_in.append(angle_inputs(pose, base)[chosen].astype(np.float32))
    sets.frame_out.append(truth[chosen].astype(np.float32))
    sets.frame_base.append(np.column_stack([base[n] for n in ANGLES])[chosen].astype(np.float32))
    sets.frame_view += [pose.view] * len(chosen)


def add(
    sets: Sets, pose: Pose, layers: Layers, exercise: str, target: list[float], number: int, real: int, view: str, reps: int
) -> None:
    """Add the repetitions found in a recording."""
    angles = joint_angles(pose)
    found = count(pose, angles)
    series = channels(pose, angles if pose.solid else corrected(pose, angles, layers))
    sets.counted.append((reps, len(found.reps)))
    if exercise == "plank":
        rows, cycles = [still(pose, series)], [Rep(0, pose.frames // 2, pose.frames - 1, 0.0)]
    else:
        cycles = list(found.reps[:4])
        rows = [features(pose, series, r) for r in cycles]
    if not rows:
        return
    for row, cycle, mean in zip([*rows, whole(rows)], [*cycles, cycles[0]], [False] * len(rows) + [True], strict=True):
        sets.rows.append(row)
        sets.exercise.append(exercise)
        sets.target.append(target)
        sets.whole.append(mean)
        sets.take.append(number)
        sets.view.append(view)
        sets.real.append(real)
        sets.graph.append(graph_input(pose, cycle))


def simulated(number: int, seed: int, layers: Layers | None, only: tuple[str, ...] = (*LIFTS, "other", "other")) -> Sets:
    """So many simulated sets, each by its own person and camera; five lifts are two of three."""
    sets = Sets()
    for k in range(number):
        rng = np.random.default_rng((seed, k))
        exercise = str(rng.choice(FIVE if rng.random() < 0.65 else only))
        reps = int(rng.integers(2, 5)) if layers is not None else 1
        add_take(sets, perform(exercise, rng, fps=float(rng.choice([12.0, 15.0, 20.0])), reps=reps), k, rng, layers)
    return sets


def real(seed: int, shots: int, first: int, layers: Layers) -> Sets:
    """UI-PRMD's repetitions, as the Kinect saw them and as `shots` random cameras would."""
    sets = Sets()
    nothing = [float("nan")] * (len(TARGETS) - 1)
    for k, one in enumerate(uiprmd.recordings()):
        rng = np.random.default_rng((seed, k))
        target = [95.0 if one.correct else 70.0, *nothing]
        add(sets, prepare(one.points, uiprmd.FPS), layers, one.movement, target, first + k, one.person, "kinect", 1)
        tall = float(np.nanmax(one.points[0, :, 1]) - np.nanmin(one.points[0, :, 1])) / 0.93
        body = (one.points - np.nanmean(one.points[0, [23, 24]], axis=0)) / tall
        body = body[..., [2, 1, 0]] * (1.0, 1.0, -1.0)  # forward, up, right: the Kinect sees the front
        body[..., 1] -= np.nanmin(body[..., 1])
        for _ in range(shots):
            shot = camera(rng)
            pose = prepare(film(body, shot, 1.7, rng), uiprmd.FPS)
            if pose.view is not None:
                add(sets, pose, layers, one.movement, target, first + k, one.person, shot.view, 1)
    return sets


def joined(*parts: Sets) -> Sets:
    """Several as one."""
    out = Sets()
    for part in parts:
        for name in Sets.__dataclass_fields__:
            getattr(out, name).extend(getattr(part, name))
    return out
