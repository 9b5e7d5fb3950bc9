"""Heart rate from light: right at rest and in running, silent where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from each import each
from milo.signals.ppg import analyse_ppg
from milo.vocabulary.errors import BadValue, NotEnoughData
from signals.lights import lit, run_out_and_back, told


@pytest.mark.parametrize(("hr", "share"), [(45.0, 0.0), (62.0, 0.0), (95.0, 0.3), (140.0, 0.6), (185.0, 0.95)])
def test_a_still_sensor_tells_the_rate_in_every_window(hr: float, share: float) -> None:
    recording = lit(hr, share)
    windows = analyse_ppg(recording.made.infrared, 50.0)
    assert len(windows) == len(recording.bpm)
    assert [w.start_s for w in windows[:3]] == [0.0, 2.0, 4.0]
    assert np.abs(told(windows) - recording.bpm).mean() < 1.5
    assert min(w.quality for w in windows) > 0.9
    assert all(w.reason is None for w in windows)


@each("rate_hz", [25.0, 30.0, 64.0, 117.3, 250.0, 500.0, 1000.0])
def test_the_sampling_rate_changes_nothing(rate_hz: float) -> None:
    recording = lit(80.0, rate_hz=rate_hz, seconds=60)
    windows = analyse_ppg(recording.made.infrared, rate_hz)
    rates = told(windows)
    assert len(rates) in (len(recording.bpm), len(recording.bpm) - 1)
    assert np.abs(rates - recording.bpm[: len(rates)]).max() < 4


@each("factor", [1e-5, -1.0, 1e4, -1e-4])
def test_scale_polarity_and_offset_change_nothing(factor: float) -> None:
    light = lit(70.0, seconds=60).made.infrared.astype(float)
    plain = told(analyse_ppg(light, 50.0))
    other = told(analyse_ppg(factor * light + 3 * factor, 50.0))
    assert np.allclose(plain, other, atol=0.2)


def test_a_run_is_told_right_or_not_at_all() -> None:
    recording = run_out_and_back()
    windows = analyse_ppg(recording.made.infrared, 50.0, recording.made.acceleration_g)
    error = np.abs(told(windows) - recording.bpm)
    answered = np.isfinite(error)
    assert answered.mean() > 0.5
    assert error[answered].mean() < 3
    assert (error[answered] > 10).mean() < 0.02
    assert all((w.bpm is None) == (w.reason is not None) for w in windows)


def test_walking_is_read_through_the_steps() -> None:
    recording = lit(100.0, 0.3, 112.0)
    error = np.abs(told(analyse_ppg(recording.made.infrared, 50.0, recording.made.acceleration_g)) - recording.bpm)
    assert np.isfinite(error).mean() > 0.7
    assert np.nanmean(error) < 2


@each("hr", [160.0, 172.0])
def test_a_heart_at_the_step_rate_is_not_guessed(hr: float) -> None:
    recording = lit(hr, 0.85, hr + 2)
    windows = analyse_ppg(recording.made.infrared, 50.0, recording.made.acceleration_g)
    assert (np.abs(told(windows) - recording.bpm) > 5).mean() < 0.08
    assert {w.reason[0] for w in windows if w.reason} <= {"motion", "unsure"}


def test_steps_are_not_sold_as_a_pulse_without_an_accelerometer() -> None:
    recording = lit(135.0, 0.55, 150.0)
    wrong = np.abs(told(analyse_ppg(recording.made.infrared, 50.0)) - recording.bpm) > 5
    assert wrong.mean() < 0.15


@each("unit", [1.0, 9.81, 64.0])
def test_the_accelerometers_unit_is_found_from_gravity(unit: float) -> None:
    recording = lit(100.0, 0.3, 112.0, seconds=60)
    made = recording.made
    plain = told(analyse_ppg(made.infrared, 50.0, made.acceleration_g))
    assert np.allclose(plain, told(analyse_ppg(made.infrared, 50.0, unit * made.acceleration_g)), atol=0.2, equal_nan=True)


@each("value", [0.0, np.nan])
def test_a_dead_accelerometer_is_no_proof_of_stillness(value: float) -> None:
    recording = lit(135.0, 0.55, 150.0, seconds=60)
    dead = np.full_like(recording.made.acceleration_g, value)
    assert analyse_ppg(recording.made.infrared, 50.0, dead) == analyse_ppg(recording.made.infrared, 50.0)


def test_an_accelerometer_without_gravity_is_read_too() -> None:
    recording = lit(100.0, 0.3, 112.0, seconds=60)
    made = recording.made
    moving = made.acceleration_g - made.acceleration_g.mean(axis=0)
    error = np.abs(told(analyse_ppg(made.infrared, 50.0, moving)) - recording.bpm)
    assert np.isfinite(error).mean() > 0.7
    assert np.nanmean(error) < 2


def test_an_accelerometer_may_have_a_rate_of_its_own() -> None:
    recording = lit(100.0, 0.3, 112.0, rate_hz=100.0, seconds=60)
    slow = recording.made.acceleration_g[::2]
    error = np.abs(told(analyse_ppg(recording.made.infrared, 100.0, slow, 50.0)) - recording.bpm)
    assert np.isfinite(error).mean() > 0.7
    assert np.nanmean(error) < 2


@each("colour", ["white", "smooth", "wandering"])
def test_noise_of_any_colour_has_no_rate(colour: str) -> None:
    rng = np.random.default_rng(3)
    noise = rng.standard_normal(120 * 50)
    made = {"white": noise, "smooth": np.convolve(noise, np.ones(9) / 9, "same"), "wandering": np.cumsum(noise)}[colour]
    windows = analyse_ppg(made, 50.0)
    assert np.isfinite(told(windows)).mean() < 0.1
    assert {w.reason[0] for w in windows if w.reason} <= {"no_pulse", "unsure"}


@pytest.mark.parametrize(("value", "code"), [(5.0, "flat"), (np.nan, "missing"), (np.inf, "missing")])
def test_nothing_recorded_is_named(value: float, code: str) -> None:
    windows = analyse_ppg(np.full(1500, value), 50.0)
    assert {w.reason[0] for w in windows if w.reason} == {code}
    assert all(w.bpm is None and w.quality == 0 for w in windows)
    assert all(w.reason and w.reason[1] for w in windows)


def test_a_gap_silences_its_windows_and_no_others() -> None:
    recording = lit(seconds=90)
    light = recording.made.infrared.copy()
    light[30 * 50 : 42 * 50] = np.nan
    windows = analyse_ppg(light, 50.0)
    lost = [w.start_s for w in windows if w.bpm is None]
    assert lost
    assert min(lost) >= 24
    assert max(lost) <= 42
    assert np.nanmean(np.abs(told(windows) - recording.bpm)) < 1.5


def test_a_saturated_stretch_is_called_clipped() -> None:
    light = lit(seconds=60, perfusion=0.015).made.infrared.astype(float)
    low, high = np.percentile(light, [30, 55])
    light[1000:2500] = np.clip(light[1000:2500], low, high)
    light[:1000], light[2500:] = np.clip(light[:1000], low, high), np.clip(light[2500:], low, high)
    windows = analyse_ppg(light, 50.0)
    assert {w.reason[0] for w in windows if w.reason} == {"clipped"}


def test_quality_sorts_right_from_wrong() -> None:
    recording = run_out_and_back()
    windows = analyse_ppg(recording.made.infrared, 50.0, recording.made.acceleration_g)
    quality = np.array([w.quality for w in windows])
    silent = np.array([w.bpm is None for w in windows])
    assert ((quality >= 0) & (quality <= 1)).all()
    assert quality[silent].max() < quality[~silent].min()
    assert silent.any()


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadValue, match="25-1000 Hz"):
        analyse_ppg(np.zeros(1000), 10.0)
    with pytest.raises(NotEnoughData, match="8 s"):
        analyse_ppg(np.zeros(100), 50.0)
    with pytest.raises(BadValue, match="column"):
        analyse_ppg(np.zeros((2, 3, 4)), 50.0)


def test_a_quiet_finger_is_read_throughout(shared_data: Callable[[str], Path]) -> None:
    light = np.loadtxt(shared_data("ecg-noise") / "ppg_clean.csv")
    rates = told(analyse_ppg(light, 100.0))
    assert np.isfinite(rates).all()
    assert np.ptp(rates) < 12


@pytest.mark.parametrize("person", ["100001", "100002"])
def test_a_finger_on_a_phone_agrees_with_four_oximeters(shared_data: Callable[[str], Path], person: str) -> None:
    folder = shared_data("spo2-phone-hypoxia")
    light = np.load(folder / f"{person}_rgb.npz")["left"][:, 1]
    table = np.genfromtxt(folder / f"{person}_reference.csv", delimiter=",", names=True, deletechars="")
    columns = [table[name] for name in table.dtype.names or () if name.startswith("Pulse")]
    pulse = np.median(columns, axis=0)
    rates = told(analyse_ppg(light, 30.0))[: (len(pulse) - 12) // 2]
    true = np.array([np.median(pulse[2 * k + 4 : 2 * k + 12]) for k in range(len(rates))])
    assert np.isfinite(rates).mean() > 0.95
    assert np.nanmean(np.abs(rates - true)) < 2


def _on_a_bike(seed: int, hr: float, pedals: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Light in which the pedals' rhythm is stronger than the pulse, an accelerometer that hardly moves, and a gyroscope."""
    recording = lit(hr, 0.4, seconds=120, seed=seed)
    rng = np.random.default_rng(seed)
    light = np.asarray(recording.made.infrared, float)
    t = np.arange(len(light)) / 50.0
    phase = 2 * np.pi * pedals / 60 * t + rng.uniform(0, 6)
    swing = 2.5 * light.std()
    light = light + swing * (np.sin(phase) + 0.4 * np.sin(2 * phase + 1)) * (t > 30)
    moving = (t > 30)[:, None]
    accel = np.column_stack([np.zeros_like(t), np.zeros_like(t), np.ones_like(t)]) + rng.normal(0, 0.01, (len(t), 3))
    accel += moving * 0.03 * np.sin(phase + 0.7)[:, None]
    gyro = rng.normal(0, 2, (len(t), 3)) + moving * 40 * np.sin(phase[:, None] + np.array([0.0, 1.0, 2.0]))
    return light, accel, gyro, recording.bpm


def test_pedals_are_not_sold_as_a_pulse_when_a_gyroscope_sees_them() -> None:
    wrong, shown = 0, 0
    for seed, (hr, pedals) in enumerate([(120.0, 85.0), (140.0, 92.0), (105.0, 78.0), (150.0, 70.0)]):
        light, accel, gyro, true = _on_a_bike(seed, hr, pedals)
        rates = told(analyse_ppg(light, 50.0, accel, gyro=gyro))
        shown += int(np.isfinite(rates).sum())
        wrong += int((np.abs(rates - true[: len(rates)]) > 20).sum())
    assert shown > 40
    assert wrong / shown < 0.05
