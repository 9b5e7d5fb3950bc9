"""Races so far beyond what somebody can run by then that no plan leads to them. Source: safety reference PL-02, PL-42."""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.plans.limits.numbers import FIRST_RUN_KM, RUN_STEP
from milo.coach.plans.limits.person import Person, longest_run
from milo.coach.plans.making.race_demands import LONG_MOST_FAR, race_minutes
from milo.vocabulary.athlete import Event

TIMES, TIMES_MINOR = 5.0, 2.0
"""How many times the longest run that PL-02 allows by then a race may ask for: walked in great part at the first figure. Under 18
no further than where injuries more than double (PL-02, PL-42). Our choice."""


@dataclass(frozen=True, kw_only=True)
class Beyond:
    """Why a race is in no plan.  word: key of the sentence (taper_words).  told: its numbers."""

    word: str
    rule: str
    told: dict[str, float]


def run_reach(p: Person, week: int) -> float:
    """The longest run, km, that PL-02 allows before a race in a week of the plan: a tenth more each week, from a first "
    "run (PL-03)."""
    known = longest_run(p)
    return (FIRST_RUN_KM if known is None else known) * RUN_STEP ** max(0, week - 1)


def race_beyond(p: Person, event: Event, week: int) -> Beyond | None:
    """Why a race lies out of all reach; None where it does not. week: of the race, counted from 1."""
    times = TIMES_MINOR if p.minor else TIMES
    if event.activity == "running" and event.distance_km is not None:
        most = max(run_reach(p, week), FIRST_RUN_KM)
        if event.distance_km <= times * most:
            return None
        told = {"km": float(event.distance_km), "times": round(event.distance_km / most, 1), "most": round(most, 1)}
        return Beyond(word="too_far" if longest_run(p) is not None else "too_far_unknown", rule="PL-02", told=told)
    need = race_minutes(event)
    if p.minor and need is not None and need > TIMES_MINOR * LONG_MOST_FAR:
        return Beyond(word="too_long_minor", rule="PL-42", told={"need": round(need, -1)})
    return None
