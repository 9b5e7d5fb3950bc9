"""How heavy a load may be of an exercise that nobody saw the athlete lift: by the lifts that are known, else by who they are.

A bound, not an estimate: what is heavier is not put to another number, the athlete finds the weight (PL-08, contracts: nothing
lifted yet, no load).  Source: training.md 2.11, one-repetition maximum as a share of body mass.
"""

from __future__ import annotations

from collections.abc import Mapping

from milo.coach.plans.basics.loads import known_maxima
from milo.coach.plans.limits.exercise_level import NORM_KG, age_factor
from milo.coach.plans.limits.person import Person
from milo.vocabulary.exercises import Exercise, catalogue

SHARES: dict[str, dict[str, tuple[float, float]]] = {
    "beginner": {"squat": (1.5, 1.1), "bench": (1.15, 0.7), "deadlift": (1.8, 1.3)},
    "intermediate": {"squat": (2.0, 1.5), "bench": (1.5, 0.95), "deadlift": (2.3, 1.8)},
    "advanced": {"squat": (2.83, 2.26), "bench": (1.95, 1.35), "deadlift": (3.25, 2.66)},
}
"""Maxima as shares of body mass, men and women, of the level above the athlete's own: of training.md 2.11 the gym's intermediate
and advanced, for the advanced the 90th percentile of drug-tested lifters."""
HEAVY_BODY_KG = 120.0  # where the weight is not told: a bound must hold for a heavy body too (our choice)
KNOWN_SLACK = 1.25  # of a known lift, to which another one is compared: people are not built alike (our choice)
KNOWN_BY = {"squat": ("back_squat", "front_squat"), "bench": ("bench_press",), "deadlift": ("deadlift", "sumo_deadlift")}
PATTERNS: dict[str, tuple[str, float]] = {
    "squat": ("squat", 1.2), "lunge": ("squat", 1.0), "knee extension": ("squat", 0.9), "knee flexion": ("squat", 0.8),
    "calf": ("squat", 2.0), "hip abduction": ("squat", 0.8), "hip adduction": ("squat", 0.8), "hip flexion": ("squat", 0.5),
    "jump": ("squat", 0.5), "balance": ("squat", 0.3), "hinge": ("deadlift", 1.3), "hip extension": ("deadlift", 1.5),
    "olympic": ("deadlift", 0.9), "carry": ("deadlift", 1.2), "shrug": ("deadlift", 1.3), "locomotion": ("deadlift", 1.2),
    "horizontal push": ("bench", 1.15), "vertical push": ("bench", 0.9), "horizontal pull": ("bench", 1.3),
    "vertical pull": ("bench", 1.3), "chest fly": ("bench", 0.7), "elbow flexion": ("bench", 0.65),
    "elbow extension": ("bench", 0.8),
    "shoulder abduction": ("bench", 0.35), "shoulder flexion": ("bench", 0.35), "horizontal abduction": ("bench", 0.4),
    "shoulder rotation": ("bench", 0.3), "shoulder extension": ("bench", 0.7), "wrist flexion": ("bench", 0.5),
    "wrist extension": ("bench", 0.4), "scapular": ("bench", 1.0), "grip": ("deadlift", 0.8),
}  # fmt: skip
OTHER = ("bench", 1.0)  # the trunk, and patterns of a house's own
"""What an exercise of a pattern bears at the most, against the squat, the bench press or the deadlift (our choice, widely)."""
RECORD, STRONG, SETTLED_MONTHS = 2.0, 1.2, 24.0
"""A maximum told is believed up to so many times the 90th percentile of lifters: of the advanced who have trained two years up to
what no record of a body weight passes, of others a fifth above it, under 18 and of beginners up to it (our choice)."""
CARRIED, LEGS_CARRIED = 1.5, 2.0  # more with a machine or a cable that bears part of it; the legs' are sledges (our choice)


def most_unlifted_kg(exercise: Exercise, p: Person, maxima: Mapping[str, float]) -> float:
    """The heaviest one-repetition maximum in kg an exercise without a known one is taken to have; not rounded.

    maxima: kg by exercise id.  Sex that is not told counts as the higher norm, experience that is not told as a beginner's.
    """
    lift, share = PATTERNS.get(exercise.pattern, OTHER)
    carried = bool(set(exercise.equipment) & {"machine", "cable"})
    factor = (CARRIED if lift == "bench" else LEGS_CARRIED) if carried else 1.0
    known = [maxima[id] for id in KNOWN_BY[lift] if id in maxima]
    if known:
        return KNOWN_SLACK * max(known) * share * factor
    return _norm_kg(p, lift, p.profile.experience or "beginner") * share * factor


def _norm_kg(p: Person, lift: str, level: str) -> float:
    """The maximum of squat, bench press or deadlift that the norm of a level has for a body like this one."""
    kg = p.profile.weight_kg or HEAVY_BODY_KG
    men, women = SHARES[level][lift]
    lean: float = (NORM_KG / kg) ** (1 / 3)
    return (women if p.profile.sex == "female" else men) * age_factor(p.age) * kg * lean


def most_believed_kg(exercise: Exercise, p: Person) -> float:
    """The heaviest maximum, kg, that is believed of somebody who tells it; what is more is a slip, or no one-repetition maximum."""
    lift, share = PATTERNS.get(exercise.pattern, OTHER)
    carried = bool(set(exercise.equipment) & {"machine", "cable"})
    factor = (CARRIED if lift == "bench" else LEGS_CARRIED) if carried else 1.0
    settled = p.profile.experience == "advanced" and (p.months_trained is None or p.months_trained >= SETTLED_MONTHS)
    record = 1.0 if p.minor or p.beginner else RECORD if settled else STRONG
    return record * _norm_kg(p, lift, "advanced") * share * factor


def believed_maxima(p: Person) -> dict[str, float]:
    """The known maxima, kg by exercise id, that can be believed (most_believed_kg)."""
    known = catalogue()
    return {id: kg for id, kg in known_maxima(p.history.e1rm_kg).items() if kg <= most_believed_kg(known[id], p)}


def unbelieved_maxima(p: Person) -> dict[str, float]:
    """The others, kg by exercise id: nothing is planned by them."""
    believed = believed_maxima(p)
    return {id: kg for id, kg in known_maxima(p.history.e1rm_kg).items() if id not in believed}
