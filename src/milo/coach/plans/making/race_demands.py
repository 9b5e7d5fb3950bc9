"""What a race asks for: minutes of each of its sports, how far the long day grows towards it, and how a triathlon shares the week.

Source: training.md 2.6 (long run up to 2.5 to 3 h, a quarter to a third of the week; taper); safety reference PL-02, PL-04, PL-13.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from milo.coach.plans.basics.time import VIGOROUS_ZONE, sessions, top_zone
from milo.coach.plans.limits.endurance import RUN_PACE_MIN_PER_KM
from milo.coach.plans.limits.numbers import FIRST_RUN_KM, RUN_STEP, SESSION_MINUTES, TRAINED_MONTHS, WeekLimits
from milo.coach.plans.limits.person import Person, longest_run, prior_minutes
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.athlete import Event
from milo.vocabulary.plan import PlannedWeek

PACE_MIN_PER_KM = {"running": RUN_PACE_MIN_PER_KM, "walking": 12.0, "cycling": 2.4, "swimming": 22.0, "rowing": 5.0}
"""Minutes of a kilometre of somebody neither fast nor slow (our choice); it decides how far to build, never how fast to go."""
TRIATHLON = {"swimming": 0.02, "cycling": 0.79, "running": 0.19}
DUATHLON = {"cycling": 0.73, "running": 0.27}
"""Share of the distance of each leg: 1.9, 90 and 21.1 of 113 km, 1.5, 40 and 10 of 51.5; 40 and 15 of 55."""
LONG_MOST = {"running": 180.0, "cycling": 240.0, "walking": 240.0}  # minutes: training.md 2.6 of runs; the others our choice
LONG_MOST_OTHER, LONG_MOST_FAR = 150.0, 180.0  # of any other sport, and what a child's longest race is counted by (our choice)
RUN_SHARES = ((12.0, 1.25), (16.0, 1.0), (25.0, 0.9), (math.inf, 0.65))
"""Of a running race up to so many km, the share the longest run before it has: over it for short ones, 19 km of a half marathon,
27 km of a marathon and never over LONG_MOST (training.md 2.6: 2.5 to 3 h; the shares are our choice)."""
OTHER_SHARES = ((120.0, 1.25), (180.0, 1.0), (math.inf, 0.75))
"""The same of a race, or of one leg of it, up to so many minutes in any other sport (our choice)."""
LONG_WEEK_SHARE, LONG_WEEK_SHARE_FAR, FAR_ENOUGH = 1 / 3, 0.45, 180.0
"""Of a week's minutes, the long day at most: training.md 2.6; more for races over three hours, which a third of most weeks does not
prepare for (our choice)."""
LONG_CURVE = 2.0  # the long day grows faster first: what PL-04 lets a week have depends on the weeks before it (our choice)
KNOWN_SHARE = 0.85  # of the longest run of late, the long day begins with at least (our choice)
LONG_USUAL = 1.8  # a long day over another where two or three move, as in plans for few days; a third from five days on (2.6)
SESSIONS_OF_LEG = 2  # a week in each sport of a race of several, where the days hold them (Fitzgerald; our choice)
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


def has_bricks(event: Event | None, acts: list[str]) -> bool:
    """Whether a race goes from the bike to the run, and the athlete trains both."""
    return {"cycling", "running"} <= legs_of(event, acts).keys()


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


def long_target(event: Event, activity: str) -> float | None:
    """Minutes of the longest outing that a race asks for in a sport, whatever anybody may do; None where nobody can tell.

    >>> from datetime import date
    >>> def km(n): return Event(date=date(2026, 5, 3), activity="running", distance_km=n)
    >>> [round(long_target(km(n), "running") / 6, 1) for n in (5, 10, 21.1, 42.2, 100)]
    [6.2, 12.5, 19.0, 27.4, 30.0]
    """
    need = race_minutes(event, activity)
    if need is None:
        return None
    steps = RUN_SHARES if activity == "running" else OTHER_SHARES
    far = need / PACE_MIN_PER_KM["running"] if activity == "running" else need
    share = next(share for end, share in steps if far <= end)
    return min(share * need, LONG_MOST.get(activity, LONG_MOST_OTHER))


def long_minutes(
    p: Person, event: Event, activity: str, week: int, last: int, *, start: float, beside: float, limits: WeekLimits
) -> float:
    """Minutes the long day of a week is to have on the way to a race; it grows up to the last week before the taper.

    week: counted from 1.  last: of the weeks before the taper.  start: minutes of a long day without a race.  beside: minutes of
    the other days together.  It begins no shorter than what the athlete does now leaves for it.  What a week may have all together,
    and PL-02 for runs, bind whoever asks.
    """
    target, told = long_target(event, activity), p.profile.long_day_minutes
    peak = min(told or math.inf, target or told or start, long_most(p, start, limits))
    if peak <= start:
        return min(start, told or math.inf, limits.session_minutes)
    known = longest_run(p) if activity == "running" else None
    prior = prior_minutes(p)
    now = sum(prior) / len(prior) if prior else 0.0
    # Of a ride or a row nobody told the longest: a third of the weeks of late is what a long day of theirs was (training.md 2.6).
    of_weeks = LONG_WEEK_SHARE * now if activity != "running" and event.activity == activity else 0.0
    of_run = KNOWN_SHARE * (known or 0.0) * RUN_PACE_MIN_PER_KM
    start = max(start, min(peak, max(of_weeks, of_run, now - beside)))
    left = 1.0 - min(1.0, (week - 1) / max(1, last - 1))
    return start + max(0.0, peak - start) * (1.0 - float(left**LONG_CURVE))


def long_most(p: Person, usual: float, limits: WeekLimits) -> float:
    """Most minutes of a long day: PL-13 for whom it holds, and for them no more than they asked for.

    usual: asked for on any day.
    """
    if may_be_long(p, limits):
        return math.inf
    return min(max(usual, p.profile.long_day_minutes or 0.0), limits.session_minutes)


def long_week_share(event: Event | None, others: int) -> float:
    """Most of a week's minutes that its long day has; others: the days beside it, of which two or fewer leave it more."""
    far = event is not None and (race_minutes(event) or 0.0) > FAR_ENOUGH
    usual = LONG_USUAL / (LONG_USUAL + others) if others else 1.0
    return max(LONG_WEEK_SHARE_FAR if far else LONG_WEEK_SHARE, usual)


def may_be_long(p: Person, limits: WeekLimits) -> bool:
    """Whether one session of a week may pass PL-13's 90 minutes: as of may_train_long, where no limit of the week is below them."""
    return may_train_long(p) and limits.session_minutes >= SESSION_MINUTES


def may_train_long(p: Person) -> bool:
    """Whether PL-13 lets somebody train longer than 90 minutes once a week: a race, more than a year of training, no need of care.

    Older people, minors and who has a heart disease, takes insulin or is heavy keep to the 90 minutes (our choice, stricter).
    """
    if p.profile.goal != "endurance" or p.months_trained is None or p.months_trained <= TRAINED_MONTHS:
        return False
    return not _needs_care(p)


def months_would_lengthen(p: Person) -> bool:
    """Whether nothing but months of training that are not told keeps the long day at PL-13's 90 minutes."""
    return p.profile.goal == "endurance" and p.months_trained is None and not p.beginner and not _needs_care(p)


def _needs_care(p: Person) -> bool:
    return p.older or p.minor or p.insulin or p.heavy or "heart disease" in p.conditions


def shared_days(
    days: list[int], roles: list[str], legs: dict[str, float], turn: int, usual: float, short: Collection[int] = ()
) -> dict[int, str]:
    """Which leg each moving day trains: every leg at least once where days allow, more days for longer legs.

    turn: counts the loading weeks; it turns the hard day through all legs, and the long day between the two longest where the
    second asks for more than a usual day.  usual: its minutes.  short: days whose outing stands beside lifting.
    """
    order = sorted(legs, key=lambda a: (-legs[a], a))
    if len(days) < len(order):
        return {d: order[(turn + j) % len(order)] for j, d in enumerate(days)}
    # Two sessions in every sport where the days hold them, as the published plans for such races have.
    left = dict.fromkeys(order, SESSIONS_OF_LEG if len(days) >= SESSIONS_OF_LEG * len(order) else 1)
    for _ in range(len(days) - sum(left.values())):
        left[max(order, key=lambda a: legs[a] / (2 * left[a] + 1))] += 1
    chosen: dict[int, str] = {}

    def give(d: int, wanted: str) -> None:
        a = wanted if left[wanted] else max(order, key=lambda a: left[a])
        chosen[d] = a
        left[a] -= 1

    far = [a for a in order[:LONG_SPORTS] if legs[a] < 1.0 or OTHER_SHARES[0][1] * legs[a] > usual] or order[:1]
    for role, turned in (("L", far), ("Q", order)):
        for j, d in enumerate(d for d in days if roles[d] == role):
            give(d, turned[(turn + j + (role == "Q")) % len(turned)])
    free = [d for d in days if d not in chosen]
    rest = sorted(a for a in order for _ in range(left[a]))
    ways: list[tuple[str, ...]] = sorted(set(itertools.permutations(rest)))

    def worth(sports: tuple[str, ...]) -> tuple[int, float]:
        """No sport on two days running, and the shortest leg on the day that is short."""
        at = chosen | dict(zip(free, sports, strict=True))
        return sum(at.get(d) == at.get(d + 1) for d in at), sum(legs[at[d]] for d in free if d in short)

    best = min(ways, key=worth)
    return chosen | dict(zip(free, best, strict=True))


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


_STATIONS = re.compile(
    r"\bhyrox|\bdeka\b|\bcross ?fit|\bwods?\b|\bturf games|\bfunctional (?:fitness|race|competition)|\bhybrid (?:race|fitness)|"
    r"\bcarrera (?:hibrida|funcional)|\bobstacles?\b|\bobstaculos?\b|\bocr\b|\bspartan\b|\btough ?mudder|\bmud ?run|\bmudder|"
    r"\bninja (?:warrior|run)|\bfarinato|\bgladiator|\bstrong ?viking|\bcompeticion de fitness|\bfitness race"
)
STATION_REPS = 15  # of a main lift on the way to such an event (training.md 2.1: endurance 10 to 25)
_SHOWN = {"lunge": "lunges", "carry": "carries", "horizontal pull": "rows", "squat": "squats"}


def of_stations(event: Event | None) -> bool:
    """Whether an event is running with stations or obstacles between, by its title."""
    return event is not None and _STATIONS.search(plain(event.title or "")) is not None


def without_training(event: Event) -> bool:
    """Whether Milo has no training made for an event: stations, and any that is neither a race of known sports nor a meet."""
    if of_stations(event):
        return True
    return event.activity not in PACE_MIN_PER_KM and event.activity != "strength" and not legs_of(event, list(PACE_MIN_PER_KM))


def prepared_by(weeks: Sequence[PlannedWeek]) -> list[str]:
    """What of these weeks prepares for stations, as words of taper_words: only what they really hold."""
    every = [s for w in weeks for _, s in sessions(w)]
    runs = [s for s in every if s.endurance is not None and s.endurance.activity == "running"]
    found = ["threshold"] if any(top_zone(s) >= VIGOROUS_ZONE for s in runs) else ["runs"] if runs else []
    patterns = {e.pattern for s in every for e in s.exercises if e.muscles}
    return [*found, *(word for pattern, word in _SHOWN.items() if pattern in patterns)]
