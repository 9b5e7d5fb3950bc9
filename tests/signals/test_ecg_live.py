"""Beats while the ECG comes in: on time, none twice, none that the whole record would not show."""

from __future__ import annotations

import numpy as np
import pytest

from ecg_scenes import f1, running
from milo.signals.ecg import find_r_peaks
from milo.signals.ecg_live import KEPT_S, LiveEcg
from milo.twin.ecg import ecg
from milo.twin.rhythm import beats, breaths
from milo.vocabulary.errors import BadValue


def rest(seconds: float = 40.0) -> tuple[np.ndarray, np.ndarray]:
    """Ada sits, 250 Hz."""
    rng = np.random.default_rng(3)
    breathing = breaths(14, seconds, rng)
    beating = beats(66, seconds, breathing, rng)
    made = ecg(beating, breathing, seconds, 250.0, rng, noise=0.5)
    return made.mv.astype(np.float64), made.r_s


@pytest.mark.parametrize("piece", [7, 25, 250])
def test_beats_are_told_once_in_order_and_in_time(piece: int) -> None:
    x, true = rest()
    live = LiveEcg(250)
    told: list[tuple[int, float, float]] = []
    for begin in range(0, len(x), piece):
        part = x[begin : begin + piece]
        now = (begin + len(part)) / 250
        told += [(b.index, b.at_s, now) for b in live.feed(part).beats]
    at = np.array([a for _, a, _ in told])
    assert (np.diff(at) > 0.24).all()
    later = true[(true > 3) & (true < 39)]
    assert all(np.abs(at - t).min() < 0.01 for t in later)
    waited = np.array([now - a for _, a, now in told if a > 3])
    assert waited.max() <= 0.6 + piece / 250
    assert [i for i, _, _ in told] == [round(i) for i, _, _ in told]


def test_live_beats_are_nearly_those_of_the_whole_record_in_running() -> None:
    scene = running(np.random.default_rng((40, 1)), 60)
    live = LiveEcg(scene.rate_hz)
    told = [b.index for begin in range(0, len(scene.mv), 50) for b in live.feed(scene.mv[begin : begin + 50]).beats]
    whole = find_r_peaks(scene.mv, scene.rate_hz)
    assert f1(whole[whole > 500], np.array([i for i in told if i > 500]), 20) >= 0.95


def test_quality_falls_when_contact_is_lost_and_comes_back() -> None:
    x, _ = rest()
    live = LiveEcg(250)
    assert live.feed(x[:100]).quality is None
    for begin in range(100, 15 * 250, 50):
        before = live.feed(x[begin : begin + 50]).quality
    for _ in range(25):
        lost = live.feed(np.full(50, np.nan))
    for begin in range(20 * 250, 38 * 250, 50):
        after = live.feed(x[begin : begin + 50]).quality
    assert before is not None
    assert before > 0.5
    assert lost.quality == 0
    assert lost.beats == []
    assert after is not None
    assert after > 0.5


def test_memory_stays_bounded() -> None:
    x, _ = rest()
    live = LiveEcg(250)
    for begin in range(0, len(x), 500):
        live.feed(x[begin : begin + 500])
    assert live.kept_samples <= KEPT_S * 250


def test_the_interval_is_that_between_told_beats() -> None:
    x, true = rest()
    live = LiveEcg(250)
    told = [b for begin in range(0, len(x), 50) for b in live.feed(x[begin : begin + 50]).beats]
    assert told[0].rr_s is None
    assert np.median([b.rr_s for b in told[1:] if b.rr_s is not None]) == pytest.approx(np.median(np.diff(true)), abs=0.01)


def test_a_rate_too_low_is_refused() -> None:
    with pytest.raises(BadValue, match="sampling rate"):
        LiveEcg(50)
