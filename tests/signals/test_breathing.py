"""Breaths in flow against the truth of the twin's mask."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from milo.signals.breathing import find_breaths
from milo.signals.ventilation import latest, running_means, summarise
from milo.twin.breath_waves import BreathWaves, breath_waves
from milo.twin.rhythm import Breaths as TrueBreaths
from milo.twin.rhythm import breaths
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]
# Rate per minute, tidal volume in L, end-tidal CO2 in mmHg, share of VO2max.
EFFORTS = {"rest": (14, 0.5, 38, 0.0), "walking": (22, 1.2, 41, 0.35), "hard": (48, 2.6, 36, 0.95)}


def mask(effort: str, seconds: float, rate_hz: float, seed: int) -> tuple[TrueBreaths, BreathWaves, Floats]:
    """True breaths, true waves, and flow with the noise and the wandering zero of a mask."""
    rate, tidal, end_tidal, share = EFFORTS[effort]
    rng = np.random.default_rng(seed)
    breathing = breaths(rate, seconds, rng, share)
    waves = breath_waves(breathing, seconds, rate_hz, rng, tidal_volume_l=tidal, petco2_mmhg=end_tidal, share=share, noise=0)
    flow = waves.flow_l_s.astype(float)
    wandering = 0.01 * rng.choice([-1, 1]) + 0.005 * np.sin(2 * np.pi * np.arange(len(flow)) / rate_hz / 90)
    return breathing, waves, flow + 0.01 * rng.standard_normal(len(flow)) + wandering


@pytest.mark.parametrize("effort", list(EFFORTS))
@pytest.mark.parametrize("rate_hz", [20.0, 50.0, 200.0])
def test_rate_volume_and_ventilation_are_those_of_the_truth(effort: str, rate_hz: float) -> None:
    for seed in range(3):
        breathing, waves, flow = mask(effort, 120, rate_hz, seed)
        found = find_breaths(flow, rate_hz)
        at = [int(np.argmin(np.abs(waves.in_s - start))) for start in found.start_s]
        # Every breath between the record's ends, each once.
        whole = np.flatnonzero((waves.in_s > 0) & (waves.in_s + breathing.length_s < 119.5))
        assert set(whole.tolist()) <= set(at)
        assert len(set(at)) == len(at)
        assert np.abs(found.start_s - waves.in_s[at]).max() < 0.12
        assert np.median(np.abs(found.tidal_l / waves.volume_l[at] - 1)) < 0.02
        means = summarise(found)
        seconds = breathing.length_s[at].sum()
        assert means.rate_per_min == pytest.approx(60 * len(at) / seconds, abs=0.5)
        assert means.tidal_l == pytest.approx(waves.volume_l[at].mean(), rel=0.03)
        assert means.ventilation_l_min == pytest.approx(60 * waves.volume_l[at].sum() / seconds, rel=0.03)


@pytest.mark.parametrize("effort", list(EFFORTS))
def test_a_one_way_mask_gives_the_same_volumes(effort: str) -> None:
    breathing, waves, flow = mask(effort, 120, 50, 4)
    quiet = np.random.default_rng(5).standard_normal(len(flow)) * 0.01 + 0.02
    one_way = np.where(waves.flow_l_s > 0, waves.flow_l_s + 0.02, 0) + quiet * (waves.flow_l_s <= 0)
    found = find_breaths(one_way, 50, one_way=True)
    at = [int(np.argmin(np.abs(waves.out_s - out))) for out in found.out_s]
    assert len(at) >= len(breathing.start_s) - 4
    means = summarise(found)
    assert means.tidal_l == pytest.approx(waves.volume_l[at].mean(), rel=0.03)
    assert means.rate_per_min == pytest.approx(60 * len(at) / breathing.length_s[at].sum(), abs=0.5)
    assert np.isnan(found.inspired_l).all()
    assert means.out_in_ratio is None


def test_a_leak_is_reported_and_not_hidden() -> None:
    _, waves, _ = mask("hard", 90, 50, 1)
    leaking = np.where(waves.flow_l_s > 0, 0.8 * waves.flow_l_s, waves.flow_l_s)
    found = find_breaths(leaking, 50)
    assert np.median(found.out_in_ratio) == pytest.approx(0.8, abs=0.02)
    assert set(found.code) == {"leak"}
    assert (found.quality < 1).all()
    assert found.tidal_l.mean() == pytest.approx(0.8 * 2.6, rel=0.05)


def test_a_small_zero_error_is_taken_off() -> None:
    _, waves, _ = mask("rest", 90, 50, 2)
    true, off = find_breaths(waves.flow_l_s, 50), find_breaths(waves.flow_l_s + 0.03, 50)
    assert len(off) == len(true)
    assert off.tidal_l == pytest.approx(true.tidal_l, rel=0.03)
    assert np.median(off.zero_l_s) == pytest.approx(0.03, abs=0.002)


def test_a_cough_or_a_swallow_makes_no_breath() -> None:
    _, waves, _ = mask("rest", 90, 100, 3)
    flow = waves.flow_l_s.astype(float)
    true = find_breaths(flow, 100)
    for out in true.out_s[2::4]:
        # A swallow: a fifth of a second of a little air the other way, amid breathing out.
        i = int((out + 0.6) * 100)
        flow[i : i + 20] = -0.3
    found = find_breaths(flow, 100)
    assert found.start_s == pytest.approx(true.start_s, abs=0.05)


def test_lost_samples_spoil_their_breath_only() -> None:
    _, waves, _ = mask("rest", 90, 50, 6)
    flow = waves.flow_l_s.astype(float)
    flow[1000:1050] = np.nan
    flow[2000:2002] = np.nan
    found = find_breaths(flow, 50)
    spoilt = [k for k, code in enumerate(found.code) if code == "gap"]
    assert 1 <= len(spoilt) <= 2
    assert all(found.start_s[k] < 21 and found.end_s[k] > 20 for k in spoilt)
    assert not found.good[spoilt].any()


def test_a_held_breath_is_no_slow_breath() -> None:
    _, waves, _ = mask("rest", 60, 50, 7)
    flow = waves.flow_l_s.astype(float)
    end = int(find_breaths(flow, 50).end_s[5] * 50)
    held = np.concatenate([flow[:end], np.zeros(50 * 30), flow[end:]])
    found = find_breaths(held, 50)
    assert "pause" in found.code
    means = summarise(found)
    assert means.rate_per_min == pytest.approx(14, abs=2)


def test_a_sensor_at_its_end_is_marked() -> None:
    _, waves, _ = mask("hard", 60, 50, 8)
    clipped = np.clip(waves.flow_l_s, -4, 4)
    found = find_breaths(clipped, 50, clips_at_l_s=4.0)
    assert "clipped" in found.code
    assert (found.quality[np.array(found.code) == "clipped"] < 1).all()


@pytest.mark.parametrize("kind", ["flat", "noise", "empty", "lost", "short"])
def test_where_nobody_breathes_there_is_no_breath_and_no_rate(kind: str) -> None:
    flow = {
        "flat": np.zeros(3000),
        "noise": 0.02 * np.random.default_rng(0).standard_normal(3000),
        "empty": np.zeros(0),
        "lost": np.full(3000, np.nan),
        "short": np.ones(10),
    }[kind]
    for one_way in (False, True):
        found = find_breaths(flow, 50, one_way=one_way)
        assert len(found) == 0
        means = summarise(found)
        assert (means.rate_per_min, means.tidal_l, means.ventilation_l_min) == (None, None, None)
        assert means.code == "too_few_breaths"


def test_breaths_keep_their_places_when_the_record_is_scaled_in_time_by_its_rate() -> None:
    _, waves, _ = mask("walking", 60, 100, 9)
    fine, coarse = find_breaths(waves.flow_l_s, 100), find_breaths(waves.flow_l_s[::4], 25)
    assert coarse.start_s == pytest.approx(fine.start_s, abs=0.06)
    assert coarse.tidal_l == pytest.approx(fine.tidal_l, rel=0.01)


def test_running_means_are_over_eight_breaths() -> None:
    _, waves, _ = mask("walking", 90, 50, 10)
    found = find_breaths(waves.flow_l_s, 50)
    at, rate, tidal, ventilation = running_means(found)
    assert np.isnan(rate[:7]).all()
    assert tidal[7] == pytest.approx(found.tidal_l[:8].mean())
    assert rate[7] == pytest.approx(60 * 8 / (found.end_s[7] - found.start_s[0]))
    assert ventilation[7:] == pytest.approx(rate[7:] * tidal[7:])
    assert at[7] == found.end_s[7]
    assert np.isnan(running_means(found, each=500)[1]).all()


def test_a_figure_does_not_outlive_its_breaths() -> None:
    _, waves, _ = mask("rest", 60, 50, 11)
    found = find_breaths(waves.flow_l_s, 50)
    assert latest(found, 61.0).rate_per_min is not None
    late = latest(found, 80.0)
    assert (late.rate_per_min, late.code) == (None, "no_breath")


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(BadValue):
        find_breaths(np.zeros((3, 2)), 50)
    with pytest.raises(BadValue):
        find_breaths(np.zeros(100), 1)
