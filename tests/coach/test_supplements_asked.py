"""What somebody has to take beside food is said by their diet, a pregnancy and their age, in English and Spanish."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.plans.making.planner import make_plan
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.replies import answer
from milo.vocabulary.athlete import Profile

TODAY = date(2026, 3, 4)


def said(text: str, **values: Any) -> str:
    profile = Profile(**({"sex": "female", "goal": "general", "days_per_week": 3, "age": 30} | values))
    facts = Facts(today=TODAY, profile=profile)
    intent = question_of(text)
    draft = answer(intent, facts)
    assert ground(draft.text, draft.claims, intent.language) == []
    return draft.text


@pytest.mark.parametrize(
    "text",
    [
        "I'm vegan, which supplements should I take?", "Should a vegan take vitamin B12?",
        "Is there anything missing in a vegan diet?",
        "I eat plant based, what do I need to supplement", "What vitamins do vegans need?", "Do vegans lack anything?",
        "Necesito suplementos siendo vegana?", "¿Tengo que tomar vitamina B12 si soy vegana?", "¿Qué le falta a una dieta vegana?",
        "Soy vegano. ¿Qué debo suplementar?",
    ],
)  # fmt: skip
def test_who_says_they_eat_vegan_is_told_to_take_b12(text: str) -> None:
    told = said(text)
    assert "need vitamin B12 as a supplement" in told or "necesitas vitamina B12" in told
    assert "You need none" not in told


@pytest.mark.parametrize("text", ["Do I need any supplements?", "Do I need B12?", "¿Algún suplemento?"])
def test_the_profile_says_it_as_well_and_an_unknown_diet_is_not_told_that_nobody_needs_any(text: str) -> None:
    assert said(text, dietary_preference="vegan").startswith(("On a vegan diet you need", "Con una dieta vegana necesitas"))
    assert "vegan" in said(text)


def test_a_diet_that_is_denied_is_none() -> None:
    text = "I'm not vegan any more, do I need supplements?"
    assert said(text, dietary_preference="vegan").startswith("With varied meals")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("I'm pregnant, do I need folic acid?", {}), ("do I need iron?", {"pregnant": True}),
        ("estoy embarazada, ¿qué vitaminas tomo?", {}), ("should I take vitamin D?", {"age": 15}),
        ("do I need calcium?", {"conditions": ["kidney disease"]}), ("which vitamins should I take?", {"postpartum_weeks": 8}),
    ],
)  # fmt: skip
def test_no_amount_is_given_where_a_professional_decides(text: str, values: dict[str, Any]) -> None:
    told = said(text, **values)
    assert " mg" not in told
    assert "µg" not in told
    assert any(word in told for word in ("midwife", "matrona", "paediatrician", "doctor's advice"))


def test_a_vegan_in_pregnancy_hears_of_both() -> None:
    told = said("which supplements do I need?", pregnant=True, dietary_preference="vegan")
    assert "B12" in told
    assert "midwife" in told


@pytest.mark.parametrize(("text", "age"), [("do I need supplements?", 71), ("I'm 68, should I take vitamin D?", 30)])
def test_with_age_two_vitamins_are_measured(text: str, age: int) -> None:
    assert "vitamin B12 and vitamin D deficiency" in said(text, age=age)


def test_vegetarians_are_told_where_theirs_comes_from() -> None:
    assert "milk, yogurt, cheese and eggs" in said("do I lack anything as a vegetarian?")


def test_amounts_are_those_of_the_reference_by_sex() -> None:
    assert "18 mg" in said("do I need iron?")
    assert "8 mg" in said("do I need iron?", sex="male")
    assert "ferritin" in said("do I need iron?")


@pytest.mark.parametrize(("language", "words"), [("en", "vitamin B12"), ("es", "vitamina B12")])
def test_a_vegans_plan_says_it_too(language: str, words: str) -> None:
    def told(**values: Any) -> list[str]:
        profile = Profile(sex="female", goal="general", days_per_week=3, age=30, **values)
        made = make_plan(profile, weeks=2, seed=1, today=TODAY, language=language)
        return [a.what for a in made.adjustments if a.rule == "nutrition-3.9"]

    assert len(told(dietary_preference="vegan")) == 1
    assert words in told(dietary_preference="vegan")[0]
    assert told(dietary_preference="vegetarian") == told() == []
