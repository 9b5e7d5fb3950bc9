"""A simulated lift drawn as a person for a camera: limbs of shaded balls, clothes, a face; no picture of anybody is needed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from milo.twin.lift_camera import Camera, seen_exactly

SKIN, SHIRT, TROUSERS, SHOES, HAIR = (224, 172, 140), (190, 40, 50), (35, 45, 90), (30, 30, 30), (60, 40, 25)
WALL, FLOOR = (205, 208, 205), (150, 125, 100)
LIMBS = (
    (11, 13, 0.032, 0.026, SHIRT), (13, 15, 0.024, 0.017, SKIN), (12, 14, 0.032, 0.026, SHIRT), (14, 16, 0.024, 0.017, SKIN),
    (23, 25, 0.050, 0.034, TROUSERS), (25, 27, 0.033, 0.022, TROUSERS), (24, 26, 0.050, 0.034, TROUSERS),
    (26, 28, 0.033, 0.022, TROUSERS), (29, 31, 0.020, 0.016, SHOES), (30, 32, 0.020, 0.016, SHOES), (27, 29, 0.021, 0.020, SHOES),
    (28, 30, 0.021, 0.020, SHOES), (15, 19, 0.018, 0.012, SKIN), (16, 20, 0.018, 0.012, SKIN),
)  # fmt: skip
"""From, to, radii over the body's height, colour."""


def _balls(body: np.ndarray) -> Iterator[tuple[np.ndarray, float, tuple[int, int, int]]]:
    """Centres, radii (body heights) and colours of one frame's landmarks (33, 3)."""
    for a, b, first, last, colour in LIMBS:
        for share in np.linspace(0, 1, 14):
            yield body[a] * (1 - share) + body[b] * share, first * (1 - share) + last * share, colour
    shoulders, hips = body[[11, 12]], body[[23, 24]]
    for down in np.linspace(0, 1, 12):
        for across in np.linspace(0.12, 0.88, 6):
            top = shoulders[0] * (1 - across) + shoulders[1] * across
            low = hips[0] * (1 - across) + hips[1] * across
            yield top * (1 - down) + low * down, 0.055, SHIRT if down < 0.9 else TROUSERS
    neck, ears = shoulders.mean(axis=0), body[[7, 8]].mean(axis=0)
    for share in np.linspace(0, 0.8, 6):
        yield neck * (1 - share) + ears * share, 0.032, SKIN
    ahead = body[0] - ears
    ahead = ahead / np.linalg.norm(ahead)
    up = (ears - neck) / np.linalg.norm(ears - neck)
    for high in np.linspace(-0.035, 0.045, 6):
        yield ears + up * high + ahead * 0.012, 0.047, SKIN
    for back in np.linspace(-0.01, 0.03, 4):
        yield ears + up * (0.045 - back * 0.5) - ahead * back, 0.050, HAIR
    yield body[0] - ahead * 0.004, 0.011, SKIN
    for eye in (2, 5):
        yield body[eye] + ahead * 0.004, 0.0085, (245, 245, 245)
        yield body[eye] + ahead * 0.009, 0.0050, (30, 25, 20)
    for share in np.linspace(0, 1, 5):
        yield body[9] * (1 - share) + body[10] * share + ahead * 0.004, 0.006, (165, 70, 70)


def drawn(points: np.ndarray, shot: Camera, tall_m: float = 1.7) -> Iterator[np.ndarray]:
    """Pictures (height, width, 3) of landmarks (t, 33, 3) in body heights as the camera sees them."""
    high, wide = shot.height_px, shot.width
    rows, columns = np.mgrid[0:high, 0:wide]
    scale = 0.95 * max(wide, high) * tall_m / shot.distance
    horizon = int(high * 0.72)
    room = np.where((rows < horizon)[..., None], WALL, FLOOR).astype(float)
    room *= (1 - 0.15 * np.abs(columns / wide - 0.4))[..., None]
    light = np.array([-0.4, -0.7, -0.6]) / np.linalg.norm([-0.4, -0.7, -0.6])
    balls = [list(_balls(frame)) for frame in points]
    centres = np.array([[c for c, _, _ in frame] for frame in balls])
    # The camera is aimed at the landmarks' middle; the balls are seen from the same place.
    aimed = np.concatenate([points, centres], axis=1) - np.nanmedian(points, axis=(0, 1)) * (1, 0, 1)
    placed = seen_exactly(aimed, shot, tall_m)
    for t, frame in enumerate(balls):
        picture = room.copy()
        places = placed[t, 33:]
        for k in np.argsort(-places[:, 2]):
            (x, y, _), radius, colour = places[k], frame[k][1] * scale, frame[k][2]
            left, right, top, low = int(x - radius), int(x + radius) + 2, int(y - radius), int(y + radius) + 2
            left, top, right, low = max(left, 0), max(top, 0), min(right, wide), min(low, high)
            if left >= right or top >= low:
                continue
            across, down = (columns[top:low, left:right] - x) / radius, (rows[top:low, left:right] - y) / radius
            far = across**2 + down**2
            depth = -np.sqrt(np.clip(1 - far, 0, 1))
            shade = 0.55 + 0.45 * np.clip(across * light[0] + down * light[1] + depth * light[2], 0, 1)
            cover = np.clip((1 - far) * radius / 2, 0, 1)[..., None]
            patch = picture[top:low, left:right]
            patch[:] = patch * (1 - cover) + cover * shade[..., None] * np.array(colour)
        yield np.clip(picture, 0, 255).astype(np.uint8)
