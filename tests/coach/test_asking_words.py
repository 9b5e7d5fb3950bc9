"""Questions recognised by their shape: what was done, next week, terms, meals, what is a doctor's, and what only looks so."""

from __future__ import annotations

import pytest

from coach.talk_scenes import MONDAY, PROFILE, plan
from milo.coach.talk.heard.intents import intents
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.words.glossary_words import TERMS
from milo.locales import text
from milo.vocabulary.talk import Language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did I do today?", "done"),
        ("what have I done today", "done"),
        ("what did I train yesterday?", "done"),
        ("¿qué hice hoy?", "done"),
        ("¿qué entrené ayer?", "done"),
        ("how did my week go, what did I do this week?", "week"),
        ("what do I do today?", "today"),
        ("¿qué hago hoy?", "today"),
        ("what are the signs of a heart attack?", "medical"),
        ("symptoms of a stroke, tell me", "medical"),
        ("what is diabetes?", "medical"),
        ("¿cuáles son los síntomas de un infarto?", "medical"),
        ("¿qué es la hipertensión?", "medical"),
        ("what are the signs of progress?", "week"),
        ("dame un menú para 3 días", "meals"),
        ("¿qué ceno?", "meals"),
        ("meal plan for 3 days", "meals"),
        ("meal prep for the week", "meals"),
        ("can you explain RPE?", "word"),
        ("¿cuánto puedo adelgazar a un ritmo seguro?", "word"),
        ("how many sets did I do today?", "done"),
        ("should I worry about symptoms of a heart attack?", "medical"),
        ("how much do I weigh?", "numbers"),
        ("what's for dinner?", "meals"),
        ("how many calories should I eat?", "food"),
        ("what's a safe rate to lose weight", "word"),
        ("how fast can I lose weight?", "word"),
        ("¿a qué ritmo es seguro perder peso?", "word"),
        ("¿es buena la creatina?", "word"),
        ("should I take creatine?", "word"),
        ("I died on the last rep", "unknown"),
        ("save this: bench press 5x5 80kg", "log"),
        ("whats the reason for the deload", "why"),
        ("what is my hrv telling me", "numbers"),
        ("what is a goblet squat", "how"),
    ],
)
def test_a_question_is_told_by_its_shape(text: str, name: str) -> None:
    assert intents(text).name == name


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("what is RIR?", "rir"),
        ("what does AU mean", "au"),
        ("qué es e1RM", "e1rm"),
        ("what is zone 2?", "zone_2"),
        ("¿qué es la zona 2?", "zone_2"),
        ("what's a deload?", "deload"),
        ("¿qué es una descarga?", "deload"),
        ("explain RPE", "rpe"),
        ("what is a taper?", "taper"),
        ("¿qué significa VFC?", "hrv"),
        ("what is HRV", "hrv"),
        ("what is my HRV?", None),
        ("what is the capital of France", None),
    ],
)
def test_a_term_is_found_in_two_languages(text: str, term: str | None) -> None:
    assert intents(text).term == term


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_answered_and_its_numbers_have_receipts(term: str, language: Language) -> None:
    asked = intents(f"{'qué es' if language == 'es' else 'what is'} {TERMS[term][0]}", language)
    assert asked.name == "word"
    draft = answer(asked, Facts(today=MONDAY))
    assert draft.text == text(f"term-{term}", language)
    assert ground(draft.text, draft.claims, language) == []


def test_a_rate_of_weight_loss_is_kept_from_those_it_may_harm() -> None:
    from msgspec.structs import replace

    asked = intents("what's a safe rate to lose weight")
    told = answer(asked, Facts(today=MONDAY, profile=PROFILE)).text
    assert "%" in told
    for changed in ({"conditions": ["eating disorder"]}, {"pregnant": True}, {"date_of_birth": None, "age": 16}):
        kept = answer(asked, Facts(today=MONDAY, profile=replace(PROFILE, **changed))).text
        assert "%" not in kept
        assert "kept back" in kept


def test_what_is_a_doctors_is_not_answered_with_numbers() -> None:
    draft = answer(intents("what are the signs of a heart attack?"), Facts(today=MONDAY))
    assert "question for medicine" in draft.text
    assert "no numbers" not in draft.text
    assert draft.claims == []


def test_next_weeks_plan_is_the_next_week() -> None:
    facts = Facts(today=MONDAY, plan=plan(), plan_week=1)
    assert "week 1 of" in answer(intents("show me my plan"), facts).text
    assert "Next week is week 2 of" in answer(intents("plan for next week?"), facts).text
    assert "semana 2" in answer(intents("¿qué toca la semana que viene?"), facts).text
    last = Facts(today=MONDAY, plan=plan(), plan_week=4)
    assert "after its end" in answer(intents("plan for next week?"), last).text


@pytest.mark.parametrize(
    ("text", "days", "meal"),
    [
        ("dame un menú para 3 días", 3, None),
        ("meal plan for the week", 7, None),
        ("meal plan for five days", 5, None),
        ("menú de hoy", 1, None),
        ("¿qué ceno?", 1, "dinner"),
        ("what's for breakfast?", 1, "breakfast"),
    ],
)
def test_days_and_meal_are_read(text: str, days: int, meal: str | None) -> None:
    asked = intents(text)
    assert (asked.days, asked.meal) == (days, meal)


def test_a_drill_has_no_reserve_and_a_lift_has() -> None:
    from msgspec.structs import replace

    from coach.talk_scenes import lifting, planned, week
    from milo.vocabulary.exercises import catalogue

    drill = replace(planned(catalogue()["hamstring_stretch"], 2, 8, None, rir=5), muscles={})
    session = replace(lifting(), exercises=[*lifting().exercises, drill])
    made = replace(plan(), weeks=[week(1, {"monday": [session]})])
    lines = answer(intents("what should I do today?"), Facts(today=MONDAY, plan=made, plan_week=1)).text.splitlines()
    assert [line for line in lines if "squat:" in line and "reserve" in line]
    assert [line for line in lines if "stretch" in line]
    assert not [line for line in lines if "stretch" in line and "reserve" in line]
