"""What was eaten, each thing once: the total of a day and the entries of the same day are one day, not two."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, timedelta

from msgspec.structs import replace

from milo.vocabulary.diary_foods import DAY_TOTAL, NUTRIENTS
from milo.vocabulary.records_wearable import Nutrition

FIELDS = {"kcal": "calories", "protein_g": "protein_g", "carbs_g": "carbs_g", "fat_g": "fat_g", "water_ml": "water_ml"}
"""Nutrients that a record keeps in a field of its own."""
LEAST_REST = 1.0  # kcal or g; less is rounding (our choice)


def counted(records: Iterable[Nutrition]) -> list[Nutrition]:
    """The records with the total of a day cut to what its entries do not tell.

    An app exports its days and its foods as two files: where both came from one source, the entries count. Any other total stands
    for the whole day, whatever of it was logged beside; so it counts with what its entries leave of it. Entries that say more than
    the total count alone, because then the total left something out. Of two totals of a day the larger one counts.
    """
    every = list(records)
    days: dict[date, list[Nutrition]] = {}
    for record in every:
        days.setdefault(_day(record), []).append(record)
    found = []
    for mine in days.values():
        entries = [r for r in mine if r.meal_type != DAY_TOTAL]
        total = day_total(mine)
        rest = total if total is None or not entries else _rest(total, entries)
        found += entries if rest is None else [*entries, rest]
    order = {r.log_id: n for n, r in enumerate(every)}
    return sorted(found, key=lambda r: order[r.log_id])


def day_total(records: Sequence[Nutrition]) -> Nutrition | None:
    """The total told of the one day that these records are of, where none of them is an entry from the total's own source."""
    itemised = {r.source for r in records if r.meal_type != DAY_TOTAL}
    totals = [r for r in records if r.meal_type == DAY_TOTAL and r.source not in itemised]
    return max(totals, key=lambda r: (r.calories or 0.0, r.protein_g or 0.0, r.log_id), default=None)


def nutrients_of(record: Nutrition) -> dict[str, float]:
    """All that a record tells of what was in it."""
    own = {name: getattr(record, field) for name, field in FIELDS.items()}
    return {name: value for name, value in {**own, **(record.nutrients or {})}.items() if value is not None}


def totals(records: Sequence[Nutrition], without: Collection[str] = ()) -> dict[str, dict[str, float]]:
    """Nutrient -> {"value", "missing"}: the sum of what is told, and of how many entries nothing is known of it."""
    found: dict[str, dict[str, float]] = {}
    for name in NUTRIENTS:
        told = [value for r in records if (value := nutrients_of(r).get(name)) is not None]
        if told and name not in without:
            found[name] = {"value": rounded(name, sum(told)), "missing": len(records) - len(told)}
    return found


def rounded(name: str, value: float) -> float:
    """A nutrient as it is shown: whole kcal, ml and mg of caffeine, else a tenth."""
    return float(round(value)) if name in ("kcal", "water_ml", "caffeine_mg") else round(value, 1)


def _rest(total: Nutrition, entries: Sequence[Nutrition]) -> Nutrition | None:
    """The total without its entries; None where they tell as much or more."""
    left = {name: _left(getattr(total, name), [getattr(e, name) for e in entries]) for name in FIELDS.values()}
    more = {name: _left(value, [(e.nutrients or {}).get(name) for e in entries]) for name, value in (total.nutrients or {}).items()}
    if left["calories"] is None and (total.calories is not None or not any(left.values())):
        return None
    return replace(total, **left, nutrients={name: value for name, value in more.items() if value is not None} or None)


def _left(total: float | None, parts: Sequence[float | None]) -> float | None:
    rest = None if total is None else total - sum(part for part in parts if part is not None)
    return rest if rest is not None and rest >= LEAST_REST else None


def _day(record: Nutrition) -> date:
    return (record.log_ts.astimezone(UTC) + timedelta(minutes=record.utc_offset_min or 0)).date()
