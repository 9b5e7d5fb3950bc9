"""The top of each R wave, in the signal itself: whole sample and moment between samples."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Values = NDArray[np.float64]
Places = NDArray[np.int64]

SEARCH_S = 0.04  # sensors 1.8: snap to the local top within 40 ms
LOOK_S = 0.08  # the usual beat's main deflection lies within so far of where the detector points (our choice)
LIGHT_S = 0.004  # sd of the light smoothing: a 10 ms wave keeps its top (our choice)
BASE_S = 0.16  # the baseline is the median of so far either side: more than a QRS and less than a P to T (our choice)
CHUNK = 4096  # beats at a time, for the memory


def refine(filled: Values, rate_hz: float, near: Places) -> tuple[Places, Values]:
    """Top of the main deflection at each beat: sample indices (m,), and moments in s (m,).

    filled: the ECG, shape (n,), any unit, no NaN. near: where the detector points, samples of it, rising, (m,).
    One direction for the whole record, that of the greater deflection of the usual beat, so that intervals compare like with like;
    an inverted lead gives the same tops. A parabola through three samples of the lightly smoothed signal gives the moment.
    """
    if not len(near):
        return near.astype(np.int64), np.zeros(0)
    base, look, light = (max(1, round(s * rate_hz)) for s in (BASE_S, LOOK_S, 3 * LIGHT_S))
    search = max(1, round(SEARCH_S * rate_hz))
    kernel = np.exp(-0.5 * (np.arange(-light, light + 1) / (LIGHT_S * rate_hz)) ** 2)
    kernel /= kernel.sum()
    # The median beat of a sample of all shows which way the main deflection goes, and where.
    some = near[:: max(1, len(near) // 400)]
    usual = np.median(_gather(filled, some, base + light), axis=0)
    usual = np.convolve(usual, kernel, mode="valid")
    usual = usual - np.median(usual)
    middle = usual[base - look : base + look + 1]
    turn = 1.0 if middle.max() >= -middle.min() else -1.0
    offset = int((turn * middle).argmax()) - look
    top, moment = np.zeros(len(near), np.int64), np.zeros(len(near))
    for begin in range(0, len(near), CHUNK):
        part = slice(begin, begin + CHUNK)
        windows = turn * _gather(filled, near[part] + offset, search + 1 + light)
        smooth = sliding_window_view(windows, len(kernel), axis=1) @ kernel  # which is the same from both ends
        inner = smooth[:, 1:-1]
        best = inner.argmax(axis=1) + 1
        here = np.arange(len(best))
        left, mid, right = smooth[here, best - 1], smooth[here, best], smooth[here, best + 1]
        bend = left - 2 * mid + right
        between = np.where(bend < 0, 0.5 * (left - right) / np.where(bend < 0, bend, 1.0), 0.0)
        place = near[part] + offset + best - search - 1
        top[part] = np.clip(place, 0, len(filled) - 1)
        moment[part] = (place + np.clip(between, -0.5, 0.5)) / rate_hz
    keep = np.append(True, np.diff(top) > 0)
    return top[keep], moment[keep]


def _gather(x: Values, at: Places, reach: int) -> Values:
    """Windows of reach samples either side, (m, 2 reach + 1); the ends are repeated."""
    return np.asarray(x[np.clip(at[:, None] + np.arange(-reach, reach + 1), 0, len(x) - 1)])
