"""How much endurance the days and minutes asked for hold beside what somebody does now, and the lifting that gives way to it.

Source: training.md 2.2 (a third of the sets keeps strength), 2.6; safety reference PL-04.
"""

from __future__ import annotations

from milo.coach.plans.limits.numbers import SESSION_MINUTES
from milo.coach.plans.limits.person import Person, longest_run, prior_minutes

LEAST_LIFTING_STATIONS = 2  # before an event that lifts as well (our choice)
LEAST_LIFTING = 1  # days a week on the way to a race: enough to keep strength (training.md 2.2: a third of the sets)
LEAST_DAYS = 4  # of training a week before a lifting day gives way; with three there is none left to give (our choice)
USUAL_MINUTES = 45.0  # of a session where nothing is said (our choice, as making.weeks)
EASY_SHARE, LONG_SHARE = 0.95, 1.0  # of the minutes asked for, an easy and a long day (endurance_plan)
TOLD_SHARE = 0.95  # of what somebody does now; a plan that begins below it is told (our choice)
EASIER = frozenset({"deload", "taper", "return", "start"})


def races(p: Person, *, racing: bool) -> bool:
    """Whether a plan builds to a race of endurance.  racing: whether it reaches the athlete's event."""
    event = p.profile.event
    if p.stations and p.profile.goal in ("general", "weight_loss"):
        return True
    return racing and event is not None and event.activity != "strength" and p.profile.goal == "endurance"


def lifting_to_race(p: Person, days: int, lifting: int, *, racing: bool) -> int:
    """Lifting days of a week on the way to a race: fewer where what the athlete runs or rides now would not fit beside them.

    days: that train.  lifting: of them as usual.  Who begins, is older or learns to run keeps them: theirs are what is missing.
    """
    if not races(p, racing=racing) or days < LEAST_DAYS or p.beginner or p.older or p.minor or not _trains(p):
        return lifting
    while lifting > (LEAST_LIFTING_STATIONS if p.stations else LEAST_LIFTING) and _too_little(p, days - lifting):
        lifting -= 1
    return lifting


def _too_little(p: Person, moving: int) -> bool:
    """Whether so many days of endurance hold less than the athlete does now, in runs of a week or in minutes."""
    event = p.profile.event
    runs = p.history.weekly_runs if event is not None and event.activity == "running" else None
    prior = prior_minutes(p) or [0.0]
    return moving < (runs or 0) or holds(asked_minutes(p), moving) < sum(prior) / len(prior)


def holds(asked: float, moving: int) -> float:
    """Minutes of a usual week of so many days, one of them the long one."""
    return asked * (EASY_SHARE * max(0, moving - 1) + (LONG_SHARE if moving else 0.0))


def asked_minutes(p: Person) -> float:
    """Minutes of a session as asked for, no more than a session may have."""
    return min(p.profile.minutes_per_session or USUAL_MINUTES, SESSION_MINUTES)


def _trains(p: Person) -> bool:
    event = p.profile.event
    return event is None or event.activity != "running" or longest_run(p) is not None
