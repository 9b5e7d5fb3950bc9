"""A logged weight far too low for the height is answered and locks; the right number told after it opens again."""

from __future__ import annotations

from typing import Any

import pytest
from tests.app.coach_house import BRUNO, HandClock, bruno_of, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def weigh(coaching: Coaching, athlete: str, kg: float, **day: Any) -> dict[str, Any] | None:
    found: dict[str, Any] | None = coaching.log(athlete, {"daily": {"weight_kg": kg, **day}})["reply"]
    return found


@pytest.mark.parametrize(("kg", "words"), [(45, "today"), (52, "talk to a doctor")])
def test_a_weight_far_too_low_is_answered_and_locks(coaching: Coaching, bruno: str, kg: float, words: str) -> None:
    told = weigh(coaching, bruno, kg)
    assert told is not None
    assert (told["level"], told["rules"]) == ("E1", ["SN-30"])
    assert words in told["text"]
    assert [lock["rule"] for lock in coaching.locks(bruno)] == ["SN-30"]
    assert coaching.new_plan(bruno).refused is not None


def test_the_right_number_told_after_it_opens_again(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    weigh(coaching, bruno, 45)
    clock.go(minutes=5)
    assert weigh(coaching, bruno, 80) is None
    assert coaching.locks(bruno) == []
    assert coaching.profile(bruno).weight_kg == 80


def test_a_weight_under_eighteen_and_a_half_leaves_no_deficit(house: House, coaching: Coaching) -> None:
    ada = house.flows.add_athlete({**BRUNO, "goal": "weight_loss", "weight_kg": 75})
    assert weigh(coaching, ada, 58) is None
    assert coaching.locks(ada) == []
    assert coaching.profile(ada).weight_kg == 58


@pytest.mark.parametrize("kg", [74, 62, 90])
def test_an_ordinary_weight_changes_no_profile(coaching: Coaching, bruno: str, kg: float) -> None:
    assert weigh(coaching, bruno, kg) is None
    assert coaching.profile(bruno).weight_kg == 80


def test_an_old_weight_says_nothing_of_today(coaching: Coaching, bruno: str) -> None:
    assert weigh(coaching, bruno, 45, date="2025-03-02") is None
    assert coaching.locks(bruno) == []


def test_a_minor_is_told_nothing_of_it(house: House, coaching: Coaching) -> None:
    boy = house.flows.add_athlete({**BRUNO, "age": 15, "days_per_week": 2})
    assert weigh(coaching, boy, 45) is None
    assert coaching.profile(boy).weight_kg == 80
