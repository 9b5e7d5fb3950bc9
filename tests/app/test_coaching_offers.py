"""A question about a change is answered and offered; only a yes changes the plan, and a no after a change says that it stands."""

from __future__ import annotations

import asyncio

import pytest
from tests.app.coach_house import ask, clock_by_hand, coach_of, held, house_of
from tests.app.plan_changes_stage import bruno_planned

from milo.app.coaching.coach import Coaching

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_planned)


QUESTIONS = [
    ("can I move Thursday to Friday?", "move Thursday to Friday, this week"),
    ("could we skip Thursday?", "skip thursday, this week"),
    ("is it okay if I skip thursday", "skip thursday, this week"),
    ("could I do 3 days a week?", "3 days a week"),
    ("¿puedo mover el jueves al viernes?", "move Thursday to Friday, this week"),
    ("¿puedo entrenar solo 3 días?", "3 days a week"),
    ("¿se puede mover el jueves al viernes?", "move Thursday to Friday, this week"),
]


@pytest.mark.parametrize("words", ["can I run tomorrow?", "can you swap squats?", "I can only train 3 days", "what can I do?"])
def test_what_is_no_question_about_a_change_offers_none(coaching: Coaching, bruno: str, words: str) -> None:
    assert "Shall I do it?" not in ask(coaching, bruno, words).text


def test_a_yes_after_the_plan_has_changed_is_offered_what_it_would_do_now(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "could I do 3 days a week?")
    coaching.edit(bruno, "5 days a week")
    versions = coaching.versions(bruno)
    assert "5 days of training -> 3" in ask(coaching, bruno, "yes").text
    assert coaching.versions(bruno) == versions
    ask(coaching, bruno, "yes")
    assert {sum(bool(d.sessions) for d in w.days) for w in held(coaching, bruno).weeks} == {3}


def test_an_offer_refused_by_the_plan_waits_for_no_yes(coaching: Coaching, bruno: str) -> None:
    versions = coaching.versions(bruno)
    assert "I did not change the plan" in ask(coaching, bruno, "can I move Wednesday to Saturday?").text
    ask(coaching, bruno, "yes")
    assert coaching.versions(bruno) == versions


def test_the_number_of_days_said_after_a_no_is_understood(coaching: Coaching, bruno: str) -> None:
    for words in ("I want to train 6 days a week", "no", "make it 4 days"):
        ask(coaching, bruno, words)
    assert {sum(bool(d.sessions) for d in w.days) for w in held(coaching, bruno).weeks} == {4}


def test_a_door_that_only_reads_takes_no_yes(coaching: Coaching, bruno: str) -> None:
    versions = coaching.versions(bruno)
    asyncio.run(coaching.ask(bruno, "can I move Thursday to Friday?"))
    asyncio.run(coaching.ask(bruno, "yes", edits=False))
    assert coaching.versions(bruno) == versions
