"""Device time in ours: right to 2 ms after a minute, whatever USB adds, as long as the quickest bytes take what is assumed."""

from __future__ import annotations

import numpy as np
import pytest

from milo.sensors.clock import ASSUMED_S, DeviceClock

FRAME_US = 12_300  # 81 frames a second


def truth(seconds: float, drift_ppm: float, wander_ppm: float = 60.0) -> tuple[np.ndarray, np.ndarray]:
    """Device stamps in us and the true times of them in s, (n,): a clock so much too quick, wandering within 15 minutes."""
    device_us = np.arange(0, seconds * 1e6, FRAME_US).astype(np.int64)
    s = device_us / 1e6
    turn = 2 * np.pi / 900
    return device_us + 5_000_000, 100 + s - s * drift_ppm * 1e-6 - wander_ppm * 1e-6 * (1 - np.cos(turn * s)) / turn


def arrivals(true_s: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Line and USB: 3 ms, then 1-16 ms, one in 500 stalls for 50 ms and holds up those behind it."""
    late = 0.003 + rng.uniform(0.001, 0.016, len(true_s)) + 0.050 * (rng.random(len(true_s)) < 0.002)
    return np.maximum.accumulate(true_s + late)


def heard(device_us: np.ndarray, at_s: np.ndarray) -> DeviceClock:
    clock = DeviceClock()
    for d, a in zip(device_us.tolist(), at_s.tolist(), strict=True):
        clock.add(d, a)
    return clock


@pytest.mark.parametrize("drift_ppm", [-5000, -800, 0, 37, 5000])
def test_after_a_minute_times_are_right_to_two_milliseconds(drift_ppm: float) -> None:
    errors_ms = []
    for seed in range(4):
        device_us, true_s = truth(400, drift_ppm)
        at_s = arrivals(true_s, np.random.default_rng(seed))
        clock = DeviceClock()
        for i, (d, a) in enumerate(zip(device_us.tolist(), at_s.tolist(), strict=True)):
            clock.add(d, a)
            # Told while it runs, of the frame that just came, as a live page needs it.
            if i * FRAME_US > 60e6 and i % 40 == 0:
                errors_ms.append(float(clock.at_s(d) - true_s[i]) * 1000)
        assert clock.fit.valid
        assert clock.fit.drift_ppm == pytest.approx(drift_ppm / (1 - drift_ppm * 1e-6), abs=100)
        assert clock.fit.residual_ms_p95 < 2
    assert np.percentile(np.abs(errors_ms), 95) <= 2.0


def test_what_cannot_be_observed_is_assumed_and_shifts_all_alike() -> None:
    device_us, true_s = truth(90, 300)
    rng = np.random.default_rng(1)
    late = heard(device_us, arrivals(true_s, rng) + 0.030)
    error_s = np.median(late.at_s(device_us[-100:]) - true_s[-100:])
    assert error_s == pytest.approx(0.030, abs=0.002)
    assert ASSUMED_S == 0.004


def test_before_ten_seconds_no_time_is_told_and_it_says_why() -> None:
    device_us, true_s = truth(9, 0)
    clock = heard(device_us, true_s)
    assert not clock.fit.valid
    assert "expected 10 s" in clock.fit.reason
    assert np.isnan(clock.at_s(device_us)).all()
    assert clock.fit.drift_ppm is None


def test_arrivals_that_lie_on_no_line_are_not_called_valid() -> None:
    device_us, true_s = truth(90, 0)
    rng = np.random.default_rng(0)
    wild = np.repeat(rng.uniform(0, 0.4, len(true_s) // 200 + 1), 200)[: len(true_s)]
    clock = heard(device_us, true_s + wild)
    assert not clock.fit.valid
    assert "scatter" in clock.fit.reason


def test_a_device_that_begins_anew_is_fitted_anew() -> None:
    device_us, true_s = truth(60, 2000)
    clock = heard(device_us, true_s)
    assert clock.fit.valid
    clock.add(1_200_000, float(true_s[-1]) + 2.0)
    assert not clock.fit.valid
    for d, t in zip(*truth(30, -3000), strict=True):
        clock.add(int(d), float(t) + 1000)
    assert clock.fit.valid
    assert clock.fit.drift_ppm == pytest.approx(-3000, abs=50)


def test_stamps_that_wrap_go_on() -> None:
    device_us, true_s = truth(60, 500)
    moved = device_us + 2**32 - 30_000_000
    wrapped = heard(moved % 2**32, true_s)
    straight = heard(moved, true_s)
    assert wrapped.fit == straight.fit
    assert wrapped.fit.valid


def test_a_pause_in_which_both_clocks_ran_on_is_no_new_beginning() -> None:
    device_us, true_s = truth(120, 1000)
    keep = (device_us < 40e6) | (device_us > 80e6)
    clock = heard(device_us[keep], true_s[keep])
    assert clock.fit.valid
    assert clock.fit.drift_ppm == pytest.approx(1000, abs=60)
