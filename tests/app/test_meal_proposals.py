"""Meals for what is left of a day: near the target, spread, within diet and allergies, and with reasons that add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import BRUNO, clock_by_hand, house_of
from milo.app.build import Home
from milo.channels.diary_desk import DiaryLine
from milo.coach.foods import allowed_foods
from milo.vocabulary.foods import go_together, one_of

TODAY = date(2026, 3, 2)
EATEN = {
    "breakfast": ("oats_dry", 80, "milk_2_pct", 250),
    "lunch": ("chicken_breast_roasted_no_skin", 150, "white_rice_cooked", 200),
    "dinner": ("egg_hard_boiled", 100, "white_bread", 58),
}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Any]:
    yield from house_of(tmp_path, clock_by_hand())


def test_meals_fit_what_is_left_are_spread_and_their_reasons_add_up(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    house.coaching.new_plan(bruno)
    for n in (1, 2, 3):
        for meal, (one, g, other, h) in EATEN.items():
            lines = [DiaryLine(food_id=one, grams=float(g)), DiaryLine(food_id=other, grams=float(h))]
            house.diary.keep(bruno, lines, meal=meal, day=TODAY - timedelta(days=n))
    house.diary.keep(bruno, [DiaryLine(food_id="oats_dry", grams=80)], meal="breakfast", day=TODAY)
    house.diary.keep(bruno, [DiaryLine(nutrients={"kcal": 100, "protein_g": 5})], meal="breakfast", day=TODAY)
    found = house.diary.propose(bruno)
    assert [m["meal"] for m in found["meals"]] == ["lunch", "dinner", "snack"]
    assert sum(m["kcal"] for m in found["meals"]) == pytest.approx(found["left"]["kcal"], rel=0.15)
    assert sum(m["protein_g"] for m in found["meals"]) == pytest.approx(found["left"]["protein_g"], rel=0.2)
    lunch, dinner, _ = (m["protein_g"] for m in found["meals"])
    assert abs(lunch - dinner) < 0.3 * max(lunch, dinner)
    why = found["because"]
    assert abs(sum(p["value"] for p in why["parts"]) - (why["prediction"] - why["baseline"])) < 1e-3
    assert why["days"] == 3
    usual = {food for one in EATEN.values() for food in one if isinstance(food, str)}
    assert usual & {i["food_id"] for m in found["meals"] for i in m["items"]}
    assert len(house.diary.day(bruno)["entries"]) == 2  # a proposal is kept by nobody but the athlete


def test_only_what_there_is_and_what_may_be_eaten_is_proposed(house: Home) -> None:
    vera = house.flows.add_athlete({**BRUNO, "dietary_preference": "vegan", "allergies": ["soy", "nuts"]})
    house.coaching.new_plan(vera)
    house.diary.keep(vera, [DiaryLine(food_id="gazpacho", grams=250)], meal="lunch", day=TODAY - timedelta(days=1))
    served = {i["food_id"] for m in house.diary.propose(vera)["meals"] for i in m["items"]}
    assert served
    assert served <= {f.id for f in allowed_foods("vegan", ["soy", "nuts"])}
    there = {"lentils_boiled", "white_rice_cooked", "banana", "tomato_raw", "rye_bread", "olive_oil", "egg_hard_boiled"}
    served = {i["food_id"] for m in house.diary.propose(vera, has=there)["meals"] for i in m["items"]}
    assert served
    assert served <= there - {"egg_hard_boiled"}


@pytest.mark.parametrize("profile", [{}, {"dietary_preference": "vegan"}, {"allergies": ["gluten"]}])
def test_a_proposed_meal_has_one_starch_at_most_and_foods_that_some_dish_has_together(house: Home, profile: dict[str, Any]) -> None:
    athlete = house.flows.add_athlete({**BRUNO, **profile})
    house.coaching.new_plan(athlete)
    made = house.diary.propose(athlete)["meals"]
    assert [m["meal"] for m in made] == ["breakfast", "lunch", "dinner", "snack"]
    for meal in made:
        ids = [i["food_id"] for i in meal["items"]]
        assert len(one_of()["starch"] & set(ids)) <= 1, meal
        assert set(ids) != one_of()["starch"] & set(ids), meal
        for one, other in combinations(ids, 2):
            assert other in go_together()[meal["meal"], one], meal


@pytest.mark.parametrize("hidden", [{"age": 16}, {"conditions": ["eating disorder"]}])
def test_nothing_is_proposed_where_energy_is_not_shown(house: Home, hidden: dict[str, Any]) -> None:
    athlete = house.flows.add_athlete({**BRUNO, **hidden})
    found = house.diary.propose(athlete)
    assert found["refused"]
    assert (found["meals"], found["left"], found["because"]) == ([], None, None)
