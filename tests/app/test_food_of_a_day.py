"""Food of the day that is asked for, and dishes called by what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of
from milo.app.house import House
from milo.coach.meals import meals
from milo.vocabulary.foods import dishes


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from house_of(tmp_path, clock_by_hand())


@pytest.mark.parametrize(
    ("language", "asked", "day"),
    [
        ("en", "what should I eat tomorrow?", "tuesday"), ("es", "¿qué debería comer mañana?", "tuesday"),
        ("en", "what should I eat on Friday?", "friday"),
    ],
)  # fmt: skip
def test_the_food_of_a_day_is_that_days_own(house: House, language: str, asked: str, day: str) -> None:
    coaching = coach_of(house)
    bruno = house.flows.add_athlete({**BRUNO, "language": language, "days_per_week": 4})
    food = coaching.new_plan(bruno).nutrition
    assert food is not None
    assert food.by_day is not None
    assert food.by_day[day]["kcal"] != food.kcal
    claimed = [c.value for c in ask(coaching, bruno, asked).claims]
    assert food.by_day[day]["kcal"] in claimed
    assert food.kcal not in claimed


@pytest.mark.parametrize(
    ("language", "asked", "day", "others"),
    [
        ("en", "what are the meals for Wednesday?", "Wednesday:", ("Monday:", "Tuesday:", "Thursday:")),
        ("en", "give me meals for tomorrow", "Tuesday:", ("Monday:", "Wednesday:")),
        ("es", "dame un menú para el miércoles", "Miércoles:", ("Lunes:", "Martes:", "Jueves:")),
    ],
)
def test_meals_of_one_day_are_that_days_alone(house: House, language: str, asked: str, day: str, others: Any) -> None:
    coaching = coach_of(house)
    bruno = house.flows.add_athlete({**BRUNO, "language": language})
    coaching.new_plan(bruno)
    told = ask(coaching, bruno, asked).text
    assert day in told
    assert not [other for other in others if other in told]


@pytest.mark.parametrize(
    ("language", "asked", "begins"),
    [
        ("en", "is there any nut in my food?", "No, your meals for these days contain no nut."),
        ("en", "are there peanuts in my meals?", "No, your meals for these days contain no peanuts."),
        ("es", "¿hay frutos secos en mis comidas?", "No, tus comidas de estos días no llevan frutos secos."),
    ],
)
def test_what_the_meals_hold_is_answered_from_the_meals(house: House, language: str, asked: str, begins: str) -> None:
    coaching = coach_of(house)
    vera = house.flows.add_athlete({**BRUNO, "language": language, "allergies": ["nuts"], "dietary_preference": "vegetarian"})
    coaching.new_plan(vera)
    assert begins in ask(coaching, vera, asked).text
    served = coaching.meals(vera, 7)["days"][0]["meals"][0]["items"][0]["food"].split(",")[0]
    yes = ask(coaching, vera, f"¿llevan {served} mis comidas?" if language == "es" else f"is there {served} in my meals?").text
    assert yes.startswith(("Yes, ", "Sí, "))


def test_no_dish_is_called_by_nuts_for_somebody_who_is_allergic_to_them() -> None:
    snacks = [
        meal.dish.called(language, [p.food.id for p in meal.portions])
        for seed in range(6)
        for day in meals({"kcal": 2_200.0, "protein_g": 110.0}, None, ["nuts"], 7, np.random.default_rng(seed))
        for meal in day.meals
        if meal.dish.id == "fruit_and_nuts"
        for language in ("en", "es")
    ]
    assert set(snacks) == {"Fruit and seeds", "Fruta y semillas"}
    assert dishes()["fruit_and_nuts"].called("en", ["apple_with_skin", "walnuts"]) == "Fruit and nuts"


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "how many carbs before my race?"), ("en", "how much should I eat before my race?"),
        ("es", "¿cuántos carbohidratos antes de la carrera?"),
    ],
)  # fmt: skip
def test_the_food_of_a_race_is_its_own_in_talk_and_meals(house: House, language: str, asked: str) -> None:
    coaching = coach_of(house)
    day = house.flows.today("x") + timedelta(days=2)
    race = {"date": day.isoformat(), "activity": "running", "distance_km": 42.2}
    runner = {**BRUNO, "language": language, "goal": "endurance", "activities": ["running"], "event": race, "weight_kg": 70}
    bruno = house.flows.add_athlete(runner)
    food = coaching.new_plan(bruno, weeks=1).nutrition
    assert food is not None
    told = ask(coaching, bruno, asked)
    assert {c.value for c in told.claims} >= {560.0, 60.0, 90.0}, "8 g per kg, and 60 to 90 g an hour"
    assert food.kcal not in {c.value for c in told.claims}
    served = coaching.meals(bruno)["days"]
    assert [round(d["carbs_g"] / 70) >= 7 for d in served] == [False, True, True]


def test_a_race_day_without_a_race_has_the_food_of_any_day(house: House) -> None:
    coaching = coach_of(house)
    bruno = house.flows.add_athlete(BRUNO)
    food = coaching.new_plan(bruno).nutrition
    assert food is not None
    assert food.kcal in {c.value for c in ask(coaching, bruno, "how many carbs before my race?").claims}
