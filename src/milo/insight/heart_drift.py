"""Heart-rate drift of an endurance session (decoupling): how much less speed or power a heartbeat gave in the second half.

Drift = (EF1 - EF2) / EF1 in per cent, where EF is the mean speed or power of a half over its mean heart rate (Friel).
Only steady sessions say something: intervals change the effort itself. Below about 5 % coaches call a session aerobically settled;
heat and drinking little raise it too (digital-athlete reference: 3 % cool to 16 % hot an hour).
"""

from __future__ import annotations

from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

WARM_UP_S = 600.0  # left out: the heart is still on its way up (our choice, after Friel's practice)
LEAST_S = 1_800.0  # of what is left, on the move with a pulse: shorter halves are mostly noise (our choice)
STEADY_CV = 0.15  # SD over mean of the minute means of output; intervals and group rides lie above (our choice)
BLOCK_S = 60.0
MOVING_M_S, MOVING_W = 0.5, 20.0  # less is standing and coasting (our choice)
PAUSE_S = 30.0  # a longer gap between two samples is a pause, and stands for nothing (our choice)
SETTLED_PCT = 5.0  # Friel's mark


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """Of one session. pct: above 0 the heart beat faster for the same; None with the reason: "no_heart_rate", "no_output",
    "too_short" or "not_steady".  by: "power" or "speed"."""

    day: date
    workout_id: str
    title: str
    minutes: float | None
    pct: float | None
    by: str | None = None
    reason: str | None = None
    origin: str = "imported"


def drift_of(
    seconds: NDArray[np.float64], bpm: NDArray[np.float64], speed_m_s: NDArray[np.float64], power_w: NDArray[np.float64]
) -> tuple[float | None, str | None, str | None]:
    """(drift in per cent, what it is by, why there is none) of one session.

    seconds: of each sample, ascending, from any start.  bpm, speed_m_s, power_w: at them, NaN where unknown; all shape (n,).
    Power is believed before speed: hills and wind are in it.

    >>> t = np.arange(0.0, 5_400.0, 10.0)
    >>> beat = np.where(t < 2_990.0, 140.0, 147.0)
    >>> round(drift_of(t, beat, np.full(t.size, 3.0), np.full(t.size, np.nan))[0], 2)
    4.76
    """
    if seconds.size < 2 or np.isnan(bpm).all():
        return None, None, "no_heart_rate"
    by, output, least = ("power", power_w, MOVING_W) if _mostly_known(power_w) else ("speed", speed_m_s, MOVING_M_S)
    if np.isnan(output).all():
        return None, None, "no_output"
    gaps = np.append(np.diff(seconds), 0.0)
    held = np.where(gaps > PAUSE_S, 0.0, gaps)
    with np.errstate(invalid="ignore"):
        used = (seconds >= seconds[0] + WARM_UP_S) & (bpm > 0) & (output >= least) & (held > 0)
    if held[used].sum() < LEAST_S:
        return None, by, "too_short"
    beat, out, weight = bpm[used], output[used], held[used]
    moving = np.cumsum(weight)
    blocks = (moving / BLOCK_S).astype(int)
    sums, totals = np.bincount(blocks, weights=out * weight), np.bincount(blocks, weights=weight)
    means = sums[totals > BLOCK_S / 2] / totals[totals > BLOCK_S / 2]
    if means.std() / means.mean() > STEADY_CV:
        return None, by, "not_steady"
    first = moving <= moving[-1] / 2
    halves = [np.average(out[h], weights=weight[h]) / np.average(beat[h], weights=weight[h]) for h in (first, ~first)]
    return float(100 * (halves[0] - halves[1]) / halves[0]), by, None


def _mostly_known(values: NDArray[np.float64]) -> bool:
    return bool(values.size) and float(np.mean(~np.isnan(values))) >= 0.5
