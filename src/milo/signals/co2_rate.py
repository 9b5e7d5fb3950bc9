"""Breathing rate from carbon dioxide alone, when there is no flow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.signals.capnography import smoothed
from milo.signals.co2_sensors import Co2Sensor, sees_breaths
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]

WINDOW_S, STEP_S = 20.0, 2.0  # (reference 1.6: the last 20 s)
QUANTILES = (0.10, 0.90)  # between which the middle lies (reference 1.6)
BAND = 0.15  # of the swing by which CO2 must leave the middle before it counts again (our choice)
LEAST_SWING = 5.0  # noises between the quantiles; white noise alone has 2.6 (our choice)
LEAST_CROSSINGS = 3  # two whole breaths in the window (our choice)
UNEVEN = 0.5  # spread of breath lengths over their mean from which there is no rate (our choice)
RATES_PER_MIN = (4.0, 75.0)


@dataclass(frozen=True)
class Co2Rate:
    """Windows of 20 s. start_s, rate_per_min: (w,), NaN where there is no rate.

    code: why not: gap, no_swing, too_few, uneven, outside, too_slow; "" where there is one.
    """

    start_s: Floats
    rate_per_min: Floats
    code: tuple[str, ...]


def rate_from_co2(co2: ArrayLike, rate_hz: float, sensor: Co2Sensor | None = None) -> Co2Rate:
    """Breaths a minute in windows of 20 s every 2 s, from CO2 alone.

    co2: shape (n,), any unit, NaN where missing.  rate_hz: samples a second.  sensor: what it can follow, None: not known.
    Breaths are rising crossings of the middle between the 10th and 90th percentile, after CO2 left it by .15 of the swing.
    Raises BadValue for a shape or rate that cannot be.
    Source: reference 1.6; the band and the limits are our choice.
    """
    x = np.asarray(co2, np.float64)
    if x.ndim != 1 or not rate_hz > 0:
        raise BadValue("one row of CO2 at a rate above 0", f"shape {x.shape} at {rate_hz} Hz", "hand in one channel")
    size = round(WINDOW_S * rate_hz)
    starts = np.arange(0, len(x) - size + 1, max(1, round(STEP_S * rate_hz)))
    rates, codes = np.full(len(starts), np.nan), []
    for k, first in enumerate(starts.tolist()):
        rate, code = _one(x[first : first + size], rate_hz, sensor)
        rates[k] = rate
        codes.append(code)
    return Co2Rate(starts / rate_hz, rates, tuple(codes))


def _one(x: Floats, rate_hz: float, sensor: Co2Sensor | None) -> tuple[float, str]:
    known = np.isfinite(x)
    if known.mean() < 0.95:
        return np.nan, "gap"
    x = np.interp(np.arange(len(x)), np.flatnonzero(known), x[known])
    noise = float(np.median(np.abs(x[2:] - 2 * x[1:-1] + x[:-2]))) * 1.4826 / np.sqrt(6)
    x = smoothed(x, rate_hz)
    low, high = np.quantile(x, QUANTILES)
    swing = float(high - low)
    if swing <= LEAST_SWING * noise or swing <= 1e-9 * max(abs(float(high)), 1e-300):
        return np.nan, "no_swing"
    crossings = _rises(x, float(low + high) / 2, BAND * swing) / rate_hz
    if len(crossings) < LEAST_CROSSINGS:
        return np.nan, "too_few"
    lengths = np.diff(crossings)
    if lengths.std() > UNEVEN * lengths.mean():
        return np.nan, "uneven"
    rate = 60 / float(lengths.mean())
    if not RATES_PER_MIN[0] <= rate <= RATES_PER_MIN[1] or (sensor is not None and sees_breaths(sensor, rate) is not None):
        return np.nan, "too_slow" if sensor is not None and rate <= RATES_PER_MIN[1] else "outside"
    return rate, ""


def _rises(x: Floats, middle: float, band: float) -> Floats:
    """Places, in samples, where x rises through the middle having come from below the band and going above it."""
    side = np.where(x > middle + band, 1, np.where(x < middle - band, -1, 0))
    placed = np.flatnonzero(side)
    turns = np.flatnonzero((side[placed][1:] == 1) & (side[placed][:-1] == -1))
    before, after = placed[turns], placed[turns + 1]
    # Between the two sides it goes through the middle: the straight way is near enough for a rate.
    span = x[after] - x[before]
    return np.asarray(before + (after - before) * (middle - x[before]) / np.where(span > 0, span, 1.0))
