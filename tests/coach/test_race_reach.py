"""A race far beyond what PL-02 lets anybody run by then is in no plan, and the plan says why; a hard one is warned of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Plan

TODAY = date(2026, 11, 23)


def plan(weeks: int, km: float, activity: str = "running", **values: Any) -> Plan:
    event = {"date": (TODAY + timedelta(days=7 * weeks - 1)).isoformat(), "activity": activity, "distance_km": km}
    profile = {"age": 30, "sex": "male", "goal": "endurance", "days_per_week": 3, "event": event} | values
    return make_plan(msgspec.convert(profile, Profile), weeks=weeks, seed=1, today=TODAY)


def races(made: Plan) -> bool:
    return any("Race day" in s.title for w in made.weeks for d in w.days for s in d.sessions)


def told(made: Plan, rule: str) -> str:
    return " ".join(a.what for a in made.adjustments if a.rule == rule)


@pytest.mark.parametrize(
    ("weeks", "km", "values"),
    [
        (3, 100.0, {"age": 14}),
        (3, 42.2, {"experience": "beginner"}),
        (4, 42.2, {"history": {"longest_run_km_30d": 5, "weekly_runs": 2, "weekly_minutes": [60, 60, 60, 60]}}),
        (6, 21.1, {"age": 16}),
    ],
)
def test_a_race_out_of_reach_is_in_no_plan(weeks: int, km: float, values: dict[str, Any]) -> None:
    made = plan(weeks, km, **values)
    assert not races(made)
    assert not any(w.focus == "taper" for w in made.weeks)
    said = told(made, "PL-02")
    assert "not in this plan" in said
    assert ("no run of the last month is known" in said) == ("history" not in values)


def test_a_long_race_of_a_child_in_another_sport_is_in_no_plan() -> None:
    made = plan(3, 100.0, "swimming", age=13)
    assert not races(made)
    assert "under 18" in told(made, "PL-42")
    assert races(plan(6, 1.5, "swimming", age=15, activities=["swimming"]))


@pytest.mark.parametrize("history", [None, {"longest_run_km_30d": 5, "weekly_runs": 2, "weekly_minutes": [60, 60, 60, 60]}])
def test_a_race_over_twice_the_longest_run_is_warned_of(history: dict[str, Any] | None) -> None:
    made = plan(12, 21.1, **({"history": history} if history else {}))
    assert races(made)
    assert "times the longest run before it" in told(made, "PL-02")


def test_a_race_within_reach_is_not_warned_of() -> None:
    made = plan(8, 10.0, history={"longest_run_km_30d": 9, "weekly_runs": 3, "weekly_minutes": [120, 120, 120, 120]})
    assert races(made)
    assert "times the longest" not in told(made, "PL-02")
