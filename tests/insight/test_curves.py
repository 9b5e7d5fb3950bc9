"""Mean-maximal curves, critical power, race times and splits against values worked out by hand and simulated athletes."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milo.insight.curves import DURATIONS, better, curves_of, fastest_over, mean_maximal, per_second
from milo.insight.curves_critical import critical, seconds_at
from milo.insight.curves_race import race_times
from milo.insight.curves_track import lttb, metres_along, min_max, scale_of, splits


def test_the_curve_is_the_highest_mean_of_any_seconds_in_a_row() -> None:
    power = [100, 100, 400, 400, 100, 100, 250, 250, 250, 250]
    found = mean_maximal(power, (1, 2, 3, 4, 5, 10, 11))
    # 3 s: (100 + 400 + 400) / 3.  4 s: 1000 / 4 either way.  5 s: (400 + 400 + 100 + 100 + 250) / 5.  10 s: all of it.
    assert found == {1: 400.0, 2: 400.0, 3: 300.0, 4: 250.0, 5: 250.0, 10: 220.0}


def test_a_pause_counts_as_no_power_and_breaks_a_stretch_of_heart_rate() -> None:
    at = [0, 1, 2, 100, 101, 102]
    series = per_second(at, [300.0] * 6)
    assert series.size == 103
    assert np.isnan(series[60])
    # The reading at 2 s holds for GAP_S = 30 s more: 33 known seconds, then none until 100 s.
    assert mean_maximal(series, (33, 66)) == {33: 300.0, 66: round(33 * 300 / 66, 3)}
    assert mean_maximal(series, (33, 34), pauses_count=False) == {33: 300.0}


@given(st.lists(st.floats(0, 2_000), min_size=2, max_size=300))
@settings(max_examples=60, deadline=None)
def test_a_curve_agrees_with_the_plain_way(power: list[float]) -> None:
    found = mean_maximal(power, (1, 2, 5, 30, 120))
    for d, value in found.items():
        plain = max(sum(power[i : i + d]) / d for i in range(len(power) - d + 1))
        assert value == pytest.approx(plain, abs=1e-3)


def test_the_fastest_kilometre_may_begin_anywhere() -> None:
    # 500 m in 200 s, 1200 m in 240 s (5 m/s), 800 m in 320 s.
    at, distance = [0, 200, 440, 760], [0, 500, 1_700, 2_500]
    assert fastest_over(at, distance, (1_000, 2_000)) == {1_000: 200.0, 2_000: 560.0}
    # 2000 m by hand: 1200 m at 5 m/s and 800 m at 2.5 m/s are 240 + 320 s; starting 500 m in leaves 2000 m exactly.


def test_a_jump_of_the_position_is_no_record() -> None:
    assert fastest_over([0, 10, 20], [0, 30, 2_000], (1_000,), most_m_s=10.5) == {}


def test_standing_still_lengthens_the_fastest_time() -> None:
    at, distance = [0, 100, 200, 300], [0, 500, 500, 1_000]
    assert fastest_over(at, distance, (1_000, 500)) == {1_000: 300.0, 500: 100.0}


def test_the_first_of_equals_keeps_the_record() -> None:
    days = [(date(2026, 1, n), str(n), {1_000: 240.0}) for n in (1, 2)]
    assert better(days, least=True)[1_000].workout_id == "1"


def test_a_run_without_distance_is_read_from_its_speed() -> None:
    at = np.arange(0.0, 601.0)
    nothing = np.full(at.size, np.nan)
    columns = {"heart_rate_bpm": nothing, "power_w": nothing, "speed_m_s": np.full(at.size, 4.0), "distance_m": nothing}
    curves, best = curves_of(at, columns, "running")
    assert best[1_000] == 250.0
    assert curves["speed_m_s"][300] == 4.0
    assert "power_w" not in curves
    assert curves_of(at, columns, "strength") == ({}, {})


def test_critical_power_is_that_of_the_hyperbola_it_was_made_from() -> None:
    curve = {d: 280 + 18_000 / d for d in DURATIONS if 60 <= d <= 3_600}
    found = critical(curve)
    assert found.value == pytest.approx(280, abs=0.1)
    assert found.reserve == pytest.approx(18_000, rel=1e-3)
    assert found.interval is not None
    assert found.interval[0] < 280 < found.interval[1]
    assert seconds_at(300, found) == pytest.approx(900, rel=0.01)
    assert seconds_at(250, found) is None


def test_too_few_or_too_close_efforts_say_why() -> None:
    assert critical({180: 300.0, 600: 270.0}).reason == "too_few"
    assert critical({180: 300.0, 240: 290.0, 300: 280.0}).reason == "too_close"
    assert critical({}).value is None
    assert critical(dict.fromkeys((180, 300, 720), 190.0), 3_000).reason == "not_hard", "a steady ride is no test"


@pytest.mark.parametrize("seed", range(10))
def test_critical_power_of_a_simulated_athlete_is_found_within_three_per_cent(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cp, reserve = float(rng.uniform(160, 380)), float(rng.uniform(9_000, 26_000))
    rides = []
    for effort in (150, 200, 310, 480, 730, 1_180):
        ride = cp * rng.uniform(0.55, 0.75) + rng.normal(0, 15, 3_600)
        level = (cp + reserve / effort) * rng.uniform(0.985, 1.0)
        ride[1_200 : 1_200 + effort] = level * (1 + rng.normal(0, 0.06, effort))
        rides.append((date(2026, 1, 1), str(effort), mean_maximal(ride.clip(0))))
    found = critical({d: b.value for d, b in better(rides).items()})
    assert found.value is not None
    assert abs(found.value / cp - 1) <= 0.03
    assert found.interval is not None
    assert found.interval[0] <= cp <= found.interval[1]


def test_one_race_is_foretold_by_riegel_and_two_by_the_runners_own_exponent() -> None:
    [ten] = race_times({5_000: 1_200.0}, (10_000,))
    assert ten.seconds == pytest.approx(1_200 * 2**1.06, rel=1e-6)
    assert ten.interval[0] < ten.seconds < ten.interval[1]
    strong = {d: 1_200 * (d / 5_000) ** 1.03 for d in (1_000, 3_000, 5_000, 10_000, 15_000, 21_097)}
    [marathon] = race_times(strong, (42_195,))
    assert marathon.seconds == pytest.approx(1_200 * (42_195 / 5_000) ** 1.03, rel=0.01)


def test_an_easy_long_run_does_not_slow_the_foretold_race() -> None:
    fast = {1_000: 220.0, 3_000: 220 * 3**1.06, 5_000: 220 * 5**1.06}
    [told] = race_times({**fast, 21_097: 2.0 * 220 * 21.097**1.06}, (10_000,))
    assert told.seconds == pytest.approx(220 * 10**1.06, rel=0.01)
    assert 21_097 not in told.stands_on


def test_no_prediction_is_slower_than_what_was_run_or_reaches_too_far() -> None:
    told = race_times({1_000: 240.0, 5_000: 1_500.0})
    assert {r.distance_m for r in told} == {1_609, 5_000, 10_000, 21_097}
    assert next(r for r in told if r.distance_m == 5_000).seconds <= 1_500
    assert race_times({400: 70.0}) == []


def test_splits_leave_pauses_out_and_the_rest_is_the_last_one() -> None:
    at = [float(x) for x in (*range(0, 401), *range(1_000, 1_301))]
    distance = [2.5 * x if x <= 400 else 1_000 + 2.5 * (x - 1_000) for x in at]
    beat = np.full(len(at), 150.0)
    found = splits(at, distance, {"heart_rate_bpm": beat})
    assert [(s.number, s.distance_m, s.seconds, s.heart_rate_bpm) for s in found] == [
        (1, 1_000.0, 400.0, 150.0),
        (2, 750.0, 300.0, 150.0),
    ]


def test_a_drawn_line_keeps_its_ends_and_its_peak() -> None:
    x = np.arange(36_000.0)
    y = np.sin(x / 500)
    y[12_345] = 40.0
    kept = lttb(x, y, 600)
    assert kept.size == 600
    assert kept[0] == 0
    assert kept[-1] == x.size - 1
    assert 12_345 in kept
    ends = min_max(x, y, 300)
    assert ends.size <= 600
    assert 12_345 in ends
    assert np.all(np.diff(ends) > 0)


def test_a_degree_of_the_equator_and_a_gap_in_the_track() -> None:
    along = metres_along([0.0, math.nan, 0.0], [0.0, math.nan, 1.0])
    assert along[-1] == pytest.approx(111_195, abs=1)
    assert scale_of(10_000) == 2_000
