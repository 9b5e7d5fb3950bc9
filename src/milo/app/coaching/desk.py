"""What every part of the coach's desk stands on: the athlete's profile, day, language, plan, limits and locks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from milo.app.coaching.gate import able, asked_anew
from milo.app.known_athletes import known, zone_of
from milo.app.plan_history import PlanHistory, plan_of
from milo.coach.catalogue import alternatives, possible, variants
from milo.coach.plans.limits.health_questions import open_topics, said_first, without_answered
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.in_language import in_language
from milo.coach.safety.prose.hearer import hearer_of
from milo.coach.safety.prose.unfit import without_unfit
from milo.insight.zones import Zones
from milo.vocabulary.athlete import Profile, TrainingHistory
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import Adjustment, Plan, Refused, first_monday
from milo.vocabulary.records import PlanVersion

if TYPE_CHECKING:
    from milo.app.house import House

WEEK_DAYS = 7
Limits = Callable[[Plan, Profile, date], tuple[Plan, list[Adjustment], Refused | None]]


@dataclass(frozen=True)
class Standing:
    """The plan that holds, on the calendar. started: the monday its first week begins on; week: today's number, from 1.

    week is 0 at the weekend before the plan begins and may lie beyond the plan's last one; `inside` tells.
    """

    plan: Plan
    opened: date
    started: date
    week: int

    @property
    def inside(self) -> bool:
        """Whether today lies in one of the plan's weeks."""
        return any(w.week == self.week for w in self.plan.weeks)


class Desk:
    """The ground all parts of the coach share; one per house."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._locks: dict[str, threading.RLock] = {}

    def history(self) -> PlanHistory:
        """The plan history of the house."""
        return PlanHistory(self.house.store, self.house.writer, self.house.clock)

    def one_at_a_time(self, athlete: str) -> threading.RLock:
        """Held while something of an athlete is read, changed and written, so that two doors do not write over each other."""
        return self._locks.setdefault(athlete, threading.RLock())

    def language(self, athlete: str) -> str:
        """The athlete's language, "en" or "es"."""
        return self.house.flows.manner(athlete)[0]

    def profile(self, athlete: str) -> Profile:
        """The athlete's profile. Raises NotFound for nobody, BadValue where there is none."""
        found = self.house.flows.profile(athlete)
        if found is None:
            raise BadValue("an athlete with a profile", "none", "fill in the profile first")
        return found

    def able(self, athlete: str) -> Profile:
        """The profile as everything that plans reads it (coaching.gate.able). Raises as profile does."""
        return able(self.house, athlete, self.profile(athlete))

    def standing(self, athlete: str) -> Standing | None:
        """The plan that holds and where today is in it; None without a plan. Raises NotFound for nobody."""
        known(self.house, athlete)
        versions = self.history().versions(athlete)
        if not versions:
            return None
        plan = plan_read(self.house, athlete, versions[-1])
        opened = versions[0].created_at.astimezone(zone_of(self.house, athlete)).date()
        started = first_monday(opened)
        today = self.house.flows.today(athlete)
        return Standing(plan, opened, started, (today - started).days // WEEK_DAYS + 1)


def plan_read(house: House, athlete: str, version: PlanVersion) -> Plan:
    """The plan a version carries as it is told to people now: of health questions only while they are open or old.

    In the athlete's language, and without the words that are not for this athlete (coach.safety.prose.unfit).
    """
    profile = house.flows.profile(athlete)
    hearer, language = hearer_of(profile, house.flows.today(athlete)), house.flows.manner(athlete)[0]
    plan = in_language(without_unfit(without_answered(plan_of(version, language), profile), hearer, language), language)
    if profile is None or open_topics(profile) or asked_anew(house, athlete) is None:
        return plan
    return said_first(plan, profile, language, cautious=True, old=True)


def limits_of(
    history: TrainingHistory | None,
    language: str,
    first_week: int = 1,
    base: Plan | None = None,
    zones: Zones | None = None,
    kept: Plan | None = None,
    earned: Mapping[str, float] | None = None,
) -> Limits:
    """The validator for a plan under way: weeks before first_week have been lived and stay as they are.

    base: the plan that holds, or one that progress made of it, whose loads stay (coach.plans.plan_limits.validate).
    zones: the athlete's heart rate zones of today.  kept, earned: as validate takes them.
    """

    def limited(plan: Plan, profile: Profile, today: date) -> tuple[Plan, list[Adjustment], Refused | None]:
        held, told, refused = validate(
            plan, profile, today, history=history, language=language, base=base, zones=zones, kept=kept, earned=earned
        )
        if refused is not None or first_week <= 1:
            return held, told, refused
        lived = {w.week: w for w in plan.weeks if w.week < first_week}
        weeks = [lived.get(w.week, w) for w in held.weeks]
        return msgspec.structs.replace(held, weeks=weeks), told, None

    return limited


def sore_regions(profile: Profile, pains: Mapping[str, float] | None = None) -> dict[str, float | None]:
    """Region -> pain 0-10 as the profile tells it; None: not told how much. pains: those written down; the worse counts."""
    known = {i.region: i.pain_0_10 for i in profile.injuries or []}
    told = {region: level for region, level in (pains or {}).items() if region not in known or (known[region] or 10.0) < level}
    return {**known, **told}


def conditions_of(profile: Profile) -> list[str]:
    """What speaks against exercises: conditions, a pregnancy, a birth not long ago."""
    more = [
        word for word, holds in (("pregnancy", profile.pregnant), ("postpartum", profile.postpartum_weeks is not None)) if holds
    ]
    return [*(profile.conditions or []), *more]


def stand_ins(profile: Profile, pains: Mapping[str, float] | None = None) -> Callable[[str], Sequence[Exercise]]:
    """Exercise id -> what may stand in for it with this person's equipment, joints and conditions, nearest first.

    pains: as sore_regions takes them; where one leaves nothing of the same movement, others for the same main muscle come.
    """
    own, sore, conditions = profile.equipment or [], sore_regions(profile, pains), conditions_of(profile)

    def found(id: str) -> Sequence[Exercise]:
        same = alternatives(id, own, sore, conditions)
        if same or not pains:
            return same
        # What only touches the muscle is no stand-in for a lift that is for it.
        return [e for e in alternatives(id, own, sore, conditions, other_patterns=True) if _whole(id) & _whole(e.id)]

    return found


def _whole(exercise_id: str) -> set[str]:
    """The muscles an exercise trains in full."""
    return {muscle for muscle, weight in catalogue()[exercise_id].muscles.items() if weight >= 1}


def steps(
    profile: Profile, pains: Mapping[str, float] | None = None
) -> Callable[[str, Literal["harder", "easier"]], Sequence[Exercise]]:
    """(exercise id, way) -> variants one step that way which this person can do. pains: as sore_regions takes them."""
    able = {e.id for e in possible(profile.equipment or [], sore_regions(profile, pains), conditions_of(profile))}
    return lambda id, way: [e for e in variants(id, 1 if way == "harder" else -1) if e.id in able]


def at_least(at: datetime, other: datetime) -> datetime:
    """The later of two moments, and a little after the second where they are one: what follows comes after what it follows."""
    return at if at > other else other + timedelta(microseconds=1)
