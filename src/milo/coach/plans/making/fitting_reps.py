"""Repetitions that make the reserve beside them true: of the body alone by who lifts it, and lighter on a sore joint.

Source: training.md 2.1 (10 to 25 repetitions of light work), 2.3 (share of the maximum by repetitions and reserve), 2.5 (pain).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from milo.coach.plans.basics.loads import to_failure
from milo.coach.plans.limits.exercise_level import BODY_LEVEL, BODY_SHARE, PUSH_UP_EASE, level
from milo.coach.plans.limits.exercises import JOINT_PATTERNS, KEPT
from milo.coach.plans.limits.numbers import LOW_WEEKS, PAIN_GO, WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.exercises import Chosen
from milo.coach.plans.making.rests import Scheme
from milo.vocabulary.exercises import Exercise

POWER_PATTERNS = frozenset({"squat", "lunge"})
POWER_REPS, POWER_RIR = 8, 5.0  # as few as PL-16 and PL-20 let a set from 65 on be, and as far from failure
SLOW_CONDITIONS = frozenset({"heart disease", "osteoporosis", "hypertension"})  # of whom the rules of care ask for slow work first
EASY_REPS = {0: 8, 1: 15, 2: 20}
"""Least repetitions of an exercise of the body alone, by how many levels it is below the person's: fewer would leave far more in
reserve than a plan can ask for (our choice within ACSM's 10 to 25 for light work, training.md 2.1)."""
FEWEST_REPS, MOST_REPS = 5, 20  # of a push-up, by the chart (our choice)
SORE_REPS, SORE_RIR = 10, 3.0  # least of what a sore joint keeps: 30 % lighter than a heavy set (training.md 2.5)


def power_place(p: Person, chosen: Sequence[Sequence[Chosen]], week: int) -> tuple[int, int] | None:
    """Which exercise of a week is done fast, as its session and place: from 65 on the last lift of the legs; else None.

    PL-20 has power at 40 to 60 %.  It begins when the first easy weeks are over (LOW_WEEKS), for who has no symptom, no heart or
    bone disease and no joint that hurts, and stays with what is easy to do: one exercise, learned at once (skill 1).
    """
    signs = p.standing.g_class in ("G-3", "G-6") or p.standing.light_only
    if not p.older or week <= LOW_WEEKS or signs or p.injuries or p.conditions & SLOW_CONDITIONS:
        return None
    places = [(i, k) for i, day in enumerate(chosen) for k, c in enumerate(day) if c.exercise.pattern in POWER_PATTERNS]
    return max((at for at in places if chosen[at[0]][at[1]].exercise.skill == 1), default=None)


def fast(limits: WeekLimits) -> Scheme:
    """The scheme of a lift for speed: few repetitions, far from failure."""
    return Scheme(reps=max(POWER_REPS, limits.reps_min), rir=max(POWER_RIR, limits.rir_min), fast=True)


def fitting(p: Person, e: Exercise, s: Scheme, limits: WeekLimits, able: float) -> Scheme:
    """The repetitions an exercise needs for its reserve to be true: more of what is light for the person, and on a sore joint.

    s: as the role has it.  able: of likely_press.
    """
    reps, rir = s.reps, s.rir
    sore = [region for region, pain in p.injuries.items() if pain is not None and pain > PAIN_GO]
    if any(e.id in KEPT.get(region, ()) and e.pattern in JOINT_PATTERNS[region] for region in sore):
        reps, rir = max(reps, SORE_REPS), max(rir, SORE_RIR)
    own = level(p)
    share = BODY_SHARE.get(e.id)
    if own is not None and e.bodyweight and not e.loadable:
        if share is not None:
            reps = min(max(math.floor(to_failure(share / (PUSH_UP_EASE * able)) - rir), FEWEST_REPS), MOST_REPS)
        elif e.id in BODY_LEVEL:
            reps = max(reps, EASY_REPS[min(2, max(0, own - BODY_LEVEL[e.id]))])
    return s if (reps, rir) == (s.reps, s.rir) else replace(s, reps=min(max(reps, limits.reps_min), limits.reps_max), rir=rir)
