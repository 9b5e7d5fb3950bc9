"""A told maximum that nobody like that lifts is planned by nobody: the athlete finds the weight, and the plan says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from milo.coach.plans.limits.person import person_of
from milo.coach.plans.limits.unlifted import believed_maxima, unbelieved_maxima
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import Profile

TODAY = date(2026, 3, 2)


def profile(e1rm: dict[str, float], **values: Any) -> Profile:
    asked = {"age": 28, "sex": "male", "goal": "strength", "days_per_week": 3, "equipment": ["barbell", "rack", "bench"]}
    return msgspec.convert(
        asked | values | {"history": {"months_trained": 24, "days_since_last_session": 2, "e1rm_kg": e1rm}}, Profile
    )


@pytest.mark.parametrize(
    ("e1rm", "values"),
    [
        ({"overhead press": 250.0}, {"age": 14, "experience": "beginner"}),
        ({"overhead press": 240.0}, {"weight_kg": 75.0, "experience": "beginner"}),
        ({"bench press": 500.0}, {"weight_kg": 80.0, "experience": "advanced"}),
        ({"squat": 300.0}, {"sex": "female", "weight_kg": 60.0, "experience": "intermediate"}),
        ({"deadlift": 450.0}, {"weight_kg": 75.0, "experience": "intermediate"}),
    ],
)
def test_a_maximum_nobody_believes_is_no_load(e1rm: dict[str, float], values: dict[str, Any]) -> None:
    who = profile(e1rm, **values)
    assert believed_maxima(person_of(who, TODAY)) == {}
    assert len(unbelieved_maxima(person_of(who, TODAY))) == 1
    made = make_plan(who, weeks=2, seed=1, today=TODAY)
    assert [a for a in made.adjustments if "not used, not plausible" in a.what]
    loads = [x.target_load_kg for w in made.weeks for d in w.days for s in d.sessions for e in s.exercises for x in e.sets]
    assert loads
    assert not any(loads)


@pytest.mark.parametrize(
    ("e1rm", "values"),
    [
        ({"squat": 320.0, "bench press": 230.0, "deadlift": 350.0}, {"weight_kg": 93.0, "experience": "advanced"}),
        ({"squat": 200.0, "bench press": 145.0, "deadlift": 240.0}, {"sex": "female", "weight_kg": 63.0, "experience": "advanced"}),
        ({"squat": 90.0, "bench press": 65.0, "deadlift": 110.0}, {"weight_kg": 75.0, "experience": "beginner"}),
        ({"squat": 80.0, "bench press": 50.0}, {"age": 15, "weight_kg": 60.0, "experience": "intermediate"}),
    ],
)
def test_strong_lifters_are_believed(e1rm: dict[str, float], values: dict[str, Any]) -> None:
    who = profile(e1rm, **values)
    assert len(believed_maxima(person_of(who, TODAY))) == len(e1rm)
    assert not [a for a in make_plan(who, weeks=1, seed=1, today=TODAY).adjustments if "believed" in a.what]


def test_a_lighter_week_after_days_off_is_told_only_where_there_is_one() -> None:
    def back(**values: Any) -> list[str]:
        who = {"age": 40, "sex": "male", "goal": "strength", "days_per_week": 3, "equipment": ["barbell", "rack", "bench"]} | values
        made = make_plan(msgspec.convert(who, Profile), weeks=1, seed=1, today=TODAY)
        return [a.what for a in made.adjustments if a.rule == "PL-12"]

    off = {"days_since_last_session": 20, "months_trained": 24}
    assert back(history=off)
    assert not back(history=off | {"days_since_last_session": 2})
    easy = {"age": 16, "goal": "endurance", "days_per_week": 2, "minutes_per_session": 20, "activities": ["walking"]}
    assert not back(history=off | {"weekly_minutes": [0, 0, 90, 120]}, **easy)
