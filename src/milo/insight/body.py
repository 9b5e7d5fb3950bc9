"""The body by scale, tape and cuff: weight and where it is going, body fat, waist, blood pressure."""

from __future__ import annotations

import math
from datetime import date, timedelta

from milo.insight.figures import days_up_to, known, least_direct, unknown
from milo.insight.views import BodyView, Inputs, Series
from milo.signals.tape import body_fat
from milo.vocabulary.advice import Figure, receipt
from milo.vocabulary.errors import BadValue, NotEnoughData
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DayDigest

TREND_DAYS = 10.0  # the trend forgets with this time constant, whatever the gaps between weighings (our choice)
CHANGE_DAYS = 28
CHANGE_MIN_WEIGHTS = 4
CHANGE_MIN_SPAN = 10
CHART_DAYS = 90
LATEST_DAYS = 90  # a measure by tape or cuff older than this says nothing of today (our choice)


def body_view(inputs: Inputs) -> BodyView:
    """Weight trend and its slope, body fat, waist, blood pressure."""
    weights = _daily(inputs, "weight_kg", 2 * CHART_DAYS)
    trend = _trend(weights)
    days = days_up_to(inputs.last, CHART_DAYS)
    series = [
        Series(
            name="weight_kg",
            unit="kg",
            days=days,
            values=[weights[d].stats["weight_kg"][1] if d in weights else None for d in days],
        ),
        Series(name="weight_trend_kg", unit="kg", days=days, values=_held(trend, days)),
    ]
    figures = {
        "weight_kg": _weight(inputs, weights, trend),
        "weight_change_kg_per_week": _change(inputs, weights),
        "body_fat_pct": _body_fat(inputs),
        "waist_cm": _latest(inputs, "waist_cm", "cm"),
        "systolic_mmhg": _latest(inputs, "systolic_mmhg", "mmHg"),
        "diastolic_mmhg": _latest(inputs, "diastolic_mmhg", "mmHg"),
    }
    return BodyView(figures=figures, series=series)


def _daily(inputs: Inputs, quantity: str, days: int) -> dict[date, DayDigest]:
    """Day -> the digest that tells it; of several sources the one with more readings, then by name."""
    first = inputs.last - timedelta(days=days - 1)
    found: dict[date, DayDigest] = {}
    for d in sorted(inputs.day_digests, key=lambda d: (d.stats[quantity][0] if quantity in d.stats else 0, d.source)):
        if quantity in d.stats and first <= d.day <= inputs.last:
            found[d.day] = d
    return dict(sorted(found.items()))


def _trend(weights: dict[date, DayDigest]) -> dict[date, float]:
    """Exponentially weighted weight; a longer gap lets the next weighing count for more."""
    trend: dict[date, float] = {}
    level, before = None, None
    for day, digest in weights.items():
        value = digest.stats["weight_kg"][1]
        if level is None or before is None:
            level = value
        else:
            level += (value - level) * (1 - math.exp(-(day - before).days / TREND_DAYS))
        trend[day], before = level, day
    return trend


def _held(trend: dict[date, float], days: list[date]) -> list[float | None]:
    """The trend of each day: it stands still between two weighings, and is unknown before the first and after the last."""
    if not trend:
        return [None] * len(days)
    last = max(trend)
    level: float | None = None
    values: list[float | None] = []
    known = sorted(trend.items())
    for day in days:
        while known and known[0][0] <= day:
            level = known.pop(0)[1]
        values.append(None if level is None or day > last else round(level, 2))
    return values


def _weight(inputs: Inputs, weights: dict[date, DayDigest], trend: dict[date, float]) -> Figure:
    recent = [d for d in weights if d > inputs.last - timedelta(days=CHANGE_DAYS)]
    if not recent:
        told = inputs.profile.weight_kg if inputs.profile else None
        return unknown("weight_kg", "kg", "no_weight") if told is None else known("weight_kg", "kg", told, Origin.TOLD, digits=1)
    receipts = [
        receipt("measurement", recent[0], inputs.last, "weight-trend-1", [], "weight_kg", [weights[d].digest_id for d in recent])
    ]
    return known("weight_kg", "kg", trend[recent[-1]], least_direct(weights[d].origin for d in recent), receipts, digits=1)


def _change(inputs: Inputs, weights: dict[date, DayDigest]) -> Figure:
    """Slope of a straight line through the last four weeks, kg a week."""
    name, unit = "weight_change_kg_per_week", "kg/week"
    recent = [d for d in weights if d > inputs.last - timedelta(days=CHANGE_DAYS)]
    span = (recent[-1] - recent[0]).days if recent else 0
    if len(recent) < CHANGE_MIN_WEIGHTS or span < CHANGE_MIN_SPAN:
        return unknown(name, unit, "too_few_weights", need=CHANGE_MIN_WEIGHTS, days=CHANGE_MIN_SPAN, have=len(recent), span=span)
    x = [(d - recent[0]).days for d in recent]
    y = [weights[d].stats["weight_kg"][1] for d in recent]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)
    receipts = [
        receipt("measurement", recent[0], inputs.last, "weight-change-1", [], "weight_kg", [weights[d].digest_id for d in recent])
    ]
    return known(name, unit, slope * 7, least_direct(weights[d].origin for d in recent), receipts, digits=2)


def _latest(inputs: Inputs, quantity: str, unit: str) -> Figure:
    daily = _daily(inputs, quantity, LATEST_DAYS)
    if not daily:
        return unknown(quantity, unit, "not_measured")
    day = max(daily)
    return known(
        quantity,
        unit,
        daily[day].stats[quantity][4],
        daily[day].origin,
        [receipt("measurement", day, day, "latest", [], quantity, [daily[day].digest_id])],
        digits=1,
    )


def _body_fat(inputs: Inputs) -> Figure:
    """As measured, else by tape where waist, neck, height and (for women) hip are known."""
    name = "body_fat_pct"
    measured = _latest(inputs, name, "%")
    if measured.value is not None:
        return measured
    parts = {q: _latest(inputs, q, "cm") for q in ("waist_cm", "neck_cm", "hip_cm")}
    if parts["waist_cm"].value is None and parts["neck_cm"].value is None:
        return unknown(name, "%", "not_measured")
    sex = inputs.profile.sex if inputs.profile else inputs.user.sex if inputs.user else None
    if sex not in {"female", "male"}:
        return unknown(name, "%", "sex_not_said")
    height = (inputs.profile.height_cm if inputs.profile else None) or (inputs.user.height_cm if inputs.user else None)
    needed = ["waist_cm", "neck_cm"] + (["hip_cm"] if sex == "female" else [])
    missing = [q for q in needed if parts[q].value is None] + (["height_cm"] if height is None else [])
    if missing or height is None:
        return unknown(name, "%", "needs_tape", missing=", ".join(missing))
    waist, neck = parts["waist_cm"].value, parts["neck_cm"].value
    assert waist is not None and neck is not None  # noqa: PT018 - nothing is missing
    try:
        fat = body_fat(sex, height, neck, waist, parts["hip_cm"].value)
    except (BadValue, NotEnoughData):
        return unknown(name, "%", "needs_tape", missing="waist_cm, neck_cm")
    receipts = [r for q in needed for r in parts[q].receipts]
    low, high = fat.interval_pct
    return known(name, "%", fat.percent, Origin.ESTIMATED, receipts, low=low, high=high, digits=1)
