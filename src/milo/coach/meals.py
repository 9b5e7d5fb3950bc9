"""Meals for some days: dishes filled with foods, and amounts solved so that the day meets its targets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from milo.coach.foods import allowed_foods
from milo.vocabulary.errors import BadValue, NotEnoughData
from milo.vocabulary.foods import Dish, Food, Slot, dishes

ENERGY_WITHIN, PROTEIN_WITHIN = 0.05, 0.10  # what a day may miss its targets by
USUAL_KCAL = 2_200.0  # the day the dishes' usual grams are for
LEAST_KCAL, MOST_KCAL = 1_000.0, 6_000.0  # below: nobody is helped to eat so little; above: the plates end (our choice)
SECOND_SNACK_KCAL = 2_700.0  # from here on a day has two snacks (our choice)
LEAST_SHARE = 0.5  # of its usual amount: less of what makes a dish is another dish (our choice)
TRIES = 80  # draws of dishes for one day before giving up (our choice)
# How hard each wish pulls, relative to one usual portion: a percent of energy, of protein, of the rest (our choice).
PULL = {"kcal": 80.0, "protein_g": 40.0, "carbs_g": 12.0, "fat_g": 12.0}
# A repeated food or dish is drawn so many times less often for each time it was eaten (our choice).
RARER = 4.0
STEP_G, SMALL_STEP_G, SMALL_G = 5.0, 1.0, 20.0  # amounts in steps a kitchen scale and a spoon can follow


@dataclass(frozen=True, slots=True)
class Portion:
    """Grams of one food."""

    food: Food
    grams: float


@dataclass(frozen=True, slots=True)
class Meal:
    """One meal. meal: "breakfast", "lunch", "snack" or "dinner"."""

    meal: str
    dish: Dish
    portions: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class MealDay:
    """One day of meals and what is in it, added up from the table."""

    meals: tuple[Meal, ...]
    kcal: float
    protein_g: float
    carbs_g: float
    fat_g: float
    fibre_g: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A food chosen for a slot of a meal."""

    meal: int
    slot: Slot
    food: Food


def meals(
    day_targets: Mapping[str, float] | Sequence[Mapping[str, float]],
    diet: str | None,
    allergies: Collection[str],
    days: int,
    rng: np.random.Generator,
) -> list[MealDay]:
    """Days of meals within 5 % of the energy and 10 % of the protein asked for, no two days alike.

    day_targets: {"kcal", "protein_g"[, "carbs_g", "fat_g"]} of every day, or one such for all; the last two are wishes.
    diet, allergies: as people write them, see foods.allowed_foods; nothing that may hold an allergen is served.
    days: 1 to 14.  rng: the same generator gives the same meals.

    Raises UnknownName for a diet or allergy not understood, BadValue for targets out of range, NotEnoughData where no meals of the
    table meet them: a wish for more protein than its foods hold.
    """
    if not 1 <= days <= 14:
        raise BadValue("1 to 14 days", str(days))
    targets = [day_targets] * days if isinstance(day_targets, Mapping) else list(day_targets)
    if len(targets) != days:
        raise BadValue(f"targets for {days} days", str(len(targets)))
    for target in targets:
        _check(target)
    allowed = {food.id: food for food in allowed_foods(diet, allergies)}
    eaten: dict[str, int] = {}
    made: list[MealDay] = []
    for target in targets:
        day = _day(target, allowed, eaten, rng, made)
        for meal in day.meals:
            for key in (meal.dish.id, *(p.food.id for p in meal.portions)):
                eaten[key] = eaten.get(key, 0) + 1
        made.append(day)
    return made


def _check(target: Mapping[str, float]) -> None:
    for name in ("kcal", "protein_g"):
        if name not in target:
            raise BadValue(f"{name} in the day's targets", "none")
    if not LEAST_KCAL <= target["kcal"] <= MOST_KCAL:
        raise BadValue(f"{LEAST_KCAL:.0f} to {MOST_KCAL:.0f} kcal a day", f"{target['kcal']}")
    if not 0 < target["protein_g"] * 4 < target["kcal"]:
        raise BadValue("protein that fits into the day's energy", f"{target['protein_g']} g")


def _day(
    target: Mapping[str, float],
    allowed: Mapping[str, Food],
    eaten: Mapping[str, int],
    rng: np.random.Generator,
    before: Sequence[MealDay],
) -> MealDay:
    """The first draw that meets the targets and is no copy of a day before.

    Wishes for carbohydrate and fat that cannot be had with this energy and protein give way in the second half of the tries.
    """
    plates = [{p.food.id for m in d.meals for p in m.portions} for d in before]
    must = {name: target[name] for name in ("kcal", "protein_g")}
    over: list[bool] = []  # of each draw, whether it holds more protein for its energy than is asked for
    for i in range(TRIES):
        drawn, places = _draw(target["kcal"], allowed, eaten, rng)
        if not places:
            break
        day = _served(drawn, places, _amounts(places, target if i < TRIES // 2 else must))
        over.append(day.protein_g * target["kcal"] > target["protein_g"] * day.kcal)
        near = abs(day.kcal / target["kcal"] - 1) <= ENERGY_WITHIN
        near &= abs(day.protein_g / target["protein_g"] - 1) <= PROTEIN_WITHIN
        if near and {p.food.id for m in day.meals for p in m.portions} not in plates:
            return day
    little = bool(over) and sum(over) > len(over) / 2
    raise NotEnoughData(
        f"meals of {target['kcal']:.0f} kcal with {target['protein_g']:.0f} g protein",
        f"none among the {len(allowed)} foods that the diet and the allergies leave",
        "ask for more protein or less energy" if little else "ask for less protein or allow more foods",
    )


def _draw(
    kcal: float, allowed: Mapping[str, Food], eaten: Mapping[str, int], rng: np.random.Generator
) -> tuple[list[tuple[str, Dish]], list[_Place]]:
    """A dish for every meal of a day and a food for every slot that can be filled; nothing where a meal has no dish left."""
    named = ["breakfast", "lunch", "snack", "dinner"] + (["snack"] if kcal >= SECOND_SNACK_KCAL else [])
    today: set[str] = set()
    drawn: list[tuple[str, Dish]] = []
    places: list[_Place] = []
    for meal in named:
        choice = [
            dish
            for dish in dishes().values()
            if meal in dish.meals and dish.id not in today and all(_left(s, allowed) for s in dish.slots if s.needed)
        ]
        if not choice:
            return [], []
        dish = choice[_pick([d.id for d in choice], eaten, rng)]
        today.add(dish.id)
        for slot in dish.slots:
            left = _left(slot, allowed)
            fresh = [f for f in left if f not in today] or (left if slot.needed else [])
            if fresh:
                food = fresh[_pick(fresh, eaten, rng)]
                today.add(food)
                places.append(_Place(len(drawn), slot, allowed[food]))
        drawn.append((meal, dish))
    return drawn, places


def _left(slot: Slot, allowed: Mapping[str, Food]) -> list[str]:
    return [food for food in slot.foods if food in allowed]


def _pick(ids: Sequence[str], eaten: Mapping[str, int], rng: np.random.Generator) -> int:
    weights = RARER ** -np.array([float(eaten.get(id, 0)) for id in ids])
    return int(rng.choice(len(ids), p=weights / weights.sum()))


def _amounts(places: Sequence[_Place], target: Mapping[str, float]) -> np.ndarray:
    """Grams of every place, shape (n,): near the usual ones, bent towards the targets, in steps that can be weighed."""
    from scipy.optimize import lsq_linear

    scale = target["kcal"] / USUAL_KCAL
    most = np.array([p.slot.most_g for p in places])
    usual = np.minimum(np.array([p.slot.usual_g for p in places]) * scale, most)
    least = np.where([p.slot.needed for p in places], LEAST_SHARE * usual, 0.0)
    wishes = [(name, pull) for name, pull in PULL.items() if target.get(name, 0.0) > 0]
    per_g = np.array([[getattr(p.food, name) / 100 for p in places] for name, _ in wishes])
    pull = np.array([pull / target[name] for name, pull in wishes])
    wanted = np.array([target[name] for name, _ in wishes])

    def solve(fixed: np.ndarray, grams: np.ndarray) -> np.ndarray:
        free = ~fixed
        rest = wanted - per_g[:, fixed] @ grams[fixed]
        rows = np.vstack([pull[:, None] * per_g[:, free] * usual[free], np.eye(int(free.sum()))])
        goal = np.concatenate([pull * rest, np.ones(int(free.sum()))])
        bounds = least[free] / usual[free], np.maximum(most[free] / usual[free], least[free] / usual[free] + 1e-9)
        solved = grams.copy()
        solved[free] = lsq_linear(rows, goal, bounds, method="bvls").x * usual[free]
        return solved

    step = np.array([p.food.unit_g or (SMALL_STEP_G if p.slot.usual_g <= SMALL_G else STEP_G) for p in places])
    whole = np.array([p.food.unit_g is not None for p in places])
    grams = solve(np.zeros(len(places), dtype=bool), usual)
    # What only comes whole is settled first; the rest makes up for it.
    grams[whole] = _in_steps(grams, step, least, most)[whole]
    if not whole.all():
        grams = solve(whole, grams)
    return _in_steps(grams, step, least, most)


def _in_steps(grams: np.ndarray, step: np.ndarray, least: np.ndarray, most: np.ndarray) -> np.ndarray:
    rounded = np.round(grams / step) * step
    rounded = np.where(rounded > most, np.floor(most / step) * step, rounded)
    return np.where((least > 0) & (rounded < step), step, rounded)


def _served(drawn: Sequence[tuple[str, Dish]], places: Sequence[_Place], grams: np.ndarray) -> MealDay:
    served = tuple(
        Meal(name, dish, tuple(Portion(p.food, float(g)) for p, g in zip(places, grams, strict=True) if p.meal == i and g > 0))
        for i, (name, dish) in enumerate(drawn)
    )
    sums = {
        name: round(sum(getattr(p.food, name) * p.grams / 100 for m in served for p in m.portions), 1)
        for name in ("kcal", "protein_g", "carbs_g", "fat_g", "fibre_g")
    }
    return MealDay(served, **sums)
