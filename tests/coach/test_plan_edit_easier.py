"""One exercise for an easier or harder one: that exercise alone gives way, and nothing that was not named is eased."""

from __future__ import annotations

from datetime import date

import pytest

from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.edits.steps_said import step_said
from milo.coach.plans.edits.within_session import NoSuchSwap
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import catalogue


@pytest.mark.parametrize(
    ("words", "exercise", "way"),
    [
        ("replace the goblet squat with something easier", "goblet_squat", "easier"),
        ("replace deadlifts with something easier", "deadlift", "easier"),
        ("swap the back squat for an easier exercise, please", "back_squat", "easier"),
        ("can you change the back squat for a lighter variation?", "back_squat", "easier"),
        ("something easier instead of the deadlift", "deadlift", "easier"),
        ("swap push-ups for a harder version", "push_up", "harder"),
        ("cambia el peso muerto por algo más fácil", "deadlift", "easier"),
        ("sustituye la sentadilla trasera por una variante más fácil", "back_squat", "easier"),
    ],
)
def test_the_exercise_that_is_named_gives_way(words: str, exercise: str, way: str) -> None:
    edit = read_edit(words)
    assert edit is not None
    assert (edit.kind, edit.exercise, edit.way, edit.instead) == ("swap", exercise, way, None)


def test_a_day_beside_it_is_kept() -> None:
    edit = read_edit("swap the deadlift on friday for something easier")
    assert edit == Edit(kind="swap", exercise="deadlift", way="easier", day="friday")


@pytest.mark.parametrize(
    "words",
    [
        "replace cosmic press with something easier",
        "don't replace the deadlift with something easier",
        "should I replace the deadlift with something easier?",
        "no cambies el peso muerto por algo más fácil",
        "I did not say to replace the deadlift with something easier",
    ],
)
def test_an_unknown_name_a_question_and_a_denial_are_no_edit(words: str) -> None:
    assert read_edit(words) is None


@pytest.mark.parametrize("words", ["make it easier", "change my week to something easier", "make monday easier"])
def test_the_week_is_eased_where_no_exercise_is_named(words: str) -> None:
    edit = read_edit(words)
    assert edit is not None
    assert (edit.kind, edit.exercise) == ("easier", None)
    assert step_said("easier", None) == Edit(kind="easier")


def test_nothing_but_that_exercise_changes_in_the_plan() -> None:
    profile = Profile(
        age=31, sex="male", height_cm=180, weight_kg=82, goal="muscle_gain", experience="intermediate", days_per_week=4,
        minutes_per_session=60, equipment=["dumbbell", "bench"],
    )  # fmt: skip
    plan = make_plan(profile, weeks=4, seed=0, today=date(2026, 3, 2))
    edit = read_edit("replace the goblet squat with something easier")
    assert edit is not None
    easier = catalogue()["goblet_squat"].easier
    after = apply_edit(plan, edit, week=1, variants=lambda id, way: [catalogue()[e] for e in easier if way == "easier"])
    for old, new in zip(plan.weeks, after.weeks, strict=True):
        for a, b in zip(old.days, new.days, strict=True):
            for s, t in zip(a.sessions, b.sessions, strict=True):
                pairs = [(x, y) for x, y in zip(s.exercises, t.exercises, strict=True) if x.exercise_id != y.exercise_id]
                assert all(x.exercise_id == "goblet_squat" and y.exercise_id in easier for x, y in pairs)
                same = [(x, y) for x, y in zip(s.exercises, t.exercises, strict=True) if x.exercise_id == y.exercise_id]
                assert all(x == y for x, y in same)
    assert "goblet_squat" not in {e.exercise_id for w in after.weeks for d in w.days for s in d.sessions for e in s.exercises}
    with pytest.raises(NoSuchSwap):
        apply_edit(plan, edit, week=1, variants=lambda id, way: [])
