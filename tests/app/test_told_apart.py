"""Two facts of a day in one sentence are offered with one yes, and that yes writes both."""

from __future__ import annotations

import pytest
from tests.app.coach_house import bruno_of, clock_by_hand, coach_of, house_of, say

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def kinds(house: House, athlete: str) -> list[str]:
    """What is in the log: a name for each measure, and one for each record of the kinds a log makes."""
    found = [m.quantity for m in house.store.find("measurement", athlete)]
    return found + [kind for kind in ("workout", "set", "sleep", "feedback") for _ in house.store.find(kind, athlete)]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I slept 6 and a half hours and weigh 60.4", "yes"),
        ("no he dormido nada bien, 5 horas, y me duele un poco el hombro, 3 de 10", "sí"),
        ("I cycled 40 min yesterday and slept 7 hours", "yes"),
    ],
)
def test_one_yes_writes_both_and_a_no_neither(house: House, coaching: Coaching, bruno: str, text: str, answer: str) -> None:
    before = kinds(house, bruno)
    asked = say(coaching, bruno, text)
    assert asked.endswith(("yes or no.", "sí o no."))
    say(coaching, bruno, "no")
    assert kinds(house, bruno) == before
    say(coaching, bruno, text, answer)
    assert len(kinds(house, bruno)) >= len(before) + 2


def test_the_night_beside_a_pain_waits_until_its_level_is_told(house: House, coaching: Coaching, bruno: str) -> None:
    asked = say(coaching, bruno, "dormí 5 horas y me duele la rodilla", "4")
    assert "sueño 5 h" in asked
    assert "dolor 4 de 10" in asked
    assert "Anotado, hoy: sueño 5 h" in say(coaching, bruno, "sí")


def test_a_load_nobody_lifts_is_refused_and_the_night_beside_it_offered(coaching: Coaching, bruno: str) -> None:
    asked = say(coaching, bruno, "slept 7 h, squat 3x5 900kg")
    assert "more than anyone has ever lifted" in asked
    written = say(coaching, bruno, "yes")
    assert "sleep 7 h" in written
    assert "squat" not in written.lower()


def test_a_race_that_is_moved_keeps_its_distance_and_one_that_is_cancelled_is_written_nowhere(
    house: House, coaching: Coaching, bruno: str
) -> None:
    moved = say(coaching, bruno, "my half marathon is on 13 December", "the race was moved to December 20")
    assert "21.1 km" in moved
    assert "12-20" in moved
    say(coaching, bruno, "la carrera se ha cancelado", "my knee hurts 2/10", "yes")
    profile = house.flows.profile(bruno)
    assert profile is not None
    assert profile.event is None


def test_a_cancelled_race_leaves_the_profile_after_a_yes(house: House, coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "my half marathon is on 13 December", "yes", "is the race cancelled?")
    asked = say(coaching, bruno, "the race is cancelled")
    profile = house.flows.profile(bruno)
    assert profile is not None
    assert profile.event is not None
    assert asked.endswith("Say yes or no.")
    say(coaching, bruno, "yes")
    profile = house.flows.profile(bruno)
    assert profile is not None
    assert profile.event is None
