"""A set more or less, an exercise added with the equipment there is, and what somebody away has with them: read and carried out."""

from __future__ import annotations

import random
from datetime import date

import msgspec
import pytest

from coach.plan_stage import PLAN, on
from coach.planner_checks import TODAY, profile, violations
from milo.coach.catalogue import alternatives
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.exercises import with_own_kit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.plan import Plan

MONDAY = date(2026, 11, 23)


def sets(plan: Plan, week: int = 0) -> dict[str, int]:
    return {e.exercise_id: len(e.sets) for d in plan.weeks[week].days for s in d.sessions for e in s.exercises}


def test_a_set_comes_to_the_exercise_that_is_named_alone() -> None:
    after = apply_edit(PLAN, Edit(kind="sets", sets=1, exercise="barbell row", this_week=True), week=1)
    assert sets(after) == {**sets(PLAN), "barbell_row": 5}
    assert sets(after, 1) == sets(PLAN, 1)
    assert after.adjustments[-1].what == "week 1: one set more: Barbell row sets 4 -> 5"


def test_for_a_part_of_the_body_the_first_gets_it_and_the_last_loses_it() -> None:
    more = apply_edit(PLAN, Edit(kind="sets", sets=1, body_part="chest"), week=1)
    assert sets(more) == {**sets(PLAN), "bench_press": 5}
    less = apply_edit(PLAN, Edit(kind="sets", sets=-1, body_part="chest"), week=1)
    assert sets(less) == {**sets(PLAN), "push_up": 2}


def test_numbers_of_sets_stay_in_order_and_the_session_gets_longer() -> None:
    after = apply_edit(PLAN, Edit(kind="sets", sets=1, exercise="bench press"), week=1)
    session = on(after, 0, 0)[0]
    assert [s.set_number for s in session.exercises[0].sets] == [1, 2, 3, 4, 5]
    assert session.minutes > on(PLAN, 0, 0)[0].minutes


@pytest.mark.parametrize(
    "edit",
    [
        Edit(kind="sets", sets=1), Edit(kind="sets", sets=3, exercise="bench press"), Edit(kind="sets", exercise="bench press"),
        Edit(kind="sets", sets=1, exercise="leg press"), Edit(kind="sets", sets=1, body_part="calves"),
        Edit(kind="sets", sets=1, body_part="elbows"),
    ],
)  # fmt: skip
def test_what_cannot_come_or_go_is_refused(edit: Edit) -> None:
    with pytest.raises(EditRefused):
        apply_edit(PLAN, edit, week=1)


def test_there_is_an_end_to_both_ways() -> None:
    plan = apply_edit(PLAN, Edit(kind="sets", sets=1, exercise="bench press"), week=1)
    with pytest.raises(EditRefused, match="fewer than 5"):
        apply_edit(plan, Edit(kind="sets", sets=1, exercise="bench press"), week=1)
    for _ in range(3):
        plan = apply_edit(plan, Edit(kind="sets", sets=-1, exercise="push-up"), week=1) if sets(plan)["push_up"] > 1 else plan
    with pytest.raises(EditRefused, match="more than 1"):
        apply_edit(plan, Edit(kind="sets", sets=-1, exercise="push-up"), week=1)


def test_plans_with_sets_asked_for_break_no_limit() -> None:
    rng, done = random.Random(17), 0
    for number in range(60):
        raw = profile(rng)
        person = parse_profile(raw, TODAY)
        plan = make_plan(person, weeks=3, seed=number, today=TODAY)
        try:
            for _ in range(3):
                plan = apply_edit(plan, Edit(kind="sets", sets=1, body_part=rng.choice(list(MUSCLES))), week=1)
        except EditRefused:
            continue
        held, _, refused = validate(plan, person, TODAY)
        assert refused is not None or not violations(msgspec.to_builtins(held), raw, equal_time=False)
        done += 1
    assert done > 10


def test_an_added_name_is_the_exercise_that_the_equipment_allows() -> None:
    def found(said: str, *equipment: str) -> str:
        return with_own_kit(said, equipment, lambda id: alternatives(id, list(equipment), {}, []))

    assert found("biceps curls", "dumbbell") == "dumbbell_curl"
    assert found("biceps curls", "dumbbell", "barbell") == "biceps curls"
    assert found("barbell curl", "dumbbell") == "barbell curl"
    assert found("lateral raises", "dumbbell") == "lateral raises"
    assert found("nonsense", "dumbbell") == "nonsense"
