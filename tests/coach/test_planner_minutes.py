"""Minutes of planned sessions: what they count, and that they are those asked for."""

from __future__ import annotations

from typing import Any

import pytest

from coach.planner_checks import TODAY
from each import each
from milo.coach.plans.basics.time import exercise_seconds, session_minutes
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan, PlannedSession

BRUNO = {"age": 44, "sex": "male", "goal": "general", "days_per_week": 3, "experience": "intermediate"}


def plan(weeks: int = 4, **values: Any) -> Plan:
    """Bruno's plan, with what a test changes about him."""
    return make_plan(parse_profile(BRUNO | values, TODAY), weeks=weeks, seed=1, today=TODAY)


def sessions(of: Plan) -> list[PlannedSession]:
    return [s for w in of.weeks for d in w.days for s in d.sessions]


def test_a_set_of_each_side_takes_both() -> None:
    exercises = [e for s in sessions(plan()) for e in s.exercises]
    sided = next(e for e in exercises if catalogue()[e.exercise_id].unilateral)
    both = next(e for e in exercises if not catalogue()[e.exercise_id].unilateral)
    for e, sides in ((sided, 2), (both, 1)):
        assert exercise_seconds(e) == 60 + sum(4 * sides * x.target_reps + x.rest_seconds for x in e.sets)


@pytest.mark.parametrize("equipment", [[], ["dumbbell"], ["barbell", "rack", "bench", "cable"]], ids=len)
@pytest.mark.parametrize("minutes", [15, 20, 30, 45, 60, 90])
def test_a_strength_session_takes_as_long_as_it_says_and_no_longer_than_was_asked_for(minutes: int, equipment: list[str]) -> None:
    for goal in ("strength", "muscle_gain", "weight_loss"):
        for s in sessions(plan(weeks=8, goal=goal, minutes_per_session=minutes, equipment=equipment, days_per_week=4)):
            warm = (5 if minutes < 30 else 8) if s.kind == "strength" else 0
            moving = s.endurance.minutes if s.endurance else 0.0
            assert abs(s.minutes - session_minutes(s.exercises, moving, warm)) <= 0.5
            assert s.minutes <= minutes


@each("minutes", [15, 30, 45])
def test_with_balance_drills_a_session_still_fits(minutes: int) -> None:
    for lungs in ([], ["asthma"]):
        made = plan(weeks=12, age=72, minutes_per_session=minutes, conditions=lungs, equipment=["dumbbell"], regular_exerciser=True)
        least = 20 if lungs else 15
        assert made.weeks
        assert all(s.minutes <= max(minutes, least) for s in sessions(made))
        told = [a.what for a in made.adjustments if a.what.startswith(f"{minutes} min per session -> {least} min")]
        assert bool(told) == (minutes < least)


@each("activity", ["rowing", "cycling", "walking", "running"])
@each("minutes", [15, 40, 75])
def test_without_a_race_no_long_day_is_longer_than_was_asked_for(activity: str, minutes: int) -> None:
    history = {"weekly_minutes": [240, 240, 240, 240], "longest_run_km_30d": 14, "months_trained": 24}
    asked: dict[str, Any] = {"goal": "endurance", "minutes_per_session": minutes, "activities": [activity], "equipment": ["rower"]}
    made = plan(weeks=12, **asked, experience="advanced", regular_exerciser=True, history=history, days_per_week=5)
    assert any("Long" in s.title for s in sessions(made))
    assert all(s.minutes <= minutes for s in sessions(made))


@each("days", [1, 2, 3])
def test_a_recovery_week_of_one_set_a_day_still_has_its_days(days: int) -> None:
    asked: dict[str, Any] = {"days_per_week": days, "minutes_per_session": 15, "conditions": ["asthma"], "goal": "strength"}
    for week in plan(weeks=8, **asked, equipment=["dumbbell"], age=54).weeks:
        assert sum(bool(d.sessions) for d in week.days) == days
