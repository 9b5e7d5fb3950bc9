"""A calibration falls, says what it is worth, and survives being written down."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.signals.spo2_calibration import Calibration, fit_calibration, max30102_calibration
from milo.vocabulary.errors import BadValue, NotEnoughData

RATIO = np.linspace(0.45, 1.3, 30)
CURVE = -45.060 * RATIO**2 + 30.354 * RATIO + 94.845


def test_the_makers_curve_is_found_again() -> None:
    noisy = CURVE + np.random.default_rng(1).normal(0, 1.0, 30)
    made = fit_calibration(RATIO, np.minimum(noisy, 100))
    for ratio, true in zip(RATIO, CURVE, strict=True):
        assert made.saturation(float(ratio)) == pytest.approx(true, abs=1.2)
    assert 0.6 < made.rmse_points < 1.6
    assert made.rmse_apart_points is not None
    assert made.pairs == 30


def test_a_few_wild_pairs_do_not_bend_it() -> None:
    wild = CURVE.copy()
    wild[[4, 12, 20]] = [70.0, 62.0, 99.0]
    made = fit_calibration(RATIO, wild)
    assert made.saturation(0.8) == pytest.approx(90.3, abs=1.5)
    assert made.rmse_points > 5


def test_the_error_is_of_pairs_left_out() -> None:
    rng = np.random.default_rng(2)
    ratio = np.linspace(0.5, 1.2, 6)
    s = 105 - 28 * ratio + rng.normal(0, 2, 6)
    made = fit_calibration(ratio, np.minimum(s, 100))
    told = np.array([made.saturation(float(r)) for r in ratio], float)
    inside = np.sqrt(np.mean((told - s) ** 2))
    assert made.rmse_points > inside
    assert made.rmse_apart_points is None


@given(st.lists(st.tuples(st.floats(0.3, 1.8), st.floats(60, 100)), min_size=6, max_size=40))
def test_whatever_is_fitted_never_rises(pairs: list[tuple[float, float]]) -> None:
    ratio, s = np.array(pairs).T
    try:
        made = fit_calibration(ratio, s)
    except (BadValue, NotEnoughData):
        return
    width = made.ratio_high - made.ratio_low
    tried = np.linspace(made.ratio_low - 0.099 * width, made.ratio_high + 0.099 * width, 50)
    told = [made.saturation(float(r)) for r in tried]
    assert all(value is not None and value <= 100 for value in told)
    assert all(b <= a + 1e-6 for a, b in pairwise(told))  # type: ignore[operator]


def test_outside_its_ratios_it_says_nothing() -> None:
    made = fit_calibration(RATIO, np.minimum(CURVE, 100))
    assert made.saturation(0.3) is None
    assert made.saturation(1.5) is None
    assert made.saturation(float("nan")) is None
    assert made.saturation(0.5) is not None


def test_it_survives_json() -> None:
    made = fit_calibration(RATIO, np.minimum(CURVE, 100))
    again = Calibration.from_json(json.loads(json.dumps(made.to_json())))
    assert again == made


@pytest.mark.parametrize(
    "spoilt",
    [
        {"format": "x"},
        {"version": 2},
        {"heights": [1.0]},
        {"heights": [70.0, 99.0]},
        {"heights": ["a", 1]},
        {"ratio_low": 2.0},
        {"rmse_points": None},
        {"ratio_high": float("nan")},
    ],
)
def test_another_document_is_refused(spoilt: dict[str, object]) -> None:
    whole = max30102_calibration().to_json()
    Calibration.from_json(whole)
    with pytest.raises(BadValue, match="Calibrate again"):
        Calibration.from_json({**whole, **spoilt})


def test_pairs_that_cannot_calibrate_are_refused_with_a_sentence() -> None:
    with pytest.raises(NotEnoughData, match="at least 6 pairs"):
        fit_calibration(RATIO[:5], CURVE[:5])
    with pytest.raises(NotEnoughData, match="6 points"):
        fit_calibration(RATIO, np.linspace(99, 96, 30))
    with pytest.raises(NotEnoughData, match="different ratios"):
        fit_calibration(np.full(30, 0.7), CURVE)
    with pytest.raises(BadValue, match="falls as the ratio rises"):
        fit_calibration(RATIO, CURVE[::-1])
    with pytest.raises(BadValue, match="50-100 %"):
        fit_calibration(RATIO, CURVE / 100)
    with pytest.raises(BadValue, match="above 0"):
        fit_calibration(RATIO - 0.5, CURVE)
    with pytest.raises(BadValue, match="as many"):
        fit_calibration(RATIO, CURVE[:-1])


def test_pairs_with_nothing_in_them_are_left_out() -> None:
    ratio, s = np.append(RATIO, [np.nan, 0.7]), np.append(np.minimum(CURVE, 100), [90.0, np.nan])
    assert fit_calibration(ratio, s).pairs == 30
