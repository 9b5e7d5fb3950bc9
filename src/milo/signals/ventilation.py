"""Means over breaths: rate, tidal volume and ventilation as a screen shows them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.signals.breathing import Breaths

Floats = NDArray[np.float64]

BREATHS_EACH = 8  # of a running mean (reference 1.6)
LEAST_BREATHS = 3  # below, a mean over time says nothing (our choice)
STALE_S = 10.0  # after the last whole breath a running mean no longer holds (our choice: rest at 6 a minute)


@dataclass(frozen=True)
class Ventilation:
    """Means over some breaths; every figure None, with a reason, when there were too few.

    at_s: end of the last breath.  rate_per_min; tidal_l and ventilation_l_min in the flow's conditions; breaths: how many.
    duty: share of the time spent breathing in.  out_in_ratio: NaN-free mean, None behind a one-way mask.
    """

    at_s: float | None
    rate_per_min: float | None
    tidal_l: float | None
    ventilation_l_min: float | None
    duty: float | None
    out_in_ratio: float | None
    breaths: int
    code: str = ""
    reason: str = ""


def running_means(breaths: Breaths, each: int = BREATHS_EACH) -> tuple[Floats, Floats, Floats, Floats]:
    """Time in s, rate per minute, tidal volume in L and ventilation in L/min over the last `each` good breaths, (m,) each.

    Values are NaN where fewer came before. Rate is breaths over time and ventilation volume over time, so long breaths weigh more.
    """
    good = breaths.good
    at = breaths.end_s[good]
    if len(at) < each:
        unknown = np.full(len(at), np.nan)
        return at, unknown, unknown, unknown
    seconds = _last(breaths.end_s[good] - breaths.start_s[good], each)
    litres = _last(breaths.tidal_l[good], each)
    return at, 60 * each / seconds, litres / each, 60 * litres / seconds


def summarise(breaths: Breaths, from_s: float = -np.inf, to_s: float = np.inf) -> Ventilation:
    """Means over the good breaths that lie within from_s..to_s, in seconds of the record."""
    inside = breaths.good & (breaths.start_s >= from_s) & (breaths.end_s <= to_s)
    n = int(inside.sum())
    if n < LEAST_BREATHS:
        return Ventilation(
            None, None, None, None, None, None, n, "too_few_breaths", f"{n} whole breaths, a mean needs {LEAST_BREATHS}"
        )
    seconds = float((breaths.end_s - breaths.start_s)[inside].sum())
    litres = float(breaths.tidal_l[inside].sum())
    ratio = breaths.out_in_ratio[inside]
    return Ventilation(
        float(breaths.end_s[inside][-1]),
        60 * n / seconds,
        litres / n,
        60 * litres / seconds,
        float(breaths.in_s[inside].sum()) / seconds,
        float(ratio[np.isfinite(ratio)].mean()) if np.isfinite(ratio).any() else None,
        n,
    )


def latest(breaths: Breaths, now_s: float, each: int = BREATHS_EACH) -> Ventilation:
    """Means over the last good breaths, at most `each`; none when the last is older than 10 s and two breaths."""
    good = np.flatnonzero(breaths.good)[-each:]
    if not len(good):
        return summarise(breaths, to_s=-1.0)
    length = float(np.median((breaths.end_s - breaths.start_s)[good]))
    if now_s - float(breaths.end_s[good[-1]]) > max(STALE_S, 2 * length):
        return Ventilation(None, None, None, None, None, None, 0, "no_breath", "no whole breath for too long")
    return summarise(breaths, float(breaths.start_s[good[0]]), float(breaths.end_s[good[-1]]))


def _last(values: Floats, each: int) -> Floats:
    """Sums over the last `each`, NaN where there are not so many."""
    upto = np.concatenate([[0.0], np.cumsum(values)])
    return np.concatenate([np.full(each - 1, np.nan), upto[each:] - upto[:-each]])
