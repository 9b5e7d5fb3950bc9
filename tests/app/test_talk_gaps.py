"""Words that people say in the middle of a talk and that were answered beside the point: carried on, cut short, told of a thing."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, CHEST, HandClock, ask, bruno_of, clock_by_hand, coach_of, held, house_of
from tests.app.coach_house import order as say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.vocabulary.plan import Plan

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.fixture
def ada(house: House, coaching: Coaching) -> str:
    """Ada runs and rides towards a marathon; her plan has one ride a week, on friday."""
    race = {"date": "2026-06-07", "activity": "running", "distance_km": 42.195}
    told = {**BRUNO, "name": "Ada", "goal": "endurance", "days_per_week": 6, "activities": ["running", "cycling"], "event": race}
    id = house.flows.add_athlete(told)
    coaching.new_plan(id)
    return id


def changed(before: Plan, after: Plan) -> list[int]:
    """The numbers of the weeks that are not as they were."""
    return [w.week for w, was in zip(after.weeks, before.weeks, strict=True) if w != was]


def test_a_week_that_holds_the_change_does_not_step_twice(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "make next week easier")
    once = held(coaching, bruno)
    assert "already applies to that week" in say(coaching, bruno, "and next week too")
    assert held(coaching, bruno) == once


def test_a_question_about_another_week_changes_nothing(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "skip wednesday")
    before = held(coaching, bruno)
    say(coaching, bruno, "and week 3 too?", "what is in week 2?", "and week 3")
    assert held(coaching, bruno) == before


@pytest.mark.parametrize(
    "words", ["the race has moved to May 3", "el maratón se ha movido al 3 de mayo", "they postponed the marathon to May 3",
              "la carrera se ha aplazado al 3 de mayo"],
)  # fmt: skip
def test_a_race_that_was_moved_is_asked_about_and_moved(coaching: Coaching, house: House, ada: str, words: str) -> None:
    assert "2026-05-03" in say(coaching, ada, words)
    say(coaching, ada, "yes")
    profile = house.flows.profile(ada)
    assert profile is not None
    assert profile.event is not None
    assert profile.event.date.isoformat() == "2026-05-03"


def test_another_ones_race_and_a_question_move_none(coaching: Coaching, ada: str) -> None:
    for words in ("my friend's race has moved to May 3", "has the race moved to May 3?", "the race has not moved to May 3"):
        assert "2026-05-03" not in say(coaching, ada, words)


@pytest.mark.parametrize(("words", "none"), [("delete the swim", "no swimming"), ("borra la natación", "no tiene natación")])
def test_a_sport_that_is_not_logged_cannot_be_deleted_and_that_is_said(
    coaching: Coaching, bruno: str, words: str, none: str
) -> None:
    assert none in say(coaching, bruno, words)


@pytest.mark.parametrize("words", ["borra el press del registro", "delete the press from my log"])
def test_a_word_that_two_logged_exercises_share_is_asked_about(coaching: Coaching, house: House, bruno: str, words: str) -> None:
    say(coaching, bruno, "bench press 3x8 80 kg", "yes", "overhead press 3x8 40 kg", "yes", "I ran 5 km in 30 min", "yes")
    told = say(coaching, bruno, words)
    assert told.startswith(("There is more than one in your log", "Hay más de uno en tu registro"))
    say(coaching, bruno, "yes")
    assert len(house.store.find("set", bruno)) == 6


def test_a_word_of_one_logged_exercise_deletes_no_more(coaching: Coaching, house: House, bruno: str) -> None:
    say(coaching, bruno, "bench press 3x8 80 kg", "yes", "squat 3x5 100 kg", "yes", "delete the press from my log", "yes")
    assert {s.exercise for s in house.store.find("set", bruno)} == {"Back squat"}


def test_an_exercise_named_again_in_the_answer_is_the_one_that_is_meant(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "delete the bench")
    asked = ask(coaching, bruno, "the bench press in the plan").text
    assert "Bench press" in asked
    assert "Incline" not in asked
    done = ask(coaching, bruno, "yes").text
    assert "Bench press" in done
    assert "Incline" not in done


def test_why_a_day_is_easy_that_is_not_says_what_it_is(coaching: Coaching, bruno: str) -> None:
    assert say(coaching, bruno, "why is Monday easy?").startswith("Monday: Full body A")
    assert "Tuesday is a rest day" in say(coaching, bruno, "why is Tuesday so easy?")
    assert say(coaching, bruno, "¿por qué el lunes es suave?").startswith("Lunes: Cuerpo entero A")


def test_why_an_easy_day_is_easy_is_told(coaching: Coaching, ada: str) -> None:
    assert "builds endurance" in say(coaching, ada, "why is Thursday easy?")


def test_a_weight_told_while_training_is_locked_is_kept(coaching: Coaching, house: House, bruno: str, clock: HandClock) -> None:
    say(coaching, bruno, CHEST)
    clock.go(minutes=10)
    asked = say(coaching, bruno, "I weigh 79 kg")
    assert "weight 79 kg. Shall I log it" in asked
    assert "locked" in asked
    say(coaching, bruno, "yes")
    assert 79 in [m.value for m in house.store.find("measurement", bruno)]


def test_a_workout_told_while_training_is_locked_waits(coaching: Coaching, house: House, bruno: str) -> None:
    say(coaching, bruno, CHEST, "bench press 3x8 80 kg", "yes")
    assert not house.store.find("set", bruno)


def test_food_told_while_training_is_locked_is_not_denied_beside(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    say(coaching, bruno, CHEST)
    clock.go(minutes=10)
    assert "nothing was logged" not in say(coaching, bruno, "I ate 2000 kcal today").lower()


@pytest.mark.parametrize(
    ("first", "also", "weeks"),
    [
        ("make next week easier", "and week 3 too", [2, 3]),
        ("skip wednesday next week", "do the same in week 3", [2, 3]),
        ("salta el miércoles la próxima semana", "y la semana 3 también", [2, 3]),
        ("salta el miércoles la próxima semana", "y la que viene también", [2, 3]),
        ("haz esta semana más fácil", "y la que viene también", [1, 2]),
    ],
)
def test_a_change_is_carried_on_to_another_week(coaching: Coaching, bruno: str, first: str, also: str, weeks: list[int]) -> None:
    before = held(coaching, bruno)
    say(coaching, bruno, first, also)
    after = changed(before, held(coaching, bruno))
    assert set(weeks) <= set(after)
    assert after[0] == weeks[0]


@pytest.mark.parametrize(
    "words",
    ["estoy de viaje del 8 al 12 de marzo, solo peso corporal"],
)  # fmt: skip
def test_who_is_away_with_less_trains_with_less_on_those_days_alone(coaching: Coaching, bruno: str, words: str) -> None:
    before = held(coaching, bruno)
    say(coaching, bruno, words)
    first, second = held(coaching, bruno).weeks[:2]
    assert first == before.weeks[0]
    assert not any("barbell" in e.equipment for d in second.days[:4] for s in d.sessions for e in s.exercises)
    assert [d.rest for d in second.days] == [d.rest for d in before.weeks[1].days]
    assert any("barbell" in e.equipment for s in second.days[4].sessions for e in s.exercises)
