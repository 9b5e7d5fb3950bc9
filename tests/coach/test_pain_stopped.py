"""A pain over 5 and an injury of the last 72 hours stop the part that hurts, and the table of section 9 is kept (PL-50)."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from milo.coach.plans.limits.exercises import why_not
from milo.coach.plans.limits.person import is_acute, person_of
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import EQUIPMENT_WORDS, REGION_WORDS, Profile, parse_profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan

TODAY = date(2026, 11, 24)
BRUNO = {
    "age": 35, "sex": "male", "goal": "general", "days_per_week": 4, "equipment": list(EQUIPMENT_WORDS), "regular_exerciser": True,
    "activities": ["running", "swimming", "rowing"],
    "history": {"longest_run_km_30d": 8, "weekly_minutes": [150] * 4, "days_since_last_session": 2, "months_trained": 30},
    "experience": "intermediate",
}  # fmt: skip


def bruno(*injuries: dict[str, Any], **more: Any) -> Profile:
    return parse_profile({**BRUNO, "injuries": list(injuries), **more}, TODAY)


def made(profile: Profile, language: str = "en") -> Plan:
    return make_plan(profile, weeks=4, seed=3, today=TODAY, language=language)


def ids(plan: Plan) -> set[str]:
    return {e.exercise_id for w in plan.weeks for d in w.days for s in d.sessions for e in s.exercises}


def sports(plan: Plan) -> set[str]:
    return {s.endurance.activity for w in plan.weeks for d in w.days for s in d.sessions if s.endurance is not None}


@pytest.mark.parametrize("region", REGION_WORDS)
@pytest.mark.parametrize(
    "injury", [{"pain_0_10": 5.5}, {"pain_0_10": 9}, {"pain_0_10": 1, "since": "2026-11-23"}, {"since": "ayer"}]
)
def test_a_part_that_hurts_too_much_or_was_just_hurt_is_left_alone(region: str, injury: dict[str, Any]) -> None:
    plan = made(bruno({"region": region, **injury}))
    assert {id for id in ids(plan) if catalogue()[id].stress(region) >= 0.2} == set()
    said = [a.what for a in plan.adjustments if a.rule == "PL-50"]
    assert any("physiotherapist" in what for what in said)
    assert any(("72" in what) is ("since" in injury) for what in said)
    assert any("fisioterapeuta" in a.what for a in made(bruno({"region": region, **injury}), "es").adjustments)


@pytest.mark.parametrize("region", ["low back", "neck", "knee", "hip"])
def test_nobody_runs_on_what_is_stopped(region: str) -> None:
    assert "running" in sports(made(bruno({"region": "wrist", "pain_0_10": 2})))
    for injury in ({"region": region, "pain_0_10": 8}, {"region": region, "pain_0_10": 3, "since": "2026-11-22"}):
        assert sports(made(bruno(injury, goal="endurance"))) == {"walking"}


def test_a_pain_of_five_goes_on_within_the_table_and_a_professional_is_named() -> None:
    plan = made(bruno({"region": "shoulder", "pain_0_10": 5}))
    assert any(catalogue()[id].stress("shoulder") > 0 for id in ids(plan))
    assert any("5" in a.what and "physiotherapist" in a.what for a in plan.adjustments)
    assert not any("physiotherapist" in a.what for a in made(bruno({"region": "shoulder", "pain_0_10": 4})).adjustments)


def test_an_edited_plan_is_held_to_the_same() -> None:
    whole = made(bruno())
    hurt = bruno({"region": "low back", "pain_0_10": 9})
    fixed, _, _ = validate(msgspec.structs.replace(whole, adjustments=[]), hurt, TODAY)
    assert {id for id in ids(fixed) if catalogue()[id].stress("low back") >= 0.2} == set()
    assert sports(fixed) <= {"walking"}


def test_where_everything_hurts_only_short_walks_are_left() -> None:
    plan = made(bruno(*({"region": r, "pain_0_10": 9} for r in REGION_WORDS), days_per_week=2))
    assert sports(plan) == {"walking"}
    walks = [s for w in plan.weeks for d in w.days for s in d.sessions]
    assert all(
        s.kind != "strength" and s.endurance is not None and s.endurance.zone == 1 and s.endurance.minutes <= 20 for s in walks
    )


@pytest.mark.parametrize(
    ("since", "acute"),
    [
        ("2026-11-24", True), ("2026-11-25", True), ("2026-11-21", True), ("2026-11-20", False), ("2026-11", False),
        ("2025", False), ("today", True), ("desde ayer", True), ("a long time ago", False), (None, False),
    ],
)  # fmt: skip
def test_an_injury_is_fresh_for_72_hours(since: str | None, *, acute: bool) -> None:
    assert is_acute(since, TODAY) is acute


@pytest.mark.parametrize(
    ("region", "gone", "stays"),
    [
        ("low back", ["barbell_calf_raise", "barbell_lunge", "smith_squat", "pause_back_squat"], ["machine_row", "hip_thrust"]),
        (
            "elbow",
            [
                "romanian_deadlift",
                "barbell_row",
                "suitcase_hold",
                "bear_hold",
                "slow_mountain_climber",
                "towel_curl",
                "front_squat",
            ],
            ["dumbbell_row", "wall_sit", "hip_thrust", "leg_press"],
        ),
        ("wrist", ["romanian_deadlift", "inverted_row", "pull_up", "bear_hold", "towel_pulldown"], ["wall_sit", "leg_press"]),
        ("neck", ["overhead_triceps_extension", "cable_overhead_extension"], ["leg_press"]),
    ],
)
def test_the_table_of_section_nine_is_kept(region: str, gone: list[str], stays: list[str]) -> None:
    p = person_of(bruno({"region": region, "pain_0_10": 3}), TODAY)
    kit = frozenset(EQUIPMENT_WORDS)
    assert {id for id in gone if why_not(catalogue()[id], p, kit) is None} == set()
    assert {id: rule for id in stays if (rule := why_not(catalogue()[id], p, kit)) is not None} == {}


def test_nothing_that_is_thrown_stands_for_a_lift_and_what_a_condition_takes_is_told() -> None:
    body = {"age": 60, "sex": "male", "goal": "strength", "days_per_week": 3, "experience": "advanced", "regular_exerciser": True}
    for conditions in (["hypertension"], ["epilepsy"], ["eating disorder"], []):
        profile = parse_profile({**body, "equipment": ["barbell", "rack", "bench"], "conditions": conditions}, TODAY)
        plan = made(profile)
        assert not {id for id in ids(plan) if any(part in id for part in ("plyo", "jump", "burpee"))}
    told = [a.what for a in made(parse_profile({**body, "equipment": ["barbell", "rack", "bench"], "conditions": ["hypertension"]},
                                               TODAY)).adjustments if a.rule == "PL-24"]  # fmt: skip
    assert any("bench press" in what and "back squat" in what for what in told)
    p = person_of(parse_profile({**body, "conditions": ["hypertension"]}, TODAY), TODAY)
    assert why_not(catalogue()["plyo_push_up"], p, frozenset(), 5) == "PL-24"
