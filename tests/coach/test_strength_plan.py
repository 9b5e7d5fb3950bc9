"""How strength sessions are filled: rests within the reference, muscles before sets, exercises at the level of the person."""

from __future__ import annotations

from typing import Any

import pytest

from coach.planner_checks import TODAY
from each import each
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.muscle_targets import MINIMUM, lacking
from milo.coach.plans.basics.time import muscle_sets
from milo.coach.plans.limits.exercise_level import BODY_SHARE, PUSH_UP_EASE, age_factor, likely_press
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.exercises import allowed_exercises
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan, PlannedExercise

GYM = ["barbell", "rack", "bench", "dumbbell", "machine", "cable", "pull-up bar"]
BRUNO = {
    "age": 33, "sex": "male", "goal": "strength", "days_per_week": 4, "height_cm": 180, "weight_kg": 84, "equipment": GYM,
    "experience": "intermediate", "minutes_per_session": 60, "regular_exerciser": True,
    "history": {
        "months_trained": 36, "days_since_last_session": 2, "e1rm_kg": {"back squat": 140, "deadlift": 170, "bench press": 100},
    },
}  # fmt: skip
COMPOUND = {"squat", "lunge", "hinge", "horizontal push", "vertical push", "horizontal pull", "vertical pull"}


def plan(weeks: int = 8, seed: int = 1, **values: Any) -> Plan:
    return make_plan(parse_profile(BRUNO | values, TODAY), weeks=weeks, seed=seed, today=TODAY)


def lifts(of: Plan, week: int | None = None) -> list[PlannedExercise]:
    return [
        e for w in of.weeks if week in (None, w.week) for d in w.days for s in d.sessions for e in s.exercises if not is_drill(e)
    ]


@pytest.mark.parametrize("goal", ["strength", "muscle_gain", "general"])
@pytest.mark.parametrize(("minutes", "days"), [(40, 3), (60, 4), (90, 5)])
def test_rest_is_never_shorter_than_the_reference_has_it(goal: str, minutes: int, days: int) -> None:
    for e in lifts(plan(goal=goal, minutes_per_session=minutes, days_per_week=days)):
        if e.superset is not None or e.pattern not in COMPOUND:
            continue
        for s in e.sets:
            to_failure = s.target_reps + s.target_rir
            assert s.rest_seconds >= (180 if to_failure <= 8 else 120 if to_failure < 16 else 60), (e.exercise, s)


def test_small_exercises_are_paired_before_big_ones_lose_their_rest() -> None:
    made = plan(goal="muscle_gain", minutes_per_session=45, days_per_week=3, experience="beginner", history={})
    paired = [e for e in lifts(made) if e.superset is not None]
    assert paired
    assert not {e.pattern for e in paired} & {"squat", "horizontal push", "horizontal pull", "vertical push"}


@each("seed", [1, 2, 3])
def test_sets_grow_where_a_muscle_has_least_of_what_it_needs(seed: int) -> None:
    values = {"goal": "muscle_gain", "minutes_per_session": 45, "days_per_week": 3, "experience": "beginner", "history": {}}
    made = plan(seed=seed, **values, equipment=["dumbbell"])
    first, last = muscle_sets(lifts(made, 1)), muscle_sets(lifts(made, 8))
    assert first["calves"] > 0

    def missing(sets: dict[str, float]) -> float:
        return sum(max(0.0, need - sets.get(m, 0.0)) for m, need in MINIMUM.items())

    assert missing(first) > missing(last)
    assert last["abs"] - first["abs"] <= 1
    assert lacking({"calves": 1.0, "abs": 0.5}, {"abs": 4.0}, MINIMUM) == 1.0


def test_a_sore_shoulder_keeps_rows_and_presses_that_the_reference_keeps_at_the_level_of_the_person() -> None:
    made = plan(injuries=[{"region": "shoulder", "pain_0_10": 4}], goal="muscle_gain")
    ids = {e.exercise_id for e in lifts(made)}
    assert any(catalogue()[i].pattern == "horizontal pull" for i in ids)
    assert {"landmine_press", "dumbbell_floor_press"} & ids
    assert "wall_push_up" not in ids
    worse = {e.exercise_id for e in lifts(plan(injuries=[{"region": "shoulder", "pain_0_10": 6}], goal="muscle_gain"))}
    assert not {"landmine_press", "dumbbell_floor_press", "dumbbell_row"} & worse


def test_a_sore_knee_keeps_the_short_leg_press_until_pain_says_stop() -> None:
    for pain, kept in ((4, True), (6, False), (None, False)):
        hurt = BRUNO | {"injuries": [{"region": "knee"} | ({"pain_0_10": pain} if pain else {})]}
        ids = {e.id for e in allowed_exercises(person_of(parse_profile(hurt, TODAY), TODAY))}
        assert ("short_leg_press" in ids) == kept


def test_a_small_exercise_that_stands_in_for_a_main_lift_is_done_as_a_small_one() -> None:
    made = plan(injuries=[{"region": "elbow", "pain_0_10": 4}], goal="muscle_gain", equipment=["dumbbell", "bench", "cable"])
    raises = [e for e in lifts(made) if e.pattern == "shoulder abduction"]
    assert raises
    assert all(s.target_reps >= 12 for e in raises for s in e.sets)
    assert not any(e.exercise_id == "bodyweight_shoulder_extension" for e in lifts(made))


@pytest.mark.parametrize(
    ("age", "sex", "experience", "most"),
    [
        (80, "female", "beginner", 0.2),
        (52, "female", "beginner", 0.45),
        (28, "male", "beginner", 0.64),
        (70, "male", "beginner", 0.5),
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_nobody_gets_a_push_up_harder_than_they_are_likely_to_press(
    age: int, sex: str, experience: str, most: float, seed: int
) -> None:
    values = {"age": age, "sex": sex, "experience": experience, "equipment": [], "history": {}, "goal": "general", "weight_kg": 70}
    made = plan(seed=seed, **values)
    done = {e.exercise_id for e in lifts(made)} & set(BODY_SHARE)
    assert done
    assert all(BODY_SHARE[i] <= most for i in done)
    p = person_of(parse_profile(BRUNO | values, TODAY), TODAY, None)
    assert max(BODY_SHARE[i] for i in done) <= max(0.2, PUSH_UP_EASE * likely_press(p, {}))


def test_the_known_press_says_more_than_the_norm_and_age_takes_its_share() -> None:
    p = person_of(parse_profile(BRUNO, TODAY), TODAY, None)
    assert likely_press(p, {"bench_press": 126.0}) == pytest.approx(1.5)
    assert age_factor(35) == 1.0 > age_factor(60) > age_factor(75)


@each("seed", [1, 2, 3, 4, 5])
def test_who_is_trained_gets_no_help_with_pull_ups_and_no_third_heavy_deadlift(seed: int) -> None:
    made = plan(seed=seed, experience="advanced", minutes_per_session=90)
    assert "assisted_pull_up" not in {e.exercise_id for e in lifts(made)}
    of_all = plan(seed=seed, goal="general", days_per_week=3)
    for w in of_all.weeks:
        held = [{e.exercise_id for e in s.exercises} for d in w.days for s in d.sessions]
        assert sum("deadlift" in ids for ids in held) <= 2
        assert not any({"back_squat", "deadlift"} <= ids for ids in held)


def test_an_older_lifter_keeps_the_lifts_they_told() -> None:
    assert "deadlift" in {e.exercise_id for e in lifts(plan(age=68))}
    assert "deadlift" not in {e.exercise_id for e in lifts(plan(age=68, history={"months_trained": 36}))}


@each("lift", ["thruster", "dumbbell_thruster", "kettlebell_thruster"])
def test_a_squat_with_a_press_loads_the_ankle_as_a_squat_does(lift: str) -> None:
    assert catalogue()[lift].stress("ankle") >= catalogue()["back_squat"].stress("ankle")


def test_a_sore_neck_holds_nothing_heavy() -> None:
    ids = {e.exercise_id for s in (1, 2, 3) for e in lifts(plan(seed=s, injuries=[{"region": "neck", "pain_0_10": 4}]))}
    assert not {"suitcase_hold", "dumbbell_hold", "deadlift", "sumo_deadlift"} & ids


def test_the_lifts_of_a_meet_end_in_singles_with_two_in_reserve_and_small_work_goes_first() -> None:
    event = {"date": "2026-05-02", "activity": "strength", "title": "Meet"}
    made = plan(weeks=9, event=event, experience="advanced", minutes_per_session=90)
    week = next(w.week for w in made.weeks if w.focus == "taper")  # the last but one
    heavy = {
        n: min(s.target_reps for e in lifts(made, n) if e.exercise_id == "back_squat" for s in e.sets)
        for n in (week - 3, week - 1, week)
    }
    assert heavy == {week - 3: 3, week - 1: 2, week: 1}
    singles = [s for e in lifts(made, week) for s in e.sets if s.target_reps == 1]
    assert singles
    assert all(s.target_rir == 2.0 for s in singles)
    loads = [s.target_load_kg for e in lifts(made, week) if e.exercise_id == "back_squat" for s in e.sets]
    assert 0.88 * 140 <= max(kg for kg in loads if kg) <= 0.95 * 140
    assert {e.pattern for e in lifts(made, week)} | {e.pattern for e in lifts(made, week + 1)} <= COMPOUND


def test_after_lifting_nobody_stretches_neck_or_wrists_to_fill_the_time() -> None:
    for seed in (1, 2, 3):
        for w in plan(seed=seed, minutes_per_session=90, experience="advanced").weeks:
            for s in (s for d in w.days for s in d.sessions if s.kind == "strength"):
                drills = [e for e in s.exercises if is_drill(e)]
                assert len(drills) <= 3
                assert not {e.pattern for e in drills} & {"neck mobility", "wrist mobility"}


def weights(of: Plan, week: int) -> dict[tuple[str, str], tuple[float, int]]:
    """Load in kg and sets of every exercise with a known load, by day and id."""
    return {
        (d.day, e.exercise_id): (e.sets[0].target_load_kg, len(e.sets))
        for d in of.weeks[week - 1].days
        for s in d.sessions
        for e in s.exercises
        if e.sets[0].target_load_kg is not None
    }


@each("goal", ["strength", "muscle_gain"])
def test_after_weeks_off_the_weights_are_seventy_percent_and_come_back_step_by_step(goal: str) -> None:
    off = {"history": BRUNO["history"] | {"days_since_last_session": 20}}
    usual, back = plan(goal=goal), plan(goal=goal, **off)
    before, now = weights(usual, 1), weights(back, 1)
    assert before.keys() == now.keys()
    assert all(now[at][0] <= 0.7 * before[at][0] + 2.5 for at in now), (before, now)
    for week in range(2, 9):
        last, now = now, weights(back, week)
        if back.weeks[week - 1].focus == "deload":
            now = last
            continue
        for at in now.keys() & last.keys():
            assert now[at][0] <= 1.1 * last[at][0] + 1e-6, (week, at)
            assert now[at][0] <= last[at][0] or now[at][1] <= last[at][1], (week, at)
    most = {id: max(kg for (_, of), (kg, _) in weights(back, 7).items() if of == id) for _, id in now}
    assert all(kg >= 0.85 * max(w for (_, of), (w, _) in weights(usual, 7).items() if of == id) for id, kg in most.items()), most
