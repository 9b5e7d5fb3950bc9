"""One exercise more or less, asked for in words: understood, put where it belongs, and never past a limit."""

from __future__ import annotations

import random

import msgspec
import pytest

from coach.plan_stage import PLAN
from coach.planner_checks import TODAY, profile, violations
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan
from milo.vocabulary.told_limits import in_words


def edited(edit: Edit, plan: Plan = PLAN, language: str = "en") -> Plan:
    return apply_edit(plan, edit, week=1, language=language)


def lifted(plan: Plan, week: int, day: int) -> list[str]:
    return [e.exercise for s in plan.weeks[week].days[day].sessions for e in s.exercises]


def test_an_added_exercise_has_sets_like_its_neighbours_and_no_load() -> None:
    after = edited(Edit(kind="add", exercise="face pulls", day="monday", this_week=True, sets=3))
    new = next(e for s in after.weeks[0].days[0].sessions for e in s.exercises if e.exercise_id == "face_pull")
    assert [(s.target_reps, s.target_load_kg) for s in new.sets] == [(12, None)] * 3
    assert after.weeks[0].days[0].sessions[0].minutes > PLAN.weeks[0].days[0].sessions[0].minutes
    assert after.weeks[1] == PLAN.weeks[1]
    assert after.adjustments[-1].what == "week 1: Face pull added on Monday, 3 sets"


def test_a_main_lift_stands_before_the_small_ones_and_parts_no_pair() -> None:
    after = edited(Edit(kind="add", exercise="overhead press", day="monday"))
    assert lifted(after, 0, 0) == ["Bench press", "Barbell row", "Barbell curl", "Push-up", "Overhead press"]
    without = edited(Edit(kind="drop", exercise="push-up"))
    after = edited(Edit(kind="add", exercise="overhead press", day="monday"), without)
    assert lifted(after, 0, 0) == ["Bench press", "Barbell row", "Barbell curl", "Overhead press"]


def test_without_a_day_it_goes_where_its_muscles_are_trained() -> None:
    after = edited(Edit(kind="add", exercise="dips"))
    assert "Dip" in lifted(after, 0, 0)


def test_one_that_is_dropped_leaves_the_rest_as_it_was() -> None:
    after = edited(Edit(kind="drop", exercise="barbell row", day="monday"))
    assert lifted(after, 0, 0) == ["Bench press", "Barbell curl", "Push-up"]
    assert all(e.superset is None for e in after.weeks[0].days[0].sessions[0].exercises)
    assert after.weeks[0].days[1:] == PLAN.weeks[0].days[1:]
    assert "Barbell row -> left out (Monday)" in after.adjustments[-1].what


def test_a_word_many_share_means_the_one_the_plan_holds() -> None:
    assert "Barbell curl" not in lifted(edited(Edit(kind="drop", exercise="curls")), 0, 0)
    with pytest.raises(EditRefused) as refused:
        edited(Edit(kind="drop", exercise="press"), edited(Edit(kind="add", exercise="overhead press", day="monday")))
    assert "Bench press" in in_words(refused.value, "en")
    assert "Di cuál" in in_words(refused.value, "es")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Edit(kind="add", exercise="bench press", day="monday"), "is there already"),
        (Edit(kind="add", exercise="squat", day="wednesday"), "Your days with one: Monday."),
        (Edit(kind="add", exercise="squat", day="monday", sets=9), "1 to 5 sets"),
        (Edit(kind="drop", exercise="deadlift"), "not in the plan"),
        (Edit(kind="drop"), "name the exercise"),
    ],
)
def test_a_refusal_says_the_way_out(edit: Edit, told: str) -> None:
    with pytest.raises(EditRefused) as refused:
        edited(edit)
    assert told in in_words(refused.value, "en")


def test_no_exercise_added_or_dropped_by_chance_passes_a_limit() -> None:
    """Each plan is edited and held to the limits as every plan is; the independent checks then find nothing."""
    rng = random.Random(7)
    known = sorted(catalogue())
    added = dropped = 0
    for number in range(40):
        raw = profile(rng)
        person = parse_profile(raw, TODAY)
        plan = make_plan(person, weeks=2, seed=number, today=TODAY)
        for _ in range(3):
            held = [e.exercise_id for d in plan.weeks[0].days for s in d.sessions for e in s.exercises] if plan.weeks else []
            wanted = Edit(kind="drop", exercise=rng.choice(held)) if held and rng.random() < 0.3 else None
            edit = wanted or Edit(kind="add", exercise=rng.choice(known), sets=rng.randint(1, 5))
            try:
                after = apply_edit(plan, edit, week=1, language=rng.choice(["en", "es"]))
            except EditRefused:
                continue
            plan, _, refused = validate(after, person, TODAY)
            assert refused is not None or not violations(msgspec.to_builtins(plan), raw, equal_time=False)
            added, dropped = added + (edit.kind == "add"), dropped + (edit.kind == "drop")
    assert added > 40
    assert dropped > 5
