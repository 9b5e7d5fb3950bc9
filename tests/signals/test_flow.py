"""Pressure to flow, zero, and the syringe."""

from __future__ import annotations

import numpy as np
import pytest

from milo.signals import flow
from milo.vocabulary.errors import BadValue, NotEnoughData

FLOWS = np.array([0.1, 0.5, 1, 2, 4, 6, 8])
# Pa for these flows, inlet 26 mm, Cd .98, rho 1.14 (reference 1.5).
PRESSURES = {
    16: [0.1, 3.1, 12.6, 50, 201, 453, 805],
    19: [0.1, 1.3, 5.3, 21, 84, 190, 338],
    20: [0.04, 1.0, 3.9, 15.6, 63, 141, 250],
}


@pytest.mark.parametrize("throat", [16, 19, 20])
def test_a_venturi_gives_the_flows_of_the_table(throat: int) -> None:
    made = flow.Venturi(26, throat).flow_l_s(PRESSURES[throat], 1.14)
    assert made[1:] == pytest.approx(FLOWS[1:], rel=0.02)


def test_flow_keeps_the_sign_of_the_pressure() -> None:
    for element in (flow.Venturi(26, 20), flow.Pitot(22), flow.Laminar(40.0)):
        forth, back = element.flow_l_s([10.0, -10.0], 1.2)
        assert forth > 0
        assert back == pytest.approx(-forth)


def test_four_times_the_pressure_is_twice_the_flow_but_in_a_screen_four_times() -> None:
    for element, times in ((flow.Venturi(26, 20), 2.0), (flow.Pitot(22), 2.0), (flow.Laminar(40.0), 4.0)):
        once, more = element.flow_l_s([5.0, 20.0], 1.2)
        assert more == pytest.approx(times * once)


def test_a_pitot_tube_moves_area_times_speed() -> None:
    # 1.2 kg/m3 at 10 m/s has 60 Pa.
    assert flow.Pitot(20, profile=1.0).flow_l_s(60.0, 1.2) == pytest.approx(np.pi * 0.01**2 * 10 * 1000)


def test_air_is_as_dense_as_the_reference_says() -> None:
    assert flow.air_density_kg_m3(20.0, 1013.25, 0.5) == pytest.approx(1.199, abs=0.0006)
    assert flow.air_density_kg_m3(34.0, 1013.25, 1.0) == pytest.approx(1.13, abs=0.005)
    assert flow.air_density_kg_m3(0.0, 1013.25, 0.0) == pytest.approx(1.292, abs=0.001)


def test_a_throat_wider_than_its_inlet_is_refused() -> None:
    with pytest.raises(BadValue):
        flow.Venturi(20, 26)
    with pytest.raises(BadValue):
        flow.Venturi(26, 20).flow_l_s([1.0], 1200.0)


def test_the_zero_is_taken_from_still_air_only() -> None:
    rng = np.random.default_rng(2)
    still = 0.42 + 0.1 * rng.standard_normal(400)
    assert flow.zero_pressure_pa(still, 100) == pytest.approx(0.42, abs=0.03)
    with pytest.raises(NotEnoughData, match="still"):
        flow.zero_pressure_pa(still + 5 * np.sin(np.arange(400) / 50), 100)
    with pytest.raises(NotEnoughData):
        flow.zero_pressure_pa(still[:100], 100)


def test_a_zero_that_moved_is_noticed() -> None:
    assert not flow.zero_has_drifted(0.4, 0.65)
    assert flow.zero_has_drifted(0.4, 0.75)
    assert flow.zero_has_drifted(0.4, 0.05)


TIMES = np.array([6.0, 6.1, 5.9, 2.0, 2.1, 1.9, 0.7, 0.8, 0.6])


def test_strokes_that_agree_give_one_factor() -> None:
    volumes = 3.0 / 1.08 * np.array([1, 1.01, 0.99, 1, 1.01, 0.99, 1, 1.01, 0.99])
    made = flow.calibrate_with_syringe(volumes, TIMES)
    assert made.accepted
    assert made.factors == pytest.approx((1.08,), rel=1e-3)
    assert made.correct([1.0, -2.0]) == pytest.approx([1.08, -2.16], rel=1e-3)


def test_a_tube_that_reads_otherwise_at_high_flow_gets_a_factor_for_each_band() -> None:
    bends = np.repeat([1.10, 1.03, 0.97], 3)
    made = flow.calibrate_with_syringe(3.0 / bends, TIMES)
    assert made.accepted
    assert made.factors == pytest.approx((1.10, 1.03, 0.97), rel=1e-3)
    slow, fast = made.correct([0.3, 5.0]) / np.array([0.3, 5.0])
    assert slow == pytest.approx(1.10, rel=1e-3)
    assert fast == pytest.approx(0.97, rel=1e-3)


def test_a_stroke_off_by_more_than_3_percent_is_named_and_nothing_is_corrected() -> None:
    volumes = np.full(9, 3.0)
    volumes[4] = 3.3
    made = flow.calibrate_with_syringe(volumes, TIMES)
    assert (made.accepted, made.code) == (False, "stroke")
    assert "stroke 5" in made.reason
    with pytest.raises(BadValue):
        made.correct([1.0])
    volumes[4] = 3.08
    assert flow.calibrate_with_syringe(volumes, TIMES).accepted


def test_a_factor_far_from_one_and_too_few_strokes_are_refused() -> None:
    assert flow.calibrate_with_syringe(np.full(9, 2.0), TIMES).code == "factor"
    with pytest.raises(NotEnoughData, match="fast"):
        flow.calibrate_with_syringe(np.full(8, 3.0), TIMES[:8])
    with pytest.raises(BadValue):
        flow.calibrate_with_syringe(np.full(9, np.nan), TIMES)


def test_strokes_are_read_from_a_record_of_flow() -> None:
    rate = 100.0
    parts = []
    for seconds in (6.0, 2.0, 0.8):
        t = np.arange(round(seconds * rate)) / rate
        push = 3.0 * np.pi / 2 / seconds * np.sin(np.pi * t / seconds)
        parts += [np.zeros(150), push, np.zeros(100), -push]
    record = np.concatenate([*parts, np.zeros(100)])
    record += 0.01 * np.random.default_rng(0).standard_normal(len(record))
    volumes, lasted = flow.stroke_volumes(record, rate)
    assert volumes == pytest.approx([3.0] * 6, rel=0.01)
    assert lasted == pytest.approx([6, 6, 2, 2, 0.8, 0.8], rel=0.2)
