"""Repetitions and reserve of every exercise of a week: by its role, on the way to a meet, for speed, and as the person needs them.

Source: training.md 2.2 to 2.6; safety reference PL-07 to PL-24.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from milo.coach.plans.limits.numbers import WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.sets import REPS_MAX, RIR_MAX
from milo.coach.plans.making.exercises import Chosen
from milo.coach.plans.making.fitting_reps import fast, fitting, power_place
from milo.coach.plans.making.meet_peak import peaked, weeks_to_meet
from milo.coach.plans.making.programmes import HEAVY
from milo.coach.plans.making.rests import Scheme
from milo.coach.plans.making.sets import DELOAD_RIR, scheme
from milo.coach.plans.making.taper import Taper

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
