"""Thresholds are found where simulated bodies have them, nearer than by a share of the highest pulse, else not at all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from milo.signals.bent_lines import fit_bends
from milo.signals.breath_cleaning import clean_breaths
from milo.signals.thresholds import READER_BPM, Thresholds, thresholds
from milo.vocabulary.breath_table import BreathTable
from signals.exercise_tests import Trial, incremental

PEOPLE = range(200, 224)
KINDS: dict[str, dict[str, float | bool]] = {
    "ramp": {},
    "ramp without end-tidal gases": {"end_tidal": False},
    "steps of a minute": {"step_s": 60},
    "steps of three minutes": {"step_s": 180},
    "noise of 15 %": {"noise": 0.15},
    "fast ramp": {"fast": True},
}
BARS = (9.0, 4.0)  # bpm, mean error at VT1 and VT2
SHARES = (0.77, 0.925)  # of the highest pulse: what the thresholds of these bodies lie at on average


@cache
def found(kind: str) -> list[tuple[Trial, Thresholds]]:
    tests = [incremental(seed, **KINDS[kind]) for seed in PEOPLE]  # type: ignore[arg-type]
    return [(test, thresholds(clean_breaths(test.table).table)) for test in tests]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("number", [1, 2])
def test_thresholds_lie_nearer_than_the_bar_and_than_a_share_of_the_highest_pulse(kind: str, number: int) -> None:
    errors, shares = [], []
    for test, result in found(kind):
        truth = (test.vt1_bpm, test.vt2_bpm)[number - 1]
        threshold = (result.vt1, result.vt2)[number - 1]
        shares.append(abs(SHARES[number - 1] * test.max_bpm - truth))
        if threshold is not None:
            assert threshold.hr_bpm is not None
            errors.append(threshold.hr_bpm - truth)
    assert np.mean(np.abs(errors)) < BARS[number - 1]
    assert np.mean(np.abs(errors)) < np.mean(shares)
    assert abs(np.mean(errors)) < 3
    assert len(errors) >= 0.75 * len(PEOPLE)


def test_intervals_hold_a_readers_value_as_often_as_they_say() -> None:
    rng = np.random.default_rng(1)
    inside = [
        threshold.interval_bpm[0] <= truth + rng.normal(0, spread) <= threshold.interval_bpm[1]
        for kind in KINDS
        for test, result in found(kind)
        for threshold, truth, spread in ((result.vt1, test.vt1_bpm, READER_BPM[0]), (result.vt2, test.vt2_bpm, READER_BPM[1]))
        if threshold is not None and threshold.interval_bpm is not None
    ]
    assert 0.8 < np.mean(inside) <= 0.97


def test_a_threshold_names_the_methods_that_found_it_and_where_each_did() -> None:
    named = [t for _, result in found("ramp") for t in (result.vt1, result.vt2) if t is not None]
    assert all(set(t.method.split("+")) <= set(t.by_method) for t in named)
    assert {m for t in named for m in t.by_method} == {"v_slope", "ve_vo2", "peto2", "ve_vco2", "petco2"}
    assert all(t.interval_vo2[0] <= t.vo2_ml_min <= t.interval_vo2[1] for t in named)
    both = [(r.vt1, r.vt2) for _, r in found("ramp") if r.vt1 and r.vt2]
    assert all(a.vo2_ml_min < b.vo2_ml_min and a.at_s < b.at_s for a, b in both)


def test_ramps_of_three_to_four_minutes_are_read_too() -> None:
    tests = [incremental(seed, fast=True, short=True) for seed in PEOPLE]
    results = [thresholds(clean_breaths(test.table).table) for test in tests]
    for least, found_and_true in (
        (10.0, [(r.vt1, t.vt1_bpm) for r, t in zip(results, tests, strict=True)]),
        (5.0, [(r.vt2, t.vt2_bpm) for r, t in zip(results, tests, strict=True)]),
    ):
        errors = [abs(found.hr_bpm - true) for found, true in found_and_true if found is not None and found.hr_bpm is not None]
        assert len(errors) >= 0.8 * len(PEOPLE)
        assert np.mean(errors) < least


def test_a_steady_effort_has_no_thresholds() -> None:
    for seed in range(8):
        result = thresholds(clean_breaths(incremental(seed, steady=True).table).table)
        assert result.vt1 is None
        assert result.vt2 is None
        assert [code for code, _ in result.reasons] == ["no_ramp"]


def test_a_ramp_cut_short_before_the_first_threshold_finds_nothing_certain() -> None:
    said = 0
    for seed in range(12):
        test = incremental(seed)
        below = test.table.take(test.table.t_s < _when(test, 0.9 * test.vt1_vo2))
        result = thresholds(clean_breaths(below).table)
        said += result.vt2 is not None
    assert said <= 1


def test_straight_lines_with_noise_have_no_thresholds() -> None:
    said = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        t_s = np.cumsum(rng.uniform(1.5, 3.0, 350))
        vo2 = 700 + 3.2 * t_s
        noise = np.exp(rng.normal(0, 0.08, t_s.size))
        own = np.exp(rng.normal(0, 0.03, (2, t_s.size)))
        table = BreathTable(t_s, vo2 * noise, 0.95 * vo2 * noise * own[0], (4 + 0.025 * vo2) * noise * own[1], 80 + t_s / 9)
        result = thresholds(clean_breaths(table).table)
        said += (result.vt1 is not None) + (result.vt2 is not None)
    assert said <= 5  # of 40: a wide interval is told, and only a flat posterior is not


def test_without_a_pulse_there_is_a_place_but_no_heart_rate() -> None:
    test = incremental(205)
    result = thresholds(clean_breaths(replace(test.table, hr_bpm=np.full(len(test.table), np.nan))).table)
    assert result.vt2 is not None
    assert result.vt2.hr_bpm is None
    assert result.vt2.interval_bpm is None
    assert result.vt2.vo2_ml_min == pytest.approx(test.vt2_vo2, rel=0.12)


def test_without_ventilation_there_are_none_and_the_reason_says_so() -> None:
    test = incremental(206)
    result = thresholds(replace(test.table, ve_l_min=np.full(len(test.table), np.nan)))
    assert result.vt1 is None
    assert "ventilation" in result.reasons[0][1]


def test_units_of_time_and_body_do_not_move_the_share_at_which_thresholds_lie() -> None:
    test = incremental(207, end_tidal=False)
    t = clean_breaths(test.table).table
    big = replace(t, vo2_ml_min=1.5 * t.vo2_ml_min, vco2_ml_min=1.5 * t.vco2_ml_min, ve_l_min=1.5 * t.ve_l_min, t_s=t.t_s + 500)
    one, other = thresholds(t).vt2, thresholds(big).vt2
    assert one is not None
    assert other is not None
    assert other.vo2_ml_min == pytest.approx(1.5 * one.vo2_ml_min, rel=1e-3)
    assert other.at_s == pytest.approx(one.at_s + 500, abs=0.5)


def test_two_bends_of_a_line_are_found_together() -> None:
    rng = np.random.default_rng(5)
    x = np.linspace(0, 1, 150)
    y = 2 * x + 3 * np.maximum(x - 0.4, 0) + 5 * np.maximum(x - 0.75, 0) + rng.normal(0, 0.02, x.size)
    y[[20, 90]] += 1.5  # two outliers
    grid = np.linspace(0.1, 0.95, 86)
    bends = fit_bends(x, y, grid, (1, 1), 0.05)
    i, j = np.unravel_index(np.nanargmax(bends.log_likelihood), bends.log_likelihood.shape)
    assert grid[i] == pytest.approx(0.4, abs=0.02)
    assert grid[j] == pytest.approx(0.75, abs=0.02)
    assert bends.lower[i, j] == pytest.approx(3, abs=0.3)
    assert bends.upper[i, j] == pytest.approx(5, abs=0.5)


def test_a_bend_of_the_wrong_sign_is_none() -> None:
    x = np.linspace(0, 1, 100)
    y = x - 0.5 * np.maximum(x - 0.5, 0) + np.random.default_rng(6).normal(0, 0.01, x.size)
    bends = fit_bends(x, y, np.linspace(0.2, 0.9, 30), (1, 1), 0.05)
    assert np.nanmax(bends.log_likelihood) < 5


def _when(test: Trial, vo2: float) -> float:
    smooth = np.convolve(test.table.vo2_ml_min, np.ones(15) / 15, "same")
    return float(test.table.t_s[int(np.argmax(smooth[8:] > vo2)) + 8])
