"""Who may train moderately and no harder until a clearance is on file: lifting keeps to it like endurance, and the plan says so."""

from __future__ import annotations

from typing import Any

import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.basics.loads import share_of_max
from milo.coach.plans.basics.time import sessions
from milo.coach.plans.making.health_clearances import missing_scope, with_clearances
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.plan import Plan

DANA: dict[str, Any] = {
    "age": 29, "sex": "female", "height_cm": 165, "weight_kg": 62, "goal": "strength", "experience": "intermediate",
    "days_per_week": 4, "minutes_per_session": 60, "activities": ["strength", "running"], "regular_exerciser": True,
    "equipment": ["barbell", "dumbbell", "machine", "bench", "rack"],
    "history": {
        "days_since_last_session": 2, "weekly_minutes": [60] * 4, "longest_run_km_30d": 6, "months_trained": 36,
        "e1rm_kg": {"back squat": 75, "bench press": 45, "deadlift": 95},
    },
}  # fmt: skip
MAXIMA = {"back_squat": 75.0, "bench_press": 45.0, "deadlift": 95.0}
UNCLEARED: list[dict[str, Any]] = [
    {"conditions": ["type 1 diabetes"], "medications": ["insulin"]},
    {"conditions": ["type 2 diabetes"]},
    {"conditions": ["kidney disease"], "goal": "muscle_gain"},
    {"conditions": ["copd"]},
    {"medications": ["insulin glargine"]},
    {"conditions": ["type 1 diabetes"], "experience": "advanced", "activities": ["strength"],
     "event": {"date": "2026-04-25", "activity": "strength"}},
]  # fmt: skip


def dana(**values: Any) -> Profile:
    return parse_profile(DANA | values, TODAY)


def made(profile: Profile, language: str = "en") -> Plan:
    return make_plan(profile, weeks=8, seed=1, today=TODAY, language=language)


def hardest(plan: Plan) -> float:
    """The largest share of a maximum that any set asks for: by its weight where that is known, else by what is left in reserve."""
    found = []
    for w in plan.weeks:
        for e in (e for _, s in sessions(w) for e in s.exercises if e.muscles):
            for x in e.sets:
                if x.target_load_kg is not None and e.exercise_id in MAXIMA:
                    found.append(x.target_load_kg / MAXIMA[e.exercise_id])
                elif x.target_load_kg is None:
                    found.append(share_of_max(x.target_reps + x.target_rir))
    return max(found)


@pytest.mark.parametrize("values", UNCLEARED)
def test_without_a_clearance_no_set_is_vigorous(values: dict[str, Any]) -> None:
    assert hardest(made(dana())) > 0.75
    plan = made(dana(**values))
    assert hardest(plan) < 0.70
    assert all(s.endurance is None or s.endurance.zone <= 2 for w in plan.weeks for _, s in sessions(w))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("values", UNCLEARED)
def test_the_plan_says_that_the_clearance_is_missing(values: dict[str, Any], language: str) -> None:
    told = [a.what for a in made(dana(**values), language).adjustments if a.rule in ("G-5", "G-7")]
    wanted = "There is no clearance" if language == "en" else "No hay autorización"
    assert sum(wanted in what for what in told) == 1, told


def test_a_clearance_of_the_form_opens_hard_lifting_and_nothing_is_said_of_one_missing() -> None:
    profile = dana(conditions=["type 1 diabetes"], medications=["insulin"])
    assert missing_scope(profile, (), TODAY) == "general"
    cleared = made(with_clearances(profile, ["general"], TODAY))
    assert hardest(cleared) > 0.75
    assert not [a for a in cleared.adjustments if a.rule == "G-5"]


def test_insulin_told_as_a_medicine_alone_asks_for_the_same_clearance() -> None:
    assert missing_scope(dana(medications=["insulin lispro"]), (), TODAY) == "general"
    assert missing_scope(dana(medications=["ibuprofen"]), (), TODAY) is None


def test_a_symptom_somebody_has_looked_at_keeps_lifting_moderate_too() -> None:
    profile = with_clearances(dana(parq={"dizziness": True}), ["heart"], TODAY)
    plan = made(profile)
    assert plan.refused is None
    assert hardest(plan) < 0.70
    assert any(a.rule == "G-6" and "moderate only" in a.what for a in plan.adjustments)
