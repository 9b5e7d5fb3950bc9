"""Real movement: repetitions of UI-PRMD (Vakanski et al., Data 2018, 3(1):2, PDDL), as the 33 landmarks of a camera.

The recordings are those of a Kinect: 22 joints, positions relative to the parent in the parent's frame, angles in degrees.
"""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDER = Path(os.environ.get("MILO_SHARED_DATA", Path(__file__).resolve().parents[2] / ".." / "shared" / "data")) / "form-uiprmd"
MOVEMENTS = {1: "squat", 3: "lunge", 4: "side_lunge", 5: "sit_to_stand", 7: "shoulder_abduction"}
FPS = 30.0
PARENTS = (-1, 0, 1, 2, 3, 4, 2, 6, 7, 8, 2, 10, 11, 12, 0, 14, 15, 16, 0, 18, 19, 20)
LANDMARKS = {
    0: 5, 11: 7, 12: 11, 13: 8, 14: 12, 15: 9, 16: 13, 23: 14, 24: 18, 25: 15, 26: 19, 27: 16, 28: 20, 31: 17, 32: 21,
}  # fmt: skip
"""Landmark of MediaPipe: joint of the Kinect."""


@dataclass(frozen=True)
class Recording:
    """One repetition: landmarks (t, 33, 3) in cm, y up, NaN where the Kinect has no such point."""

    movement: str
    person: int
    episode: int
    correct: bool
    points: np.ndarray


def _turns(angles: np.ndarray) -> np.ndarray:
    """Rotation matrices (..., 3, 3) of intrinsic rotations about z, y and x."""
    x, y, z = np.moveaxis(np.radians(angles), -1, 0)
    one, zero = np.ones_like(x), np.zeros_like(x)
    rx = np.stack([one, zero, zero, zero, np.cos(x), -np.sin(x), zero, np.sin(x), np.cos(x)], -1).reshape(*x.shape, 3, 3)
    ry = np.stack([np.cos(y), zero, np.sin(y), zero, one, zero, -np.sin(y), zero, np.cos(y)], -1).reshape(*x.shape, 3, 3)
    rz = np.stack([np.cos(z), -np.sin(z), zero, np.sin(z), np.cos(z), zero, zero, zero, one], -1).reshape(*x.shape, 3, 3)
    return rz @ ry @ rx


def joints(positions: np.ndarray, angles: np.ndarray) -> np.ndarray:
    """Absolute positions (t, 22, 3) in cm by forward kinematics. positions, angles: (t, 66)."""
    local, turns = positions.reshape(len(positions), 22, 3), _turns(angles.reshape(len(angles), 22, 3))
    place, frame = np.zeros_like(local), np.zeros((len(local), 22, 3, 3))
    for k, parent in enumerate(PARENTS):
        if parent < 0:
            place[:, k], frame[:, k] = local[:, k], turns[:, k]
        else:
            place[:, k] = place[:, parent] + (frame[:, parent] @ local[:, k, :, None])[..., 0]
            frame[:, k] = frame[:, parent] @ turns[:, k]
    return place


def recordings(movements: tuple[int, ...] = tuple(MOVEMENTS)) -> list[Recording]:
    """All repetitions of the movements, by movement, person and number."""
    found = []
    for folder, tail, correct in (("correct", "", True), ("incorrect", "_inc", False)):
        for path in sorted((FOLDER / folder).glob(f"*positions{tail}.txt.gz")):
            movement, person, episode = (int(part[1:]) for part in path.name.split("_")[:3])
            if movement not in movements:
                continue
            with gzip.open(path, "rt") as f:
                positions = np.loadtxt(f, delimiter=",")
            with gzip.open(path.with_name(path.name.replace("positions", "angles")), "rt") as f:
                angles = np.loadtxt(f, delimiter=",")
            n = min(len(positions), len(angles))
            place = joints(positions[:n], angles[:n])
            points = np.full((n, 33, 3), np.nan)
            for landmark, joint in LANDMARKS.items():
                points[:, landmark] = place[:, joint]
            found.append(Recording(MOVEMENTS[movement], person, episode, correct, points))
    return found
