"""Who learns to run does so two or three times a week with rest between, longer step by step, to a run without a walk."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from coach.test_race_demands import outings, plan
from each import each
from milo.coach.plans.making.endurance_sports import RUN_WALK, learning_week, run_walk
from milo.vocabulary.plan import Plan

COUCH: dict[str, Any] = {
    "age": 38, "sex": "female", "experience": "beginner", "days_per_week": 3, "minutes_per_session": 40, "activities": ["running"],
    "equipment": [], "regular_exerciser": False,
    "history": {"days_since_last_session": 200, "longest_run_km_30d": 0, "weekly_minutes": [0] * 4, "weekly_runs": 0,
                "months_trained": 0},
}  # fmt: skip


def runs(made: Plan) -> list[list[tuple[int, float, float]]]:
    """Of every week: day, minutes and longest piece without walking of its runs."""
    return [
        [(d, e.minutes, max((i["work_minutes"] for i in e.intervals or ()), default=e.minutes)) for d, e in outings(w)
         if e.activity == "running"]
        for w in made.weeks
    ]  # fmt: skip


@each("race_week", [9, 10, 11, 13, 16])
@each("days", [3, 4, 5])
@each("prior", [0, 60, 120])
def test_two_or_three_runs_a_week_that_never_follow_each_other(race_week: int, days: int, prior: int) -> None:
    walks = COUCH["history"] | {"weekly_minutes": [prior] * 4, "days_since_last_session": 200 if prior == 0 else 1}
    made = plan(race_week, "running", 5, **COUCH | {"days_per_week": days, "history": walks})
    for week in runs(made)[: min(race_week - 2, len(RUN_WALK))]:
        assert 2 <= len(week) <= 3
        on = [d for d, _, _ in week]
        assert all(b - a >= 2 for a, b in itertools.pairwise(on)), on
        assert on[0] + 7 - on[-1] >= 2


def test_the_turns_grow_and_no_run_goes_on_long_after_short_ones() -> None:
    pieces = [max((piece for _, _, piece in week), default=0.0) for week in runs(plan(13, "running", 5, **COUCH))[:-2]]
    assert all(later >= 0.99 * before for before, later in itertools.pairwise(pieces))
    assert all(later <= max(2.5 * before, before + 2) for before, later in itertools.pairwise(pieces))
    assert pieces[-1] >= 15


def test_with_ten_weeks_a_run_without_walking_comes_before_the_race() -> None:
    made = plan(10, "running", 5, **COUCH)
    assert any(not e.intervals and e.minutes >= 12 for w in made.weeks[:-1] for _, e in outings(w) if e.activity == "running")


@pytest.mark.parametrize(("language", "words"), [("en", "most running in one go"), ("es", "lo más que corres en una salida")])
def test_what_they_run_is_told_in_minutes_without_the_walking(language: str, words: str) -> None:
    made = plan(10, "running", 5, **COUCH, language=language)
    said = [a.what for a in made.adjustments if "5 km" in a.what and ("min/km" in a.what or words in a.what)]
    assert len(said) == 1
    assert words in said[0]
    assert "min/km" not in said[0]


def test_minutes_left_over_are_walked_on_the_days_between() -> None:
    found, free = learning_week([0, 2, 3, 5], 100.0, 22.0, 38.0, 5)
    assert sorted(found) != [2, 3]
    assert len(found) == 3
    assert len(free) == 1
    walks = COUCH["history"] | {"weekly_minutes": [120] * 4, "days_since_last_session": 1}
    made = plan(10, "running", 5, **COUCH | {"days_per_week": 4, "history": walks})
    assert any(e.activity == "walking" for w in made.weeks[:8] for _, e in outings(w))


def test_a_short_outing_has_shorter_turns() -> None:
    assert run_walk(12.0, 7) == (2, 5.0, 1.5)
    assert run_walk(1.0, 0) is None
