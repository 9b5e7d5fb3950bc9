"""The conversation: what a question asked is stored, one yes carries out just that, and each message is answered for itself."""

from __future__ import annotations

from typing import Any

import pytest
from tests.app.coach_house import BRUNO, HandClock, bruno_of, clock_by_hand, coach_of, held, house_of, ordered, say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.app.logging_records import PAIN
from milo.coach.talk.receipts.claims import ground
from milo.vocabulary.records import PendingAction

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)
CHEST = "I have crushing chest pain"


def actions(house: House, athlete: str) -> list[PendingAction]:
    """The pending actions, oldest first."""
    found: list[PendingAction] = sorted(house.store.find("pending_action", athlete), key=lambda a: a.at)
    return found


def sets(house: House, athlete: str) -> list[Any]:
    return list(house.store.find("set", athlete))


def test_a_question_is_stored_and_one_yes_carries_out_just_that_once(house: House, coaching: Coaching, bruno: str) -> None:
    asked = say(coaching, bruno, "squats 3x8 at 80 kg")
    (action,) = actions(house, bruno)
    assert (action.state, [s["op"] for s in action.steps], action.question) == ("open", ["log"], asked)
    assert sets(house, bruno) == []
    say(coaching, bruno, "yes")
    assert len(sets(house, bruno)) == 3
    (action,) = actions(house, bruno)
    assert action.state == "done"
    assert set(action.outcome["records"]["set"]) == {s.set_id for s in sets(house, bruno)}  # type: ignore[index]
    assert "Nothing was waiting for a yes" in say(coaching, bruno, "yes")
    assert len(sets(house, bruno)) == 3


def test_of_three_changes_asked_about_a_yes_makes_the_last_alone(coaching: Coaching, bruno: str) -> None:
    first = held(coaching, bruno)
    say(coaching, bruno, "skip monday", "skip wednesday")
    told = say(coaching, bruno, "skip friday")
    assert "My earlier question is closed" in told
    assert held(coaching, bruno) == first
    say(coaching, bruno, "yes")
    rest = [d.day for d in held(coaching, bruno).weeks[0].days if d.rest]
    assert "friday" in rest
    assert not {"monday", "wednesday"} & set(rest)


@pytest.mark.parametrize("words", ["skip friday", "make it harder", "45 minutes", "only bands", "voy de viaje, solo bandas"])
def test_no_change_is_made_without_a_yes(coaching: Coaching, bruno: str, words: str) -> None:
    first = held(coaching, bruno)
    assert say(coaching, bruno, words).endswith(("yes or no.", "sí o no."))
    assert held(coaching, bruno) == first
    say(coaching, bruno, "no")
    assert held(coaching, bruno) == first
    assert say(coaching, bruno, "yes").startswith(("Nothing was waiting", "No había nada pendiente"))
    assert held(coaching, bruno) == first


def test_a_question_is_over_after_an_hour(house: House, clock: HandClock, coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "squats 3x8 at 80 kg")
    clock.go(hours=2)
    assert "Nothing was waiting" in say(coaching, bruno, "yes")
    assert sets(house, bruno) == []


def test_an_answer_to_something_else_says_what_is_still_open_with_receipts(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "squats 3x8 at 80 kg")
    made = ordered(coaching, bruno, "what do I do today?")
    assert "Still open: I understood today: Back squat 3 × 8 at 80 kg" in made.text
    assert ground(made.text, made.claims, "en") == []
    assert "Logged" in say(coaching, bruno, "yes")


def test_a_number_mends_what_is_asked_about_and_a_level_answers_how_much_it_hurts(
    house: House, coaching: Coaching, bruno: str
) -> None:
    assert "3 × 8 at 85 kg" in say(coaching, bruno, "squats 3x8 at 80 kg", "no, 85 kg")
    say(coaching, bruno, "yes")
    assert {s.weight_kg for s in sets(house, bruno)} == {85}
    assert "0 to 10" in say(coaching, bruno, "my left knee hurts")
    assert "4 of 10" in say(coaching, bruno, "4")
    assert "Logged" in say(coaching, bruno, "yes")
    assert [m.value for m in house.store.find("measurement", bruno) if m.quantity == PAIN] == [4]


@pytest.mark.parametrize(("answer", "seconds"), [("seconds", 60.0), ("the second one, reps", None), ("reps", None)])
def test_what_is_unclear_is_asked_with_choices(
    house: House, coaching: Coaching, bruno: str, answer: str, seconds: float | None
) -> None:
    assert "seconds or reps" in say(coaching, bruno, "plank 3x60")
    say(coaching, bruno, answer, "yes")
    assert {s.duration_s for s in sets(house, bruno)} == {seconds}


def test_unrelated_words_after_an_emergency_are_answered_for_themselves_and_the_lock_stands(coaching: Coaching, bruno: str) -> None:
    assert ordered(coaching, bruno, CHEST).level == "E0"
    after = ordered(coaching, bruno, "asdf qwer")
    assert (after.level, after.locked) == ("N", True)
    assert "Training itself stays locked" in after.text
    assert "emergency number" not in after.text
    assert ordered(coaching, bruno, "skip friday").level == "E1"
    assert ordered(coaching, bruno, "it is getting worse and my arm is numb").level == "E0"


def test_an_emergency_lets_the_open_question_drop(house: House, coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "squats 3x8 at 80 kg", CHEST, "yes")
    assert sets(house, bruno) == []
    assert [a.state for a in actions(house, bruno)] == ["replaced"]


def test_training_is_not_written_down_while_it_is_locked_and_a_weight_is(house: House, coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, CHEST, "squats 3x8 at 80 kg", "yes")
    assert sets(house, bruno) == []
    say(coaching, bruno, "my weight is 79 kg", "yes")
    assert [m.value for m in house.store.find("measurement", bruno) if m.quantity == "weight_kg"] == [79]


def test_a_request_for_a_split_is_about_the_plan_and_not_about_calories(coaching: Coaching, bruno: str) -> None:
    told = say(coaching, bruno, "can you make me a push pull legs plan?")
    assert not {"deficit", "kcal"} & set(told.split())
    assert "plan" in told


def test_why_readiness_is_what_it_is_is_told_with_its_parts(coaching: Coaching, bruno: str) -> None:
    assert "no readiness score today" in say(coaching, bruno, "Why is my readiness 51?")
    coaching.log(bruno, {"daily": {"energy": 4, "mood": 4, "soreness": 2, "sleep_hours": 8}})
    ready = coaching.today(bruno).readiness
    assert ready is not None
    made = ordered(coaching, bruno, "Why is my readiness 51?")
    assert f"Your readiness is {ready['score']} of 100" in made.text
    assert ready["parts"][0]["label"] in made.text
    assert ground(made.text, made.claims, "en") == []
    assert {id for c in made.claims for id in c.record_ids} == set(ready["record_ids"])


def test_a_message_is_answered_in_its_own_language(coaching: Coaching, bruno: str) -> None:
    assert "descanso" in say(coaching, bruno, "¿qué me toca entrenar mañana?") or "Mañana" in say(coaching, bruno, "¿qué me toca?")
    assert say(coaching, bruno, "salta el viernes").endswith("Di sí o no.")
    assert say(coaching, bruno, "what do I do today?").startswith("Today") or "Monday" in say(coaching, bruno, "my plan today?")


def test_undo_finds_a_change_under_what_was_adapted_on_top_of_it(house: House, coaching: Coaching, bruno: str) -> None:
    first = held(coaching, bruno)
    say(coaching, bruno, "skip friday", "yes")
    harder = coaching.edit(bruno, "make it harder", dry_run=True).plan
    coaching.history().keep(bruno, harder, "adaptation", "made lighter")
    told = say(coaching, bruno, "undo the last change")
    assert "Undone: skip friday" in told
    assert "Milo's later adjustments" in told
    assert held(coaching, bruno).weeks == first.weeks
    assert "no change of yours" in say(coaching, bruno, "undo the last change")


def test_undo_takes_back_whichever_was_done_last(house: House, coaching: Coaching, bruno: str) -> None:
    first = held(coaching, bruno)
    say(coaching, bruno, "skip friday", "yes", "squats 3x8 at 80 kg", "yes")
    assert "Deleted from your log" in say(coaching, bruno, "undo that")
    assert sets(house, bruno) == []
    assert held(coaching, bruno).weeks != first.weeks
    assert "log now says" in say(coaching, bruno, "bring it back")
    assert len(sets(house, bruno)) == 3


def test_a_change_made_by_another_door_is_undone_by_a_word(coaching: Coaching, bruno: str) -> None:
    first = held(coaching, bruno)
    coaching.edit(bruno, "skip friday")
    assert "Undone: skip friday" in say(coaching, bruno, "undo the last change")
    assert held(coaching, bruno).weeks == first.weeks


def test_an_offer_of_a_plan_that_changed_since_is_asked_anew(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "make it harder")
    coaching.edit(bruno, "skip friday")
    between = held(coaching, bruno)
    assert say(coaching, bruno, "yes").endswith("yes or no.")
    assert held(coaching, bruno) == between
    say(coaching, bruno, "yes")
    assert held(coaching, bruno) != between


def test_a_follow_up_takes_up_the_question_before(coaching: Coaching, bruno: str) -> None:
    on = say(coaching, bruno, "what do I train on wednesday?", "and on friday?")
    assert on.startswith("Friday")


def test_the_acts_of_a_message_are_kept_with_it(house: House, coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "squats 3x8 at 80 kg")
    (message,) = [m for m in house.store.find("message", bruno) if m.role == "athlete"]
    assert message.acts is not None
    act = message.acts[0]
    assert (act["kind"], act["polarity"]) == ("log_sets", "did")
    assert act["slots"] == {"exercise": "back_squat", "sets": 3, "reps": 8, "load_kg": 80.0, "day": "2026-03-02"}


def test_a_door_without_edits_changes_nothing(coaching: Coaching, bruno: str) -> None:
    first = held(coaching, bruno)
    for words in ("skip friday", "yes", "undo that", "squats 3x8 at 80 kg", "yes"):
        ordered(coaching, bruno, words, edits=False)
    assert held(coaching, bruno) == first
    assert sets(coaching.house, bruno) == []


def test_two_facts_told_one_after_the_other_are_one_question_that_lists_both(house: House, coaching: Coaching, bruno: str) -> None:
    told = say(coaching, bruno, "I slept 7 hours", "my weight is 79.5 kg")
    assert "7 h" in told
    assert "79.5 kg" in told
    say(coaching, bruno, "yes")
    stored = {m.quantity: m.value for m in house.store.find("measurement", bruno)}
    assert (stored["sleep_h"], stored["weight_kg"]) == (7, 79.5)


def test_who_has_no_plan_is_not_asked_to_change_one(house: House, coaching: Coaching) -> None:
    ana = house.flows.add_athlete({**BRUNO, "name": "Ana"})
    assert not say(coaching, ana, "skip friday").endswith("yes or no.")
