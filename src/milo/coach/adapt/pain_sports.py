"""Which sports load what hurts, and which may stand in for them. Reference safety.md PL-50 and its table of joints.

Pain told with a ride or a run says that this ride or run loads the part, whatever a table says of others: it is the athlete's own
word. Only a sport that the reference keeps for the joint stays, and then without its hard work.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import msgspec

from milo.coach.adapt.adapting_changes import Draft
from milo.coach.adapt.adapting_log import day_of, kind_of
from milo.coach.adapt.adapting_shapes import is_hard, steady
from milo.coach.plans.basics.words import WORDS
from milo.vocabulary.plan import PlannedSession

LOADING: Mapping[str, tuple[str, ...]] = {
    "knee": ("running",), "ankle": ("running", "walking"), "achilles": ("running",), "hip": ("running",), "groin": ("running",),
    "shoulder": ("swimming", "rowing"), "low back": ("rowing", "cycling"), "elbow": ("rowing",), "wrist": ("rowing",),
}  # fmt: skip
"""Region -> sports that load it, told of or not."""
KEPT: Mapping[str, tuple[str, ...]] = {
    "knee": ("cycling", "swimming"), "ankle": ("cycling", "swimming"), "achilles": ("cycling", "swimming"), "hip": ("cycling",),
    "groin": ("cycling",), "shoulder": ("cycling", "walking"), "low back": ("walking",), "elbow": ("walking",),
    "wrist": ("walking",), "neck": ("walking",),
}  # fmt: skip
"""Region -> sports that spare it, nearest first (safety 9)."""
_NEEDS = {"cycling": ("cycling", "bicycle"), "swimming": ("swimming", "pool")}
_WALK_MOST = 45.0  # minutes of a walk in the place of a longer ride or run (our choice)


@dataclasses.dataclass(frozen=True, slots=True)
class Spared:
    """What became of a session's sport. session None: there is no sport for it, and the session rests. new: what it is now."""

    session: PlannedSession | None
    old: str
    new: str | None


def told_with(draft: Draft, region: str, since_days: int, least: float) -> set[str]:
    """Sports of the days on which pain of the region was told, of at least so much, in the last days; today's too."""
    days = {
        p.day for p in draft.log.pains if p.region == region and p.level >= least and 0 <= (draft.today - p.day).days < since_days
    }
    return {w.activity_type for w in draft.log.workouts if kind_of(w) == "endurance" and day_of(w, draft.log.zone) in days}


def loads(region: str, activity: str, told: set[str]) -> bool:
    """Whether a sport loads what hurts: by the table, or because the pain was told with it."""
    return activity in LOADING.get(region, ()) or (activity in told and activity not in KEPT.get(region, ()))


def spared(draft: Draft, session: PlannedSession, region: str, told: set[str], hot: set[str]) -> Spared | None:
    """A session's sport without what loads the region; None where it does not load it, or is as easy as it gets already.

    Another sport of the athlete's in its place, steady. One that the reference keeps and the pain was told with: without hard work.
    told, hot: sports the pain was told with, and those of a pain over 5: short as well as easy (PL-50).
    """
    endurance = session.endurance
    if endurance is None:
        return None
    old = endurance.activity
    if not loads(region, old, told):
        if old in hot and endurance.minutes > _WALK_MOST:
            # What the reference keeps, it keeps at a low load.
            easy = steady(endurance, _WALK_MOST)
            less = endurance.minutes - easy.minutes
            return Spared(msgspec.structs.replace(session, endurance=easy, minutes=max(session.minutes - less, 1.0)), old, old)
        if old not in told or not is_hard(session):
            return None
        return Spared(msgspec.structs.replace(session, endurance=steady(endurance, endurance.minutes)), old, old)
    have = {*(draft.who.equipment or ()), *draft.who.activities}
    hurt = {p.region for p in draft.log.pains if p.level >= 3 and 0 <= (draft.today - p.day).days < 14}
    fits = (
        a
        for a in KEPT.get(region, ())
        if (a not in _NEEDS or not have.isdisjoint(_NEEDS[a])) and not any(loads(r, a, set()) for r in hurt) and a not in told
    )
    new = next(fits, None)
    if new is None:
        return Spared(None, old, None)
    minutes = min(endurance.minutes, _WALK_MOST) if new == "walking" else endurance.minutes
    other = msgspec.structs.replace(steady(endurance, minutes), activity=new, hr_bpm=None, distance_km=None)
    less = endurance.minutes - other.minutes
    return Spared(
        msgspec.structs.replace(
            session, endurance=other, title=_title(new, draft.who.language), minutes=max(session.minutes - less, 1.0)
        ),
        old,
        new,
    )


def _title(new: str, language: str) -> str:
    """The planner's name of an easy session of the new sport."""
    words = WORDS[language]
    named = words["title.easy"].format(activity=words[f"activity.{new}"])
    return named[0].upper() + named[1:]
