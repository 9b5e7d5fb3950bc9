"""Saturation: the ratio always, a value only when calibrated, settled and inside, otherwise a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from each import each
from milo.signals.oximetry import Spo2Window, analyse_spo2
from milo.signals.spo2_calibration import fit_calibration, max30102_calibration
from milo.twin.ppg import ratio_of_ratios
from milo.vocabulary.errors import BadValue, NotEnoughData
from signals.lights import FINGER, lit


def codes(windows: list[Spo2Window]) -> set[str]:
    """Reasons that were given."""
    return {w.reason[0] for w in windows if w.reason}


@each("spo2", [99.0, 94.0, 85.0, 72.0])
def test_a_calibrated_finger_tells_its_saturation_after_a_minute(spo2: float) -> None:
    made = lit(seconds=100, perfusion=FINGER, spo2_pct=spo2).made
    windows = analyse_spo2(made.red, made.infrared, 50.0, max30102_calibration())
    early = [w for w in windows if w.start_s + 8 < 60]
    assert all(w.spo2_pct is None and w.ratio is not None for w in early)
    assert codes(early) == {"settling"}
    late = [w.spo2_pct for w in windows if w.start_s + 8 >= 60]
    assert late
    assert all(value is not None and abs(value - spo2) < 1 for value in late)


@each("rate_hz", [25.0, 100.0, 400.0])
def test_the_ratio_does_not_depend_on_rate_or_scale(rate_hz: float) -> None:
    made = lit(seconds=30, perfusion=FINGER, rate_hz=rate_hz, spo2_pct=90.0).made
    windows = analyse_spo2(made.red * 1e-3, made.infrared * 40.0, rate_hz)
    ratios = np.array([w.ratio for w in windows], float)
    assert ratios == pytest.approx(float(ratio_of_ratios(90.0)), rel=0.03)


def test_without_a_calibration_there_is_a_ratio_and_no_saturation() -> None:
    made = lit(seconds=90, perfusion=FINGER).made
    windows = analyse_spo2(made.red, made.infrared, 50.0)
    assert all(w.spo2_pct is None and w.ratio is not None and w.quality > 0.8 for w in windows)
    assert codes(windows) == {"uncalibrated"}


def test_a_ratio_outside_the_calibration_gives_no_value() -> None:
    made = lit(seconds=40, perfusion=FINGER, spo2_pct=72.0).made
    healthy = fit_calibration(np.linspace(0.5, 0.75, 12), np.linspace(99, 92, 12))
    windows = analyse_spo2(made.red, made.infrared, 50.0, healthy, min_seconds=10)
    assert all(w.spo2_pct is None for w in windows)
    assert "outside" in codes(windows)


def test_a_burst_of_motion_starts_the_minute_anew() -> None:
    made = lit(seconds=160, perfusion=FINGER).made
    red, infrared = made.red.astype(float), made.infrared.astype(float)
    shaken = slice(70 * 50, 76 * 50)
    push = np.random.default_rng(1).standard_normal(300).cumsum()
    red[shaken] += 800 * push
    infrared[shaken] += 800 * push
    windows = analyse_spo2(red, infrared, 50.0, max30102_calibration())
    told = np.array([w.start_s for w in windows if w.spo2_pct is not None])
    assert (told < 70).any()
    assert not ((told > 70) & (told < 120)).any()
    assert (told > 130).any()


@pytest.mark.parametrize(("hr", "share", "cadence"), [(100.0, 0.3, 112.0), (150.0, 0.7, 165.0)])
def test_motion_is_not_sold_as_a_low_saturation(hr: float, share: float, cadence: float) -> None:
    made = lit(hr, share, cadence, seconds=150, perfusion=FINGER).made
    windows = analyse_spo2(made.red, made.infrared, 50.0, max30102_calibration())
    assert all(w.spo2_pct is None for w in windows)


def test_a_cold_hand_is_asked_to_warm_up() -> None:
    made = lit(seconds=60, perfusion=0.001).made
    windows = analyse_spo2(made.red, made.infrared, 50.0, max30102_calibration(), min_seconds=0)
    assert all(w.spo2_pct is None for w in windows)
    assert codes(windows) == {"faint"}


def test_lights_that_do_not_pulse_alike_give_no_value() -> None:
    infrared = lit(62.0, seconds=60, perfusion=FINGER).made.infrared
    other = lit(75.0, seconds=60, perfusion=FINGER, seed=20).made.red
    windows = analyse_spo2(other, infrared, 50.0, max30102_calibration(), min_seconds=0)
    assert all(w.spo2_pct is None for w in windows)


def test_light_without_its_level_is_named() -> None:
    made = lit(seconds=40, perfusion=FINGER).made
    windows = analyse_spo2(made.red - made.red.mean(), made.infrared - made.infrared.mean(), 50.0, max30102_calibration(), 0)
    assert codes(windows) == {"no_level"}
    assert all(w.ratio is None for w in windows)


def test_missing_and_flat_lights_are_named() -> None:
    made = lit(seconds=40, perfusion=FINGER).made
    gone = np.where(np.arange(2000) < 1000, made.infrared, np.nan)
    assert "missing" in codes(analyse_spo2(made.red, gone, 50.0))
    assert codes(analyse_spo2(made.red, np.full(2000, 9.0), 50.0)) == {"flat"}


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadValue, match="one length"):
        analyse_spo2(np.zeros(1000), np.zeros(999), 50.0)
    with pytest.raises(NotEnoughData, match="8 s"):
        analyse_spo2(np.zeros(100), np.zeros(100), 50.0)
    with pytest.raises(BadValue, match="0 or more"):
        analyse_spo2(np.zeros(1000), np.zeros(1000), 50.0, None, -1)


@pytest.mark.parametrize(("person", "hand"), [("100001", "left"), ("100001", "right"), ("100002", "left"), ("100002", "right")])
def test_hypoxia_on_a_phone_needs_its_own_calibration(shared_data: Callable[[str], Path], person: str, hand: str) -> None:
    folder = shared_data("spo2-phone-hypoxia")
    camera = np.load(folder / f"{person}_rgb.npz")[hand]
    table = np.genfromtxt(folder / f"{person}_reference.csv", delimiter=",", names=True, deletechars="")
    reference = np.median([table[name] for name in table.dtype.names or () if name.startswith("SpO2")], axis=0)
    windows = analyse_spo2(camera[:, 2], camera[:, 1], 30.0)
    assert all(w.spo2_pct is None for w in windows)
    good = [w for w in windows if w.reason and w.reason[0] == "uncalibrated"]
    assert len(good) > 0.55 * len(windows)
    # The oximeters average as well and stand a few seconds behind the window's middle.
    true = np.interp([w.start_s + 6 for w in good], np.arange(len(reference)), reference)
    calibration = fit_calibration(np.array([w.ratio for w in good], float), np.minimum(true, 100))
    assert calibration.rmse_apart_points is not None
    assert calibration.rmse_apart_points < 0.5 * np.std(true)
    assert calibration.rmse_points < 3.1


@each("motion_hz", [0.9, 1.7, 2.3])
@each("size", [0.5, 1.0, 2.5])
def test_motion_in_time_is_told_from_a_pulse_by_the_ratios_of_its_lines(motion_hz: float, size: float) -> None:
    made = lit(seconds=120, perfusion=FINGER, spo2_pct=95.0).made
    red, infrared = made.red.astype(float), made.infrared.astype(float)
    push = size * np.std(infrared / infrared.mean()) * np.sin(2 * np.pi * motion_hz * np.arange(len(red)) / 50.0)
    windows = analyse_spo2(red * (1 + push), infrared * (1 + push), 50.0, max30102_calibration())
    assert all(w.spo2_pct is None for w in windows)
    assert "motion" in codes(windows)


@each("motion_hz", [1.1, 1.2, 1.25])
def test_motion_in_time_with_the_pulse_is_told_by_its_swell(motion_hz: float) -> None:
    made = lit(hr=72.0, seconds=110, perfusion=FINGER, spo2_pct=95.0).made
    red, infrared = made.red.astype(float), made.infrared.astype(float)
    at = np.arange(len(red)) / 50.0
    size = 2.1 * np.std(infrared / infrared.mean()) * (at > 50)
    push = size * (np.sin(2 * np.pi * motion_hz * at) + 0.3 * np.sin(4 * np.pi * motion_hz * at + 1))
    windows = analyse_spo2(red * (1 + push), infrared * (1 + push), 50.0, max30102_calibration(), 20)
    assert all(w.spo2_pct is not None and abs(w.spo2_pct - 95) < 1 for w in windows if 20 <= w.start_s < 42)
    assert all(w.spo2_pct is None or abs(w.spo2_pct - 95) < 4 for w in windows if w.start_s > 56)


def test_the_same_light_twice_has_no_saturation() -> None:
    made = lit(seconds=100, perfusion=FINGER).made
    windows = analyse_spo2(made.infrared, made.infrared, 50.0, max30102_calibration())
    assert all(w.spo2_pct is None for w in windows)
    assert "same_light" in codes(windows)
