"""Cutting a noisy record into pieces that stay, go straight, or settle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.signals.piece_joints import FLAT, SETTLING, join_levels
from milo.signals.piece_noise import is_spike, noise_of
from milo.signals.piece_sums import Fading, Sums, squares_left

Floats = NDArray[np.float64]

# Of a piece in units of log n: its parameters and the place of its cut, a little over BIC's 2, 3 and 3.
FLAT_PENALTY, SLOPED_PENALTY, SETTLING_PENALTY = 2.0, 3.5, 4.0
# Time constants of settling after a step: an SCD30's 20 s (reference 1.4) with more and less wind, and quicker sensors and bags.
SETTLING_S = (4.0, 7.0, 12.0, 20.0, 33.0)
LEAST_LEVEL_S = 15.0  # a level between two ways is looked for when it lasts so long: near a plateau's 20 s (our choice)
LONGEST = 1200  # samples of one piece; longer ones come as several (our choice: keeps the work linear in the length)


@dataclass(frozen=True)
class Pieces:
    """Pieces of one record in order, arrays (m,).

    first, last: samples, both within.  begins, ends: the fit's values there.  is_flat: a constant is enough.
    slope, slope_se: per sample.
    settling_s: time constant with which the piece settles, NaN for one that is straight; its slope is that at its first sample.
    noise: (n,) sd of each sample.  rate_hz: samples a second.
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    is_flat: NDArray[np.bool_]
    slope: Floats
    slope_se: Floats
    begins: Floats
    ends: Floats
    settling_s: Floats
    noise: Floats
    rate_hz: float


def cut_into_pieces(x: Floats, rate_hz: float) -> Pieces:
    """The pieces that describe a record best for their number, slopes in x's unit per sample.

    x: shape (n,), NaN where a sample is lost, at least one finite.  rate_hz: samples a second.
    Optimal partitioning by dynamic programming with a penalty per piece, cost = weighted squares. A piece is constant, a line, or
    settles exponentially as a slow sensor does after a step, and need not join its neighbours.
    Deviations: noise is estimated locally, from second differences and from residuals of short lines, whichever is more, and
    counts for more when it has a memory, so that wandering noise does not cut too often; single spikes are left out beforehand.
    Source: Jackson et al., IEEE Signal Processing Letters 12(2), 2005 (optimal partitioning); Schwarz, Ann. Stat. 6(2), 1978 (BIC).
    """
    noise = noise_of(x, rate_hz)
    clean = np.where(is_spike(x, noise), np.nan, x)
    known = np.isfinite(clean)
    y, weight = np.where(known, clean, 0.0), known / noise**2
    sums = Sums(y, weight)
    # What settles between two samples is a step.
    settling = [tau_s for tau_s in SETTLING_S if tau_s * rate_hz >= 1]
    fading = [Fading(y - sums.centre, weight, tau_s * rate_hz) for tau_s in settling]
    price = float(np.log(max(int(known.sum()), 3)))
    first, kind = _partition(len(x), price, sums, fading)
    first, kind = join_levels(first, kind, len(x), sums, fading, price, LEAST_LEVEL_S * rate_hz)
    last = np.append(first[1:], len(x)) - 1
    slope, slope_se, begins, ends = _lines(sums, first, last, kind == FLAT)
    settling_s = np.full(len(first), np.nan)
    for k, curve in enumerate(fading):
        which = np.flatnonzero(kind == SETTLING + k)
        if len(which):
            size = curve.size_of(first[which], last[which] + 1, sums)
            end_value = curve.aim_of(first[which], last[which] + 1, sums, size)
            length = (last - first)[which]
            settling_s[which] = settling[k]
            slope[which], slope_se[which] = -size / curve.tau, 0.0
            begins[which], ends[which] = end_value + size, end_value + size * np.exp(-length / curve.tau)
    return Pieces(first, last, kind == FLAT, slope, slope_se, begins, ends, settling_s, noise, rate_hz)


def _partition(n: int, price: float, sums: Sums, fading: list[Fading]) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """First samples of the best pieces, and the kind of each."""
    best = np.zeros(n + 1)
    came, kinds = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.int8)
    best[0] = -FLAT_PENALTY * price
    backwards = np.arange(min(n, LONGEST), 0, -1, dtype=np.float64)
    for end in range(1, n + 1):
        low = max(0, end - LONGEST)
        some = slice(low, end)
        line_sums = sums.of(some, end)
        flat, line = squares_left(line_sums)
        costs = [flat + FLAT_PENALTY * price, line + SLOPED_PENALTY * price]
        length = backwards[len(backwards) - (end - low) :]
        costs += [np.maximum(flat - curve.gain(some, end, length, line_sums), 0) + SETTLING_PENALTY * price for curve in fading]
        least = np.minimum.reduce(costs)
        k = int(np.argmin(best[some] + least))
        best[end], came[end] = best[low + k] + least[k], low + k
        kinds[end] = int(np.argmin([cost[k] for cost in costs]))
    first: list[int] = []
    kind: list[int] = []
    at = n
    while at > 0:
        first.append(int(came[at]))
        kind.append(int(kinds[at]))
        at = int(came[at])
    return np.array(first[::-1], np.int64), np.array(kind[::-1], np.int8)


def _lines(
    sums: Sums, first: NDArray[np.int64], last: NDArray[np.int64], is_flat: NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats, Floats]:
    """Slope per sample, its standard error, and the line's values at first and last sample, (m,) each."""
    w, t, tt, y, ty, _ = sums.of(first, last + 1)
    safe = np.maximum(w, 1e-300)
    across = np.maximum(tt - t * t / safe, 0)
    settled = across > 1e-9 * np.maximum(tt, 1e-300)
    slope = np.where(settled, (ty - t * y / safe) / np.where(settled, across, 1.0), 0.0)
    slope_se = np.where(settled, 1 / np.sqrt(np.where(settled, across, 1.0)), np.inf)
    middle = y / safe + sums.centre
    shown = np.where(is_flat, 0.0, slope)
    begins, ends = middle + shown * (first - t / safe), middle + shown * (last - t / safe)
    return slope, slope_se, np.asarray(begins), np.asarray(ends)
