"""How hard an exercise may be for a person: what share of the body a push-up lifts, and what they are likely to be able to press.

Source: training.md 2.11 (strength by experience, sex, age and body mass); Ebben et al., J Strength Cond Res 25(10), 2011: share of
the body on the hands in six push-ups (feet raised 61 cm 74 %, regular 64 %, knees 49 %, hands raised 61 cm 41 %).
"""

from __future__ import annotations

from collections.abc import Mapping

from milo.coach.plans.basics.loads import share_of_max
from milo.coach.plans.basics.tables import tables
from milo.coach.plans.limits.person import Person
from milo.vocabulary.exercises import Exercise

# The wall push-up and those on one arm or with more than the body are our estimate.
_TABLES = tables("limits.exercise_level")
BODY_SHARE: dict[str, float] = _TABLES["body_share"]
BODY_LEVEL: dict[str, int] = _TABLES["body_level"]
"""Who is still trained by an exercise of the body alone: 1 who begins, 2 who has trained for a year or more, 3 the advanced (ours:
one leg for two, a longer range, a larger share of the body).  Push-ups that are not named go by their share of the body."""
LEVELS = {"intermediate": 2, "advanced": 3}
MANY = 18  # repetitions to failure beyond which a push-up is light for who is trained (our choice: 15 with three in reserve)
LEVEL_COST = 2.5  # what an exercise loses in worth for each level below the person's (our choice, above what a staple gains)
BENCH = {"beginner": (0.75, 0.45), "intermediate": (1.15, 0.70), "advanced": (1.50, 0.95)}
"""One-repetition maximum of the bench press as a share of body mass, men and women: training.md 2.11."""
BENCH_ID = "bench_press"
NORM_KG = 75.0
PUSH_UP_EASE = 1.1  # of the press a push-up may be: of those new to a bar it shows less than they can do (our choice)
LEAST_FACTOR = 0.3  # of age: the falling line has an end (our choice)
TOO_HARD, TOO_EASY = (
    6.0,
    3.0,
)  # what a push-up loses in worth beyond the person's level, and for each whole body mass below it (our choice)


def likely_press(p: Person, maxima: Mapping[str, float]) -> float:
    """What the person is likely to press once, as a share of their body mass: from their own bench press, else from the norms.

    maxima: kg by exercise id.  Sex that is not told counts as the lower norm, experience that is not told as a beginner's.
    """
    kg = p.profile.weight_kg
    if kg and BENCH_ID in maxima:
        return maxima[BENCH_ID] / kg
    men, women = BENCH[p.profile.experience or "beginner"]
    share = (men if p.profile.sex == "male" else women) * age_factor(p.age)
    return share * (NORM_KG / kg) ** (1 / 3) if kg else share


def age_factor(age: float) -> float:
    """Strength at an age as a share of that up to 35: -0.7 % a year to 60, -1.5 % after (training.md 2.11).

    >>> age_factor(30), round(age_factor(80), 3)
    (1.0, 0.525)
    """
    return max(LEAST_FACTOR, 1.0 - 0.007 * max(0.0, min(age, 60.0) - 35.0) - 0.015 * max(0.0, age - 60.0))


def level(p: Person) -> int | None:
    """The level of a person in BODY_LEVEL; None for beginners, and for all under a rule of care, whose plan stays simple."""
    if p.older or p.minor or p.pregnant or p.postpartum:
        return None
    return LEVELS.get(p.profile.experience or "")


def level_cost(e: Exercise, able: float, level: int | None = None) -> float:
    """What an exercise loses in worth because it is too hard, or easier than need be; 0 where neither is known of it.

    able: of likely_press.  level: of level.
    """
    if level is not None and e.id in BODY_LEVEL:
        below = level - BODY_LEVEL[e.id]
        return LEVEL_COST * below if below >= 0 else TOO_HARD
    share = BODY_SHARE.get(e.id)
    if share is None:
        return 0.0
    easy = LEVEL_COST if level is not None and share / (PUSH_UP_EASE * able) < share_of_max(MANY) else 0.0
    most = PUSH_UP_EASE * able
    if share > most and share > min(BODY_SHARE.values()):
        return TOO_HARD
    fitting = max((s for s in BODY_SHARE.values() if s <= most), default=share)
    return easy + TOO_EASY * max(0.0, fitting - share)
