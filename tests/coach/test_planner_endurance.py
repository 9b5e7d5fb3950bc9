"""Endurance of planned weeks: short runs have walks beside them, and a recovery week has less of every sport."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY, violations
from milo.coach.plans.basics.time import endurance_minutes
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan, PlannedEndurance, PlannedWeek

ADA = {
    "age": 44, "sex": "female", "goal": "endurance", "days_per_week": 4, "experience": "intermediate", "activities": ["running"],
    "regular_exerciser": True,
}  # fmt: skip


def plan(weeks: int = 4, **values: Any) -> Plan:
    """Ada's plan, with what a test changes about her; no limit is broken."""
    raw = ADA | values
    made = make_plan(parse_profile(raw, TODAY), weeks=weeks, seed=1, today=TODAY)
    assert not violations(msgspec.to_builtins(made), raw)
    return made


def outings(week: PlannedWeek) -> list[PlannedEndurance]:
    return [s.endurance for d in week.days for s in d.sessions if s.endurance is not None]


def running(week: PlannedWeek) -> list[float]:
    return [e.minutes for e in outings(week) if e.activity == "running"]


@pytest.mark.parametrize("km", [0.1, 0.5, 1, 1.5])
def test_who_ran_no_kilometre_or_two_walks_until_a_run_may_begin_anew(km: float) -> None:
    made = plan(weeks=8, history={"longest_run_km_30d": km, "weekly_minutes": [100, 100, 100, 100]})
    for week in made.weeks[:4]:
        assert {e.activity for e in outings(week)} == {"walking"}
    assert endurance_minutes(made.weeks[0]) >= 100
    assert all(running(w) for w in made.weeks[4:])
    assert max(running(made.weeks[4])) <= 20
    assert any(a.rule == "PL-02" and a.what.startswith("run -> walk in weeks 1 to 4") for a in made.adjustments)


@pytest.mark.parametrize("km", [1.8, 2, 2.5])
def test_short_runs_grow_and_have_walks_beside_them(km: float) -> None:
    made = plan(weeks=12, history={"longest_run_km_30d": km, "weekly_minutes": [100, 100, 100, 100]})
    assert {e.activity for e in outings(made.weeks[0])} == {"running", "walking"}
    longest = [max(running(w)) for w in made.weeks if w.focus != "deload"]
    assert longest[0] >= 10
    assert longest[-1] >= 1.5 * longest[0]


@pytest.mark.parametrize("activities", [["running"], ["running", "cycling"], ["cycling", "rowing"], ["walking"]], ids="-".join)
@pytest.mark.parametrize("experience", ["beginner", "intermediate", "advanced"])
@pytest.mark.parametrize(
    "history", [{}, {"longest_run_km_30d": 2}, {"longest_run_km_30d": 12, "weekly_minutes": [200] * 4}], ids=len
)
def test_a_recovery_week_has_less_of_every_sport_and_nothing_harder(
    activities: list[str], experience: str, history: dict[str, Any]
) -> None:
    for days in (2, 4, 6):
        made = plan(
            weeks=12,
            activities=activities,
            experience=experience,
            history=history,
            days_per_week=days,
            equipment=["rower", "bicycle"],
        )
        for before, week in zip(made.weeks, made.weeks[1:], strict=False):
            if week.focus != "deload":
                continue
            assert outings(week)
            for sport in {e.activity for e in outings(week)}:
                now, then = (sum(e.minutes for e in outings(w) if e.activity == sport) for w in (week, before))
                assert now <= 0.7 * then + 1e-6
            work = [max((i["work_minutes"] for e in outings(w) for i in e.intervals or ()), default=0.0) for w in (before, week)]
            assert work[1] <= work[0]


def test_a_distance_is_one_that_is_run_in_its_minutes_and_none_is_told_where_none_could_be_passed() -> None:
    told = plan(weeks=8, minutes_per_session=90, history={"longest_run_km_30d": 8, "weekly_minutes": [200, 200, 200, 200]})
    runs = [e for w in told.weeks for e in outings(w) if e.activity == "running"]
    assert any(e.distance_km for e in runs)
    assert all(5.7 <= e.minutes / e.distance_km <= 6.5 for e in runs if e.distance_km)
    far = plan(history={"longest_run_km_30d": 30, "weekly_minutes": [200, 200, 200, 200]})
    assert not any(e.distance_km for w in far.weeks for e in outings(w))


def test_a_break_of_months_is_no_training_whatever_weeks_are_told_beside_it() -> None:
    history = {"days_since_last_session": 400, "weekly_minutes": [900, 900, 900, 900]}
    for goal, activities in (("strength", ["strength"]), ("endurance", ["cycling"])):
        made = plan(goal=goal, age=90, activities=activities, history=history, days_per_week=5, equipment=["bicycle"])
        assert endurance_minutes(made.weeks[0]) <= 20
        assert not any("450" in a.what or "900" in a.what for a in made.adjustments)


@pytest.mark.parametrize("minutes", [30, 45])
def test_movement_nobody_asked_for_is_no_longer_than_a_session(minutes: int) -> None:
    lifter = {"goal": "strength", "activities": ["strength"], "days_per_week": 6, "history": {"weekly_minutes": [400] * 4}}
    made = plan(**lifter, minutes_per_session=minutes)
    assert all(e.minutes <= minutes for w in made.weeks for e in outings(w))
    assert any(a.rule == "PL-01" and f"at most {minutes} min" in a.what for a in made.adjustments)


@pytest.mark.parametrize(("age", "history", "runs"), [(70, {}, False), (70, {"longest_run_km_30d": 6}, True), (40, {}, True)])
def test_nobody_older_begins_to_run_who_named_no_running(age: int, history: dict[str, Any], runs: bool) -> None:
    made = plan(age=age, history=history, activities=[])
    assert any(running(w) for w in made.weeks) == runs


@pytest.mark.parametrize("experience", ["beginner", "intermediate", "advanced"])
@pytest.mark.parametrize("regular", [False, None])
def test_who_does_not_exercise_regularly_begins_with_less_than_who_does(experience: str, regular: bool | None) -> None:
    made = plan(experience=experience, regular_exerciser=regular, activities=["walking"], days_per_week=6, minutes_per_session=90)
    assert 0 < endurance_minutes(made.weeks[0]) <= 110


def test_heart_rates_that_nobody_measured_are_none_and_told_so() -> None:
    made = plan()
    assert all(e.hr_bpm is None for w in made.weeks for e in outings(w))
    assert sum("heart-rate zones" in a.what for a in made.adjustments) == 1
    on_bisoprolol = plan(medications=["bisoprolol"], parq={"medicines": True, "clearance": {"date": "2026-01-10", "who": "doctor"}})
    assert [a.rule for a in on_bisoprolol.adjustments if "heart-rate" in a.what] == ["G-7"]


def test_a_session_of_drills_says_why_it_is_one() -> None:
    made = plan(days_per_week=7, history={"weekly_minutes": [10, 10, 10, 10]})
    alone = [s for w in made.weeks for d in w.days for s in d.sessions if s.kind == "mobility"]
    assert alone
    assert all(s.because == ["PL-04"] for s in alone)
