"""Intervals are part of the minutes of their outing: longer ones, and ones nobody can read, pass no limit."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY
from coach.test_plan_limits import HOME, plan, ride
from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.intervals import interval_minutes
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.text.text import parse, render
from milo.vocabulary.athlete import parse_profile

NEW = {"age": 40, "sex": "male", "goal": "general", "days_per_week": 3, "experience": "beginner", "equipment": ["bicycle"]}


def of(repeat: Any, work: Any, zone: Any, rest: Any = 1.0, rest_zone: Any = 1) -> dict[str, Any]:
    return {"repeat": repeat, "work_minutes": work, "work_zone": zone, "rest_minutes": rest, "rest_zone": rest_zone}


def told(minutes: float, zone: int, *intervals: dict[str, Any]) -> Any:
    s = ride(minutes, zone)
    assert s.endurance is not None
    return plan({1: [msgspec.structs.replace(s, endurance=msgspec.structs.replace(s.endurance, intervals=list(intervals)))]})


@pytest.mark.parametrize("profile", [NEW, HOME])
@pytest.mark.parametrize(
    "intervals",
    [
        [of(40, 4, 2, 3)],
        [of(60, 2, 5, 2)],
        [of(1, 1_440, 2)],
        [of(2, 8, 2, 2), of(30, 3, 2)],
        [of(500, 0.1, 2, 0)],
    ],
)
def test_intervals_longer_than_their_outing_lose_repeats(profile: dict[str, Any], intervals: list[dict[str, Any]]) -> None:
    made, changes, refused = validate(told(30, 2, *intervals), parse_profile(profile, TODAY), TODAY)
    assert refused is None
    assert changes
    [session] = [s for d in made.weeks[0].days for s in d.sessions]
    assert session.endurance is not None
    assert interval_minutes(session.endurance.intervals or []) <= session.endurance.minutes <= 30
    assert validate(made, parse_profile(profile, TODAY), TODAY)[0] == made


@pytest.mark.parametrize(
    "odd", [{}, {"repeat": 3}, of("4", 4, 4), of(4, 4, 9), of(4, -4, 2), of(4, 4, 2, None), of(True, 4, 2), of(4, float("inf"), 2)]
)
def test_intervals_nobody_can_hold_against_a_limit_are_left_out(odd: dict[str, Any]) -> None:
    made, changes, _ = validate(told(30, 2, odd), parse_profile(HOME, TODAY), TODAY)
    assert "PL-16" in {a.rule for a in changes}
    [session] = [s for d in made.weeks[0].days for s in d.sessions]
    assert session.endurance is not None
    assert session.endurance.intervals is None


def test_those_that_fit_stay_as_they_are() -> None:
    fits = told(30, 2, of(4, 4, 2, 3))
    made, changes, _ = validate(fits, parse_profile(HOME, TODAY), TODAY)
    assert made == fits
    assert changes == []


def test_they_are_told_at_their_line() -> None:
    text = render(told(30, 2, of(3, 4, 2, 3)))
    longer = text.replace("3 x 4 min zone 2", "30 x 4 min zone 2")
    assert longer != text
    line = next(n for n, one in enumerate(longer.split("\n"), 1) if "30 x" in one)
    assert parse(longer)
    found = check(longer, validate, parse_profile(HOME, TODAY), TODAY)
    assert [(f.line, f.rule) for f in found] == [(line, "PL-16")]
