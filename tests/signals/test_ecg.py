"""Beats in simulated and recorded ECG: invariances, noise, running, what must not be believed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from each import each
from ecg_scenes import Scene, arrhythmia, electrode_motion, f1, matched, muscle, running, with_motion, within
from milo.signals.beat_path import beat_path
from milo.signals.ecg import analyse_ecg, find_r_peaks
from milo.twin.ecg import ecg
from milo.twin.rhythm import beats, breaths
from milo.vocabulary.errors import BadValue

TOLERANCE_S = 0.15  # ANSI/AAMI EC57


def at_rest(rate_hz: float = 250.0, seconds: float = 60.0, seed: int = 1, noise: float = 1.0, bpm: float = 62.0) -> Scene:
    """Ada sits: a minute of ECG with its true beats."""
    rng = np.random.default_rng(seed)
    breathing = breaths(14, seconds, rng)
    beating = beats(bpm, seconds, breathing, rng)
    made = ecg(beating, breathing, seconds, rate_hz, rng, noise=noise)
    return Scene(made.mv.astype(np.float64), rate_hz, made.r_s, "rest")


def score(scene: Scene) -> float:
    """F1 at 150 ms."""
    return f1(scene.r, find_r_peaks(scene.mv, scene.rate_hz), TOLERANCE_S * scene.rate_hz)


@each("rate_hz", [80.0, 125.0, 128.0, 200.0, 250.0, 256.0, 360.0, 500.0, 1000.0])
def test_beats_are_found_at_any_sampling_rate(rate_hz: float) -> None:
    scene = at_rest(rate_hz)
    found = analyse_ecg(scene.mv, rate_hz)
    true, mine = matched(scene.r, found.r_peaks, 0.02 * rate_hz)
    assert len(true) == len(scene.r) == len(found.r_peaks)
    assert np.abs(found.r_s[mine] - scene.r_s[true]).max() < 0.008


@each("scale", [1e-6, 1e-3, 1.0, 1e3])
@each("offset", [0.0, 512.0])
def test_scale_and_offset_change_nothing(scale: float, offset: float) -> None:
    scene = at_rest(noise=0.5)
    plain = find_r_peaks(scene.mv, 250)
    assert np.array_equal(find_r_peaks((scene.mv + offset) * scale, 250), plain)


def test_a_row_of_beats_is_the_same_days_into_a_recording() -> None:
    rng = np.random.default_rng(8)
    at_s = np.sort(np.concatenate([np.cumsum(rng.normal(0.5, 0.01, 400)), rng.uniform(0, 200, 300)]))
    evidence, uneven = rng.normal(1, 2, len(at_s)), np.full(len(at_s), 2.0)
    early = beat_path(at_s, evidence, uneven)
    assert 300 < len(early) < 500
    assert np.array_equal(beat_path(at_s + 300_000, evidence, uneven), early)


def test_an_inverted_lead_gives_the_same_beats() -> None:
    for seed in range(4):
        scene = arrhythmia(np.random.default_rng((30, seed)), 40, mode="sinus")
        plain, turned = find_r_peaks(scene.mv, scene.rate_hz), find_r_peaks(-scene.mv, scene.rate_hz)
        assert len(plain) == len(turned)
        assert np.abs(plain - turned).max() <= 0.01 * scene.rate_hz


def test_the_moment_lies_between_samples_better_than_the_index() -> None:
    scene = at_rest(125.0, noise=0.0)
    found = analyse_ecg(scene.mv, 125.0)
    off = found.r_s - scene.r_s
    coarse = found.r_peaks / 125.0 - scene.r_s
    assert np.std(off) < 0.5 * np.std(coarse)
    assert np.std(off) < 0.001


def test_a_flat_ecg_has_no_beat_and_says_why() -> None:
    made = analyse_ecg(np.full(5000, 1.65), 250)
    assert len(made.r_peaks) == 0
    assert made.good == []
    assert made.heart_rate_bpm is None
    assert made.hrv is None
    assert "flat" in [code for code, _ in made.reasons]


def test_an_empty_and_a_short_ecg_are_told_apart_from_a_silent_heart() -> None:
    for n in (0, 1, 7, 300):
        made = analyse_ecg(np.sin(np.arange(n)), 250)
        assert made.good == []
        assert "too_short" in [code for code, _ in made.reasons]


@each("kind", ["white", "muscle", "walk", "sine", "rails"])
def test_noise_has_no_beat_in_good_time(kind: str) -> None:
    n = 60 * 250
    for seed in range(3):
        rng = np.random.default_rng((31, seed))
        x = {
            "white": rng.standard_normal(n),
            "muscle": muscle(n, 250, rng),
            "walk": rng.standard_normal(n).cumsum(),
            "sine": np.sin(2 * np.pi * 1.2 * np.arange(n) / 250),
            "rails": np.clip(5 * rng.standard_normal(n), -1, 1),
        }[kind]
        made = analyse_ecg(x, 250)
        assert not made.trusted.any()
        assert made.good == []
        assert made.reasons


def test_clipping_is_seen_and_its_time_is_not_good() -> None:
    scene = at_rest(noise=0.2)
    x = scene.mv.copy()
    x[20 * 250 : 30 * 250] *= 20
    made = analyse_ecg(np.clip(x, -1.6, 1.6), 250)
    assert "clipped" in [code for code, _ in made.reasons]
    assert not within(np.arange(21, 29, 0.5), made.good).any()
    assert within(np.arange(2, 15, 0.5), made.good).all()


def test_time_without_contact_holds_no_beats_and_is_not_good() -> None:
    scene = at_rest(noise=0.3)
    x = scene.mv.copy()
    x[15 * 250 : 25 * 250] = np.nan
    made = analyse_ecg(x, 250)
    assert not ((made.r_s > 15) & (made.r_s < 25)).any()
    assert not within(np.arange(15, 25, 0.25), made.good).any()
    assert "lead_off" in [code for code, _ in made.reasons]
    outside = (scene.r_s < 14) | (scene.r_s > 26)
    assert len(matched(scene.r[outside], made.r_peaks, 0.05 * 250)[0]) == outside.sum()


def test_an_ecg_of_nothing_but_lost_contact_is_no_ecg() -> None:
    made = analyse_ecg(np.full(2500, np.nan), 250)
    assert len(made.r_peaks) == 0
    assert {"lead_off"} <= {code for code, _ in made.reasons}


def test_steps_of_the_baseline_do_not_hide_the_beats_around() -> None:
    scene = at_rest(noise=0.3)
    x = scene.mv.copy()
    x[20 * 250 :] += 8.0
    x[40 * 250 :] -= 5.0
    found = find_r_peaks(x, 250)
    assert f1(scene.r, found, TOLERANCE_S * 250) >= 0.97


def test_hospital_rhythms_are_found() -> None:
    hit = total = 0
    for seed in range(16):
        scene = arrhythmia(np.random.default_rng((32, seed)), 60)
        found = find_r_peaks(scene.mv, scene.rate_hz)
        hit += 2 * len(matched(scene.r, found, TOLERANCE_S * scene.rate_hz)[0])
        total += len(scene.r) + len(found)
    assert hit / total >= 0.985


def test_electrode_motion_costs_little_until_it_is_as_strong_as_the_heart() -> None:
    for decibel, least in ((12.0, 0.97), (6.0, 0.94), (0.0, 0.80)):
        hit = total = 0
        for seed in range(6):
            rng = np.random.default_rng((33, seed))
            scene = with_motion(arrhythmia(rng, 60, mode="sinus"), decibel, rng)
            found = find_r_peaks(scene.mv, scene.rate_hz)
            hit += 2 * len(matched(scene.r, found, TOLERANCE_S * scene.rate_hz)[0])
            total += len(scene.r) + len(found)
        assert hit / total >= least, decibel


def test_running_is_read_and_good_time_is_right() -> None:
    counts = np.zeros(6)
    for seed in range(12):
        scene = running(np.random.default_rng((34, seed)), 90, cables=seed % 2 == 1)
        made = analyse_ecg(scene.mv, scene.rate_hz)
        true, mine = matched(scene.r, made.r_peaks, TOLERANCE_S * scene.rate_hz)
        good_true, good_mine = within(scene.r_s, made.good), within(made.r_s, made.good)
        counts += [2 * len(true), len(scene.r) + len(made.r_peaks), 0, 0, sum(b - a for a, b in made.good), made.duration_s]
        counts[2] += good_true[true].sum() + good_mine[mine].sum()
        counts[3] += good_true.sum() + good_mine.sum()
    assert counts[0] / counts[1] >= 0.96
    assert counts[2] / counts[3] >= 0.99
    assert counts[4] / counts[5] >= 0.75


def test_heart_rate_and_variability_come_from_good_time_only() -> None:
    scene = at_rest(seconds=120.0, noise=0.3)
    x = scene.mv.copy()
    rng = np.random.default_rng(5)
    x[50 * 250 : 70 * 250] += 6 * electrode_motion(20 * 250, 250, rng) + 2 * muscle(20 * 250, 250, rng)
    made = analyse_ecg(x, 250)
    assert made.heart_rate_bpm == pytest.approx(62, abs=1.5)
    assert {"noisy"} <= {code for code, _ in made.reasons}
    assert all(45 < bpm < 85 for _, bpm in made.heart_rate_series)
    steps = np.diff(np.diff(scene.r_s) * 1000)
    assert made.hrv is not None
    assert made.hrv.rmssd_ms == pytest.approx(float(np.sqrt(np.mean(steps**2))), rel=0.15)
    assert made.hrv.sdnn_ms is None
    assert "too_short_for_sdnn" in [code for code, _ in made.reasons]


def test_a_wrong_shape_or_rate_is_refused() -> None:
    with pytest.raises(BadValue, match="one lead"):
        find_r_peaks(np.zeros((2, 500)), 250)
    with pytest.raises(BadValue, match="sampling rate"):
        find_r_peaks(np.zeros(500), 20)
    with pytest.raises(BadValue, match="sampling rate"):
        find_r_peaks(np.zeros(500), float("nan"))


def test_the_hospital_recordings_are_read(shared_data: Callable[[str], Path]) -> None:
    folder = shared_data("ecg-mitbih")
    hit = total = 0
    for name in ("100", "106", "119", "123"):
        record = np.load(folder / f"{name}.npz")
        found = find_r_peaks(record["ecg"], 360)
        hit += 2 * len(matched(record["r"], found, TOLERANCE_S * 360)[0])
        total += len(record["r"]) + len(found)
    assert hit / total >= 0.9985


@pytest.mark.parametrize(("decibel", "library"), [("24", 1.0), ("12", 0.963), ("06", 0.881), ("00", 0.798)])
def test_the_noise_stress_recordings_are_read_better_than_by_any_library(
    decibel: str, library: float, shared_data: Callable[[str], Path]
) -> None:
    folder = shared_data("ecg-noise")
    x = np.loadtxt(folder / f"118e{decibel}.csv")
    true = np.loadtxt(folder / f"118e{decibel}_ann.csv").astype(np.int64)
    assert f1(true, find_r_peaks(x, 360), TOLERANCE_S * 360) >= library


def test_the_boards_own_recording_has_a_plausible_heart(shared_data: Callable[[str], Path]) -> None:
    rows = np.loadtxt(shared_data("ecg-arduino") / "ecg_data_1.csv", delimiter=",", skiprows=1)
    made = analyse_ecg(rows[:, 1], 256)
    rr = np.diff(made.r_s)
    assert len(rr) >= 8
    assert ((rr > 0.4) & (rr < 1.3)).all()


@each("bpm", [180, 200, 215])
def test_a_very_fast_heart_is_never_counted_at_half_its_rate(bpm: int) -> None:
    rng = np.random.default_rng(bpm)
    breathing = breaths(45, 60, rng, 0.9)
    beating = beats(bpm, 60, breathing, rng, rmssd_ms=4)
    made = ecg(beating, breathing, 60, 250, rng, share=0.9, noise=0.6)
    found = analyse_ecg(made.mv, 250)
    assert len(found.r_peaks) == pytest.approx(len(beating.at_s), abs=3)
    assert found.heart_rate_bpm is None or found.heart_rate_bpm == pytest.approx(bpm, rel=0.01)


@each("hz", [50.0, 60.0])
@each("rate_hz", [128.0, 250.0, 360.0])
def test_mains_hum_alone_is_no_heart(hz: float, rate_hz: float) -> None:
    t = np.arange(int(60 * rate_hz)) / rate_hz
    found = analyse_ecg(np.round(200 * np.sin(2 * np.pi * hz * t)), rate_hz)
    assert found.good == []
    assert found.heart_rate_bpm is None
    assert found.reasons


@each("noise", [0.0, 0.01])
@each("rate_hz", [125.0, 250.0, 500.0])
def test_a_signal_generator_is_no_heart_with_and_without_noise(rate_hz: float, noise: float) -> None:
    t = np.arange(int(70 * rate_hz)) / rate_hz
    rng = np.random.default_rng(7)
    for hz in (0.9, 1.2, 2.1):
        phase = (t * hz) % 1
        combs = {f"comb of {width} s": (phase < width * hz).astype(float) for width in (0.008, 0.04, 0.1)}
        for kind, wave in {
            "sawtooth": phase,
            "triangle": np.abs(2 * phase - 1),
            "square": (phase < 0.5).astype(float),
            **combs,
        }.items():
            found = analyse_ecg(np.round(1000 * (wave + noise * rng.standard_normal(len(t)))), rate_hz)
            assert found.good == [], kind
            assert found.heart_rate_bpm is None
            assert found.reasons


@each("hz", [50.0, 60.0])
def test_hum_with_overtones_is_no_heart(hz: float) -> None:
    for rate_hz in (125.0, 250.0, 360.0, 500.0):
        t = np.arange(int(60 * rate_hz)) / rate_hz
        tones = (np.sin(2 * np.pi * hz * k * t + k) * tall for k, tall in ((1, 1.0), (2, 0.2), (3, 0.3)))
        found = analyse_ecg(np.round(sum(tones), 3), rate_hz)
        assert found.good == []
        assert found.reasons


def test_the_steadiest_hearts_in_hard_work_are_not_taken_for_generators() -> None:
    for seed in range(6):
        rng = np.random.default_rng((35, seed))
        breathing = breaths(40, 60, rng, 0.9)
        beating = beats(178, 60, breathing, rng, share=0.9)
        found = analyse_ecg(ecg(beating, breathing, 60, 250, rng, share=0.9, noise=0.0).mv, 250)
        assert sum(b - a for a, b in found.good) > 50


def test_filters_and_peaks_are_those_of_scipy() -> None:
    from scipy import signal

    from milo.signals.beat_marks import peaks
    from milo.signals.ecg_band import butterworth_gain, lowpass_taps

    hz = np.linspace(0.1, 62.0, 400)
    for order, band in ((2, (8.0, 26.0)), (1, (3.0, 9.0)), (2, (3.0, 32.0))):
        sos = signal.butter(order, band, "bandpass", fs=125.0, output="sos")
        assert np.allclose(butterworth_gain(order, band, hz, 125.0), np.abs(signal.sosfreqz(sos, hz, fs=125.0)[1]) ** 2, atol=1e-9)
    assert np.allclose(lowpass_taps(17, 52.5, 250.0), signal.firwin(17, 52.5, fs=250.0))
    for seed in range(20):
        rng = np.random.default_rng(seed)
        x = np.repeat(rng.standard_normal(400).cumsum(), rng.integers(1, 4, 400))  # level tops, no two of one height
        for height, apart in ((-100.0, 1), (0.0, 5), (1.0, 12)):
            assert peaks(x, height, apart).tolist() == signal.find_peaks(x, height=height, distance=apart)[0].tolist()
