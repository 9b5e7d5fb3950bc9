"""The app's icons as PNG, drawn by our own code from the mark: no image library and no file to keep."""

from __future__ import annotations

import struct
import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

ACCENT, WHITE = (169, 77, 38), (255, 255, 255)
FINE = 2  # samples a pixel each way
VIEW, SHARE = 32.0, 0.58  # the mark's own square, and how much of the icon it takes: a mask may cut a fifth off each side
Curve = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
HORNS: tuple[Curve, ...] = (
    ((3, 5), (3, 13), (7, 16), (12, 16)),
    ((12, 16), (14.7, 16), (17.3, 16), (20, 16)),
    ((20, 16), (25, 16), (29, 13), (29, 5)),
    ((29, 5), (27.2, 9), (24.4, 10.6), (21, 10.6)),
    ((21, 10.6), (17.7, 10.6), (14.3, 10.6), (11, 10.6)),
    ((11, 10.6), (7.6, 10.6), (4.8, 9), (3, 5)),
)
MUZZLE: tuple[Curve, ...] = (
    ((10.5, 18), (14, 18), (18, 18), (21.5, 18)),
    ((21.5, 18), (20.9, 20.4), (20.4, 22.8), (19.8, 25.2)),
    ((19.8, 25.2), (18.9, 29.2), (13.1, 29.2), (12.2, 25.2)),
    ((12.2, 25.2), (11.6, 22.8), (11.1, 20.4), (10.5, 18)),
)


@cache
def icon_png(size: int) -> bytes:
    """A square icon, full to its edges so that any mask fits. size: px."""
    n = size * FINE
    step = (np.arange(n) + 0.5) / n * VIEW
    centre = VIEW / 2
    x, y = np.meshgrid(centre + (step - centre) / SHARE, centre + (step - centre) / SHARE + 0.6)
    inside = _within(_flat(HORNS), x, y) | _within(_flat(MUZZLE), x, y)
    share = inside.reshape(size, FINE, size, FINE).mean(axis=(1, 3))[..., None]
    pixels = (np.array(ACCENT) * (1 - share) + np.array(WHITE) * share).round().astype(np.uint8)
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _flat(curves: tuple[Curve, ...]) -> NDArray[np.float64]:
    """A closed outline as points, eight a curve."""
    t = np.linspace(0, 1, 8, endpoint=False)[:, None]
    parts = [
        (1 - t) ** 3 * np.array(a) + 3 * (1 - t) ** 2 * t * np.array(b) + 3 * (1 - t) * t**2 * np.array(c) + t**3 * np.array(d)
        for a, b, c, d in curves
    ]
    return np.concatenate(parts)


def _within(outline: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether points lie inside an outline, by the crossings of a ray (even-odd)."""
    inside = np.zeros(x.shape, dtype=bool)
    for (x1, y1), (x2, y2) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if y1 != y2:
            inside ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return inside


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
