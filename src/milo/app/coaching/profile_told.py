"""What health and equipment told in talk make of a profile: the question, the keys that change, what is said once it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from milo.app.coaching.profile_told_words import named, say_told
from milo.coach.conversation.profile_values import GearSaid, GoalSaid, HealthSaid
from milo.coach.plans.limits.endurance import NEEDS
from milo.coach.talk.receipts.telling import Telling
from milo.vocabulary.athlete import EQUIPMENT_WORDS, Profile
from milo.vocabulary.numbers_written import shortest_written

ProfileTold = HealthSaid | GearSaid | GoalSaid


def asked_of(found: ProfileTold, profile: Profile, language: str) -> str:
    """What was understood, and the question whether to keep it; without a question where the profile has it already."""
    new = news_of(found, profile)
    if isinstance(found, GoalSaid):
        goal = goal_named(found.goal, language)
        if not new:
            return say_told("goal_held", language, what=goal)
        understood = say_told("understood", language, what=say_told("goal_now", language, what=goal))
        return " ".join([understood, say_told("goal_how", language), say_told("ask", language)])
    if isinstance(found, GearSaid):
        if not new:
            what = _joined("equipment", found.got or found.gone, language)
            return say_told("gear_held" if found.got else "gear_not_held", language, what=what)
        parts = [
            say_told(key, language, what=_joined("equipment", names, language))
            for key, names in (("gear_got", new.get("got", ())), ("gear_gone", new.get("gone", ())))
            if names
        ]
        how = [say_told(f"{key}_how", language) for key in ("gear_gone", "gear_got") if new.get(key.removeprefix("gear_"))]
        return " ".join([say_told("understood", language, what="; ".join(parts)), *how, say_told("ask", language)])
    if found.pregnant is False:
        return say_told("not_pregnant_ask" if new else "not_pregnant", language)
    if not new:
        return say_told("health_held", language, what=_health(_all_of(found), language))
    return " ".join(
        [
            say_told("understood", language, what=_health(new, language)),
            say_told("health_how", language),
            *([say_told("injury_how", language)] if "injuries" in new else []),
            say_told("ask", language),
        ]
    )


def news_of(found: ProfileTold, profile: Profile) -> dict[str, Sequence[str]]:
    """Of what was told, what the profile does not know yet: equipment as "got" and "gone", else by the profile's keys."""
    if isinstance(found, GoalSaid):
        return {"goal": [found.goal]} if profile.goal != found.goal else {}
    if isinstance(found, GearSaid):
        # Who said to ride is taken to have a bicycle, also where no equipment names it.
        held = {*(profile.equipment or ()), *(NEEDS[sport] for sport in profile.activities or () if sport in NEEDS)}
        gear = {"got": [e for e in found.got if e not in (profile.equipment or ())], "gone": [e for e in found.gone if e in held]}
        return {key: names for key, names in gear.items() if names}
    if found.pregnant is False:
        return {"pregnant": ["no"]} if profile.pregnant else {}
    if found.weeks_since_birth is not None:
        return {"birth": [_weeks(found)]} if profile.postpartum_weeks != found.weeks_since_birth or profile.pregnant else {}
    told = _all_of(found)
    known = {
        "pregnant": ["yes"] if profile.pregnant else [],
        "conditions": profile.conditions or [],
        "medications": [m.lower() for m in profile.medications or []],
        "injuries": [i.region for i in profile.injuries or ()],
    }
    new = {key: [name for name in names if name.lower() not in known[key]] for key, names in told.items()}
    return {key: names for key, names in new.items() if names}


def changes_of(found: ProfileTold, profile: Profile) -> dict[str, Any]:
    """The keys of the profile that change, with their new values; empty where it has all of it."""
    new = news_of(found, profile)
    if isinstance(found, GoalSaid):
        return {"goal": found.goal} if new else {}
    if isinstance(found, GearSaid):
        if not new:
            return {}
        there = {*(profile.equipment or ()), *new.get("got", ())} - set(new.get("gone", ()))
        # With what a sport needs gone, the sport goes out of what they do as well.
        lost = [name for name in new.get("gone", ()) if name not in there]
        sports = [sport for sport in profile.activities or () if NEEDS.get(sport) not in lost]
        stopped = profile.activities is not None and len(sports) < len(profile.activities)
        return {
            "equipment": [name for name in EQUIPMENT_WORDS if name in there],
            **({"activities": sports or None} if stopped else {}),
        }
    changes: dict[str, Any] = {}
    if "birth" in new:
        return {"postpartum_weeks": found.weeks_since_birth, "pregnant": False}
    if "pregnant" in new:
        # A false alarm is kept as a no: what was told before it asks for care no longer.
        changes["pregnant"] = found.pregnant is True
    for key in ("conditions", "medications"):
        if key in new:
            changes[key] = [*(getattr(profile, key) or ()), *new[key]]
    if "injuries" in new:
        changes["injuries"] = [*msgspec.to_builtins(profile.injuries or []), *({"region": name} for name in new["injuries"])]
    return changes


def kept_of(found: ProfileTold, profile: Profile, language: str) -> str:
    """What was kept, as the profile has it now."""
    if isinstance(found, GoalSaid):
        return say_told("goal_now", language, what=goal_named(profile.goal, language))
    if isinstance(found, GearSaid):
        what = _joined("equipment", profile.equipment or (), language)
        return say_told("gear_now", language, what=what) if what else say_told("gear_none", language)
    return say_told("no_pregnancy", language) if found.pregnant is False else _health(_all_of(found), language)


def goal_named(goal: str, language: str) -> str:
    return Telling("es" if language == "es" else "en").word("goal", goal)


def _all_of(found: HealthSaid) -> dict[str, Sequence[str]]:
    told: dict[str, Sequence[str]] = {
        "pregnant": ["yes"] if found.pregnant else [],
        "conditions": found.conditions,
        "medications": found.medicines,
        "injuries": found.regions,
        "birth": [_weeks(found)] if found.weeks_since_birth is not None else [],
    }
    return {key: names for key, names in told.items() if names}


def _weeks(found: HealthSaid) -> str:
    return f"{found.weeks_since_birth:g}"


def _health(told: dict[str, Sequence[str]], language: str) -> str:
    parts = [
        say_told("pregnancy", language) if key == "pregnant" else say_told(key, language, what=_what(key, names, language))
        for key, names in told.items()
    ]
    return "; ".join(parts)


def _what(key: str, names: Sequence[str], language: str) -> str:
    return shortest_written(float(names[0]), language) if key == "birth" else _joined(key, names, language)


def _joined(kind: str, names: Sequence[str], language: str) -> str:
    return ", ".join(named(kind, name, language) for name in names)
