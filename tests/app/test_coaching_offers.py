"""A question about a change is answered and offered; only a yes changes the plan, and a no after a change says that it stands."""

from __future__ import annotations

import asyncio

import pytest
from tests.app.coach_house import ask, clock_by_hand, coach_of, held, house_of
from tests.app.plan_changes_stage import bruno_planned

from milo.app.coaching.coach import Coaching
from milo.app.speaking import speaking
from milo.coach.plans.edits.asked import change_asked
from milo.coach.talk.receipts.claims import ground

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


@pytest.mark.parametrize(("question", "order"), QUESTIONS)
def test_a_question_changes_nothing_until_the_yes(coaching: Coaching, bruno: str, question: str, order: str) -> None:
    before, versions = held(coaching, bruno), coaching.versions(bruno)
    with speaking("es" if "¿" in question else "en"):  # Bruno told no language: his sessions are named in that of the talk
        meant = coaching.edit(bruno, order, dry_run=True)
    made = ask(coaching, bruno, question)
    assert coaching.versions(bruno) == versions
    assert held(coaching, bruno) == before
    assert any(ask in made.text for ask in ("Shall I do it?", "¿Lo hago?"))
    assert ground(made.text, made.claims, "es" if "¿" in made.text else "en") == []
    done = ask(coaching, bruno, "yes" if "Shall" in made.text else "sí").text
    assert done.startswith(("Done.", "Hecho."))
    assert held(coaching, bruno).weeks == meant.plan.weeks


@pytest.mark.parametrize(("question", "_"), QUESTIONS)
def test_a_no_and_any_other_words_leave_what_was_offered(coaching: Coaching, bruno: str, question: str, _: str) -> None:
    versions = coaching.versions(bruno)
    ask(coaching, bruno, question)
    assert ask(coaching, bruno, "no").text.startswith(("Nothing was changed", "No he cambiado nada"))
    ask(coaching, bruno, "yes")
    ask(coaching, bruno, question)
    ask(coaching, bruno, "what is my workout today?")
    ask(coaching, bruno, "yes")
    assert coaching.versions(bruno) == versions


@pytest.mark.parametrize(
    "order", ["can you move Thursday to Friday?", "could you please skip thursday?", "¿puedes mover el jueves al viernes?"]
)
def test_an_order_put_politely_is_carried_out(coaching: Coaching, bruno: str, order: str) -> None:
    before = held(coaching, bruno)
    assert ask(coaching, bruno, order).text.startswith(("Done.", "Hecho."))
    assert held(coaching, bruno).weeks != before.weeks


@pytest.mark.parametrize("words", ["can I run tomorrow?", "can you swap squats?", "I can only train 3 days", "what can I do?"])
def test_what_is_no_question_about_a_change_offers_none(coaching: Coaching, bruno: str, words: str) -> None:
    assert "Shall I do it?" not in ask(coaching, bruno, words).text


def test_a_statement_in_spanish_is_told_from_the_question_by_its_mark() -> None:
    assert change_asked("solo puedo entrenar 3 días") is None
    assert change_asked("puedo entrenar solo 3 días") is None
    assert change_asked("Oye, ¿puedo entrenar solo 3 días?") == "entrenar solo 3 dias"


def test_a_yes_after_the_plan_has_changed_is_offered_what_it_would_do_now(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "could I do 3 days a week?")
    coaching.edit(bruno, "5 days a week")
    versions = coaching.versions(bruno)
    assert "5 days of training -> 3" in ask(coaching, bruno, "yes").text
    assert coaching.versions(bruno) == versions
    ask(coaching, bruno, "yes")
    assert {sum(bool(d.sessions) for d in w.days) for w in held(coaching, bruno).weeks} == {3}


def test_what_was_offered_and_taken_may_hold_for_all_weeks(coaching: Coaching, bruno: str) -> None:
    meant = coaching.edit(bruno, "move thursday to friday for all weeks", dry_run=True).plan
    for words in ("can I move Thursday to Friday?", "yes", "for all weeks"):
        ask(coaching, bruno, words)
    assert held(coaching, bruno).weeks == meant.weeks


def test_an_offer_refused_by_the_plan_waits_for_no_yes(coaching: Coaching, bruno: str) -> None:
    versions = coaching.versions(bruno)
    assert "I did not change the plan" in ask(coaching, bruno, "can I move Wednesday to Saturday?").text
    ask(coaching, bruno, "yes")
    assert coaching.versions(bruno) == versions


@pytest.mark.parametrize(
    ("words", "no", "told"),
    [
        ("I want to train 6 days a week", "no", "undo that"),
        ("skip thursday", "nope", "undo that"),
        ("quiero entrenar 6 días a la semana", "no", "deshaz eso"),
    ],
)
def test_a_no_after_a_change_says_that_it_stands(coaching: Coaching, bruno: str, words: str, no: str, told: str) -> None:
    before = held(coaching, bruno)
    ask(coaching, bruno, words)
    changed = coaching.versions(bruno)
    answer = ask(coaching, bruno, no).text
    assert told in answer
    assert answer.startswith(("The change I just made stands", "El cambio que acabo de hacer sigue en pie"))
    assert coaching.versions(bruno) == changed
    ask(coaching, bruno, told)
    assert held(coaching, bruno).weeks == before.weeks
    assert "stands" not in ask(coaching, bruno, "no").text


def test_the_number_of_days_said_after_a_no_is_understood(coaching: Coaching, bruno: str) -> None:
    for words in ("I want to train 6 days a week", "no", "make it 4 days"):
        ask(coaching, bruno, words)
    assert {sum(bool(d.sessions) for d in w.days) for w in held(coaching, bruno).weeks} == {4}


def test_a_door_that_only_reads_takes_no_yes(coaching: Coaching, bruno: str) -> None:
    versions = coaching.versions(bruno)
    asyncio.run(coaching.ask(bruno, "can I move Thursday to Friday?"))
    asyncio.run(coaching.ask(bruno, "yes", edits=False))
    assert coaching.versions(bruno) == versions
