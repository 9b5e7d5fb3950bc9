"""Who the simulated people are: what does not change from day to day, drawn once per life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.draws import Draws

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]

PATTERNS = ("squat", "hinge", "push", "pull")  # movement patterns strength, size and skill are kept for
ACTIVITIES = ("walking", "running", "cycling", "strength", "yoga", "rowing", "swimming")  # by number in arrays
STRENGTH = ACTIVITIES.index("strength")
RUNNING = ACTIVITIES.index("running")


@dataclass(frozen=True)
class Archetype:
    """A way of living people overlap in; never an input of a model (reference 5.7, all [E])."""

    name: str
    share: float
    sessions_week: float
    hours: float
    rpe: float
    sleep_h: float
    sleep_sd: float
    need_h: float
    stress: float
    support: float
    injury_per_1000h: float


ARCHETYPES = (
    Archetype("balanced", 0.35, 3.5, 0.80, 5.0, 7.3, 0.7, 7.9, -0.4, +0.5, 4.0),
    Archetype("recovering", 0.20, 3.0, 0.70, 4.5, 7.1, 0.8, 7.9, +0.1, +0.2, 6.0),
    Archetype("overworked", 0.25, 2.5, 0.70, 6.0, 6.5, 0.9, 7.9, +0.8, -0.3, 5.0),
    Archetype("high_risk", 0.10, 4.5, 0.90, 6.8, 6.1, 1.0, 7.9, +1.3, -0.7, 7.0),
    Archetype("athlete", 0.10, 8.0, 1.25, 6.0, 6.7, 0.8, 8.3, +0.1, +0.4, 4.5),
)

# Median VO2max on a treadmill by decade of age, men and women, at the middle of each decade (FRIEND 2015, training 2.11).
_FRIEND_AGES = (25.0, 35.0, 45.0, 55.0, 65.0, 75.0)
_FRIEND_MEN = (48.0, 42.4, 37.8, 32.6, 28.2, 24.4)
_FRIEND_WOMEN = (37.6, 30.2, 26.7, 23.4, 20.0, 18.3)
EVERYDAY_MINUTES = 40.0  # effective minutes a week of those FRIEND measured: a little, not nothing (our choice)

# Strength capacity over body mass, median; 90th percentile is that of drug-tested lifters (van den Hoek 2024) at log-sd CAP_SD.
CAP_SD = 0.18
# reps = 1 - ln(share of 1RM)/k: 0.030 (training 2.3) puts twelve repetitions at 72 % where the RTS chart has 68 %.
CURVE_K = 0.033
CAP_LEFT = 1.034  # what five years of heavy lifting leave undone (trial 38)
_TOP = {"squat": (2.83, 2.26), "hinge": (3.25, 2.66), "push": (1.95, 1.35), "pull": (1.75, 1.25)}  # pull: our choice


@dataclass
class Traits:
    """Arrays of shape (n,), one value a person, unless said otherwise."""

    archetype: Codes
    age: Floats  # years
    female: Flags
    height_cm: Floats
    mass_kg: Floats
    body_fat: Floats  # share of mass
    vo2_untrained: Floats  # mL/kg/min
    trainability: Floats
    resting_hr: Floats  # bpm, untrained and rested
    ln_rmssd: Floats
    max_hr: Floats
    sleep_need_h: Floats
    sleep_habit_h: Floats
    stress_set: Floats  # z
    support: Floats  # z
    susceptibility: Floats  # z, to exhaustion
    injury_frailty: Floats  # mean 1
    injury_rate: Floats  # per 1,000 h
    burnout_frailty: Floats  # added to the log hazard
    cold_frailty: Floats  # mean 1
    conscientiousness: Floats  # logit of doing what is planned
    drinks: Floats  # heavy evenings, per night
    fitness_tau: Floats
    fatigue_tau: Floats
    strength_response: Floats  # mean 1
    explosive_response: Floats
    strength_cap: NDArray[np.float32]  # (patterns, n), 1RM over body mass at the end of all training
    strength_start: NDArray[np.float32]  # (patterns, n)
    curve_k: Floats  # reps = 1 - ln(share of 1RM)/k
    tau_vo2_untrained: Floats  # s
    tau_vo2_trained: Floats
    cycle_days: Floats  # length of the menstrual cycle; 0 where there is none or it is not told
    cycle_phase: Floats  # days into it on day 0
    luteal_days: Floats
    sessions_week: Floats
    hours: Floats  # per session
    rpe: Floats  # aimed at
    sport: Codes  # endurance sport, by ACTIVITIES
    strength_share: Floats  # of sessions
    goal_bias: Floats  # intake over expenditure - 1, what the goal asks for
    goal: Codes  # by GOALS
    steps: Floats  # a day, without sessions
    joiner: Flags  # joined a gym on day 0 and may leave it
    wear: Floats  # share of days the watch is worn
    logs: Floats  # share of days food is logged
    weighs: Floats
    tells: Floats  # share of days feedback is given
    straight_liner: Flags
    dark_skin: Flags
    chronotype_h: Floats  # hours later than the mean
    device: Codes

    @property
    def n(self) -> int:
        """How many people."""
        return int(self.age.shape[0])


GOALS = ("general", "endurance", "strength", "weight_loss", "muscle_gain")
LEAN_BMI = 20.0  # who is as light eats no less, whatever the goal (nutrition 3.6)
_GOAL_BIAS = (0.0, 0.0, 0.01, -0.10, 0.05)
DEVICES = ("watch", "ring", "band", "strap")


def friend_median(age: Floats, female: Flags) -> Floats:
    """Median VO2max of people of that age and sex, mL/kg/min (FRIEND 2015), linear between the decades."""
    men = np.interp(age, _FRIEND_AGES, _FRIEND_MEN)
    women = np.interp(age, _FRIEND_AGES, _FRIEND_WOMEN)
    return np.where(female, women, men).astype(np.float32)


def draw(n: int, draws: Draws, overrides: Mapping[str, Any] | None = None) -> Traits:
    """n people. overrides: trait name -> value or array, put in place of what was drawn; what else is drawn stays the same.

    An overridden archetype, age, female or height changes what is derived from it. Raises TypeError for an unknown trait.
    """
    given = dict(overrides or {})
    unknown = set(given) - {f.name for f in fields(Traits)}
    if unknown:
        raise TypeError(f"no such trait: {', '.join(sorted(unknown))}")

    rng = draws("traits")
    z = iter(rng.standard_normal((40, n), dtype=np.float32))
    u = iter(rng.random((20, n), dtype=np.float32))

    def own(name: str, drawn: Any) -> Any:
        return np.broadcast_to(np.asarray(given[name]), np.shape(drawn)).copy() if name in given else drawn

    shares = np.cumsum([a.share for a in ARCHETYPES])
    archetype = own("archetype", np.minimum(np.searchsorted(shares, next(u)), len(ARCHETYPES) - 1)).astype(np.int8)
    kind = {name: _table(name)[archetype] for name in ("sessions_week", "hours", "rpe", "sleep_h", "sleep_sd", "need_h")}
    kind |= {name: _table(name)[archetype] for name in ("stress", "support", "injury_per_1000h")}

    female = own("female", next(u) < 0.5).astype(bool)
    age = own("age", np.clip(36 + 13 * next(z), 18, 75)).astype(np.float32)
    height = own("height_cm", np.where(female, 163 + 6.5 * next(z), 176 + 7 * next(z)))
    bmi = np.exp(np.log(25) + 0.15 * next(z))
    mass = own("mass_kg", np.clip(bmi, 17.5, 45) * (height / 100) ** 2)
    bmi = mass / (height / 100) ** 2
    # Deurenberg 1991 (nutrition 3.1), with its own error.
    fat = np.clip(1.20 * bmi + 0.23 * age - np.where(female, 0.0, 10.8) - 5.4 + 3.0 * next(z), 5, 55) / 100

    activity = next(z)  # how active somebody is beyond the archetype
    sessions = np.clip(kind["sessions_week"] * np.exp(0.30 * activity - 0.045), 0.5, 12)
    vo2 = friend_median(age, female) * np.exp(0.17 * next(z)) - 0.35 * (bmi - 25) - 10 * (1 - np.exp(-EVERYDAY_MINUTES / 140))

    # Resting heart rate is written for the untrained body; training takes it down (night.hearts), the active start lower too.
    heart = next(z)
    around = np.where(age < 50, 0.05 * (age - 36), 0.7 - 0.05 * (age - 50))
    resting = 68.2 - 1.6 * activity + 6.9 * heart + 3.0 * (female - 0.5) + around
    # Vagal tone leans on resting heart rate (rho -.5) and on activity.
    ln_rmssd = 3.74 - 0.0125 * (age - 35) + 0.42 * (-0.46 * heart + 0.26 * activity + 0.84 * next(z))

    need = np.clip(kind["need_h"] + 0.9 * next(z), 5.5, 10.5)
    habit = kind["sleep_h"] + kind["sleep_sd"] * (0.3 * (need - kind["need_h"]) / 0.9 + 0.954 * next(z))

    rate = kind["injury_per_1000h"]
    strength_share = np.clip(0.45 + 0.25 * next(z), 0.0, 1.0)
    goal = np.minimum(np.searchsorted((0.35, 0.6, 0.75, 0.92, 1.0), next(u)), 4)
    sport = np.asarray((1, 2, 0, 6, 5))[np.minimum(np.searchsorted((0.5, 0.75, 0.87, 0.95, 1.0), next(u)), 4)]

    has_cycle = female & (age < 50) & (next(u) < 0.6)
    cycle = np.where(has_cycle, np.clip(28.5 + 2.5 * next(z), 22, 38), 0)

    cap, start = _strength(n, female, age, z, strength_share)
    old = np.clip((age - 25) / 40, 0, 1)
    made = {
        "archetype": archetype,
        "age": age,
        "female": female,
        "height_cm": height,
        "mass_kg": mass,
        "body_fat": fat,
        "vo2_untrained": np.clip(vo2, 12, 75),
        "trainability": np.maximum(1 + 0.5 * next(z), -0.35),
        "resting_hr": np.clip(resting, 46, 110),
        "ln_rmssd": ln_rmssd,
        "max_hr": np.clip(208 - 0.7 * age + 10 * next(z), 140, 220),
        "sleep_need_h": need,
        "sleep_habit_h": np.clip(habit, 4, 10),
        "stress_set": kind["stress"] + 0.5 * next(z),
        "support": kind["support"] + 0.6 * next(z),
        "susceptibility": next(z),
        "injury_frailty": rng.gamma(2.5, 1 / 2.5, n),
        "injury_rate": rate,
        "burnout_frailty": 0.65 * next(z),
        "cold_frailty": rng.gamma(4, 1 / 4, n),
        "conscientiousness": 1.2 + 0.8 * next(z),
        "drinks": np.where(next(u) < 0.35, 0, np.minimum(np.exp(-2.6 + 0.6 * next(z)), 0.4)),
        "fitness_tau": np.exp(np.log(1.25) * next(z)),  # a factor on the family's
        "fatigue_tau": np.exp(np.log(1.3) * next(z)),
        "strength_response": np.exp(0.35 * next(z) - 0.06),
        "explosive_response": np.exp(0.8 * next(z) - 0.32),
        "strength_cap": cap,
        "strength_start": start,
        "curve_k": np.clip(CURVE_K + 0.004 * next(z), 0.014, 0.05),
        "tau_vo2_untrained": np.clip(34 + 9 * old + 6 * next(z), 15, 70),
        "tau_vo2_trained": np.clip(20 + 13 * old + 5 * next(z), 10, 55),
        "cycle_days": cycle,
        "cycle_phase": next(u) * cycle,
        "luteal_days": np.full(n, 13.0),
        "sessions_week": sessions,
        "hours": np.clip(kind["hours"] * np.exp(0.15 * next(z)), 0.3, 3),
        "rpe": np.clip(kind["rpe"] + 0.6 * next(z), 2.5, 8.5),
        "sport": sport,
        "strength_share": strength_share,
        "goal_bias": np.where(bmi < LEAN_BMI, np.maximum(0, np.asarray(_GOAL_BIAS)[goal]), np.asarray(_GOAL_BIAS)[goal]),
        "goal": goal,
        "steps": np.exp(np.log(6500) + 0.35 * next(z)),
        "joiner": np.zeros(n, bool),
        "wear": rng.beta(6, 2, n),
        "logs": rng.beta(4, 2.2, n),
        "weighs": rng.beta(6, 4, n),
        "tells": rng.beta(5, 4, n),
        "straight_liner": next(u) < 0.08,
        "dark_skin": next(u) < 0.2,
        "chronotype_h": 0.9 * next(z),
        "device": np.minimum(np.searchsorted((0.7, 0.8, 0.9, 1.0), next(u)), 3),
    }
    kinds = {f.name: f.type for f in fields(Traits)}
    return Traits(**{name: _as(kinds[name], own(name, value)) for name, value in made.items()})


def _table(name: str) -> Floats:
    return np.asarray([getattr(a, name) for a in ARCHETYPES], np.float32)


def _strength(n: int, female: Flags, age: Floats, z: Any, strength_share: Any) -> tuple[Any, Any]:
    """Capacity and starting strength over body mass per pattern: one person is strong everywhere, a little more here or there."""
    general, particular = next(z), [next(z) for _ in PATTERNS]
    years = np.where(age < 35, 1.0, np.where(age < 60, 1 - 0.007 * (age - 35), 0.825 - 0.015 * (age - 60)))
    top = np.asarray([[_TOP[p][0] for p in PATTERNS], [_TOP[p][1] for p in PATTERNS]])
    median = np.where(female, top[1][:, None], top[0][:, None]) * np.exp(-1.2816 * CAP_SD) * CAP_LEFT
    spread = CAP_SD * (0.8 * general + 0.6 * np.stack(particular))
    cap = median * np.exp(spread) * years
    # The untrained lift some 43 % of what they could become (novice over median lifter, training 2.11); who trains strength, more.
    start = cap * np.clip(0.43 + 0.28 * strength_share + 0.05 * next(z), 0.25, 0.9)
    return cap, start


def _as(kind: Any, value: Any) -> Any:
    if "Flags" in str(kind):
        return np.asarray(value, bool)
    return np.asarray(value, np.int8 if "Codes" in str(kind) else np.float32)
