"""Corrections of the log without a name, and words that leave a kind of training or some days out of a week."""

from __future__ import annotations

from datetime import date

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.plans.edits.reading import read_edit

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


@pytest.mark.parametrize(
    ("words", "part", "where"),
    [
        ("no running in week 2", "running", (2, 0, None)),
        ("nada de bici en la semana 3", "cycling", (3, 0, None)),
        ("no swimming next week", "swimming", (None, 1, None)),
        ("sin correr esta semana", "running", (None, 0, None)),
        ("no running on Saturday please", "running", (None, 0, "saturday")),
    ],
)
def test_a_kind_of_training_is_left_out_of_a_week(words: str, part: str, where: tuple[int | None, int, str | None]) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.part, edit.week, edit.weeks_ahead, edit.day) == ("skip", part, *where)


@pytest.mark.parametrize(
    "words",
    [
        "no running", "is there no running in week 2?", "don't drop running in week 2", "no running shoes this week",
        "no running and no swimming this week", "no easier run in week 2", "no quites la carrera en la semana 2",
    ],
)  # fmt: skip
def test_what_leaves_the_week_open_or_says_something_else_leaves_nothing_out(words: str) -> None:
    assert read_edit(words, "en", MONDAY) is None


@pytest.mark.parametrize(
    "words", ["nothing Monday to Wednesday", "nada de lunes a miércoles", "nothing on Monday, Tuesday and Wednesday"]
)
def test_nothing_on_some_days_is_rest_on_them(words: str) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.off) == ("away", [0, 1, 2])


@pytest.mark.parametrize(
    "words", ["nothing hurts Monday to Wednesday", "nothing Monday to Wednesday?", "nothing planned Monday to Wednesday"]
)
def test_nothing_of_something_else_changes_nothing(words: str) -> None:
    assert read_edit(words, "en", MONDAY) is None


@pytest.mark.parametrize(
    "words", ["I don't have dumbbells this week", "we do not have any dumbbells this week", "I can't use the dumbbells this week"]
)
def test_equipment_one_does_not_have_is_missing(words: str) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.equipment, edit.this_week) == ("without", ["dumbbell"], True)


@pytest.mark.parametrize(
    "words", ["you don't have to move Monday", "don't have me do dumbbells this week", "do I not have dumbbells this week?"]
)
def test_a_denial_with_have_changes_nothing(words: str) -> None:
    assert read_edit(words, "en", MONDAY) is None
