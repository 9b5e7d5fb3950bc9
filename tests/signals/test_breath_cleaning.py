"""Artefact breaths are found, honest ones are kept, and the peak is the mean it says it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from milo.signals.breath_cleaning import clean_breaths, peak_vo2
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import BadValue
from signals.exercise_tests import incremental


def test_breathing_as_uneven_as_it_is_loses_few_breaths() -> None:
    shares = [1 - clean_breaths(incremental(seed).table).kept.mean() for seed in range(12)]
    assert np.mean(shares) < 0.02
    assert max(shares) < 0.05


@pytest.mark.parametrize(
    ("kind", "factors"),
    [
        ("run together", (2.2, 2.2, 2.2)),
        ("swallowed", (0.3, 0.3, 0.35)),
        ("swapped gases", (1.35, 0.74, 1.0)),
        ("leak", (0.4, 0.4, 0.4)),
    ],
)
def test_nine_of_ten_artefacts_are_found_wherever_they_are(kind: str, factors: tuple[float, float, float]) -> None:
    found = []
    for seed in range(6):
        table = incremental(seed, noise=0.07).table
        at = np.random.default_rng(seed).choice(len(table), len(table) // 25, replace=False)
        columns = [values.copy() for values in (table.vo2_ml_min, table.vco2_ml_min, table.ve_l_min)]
        for values, factor in zip(columns, factors, strict=True):
            values[at] *= factor
        spoilt = replace(table, vo2_ml_min=columns[0], vco2_ml_min=columns[1], ve_l_min=columns[2])
        found.append(1 - clean_breaths(spoilt).kept[at].mean())
    assert np.mean(found) > 0.9, kind


def test_each_rejection_has_its_reason_and_the_counts_add_up() -> None:
    table = incremental(1).table
    vo2, vco2, t_s = table.vo2_ml_min.copy(), table.vco2_ml_min.copy(), table.t_s.copy()
    vo2[10], vco2[20], t_s[31] = np.nan, 30_000, t_s[30] + 0.05
    clean = clean_breaths(replace(table, vo2_ml_min=vo2, vco2_ml_min=vco2, t_s=t_s))
    assert clean.rejected["missing"] == 1
    assert clean.rejected["impossible"] == 1
    assert clean.rejected["split"] == 1
    assert sum(clean.rejected.values()) == (~clean.kept).sum()
    assert len(clean.table) == clean.kept.sum()


def test_two_breaths_in_the_same_whole_second_are_kept() -> None:
    table = incremental(2).table
    clean = clean_breaths(replace(table, t_s=np.round(table.t_s)))
    assert "split" not in clean.rejected
    assert np.isfinite(peak_vo2(clean.table))


def test_a_strap_that_slips_leaves_a_hole_in_the_pulse_and_keeps_the_breath() -> None:
    table = incremental(3).table
    hr = table.hr_bpm.copy()
    hr[100:103] = 55
    clean = clean_breaths(replace(table, hr_bpm=hr))
    assert clean.kept[100:103].all()
    assert np.isnan(clean.table.hr_bpm[100:103]).all()
    assert np.isfinite(clean.table.hr_bpm).mean() > 0.95


def test_the_peak_is_the_mean_of_the_highest_half_minute_in_time_not_in_breaths() -> None:
    t_s = np.concatenate((np.arange(0, 60, 5.0), np.arange(60, 90, 1.0), np.arange(90, 200, 5.0)))
    vo2 = np.where((t_s >= 60) & (t_s < 90), 3_000.0, 1_000.0)
    flat = BreathTable(t_s, vo2, 0.9 * vo2)
    assert peak_vo2(flat) == pytest.approx(3_000, rel=0.01)
    one = BreathTable(np.arange(0, 300, 3.0), np.where(np.arange(100) == 50, 4_000.0, 1_000.0), np.full(100, 900.0))
    assert peak_vo2(one) == pytest.approx(1_000 + 3_000 * 3 / 30, rel=0.01)


def test_the_peak_does_not_reach_across_a_hole() -> None:
    t_s = np.concatenate((np.arange(0, 25, 3.0), np.arange(100, 125, 3.0)))
    assert np.isnan(peak_vo2(BreathTable(t_s, np.full(t_s.size, 2_000.0), np.full(t_s.size, 1_800.0))))


def test_the_peak_of_a_simulated_test_is_the_bodys_own() -> None:
    errors = []
    for seed in range(10):
        made = incremental(seed)
        errors.append(peak_vo2(clean_breaths(made.table).table) / made.vo2max - 1)
    assert abs(np.mean(errors)) < 0.03
    assert max(map(abs, errors)) < 0.08


def test_columns_of_different_lengths_are_no_table() -> None:
    with pytest.raises(BadValue):
        BreathTable(np.arange(3.0), np.arange(3.0), np.arange(2.0))
