"""Gas conditions and exchange against the tables of the reference (1.4-1.6) and by balance."""

from __future__ import annotations

import numpy as np
import pytest

from milo.signals import gas
from milo.vocabulary.errors import BadValue

CELSIUS = [18, 20, 22, 24, 26, 28, 30, 33, 35, 37]


def test_vapour_and_conditions_are_those_of_the_table() -> None:
    assert gas.vapour_mmhg(CELSIUS) == pytest.approx([15.5, 17.5, 19.8, 22.4, 25.2, 28.4, 31.8, 37.8, 42.2, 47.1], abs=0.051)
    btps = [1.112, 1.102, 1.091, 1.080, 1.069, 1.057, 1.045, 1.026, 1.013, 1.000]
    stpd = [0.919, 0.910, 0.901, 0.892, 0.883, 0.873, 0.863, 0.848, 0.837, 0.826]
    assert gas.btps_per_atps(CELSIUS) == pytest.approx(btps, abs=0.0011)
    assert gas.stpd_per_atps(CELSIUS) == pytest.approx(stpd, abs=0.00051)


def test_the_way_by_body_conditions_is_the_direct_way() -> None:
    for pressure in (560.0, 700.0, 760.0):
        by_body = gas.btps_per_atps(22.0, pressure) * gas.stpd_per_btps(pressure)
        assert by_body == pytest.approx(float(gas.stpd_per_atps(22.0, pressure)), rel=3e-4)


def test_dry_room_air_swells_more_than_damp() -> None:
    assert gas.btps_per_atps(20.0, humidity=0.3) > gas.btps_per_atps(20.0, humidity=1.0)


def test_fractions_and_pressures_are_those_of_the_reference() -> None:
    assert gas.partial_mmhg([0.05, 0.056]) == pytest.approx([35.7, 39.9], abs=0.06)
    assert gas.dry_fraction(gas.partial_mmhg(0.043, 700.0), 700.0) == pytest.approx(0.043)


def test_an_infrared_reading_is_corrected_for_height_and_vapour() -> None:
    true_dry, pressure = 0.05, 600.0
    vapour = float(gas.vapour_mmhg(33.0))
    # The sensor counts molecules and knows no pressure but that of the sea.
    read_ppm = 1e6 * true_dry * (pressure - vapour) / 760
    assert gas.dry_fraction_from_ppm(read_ppm, pressure, 33.0) == pytest.approx(true_dry)


def test_energy_from_co2_is_that_of_the_reference() -> None:
    assert gas.energy_from_co2_kcal_min(1.0, [0.75, 0.85, 0.95, 1.0]) == pytest.approx([6.36, 5.74, 5.25, 5.05], abs=0.0051)
    assert gas.energy_kcal_min(1 / 0.85, 1.0) == pytest.approx(float(gas.energy_from_co2_kcal_min(1.0, 0.85)))


def test_alveolar_ventilation_and_dead_space_are_those_of_the_textbook() -> None:
    assert gas.alveolar_l_min(0.2, 40.0) == pytest.approx(863 * 0.2 / 40)
    assert gas.dead_space_share(40.0, 28.0) == pytest.approx(0.3)


def test_a_mixing_box_gives_what_went_in() -> None:
    # 6 L/min at body conditions with 4 % dry CO2 hold 6 * .826 * .0396 L/min of it above air.
    assert gas.mixed_vco2_l_min(6.0, 0.04) == pytest.approx(6 * 0.8262 * 0.0396, rel=1e-3)
    assert np.isnan(gas.mixed_vco2_l_min(np.nan, 0.04))


def test_oxygen_is_what_nitrogen_balance_leaves() -> None:
    # A person takes .30 L/min of oxygen and gives .25 of CO2 from 8 L/min of dry air breathed in.
    inspired, vo2, vco2 = 8.0, 0.30, 0.25
    expired = inspired - vo2 + vco2
    o2 = (inspired * gas.AIR_O2 - vo2) / expired
    co2 = (inspired * gas.AIR_CO2 + vco2) / expired
    assert gas.haldane_vo2_l_min(expired, o2, co2) == pytest.approx(vo2, rel=1e-9)
    assert gas.exchange_ratio(vco2, gas.haldane_vo2_l_min(expired, o2, co2)) == pytest.approx(0.25 / 0.30)
    assert np.isnan(gas.exchange_ratio(0.2, 0.0))


def test_the_assumed_ratio_rises_with_work() -> None:
    assert [gas.assumed_rer(s) for s in (0.0, 0.3, 0.75)] == pytest.approx([0.82, 0.85, 0.95])


def test_an_oxygen_estimate_has_an_interval_that_holds_the_assumed_spread() -> None:
    made = gas.estimate_vo2(0.9, 0.3)
    assert made.vo2_l_min == pytest.approx(0.9 / 0.85)
    assert made.low_l_min is not None
    assert made.high_l_min is not None
    # 7 % is one standard deviation (reference 1.6): two of them to either side.
    assert made.low_l_min == pytest.approx(0.9 / (0.85 + 1.96 * 0.06))
    assert made.high_l_min == pytest.approx(0.9 / (0.85 - 1.96 * 0.06))
    assert any("estimate" in text for text in made.conditions)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"vco2_l_min": float("nan"), "reserve_share": 0.3}, "no_vco2"),
        ({"vco2_l_min": -0.1, "reserve_share": 0.3}, "no_vco2"),
        ({"vco2_l_min": 1.0, "reserve_share": None}, "no_intensity"),
        ({"vco2_l_min": 1.0, "reserve_share": 0.3, "above_vt1": True}, "above_vt1"),
        ({"vco2_l_min": 1.0, "reserve_share": 0.8}, "above_vt1"),
        ({"vco2_l_min": 1.0, "reserve_share": 0.2, "since_effort_s": 300.0}, "after_effort"),
        ({"vco2_l_min": 1.0, "reserve_share": 0.2, "hyperventilating": True}, "hyperventilation"),
    ],
)
def test_where_the_estimate_does_not_hold_there_is_none_and_a_reason(arguments: dict[str, object], code: str) -> None:
    made = gas.estimate_vo2(**arguments)  # type: ignore[arg-type]
    assert (made.vo2_l_min, made.low_l_min, made.high_l_min, made.rer) == (None, None, None, None)
    assert made.code == code
    assert made.reason


def test_a_pressure_nobody_breathes_at_is_refused() -> None:
    with pytest.raises(BadValue, match="1013 hPa is 760 mmHg"):
        gas.stpd_per_btps(1013.0)
