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
