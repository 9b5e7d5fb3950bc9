"""A calorie target that is refused is refused once: whoever asks for what the refusal names gets it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app import coach_house
from app.coach_house import BRUNO
from milo.app.coaching.coach import Coaching
from milo.app.coaching.food import TargetRefused
from milo.app.house import House

clock = pytest.fixture(coach_house.clock_by_hand)
house = pytest.fixture(coach_house.house_of)
coaching = pytest.fixture(coach_house.coach_of)

PEOPLE: dict[str, dict[str, Any]] = {
    "Ada": {"sex": "female", "age": 34, "weight_kg": 65, "height_cm": 170, "days_per_week": 4},
    "Bruno": {},
    "Eli": {"goal": "weight_loss", "weight_kg": 95, "language": "es"},
    "Gus": {"goal": "muscle_gain", "weight_kg": 70, "days_per_week": 5},
}


@pytest.mark.parametrize("name", PEOPLE)
def test_the_floor_and_the_ceiling_a_refusal_names_are_taken(coaching: Coaching, house: House, name: str) -> None:
    athlete = house.flows.add_athlete({**BRUNO, "name": name, **PEOPLE[name]})
    coaching.new_plan(athlete)
    for asked in (300, 800, 1200, 1500, 1700, 5000, 5999, 10_000):
        try:
            coaching.set_target(athlete, "calories", asked)
        except TargetRefused as why:
            number = re.search(r"\d[\d.,]*", why.do)
            assert number, why.do
            named = float(number[0].replace(",", ""))
            assert number[0] in why.wanted
            assert coaching.set_target(athlete, "calories", named)["calories"]["target_kcal"] == named
        coaching.drop_target(athlete, "calories")


def test_the_way_on_is_said_in_the_athletes_language(coaching: Coaching, house: House) -> None:
    eli = house.flows.add_athlete({**BRUNO, "name": "Eli", **PEOPLE["Eli"]})
    coaching.new_plan(eli)
    with pytest.raises(TargetRefused) as low:
        coaching.set_target(eli, "calories", 300)
    with pytest.raises(TargetRefused) as high:
        coaching.set_target(eli, "calories", 9000)
    assert re.fullmatch(r"pide \d+ kcal o más", low.value.do)
    assert re.fullmatch(r"pide \d+ kcal o menos", high.value.do)
