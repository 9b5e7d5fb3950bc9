"""Beside the meals of some days: two other dishes for each, and what to buy for all of them.

Source: nutrition.md 3.4 (protein spread over meals) and 3.9 (allergies go before everything); what is bought for 100 g eaten is the
kitchen's table (foods_kitchen.toml).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from milo.coach.foods import allowed_foods
from milo.coach.meals import Meal, MealDay, Portion
from milo.coach.meals_amounts import Place, amounts
from milo.vocabulary.foods import Dish, Food, dishes, kitchen

ALTERNATIVES = 2
KCAL_NEAR, PROTEIN_NEAR, PROTEIN_NEAR_G = 0.15, 0.25, 6.0  # what another dish may differ by from the one it stands for (our choice)
WIDER = 1.7  # times these where nothing is so near: a quarter of the energy (our choice)
BUY_STEP_G = 10.0  # what is bought is told in such steps, rounded up (our choice)
DRAWS = 12  # of foods for one dish before another is tried (our choice)


@dataclass(frozen=True, slots=True)
class Bought:
    """One line of a shopping list. grams: to buy.  state: "dry" or "raw" where the meals weigh it cooked, else "as is"."""

    food: Food
    grams: float
    state: str


def alternatives(
    day: MealDay, diet: str | None, allergies: Collection[str], rng: np.random.Generator, *, minutes: float | None = None
) -> list[tuple[Meal, ...]]:
    """For each meal of a day two others of about its energy and protein; fewer where diet and allergies leave no more.

    minutes: the most a dish may take to make; None: any.
    """
    foods = {food.id: food for food in allowed_foods(diet, allergies)}
    most = math.inf if minutes is None else minutes
    return [_others(meal, day, foods, most, rng) for meal in day.meals]


def shopping_list(days: Sequence[MealDay]) -> list[Bought]:
    """What to buy for these days, most first: cooked weights turned into dry or raw ones, in steps of 10 g."""
    eaten: dict[str, float] = {}
    known: dict[str, Food] = {}
    for portion in (p for d in days for m in d.meals for p in m.portions):
        eaten[portion.food.id] = eaten.get(portion.food.id, 0.0) + portion.grams
        known[portion.food.id] = portion.food
    made = []
    for id, grams in eaten.items():
        share, state = kitchen().bought.get(id, (100.0, "as is"))
        made.append(Bought(known[id], math.ceil(grams * share / 100 / BUY_STEP_G - 1e-9) * BUY_STEP_G, state))
    return sorted(made, key=lambda b: (-b.grams, b.food.id))


def _others(meal: Meal, day: MealDay, foods: Mapping[str, Food], most: float, rng: np.random.Generator) -> tuple[Meal, ...]:
    wanted = {name: _sum(meal, name) for name in ("kcal", "protein_g")}
    if wanted["kcal"] <= 0:
        return ()
    of_day = {"kcal": day.kcal, "protein_g": day.protein_g}
    taken = {m.dish.id for m in day.meals}
    fit = [d for d in dishes().values() if meal.meal in d.meals and day.kcal >= d.least_kcal and kitchen().minutes[d.id] <= most]
    fit = [d for d in fit if all(_left(s.foods, foods) for s in d.slots if s.needed)]
    found: list[Meal] = []
    other = [d for d in fit if d.id != meal.dish.id]
    # Where time, diet or allergies leave too few, a dish of another meal of the day comes too, then one with other foods, then one
    # that is less near.
    fresh = [d for d in other if d.id not in taken]
    for order, wide in ((fresh, 1.0), (other, 1.0), (fit, 1.0), (fit, WIDER)):
        for k in rng.permutation(len(order)):
            if order is not fit and order[k].id in {m.dish.id for m in found}:
                continue
            plates = {_plate(m) for m in (meal, *found)}
            drawn = (_filled(order[k], meal.meal, wanted, of_day, foods, rng, wide) for _ in range(DRAWS))
            made = next((m for m in drawn if m is not None and _plate(m) not in plates), None)
            found += [] if made is None else [made]
            if len(found) == ALTERNATIVES:
                return tuple(found)
    return tuple(found)


def _plate(meal: Meal) -> frozenset[str]:
    return frozenset(p.food.id for p in meal.portions)


def _filled(
    dish: Dish,
    name: str,
    wanted: Mapping[str, float],
    of_day: Mapping[str, float],
    foods: Mapping[str, Food],
    rng: np.random.Generator,
    wide: float,
) -> Meal | None:
    """A dish with foods and amounts near what is wanted; None where they do not come near enough.

    wide: times the usual distance.
    """
    places = []
    used: set[str] = set()
    for slot in dish.slots:
        fresh = [f for f in _left(slot.foods, foods) if f not in used]
        if fresh:
            food = fresh[int(rng.integers(len(fresh)))]
            used.add(food)
            places.append(Place(0, slot, foods[food]))
        elif slot.needed:
            return None
    grams = amounts(places, wanted, plain=True, of_day=of_day)
    made = Meal(name, dish, tuple(Portion(p.food, float(g)) for p, g in zip(places, grams, strict=True) if g > 0))
    near = abs(_sum(made, "kcal") / wanted["kcal"] - 1) <= KCAL_NEAR * wide
    off = abs(_sum(made, "protein_g") - wanted["protein_g"])
    return made if near and off <= wide * max(PROTEIN_NEAR_G, PROTEIN_NEAR * wanted["protein_g"]) else None


def _left(ids: Sequence[str], foods: Mapping[str, Food]) -> list[str]:
    return [f for f in ids if f in foods]


def _sum(meal: Meal, name: str) -> float:
    return float(sum(getattr(p.food, name) * p.grams / 100 for p in meal.portions))
