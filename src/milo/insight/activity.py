"""Steps and activity of the day, each counted once whoever told them (insight.one_truth)."""

from __future__ import annotations

from datetime import date, timedelta

from milo.insight.figures import WEEK, days_up_to, known, least_direct, unknown
from milo.insight.one_truth import DayAmount, daily_amounts
from milo.insight.views import ActivityView, Inputs, Series
from milo.vocabulary.advice import Figure, receipt

MIN_DAYS = 4  # fewer days of a week say nothing of the week (our choice)
CHART_DAYS = 60

# figure -> (quantity, unit, divide by)
_MEANS = {
    "steps_per_day": ("steps", "1", 1.0),
    "active_energy_kcal_per_day": ("active_energy_kcal", "kcal", 1.0),
    "walk_run_distance_km": ("walk_run_distance_m", "km", 1000.0),
    "flights": ("flights", "1", 1.0),
}


def activity_view(inputs: Inputs) -> ActivityView:
    """Means per day over the week's days that were told; a day nobody told is no day of rest."""
    amounts = daily_amounts(inputs)
    figures = {name: _mean(inputs, name, amounts.get(quantity, {})) for name, (quantity, _, _) in _MEANS.items()}
    days = days_up_to(inputs.last, CHART_DAYS)
    steps = amounts.get("steps", {})
    values = [float(round(steps[d].value)) if d in steps else None for d in days]
    return ActivityView(figures=figures, series=[Series(name="steps", unit="1", days=days, values=values)])


def _mean(inputs: Inputs, name: str, daily: dict[date, DayAmount]) -> Figure:
    quantity, unit, divide_by = _MEANS[name]
    first = inputs.last - timedelta(days=WEEK - 1)
    week = {day: amount for day, amount in daily.items() if first <= day <= inputs.last}
    if not week:
        return unknown(name, unit, "not_measured")
    if len(week) < MIN_DAYS:
        return unknown(name, unit, "too_few_days", need=MIN_DAYS, have=len(week))
    digests = [
        d for d in inputs.day_digests if d.day in week and quantity in d.sums and d.source in week[d.day].source.split(" + ")
    ]
    kinds = sorted({d.digest_of for d in digests}) or ["measurement"]
    receipts = [
        receipt(
            kind, first, inputs.last, "one-truth-1", [], quantity if kind == "measurement" else None,
            [d.digest_id for d in digests if d.digest_of == kind],
        )
        for kind in kinds
    ]  # fmt: skip
    value = sum(amount.value for amount in week.values()) / len(week) / divide_by
    return known(name, unit, value, least_direct(d.origin for d in digests), receipts, digits=2 if unit == "km" else 0)
