"""First-order lags along time: what follows a little late, and noise that remembers itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.traits import Flags, Floats

_BLOCK = 64  # steps of one signal solved at once, as one triangular product
_MANY = 8  # signals side by side from which a step at a time is quicker, and needs no BLAS that would spread over every core


def follow(aim: NDArray[Any], tau: float, start: Any = None) -> NDArray[np.float32]:
    """What follows `aim` with one time constant, exact for an aim that is constant within each step.

    aim: (t,) or (t, n).  tau: in steps, > 0.  start: value before the first step, scalar or (n,); None: settled on the first aim.

    >>> [round(float(y), 2) for y in follow(np.array([1.0, 1.0, 1.0]), 1.0, 0.0)]
    [0.63, 0.86, 0.95]
    """
    rows = aim.reshape(len(aim), -1)
    kind = rows.dtype if rows.dtype == np.float32 else np.dtype(np.float64)
    now = np.broadcast_to(np.asarray(rows[0] if start is None else start, kind), rows.shape[1:])
    keep = float(np.exp(-1 / tau))
    made = np.empty(rows.shape, np.float32)
    if rows.shape[1] >= _MANY:
        gain, step = kind.type(1 - keep), np.empty(rows.shape[1], kind)
        for row, out in zip(rows, made, strict=True):
            np.subtract(row, now, out=step)
            np.multiply(step, gain, out=step)
            now = now + step
            out[:] = now
        return made.reshape(aim.shape)
    steps = np.arange(min(_BLOCK, len(rows)))
    age = steps[:, None] - steps[None, :]
    weights = np.where(age >= 0, (1 - keep) * keep ** np.maximum(age, 0), 0.0).astype(kind)
    fading = (keep ** (steps[:, None] + 1.0)).astype(kind)
    for first in range(0, len(rows), _BLOCK):
        some = rows[first : first + _BLOCK].astype(kind, copy=False)
        m = len(some)
        then = weights[:m, :m] @ some + fading[:m] * now
        made[first : first + m] = then
        now = then[-1]
    return made.reshape(aim.shape)


def wander(rng: np.random.Generator, shape: tuple[int, ...], tau: float) -> Floats:
    """Noise of mean 0 and sd 1 that forgets itself with a time constant of tau steps, along the first axis."""
    keep = np.exp(-1 / tau)
    white = rng.standard_normal(shape, dtype=np.float32)
    # A lag of white noise has variance (1 - keep) / (1 + keep); the first value begins at home.
    white[0] *= np.sqrt((1 - keep) / (1 + keep)) / (1 - keep)
    return follow(white * np.float32(np.sqrt((1 + keep) / (1 - keep))), tau, 0.0)


def episodes(rng: np.random.Generator, shape: tuple[int, int], share: Any, mean_s: float) -> Flags:
    """Spells that come at random and last mean_s seconds on average; True inside one. (t, n), a row a second.

    share: of time inside spells, broadcast against shape; spells that overlap are one.
    """
    u = rng.random(shape, dtype=np.float32)
    starts = u < -np.log1p(-np.asarray(share, np.float32)) / np.float32(mean_s)
    left = np.zeros(shape, np.int32)
    left[starts] = np.ceil(rng.exponential(mean_s, int(starts.sum())))
    for second in range(1, shape[0]):
        np.maximum(left[second], left[second - 1] - 1, out=left[second])
    return left > 0
