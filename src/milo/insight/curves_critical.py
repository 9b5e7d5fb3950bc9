"""Critical power and speed: the highest output that can be held for long, and the finite work above it.

P(t) = CP + W'/t (Monod and Scherrer 1965, hyperbolic model), fitted to mean-maximal values between two and twenty minutes.
A curve from training holds few all-out efforts, so points that lie clearly below the fit are left out and the fit is made again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
import numpy as np

SHORTEST_S, LONGEST_S = 120, 1_800  # the model holds from about 2 to 30 min (Vanhatalo 2011); shorter overshoots, longer sinks
SPREAD = 3.0  # longest over shortest effort: closer together they do not tell CP from W' (our choice)
LEAST_POINTS = 3
BELOW = 0.02  # a point lower than the fit by this share was not all-out (our choice)
PARAMETERS = 2


class Critical(msgspec.Struct, frozen=True, kw_only=True):
    """Critical power in W (or speed in m/s), W' in J (or D' in m), each with a 95 % interval; None with the reason.

    points: durations in s that the fit stands on.  reason: "too_few", "too_close" or "not_hard".
    """

    value: float | None = None
    interval: tuple[float, float] | None = None
    reserve: float | None = None
    reserve_interval: tuple[float, float] | None = None
    points: list[int] = []
    reason: str | None = None


def critical(curve: Mapping[int, float], least_reserve: float = 0.0) -> Critical:
    """Critical output and the reserve above it from a mean-maximal curve.

    Parameters
    ----------
    curve : mapping of int to float
        Seconds -> highest mean power in W, or speed in m/s.
    least_reserve : float
        A smaller reserve is nobody's: the curve is one of steady sessions, and tells no critical output ("not_hard").

    Returns
    -------
    Critical
        The fit, or the reason there is none.

    References
    ----------
    Monod H, Scherrer J. The work capacity of a synergic muscular group. Ergonomics 8:329-338, 1965,
    doi:10.1080/00140136508930810. Jones AM et al., Critical power. Med Sci Sports Exerc 42:1876-1890, 2010,
    doi:10.1249/MSS.0b013e3181d9cf7f.

    Examples
    --------
    >>> found = critical({180: 250 + 20_000 / 180, 300: 250 + 20_000 / 300, 720: 250 + 20_000 / 720})
    >>> round(found.value), round(found.reserve)
    (250, 20000)
    """
    held = {d: v for d, v in curve.items() if SHORTEST_S <= d <= LONGEST_S and v > 0}
    while True:
        if len(held) < LEAST_POINTS:
            return Critical(reason="too_few")
        if max(held) < SPREAD * min(held):
            return Critical(reason="too_close")
        value, reserve, left = _fit(held)
        low = min(left, key=lambda d: left[d])
        fewer = {d: v for d, v in held.items() if d != low}
        if left[low] >= -BELOW or len(fewer) < LEAST_POINTS or max(fewer) < SPREAD * min(fewer):
            break
        held = fewer
    if value <= 0 or reserve <= least_reserve:
        return Critical(reason="not_hard")
    cp_half, reserve_half = _half_widths(held, value, reserve)
    return Critical(
        value=value,
        interval=(value - cp_half, value + cp_half),
        reserve=reserve,
        reserve_interval=(max(reserve - reserve_half, 0.0), reserve + reserve_half),
        points=sorted(held),
    )


def seconds_at(output: float, found: Critical) -> float | None:
    """How long an output above the critical one can be held, in s; None at or below it, or without a fit.

    >>> seconds_at(300.0, Critical(value=250.0, reserve=20_000.0))
    400.0
    """
    if found.value is None or found.reserve is None or output <= found.value:
        return None
    return found.reserve / (output - found.value)


def _fit(held: Mapping[int, float]) -> tuple[float, float, dict[int, float]]:
    """(CP, W', share by which each point lies above the fit), least squares of relative errors in 1/t."""
    inverse, values, weights = _columns(held)
    rows = np.column_stack([weights, inverse * weights])
    (value, reserve), *_ = np.linalg.lstsq(rows, values * weights, rcond=None)
    left = {d: v / (value + reserve / d) - 1 for d, v in held.items()}
    return float(value), float(reserve), left


def _columns(held: Mapping[int, float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    seconds = np.array(sorted(held), dtype=float)
    values = np.array([held[int(s)] for s in seconds])
    return 1 / seconds, values, 1 / values


def _half_widths(held: Mapping[int, float], value: float, reserve: float) -> tuple[float, float]:
    """Half the 95 % intervals. The spread is at least 1 % of an output: what a power meter itself is off by (our choice)."""
    inverse, values, weights = _columns(held)
    rows = np.column_stack([weights, inverse * weights])
    free = len(held) - PARAMETERS
    relative = (value + reserve * inverse) / values - 1
    spread = max(math.sqrt(float(np.sum(relative**2)) / free), 0.01)
    covariance = np.linalg.inv(rows.T @ rows) * spread**2
    from scipy.special import stdtrit  # of Student's t; scipy.stats takes a second to import

    times = float(stdtrit(free, 0.975))
    return times * math.sqrt(covariance[0, 0]), times * math.sqrt(covariance[1, 1])
