"""Where CO2 stays: true levels are found, ramps are not, and there is always a reason."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from each import each
from milo.signals.live_plateaus import LivePlateaus
from milo.signals.piece_noise import memory_of, noise_of
from milo.signals.plateaus import find_plateaus
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]


def noisy(x: NDArray[np.floating[Any]], sd: float, seed: int = 0) -> Floats:
    return np.asarray(x, np.float64) + sd * np.random.default_rng(seed).standard_normal(len(x))


def stairs(levels: list[float], samples: int) -> Floats:
    return np.repeat(np.array(levels), samples)


def settling(x: Floats, tau: float) -> Floats:
    """What a sensor with this time constant, in samples, shows."""
    out, now, keep = [], float(x[0]), float(np.exp(-1 / tau))
    for aim in x.tolist():
        now = aim + (now - aim) * keep
        out.append(now)
    return np.array(out)


@each("slope", [-13.0, -8.0, -5.0, 5.0, 8.0, 13.0])
@each("rate_hz", [0.5, 1.0, 2.0])
@each("sd", [0.0, 10.0, 30.0])
def test_a_ramp_gives_no_plateau_but_a_reason(slope: float, rate_hz: float, sd: float) -> None:
    ramp = slope * np.arange(100)
    for seed in range(3):
        made = find_plateaus(noisy(500 + ramp - min(ramp[-1], 0), sd, seed), None, rate_hz)
        assert made.plateaus == ()
        assert not made.finished
        assert made.reason


def test_a_baseline_and_then_a_ramp_give_no_plateau() -> None:
    for seed in range(10):
        x = np.concatenate([np.full(40, 450.0), 450 + 8 * np.arange(80)])
        made = find_plateaus(noisy(x, 30, seed), None, 0.5)
        assert made.plateaus == ()
        assert made.code == "only_baseline"
        assert made.baseline_ppm == pytest.approx(450, abs=25)


@pytest.mark.parametrize(("rate_hz", "sd"), [(0.2, 10.0), (0.5, 1.0), (0.5, 30.0), (1.0, 60.0), (2.0, 60.0)])
def test_true_levels_are_found_with_their_bounds_and_height(rate_hz: float, sd: float) -> None:
    n = round(40 * rate_hz)
    levels = [450.0, 1200.0, 2000.0, 2800.0, 2000.0]
    for seed in range(5):
        made = find_plateaus(noisy(stairs(levels, n), sd, seed), np.full(5 * n, 50.0), rate_hz)
        assert made.finished
        assert [p.co2_ppm for p in made.plateaus] == pytest.approx(levels[1:], abs=5 + 4 * 1.25 * sd / np.sqrt(n))
        assert [p.start_index for p in made.plateaus] == pytest.approx([n, 2 * n, 3 * n, 4 * n], abs=3)
        assert [p.end_index + 1 for p in made.plateaus] == pytest.approx([2 * n, 3 * n, 4 * n, 5 * n], abs=3)
        assert all(p.humidity_pct == pytest.approx(50.0) for p in made.plateaus)


def test_levels_between_ramps_are_found_and_the_ramps_are_not() -> None:
    up = [np.linspace(450 + 600 * k, 450 + 600 * (k + 1), 60) for k in range(3)]
    flat = [np.full(30, 450 + 600 * (k + 1)) for k in range(3)]
    x = np.concatenate([np.full(30, 450.0), *[part for pair in zip(up, flat, strict=True) for part in pair]])
    hits = [find_plateaus(noisy(x, 30, seed), None, 0.5).plateaus for seed in range(10)]
    assert all(len(found) == 3 for found in hits)
    for found in hits:
        assert [p.start_index for p in found] == pytest.approx([90, 180, 270], abs=14)
        assert [p.co2_ppm for p in found] == pytest.approx([1050, 1650, 2250], abs=35)


def test_a_level_between_two_slow_ramps_under_much_noise_keeps_its_bounds() -> None:
    x = np.concatenate([np.full(20, 450.0), 450 + 8 * np.arange(1, 61), np.full(24, 930.0), 930 + 8 * np.arange(1, 61)])
    hits = [p for seed in range(20) for p in find_plateaus(noisy(x, 30, seed), None, 0.5).plateaus]
    assert 18 <= len(hits) <= 20
    assert np.median([abs(p.start_index - 80) for p in hits]) <= 3
    assert np.median([abs(p.end_index - 103) for p in hits]) <= 3
    assert [p.co2_ppm for p in hits] == pytest.approx([930.0] * len(hits), abs=35)


def test_a_slow_sensor_that_settles_after_each_step_is_followed() -> None:
    levels = [450.0, 1200.0, 2500.0, 4000.0]
    x = settling(stairs(levels, 60), tau=10)
    for seed in range(5):
        found = find_plateaus(noisy(x, 30, seed), None, 0.5).plateaus
        assert [p.co2_ppm for p in found] == pytest.approx(levels[1:], abs=40)
        # The way there is no part of the level.
        assert all(p.start_index - 60 * (k + 1) >= 10 for k, p in enumerate(found))


@pytest.mark.parametrize("tau_s", [4.0, 8.0])
@pytest.mark.parametrize(
    ("rate_hz", "level_s", "least"), [(0.5, 20, 14), (0.5, 30, 17), (1.0, 20, 18), (1.0, 30, 19), (4.0, 20, 15)]
)
def test_a_level_after_an_exponential_rise_is_found_in_much_noise(tau_s: float, rate_hz: float, level_s: int, least: int) -> None:
    rise = 1050 - 600 * np.exp(-np.arange(1, round(5 * tau_s * rate_hz) + 1) / (tau_s * rate_hz))
    before, level = round(40 * rate_hz), round(level_s * rate_hz)
    x = np.concatenate([np.full(before, 450.0), rise, np.full(level, 1050.0), 1050 + 8 * np.arange(1, 40)])
    found = [find_plateaus(noisy(x, 30, seed), None, rate_hz).plateaus for seed in range(20)]
    right = [
        p
        for one in found
        for p in one
        if abs(p.co2_ppm - 1050) < 60 and abs(p.start_index - before - len(rise)) < 6 + 3 * tau_s * rate_hz
    ]
    assert len(right) >= least
    assert sum(map(len, found)) <= len(right) + 1


def test_a_level_of_18_s_whose_ends_are_plain_to_see_is_too_short_in_noise_too() -> None:
    x = np.concatenate([np.full(25, 450.0), np.full(9, 1000.0), np.full(25, 450.0)])
    found = [p for seed in range(20) for p in find_plateaus(noisy(x, 30, seed), None, 0.5).plateaus]
    assert [p for p in found if p.co2_ppm > 800] == []


def test_flat_breathing_ends_with_a_reason() -> None:
    for n in (30, 300):
        made = find_plateaus(noisy(np.full(n, 450.0), 30), np.full(n, 45.0), 0.5)
        assert (made.plateaus, made.finished, made.code) == ((), False, "only_baseline")
        assert "baseline" in made.reason
        assert made.baseline_ppm == pytest.approx(450, abs=25)


@each("drift", [0.05, 0.2])
def test_a_slow_drift_is_no_plateau(drift: float) -> None:
    x = 450 + drift * np.arange(1800)
    assert find_plateaus(noisy(x, 10), None, 0.5).plateaus == ()


def test_a_step_of_100_is_no_plateau_and_one_of_200_is() -> None:
    assert find_plateaus(noisy(stairs([450, 550], 40), 10), None, 0.5).plateaus == ()
    assert len(find_plateaus(noisy(stairs([450, 650], 40), 10), None, 0.5).plateaus) == 1


def test_a_level_of_16_s_is_too_short_and_one_of_20_s_is_not() -> None:
    for samples, many in ((8, 0), (10, 1)):
        x = np.concatenate([np.full(40, 450.0), np.full(samples, 1500.0), np.full(3, 450.0)])
        assert len(find_plateaus(noisy(x, 5), None, 0.5).plateaus) == many


def test_spikes_and_lost_samples_do_not_break_a_level() -> None:
    x = noisy(stairs([450, 1200], 40), 10)
    x[[10, 33, 55, 70]] = [30_000, 0, 6000, np.nan]
    x[60:64] = np.nan
    found = find_plateaus(x, None, 0.5).plateaus
    assert [(p.start_index, p.end_index) for p in found] == [(40, 79)]
    assert found[0].co2_ppm == pytest.approx(1200, abs=10)
    x[44:76] = np.nan
    assert find_plateaus(x, None, 0.5).plateaus == ()


def test_a_sensor_at_its_ceiling_gives_no_level_there() -> None:
    x: Floats = np.minimum(noisy(stairs([450, 20_000, 60_000], 30), 30), 40_000.0)
    made = find_plateaus(x, None, 0.5)
    assert [round(p.co2_ppm, -3) for p in made.plateaus] == [20_000]
    assert "ceiling" in made.reason
    assert made.plateaus[0].end_index == pytest.approx(59, abs=1)
    all_there = find_plateaus(np.full(50, 40_000.0), None, 0.5)
    assert all_there.code == "saturated"
    assert all_there.baseline_ppm is None


def test_a_sensor_that_starts_up_does_not_make_a_plateau() -> None:
    zeros = np.concatenate([np.zeros(6), [120, 300, 390], noisy(stairs([450, 1000], 30), 10)])
    made = find_plateaus(zeros, None, 0.5)
    assert made.baseline_ppm == pytest.approx(450, abs=15)
    assert [round(p.co2_ppm, -2) for p in made.plateaus] == [1000]
    settled = np.concatenate([450 + 1500 * np.exp(-np.arange(60) / 12), np.full(30, 450.0)])
    assert find_plateaus(noisy(settled, 10), None, 0.5).plateaus == ()


def test_a_record_that_begins_on_a_rise_has_its_beginning_as_baseline() -> None:
    x = np.concatenate([450 + 8 * np.arange(80), np.full(30, 1090.0)])
    made = find_plateaus(noisy(x, 10), None, 0.5)
    assert made.baseline_ppm == pytest.approx(450, abs=20)
    assert [round(p.co2_ppm, -2) for p in made.plateaus] == [1100]


def test_wanted_ends_the_search_and_the_end_of_the_record_ends_it_too() -> None:
    x = noisy(stairs([450, 1000, 1600, 2200], 25), 10)
    enough = find_plateaus(x, None, 0.5, wanted=2)
    assert (len(enough.plateaus), enough.finished, enough.code) == (2, True, "wanted_reached")
    short = find_plateaus(x, None, 0.5, wanted=9)
    assert (len(short.plateaus), short.finished, short.code) == (3, True, "end_of_record")
    assert "3 plateaus of 9" in short.reason


def test_missing_humidity_is_none_and_not_zero() -> None:
    x = noisy(stairs([450, 1000], 30), 5)
    assert find_plateaus(x, None, 0.5).plateaus[0].humidity_pct is None
    assert find_plateaus(x, np.full(60, np.nan), 0.5).plateaus[0].humidity_pct is None
    some = np.full(60, np.nan)
    some[40:45] = 61.0
    assert find_plateaus(x, some, 0.5).plateaus[0].humidity_pct == pytest.approx(61)


@pytest.mark.parametrize(("n", "code"), [(0, "no_samples"), (1, "too_short"), (2, "too_short"), (9, "too_short")])
def test_hardly_any_samples_end_with_a_reason(n: int, code: str) -> None:
    made = find_plateaus(np.full(n, 450.0), None, 0.5)
    assert (made.plateaus, made.finished, made.code) == ((), False, code)
    assert find_plateaus(np.full(40, np.nan), None, 0.5).code == "no_samples"


def test_a_quick_sensor_gives_the_same_levels_as_a_slow_one() -> None:
    for rate_hz in (0.5, 10.0, 25.0):
        n = round(60 * rate_hz)
        found = find_plateaus(noisy(stairs([450, 1200], n), 20), None, rate_hz).plateaus
        assert len(found) == 1
        assert found[0].start_index / rate_hz == pytest.approx(60, abs=4)
        assert found[0].end_index == 2 * n - 1


def test_the_document_has_the_shape_of_the_contract() -> None:
    made = find_plateaus(stairs([450, 1200], 30), np.full(60, 44.0), 0.5)
    assert made.to_json([{"line": 3, "reason": "no CO2 reading"}]) == {
        "baseline_ppm": 450.0,
        "plateaus": [{"start_index": 30, "end_index": 59, "co2_ppm": 1200.0, "humidity_pct": 44.0}],
        "finished": True,
        "reason": "the record ended with 1 plateau",
        "rejected": [{"line": 3, "reason": "no CO2 reading"}],
    }


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(BadValue):
        find_plateaus(np.zeros((2, 3)), None, 0.5)
    with pytest.raises(BadValue):
        find_plateaus(np.zeros(3), np.zeros(4), 0.5)
    with pytest.raises(BadValue):
        find_plateaus(np.zeros(3), None, 0.0)
    with pytest.raises(BadValue):
        find_plateaus(np.zeros(3), None, 0.5, wanted=0)


def test_noise_is_told_from_trend_and_step_and_its_memory_is_seen() -> None:
    x = noisy(np.concatenate([np.arange(200) * 8.0, np.full(200, 5000.0)]), 30)
    assert np.median(noise_of(x, 0.5)) == pytest.approx(30, rel=0.2)
    white = np.random.default_rng(1).standard_normal(1000)
    assert memory_of(white) < 0.1
    remembered = np.array(white)
    for i in range(1, len(remembered)):
        remembered[i] += 0.6 * remembered[i - 1]
    assert memory_of(remembered) == pytest.approx(0.4, abs=0.2)


def test_the_live_face_finds_what_is_there_and_ends_when_it_has_what_was_wanted() -> None:
    live = LivePlateaus(0.5, wanted=2)
    states = [live.feed(float(v), 50.0) for v in noisy(stairs([450, 1000, 1600, 2200], 25), 10)]
    ended = next(i for i, s in enumerate(states) if s.ended)
    assert 57 <= ended <= 66
    assert states[-1] is states[ended]
    assert states[-1].code == "wanted_reached"
    assert [round(p.co2_ppm, -2) for p in states[-1].found.plateaus] == [1000, 1600]
    assert states[20].level
    assert states[20].slope_ppm_s == pytest.approx(0, abs=1.0)
    assert states[3].slope_ppm_s is None


def test_the_live_face_ends_with_a_reason_on_flat_breathing_and_on_silence() -> None:
    live = LivePlateaus(0.5, wanted=1, stuck_s=120)
    states = [live.feed(v, None) for v in noisy(np.full(100, 450.0), 20).tolist()]
    assert states[-1].code == "nothing_new"
    assert states[-1].at_s == 120
    assert "baseline" in states[-1].reason
    silent = LivePlateaus(0.5, time_out_s=60, stuck_s=1000)
    last = [silent.feed(None) for _ in range(40)][-1]
    assert (last.ended, last.code, last.co2_ppm) == (True, "time_out", None)


def test_the_live_face_shows_how_long_the_level_lasts_and_ends_on_demand() -> None:
    live = LivePlateaus(0.5)
    for value in noisy(stairs([450, 1000], 30), 5).tolist():
        state = live.feed(value, 40.0)
    assert state.level_s == pytest.approx(60, abs=6)
    assert not state.ended
    done = live.finish()
    assert done.ended
    assert done.found.finished
    assert live.feed(400.0) is done
