"""What if: an athlete's own weeks, a change in words, and numbers that are said to be simulated; or why there are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from milo.app.adapting_flow import log_workout
from milo.app.asking_once import ask
from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.app.planning import plan_of_athlete
from milo.app.what_if import _WORDS, session_work, what_if
from milo.app.what_if_known import lay, missing_of, usual_sleep_h, work_share
from milo.app.what_if_words import read_change
from milo.coach.plans.edits.doors import Edit
from milo.coach.talk.receipts.facts import Compared, WhatIf
from milo.insight.one_truth import day_of
from milo.twin.traits import ACTIVITIES
from milo.vocabulary.clock import StillClock
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import DAYS, Plan, PlannedEndurance, PlannedSession
from milo.vocabulary.records import LiftedSet, Measurement, Record, Workout
from people import at

TODAY = date(2026, 3, 2)  # a Monday
BRUNO = {
    "age": 33, "sex": "male", "goal": "general", "days_per_week": 5, "height_cm": 180, "weight_kg": 80,
    "experience": "intermediate", "minutes_per_session": 60, "equipment": ["barbell", "rack", "bench"],
    "activities": ["running"], "regular_exerciser": True,
    "name": "Bruno", "history": {"months_trained": 30},
}  # fmt: skip


def life(athlete: str, weeks: int, marks: bool = True) -> list[Record]:
    """Bruno's weeks up to yesterday: runs on three days, lifts on two, a weight, a pulse and what his watch thinks of him."""
    made: list[Record] = []
    for k in range(weeks * 7, 0, -1):
        day = TODAY - timedelta(days=k)
        start, done = at(day, 17), (weeks * 7 - k) / 7
        told = {"origin": Origin.IMPORTED, "source": "watch", "user_id": athlete, "utc_offset_min": 0}
        if day.weekday() in (1, 3, 5):
            made.append(
                Workout(
                    **told,
                    workout_id=timed_identity(start, athlete, "run"),
                    start_ts=start,
                    end_ts=start + timedelta(minutes=45),
                    activity_type="running",
                    duration_s=2700,
                    distance_m=7500,
                    rpe=5,
                )
            )
        if day.weekday() in (0, 4):
            id = timed_identity(start, athlete, "gym")
            made.append(
                Workout(
                    **told, workout_id=id, start_ts=start, end_ts=start + timedelta(minutes=60), activity_type="strength", rpe=7,
                    duration_s=3600,
                )
            )  # fmt: skip
            for lift, kg in (("back squat", 100.0), ("bench press", 75.0), ("deadlift", 125.0), ("barbell row", 65.0)):
                for n in range(1, 4):
                    made.append(
                        LiftedSet(
                            **told,
                            set_id=timed_identity(start, athlete, lift, n),
                            workout_id=id,
                            at=start,
                            exercise=lift,
                            number=n,
                            reps=6,
                            rir=2,
                            weight_kg=round(kg * (1 + 0.004 * done) / 2.5) * 2.5,
                        )
                    )  # fmt: skip
        readings = {"resting_hr_bpm": 58.0 + k % 3, "weight_kg": 80.0 + 0.2 * (k % 4)}
        if marks and day.weekday() == 5:
            readings["vo2max_ml_kg_min"] = 46.0 + 0.1 * done
        for quantity, value in readings.items():
            id = timed_identity(at(day, 7), athlete, quantity)
            made.append(Measurement(**told, measurement_id=id, at=at(day, 7), quantity=quantity, value=value))
    return made


def bruno(house: House, weeks: int) -> tuple[str, Plan]:
    """Bruno with so many weeks behind him, and a plan."""
    athlete = house.flows.add_athlete(BRUNO)
    house.writer.write(life(athlete, weeks))
    house.flows.settle(athlete)
    return athlete, plan_of_athlete(house, athlete, weeks=8, seed=1)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = build(Settings(home=tmp_path_factory.mktemp("milo")), StillClock(at(TODAY, 9.0)))
    yield made
    made.close()


@pytest.fixture(scope="module")
def known(house: House) -> tuple[str, Plan]:
    return bruno(house, 10)


def line(found: WhatIf, word: str) -> Compared:
    return next(c for c in found.lines if word in c.label)


def test_fewer_days_are_compared_with_bands_on_the_athletes_own_twin(house: House, known: tuple[str, Plan]) -> None:
    found = what_if(house, known[0], "what if I trained two days a week", known[1])
    assert found.reason is None
    assert found.weeks == 8
    for c in found.lines:
        assert c.now[1] <= c.now[0] <= c.now[2]
        assert c.then[1] <= c.then[0] <= c.then[2]
    fitness = line(found, "VO2max")
    assert 38 < fitness.now[0] < 55
    assert fitness.then[0] < fitness.now[0]
    assert line(found, "Sessions").then[0] < line(found, "Sessions").now[0]
    squat = line(found, "squat")
    assert 100 < squat.now[0] < 160
    assert f"{known[1].plan_id}@1" in found.record_ids


def test_the_same_question_of_the_same_plan_gets_the_same_numbers(house: House, known: tuple[str, Plan]) -> None:
    one, two = (what_if(house, known[0], "what if I do nothing for two weeks", known[1]) for _ in range(2))
    assert one == two
    assert one.weeks == 2
    assert line(one, "VO2max").then[0] < line(one, "VO2max").now[0]


def test_food_and_sleep_are_changes_too(house: House, known: tuple[str, Plan]) -> None:
    food = what_if(house, known[0], "¿qué pasa si como 300 kcal menos?", known[1])
    weight = line(food, "weight")
    assert 0.5 < weight.now[0] - weight.then[0] < 4
    sleep = line(what_if(house, known[0], "what if I slept an hour more?", known[1]), "Sleep")
    assert 0.3 < sleep.then[0] - sleep.now[0] < 1.2


def test_an_edit_of_the_doors_is_compared_like_words(house: House, known: tuple[str, Plan]) -> None:
    by_words = what_if(house, known[0], "what if I trained three days a week", known[1])
    assert what_if(house, known[0], Edit(kind="days", days=3), known[1]) == by_words


def test_too_few_weeks_are_said_and_nothing_is_simulated(house: House) -> None:
    athlete, plan = bruno(house, 3)
    found = what_if(house, athlete, "what if I trained two days a week", plan)
    assert found.lines == []
    assert found.reason is not None
    assert "four weeks" in found.reason
    assert "3" in found.reason


def test_without_a_performance_mark_there_is_no_twin(house: House) -> None:
    athlete = house.flows.add_athlete(BRUNO)
    house.writer.write([r for r in life(athlete, 8, marks=False) if not isinstance(r, LiftedSet)])
    house.flows.settle(athlete)
    found = what_if(house, athlete, "what if I trained two days a week", plan_of_athlete(house, athlete, weeks=4, seed=1))
    assert found.lines == []
    assert found.reason is not None
    assert "VO2max" in found.reason


@pytest.mark.parametrize("words", ["what if I won the lottery", "what if", "what if it rains on Sunday?"])
def test_a_question_that_changes_nothing_is_asked_back(house: House, known: tuple[str, Plan], words: str) -> None:
    found = what_if(house, known[0], words, known[1])
    assert not found.lines
    assert found.reason is not None
    assert "what to change" in found.reason


def test_a_change_the_limits_forbid_is_compared_as_far_as_it_may_go(house: House, known: tuple[str, Plan]) -> None:
    found = what_if(house, known[0], "what if I trained every day", known[1])
    assert found.reason is not None or line(found, "Sessions").then[0] <= 6


def test_the_coach_answers_in_words_that_say_simulated_with_claims(house: House, known: tuple[str, Plan]) -> None:
    reply = ask(house, known[0], "what if I ran four days a week?", None)
    assert "simulated" in reply.text.lower()
    assert "VO2max" in reply.text
    assert reply.text.endswith("your own may differ.")
    assert reply.claims
    assert {c.kind for c in reply.claims} >= {"simulation"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("what if I ran four days a week", {"days": 4}),
        ("what happens if I only train twice a week", {"days": 2}),
        ("y si entreno una vez por semana", {"days": 1}),
        ("¿y si entreno cinco días?", {"days": 5}),
        ("what if I trained one day less", {"days_by": -1}),
        ("what if I skipped Thursday", {"kind": "skip", "day": "thursday"}),
        ("what if I only trained 30 minutes", {"kind": "minutes", "minutes": 30.0}),
    ],
)
def test_a_change_of_the_plan_is_read_from_words(words: str, expected: dict[str, object]) -> None:
    change = read_change(words)
    assert change is not None
    for name, value in expected.items():
        assert getattr(change.edit, name) == value


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("what if I do nothing for two weeks", "rest_days", 14),
        ("¿y si no entreno tres semanas?", "rest_days", 21),
        ("what if I slept half an hour less", "sleep_h", -0.5),
        ("¿qué pasaría si duermo una hora más?", "sleep_h", 1.0),
        ("what if I eat 300 kcal less", "diet_kcal", -300.0),
        ("what if I ate 250 calories more a day", "diet_kcal", 250.0),
        ("what if I eat 1,000 kcal less", "diet_kcal", -1000.0),
        ("what if I slept -1 hour", "sleep_h", -1.0),
        ("what if I sleep 6 hours a night", "sleep_to_h", 6.0),
        ("¿y si duermo 9 horas?", "sleep_to_h", 9.0),
        ("¿y si paro un mes?", "rest_days", 30),
        ("¿y si me voy de vacaciones dos semanas?", "rest_days", 14),
        ("what if I go on holiday for three weeks", "rest_days", 21),
        ("what if I don't train next week", "rest_days", 7),
    ],
)
def test_rest_sleep_and_food_are_read_from_words(words: str, name: str, value: float) -> None:
    assert getattr(read_change(words), name) == value


@pytest.mark.parametrize(
    "words",
    [
        "what if I eat 2000 kcal a day", "¿y si como 1800 kcal al día?", "what if I drink three beers a day",
        "what if I train two times a day", "what if I run twice a day", "¿y si entreno dos veces al día?",
    ],
)  # fmt: skip
def test_what_is_said_of_a_day_is_no_number_of_training_days(words: str) -> None:
    assert read_change(words) is None


@pytest.mark.parametrize(
    ("words", "day", "this_week"),
    [
        ("what if I don't train on Mondays", "monday", False),
        ("¿y si no entreno los lunes?", "monday", False),
        ("¿y si no entreno el lunes?", "monday", True),
        ("what if I take a holiday on Friday", "friday", True),
        ("what if I don't train tomorrow", "thursday", True),
    ],
)
def test_a_day_that_is_named_is_skipped_and_no_break_of_weeks(words: str, day: str, this_week: bool) -> None:
    change = read_change(words, today="wednesday")
    assert change is not None
    assert change.rest_days == 0
    assert change.edit == Edit(kind="skip", day=day, this_week=this_week)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("what if I don't train", 28), ("¿y si no entreno nada durante dos semanas?", 14),
        ("what if I didn't train for 10 days", 10),
        ("what if I miss a week?", 7), ("y si me salto dos semanas", 14),
        ("what if I go on holiday to Spain for three weeks", 21), ("what if I take a week off because I'm ill", 7),
    ],
)  # fmt: skip
def test_no_training_is_a_break_at_the_end_or_before_a_length(words: str, days: int) -> None:
    change = read_change(words)
    assert change is not None
    assert change.rest_days == days


@pytest.mark.parametrize(
    "words",
    [
        "what if I don't train legs", "what if I don't train hard", "¿y si no entreno pierna?",
        "what if I don't train legs on Monday",
        "¿y si no entreno por la mañana?", "what if I train 4 days a week on holiday", "what if I don't train until Friday",
    ],
)  # fmt: skip
def test_a_part_of_training_left_out_is_no_break(words: str) -> None:
    assert read_change(words, today="wednesday") is None


@pytest.mark.parametrize(
    "words",
    [
        "what if I eat 300 kcal less and drink 500 kcal less",
        "what if I move Monday and Thursday", "what if I swap Monday and Thursday and eat 300 kcal less",
    ],
)  # fmt: skip
def test_half_a_question_is_not_answered(words: str) -> None:
    assert read_change(words) is None


def test_what_is_exchanged_for_what_is_one_change() -> None:
    days = read_change("what if I swap Monday and Thursday")
    assert days is not None
    assert days.edit is not None
    assert (days.edit.day, days.edit.to) == ("monday", "thursday")
    lift = read_change("what if I swap clean and jerk for deadlift")
    assert lift is not None
    assert lift.edit is not None
    assert (lift.edit.exercise, lift.edit.instead) == ("clean_and_jerk", "deadlift")


@pytest.mark.parametrize(
    "words",
    [
        "what if I eat less than 1000 kcal a day", "¿y si como menos de 1000 kcal?", "¿y si como más de 500 kcal?",
        "what if I eat under 900 kcal", "what if I sleep less than two hours", "¿y si entreno más de tres días?",
    ],
)  # fmt: skip
def test_a_bound_is_no_difference(words: str) -> None:
    assert read_change(words) is None


def test_two_changes_in_one_question_are_both_made() -> None:
    both = read_change("what if I eat 300 kcal less and sleep half an hour more")
    assert both is not None
    assert (both.diet_kcal, both.sleep_h) == (-300.0, 0.5)
    days = read_change("¿y si entreno cuatro días y duermo 8 horas?", "es")
    assert days is not None
    assert days.edit is not None
    assert (days.edit.days, days.sleep_to_h) == (4, 8.0)


def test_hours_of_sleep_are_held_against_the_usual_ones(house: House, known: tuple[str, Plan]) -> None:
    sleeper, plan = bruno(house, 6)
    assert "log some nights" in str(what_if(house, sleeper, "what if I sleep 6 hours", plan).reason)
    for back in range(1, 10):
        day = TODAY - timedelta(days=back)
        log_workout(house, sleeper, {"at": at(day, 8).isoformat(), "daily": {"sleep_hours": 7.0}})
    assert usual_sleep_h(house.flows.inputs(sleeper, TODAY), TODAY) == pytest.approx(7.0)
    less = line(what_if(house, sleeper, "what if I sleep 6 hours", plan), "Sleep")
    assert -1.2 < less.then[0] - less.now[0] < -0.3
    assert "nothing to say" in str(what_if(house, sleeper, "¿y si duermo 3 horas?", plan).reason)


def test_two_kinds_on_one_day_fill_two_days_and_lose_nothing() -> None:
    laid = lay([(0, "strength", 60, 0.6, 5), (0, "running", 30, 0.7, 0), (3, "running", 40, 0.6, 0), (3, "running", 20, 0.9, 0)], 7)
    assert laid.minutes.tolist() == [60, 30, 0, 60, 0, 0, 0]
    assert laid.sets.sum() == 5
    assert ACTIVITIES[laid.activity[1]] == "running"
    assert laid.intensity[3] == pytest.approx(0.7)


def test_effort_is_read_from_the_heart_first_then_from_what_was_told() -> None:
    assert work_share(3, 60, 150, (50, 190)) == pytest.approx(100 / 140)
    hard, easy = work_share(8, 40, None, (None, None)), work_share(3, 40, 150, (None, 190))
    assert 0.4 < easy < 0.65
    assert 0.8 < hard < 0.98


def test_hard_stretches_weigh_by_their_minutes() -> None:
    intervals = [{"repeat": 4, "work_minutes": 4.0, "work_zone": 4, "rest_minutes": 2.0, "rest_zone": 1}]
    e = PlannedEndurance(activity="running", minutes=40.0, zone=4, intervals=intervals)
    work = session_work(PlannedSession(session_id="s", kind="endurance", title="Intervals", minutes=40.0, endurance=e))
    assert work is not None
    assert work[2] == pytest.approx((16 * 0.85 + 8 * 0.50 + 16 * 0.62) / 40)


@pytest.mark.parametrize(
    ("age", "weeks", "reason"),
    [(33, 0, "no workout yet"), (None, 6, "your age; tell it"), (None, 0, "neither is known")],
)
def test_what_is_missing_is_named_and_nothing_else(house: House, age: int | None, weeks: int, reason: str) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    house.writer.write(life(bruno, weeks))
    made = plan_of_athlete(house, bruno, weeks=4)
    inputs = house.flows.inputs(bruno, TODAY - timedelta(days=1))
    known = msgspec.structs.replace(inputs.profile, age=age) if inputs.profile is not None else None
    assert reason in _WORDS["en"][missing_of(replace(inputs, profile=known))]
    if age is not None:
        assert reason in str(what_if(house, bruno, "what if I train 3 days a week?", made).reason)


def test_workouts_of_today_alone_are_not_said_to_be_none(house: House) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    made = plan_of_athlete(house, bruno, weeks=4)
    run = {"endurance": {"activity": "running", "minutes": 30}, "minutes": 30}
    log_workout(house, bruno, {"at": house.clock.now().isoformat(), **run})
    said = str(what_if(house, bruno, "what if I train 3 days a week?", made).reason)
    assert "no workout yet" not in said
    assert "of today" in said
    log_workout(house, bruno, {"at": at(TODAY - timedelta(days=2), 8).isoformat(), "title": "Yoga", "minutes": 30})
    said = str(what_if(house, bruno, "what if I train 3 days a week?", made).reason)
    assert "no workout yet" not in said


def test_workouts_of_another_year_are_not_said_to_be_of_today(house: House) -> None:
    ada = house.flows.add_athlete(BRUNO)
    made = plan_of_athlete(house, ada, weeks=4)
    run = {"endurance": {"activity": "running", "minutes": 30}, "minutes": 30}
    for days in (400, 500, 600, 0):
        log_workout(house, ada, {"at": at(TODAY - timedelta(days=days), 8).isoformat(), **run})
    said = str(what_if(house, ada, "what if I train 3 days a week?", made).reason)
    assert "of today" not in said
    assert (TODAY - timedelta(days=400)).isoformat() in said


@pytest.mark.parametrize(("came", "low", "high"), [(1, 0.8, 1.3), (2, 1.7, 2.3), (3, 2.6, 3.0)])
def test_adherence_stays_the_share_of_the_plan_that_was_done(came: int, low: float, high: float, tmp_path: Path) -> None:
    """Three planned a week, of which one, two or three were done, on other days of the week than the plan's."""
    clock = StillClock(at(TODAY - timedelta(days=28), 6.0))
    made = build(Settings(home=tmp_path), clock)
    athlete = made.flows.add_athlete({**BRUNO, "days_per_week": 3, "activities": []})
    plan = plan_of_athlete(made, athlete, weeks=8, seed=1)
    asked = {d.day for d in plan.weeks[0].days if d.sessions}
    assert len(asked) == 3
    # Bruno's Mondays carry the marks and are one of the sessions done; the others fall on days the plan asks nothing of.
    others = [n for n, day in enumerate(DAYS) if n and day not in asked][: came - 1]
    records = []
    for record in life(athlete, 4):
        day = day_of(record) if isinstance(record, Workout) else record.at.date() if isinstance(record, LiftedSet) else None
        if day is None or day.weekday() == 0:
            records.append(record)
    for week in range(4):
        for n in others:
            start = at(TODAY - timedelta(days=28 - 7 * week - n), 17)
            records.append(
                Workout(
                    origin=Origin.IMPORTED, source="watch", user_id=athlete, utc_offset_min=0,
                    workout_id=timed_identity(start, athlete, "other"), start_ts=start, end_ts=start + timedelta(minutes=50),
                    activity_type="strength", duration_s=3000,
                )
            )  # fmt: skip
    clock.now = lambda: at(TODAY, 9.0)  # type: ignore[method-assign]
    made.writer.write(records)
    made.flows.settle(athlete)
    found = what_if(made, athlete, "what if I trained two days a week", plan)
    made.close()
    sessions = line(found, "Sessions done")
    assert "not known" not in sessions.label
    assert low <= sessions.now[0] <= high
    assert 50 < line(found, "Fatigue").now[0] < 160


def test_where_no_plan_was_followed_the_sessions_are_said_to_be_most_peoples(house: House, known: tuple[str, Plan]) -> None:
    assert "not known yet" in line(what_if(house, known[0], "what if I trained two days a week", known[1]), "Sessions").label
