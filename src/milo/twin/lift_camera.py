"""A phone films a simulated lift: perspective, and the errors of a pose network (reference 4.2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEFT, RIGHT = np.arange(11, 33, 2), np.arange(12, 33, 2)
TWIN = np.array([0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9, *(i + 1 if i % 2 else i - 1 for i in range(11, 33))])


@dataclass(frozen=True)
class Camera:
    """yaw: 0 sees the athlete's right side, 90 the front; degrees.  distance, height: metres.  width, height_px: of the picture."""

    yaw: float
    pitch: float
    roll: float
    distance: float
    height: float
    width: int
    height_px: int
    mirrored: bool = False
    fps: float = 30.0

    @property
    def view(self) -> str:
        """side, oblique or front, by the direction alone."""
        off = abs((self.yaw + 90) % 180 - 90)
        return "side" if off <= 20 else "oblique" if off <= 50 else "front"


def camera(rng: np.random.Generator, yaw: float | None = None) -> Camera:
    """A phone somewhere in the room, held by hand or stood on the floor."""
    wide = rng.random() < 0.5
    return Camera(
        float(rng.uniform(-180, 180)) if yaw is None else yaw,
        float(rng.normal(4, 4)),
        float(rng.normal(0, 2)),
        float(rng.uniform(2.4, 4.5)),
        float(rng.uniform(0.4, 1.5)),
        *((1280, 720) if wide else (720, 1280)),
        bool(rng.random() < 0.25),
    )


def seen_exactly(points: Floats, shot: Camera, tall_m: float) -> Floats:
    """Points (t, 33, 3) in body heights as pixels x, y (down) and depth in pixels (towards the camera is negative)."""
    body = points * tall_m
    middle = np.nanmedian(body, axis=(0, 1))
    body = body - (middle[0], 0.0, middle[2])
    # The camera's axes: yaw 0 looks along z (at the side), 90 at the front.
    turn = np.radians(shot.yaw)
    x = body[..., 0] * np.cos(turn) - body[..., 2] * np.sin(turn)
    deep = -(body[..., 0] * np.sin(turn) + body[..., 2] * np.cos(turn))
    y = body[..., 1] - shot.height
    pitch = np.radians(shot.pitch)
    # The camera looks down a little and from its own height; it is aimed so that the body is in the picture.
    y, deep = y * np.cos(pitch) + deep * np.sin(pitch), deep * np.cos(pitch) - y * np.sin(pitch)
    focal = 0.95 * max(shot.width, shot.height_px)
    z = shot.distance + deep
    u, v = focal * x / z, -focal * y / z
    roll = np.radians(shot.roll)
    u, v = u * np.cos(roll) - v * np.sin(roll), u * np.sin(roll) + v * np.cos(roll)
    u, v = u + shot.width / 2, v + shot.height_px / 2
    return np.stack([u, v, focal * (deep - deep[:, 23:25].mean(axis=1, keepdims=True)) / shot.distance], axis=-1)


def film(points: Floats, shot: Camera, tall_m: float, rng: np.random.Generator, noise: float = 1.0) -> Floats:
    """Landmarks (t, 33, 4) as a pose network gives them: x, y in pixels, z a guess, visibility; NaN rows where it lost the body.

    points: (t, 33, 3) in body heights.  noise: 1 as reference 4.2, 0 for a perfect network.
    """
    exact = seen_exactly(points, shot, tall_m)
    t = len(exact)
    tall_px = 0.95 * max(shot.width, shot.height_px) * tall_m / shot.distance
    depth = exact[..., 2]
    # Hidden: the far side of whoever stands sideways, and now and then what a plate or a bench covers.
    facing = exact[:, [11, 12, 23, 24], 2] - exact[:, [12, 11, 24, 23], 2]
    behind = np.zeros((t, 33))
    across = float(np.abs(np.cos(np.radians(shot.yaw))))
    behind[:, LEFT] = np.clip(facing[:, :1] / (0.15 * tall_px), 0, 1) * across
    behind[:, RIGHT] = np.clip(facing[:, 1:2] / (0.15 * tall_px), 0, 1) * across
    if rng.random() < 0.3:
        covered = rng.choice([15, 16, 27, 28, 13, 14], 2, replace=False)
        start = int(rng.integers(0, max(1, t - 5)))
        behind[start : start + int(rng.uniform(0.1, 0.4) * t), covered] = 1.0
    seen = np.clip(0.97 - 0.55 * behind + rng.normal(0, 0.04, (t, 33)), 0.05, 1.0)
    spread = noise * 0.2 * tall_px * np.where(seen < 0.6, 0.034, 0.014)
    rho = 0.7 ** (30 / shot.fps)
    wobble = np.empty((t, 33, 2))
    fresh = rng.normal(0, 1, (t, 33, 2))
    state = fresh[0]
    for k in range(t):
        state = rho * state + np.sqrt(1 - rho**2) * fresh[k] if k else fresh[0]
        wobble[k] = state
    bias = rng.normal(0, 0.6, (1, 33, 2)) * noise * 0.2 * tall_px * 0.012
    out = np.empty((t, 33, 4))
    out[..., :2] = exact[..., :2] + wobble * spread[..., None] + bias
    drift = np.cumsum(rng.normal(0, 1, (t, 33)), axis=0) * 0.3
    squeezed = rng.uniform(0.5, 1.0)
    out[..., 2] = depth * squeezed + noise * tall_px * (
        0.04 * rng.normal(0, 1, (1, 33)) + 0.012 * drift / np.sqrt(shot.fps) + 0.015 * rng.normal(0, 1, (t, 33))
    )
    out[..., 3] = seen
    if shot.mirrored:
        out[..., 0] = shot.width - out[..., 0]
        out = out[:, TWIN]
    if noise:
        swapped = rng.random(t) < 0.002
        out[swapped] = out[swapped][:, TWIN]
        if rng.random() < 0.25:
            start = int(rng.integers(0, t))
            out[start : start + int(rng.integers(1, max(2, round(0.3 * shot.fps))))] = np.nan
    return out
