"""A plan asked for in talk: what it would be is told, and it is made on a yes and on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import BRUNO, CHEST, HandClock, ask, clock_by_hand, coach_of, house_of
from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)


@pytest.fixture
def house(tmp_path: Path, clock: HandClock) -> Iterator[House]:
    yield from house_of(tmp_path, clock)


@pytest.fixture
def coaching(house: House) -> Coaching:
    return coach_of(house)


def new(house: House, **more: Any) -> str:
    """Somebody with a profile and no plan."""
    return house.flows.add_athlete({**BRUNO, **more})


def test_the_first_plan_is_told_and_made_on_a_yes(house: House, coaching: Coaching) -> None:
    bruno = new(house)
    asked = ask(coaching, bruno, "can you make me a 6 week plan?").text
    assert "6 weeks" in asked
    assert "3 days a week, up to 60 min" in asked
    assert asked.endswith("Say yes or no.")
    assert "takes the place" not in asked
    assert "health questions" not in asked
    assert coaching.plan(bruno) is None
    made = ask(coaching, bruno, "yes")
    plan = coaching.plan(bruno)
    assert plan is not None
    assert len(plan.weeks) == 6
    assert "Your new plan is made." in made.text
    assert "Wednesday" in made.text
    assert made.claims


def test_no_or_other_words_make_none(house: House, coaching: Coaching) -> None:
    bruno = new(house)
    ask(coaching, bruno, "make me a plan")
    assert "no new plan was made" in ask(coaching, bruno, "no").text
    ask(coaching, bruno, "make me a plan")
    assert "Shall I make it?" in ask(coaching, bruno, "what is RIR?").text
    assert coaching.plan(bruno) is None


def test_the_plan_that_holds_stays_in_the_history(house: House, coaching: Coaching, clock: HandClock) -> None:
    bruno = new(house)
    first = coaching.new_plan(bruno, weeks=4)
    clock.go(minutes=1)
    assert "replaces the current plan" in ask(coaching, bruno, "I want a new plan of 8 weeks").text
    ask(coaching, bruno, "yes")
    now = coaching.plan(bruno)
    assert now is not None
    assert len(now.weeks) == 8
    assert first.plan_id in {v.plan_id for v in house.store.find("plan", bruno)}


def test_without_weeks_it_reaches_the_race(house: House, coaching: Coaching) -> None:
    bruno = new(house, event={"date": "2026-04-25", "activity": "running", "distance_km": 10}, activities=["running"])
    asked = ask(coaching, bruno, "hazme un plan para la carrera").text
    assert "8 weeks" in asked or "8 semanas" in asked
    assert "2026-04-25" in asked


def test_open_health_questions_are_told_before_the_yes(house: House, coaching: Coaching) -> None:
    bruno = new(house, parq=None)
    assert "seven health questions" in ask(coaching, bruno, "make me a plan").text


def test_more_weeks_than_a_plan_has_are_asked_again(house: House, coaching: Coaching) -> None:
    bruno = new(house)
    assert "1 to 52 weeks" in ask(coaching, bruno, "make me a plan of 60 weeks").text
    ask(coaching, bruno, "yes")
    assert coaching.plan(bruno) is None


def test_locked_training_makes_none(house: House, coaching: Coaching) -> None:
    bruno = new(house)
    ask(coaching, bruno, CHEST)
    ask(coaching, bruno, "make me a plan")
    ask(coaching, bruno, "yes")
    assert coaching.plan(bruno) is None


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("make me a new plan with more upper body", "“with more upper body”"),
        ("Hazme un plan nuevo con más pierna, por favor", "«con más pierna»"),
    ],
)
def test_what_a_plan_is_wished_to_hold_is_said_not_to_be_in_it(house: House, coaching: Coaching, words: str, wish: str) -> None:
    asked = ask(coaching, new(house, language="es" if "«" in wish else "en"), words).text
    assert wish in asked
    assert asked.endswith(("Say yes or no.", "Di sí o no."))
