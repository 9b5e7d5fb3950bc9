"""What is logged far from all that is known: kept as it was told, and asked about, so that a slip of the finger is seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from milo.app.coaching.weight_told import OF_NOW
from milo.app.logging_workouts import Logged
from milo.app.planning import history_of
from milo.coach.plans.basics.loads import lifts_named, share_of_max
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.limits.unlifted import believed_maxima, most_unlifted_kg
from milo.coach.safety.figures.ages import ADULT
from milo.insight.strength import FAR_LOAD
from milo.locales import Templates
from milo.vocabulary.exercises import find_exercise

if TYPE_CHECKING:
    from milo.app.house import House

WEIGHT = "weight_kg"
FAR_WEIGHT = 0.3  # of one that was told: nobody's changes that much in some weeks (our choice)
FAR_HELD_S = 600.0  # a plank of ten minutes is rare, and longer than what plans ask for by far (our choice)
WEIGHED = timedelta(days=60)  # how far back weighings speak (our choice)
RULE = "far"
_SAID = {language: Templates("logged_far", language) for language in ("en", "es")}


def far_told(house: House, athlete: str, logged: Logged) -> dict[str, Any] | None:
    """The reply to a log that is far from what is known, None for any other. Asked before the log is stored; no figure is told.

    A weight of these days is held against the weighings of the last weeks and those of the profile, and to be near one of them is
    enough, so that a slip can be mended; a minor is told nothing of it (PL-40). A load is held against the known maximum of
    the lift, else against what somebody like this athlete lifts. What nothing is known of is not asked about. A held set is
    held against ten minutes, and all of them against the minutes told of the session.
    """
    language = house.flows.manner(athlete)[0]
    texts = [_SAID[language]["weight"]] if _weight_is_far(house, athlete, logged) else []
    texts += [_SAID[language]["load"].format(what=name) for name in _loads_far(house, athlete, logged)]
    texts += [_SAID[language]["held"].format(what=name) for name in _held_far(logged)]
    if not texts:
        return None
    return {
        "level": "C", "rules": [RULE], "text": " ".join(texts), "claims": [], "by": "rules", "locked": False, "notice": None,
    }  # fmt: skip


def _weight_is_far(house: House, athlete: str, logged: Logged) -> bool:
    day, today, profile = logged.daily, house.flows.today(athlete), house.flows.profile(athlete)
    if day is None or day.weight_kg is None or profile is None:
        return False
    of, age = day.date or logged.at.date(), profile.age_on(today)
    if age is None or age < ADULT or not today - OF_NOW <= of <= today:
        return False
    found = house.store.find("measurement", athlete, since=house.clock.now() - WEIGHED)
    told = [m.value for m in found if m.quantity == WEIGHT]
    told += [kg for v in house.store.find("profile", athlete) if (kg := v.profile.get(WEIGHT)) is not None]
    return bool(told) and all(abs(day.weight_kg - kg) > FAR_WEIGHT * kg for kg in told)


def _loads_far(house: House, athlete: str, logged: Logged) -> list[str]:
    """Names of the exercises, as they were told, with a set far above what is known."""
    lifted = [e for e in logged.exercises if any(s.weight_kg for s in e.sets)]
    profile = house.flows.profile(athlete)
    if not lifted or profile is None:
        return []
    today = house.flows.today(athlete)
    person = person_of(profile, today, history_of(house.flows.inputs(athlete, today)))
    maxima, least = believed_maxima(person), lifts_named(person.history.e1rm_least)
    far = []
    for e in lifted:
        known = find_exercise(e.exercise)
        if known is None or not known.loadable:
            continue
        # A maximum that is only known from below says nothing of what is above it.
        own = maxima.get(known.id) if known.id not in least else None
        most = FAR_LOAD * own if own is not None else most_unlifted_kg(known, person, maxima)
        if any(s.weight_kg is not None and s.weight_kg > most * share_of_max(max(s.reps or 1, 1)) for s in e.sets):
            far.append(e.exercise)
    return list(dict.fromkeys(far))


def _held_far(logged: Logged) -> list[str]:
    """Names of the exercises, as they were told, with a set held too long for anybody, or all of them for the session's minutes."""
    held = [(e.exercise, s.duration_s) for e in logged.exercises for s in e.sets if s.duration_s]
    longer = logged.minutes is not None and sum(s for _, s in held) > 60 * logged.minutes
    return list(dict.fromkeys(name for name, seconds in held if longer or seconds > FAR_HELD_S))
