"""Questions about running ahead: the long run, the weeks to a race, whether a distance is within reach, so many km a week."""

from __future__ import annotations

from typing import Any

import pytest

from app.coach_house import HandClock, ask, clock_by_hand, coach_of, house_of
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.safety.locked_talk import asks_for_training
from milo.vocabulary.plan import PlannedWeek

ADA: dict[str, Any] = {
    "name": "Ada", "sex": "female", "age": 33, "goal": "endurance", "days_per_week": 4, "experience": "intermediate",
    "minutes_per_session": 60, "height_cm": 170, "weight_kg": 62, "activities": ["running"], "parq": {"none_of_these": True},
    "history": {
        "months_trained": 24, "days_since_last_session": 2, "longest_run_km_30d": 12, "weekly_minutes": [120, 120, 130, 130],
    },
    "event": {"date": "2026-05-10", "activity": "running", "distance_km": 21.1, "title": "City half"},
}  # fmt: skip


clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)


@pytest.fixture
def ada(house: House, coaching: Coaching) -> str:
    id = house.flows.add_athlete(ADA)
    coaching.new_plan(id)
    return id


def run(coaching: Coaching, clock: HandClock, athlete: str, *told: str) -> None:
    """Runs that are told on days two apart and written down."""
    for text in told:
        clock.go(days=2)
        assert "Logged" in [ask(coaching, athlete, said).text for said in (text, "yes")][-1]


def planned(coaching: Coaching, athlete: str) -> list[PlannedWeek]:
    """Every week of the plan that holds."""
    plan = coaching.plan(athlete)
    assert plan is not None
    return plan.weeks


@pytest.mark.parametrize(
    ("asked", "told", "far"),
    [
        ("how long is my long run?", "The long session of week 1 of your plan: Saturday, Long run, 61 min.", "10.2 km"),
        ("¿cuánto dura mi tirada larga?", "La sesión larga de la semana 1 de tu plan: sábado, Carrera larga, 61 min.", "10,2 km"),
        (
            "what's the distance of my long run next week",
            "The long session of week 2 of your plan: Saturday, Long run, 71 min.",
            "11.9 km",
        ),
        ("how long is the long run in week 5?", "The long session of week 5 of your plan: Saturday, Long run, 53 min.", None),
    ],
)
def test_the_length_of_the_long_run_is_told_of_the_week_and_a_distance_only_where_there_is_one(
    coaching: Coaching, ada: str, asked: str, told: str, far: str | None
) -> None:
    text = ask(coaching, ada, asked).text
    assert text.startswith(told)
    if far is not None:
        assert far in text.splitlines()[1]
    else:
        assert "not a distance" in text or "no una distancia" in text
        assert " km" not in text


@pytest.mark.parametrize(
    "asked", ["what's my plan till the race", "qué plan tengo hasta la carrera", "show me the plan until the race"]
)
def test_the_plan_up_to_the_race_is_a_line_a_week(coaching: Coaching, ada: str, asked: str) -> None:
    reply = ask(coaching, ada, asked)
    lines = [line for line in reply.text.splitlines() if line.startswith("• ")]
    assert len(lines) == 10
    assert all(" min" in line and ("sessions" in line or "sesiones" in line) for line in lines)
    assert "61 min" in lines[0]
    assert len(reply.text.split()) < 130


def test_a_long_way_to_a_race_is_told_in_figures_and_whole(house: House, coaching: Coaching) -> None:
    far = house.flows.add_athlete({**ADA, "event": {**ADA["event"], "date": "2026-08-09"}})
    coaching.new_plan(far)
    text = ask(coaching, far, "what is my plan up to the race").text
    assert "23 taper" in text
    assert "more on your page" not in text


def test_without_a_race_the_plan_is_told_to_its_end(house: House, coaching: Coaching) -> None:
    none = house.flows.add_athlete({k: v for k, v in ADA.items() if k != "event"})
    coaching.new_plan(none)
    text = ask(coaching, none, "show my plan until the race").text
    assert "There is no race in your profile" in text
    assert text.count("• week") > 2


@pytest.mark.parametrize(
    "asked", ["am I ready for a half marathon?", "¿estoy lista para una media maratón?", "am I ready for my race"]
)
def test_too_few_runs_say_nothing_of_a_distance(coaching: Coaching, ada: str, asked: str) -> None:
    text = ask(coaching, ada, asked).text
    assert "I cannot say" in text or "No puedo decirlo" in text
    assert "promise" in text or "promesa" in text


def test_readiness_stands_on_the_log_and_promises_nothing(coaching: Coaching, clock: HandClock, ada: str) -> None:
    run(coaching, clock, ada, "I ran 10 km in 60 minutes", "I ran 8 km in 48 minutes", "I ran 12 km in 70 minutes")
    reply = ask(coaching, ada, "am I ready for a half marathon?")
    assert "longest run 12 km, today; on average 7.5 km" in reply.text
    assert "at least 6 such steps" in reply.text  # 12 km x 1.1^6 is 21.3 km
    assert "not a promise" in reply.text
    assert [len(c.record_ids) for c in reply.claims if c.kind == "workout"] == [1, 3]
    assert "enough for it" in ask(coaching, ada, "am I ready to run 2 km?").text
    assert "weeks are still too short" in ask(coaching, ada, "can I run 12 km?").text


@pytest.mark.parametrize(
    ("asked", "limit"),
    [
        ("run 100 km this week", "2 h 25 min a week"),
        ("can I run 100 km this week?", "2 h 25 min a week"),
        ("quiero correr 100 km esta semana", "2 h 25 min por semana"),
        ("I want to run 60 miles this week", "2 h 25 min a week"),
    ],
)
def test_more_kilometres_than_the_limit_are_refused_and_nothing_changes(
    coaching: Coaching, ada: str, asked: str, limit: str
) -> None:
    before = planned(coaching, ada)
    text = ask(coaching, ada, asked).text
    assert text.startswith("No: ")
    assert limit in text
    assert "13.2 km" in text or "13,2 km" in text
    assert "2 h 23 min" in text
    assert planned(coaching, ada) == before
    ask(coaching, ada, "yes")
    assert planned(coaching, ada) == before


def test_these_questions_are_of_training_and_a_lock_answers_them_first() -> None:
    assert asks_for_training("am I ready for a half marathon?", "en")
    assert asks_for_training("¿estoy listo para una media maratón?", "es")
    assert asks_for_training("can I run 100 km this week?", "en")
