"""Runs of one day taken together, tools of endurance work, jumps after a long break, and weeks of a text in their turn."""

from __future__ import annotations

from typing import Any

import pytest

from coach.plan_stage import HEAD
from coach.planner_checks import TODAY
from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.validator import validate
from milo.vocabulary.athlete import parse_profile

BRUNO: dict[str, Any] = {
    "age": 40, "sex": "male", "goal": "endurance", "days_per_week": 4, "experience": "intermediate", "equipment": ["dumbbell"],
    "activities": ["running"], "regular_exerciser": True, "parq": {"none_of_these": True},
    "history": {"weekly_minutes": [120, 130, 140, 150], "longest_run_km_30d": 10, "days_since_last_session": 1},
}  # fmt: skip
BEATRIZ = {"age": 30, "sex": "female", "goal": "strength", "days_per_week": 3, "history": {"days_since_last_session": 60}}


def found(text: str, who: dict[str, Any] = BRUNO, language: str = "en") -> list[tuple[int, str]]:
    person = parse_profile(who, TODAY)
    findings = check(f"{HEAD}{text}\n", lambda *a: validate(*a, language=language), person, TODAY, language=language)
    return [(f.line - 4, f.rule) for f in findings]


def test_two_runs_of_a_day_are_held_to_the_longest_as_one():
    one = "week 1 build\nsaturday\nrun 25 min zone 2, 6 km"
    assert found(one) == []
    assert found(f"{one}\nsunday\nrun 25 min zone 2, 6 km") == []
    assert found(f"{one}\nrun 25 min zone 2, 6 km") == [(4, "PL-02")]
    assert found(f"{one}\nrun 25 min zone 2, 5 km") == []
    assert found("week 1 build\nsaturday\nrun 40 min zone 2\nrun 40 min zone 2") == [(4, "PL-02")]
    new = BRUNO | {"history": {"days_since_last_session": 20}}
    assert found("week 1 build\nsaturday\nrun 15 min zone 2, 2 km\nrun 15 min zone 2, 1 km", new) == [(4, "PL-03")]


@pytest.mark.parametrize(("activity", "tool"), [("row", "rower"), ("swim", "pool"), ("ride", "bicycle")])
def test_endurance_work_needs_its_tool(activity: str, tool: str):
    text = f"week 1 build\nsaturday\n{activity} 20 min zone 2"
    assert found(text) == [(3, "PL-16")]
    assert found(text, BRUNO | {"equipment": ["dumbbell", tool]}) == []
    told = {"row": "rowing", "swim": "swimming", "ride": "cycling"}[activity]
    assert found(text, BRUNO | {"activities": ["running", told]}) == []


def test_nobody_jumps_in_the_first_weeks_after_a_long_break():
    jumps = 'week 1 build\nmonday\nstrength "Legs" 12 min\nBox jump 2x12 @ 3 rir, rest 60 s\nGoblet squat 2x12 @ 3 rir, rest 90 s'
    who = BEATRIZ | {"equipment": ["dumbbell"], "experience": "intermediate", "parq": {"none_of_these": True}}
    assert (4, "PL-11") in found(jumps, who)
    assert "PL-11" not in [r for _, r in found(jumps, who | {"history": {"days_since_last_session": 2, "months_trained": 24}})]


@pytest.mark.parametrize("number", [1, 4, 99])
def test_weeks_follow_one_another(number: int):
    def two(second: int) -> str:
        return f"week 1 build\nsaturday\nwalk 20 min zone 1\nweek {second} build\nsaturday\nwalk 20 min zone 1"

    assert [line for line, rule in found(two(number)) if rule == "TEXT"] == [4]
    assert [line for line, rule in found(two(number), BRUNO, "es") if rule == "TEXT"] == [4]
    assert [line for line, rule in found(two(2)) if rule == "TEXT"] == []
