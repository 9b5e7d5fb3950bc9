"""Weighted sums over any stretch of a record, so that fits to thousands of stretches cost a subtraction each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Sums:
    """Weighted sums up to each sample, so that the sums of any piece are differences."""

    def __init__(self, y: Floats, weight: Floats) -> None:
        # Moments about the middle keep digits.
        self.centre = float(np.sum(y * weight) / max(np.sum(weight), 1e-300))
        y = y - self.centre
        t = np.arange(len(y), dtype=np.float64)
        rows = np.stack([weight, weight * t, weight * t * t, weight * y, weight * t * y, weight * y * y])
        self.upto = np.concatenate([np.zeros((6, 1)), np.cumsum(rows, axis=1)], axis=1)

    def of(self, first: NDArray[np.int64] | slice, end: NDArray[np.int64] | int) -> Floats:
        """The six sums of pieces first..end, end not within, (6, k)."""
        upto = self.upto[:, end]
        return np.asarray((upto[:, None] if upto.ndim == 1 else upto) - self.upto[:, first])


def squares_left(sums: Floats) -> tuple[Floats, Floats]:
    """Weighted squares left by a constant and by a line, (k,) each."""
    w, t, tt, y, ty, yy = sums
    safe = np.maximum(w, 1e-300)
    flat = np.maximum(yy - y * y / safe, 0)
    across = tt - t * t / safe
    along = ty - t * y / safe
    gain = np.where(across > 1e-9 * np.maximum(tt, 1e-300), along * along / np.maximum(across, 1e-300), 0.0)
    return flat, np.maximum(flat - gain, 0)


class Fading:
    """Sums of an exponential that begins at each sample, summed backwards so that they keep their digits."""

    def __init__(self, y: Floats, weight: Floats, tau: float) -> None:
        self.tau = tau
        rows = ((weight, 1 / tau), (weight, 2 / tau), (weight * y, 1 / tau))
        self.onward = np.stack([_faded(row, pace) for row, pace in rows])
        self.paces = np.array([[pace] for _, pace in rows])

    def of(self, first: NDArray[np.int64] | slice, end: NDArray[np.int64] | int, length: Floats) -> Floats:
        """Weighted sums of g, g^2 and g y with g = exp(-(t - first)/tau) over first..end, end not within, (3, k)."""
        beyond = self.onward[:, end]
        return np.asarray(self.onward[:, first] - np.exp(-length * self.paces) * (beyond[:, None] if beyond.ndim == 1 else beyond))

    def gain(self, first: NDArray[np.int64] | slice, end: NDArray[np.int64] | int, length: Floats, line: Floats) -> Floats:
        """Squares that the exponential takes off those left by a constant, (k,). line: the sums of Sums for the same pieces."""
        along, across = self._along_across(self.of(first, end, length), line)
        return np.asarray(np.where(across > 1e-9 * line[0], along * along / np.maximum(across, 1e-300), 0.0))

    def size_of(self, first: NDArray[np.int64], end: NDArray[np.int64], sums: Sums) -> Floats:
        """How far each piece begins from where it settles, (k,)."""
        along, across = self._along_across(self.of(first, end, (end - first).astype(np.float64)), sums.of(first, end))
        return along / np.maximum(across, 1e-300)

    def aim_of(self, first: NDArray[np.int64], end: NDArray[np.int64], sums: Sums, size: Floats) -> Floats:
        """Where each piece settles, (k,)."""
        w, _, _, y, _, _ = sums.of(first, end)
        g = self.of(first, end, (end - first).astype(np.float64))[0]
        return np.asarray((y - size * g) / np.maximum(w, 1e-300) + sums.centre)

    @staticmethod
    def _along_across(faded: Floats, line: Floats) -> tuple[Floats, Floats]:
        g, gg, gy = faded
        w, _, _, y, _, _ = line
        safe = np.maximum(w, 1e-300)
        return gy - g * y / safe, gg - g * g / safe


def _faded(row: Floats, pace: float) -> Floats:
    """At each place the sum of what follows, fading with exp(-pace) a sample, (n + 1,)."""
    from scipy.signal import lfilter

    return np.append(lfilter([1.0], [1.0, -np.exp(-pace)], row[::-1])[::-1], 0.0)
