"""What is said of a change already made: for how long it holds, several taken back, and the plan as it was first made."""

from __future__ import annotations

import asyncio

import pytest
from tests.app.coach_house import CHEST, HandClock, clock_by_hand, coach_of, held, house_of
from tests.app.coach_house import ordered as ask
from tests.app.plan_changes_stage import bruno_planned

from app.test_coaching_told import PROFILE
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.app.plan_history import encode, plan_of
from milo.llm.scripted import Provider
from milo.vocabulary.plan import Plan

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_planned)


def whole(house: House, athlete: str, words: str) -> Plan:
    """The plan as the sentence said whole makes it, for another athlete of the same body."""
    other = Coaching(house, None)
    return other.edit(athlete, words, dry_run=True).plan


def test_a_plan_changed_on_its_page_since_is_not_changed_by_a_scope(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "make back exercises harder")
    coaching.edit(bruno, "45 minutes this week")
    before = coaching.versions(bruno)
    assert "Which change do you mean" in ask(coaching, bruno, "for all weeks").text
    assert coaching.versions(bruno) == before


@pytest.mark.parametrize("words", ["for all weeks?", "not for all weeks", "no para todas las semanas", "why for all weeks"])
def test_a_question_or_a_denial_of_a_scope_changes_nothing(coaching: Coaching, bruno: str, words: str) -> None:
    ask(coaching, bruno, "make back exercises harder")
    before = coaching.versions(bruno)
    ask(coaching, bruno, words)
    assert coaching.versions(bruno) == before


def test_a_scope_after_a_question_about_the_plan_answers_the_question(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "show me my plan")
    assert "Which change" not in ask(coaching, bruno, "all weeks").text


def three(coaching: Coaching, athlete: str) -> list[Plan]:
    """Three changes of the athlete's; the plan before each."""
    plans = []
    for words in ("swap deadlift", "45 minutes this week", "make back exercises easier"):
        plans.append(held(coaching, athlete))
        ask(coaching, athlete, words)
    return plans


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("undo the last two changes", 2),
        ("undo the last 3 changes", 3),
        ("deshaz los dos últimos cambios", 2),
        ("undo that", 1),
    ],
)
def test_so_many_changes_are_taken_back_and_named(coaching: Coaching, bruno: str, words: str, count: int) -> None:
    plans = three(coaching, bruno)
    told = ask(coaching, bruno, words).text
    assert held(coaching, bruno).weeks == plans[-count].weeks
    for said in ["make back exercises easier", "45 minutes this week", "swap deadlift"][:count]:
        assert said in told


def test_where_there_are_fewer_changes_it_says_how_many_were_taken_back(coaching: Coaching, bruno: str) -> None:
    first = three(coaching, bruno)[0]
    made = ask(coaching, bruno, "undo the last 5 changes")
    assert "I undid 3 of 5" in made.text
    assert "no earlier change of yours" in made.text
    assert held(coaching, bruno).weeks == first.weeks
    assert {(c.value, c.kind) for c in made.claims} >= {(3, "plan"), (5, "plan")}
    assert "no change of yours" in ask(coaching, bruno, "undo the last two changes").text


@pytest.mark.parametrize(
    "words",
    [
        "undo the last 9 changes",
        "undo the last two changes?",
        "don't undo the last two changes",
        "should I undo the last two changes?",
        "no deshagas los dos últimos cambios",
        "why did you go back to the original plan",
        "go back to the original plan?",
        "don't go back to the original plan",
        "no vuelvas al plan original",
    ],
)
def test_too_many_a_question_or_a_denial_takes_nothing_back(coaching: Coaching, bruno: str, words: str) -> None:
    three(coaching, bruno)
    before = coaching.versions(bruno)
    ask(coaching, bruno, words)
    assert coaching.versions(bruno) == before


@pytest.mark.parametrize(
    "words",
    ["go back to the original plan", "vuelve al plan original", "I want my original plan back"],
)
def test_the_plan_holds_again_byte_for_byte_as_it_was_first_made(coaching: Coaching, bruno: str, words: str) -> None:
    first = encode(plan_of(coaching.history().versions(bruno)[0]))
    three(coaching, bruno)
    told = ask(coaching, bruno, words).text
    assert "original plan" in told or "del principio" in told
    assert encode(plan_of(coaching.history().versions(bruno)[-1])) == first
    before = coaching.versions(bruno)
    again = ask(coaching, bruno, words).text
    assert "already" in again or "ya es" in again
    assert coaching.versions(bruno) == before


def test_the_first_plan_is_refused_where_the_profile_outgrew_it(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    clock.go(hours=1)
    assert coaching.onboard(bruno, {**PROFILE, "days_per_week": 4, "injuries": [{"region": "ankle", "pain_0_10": 7}]})["changed"]
    before = coaching.versions(bruno)
    told = ask(coaching, bruno, "go back to the original plan").text
    assert "I did not change the plan" in told
    assert "your current profile" in told
    assert coaching.versions(bruno) == before


@pytest.mark.parametrize("words", ["for all weeks", "undo the last two changes", "go back to the original plan"])
def test_while_training_is_locked_no_change_is_touched(coaching: Coaching, bruno: str, words: str) -> None:
    three(coaching, bruno)
    before = coaching.versions(bruno)
    ask(coaching, bruno, CHEST)
    assert ask(coaching, bruno, words).locked
    assert coaching.versions(bruno) == before


def test_a_scope_hours_after_the_edit_begins_a_talk_of_its_own(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, "make back exercises harder")
    before = coaching.versions(bruno)
    clock.go(hours=5)
    assert "Which change do you mean" in ask(coaching, bruno, "for all weeks").text
    assert coaching.versions(bruno) == before


@pytest.mark.parametrize("said", ["for all weeks", "undo the last two changes", "go back to the original plan"])
def test_the_preview_says_that_the_rules_answer_themselves(house: House, bruno: str, said: str) -> None:
    model = Provider("Rest.")
    coaching = Coaching(house, model)
    seen = asyncio.run(coaching.would_send(bruno, said))
    asyncio.run(coaching.ask(bruno, said))
    assert (seen["asked"], len(model.asked)) == (False, 0)


def test_a_door_that_only_reads_takes_nothing_back(coaching: Coaching, bruno: str) -> None:
    three(coaching, bruno)
    before = coaching.versions(bruno)
    for words in ("for all weeks", "undo the last two changes", "go back to the original plan"):
        ask(coaching, bruno, words, edits=False)
    assert coaching.versions(bruno) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("no hagas el lunes mas dificil", "No he cambiado nada"),
        ("nunca hagas más difícil el lunes", "No he cambiado nada"),
        ("do not skip friday", "Nothing was changed"),
        ("please never swap my bench press", "Nothing was changed"),
    ],
)
def test_a_denial_changes_nothing_and_says_so(coaching: Coaching, bruno: str, words: str, told: str) -> None:
    before = held(coaching, bruno)
    assert told in ask(coaching, bruno, words).text
    assert held(coaching, bruno) == before


def test_it_is_the_day_of_the_edit_before_also_for_all_weeks(coaching: Coaching, bruno: str) -> None:
    first = held(coaching, bruno)
    for words in ("make thursday harder", "make it harder", "for all weeks"):
        ask(coaching, bruno, words)
    for old, new in zip(first.weeks, held(coaching, bruno).weeks, strict=True):
        assert {a.day for a, b in zip(old.days, new.days, strict=True) if a != b} == {"thursday"}
    ask(coaching, bruno, "skip thursday")
    skipped = held(coaching, bruno)
    assert "what is “it”" in ask(coaching, bruno, "make it harder").text
    assert held(coaching, bruno) == skipped


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("change the date of my race", "Which day is it?"),
        ("cambia la fecha de mi carrera", "¿Qué día es?"),
        ("swap deadlift for cosmic press", "no exercise called “cosmic press”"),
    ],
)
def test_what_cannot_be_changed_in_talk_is_said_to_be_so(coaching: Coaching, bruno: str, words: str, told: str) -> None:
    before = held(coaching, bruno)
    assert told in ask(coaching, bruno, words).text
    assert held(coaching, bruno) == before
