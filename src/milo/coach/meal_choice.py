"""What to eat with what is left of a day: a small integer programme over foods the athlete likes, has and may eat.

Each food is served in half helpings at one meal or not at all. A meal has one starch at most, and foods that some dish, or the
athlete, has together. Energy, protein, carbohydrate and fat come near what is left of the day's target; protein and energy are
spread over the meals (reference nutrition 3.4). The programme is solved by SciPy's HiGHS.

References
----------
Dantzig 1990, Interfaces 20(4):43-47, doi:10.1287/inte.20.4.43 (the diet problem).
Lundberg & Lee 2017, NeurIPS 30 (additive explanations; of a linear model they are its weights times the distances from the mean).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from milo.vocabulary.errors import NotEnoughData

SHARES = {"breakfast": 1.0, "lunch": 1.2, "dinner": 1.2, "snack": 0.5}  # of what is left (our choice)
PULL = {"kcal": 10.0, "protein_g": 8.0, "carbs_g": 1.0, "fat_g": 1.0}  # cost of missing all of it (our choice)
SPREAD_PULL = {"protein_g": 3.0, "kcal": 2.0}  # of a meal's share (our choice)
NEW_FOOD = 0.4  # cost of a food the athlete was never seen to eat; a usual one costs none (our choice)
LEAST_FOODS, MOST_FOODS = 2, 4  # of a meal; a snack may be one (our choice)
LIGHT = 0.75  # kcal a gram up to which a food is a vegetable, fruit or drink for this purpose (our choice)
NODES, GAP = 60, 0.10  # where the search ends: the same answer on every machine (our choice)
KCAL_NEAR = 0.15  # of what is left: farther off it is no proposal (our choice)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A food that may be proposed.

    per_g: "kcal", "protein_g", "carbs_g", "fat_g" of a gram.  meals: it is eaten at.  step_g: half a helping, or a piece.
    most: steps at one meal.  liked: 0 never seen to 1 usual.  kind: of foods of one kind a meal has one ("starch").
    needs: the kind of a food it is only eaten beside.  beside: meal -> ids of the foods it may share it with; None: any.
    """

    id: str
    per_g: Mapping[str, float]
    meals: frozenset[str]
    step_g: float
    most: int
    liked: float
    kind: str | None = None
    needs: str | None = None
    beside: Mapping[str, frozenset[str]] | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """Grams of a food at a meal."""

    meal: str
    id: str
    grams: float


def choose(candidates: Sequence[Candidate], meals: Sequence[str], left: Mapping[str, float]) -> list[Served]:
    """Foods and grams for the meals.

    Parameters
    ----------
    candidates : sequence of Candidate
    meals : sequence of str
        Those still to come, of SHARES.
    left : mapping
        "kcal" and "protein_g" that are left of the day, "carbs_g" and "fat_g" where known; g and kcal above 0.

    Returns
    -------
    list of Served
        In the order of the meals.

    Raises
    ------
    NotEnoughData
        Where these foods do not come near what is left.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    places = [(f, m) for f, food in enumerate(candidates) for m, meal in enumerate(meals) if meal in food.meals]
    n = len(places)
    few = len(candidates) < MOST_FOODS * len(meals)  # then a food may be had twice
    wished = {name: left[name] for name in PULL if left.get(name, 0.0) > 0}
    shares = np.array([SHARES[meal] for meal in meals])
    shares = shares / shares.sum()
    goals: list[tuple[str, int | None, float, float]] = [(name, None, PULL[name], goal) for name, goal in wished.items()]
    for name, pull in SPREAD_PULL.items():
        goals += [(name, m, pull / len(meals), wished[name] * share) for m, share in enumerate(shares)]
    size = 2 * n + 2 * len(goals)  # steps, whether it is served, and how far each goal is missed either way
    rows: list[dict[int, float]] = []
    low: list[float] = []
    high: list[float] = []

    def held(row: dict[int, float], least: float, most: float) -> None:
        rows.append(row)
        low.append(least)
        high.append(most)

    for k, (name, at, _, goal) in enumerate(goals):
        row = {
            i: candidates[f].per_g.get(name, 0.0) * candidates[f].step_g / goal
            for i, (f, m) in enumerate(places)
            if at is None or at == m
        }
        held(row | {2 * n + 2 * k: 1.0, 2 * n + 2 * k + 1: -1.0}, 1.0, 1.0)
    for i, (f, _) in enumerate(places):
        held({i: 1.0, n + i: -float(candidates[f].most)}, -np.inf, 0.0)
        held({i: 1.0, n + i: -1.0}, 0.0, np.inf)
    for f in {f for f, _ in places}:
        held({n + i: 1.0 for i, (g, _) in enumerate(places) if g == f}, 0.0, 2.0 if few else 1.0)
    for m, meal in enumerate(meals):
        here = [i for i, (_, at) in enumerate(places) if at == m]
        held({n + i: 1.0 for i in here}, 1.0 if few or meal == "snack" else LEAST_FOODS, MOST_FOODS)
        for kind in {candidates[places[i][0]].kind for i in here} - {None}:
            of_kind = {i for i in here if candidates[places[i][0]].kind == kind}
            held({n + i: 1.0 for i in of_kind}, 0.0, 1.0)
            if not few:  # bread alone is no snack
                held({n + i: -1.0 if i in of_kind else 1.0 for i in here}, 0.0, np.inf)
        for i, j in combinations(here, 2):
            if not _may_meet(candidates[places[i][0]], candidates[places[j][0]], meal):
                held({n + i: 1.0, n + j: 1.0}, 0.0, 1.0)
        for i in here:
            if needs := candidates[places[i][0]].needs:
                held({n + j: 1.0 for j in here if candidates[places[j][0]].kind == needs} | {n + i: -1.0}, 0.0, np.inf)
        light = [i for i in here if candidates[places[i][0]].per_g["kcal"] <= LIGHT]
        if light and meal in ("lunch", "dinner"):
            held({n + i: 1.0 for i in light}, 1.0, np.inf)
    cost = np.zeros(size)
    cost[n : 2 * n] = [NEW_FOOD * (1 - candidates[f].liked) for f, _ in places]
    for k, (_, _, pull, _) in enumerate(goals):
        cost[2 * n + 2 * k : 2 * n + 2 * k + 2] = pull
    cells = [(r, c, v) for r, row in enumerate(rows) for c, v in row.items()]
    at_row, at_column, values = zip(*cells, strict=True)
    matrix = csr_array((values, (at_row, at_column)), shape=(len(rows), size))
    most = np.concatenate([[float(candidates[f].most) for f, _ in places], np.ones(n), np.full(2 * len(goals), np.inf)])
    solved: Any = milp(
        cost,
        integrality=np.concatenate([np.ones(2 * n), np.zeros(2 * len(goals))]),
        bounds=Bounds(0, most),
        constraints=LinearConstraint(matrix, low, high),
        options={"node_limit": NODES, "mip_rel_gap": GAP},
    )
    wanted = f"meals of {left['kcal']:.0f} kcal with {left['protein_g']:.0f} g protein"
    if solved.x is None:
        raise NotEnoughData(wanted, f"none among {len(candidates)} foods", "log or allow more foods")
    steps = np.round(solved.x[:n]).astype(int)
    served = [
        Served(meals[m], candidates[f].id, float(s) * candidates[f].step_g)
        for (f, m), s in sorted(zip(places, steps, strict=True), key=lambda each: each[0][1])
        if s > 0
    ]
    kcal = sum(candidates[f].per_g["kcal"] * candidates[f].step_g * s for (f, _), s in zip(places, steps, strict=True))
    if abs(kcal / left["kcal"] - 1) > KCAL_NEAR:
        raise NotEnoughData(wanted, f"at best {kcal:.0f} kcal", "log or allow more foods")
    return served


def _may_meet(one: Candidate, other: Candidate, meal: str) -> bool:
    """Whether two foods may be on one plate."""
    if one.beside is None or other.beside is None:
        return True
    return other.id in one.beside.get(meal, ()) or one.id in other.beside.get(meal, ())


def because(day: Mapping[str, float], usual: Mapping[str, float]) -> list[tuple[str, float]]:
    """What makes a day other than the usual one, the largest first.

    Parameters
    ----------
    day, usual : mapping
        Food -> what it adds to the sum (for example protein, g) on this day, and on a mean day.

    Returns
    -------
    list of (str, float)
        Shapley values of the sum, exact since it is linear: they add up to the day's less the usual sum.

    Examples
    --------
    >>> because({"egg": 12.0, "rice": 4.0}, {"egg": 6.0, "milk": 8.0})
    [('milk', -8.0), ('egg', 6.0), ('rice', 4.0)]
    """
    values = {food: day.get(food, 0.0) - usual.get(food, 0.0) for food in {**day, **usual}}
    return sorted(((f, v) for f, v in values.items() if v), key=lambda each: (-abs(each[1]), each[0]))
