"""What `milo analyse breath` says of a whole test."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from milo.signals.breath_analysis import analyse_breaths
from milo.signals.zones import five_zones, three_zones
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import BadValue
from signals.exercise_tests import incremental


def test_a_clean_ramp_gives_every_number_in_the_agreed_shape() -> None:
    test = incremental(216)
    said = json.loads(json.dumps(analyse_breaths(test.table).to_json(), allow_nan=False))
    assert set(said) == {"breaths", "rejected", "vo2peak_ml_kg_min", "vo2peak_ml_min", "vt1", "vt2", "zones", "reasons"}
    assert said["breaths"] == len(test.table)
    assert said["vo2peak_ml_min"] == pytest.approx(test.vo2max, rel=0.06)
    assert said["vo2peak_ml_kg_min"] == pytest.approx(said["vo2peak_ml_min"] / test.table.weight_kg, abs=0.1)
    for name in ("vt1", "vt2"):
        assert set(said[name]) == {"at_s", "vo2_ml_min", "hr_bpm", "interval_bpm", "method"}
        low, high = said[name]["interval_bpm"]
        assert low <= said[name]["hr_bpm"] <= high
    assert [z["zone"] for z in said["zones"]] == [1, 2, 3, 4, 5]
    assert said["zones"][2]["low_bpm"] == said["vt1"]["hr_bpm"]
    assert said["zones"][2]["high_bpm"] == said["vt2"]["hr_bpm"]
    assert all(set(reason) == {"code", "text"} for reason in said["reasons"])


def test_without_a_mass_nothing_is_said_per_kilogram() -> None:
    said = analyse_breaths(replace(incremental(211).table, weight_kg=None)).to_json()
    assert said["vo2peak_ml_kg_min"] is None
    assert said["vo2peak_ml_min"] is not None
    assert "no_weight" in {r["code"] for r in said["reasons"]}


def test_no_peak_above_ninety_survives_whatever_is_wrong_with_the_file() -> None:
    rng = np.random.default_rng(1)
    for seed in range(20):
        table = incremental(seed).table
        factor = np.ones(len(table))
        kind = seed % 4
        if kind == 0:  # the whole file in other units
            factor *= 2.5
        elif kind == 1:  # a minute of a slipped sensor
            at = int(rng.integers(60, len(table) - 60))
            factor[at : at + 40] = 2.2
        elif kind == 2:  # single spikes
            factor[rng.choice(len(table), 60, replace=False)] = 4.0
        else:  # half of it drifts away
            factor = np.linspace(1, 3, len(table))
        said = analyse_breaths(
            replace(table, vo2_ml_min=factor * table.vo2_ml_min, vco2_ml_min=factor * table.vco2_ml_min)
        ).to_json()
        peak = said["vo2peak_ml_kg_min"]
        assert peak is None or peak <= 90
        assert peak is not None or {"implausible_peak", "mostly_artefacts", "no_peak", "too_few_breaths"} & {
            r["code"] for r in said["reasons"]
        }


def test_spikes_do_not_lift_the_peak() -> None:
    table = incremental(212).table
    factor = np.ones(len(table))
    factor[::17] = 2.5
    honest, spiked = (
        analyse_breaths(t).vo2peak_ml_min
        for t in (table, replace(table, vo2_ml_min=factor * table.vo2_ml_min, vco2_ml_min=factor * table.vco2_ml_min))
    )
    assert honest is not None
    assert spiked is not None
    assert spiked == pytest.approx(honest, rel=0.03)


def test_too_few_breaths_give_nothing_but_the_reason() -> None:
    said = analyse_breaths(incremental(213).table.take(np.arange(6))).to_json()
    assert said["vo2peak_ml_min"] is None
    assert said["vt1"] is None
    assert said["zones"] is None
    assert said["reasons"][-1]["code"] == "too_few_breaths"


def test_an_empty_table_and_one_of_nothing_are_answered() -> None:
    assert analyse_breaths(BreathTable(np.empty(0), np.empty(0), np.empty(0))).to_json()["breaths"] == 0
    blank = np.full(50, np.nan)
    said = analyse_breaths(BreathTable(np.arange(50.0), blank, blank)).to_json()
    assert said["rejected"] == 50


def test_rows_out_of_order_are_put_in_order() -> None:
    table = incremental(214).table
    shuffled = table.take(np.random.default_rng(3).permutation(len(table)))
    assert analyse_breaths(shuffled).to_json() == analyse_breaths(table).to_json()


def test_zones_meet_at_the_thresholds() -> None:
    three, five = three_zones(140, 165, 185), five_zones(140, 165, 185)
    assert [(z.low_bpm, z.high_bpm) for z in three] == [(0, 140), (140, 165), (165, 185)]
    assert [z.high_bpm for z in five[:-1]] == [z.low_bpm for z in five[1:]]
    assert (five[1].high_bpm, five[2].high_bpm, five[4].high_bpm) == (140, 165, 185)


@pytest.mark.parametrize("bounds", [(165, 140, 185), (140, 165, 160), (float("nan"), 165, 185)])
def test_thresholds_that_do_not_rise_make_no_zones(bounds: tuple[float, float, float]) -> None:
    with pytest.raises(BadValue):
        five_zones(*bounds)
