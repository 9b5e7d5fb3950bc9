"""True maxima in a plan: whom PL-10 lets test one, of which lift, how often, and never with more than the maximum."""

from __future__ import annotations

from typing import Any

import pytest

from coach.plan_stage import HEAD
from coach.planner_checks import TODAY
from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.validator import validate
from milo.vocabulary.athlete import parse_profile

HISTORY = {"e1rm_kg": {"Back squat": 80, "Bench press": 50}, "months_trained": 24, "days_since_last_session": 1}
ADA: dict[str, Any] = {
    "age": 34, "sex": "female", "goal": "strength", "days_per_week": 4, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell", "kettlebell"], "regular_exerciser": True, "parq": {"none_of_these": True},
    "history": HISTORY,
}  # fmt: skip


def found(lines: str, who: dict[str, Any] = ADA, kind: str = "strength", language: str = "en") -> list[tuple[str, str]]:
    text = f'{HEAD}week 1 build\nmonday\n{kind} "Heavy" 30 min\n{lines}\n'
    person = parse_profile(who, TODAY)
    findings = check(text, lambda *a: validate(*a, language=language), person, TODAY, language=language)
    return [(f.rule, f.what) for f in findings if f.rule != "LIMIT"]  # minutes follow what is left


def rules(*a: Any) -> set[str]:
    return {rule for rule, _ in found(*a)}


def test_one_set_at_the_maximum_is_a_test_and_four_are_none():
    assert rules("Back squat 1x1 @ 0 rir, 80 kg, rest 180 s") == set()
    assert rules("Back squat 4x1 @ 0 rir, 80 kg, rest 180 s") == {"PL-10"}
    assert rules("Back squat 1x1 @ 0 rir, 80 kg, rest 180 s\nthen 2x1 @ 0.5 rir, 75 kg") == {"PL-10"}
    assert rules("Back squat 4x3 @ 2 rir, 65 kg, rest 180 s") == set()
    assert "una vez por semana" in found("Back squat 4x1 @ 0 rir, 80 kg, rest 180 s", ADA, "strength", "es")[0][1]


def test_a_known_maximum_is_the_most_there_is():
    (rule, what), *more = found("Bench press 1x1 @ 0 rir, 55 kg, rest 180 s")
    assert not more
    assert rule == "PL-08"
    assert "-> 50 kg" in what
    assert rules("Bench press 1x2 @ 0 rir, 52.5 kg, rest 180 s") == {"PL-08"}
    assert rules("Bench press 3x5 @ 2 rir, 42.5 kg, rest 180 s") == set()


@pytest.mark.parametrize("kind", ["strength", "test"])
def test_a_lift_nobody_told_is_not_tested(kind: str):
    assert rules("Goblet squat 1x1 @ 0 rir, 30 kg, rest 180 s", ADA, kind) == {"PL-10"}
    assert rules("Back squat 1x1 @ 0 rir, 80 kg, rest 180 s", ADA, kind) == set()


def test_no_maximum_is_tested_while_health_questions_are_open():
    open_ = {k: v for k, v in ADA.items() if k != "parq"}
    assert rules("Back squat 1x1 @ 0 rir, 80 kg, rest 180 s", open_) == {"PL-10"}
