"""What was eaten, as far as it was logged. A day without a log is no day without food."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, timedelta

from milo.insight.figures import WEEK, days_up_to, known, least_direct, unknown
from milo.insight.views import FoodDay, FoodView, Inputs
from milo.vocabulary.advice import Figure, receipt
from milo.vocabulary.records import Nutrition

MIN_DAYS = 3  # fewer logged days say nothing of the week (our choice)
RULE = "logged-days-1"


def food_view(inputs: Inputs) -> FoodView:
    """Means over the week's logged days."""
    first = inputs.last - timedelta(days=WEEK - 1)
    days: dict[date, list[Nutrition]] = {}
    for n in inputs.nutrition:
        day = _day(inputs, n)
        if first <= day <= inputs.last:
            days.setdefault(day, []).append(n)
    logged = [n for meals in days.values() for n in meals]
    origin = least_direct(n.origin for n in logged)
    receipts = [receipt("nutrition", first, inputs.last, RULE, [n.log_id for n in logged])]

    def mean(name: str, unit: str, tell: Callable[[Nutrition], float | None]) -> Figure:
        told = {day: [v for n in meals if (v := tell(n)) is not None] for day, meals in days.items()}
        told = {day: values for day, values in told.items() if values}
        if not told:
            return unknown(name, unit, "no_food_logged")
        if len(told) < MIN_DAYS:
            return unknown(name, unit, "too_few_days", need=MIN_DAYS, have=len(told))
        return known(name, unit, sum(map(sum, told.values())) / len(told), origin, receipts, digits=0)

    protein = mean("protein_g_per_day", "g", lambda n: n.protein_g)
    weight = _weight(inputs)
    if protein.value is None:
        per_kg = unknown("protein_g_per_kg", "g/kg", protein.reason or "no_food_logged", **protein.reason_with)
    elif weight is None:
        per_kg = unknown("protein_g_per_kg", "g/kg", "no_weight")
    else:
        per_kg = known("protein_g_per_kg", "g/kg", protein.value / weight, origin, receipts, digits=2)
    count = known("days_logged", "1", len(days), origin, receipts) if days else unknown("days_logged", "1", "no_food_logged")
    return FoodView(
        figures={
            "energy_kcal_per_day": mean("energy_kcal_per_day", "kcal", lambda n: n.calories),
            "protein_g_per_day": protein,
            "protein_g_per_kg": per_kg,
            "days_logged": count,
        },
        days=[_told_day(day, days.get(day, [])) for day in days_up_to(inputs.last, WEEK)],
    )


def _told_day(day: date, meals: list[Nutrition]) -> FoodDay:
    kcal = [n.calories for n in meals if n.calories is not None]
    protein = [n.protein_g for n in meals if n.protein_g is not None]
    return FoodDay(
        day=day,
        logged=bool(meals),
        kcal=round(sum(kcal)) if kcal else None,
        protein_g=round(sum(protein), 1) if protein else None,
    )


def _day(inputs: Inputs, n: Nutrition) -> date:
    if n.utc_offset_min is None:
        return n.log_ts.astimezone(inputs.zone).date()
    return (n.log_ts.astimezone(UTC) + timedelta(minutes=n.utc_offset_min)).date()


def _weight(inputs: Inputs) -> float | None:
    """The newest weight on the scale, else the one told."""
    weighed = [d for d in inputs.day_digests if "weight_kg" in d.stats and d.day <= inputs.last]
    if weighed:
        return max(weighed, key=lambda d: (d.day, d.digest_id)).stats["weight_kg"][4]
    return inputs.profile.weight_kg if inputs.profile else None
