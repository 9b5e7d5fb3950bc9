"""A load of an exercise nobody saw the athlete lift is bounded by what is known of them, and never put to a made-up number."""

from __future__ import annotations

from typing import Any

import pytest

from coach.planner_checks import TODAY
from coach.test_plan_limits import gym, lift, plan
from milo.coach.plans.limits.validator import validate
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan

WOMAN = {
    "age": 34, "sex": "female", "weight_kg": 64, "height_cm": 168, "goal": "strength", "days_per_week": 4, "experience": "advanced",
    "equipment": ["barbell", "rack", "bench", "dumbbell", "machine", "cable"], "regular_exerciser": True,
    "history": {"days_since_last_session": 1, "months_trained": 48, "e1rm_kg": {"back squat": 90, "bench press": 55}},
}  # fmt: skip
MAN = {**WOMAN, "sex": "male", "weight_kg": 85, "height_cm": 182, "history": {"days_since_last_session": 1, "months_trained": 48}}


def asked(exercise: str, load: float, reps: int = 5) -> Plan:
    return plan({0: [gym(lift(exercise, reps=reps, rir=3, load=load), minutes=20)]})


def load_of(made: Plan) -> float | None:
    [session] = [s for d in made.weeks[0].days for s in d.sessions]
    return session.exercises[0].sets[0].target_load_kg


@pytest.mark.parametrize(
    ("person", "exercise", "load"),
    [
        (WOMAN, "overhead_press", 150), (WOMAN, "overhead_press", 70), (WOMAN, "lateral_raise", 100), (WOMAN, "deadlift", 300),
        (WOMAN, "leg_press", 500), (WOMAN, "goblet_squat", 200), (MAN, "bench_press", 180), (MAN, "back_squat", 320),
        (MAN, "lateral_raise", 60), (MAN, "barbell_curl", 120),
    ],
)  # fmt: skip
def test_what_nothing_known_shows_is_left_to_be_found(person: dict[str, Any], exercise: str, load: float) -> None:
    held, told, refused = validate(asked(exercise, load), parse_profile(person, TODAY), TODAY)
    assert refused is None
    assert load_of(held) is None
    assert "PL-08" in {a.rule for a in told}


@pytest.mark.parametrize(
    ("person", "exercise", "load"),
    [
        (WOMAN, "overhead_press", 35), (WOMAN, "lateral_raise", 8), (WOMAN, "deadlift", 100), (WOMAN, "leg_press", 140),
        (MAN, "bench_press", 110), (MAN, "back_squat", 150), (MAN, "lateral_raise", 16),
    ],
)  # fmt: skip
def test_an_ordinary_load_stays(person: dict[str, Any], exercise: str, load: float) -> None:
    assert load_of(validate(asked(exercise, load), parse_profile(person, TODAY), TODAY)[0]) == load


def test_a_known_lift_bounds_its_relatives_more_than_the_norms_do() -> None:
    bare = {**WOMAN, "history": {"days_since_last_session": 1, "months_trained": 48}}
    assert load_of(validate(asked("overhead_press", 55), parse_profile(bare, TODAY), TODAY)[0]) == 55
    assert load_of(validate(asked("overhead_press", 55), parse_profile(WOMAN, TODAY), TODAY)[0]) is None
