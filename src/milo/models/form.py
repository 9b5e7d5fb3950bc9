"""The form model: which exercise, joint angles of any view, what is wrong with a repetition; NumPy only.

Three parts lie on the shelf as arrays: a small network that corrects the angles geometry gives, boosted trees that name the
exercise, and boosted trees that judge form, strain and faults. `recipes/form/train.py` makes them; its card says how good.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from milo.models import shelf
from milo.signals import pose_faults
from milo.signals.pose import BODY, Floats, Pose
from milo.signals.pose_angles import ANGLES, BONES

NODES = (0, *BODY, 31, 32)
EXERCISES = (
    "bench_press", "curl", "deadlift", "lunge", "overhead_press", "plank", "pull_up", "push_up", "row", "shoulder_abduction",
    "side_lunge", "sit_to_stand", "sit_up", "squat", "other",
)  # fmt: skip
BY_FAULTS = frozenset({"squat", "deadlift", "bench_press", "overhead_press", "lunge"})
"""Lifts whose faults were taught one by one: their scores follow from the faults too, so that a score and what is named agree."""
MIDDLE, WHOLE, BELOW = 85.0, 92.0, 1.3
"""Severities that are guessed lie too near the middle. So points above MIDDLE are stretched until WHOLE is 100, and those below by
BELOW (chosen on one half of the simulated test sets, the same on the other: docs/form.md)."""
SURE = 0.6  # below this chance the exercise is unknown (our choice, see docs/form.md)


@dataclass(frozen=True)
class Trees:
    """Boosted trees as arrays: all nodes in a row, roots where each tree starts, output the column each tree adds to."""

    feature: NDArray[np.int32]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    missing_left: NDArray[np.bool_]
    roots: NDArray[np.int32]
    output: NDArray[np.int32]
    base: Floats

    def predict(self, rows: Floats) -> Floats:
        """Raw sums (n, outputs) of rows (n, features); NaN is a missing feature."""
        n = len(rows)
        at = np.broadcast_to(self.roots, (n, len(self.roots))).copy()
        row = np.arange(n)[:, None]
        while True:
            inner = self.left[at] >= 0
            if not inner.any():
                break
            x = rows[row, np.maximum(self.feature[at], 0)]
            go_left = np.where(np.isnan(x), self.missing_left[at], x <= self.threshold[at])
            at = np.where(inner, np.where(go_left, self.left[at], self.right[at]), at)
        out = np.tile(self.base, (n, 1)).astype(float)
        for k in range(len(self.base)):
            out[:, k] += self.value[at][:, self.output == k].sum(axis=1)
        return out


@dataclass(frozen=True)
class FormModel:
    """The loaded parts. rows of `judge` follow EXERCISES: known exercises are given to the trees as a column each."""

    names: tuple[str, ...]
    exercise: Trees
    judge: Trees
    targets: tuple[str, ...]
    layers: list[tuple[Floats, Floats]]
    spread: Floats
    far: Floats
    by: str

    def rows(self, found: list[dict[str, float]]) -> Floats:
        """Feature dictionaries as an array (n, features)."""
        return np.array([[f.get(n, np.nan) for n in self.names] for f in found])

    def recognise(self, rows: Floats) -> Floats:
        """Chance (len(EXERCISES),) of each exercise, of all repetitions together."""
        raw = self.exercise.predict(rows)
        raw -= raw.max(axis=1, keepdims=True)
        chance = np.exp(raw)
        chance /= chance.sum(axis=1, keepdims=True)
        return np.asarray(chance.mean(axis=0))

    def assess(self, rows: Floats, exercise: str) -> dict[str, Floats]:
        """Form, strain (0-100) and severities of faults (0-1) by name, each (n,)."""
        known = np.zeros((len(rows), len(EXERCISES)))
        known[:, EXERCISES.index(exercise)] = 1
        raw = self.judge.predict(np.hstack([rows, known]))
        told = {name: np.clip(raw[:, k], 0, 100 if name in {"form", "strain"} else 1) for k, name in enumerate(self.targets)}
        return told | _from_faults(told, exercise) if exercise in BY_FAULTS else told

    def angles(self, pose: Pose, geometric: dict[str, Floats]) -> dict[str, Floats]:
        """Angles by name with the errors of geometry corrected."""
        return corrected(pose, geometric, self.layers)


def _from_faults(told: dict[str, Floats], exercise: str) -> dict[str, Floats]:
    """Form and strain that follow from the severities of an exercise's faults, each (n,)."""
    lost, spared = np.zeros(1), np.ones(1)
    for rule in pose_faults.RULES:
        if exercise in rule.exercises and rule.name in told:
            lost = lost + rule.weight * told[rule.name]
            spared = spared * (1 - (0.45 if rule.weight == pose_faults.SAFETY else 0.10) * told[rule.name])
    # Form was taught by real people too, faults were not: both count.
    form = (told["form"] + 100 * (1 - lost)) / 2
    return {"form": _sharper(form), "strain": 100 - 0.95 * _sharper(100 * spared)}


def _sharper(points: Floats) -> Floats:
    """Points 0-100, 100 for nothing wrong, drawn apart."""
    gain = np.where(points > MIDDLE, (100 - MIDDLE) / (WHOLE - MIDDLE), BELOW)
    return np.asarray(np.clip(MIDDLE + (points - MIDDLE) * gain, 0, 100))


def corrected(pose: Pose, geometric: dict[str, Floats], layers: list[tuple[Floats, Floats]]) -> dict[str, Floats]:
    """Angles by name, geometry's plus what the network adds."""
    x = angle_inputs(pose, geometric)
    for k, (weight, bias) in enumerate(layers):
        x = x @ weight + bias
        if k < len(layers) - 1:
            x = np.maximum(x, 0)
    out = {}
    for k, name in enumerate(ANGLES):
        value = np.clip(geometric[name] + 90 * x[:, k], 0, 180)
        out[name] = np.where(np.isfinite(geometric[name]), value, np.nan)
    return out


def angle_inputs(pose: Pose, geometric: dict[str, Floats]) -> Floats:
    """What the angle network sees of each frame, (t, inputs): points about the hips, gaps, bones' longest shadows, angles."""
    nodes = pose.points[:, NODES]
    middle = np.nan_to_num(pose.middle((23, 24)))[:, None]
    there = np.isfinite(nodes[..., 0])
    flat = np.where(there[..., None], nodes - middle, 0.0)
    lengths = []
    for a, b in (*BONES, (11, 12), (23, 24)):
        shadow = np.linalg.norm((pose.points[:, a] - pose.points[:, b])[:, :2], axis=-1)
        good = shadow[np.isfinite(shadow)]
        lengths += list(np.percentile(good, (10, 50, 92))) if len(good) > 2 else [0.0, 0.0, 0.0]
    t = pose.frames
    angles = np.column_stack([np.nan_to_num(geometric[name]) / 90 for name in ANGLES])
    return np.hstack([np.clip(flat.reshape(t, -1), -4, 4), there, np.tile(lengths, (t, 1)), angles])


def trees(arrays: dict[str, np.ndarray], prefix: str) -> Trees:
    """Trees from the arrays of an .npz whose names start with the prefix."""
    return Trees(**{name: arrays[f"{prefix}.{name}"] for name in Trees.__dataclass_fields__})


@cache
def load() -> FormModel | None:
    """The model of the shelf; None where it is not there."""
    if "form" not in shelf.names():
        return None
    stored = shelf.load("form")
    return from_arrays(stored.arrays(), f"form {stored.card['version']}")


def from_arrays(arrays: dict[str, np.ndarray], by: str) -> FormModel:
    """The model of its arrays."""
    layers = [(arrays[f"angle.w{k}"].astype(float), arrays[f"angle.b{k}"].astype(float)) for k in range(3)]
    return FormModel(
        tuple(arrays["names"].tolist()), trees(arrays, "exercise"), trees(arrays, "judge"), tuple(arrays["targets"].tolist()),
        layers, arrays["spread"], arrays["far"], by,
    )  # fmt: skip
