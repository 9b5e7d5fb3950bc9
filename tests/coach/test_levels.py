"""Strength by level: reserve that falls in blocks, competition lifts first, programmes to choose from, and people with needs."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY, violations
from milo.coach.plans.basics.outline import phases
from milo.coach.plans.basics.time import endurance_minutes, hard_sets, sessions
from milo.coach.plans.making.exercises import FOCUS, TITLES
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.making.programmes import programmes
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedWeek

GYM = ["barbell", "rack", "bench", "dumbbell", "cable", "machine", "pull-up bar"]
MAX: dict[str, Any] = {
    "age": 29, "sex": "male", "height_cm": 180, "weight_kg": 93, "goal": "strength", "experience": "advanced", "days_per_week": 4,
    "minutes_per_session": 90, "equipment": GYM, "activities": ["strength"], "regular_exerciser": True,
    "parq": {"none_of_these": True},
    "history": {"days_since_last_session": 2, "months_trained": 84,
                "e1rm_kg": {"back squat": 210, "bench press": 150, "deadlift": 250}},
}  # fmt: skip
MEET = {"activity": "strength", "title": "Meet", "date": (TODAY + timedelta(days=7 * 11 + 5)).isoformat()}
CHOICES = sorted(programmes())


def plan(weeks: int = 12, language: str = "en", **values: Any) -> Plan:
    raw = MAX | values
    made = make_plan(parse_profile(raw, TODAY), weeks=weeks, seed=1, today=TODAY, language=language)
    assert made.refused is None
    assert not violations(msgspec.to_builtins(made), raw)
    return made


def lifts(week: PlannedWeek) -> list[PlannedExercise]:
    return [e for _, s in sessions(week) for e in s.exercises if e.muscles]


def sets_of(week: PlannedWeek, *patterns: str) -> int:
    return sum(len(e.sets) for e in lifts(week) if e.pattern in patterns)


@pytest.mark.parametrize("goal", ["strength", "muscle_gain"])
@pytest.mark.parametrize("event", [None, MEET])
def test_no_session_of_an_advanced_block_stays_at_one_reserve_for_four_weeks(goal: str, event: dict[str, Any] | None) -> None:
    made = plan(goal=goal, **({"event": event} if event else {}))
    least: dict[str, list[float]] = defaultdict(list)
    for w in made.weeks:
        for d in w.days:
            for s in d.sessions:
                if s.kind == "strength" and w.focus == "build":
                    least[d.day].append(min(x.target_rir for e in s.exercises if e.muscles for x in e.sets))
    for reserves in least.values():
        assert all(len(set(reserves[i : i + 4])) > 1 for i in range(len(reserves) - 3))
        assert max(reserves) >= 3
        assert min(reserves) <= 1


def test_the_reserve_of_a_block_falls_from_three_to_one_and_is_back_in_the_deload() -> None:
    made = plan(weeks=4)
    found = [{x.target_rir for e in lifts(w) for x in e.sets} for w in made.weeks]
    assert found[:3] == [{3.0}, {2.0}, {1.0}]
    assert min(found[3]) >= 3


def test_heavy_doubles_and_singles_end_the_third_block_and_come_before_a_meet() -> None:
    for event in ({}, {"event": MEET}):
        reps = [
            min(x.target_reps for e in lifts(w) if e.exercise_id == "back_squat" for x in e.sets) for w in plan(**event).weeks[:11]
        ]
        assert reps[0] == 6
        assert min(reps[8:]) == 1


def test_a_powerlifter_trains_the_lifts_of_the_meet_more_than_small_muscles() -> None:
    for week in (w for w in plan(event=MEET).weeks if w.focus == "build"):
        bench = sum(len(e.sets) for e in lifts(week) if e.exercise_id == "bench_press")
        assert bench >= 9
        assert len([e for e in lifts(week) if e.exercise_id == "bench_press"]) >= 3
        assert sets_of(week, "shoulder abduction", "horizontal abduction", "elbow flexion", "elbow extension") < bench
        assert not [e for _, s in sessions(week) for e in s.exercises if not e.muscles]


def test_an_intermediate_week_has_heavy_and_lighter_days_of_the_same_lift() -> None:
    made = plan(experience="intermediate", days_per_week=3)
    squats = {e.sets[0].target_reps for e in lifts(made.weeks[0]) if e.exercise_id == "back_squat"}
    assert len(squats) > 1


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("days", [2, 3, 4, 5])
def test_a_programme_is_chosen_with_its_source_and_keeps_every_limit(name: str, days: int) -> None:
    for goal in ("strength", "muscle_gain"):
        made = plan(weeks=8, programme=name, days_per_week=days, goal=goal, experience="intermediate")
        assert any(programmes()[name].source in a.what for a in made.adjustments)
        assert all(lifts(w) for w in made.weeks)


def test_every_day_of_a_programme_is_one_the_planner_knows() -> None:
    for of in programmes().values():
        assert of.source
        assert all(f in FOCUS and f in TITLES for days in of.days.values() for f in days)


def test_waves_rise_to_a_heavy_set_and_a_top_set_is_followed_by_lighter_ones() -> None:
    days = [s for _, s in sessions(plan(weeks=4, programme="five_three_one").weeks[0]) if s.title == "Bench day"]
    waves = next(e for e in days[0].exercises if e.exercise_id == "bench_press")
    loads = [x.target_load_kg or 0.0 for x in waves.sets[:3]]
    assert loads == sorted(loads)
    assert loads[0] < loads[2]
    top = next(e for e in lifts(plan(weeks=4, programme="top_set").weeks[0]) if e.exercise_id == "bench_press")
    assert (top.sets[0].target_load_kg or 0) > (top.sets[1].target_load_kg or 0)
    assert top.sets[0].target_reps < top.sets[1].target_reps


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_programme_that_is_not_for_somebody_is_said_with_its_rule(language: str) -> None:
    made = plan(weeks=4, language=language, programme="five_three_one", experience="beginner", days_per_week=3)
    assert any(a.rule == "PL-07" and "5/3/1" in a.what for a in made.adjustments)


def test_who_owns_a_rack_squats_with_the_bar_and_who_is_heavy_presses_with_the_legs() -> None:
    owner = plan(weeks=4, goal="general", experience="intermediate", history={"months_trained": 24, "days_since_last_session": 2})
    assert "back_squat" in {e.exercise_id for e in lifts(owner.weeks[0])}
    heavy = plan(
        weeks=4,
        goal="weight_loss",
        experience="beginner",
        weight_kg=130,
        equipment=["machine", "dumbbell"],
        history={"months_trained": 0},
    )
    assert "leg_press" in {e.exercise_id for e in lifts(heavy.weeks[0])}


def test_holds_are_in_seconds_and_dumbbells_per_hand() -> None:
    made = plan(weeks=4, goal="general", experience="beginner", equipment=["dumbbell"], history={"months_trained": 0})
    notes = {e.exercise_id: e.note or "" for w in made.weeks for e in lifts(w)}
    holds = [n for id, n in notes.items() if id in ("plank", "side_plank", "suitcase_hold")]
    assert holds
    assert all(" s in each set" in n for n in holds)
    assert "for each hand" in notes["dumbbell_romanian_deadlift"]
    assert "for each hand" not in notes["goblet_squat"]


def test_who_comes_back_after_months_begins_with_sixty_percent_and_has_no_deload_after_three_light_weeks() -> None:
    back = plan(weeks=8, goal="general", experience="intermediate", minutes_per_session=60,
                history={"months_trained": 60, "days_since_last_session": 90})  # fmt: skip
    usual = plan(weeks=1, goal="general", experience="intermediate", minutes_per_session=60,
                 history={"months_trained": 60, "days_since_last_session": 2})  # fmt: skip
    assert 0.4 <= hard_sets(back.weeks[0]) / hard_sets(usual.weeks[0]) <= 0.8
    assert [w.focus for w in back.weeks[:5]].count("deload") == 0
    assert hard_sets(back.weeks[4]) > hard_sets(back.weeks[0])


@pytest.mark.parametrize("values", [{"pregnant": True}, {"postpartum_weeks": 10}], ids=str)
def test_pelvic_floor_comes_first_and_nobody_hurries_from_set_to_set(values: dict[str, Any]) -> None:
    scope = ["moderate", "strength", "pregnancy" if "pregnant" in values else "postpartum"]
    clearance = {"date": TODAY.isoformat(), "scope": scope, "who": "midwife"}
    made = plan(
        weeks=4, sex="female", goal="general", experience="intermediate", minutes_per_session=30, days_per_week=3,
        equipment=["dumbbell", "kettlebell", "band"], parq={"none_of_these": True, "clearance": clearance},
        history={"months_trained": 36, "days_since_last_session": 40}, **values,
    )  # fmt: skip
    lifting = [s for w in made.weeks for _, s in sessions(w) if s.kind == "strength"]
    assert lifting
    assert all(any("Pelvic floor first" in line for line in s.warm_up) for s in lifting)
    assert all(x.rest_seconds >= 30 for s in lifting for e in s.exercises if e.muscles for x in e.sets)
    assert not [e for s in lifting for e in s.exercises if "swing" in e.exercise_id]


def test_from_sixty_five_walks_on_the_days_of_lifting_lead_to_most_of_the_week() -> None:
    made = plan(
        weeks=16, age=68, goal="general", experience="beginner", minutes_per_session=50, days_per_week=4, activities=["walking"],
        equipment=["dumbbell", "band"], history={"months_trained": 0}, regular_exerciser=False,
    )  # fmt: skip
    moved = [endurance_minutes(w) for w in made.weeks]
    assert max(moved) >= 140
    assert max(moved) > 1.8 * moved[0]
    assert any(a.rule == "PL-01" for a in made.adjustments)


def test_weight_falls_by_half_a_percent_a_week_or_the_reason_is_said() -> None:
    slim = plan(
        weeks=4, goal="weight_loss", sex="female", weight_kg=70, height_cm=165, experience="intermediate", minutes_per_session=45
    )
    big = plan(weeks=4, goal="weight_loss", weight_kg=88, height_cm=178, experience="intermediate", minutes_per_session=60)
    for made in (slim, big):
        pace = next(a.what for a in made.adjustments if a.rule == "nutrition-3.6")
        share = float(pace.split("%")[0].split()[-1])
        assert share <= 0.7
        assert share >= 0.5 or any("more slowly than 0.5 %" in a.what for a in made.adjustments)


def test_the_blocks_of_the_advanced_are_named_and_others_build() -> None:
    assert [p["name"] for p in phases(plan(weeks=12))] == ["accumulation", "intensification", "realisation"]
    usual = plan(weeks=8, experience="intermediate", goal="muscle_gain")
    assert [p["name"] for p in phases(usual)] == ["build"]
