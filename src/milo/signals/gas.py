"""Gas as breathed and gas as counted: conditions, CO2 given off, oxygen taken up, energy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]

KELVIN = 273.15
BODY_C, STANDARD_MMHG = 37.0, 760.0
BODY_VAPOUR_MMHG = 47.0  # of air saturated at 37 C, as physiology rounds it; the Buck equation has 47.1
MMHG_PER_HPA = 760 / 1013.25
MOUTH_C = 33.0  # expired air at a mouthpiece, saturated (reference 1.5)
AIR_O2, AIR_CO2 = 0.2093, 0.0004  # fractions of dry air (reference 1.6)
WEIR_O2, WEIR_CO2 = 3.941, 1.106  # kcal per L STPD, Weir, J Physiol 109, 1949
PRESSURE_MMHG = (225.0, 820.0)  # from the top of Everest to the shore of the Dead Sea

RER_REST = 0.82  # mixed diet (reference 1.6)
RER_AT_SHARE = ((0.30, 0.85), (0.75, 0.95))  # of heart rate reserve (reference 1.6)
RER_SD = 0.06  # (reference 1.6)
AFTER_EFFORT_S = 600.0  # CO2 stores fill or empty for so long after effort (reference 1.6)
WITHIN_95 = 1.96


def vapour_mmhg(celsius: ArrayLike) -> Any:
    """Pressure of water vapour over water, in mmHg.

    celsius: scalar or array, 0-50 C. Source: Buck, J Appl Meteorol 20, 1981.

    >>> round(float(vapour_mmhg(20.0)), 1)
    17.5
    """
    t = np.asarray(celsius, np.float64)
    hpa = 6.1121 * np.exp((18.678 - t / 234.5) * t / (257.14 + t))
    return hpa * MMHG_PER_HPA


def btps_per_atps(celsius: ArrayLike, pressure_mmhg: float = STANDARD_MMHG, humidity: ArrayLike = 1.0) -> Any:
    """Litres at body conditions (37 C, saturated) of one litre at ambient pressure.

    celsius: of the measured gas.  humidity: relative, 0-1, of the measured gas; 1 is saturated (ATPS).
    For air breathed out use MOUTH_C and 1, for air breathed in the room's values.
    Raises BadValue for a pressure nobody breathes at.

    >>> round(float(btps_per_atps(20.0)), 3)
    1.102
    """
    _check_pressure(pressure_mmhg)
    t = np.asarray(celsius, np.float64)
    dry = pressure_mmhg - np.asarray(humidity, np.float64) * vapour_mmhg(t)
    return (KELVIN + BODY_C) / (KELVIN + t) * dry / (pressure_mmhg - BODY_VAPOUR_MMHG)


def stpd_per_atps(celsius: ArrayLike, pressure_mmhg: float = STANDARD_MMHG, humidity: ArrayLike = 1.0) -> Any:
    """Litres at standard conditions (0 C, 760 mmHg, dry) of one litre at ambient pressure; arguments as btps_per_atps.

    >>> round(float(stpd_per_atps(20.0)), 3)
    0.91
    """
    _check_pressure(pressure_mmhg)
    t = np.asarray(celsius, np.float64)
    dry = pressure_mmhg - np.asarray(humidity, np.float64) * vapour_mmhg(t)
    return KELVIN / (KELVIN + t) * dry / STANDARD_MMHG


def stpd_per_btps(pressure_mmhg: float = STANDARD_MMHG) -> float:
    """Litres at standard conditions of one litre at body conditions.

    >>> round(stpd_per_btps(), 3)
    0.826
    """
    _check_pressure(pressure_mmhg)
    return (pressure_mmhg - BODY_VAPOUR_MMHG) / 863


def dry_fraction(partial_mmhg: ArrayLike, pressure_mmhg: float = STANDARD_MMHG) -> Any:
    """Fraction of dry gas from a partial pressure in gas saturated at 37 C.

    partial_mmhg: scalar or array, mmHg.

    >>> round(float(dry_fraction(35.7)), 3)
    0.05
    """
    _check_pressure(pressure_mmhg)
    return np.asarray(partial_mmhg, np.float64) / (pressure_mmhg - BODY_VAPOUR_MMHG)


def partial_mmhg(fraction: ArrayLike, pressure_mmhg: float = STANDARD_MMHG) -> Any:
    """Partial pressure in gas saturated at 37 C, in mmHg, from a fraction of dry gas; the reverse of dry_fraction."""
    _check_pressure(pressure_mmhg)
    return np.asarray(fraction, np.float64) * (pressure_mmhg - BODY_VAPOUR_MMHG)


def dry_fraction_from_ppm(
    ppm: ArrayLike, pressure_mmhg: float = STANDARD_MMHG, celsius: ArrayLike = MOUTH_C, humidity: ArrayLike = 1.0
) -> Any:
    """Fraction of dry CO2 from an infrared sensor's reading in ppm of wet gas.

    ppm: scalar or array, as read by a sensor not compensated for pressure: it counts molecules, at altitude it reads less.
    celsius, humidity (0-1): of the gas in the sensor's cell.
    Source: reference 1.4.
    """
    _check_pressure(pressure_mmhg)
    wet = np.asarray(ppm, np.float64) * 1e-6 * STANDARD_MMHG / pressure_mmhg
    return wet * pressure_mmhg / (pressure_mmhg - np.asarray(humidity, np.float64) * vapour_mmhg(celsius))


def mixed_vco2_l_min(
    ve_btps_l_min: ArrayLike, mixed_co2: ArrayLike, pressure_mmhg: float = STANDARD_MMHG, inspired_co2: float = AIR_CO2
) -> Any:
    """CO2 given off, in L/min STPD, from ventilation and the CO2 of a mixing box.

    ve_btps_l_min: L/min BTPS.  mixed_co2, inspired_co2: fractions of dry gas.  Shapes broadcast; NaN stays NaN.
    """
    return np.asarray(ve_btps_l_min, np.float64) * stpd_per_btps(pressure_mmhg) * (np.asarray(mixed_co2, np.float64) - inspired_co2)


def haldane_vo2_l_min(
    ve_stpd_l_min: ArrayLike, mixed_o2: ArrayLike, mixed_co2: ArrayLike, inspired_o2: float = AIR_O2, inspired_co2: float = AIR_CO2
) -> Any:
    """Oxygen taken up, in L/min STPD, when oxygen is measured too; nitrogen goes out as it came in.

    ve_stpd_l_min: expired, L/min STPD.  Fractions are of dry gas. Shapes broadcast; NaN stays NaN.
    Source: Haldane transformation, as in reference 1.6.

    >>> round(float(haldane_vo2_l_min(5.0, 0.17, 0.035)), 3)
    0.203
    """
    ve, o2, co2 = (np.asarray(v, np.float64) for v in (ve_stpd_l_min, mixed_o2, mixed_co2))
    vi = ve * (1 - o2 - co2) / (1 - inspired_o2 - inspired_co2)
    return vi * inspired_o2 - ve * o2


def exchange_ratio(vco2_l_min: ArrayLike, vo2_l_min: ArrayLike) -> Any:
    """CO2 given off over oxygen taken up; NaN where no oxygen is taken up."""
    co2, o2 = np.asarray(vco2_l_min, np.float64), np.asarray(vo2_l_min, np.float64)
    return np.where(o2 > 0, co2 / np.where(o2 > 0, o2, 1.0), np.nan)


def energy_kcal_min(vo2_l_min: ArrayLike, vco2_l_min: ArrayLike) -> Any:
    """Energy, in kcal/min, from both gases in L/min STPD; protein left out. Source: Weir, J Physiol 109, 1949.

    >>> round(float(energy_kcal_min(1.0, 0.85)), 2)
    4.88
    """
    return WEIR_O2 * np.asarray(vo2_l_min, np.float64) + WEIR_CO2 * np.asarray(vco2_l_min, np.float64)


def energy_from_co2_kcal_min(vco2_l_min: ArrayLike, rq: ArrayLike) -> Any:
    """Energy, in kcal/min, from CO2 in L/min STPD alone and an assumed respiratory quotient.

    >>> round(float(energy_from_co2_kcal_min(1.0, 0.85)), 2)
    5.74
    """
    return np.asarray(vco2_l_min, np.float64) * (WEIR_O2 / np.asarray(rq, np.float64) + WEIR_CO2)


def alveolar_l_min(vco2_stpd_l_min: ArrayLike, paco2_mmhg: ArrayLike) -> Any:
    """Alveolar ventilation, in L/min BTPS, from CO2 in L/min STPD and its arterial pressure in mmHg."""
    return 863 * np.asarray(vco2_stpd_l_min, np.float64) / np.asarray(paco2_mmhg, np.float64)


def dead_space_share(paco2_mmhg: ArrayLike, mixed_mmhg: ArrayLike) -> Any:
    """Share of a breath that takes no part in exchange (Bohr), from arterial and mixed expired CO2 in mmHg."""
    pa = np.asarray(paco2_mmhg, np.float64)
    return (pa - np.asarray(mixed_mmhg, np.float64)) / pa


@dataclass(frozen=True)
class Vo2Estimate:
    """Oxygen uptake guessed from CO2, L/min STPD, with its 95 % interval; vo2_l_min is None where the guess does not hold.

    rer: the ratio assumed.  conditions: under which the figure holds, for people.  code, reason: why there is none, else empty.
    """

    vo2_l_min: float | None
    low_l_min: float | None
    high_l_min: float | None
    rer: float | None
    conditions: tuple[str, ...]
    code: str = ""
    reason: str = ""


CONDITIONS = (
    "an estimate from CO2 with an assumed exchange ratio, never a measured oxygen uptake",
    "below the first threshold only",
    "not within 10 minutes of hard effort",
    "calm breathing, not blowing off air on purpose",
)


def estimate_vo2(
    vco2_l_min: float,
    reserve_share: float | None,
    *,
    above_vt1: bool | None = None,
    since_effort_s: float | None = None,
    hyperventilating: bool = False,
) -> Vo2Estimate:
    """Oxygen uptake, in L/min STPD, that CO2 alone suggests.

    vco2_l_min: L/min STPD.  reserve_share: share of heart rate reserve in use, 0-1; None: not known, then there is no estimate.
    above_vt1: None where the threshold is not known; then the guess stops at 75 % of reserve, where the assumed ratios end.
    since_effort_s: seconds since hard effort ended; None: none today.
    The interval holds the spread of the ratio only (sd .06), not errors of flow and CO2.
    Source: reference 1.6 (the ratios are its estimate).
    """
    if not np.isfinite(vco2_l_min) or vco2_l_min <= 0:
        return _no_vo2("no_vco2", "no CO2 given off was measured")
    if reserve_share is None or not np.isfinite(reserve_share):
        return _no_vo2("no_intensity", "without a heart rate it is not known how hard the work is")
    if above_vt1 or reserve_share > RER_AT_SHARE[1][0]:
        return _no_vo2("above_vt1", "above the first threshold CO2 also comes from buffered acid; oxygen cannot be told from it")
    if since_effort_s is not None and since_effort_s < AFTER_EFFORT_S:
        return _no_vo2("after_effort", f"CO2 stores settle for {AFTER_EFFORT_S / 60:.0f} minutes after hard effort")
    if hyperventilating:
        return _no_vo2("hyperventilation", "breathing more than the body asks for blows off stored CO2")
    rer = assumed_rer(reserve_share)
    spread = WITHIN_95 * RER_SD
    return Vo2Estimate(vco2_l_min / rer, vco2_l_min / (rer + spread), vco2_l_min / (rer - spread), rer, CONDITIONS)


def assumed_rer(reserve_share: float) -> float:
    """Exchange ratio assumed at a share of heart rate reserve.

    >>> round(assumed_rer(0.75), 2)
    0.95
    """
    at = (0.0, RER_AT_SHARE[0][0], RER_AT_SHARE[1][0])
    return float(np.interp(reserve_share, at, (RER_REST, RER_AT_SHARE[0][1], RER_AT_SHARE[1][1])))


def _no_vo2(code: str, reason: str) -> Vo2Estimate:
    return Vo2Estimate(None, None, None, None, CONDITIONS, code, reason)


def _check_pressure(pressure_mmhg: float) -> None:
    if not PRESSURE_MMHG[0] <= pressure_mmhg <= PRESSURE_MMHG[1]:
        raise BadValue(
            f"an air pressure of {PRESSURE_MMHG[0]:.0f}-{PRESSURE_MMHG[1]:.0f} mmHg", f"{pressure_mmhg}", "1013 hPa is 760 mmHg"
        )
