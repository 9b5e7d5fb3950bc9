"""A ramp with the mask: the second threshold from ventilation, carbon dioxide and pulse; never the first, and a reason for each."""

from __future__ import annotations

import numpy as np
import pytest

from milo.insight.lab_thresholds import PerBreath, mask_thresholds
from signals.exercise_tests import incremental


@pytest.mark.parametrize("seed", [205, 207])
def test_a_ramp_gives_the_second_threshold_with_its_interval(seed: int) -> None:
    trial = incremental(seed)
    table = trial.table
    thresholds, figures = mask_thresholds(
        PerBreath(table.t_s + 40, table.vco2_ml_min / 1000, table.ve_l_min), table.t_s + 40, table.hr_bpm
    )
    told = figures["vt2_bpm"]
    assert told.value is not None
    assert told.low is not None
    assert told.high is not None
    assert told.low < told.value < told.high
    assert told.low - 3 <= trial.vt2_bpm <= told.high + 3
    assert thresholds["vt2"]["hr_bpm"] == told.value
    assert thresholds["vt2"]["vo2_ml_min"] is None
    assert thresholds["vt1"] is None
    assert "oxygen" in (figures["vt1_bpm"].reason or "")


def test_without_a_pulse_nothing_is_told() -> None:
    table = incremental(205).table
    breaths = PerBreath(table.t_s, table.vco2_ml_min / 1000, table.ve_l_min)
    thresholds, figures = mask_thresholds(breaths, np.empty(0), np.empty(0))
    assert thresholds == {"vt1": None, "vt2": None}
    assert figures["vt2_bpm"].value is None
    assert figures["vt2_bpm"].reason
