"""Beside the meals: alternatives for each, a shopping list that covers them, quick and cheap kitchens, protein spread."""

from __future__ import annotations

import numpy as np

from milo.coach.foods import allowed_foods
from milo.coach.meals import Meal, MealDay, meals, protein_spread
from milo.coach.meals_more import WIDER, alternatives, shopping_list
from milo.vocabulary.foods import dishes, foods, kitchen

TARGET = {"kcal": 2_300.0, "protein_g": 125.0}


def week(diet: str | None = None, allergies: tuple[str, ...] = (), seed: int = 3, **more: object) -> list[MealDay]:
    return meals(TARGET, diet, allergies, 7, np.random.default_rng(seed), **more)  # type: ignore[arg-type]


def energy(meal: Meal) -> float:
    return sum(p.food.kcal * p.grams / 100 for p in meal.portions)


def test_every_meal_has_two_alternatives_near_it_that_the_kitchen_allows() -> None:
    near = total = 0
    for diet, allergies in ((None, ()), ("vegan", ()), ("vegetarian", ("nuts",)), (None, ("milk", "gluten"))):
        allowed = {f.id for f in allowed_foods(diet, allergies)}
        for day in week(diet, allergies):
            others = alternatives(day, diet, allergies, np.random.default_rng(5))
            assert len(others) == len(day.meals)
            for meal, more in zip(day.meals, others, strict=True):
                assert len(more) == 2
                assert len({frozenset(p.food.id for p in m.portions) for m in (meal, *more)}) == 3
                for other in more:
                    assert other.meal == meal.meal in other.dish.meals
                    assert {p.food.id for p in other.portions} <= allowed
                    assert abs(energy(other) / energy(meal) - 1) <= 0.15 * WIDER
                    near += abs(energy(other) / energy(meal) - 1) <= 0.15
                    total += 1
    assert near >= 0.95 * total


def test_the_shopping_list_covers_the_week_and_turns_cooked_weights_into_what_is_bought() -> None:
    made = week()
    eaten: dict[str, float] = {}
    for p in (p for d in made for m in d.meals for p in m.portions):
        eaten[p.food.id] = eaten.get(p.food.id, 0.0) + p.grams
    told = {b.food.id: b for b in shopping_list(made)}
    assert told.keys() == eaten.keys()
    for id, line in told.items():
        share, state = kitchen().bought.get(id, (100.0, "as is"))
        assert line.state == state
        assert eaten[id] * share / 100 <= line.grams + 1e-6 < eaten[id] * share / 100 + 10.1


def test_a_quick_kitchen_has_only_quick_dishes_and_a_cheap_one_fewer_dear_foods() -> None:
    assert all(kitchen().minutes[m.dish.id] <= 20 for d in week(minutes=20) for m in d.meals)

    def dear(days: list[MealDay]) -> int:
        return sum(p.food.id in kitchen().dear for d in days for m in d.meals for p in m.portions)

    assert sum(dear(week(seed=s, cheap=True)) for s in range(5)) < 0.75 * sum(dear(week(seed=s)) for s in range(5))


def test_protein_is_spread_over_the_main_meals() -> None:
    spread = [protein_spread(d) for s in range(4) for d in week(seed=s)]
    assert sum(spread) / len(spread) > 0.65
    assert all(0.0 <= x <= 1.0 for x in spread)


def test_every_dish_has_its_minutes_and_the_kitchen_knows_its_foods() -> None:
    assert kitchen().minutes.keys() == dishes().keys()
    assert kitchen().dear <= foods().keys()
    assert kitchen().bought.keys() <= foods().keys()


def test_little_time_and_a_narrow_diet_leave_meals_and_the_quickest_dishes_join_in() -> None:
    target = {"kcal": 2_100.0, "protein_g": 100.0}
    for diet in ("omnivore", "vegan"):
        for day in meals(target, diet, ["gluten", "nuts"], 2, np.random.default_rng(4), minutes=15):
            assert abs(day.kcal / target["kcal"] - 1) <= 0.05
            slow = [m for m in day.meals if kitchen().minutes[m.dish.id] > 15]
            assert {m.meal for m in slow} <= {"lunch", "dinner"}
