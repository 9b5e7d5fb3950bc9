"""Meals for some days: dishes filled with foods, and amounts solved so that the day meets its targets."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from milo.coach.foods import allowed_foods
from milo.coach.meals_amounts import FIBRE_PER_MCAL, Place, amounts
from milo.vocabulary.errors import BadValue, NotEnoughData
from milo.vocabulary.foods import Dish, Food, Slot, dishes, kitchen

ENERGY_WITHIN, PROTEIN_WITHIN = 0.05, 0.10  # what a day may miss its targets by
LEAST_KCAL, MOST_KCAL = 1_000.0, 6_000.0  # below: nobody is helped to eat so little; above: the plates end (our choice)
SECOND_SNACK_KCAL, THIRD_SNACK_KCAL = 2_700.0, 4_800.0  # from here on a day has so many snacks (our choice)
STAND_INS = frozenset({"tempeh", "tofu_firm_calcium", "veggie_soy_burger", "wheat_gluten_seitan_base_dry", "soy_protein_powder"})
STAND_IN_RARER = 6.0  # so many times less often for whoever eats meat or fish; everybody else lives on them (our choice)
MOST_FIBRE = 1.6  # times what is wished for is a day's end where another can be had (our choice: 45 g on 2,000 kcal)
LEAST_FIBRE = 0.9  # and so many times its beginning (our choice: 25 g)
TRIES = 120  # draws of dishes for one day before giving up (our choice)
PLAIN_TRIES = 60  # with portions people eat and the wishes for carbohydrate and fat kept
ENOUGH_DAYS = 6  # draws that meet the targets, of which the best is served (our choice)
SPREAD_PULL = 1.0  # of a day whose protein is all in one meal, against its other wishes (our choice)
GOOD_ENOUGH = 0.25  # a day this near to its wishes is served without looking on (our choice)
# A repeated food or dish is drawn so many times less often for each time it was eaten (our choice).
RARER = 4.0
# A draw that misses the protein makes the next one lean to foods with more or less of it: weights go with the share of energy that
# is protein, relative to a usual one, to a power that grows so with each miss, to an end (our choice).
USUAL_PROTEIN_SHARE, LEAN_STEP, MOST_LEAN = 0.2, 0.3, 3.0


LEAST_DISHES = 3  # for each meal, so that lunch and dinner are two (our choice)
MEALS = ("breakfast", "lunch", "snack", "dinner")


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
class _Larder:
    """What one athlete may eat. shares: of each food and dish, how much of its energy is protein; rarer: foods to be drawn less.

    dishes: those there is time for.
    """

    foods: Mapping[str, Food]
    shares: Mapping[str, float]
    rarer: frozenset[str]
    dishes: frozenset[str]

    @classmethod
    def of(cls, foods: Mapping[str, Food], *, cheap: bool = False, minutes: float | None = None) -> _Larder:
        shares = {id: _protein_share((food,)) for id, food in foods.items()}
        for dish in dishes().values():
            held = [foods[f] for slot in dish.slots if slot.needed for f in slot.foods if f in foods]
            shares[dish.id] = _protein_share(held)
        meat = any({"meat", "fish"} & food.tags for food in foods.values())
        most = np.inf if minutes is None else minutes
        able = [d for d in dishes().values() if all(any(f in foods for f in s.foods) for s in d.slots if s.needed)]
        quick = {d.id for d in able if kitchen().minutes[d.id] <= most}
        for name in MEALS:
            # Where a meal has too few dishes in that time to differ from the next one, the quickest there are join them.
            mine = sorted((d for d in able if name in d.meals), key=lambda d: (kitchen().minutes[d.id], d.id))
            quick |= {d.id for d in mine[:LEAST_DISHES]}
        rarer = (STAND_INS if meat else frozenset()) | (kitchen().dear if cheap else frozenset())
        return cls(foods, shares, rarer, frozenset(quick))

    def left(self, slot: Slot) -> list[str]:
        return [food for food in slot.foods if food in self.foods]

    def pick(self, ids: Sequence[str], eaten: Mapping[str, int], rng: np.random.Generator, lean: float, rarer: bool) -> str:
        weights = [
            RARER ** -eaten.get(id, 0)
            / (STAND_IN_RARER if rarer and id in self.rarer else 1.0)
            * (max(self.shares[id], 0.02) / USUAL_PROTEIN_SHARE) ** lean
            for id in ids
        ]
        return ids[min(bisect(list(accumulate(weights)), rng.random() * sum(weights)), len(ids) - 1)]


def _protein_share(foods: Sequence[Food]) -> float:
    return sum(4 * f.protein_g / max(f.kcal, 1.0) for f in foods) / len(foods) if foods else 0.0


def meals(
    day_targets: Mapping[str, float] | Sequence[Mapping[str, float]],
    diet: str | None,
    allergies: Collection[str],
    days: int,
    rng: np.random.Generator,
    *,
    minutes: float | None = None,
    cheap: bool = False,
) -> list[MealDay]:
    """Days of meals within 5 % of the energy and 10 % of the protein asked for, no two days alike.

    day_targets: {"kcal", "protein_g"[, "carbs_g", "fat_g"]} of every day, or one such for all; the last two are wishes.
    diet, allergies: as people write them, see foods.allowed_foods; nothing that may hold an allergen is served.
    days: 1 to 14.  rng: the same generator gives the same meals.  minutes: the most a dish may take to make; None: any.
    cheap: dear foods only where nothing else fits.

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
    larder = _Larder.of({food.id: food for food in allowed_foods(diet, allergies)}, cheap=cheap, minutes=minutes)
    eaten: dict[str, int] = {}
    made: list[MealDay] = []
    for target in targets:
        day = _day(target, larder, eaten, rng, made)
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
    target: Mapping[str, float], larder: _Larder, eaten: Mapping[str, int], rng: np.random.Generator, before: Sequence[MealDay]
) -> MealDay:
    """The best of some draws that meet the targets and are no copy of a day before.

    Wishes for carbohydrate and fat that cannot be had with this energy and protein give way in the later tries, and so do the ends
    of usual portions.
    """
    plates = [_plates(d) for d in before]
    wished = {"fibre_g": FIBRE_PER_MCAL * target["kcal"] / 1_000} | dict(target)
    must = {name: wished[name] for name in ("kcal", "protein_g", "fibre_g")}
    over: list[bool] = []  # of each draw, whether it holds more protein for its energy than is asked for
    good: list[tuple[float, MealDay]] = []
    lean = 0.0
    for i in range(TRIES):
        if len(good) >= ENOUGH_DAYS or (good and (i >= PLAIN_TRIES or good[-1][0] <= GOOD_ENOUGH)):
            break
        plain = i < PLAIN_TRIES
        drawn, places = _draw(target["kcal"], larder, eaten, rng, lean, plain)
        if not places:
            break
        day = _served(drawn, places, amounts(places, wished if i < (PLAIN_TRIES + TRIES) // 2 else must, plain))
        more = day.protein_g * target["kcal"] > target["protein_g"] * day.kcal
        over.append(more)
        near = abs(day.kcal / target["kcal"] - 1) <= ENERGY_WITHIN
        near &= abs(day.protein_g / target["protein_g"] - 1) <= PROTEIN_WITHIN
        if near and _plates(day) not in plates:
            good.append((_strain(day, wished) + SPREAD_PULL * (1.0 - protein_spread(day)), day))
        elif not near:
            lean = min(max(lean + (-LEAN_STEP if more else LEAN_STEP), -MOST_LEAN), MOST_LEAN)
    if good:
        return min(good, key=lambda found: found[0])[1]
    little = bool(over) and sum(over) > len(over) / 2
    raise NotEnoughData(
        f"meals of {target['kcal']:.0f} kcal with {target['protein_g']:.0f} g protein",
        f"none among the {len(larder.foods)} foods that the diet and the allergies leave",
        "ask for more protein or less energy" if little else "ask for less protein or allow more foods",
    )


def _plates(day: MealDay) -> set[str]:
    return {p.food.id for m in day.meals for p in m.portions}


def protein_of(meal: Meal) -> float:
    """Protein of a meal, g."""
    return sum(p.food.protein_g * p.grams / 100 for p in meal.portions)


def protein_spread(day: MealDay) -> float:
    """How evenly breakfast, lunch and dinner share their protein, 1 where they have the same, 0 at worst (nutrition.md 3.4)."""
    found = [protein_of(m) for m in day.meals if m.meal != "snack"]
    mean = sum(found) / len(found)
    return max(0.0, 1.0 - sum(abs(g - mean) for g in found) / len(found) / mean) if mean else 1.0


def _strain(day: MealDay, wished: Mapping[str, float]) -> float:
    """How far a day is from its wishes and from fibre within reason; 0 is as asked."""
    strain = sum(abs(getattr(day, name) / wished[name] - 1) for name in ("carbs_g", "fat_g") if wished.get(name, 0.0) > 0)
    fibre = day.fibre_g / wished["fibre_g"]
    return float(strain / 2 + 3.0 * (max(0.0, fibre - MOST_FIBRE) + max(0.0, LEAST_FIBRE - fibre)))


def _draw(
    kcal: float, larder: _Larder, eaten: Mapping[str, int], rng: np.random.Generator, lean: float, rarer: bool
) -> tuple[list[tuple[str, Dish]], list[Place]]:
    """A dish for every meal of a day and a food for every slot that can be filled; nothing where a meal has no dish left."""
    named = ["breakfast", "lunch", "snack", "dinner"] + [
        "snack" for least in (SECOND_SNACK_KCAL, THIRD_SNACK_KCAL) if kcal >= least
    ]
    today: set[str] = set()
    drawn: list[tuple[str, Dish]] = []
    places: list[Place] = []
    for meal in named:
        choice = [
            id
            for id, dish in dishes().items()
            if meal in dish.meals
            and id in larder.dishes
            and id not in today
            and kcal >= dish.least_kcal
            and all(larder.left(slot) for slot in dish.slots if slot.needed)
        ]
        if not choice:
            return [], []
        dish = dishes()[larder.pick(choice, eaten, rng, lean, rarer)]
        today.add(dish.id)
        for slot in dish.slots:
            left = larder.left(slot)
            fresh = [f for f in left if f not in today] or (left if slot.needed else [])
            if fresh:
                food = larder.pick(fresh, eaten, rng, lean, rarer)
                today.add(food)
                places.append(Place(len(drawn), slot, larder.foods[food]))
        drawn.append((meal, dish))
    return drawn, places


def _served(drawn: Sequence[tuple[str, Dish]], places: Sequence[Place], grams: np.ndarray) -> MealDay:
    served = tuple(
        Meal(name, dish, tuple(Portion(p.food, float(g)) for p, g in zip(places, grams, strict=True) if p.meal == i and g > 0))
        for i, (name, dish) in enumerate(drawn)
    )
    sums = {
        name: round(sum(getattr(p.food, name) * p.grams / 100 for m in served for p in m.portions), 1)
        for name in ("kcal", "protein_g", "carbs_g", "fat_g", "fibre_g")
    }
    return MealDay(served, **sums)
