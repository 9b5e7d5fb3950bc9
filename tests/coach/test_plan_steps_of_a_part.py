"""Harder or easier for one part of the body: what is read from the words, and that nothing else moves."""

from __future__ import annotations

import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.body_parts import MUSCLES

BRUNO = {
    "name": "Bruno", "sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 180, "weight_kg": 80,
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "part"),
    [
        ("make chest exercises harder", "harder", "chest"),
        ("make my back work easier", "easier", "back"),
        ("chest is too easy", "harder", "chest"),
        ("haz los ejercicios de espalda más fáciles", "easier", "back"),
        ("la sesión de piernas es demasiado dura", "easier", "legs"),
        ("haz más duro el pecho", "harder", "chest"),
        ("quiero ejercicios de pecho más duros", "harder", "chest"),
        ("es muy duro para mis piernas", "easier", "legs"),
        ("tougher leg day", "harder", "legs"),
    ],
)
def test_a_part_of_the_body_that_is_named_is_meant_alone(words: str, kind: str, part: str) -> None:
    edit = read_edit(words)
    assert edit is not None
    assert (edit.kind, edit.body_part) == (kind, part)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("harder arms on monday", "arms"),
        ("más fácil la espalda el lunes", "back"),
        ("monday is too hard for my shoulders", "shoulders"),
    ],
)
def test_a_part_named_after_the_word_is_meant_on_the_day_alone(words: str, part: str) -> None:
    edit = read_edit(words)
    assert edit is not None
    assert (edit.day, edit.body_part) == ("monday", part)


@pytest.mark.parametrize(
    ("words", "exercise", "sessions"),
    [
        ("harder bench press", "bench_press", None),
        ("más dura la sentadilla", "back_squat", None),
        ("give me a harder version of push-ups", "push_up", None),
        ("easier runs", None, "running"),
    ],
)
def test_an_exercise_or_a_kind_named_after_the_word_is_meant_alone(words: str, exercise: str | None, sessions: str | None) -> None:
    edit = read_edit(words)
    assert edit is not None
    assert (edit.exercise, edit.part) == (exercise, sessions)


@pytest.mark.parametrize(
    "words",
    [
        "make chest and back harder", "harder chest and shoulders", "make push exercises harder", "make knees easier",
        "easier runs and rides", "easier knee exercises", "make my forearms harder", "haz antebrazos más duros",
        "make it easier for two weeks",
    ],
)  # fmt: skip
def test_what_nobody_knows_is_asked_back_and_never_done_to_the_whole_plan(words: str) -> None:
    assert read_edit(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "make it easier because i slept badly", "easier, i am tired", "it's too hard for me", "más fácil por favor",
        "make everything easier", "make every session harder", "an easier week please", "el plan es muy duro para mí",
    ],
)  # fmt: skip
def test_a_reason_or_a_courtesy_after_the_word_names_nothing(words: str) -> None:
    edit = read_edit(words)
    assert edit is not None
    assert (edit.body_part, edit.exercise, edit.part, edit.day) == (None, None, None, None)


@pytest.mark.parametrize("words", ["my back hurts, make it easier", "my legs are sore, make thursday easier", "make it harder"])
def test_a_reason_is_no_part_that_is_meant(words: str) -> None:
    edit = read_edit(words)
    assert edit is not None
    assert edit.body_part is None


def test_only_what_trains_the_part_first_moves() -> None:
    plan = make_plan(parse_profile(BRUNO, TODAY), weeks=1, seed=0, today=TODAY)
    after = apply_edit(plan, Edit(kind="harder", body_part="chest"), week=1)
    pairs = [
        (old, new)
        for before, now in zip(plan.weeks[0].days, after.weeks[0].days, strict=True)
        for s, t in zip(before.sessions, now.sessions, strict=True)
        for old, new in zip(s.exercises, t.exercises, strict=True)
    ]
    moved = [old for old, new in pairs if old.sets != new.sets or old.exercise_id != new.exercise_id]
    assert moved
    assert all(any(e.muscles.get(m, 0) >= 1 for m in MUSCLES["chest"]) for e in moved)
    with pytest.raises(EditRefused):
        apply_edit(plan, Edit(kind="harder", body_part="liver"), week=1)
