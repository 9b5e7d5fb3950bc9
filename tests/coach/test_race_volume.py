"""Who runs or rides a lot keeps it on the way to a race as far as days and minutes hold it, and is told where they do not."""

from __future__ import annotations

from typing import Any

import pytest

from coach.test_race_demands import BASE, lifting, longest, outings, plan
from milo.coach.plans.basics.time import endurance_minutes, hard_sets
from milo.vocabulary.plan import Plan

RIDER: dict[str, Any] = {
    "minutes_per_session": 90, "activities": ["cycling", "strength"],
    "history": {"months_trained": 36, "days_since_last_session": 1, "weekly_minutes": [400, 420, 380, 410]},
}  # fmt: skip
RUNNER: dict[str, Any] = {"activities": ["running", "strength"], "history": BASE["history"] | {"weekly_runs": 4}}


def loading(made: Plan) -> list[float]:
    return [endurance_minutes(w) for w in made.weeks if w.focus == "build"]


def test_a_week_to_a_race_has_as_many_runs_as_the_athlete_runs_now() -> None:
    made = plan(16, "running", 42.2, **RUNNER)
    build = [w for w in made.weeks if w.focus == "build"]
    assert all(len(list(outings(w))) >= 4 for w in build)
    assert all(len(lifting(w)) == 1 for w in build)
    assert any("lifting days a week -> 1" in a.what for a in made.adjustments)
    assert min(loading(made)) >= 235


def test_the_week_of_a_rider_is_no_less_than_the_days_hold_and_grows() -> None:
    weeks = loading(plan(11, "cycling", 160, **RIDER))
    assert weeks[0] >= 0.95 * 402
    assert max(weeks) > 402


@pytest.mark.parametrize(
    ("km", "most"), [(10, 0.34), (21.1, 0.38), (42.2, 0.46)]
)  # one of these five days is a short run beside lifting
def test_the_long_run_is_a_third_of_the_week_and_nearly_half_before_a_marathon(km: float, most: float) -> None:
    for week in plan(16, "running", km, **RUNNER).weeks:
        if week.focus == "build":
            assert longest(week) <= most * endurance_minutes(week) + 1


def test_days_that_are_asked_for_have_no_stumps_beside_the_long_run() -> None:
    for week in plan(16, "running", 42.2, **RUNNER).weeks:
        if week.focus == "build":
            assert min(e.minutes for _, e in outings(week)) >= 50


def test_lifting_does_not_grow_on_the_way_to_a_race_of_endurance() -> None:
    made = plan(16, "running", 21.1, **RUNNER)
    sets = [hard_sets(w) for w in made.weeks if w.focus == "build"]
    assert max(sets) == sets[0]
    grown = [hard_sets(w) for w in plan(12, "running", 21.1, weeks=8, goal="general", history={}).weeks if w.focus == "build"]
    assert max(grown) > grown[0]


@pytest.mark.parametrize(("language", "words"), [("en", "less than you do"), ("es", "menos de lo que haces")])
def test_who_trains_more_than_the_plan_holds_is_told_by_which_figures(language: str, words: str) -> None:
    lots = BASE["history"] | {"weekly_minutes": [300] * 4}
    [said] = [a.what for a in plan(12, "running", 10, minutes_per_session=45, days_per_week=4, history=lots, language=language)
              .adjustments if words in a.what]  # fmt: skip
    assert "300" in said
    assert "45" in said


def test_who_does_no_more_than_the_plan_holds_is_told_nothing() -> None:
    assert not [a for a in plan(12, "running", 10).adjustments if "less than you do" in a.what]


def test_a_beginner_and_an_older_runner_keep_their_lifting_days() -> None:
    for values in ({"experience": "beginner"}, {"age": 70}):
        made = plan(12, "running", 10, **{"days_per_week": 5, **RUNNER, **values})
        assert max(len(lifting(w)) for w in made.weeks) >= 2


def test_who_runs_on_four_days_keeps_four_runs_and_others_are_told_which_day_lifts() -> None:
    def made(runs: int) -> Plan:
        asked: dict[str, Any] = {"days_per_week": 4, "minutes_per_session": 60, "activities": ["running"]}
        return plan(16, "running", 21.1, **asked, history=RUNNER["history"] | {"weekly_runs": runs, "weekly_minutes": [150] * 4})

    def moved(of: Plan) -> set[int]:
        return {sum(any(s.endurance for s in d.sessions) for d in w.days) for w in of.weeks if w.focus == "build"}

    assert moved(made(4)) == {4}
    assert moved(made(3)) == {3}
    assert any(a.what.startswith("4 days requested -> 3") for a in made(3).adjustments)
