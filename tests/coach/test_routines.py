"""Routines: what a line must say, how long one takes, and that a plan with one keeps every limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY
from milo.app.planning import plan_of_profile
from milo.coach.plans.limits.validator import validate
from milo.coach.routines import check_routine, minutes_of, planned, settled, with_routine
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.exercises import adopt, let_go
from milo.vocabulary.plan import Plan

DAY: dict[str, Any] = {
    "en": "Garage day",
    "es": "Día de garaje",
    "items": [
        {"exercise": "Sentadilla trasera", "sets": 3, "reps": 5, "rir": 2, "rest_s": 180},
        {"exercise": "Bench press", "sets": 3, "reps": 8, "reps_to": 12, "note": "slow"},
    ],
}
ADA = {"age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "equipment": ["barbell", "rack", "bench"]}


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    yield
    let_go()


def errors(changed: dict[str, Any], language: str = "en") -> dict[str, str]:
    return {f.code: f.text for f in check_routine({**DAY, **changed}, language) if f.weight == "error"}


def item(**changed: Any) -> dict[str, Any]:
    return {"items": [{"exercise": "Back squat", "sets": 3, "reps": 5, **changed}]}


def test_names_in_either_language_are_kept_as_ids() -> None:
    assert errors({}) == {}
    assert [i["exercise"] for i in settled(DAY)["items"]] == ["back_squat", "bench_press"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [(item(exercise="bak squat"), "item_exercise"), (item(sets=0), "item_range"), (item(sets=True), "item_range"),
     (item(reps=None), "item_range"), (item(rir=9), "item_range"), (item(rest_s=1e9), "item_range"),
     (item(reps=9, reps_to=3), "item_reps"),
     (item(kg=100), "unknown_field"), (item(note="a\x00b"), "note_shape"), ({"items": []}, "items"),
     ({"items": ["squat"]}, "not_a_table"),
     ({"en": "", "es": ""}, "name_missing"), ({"en": "<b>"}, "name_shape"), ({"load": 3}, "unknown_field")],
)  # fmt: skip
def test_what_is_wrong_is_told_in_both_languages(changed: dict[str, Any], code: str) -> None:
    assert code in errors(changed)
    assert errors(changed)[code] != errors(changed, "es")[code]


@pytest.mark.parametrize("raw", [None, 3, [], "x", {}, {"items": 3}, {"items": [None, 3]}])
def test_whatever_is_sent_is_answered_with_findings(raw: object) -> None:
    assert any(f.weight == "error" for f in check_routine(raw, "es"))


def test_a_withheld_exercise_is_told_and_no_error() -> None:
    adopt({}, {}, ["back_squat"])
    found = check_routine(DAY, "en")
    assert [(f.code, f.weight) for f in found] == [("item_withheld", "note")]


def test_no_routine_holds_a_weight_and_its_time_is_that_of_its_sets() -> None:
    made = planned(DAY, "es")
    assert [len(e.sets) for e in made] == [3, 3]
    assert {s.target_load_kg for e in made for s in e.sets} == {None}
    assert made[1].sets[0].target_reps == 12
    assert made[0].exercise == "Sentadilla trasera"
    # (3 x (5 x 4 s + 180 s) + 60 s) + (3 x (12 x 4 s + 90 s) + 60 s) = 1134 s, and 8 minutes of warm-up
    assert minutes_of(DAY) == pytest.approx(1134 / 60 + 8)


def test_it_takes_the_place_of_one_days_lifting_and_nothing_else_moves() -> None:
    plan = plan_of_profile(ADA, TODAY, weeks=2)
    day = next(d.day for d in plan.weeks[1].days if any(s.kind == "strength" for s in d.sessions))
    after = with_routine(plan, DAY, week=2, day=day, language="en")
    assert after.weeks[0] == plan.weeks[0]
    for old, new in zip(plan.weeks[1].days, after.weeks[1].days, strict=True):
        if old.day != day:
            assert new == old
    changed = next(d for d in after.weeks[1].days if d.day == day).sessions[0]
    assert [e.exercise_id for e in changed.exercises] == ["back_squat", "bench_press"]
    assert changed.session_id in {s.session_id for d in plan.weeks[1].days for s in d.sessions}, "the day's session, as other text"


def test_the_limits_hold_for_a_routine_as_for_every_plan() -> None:
    profile = parse_profile({**ADA, "injuries": [{"region": "knee", "pain_0_10": 6}]}, TODAY)
    plan = plan_of_profile(ADA, TODAY, weeks=1)
    day = next(d.day for d in plan.weeks[0].days if any(s.kind == "strength" for s in d.sessions))
    held, told, _ = validate(with_routine(plan, DAY, week=1, day=day, language="en"), profile, TODAY)
    assert "back_squat" not in str(msgspec.to_builtins(held))
    assert any(a.rule == "PL-50" for a in told)
    assert isinstance(held, Plan)
