"""Resting heart rate and heart-rate variability against the athlete's own range. RMSSD and SDNN are never mixed.

The band is the athlete's own last 60 days: mean +- 0.5 SD of the logarithm for HRV (reference training.md 2.8), mean +- 1 SD for
the resting heart rate; the signal is the mean of the last seven days.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

from milo.insight.figures import WEEK, days_up_to, known, least_direct, unknown
from milo.insight.views import Inputs, RecoveryView, Series
from milo.insight.zones import setting_at
from milo.vocabulary.advice import Figure, Receipt, receipt
from milo.vocabulary.records import DayDigest

BAND_DAYS = 60
OWN_BAND = "own-band-1"  # rule of the receipts behind an athlete's own range, beside those of the mean that lies in it
BAND_MIN_DAYS = 14  # reference 2.8: start with 14 valid mornings
WEEK_MIN_DAYS = 3  # three random days of a week suffice: Plews 2014
HRV_BAND_SD = 0.5
HEART_BAND_SD = 1.0
MIN_LOG_SD = 0.02  # a device that reports whole numbers can show no spread at all; a band needs some width (our choice)

# quantity -> (unit, whether the band is of logarithms)
QUANTITIES = {
    "resting_hr_bpm": ("bpm", False),
    "hrv_rmssd_ms": ("ms", True),
    "hrv_sdnn_ms": ("ms", True),
    "hr_variability_ms": ("ms", True),
}


def recovery_view(inputs: Inputs) -> RecoveryView:
    """This week's resting heart rate and HRV, each in its own band."""
    figures: dict[str, Figure] = {}
    states: dict[str, str] = {}
    series = []
    for name, (unit, logarithmic) in QUANTITIES.items():
        daily = _daily(inputs, name)
        if name == "hr_variability_ms" and not daily:
            continue  # only wearables' streams tell it; nobody misses it
        figures[name], states[name], band = _figure(inputs, name, unit, daily, logarithmic=logarithmic)
        days = days_up_to(inputs.last, BAND_DAYS)
        low, high = band or (None, None)
        series.append(
            Series(
                name=name,
                unit=unit,
                days=days,
                values=[round(daily[d].stats[name][1], 1) if d in daily else None for d in days],
                low=[low] * len(days) if low is not None else None,
                high=[high] * len(days) if high is not None else None,
            )
        )
    return RecoveryView(figures=figures, states=states, series=series)


def _daily(inputs: Inputs, quantity: str) -> dict[date, DayDigest]:
    """Day -> the digest of the one source that speaks: the athlete's order, else most days in the window.

    A mean of 0 or less is no reading: no living heart has it, and it has no logarithm.
    """
    first = inputs.last - timedelta(days=BAND_DAYS - 1)
    by_source: dict[str, list[DayDigest]] = {}
    for d in inputs.day_digests:
        if first <= d.day <= inputs.last and quantity in d.stats and d.stats[quantity][1] > 0:
            by_source.setdefault(d.source, []).append(d)
    if not by_source:
        return {}
    order = setting_at(inputs, "sources", inputs.last).get("order") or []
    told = [source for source in order if source in by_source]
    speaker = told[0] if told else max(by_source, key=lambda s: (len({d.day for d in by_source[s]}), s))
    return {d.day: d for d in sorted(by_source[speaker], key=lambda d: d.digest_id)}


def _figure(
    inputs: Inputs, name: str, unit: str, daily: dict[date, DayDigest], *, logarithmic: bool
) -> tuple[Figure, str, tuple[float, float] | None]:
    first = inputs.last - timedelta(days=WEEK - 1)
    week = [d.stats[name][1] for day, d in daily.items() if day >= first]
    if not daily:
        return unknown(name, unit, "not_measured"), "unknown", None
    band = _band([d.stats[name][1] for d in daily.values()], logarithmic=logarithmic)
    if len(week) < WEEK_MIN_DAYS:
        return unknown(name, unit, "too_few_days", need=WEEK_MIN_DAYS, have=len(week)), "unknown", band
    if logarithmic:
        value = math.exp(sum(map(math.log, week)) / len(week))
    else:
        value = sum(week) / len(week)
    origin = least_direct(d.origin for d in daily.values())
    since = inputs.last - timedelta(days=BAND_DAYS - 1)
    receipts = _receipts([d for day, d in daily.items() if day >= first], first, inputs.last, "week-mean-1", name)
    if band is None:
        return known(name, unit, value, origin, receipts, digits=1), "unknown", None
    receipts += _receipts(list(daily.values()), since, inputs.last, OWN_BAND, name)
    state = "below" if value < band[0] else "above" if value > band[1] else "inside"
    return known(name, unit, value, origin, receipts, low=band[0], high=band[1], digits=1), state, band


def _receipts(days: list[DayDigest], since: date, until: date, rule: str, quantity: str) -> list[Receipt]:
    """One for each kind of record the days were made from; only measurements are asked for by quantity."""
    of_kind = {kind: [d.digest_id for d in days if d.digest_of == kind] for kind in sorted({d.digest_of for d in days})}
    return [
        receipt(kind, since, until, rule, [], quantity if kind == "measurement" else None, ids) for kind, ids in of_kind.items()
    ]


def _band(values: list[float], *, logarithmic: bool) -> tuple[float, float] | None:
    """The athlete's own range, or None with fewer than BAND_MIN_DAYS days."""
    if len(values) < BAND_MIN_DAYS:
        return None
    scaled = [math.log(v) for v in values] if logarithmic else values
    mean = sum(scaled) / len(scaled)
    sd = math.sqrt(sum((v - mean) ** 2 for v in scaled) / (len(scaled) - 1))
    if logarithmic:
        half = HRV_BAND_SD * max(sd, MIN_LOG_SD)
        return round(math.exp(mean - half), 1), round(math.exp(mean + half), 1)
    half = HEART_BAND_SD * max(sd, MIN_LOG_SD * mean)
    return round(mean - half, 1), round(mean + half, 1)
