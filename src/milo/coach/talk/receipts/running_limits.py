"""How far and how long an athlete may run in a week by the limits of plans, worked out from the records before it is told."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from milo.coach.plans.limits.endurance import run_caps, track_of
from milo.coach.plans.limits.numbers import minutes_cap, week_limits
from milo.coach.plans.limits.person import person_of, prior_minutes
from milo.vocabulary.athlete import Profile, TrainingHistory


@dataclass(frozen=True, kw_only=True)
class RunLimits:
    """runs: whether there may be running at all.  next_km, next_minutes: the longest single run (PL-02, PL-03), minutes None where

    kilometres bind.  week_minutes: all endurance work of the week (PL-04).
    """

    runs: bool
    next_km: float
    next_minutes: float | None
    week_minutes: float


def run_limits(profile: Profile, today: date, history: TrainingHistory | None, week: int) -> RunLimits:
    """The limits of a week of a plan that starts from what the records say now.  week: counted from 1."""
    p = person_of(profile, today, history)
    limits = week_limits(p, week)
    km, minutes = run_caps(track_of(p))
    cap = minutes_cap(p, week, prior_minutes(p), limits)
    return RunLimits(
        runs=limits.runs, next_km=km, next_minutes=None if math.isinf(minutes) else minutes, week_minutes=float(math.floor(cap))
    )
