"""The weeks after a race: days without hard work or lifting, and less volume, by how long the race was.

Source: the references speak of easier weeks (training.md 2.6, safety reference PL-06) and of no way back from a race; so it is our
choice: an easy day for every ten minutes run, as runners count a day for every mile raced, and for every twenty of other sports.
"""

from __future__ import annotations

import itertools
import math

from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.race_demands import race_minutes
from milo.vocabulary.athlete import Event

RUN_MINUTES_A_DAY, OTHER_MINUTES_A_DAY = 10.0, 20.0  # raced, for an easy day after it
LEAST_DAYS, MOST_DAYS = 2, 28
UNKNOWN_DAYS, MEET_DAYS = 7, 7  # after a race nobody can tell the length of; after a meet
REST_EVERY, GYM_EVERY = 10, 5  # of the easy days so many are one day of rest, and one without lifting
WHOLE_WEEK = 14  # easy days from which the first week holds no lifting at all: a marathon and more
LESS_MOST = 0.75  # of the volume, right after a race of MOST_DAYS


def easy_days(event: Event) -> int:
    """Days after a race without hard work.

    >>> from datetime import date
    >>> [easy_days(Event(date=date(2026, 5, 3), activity="running", distance_km=km)) for km in (5, 10, 21.1, 42.2, 100)]
    [3, 6, 13, 25, 28]
    """
    if event.activity == "strength":
        return MEET_DAYS
    minutes = race_minutes(event)
    if minutes is None:
        return UNKNOWN_DAYS
    run = race_minutes(event, "running") or 0.0
    days = run / RUN_MINUTES_A_DAY + (minutes - run) / OTHER_MINUTES_A_DAY
    return max(LEAST_DAYS, min(MOST_DAYS, round(days)))


def easy_left(event: Event, race_day: int, weeks_after: int) -> int:
    """Easy days still to come on the monday of a week after the race, that day counted; 0 and less when they are over.

    race_day: its weekday, monday 0.  weeks_after: 1 in the first week after.
    """
    return easy_days(event) - (7 * weeks_after - race_day) + 1


def return_weeks(event: Event, race_day: int) -> int:
    """Weeks after the race whose monday still has easy days to come."""
    return max(0, math.ceil((easy_days(event) + race_day - 6) / 7))


def after_share(left: int) -> float:
    """Share of the endurance volume before the taper, in a week with so many easy days to come."""
    return 1.0 - LESS_MOST * min(1.0, max(0, left) / MOST_DAYS)


def roles_after(roles: list[str], event: Event, race_day: int, weeks_after: int, p: Person) -> list[str]:
    """The week's roles after a race: first rest, then easy days, lifting later in the week or, after a long race, the next one."""
    days = easy_days(event)
    if easy_left(event, race_day, weeks_after) < 1:
        return roles
    since = [7 * weeks_after + d - race_day for d in range(7)]
    rest, gym = math.ceil(days / REST_EVERY), math.ceil(days / GYM_EVERY)
    kept = ["E" if r in ("Q", "L") and since[d] <= days else r for d, r in enumerate(roles)]
    kept = ["" if since[d] <= rest else r for d, r in enumerate(kept)]
    lifts = [d for d, r in enumerate(roles) if r == "S"]
    if any(since[d] <= gym for d in lifts):
        kept = ["" if r == "S" else r for r in kept]
        # Sunday stays free where monday lifts again.
        free = [d for d in range(7) if since[d] > gym and not (d == 6 and roles[0] == "S")]
        places = None if days >= WHOLE_WEEK else _places(kept, len(lifts), free, p)
        gone = sum(bool(kept[d]) for d in places or ())
        for d in places or ():
            kept[d] = "S"
        for d in [d for d in range(7) if not kept[d] and since[d] > rest][:gone]:
            kept[d] = "E"
    return kept


def _places(roles: list[str], count: int, free: list[int], p: Person) -> list[int] | None:
    """Days for all the lifting of a week, empty ones first and two days apart where they have to be; None where there is no room.

    Half a week's lifting is no way out: from half the sets the next weeks could only rise by a fifth (PL-09).
    """
    apart = 2 if p.beginner or p.older or p.minor else 1
    best: tuple[int, list[int]] | None = None
    for n in range(1 << len(free)):
        days = [d for j, d in enumerate(free) if n >> j & 1]
        ring = [*days, days[0] + 7] if days else []
        if len(days) != count or any(b - a < apart for a, b in itertools.pairwise(ring)):
            continue
        # An outing that gives its day away is one less; side by side is worse than two days apart.
        cost = 3 * sum(bool(roles[d]) for d in days) + sum(b - a == 1 for a, b in itertools.pairwise(ring))
        if best is None or cost < best[0]:
            best = (cost, days)
    return None if best is None else best[1]
