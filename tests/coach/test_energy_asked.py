"""How fast the weight will move and whether energy is a deficit is answered from the plan's own figures, and said in the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.energy_balance import balance_of
from milo.coach.plans.making.planner import make_plan, with_target
from milo.coach.talk.heard.energy_asked import energy_asked
from milo.coach.talk.heard.intents import intents
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.replies import answer
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.plan import Plan

TODAY = date(2026, 3, 4)
BRUNO: dict[str, Any] = {
    "age": 50, "sex": "male", "height_cm": 175, "weight_kg": 95, "goal": "weight_loss", "days_per_week": 4,
    "minutes_per_session": 45, "experience": "beginner", "regular_exerciser": True, "activities": ["walking"],
}  # fmt: skip


def both(**values: Any) -> tuple[Profile, Plan]:
    profile = parse_profile(BRUNO | values, TODAY)
    return profile, make_plan(profile, weeks=4, seed=1, today=TODAY)


def said(text: str, **values: Any) -> str:
    profile, plan = both(**values)
    intent = intents(text)
    draft = answer(intent, Facts(today=TODAY, profile=profile, plan=plan))
    assert ground(draft.text, draft.claims, intent.language) == []
    return draft.text


@pytest.mark.parametrize(
    "text",
    ["How fast will I lose weight?", "How much weight will I lose a week?", "what deficit am I on", "Am I in a deficit?",
     "¿Cuánto peso perderé por semana?", "¿Estoy en déficit?", "¿a qué ritmo voy a adelgazar?"],
)  # fmt: skip
def test_the_pace_is_that_of_the_plans_own_deficit(text: str) -> None:
    profile, plan = both()
    found = balance_of(plan, person_of(profile, TODAY))
    assert found is not None
    assert plan.nutrition is not None
    assert found.gap < -100
    assert found.kg_a_week == pytest.approx(found.gap * 7 / 7700, abs=1e-6)
    told = said(text)
    for number in (plan.nutrition.kcal, found.spent, -found.gap):
        assert f"{number:,.0f}" in told or f"{number:.0f}" in told, told
    assert f"{abs(found.kg_a_week):.2f}" in told.replace(",", ".")


def test_some_energy_is_a_deficit_or_not_beside_what_the_plan_uses() -> None:
    profile, plan = both()
    found = balance_of(plan, person_of(profile, TODAY))
    assert found is not None
    assert "no deficit and no surplus" in said(f"Is {found.spent:.0f} kcal a deficit for me?")
    assert "surplus of about 300" in said(f"Is {found.spent + 300:.0f} kcal a surplus?")
    assert "too little for you" in said("¿1200 kcal es un déficit?").replace("demasiado poco para ti", "too little for you")


def test_who_eats_what_they_use_is_told_so() -> None:
    assert "no deficit" in said("am I in a deficit?", goal="general")


@pytest.mark.parametrize("values", [{"pregnant": True}, {"age": 15}, {"conditions": ["eating disorder"]}])
def test_no_figure_is_given_to_whom_it_may_harm(values: dict[str, Any]) -> None:
    told = said("how fast will I lose weight?", **values)
    assert not any(c.isdigit() for c in told)


def test_without_a_plan_nothing_is_made_up() -> None:
    facts = Facts(today=TODAY, profile=both()[0])
    assert answer(intents("how fast will I lose weight?"), facts).text.startswith("I cannot say")


def test_the_plan_says_its_pace_and_a_new_target_says_its_own() -> None:
    profile, plan = both()
    told = [a.what for a in plan.adjustments if a.rule == "nutrition-3.6"]
    assert len(told) == 1
    assert "a deficit of" in told[0]
    target = with_target(plan, profile, TODAY, target_kcal=2400.0)
    again = [a.what for a in target.adjustments if a.rule == "nutrition-3.6"]
    assert len(again) == 1
    assert "2400" in again[0].replace(",", "")
    assert not [a for a in both(goal="general")[1].adjustments if a.rule == "nutrition-3.6"]


@pytest.mark.parametrize(
    "text",
    ["what is a calorie deficit", "how much weight did I lose", "am I losing weight", "how fast should I lose weight",
     "set my deficit to 300", "how much time will I lose", "how much muscle will I gain", "will I lose strength in a deficit",
     "how fast am I losing weight"],
)  # fmt: skip
def test_other_questions_keep_their_own_answers(text: str) -> None:
    assert energy_asked(text) is None
