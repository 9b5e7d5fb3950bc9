"""Heart-rate variability and resting heart rate over months: each day, the mean of its last seven days, and the own range it had.

The range of a day is that of the 60 days up to it, so that an old week is judged by what was usual then.
Source: training.md 2.8 (mean +- 0.5 SD of the logarithm for HRV, at least 14 mornings; three readings make a week's mean).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec
import numpy as np
from numpy.typing import NDArray

from milo.insight.recovery import BAND_DAYS, BAND_MIN_DAYS, HEART_BAND_SD, HRV_BAND_SD, MIN_LOG_SD, WEEK_MIN_DAYS
from milo.insight.views import Inputs
from milo.insight.zones import setting_at
from milo.vocabulary.records import DayDigest

WEEK = 7
HRV = ("hrv_rmssd_ms", "hrv_sdnn_ms")  # never mixed: the first that is there is drawn


class Banded(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity by day with its weekly mean and its range; None where too few days tell it.

    state: of the newest week's mean: "below", "inside", "above" or "unknown".  origins: of the readings.
    """

    name: str
    unit: str
    days: list[date]
    values: list[float | None]
    week: list[float | None]
    low: list[float | None]
    high: list[float | None]
    state: str
    origins: list[str]


def recovery_line(inputs: Inputs, name: str, unit: str) -> Banded | None:
    """A quantity of the day digests from its first day to inputs.last; None where no day tells it.

    name: "resting_hr_bpm" or a measure of HRV, whose range is of logarithms.
    """
    told = _spoken(inputs, name)
    if not told:
        return None
    first = min(told)
    days = [first + timedelta(days=n) for n in range((inputs.last - first).days + 1)]
    values = np.array([told[d].stats[name][1] if d in told else np.nan for d in days])
    week, low, high = bands(values, logarithmic=name in HRV)
    return Banded(
        name=name,
        unit=unit,
        days=days,
        values=_told(values),
        week=_told(week),
        low=_told(low),
        high=_told(high),
        state=_state(float(week[-1]), float(low[-1]), float(high[-1])),
        origins=sorted({str(d.origin) for d in told.values()}),
    )


def bands(
    values: NDArray[np.float64], *, logarithmic: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Seven-day mean, and low and high end of the own range, of each day; all shape (n,), in the unit of values.

    values: one a day, shape (n,), NaN where there is none; above 0.  logarithmic: the mean is geometric and the range that of the
    logarithm (HRV).  NaN with fewer than WEEK_MIN_DAYS values in the week, or fewer than BAND_MIN_DAYS in the 60 days.
    """
    scaled = np.log(values) if logarithmic else values
    count, mean, _ = _rolling(scaled, WEEK)
    week = np.where(count >= WEEK_MIN_DAYS, mean, np.nan)
    count, centre, spread = _rolling(scaled, BAND_DAYS)
    least = MIN_LOG_SD if logarithmic else MIN_LOG_SD * centre
    half = (HRV_BAND_SD if logarithmic else HEART_BAND_SD) * np.maximum(spread, least)
    enough = count >= BAND_MIN_DAYS
    low, high = np.where(enough, centre - half, np.nan), np.where(enough, centre + half, np.nan)
    return (np.exp(week), np.exp(low), np.exp(high)) if logarithmic else (week, low, high)


def _rolling(values: NDArray[np.float64], size: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Count, mean and sample SD of the known values among the last `size` days of each day."""
    padded = np.concatenate([np.full(size - 1, np.nan), values])
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)
    known = ~np.isnan(windows)
    count = known.sum(axis=1).astype(float)
    filled = np.where(known, windows, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = filled.sum(axis=1) / count
        spread = np.sqrt(np.where(known, (windows - mean[:, None]) ** 2, 0.0).sum(axis=1) / (count - 1))
    return count, mean, spread


def _spoken(inputs: Inputs, name: str) -> dict[date, DayDigest]:
    """Day -> the digest of the source that speaks for it: the athlete's order, else the one with most days of the 60 around it.

    A mean of 0 or less is no reading.
    """
    by_source: dict[str, dict[date, DayDigest]] = {}
    for d in sorted(inputs.day_digests, key=lambda d: d.digest_id):
        if name in d.stats and d.stats[name][1] > 0 and d.day <= inputs.last:
            by_source.setdefault(d.source, {})[d.day] = d
    if len(by_source) < 2:
        return dict(sorted(next(iter(by_source.values()), {}).items()))
    order: Sequence[str] = setting_at(inputs, "sources", inputs.last).get("order") or []
    rank = {source: n for n, source in enumerate(order)}
    counts = {source: _counts(mine) for source, mine in by_source.items()}

    def speaker(day: date) -> DayDigest:
        there = [source for source in by_source if day in by_source[source]]
        best = min(there, key=lambda s: (rank.get(s, len(rank)), -counts[s].get(day, 0), s))
        return by_source[best][day]

    return {day: speaker(day) for day in sorted({d for mine in by_source.values() for d in mine})}


def _counts(days: Mapping[date, object]) -> dict[date, int]:
    """Day -> how many of the source's days lie within BAND_DAYS / 2 of it."""
    numbers = np.sort(np.array([d.toordinal() for d in days]))
    low = np.searchsorted(numbers, numbers - BAND_DAYS // 2, side="left")
    high = np.searchsorted(numbers, numbers + BAND_DAYS // 2, side="right")
    return {date.fromordinal(int(n)): int(b - a) for n, a, b in zip(numbers, low, high, strict=True)}


def _told(values: NDArray[np.float64]) -> list[float | None]:
    return [None if math.isnan(v) else round(v, 1) for v in values.tolist()]


def _state(week: float, low: float, high: float) -> str:
    if np.isnan([week, low, high]).any():
        return "unknown"
    return "below" if week < low else "above" if week > high else "inside"
