"""How much a session may hold on its day: what a rule raises beyond it is over PL-11, or would be taken back by the limits.

Source: safety reference PL-11 (two sets of twelve and 45 minutes, for the first two weeks and for two after 28 days off), PL-20,
PL-22, PL-41.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta

from milo.coach.adapt.adapting_changes import Draft
from milo.coach.adapt.adapting_log import WEEK, Slot, day_of
from milo.coach.plans.limits.numbers import FIRST_MINUTES, FIRST_REPS, FIRST_SETS, FIRST_WEEKS
from milo.coach.plans.limits.person import LONG_LAYOFF_DAYS


@dataclass(frozen=True, slots=True)
class Most:
    """The most a session may hold: sets of one exercise, repetitions of a set that grows, minutes of all."""

    sets: int
    reps: int
    minutes: float


def most_on(draft: Draft, slot: Slot) -> Most:
    """What a session may hold in its week of the plan, for this athlete.

    PL-11 holds where the limits of the week say so, in a week planned as a start (by records the profile does not tell), and in the
    two weeks after a pause in the log.
    """
    week = draft.week_of(slot.day)
    limits = draft.who.limits[min(max(week, 1), len(draft.who.limits)) - 1]
    sets, reps, minutes = limits.sets_max, limits.reps_max, limits.session_minutes
    if draft.focus_of(week) == "start" or _returns(draft, slot.day):
        sets, reps, minutes = min(sets, FIRST_SETS), min(reps, FIRST_REPS), min(minutes, FIRST_MINUTES)
    return Most(sets, reps, minutes)


def _returns(draft: Draft, day: date) -> bool:
    """Whether a day is among the first two weeks after 28 days without training, or of a return that is still ahead."""
    trained = sorted({d for w in draft.log.workouts if (d := day_of(w, draft.log.zone)) <= draft.today})
    # Who has not come back yet does so today at the earliest.
    back = [b for a, b in itertools.pairwise([*trained, draft.today]) if (b - a).days >= LONG_LAYOFF_DAYS]
    return any(b <= day < b + timedelta(days=FIRST_WEEKS * WEEK) for b in back)
