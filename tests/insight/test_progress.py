"""The charts' numbers over months, on cases worked out by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from milo.insight.form_ahead import form_ahead, form_line
from milo.insight.heart_drift import drift_of
from milo.insight.lift_history import counted_sets, lift_histories, reps_at_fixed_load
from milo.insight.load import daily_metrics
from milo.insight.one_truth import merge_workouts
from milo.insight.recovery_lines import bands, recovery_line
from milo.insight.sleep_lines import sleep_line
from milo.insight.week_sums import EASY_LOW, muscle_weeks, shape_of, thirds, week_sums, zone_weeks
from milo.insight.weight_energy import hidden_body, weight_energy
from milo.vocabulary.athlete import Profile
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DayDigest, LiftedSet, Nutrition
from people import ADA, LAST, PROFILE, at, digest, inputs, night, workout

MONDAY = date(2026, 2, 23)  # LAST is the Sunday of its week


def day_of_scale(day: date, kg: float, source: str = "scale", name: str = "weight_kg") -> DayDigest:
    return DayDigest(
        origin=Origin.IMPORTED, source=source, digest_id=f"{source}-{name}-{day}", user_id=ADA, at=at(day), day=day,
        digest_of="measurement", rule="test", count=1, sums={}, stats={name: [1.0, kg, kg, kg, kg]},
    )  # fmt: skip


def lifted(day: date, number: int, *, kg: float, reps: float, name: str = "Squat", rir: float | None = 2.0) -> LiftedSet:
    return LiftedSet(
        origin=Origin.TOLD, source="log", set_id=f"{name}-{day}-{number}-{kg}", user_id=ADA, workout_id=f"gym-{day}",
        at=at(day, 18), exercise=name, number=number, weight_kg=kg, reps=reps, rir=rir, utc_offset_min=0,
    )  # fmt: skip


# --- fitness, fatigue, form ---------------------------------------------------------------------------------------------


def test_a_planned_future_goes_on_from_today_by_the_same_recursion() -> None:
    # Lived: 420 on one day: fitness 420/42 = 10, fatigue 420/7 = 60. Tomorrow 210 is planned, then rest.
    # Fitness 10 + (210 - 10)/42 = 14.7619; fatigue 60 + (210 - 60)/7 = 81.428571; form 10 - 60 = -50.
    # Then 14.7619 - 14.7619/42 = 14.410431; 81.428571 x 6/7 = 69.795918; form 14.7619 - 81.428571 = -66.666667.
    today = daily_metrics([LAST], [420])[-1]
    now, one, two = form_ahead(today, {LAST + timedelta(days=1): 210.0}, LAST + timedelta(days=2))
    assert (now.fitness, now.fatigue, now.form) == (10, 60, None)
    assert (one.fitness, one.fatigue, one.form) == pytest.approx((14.761905, 81.428571, -50), abs=1e-6)
    assert (two.fitness, two.fatigue, two.form) == pytest.approx((14.410431, 69.795918, -66.666667), abs=1e-6)


def test_what_is_still_planned_today_counts_as_if_it_had_been_done_today() -> None:
    both = daily_metrics([LAST, LAST + timedelta(days=1)], [500, 0])[-1]
    half = daily_metrics([LAST], [200])[-1]
    _, next_day = form_ahead(half, {LAST: 300.0, LAST - timedelta(days=1): 999.0}, LAST + timedelta(days=1))
    assert (next_day.fitness, next_day.fatigue, next_day.form) == pytest.approx((both.fitness, both.fatigue, both.form))


def test_nothing_lies_ahead_without_a_plan() -> None:
    assert form_ahead(daily_metrics([LAST], [100])[-1], {}, LAST) == []


def test_a_history_of_any_length_is_weighed_and_what_cannot_be_is_counted() -> None:
    old = workout(at(LAST - timedelta(days=700)), 60, rpe=5.0)
    mute = workout(at(LAST - timedelta(days=1)), 60, activity="strength")
    found = form_line(inputs(workouts=[old, mute]), merge_workouts(inputs(workouts=[old, mute])))
    assert (len(found.days), found.days[0].load, found.unweighed) == (701, 300, 1)
    assert found.days[-1].date == LAST


# --- weeks --------------------------------------------------------------------------------------------------------------


def test_a_week_adds_up_and_a_week_without_training_is_a_zero() -> None:
    runs = [workout(at(MONDAY - timedelta(days=14)), 50, distance_m=10_000.0), workout(at(MONDAY, 7), 40, distance_m=8_250.0)]
    gym = workout(at(MONDAY, 18), 60, activity="strength", workout_id=f"gym-{MONDAY}")
    sets = [lifted(MONDAY, n, kg=100, reps=5, rir=rir) for n, rir in enumerate((2.0, 4.0, 5.0, None), 1)]
    of = inputs(workouts=[*runs, gym], sets=sets)
    first, rest, last = week_sums(merge_workouts(of), of.zone, LAST)
    assert (first.sessions, first.minutes, first.distance_km, first.hard_sets) == (1, 50, 10, 0)
    assert (rest.sessions, rest.minutes, rest.distance_km) == (0, 0, None)
    assert (last.sessions, last.minutes, last.distance_km) == (2, 100, 8.25)
    assert last.hard_sets == 3  # five left is not hard, and a reserve nobody told counts as hard


def test_minutes_in_zones_leave_lifting_out_and_count_who_was_silent() -> None:
    run, walk = workout(at(MONDAY, 7), 60), workout(at(MONDAY, 12), 30, activity="walking")
    gym = workout(at(MONDAY, 18), 60, activity="strength")
    digests = {run.workout_id: digest(run, {100: 600.0, 150: 1800.0}), gym.workout_id: digest(gym, {150: 3600.0})}
    of = inputs(workouts=[run, walk, gym], workout_digests=digests)
    (week,) = zone_weeks(of, merge_workouts(of))
    # Forty years: maximum 208 - 28 = 180; shares of it put 100 bpm (0.556) in zone 1 and 150 (0.833) in zone 4.
    assert week.minutes == [10, 0, 0, 30, 0]
    assert week.silent == 1
    assert week.shares == (0.25, 0, 0.75)


def test_shares_and_what_they_are_called() -> None:
    assert thirds([40, 40, 10, 5, 5]) == (0.8, 0.1, 0.1)
    assert thirds([0, 0, 0, 0, 0]) is None
    assert shape_of((0.82, 0.03, 0.15)) == "polarised"
    assert shape_of((0.82, 0.12, 0.06)) == "pyramidal"
    assert shape_of((EASY_LOW - 0.01, 0.2, 0.06)) == "threshold"
    assert shape_of((0.3, 0.2, 0.5)) == "hard"


def test_sets_count_whole_for_the_muscle_that_works_and_half_for_one_that_helps() -> None:
    sets = [(MONDAY, lifted(MONDAY, n, kg=60, reps=8, name="Bench Press")) for n in (1, 2)]
    sets.append((MONDAY, lifted(MONDAY, 3, kg=60, reps=8, name="Bench Press", rir=5.0)))
    sets.append((MONDAY, lifted(MONDAY, 4, kg=60, reps=8, name="Nobody knows this")))
    (week,) = muscle_weeks(sets, LAST).values()
    assert week["chest"] == 2
    assert week["triceps"] == 1


# --- recovery -----------------------------------------------------------------------------------------------------------


def test_the_bands_are_the_mean_and_half_a_deviation_of_the_logarithm() -> None:
    values = np.array([40.0, 60.0] * 10)  # logarithms 3.688879 and 4.094345: mean 3.891612, sample SD 0.207992
    week, low, high = bands(values, logarithmic=True)
    assert np.isnan(low[:13]).all()
    assert low[-1] == pytest.approx(np.exp(3.891612 - 0.5 * 0.207992), rel=1e-5)
    assert high[-1] == pytest.approx(np.exp(3.891612 + 0.5 * 0.207992), rel=1e-5)
    # The last seven are 60 40 60 40 60 40 60: four at 60, three at 40.
    assert week[-1] == pytest.approx(np.exp((4 * np.log(60) + 3 * np.log(40)) / 7))
    assert np.isnan(week[1])
    assert not np.isnan(week[2])


def test_an_old_day_is_judged_by_what_was_usual_then() -> None:
    values = np.concatenate([np.full(80, 50.0), np.full(80, 60.0)]) + np.tile([0.5, -0.5], 80)
    week, low, high = bands(values, logarithmic=False)
    assert low[75] < week[75] < high[75]
    assert high[75] < 55 < low[159]


def test_the_newest_week_is_told_apart_from_the_own_range_and_gaps_stay_gaps() -> None:
    days = [LAST - timedelta(days=n) for n in range(40, 0, -1)]
    told = [day_of_scale(d, 50 + n % 2, "watch", "resting_hr_bpm") for n, d in enumerate(days) if n != 20]
    told += [day_of_scale(LAST - timedelta(days=n), 58, "watch", "resting_hr_bpm") for n in range(3)]
    found = recovery_line(
        inputs(day_digests=[d for d in told if d.day <= LAST - timedelta(days=3)] + told[-3:]), "resting_hr_bpm", "bpm"
    )
    assert found is not None
    assert found.values[20] is None
    assert found.state == "above"
    assert recovery_line(inputs(), "resting_hr_bpm", "bpm") is None


# --- sleep, weight ------------------------------------------------------------------------------------------------------


def test_nights_are_told_over_more_than_one_window() -> None:
    nights = [night(LAST - timedelta(days=n), 7.5) for n in range(100)]
    found = sleep_line(inputs(sleeps=nights))
    assert found is not None
    assert len(found.days) == 100
    assert found.hours == [7.5] * 100
    assert found.regularity_min[-1] == pytest.approx(0, abs=0.5)
    assert found.need_origin == "estimated"
    assert sleep_line(inputs()) is None


def test_weight_stands_against_the_mean_of_logged_days() -> None:
    scale = [day_of_scale(LAST - timedelta(days=n), 60 + n / 100) for n in range(0, 300, 2)]
    food = [
        Nutrition(origin=Origin.TOLD, source="log", log_id=f"n{n}", user_id=ADA, log_ts=at(MONDAY + timedelta(days=n)),
                  meal_type="day", calories=2_000.0 + 100 * n, utc_offset_min=0)
        for n in range(3)
    ]  # fmt: skip
    found = weight_energy(inputs(day_digests=scale, nutrition=[*food, food[0]]))
    assert found is not None
    assert (found.days[0], len(found.days)) == (LAST - timedelta(days=298), 299)
    assert found.weights[-1] == 60
    assert found.trend[150] is not None
    (week,) = found.weeks
    # One day told twice adds up: 4,000, 2,100 and 2,200 over three days.
    assert (week.kcal, week.logged_days) == (2767, 3)


def test_weight_is_hidden_from_the_young_and_after_an_eating_disorder() -> None:
    young = Profile(sex="male", goal="general", days_per_week=3, date_of_birth=date(2008, 3, 2))
    ill = Profile(sex="female", goal="general", days_per_week=3, age=30, conditions=["eating disorder"])
    assert hidden_body(young, None, LAST) == "minor"
    assert hidden_body(young, None, LAST + timedelta(days=1)) is None
    assert hidden_body(ill, None, LAST) == "eating"
    assert hidden_body(PROFILE, None, LAST) is None
    assert hidden_body(PROFILE, None, LAST, flagged=True) == "eating"


# --- lifts --------------------------------------------------------------------------------------------------------------


def test_a_lift_is_told_by_session_on_the_athletes_own_day() -> None:
    days = [LAST - timedelta(days=7 * n) for n in range(4, -1, -1)]
    sets = [lifted(d, 1, kg=100, reps=5 + n) for n, d in enumerate(days)]
    late = LiftedSet(**{**{f: getattr(sets[0], f) for f in sets[0].__struct_fields__}, "set_id": "late", "reps": 5.0,
                        "at": datetime.fromisoformat("2026-03-01T03:00:00+00:00"), "utc_offset_min": -300})  # fmt: skip
    of = inputs(sets=[*sets[:-1], late])
    (squat,) = lift_histories(counted_sets(of.sets, [], of.zone), LAST)
    # 100 kg x 5 with 2 left: mean of Epley 123.33, Brzycki 120.0 and the RTS chart 123.30.
    assert squat.e1rm[0] == (days[0], pytest.approx(122.2, abs=0.1))
    assert squat.e1rm[-1][0] == LAST - timedelta(days=1)
    assert squat.lift is not None


def test_repetitions_are_followed_at_the_weight_that_came_back_most() -> None:
    days = [LAST - timedelta(days=7 * n) for n in range(4, -1, -1)]
    mine = [(d, lifted(d, 1, kg=100, reps=5 + n)) for n, d in enumerate(days)]
    mine += [(days[0], lifted(days[0], 2, kg=100, reps=3)), (days[1], lifted(days[1], 3, kg=110, reps=2))]
    assert reps_at_fixed_load(mine, LAST) == (100, list(zip(days, [5, 6, 7, 8, 9], strict=True)))
    assert reps_at_fixed_load(mine[:2], LAST) == (None, [])


# --- drift --------------------------------------------------------------------------------------------------------------

SECONDS = np.arange(0.0, 5_400.0, 5.0)
NONE = np.full(SECONDS.size, np.nan)


def test_drift_is_what_a_heartbeat_gives_less_in_the_second_half() -> None:
    beat = np.where(SECONDS < 2_995.0, 140.0, 147.0)
    pct, by, reason = drift_of(SECONDS, beat, np.full(SECONDS.size, 3.0), NONE)
    assert pct == pytest.approx(100 * (1 - 140 / 147), abs=0.05)  # 4.762 %
    assert (by, reason) == ("speed", None)


def test_power_is_believed_before_speed_and_a_scale_changes_nothing() -> None:
    beat, power = 130 + SECONDS / 600, 200 - SECONDS / 200
    pct, by, _ = drift_of(SECONDS, beat, np.full(SECONDS.size, 9.0), power)
    assert by == "power"
    assert drift_of(SECONDS, beat, NONE, power * 3)[0] == pytest.approx(pct)


@pytest.mark.parametrize(
    ("reason", "seconds", "beat", "speed"),
    [
        ("no_heart_rate", SECONDS, NONE, np.full(SECONDS.size, 3.0)),
        ("no_output", SECONDS, np.full(SECONDS.size, 140.0), NONE),
        ("too_short", SECONDS / 3, np.full(SECONDS.size, 140.0), np.full(SECONDS.size, 3.0)),
        ("not_steady", SECONDS, np.full(SECONDS.size, 150.0), np.where(SECONDS % 480 < 240, 2.0, 5.0)),
    ],
)
def test_a_session_that_says_nothing_says_why(reason: str, seconds: np.ndarray, beat: np.ndarray, speed: np.ndarray) -> None:
    assert drift_of(seconds, beat, speed, NONE)[::2] == (None, reason)


def test_standing_still_is_left_out() -> None:
    beat = np.where(SECONDS < 2_995.0, 140.0, 147.0)
    still = (SECONDS > 2_000) & (SECONDS < 2_600)
    speed = np.where(still, 0.0, 3.0)
    pct, _, _ = drift_of(SECONDS, np.where(still, 100.0, beat), speed, NONE)
    assert pct is not None
    assert 3.0 < pct < 4.77
