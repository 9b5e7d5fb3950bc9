"""A weight that comes down too fast for two weeks is answered, and the plan's food is raised; nobody else hears of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, HandClock, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.adapt.adapting_food import more_food
from milo.vocabulary.plan import PlannedFood

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)

HEAVY = {**BRUNO, "goal": "weight_loss", "weight_kg": 105}
FOOD = PlannedFood(kcal=2000, protein_g=150, carbs_g=200, fat_g=65, because=["nutrition-3.1"])


def weighed(
    house: House, coaching: Coaching, clock: HandClock, profile: dict[str, Any], a_week: float, days: int = 16, every: int = 2
) -> tuple[str, dict[str, Any] | None]:
    """The athlete after so many days on the scale, with the reply to the last weighing."""
    athlete = house.flows.add_athlete(profile)
    coaching.new_plan(athlete)
    return athlete, further(coaching, clock, athlete, profile["weight_kg"], a_week, days, every)


def further(
    coaching: Coaching, clock: HandClock, athlete: str, first: float, a_week: float, days: int, every: int = 2, since: int = 0
) -> dict[str, Any] | None:
    reply: dict[str, Any] | None = None
    for day in range(since, since + days + 1, every):
        reply = coaching.log(athlete, {"daily": {"weight_kg": round(first - a_week * day / 7, 2)}})["reply"]
        if day < since + days:
            clock.go(days=every)
    return reply


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Eating more is the first step"), ("es", "Comer más es ahora el primer paso")]
)
@pytest.mark.parametrize("a_week", [1.2, 1.6])
def test_a_loss_that_is_too_fast_is_answered_and_the_food_is_raised(
    house: House, coaching: Coaching, clock: HandClock, language: str, words: str, a_week: float
) -> None:
    athlete, reply = weighed(house, coaching, clock, {**HEAVY, "language": language}, a_week)
    assert reply is not None
    assert (reply["level"], reply["rules"], reply["locked"]) == ("C", ["SN-29"], False)
    assert words in reply["text"]
    assert not any(sign.isdigit() for sign in reply["text"])
    before = coaching.plan(athlete)
    assert before is not None
    assert before.nutrition is not None
    made = coaching.adapt(athlete)
    (change,) = [c for c in made["changes"] if c.rule == "SN-29"]
    food = made["plan"].nutrition
    assert 0 < food.kcal - before.nutrition.kcal <= 250
    assert (change.old, change.new) == (before.nutrition.kcal, food.kcal)
    assert food.protein_g == before.nutrition.protein_g
    assert [a.rule for a in made["plan"].adjustments].count("SN-29") == 1
    assert coaching.plan(athlete).nutrition.kcal == food.kcal  # type: ignore[union-attr]


def test_the_food_is_raised_once_in_two_weeks_and_again_while_it_goes_on(
    house: House, coaching: Coaching, clock: HandClock
) -> None:
    athlete, _ = weighed(house, coaching, clock, HEAVY, 1.6)
    first = coaching.adapt(athlete)["plan"].nutrition.kcal
    assert coaching.adapt(athlete)["adapted"] is False
    clock.go(days=2)
    further(coaching, clock, athlete, 105, 1.6, 8, since=18)
    assert coaching.adapt(athlete)["plan"].nutrition.kcal == first
    clock.go(days=2)
    further(coaching, clock, athlete, 105, 1.6, 4, since=28)
    assert coaching.adapt(athlete)["plan"].nutrition.kcal > first


@pytest.mark.parametrize(("a_week", "days"), [(0.9, 16), (1.6, 8), (-1.6, 16), (0.0, 16)])
def test_a_slow_loss_a_gain_and_too_little_time_get_no_word(
    house: House, coaching: Coaching, clock: HandClock, a_week: float, days: int
) -> None:
    athlete, reply = weighed(house, coaching, clock, HEAVY, a_week, days)
    assert reply is None
    assert [c.rule for c in coaching.adapt(athlete)["changes"] if c.rule == "SN-29"] == []


def test_one_slip_of_the_finger_is_no_loss(house: House, coaching: Coaching, clock: HandClock) -> None:
    athlete = house.flows.add_athlete(HEAVY)
    coaching.new_plan(athlete)
    coaching.log(athlete, {"daily": {"weight_kg": 195}})
    clock.go(days=2)
    assert further(coaching, clock, athlete, 105, 0.0, 16) is None


def test_a_minor_hears_whom_to_ask_and_no_figure(house: House, coaching: Coaching, clock: HandClock) -> None:
    girl = {**BRUNO, "age": 16, "sex": "female", "days_per_week": 2, "weight_kg": 65, "height_cm": 165}
    athlete, reply = weighed(house, coaching, clock, girl, 1.2)
    assert reply is not None
    assert "parent" in reply["text"]
    assert not any(sign.isdigit() for sign in reply["text"])
    assert [c.rule for c in coaching.adapt(athlete)["changes"] if c.rule == "SN-29"] == []


def test_with_a_worry_about_eating_the_stricter_words_come_and_no_figure(
    house: House, coaching: Coaching, clock: HandClock
) -> None:
    _, reply = weighed(house, coaching, clock, {**HEAVY, "goal": "general", "conditions": ["eating disorder"]}, 1.2)
    assert reply is not None
    assert reply["level"] == "E1"
    assert "doctor" in reply["text"]


def test_the_food_is_raised_by_the_pace_and_at_most_a_quarter_thousand() -> None:
    def kcal(kg: float, weight: float, *, losing: bool = True) -> float:
        made = more_food(FOOD, [(kg, kg / weight)] * 2, losing=losing, today=date(2026, 3, 2), record_ids=["a"])
        return 0 if made is None else made[0].kcal - FOOD.kcal

    assert kcal(0.6, 90) == 0
    assert kcal(0.75, 70) == 250  # 0.75 - 0.49 kg a week is 286 kcal a day, and 250 the most
    assert kcal(0.62, 60) == 220
    assert kcal(1.1, 160) == 250
    assert kcal(3.0, 105) == 250
    assert kcal(0.9, 80, losing=False) == 250
