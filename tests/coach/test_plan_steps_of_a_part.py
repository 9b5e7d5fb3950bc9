"""Harder or easier for one part of the body: what is read from the words, and that nothing else moves."""

from __future__ import annotations

import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.body_parts import MUSCLES

BRUNO = {
    "name": "Bruno", "sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 180, "weight_kg": 80,
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip


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
