"""Training time in talk: what nobody knows the length of is no 0 minutes, and a sum over a part is said to be one."""

from __future__ import annotations

import pytest
from tests.app.coach_house import HandClock, ask, bruno_of, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching

QUESTIONS = [
    ("how was my week?", "Training time: not known", "This covers 1 of 2 sessions"),
    ("¿cómo fue mi semana?", "no se sabe", "Esto incluye 1 de 2 sesiones"),
    ("compare this week with last week", "their duration is not known", "40 min in the 1 that"),
    ("compara esta semana con la semana pasada", "no se sabe su duración", "40 min en 1 que"),
]


clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.mark.parametrize(("asked", "unknown", "partial"), QUESTIONS)
def test_workouts_without_a_length_are_no_0_minutes(
    coaching: Coaching, bruno: str, clock: HandClock, asked: str, unknown: str, partial: str
) -> None:
    clock.go(days=2)
    for text in ("squat 2x5 at 100 kg", "yes"):
        ask(coaching, bruno, text)
    told = ask(coaching, bruno, asked).text
    assert unknown in told
    clock.go(days=1)
    for text in ("I cycled 15 km in 40 minutes", "yes"):
        ask(coaching, bruno, text)
    told = ask(coaching, bruno, asked).text
    assert partial in told
    assert "40 min" in told


def test_a_week_whose_workouts_all_have_a_length_says_its_time_plainly(coaching: Coaching, bruno: str) -> None:
    for text in ("I cycled 15 km in 40 minutes", "yes"):
        ask(coaching, bruno, text)
    assert "Training time: 40 min.\n" in ask(coaching, bruno, "how was my week?").text


@pytest.mark.parametrize(
    ("this", "before", "so_far", "past"),
    [
        ("how was my week?", "how was last week?", "Your week so far:", "Your last week:"),
        ("¿cómo fue mi semana?", "¿cómo fue la semana pasada?", "Tu semana hasta hoy:", "Tu semana pasada:"),
    ],
)
def test_last_week_is_the_calendar_week_before(
    coaching: Coaching, bruno: str, clock: HandClock, this: str, before: str, so_far: str, past: str
) -> None:
    for text in ("I cycled 15 km in 40 minutes", "yes"):
        ask(coaching, bruno, text)
    clock.go(days=7)
    for text in ("I ran 5 km in 25 minutes", "yes"):
        ask(coaching, bruno, text)
    now, then = ask(coaching, bruno, this).text, ask(coaching, bruno, before).text
    assert so_far in now
    assert "25 min" in now
    assert past in then
    assert "40 min" in then
    assert "25 min" not in then
