"""The whole way through the house: a limit of the athlete's own state, and why an answer opened as it did."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, ask, bruno_of, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)
CLEARANCE = {"date": "2026-02-20", "scope": ["moderate", "strength"], "who": "doctor"}
CLEARED = {"parq": {"clearance": CLEARANCE}}


def asked(house: House, coaching: Coaching, text: str, **told: object) -> str:
    athlete = house.flows.add_athlete(BRUNO | told)
    coaching.new_plan(athlete)
    return ask(coaching, athlete, text).text


def test_a_limit_of_the_profile_reaches_the_athlete(house: House, coaching: Coaching) -> None:
    heavy = asked(house, coaching, "¿puedo hacer pesas pesadas?", conditions=["hypertension"], name="Hugo", **CLEARED)
    assert "70 %" in heavy
    assert "3 o más en reserva" in heavy
    salt = asked(house, coaching, "¿cuánta sal puedo comer?", conditions=["hypertension"], name="Hilario", **CLEARED)
    assert "5 g" in salt
    assert "kcal" not in salt
    coffee = asked(house, coaching, "can I drink coffee?", sex="female", pregnant=True, name="Petra", **CLEARED)
    assert "200 mg" in coffee
    assert "400 mg" not in coffee
    for text in ("¿puedo ir a la sauna después?", "¿puedo jugar al pádel?", "¿puedo hacer abdominales tumbada boca arriba?"):
        said = asked(house, coaching, text, sex="female", pregnant=True, name="Paula", **CLEARED)
        assert "embarazo" in said, text
        assert "PL-22" not in said, text


def test_a_line_that_came_from_a_message_is_traced_to_it(coaching: Coaching, bruno: str) -> None:
    first = ask(coaching, bruno, "my legs are sore from squats, what is on today?").text
    assert "Soreness" in first
    why = ask(coaching, bruno, "why do you tell me that about soreness?").text
    assert "PL-14" in why
    assert "my legs are sore from squats" in why


def test_the_plan_stays_as_it_is_after_such_questions(house: House, coaching: Coaching, bruno: str) -> None:
    before = coaching.plan(bruno)
    for text in ("can I lift heavy?", "can I go to the sauna?", "¿por qué me dices lo de las cargas ligeras?"):
        ask(coaching, bruno, text)
    assert coaching.plan(bruno) == before
