"""What devices make of a session: errors of the size reviewers found, and gaps that are gaps."""

from __future__ import annotations

import numpy as np
import pytest

from milo.twin import effort as asks
from milo.twin.draws import Draws
from milo.twin.physiology import physiology
from milo.twin.session import Truth, run
from milo.twin.session_sensors import observe_mask, observe_session, oximeter, strap, wrist
from milo.vocabulary.errors import UnknownName

N = 120


@pytest.fixture(scope="module")
def runs() -> tuple[Truth, asks.Going]:
    """Forty minutes with intervals in them."""
    who = physiology(np.full(N, 32.0), np.arange(N) % 2, 172.0, 68.0, 56.0, 186.0, 47.0, 40.0, np.random.default_rng(1))
    effort = asks.wavering(asks.intervals(240, 0.9, 180, 0.5, 4, N), np.random.default_rng(2))
    return run(who, effort), asks.going(who, effort, "running")


def quiet(bpm: float = 60.0, seconds: int = 3_600) -> np.ndarray:
    return np.full((seconds, N), bpm, np.float32)


def test_a_strap_is_right_but_for_a_few_artefact_beats() -> None:
    still, moving = (strap(quiet(), np.full((3_600, N), m), np.random.default_rng(3)) - 60 for m in (False, True))
    assert np.nanmedian(np.abs(still)) < 1.0
    assert 0.004 < np.nanmean(np.abs(still) > 8) < 0.015
    assert 0.03 < np.nanmean(np.abs(moving) > 8) < 0.08
    assert 0 < np.isnan(still).mean() < 0.01


def test_a_wrist_is_worse_in_intervals_than_at_rest(runs: tuple[Truth, asks.Going]) -> None:
    truth, _ = runs
    still = wrist(quiet(), None, np.random.default_rng(3)) - 60
    hard = wrist(truth.heart_rate_bpm, None, np.random.default_rng(3)) - truth.heart_rate_bpm
    assert np.nanstd(still, axis=0).mean() == pytest.approx(3, abs=0.6)
    assert 6 < np.nanstd(hard, axis=0).mean() < 12
    assert np.nanmean(still, axis=0).std() / 60 == pytest.approx(0.03, abs=0.01)
    assert 0.05 < np.isnan(still).mean() < 0.20
    assert np.isnan(still).mean(axis=0).std() > 0.02  # one wears it looser than the other


def test_only_a_wrist_that_steps_reads_the_cadence_now_and_then() -> None:
    steps = np.full((3_600, N), 168.0, np.float32)
    read = wrist(quiet(150.0), steps, np.random.default_rng(3))
    locked = np.abs(read - 168) < 3.5
    usual = np.abs(wrist(quiet(150.0), None, np.random.default_rng(3)) - 168) < 3.5
    assert 0.015 < locked.mean() - usual.mean() < 0.04
    standing = wrist(quiet(150.0), np.zeros_like(steps), np.random.default_rng(3))
    assert np.array_equal(standing, wrist(quiet(150.0), None, np.random.default_rng(3)), equal_nan=True)


def test_saturation_is_read_in_whole_points_and_mostly_lost_in_motion() -> None:
    true = np.full((3_600, N), 96.0, np.float32)
    dark = np.arange(N) % 2 == 0
    still, moving = (oximeter(true, np.full(true.shape, m), dark, np.random.default_rng(4)) for m in (False, True))
    seen = still[~np.isnan(still)]
    assert (seen == np.rint(seen)).all()
    assert seen.max() <= 100
    assert np.nanmean(still[:, dark]) - np.nanmean(still[:, ~dark]) == pytest.approx(1.0, abs=0.2)
    assert np.nanstd(still[:, ~dark]) == pytest.approx(1.5, abs=0.2)
    assert np.isnan(moving).mean() > 0.5
    assert np.isnan(still).mean() < 0.1


def test_the_way_is_off_by_about_a_per_cent_and_only_grows(runs: tuple[Truth, asks.Going]) -> None:
    truth, how = runs
    seen = observe_session(truth, how, "watch", Draws(1))
    assert seen.distance_m is not None
    assert how.speed_m_s is not None
    off = seen.distance_m[-1] / how.speed_m_s.sum(axis=0) - 1
    assert off.std() == pytest.approx(0.01, abs=0.004)
    assert (np.diff(seen.distance_m, axis=0) >= 0).all()
    assert seen.power_w is None


def test_another_device_for_one_changes_nothing_for_the_others(runs: tuple[Truth, asks.Going]) -> None:
    truth, how = runs
    devices = np.asarray(["watch", "strap", "band", "ring"] * (N // 4), object)
    one = observe_session(truth, how, devices, Draws(1))
    devices[5] = "watch"
    two = observe_session(truth, how, devices, Draws(1))
    same = np.arange(N) != 5
    assert np.array_equal(one.heart_rate_bpm[:, same], two.heart_rate_bpm[:, same], equal_nan=True)
    assert not np.array_equal(one.heart_rate_bpm[:, 5], two.heart_rate_bpm[:, 5], equal_nan=True)
    assert np.array_equal(one.spo2_pct, two.spo2_pct, equal_nan=True)


def test_an_unknown_device_is_refused(runs: tuple[Truth, asks.Going]) -> None:
    with pytest.raises(UnknownName, match="strap"):
        observe_session(*runs, "stra", Draws(1))


def test_a_mask_reads_within_its_gain_and_leak(runs: tuple[Truth, asks.Going]) -> None:
    truth, _ = runs
    seen = observe_mask(truth, Draws(2))
    ratio = (seen.ventilation_l_min / truth.ventilation_l_min).mean(axis=0)
    assert ratio.mean() == pytest.approx(0.96, abs=0.02)
    assert 0.02 < ratio.std() < 0.06
    assert (seen.petco2_mmhg - truth.petco2_mmhg).mean(axis=0).std() == pytest.approx(2, abs=0.5)
