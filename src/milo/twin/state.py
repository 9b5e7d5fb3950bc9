"""What changes from day to day in a body, and the truth of one day as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.parameters import Parameters
from milo.twin.traits import PATTERNS, Flags, Floats, Traits

RING = 30  # days looked back on at most


@dataclass
class State:
    """Arrays of shape (n,), or (patterns, n) for strength, size and skill."""

    stress: Floats  # z
    event: Flags  # something happened today
    fitness: Floats  # Banister F, AU/100
    fatigue: Floats  # G
    recent_fatigue: Floats  # mean of G over some days: what the nerves notice
    usual_fatigue: Floats  # slow mean of G, what the body is used to
    vo2max: Floats  # mL/kg/min
    weekly_minutes: Floats  # effective minutes of the last week, as an exponential mean
    tau_vo2: Floats  # s
    strength: Floats  # (patterns, n), 1RM over body mass
    size: Floats  # (patterns, n), over the untrained muscle
    weekly_sets: Floats  # per pattern, fractional
    idle: Floats  # days without strength stimulus
    explosive: Floats  # over the untrained
    soreness: Floats  # 0-10
    soreness_pool: Floats
    exposures: Floats
    debt: Floats  # h
    sleep_ring: NDArray[np.float32]  # (RING, n)
    longest_ring: NDArray[np.float32]  # (RING, n), longest endurance session of each day, min
    hrv_rest: Floats  # AR part of ln RMSSD
    rhr_rest: Floats  # AR part of resting heart rate
    exhaustion: Floats  # 1-5
    devaluation: Floats
    accomplishment: Floats  # reduced accomplishment
    motivation: Floats
    habit: Floats
    skill: Floats  # (patterns, n), 0-1
    performance: Floats  # over p0
    usual_performance: Floats
    overshoot: Floats  # last RPE over what was aimed at
    last_week: Floats  # share of planned sessions done, slow
    fat_kg: Floats
    lean_kg: Floats
    glycogen: Floats  # kg with its water, around the usual
    water: Floats  # kg, around the usual
    adaptive_kcal: Floats
    need_kcal: Floats  # intake that holds the weight of day 0
    ill: Floats  # days left
    hurt: Floats
    since_hurt: Floats  # days since the last injury ended; large when never
    injury_chance: Floats  # of today's session
    burnt_out: Flags
    since_burnout: Floats
    recovered: Flags  # from a burnout
    left: Flags  # left the gym
    stays: Floats  # days until leaving, for joiners

    @property
    def weight_kg(self) -> Floats:
        """Body mass with what is in transit."""
        return self.fat_kg + self.lean_kg + self.glycogen + self.water


@dataclass(frozen=True)
class Truth:
    """One day as it was, arrays of shape (n,): the day's life and sessions, the night that follows, the next morning.

    Nobody outside tests, label builders and calibration sees it; consumers get observations.
    """

    day: date
    stress: Floats
    event: Flags
    alcohol: Flags
    luteal: Flags
    planned: Flags
    done: Flags
    minutes: Floats
    intensity: Floats  # share of VO2max
    activity: NDArray[np.int8]
    sets: Floats  # per pattern
    rpe: Floats
    load_au: Floats
    hard: Flags
    spike: Floats  # session over the longest of the 30 days before; 0 without a session, 1 without a history
    steps: Floats
    asleep_h: Floats
    awake_h: Floats
    bed_h: Floats  # clock hour of lying down, 24 = midnight
    debt_h: Floats
    intake_kcal: Floats
    expenditure_kcal: Floats
    weight_kg: Floats  # next morning
    fell_ill: Flags
    ill: Flags
    injured: Flags
    hurt: Flags
    ln_rmssd: Floats  # next morning
    resting_hr: Floats  # next morning
    vo2max: Floats
    fitness: Floats
    fatigue: Floats
    performance: Floats
    strength: NDArray[np.float32]  # (patterns, n), 1RM over body mass
    soreness: Floats
    exhaustion: Floats
    devaluation: Floats
    accomplishment: Floats
    motivation: Floats
    hazard: Floats  # of burnout, per day
    burnout: Flags  # it began today
    burnt_out: Flags
    left: Flags


def begin(t: Traits, p: Parameters, stays: Floats) -> State:
    """Day 0 of a rested, untrained body; burn-in brings it to its own steady state."""
    n = t.n

    def full(value: Any) -> Floats:
        return np.full(n, value, np.float32)

    fat = t.mass_kg * t.body_fat
    # Mifflin-St Jeor (nutrition 3.1); intake that holds weight solves EI = RMR + PA * mass + thermic * EI.
    rmr = 10 * t.mass_kg + 6.25 * t.height_cm - 5 * t.age + np.where(t.female, -161, 5)
    patterns = len(PATTERNS)
    # Mind and sleep start where a life without training would have them: sixty days are too few to get there from the mean.
    debt = np.clip((t.sleep_need_h - t.sleep_habit_h) / (1 - p.debt_keep), 0, 15)
    exhaustion = p.ee_base + p.ee_stress * t.stress_set + p.ee_debt * np.clip(debt - 4, -4, 8) + p.ee_support * t.support
    exhaustion = np.clip(exhaustion + p.ee_suscept * t.susceptibility, 1, 5)
    devaluation = p.dv_base + p.dv_stress * t.stress_set + p.dv_support * t.support + p.dv_exhaustion * (exhaustion - 2)
    devaluation = np.clip(devaluation, 1, 5)
    return State(
        stress=t.stress_set.copy(),
        event=np.zeros(n, bool),
        fitness=full(0),
        fatigue=full(0),
        recent_fatigue=full(0),
        usual_fatigue=full(0),
        vo2max=t.vo2_untrained.copy(),
        weekly_minutes=full(0),
        tau_vo2=t.tau_vo2_untrained.copy(),
        strength=t.strength_start.copy(),
        size=np.ones((patterns, n), np.float32),
        weekly_sets=full(0),
        idle=full(0),
        explosive=full(1),
        soreness=full(0),
        soreness_pool=full(0),
        exposures=full(0),
        debt=debt.astype(np.float32),
        sleep_ring=np.broadcast_to(t.sleep_habit_h, (RING, n)).copy(),
        longest_ring=np.zeros((RING, n), np.float32),
        hrv_rest=full(0),
        rhr_rest=full(0),
        exhaustion=exhaustion.astype(np.float32),
        devaluation=devaluation.astype(np.float32),
        accomplishment=np.clip(p.ra_base + p.ra_progress * 0.3 + p.ra_stress * t.stress_set, 1, 5).astype(np.float32),
        motivation=full(0.6),
        habit=full(0.4),
        skill=np.full((patterns, n), 0.3, np.float32),
        performance=full(1),
        usual_performance=full(1),
        overshoot=full(0),
        last_week=full(0.8),
        fat_kg=fat,
        lean_kg=t.mass_kg - fat,
        glycogen=full(0),
        water=full(0),
        adaptive_kcal=full(0),
        need_kcal=((rmr + p.activity_kcal_kg * t.mass_kg) / (1 - p.thermic)).astype(np.float32),
        ill=full(0),
        hurt=full(0),
        since_hurt=full(10_000),
        injury_chance=full(0),
        burnt_out=np.zeros(n, bool),
        since_burnout=full(0),
        recovered=np.zeros(n, bool),
        left=np.zeros(n, bool),
        stays=stays,
    )
