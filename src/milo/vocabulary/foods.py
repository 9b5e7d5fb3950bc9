"""The foods Milo knows, with what is in 100 g of them, and the dishes that meals are built from."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Food:
    """One food. kcal and grams are per 100 g edible; serving_g: a usual helping.

    unit_g: what is only eaten whole comes in these: an egg, a slice; None where any amount is.

    tags: "vegan", "vegetarian", "pescatarian" where it fits that diet; what is in it ("meat", "pork", "milk", "gluten", ...).
    may: what is often in it or touches it; the allergic do not get it.
    Source: USDA National Nutrient Database for Standard Reference 27; ndb is its number there. Names, servings and tags are ours.
    """

    id: str
    ndb: str
    name: str
    name_es: str
    kcal: float
    protein_g: float
    carbs_g: float
    fat_g: float
    fibre_g: float
    serving_g: float
    unit_g: float | None
    tags: frozenset[str]
    may: frozenset[str]

    def called(self, language: str) -> str:
        """The name in "en" or "es"."""
        return self.name_es if language == "es" else self.name


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a dish: one of some foods, usual grams for a day of 2,200 kcal, and the most that anyone is served of it there.

    needed: the dish is not the dish without it.
    """

    foods: tuple[str, ...]
    usual_g: float
    most_g: float
    needed: bool


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish as a template. meals: the meals of the day it is eaten at; least_kcal: only on days of so much energy."""

    id: str
    name: str
    name_es: str
    meals: tuple[str, ...]
    slots: tuple[Slot, ...]
    named: tuple[tuple[frozenset[str], str, str], ...] = ()
    """Foods -> the English and the Spanish name of the dish where it holds one of them: with seeds it is no dish of nuts."""
    least_kcal: float = 0.0

    def called(self, language: str, holds: Collection[str] = ()) -> str:
        """The name in "en" or "es". holds: ids of the foods that fill it."""
        for foods, name, name_es in self.named:
            if not foods.isdisjoint(holds):
                return name_es if language == "es" else name
        return self.name_es if language == "es" else self.name


@cache
def foods() -> dict[str, Food]:
    """All foods by id."""
    return {
        id: Food(
            id=id,
            ndb=f["ndb"],
            name=f["en"],
            name_es=f["es"],
            **{name: float(value) for name, value in f["per_100_g"].items()},
            serving_g=float(f["serving_g"]),
            unit_g=f.get("unit_g"),
            tags=frozenset(f["tags"]),
            may=frozenset(f.get("may", ())),
        )
        for id, f in _read("foods").items()
    }


@cache
def dishes() -> dict[str, Dish]:
    """All dishes by id."""
    table = _read("foods_dishes")
    groups: dict[str, list[str]] = table["groups"]
    return {
        id: Dish(
            id=id,
            name=d["en"],
            name_es=d["es"],
            meals=tuple(d["meals"]),
            slots=tuple(
                Slot(tuple(groups[s["of"]]), float(s["usual_g"]), float(s["most_g"]), s.get("needed", False)) for s in d["slots"]
            ),
            named=tuple((frozenset(n["with"]), n["en"], n["es"]) for n in d.get("named", ())),
            least_kcal=float(d.get("least_kcal", 0.0)),
        )
        for id, d in table["dishes"].items()
    }


@cache
def one_of() -> dict[str, frozenset[str]]:
    """Foods of which one meal that is put together has at most one: "starch" -> ids, of the diary's foods too."""
    return _of_groups("one_of")


@cache
def only_beside() -> dict[str, frozenset[str]]:
    """Kind -> foods that are eaten only beside one of it: a spread beside a starch."""
    return _of_groups("only_beside")


def _of_groups(key: str) -> dict[str, frozenset[str]]:
    table = _read("foods_dishes")
    return {kind: frozenset(f for name in names for f in table["groups"][name]) for kind, names in table[key].items()}


@cache
def go_together() -> dict[tuple[str, str], frozenset[str]]:
    """(Meal, food of a dish) -> the foods that some dish of that meal has beside it."""
    found: dict[tuple[str, str], set[str]] = {}
    for dish in dishes().values():
        for slot in dish.slots:
            beside = {f for other in dish.slots if other is not slot for f in other.foods}
            for meal in dish.meals:
                for food in slot.foods:
                    found.setdefault((meal, food), set()).update(beside)
    return {key: frozenset(beside) for key, beside in found.items()}


@dataclass(frozen=True, slots=True)
class Kitchen:
    """What dishes and foods ask of a kitchen and a purse.

    minutes: of each dish.  dear: foods that cost more than most.  bought: food -> (grams to buy for 100 g eaten, "dry" or "raw").
    """

    minutes: dict[str, float]
    dear: frozenset[str]
    bought: dict[str, tuple[float, str]]


@cache
def kitchen() -> Kitchen:
    """The kitchen's table."""
    table = _read("foods_kitchen")
    bought = {food: (float(grams), state) for state, of in table["bought"].items() for food, grams in of.items()}
    return Kitchen(minutes={d: float(m) for d, m in table["minutes"].items()}, dear=frozenset(table["dear"]), bought=bought)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("milo.vocabulary").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
