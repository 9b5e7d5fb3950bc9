"""What the limits make of a profile is told: sports and lifts left out, endurance that finds no room, a race too far."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile

GYM = ["dumbbell", "barbell", "bench", "rack", "machine", "cable"]
BASE: dict[str, Any] = {
    "age": 36, "sex": "male", "goal": "general", "days_per_week": 4, "minutes_per_session": 45, "height_cm": 176, "weight_kg": 76,
    "regular_exerciser": True, "experience": "intermediate", "equipment": GYM, "activities": ["running", "strength"],
}  # fmt: skip
TRAINED = {"months_trained": 36, "days_since_last_session": 1}


def told(rule: str, language: str = "en", weeks: int = 6, **values: Any) -> list[str]:
    made = make_plan(parse_profile(BASE | values, TODAY), weeks=weeks, seed=1, today=TODAY, language=language)
    return [a.what for a in made.adjustments if a.rule == rule]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "run -> walk in weeks 1 to 4"), ("es", "carrera -> caminata en las semanas 1 a 4")]
)
def test_running_that_a_weight_rules_out_for_now_is_told(language: str, said: str) -> None:
    assert any(said in s for s in told("PL-29", language, weight_kg=130))


@pytest.mark.parametrize(
    ("rule", "sport", "why"),
    [
        ("PL-50", "running", {"injuries": [{"region": "knee", "pain_0_10": 4}]}),
        ("PL-50", "rowing", {"injuries": [{"region": "elbow", "pain_0_10": 4}]}),
        ("PL-23", "running", {"sex": "female", "postpartum_weeks": 8, "parq": {"clearance": "yes"}}),
        ("PL-28", "swimming", {"conditions": ["epilepsy"]}),
    ],
)
def test_a_sport_left_out_is_told_by_its_rule(rule: str, sport: str, why: dict[str, Any]) -> None:
    word = {"running": "run", "rowing": "row", "swimming": "swim"}[sport]
    made = make_plan(parse_profile(BASE | {"activities": [sport, "cycling"]} | why, TODAY), weeks=6, seed=1, today=TODAY)
    assert made.refused is None
    assert any(a.rule == rule and a.what.startswith(f"{word} -> ") for a in made.adjustments)


def test_the_lifts_that_pain_swaps_are_told_and_no_others() -> None:
    [said] = [s for s in told("PL-50", injuries=[{"region": "shoulder", "pain_0_10": 3}]) if "spare" in s]
    assert "press" in said
    assert "squat" not in said
    assert not told("PL-50")


def test_a_plan_of_everything_that_was_asked_for_tells_of_nothing_left_out() -> None:
    assert not [s for rule in ("PL-50", "PL-29", "PL-23") for s in told(rule)]


def test_endurance_that_no_more_days_or_minutes_can_hold_asks_for_neither() -> None:
    lots = {"history": TRAINED | {"weekly_minutes": [400] * 4}, "goal": "muscle_gain"}
    [said] = [s for s in told("PL-04", **lots, days_per_week=6, minutes_per_session=120) if "endurance a week" in s]
    assert "ask for" not in said
    assert "endurance as the goal" in said
    [few] = [s for s in told("PL-04", **lots, days_per_week=5, minutes_per_session=60) if "endurance a week" in s]
    assert few.endswith("ask for more minutes a session")


@pytest.mark.parametrize(("language", "none"), [("en", "-> none: all 4 days lift"), ("es", "-> ninguno: los 4 días son de fuerza")])
def test_a_plan_without_endurance_says_so_in_words(language: str, none: str) -> None:
    [said] = [s for s in told("PL-04", language, goal="strength", history=TRAINED | {"weekly_minutes": [240] * 4}) if none in s]
    assert "0 min" not in said.replace("240 min", "")
    assert " 0 x" not in said


def test_a_day_that_would_be_lifted_on_is_not_asked_for() -> None:
    three = {"goal": "strength", "days_per_week": 3, "history": TRAINED | {"weekly_minutes": [240] * 4}}
    [said] = [s for s in told("PL-04", **three) if "-> none" in s]
    assert "minutes" not in said


@pytest.mark.parametrize(("language", "far"), [("en", "times the longest run"), ("es", "veces la carrera más larga")])
@pytest.mark.parametrize(("days", "km", "longest", "warned"), [
    (7, 42.2, 8, True), (3, 42.2, 8, True), (40, 42.2, 8, True), (5, 10, 8, False), (7, 21.1, 6, True), (7, 21.1, 18, False),
])  # fmt: skip
def test_a_race_of_more_than_twice_the_longest_run_is_warned_of(
    days: int, km: float, longest: float, warned: bool, language: str, far: str
) -> None:
    values = {
        "goal": "endurance", "activities": ["running"], "minutes_per_session": 60, "days_per_week": 3,
        "event": {"date": (TODAY + timedelta(days=days)).isoformat(), "activity": "running", "distance_km": km},
        "history": {"months_trained": 3, "days_since_last_session": 1, "longest_run_km_30d": longest, "weekly_minutes": [60] * 4},
    }  # fmt: skip
    assert any(far in s for s in told("PL-02", language, **values)) is warned
