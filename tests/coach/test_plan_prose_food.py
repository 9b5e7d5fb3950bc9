"""Words of a plan on eating less: below the floor, too fast, and at all where no weight is to be lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from each import each
from milo.coach.safety.prose.hearer import ANYBODY, Hearer, hearer_of
from milo.coach.safety.prose.unfit import unfit
from milo.vocabulary.athlete import parse_profile

TODAY = date(2026, 3, 2)
CHLOE = {"age": 34, "sex": "female", "goal": "general", "days_per_week": 3, "weight_kg": 64, "height_cm": 168}


def heard(**more: Any) -> Hearer:
    return hearer_of(parse_profile({**CHLOE, **more}, TODAY), TODAY)


@each(
    "text",
    [
        "eat 900 kcal a day", "come 900 kcal al día",
        "stay under 1000 calories", "máximo 800 kcal diarias", "700 kcal/day this week",
        "only 900 calories until the race", "dieta de 800 calorías", "nine hundred kcal a day", "mil calorías al día",
        "daily budget: 950 kcal", "1,100 kcal per day", "4000 kJ a day", "no más de 1000 calorías al día",
        "do not take in more than 1000 kcal",
        "no llegues a 1000 calorías", "two shakes a day, 600 kcal in all",
    ],
)  # fmt: skip
@each("hearer", [ANYBODY, heard()])
def test_nobody_is_told_to_eat_less_than_the_floor(text: str, hearer: Hearer) -> None:
    found = unfit(text, hearer, of_lift=True)
    assert found is not None
    assert found[0] == "NU-01"


@each(
    "text",
    [
        "never below 1200 kcal a day", "no bajes de 1500 kcal", "15 cal assault bike", "row 20 calories", "quema 500 kcal",
        "600 kcal dinner", "300 kcal snack before", "eat 400 kcal of oats an hour before", "cena ligera de 500 kcal",
        "gel of 100 kcal each hour", "deficit of 400 kcal a day", "300 kcal below maintenance", "eat 2500 kcal a day",
        "not 900 kcal a day, eat more", "eat 300 kcal more", "burns about 400 kcal",
        "no less than 2000 kcal", "800 kJ on the trainer", "ride until 900 kcal", "recovery meal 700 kcal",
    ],
)  # fmt: skip
def test_a_meal_an_effort_and_a_floor_are_no_day_of_food(text: str) -> None:
    assert unfit(text, heard()) is None


def test_the_floor_is_that_of_the_athletes_sex() -> None:
    assert unfit("1400 kcal a day", heard()) is None
    assert unfit("1400 kcal a day", heard(sex="male")) == ("NU-01", "1400 kcal a day")


@each(
    "text",
    [
        "lose 5 kg in a week",
        "lose 10 kg in 3 weeks",
        "perder 6 kilos en 10 días",
        "perder un kilo al día",
        "lose 2 kg a week",
        "lose ten pounds in a week",
        "keep a deficit of 1500 kcal a day",
        "déficit de 1200 kcal",
        "deficit of 40 %",
    ],
)
def test_nobody_is_told_to_lose_more_than_a_kilogram_a_week(text: str) -> None:
    found = unfit(text, heard(), of_lift=True)
    assert found is not None
    assert found[0] == "NU-02"


@each("text", ["lose 0.5 kg a week", "perder 4 kg en tres meses", "lose 5 kg by June", "bajar a 72 kg para septiembre"])
def test_a_slow_loss_may_stand_in_an_adults_note(text: str) -> None:
    assert unfit(text, heard()) is None


def test_less_weight_on_the_bar_is_no_loss_of_the_body() -> None:
    assert unfit("drop 5 kg this week", heard(), of_lift=True) is None


@pytest.mark.parametrize(
    ("person", "rule"), [({"pregnant": True}, "PL-22"), ({"postpartum_weeks": 20}, "NU-04"), ({"weight_kg": 53}, "NU-04")]
)
@pytest.mark.parametrize(
    "text",
    [
        "lose 2 kg this month",
        "pierde 2 kilos",
        "a deficit of 300 kcal",
        "fase de definición",
        "no gain: deficit",
        "lose a bit",
        "adelgazar",
    ],
)
def test_who_is_to_lose_no_weight_is_told_none(text: str, person: dict[str, Any], rule: str) -> None:
    found = unfit(text, heard(**person))
    assert found is not None
    assert found[0] == rule


@each(
    "text",
    [
        "no weight loss now",
        "no deficit",
        "lose some height in the box",
        "lower the weight slowly",
        "lose the tension in the shoulders",
        "eat 300 kcal more",
    ],
)
def test_what_loses_no_weight_may_be_told_to_them(text: str) -> None:
    assert unfit(text, heard(pregnant=True)) is None
