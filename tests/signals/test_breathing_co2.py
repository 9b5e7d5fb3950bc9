"""Carbon dioxide of breaths against the twin's truth: alignment, end-tidal, CO2 given off, and who may not say."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from milo.signals.breathing import Breaths, find_breaths
from milo.signals.capnography import Aligned, align_co2, end_tidal, mixed_expired_mmhg, vco2_l_min, without_lag
from milo.signals.co2_rate import rate_from_co2
from milo.signals.co2_sensors import SENSORS, Co2Sensor, sees_breaths, swing_shown
from milo.signals.live_breathing import FinishedBreath, LiveBreathing
from milo.twin.breath_waves import breath_waves
from milo.twin.rhythm import breaths
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]
EFFORTS = {"rest": (14, 0.5, 38, 0.0), "walking": (22, 1.2, 41, 0.35), "hard": (48, 2.6, 36, 0.95)}
RATE, SECONDS = 50, 120


def quick(tau_s: float) -> Co2Sensor:
    return Co2Sensor("quick", tau_s, 50.0, 200_000.0)


def measured(effort: str, seed: int, tau_s: float = 0.2, delay_s: float = 1.5) -> tuple[Floats, Floats, float]:
    """Flow and CO2 as a mask reads them, and the true CO2 given off in L/min STPD."""
    rate, tidal, petco2, share = EFFORTS[effort]
    rng = np.random.default_rng(seed)
    breathing = breaths(rate, SECONDS, rng, share)
    body = {"tidal_volume_l": tidal, "petco2_mmhg": petco2, "share": share, "noise": 0}
    fine = breath_waves(breathing, SECONDS, 400, rng, **body)
    whole = slice(round(fine.in_s[1] * 400), round(fine.in_s[-2] * 400))
    flow, co2 = fine.flow_l_s[whole].astype(float), fine.co2_mmhg[whole].astype(float)
    litres = (np.maximum(flow, 0) * (co2 / 713 - 0.0004)).sum() / 400 * 713 / 863
    read = breath_waves(breathing, SECONDS, RATE, rng, sensor_tau_s=tau_s, sensor_delay_s=delay_s, **body)
    n = len(read.flow_l_s)
    return (
        read.flow_l_s + 0.01 * rng.standard_normal(n) + 0.005,
        read.co2_mmhg + 0.3 * rng.standard_normal(n),
        litres * 60 / (len(flow) / 400),
    )


@pytest.mark.parametrize("effort", list(EFFORTS))
@pytest.mark.parametrize(("tau_s", "delay_s"), [(0.0, 0.0), (0.1, 0.5), (0.2, 2.7)])
def test_co2_given_off_is_that_of_the_truth(effort: str, tau_s: float, delay_s: float) -> None:
    for seed in range(3):
        flow, co2, truth = measured(effort, seed, tau_s, delay_s)
        found = find_breaths(flow, RATE)
        aligned = align_co2(co2, found, RATE, quick(tau_s))
        assert aligned.delay_s == pytest.approx(delay_s, abs=0.05)
        given_off = vco2_l_min(aligned, flow, found, RATE)
        known = np.isfinite(given_off)
        assert known.mean() > 0.85
        seconds = (found.end_s - found.start_s)[known]
        assert (given_off[known] * seconds).sum() / seconds.sum() == pytest.approx(truth, rel=0.05)


@pytest.mark.parametrize("effort", ["rest", "walking"])
def test_end_tidal_pressure_is_that_of_the_truth(effort: str) -> None:
    flow, co2, _ = measured(effort, 1)
    found = find_breaths(flow, RATE)
    made = end_tidal(align_co2(co2, found, RATE, quick(0.2)), found, RATE)
    known = np.isfinite(made.co2_mmhg)
    assert known.mean() > 0.85
    assert made.co2_mmhg[known].mean() == pytest.approx(EFFORTS[effort][2], abs=1.0)
    assert [bool(code) for code in made.code] == [not k for k in known]


def test_a_time_constant_told_a_third_too_long_leaves_the_end_of_the_plateau() -> None:
    """The overshoot where the plateau begins is the correction's, not the lung's."""
    flow, co2, _ = measured("rest", 1, tau_s=0.15)
    found = find_breaths(flow, RATE)
    made = end_tidal(align_co2(co2, found, RATE, quick(0.2)), found, RATE)
    known = np.isfinite(made.co2_mmhg)
    assert known.mean() > 0.85
    assert made.co2_mmhg[known].mean() == pytest.approx(EFFORTS["rest"][2], abs=1.0)


def test_breaths_too_short_for_alveolar_air_have_no_end_tidal_pressure() -> None:
    flow, co2, _ = measured("hard", 1)
    found = find_breaths(flow, RATE)
    made = end_tidal(align_co2(co2, found, RATE, quick(0.2)), found, RATE)
    assert "no_plateau" in made.code
    assert np.isnan(made.co2_mmhg).mean() > 0.8


def test_a_room_sensor_gives_no_end_tidal_pressure_and_says_it_is_too_slow() -> None:
    flow, co2, _ = measured("rest", 2, tau_s=20.0, delay_s=0.0)
    found = find_breaths(flow, RATE)
    for name in ("scd30", "mh_z19", "scd41", "explorir_w"):
        aligned = align_co2(co2, found, RATE, SENSORS[name])
        assert aligned.co2_mmhg is None
        assert aligned.code == "sensor_too_slow"
        assert "sensor too slow" in aligned.reason
        assert np.isnan(end_tidal(aligned, found, RATE).co2_mmhg).all()
        assert set(end_tidal(aligned, found, RATE).code) == {"blind"}
        assert np.isnan(vco2_l_min(aligned, flow, found, RATE)).all()
        assert np.isnan(mixed_expired_mmhg(aligned, flow, found, RATE)).all()


def test_who_may_see_a_breath_follows_the_reference() -> None:
    assert [swing_shown(20, 60 / t) for t in (4, 10, 60)] == pytest.approx([0.032, 0.079, 0.43], abs=0.003)
    assert [swing_shown(0.3, 60 / t) for t in (4, 10, 60)] == pytest.approx([0.905, 0.983, 1.0], abs=0.003)
    assert sees_breaths(SENSORS["sprintir_w"], 50.0) is None
    assert sees_breaths(quick(0.6), 31.0) is not None
    assert sees_breaths(quick(0.5), 29.0) is None
    low = sees_breaths(Co2Sensor("low", 0.1, 50.0, 40_000.0), 15.0)
    assert low is not None
    assert low[0] == "ceiling"


def test_a_lag_is_taken_back() -> None:
    t = np.arange(0, 20, 0.01)
    true = 20 + 15 * np.sin(2 * np.pi * t / 4)
    lagged = np.zeros_like(true)
    now = true[0]
    for i, aim in enumerate(true):
        now += (aim - now) * (1 - np.exp(-0.01 / 0.4))
        lagged[i] = now
    assert np.abs(lagged - true)[500:-500].max() > 5
    assert np.abs(without_lag(lagged, 100, 0.4) - true)[500:-500].max() < 0.6


def test_co2_that_does_not_follow_breathing_is_refused() -> None:
    flow, co2, _ = measured("rest", 3)
    found = find_breaths(flow, RATE)
    still = align_co2(np.full(len(co2), 30.0) + 0.3 * np.random.default_rng(0).standard_normal(len(co2)), found, RATE, quick(0.1))
    assert (still.co2_mmhg, still.code) == (None, "no_fall")
    few = align_co2(co2[: 10 * RATE], find_breaths(flow[: 10 * RATE], RATE), RATE, quick(0.1))
    assert few.code == "too_few_breaths"


def test_breathing_like_a_clock_leaves_the_delay_open_unless_it_is_known() -> None:
    t = np.arange(60 * RATE) / RATE
    flow = -1.5 * np.sin(2 * np.pi * t / 1.5)
    rng = np.random.default_rng(0)
    co2 = np.where(flow > 0, 38.0, 0.0) + 0.3 * rng.standard_normal(len(t))
    found = find_breaths(flow + 0.01 * rng.standard_normal(len(t)), RATE)
    assert align_co2(co2, found, RATE, quick(0.0)).code == "ambiguous_delay"
    assert align_co2(co2, found, RATE, quick(0.0), known_delay_s=0.02).co2_mmhg is not None


def test_mixed_expired_air_lies_between_none_and_end_tidal() -> None:
    flow, co2, _ = measured("rest", 4)
    found = find_breaths(flow, RATE)
    mixed = mixed_expired_mmhg(align_co2(co2, found, RATE, quick(0.2)), flow, found, RATE)
    # Bohr with .2 L of dead space in .5 L leaves about .6 of it.
    assert np.nanmean(mixed) == pytest.approx(38 * 0.55, rel=0.15)


def test_mixed_pressure_times_ventilation_is_the_co2_given_off() -> None:
    one = np.array([0.0])
    found = Breaths(one, one + 2, one + 4, one + 1.0, one + 1, one + 1, one + 1, one + 1, one, one + 1, ("",))
    flow = np.concatenate([np.full(100, -0.5), np.full(100, 0.5), np.zeros(10)])
    aligned = Aligned(np.full(210, 35.65), 0.0, 0.0)
    # 1 L of 5 % dry gas 15 times a minute.
    assert vco2_l_min(aligned, flow, found, 50, inspired_co2=0.0)[0] == pytest.approx(15 * 0.05 * 713 / 863, rel=1e-6)
    assert mixed_expired_mmhg(aligned, flow, found, 50)[0] == pytest.approx(35.65, rel=1e-6)


@pytest.mark.parametrize("effort", list(EFFORTS))
def test_the_rate_is_seen_in_co2_alone(effort: str) -> None:
    _, co2, _ = measured(effort, 5)
    made = rate_from_co2(co2, RATE, quick(0.2))
    known = np.isfinite(made.rate_per_min)
    assert known.mean() > 0.9
    assert np.median(made.rate_per_min[known]) == pytest.approx(EFFORTS[effort][0], abs=1.0)


def test_co2_without_breaths_has_no_rate() -> None:
    rng = np.random.default_rng(1)
    for x in (np.full(3000, 5.0), 5 + 0.3 * rng.standard_normal(3000), np.arange(3000) * 0.01):
        made = rate_from_co2(x, 50)
        assert np.isnan(made.rate_per_min).all()
        assert all(made.code)
    gone = rate_from_co2(np.full(3000, np.nan), 50)
    assert set(gone.code) == {"gap"}
    assert len(rate_from_co2(np.zeros(10), 50).code) == 0


def test_a_sensor_too_slow_for_the_rate_it_shows_gives_none() -> None:
    _, co2, _ = measured("hard", 6, tau_s=0.5)
    assert np.isnan(rate_from_co2(co2, RATE, quick(0.5)).rate_per_min).all()


def feed(live: LiveBreathing, flow: Floats, co2: Floats | None, step: int) -> list[FinishedBreath]:
    finished: list[FinishedBreath] = []
    for i in range(0, len(flow), step):
        finished += live.feed(flow[i : i + step], None if co2 is None else co2[i : i + step]).finished
    return finished


@pytest.mark.parametrize("effort", list(EFFORTS))
def test_the_live_face_hands_out_the_batch_breaths_once_and_in_order(effort: str) -> None:
    flow, co2, truth = measured(effort, 7)
    batch = find_breaths(flow, RATE)
    live = LiveBreathing(RATE, sensor=quick(0.2), delay_s=1.5)
    finished = feed(live, flow, co2, 5)
    starts = np.array([b.start_s for b in finished])
    assert (np.diff(starts) > 0.5).all()
    assert len(finished) == pytest.approx(len(batch), abs=1)
    assert np.abs(starts[1:-1] - batch.start_s[[int(np.argmin(np.abs(batch.start_s - s))) for s in starts[1:-1]]]).max() < 0.1
    later = [b for b in finished if b.start_s > 40]
    assert np.mean([b.ventilation_l_min for b in later]) == pytest.approx(
        batch.ventilation_l_min[batch.start_s > 40].mean(), rel=0.03
    )
    known = [b.vco2_l_min for b in later if b.vco2_l_min is not None]
    assert len(known) >= len(later) - 1
    assert np.mean(known) == pytest.approx(truth, rel=0.06)
    last = live.feed(np.zeros(0))
    assert last.vco2_l_min == pytest.approx(truth, rel=0.15)
    assert (last.petco2_mmhg is None) == (effort == "hard")


def test_the_live_face_does_not_grow_and_keeps_no_last_good_value() -> None:
    flow, _, _ = measured("rest", 8)
    live = LiveBreathing(RATE)
    feed(live, np.tile(flow, 2), None, 50)
    assert live.feed([0.0]).means.rate_per_min == pytest.approx(14, abs=2)
    assert live.kept <= 62 * RATE
    silent = live.feed(np.zeros(30 * RATE))
    assert silent.means.rate_per_min is None
    assert silent.means.code == "no_breath"
    with pytest.raises(BadValue):
        live.feed([0.0, 0.0], [1.0])
