"""The course of a rate through windows that each speak for several: a chain of hidden rates, read forwards and backwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRIFT_BPM = 2.0  # usual change of a heart rate from window to window, 2 s (our choice: 1 bpm/s is a hard start)
LOST = 1e-4  # chance that the track was wrong and begins anew anywhere (our choice)
NEAR_BPM = 5.0  # an answer is right within so much (the usual bar of wrist devices)


@dataclass(frozen=True)
class Track:
    """Arrays (w,): bpm, the expected rate near the likeliest; sure, the chance that it is within NEAR_BPM, 0-1."""

    bpm: Floats
    sure: Floats


def track_rate(likelihood: Floats, bpm: Floats) -> Track:
    """Follow a rate through windows.

    likelihood: log-likelihood of each rate in each window, (w, f), natural logarithm; zeros for a window that says nothing.
    bpm: the rates, (f,), evenly spaced.
    Source: forward-backward algorithm, Rabiner, Proceedings of the IEEE 77(2), 1989.
    """
    step = float(bpm[1] - bpm[0])
    away = np.abs(bpm[:, None] - bpm[None, :])
    moves = np.exp(-away / DRIFT_BPM)
    moves = (1 - LOST) * moves / moves.sum(axis=1, keepdims=True) + LOST / len(bpm)
    seen = np.exp(likelihood - likelihood.max(axis=1, keepdims=True))
    forward, backward = np.empty_like(seen), np.ones_like(seen)
    belief = np.full(len(bpm), 1 / len(bpm))
    for i, row in enumerate(seen):
        belief = (belief if i == 0 else belief @ moves) * row
        belief /= belief.sum()
        forward[i] = belief
    for i in range(len(seen) - 2, -1, -1):
        back = moves @ (backward[i + 1] * seen[i + 1])
        backward[i] = back / back.max()
    belief = forward * backward
    belief /= belief.sum(axis=1, keepdims=True)
    reach = max(1, round(NEAR_BPM / step))
    summed = np.cumsum(np.pad(belief, ((0, 0), (reach + 1, reach))), axis=1)
    near = summed[:, 2 * reach + 1 :] - summed[:, : -2 * reach - 1]
    best = near.argmax(axis=1)
    close = np.abs(np.arange(len(bpm))[None, :] - best[:, None]) <= reach
    weight = np.where(close, belief, 0)
    sure = weight.sum(axis=1)
    return Track((weight * bpm).sum(axis=1) / sure, np.minimum(sure, 1.0))
