"""Clearances among the answers of a profile: a record with its day, who gave it and what it is for, or none (F-2, F-3)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milo.coach.plans.limits.gates import standing
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan

TODAY = date(2026, 11, 24)
RECORD = {"date": "2026-10-01", "scope": ["general"], "who": "doctor"}
CHLOE = {"age": 31, "sex": "female", "goal": "general", "days_per_week": 3, "regular_exerciser": True}
HEART = {"age": 50, "sex": "male", "goal": "strength", "days_per_week": 3, "conditions": ["heart disease"]}
SUGAR = {"age": 50, "sex": "male", "goal": "strength", "days_per_week": 3, "conditions": ["type 2 diabetes"]}


def plan(body: dict[str, Any], clearance: object, language: str = "en", **more: Any) -> Plan:
    profile = parse_profile({**body, **more, "parq": {"none_of_these": True, "clearance": clearance}}, TODAY)
    return make_plan(profile, weeks=1, seed=1, today=TODAY, language=language)


def lifts(made: Plan) -> bool:
    return any(s.kind == "strength" for w in made.weeks for d in w.days for s in d.sessions)


NO_CLEARANCE = [
    ({}, "it has no date"), (True, "it has no date"), ("yes", "it has no date"),
    ({"granted": False}, "was refused"), ({**RECORD, "granted": "no"}, "was refused"),
    ({**RECORD, "status": "pending"}, "was refused"),
    ({"scope": ["general"]}, "date is not readable"), ({**RECORD, "date": "yesterday"}, "date is not readable"),
    ({**RECORD, "date": 20261001}, "date is not readable"),
    ({**RECORD, "date": "2025-11-01"}, "older than twelve months"), ({**RECORD, "date": "2026-12-01"}, "in the future"),
    ({**RECORD, "until": "2026-11-01"}, "older than twelve months"),
    ({**RECORD, "who": None}, "not name the professional"), ({**RECORD, "who": "myself"}, "not name the professional"),
    ({**RECORD, "scope": ["knee"]}, "does not cover"), ({**RECORD, "scope": {"a": 1}}, "does not cover"),
    ({**RECORD, "scope": ["light"]}, "does not cover"), ({**RECORD, "scope": ["no exercise"]}, "does not cover"),
]  # fmt: skip


@pytest.mark.parametrize("body", [CHLOE | {"pregnant": True}, CHLOE | {"postpartum_weeks": 8}, HEART, SUGAR])
@pytest.mark.parametrize(("told", "why"), NO_CLEARANCE)
def test_what_is_no_clearance_opens_nothing_and_the_plan_says_why(body: dict[str, Any], told: object, why: str) -> None:
    for language in ("en", "es"):
        made = plan(body, told, language)
        assert not lifts(made)
        said = [a.what for a in made.adjustments if a.rule == "F-3"]
        assert len(said) == 1
        assert language == "es" or why in said[0]


@pytest.mark.parametrize("body", [CHLOE | {"pregnant": True}, CHLOE | {"postpartum_weeks": 4}, HEART, SUGAR])
def test_a_clearance_for_training_or_of_no_scope_opens_what_is_asked_for(body: dict[str, Any]) -> None:
    late = {**RECORD, "date": "2026-11-10"}
    for told in (late, {**late, "scope": ["moderate", "strength"]}, {k: v for k, v in late.items() if k != "scope"}):
        made = plan(body, told)
        assert lifts(made)
        assert all(a.rule != "F-3" for a in made.adjustments)


@pytest.mark.parametrize(
    ("body", "scope", "opens"),
    [
        (CHLOE | {"pregnant": True}, "heart", False),
        (CHLOE | {"pregnant": True}, "Pregnancy", True),
        (CHLOE | {"pregnant": True}, "embarazo", True),
        (HEART, "pregnancy", False),
        (HEART, "corazón", True),
        (SUGAR, "pregnancy", False),
        (SUGAR, "heart", False),
        (SUGAR, "type 2 diabetes", True),
        (CHLOE | {"pregnant": True, "conditions": ["heart disease"]}, "pregnancy", False),
        (CHLOE | {"pregnant": True, "conditions": ["heart disease"]}, "heart and pregnancy", True),
    ],
)
def test_a_clearance_is_for_its_scope_alone(body: dict[str, Any], scope: str, *, opens: bool) -> None:
    assert lifts(plan(body, {**RECORD, "scope": scope})) is opens


def test_a_clearance_from_before_the_birth_or_the_pregnancy_is_of_something_else() -> None:
    before = {"date": "2026-05-01", "scope": ["pregnancy"], "who": "doctor"}
    birth = plan(CHLOE, before, postpartum_weeks=0)
    assert birth.refused is not None
    assert "before the birth" in birth.adjustments[0].what
    assert plan(CHLOE, {**before, "date": "2026-11-01"}, postpartum_weeks=5).refused is None
    old = plan(CHLOE, {**before, "date": "2026-01-10"}, pregnant=True)
    assert old.refused is not None
    assert "before this pregnancy" in old.adjustments[0].what


def test_parts_of_a_clearance_may_stand_in_keys_beside_it() -> None:
    parq = {"none_of_these": True, "midwife_ok": True, "midwife_ok_date": "2026-10-01"}
    profile = parse_profile({**CHLOE, "pregnant": True, "parq": parq}, TODAY)
    assert standing(profile, TODAY).refused is None
    assert standing(parse_profile({**CHLOE, "pregnant": True, "parq": {"midwife_ok": "2026-10-01"}}, TODAY), TODAY).cleared


@pytest.mark.parametrize("scope", ["gradually", "no vigorous", "not hiit"])
def test_a_word_that_only_holds_another_opens_no_hard_work(scope: str) -> None:
    made = plan(SUGAR, {**RECORD, "scope": ["general", scope]}, regular_exerciser=True)
    assert any(a.rule == "G-5" for a in made.adjustments)


def test_a_heart_medicine_that_nothing_explains_counts_as_a_disease_until_it_is_explained() -> None:
    body = {"age": 40, "sex": "male", "goal": "strength", "days_per_week": 3, "medications": ["Bisoprolol 5 mg", "warfarin"]}
    asked = plan(body, None)
    assert not lifts(asked)
    assert any("heart medicine" in a.what for a in asked.adjustments)
    assert standing(parse_profile(body | {"regular_exerciser": True}, TODAY), TODAY).g_class == "G-5"
    for explained in (plan(body, {**RECORD, "scope": ["heart"]}), plan(body, None, conditions=["hypertension"])):
        assert lifts(explained)
        assert not any("heart medicine" in a.what for a in explained.adjustments)
