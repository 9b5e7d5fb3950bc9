"""What the health questions mean for a house's athlete: who may train now, by which clearances, and when they are asked anew.

Safety reference, section 3: the gate stands before every session, not only before the first plan, and is asked again every 90 days
and after an E0 or E1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from milo.app.coaching.gate_stored import cleared_in, held_in, since_in, versions_in
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.limits.gates import standing
from milo.coach.plans.limits.health_questions import answered_at, open_topics, until_answered
from milo.coach.plans.making.health_clearances import SCOPE_OF, bare, missing_scope, scopes_wanted
from milo.coach.safety.gates import due
from milo.coach.safety.latches import LOCKING
from milo.vocabulary.athlete import Profile

if TYPE_CHECKING:
    from milo.app.house import House


@dataclass(frozen=True, kw_only=True, slots=True)
class GateLock:
    """The gate is closed. since: of the profile that closed it.  scope: of the clearance that would open it, "" for none."""

    level: str
    rule: str
    since: datetime
    scope: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedAnew:
    """The answers are old. answered: when they were given; why: they are 90 days old, or a danger was told since."""

    answered: datetime
    why: Literal["age", "danger"]


def able(house: House, athlete: str, profile: Profile) -> Profile:
    """The profile as everything that plans reads it: cautious while a question is open, and beside the clearances that hold."""
    return until_answered(cleared(house, athlete, profile))


def cleared(house: House, athlete: str, profile: Profile) -> Profile:
    """The profile beside the clearances of the form that hold now."""
    return cleared_in(house.store, athlete, profile, house.clock.now(), house.flows.today(athlete))


def gate_lock(house: House, athlete: str) -> GateLock | None:
    """What the health questions and the profile lock now; None where they let the athlete train, and without a profile."""
    profile = house.flows.profile(athlete)
    if profile is None:
        return None
    refused = standing(able(house, athlete, profile), house.flows.today(athlete)).refused
    if refused is None:
        return None
    level, rules, word = refused
    scope = (clearance_wanted(house, athlete) or "") if rules[0] in SCOPE_OF else ""
    return GateLock(
        level=level,
        rule=rules[0],
        since=since_in(house.store, athlete, scope or None, house.clock.now()),
        scope=scope,
        text=speaker(house.flows.manner(athlete)[0])(word),
    )


def clearance_wanted(house: House, athlete: str) -> str | None:
    """The scope of the clearance that would open more training to the athlete; None where none would."""
    profile = house.flows.profile(athlete)
    if profile is None:
        return None
    today = house.flows.today(athlete)
    wanted = scopes_wanted(bare(profile), today)
    return missing_scope(profile, held_in(house.store, athlete, wanted, house.clock.now()), today) if wanted else None


def asked_anew(house: House, athlete: str) -> AskedAnew | None:
    """Whether the health questions are due again; None while they are not, and while they were never all answered."""
    versions = versions_in(house.store, athlete)
    if not versions or open_topics(house.flows.profile(athlete)):
        return None
    at = answered_at([(v.valid_from, v.profile.get("parq")) for v in versions])
    if at is None:
        return None
    dangers = [x.since for x in house.store.find("latch", athlete) if x.level in LOCKING]
    now = house.clock.now()
    if not due(at, now, max(dangers, default=None)):
        return None
    return AskedAnew(answered=at, why="age" if due(at, now) else "danger")


def told_anew(anew: AskedAnew | None) -> dict[str, Any] | None:
    """As documents have it."""
    return None if anew is None else {"answered_at": anew.answered, "why": anew.why}
