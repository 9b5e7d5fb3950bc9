"""Training load, on cases worked out by hand."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.insight.load import banister_trimp, daily_metrics, edwards_trimp, load_view, session_load
from milo.insight.one_truth import merge_workouts
from milo.insight.zones import heart_limits
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Workout, WorkoutDigest
from people import LAST, at, digest, inputs, setting, workout

FIRST = date(2026, 1, 1)


def days(n: int) -> list[date]:
    return [FIRST + timedelta(days=i) for i in range(n)]


def test_a_week_worked_out_by_hand() -> None:
    # 400 0 300 0 500 0 600: sum 1800, mean 257.142857; squares 860000, /7 = 122857.142857, less mean^2 66122.448980 = 56734.693878;
    # population SD 238.190457; monotony 1.079568; strain 1943.222.
    day = daily_metrics(days(7), [400, 0, 300, 0, 500, 0, 600])[-1]
    assert day.weekly_load == 1800
    assert day.atl == pytest.approx(257.142857, abs=5e-4)
    assert day.monotony == pytest.approx(1.079568, abs=5e-4)
    assert day.strain == pytest.approx(1943.222, abs=5e-3)
    assert (day.ctl28, day.ctl42, day.acwr) == (None, None, None)


def test_long_means_worked_out_by_hand() -> None:
    # Loads 1..42: last 28 are 15..42, mean 28.5; all 42 mean 21.5; last 7 are 36..42, mean 39, population SD 2.
    day = daily_metrics(days(42), list(range(1, 43)))[-1]
    assert (day.ctl28, day.ctl42, day.atl) == (28.5, 21.5, 39.0)
    assert day.acwr == pytest.approx(39 / 28.5, abs=5e-4)
    assert day.monotony == pytest.approx(19.5)
    assert day.strain == pytest.approx(273 * 19.5)


def test_exponential_fitness_worked_out_by_hand() -> None:
    # 84 on the first day: fitness 84/42 = 2, then 2 - 2/42 = 1.952381; fatigue 84/7 = 12, then 12 - 12/7 = 10.285714.
    one, two, three = daily_metrics(days(3), [84, 0, 0])
    assert (one.fitness, one.fatigue, one.form) == (2, 12, None)
    assert two.fitness == pytest.approx(1.952381, abs=5e-7)
    assert two.fatigue == pytest.approx(10.285714, abs=5e-7)
    assert two.form == pytest.approx(2 - 12)
    assert three.form == pytest.approx(1.952381 - 10.285714, abs=1e-6)


def test_windows_are_empty_until_they_are_full() -> None:
    metrics = daily_metrics(days(45), [100, 50] * 22 + [10])
    for name, need in (("weekly_load", 7), ("atl", 7), ("monotony", 7), ("strain", 7), ("ctl28", 28), ("acwr", 28), ("ctl42", 42)):
        filled = [getattr(m, name) is not None for m in metrics]
        assert filled == [i >= need - 1 for i in range(45)], name


def test_days_without_an_entry_are_rest_and_entries_of_one_day_add_up() -> None:
    gap = daily_metrics([FIRST, FIRST + timedelta(days=6), FIRST], [100, 40, 50])
    assert [m.load for m in gap] == [150, 0, 0, 0, 0, 0, 40]
    assert gap[-1].weekly_load == 190


def test_a_load_that_never_varies_has_no_monotony() -> None:
    assert daily_metrics(days(7), [100.0] * 7)[-1].monotony is None
    assert daily_metrics(days(7), [0.1] * 7)[-1].strain is None
    assert daily_metrics(days(28), [0.0] * 28)[-1].acwr is None


@given(st.lists(st.floats(0, 2000), min_size=1, max_size=80), st.floats(0.01, 100))
def test_scaling_every_load_scales_sums_and_leaves_ratios(loads: list[float], scale: float) -> None:
    plain, scaled = daily_metrics(days(len(loads)), loads), daily_metrics(days(len(loads)), [x * scale for x in loads])
    for a, b in zip(plain, scaled, strict=True):
        assert b.fitness == pytest.approx(a.fitness * scale, abs=1e-6)
        if a.weekly_load is not None:
            assert b.weekly_load == pytest.approx(a.weekly_load * scale, abs=1e-6)
        if a.monotony is not None and b.monotony is not None:
            assert b.monotony == pytest.approx(a.monotony, rel=1e-3)


# --- one workout --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "men", "women"), [(0.5, 50, 59), (0.6, 73, 84), (0.7, 103, 116), (0.8, 143, 157), (0.9, 195, 209)]
)
def test_banister_matches_the_published_hour(share: float, men: int, women: int) -> None:
    bpm = round(60 + share * 120)
    assert banister_trimp({bpm: 3600}, 60, 180, "male") == pytest.approx(men, abs=1)
    assert banister_trimp({bpm: 3600}, 60, 180, "female") == pytest.approx(women, abs=1)


def test_edwards_counts_minutes_by_tenths_of_the_maximum() -> None:
    # maximum 200: 99 counts nothing, 100 one, 119 one, 120 two, 180 five, 210 still five
    assert edwards_trimp({99: 60}, 200) == 0
    assert [edwards_trimp({bpm: 60}, 200) for bpm in (100, 119, 120, 140, 160, 180, 210)] == pytest.approx([1, 1, 2, 3, 4, 5, 5])


def loaded(w: Workout, d: WorkoutDigest | None = None, **values: object) -> object:
    given = inputs(workouts=[w], workout_digests={w.workout_id: d} if d else {}, **values)
    return session_load(merge_workouts(given)[0], given, heart_limits(given, LAST))


THRESHOLDS = {"max_hr_bpm": 180, "resting_hr_bpm": 60}


def test_told_effort_speaks_first() -> None:
    w = workout(at(LAST), minutes=60, rpe=6)
    found = loaded(w, digest(w, {120: 3600}), settings=[setting("thresholds", THRESHOLDS)])
    assert (found.method, found.value, found.load_au, found.why) == ("srpe", 360, 360, "effort_told")


def test_a_made_up_effort_stays_made_up() -> None:
    assert loaded(workout(at(LAST), rpe=6, origin=Origin.SIMULATED)).origin == "simulated"


def test_a_threshold_nobody_told_makes_the_conversion_an_estimate() -> None:
    w = workout(at(LAST))
    by_edwards = loaded(w, digest(w, {150: 3600}), settings=[setting("thresholds", {"max_hr_bpm": 180})])
    guessed = loaded(w, digest(w, {150: 3600}), settings=[setting("thresholds", THRESHOLDS)])
    told = loaded(w, digest(w, {150: 3600}), settings=[setting("thresholds", {**THRESHOLDS, "threshold_hr_bpm": 160})])
    assert [(x.origin, x.au_origin) for x in (by_edwards, guessed, told)] == [
        ("imported", "estimated"),
        ("imported", "estimated"),
        ("imported", "imported"),
    ]
    line = load_view(given := inputs(workouts=[w], workout_digests={w.workout_id: digest(w, {150: 3600})}), merge_workouts(given))
    assert line.figures["weekly_load"].origin == "estimated"


@each("impossible", [40, 60, 60.4, 230])
def test_a_threshold_no_heart_can_have_is_not_used(impossible: float) -> None:
    w = workout(at(LAST))
    wrong = loaded(w, digest(w, {150: 3600}), settings=[setting("thresholds", {**THRESHOLDS, "threshold_hr_bpm": impossible})])
    assert wrong == loaded(w, digest(w, {150: 3600}), settings=[setting("thresholds", THRESHOLDS)])


def test_power_needs_a_threshold() -> None:
    w = workout(at(LAST), minutes=60, activity="cycling")
    d = digest(w, {120: 3600}, normalised_power_w=200)
    found = loaded(w, d, settings=[setting("thresholds", {"ftp_w": 250})])
    assert (found.method, found.unit) == ("power", "TSS")
    assert found.value == pytest.approx(64)
    assert loaded(w, d, settings=[setting("thresholds", THRESHOLDS)]).method == "banister"


def test_heart_rate_without_rest_or_sex_is_edwards() -> None:
    w = workout(at(LAST))
    found = loaded(w, digest(w, {150: 3600}), settings=[setting("thresholds", {"max_hr_bpm": 180})])
    assert found.method == "edwards"
    assert found.value == pytest.approx(60 * 4)


def test_an_hour_at_threshold_is_the_same_load_by_heart_rate_and_by_power() -> None:
    w = workout(at(LAST), activity="cycling")
    by_heart = loaded(w, digest(w, {160: 3600}), settings=[setting("thresholds", {**THRESHOLDS, "threshold_hr_bpm": 160})])
    by_power = loaded(w, digest(w, None, normalised_power_w=250), settings=[setting("thresholds", {"ftp_w": 250})])
    assert by_heart.load_au == pytest.approx(435)
    assert by_power.load_au == pytest.approx(435)


def test_pace_counts_only_for_runs_with_a_threshold_pace() -> None:
    own = [setting("thresholds", {"threshold_pace_s_per_km": 250})]
    run, ride = workout(at(LAST)), workout(at(LAST), activity="cycling")
    assert loaded(run, digest(run, None, graded_speed_m_s=4.0), settings=own).value == pytest.approx(100)
    assert loaded(ride, digest(ride, None, graded_speed_m_s=4.0), settings=own).method is None


def test_nothing_to_weigh_by_gives_no_number() -> None:
    found = loaded(workout(at(LAST)), profile=None)
    assert (found.method, found.value, found.load_au, found.why) == (None, None, None, "nothing_to_weigh_by")


# --- the week -----------------------------------------------------------------------------------------------------------


def test_the_week_adds_up_its_workouts_and_names_them_in_receipts() -> None:
    runs = [workout(at(LAST - timedelta(days=back)), minutes=30, rpe=5) for back in (0, 2, 4, 8)]
    view = load_view(inputs(workouts=runs), merge_workouts(inputs(workouts=runs)))
    assert view.figures["weekly_load"].value == 450
    assert view.figures["workouts"].value == 3
    assert set(view.figures["workouts"].receipts[0].record_ids) == {w.workout_id for w in runs[:3]}
    assert view.figures["ctl28"].value is None
    assert view.figures["ctl28"].reason == "window_not_full"
    assert view.figures["ctl28"].reason_with == {"days": 28, "have": 9}
    assert view.weekly[-1] == (date(2026, 2, 23), 450)
    assert len(view.workouts) == 3


def test_the_first_workout_ever_already_is_this_weeks_load() -> None:
    first = [workout(at(LAST), minutes=30, rpe=4)]
    figures = load_view(inputs(workouts=first), merge_workouts(inputs(workouts=first))).figures
    assert figures["weekly_load"].value == 120
    assert (figures["atl"].value, figures["atl"].reason) == (None, "window_not_full")


def test_no_workout_at_all_says_so_and_gives_no_zero() -> None:
    view = load_view(inputs(), [])
    assert {f.reason for f in view.figures.values()} == {"no_workouts"}
    assert all(f.value is None for f in view.figures.values())
    assert view.weekly == []


def test_a_week_trained_but_not_weighed_is_no_zero() -> None:
    old = workout(at(LAST - timedelta(days=20)), rpe=5)
    now = [workout(at(LAST - timedelta(days=d)), activity="strength") for d in (0, 2)]
    figures = load_view(inputs(workouts=[old, *now]), merge_workouts(inputs(workouts=[old, *now]))).figures
    for name in ("weekly_load", "atl", "fatigue", "monotony", "strain"):
        assert (figures[name].value, figures[name].reason, figures[name].reason_with) == (None, "no_load_known", {"workouts": 2}), (
            name
        )


def test_zones_nobody_can_know_say_why() -> None:
    assert load_view(inputs(profile=None), []).zones == {"reason": "no_maximum_heart_rate"}
    known = load_view(inputs(), []).zones
    assert known is not None
    assert known["method"] == "share_of_max"


def test_a_rest_week_after_training_is_a_real_zero() -> None:
    old = workout(at(LAST - timedelta(days=20)), rpe=5)
    view = load_view(inputs(workouts=[old]), merge_workouts(inputs(workouts=[old])))
    assert view.figures["weekly_load"].value == 0
    assert view.figures["workouts"].value == 0


def test_the_day_is_the_athletes_own() -> None:
    late = workout(at(LAST, 23.5), rpe=5, utc_offset_min=60)  # already Monday where she was
    assert load_view(inputs(workouts=[late]), merge_workouts(inputs(workouts=[late]))).figures["workouts"].reason == "no_workouts"
    assert math.isclose(loaded(late).load_au, 300)
