"""The body as a session finds it: capacities of today, and the speeds its parts answer with (reference 6.5)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.traits import Flags, Floats
from milo.vocabulary.errors import BadValue

REST_VO2 = 3.5  # mL/kg/min, one MET
ECONOMY_SD = 0.06  # [E]
# Mean and sd of time constants at the onset of exercise, s, trained adults (Am J Physiol 2012 R791, n 65) [V].
TAU_VO2, TAU_VO2_HEAVY = (22.0, 9.0), (29.0, 9.0)
TAU_HR, TAU_HR_HEAVY = (33.0, 10.0), (44.0, 15.0)
TAU_VO2_UNTRAINED = 12.0  # 34 s before training, 22 s after (Murias 2010) [V]
TAU_HR_UNTRAINED = 8.0  # [E]
TAU_ALIKE = 0.7  # correlation of a person's moderate with the heavy time constant (our choice)
PHASE_ONE_YOUNG, PHASE_ONE_OLD = (20.0, 7.0), (31.0, 4.0)  # s (Murias 2010, 2011) [V]
YOUNG, OLD = 25.0, 68.0  # the ages behind those two
SLOW_L_MIN = (0.25, 0.09)  # amplitude of the slow component [V]
VT1, VT2 = (0.68, 0.53), (0.86, 0.75)  # share of VO2max, trained and untrained: middles of the ranges of sensors 1.7 [M]
VT_SD = 0.035  # between people of one training state (sensors 1.7: observers alone differ by 3-5 %) [M]
# Drop of arterial saturation at VO2max, points. The reference's median of 5 for the highly trained would put fewer than half of
# them at 91 % or below; 7.1 at log-sd .45 gives 58 % at or below 91 and 84 % at or below 93 (Powers 1988: 52; Constantini: 70, 84).
DROP_RECREATIONAL, DROP_ELITE, DROP_LOG_SD, DROP_WOMEN, DROP_MOST = 1.5, 7.1, 0.45, 1.0, 14.0
DROP_VO2_MEN, DROP_VO2_WOMEN = (56.0, 68.0), (38.0, 56.0)  # mL/kg/min where the two medians stand (our choice)
# Rise of heart rate in the fifty minutes after the tenth, cool, temperate and hot. The reference's .10-.16 for hot gives +9 % from
# minute 15 to 45 where its own target is 12 to 16; .20 gives 13 to 14 with what lost water adds.
DRIFT = (0.03, 0.06, 0.20)
DRIFT_LOG_SD = 0.25  # our choice
WATER_PCT_H = (0.4, 0.8, 1.6)  # of body mass lost per hour after drinking, cool, temperate and hot (our choice)
# Forced vital capacity, L: per m of height, per year, constant; and its sd (ECSC 1993) [M].
VITAL_MEN, VITAL_WOMEN = (5.76, -0.026, -4.34, 0.61), (4.43, -0.026, -2.89, 0.43)


@dataclass(frozen=True)
class Physiology:
    """Arrays of shape (n,), float32 unless said otherwise. heat: 0 cool, 0.5 temperate, 1 hot. altitude_m above the sea."""

    age: Floats
    female: Flags
    height_cm: Floats
    mass_kg: Floats
    resting_hr: Floats
    max_hr: Floats
    vo2max: Floats  # mL/kg/min, today's
    vt1: Floats  # share of VO2max
    vt2: Floats
    untrained: Floats  # 0 trained .. 1 untrained
    economy: Floats  # oxygen cost over the textbook's
    eiah: Floats  # points of saturation lost at VO2max
    vital_capacity_l: Floats
    phase_one_s: Floats
    tau_vo2_s: Floats
    tau_vo2_heavy_s: Floats
    tau_hr_s: Floats
    tau_hr_heavy_s: Floats
    slow_l_min: Floats  # the most the slow component adds
    drift: Floats  # share of heart rate in 50 min
    water_pct_h: Floats  # of body mass lost per hour of work
    cadence_own: Floats  # z, quick or slow stepper
    stress_z: Floats
    sleep_debt_h: Floats
    altitude_m: Floats

    @property
    def n(self) -> int:
        """How many people."""
        return int(self.age.shape[0])

    def of(self, who: Any) -> Physiology:
        """Some of the people, by index or mask."""
        return Physiology(**{f.name: getattr(self, f.name)[who] for f in fields(self)})


def physiology(
    *,
    age: Any,
    female: Any,
    height_cm: Any,
    mass_kg: Any,
    resting_hr: Any,
    max_hr: Any,
    vo2max: Any,
    untrained: Any,
    rng: np.random.Generator,
    tau_vo2_s: Any = None,
    stress_z: Any = 0.0,
    sleep_debt_h: Any = 0.0,
    heat: Any = 0.5,
    water_pct_h: Any = None,
    altitude_m: Any = 0.0,
) -> Physiology:
    """Bodies for a session, from what the daily twin knows; what it does not know is drawn, the same for the same generator.

    Arrays (n,) or scalars, n being the length of age. rng must be a person's own or a cohort's in fixed order, begun anew for every
    session, if economy, kinetics and lungs are to stay the same from one session to the next.
    tau_vo2_s: State.tau_vo2; None draws it. water_pct_h: body mass lost per hour of work; None follows heat.

    Raises BadValue when a maximum is not above its resting value.
    """
    n = len(np.atleast_1d(age))

    def of(value: Any) -> Floats:
        return np.broadcast_to(np.asarray(value, np.float32), (n,)).copy()

    woman = np.broadcast_to(np.asarray(female, bool), (n,)).copy()
    years, tall, capacity, soft = of(age), of(height_cm), of(vo2max), of(untrained)
    if not (np.all(of(max_hr) > of(resting_hr)) and np.all(capacity > REST_VO2)):
        raise BadValue("max_hr above resting_hr, vo2max above 3.5", "somebody without any reserve", "check the athlete's traits")
    z = rng.standard_normal((14, n), dtype=np.float32)

    middle, log_sd = _log_normal(TAU_VO2)
    usual = middle * (1 + soft * TAU_VO2_UNTRAINED / TAU_VO2[0])
    tau = np.clip(usual * np.exp(log_sd * z[0]), 8, 90) if tau_vo2_s is None else of(tau_vo2_s)
    quick = np.log(tau / middle) / log_sd
    heavy_middle, heavy_sd = _log_normal(TAU_VO2_HEAVY)
    tau_heavy = heavy_middle * np.exp(heavy_sd * _alike(quick, z[1]))
    hr_middle, hr_sd = _log_normal(TAU_HR)
    hr_heavy_middle, hr_heavy_sd = _log_normal(TAU_HR_HEAVY)
    tau_hr = hr_middle * np.exp(hr_sd * z[2]) + TAU_HR_UNTRAINED * soft
    tau_hr_heavy = hr_heavy_middle * np.exp(hr_heavy_sd * _alike(z[2], z[3])) + TAU_HR_UNTRAINED * soft

    old = np.clip((years - YOUNG) / (OLD - YOUNG), 0, 1)
    phase_one = _between(PHASE_ONE_YOUNG[0], PHASE_ONE_OLD[0], old) + _between(PHASE_ONE_YOUNG[1], PHASE_ONE_OLD[1], old) * z[4]
    vt1 = np.clip(_between(*VT1, soft) + VT_SD * z[5], 0.40, 0.82)
    vt2 = np.clip(_between(*VT2, soft) + VT_SD * z[6], vt1 + 0.08, 0.95)

    low, high = (np.where(woman, w, m) for w, m in zip(DROP_VO2_WOMEN, DROP_VO2_MEN, strict=True))
    elite = np.clip((capacity - low) / (high - low), 0, 1)
    drop = DROP_RECREATIONAL * (DROP_ELITE / DROP_RECREATIONAL) ** elite * np.exp(DROP_LOG_SD * z[7]) + DROP_WOMEN * woman
    per_m, per_year, constant, vital_sd = (np.where(woman, w, m) for w, m in zip(VITAL_WOMEN, VITAL_MEN, strict=True))
    vital = np.clip(per_m * tall / 100 + per_year * years + constant + vital_sd * z[8], 1.5, 9)
    warm = of(heat)
    water = np.interp(warm, (0, 0.5, 1), WATER_PCT_H) if water_pct_h is None else of(water_pct_h)
    return Physiology(
        age=years,
        female=woman,
        height_cm=tall,
        mass_kg=of(mass_kg),
        resting_hr=of(resting_hr),
        max_hr=of(max_hr),
        vo2max=capacity,
        vt1=vt1.astype(np.float32),
        vt2=vt2.astype(np.float32),
        untrained=soft,
        economy=np.clip(1 + ECONOMY_SD * z[9], 0.8, 1.25).astype(np.float32),
        eiah=np.minimum(drop, DROP_MOST).astype(np.float32),
        vital_capacity_l=vital.astype(np.float32),
        phase_one_s=np.clip(phase_one, 8, 40).astype(np.float32),
        tau_vo2_s=tau.astype(np.float32),
        tau_vo2_heavy_s=np.clip(tau_heavy, 8, 110).astype(np.float32),
        tau_hr_s=np.clip(tau_hr, 8, 110).astype(np.float32),
        tau_hr_heavy_s=np.clip(tau_hr_heavy, 8, 140).astype(np.float32),
        slow_l_min=np.clip(SLOW_L_MIN[0] + SLOW_L_MIN[1] * z[10], 0.02, 0.6).astype(np.float32),
        drift=(np.interp(warm, (0, 0.5, 1), DRIFT) * np.exp(DRIFT_LOG_SD * z[11])).astype(np.float32),
        water_pct_h=water.astype(np.float32),
        cadence_own=z[12],
        stress_z=of(stress_z),
        sleep_debt_h=of(sleep_debt_h),
        altitude_m=of(altitude_m),
    )


def _log_normal(mean_sd: tuple[float, float]) -> tuple[float, float]:
    """Median and log-sd of the log-normal with that mean and sd: time constants cannot be negative, and lean to the right."""
    mean, sd = mean_sd
    variance = float(np.log1p((sd / mean) ** 2))
    return mean * float(np.exp(-variance / 2)), float(np.sqrt(variance))


def _alike(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    return TAU_ALIKE * a + np.sqrt(1 - TAU_ALIKE**2) * b


def _between(at_zero: float, at_one: float, share: Floats) -> NDArray[Any]:
    return at_zero + (at_one - at_zero) * share
