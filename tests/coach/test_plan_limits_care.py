"""Lines that a session may not be without are put back, whoever took them out, and never told twice."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.basics.words import WORDS
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan

PERSON = {
    "age": 40, "sex": "female", "goal": "general", "days_per_week": 3, "equipment": ["barbell", "dumbbell", "bench", "rack"],
    "experience": "intermediate", "regular_exerciser": True,
}  # fmt: skip
NEEDS = [
    ({"conditions": ["hypertension"]}, "PL-24", "warm.hypertension"),
    ({"age": 15, "parq": {"guardian_consent": True}}, "PL-41", "warm.minor"),
    ({"conditions": ["asthma"]}, "PL-27", "warm.asthma"),
    ({"conditions": ["type 1 diabetes"], "parq": {"clearance": {"date": "2026-02-20", "who": "doctor"}}}, "PL-26", "warm.insulin"),
]


def bare(plan: Plan, put: list[str]) -> Plan:
    weeks = [
        msgspec.structs.replace(
            w,
            days=[
                msgspec.structs.replace(d, sessions=[msgspec.structs.replace(s, warm_up=put) for s in d.sessions]) for d in w.days
            ],
        )
        for w in plan.weeks
    ]
    return msgspec.structs.replace(plan, weeks=weeks)


@pytest.mark.parametrize(("more", "rule", "word"), NEEDS)
def test_a_line_taken_out_is_put_back(more: dict[str, Any], rule: str, word: str) -> None:
    profile = parse_profile({**PERSON, **more}, TODAY)
    plan = make_plan(profile, weeks=2, seed=0, today=TODAY)
    assert plan.refused is None
    assert validate(plan, profile, TODAY)[0] == plan
    held, told, _ = validate(bare(plan, []), profile, TODAY)
    lifting = [s for w in held.weeks for d in w.days for s in d.sessions if any(e.muscles for e in s.exercises)]
    assert lifting
    assert all(WORDS["en"][word] in s.warm_up for s in lifting)
    assert rule in {a.rule for a in told}
    assert validate(held, profile, TODAY)[0] == held


@pytest.mark.parametrize(("more", "rule", "word"), NEEDS)
def test_a_line_in_the_other_language_is_one(more: dict[str, Any], rule: str, word: str) -> None:
    profile = parse_profile({**PERSON, **more}, TODAY)
    plan = bare(make_plan(profile, weeks=2, seed=0, today=TODAY), [WORDS["es"][word].upper()])
    assert rule not in {a.rule for a in validate(plan, profile, TODAY)[1] if "“" in a.what}
