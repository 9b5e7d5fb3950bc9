"""Foods as the diary knows them: what is in 100 g, and what a piece, a slice or a can of them weighs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from importlib.resources import files
from typing import Any

from milo.vocabulary.foods import foods

MACROS = ("kcal", "protein_g", "carbs_g", "fat_g", "fibre_g")
NUTRIENTS: dict[str, str] = {
    "kcal": "kcal", "protein_g": "g", "carbs_g": "g", "fat_g": "g", "fibre_g": "g", "sugar_g": "g", "saturated_fat_g": "g",
    "salt_g": "g", "sodium_mg": "mg", "water_ml": "ml", "caffeine_mg": "mg", "alcohol_g": "g", "calcium_mg": "mg", "iron_mg": "mg",
    "magnesium_mg": "mg", "potassium_mg": "mg", "zinc_mg": "mg", "vitamin_c_mg": "mg", "vitamin_a_ug": "µg", "vitamin_d_ug": "µg",
    "vitamin_b12_ug": "µg", "folate_ug": "µg", "vitamin_k_ug": "µg", "cholesterol_mg": "mg",
    "vitamin_b6_mg": "mg", "vitamin_e_mg": "mg", "selenium_ug": "µg", "iodine_ug": "µg",
}  # fmt: skip
"""What a food may tell of itself -> the unit. What a table does not tell is absent, never zero."""

MEASURES = frozenset({"tsp", "tbsp", "ml", "cl", "dl", "l", "fl_oz"})
"""Units of volume that are of one size whatever is in them; a glass may be small."""
MEAL_HOURS = {"breakfast": time(8), "lunch": time(13, 30), "snack": time(17), "dinner": time(20, 30)}
"""When a meal whose hour nobody told is taken to have been (our choice)."""
DAY_TOTAL = "day"
"""The meal_type of a record that sums a whole day up."""
MOST_KCAL_PER_100_G = 905.0
"""The USDA gives 902 kcal for 100 g of lard, more than for any other food."""


@dataclass(frozen=True, slots=True)
class DiaryFood:
    """A food of the diary.

    per_100_g: nutrient -> amount in 100 g (NUTRIENTS).  serving_g: a usual helping.  units: name of a unit -> grams; "ml" is the
    density.  unit_g: what is counted by the piece.  source: where the figures come from.
    """

    id: str
    name: str
    name_es: str
    per_100_g: Mapping[str, float]
    serving_g: float
    units: Mapping[str, float] = field(default_factory=dict)
    unit_g: float | None = None
    called: tuple[str, ...] = ()
    source: str = "USDA SR"

    def named(self, language: str) -> str:
        """The name in "en" or "es"."""
        return self.name_es if language == "es" else self.name

    def of(self, grams: float) -> dict[str, float]:
        """What so many grams hold, nutrient by nutrient."""
        return {name: value * grams / 100 for name, value in self.per_100_g.items()}


@dataclass(frozen=True, slots=True)
class Unit:
    """A natural unit. grams: of a mass; ml: of a volume; words: what people say, without accents; food: what it is of if of nothing
    that was named.
    """

    id: str
    words: tuple[str, ...]
    grams: float | None = None
    ml: float | None = None
    piece: bool = False
    food: str | None = None


@cache
def units() -> dict[str, Unit]:
    """All units by id."""
    table = _read("food_units")
    return {
        id: Unit(id, tuple(u["words"].split("|")), u.get("grams"), u.get("ml"), u.get("piece", id == "piece"), u.get("food"))
        for group in ("mass", "volume", "portion")
        for id, u in table[group].items()
    }


@cache
def diary_foods() -> dict[str, DiaryFood]:
    """The foods of the package by id: those of the planner's table, then the everyday ones."""
    table = _read("food_units")
    found = {
        f.id: DiaryFood(
            id=f.id,
            name=f.name,
            name_es=f.name_es,
            per_100_g={name: getattr(f, name) for name in MACROS} | table["more_of"].get(f.id, {}),
            serving_g=f.serving_g,
            units=table["of_food"].get(f.id, {}),
            unit_g=f.unit_g,
            source=f"USDA SR27 {f.ndb}",
        )
        for f in foods().values()
    }
    for id, f in _read("foods_everyday").items():
        found[id] = DiaryFood(
            id=id,
            name=f["en"],
            name_es=f["es"],
            per_100_g={name: float(value) for name, value in f["per_100_g"].items()},
            serving_g=float(f["serving_g"]),
            units=f.get("units", {}),
            unit_g=f.get("unit_g"),
            called=tuple(f["called"].split("|")),
            source=f"USDA SR {f['ndb']}" if "ndb" in f else "estimate",
        )
    return found


def grams_of(food: DiaryFood, amount: float, unit: str | None) -> tuple[float, bool]:
    """Grams of an amount of a food, and whether a usual size had to be assumed.

    unit: id of a unit; None: pieces where the food is counted, else helpings.

    >>> egg = diary_foods()["egg_hard_boiled"]
    >>> grams_of(egg, 2, None), grams_of(egg, 100, "g")
    ((100.0, False), (100.0, False))
    """
    known = units().get(unit) if unit is not None else None
    if known is not None and known.grams is not None:
        return amount * known.grams, False
    if unit is not None and unit in food.units:
        return amount * food.units[unit], False
    if unit == "serving":
        return amount * food.serving_g, False
    if known is not None and known.ml is not None:
        density = food.units.get("ml")
        if density is None and "cup" in food.units:
            density = food.units["cup"] / (units()["cup"].ml or 240.0)
        if density is not None:
            return amount * known.ml * density, False
        # A spoon or cup of what no table tells: as heavy as water; a can or bottle of it: a helping.
        return amount * (known.ml if unit in MEASURES else food.serving_g), True
    if unit is None or (known is not None and known.piece):
        each = food.unit_g or food.units.get("piece")
        return amount * (each or food.serving_g), each is None
    return amount * food.serving_g, True


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("milo.vocabulary").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
