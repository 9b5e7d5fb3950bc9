"""Corrections of the log without a name, and words that leave a kind of training or some days out of a week."""

from __future__ import annotations

from datetime import date

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
MONDAY = date(2026, 3, 2)


@pytest.fixture
def bruno(house: House) -> str:
    return house.flows.add_athlete(BRUNO)


def say(coaching: Coaching, athlete: str, *texts: str) -> str:
    """Each text half a minute after the one before; the last reply."""
    told = ""
    for text in texts:
        coaching.house.clock.go(seconds=30)  # type: ignore[attr-defined]
        told = ask(coaching, athlete, text).text
    return told


@pytest.mark.parametrize(
    "told",
    [
        ("bench press 3x8 at 60 kg", "yes", "plank 3x45 s", "yes"),
        ("bench press 3x8 at 60 kg", "plank 3x45 s"),
        ("bench press 3x8 at 60 kg and push-ups 3x12", "yes"),
    ],
)
def test_a_weight_without_a_name_is_of_what_had_one(house: House, coaching: Coaching, bruno: str, told: tuple[str, ...]) -> None:
    say(coaching, bruno, *told, "actually it was 57,5 kg", "yes")
    weights = {s.exercise: s.weight_kg for s in house.store.find("set", bruno)}
    assert weights.pop("Bench press") == 57.5
    assert set(weights.values()) == {None}


@pytest.mark.parametrize("words", ["today's run was 9 km", "today’s run was 9 km", "la carrera de hoy fue de 9 km"])
def test_a_run_of_today_is_put_right_however_it_is_named(house: House, coaching: Coaching, bruno: str, words: str) -> None:
    say(coaching, bruno, "I ran 8 km in 45 min", "yes", words, "yes")
    assert [w.distance_m for w in house.store.find("workout", bruno)] == [9_000]
