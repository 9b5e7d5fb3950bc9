"""The body as a session finds it: capacities of today, and the speeds its parts answer with (reference 6.5)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.traits import Floats
from milo.vocabulary.errors import BadValue

REST_VO2 = 3.5  # mL/kg/min, one MET
ECONOMY_SD = 0.06  # [E]
# Mean and sd of time constants at the onset of exercise, s (Am J Physiol 2012 R791, n 65) [V].
TAU_VO2, TAU_VO2_HEAVY = (22.0, 9.0), (29.0, 9.0)
TAU_HR, TAU_HR_HEAVY = (33.0, 10.0), (44.0, 15.0)
TAU_HR_UNTRAINED = 8.0  # s slower in the untrained than in the trained [M]; the means above stand for the middle
TAU_ALIKE = 0.7  # correlation of a person's moderate with the heavy time constant (our choice)
PHASE_ONE_YOUNG, PHASE_ONE_OLD = (20.0, 7.0), (31.0, 4.0)  # s (Murias 2010, 2011) [V]
YOUNG, OLD = 25.0, 68.0  # the ages behind those two
SLOW_L_MIN = (0.25, 0.09)  # amplitude of the slow component [V]
TRAINED_GAIN = 0.25  # of VO2max over untrained from which somebody counts as trained (our choice)
VT1, VT2 = (0.68, 0.53), (0.86, 0.75)  # share of VO2max, trained and untrained: middles of the ranges of sensors 1.7 [M]
VT_SD = 0.035  # between people of one training state (sensors 1.7: observers alone differ by 3-5 %) [M]
# Drop of arterial saturation at VO2max, points. The reference's median of 5 for the highly trained would put fewer than half of
# them at 91 % or below; 7.1 at log-sd .45 gives 58 % at or below 91 and 84 % at or below 93 (Powers 1988: 52; Constantini: 70, 84).
DROP_RECREATIONAL, DROP_ELITE, DROP_LOG_SD, DROP_WOMEN, DROP_MOST = 1.5, 7.1, 0.45, 1.0, 14.0
# mL/kg/min between which the median goes from one to the other, men and women (our choice).
DROP_VO2_MEN, DROP_VO2_WOMEN = (48.0, 60.0), (44.0, 64.0)
DRIFT_LOG_SD = 0.25  # people drift more or less (our choice)
# Forced vital capacity, L: per m of height, per year, constant; and its sd (ECSC 1993) [M].
VITAL_MEN, VITAL_WOMEN = (5.76, -0.026, -4.34, 0.61), (4.43, -0.026, -2.89, 0.43)


@dataclass(frozen=True)
class Physiology:
    """What a session needs to know of people, float32 arrays (n,)."""

    age: Floats  # years
    height_cm: Floats
    mass_kg: Floats
    resting_hr: Floats  # bpm
    max_hr: Floats
    vo2max: Floats  # mL/kg/min, today's
    untrained: Floats  # 0 trained .. 1 untrained
    vt1: Floats  # share of VO2max
    vt2: Floats
    economy: Floats  # oxygen asked for over the textbook's
    eiah: Floats  # points of saturation lost at VO2max
    vital_capacity_l: Floats
    phase_one_s: Floats  # until the blood that has worked is back in the lungs
    tau_vo2: Floats  # s, below VT1
    tau_vo2_heavy: Floats
    tau_hr: Floats
    tau_hr_heavy: Floats
    slow_l_min: Floats  # the most the slow component adds
    drift: Floats  # own share of the usual drift
    cadence: Floats  # z, a quick or a slow stepper
    stress: Floats  # z
    debt_h: Floats

    @property
    def n(self) -> int:
        """How many people."""
        return int(self.age.shape[0])

    def of(self, who: Any) -> Physiology:
        """Some of the people, by index or mask."""
        return Physiology(**{f.name: getattr(self, f.name)[who] for f in fields(self)})


def physiology(
    age: Any,
    female: Any,
    height_cm: Any,
    mass_kg: Any,
    resting_hr: Any,
    max_hr: Any,
    vo2max: Any,
    vo2_untrained: Any,
    rng: np.random.Generator,
    *,
    tau_vo2: Any = None,
    stress: Any = None,
    debt_h: Any = None,
) -> Physiology:
    """People for sessions: what the daily body knows, and what it does not, drawn here. Arrays (n,).

    vo2max, vo2_untrained: today's and Traits'; how far they are apart says how trained somebody is.
    tau_vo2: s, the daily state's; None draws it. stress: z, debt_h: hours of sleep owed; None is none.
    rng begun anew with the same key gives the same economy, lungs and kinetics, session after session.

    Raises BadValue when a maximum is not above its resting value.
    """
    n = len(age)

    def given(value: Any) -> Floats:
        return np.broadcast_to(np.asarray(0.0 if value is None else value, np.float32), (n,)).copy()

    woman = given(female) > 0
    years, tall, capacity = given(age), given(height_cm), given(vo2max)
    if not (np.all(given(max_hr) > given(resting_hr)) and np.all(capacity > REST_VO2)):
        raise BadValue("max_hr above resting_hr, vo2max above 3.5", "somebody without any reserve", "check the athlete's traits")
    z = rng.standard_normal((13, n), dtype=np.float32)
    soft = np.clip(1 - (capacity / given(vo2_untrained) - 1) / TRAINED_GAIN, 0, 1)

    middle, log_sd = _log_normal(TAU_VO2)
    tau = np.clip(middle * np.exp(log_sd * z[0]), 6, 90) if tau_vo2 is None else given(tau_vo2)
    quick = np.log(tau / middle) / log_sd
    hr_middle, hr_sd = _log_normal(TAU_HR)
    slower = TAU_HR_UNTRAINED * (soft - 0.5)
    phase_one_mean, phase_one_sd = (
        np.interp(years, (YOUNG, OLD), pair) for pair in zip(PHASE_ONE_YOUNG, PHASE_ONE_OLD, strict=True)
    )
    vt1 = np.clip(np.interp(soft, (0, 1), VT1) + VT_SD * z[5], 0.40, 0.82)
    vt2 = np.clip(np.interp(soft, (0, 1), VT2) + VT_SD * z[6], vt1 + 0.08, 0.95)
    low, high = (np.where(woman, w, m) for w, m in zip(DROP_VO2_WOMEN, DROP_VO2_MEN, strict=True))
    elite = np.clip((capacity - low) / (high - low), 0, 1)
    drop = DROP_RECREATIONAL * (DROP_ELITE / DROP_RECREATIONAL) ** elite * np.exp(DROP_LOG_SD * z[7]) + DROP_WOMEN * woman
    per_m, per_year, constant, vital_sd = (np.where(woman, w, m) for w, m in zip(VITAL_WOMEN, VITAL_MEN, strict=True))
    made = {
        "age": years,
        "height_cm": tall,
        "mass_kg": given(mass_kg),
        "resting_hr": given(resting_hr),
        "max_hr": given(max_hr),
        "vo2max": capacity,
        "untrained": soft,
        "vt1": vt1,
        "vt2": vt2,
        "economy": np.clip(1 + ECONOMY_SD * z[9], 0.8, 1.2),
        "eiah": np.minimum(drop, DROP_MOST),
        "vital_capacity_l": np.clip(per_m * tall / 100 + per_year * years + constant + vital_sd * z[8], 1.5, 9),
        "phase_one_s": np.clip(phase_one_mean + phase_one_sd * z[4], 8, 40),
        "tau_vo2": tau,
        "tau_vo2_heavy": np.clip(_like(TAU_VO2_HEAVY, quick, z[1]), 8, 110),
        "tau_hr": np.clip(hr_middle * np.exp(hr_sd * z[2]) + slower, 8, 110),
        "tau_hr_heavy": np.clip(_like(TAU_HR_HEAVY, z[2], z[3]) + slower, 8, 140),
        "slow_l_min": np.clip(SLOW_L_MIN[0] + SLOW_L_MIN[1] * z[10], 0.02, 0.6),
        "drift": np.exp(DRIFT_LOG_SD * z[11] - DRIFT_LOG_SD**2 / 2),
        "cadence": z[12],
        "stress": given(stress),
        "debt_h": given(debt_h),
    }
    return Physiology(**{name: np.asarray(value, np.float32) for name, value in made.items()})


def _log_normal(mean_sd: tuple[float, float]) -> tuple[float, float]:
    """Median and log-sd of the log-normal with that mean and sd: time constants cannot be negative, and lean to the right."""
    mean, sd = mean_sd
    variance = float(np.log1p((sd / mean) ** 2))
    return mean * float(np.exp(-variance / 2)), float(np.sqrt(variance))


def _like(mean_sd: tuple[float, float], z: NDArray[Any], own: NDArray[Any]) -> NDArray[Any]:
    """A time constant that goes with another one, z being where that one stands."""
    middle, log_sd = _log_normal(mean_sd)
    return np.asarray(middle * np.exp(log_sd * (TAU_ALIKE * z + np.sqrt(1 - TAU_ALIKE**2) * own)))
