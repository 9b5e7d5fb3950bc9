"""One exercise for an easier or harder one: that exercise alone gives way, and nothing that was not named is eased."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conversation.said import edit_of

from milo.coach.plans.edits.doors import apply_edit
from milo.coach.plans.edits.within_session import NoSuchSwap
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import catalogue


def test_nothing_but_that_exercise_changes_in_the_plan() -> None:
    profile = Profile(
        age=31, sex="male", height_cm=180, weight_kg=82, goal="muscle_gain", experience="intermediate", days_per_week=4,
        minutes_per_session=60, equipment=["dumbbell", "bench"],
    )  # fmt: skip
    plan = make_plan(profile, weeks=4, seed=0, today=date(2026, 3, 2))
    edit = edit_of("replace the goblet squat with something easier")
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
