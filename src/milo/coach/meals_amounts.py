"""How much of each food of a day: near usual portions, bent towards the day's targets, in amounts that a kitchen weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from milo.vocabulary.foods import Food, Slot

USUAL_KCAL, USUAL_PROTEIN_G = 2_200.0, 120.0  # the day the dishes' usual grams are for
# What is eaten for its protein grows with the day's protein, not with its energy: shares of a food's energy that are protein, from
# which on it does so a little and altogether (our choice).
SOME_PROTEIN, MUCH_PROTEIN = 0.2, 0.4
# Leaves, fruit and drinks, up to so many kcal in 100 g, fill before they feed: they grow with the root of a big day's energy (our
# choice).
LIGHT_KCAL = 75.0
LEAST_SHARE = 0.5  # of its usual amount: less of what makes a dish is another dish, less of anything nobody weighs out (our choice)
LEAST_OF_DISH = 0.4  # of what a dish is made of, its usual amount on any day: of a small day, too, a helping (our choice)
LEAST_NEEDED_G = 20.0  # of a protein powder that a dish is made of: below, it is no shake of protein (our choice)
# Portions people eat end at so many times the usual one; only where no day can be made so, at the dish's own end (our choice).
COMFORT = 1.6
# The most of one food in one meal, whatever the dish (our choice): a block of tempeh or tofu, two burgers, what a bowl of leaves
# holds.  Of a day above USUAL_KCAL as much more as it has more energy, up to MOST_MORE times.
MOST_OF = {
    "tempeh": 150.0, "tofu_firm_calcium": 200.0, "veggie_soy_burger": 140.0, "wheat_gluten_seitan_base_dry": 50.0,
    "spinach_raw": 100.0, "lettuce_cos": 100.0, "kale_raw": 100.0, "edamame_cooked": 160.0, "raisins": 50.0,
    "egg_scrambled": 200.0, "whey_protein_powder": 45.0, "soy_protein_powder": 45.0, "white_bread": 145.0,
    "wholewheat_bread": 160.0, "rye_bread": 160.0, "chia_seeds": 25.0, "flaxseed": 20.0,
}  # fmt: skip
MOST_MORE = 1.5
FIBRE_PER_MCAL = 14.0  # g per 1,000 kcal (nutrition.md 3.4)
# How hard each wish pulls, relative to one usual portion: a percent of energy, of protein, of the rest (our choice).
PULL = {"kcal": 80.0, "protein_g": 40.0, "carbs_g": 12.0, "fat_g": 12.0, "fibre_g": 3.0}
STEP_G, SMALL_STEP_G, SMALL_G = 5.0, 1.0, 20.0  # amounts in steps a kitchen scale and a spoon can follow


@dataclass(frozen=True, slots=True)
class Place:
    """A food chosen for a slot of a meal. meal: which of the day's, from 0."""

    meal: int
    slot: Slot
    food: Food


def amounts(
    places: Sequence[Place], target: Mapping[str, float], plain: bool, of_day: Mapping[str, float] | None = None
) -> np.ndarray:
    """Grams of every place, shape (n,): near the usual ones, bent towards the targets, in steps that can be weighed.

    target: "kcal" and "protein_g", and wishes for "carbs_g", "fat_g" and "fibre_g", in g of what the places hold together.
    of_day: the same of the whole day, which usual portions go by; None: the places are the day.
    plain: portions end where people end them; otherwise where the dish does.  What may be left out is left out before it is a
    crumb.
    """
    usual, least, most = _ends(places, of_day or target, plain)
    crumb = LEAST_SHARE * usual
    wishes = [(name, pull) for name, pull in PULL.items() if target.get(name, 0.0) > 0]
    per_g = np.array([[getattr(p.food, name) / 100 for p in places] for name, _ in wishes])
    pull = np.array([pull / target[name] for name, pull in wishes])
    wanted = np.array([target[name] for name, _ in wishes])

    def solve(fixed: np.ndarray, grams: np.ndarray) -> np.ndarray:
        free = ~fixed
        if not free.any():
            return grams
        rest = wanted - per_g[:, fixed] @ grams[fixed]
        rows = pull[:, None] * per_g[:, free] * usual[free]
        solved = grams.copy()
        solved[free] = nearest(rows, pull * rest, least[free] / usual[free], most[free] / usual[free]) * usual[free]
        return solved

    def no_crumbs(grams: np.ndarray, few: np.ndarray) -> np.ndarray:
        """Half a crumb or less is none, more is a crumb."""
        return np.where(few, np.where(grams < crumb / 2, 0.0, crumb), grams)

    step = np.array([p.food.unit_g or (SMALL_STEP_G if p.slot.usual_g <= SMALL_G else STEP_G) for p in places])
    whole = np.array([p.food.unit_g is not None for p in places])
    grams = solve(np.zeros(len(places), dtype=bool), usual)
    # What only comes whole and what would be a crumb is settled first; the rest makes up for it.
    few = (least == 0) & (grams < crumb)
    grams = no_crumbs(grams, few)
    grams[whole] = in_steps(grams, step, least, most)[whole]
    settled = whole | few
    if settled.any():
        grams = solve(settled, grams)
        grams = no_crumbs(grams, (least == 0) & (grams < crumb) & ~settled)
    return in_steps(grams, step, least, most)


def _ends(places: Sequence[Place], target: Mapping[str, float], plain: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The usual, the least and the most grams of every place on such a day, each of shape (n,)."""
    energy, protein = target["kcal"] / USUAL_KCAL, target["protein_g"] / USUAL_PROTEIN_G
    share = np.array([4 * p.food.protein_g / max(p.food.kcal, 1.0) for p in places])
    part = np.clip((share - SOME_PROTEIN) / (MUCH_PROTEIN - SOME_PROTEIN), 0.0, 1.0)
    usual = np.array([p.slot.usual_g for p in places]) * energy * (protein / energy) ** part
    light = np.array([p.food.kcal <= LIGHT_KCAL for p in places])
    usual = np.where(light & (energy > 1), usual / max(energy, 1.0) ** 0.5, usual)
    most = np.array([p.slot.most_g for p in places])
    if plain:
        most = np.minimum(most, [MOST_OF.get(p.food.id, np.inf) * min(max(1.0, energy), MOST_MORE) for p in places])
    usual = np.minimum(usual, most)
    if plain:
        most = np.minimum(most, COMFORT * usual)
    needed = np.array([p.slot.needed for p in places])
    dish = LEAST_OF_DISH * np.array([p.slot.usual_g for p in places])
    least = np.where(needed, np.minimum(np.maximum(LEAST_SHARE * usual, dish), usual), 0.0)
    powder = needed & np.array([p.food.id.endswith("_powder") for p in places])
    least = np.where(powder, np.maximum(least, LEAST_NEEDED_G), least)
    return usual, least, np.maximum(most, least)


def nearest(rows: np.ndarray, goal: np.ndarray, least: np.ndarray, most: np.ndarray) -> np.ndarray:
    """The x within [least, most] with the least |rows x - goal|^2 + |x - 1|^2.

    rows: shape (m, n); goal: (m,); least, most: (n,), least <= most.  An active set: what oversteps an end is held there, what
    pulls away from its end is freed.  The result is within the ends always, and the least one unless the set goes in circles.

    >>> nearest(np.array([[1.0, 1.0]]), np.array([8.0]), np.zeros(2), np.array([1.5, 9.0])).round(2)
    array([1.5 , 3.75])
    """
    size = rows.shape[1]
    square = rows.T @ rows + np.eye(size)
    right = rows.T @ goal + 1.0
    x = np.ones(size)
    held = np.zeros(size, dtype=bool)
    for _ in range(4 * size):
        free = ~held
        x[free] = np.linalg.solve(square[np.ix_(free, free)], right[free] - square[np.ix_(free, held)] @ x[held])
        outside = free & ((x < least) | (x > most))
        if outside.any():
            x = np.clip(x, least, most)
            held |= outside
            continue
        slope = square @ x - right
        away = np.where(held & (most > least), np.where(x <= least, -slope, slope), 0.0)
        if away.max() <= 1e-9:
            break
        held[int(away.argmax())] = False
    return np.clip(x, least, most)


def in_steps(grams: np.ndarray, step: np.ndarray, least: np.ndarray, most: np.ndarray) -> np.ndarray:
    """Amounts in whole steps, each of shape (n,): not above the most, and one step at least of what has a least."""
    rounded = np.round(grams / step) * step
    rounded = np.where(rounded > most, np.floor(most / step) * step, rounded)
    return np.where((least > 0) & (rounded < step), step, rounded)
