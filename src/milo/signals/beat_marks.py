"""Places in an ECG that may be beats: tops of the QRS band, with the signal around each for comparing shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.signals.ecg_band import Values
from milo.signals.running import running_mean, running_median

Places = NDArray[np.int64]
Windows = NDArray[np.float32]

SMOOTH_S = 0.08  # as long as a QRS
APART_S = 0.12  # two candidates stand at least so far apart (our choice)
LEAST_STRENGTH = 0.12  # of the level of beats; below it is no candidate (our choice)
BLOCK_S = 2.0  # a block holds at least one beat down to 30 bpm
LEVEL_BLOCKS = 9  # blocks whose median top is the level of beats here (our choice)
QUIET_BLOCKS = 3  # blocks whose median background is that here (our choice)
BROAD_S = 0.10  # half of a broad beat
HALF_S = 0.10  # the template reaches so far either side
SHIFT_S = 0.05  # a candidate is moved at most so far to fit


@dataclass(frozen=True)
class Marks:
    """Tops of the envelope, arrays (n,).

    at: samples. height: of the envelope. swing: in the broad band. first_level: height of beats there. calm: background there.
    windows (n, 2 (half + shift) + 1): the signal around, as far as shapes reach when shifted. power (n, 2 shift + 1): the root
    of the energy of each shift's part. wide (N,), wide_windows: the same in the wide band.
    """

    rate_hz: float
    at: Places
    height: Values
    swing: Values
    first_level: Values
    calm: Values
    windows: Windows
    power: Windows
    wide: Values
    wide_windows: Windows
    shift: int


def _blocks(x: Values, rate_hz: float) -> Values:
    """The samples in blocks of 2 s, (blocks, samples); a record shorter than one is one."""
    width = max(1, round(BLOCK_S * rate_hz))
    return x[: len(x) // width * width].reshape(-1, width) if len(x) >= width else x[None, :]


def running_level(tops: Values, size: int) -> Values:
    """Running median of so many blocks or beats, of a short row as many as it has, shape (n,)."""
    return running_median(tops, min(size, 2 * ((len(tops) + 1) // 2) - 1))


def mark(band: Values, broad: Values, wide: Values, rate_hz: float) -> Marks:
    """Every place that might be a beat."""
    envelope = np.sqrt(np.maximum(running_mean(band * band, 2 * round(SMOOTH_S * rate_hz / 2) + 1), 0))
    blocks = _blocks(envelope, rate_hz)
    middle = (np.arange(len(blocks)) + 0.5) * blocks.shape[1]
    tops = running_level(blocks.max(axis=1), LEVEL_BLOCKS)
    tops = np.maximum(tops, 1e-3 * float(tops.max()) + 1e-300)
    calm = running_level(np.median(blocks[:, ::4], axis=1), QUIET_BLOCKS)
    at = peaks(envelope, LEAST_STRENGTH * float(tops.min()), max(1, round(APART_S * rate_hz)))
    level = np.interp(at, middle, tops)
    keep = envelope[at] > LEAST_STRENGTH * level
    at, level = at[keep], level[keep]
    half, shift = round(HALF_S * rate_hz), round(SHIFT_S * rate_hz)
    windows, wide_windows = (_around(x, at, half + shift).astype(np.float32) for x in (band, wide))
    # Samples lie first, so that the extremes run along contiguous memory.
    swing = np.ptp(np.ascontiguousarray(_around(broad, at, round(BROAD_S * rate_hz)).T), axis=0)
    calm = np.interp(at, middle, calm)
    power = np.maximum(_powers(windows, half), 1e-12)
    return Marks(rate_hz, at, envelope[at], swing, level, calm, windows, power, wide, wide_windows, shift)


def peaks(x: Values, height: float, apart: int) -> Places:
    """Tops of at least a height, the higher of two that lie nearer than apart samples, in order, (m,).

    A level top counts once, at its middle. As scipy.signal.find_peaks has it, whose import takes longer than this.
    """
    step = np.flatnonzero(np.diff(x))
    if not len(step):
        return np.zeros(0, np.int64)
    # Runs of equal samples; a top is a run above both neighbours.
    first, last = np.concatenate([[0], step + 1]), np.concatenate([step, [len(x) - 1]])
    level = x[first]
    top = np.flatnonzero((level[1:-1] > level[:-2]) & (level[1:-1] > level[2:])) + 1
    at = (first[top] + last[top]) // 2
    at = at[x[at] >= height]
    near = np.diff(at) < apart
    if not near.any():
        return np.asarray(at)
    keep = np.ones(len(at), bool)
    crowded = np.flatnonzero(np.concatenate([near, [False]]) | np.concatenate([[False], near]))
    for i in crowded[np.argsort(x[at[crowded]], kind="stable")[::-1]]:
        if not keep[i]:
            continue
        for way in (-1, 1):
            k = i + way
            while 0 <= k < len(at) and abs(at[k] - at[i]) < apart:
                keep[k] = False
                k += way
    return np.asarray(at[keep])


def _around(x: Values, at: Places, reach: int) -> Values:
    """The samples up to reach either side of each place, zeros beyond the ends, (n, 2 reach + 1)."""
    return np.asarray(np.lib.stride_tricks.sliding_window_view(np.pad(x, reach), 2 * reach + 1)[at])


def _powers(windows: Windows, half: int) -> Windows:
    """Root of the energy of each shift's part, (candidate, shift)."""
    width = 2 * half + 1
    shifts = windows.shape[1] - width + 1
    within = (np.arange(windows.shape[1])[:, None] - np.arange(shifts)[None, :] < width) & (
        np.arange(windows.shape[1])[:, None] >= np.arange(shifts)[None, :]
    )
    return np.asarray(np.sqrt(windows**2 @ within.astype(np.float32)))


def shifted(template: Values, windows: int) -> Windows:
    """A template at every shift within a window, one below the other, (window, shift): windows @ this match all shifts at once."""
    shifts = windows - len(template) + 1
    made = np.zeros((windows, shifts), np.float32)
    made[np.arange(len(template))[:, None] + np.arange(shifts), np.arange(shifts)] = template[:, None]
    return made
