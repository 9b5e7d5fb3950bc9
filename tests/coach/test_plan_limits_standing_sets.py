"""A week made easier is no new measure: the weeks after it stay as the plan that holds has them (safety PL-04, PL-09, PL-12)."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from each import each
from milo.coach.plans.basics.time import endurance_minutes
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


@each("least", [1, 2])
def test_a_week_made_easier_leaves_the_weeks_after_it(least: int) -> None:
    """The examiner's "45 minutes only this week" rewrote six weeks: a squat of week 2 from 5x6 to 3x6."""
    profile, plan = planned(**TRAINED)
    thin = msgspec.structs.replace(plan, weeks=[shorter(plan.weeks[0], least), *plan.weeks[1:]])
    kept, told, _ = validate(thin, profile, TODAY, base=plan)
    assert kept.weeks[1:] == plan.weeks[1:]
    assert told == []
    again, told, _ = validate(kept, profile, TODAY, base=kept)
    assert (again, told) == (kept, [])


def test_two_weeks_made_easier_are_what_the_next_one_is_counted_from() -> None:
    profile, plan = planned()
    thin = msgspec.structs.replace(plan, weeks=[*(shorter(w, 1) for w in plan.weeks[:2]), *plan.weeks[2:]])
    kept, _, _ = validate(thin, profile, TODAY, base=plan)
    assert sets(kept)[2] < sets(plan)[2]


def test_weeks_made_easier_one_edit_after_the_other_are_counted_like_two_at_once() -> None:
    profile, plan = planned()
    once = msgspec.structs.replace(plan, weeks=[shorter(plan.weeks[0], 1), *plan.weeks[1:]])
    held, _, _ = validate(once, profile, TODAY, base=plan)
    twice = msgspec.structs.replace(held, weeks=[held.weeks[0], shorter(held.weeks[1], 1), *held.weeks[2:]])
    kept, _, _ = validate(twice, profile, TODAY, base=held)
    assert sets(kept)[2] < sets(plan)[2]


def test_a_week_the_limits_cut_is_counted_from() -> None:
    """Relief is somebody's choice: who comes back from a month away begins again, whatever the plan that holds asks for."""
    _, plan = planned(goal="endurance", activities=["running"], **TRAINED)
    away = parse_profile(
        {
            **ADA,
            **TRAINED,
            "goal": "endurance",
            "activities": ["running"],
            "history": TRAINED["history"] | {"days_since_last_session": 40},
        },
        TODAY,
    )
    kept, _, _ = validate(plan, away, TODAY, base=plan)
    assert endurance_minutes(kept.weeks[0]) < endurance_minutes(plan.weeks[0])
    assert endurance_minutes(kept.weeks[1]) < endurance_minutes(plan.weeks[1])


def test_a_run_cut_on_one_day_leaves_the_minutes_and_the_easy_week_after_it() -> None:
    """One low morning cut a run of week 3, and with it weeks 4 to 8; week 4, an easy one already, was made one again."""
    profile = parse_profile({**ADA, **TRAINED, "goal": "endurance", "activities": ["running"], "days_per_week": 4}, TODAY)
    plan = make_plan(profile, weeks=8, seed=1, today=TODAY)
    easy = next(i for i, w in enumerate(plan.weeks) if w.focus == "deload")
    week = plan.weeks[easy - 1]
    long = max((s for d in week.days for s in d.sessions if s.endurance), key=lambda s: s.endurance.minutes if s.endurance else 0)
    assert long.endurance is not None
    cut = msgspec.structs.replace(
        long, minutes=30.0, endurance=msgspec.structs.replace(long.endurance, minutes=30.0, intervals=None)
    )
    days = [msgspec.structs.replace(d, sessions=[cut if s is long else s for s in d.sessions]) for d in week.days]
    eased = msgspec.structs.replace(plan, weeks=[msgspec.structs.replace(w, days=days) if w is week else w for w in plan.weeks])
    kept, told, _ = validate(eased, profile, TODAY, base=plan)
    assert kept.weeks[easy:] == plan.weeks[easy:]
    assert told == []


def test_more_than_the_plan_that_holds_is_counted_from_the_week_before() -> None:
    profile, plan = planned()
    less = msgspec.structs.replace(plan, weeks=[shorter(w, 1) for w in plan.weeks])
    kept, _, _ = validate(plan, profile, TODAY, base=less)
    whole, _, _ = validate(plan, profile, TODAY)
    assert sets(kept) == sets(whole)


def test_an_easy_week_after_a_week_off_keeps_two_thirds_of_what_was_planned() -> None:
    """ "Make next week a deload" after "take this week off" deleted every session of it."""
    profile, plan = planned(**TRAINED)
    off, _, _ = validate(apply_edit(plan, Edit(kind="away", off=list(range(7))), week=1, today="monday"), profile, TODAY, base=plan)
    assert sets(off)[:2] == [0, sets(plan)[1]]
    asked = apply_edit(off, Edit(kind="recovery", week=2), week=1, today="monday")
    kept, told, _ = validate(asked, profile, TODAY, base=off)
    assert told == []
    assert 0.5 * sets(plan)[1] <= sets(kept)[1] <= 0.7 * sets(plan)[1]
    rirs = [[x.target_rir for d in p.weeks[1].days for s in d.sessions for e in s.exercises for x in e.sets] for p in (plan, kept)]
    assert min(rirs[1]) == min(rirs[0]) + 2
    again, told, _ = validate(kept, profile, TODAY, base=kept)
    assert (again, told) == (kept, [])
