"""What an athlete told in talk that asks for care, and that their profile does not know yet: it bars what goes against it.

The limits of a plan read the profile. Until a pregnancy, a condition or an injury stands there, an edit that makes training
harder or more would be held to nobody's limits, so it waits (safety reference PL-22, PL-24, PL-50, PL-52).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from milo.app.logging_records import PAIN
from milo.coach.adapt.adapting_pain import PAIN_SOME
from milo.coach.plans.edits.doors import Edit
from milo.coach.safety.triage import triage
from milo.vocabulary.errors import MiloError

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.vocabulary.athlete import Profile
    from milo.vocabulary.plan import Plan

STATES: dict[str, str] = {
    "PL-22": "pregnant", "PL-24": "condition", "SN-15": "condition", "PL-50": "injury", "PL-52": "illness",
    "SN-19": "condition", "SN-20": "condition", "SN-21": "condition", "SN-22": "condition",
}  # fmt: skip
"""Rule of a careful reply -> the state that was told."""
HOLDS = {
    "pregnant": timedelta(days=60), "condition": timedelta(days=60), "injury": timedelta(days=14), "illness": timedelta(days=3),
}  # fmt: skip
"""How long a state that was told bars where the profile is not told of it; a pain or an illness is over sooner (our choice)."""


class Careful(MiloError):
    """An edit that goes against what the athlete told; the sentence says what to do. state: one of HOLDS."""

    code = "careful"

    def __init__(self, state: str, sentence: str) -> None:
        self.state = state
        super().__init__(do=sentence)


def told_state(house: House, athlete: str, profile: Profile | None, rules: Collection[str] = ()) -> str | None:
    """The state that was told and is not in the profile, None without one. rules: of the reply at hand, not stored yet."""
    if profile is not None and profile.pregnant is False and not _told_pregnant_since(house, athlete):
        rules = [rule for rule in rules if STATES.get(rule) != "pregnant"]
        known: Collection[str] = {"pregnant"}
    else:
        known = ()
    now = house.clock.now()
    told = {STATES[rule]: now for rule in rules if rule in STATES}
    for entry in house.store.find("audit", athlete, since=now - max(HOLDS.values())):
        if entry.action == "reply" and entry.detail:
            for rule in entry.detail.get("rules", []):
                state = STATES.get(str(rule))
                if state is not None:
                    told[state] = max(entry.at, told.get(state, entry.at))
    if "injury" in told and _only_slight(house, athlete, now - HOLDS["injury"]):
        del told["injury"]
    return next(
        (s for s in HOLDS if s in told and s not in known and now - told[s] < HOLDS[s] and not _in_profile(s, profile)), None
    )


def _told_pregnant_since(house: House, athlete: str) -> bool:
    """Whether a pregnancy was told after the profile had last said that there is none.

    The rule of a reply does not tell: a talk carries it on behind the false alarm.
    """
    since = max(v.valid_from for v in house.store.find("profile", athlete))
    said = house.store.find("message", athlete, since=since)
    return any(m.role == "athlete" and m.at > since and "PL-22" in triage(m.text).rules for m in said)


def _only_slight(house: House, athlete: str, since: datetime) -> bool:
    """Whether every pain told since is written down, and none of them reached 3 of 10: with less the plan goes on (PL-50)."""
    pains = [m for m in house.store.find("measurement", athlete, since=since) if m.quantity == PAIN]
    if not pains or any(m.value >= PAIN_SOME for m in pains):
        return False
    said = [
        m.at for m in house.store.find("message", athlete, since=since) if m.role == "athlete" and "PL-50" in triage(m.text).rules
    ]
    return not said or max(said) <= max(m.at for m in pains)


def asks_for_more(edit: Edit, plan: Plan) -> bool:
    """Whether an edit makes training harder or more."""
    if edit.kind in {"harder", "add"} or (edit.kind == "days" and (edit.days_by or 0) > 0):
        return True
    if edit.kind == "sets":
        return (edit.sets or 0) > 0
    if edit.kind == "days" and edit.days is not None:
        return edit.days > max((sum(bool(d.sessions) for d in w.days) for w in plan.weeks), default=0)
    if edit.kind == "minutes" and edit.minutes is not None:
        return edit.minutes > max((s.minutes for w in plan.weeks for d in w.days for s in d.sessions), default=0)
    return False


def _in_profile(state: str, profile: Profile | None) -> bool:
    if profile is None:
        return False
    known = {
        "pregnant": bool(profile.pregnant) or profile.postpartum_weeks is not None,
        "condition": bool(profile.conditions),
        "injury": bool(profile.injuries),
        "illness": False,
    }
    return known[state]
