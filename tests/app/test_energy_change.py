"""The week's question about the energy target: asked once, changed by a yes alone, inside the limits, undone, hidden."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from app.coach_house import BRUNO, HandClock, ask, clock_by_hand, coach_of, house_of
from milo.app.build import Home
from milo.app.coaching.coach import Coaching
from milo.channels.api import create_app
from milo.vocabulary.errors import BadValue
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Nutrition

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
TODAY = date(2026, 3, 2)  # a Monday


def eats(house: Home, profile: dict[str, Any], kcal: float, days: int = 28) -> str:
    """An athlete with a plan who eats so much a day and whose weight stays."""
    athlete = house.flows.add_athlete(profile)
    made: list[Any] = []
    for n in range(1, days + 1):
        at = datetime.combine(TODAY - timedelta(days=n), time(12), UTC)
        common: dict[str, Any] = {"origin": Origin.TOLD, "source": "milo diary", "user_id": athlete}
        made.append(Nutrition(**common, log_id=f"n{n}", log_ts=at, meal_type="lunch", calories=kcal, utc_offset_min=0))
        weight = float(profile["weight_kg"])
        made.append(Measurement(**common, measurement_id=f"w{n}", at=at, quantity="weight_kg", value=weight, utc_offset_min=0))
    house.writer.write(made)
    house.flows.settle(athlete)
    house.coaching.new_plan(athlete)
    return athlete


def test_a_target_that_the_scale_contradicts_is_changed_by_a_yes_alone_and_undone(house: Home, clock: HandClock) -> None:
    bruno = eats(house, BRUNO, 3400)
    before = house.diary.day(bruno, TODAY)["target"]["kcal"]
    target = house.coaching.targets(bruno)["calories"]["target_kcal"]
    asked = house.diary.energy_change(bruno)
    assert asked["state"] == "open"
    assert asked["used_kcal"] == pytest.approx(3400, abs=200)
    assert asked["from_kcal"] == target
    assert 0 < asked["to_kcal"] - target <= 250
    assert house.diary.day(bruno, TODAY)["target"]["kcal"] == before
    done = house.diary.answer_energy_change(bruno, "yes")
    assert (done["state"], done["undo"]) == ("yes", True)
    assert house.coaching.targets(bruno)["calories"]["target_kcal"] == asked["to_kcal"]
    with pytest.raises(BadValue):
        house.diary.answer_energy_change(bruno, "yes")
    undone = house.diary.answer_energy_change(bruno, "undo")
    assert (undone["state"], undone["undo"]) == ("no", False)
    assert house.coaching.targets(bruno)["calories"]["target_kcal"] == target


def test_a_no_is_not_asked_again_before_the_next_week_and_a_yes_rests_for_two(house: Home, clock: HandClock) -> None:
    bruno = eats(house, BRUNO, 3400)
    assert house.diary.answer_energy_change(bruno, "no")["state"] == "no"
    clock.go(days=6)
    assert house.diary.energy_change(bruno)["state"] == "no"
    clock.go(days=1)
    assert house.diary.energy_change(bruno)["state"] == "open"
    house.diary.answer_energy_change(bruno, "yes")
    clock.go(days=7)
    assert house.diary.energy_change(bruno)["reason"] == "lately"


@pytest.mark.parametrize(
    ("profile", "kcal", "days", "reason"),
    [
        ({**BRUNO, "age": 16}, 3400, 28, "hidden"),
        ({**BRUNO, "conditions": ["eating disorder"]}, 3400, 28, "hidden"),
        (BRUNO, 3400, 9, "too_few_days"),
        (BRUNO, 2700, 28, "fits"),
        ({**BRUNO, "goal": "weight_loss", "weight_kg": 62}, 1200, 28, "limits"),
    ],
)
def test_nothing_is_asked_where_it_is_hidden_not_known_fits_or_is_not_safe(
    house: Home, profile: dict[str, Any], kcal: float, days: int, reason: str
) -> None:
    athlete = eats(house, profile, kcal, days)
    found = house.diary.energy_change(athlete)
    assert (found["state"], found["reason"]) == ("none", reason)
    assert found["used_kcal"] is None


def test_the_talk_and_the_api_ask_and_answer_the_same_question(house: Home, coaching: Coaching) -> None:
    from fastapi.testclient import TestClient

    from milo.app.food_camera import Camera

    bruno = eats(house, BRUNO, 3400)
    text = house.diary.energy_change(bruno)["text"]
    assert ask(coaching, bruno, "Should I change my calories?").text == text
    assert "Your target is" in ask(coaching, bruno, "yes").text
    app = create_app(house.flows, house.access, coaching=coaching, answers=house.answers, food=(house.diary, Camera(house)))
    with TestClient(app, headers={"Authorization": f"Bearer {house.access.new_token(bruno)}"}) as client:
        assert client.get("/api/v1/food/energy-change").json()["state"] == "yes"
        assert client.post("/api/v1/food/energy-change", json={"answer": "undo"}).json()["state"] == "no"
        assert client.post("/api/v1/food/energy-change", json={"answer": "maybe"}).status_code == 422
    assert "sigue en" in ask(coaching, bruno, "¿Debo cambiar mis calorías?").text
