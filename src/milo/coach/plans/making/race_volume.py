"""How much endurance the days and minutes asked for hold beside what somebody does now, and the lifting that gives way to it.

Source: training.md 2.2 (a third of the sets keeps strength), 2.6; safety reference PL-04.
"""

from __future__ import annotations

import math

from milo.coach.plans.limits.numbers import LEG_REGIONS, SESSION_MINUTES
from milo.coach.plans.limits.person import Person, longest_run, prior_minutes
from milo.coach.plans.making.race_demands import long_week_share, may_train_long

LEAST_LIFTING_STATIONS = 2  # before an event that lifts as well (our choice)
LEAST_LIFTING = 1  # days a week on the way to a race: enough to keep strength (training.md 2.2: a third of the sets)
LEAST_DAYS = 4  # of training a week before a lifting day gives way; with three there is none left to give (our choice)
SEASON_FIRST = 4  # weeks of lifting beside a race that build strength, before it is short, heavy and keeps it (our choice)
SEASON_KEPT = 6  # weeks before the taper from which strength is kept only (our choice)
SEASON_MINUTES = 45.0  # of a strength session after those weeks (our choice; training.md 2.2: a third of the sets keeps strength)
BESIDE_MINUTES = 40.0  # of it where an outing stands on the same day (our choice)
WALK_MINUTES, WALK_MOST = (
    45.0,
    60.0,
)  # of a walk beside lifting: as asked for, and where the week's 150 min ask for more (our choice)
WALK_AIM, WALKED_SHARE = 150.0, 0.8  # minutes of movement a week (PL-01), and what balance work leaves of another day (our choice)
LEAST_BESIDE = 20.0  # minutes of an outing beside lifting that are worth going out for (our choice)
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


def season_lifting(p: Person, *, racing: bool) -> bool:
    """Whether strength is kept short and heavy beside a race: whoever trains for it and is neither new, older nor a minor."""
    return races(p, racing=racing) and not (p.stations or p.beginner or p.older or p.minor or p.first_exposure)


def wants_to_move(p: Person) -> bool:
    """Whether the days asked for are wished for endurance alone: who did not name lifting among the sports, and is no beginner."""
    careful = p.beginner or p.older or p.minor or p.first_exposure or p.pregnant or p.postpartum or p.stations
    return p.profile.goal == "endurance" and "strength" not in (p.profile.activities or ()) and not careful


def moves_every_day(p: Person) -> bool:
    """Whether all days asked for are days of endurance: who wishes for that, and runs on as many now, for as long as makes them."""
    runs, days, prior = p.history.weekly_runs or 0, p.profile.days_per_week, prior_minutes(p)
    return wants_to_move(p) and runs >= days and (not prior or sum(prior) / len(prior) >= LEAST_BESIDE * days)


def beside_lifting(p: Person, moving: int, *, racing: bool) -> float:
    """Minutes of an easy outing on the day of a short strength session, where the other days hold less than the athlete does now.

    So it is for everybody who runs on as many days as they ask for: four runs stay four.

    moving: days of endurance alone.  Both together take the minutes asked for.
    """
    asked = asked_minutes(p)
    left = asked - BESIDE_MINUTES if asked - BESIDE_MINUTES >= LEAST_BESIDE else asked / 2
    if left < LEAST_BESIDE or moving < 1:
        return 0.0
    if moves_every_day(p):
        return left
    if not season_lifting(p, racing=racing):
        return 0.0
    prior = prior_minutes(p) or [0.0]
    now, others = sum(prior) / len(prior), EASY_SHARE * asked * (moving - 1)
    # The long day takes its share of such a week and the other days the rest; only what is over goes beside the lifting.
    long = long_week_share(p.profile.event, moving - 1) * now if may_train_long(p) else LONG_SHARE * asked
    return left if others + max(long, LONG_SHARE * asked) < now else 0.0


def walk_beside(p: Person, lifting: int, moving: int) -> float:
    """Minutes of a walk on each day of lifting, at any hour of it, as one or as two (sessions); 0 for who needs none.

    lifting, moving: days of the week.  From 65 on and in pregnancy the walks are as long as makes 150 min of a week (PL-01, PL-22,
    PL-24), whatever the minutes of a session; after a birth walking comes first (PL-23).
    """
    if not (p.older or p.pregnant or p.postpartum) or p.standing.light_only or p.stopped & LEG_REGIONS or not lifting:
        return 0.0
    asked = asked_minutes(p)
    usual = min(WALK_MINUTES, asked)
    if p.postpartum:
        return usual
    return min(WALK_MOST, 2 * asked, max(usual, math.ceil((WALK_AIM - WALKED_SHARE * asked * moving) / lifting)))


def lifting_minutes(p: Person, minutes: float, beside: float, week: int, taper: int | None) -> float:
    """Minutes of a strength session.

    minutes: asked for.  beside: of the outing on the same day.  week: of the plan, from 1.  taper: the first week of the taper to
    the athlete's event; None where the plan reaches none.
    """
    if not season_lifting(p, racing=taper is not None):
        return min(minutes - beside, BESIDE_MINUTES) if beside and moves_every_day(p) else minutes
    builds = taper is not None and week <= min(SEASON_FIRST, taper - SEASON_KEPT)
    return min(minutes - beside, BESIDE_MINUTES if beside else math.inf if builds else SEASON_MINUTES)


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
