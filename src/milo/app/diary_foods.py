"""The foods an athlete may log: their own and imported ones beside those of the package; own foods and recipes are kept here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.consenting import kept
from milo.importers.food_tables import USDA
from milo.vocabulary.diary_foods import MOST_KCAL_PER_100_G, NUTRIENTS, DiaryFood, diary_foods, grams_of, units
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Ingredient, OwnFood

if TYPE_CHECKING:
    from milo.app.house import House

SOURCE = "milo diary"
MOST_INGREDIENTS = 60  # of a recipe (our choice)
MOST_PER_100_G = {"kcal": MOST_KCAL_PER_100_G, "caffeine_mg": 10_000.0, "sodium_mg": 40_000.0, "water_ml": 100.0}
"""The most of a nutrient in 100 g that can be; what is told in g cannot be more than the food itself."""


class Foods:
    """The foods of one house's athletes; own ones are read again when something of them changed."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._held: dict[str, tuple[dict[date, int], dict[str, OwnFood]]] = {}
        house.forgetting.append(lambda athlete: self._held.pop(athlete, None) and None)

    def own(self, athlete: str) -> dict[str, OwnFood]:
        """The athlete's own foods by id, imported tables included."""
        changed = self._house.store.changed_days("own_food", athlete)
        held = self._held.get(athlete)
        if held is None or held[0] != changed:
            held = (changed, {f.own_food_id: f for f in self._house.store.find("own_food", athlete)})
            self._held[athlete] = held
        return held[1]

    def written(self, athlete: str) -> list[DiaryFood]:
        """What the athlete wrote themself: it is understood in words too; a table of thousands is only searched."""
        return [as_diary_food(f) for f in self.own(athlete).values() if f.source == SOURCE]

    def imported(self, athlete: str) -> list[DiaryFood]:
        """Foods of the tables the athlete imported."""
        return [as_diary_food(f) for f in self.own(athlete).values() if f.source != SOURCE]

    def get(self, athlete: str, food_id: str) -> DiaryFood:
        """A food by id. Raises NotFound."""
        if food_id in diary_foods():
            return self._fuller(athlete, diary_foods()[food_id])
        own = self.own(athlete).get(food_id)
        if own is None:
            raise NotFound(f"a food with the id {food_id[:64]}", "none", "search for it by name")
        return as_diary_food(own)

    def _fuller(self, athlete: str, food: DiaryFood) -> DiaryFood:
        """A food of the package with what the USDA table that the athlete imported tells of it beside: minerals and vitamins."""
        number = food.source.removeprefix("USDA SR27 ").removeprefix("USDA SR ")
        if not number.isdigit():
            return food
        own = self.own(athlete)
        ids = (identity("own_food", athlete, USDA, key) for key in (number, number.lstrip("0")))
        told = next((own[id] for id in ids if id in own), None)
        return food if told is None else replace(food, per_100_g={**told.per_100_g, **food.per_100_g})

    def by_code(self, athlete: str, code: str) -> OwnFood | None:
        """The product with a barcode; a UPC is the EAN with a zero before it."""
        wanted = code.lstrip("0")
        found = [f for f in self.own(athlete).values() if f.code is not None and f.code.lstrip("0") == wanted]
        return max(found, key=lambda f: (f.source == SOURCE, f.at), default=None)

    def keep(self, athlete: str, told: Mapping[str, Any]) -> OwnFood:
        """Keep an own food, a product or a recipe. Raises BadValue, UnknownName, NotFound, StorageWithdrawn."""
        allowed = {"name", "per_100_g", "ingredients", "servings", "serving_g", "code", "brand", "units", "id"}
        for key in told:
            if key not in allowed:
                raise UnknownName("key of a food", key, sorted(allowed))
        name = str(told.get("name") or "").strip()
        if not 0 < len(name) <= 200:
            raise BadValue("a name of 1 to 200 characters", str(len(name)))
        per_100_g: dict[str, float]
        ingredients: list[Ingredient] | None = None
        serving = told.get("serving_g")
        id = str(told.get("id") or identity("own_food", athlete, name.lower(), str(told.get("code") or "")))
        if told.get("ingredients"):
            ingredients = self._ingredients(athlete, told["ingredients"])
            if id in {i.food_id for i in ingredients}:
                raise BadValue("a recipe of other foods", f"{name} in itself")
            per_100_g, whole = self._sum(athlete, ingredients)
            serving = serving or whole / _number("servings", told.get("servings", 1), 0.25, 200.0)
        else:
            per_100_g = checked(told.get("per_100_g") or {})
        now = self._house.clock.now()
        try:
            food = msgspec.convert(
                {
                    "origin": Origin.TOLD,
                    "source": SOURCE,
                    "own_food_id": id,
                    "user_id": athlete,
                    "at": now,
                    "name": name,
                    "per_100_g": per_100_g,
                    "serving_g": _number("grams of a serving", serving or 100, 0.1, 10_000.0),
                    "brand": told.get("brand"),
                    "code": told.get("code"),
                    "units": _units(told.get("units")),
                    "ingredients": ingredients,
                },
                OwnFood,
            )
        except msgspec.ValidationError as e:
            raise BadValue("a food as docs/food.md describes it", str(e)) from None
        older = self.own(athlete).get(id)
        if older is not None:
            food = msgspec.structs.replace(food, at=older.at)
        kept(self._house.writer.write([food]))
        self._held.pop(athlete, None)
        return food

    def remove(self, athlete: str, food_id: str) -> None:
        """Take an own food away. Raises NotFound."""
        if food_id not in self.own(athlete):
            raise NotFound(f"an own food with the id {food_id[:64]}", "none")
        self._house.store.delete("own_food", athlete, [food_id])
        self._held.pop(athlete, None)

    def _ingredients(self, athlete: str, told: Any) -> list[Ingredient]:
        """Foods with grams, or with an amount in a natural unit."""
        if not isinstance(told, list) or len(told) > MOST_INGREDIENTS or not all(isinstance(i, dict) for i in told):
            raise BadValue(f"up to {MOST_INGREDIENTS} ingredients with food_id and grams", repr(told)[:200])
        found = []
        for one in told:
            food, grams, unit = self.get(athlete, str(one.get("food_id") or "")), one.get("grams"), one.get("unit")
            if grams is None:
                if unit is not None and unit not in units():
                    raise UnknownName("unit", str(unit), units())
                grams = grams_of(food, _number("amount of an ingredient", one.get("amount"), 0.01, 20_000.0), unit)[0]
            found.append(Ingredient(food_id=food.id, grams=round(_number("grams of an ingredient", grams, 0.1, 20_000.0), 1)))
        return found

    def _sum(self, athlete: str, ingredients: list[Ingredient]) -> tuple[dict[str, float], float]:
        """What 100 g of a recipe hold, and its grams. A nutrient that an ingredient does not tell is not told of the recipe."""
        parts = [(self.get(athlete, i.food_id), i.grams) for i in ingredients]
        whole = sum(grams for _, grams in parts)
        shared = set.intersection(*(set(food.per_100_g) for food, _ in parts))
        return {n: round(sum(f.per_100_g[n] * g for f, g in parts) / whole, 3) for n in NUTRIENTS if n in shared}, whole


def as_diary_food(food: OwnFood) -> DiaryFood:
    """An own food as the diary knows foods."""
    return DiaryFood(
        id=food.own_food_id,
        name=food.name,
        name_es=food.name,
        per_100_g=food.per_100_g,
        serving_g=food.serving_g,
        units=food.units or {},
        source=food.source,
    )


def checked(per_100_g: Mapping[str, Any]) -> dict[str, float]:
    """Nutrients of 100 g that can be. Raises UnknownName for a nutrient nobody knows, BadValue for an impossible amount."""
    found: dict[str, float] = {}
    for name, value in per_100_g.items():
        if name not in NUTRIENTS:
            raise UnknownName("nutrient", name, NUTRIENTS)
        if value is not None:
            most = MOST_PER_100_G.get(name, 100.0 if NUTRIENTS[name] == "g" else 100_000.0)
            found[name] = _number(f"{name} in 100 g", value, 0.0, most)
    if "kcal" not in found and "protein_g" not in found:
        raise BadValue("energy or protein of 100 g", "neither")
    if sum(found.get(n, 0.0) for n in ("protein_g", "carbs_g", "fat_g")) > 105:
        raise BadValue("protein, carbohydrate and fat of at most 100 g in 100 g", "more")
    return found


def _units(told: Any) -> dict[str, float] | None:
    if not told:
        return None
    if not isinstance(told, dict):
        raise BadValue("units: a name -> grams", type(told).__name__)
    for name in told:
        if name not in units():
            raise UnknownName("unit", str(name), units())
    return {str(name): _number(f"grams of a {name}", grams, 0.01, 10_000.0) for name, grams in told.items()}


def _number(what: str, value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise BadValue(f"{what} from {low:g} to {high:g}", repr(value)[:40])
    return float(value)
