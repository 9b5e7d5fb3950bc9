"""Apple's rows of nutrients (one a nutrient) -> what was eaten at one time: an entry of the food diary.

Source: Apple's HealthKit documentation, HKQuantityTypeIdentifier (Dietary...) and HKMetadataKeyFoodType.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from milo.importers.apple_units import mass_g
from milo.importers.contract import Context, Found
from milo.vocabulary.diary_foods import NUTRIENTS
from milo.vocabulary.eaten import FIELDS
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Nutrition

MAX_ENTRIES = 200_000  # ten a day: 54 years; beyond it memory would grow without bound
MOST = {"kcal": 20_000.0, "water_ml": 20_000.0}  # at once (our choice)
MOST_G = 5_000.0  # of any other nutrient at once (our choice)
_QUANTITIES = {
    "dietary_energy_kcal": "kcal",
    "protein_g": "protein_g",
    "carbs_g": "carbs_g",
    "fat_g": "fat_g",
    "water_ml": "water_ml",
}
_NUTRIENT_OF = {
    "DietaryFiber": "fibre_g", "DietarySugar": "sugar_g", "DietaryFatSaturated": "saturated_fat_g",
    "DietarySodium": "sodium_mg", "DietaryCaffeine": "caffeine_mg", "DietaryCalcium": "calcium_mg", "DietaryIron": "iron_mg",
    "DietaryMagnesium": "magnesium_mg", "DietaryPotassium": "potassium_mg", "DietaryZinc": "zinc_mg",
    "DietaryVitaminC": "vitamin_c_mg", "DietaryVitaminA": "vitamin_a_ug", "DietaryVitaminB12": "vitamin_b12_ug",
    "DietaryFolate": "folate_ug", "DietaryVitaminK": "vitamin_k_ug", "DietaryCholesterol": "cholesterol_mg",
    "DietaryVitaminB6": "vitamin_b6_mg", "DietaryVitaminE": "vitamin_e_mg", "DietarySelenium": "selenium_ug",
    "DietaryIodine": "iodine_ug", "DietaryVitaminD": "vitamin_d_ug",
}  # fmt: skip
_PER_G = {"g": 1.0, "mg": 1e3, "µg": 1e6}


def nutrient_of(type_: str) -> str | None:
    """The nutrient that a type without its prefix tells beside energy, macronutrients and water; None for any other."""
    return _NUTRIENT_OF.get(type_)


def factor_to(nutrient: str, unit: str) -> float | None:
    """What a number in a unit of mass is to be multiplied by; None for another unit."""
    grams = mass_g(unit)
    return None if grams is None else grams * _PER_G[NUTRIENTS[nutrient]]


class FoodRows:
    """Collects the rows of a file; those of one source, moment and name are one entry."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._entries: dict[tuple[str, datetime, str, int], dict[str, float]] = {}
        self._rows: dict[tuple[str, datetime, str, int], int] = {}

    def add(self, source: str, at: datetime, offset: int, name: str, what: str, value: float) -> bool:
        """Keep a row of a nutrient, or of a quantity of food; False for another quantity."""
        nutrient = _QUANTITIES.get(what, what)
        if nutrient not in NUTRIENTS:
            return False
        key = (source, at, name.strip()[:400], offset)
        if not 0 <= value <= MOST.get(nutrient, MOST_G * _PER_G.get(NUTRIENTS[nutrient], 1.0)):
            self._context.skip(f"implausible {what}")
        elif key not in self._entries and len(self._entries) >= MAX_ENTRIES:
            self._context.skip(f"more than {MAX_ENTRIES:,} entries of food")
        else:
            told = self._entries.setdefault(key, {})
            told[nutrient] = round(told.get(nutrient, 0.0) + value, 4)
            self._rows[key] = self._rows.get(key, 0) + 1
        return True

    def entries(self) -> Iterator[Found]:
        """An entry of the diary for each, standing for its rows."""
        for (source, at, name, offset), told in sorted(self._entries.items(), key=lambda each: each[0][1:3]):
            record = Nutrition(
                origin=Origin.IMPORTED,
                source=source,
                log_id=timed_identity(at, self._context.user_id, source, "nutrition", name),
                user_id=self._context.user_id,
                log_ts=at,
                utc_offset_min=offset,
                name=name or None,
                nutrients={n: v for n, v in told.items() if n not in FIELDS} or None,
                **{field: told.get(n) for n, field in FIELDS.items()},  # type: ignore[arg-type]
            )
            yield Found(record, rows=self._rows[source, at, name, offset])
