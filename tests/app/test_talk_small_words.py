"""Short words of a talk: a distance without its sport, a bike from the shop, a meal in between, what is in the log."""

from __future__ import annotations

from typing import Any

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.conversation.answers.asked import asked as question_of

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
ADA: dict[str, Any] = {
    **BRUNO, "name": "Ada", "goal": "endurance", "days_per_week": 5, "activities": ["running", "cycling"],
    "equipment": [*BRUNO["equipment"], "bicycle"],
}  # fmt: skip


@pytest.fixture
def ada(house: House, coaching: Coaching) -> str:
    athlete = house.flows.add_athlete(ADA)
    coaching.new_plan(athlete)
    return athlete


def say(coaching: Coaching, athlete: str, *texts: str) -> str:
    """Each text half a minute after the one before; the last reply."""
    told = ""
    for text in texts:
        coaching.house.clock.go(seconds=30)  # type: ignore[attr-defined]
        told = ask(coaching, athlete, text).text
    return told


@pytest.mark.parametrize(
    ("asked", "none", "there"),
    [
        ("did I log my run?", "Nothing is logged for today", "Running"),
        ("have I logged today's run?", "Nothing is logged for today", "Running"),
        ("is my run saved?", "Nothing is logged for today", "Running"),
        ("¿he anotado mi carrera?", "No hay nada anotado", "Correr"),
        ("¿apunté la carrera de hoy?", "No hay nada anotado", "Correr"),
    ],
)
def test_whether_it_is_in_the_log_is_answered_from_the_log(coaching: Coaching, ada: str, asked: str, none: str, there: str) -> None:
    assert none in say(coaching, ada, asked)
    assert there in say(coaching, ada, "ran 5k in 28 min this morning", "yes", asked)


@pytest.mark.parametrize(
    "text", ["log my run", "apunta mi carrera", "how do I log a run?", "did I save my weight?", "¿he anotado mi peso?"]
)
def test_an_order_to_log_is_no_question_about_it(text: str) -> None:
    assert question_of(text).name != "done"


@pytest.mark.parametrize(
    "text",
    [
        "what's my longest run to come?", "when is the longest run still to come", "¿cuál es la tirada más larga que me queda?",
        "la carrera más larga que me toca", "cuánto mide la carrera más larga del plan",
    ],
)  # fmt: skip
def test_the_longest_to_come_is_of_the_plan(text: str) -> None:
    assert (question_of(text).part, question_of(text).subject) == ("longest_ahead", "running")


@pytest.mark.parametrize(
    "text", ["what is the longest run I've done?", "my longest run so far", "what was my longest run last month"]
)
def test_the_longest_that_was_done_is_of_the_log(text: str) -> None:
    assert (question_of(text).name, question_of(text).part) == ("done", "longest")


def test_the_longest_to_come_is_the_longest_planned_and_not_one_of_a_day_that_is_over(coaching: Coaching, ada: str) -> None:
    plan = coaching.plan(ada)
    assert plan is not None
    told = say(coaching, ada, "what's the longest run to come?")
    runs = [
        (s.endurance.minutes, w.week)
        for w in plan.weeks
        for d in w.days
        for s in d.sessions
        if s.endurance is not None and s.endurance.activity == "running"
    ]
    assert f"week {max(runs, key=lambda run: run[0])[1]}" in told
    coaching.house.clock.go(days=4)  # type: ignore[attr-defined]
    assert "ride" in say(coaching, ada, "what's the longest ride in week 1 of my plan still to come?")
    coaching.house.clock.go(days=1)  # type: ignore[attr-defined]
    assert "week 1, Friday" not in say(coaching, ada, "what's the longest ride still to come?")


@pytest.mark.parametrize(
    ("told", "asked", "answered", "yes", "written"),
    [
        ("hice 12 km en 1h05", "correr o bicicleta", "bici", "sí", "Bicicleta 12 km en 65 min"),
        ("12 km in 65 min today", "running or cycling", "running", "yes", "Running 12 km in 65 min"),
    ],
)
def test_a_distance_without_its_sport_is_asked_for_it(
    coaching: Coaching, ada: str, told: str, asked: str, answered: str, yes: str, written: str
) -> None:
    assert asked in say(coaching, ada, told)
    assert written in say(coaching, ada, answered)
    assert written in say(coaching, ada, yes)


@pytest.mark.parametrize(
    ("run", "meal", "yes", "says", "written"),
    [
        ("ran 5k in 28 min this morning", "lunch was 650 kcal", "yes", "650 kcal", "Running 5 km in 28 min"),
        ("corrí 5 km en 28 min", "la comida fueron 650 kcal", "sí", "650 kcal", "Correr 5 km en 28 min"),
    ],
)
def test_a_meal_told_in_between_loses_nothing_that_waits(
    coaching: Coaching, ada: str, run: str, meal: str, yes: str, says: str, written: str
) -> None:
    told = say(coaching, ada, run, meal)
    assert says in told
    assert written in told
    told = say(coaching, ada, yes)
    assert written in told
    assert "650 kcal" in told
    assert "2,100 kcal" in say(coaching, ada, "I ate 2100 kcal today")
