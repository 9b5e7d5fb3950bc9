"""Every coefficient of the digital athlete, in one place, with how well it is known.

Tags: [V] read in the source, [S] second hand, [M] from memory, [D] computed, [E] our choice. Sources stand in targets.toml beside
the figures they belong to. A consumer that writes files puts `SIM_VERSION` and `Parameters.digest` into them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace

SIM_VERSION = 1  # grows when the same parameters and seed give another life


@dataclass(frozen=True)
class Parameters:
    """One family of bodies. Times in days, loads in AU/100, unless the name says otherwise."""

    name: str = "reference"

    # Life: events pull stress up, time pulls it back to its set-point.
    events_per_year: float = 5.0  # [E]
    stress_return: float = 0.06  # per day: half-life 11 d [E]
    stress_noise: float = 0.22
    stress_event: float = 1.2
    weekend_drinking: float = 2.2  # times more likely on Friday and Saturday nights [E]

    # Adherence: logit of doing a planned session (training reference 2.10) [E on M].
    adherence_habit: float = 0.8
    adherence_last_week: float = 0.5
    adherence_overshoot: float = -0.25
    adherence_soreness: float = -0.4
    adherence_busy: float = -0.3
    adherence_weekend: float = 0.3
    adherence_social: float = 0.2
    joiner_shape: float = 0.85  # Weibull of leaving a gym: .37 stay 90 d, < .04 a year (Sperandei 2016) [V]
    joiner_scale: float = 91.0

    # Load: fitness and fatigue after Banister; p = p0 (1 + k1 F r - k2 G).
    fitness_tau: float = 45.0  # [M]
    fatigue_tau: float = 9.0
    fitness_gain: float = 0.0010
    fatigue_cost: float = 0.0022  # k2/k1 = 2.2
    fatigue_debt: float = 0.03  # load weighs so much more per hour of sleep debt [E]
    fatigue_power: float = 1.0  # above 1 fatigue grows faster than load (variable dose-response, Busso 2003)

    # VO2max: V* = V0 + gain r (1 - exp(-u/140)), u = effective minutes a week; additive, so that gain hardly knows baseline.
    vo2_gain: float = 10.0  # mL/kg/min at trainability 1 [E, reproduces HERITAGE]
    vo2_minutes: float = 140.0
    vo2_rise_tau: float = 45.0
    vo2_fall_tau: float = 54.0  # [E, reproduces Mujika & Padilla 2000]
    vo2_cap: float = 1.5  # times untrained
    tau_vo2_adapt: float = 9.0  # days for oxygen kinetics to follow training (Murias 2010) [V direction]

    # Strength and size by weekly fractional sets (Pelland 2024, Schoenfeld 2017) [E fit to V].
    strength_rate: float = 0.0100  # per day at zero capacity used
    strength_sets: float = 4.0
    strength_floor: float = 0.82  # of capacity is what any training leads to, the rest comes with weekly sets [E]
    strength_slow: float = 0.4  # from this share of the way left on, gains slow down once more [E]
    size_rate: float = 0.0041
    size_sets: float = 10.0
    strength_decay: float = 0.01 / 7  # per day beyond two idle weeks [M]
    idle_days: float = 14.0
    concurrent_strength: float = 0.01  # of the gain, per ten minutes of cardio in the same session
    concurrent_explosive: float = 0.28  # of the gain, cardio within 3 h (Schumann 2022) [V]

    # Soreness: a pool that fills with novel eccentric work and drains into what is felt; peaks on day 1-2 [E].
    soreness_in: float = 0.6
    soreness_flow: float = 0.7
    soreness_out: float = 1.0 / 1.5
    soreness_pool_keep: float = 0.45
    novelty_exposures: float = 2.0
    novelty_tau: float = 60.0

    # Sleep: hours asleep [E].
    sleep_stress: float = -0.22
    sleep_weekend: float = 0.45
    sleep_weekday: float = -0.18
    sleep_debt_back: float = 0.015
    sleep_alcohol: float = -0.40
    sleep_late_hard: float = -0.15
    sleep_noise: float = 0.75
    # The reference keeps 0.9 a day: with its own habits of sleep a mean debt of 9 h, where all that reads debt is written around 4.
    debt_keep: float = 0.8  # [D]

    # Weight: two compartments after Hall 2011 [M, reproduces V].
    rho_fat: float = 9440.0  # kcal/kg
    rho_lean: float = 1820.0
    forbes: float = 10.4  # kg
    activity_kcal_kg: float = 8.0  # everyday movement, kcal/kg/day
    thermic: float = 0.10
    adaptive: float = 0.14  # adaptive thermogenesis, share of the change of intake
    adaptive_tau: float = 14.0
    rmr_fat: float = 3.2  # kcal/kg/day
    rmr_lean: float = 22.0
    compensation: float = 0.28  # of exercise energy is saved elsewhere (Careau 2021) [M]
    glycogen_kg: float = 0.5
    glycogen_water: float = 2.7
    glycogen_tau: float = 2.5

    # Illness [E, reproduces 2-3 colds a year and the ratio of Cohen 2009 in daily life].
    colds_per_year: float = 1.75
    colds_winter: float = 0.45
    cold_sleep_7: float = 1.6  # times, 7-day mean sleep below 7 h
    cold_sleep_6: float = 2.6
    cold_stress: float = 0.10
    cold_days_ln: float = 1.79  # median 6 d
    cold_days_sd: float = 0.45

    # Injury: rate per 1,000 h of the person's sport, times what raises it.
    # Undo the mean of the factors below, so that a cohort's rate is the published one; lifters have no longest session [D].
    injury_scale: float = 0.56
    injury_scale_lifting: float = 0.66
    injury_spike: tuple[float, float, float] = (1.64, 1.52, 2.28)  # > 110, 130, 200 % of the 30-day longest (Frandsen 2025) [V]
    injury_sleep: float = 1.51  # 14-day sleep < 7 h (Johnston 2019) [V]
    injury_before: float = 1.70  # injured in the last year [E]
    injury_stress: float = 1.32  # stress z > 1.2 (Johnston 2019) [V]
    injury_strength_share: float = 0.4  # of the rate, in strength sessions [E]
    injury_days_ln: float = 3.045  # median 21 d
    injury_days_sd: float = 0.9

    # Morning heart: ln RMSSD and resting heart rate; sizes 10-25 % above the contrasts they must show, since contrasts dilute.
    hrv_hard: float = -0.048  # the load it brings tells beside it
    hrv_alcohol: float = -0.128
    hrv_ill: float = -0.105
    hrv_luteal: float = -0.040
    hrv_debt: float = -0.020
    hrv_stress: float = -0.030
    hrv_overload: float = -0.17
    hrv_fitness: float = 0.5  # per doubling of VO2max over untrained: the trained have 10-15 % more [M]
    hrv_memory: float = 0.25
    hrv_noise: float = 0.126
    rhr_hard: float = 0.017
    rhr_alcohol: float = 0.06
    rhr_ill: float = 0.06
    rhr_luteal: float = 0.016
    rhr_debt: float = 0.004
    rhr_memory: float = 0.35
    rhr_noise: float = 1.9
    rhr_fitness: float = -30.0  # bpm per doubling of VO2max over untrained

    # Burnout latents, 1-5 [E on M].
    ee_base: float = 2.05
    ee_stress: float = 0.42
    ee_debt: float = 0.05
    ee_support: float = -0.22
    ee_suscept: float = 0.35
    ee_unwell: float = 0.10
    ee_fatigue: float = 0.06
    ee_tau: float = 45.0
    ee_noise: float = 0.035
    dv_base: float = 1.75
    dv_stress: float = 0.25
    dv_support: float = -0.30
    dv_exhaustion: float = 0.25
    dv_hurt: float = 0.1
    dv_tau: float = 90.0
    ra_base: float = 2.2
    ra_progress: float = 0.5
    ra_stress: float = 0.2
    ra_tau: float = 60.0
    burnout_hazard: float = 0.97e-4  # per day at EE 2.2, DV 1.8
    burnout_ee: float = 1.05
    burnout_dv: float = 0.55
    burnout_recovery_tau: float = 90.0
    burnout_sessions: float = 0.4  # of what was planned, after the event
    burnout_days: float = 90.0  # it lasts at least, and until exhaustion is below `burnout_over` (months: recovery 5.1) [E]
    burnout_over: float = 3.0

    # Motivation and habit.
    motivation_tau: float = 21.0
    habit_repetitions: float = 30.0
    habit_decay: float = 0.97

    # Skill per movement pattern.
    skill_gain: float = 0.012
    skill_loss: float = 0.002

    @property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change with any coefficient."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


REFERENCE = Parameters()

SECOND = replace(
    REFERENCE,
    name="second",
    # A body no model was trained on: slower fitness, longer fatigue that grows faster than load, a heart that says less about
    # training and more about life, and a mind that wears out by other roads. All our choice, inside what the literature allows
    # (hammer thrower 60/13 d; k2/k1 1.5-3).
    fitness_tau=58.0,
    fatigue_tau=13.0,
    fitness_gain=0.0008,
    fatigue_cost=0.0015,
    fatigue_power=1.3,
    vo2_rise_tau=60.0,
    vo2_fall_tau=60.0,
    stress_return=0.10,
    stress_noise=0.30,
    sleep_noise=0.95,
    sleep_stress=-0.30,
    hrv_hard=-0.035,
    hrv_alcohol=-0.16,
    hrv_stress=-0.055,
    hrv_overload=-0.08,
    hrv_memory=0.45,
    hrv_noise=0.15,
    rhr_hard=0.012,
    rhr_noise=2.6,
    ee_stress=0.34,
    ee_debt=0.085,
    ee_support=-0.30,
    ee_fatigue=0.10,
    ee_tau=30.0,
    dv_exhaustion=0.35,
    injury_sleep=1.3,
    injury_stress=1.6,
    activity_kcal_kg=7.2,
    hrv_fitness=0.3,
)
FAMILIES = {p.name: p for p in (REFERENCE, SECOND)}
