"""What talk wrote into the profile and is taken back: a race, equipment or a diet, by "undo that" right after it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from milo.app.coaching.fitted import COACH
from milo.app.coaching.words import say
from milo.app.flows import LANGUAGES
from milo.app.plan_history import PlanHistory
from milo.app.planning import NEW_PLAN
from milo.coach.conversation.profile_values import RaceSaid
from milo.coach.plans.limits.endurance import NEEDS
from milo.vocabulary.athlete import Event
from milo.vocabulary.records import PlanVersion, ProfileVersion

if TYPE_CHECKING:
    from milo.store.contract import Store

TAKEN_BACK = frozenset({"event", "equipment", "activities", "dietary_preference", "goal"})
"""Keys that a word takes back. What was told of health or an allergy stays: without it meals and plan would hold less care."""

_FITTED = frozenset({NEW_PLAN, *(say("fitted", at) for at in LANGUAGES)})
"""Why a version was made that a changed profile made of the plan (FitDesk.fitted)."""


def versions_of(store: Store, athlete: str) -> list[ProfileVersion]:
    """The profile's versions, oldest first."""
    found: list[ProfileVersion] = store.find("profile", athlete)
    return sorted(found, key=lambda v: v.valid_from)


def before_it(store: Store, athlete: str) -> tuple[ProfileVersion, frozenset[str]] | None:
    """The version before the newest and the keys the two differ in; None where there is none, or care would be taken back."""
    versions = versions_of(store, athlete)
    if len(versions) < 2:
        return None
    old, new = versions[-2], versions[-1]
    keys = frozenset(k for k in {*old.profile, *new.profile} if old.profile.get(k) != new.profile.get(k))
    return (old, keys) if keys and keys <= TAKEN_BACK else None


def plan_before_it(history: PlanHistory, athlete: str, since: datetime) -> PlanVersion | None:
    """The version of the plan that held before a profile of that moment changed the plan; None where that did not, or more has.

    since: from when the newest profile holds.  A change by anybody else after it is not to be taken back unasked.
    """
    versions = history.all_versions(athlete)
    after = [v for v in versions if v.created_at >= since]
    before = [v for v in versions if v.created_at < since]
    if len(after) != 1 or not before or after[0].author != COACH or after[0].reason not in _FITTED:
        return None
    # What held then may itself have been an older one, taken back.
    shown = [v for v in before if v.plan_id == before[-1].plan_id and v.version == before[-1].plan["version"]]
    return shown[-1] if shown else None


def sports_back(store: Store, athlete: str, got: Collection[str]) -> tuple[str, ...]:
    """The sports that left the profile together with equipment they need, when that equipment is there again.

    got: equipment, by the profile's words.  Only the last time each was taken out counts.
    """
    found: dict[str, None] = {}
    versions = versions_of(store, athlete)
    for name in got:
        for old, new in reversed(list(pairwise(versions))):
            left = _at(old, "activities") - _at(new, "activities")
            sports = [sport for sport in sorted(left) if NEEDS.get(sport) == name]
            if sports and name not in _at(new, "equipment"):
                found |= dict.fromkeys(sports)
                break
    return tuple(found)


def _at(version: ProfileVersion, key: str) -> set[str]:
    return set(version.profile.get(key) or ())


def last_race(store: Store, athlete: str, today: date) -> RaceSaid | None:
    """The race to come that the profile had last; None where it had none, or where that day is over."""
    for version in reversed(versions_of(store, athlete)):
        raw = version.profile.get("event")
        if raw is not None:
            event = msgspec.convert(raw, Event)
            if event.date < today:
                return None
            return RaceSaid(event.date, event.activity, event.distance_km)
    return None
