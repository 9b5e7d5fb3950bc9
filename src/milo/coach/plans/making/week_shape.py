"""The shape of a week: which days train what, and how gym and endurance share one budget.

Source: training.md 2.2 (frequency), 2.6 (concurrent training, quality days), 2.7 (load in AU); safety reference PL-05 to PL-07.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.basics.muscle_targets import GROWING
from milo.coach.plans.basics.time import COUNTED, day_with, sessions
from milo.coach.plans.limits.numbers import rest_days, strength_days
from milo.coach.plans.limits.person import Person, longest_run, prior_minutes
from milo.coach.plans.making.endurance_sports import OUTDOOR
from milo.coach.plans.making.race_volume import asked_minutes, beside_lifting, lifting_to_race, walk_beside
from milo.vocabulary.plan import PlannedSession, PlannedWeek

# Strength days out of n training days, n = 0..7 (our choice: strength twice a week wherever two days are left for it, PL-01).
STRENGTH_DAYS = {
    "strength": (0, 1, 2, 3, 4, 4, 5, 5),
    "muscle_gain": (0, 1, 2, 3, 4, 4, 5, 5),
    "general": (0, 1, 2, 2, 2, 3, 3, 3),
    "weight_loss": (0, 1, 2, 2, 2, 3, 3, 3),
    "endurance": (0, 0, 0, 1, 1, 2, 2, 2),
}
HYPERTENSION_STRENGTH_DAYS = 2  # PL-24: aerobic work on most days
QUALITY_FROM = 3  # endurance days a week needs before one of them is hard (our choice: else it is over a quarter of the week)
TWO_QUALITY_FROM = 5
LIFTING_RPE, RPE_PER_RIR = 8.0, 1.0  # CR-10 of lifting to 2 in reserve (Zourdos 2016: effort falls by one per repetition left)
LOAD_STEP = 1.25  # a loading week's total load over the last one's (our choice, wider than each part's own step)
WEEKEND = (5, 6)
UNASKED_MINUTES = 30.0  # of a day of easy movement beside lifting that nobody asked for (our choice: a fifth of PL-01's least)
LEG_DAYS = {4: (1, 3), 5: (1, 4)}  # which of so many strength days of a split are for the legs (making.exercises.SPLITS)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """roles: for each weekday "S" strength, "E" easy, "Q" quality, "L" long endurance, "W" walk and mobility, or "" rest.

    beside: minutes of an easy outing on each day of strength as well, 0 where it only lifts.  walks: whether these are walks.
    """

    roles: tuple[str, ...]
    beside: float = 0.0
    walks: bool = False

    @property
    def strength(self) -> int:
        return self.roles.count("S")

    @property
    def endurance(self) -> int:
        return sum(r in ("E", "Q", "L", "W") for r in self.roles)


def unasked_minutes(p: Person) -> float | None:
    """Most minutes of an easy day for who wants strength or muscle and named no endurance activity; None for all others.

    Such a day stands where more days are asked for than are lifted on, for the sake of the heart (PL-01).  It is longer only
    for who does more than that anyway, and no longer than any session.
    """
    named = set(p.profile.activities or ()) & set(OUTDOOR)
    event = p.profile.event
    # With high blood pressure half an hour and more on most days is what helps (PL-24).
    if "hypertension" in p.conditions:
        return None
    if p.profile.goal not in GROWING or named or (event is not None and event.activity in OUTDOOR) or p.standing.light_only:
        return None
    prior = prior_minutes(p)
    days = shape_of(p).endurance
    return max(UNASKED_MINUTES, min(asked_minutes(p), sum(prior) / len(prior) / days) if prior and days else 0.0)


def training_days(p: Person) -> int:
    """Days a week that train: what is asked for, less the rest days the rules want."""
    return min(p.profile.days_per_week, 7 - rest_days(p)[0])


def shape_wish(p: Person) -> int:
    """Days of lifting that are wished for: of who wants strength or muscle, and 0 of anybody else."""
    return STRENGTH_DAYS[p.profile.goal][training_days(p)] if p.profile.goal in GROWING else 0


def lifting_held(p: Person) -> tuple[int, str]:
    """The most days of lifting a week the limits leave, and the rule."""
    most, rule = strength_days(p)
    return (min(most, HYPERTENSION_STRENGTH_DAYS), "PL-24") if "hypertension" in p.conditions else (most, rule)


def shape_of(p: Person, *, racing: bool = False) -> Shape:
    """Which weekday trains what.  racing: whether the plan reaches the athlete's event."""
    n = training_days(p)
    if p.standing.light_only:
        return Shape(roles=_placed(0, n, 0, 0, 2, False, "W"))
    goal = p.profile.goal
    lifting = STRENGTH_DAYS[goal][n]
    event = p.profile.event
    starts = racing and event is not None and event.activity == "running" and longest_run(p) is None
    # Who begins to run for a race runs on three days (training.md 2.6), and has none of three left to lift on.
    if goal == "endurance" and n == 3 and not p.older and (starts or not p.beginner):
        lifting = 0
    if p.older and n >= 2:
        lifting = max(lifting, min(2, n - 1))
    if "hypertension" in p.conditions and n >= 3:
        lifting = min(lifting, HYPERTENSION_STRENGTH_DAYS)
    lifting = lifting_to_race(p, n, min(lifting, strength_days(p)[0]), racing=racing)
    apart = p.beginner or p.older or p.minor
    if apart:
        # On a ring of seven days three sessions at most lie two days apart, and fewer where few days train.
        lifting = min(lifting, 3)
    moving = n - lifting
    quality = (moving >= QUALITY_FROM) + (moving >= TWO_QUALITY_FROM and not p.beginner)
    if p.stations and moving >= 2:
        quality = max(quality, 1)
    long = 1 if moving >= 2 and goal == "endurance" else 0
    legs = LEG_DAYS.get(lifting, ()) if goal in GROWING else ()
    roles = _placed(lifting, moving, quality, long, 3 if apart else 1, lifting <= 3, "E", legs)
    beside = beside_lifting(p, moving, racing=racing) if lifting else 0.0
    walked = walk_beside(p, lifting, moving) if lifting and not beside else 0.0
    return Shape(roles=roles, beside=beside or walked, walks=walked > 0)


def with_lifting(shape: Shape, stays: Sequence[bool]) -> Shape:
    """The shape with easy days in the place of strength days that hold nothing. stays: for each strength day whether it does."""
    still = iter(stays)
    return replace(shape, roles=tuple("E" if r == "S" and not next(still) else r for r in shape.roles))


@lru_cache(maxsize=512)
def _placed(
    lifting: int, moving: int, quality: int, long: int, apart: int, full_body: bool, easy: str, legs: tuple[int, ...] = ()
) -> tuple[str, ...]:
    """The best of all placements; apart 3: strength days never follow each other.

    legs: which of the strength days are the heaviest, counted from 0; no other work is the day before one of them.
    """
    best: tuple[float, tuple[str, ...]] = (float("inf"), ("",) * 7)
    kinds = ["L"] * long + ["Q"] * quality + [easy] * (moving - long - quality)
    for days in itertools.combinations(range(7), lifting + moving):
        for gym in itertools.combinations(days, lifting):
            others = [d for d in days if d not in gym]
            for order in set(itertools.permutations(kinds)):
                roles = [""] * 7
                for d in gym:
                    roles[d] = "S"
                for d, kind in zip(others, order, strict=True):
                    roles[d] = kind
                cost = _cost(roles, apart, full_body) + sum(roles[gym[k] - 1] == easy for k in legs)
                best = min(best, (cost, tuple(roles)))
    return best[1]


def _cost(roles: list[str], apart: int, full_body: bool) -> float:
    cost = 0.0
    for d, role in enumerate(roles):
        after, second = roles[(d + 1) % 7], roles[(d + 2) % 7]
        if role == "S" == after:
            cost += 1000.0 if apart == 3 else 4.0 if full_body else 0.5
        if role in ("Q", "L") and after in ("Q", "L"):
            cost += 50.0
        if (role == "S" and after in ("Q", "L")) or (role in ("Q", "L") and after == "S"):
            cost += 1.0
        if role == "L" and d not in WEEKEND:
            cost += 2.0
        if role and after and second:
            cost += 1.5
        if not role and not after:
            cost += 2.0 if second else 3.0
    first = next((d for d, r in enumerate(roles) if r), 0)
    # A week that begins on monday leaves sunday free, as most gyms and families do.
    return cost + 0.1 * first + 0.05 * (roles[6] != "") + 0.001 * sum(d for d, r in enumerate(roles) if r == "S")


def session_load(session: PlannedSession) -> float:
    """Load of a session in AU (CR-10 times minutes); lifting by what is left in reserve, never by heart rate."""
    e = session.endurance
    moving = 0.0 if e is None else COUNTED[e.zone] * e.minutes
    reserve = [rir for x in session.exercises for rir in reserves(x)]
    rpe = max(2.0, LIFTING_RPE - RPE_PER_RIR * (sum(reserve) / len(reserve) - 2.0)) if reserve else 2.0
    return moving + rpe * max(0.0, session.minutes - (0.0 if e is None else e.minutes))


def week_load(week: PlannedWeek) -> float:
    """Load of a week in AU, gym and endurance together."""
    return sum(session_load(s) for _, s in sessions(week))


def moving_only(week: PlannedWeek) -> PlannedWeek:
    """The week with its endurance work alone."""
    return msgspec.structs.replace(
        week,
        days=[
            msgspec.structs.replace(
                d,
                sessions=[
                    msgspec.structs.replace(s, exercises=[], minutes=s.endurance.minutes)
                    for s in d.sessions
                    if s.endurance is not None
                ],
            )
            for d in week.days
        ],
    )


def moving_alone(week: PlannedWeek) -> PlannedWeek:
    """The week with only the days of one session, and of those the ones that lift nothing."""
    kept = [d if len(d.sessions) == 1 and d.sessions[0].kind != "strength" else day_with(d, []) for d in week.days]
    return msgspec.structs.replace(week, days=kept)


def alone(week: PlannedWeek) -> PlannedWeek:
    """The week with the days of one session, and of the others the lifting."""
    days = [d if len(d.sessions) < 2 else day_with(d, [s for s in d.sessions if s.kind == "strength"]) for d in week.days]
    return msgspec.structs.replace(week, days=days)
