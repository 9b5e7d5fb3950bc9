"""Repetitions and reserve of every exercise of a week: by its role, on the way to a meet, for speed, and as the person needs them.

Source: training.md 2.2 to 2.6; safety reference PL-07 to PL-24.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from milo.coach.plans.basics.loads import to_failure
from milo.coach.plans.limits.exercise_level import BODY_LEVEL, BODY_SHARE, PUSH_UP_EASE, level
from milo.coach.plans.limits.exercises import JOINT_PATTERNS, KEPT
from milo.coach.plans.limits.numbers import LOW_WEEKS, PAIN_GO, WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.sets import REPS_MAX, RIR_MAX
from milo.coach.plans.making.exercises import Chosen
from milo.coach.plans.making.meet_peak import peaked, weeks_to_meet
from milo.coach.plans.making.programmes import HEAVY
from milo.coach.plans.making.rests import Scheme
from milo.coach.plans.making.sets import DELOAD_RIR, scheme
from milo.coach.plans.making.taper import Taper
from milo.vocabulary.exercises import Exercise

RESERVE_STEP = 1.0  # a week's fall of the reserve at most

Asked = Mapping[str, tuple[float, int]]
"""Exercise id -> its reserve and its repetitions."""


def week_schemes(
    p: Person,
    chosen: Sequence[Sequence[Chosen]],
    efforts: Sequence[str],
    taper: Taper | None,
    limits: WeekLimits,
    *,
    week: int,
    block_week: int,
    recovery: bool,
    able: float,
    before: Asked,
) -> list[list[Scheme]]:
    """The scheme of each exercise of each session, in the order of chosen.

    efforts: of each session.  week: from 1; block_week: of its block, from 0.  recovery: whether the week is an easier one before
    any taper.  able: of exercise_level.likely_press.  before: what the weeks before let it ask (held).
    """
    to_meet = weeks_to_meet(p, taper, week)
    tapers = taper is not None and taper.share(week) is not None
    # An easier week keeps the repetitions of the one before: fewer of them would be heavier than what it eases (training.md 2.4).
    of_week = max(1, week - 1) if recovery else week
    power = power_place(p, chosen, week)

    def of(place: tuple[int, int], c: Chosen, effort: str) -> Scheme:
        if place == power:
            return fast(limits)
        usual = scheme(p, c.role, of_week, block_week, limits, effort=effort, deload=recovery)
        usual = peaked(usual, c, to_meet, limits, heavy_day=effort == HEAVY, recovery=recovery, taper=tapers)
        least, most = before.get(c.exercise.id, (0.0, REPS_MAX))
        made = fitting(p, c.exercise, usual if usual.rir >= least else replace(usual, rir=least), limits, able)
        # Of a weight fewer repetitions are heavier, so that only those of the body alone are held.
        return made if c.exercise.loadable or made.reps <= most else replace(made, reps=most)

    days = enumerate(zip(chosen, efforts, strict=True))
    return [[of((i, k), c, effort) for k, c in enumerate(day)] for i, (day, effort) in days]


def asked_of(chosen: Sequence[Sequence[Chosen]], schemes: Sequence[Sequence[Scheme]]) -> Asked:
    """What a week asks of each exercise; what is done fast is not meant to near failure and counts for nothing."""
    asked: dict[str, tuple[float, int]] = {}
    for day, of in zip(chosen, schemes, strict=True):
        for c, s in zip(day, of, strict=True):
            if not s.fast:
                rir, reps = asked.get(c.exercise.id, (s.rir, s.reps))
                asked[c.exercise.id] = min(rir, s.rir), max(reps, s.reps)
    return asked


def held(before: Asked, *, more_sets: bool, recovery: bool) -> Asked:
    """The least reserve and the most repetitions of every exercise in a week: never two variables up at once (PL-08).

    before: of the last loading week.  more_sets: whether any exercise has more sets than then; reserve and repetitions wait.
    recovery: whether the week is an easier one, which adds to the reserve there was.  Otherwise the reserve falls by one at most,
    however far the limits of a person open from one week to the next (our choice: as the ramp of a block falls).
    """
    change = DELOAD_RIR if recovery else 0.0 if more_sets else -RESERVE_STEP
    return {id: (min(rir + change, RIR_MAX), reps if more_sets else REPS_MAX) for id, (rir, reps) in before.items()}


def fewest_reps(chosen: Sequence[Sequence[Chosen]], schemes: Sequence[Sequence[Scheme]]) -> dict[str, int]:
    """The fewest repetitions of each exercise in a week, by id."""
    fewest: dict[str, int] = {}
    for day, of in zip(chosen, schemes, strict=True):
        for c, s in zip(day, of, strict=True):
            fewest[c.exercise.id] = min(s.reps, fewest.get(c.exercise.id, s.reps))
    return fewest


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
