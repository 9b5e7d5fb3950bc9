"""What a race asks for: minutes of each of its sports, how far the long day grows towards it, and how a triathlon shares the week.

Source: training.md 2.6 (long run up to 2.5 to 3 h, a quarter to a third of the week; taper); safety reference PL-02, PL-04, PL-13.
"""

from __future__ import annotations

import re

from milo.coach.plans.limits.endurance import RUN_PACE_MIN_PER_KM
from milo.coach.plans.limits.numbers import SESSION_MINUTES, TRAINED_MONTHS, WeekLimits
from milo.coach.plans.limits.person import Person, longest_run, prior_minutes
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.athlete import Event

PACE_MIN_PER_KM = {"running": RUN_PACE_MIN_PER_KM, "walking": 12.0, "cycling": 2.4, "swimming": 22.0, "rowing": 5.0}
"""Minutes of a kilometre of somebody neither fast nor slow (our choice); it decides how far to build, never how fast to go."""
TRIATHLON = {"swimming": 0.02, "cycling": 0.79, "running": 0.19}
DUATHLON = {"cycling": 0.73, "running": 0.27}
"""Share of the distance of each leg: 1.9, 90 and 21.1 of 113 km, 1.5, 40 and 10 of 51.5; 40 and 15 of 55."""
LONG_MOST, LONG_MOST_FAR, FAR_RACE = 150.0, 180.0, 300.0  # minutes: training.md 2.6; the longer for races over the third
LONG_OVER_USUAL = 2.0  # a long day over a usual one: a third of the week where five days move (training.md 2.6)
LONG_WEEK_SHARE, LONG_WEEK_SHARE_FAR, FAR_ENOUGH = 1 / 3, 0.4, 180.0
"""Of a week's minutes, the long day at most: training.md 2.6; more for races over three hours, which a third of most weeks does not
prepare for (our choice)."""
KNOWN_SHARE = 0.8  # of the longest run of late, the long day begins with at least (our choice)
LONG_USUAL = 1.5  # a long day over another where two or three move: a third of four days (training.md 2.6)
LONG_SPORTS = 2  # of a triathlon: its two longest legs take the long day in turn (our choice)


def legs_of(event: Event | None, acts: list[str]) -> dict[str, float]:
    """Minutes, or their proportion where no distance is told, of each leg the athlete trains; empty for a race of one sport.

    acts: what they do for endurance.  A race is a triathlon or duathlon by its title, or untitled where all three sports are done.
    """
    if event is None or event.activity != "other":
        return {}
    title = plain(event.title or "")
    if re.search(r"\bdu(?:athlon|atlon)s?\b", title):
        shares = DUATHLON
    elif re.search(r"tri(?:athlon|atlon|atlo)\b|\btri\b|ironman|\b70[.,]3\b", title) or (
        not title and TRIATHLON.keys() <= set(acts)
    ):
        shares = TRIATHLON
    else:
        return {}
    km = event.distance_km or 1.0
    legs = {a: share * km * PACE_MIN_PER_KM[a] for a, share in shares.items() if a in acts}
    return legs if len(legs) > 1 else {}


def race_minutes(event: Event, activity: str | None = None) -> float | None:
    """About how long a race takes, or the part of it in one sport; None where distance or sport are not known."""
    if event.distance_km is None:
        return None
    if activity is not None and event.activity == "other":
        return legs_of(event, list(PACE_MIN_PER_KM)).get(activity)
    if event.activity == "other":
        legs = legs_of(event, list(PACE_MIN_PER_KM))
        return sum(legs.values()) if legs else None
    if event.activity not in PACE_MIN_PER_KM or (activity is not None and activity != event.activity):
        return None
    return event.distance_km * PACE_MIN_PER_KM[event.activity]


def long_minutes(
    p: Person, event: Event, activity: str, week: int, last: int, *, start: float, usual: float, limits: WeekLimits
) -> float:
    """Minutes the long day of a week is to have on the way to a race; it grows evenly up to the last week before the taper.

    week: counted from 1.  last: of the weeks before the taper.  start: minutes of a long day without a race.  usual: of the other
    days.  What a week may have all together, and PL-02 for runs, bind whoever asks.  Who may have no session over 90 minutes keeps
    to the minutes they asked for as well.
    """
    need = race_minutes(event, activity)
    if need is None or not may_be_long(p, limits):
        return min(start, limits.session_minutes)
    peak = min(need, LONG_MOST_FAR if need > FAR_RACE else LONG_MOST, LONG_OVER_USUAL * usual)
    known = longest_run(p) if activity == "running" else None
    prior = prior_minutes(p) if activity != "running" else None
    # Of a ride or a row nobody told the longest: a third of the weeks of late is what a long day of theirs was (training.md 2.6).
    of_weeks = LONG_WEEK_SHARE * sum(prior) / len(prior) if prior and event.activity == activity else 0.0
    start = max(start, min(peak, max(of_weeks, KNOWN_SHARE * (known or 0.0) * RUN_PACE_MIN_PER_KM)))
    return start + max(0.0, peak - start) * min(1.0, (week - 1) / max(1, last - 1))


def long_week_share(event: Event | None, others: int) -> float:
    """Most of a week's minutes that its long day has; others: the days beside it, of which two or fewer leave it more."""
    far = event is not None and (race_minutes(event) or 0.0) > FAR_ENOUGH
    usual = LONG_USUAL / (LONG_USUAL + others) if others else 1.0
    return max(LONG_WEEK_SHARE_FAR if far else LONG_WEEK_SHARE, usual)


def may_be_long(p: Person, limits: WeekLimits) -> bool:
    """Whether one session of a week may pass PL-13's 90 minutes: a race, more than a year of training, and no reason for care.

    Older people, minors and who has a heart disease, takes insulin or is heavy keep to the 90 minutes (our choice, stricter).
    """
    if p.profile.goal != "endurance" or p.months_trained is None or p.months_trained <= TRAINED_MONTHS:
        return False
    return not _needs_care(p) and limits.session_minutes >= SESSION_MINUTES


def months_would_lengthen(p: Person) -> bool:
    """Whether nothing but months of training that are not told keeps the long day at PL-13's 90 minutes."""
    return p.profile.goal == "endurance" and p.months_trained is None and not p.beginner and not _needs_care(p)


def _needs_care(p: Person) -> bool:
    return p.older or p.minor or p.insulin or p.heavy or "heart disease" in p.conditions


def shared_days(days: list[int], roles: list[str], legs: dict[str, float], turn: int) -> dict[int, str]:
    """Which leg each moving day trains: every leg at least once where days allow, more days for longer legs.

    turn: counts the loading weeks; it turns the long day between the two longest legs and the hard day through all of them.
    """
    order = sorted(legs, key=lambda a: (-legs[a], a))
    if len(days) < len(order):
        return {d: order[(turn + j) % len(order)] for j, d in enumerate(days)}
    left = dict.fromkeys(order, 1)
    for _ in range(len(days) - len(order)):
        left[max(order, key=lambda a: legs[a] / (2 * left[a] + 1))] += 1
    chosen: dict[int, str] = {}

    def give(d: int, wanted: str) -> None:
        a = wanted if left[wanted] else max(order, key=lambda a: left[a])
        chosen[d] = a
        left[a] -= 1

    for role, turned in (("L", order[:LONG_SPORTS]), ("Q", order)):
        for j, d in enumerate(d for d in days if roles[d] == role):
            give(d, turned[(turn + j + (role == "Q")) % len(turned)])
    for d in days:
        if d not in chosen:
            give(d, max(order, key=lambda a: left[a]))
    return chosen
