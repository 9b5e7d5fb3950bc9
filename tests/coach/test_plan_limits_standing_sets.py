"""One session left out is no break: the weeks after it stay as the plan that holds has them (safety PL-09, PL-12)."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.limits.weeks import hard_sets
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan, PlannedWeek

TODAY = date(2026, 3, 2)
ADA: dict[str, Any] = {
    "age": 34, "sex": "female", "goal": "strength", "days_per_week": 2, "weight_kg": 64, "height_cm": 168,
    "experience": "beginner", "equipment": ["barbell", "bench", "rack", "dumbbell"],
    "history": {"days_since_last_session": 3, "months_trained": 3, "weekly_minutes": [100, 100, 100, 100]},
}  # fmt: skip
TRAINED = {"experience": "intermediate", "history": ADA["history"] | {"months_trained": 30}}


def sets(plan: Plan) -> list[int]:
    return [hard_sets(w) for w in plan.weeks]


def planned(**more: Any) -> tuple[Any, Plan]:
    profile = parse_profile({**ADA, **more}, TODAY)
    return profile, make_plan(profile, weeks=4, seed=1, today=TODAY)


@pytest.mark.parametrize("goal", ["strength", "muscle_gain", "general"])
@pytest.mark.parametrize("days", [2, 3, 4])
@pytest.mark.parametrize("more", [{}, TRAINED], ids=["beginner", "trained"])
@pytest.mark.parametrize("week", [1, 2])
def test_a_session_taken_off_leaves_the_weeks_after_it(goal: str, days: int, more: dict[str, Any], week: int) -> None:
    profile, plan = planned(goal=goal, days_per_week=days, **more)
    lifted = next(i for i, d in enumerate(plan.weeks[week - 1].days) if any(s.exercises for s in d.sessions))
    edited = apply_edit(plan, Edit(kind="away", off=[lifted]), week=week, today="monday" if lifted else None)
    kept, _, _ = validate(edited, profile, TODAY, base=plan)
    assert sets(kept)[week - 1] < sets(plan)[week - 1]
    assert sets(kept)[week:] == sets(plan)[week:]
    again, told, _ = validate(kept, profile, TODAY, base=kept)
    assert (again, told) == (kept, [])


def shorter(week: PlannedWeek, least: int) -> PlannedWeek:
    """A week with so many sets of each exercise at most."""
    thin = [
        msgspec.structs.replace(
            d,
            sessions=[
                msgspec.structs.replace(s, exercises=[msgspec.structs.replace(e, sets=e.sets[:least]) for e in s.exercises])
                for s in d.sessions
            ],
        )
        for d in week.days
    ]
    return msgspec.structs.replace(week, days=thin)


def test_sessions_made_smaller_are_what_the_next_week_is_counted_from() -> None:
    profile, plan = planned()
    thin = msgspec.structs.replace(plan, weeks=[shorter(plan.weeks[0], 1), *plan.weeks[1:]])
    kept, _, _ = validate(thin, profile, TODAY, base=plan)
    assert sets(kept)[1] < sets(plan)[1]


def test_more_than_the_plan_that_holds_is_counted_from_the_week_before() -> None:
    profile, plan = planned()
    less = msgspec.structs.replace(plan, weeks=[shorter(w, 1) for w in plan.weeks])
    kept, _, _ = validate(plan, profile, TODAY, base=less)
    whole, _, _ = validate(plan, profile, TODAY)
    assert sets(kept) == sets(whole)


def test_two_sessions_taken_off_are_counted_from() -> None:
    profile, plan = planned(days_per_week=3)
    lifted = [i for i, d in enumerate(plan.weeks[0].days) if any(s.exercises for s in d.sessions)][:2]
    edited = apply_edit(plan, Edit(kind="away", off=lifted), week=1, today="monday" if lifted[0] else None)
    kept, _, _ = validate(edited, profile, TODAY, base=plan)
    assert sets(kept)[1] < sets(plan)[1]


def test_sessions_left_out_one_edit_after_the_other_are_no_single_one() -> None:
    profile, plan = planned(days_per_week=4, **TRAINED)
    for _ in range(2):
        lifted = next(i for i, d in enumerate(plan.weeks[0].days) if any(s.exercises for s in d.sessions))
        edited = apply_edit(plan, Edit(kind="away", off=[lifted]), week=1, today=None)
        before, (plan, _, _) = plan, validate(edited, profile, TODAY, base=plan)
    assert sets(plan)[1] < sets(before)[1]
    assert sets(plan)[1] <= sets(plan)[0] * 1.2 + 1
