"""A body weight that is logged and far too low for a height (SN-30): it is answered, and locks as the profile's own weight does.

A weight is told day by day, a profile once, and the gate reads the profile. So a weight of now that is too low goes into it,
and the next one told takes its place: a mistyped number is undone by telling the right one.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.coaching.desk import at_least
from milo.app.consenting import kept
from milo.app.logging_workouts import Logged
from milo.coach.lab.sensor_body import BMI_LOW
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.limits.gates import ADULT_AGE, body_mass_index, standing
from milo.coach.plans.making.health_clearances import bare
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import ProfileVersion

if TYPE_CHECKING:
    from milo.app.house import House

SOURCE = "weight logged"
OF_NOW = timedelta(days=7)  # an older weight tells nothing of today (our choice)
RULE = "SN-30"


def follow_weight(house: House, athlete: str, logged: Logged) -> dict[str, Any] | None:
    """The reply to a weight that is far too low, and None for any other; the profile follows it, and the one that corrects it.

    logged: as stored. Nothing happens without a profile with a height, to a minor (PL-40), and to a weight older than OF_NOW.
    """
    weight, profile, today = _weight(logged), house.flows.profile(athlete), house.flows.today(athlete)
    if weight is None or profile is None or not today - OF_NOW <= _day(logged) <= today:
        return None
    age = profile.age_on(today)
    follower = msgspec.structs.replace(bare(profile), weight_kg=weight)
    bmi = body_mass_index(follower)
    if bmi is None or age is None or age < ADULT_AGE:
        return None
    stored: ProfileVersion | None = house.store.latest("profile", athlete)
    low = bmi < BMI_LOW and (profile.weight_kg is None or weight < profile.weight_kg)
    if (low or (stored is not None and stored.source == SOURCE)) and weight != profile.weight_kg:
        _write(house, athlete, msgspec.to_builtins(follower), stored)
    if bmi >= BMI_LOW:
        return None
    refused = standing(follower, today).refused
    if refused is None or RULE not in refused[1]:
        return None
    level, rules, word = refused
    text = speaker(house.flows.manner(athlete)[0])(word)
    return {"level": level, "rules": list(rules), "text": text, "claims": [], "by": "rules", "locked": True, "notice": None}


def _write(house: House, athlete: str, told: dict[str, Any], before: ProfileVersion | None) -> None:
    now = house.clock.now() if before is None else at_least(house.clock.now(), before.valid_from)
    version = ProfileVersion(
        origin=Origin.TOLD,
        source=SOURCE,
        profile_id=identity("profile", athlete, now.isoformat(), SOURCE, told["weight_kg"]),
        user_id=athlete,
        valid_from=now,
        profile=told,
    )
    kept(house.writer.write([version]))


def _weight(logged: Logged) -> float | None:
    return None if logged.daily is None else logged.daily.weight_kg


def _day(logged: Logged) -> date:
    return logged.at.date() if logged.daily is None or logged.daily.date is None else logged.daily.date
