"""Who told no language is told what a talk changes in the language of the talk; who told one, in that one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.app.coach_house import BRUNO, clock_by_hand, coach_of, house_of
from tests.app.coach_house import ordered as ask

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.app.speaking import speaking, spoken

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
ADA: dict[str, Any] = {**BRUNO, "name": "Ada", "sex": "female", "goal": "endurance", "days_per_week": 4, "activities": ["running"]}


def said(coaching: Coaching, told: dict[str, Any], *texts: str) -> list[str]:
    """The replies to texts of somebody with a plan."""
    athlete = coaching.house.flows.add_athlete(told)
    coaching.new_plan(athlete)
    replies = []
    for text in texts:
        coaching.house.clock.go(seconds=30)  # type: ignore[attr-defined]
        replies.append(ask(coaching, athlete, text).text)
    return replies


def test_why_there_is_no_plan_is_told_in_the_language_of_the_talk(coaching: Coaching) -> None:
    assert "visto bueno" in said(coaching, ADA, "di a luz hace 3 semanas", "sí", "¿qué toca hoy?")[-1]


def test_a_told_language_stands_whatever_is_spoken(coaching: Coaching, house: House) -> None:
    assert "one step easier" in said(coaching, {**ADA, "language": "en"}, "haz el lunes más fácil")[-1]
    assert "un paso más fácil" in said(coaching, {**ADA, "name": "Eva", "language": "es"}, "make monday easier")[-1]
    athlete = house.flows.add_athlete({**ADA, "name": "Iris"})
    with speaking("es"):
        assert house.flows.manner(athlete)[0] == "es"
    assert house.flows.manner(athlete)[0] == "en"
    assert spoken() is None


def test_a_change_is_told_in_the_language_of_the_talk(coaching: Coaching) -> None:
    moved, gone = said(coaching, ADA, "haz el lunes más fácil", "ya no tengo barra", "sí")[::2]
    assert "Semana 1: un paso más fácil" in moved
    assert "previsto -> eliminado" in gone
    assert "planned" not in gone


def test_a_plan_made_in_english_is_told_in_spanish_to_who_asks_in_spanish(coaching: Coaching) -> None:
    english, spanish = said(coaching, {**ADA, "language": "en"}, "show me my plan", "enséñame mi plan")
    assert "Full body" in english
    assert "Cuerpo entero" in spanish
    assert not [word for word in ("Full body", "Easy run", "Long run") if word in spanish]
