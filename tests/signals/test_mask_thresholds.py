"""VT2 from a mask without an oxygen sensor: ventilation, CO2 and pulse; never VT1 or VO2, and a reason where there is none."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from milo.signals.breath_analysis import analyse_breaths
from milo.signals.breath_cleaning import clean_breaths
from milo.signals.mask_effort import with_stand_in
from milo.signals.thresholds import Thresholds, thresholds
from milo.vocabulary.breath_table import BreathTable, Column
from milo.vocabulary.errors import NotEnoughData
from signals.exercise_tests import Trial, incremental

PEOPLE = range(200, 224)
KINDS: dict[str, dict[str, float]] = {
    "ramp": {},
    "steps of a minute": {"step_s": 60},
    "steps of three minutes": {"step_s": 180},
    "noise of 15 %": {"noise": 0.15},
}
SHARE = 0.925  # of the highest pulse: what VT2 of these bodies lies at on average


def mask(table: BreathTable, hr_bpm: Column | None = None) -> BreathTable:
    """What a mask with CO2 and flow and a strap would have seen of a test."""
    pulse = table.hr_bpm if hr_bpm is None else hr_bpm
    return BreathTable(table.t_s, np.full(len(table), np.nan), table.vco2_ml_min, table.ve_l_min, pulse)


def said(table: BreathTable) -> Thresholds:
    """Thresholds of a mask's table."""
    return thresholds(clean_breaths(table).table)


@cache
def found(kind: str) -> list[tuple[Trial, Thresholds]]:
    tests = [incremental(seed, **KINDS[kind]) for seed in PEOPLE]  # type: ignore[arg-type]
    return [(test, said(mask(test.table))) for test in tests]


@pytest.mark.parametrize("kind", list(KINDS))
def test_vt2_lies_within_4_bpm_on_average_and_nearer_than_a_share_of_the_highest_pulse(kind: str) -> None:
    errors = [r.vt2.hr_bpm - t.vt2_bpm for t, r in found(kind) if r.vt2 is not None and r.vt2.hr_bpm is not None]
    shares = [abs(SHARE * t.max_bpm - t.vt2_bpm) for t, r in found(kind) if r.vt2 is not None]
    assert np.mean(np.abs(errors)) < 4.0
    assert np.mean(np.abs(errors)) < np.mean(shares)
    assert len(errors) >= 0.55 * len(PEOPLE)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    inside = [
        r.vt2.interval_bpm[0] <= t.vt2_bpm <= r.vt2.interval_bpm[1]
        for kind in KINDS
        for t, r in found(kind)
        if r.vt2 is not None and r.vt2.interval_bpm is not None
    ]
    assert np.mean(inside) > 0.8


def test_vt1_is_never_told_and_every_silence_has_a_reason() -> None:
    for kind in KINDS:
        for _, result in found(kind):
            codes = {code for code, _ in result.reasons}
            assert result.vt1 is None
            assert "vt1_needs_oxygen" in codes
            assert result.vt2 is not None or any(code.startswith("vt2_") for code in codes)


def test_at_least_two_methods_agree_and_no_oxygen_is_invented() -> None:
    told = [r.vt2 for kind in KINDS for _, r in found(kind) if r.vt2 is not None]
    assert all(len(t.method.split("+")) >= 2 for t in told)
    assert {t.vo2_ml_min for t in told} == {None}
    assert {t.interval_vo2 for t in told} == {None}


def test_a_test_that_ends_before_vt2_or_stays_level_has_none() -> None:
    early = 0
    for seed in range(12):
        test = incremental(seed)
        smooth = np.convolve(test.table.vo2_ml_min, np.ones(15) / 15, "same")
        end_s = test.table.t_s[int(np.argmax(smooth[8:] > 0.95 * test.vt2_vo2)) + 8]
        early += said(mask(test.table.take(test.table.t_s < end_s))).vt2 is not None
    assert early <= 2
    assert all(said(mask(incremental(seed, steady=True).table)).vt2 is None for seed in range(8))


def test_without_a_pulse_that_rises_the_reason_says_so() -> None:
    table = incremental(203).table
    for pulse, word in ((np.full(len(table), np.nan), "strap"), (np.full(len(table), 120.0), "hardly rises")):
        result = said(mask(table, pulse))
        assert result.vt2 is None
        assert [code for code, _ in result.reasons] == ["no_ramp"]
        assert word in result.reasons[0][1]


def test_the_stand_in_rises_with_oxygen_and_peaks_at_a_thousand() -> None:
    table = incremental(204).table
    stand_in = with_stand_in(clean_breaths(mask(table)).table)
    measured = np.interp(stand_in.t_s, table.t_s, table.vo2_ml_min)
    assert stand_in.vo2_ml_min.max() == pytest.approx(1000)
    assert np.corrcoef(stand_in.vo2_ml_min, measured)[0, 1] > 0.9
    with pytest.raises(NotEnoughData, match="strap"):
        with_stand_in(mask(table, np.full(len(table), np.nan)))


def test_the_document_of_a_mask_has_no_oxygen_and_says_why() -> None:
    test = next(t for t, r in found("ramp") if r.vt2 is not None)
    made = analyse_breaths(mask(test.table)).to_json()
    assert made["vo2peak_ml_min"] is None
    assert made["vt1"] is None
    assert made["zones"] is None
    assert made["vt2"]["vo2_ml_min"] is None
    assert made["vt2"]["interval_bpm"][0] <= made["vt2"]["hr_bpm"] <= made["vt2"]["interval_bpm"][1]
    assert {"no_oxygen", "vt1_needs_oxygen", "no_zones"} <= {reason["code"] for reason in made["reasons"]}
