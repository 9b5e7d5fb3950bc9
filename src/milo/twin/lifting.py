"""A lifting set: how many repetitions there are, how it feels, how fast the bar moves (reference 6.5, last point)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.twin.traits import Floats

SET_COST = (0.03, 0.06)  # of strength a set costs, easy and to failure
RECOVERY_S = 120.0  # time constant of its return
DAY_SD = 0.025  # of 1RM from day to day [E]
RIR_BIAS, RIR_SD_TRAINED, RIR_SD_NOVICE = -0.95, 1.0, 2.0  # told minus true (Halperin 2022) [V/E]
RIR_TROUBLE_FROM, RIR_PER_REP = 12, 0.12  # above twelve repetitions the sense gets worse, so much a repetition [E on V]
VELOCITY_AT_1RM, VELOCITY_SLOPE = 0.30, 1.3  # m/s; slower nobody finishes a repetition [E]
LEG_PRESS_K = 0.020  # of the load-repetitions curve; other lifts .030 (training 2.3) [E]


@dataclass(frozen=True)
class Sets:
    """Sets of n people, arrays (sets, n)."""

    reps: Floats
    true_rir: Floats
    told_rir: Floats  # whole numbers, not below 0
    velocity_m_s: Floats  # mean concentric, of the first repetition
    heart_rate_share: Floats  # of the maximum


def one_rm_today(one_rm_kg: Floats, fatigue: Floats, soreness: Floats, rng: np.random.Generator) -> Floats:
    """1RM of the day, kg, of arrays (n,): fatigue (AU/100) and soreness (0-10) take from it, and the day gives or takes."""
    day = 1 + DAY_SD * rng.standard_normal(one_rm_kg.shape, dtype=np.float32)
    return (one_rm_kg * (1 - 0.0008 * fatigue - 0.01 * np.maximum(soreness - 3, 0)) * day).astype(np.float32)


def repetitions_to_failure(load_kg: Floats, one_rm_kg: Floats, k: Floats | float) -> Floats:
    """Repetitions of a fresh set to failure, 1 - ln(load/1RM)/k; 0 where the load is beyond the maximum."""
    share = load_kg / one_rm_kg
    reps = 1 - np.log(np.minimum(share, 1)) / k
    return np.where(share > 1, 0, np.floor(reps + 1e-4)).astype(np.float32)


def lift(
    load_kg: Floats,
    one_rm_kg: Floats,
    k: Floats,
    reps_asked: int,
    sets: int,
    rest_s: float,
    trained: Floats,
    rng: np.random.Generator,
) -> Sets:
    """Do so many sets of so many repetitions with a load, all arrays (n,); who cannot does what is there.

    A set costs 3-6 % of strength by how near to failure it went, and rest gives it back with a time constant of two minutes.
    """
    n = load_kg.shape[0]
    lost: Floats = np.zeros(n, np.float32)
    rows: list[tuple[Floats, Floats, Floats, Floats, Floats]] = []
    for _ in range(sets):
        able = repetitions_to_failure(load_kg, one_rm_kg * (1 - lost), k)
        reps = np.minimum(able, reps_asked).astype(np.float32)
        left = (able - reps).astype(np.float32)
        told = tell_reserve(left, reps, trained, rng)
        share = np.minimum(load_kg / (one_rm_kg * (1 - lost)), 1)
        velocity = (VELOCITY_AT_1RM + (1 - share) * VELOCITY_SLOPE).astype(np.float32)
        pulse = np.clip(0.55 + 0.25 * reps / np.maximum(able, 1) * np.minimum(reps / 8, 1), 0.55, 0.80).astype(np.float32)
        rows.append((reps, left, told, velocity, pulse))
        cost = SET_COST[0] + (SET_COST[1] - SET_COST[0]) * np.clip(1 - left / 4, 0, 1)
        lost = np.asarray((lost + cost) * np.exp(-rest_s / RECOVERY_S), np.float32)
    return Sets(*(np.stack(column) for column in zip(*rows, strict=True)))


def tell_reserve(true_rir: Floats, reps: Floats, trained: Floats, rng: np.random.Generator) -> Floats:
    """Repetitions in reserve as people say: about one too few, less sure in novices, and in long sets still less sure."""
    sd = np.where(trained > 0.5, RIR_SD_TRAINED, RIR_SD_NOVICE)
    beyond = np.maximum(reps - RIR_TROUBLE_FROM, 0)
    error = RIR_BIAS - RIR_PER_REP * beyond + (sd + 0.06 * reps) * rng.standard_normal(true_rir.shape)
    # Nobody says less than none: what is cut off below is why long, easy sets show the bias best.
    return np.asarray(np.maximum(np.rint(true_rir + error), 0), np.float32)
