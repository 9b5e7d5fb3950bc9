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
LEAST_SHARE = 0.5  # of its usual amount: less of what makes a dish is another dish, less of anything nobody weighs out (our choice)
LEAST_NEEDED_G = 20.0  # of a protein powder that a dish is made of: below, it is no shake of protein (our choice)
# Portions people eat end at so many times the usual one; only where no day can be made so, at the dish's own end (our choice).
COMFORT = 1.6
# The most of one food in one meal, whatever the dish (our choice): a block of tempeh or tofu, two burgers, what a bowl of leaves holds.
# Of a day above USUAL_KCAL as much more as it has more energy.
MOST_OF = {
    "tempeh": 150.0, "tofu_firm_calcium": 200.0, "veggie_soy_burger": 140.0, "wheat_gluten_seitan_base_dry": 50.0,
    "spinach_raw": 100.0, "lettuce_cos": 100.0, "kale_raw": 100.0, "edamame_cooked": 160.0, "raisins": 50.0,
    "egg_scrambled": 200.0, "whey_protein_powder": 45.0, "soy_protein_powder": 45.0, "white_bread": 145.0, "wholewheat_bread": 160.0,
    "rye_bread": 160.0, "chia_seeds": 25.0, "flaxseed": 20.0,
}  # fmt: skip
STAND_INS = frozenset({"tempeh", "tofu_firm_calcium", "veggie_soy_burger", "wheat_gluten_seitan_base_dry", "soy_protein_powder"})
STAND_IN_RARER = 6.0  # so many times less often for whoever eats meat or fish; everybody else lives on them (our choice)
FIBRE_PER_MCAL = 14.0  # g per 1,000 kcal (nutrition.md 3.4)
MOST_FIBRE = 1.7  # times that is a day's end where another can be had (our choice: 50 g on 2,100 kcal)
TRIES = 120  # draws of dishes for one day before giving up (our choice)
ENOUGH_DAYS = 8  # draws that meet the targets, of which the best is served (our choice)
PLAIN_TRIES = 60  # with portions within COMFORT and the wishes for carbohydrate and fat kept
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
    """The best of some draws that meet the targets and are no copy of a day before.

    Wishes for carbohydrate and fat that cannot be had with this energy and protein give way in the later tries, and so do the ends
    of usual portions.
    """
    plates = [{p.food.id for m in d.meals for p in m.portions} for d in before]
    must = {name: target[name] for name in ("kcal", "protein_g")}
    over: list[bool] = []  # of each draw, whether it holds more protein for its energy than is asked for
    good: list[tuple[float, MealDay]] = []
    for i in range(TRIES):
        if len(good) >= ENOUGH_DAYS or (good and i >= PLAIN_TRIES):
            break
        plain = i < PLAIN_TRIES
        drawn, places = _draw(target["kcal"], allowed, eaten, rng, _stand_ins(allowed) if plain else frozenset())
        if not places:
            break
        wished = target if i < (PLAIN_TRIES + TRIES) // 2 else must
        day = _served(drawn, places, _amounts(places, wished, COMFORT if plain else None))
        over.append(day.protein_g * target["kcal"] > target["protein_g"] * day.kcal)
        near = abs(day.kcal / target["kcal"] - 1) <= ENERGY_WITHIN
        near &= abs(day.protein_g / target["protein_g"] - 1) <= PROTEIN_WITHIN
        if near and {p.food.id for m in day.meals for p in m.portions} not in plates:
            good.append((_strain(day, target), day))
    if good:
        return min(good, key=lambda found: found[0])[1]
    little = bool(over) and sum(over) > len(over) / 2
    raise NotEnoughData(
        f"meals of {target['kcal']:.0f} kcal with {target['protein_g']:.0f} g protein",
        f"none among the {len(allowed)} foods that the diet and the allergies leave",
        "ask for more protein or less energy" if little else "ask for less protein or allow more foods",
    )


def _strain(day: MealDay, target: Mapping[str, float]) -> float:
    """How far a day is from its wishes and from fibre within reason; 0 is as asked."""
    strain = sum(abs(getattr(day, name) / target[name] - 1) for name in ("carbs_g", "fat_g") if target.get(name, 0.0) > 0)
    fibre = day.fibre_g / (FIBRE_PER_MCAL * day.kcal / 1_000)
    return strain + 0.3 * abs(fibre - 1) + 3.0 * max(0.0, fibre - MOST_FIBRE)


def _draw(
    kcal: float, allowed: Mapping[str, Food], eaten: Mapping[str, int], rng: np.random.Generator, rarer: Collection[str]
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
                food = fresh[_pick(fresh, eaten, rng, rarer=rarer)]
                today.add(food)
                places.append(_Place(len(drawn), slot, allowed[food]))
        drawn.append((meal, dish))
    return drawn, places


def _left(slot: Slot, allowed: Mapping[str, Food]) -> list[str]:
    return [food for food in slot.foods if food in allowed]


def _stand_ins(allowed: Mapping[str, Food]) -> frozenset[str]:
    """Foods that stand in for meat and fish, where those are eaten."""
    return STAND_INS if any({"meat", "fish"} & food.tags for food in allowed.values()) else frozenset()


def _pick(ids: Sequence[str], eaten: Mapping[str, int], rng: np.random.Generator, rarer: Collection[str] = ()) -> int:
    weights = RARER ** -np.array([float(eaten.get(id, 0)) for id in ids])
    weights = weights / np.where([id in rarer for id in ids], STAND_IN_RARER, 1.0)
    return int(rng.choice(len(ids), p=weights / weights.sum()))


def _amounts(places: Sequence[_Place], target: Mapping[str, float], comfort: float | None) -> np.ndarray:
    """Grams of every place, shape (n,): near the usual ones, bent towards the targets, in steps that can be weighed.

    comfort: the end of a portion, in usual ones; None: the dish's own.  What may be left out is left out where it would be a crumb.
    """
    from scipy.optimize import lsq_linear

    scale = target["kcal"] / USUAL_KCAL
    most = np.array([p.slot.most_g for p in places])
    if comfort is not None:
        most = np.minimum(most, [MOST_OF.get(p.food.id, np.inf) * max(1.0, scale) for p in places])
    usual = np.minimum(np.array([p.slot.usual_g for p in places]) * scale, most)
    crumb = LEAST_SHARE * usual if comfort is not None else np.zeros(len(places))
    least = np.where([p.slot.needed for p in places], LEAST_SHARE * usual, 0.0)
    if comfort is not None:
        most = np.minimum(most, comfort * usual)
        powder = np.array([p.slot.needed and p.food.id.endswith("_powder") for p in places])
        least = np.where(powder, np.minimum(np.maximum(least, LEAST_NEEDED_G), most), least)
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
    few = (least == 0) & (grams < crumb)
    if few.any():
        # Half a crumb or less is none, more is a crumb, and the rest is solved around it.
        grams = np.where(few, np.where(grams < crumb / 2, 0.0, crumb), grams)
        grams = solve(few, grams) if not few.all() else grams
    # What only comes whole is settled first; the rest makes up for it.
    grams[whole] = _in_steps(grams, step, least, most)[whole]
    settled = whole | few
    if not settled.all():
        grams = solve(settled, grams)
    grams = np.where((least == 0) & (grams < crumb) & ~settled, np.where(grams < crumb / 2, 0.0, crumb), grams)
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
