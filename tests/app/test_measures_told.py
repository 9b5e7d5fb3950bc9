"""A fever and a racing pulse in a log are heard as the same words in a chat are; old ones and ordinary ones say nothing."""

from __future__ import annotations

from typing import Any

import pytest
from tests.app.coach_house import bruno_of, clock_by_hand, coach_of, house_of, rules

from milo.app.coaching.coach import Coaching
from milo.app.coaching.measures_told import measures_said

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def told(coaching: Coaching, athlete: str, **day: Any) -> dict[str, Any] | None:
    found: dict[str, Any] | None = coaching.log(athlete, {"daily": day})["reply"]
    return found


@pytest.mark.parametrize("day", [{"body_temp_c": 41.5}, {"body_temp_c": 39.2}, {"resting_hr_bpm": 125}])
def test_a_grave_measure_is_answered_and_locks(coaching: Coaching, bruno: str, day: dict[str, float]) -> None:
    reply = told(coaching, bruno, **day)
    assert reply is not None
    assert reply["level"] == "E1"
    assert rules(coaching, bruno)


def test_a_fever_asks_for_no_training(coaching: Coaching, bruno: str) -> None:
    reply = told(coaching, bruno, body_temp_c=38.3)
    assert reply is not None
    assert reply["level"] == "C"
    assert rules(coaching, bruno) == []


@pytest.mark.parametrize("day", [{"body_temp_c": 36.7}, {"resting_hr_bpm": 58}, {"body_temp_c": 41.5, "date": "2026-02-20"}])
def test_ordinary_and_old_ones_say_nothing(coaching: Coaching, bruno: str, day: dict[str, Any]) -> None:
    assert told(coaching, bruno, **day) is None
    assert rules(coaching, bruno) == []


def test_only_what_was_told_is_said() -> None:
    assert measures_said({"systolic_mmhg": 180.0, "diastolic_mmhg": None, "body_temp_c": 38.5}, "es") == ["Mi temperatura es 38.5."]
