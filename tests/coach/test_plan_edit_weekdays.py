"""Training on named weekdays and no others, and a week off: read, carried out, and never past a limit."""

from __future__ import annotations

import itertools
import random
from datetime import date

import msgspec
import pytest

from coach.plan_stage import PLAN
from coach.planner_checks import TODAY, profile, violations
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import DAYS, Plan

MONDAY = date(2026, 11, 23)


def trained(plan: Plan, week: int) -> list[str]:
    return [d.day for d in plan.weeks[week].days if d.sessions]


def test_sessions_stand_on_the_days_that_are_named_and_it_is_told_as_one_change() -> None:
    after = apply_edit(PLAN, Edit(kind="on", on=["tuesday", "thursday"]), week=1)
    assert all(set(trained(after, n)) <= {"tuesday", "thursday"} for n in range(len(after.weeks)))
    assert len(after.adjustments) == len(PLAN.adjustments) + 1
    with pytest.raises(EditRefused):
        apply_edit(after, Edit(kind="on", on=["tuesday", "thursday"]), week=1)


def test_days_of_the_week_that_are_over_stay() -> None:
    before = trained(PLAN, 0)
    assert before[0] == "monday"
    after = apply_edit(PLAN, Edit(kind="on", on=["saturday", "sunday"]), week=1, today="wednesday")
    assert trained(after, 0)[0] == "monday"
    assert after.weeks[0].days[0] == PLAN.weeks[0].days[0]


def test_no_two_days_of_lifting_are_put_side_by_side_where_that_can_be() -> None:
    made = make_plan(
        parse_profile({"age": 30, "sex": "male", "goal": "general", "days_per_week": 3, "equipment": ["dumbbell"]}, TODAY),
        weeks=2, seed=3, today=TODAY,
    )  # fmt: skip
    after = apply_edit(made, Edit(kind="on", on=["monday", "tuesday", "thursday", "friday"]), week=1)
    lifting = [i for i, d in enumerate(after.weeks[0].days) if any(s.kind == "strength" for s in d.sessions)]
    assert all(b - a > 1 for a, b in itertools.pairwise(lifting))


def test_plans_put_on_random_days_break_no_limit() -> None:
    rng, done = random.Random(11), 0
    for number in range(60):
        raw = profile(rng)
        person = parse_profile(raw, TODAY)
        plan = make_plan(person, weeks=3, seed=number, today=TODAY)
        days = sorted(rng.sample(DAYS, rng.randint(1, 5)), key=DAYS.index)
        try:
            after = apply_edit(plan, Edit(kind="on", on=days), week=1)
        except EditRefused:
            continue
        plan, _, refused = validate(after, person, TODAY)
        assert refused is not None or not violations(msgspec.to_builtins(plan), raw, equal_time=False)
        done += 1
    assert done > 30
