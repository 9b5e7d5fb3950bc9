"""What locks training by what is stored: the health questions, clearances, latches. For who has no house around it."""

from __future__ import annotations

from datetime import date, datetime

from milo.app.received import locks_received
from milo.coach.plans.limits.gates import standing
from milo.coach.plans.making.health_clearances import bare, reasons_for, scopes_wanted, with_clearances
from milo.coach.safety.latches import Clearance, Latch, ReturnForm
from milo.store.contract import Store
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.errors import MiloError
from milo.vocabulary.records import ProfileVersion


def cleared_in(store: Store, athlete: str, profile: Profile, now: datetime, today: date) -> Profile:
    """The same of a store, for who has no house around it. now: aware; today: the athlete's."""
    wanted = scopes_wanted(bare(profile), today)
    return with_clearances(profile, held_in(store, athlete, wanted, now) if wanted else (), today)


def shut_in(store: Store, athlete: str, profile: Profile | None, now: datetime, today: date) -> bool:
    """Whether the health questions and the profile lock training."""
    return profile is not None and standing(cleared_in(store, athlete, profile, now, today), today).refused is not None


def locks_in(store: Store, athlete: str) -> tuple[list[Latch], list[Clearance], list[ReturnForm]]:
    """The same of a store, for who has no house around it."""
    latches, clearances, forms = locks_received(store, athlete)
    return (
        [Latch(rule=r.rule, level=r.level, since=r.since, scope=r.scope) for r in latches],
        [Clearance(scope=r.scope, at=r.at, by=r.by, until=r.until) for r in clearances],
        [ReturnForm(at=r.at, complete=r.complete) for r in forms],
    )


def versions_in(store: Store, athlete: str) -> list[ProfileVersion]:
    """All versions of a profile, oldest first."""
    found: list[ProfileVersion] = store.find("profile", athlete)
    return sorted(found, key=lambda v: v.valid_from)


def held_in(store: Store, athlete: str, wanted: frozenset[str], now: datetime) -> frozenset[str]:
    """Of the scopes asked for, those somebody has cleared since all that asks for them was told; no word from before counts."""
    papers = [Clearance(scope=r.scope, at=r.at, by=r.by, until=r.until) for r in store.find("clearance", athlete)]
    if not any(p.scope in wanted for p in papers):
        return frozenset()
    return frozenset(
        s for s in wanted if any(p.scope == s and p.holds(now) and p.at > since_in(store, athlete, s, now) for p in papers)
    )


def since_in(store: Store, athlete: str, scope: str | None, now: datetime) -> datetime:
    """Since when the profile has asked for a clearance for all the reasons it has now; of no scope: since it was last written.

    A symptom or a birth told later asks anew: what was cleared before it was another thing.
    """
    versions = versions_in(store, athlete)
    since = versions[-1].valid_from
    if scope is None:
        return since
    asked = _reasons(versions[-1], scope, now.date())
    for version in reversed(versions):
        told = _reasons(version, scope, now.date())
        if not told or not asked <= told:
            break
        since = version.valid_from
    return since


def _reasons(version: ProfileVersion, scope: str, today: date) -> frozenset[str]:
    try:
        return reasons_for(bare(parse_profile(version.profile, today)), today).get(scope, frozenset())
    except MiloError:
        return frozenset()  # of a profile nobody can read any more: the newer ones count
