"""From differential pressure to flow: Venturi, Pitot and laminar elements, their zero and their calibration with a syringe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.vocabulary.errors import BadValue, NotEnoughData

Floats = NDArray[np.float64]

DRY_AIR_J_KG_K, VAPOUR_J_KG_K = 287.058, 461.495  # specific gas constants (reference 1.5)
L_PER_M3 = 1000.0
ZERO_S = 2.0  # of no flow before a start (reference 1.5)
ZERO_DRIFT_PA = 0.3  # then zero again (reference 1.5)
STILL_PA = 1.0  # spread within which a stretch counts as no flow: 10 times the zero noise of an SDP810 (our choice)
SYRINGE_L = 3.0
STROKE_WITHIN = 0.03  # of the syringe's volume, ATS/ERS 2019 (reference 1.5)
FACTOR_RANGE = (0.8, 1.2)  # beyond it something else is wrong (reference 1.5)
STROKES_PER_BAND = 3
BANDS_L_S = (1.0, 2.5)  # mean flows between slow (6 s), medium (2 s) and fast (.5-1 s) strokes of 3 L
MOVING = 0.05  # of a stroke's own highest flow from which the plunger moves (our choice)
BAND_NAMES = ("slow", "medium", "fast")


def air_density_kg_m3(celsius: ArrayLike, pressure_hpa: ArrayLike = 1013.25, humidity: ArrayLike = 0.5) -> Any:
    """Density of moist air, in kg/m3.

    celsius, pressure_hpa, humidity (relative, 0-1): scalars or arrays. Source: ideal gases, Tetens for the vapour (reference 1.5).

    >>> round(float(air_density_kg_m3(20.0)), 3)
    1.199
    """
    t = np.asarray(celsius, np.float64)
    vapour_pa = np.asarray(humidity, np.float64) * 610.78 * 10 ** (7.5 * t / (t + 237.3))
    kelvin = t + 273.15
    dry_pa = np.asarray(pressure_hpa, np.float64) * 100 - vapour_pa
    return dry_pa / (DRY_AIR_J_KG_K * kelvin) + vapour_pa / (VAPOUR_J_KG_K * kelvin)


class Element(Protocol):
    """What turns a differential pressure into flow."""

    def flow_l_s(self, pressure_pa: ArrayLike, density_kg_m3: float) -> Floats:
        """Flow in L/s of the gas as it passes, (n,); its sign is the pressure's."""
        ...


@dataclass(frozen=True)
class Venturi:
    """A narrowing tube. inlet_mm, throat_mm: inner diameters; discharge: coefficient, .95-.99 (reference 1.5)."""

    inlet_mm: float
    throat_mm: float
    discharge: float = 0.98

    def __post_init__(self) -> None:
        if not 0 < self.throat_mm < self.inlet_mm:
            raise BadValue(
                "a throat narrower than the inlet", f"{self.throat_mm} mm in {self.inlet_mm} mm", "measure both inner diameters"
            )

    def flow_l_s(self, pressure_pa: ArrayLike, density_kg_m3: float) -> Floats:
        """Flow in L/s. pressure_pa: inlet less throat, (n,).  density_kg_m3: of the gas that passes. Source: Bernoulli.

        >>> round(float(Venturi(26, 20).flow_l_s(3.9, 1.14)), 2)
        1.0
        """
        narrow = (self.throat_mm / self.inlet_mm) ** 4
        area = self.discharge * _area_m2(self.throat_mm) / float(np.sqrt(1 - narrow))
        return area * L_PER_M3 * _signed_root(pressure_pa, density_kg_m3)


@dataclass(frozen=True)
class Pitot:
    """A tube facing the stream. tube_mm: inner diameter where it stands; profile: mean over midstream speed, .80-.98."""

    tube_mm: float
    profile: float = 0.9

    def flow_l_s(self, pressure_pa: ArrayLike, density_kg_m3: float) -> Floats:
        """Flow in L/s. pressure_pa: total less static, (n,)."""
        return self.profile * _area_m2(self.tube_mm) * L_PER_M3 * _signed_root(pressure_pa, density_kg_m3)


@dataclass(frozen=True)
class Laminar:
    """A screen or bundle of capillaries. resistance_pa_s_l: pressure for each L/s."""

    resistance_pa_s_l: float

    def flow_l_s(self, pressure_pa: ArrayLike, density_kg_m3: float) -> Floats:
        """Flow in L/s, linear in pressure_pa (n,); density plays no part (Hagen and Poiseuille)."""
        return np.asarray(np.asarray(pressure_pa, np.float64) / self.resistance_pa_s_l)


def zero_pressure_pa(pressure_pa: ArrayLike, rate_hz: float) -> float:
    """What the sensor shows without flow, in Pa: the median of the first 2 s, when those are still.

    pressure_pa: shape (n,), Pa, before anybody breathes; NaN is skipped.
    Raises NotEnoughData when there are less than 2 s, or they are not still.
    Source: reference 1.5.
    """
    p = np.asarray(pressure_pa, np.float64)[: round(ZERO_S * rate_hz)]
    known = p[np.isfinite(p)]
    if len(known) < 0.9 * ZERO_S * rate_hz:
        raise NotEnoughData(
            f"{ZERO_S:.0f} s without flow", f"{len(known) / rate_hz:.1f} s", "hold the mask still, away from the face"
        )
    spread = float(np.subtract(*np.quantile(known, [0.95, 0.05])))
    if spread > STILL_PA:
        raise NotEnoughData(
            "still air for the zero", f"a spread of {spread:.1f} Pa", "hold the mask still, away from the face and from wind"
        )
    return float(np.median(known))


def zero_has_drifted(zero_pa: float, later_pa: float) -> bool:
    """Whether a later pause shows another zero: then zero again. Both in Pa."""
    return abs(later_pa - zero_pa) > ZERO_DRIFT_PA


@dataclass(frozen=True)
class SyringeCalibration:
    """Factors that make measured flow true.

    factors: one number, or one for each of slow, medium and fast flow.  upto_l_s: flows at which the factors of the bands hold.
    errors: of each stroke after calibration, as a share, (m,).  accepted: all within 3 %.  reason: why not, else empty.
    """

    factors: tuple[float, ...]
    upto_l_s: tuple[float, ...]
    errors: tuple[float, ...]
    accepted: bool
    code: str = ""
    reason: str = ""

    def correct(self, flow_l_s: ArrayLike) -> Floats:
        """Calibrated flow in L/s, (n,); between bands the factor changes evenly with the flow's size.

        Raises BadValue when the calibration was not accepted: flow is not corrected by guess.
        """
        if not self.accepted:
            raise BadValue("an accepted calibration", self.reason, "pump the syringe again")
        flow = np.asarray(flow_l_s, np.float64)
        if len(self.factors) == 1:
            return flow * self.factors[0]
        return np.asarray(flow * np.interp(np.abs(flow), self.upto_l_s, self.factors))


def calibrate_with_syringe(volumes_l: ArrayLike, strokes_s: ArrayLike, syringe_l: float = SYRINGE_L) -> SyringeCalibration:
    """Factors from strokes of a syringe of known volume.

    volumes_l: measured volume of each stroke, (m,), L, at the syringe's own conditions.  strokes_s: how long each took, (m,), s.
    At least 3 strokes each slow (6 s), medium (2 s) and fast (.5-1 s). One factor serves when every stroke is then within 3 %;
    else one for each band. Strokes still off by more than 3 %, or factors outside .8-1.2, leave the calibration not accepted,
    with the reason.
    Deviation: the factor is syringe over the median measured volume: one bad stroke shows as such and does not move all.
    Raises NotEnoughData when a band has fewer than 3 strokes; BadValue for volumes or times that are not above zero.
    Source: ATS/ERS 2019 spirometry standard, as in reference 1.5.
    """
    volumes, seconds = np.asarray(volumes_l, np.float64), np.asarray(strokes_s, np.float64)
    if volumes.ndim != 1 or volumes.shape != seconds.shape:
        raise BadValue("a time for each stroke", f"{volumes.shape} and {seconds.shape}", "hand in one of each")
    if not (np.isfinite(volumes) & np.isfinite(seconds) & (volumes > 0) & (seconds > 0)).all():
        raise BadValue("volumes and times above zero", "others", "leave strokes that failed out")
    mean_flow = syringe_l / seconds
    band = np.digitize(mean_flow, BANDS_L_S)
    counts = np.bincount(band, minlength=3)
    if counts.min() < STROKES_PER_BAND:
        short = BAND_NAMES[int(counts.argmin())]
        raise NotEnoughData(
            f"{STROKES_PER_BAND} {short} strokes", f"{counts.min()}", "pump 3 times in 6 s, 3 times in 2 s and 3 times in under 1 s"
        )
    one = syringe_l / float(np.median(volumes))
    factors: tuple[float, ...] = (one,)
    upto: tuple[float, ...] = (float(np.median(mean_flow)),)
    errors = volumes * one / syringe_l - 1
    if np.abs(errors).max() > STROKE_WITHIN:
        each = [syringe_l / float(np.median(volumes[band == k])) for k in range(3)]
        factors, upto = tuple(each), tuple(float(np.median(mean_flow[band == k])) for k in range(3))
        errors = volumes * np.asarray(each)[band] / syringe_l - 1
    code, reason = "", ""
    if not all(FACTOR_RANGE[0] <= f <= FACTOR_RANGE[1] for f in factors):
        code, reason = (
            "factor",
            f"a factor of {max(factors, key=lambda f: abs(f - 1)):.2f} means a leak, a wrong tube or a wrong sensor range",
        )
    elif np.abs(errors).max() > STROKE_WITHIN:
        worst = int(np.abs(errors).argmax())
        code, reason = "stroke", f"stroke {worst + 1} is off by {errors[worst]:+.1%}, more than {STROKE_WITHIN:.0%}"
    return SyringeCalibration(factors, upto, tuple(errors.tolist()), not code, code, reason)


def stroke_volumes(flow_l_s: ArrayLike, rate_hz: float, least_l: float = 1.0) -> tuple[Floats, Floats]:
    """Volume in L and length in s of each stroke of a syringe in a record of zeroed flow, (m,) each, both directions as positive.

    flow_l_s: shape (n,), L/s, finite.  least_l: smaller movements are no strokes.
    """
    from milo.signals.breathing import phases

    flow = np.asarray(flow_l_s, np.float64)
    first, end, _ = phases(flow, rate_hz)
    summed = np.concatenate([[0.0], np.cumsum(flow) / rate_hz])
    volumes = np.abs(summed[end] - summed[first])
    keep = volumes >= least_l
    # The syringe rests between strokes: the time counts only while it moves.
    speeds = [np.abs(flow[a:b]) for a, b in zip(first[keep].tolist(), end[keep].tolist(), strict=True)]
    moving = [float((speed > MOVING * speed.max()).sum()) / rate_hz for speed in speeds]
    return volumes[keep], np.array(moving)


def _area_m2(diameter_mm: float) -> float:
    return float(np.pi * (diameter_mm / 2000) ** 2)


def _signed_root(pressure_pa: ArrayLike, density_kg_m3: float) -> Floats:
    """Speed in m/s that a pressure in Pa gives, with its sign."""
    if not 0.3 < density_kg_m3 < 2.0:
        raise BadValue("an air density of .3-2 kg/m3", f"{density_kg_m3}", "see air_density_kg_m3")
    p = np.asarray(pressure_pa, np.float64)
    return np.asarray(np.sign(p) * np.sqrt(2 * np.abs(p) / density_kg_m3))
