"""Rows of a food diary as apps write them: what was eaten, how much of it, what was in it. Each format has a file of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.written_dates import Calendar
from milo.vocabulary.diary_foods import DAY_TOTAL, MEAL_HOURS, MOST_KCAL_PER_100_G, NUTRIENTS, units
from milo.vocabulary.eaten import FIELDS
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Nutrition

KCAL_KJ = 4.184
MOST_KCAL = 20_000.0  # in one row; our choice
ROUNDED_KCAL = 10.0  # that apps' rounding of grams and energy may add; our choice
DAY_HOUR = "12:00"  # what is told of a whole day alone is put there
_NAMES = {
    "calories": "kcal", "energy": "kcal", "protein": "protein_g", "fat": "fat_g", "total fat": "fat_g", "carbs": "carbs_g",
    "carbohydrates": "carbs_g", "carbohydrate": "carbs_g", "total carbs": "carbs_g", "fiber": "fibre_g", "fibre": "fibre_g",
    "dietary fiber": "fibre_g", "sugar": "sugar_g", "sugars": "sugar_g", "saturated fat": "saturated_fat_g",
    "saturated": "saturated_fat_g", "salt": "salt_g", "sodium": "sodium_mg", "water": "water_ml", "caffeine": "caffeine_mg",
    "alcohol": "alcohol_g", "calcium": "calcium_mg", "iron": "iron_mg", "magnesium": "magnesium_mg", "potassium": "potassium_mg",
    "zinc": "zinc_mg", "vitamin c": "vitamin_c_mg", "vitamin a": "vitamin_a_ug", "vitamin b12": "vitamin_b12_ug",
    "b12 (cobalamin)": "vitamin_b12_ug", "b12, cobalamin": "vitamin_b12_ug", "folate": "folate_ug", "vitamin k": "vitamin_k_ug",
    "cholesterol": "cholesterol_mg",
}  # fmt: skip
"""Names of columns, their unit cut off. Vitamin D is left out: apps tell it in IU as often as in µg."""
_WITHOUT_UNIT = {
    "kcal", "protein_g", "fat_g", "carbs_g", "fibre_g", "sugar_g", "saturated_fat_g", "sodium_mg", "potassium_mg", "cholesterol_mg",
}  # fmt: skip
"""Nutrients whose column may lack a unit. MyFitnessPal's vitamins without one are percentages, so they are left alone."""
_UNITS = {
    "kcal": ("kcal", 1.0), "cal": ("kcal", 1.0), "kj": ("kcal", 1 / KCAL_KJ), "g": ("g", 1.0), "mg": ("g", 1e-3),
    "\u00b5g": ("g", 1e-6), "\u03bcg": ("g", 1e-6), "mcg": ("g", 1e-6), "ug": ("g", 1e-6), "ml": ("g", 1.0),
}  # fmt: skip
_MEALS = {
    "breakfast": "breakfast", "desayuno": "breakfast", "lunch": "lunch", "almuerzo": "lunch", "comida": "lunch", "dinner": "dinner",
    "supper": "dinner", "cena": "dinner", "snack": "snack", "snacks": "snack", "aperitivos": "snack", "tentempiés": "snack",
}  # fmt: skip
TOTALS = {"daily total", "totals", "total", "daily totals"}
_AMOUNT = re.compile(r"([\d.,]+)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says beside its nutrients. meal: as written; DAY_TOTAL for a whole day.  clock: "" where none is written."""

    day: str | None
    clock: str = ""
    meal: str | None = None
    name: str | None = None
    amount: str = ""
    grams: float | None = None


def nutrients(header: list[str]) -> dict[str, tuple[str, float]]:
    """Column -> (nutrient, factor to its unit) for the columns that tell one.

    >>> nutrients(["energy (kj)", "sodium (g)", "vitamin a"])["sodium (g)"]
    ('sodium_mg', 1000.0)
    """
    found: dict[str, tuple[str, float]] = {}
    for column in header:
        name, _, unit = column.rpartition(" (") if column.endswith(")") and column not in _NAMES else (column, "", "")
        nutrient = _NAMES.get(name.strip())
        if nutrient is None or nutrient in (n for n, _ in found.values()):
            continue
        if not unit:
            if nutrient in _WITHOUT_UNIT:
                found[column] = (nutrient, 1.0)
        elif (factor := _factor(unit.rstrip(")"), NUTRIENTS[nutrient])) is not None:
            found[column] = (nutrient, factor)
    return found


def tells_energy(header: list[str]) -> bool:
    """Whether the columns tell energy and at least one macronutrient: what every food diary does."""
    told = {n for n, _ in nutrients(header).values()}
    return "kcal" in told and bool(told & {"protein_g", "carbs_g", "fat_g"})


def entries(
    source: Source, context: Context, format: str, column: str, read: Callable[[dict[str, str]], Line | None]
) -> Iterator[Found]:
    """A record a row. column: of the date.  read: a row -> what it says; None for a row that only sums others up."""
    told = nutrients(table.header_of(source))
    calendar = Calendar(source, context, column)
    seen: dict[tuple[object, ...], int] = {}
    for row in table.rows(source):
        try:
            line = read(row)
            if line is None:
                raise table.UnreadableRow("a sum of other rows")
            found = _amounts(row, told)
            record = _record(context, format, calendar, line, found, seen)
        except table.UnreadableRow as e:
            context.skip(e.reason)
            continue
        yield Found(record)


def _amounts(row: dict[str, str], told: dict[str, tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for column, (nutrient, factor) in told.items():
        value = table.sure_number(row, column)
        if value is None:
            continue
        if value < 0:
            raise table.UnreadableRow(f"less than nothing in {column}")
        found[nutrient] = round(value * factor, 4)
    if found.get("kcal", 0.0) > MOST_KCAL:
        raise table.UnreadableRow("more energy than anyone eats")
    return found


def _record(
    context: Context, format: str, calendar: Calendar, line: Line, found: dict[str, float], seen: dict[tuple[object, ...], int]
) -> Nutrition:
    if not found or not (any(found.values()) or line.name):
        raise table.UnreadableRow("no nutrient in the row")  # apps write zeros for a day nobody logged
    meal = line.meal if line.meal == DAY_TOTAL else _MEALS.get((line.meal or "").strip().lower())
    hour = DAY_HOUR if meal is None or meal == DAY_TOTAL else MEAL_HOURS[meal].isoformat("minutes")
    day = (line.day or "").strip()
    start = calendar.moment(day if ":" in day else f"{day} {line.clock.strip() or hour}") if day else None
    if start is None:
        raise table.UnreadableRow("no date that can be read")
    at, offset = start
    amount, unit, size = _amount(line.amount)
    grams = line.grams
    if grams is None and amount is not None and unit is not None and (each := units()[unit].grams) is not None:
        grams = amount * each
    if grams and found.get("kcal", 0.0) > MOST_KCAL_PER_100_G * grams / 100 + ROUNDED_KCAL:
        raise table.UnreadableRow("more energy than fat of that weight has")
    name = (line.name or "").strip()[:400]
    key = (at, line.meal or "", name)
    number = seen[key] = seen.get(key, 0) + 1
    return Nutrition(
        origin=Origin.IMPORTED,
        source=format,
        log_id=timed_identity(at, context.user_id, format, "nutrition", *key[1:], number),
        user_id=context.user_id,
        log_ts=at,
        meal_type=meal or (line.meal or "").strip()[:100] or None,
        utc_offset_min=offset,
        name=(f"{name} ({size})" if name and size else name)[:500] or None,
        amount=amount,
        unit=unit,
        grams=grams,
        nutrients={n: v for n, v in found.items() if n not in FIELDS} or None,
        **{field: found.get(n) for n, field in FIELDS.items()},  # type: ignore[arg-type]
    )


def _amount(text: str) -> tuple[float | None, str | None, str]:
    """ "150.00 g" -> (150, "g", ""); "3 large" -> (3, None, "large"): a size no unit of the diary says is shown with the name."""
    m = _AMOUNT.fullmatch(text.strip())
    value = table.number(m[1]) if m else None
    if m is None or value is None or not 0 < value < 100_000:
        return None, None, text.strip()[:60]
    word = m[2].strip()
    unit = _unit_words().get(word.lower())
    return value, unit, "" if unit else word[:60]


@cache
def _unit_words() -> dict[str, str]:
    return {word: unit.id for unit in units().values() for word in (unit.id, *unit.words)}


def _factor(unit: str, wanted: str) -> float | None:
    kind, factor = _UNITS.get(unit.strip(), ("", 0.0))
    aim, into = _UNITS[wanted]
    return factor / into if kind == aim else None
