"""Why so much food, and why so much protein, is answered from the plan's own figures; a line of care is said once in a talk."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.plans.limits.food import body_of
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.food_plan import protein_goal
from milo.coach.plans.making.planner import make_plan
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.replies import answer
from milo.vocabulary.athlete import Profile

TODAY = date(2026, 3, 2)
PROFILE: dict[str, Any] = {
    "age": 44,
    "sex": "female",
    "height_cm": 168.0,
    "weight_kg": 74.0,
    "goal": "weight_loss",
    "days_per_week": 4,
    "equipment": ["dumbbell", "bench"],
}


def said(text: str, **values: Any) -> str:
    profile = msgspec.convert(PROFILE | values, Profile)
    plan = make_plan(profile, weeks=4, seed=1, today=TODAY)
    intent = question_of(text)
    draft = answer(intent, Facts(today=TODAY, profile=profile, plan=plan))
    assert ground(draft.text, draft.claims, intent.language) == []
    return draft.text


@pytest.mark.parametrize(
    "text",
    [
        "why so few calories?",
        "how did you work out my calories?",
        "why 1800 kcal?",
        "how are my calories calculated?",
        "¿por qué tan pocas calorías?",
        "¿cómo has calculado mis calorías?",
        "¿por qué como tan poco?",
    ],
)
def test_why_so_much_energy_is_told_by_what_is_used(text: str) -> None:
    told = said(text)
    assert "2,0" in told or "20" in told
    assert "deficit" in told or "déficit" in told


@pytest.mark.parametrize(
    "text",
    ["how much protein do I need and why?", "why so much protein?", "¿cuánta proteína necesito?", "¿por qué tanta proteína?"],
)
def test_protein_is_told_by_the_kilo_and_why(text: str) -> None:
    told = said(text).replace(",", ".")
    assert ("118 g" in told, "1.6 g" in told) == (True, True)
    assert "muscle" in told or "músculo" in told


def test_the_reasons_are_those_that_made_the_figure() -> None:
    assert "with age" in said("why so much protein?", age=66)
    assert "with age" not in said("why so much protein?")
    assert "body mass index" in said("why so much protein?", weight_kg=110.0)


def test_no_figure_of_protein_for_whom_figures_may_harm() -> None:
    told = said("how much protein do I need?", conditions=["eating disorder"])
    assert not any(c.isdigit() for c in told)


@pytest.mark.parametrize(
    "text",
    [
        "how much protein is in chicken?",
        "how much protein should I eat after training?",
        "how many calories in an egg",
        "why is sugar bad",
    ],
)
def test_food_of_others_and_of_a_meal_is_another_question(text: str) -> None:
    assert question_of(text).part != "energy"


def test_the_goal_of_protein_adds_up() -> None:
    profile = msgspec.convert(PROFILE, Profile)
    p = person_of(profile, TODAY)
    week = make_plan(profile, weeks=1, seed=1, today=TODAY).weeks[0]
    even, cut = (protein_goal(p, body_of(p), week, delta) for delta in (0.0, -400.0))
    assert (even.per_kg, cut.per_kg, even.grams) == (1.6, pytest.approx(1.8), pytest.approx(1.6 * 74.0))
