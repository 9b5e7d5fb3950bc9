"""What is said while a question is open: facts join it, questions are answered, and nothing told is lost."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)


@pytest.fixture
def bruno(house: House, coaching: Coaching) -> str:
    athlete: str = house.flows.add_athlete(BRUNO)
    coaching.new_plan(athlete)
    return athlete


def test_a_run_told_after_sets_joins_them_and_one_yes_keeps_both(house: House, coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "I did 3x8 bench press at 60 kg")
    asked = ask(coaching, bruno, "I ran 5 km in 27 minutes this morning").text
    assert "Bench press" in asked
    assert "Running 5 km" in asked
    ask(coaching, bruno, "yes")
    assert len(house.store.find("set", bruno)) == 3
    assert [str(w.activity_type) for w in house.store.find("workout", bruno) if w.distance_m] == ["running"]


@pytest.mark.parametrize("told", ["I slept 5 hours", "I weigh 74.3 kg"])
def test_a_question_beside_a_measure_that_waits_is_answered(coaching: Coaching, bruno: str, told: str) -> None:
    waiting = ask(coaching, bruno, told).text
    answer = ask(coaching, bruno, "what should I eat today?").text
    assert "kcal" in answer
    assert answer.endswith(f"Still open: {waiting}")


def test_an_open_question_is_told_again_in_the_language_of_the_message(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "remind me to stretch tomorrow at 7")
    answer = ask(coaching, bruno, "¿Qué entreno hoy?").text
    assert "Sigue pendiente: He entendido" in answer
    assert "I understood" not in answer


@pytest.mark.parametrize(
    ("text", "start"), [("shopping list please", "For your meals"), ("la lista de la compra", "Para tus comidas")]
)
def test_a_shopping_list_is_that_of_the_food_page(coaching: Coaching, bruno: str, text: str, start: str) -> None:
    answer = ask(coaching, bruno, text)
    assert answer.text.startswith(start)
    largest = coaching.meals(bruno, 7)["shopping"][0]
    assert f"{largest['grams']:.0f} g" in answer.text
    assert answer.text.count("•") == 15
    assert answer.claims


def test_a_question_nobody_is_sure_of_is_asked_back_and_the_choice_is_answered_as_what_was_chosen(
    house: House, coaching: Coaching, bruno: str
) -> None:
    unsure = ask(coaching, bruno, "numbers of the plan for legs and time").text
    assert unsure.startswith("I'm not sure what you mean.")
    assert "How long is my workout?" in unsure
    version = coaching.versions(bruno)["versions"]
    assert "min" in ask(coaching, bruno, "how long is my workout").text
    assert coaching.versions(bruno)["versions"] == version
    assert ask(coaching, bruno, "numbers of the plan for legs and time").text == unsure
    assert "still open" not in ask(coaching, bruno, "the third").text.lower()


def test_a_choice_that_is_not_taken_lapses_quietly_and_a_log_that_waits_is_told_again(
    house: House, coaching: Coaching, bruno: str
) -> None:
    assert "Is it one of these?" in ask(coaching, bruno, "numbers of the plan for legs and time").text
    assert "Still open" not in ask(coaching, bruno, "what should I eat today?").text
    assert "Is it one of these?" not in ask(coaching, bruno, "yes").text
    waiting = ask(coaching, bruno, "I ran 12 km in 60 min").text
    assert ask(coaching, bruno, "what should I eat today?").text.endswith(f"Still open: {waiting}")


def test_a_correction_of_the_sport_is_of_the_outing_that_waits(house: House, coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "I ran 12 km in 60 min")
    assert "Cycling 12 km in 60 min" in ask(coaching, bruno, "no, I cycled 12 km").text
    ask(coaching, bruno, "yes")
    assert [(str(w.activity_type), w.distance_m) for w in house.store.find("workout", bruno)] == [("cycling", 12_000)]


def test_food_is_read_back_kept_on_a_yes_alone_and_taken_back_by_an_undo(house: House, coaching: Coaching, bruno: str) -> None:
    asked = ask(coaching, bruno, "I had 2 eggs and toast for breakfast").text
    assert "2 × egg" in asked
    assert house.store.find("nutrition", bruno) == []
    ask(coaching, bruno, "no")
    assert house.store.find("nutrition", bruno) == []
    ask(coaching, bruno, "he desayunado 80 g de avena")
    ask(coaching, bruno, "y un plátano")
    assert "avena" in ask(coaching, bruno, "sí").text
    found = house.store.find("nutrition", bruno)
    assert {(n.food_id, n.grams, n.meal_type) for n in found} == {("oats_dry", 80, "breakfast"), ("banana", 118, "breakfast")}
    ask(coaching, bruno, "undo")
    assert house.store.find("nutrition", bruno) == []
