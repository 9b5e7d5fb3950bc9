"""HRV in its own band, the readiness score, and the warnings of safety PL-14."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from milo.coach.adapt.adapting_log import Reading, Signals
from milo.coach.adapt.readiness import hrv_state, readiness, sleep_debt_h, sleep_need_h, warnings_of

TODAY = date(2026, 3, 20)


def days(values: list[float], last: date = TODAY, kind: str = "measurement") -> dict[date, Reading]:
    """A value a day that ends on a day; NaN is no reading."""
    n = len(values)
    return {last - timedelta(days=n - 1 - i): Reading(v, (f"r{i}",), kind) for i, v in enumerate(values) if not math.isnan(v)}


def usual(n: int, around: float, by: float) -> list[float]:
    """Days that go up and down a little."""
    return [around + by * (-1, 0, 1, 0)[i % 4] for i in range(n)]


def test_the_usual_week_is_inside_the_band() -> None:
    state = hrv_state(Signals(rmssd_ms=days(usual(60, 50, 6))), TODAY)
    assert state.state == "inside"
    assert state.low_ms is not None
    assert state.low_ms < 50 < (state.high_ms or 0)


def test_a_low_week_is_below_and_its_days_are_counted() -> None:
    state = hrv_state(Signals(rmssd_ms=days(usual(50, 50, 6) + [38.0] * 7)), TODAY)
    assert state.state == "below"
    assert 2 <= state.days_below <= 6
    assert set(state.record_ids) == {f"r{i}" for i in range(50, 57)}


def test_two_readings_a_week_say_nothing() -> None:
    values = usual(50, 50, 6) + [math.nan] * 5 + [30.0, 30.0]
    state = hrv_state(Signals(rmssd_ms=days(values)), TODAY)
    assert (state.state, state.reason) == ("unknown", "too_few_mornings_this_week")


def test_thirteen_mornings_make_no_band() -> None:
    assert hrv_state(Signals(rmssd_ms=days(usual(13, 50, 6))), TODAY).reason == "too_few_mornings"
    assert hrv_state(Signals(rmssd_ms=days(usual(14, 50, 6))), TODAY).state != "unknown"
    assert hrv_state(Signals(), TODAY).reason == "no_hrv"


def test_a_usual_day_scores_fifty() -> None:
    signals = Signals(rmssd_ms=days([50.0] * 40), resting_hr_bpm=days([55.0] * 40), sleep_h=days([8.0] * 40, kind="sleep"))
    score = readiness(signals, TODAY)
    assert score.score == pytest.approx(50)
    assert set(score.missing) == {"wellness", "load_3d"}


@pytest.mark.parametrize(
    ("name", "usually", "now", "better"),
    [("rmssd_ms", 50.0, 70.0, True), ("resting_hr_bpm", 55.0, 64.0, False), ("sleep_h", 8.0, 4.5, False)],
)
def test_each_reading_moves_the_score_its_own_way(name: str, usually: float, now: float, better: bool) -> None:
    series = days([*usual(39, usually, usually * 0.02), now])
    score = readiness(Signals(**{name: series}), TODAY).score
    assert score is not None
    assert (score > 55) is better
    assert (score < 45) is not better


def test_missing_terms_are_left_out_and_never_filled_in() -> None:
    few = readiness(Signals(resting_hr_bpm=days([*usual(39, 55, 1), 60.0])), TODAY)
    assert set(few.parts) == {"resting_hr"}
    assert readiness(Signals(), TODAY).reason == "nothing_told_today"
    yesterday = TODAY - timedelta(days=1)
    assert readiness(Signals(resting_hr_bpm=days(usual(40, 55, 1), yesterday)), TODAY).score is None


def test_in_the_first_days_only_the_words_count() -> None:
    told = {TODAY: Reading(1.0, ("f",), "feedback")}
    low = readiness(Signals(mood=told, energy=told, rmssd_ms=days([50.0] * 5)), TODAY)
    assert set(low.parts) == {"wellness"}
    assert low.band in {"easy", "rest"}
    assert low.record_ids == ("f",)


def test_the_score_stays_between_none_and_a_hundred() -> None:
    awful = Signals(
        rmssd_ms=days([*usual(39, 50, 1), 10.0]),
        resting_hr_bpm=days([*usual(39, 55, 1), 90.0]),
        sleep_h=days([*usual(39, 8, 0.1), 0.0]),
    )
    score = readiness(awful, TODAY).score
    assert score is not None
    assert 0 <= score < 25


def test_a_night_under_five_hours_is_a_warning_and_five_is_not() -> None:
    assert [w.code for w in warnings_of(Signals(sleep_h=days([4.9])), TODAY)] == ["short_night"]
    assert warnings_of(Signals(sleep_h=days([5.0])), TODAY) == []


def test_a_heart_that_is_up_for_two_days_is_a_warning() -> None:
    assert [w.code for w in warnings_of(Signals(resting_hr_bpm=days([*usual(30, 55, 1), 66.0, 66.0])), TODAY)] == ["heart_up"]
    assert warnings_of(Signals(resting_hr_bpm=days([*usual(31, 55, 1), 66.0])), TODAY) == []
    assert warnings_of(Signals(resting_hr_bpm=days([55.0, 55.0, 66.0, 66.0])), TODAY) == []


def test_last_evenings_soreness_counts_this_morning() -> None:
    assert [w.code for w in warnings_of(Signals(soreness=days([8.0], TODAY - timedelta(days=1))), TODAY)] == ["sore"]
    assert warnings_of(Signals(soreness=days([8.0], TODAY - timedelta(days=2))), TODAY) == []


def test_debt_grows_with_short_nights_and_is_of_ones_own_need() -> None:
    assert sleep_debt_h({}, TODAY) is None
    short, long = sleep_debt_h(days([6.0] * 14), TODAY), sleep_debt_h(days([8.0] * 14), TODAY)
    assert short is not None
    assert long is not None
    assert short.value > 5 > long.value
    assert sleep_need_h(days([7.2] * 28), TODAY) == pytest.approx(7.2)
    assert sleep_need_h(days([7.2] * 3), TODAY) == 8.0
