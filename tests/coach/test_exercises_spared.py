"""What a heavy body, a low back, an elbow or a wrist, and who never trained are given no exercise of (PL-29, PL-50, PL-11)."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from each import each
from milo.coach.plans.limits.exercises import why_not
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.exercises import teachable
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import EQUIPMENT_WORDS, Profile
from milo.vocabulary.exercises import catalogue

TODAY = date(2026, 3, 2)


def profile(**values: Any) -> Profile:
    return msgspec.convert({"age": 40, "sex": "male", "goal": "strength", "days_per_week": 3} | values, Profile)


def rule(id: str, **values: Any) -> str | None:
    return why_not(catalogue()[id], person_of(profile(**values), TODAY), frozenset(EQUIPMENT_WORDS))


def hurt(region: str, pain: float | None) -> dict[str, Any]:
    return {"injuries": [{"region": region, "pain_0_10": pain}]}


@each("id", ["pistol_squat", "shrimp_squat", "decline_push_up", "archer_push_up", "wall_handstand", "push_up"])
def test_a_heavy_body_is_spared_what_lifts_most_of_it(id: str) -> None:
    assert rule(id, weight_kg=140, height_cm=170, experience="advanced") == "PL-29"
    assert rule(id, weight_kg=75, height_cm=170, experience="advanced") is None


@each("id", ["chair_squat", "wall_push_up", "incline_push_up", "goblet_squat", "leg_press"])
def test_and_keeps_what_does_not(id: str) -> None:
    assert rule(id, weight_kg=140, height_cm=170) is None


@each("id", ["barbell_single_leg_rdl", "kettlebell_single_leg_rdl", "meadows_row", "barbell_lunge", "gorilla_row"])
def test_a_low_back_is_spared_what_loads_it_without_support(id: str) -> None:
    assert rule(id, **hurt("low back", 3)) == "PL-50"
    assert rule(id) is None


@each("id", ["chest_supported_dumbbell_row", "bodyweight_hinge", "dumbbell_row", "goblet_squat"])
def test_a_low_back_keeps_supported_rows_and_the_unloaded_hinge(id: str) -> None:
    assert rule(id, **hurt("low back", 3)) is None


@each("region", ["elbow", "wrist"])
@each("id", ["wall_push_up", "incline_push_up", "archer_push_up", "wall_handstand", "knee_push_up"])
def test_no_extended_wrist_while_elbow_or_wrist_is_flagged(region: str, id: str) -> None:
    assert rule(id, **hurt(region, 2)) == "PL-50"
    assert rule(id, **hurt(region, 7)) == "PL-50"
    assert rule(id, **hurt("knee", 2)) is None


def test_handles_spare_a_wrist_that_hurts_little() -> None:
    assert rule("handle_push_up", **hurt("wrist", 2)) is None
    assert rule("handle_push_up", **hurt("wrist", 7)) == "PL-50"


@each("experience", ["beginner", "intermediate"])
def test_who_trained_for_no_month_is_new_to_it_whatever_they_did_last(experience: str) -> None:
    who = profile(experience=experience, history={"months_trained": 0, "days_since_last_session": 2})
    made = make_plan(who, weeks=2, seed=1, today=TODAY)
    lifts = [e for w in made.weeks for d in w.days for s in d.sessions for e in s.exercises]
    assert max(len(e.sets) for e in lifts) <= 2
    assert max(x.target_reps for e in lifts for x in e.sets) <= 12
    assert not [e for e in lifts if "eccentric" in (e.exercise_id or "")]


def test_nothing_is_thrown_by_who_is_new_to_lifting() -> None:
    thrown = ("push_press", "kettlebell_push_press", "dumbbell_swing", "kettlebell_thruster")
    for id in thrown:
        assert not teachable(catalogue()[id], person_of(profile(experience="beginner"), TODAY))
        assert not teachable(catalogue()[id], person_of(profile(age=16, experience="advanced"), TODAY))
        assert teachable(catalogue()[id], person_of(profile(experience="advanced"), TODAY))


@each("condition", ["asthma", "copd"])
@each("minutes", [15, 20, 30, 45, 60])
def test_ten_minutes_of_warm_up_with_asthma_or_copd_in_a_session_of_any_length(condition: str, minutes: int) -> None:
    made = make_plan(profile(minutes_per_session=minutes, conditions=[condition]), weeks=4, seed=3, today=TODAY)
    lifting = [s for w in made.weeks for d in w.days for s in d.sessions if s.kind == "strength"]
    assert lifting
    for session in lifting:
        assert session.warm_up[0].startswith("10 min")
        assert session.minutes <= minutes + 5
    without = make_plan(profile(minutes_per_session=minutes), weeks=1, seed=3, today=TODAY)
    plain = [s for d in without.weeks[0].days for s in d.sessions if s.kind == "strength"]
    assert not any(s.warm_up[0].startswith("10 min") for s in plain)
