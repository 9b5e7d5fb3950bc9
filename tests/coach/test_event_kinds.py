"""An event Milo has no training for is told so, and one of stations is prepared for by running, legs, pulling and carrying."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from coach.planner_checks import violations
from coach.test_race_demands import BASE, outings, plan
from milo.coach.plans.making.race_demands import of_stations, without_training
from milo.vocabulary.athlete import Event
from milo.vocabulary.plan import Plan

INES: dict[str, Any] = {
    "age": 30, "sex": "female", "goal": "general", "days_per_week": 5, "minutes_per_session": 60,
    "activities": ["running", "rowing"],
    "equipment": ["barbell", "dumbbell", "machine", "bench", "rack", "rower", "kettlebell"],
    "history": {"months_trained": 36, "days_since_last_session": 1, "longest_run_km_30d": 10, "weekly_minutes": [150] * 4},
}  # fmt: skip


def made(title: str, **values: Any) -> Plan:
    return plan(10, "other", None, title=title, **INES | values)


@pytest.mark.parametrize("title", ["HYROX", "Hyrox Madrid dobles", "Spartan Sprint", "Carrera de obstáculos", "CrossFit Open"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_event_of_stations_is_told_to_have_none_and_what_prepares_for_it(title: str, language: str) -> None:
    plan = made(title, language=language)
    words = ("no training made for its stations", "running at threshold", "carries") if language == "en" else (
        "no tiene un entrenamiento para sus estaciones", "ritmo de umbral", "paseos con carga")  # fmt: skip
    [said] = [a.what for a in plan.adjustments if words[0] in a.what]
    assert all(word in said for word in words)


def test_its_weeks_hold_what_is_said_of_them() -> None:
    for week in (w for w in made("HYROX").weeks if w.focus == "build"):
        assert any(e.activity == "running" and e.zone >= 3 for _, e in outings(week))
        lifts = [e for d in week.days for s in d.sessions for e in s.exercises if e.muscles]
        assert {"lunge", "carry", "horizontal pull", "squat"} <= {e.pattern for e in lifts}
        assert any("thruster" in e.exercise_id for e in lifts)
        assert all(x.target_reps >= 12 for e in lifts for x in e.sets if e.pattern in ("squat", "lunge", "hinge"))
    usual = plan(10, "running", 10, **INES)
    assert not any(e.pattern == "carry" for w in usual.weeks for d in w.days for s in d.sessions for e in s.exercises)


@pytest.mark.parametrize("values", [{}, {"equipment": []}, {"injuries": [{"region": "low back", "pain_0_10": 4}]}, {"age": 70},
                                    {"experience": "beginner", "history": {}}, {"conditions": ["type 1 diabetes"]}])  # fmt: skip
def test_it_keeps_every_limit_and_says_nothing_that_is_not_there(values: dict[str, Any]) -> None:
    found = made("HYROX", **values)
    event = {"activity": "other", "title": "HYROX"}
    assert violations(msgspec.to_builtins(found), BASE | INES | values | {"event": event}) == []
    patterns = {e.pattern for w in found.weeks for d in w.days for s in d.sessions for e in s.exercises if e.muscles}
    said = " ".join(a.what for a in found.adjustments)
    assert ("carries" in said) == ("carry" in patterns)
    assert ("running at threshold" in said) == any(
        e.zone >= 3 for w in found.weeks for _, e in outings(w) if e.activity == "running"
    )


def test_any_other_event_without_training_is_told_and_prepared_in_general() -> None:
    said = [a.what for a in made("Sailing regatta").adjustments]
    assert any("no training made for this kind of event" in s for s in said)


def test_races_of_known_sports_and_meets_are_none_of_them() -> None:
    day = date(2026, 5, 1)
    for event in (
        Event(date=day, activity="running", distance_km=10), Event(date=day, activity="strength"),
        Event(date=day, activity="other", title="Olympic triathlon", distance_km=51.5),
    ):  # fmt: skip
        assert not of_stations(event)
        assert not without_training(event)
    assert not any("no training made" in a.what for a in plan(10, "running", 10, **BASE).adjustments)
