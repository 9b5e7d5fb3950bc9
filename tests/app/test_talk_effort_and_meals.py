"""How hard a session was, told by itself; meals asked for by a diet or a food; the hardest day; a sport in place of another."""

from __future__ import annotations

import pytest
from tests.app.coach_house import bruno_of, clock_by_hand, coach_of, held, house_of, say

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def efforts(house: House, athlete: str) -> list[float | None]:
    return [w.rpe for w in house.store.find("workout", athlete)]


@pytest.mark.parametrize("said", ["RPE 8", "today's session was an 8 out of 10", "me costó 8 de 10", "effort 8/10"])
def test_an_effort_is_kept_with_the_last_workout(house: House, coaching: Coaching, bruno: str, said: str) -> None:
    say(coaching, bruno, "ran 30 min", "yes", said)
    assert efforts(house, bruno) == [None]
    say(coaching, bruno, said, "yes")
    assert efforts(house, bruno) == [8.0]
    assert "effort 8 of 10" in say(coaching, bruno, "what did I do today?")


def test_without_a_workout_nothing_is_kept(house: House, coaching: Coaching, bruno: str) -> None:
    assert "No workout is logged for today" in say(coaching, bruno, "RPE 8")
    assert "No workout is logged for yesterday" in say(coaching, bruno, "yesterday's run: RPE 6")
    assert efforts(house, bruno) == []


@pytest.mark.parametrize("said", ["what does RPE 8 mean?", "RPE 11", "goblet squat RPE 8", "pain 8/10 in the run"])
def test_other_words_tell_no_effort(house: House, coaching: Coaching, bruno: str, said: str) -> None:
    say(coaching, bruno, "ran 30 min", "yes", said, "yes")
    assert efforts(house, bruno) == [None]


def test_meals_of_a_diet_are_those_that_surely_fit(coaching: Coaching, bruno: str) -> None:
    told = say(coaching, bruno, "give me a vegetarian dinner")
    assert told.startswith(("Of your meals, vegetarian:", "None of the planned meals is certain to be vegetarian"))
    assert "dinner" in told or told.startswith("None")
    assert "lunch" not in told


def test_a_dish_with_a_food_names_no_traces(coaching: Coaching, bruno: str) -> None:
    assert "may contain" not in say(coaching, bruno, "any recipe with salmon?")
    assert "may contain" in say(coaching, bruno, "is there gluten in my food?")


@pytest.mark.parametrize("said", ["swap the run for a swim"])
def test_another_sport_for_once_changes_no_plan(coaching: Coaching, bruno: str, said: str) -> None:
    before = held(coaching, bruno)
    told = say(coaching, bruno, said)
    assert "For once, an easy session" in told
    assert "For once another sport" not in told, "the same is answered once"
    assert held(coaching, bruno) == before


@pytest.mark.parametrize(
    ("asked", "nothing", "logged", "planned"),
    [
        (
            "how much protein have I had so far?",
            "No food is logged today",
            "In your log for today: 2,000 kcal and 110 g of protein.",
            "Your plan has",
        ),
        (
            "¿cuántas calorías me quedan hoy?",
            "Hoy no hay comida anotada",
            "En tu registro de hoy: 2000 kcal y 110 g de proteína.",
            "Para hoy tu plan tiene",
        ),
    ],
)
def test_the_food_of_today_is_told_from_the_log_beside_the_plan(
    house: House, coaching: Coaching, bruno: str, asked: str, nothing: str, logged: str, planned: str
) -> None:
    assert nothing in say(coaching, bruno, asked)
    say(coaching, bruno, "I ate 2000 kcal and 110 g of protein today", "yes")
    (kept,) = house.store.find("nutrition", bruno)
    assert (kept.calories, kept.protein_g) == (2000, 110)
    told = say(coaching, bruno, asked)
    assert logged in told
    assert planned in told
    say(coaching, bruno, "I ate 2100 kcal today", "yes")
    (kept,) = house.store.find("nutrition", bruno)
    assert (kept.calories, kept.protein_g) == (2100, 110)


@pytest.mark.parametrize(
    "asked", ["how much protein do I need a day?", "what did I eat yesterday?", "what should I eat before a run?"]
)
def test_other_questions_of_food_are_not_of_today(coaching: Coaching, bruno: str, asked: str) -> None:
    assert "food is in your log" not in say(coaching, bruno, asked)


@pytest.mark.parametrize(
    ("asked", "day", "says"),
    [
        ("how much should I eat on rest days?", "rest", "A rest day needs less carbohydrate"),
        ("how much do I eat on training days?", "training", "Carbohydrate depends on the day’s training"),
    ],
)
def test_food_of_rest_and_training_days_is_that_of_such_a_day(
    coaching: Coaching, bruno: str, asked: str, day: str, says: str
) -> None:
    told = say(coaching, bruno, asked)
    assert says in told
    plan = held(coaching, bruno)
    first = next(d.day for d in plan.weeks[0].days if d.rest == (day == "rest"))
    assert f"Food on {first.capitalize()}:" in told


def test_a_run_is_told_with_its_pace(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "yesterday I ran 10 km in 55:30", "yes")
    assert "(5:33 min/km)" in say(coaching, bruno, "what did I do yesterday?")


def test_a_ride_has_no_pace(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "yesterday I cycled 30 km in 60 min", "yes")
    assert "min/km" not in say(coaching, bruno, "what did I do yesterday?")


@pytest.mark.parametrize("said", ["today I ran 6x800 with 2 min rest", "hoy he corrido 6x800 con 2 min de descanso"])
def test_a_log_that_says_too_little_is_asked_back_and_not_answered_with_the_day(coaching: Coaching, bruno: str, said: str) -> None:
    told = say(coaching, bruno, said)
    assert told.startswith(("Log it on the log page", "Anótalo en la página de registro"))


def test_the_fastest_run_of_a_distance_is_one_that_was_run(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "yesterday I ran 10 km in 55:30", "yes", "today I ran 10.1 km in 54 min", "yes")
    assert "Your fastest 10.1 km on record: 54 min (5:21 min/km), today." in say(coaching, bruno, "what's my 10k PB?")
    assert "No run of 5 km is logged" in say(coaching, bruno, "what is my best 5k?")
    assert "on record" not in say(coaching, bruno, "what is the best warm-up for a 10k?")


def test_a_meal_is_told_with_what_may_stand_for_it_or_why_nothing_does(coaching: Coaching, bruno: str) -> None:
    meals = [m for d in coaching.meals(bruno)["days"] for m in d["meals"]]
    assert all(len(m["alternatives"]) == 2 and m["alternatives_why"] is None for m in meals)
    assert "You could have this instead: " in say(coaching, bruno, "what should I have for lunch?")
    few = [m for d in coaching.meals(bruno, 7, minutes=5)["days"] for m in d["meals"] if len(m["alternatives"]) < 2]
    assert few
    assert all(m["alternatives_why"].startswith(("No other dish", "No more than one")) for m in few)
