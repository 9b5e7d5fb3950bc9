"""A small canvas: filled and stroked shapes with smooth edges on an array of pixels, and the array as PNG.

Smooth edges: a pixel is covered as far as the distance of its middle from the shape's edge says; that is exact for straight edges
and off by less than a twentieth for the curves of a chart.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.channels.telegram.lettering import CAPITAL, GAP, text_strokes

Colour = tuple[int, int, int]
Pixels = NDArray[np.floating[Any]]
ROWS = 4  # lines looked at within a pixel when an area is filled


class Canvas:
    """Pixels of one colour to draw on. width, height: in pixels.  All places are in pixels, y downwards."""

    def __init__(self, width: int, height: int, paper: Colour = (255, 255, 255)) -> None:
        self.width, self.height = width, height
        self.pixels: Pixels = np.empty((height, width, 3))
        self.pixels[:] = paper

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, opacity: float = 1.0, rx: float = 0.0) -> None:
        """A filled rectangle with corners of radius rx."""
        rx = min(rx, width / 2, height / 2)
        where = self._around(x, y, x + width, y + height)
        px, py = self._middles(where)
        dx = np.abs(px - (x + width / 2)) - (width / 2 - rx)
        dy = np.abs(py - (y + height / 2)) - (height / 2 - rx)
        outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0) - rx
        self._blend(where, np.clip(0.5 - outside, 0, 1), colour, opacity)

    def dot(self, x: float, y: float, radius: float, colour: Colour, opacity: float = 1.0) -> None:
        """A filled circle."""
        where = self._around(x - radius, y - radius, x + radius, y + radius)
        px, py = self._middles(where)
        self._blend(where, np.clip(0.5 + radius - np.hypot(px - x, py - y), 0, 1), colour, opacity)

    def line(
        self, points: NDArray[np.float64], width: float, colour: Colour, opacity: float = 1.0, dash: Sequence[float] = ()
    ) -> None:
        """A stroke through points, shape (n, 2), with round ends. dash: lengths of line and gap in turn."""
        self.lines(_dashed(points, dash) if dash else [points], width, colour, opacity)

    def lines(self, strokes: Sequence[NDArray[np.float64]], width: float, colour: Colour, opacity: float = 1.0) -> None:
        """Several strokes as one shape, so that they are not darker where they meet."""
        strokes = [s for s in strokes if len(s) > 1]
        if not strokes:
            return
        everything = np.vstack(strokes)
        low, high = everything.min(axis=0) - width, everything.max(axis=0) + width
        where = self._around(low[0], low[1], high[0], high[1])
        covered = np.zeros((where[1] - where[0], where[3] - where[2]))
        for stroke in strokes:
            for a, b in pairwise(stroke):
                self._segment(covered, where, a, b, width)
        self._blend(where, covered, colour, opacity)

    def area(self, points: NDArray[np.float64], colour: Colour, opacity: float = 1.0) -> None:
        """A filled polygon through points, shape (n, 2); where it overlaps itself it is empty (even-odd)."""
        top, bottom, left, right = where = self._around(*points.min(axis=0), *points.max(axis=0))
        covered = np.zeros((bottom - top, right - left))
        a, b = points, np.roll(points, -1, axis=0)
        edges = np.arange(left, right)
        for row in range(top * ROWS, bottom * ROWS):
            y = (row + 0.5) / ROWS
            crossed = (a[:, 1] <= y) != (b[:, 1] <= y)
            p, q = a[crossed], b[crossed]
            xs = np.sort(p[:, 0] + (y - p[:, 1]) / (q[:, 1] - p[:, 1]) * (q[:, 0] - p[:, 0]))
            for x0, x1 in zip(xs[::2], xs[1::2], strict=True):
                covered[row // ROWS - top] += np.clip(np.minimum(x1, edges + 1) - np.maximum(x0, edges), 0, 1) / ROWS
        self._blend(where, np.clip(covered, 0, 1), colour, opacity)

    def text(self, x: float, y: float, said: str, capital: float, width: float, colour: Colour, anchor: str = "") -> None:
        """A line of text with its baseline at y. capital: height of a capital letter; width: of the stroke; anchor: as in SVG."""
        size = capital / CAPITAL
        strokes, length = text_strokes(said, GAP + 0.6 * width / size - 0.5)  # thick letters stand further apart
        start = x - size * length * {"middle": 0.5, "end": 1.0}.get(anchor, 0.0)
        self.lines([np.column_stack([start + size * s[:, 0], y - size * s[:, 1]]) for s in strokes], width, colour)

    def png(self) -> bytes:
        """The canvas as PNG, 8 bits a channel."""
        rows = np.clip(np.rint(self.pixels), 0, 255).astype(np.uint8).reshape(self.height, -1)
        # Each line as the difference from the one above: charts are mostly the same downwards, and shrink to a third.
        up = np.diff(rows, axis=0, prepend=np.zeros((1, rows.shape[1]), np.uint8))
        raw = np.hstack([np.full((self.height, 1), 2, np.uint8), up]).tobytes()
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(raw, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
        )

    # --- pixels -----------------------------------------------------------------------------------------------------------

    def _around(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        """Rows and columns that a shape can touch: top, bottom, left, right."""
        return (
            min(max(int(top) - 1, 0), self.height), max(min(int(bottom) + 2, self.height), 0),
            min(max(int(left) - 1, 0), self.width), max(min(int(right) + 2, self.width), 0),
        )  # fmt: skip

    @staticmethod
    def _middles(where: tuple[int, int, int, int]) -> tuple[Pixels, Pixels]:
        return np.arange(where[2], where[3])[None, :] + 0.5, np.arange(where[0], where[1])[:, None] + 0.5

    def _segment(
        self, covered: Pixels, where: tuple[int, int, int, int], a: NDArray[np.float64], b: NDArray[np.float64], width: float
    ) -> None:
        low, high = np.minimum(a, b) - width, np.maximum(a, b) + width
        own = self._around(low[0], low[1], high[0], high[1])
        if own[0] >= own[1] or own[2] >= own[3]:
            return
        px, py = self._middles(own)
        along = b - a
        length = float(along @ along)
        t = np.clip(((px - a[0]) * along[0] + (py - a[1]) * along[1]) / length, 0, 1) if length else np.zeros_like(px + py)
        away = np.hypot(px - a[0] - t * along[0], py - a[1] - t * along[1])
        part = covered[own[0] - where[0] : own[1] - where[0], own[2] - where[2] : own[3] - where[2]]
        np.maximum(part, np.clip(0.5 + width / 2 - away, 0, 1), out=part)

    def _blend(self, where: tuple[int, int, int, int], covered: Pixels, colour: Colour, opacity: float) -> None:
        part = self.pixels[where[0] : where[1], where[2] : where[3]]
        part += (opacity * covered)[..., None] * (np.array(colour, float) - part)


def _dashed(points: NDArray[np.float64], dash: Sequence[float]) -> list[NDArray[np.float64]]:
    """The pieces of a stroke that are line and not gap."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    at = np.concatenate([[0.0], np.cumsum(steps)])
    pieces, start, n = [], 0.0, 0
    while start < at[-1] and dash[n % len(dash)] > 0:
        end = min(start + dash[n % len(dash)], at[-1])
        if n % 2 == 0:
            inside = at[(at > start) & (at < end)]
            where = np.concatenate([[start], inside, [end]])
            pieces.append(np.column_stack([np.interp(where, at, points[:, 0]), np.interp(where, at, points[:, 1])]))
        start, n = end, n + 1
    return pieces
