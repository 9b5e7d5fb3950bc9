"""A professional's clearances, entered in the form, as the gate before training reads them beside a profile.

Source: Milo's safety reference, F-3 and section 3: a clearance opens what is of its scope, for twelve months at most.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import msgspec

from milo.coach.plans.limits.answers import plain_key
from milo.coach.plans.limits.clearance import ENTERED
from milo.coach.plans.limits.gates import (
    ADULT_AGE,
    BMI_FLOOR,
    METABOLIC,
    POSTPARTUM_WEEKS,
    body_mass_index,
    health_answers,
    open_answers,
    standing,
    takes_insulin,
    topic_of,
    unexplained_medicine,
    weight_never,
)
from milo.vocabulary.athlete import Profile

SCOPE_OF = {
    "G-2": "general", "G-3": "heart", "G-5": "general", "G-6": "heart", "G-7": "general", "PL-25": "heart",
    "PL-21": "pregnancy", "PL-23": "pregnancy", "SN-30": "energy",
}  # fmt: skip
"""Rule of the gate -> the scope of the clearance that opens it; a rule that is not here is opened by no clearance."""
VIGOROUS = "vigorous"  # G-5: a word on training in general is one on hard efforts too, and the form says so


def bare(profile: Profile) -> Profile:
    """The profile without what only the form may say of clearances; a word for one in the profile's own answers stays."""
    told: Mapping[str, Any] = profile.parq or {}
    kept = {key: answer for key, answer in told.items() if plain_key(key) != ENTERED}
    return profile if len(kept) == len(told) else msgspec.structs.replace(profile, parq=kept)


def scopes_wanted(profile: Profile, today: date) -> frozenset[str]:
    """The scopes of all clearances that the profile asks for, whether or not anybody has given them."""
    return frozenset(reasons_for(profile, today))


def with_clearances(profile: Profile, held: Collection[str], today: date) -> Profile:
    """The profile as the gate reads it beside the clearances that hold now.

    held: their scopes.  One of several that are asked for opens nothing: what the other is about has been looked at by nobody.
    """
    profile = bare(profile)
    wanted = scopes_wanted(profile, today)
    if not wanted or not wanted <= set(held):
        return profile
    # Beside a heart, a birth or a weight, a word on training in general is no word on hard efforts.
    scope = sorted(wanted) + ([VIGOROUS] if wanted == {"general"} else [])
    return msgspec.structs.replace(profile, parq={**(profile.parq or {}), ENTERED: {"scope": scope}})


def missing_scope(profile: Profile, held: Collection[str], today: date) -> str | None:
    """The scope of the next clearance that would open more training; None where none is asked for or none would help."""
    if weight_never(profile, today):
        return None
    stands = standing(with_clearances(profile, held, today), today)
    rule = stands.refused[1][0] if stands.refused is not None else stands.light_rule
    if rule is None and stands.g_class == "G-5" and not stands.cleared:
        rule = "G-5"
    if rule is None or rule not in SCOPE_OF:
        return None
    left = sorted(scopes_wanted(bare(profile), today) - set(held))
    own = SCOPE_OF[rule]
    return own if own in left else left[0] if left else None


HEART = "heart disease"


def reasons_for(profile: Profile, today: date) -> dict[str, frozenset[str]]:
    """Scope of a clearance -> what the profile tells that asks for it: conditions, topics answered with yes, a pregnancy, a birth.

    A scope that nothing asks for is left out.  A pregnancy and the time after a birth are two reasons of one scope: PL-23 asks for
    an ok after the birth.
    """
    conditions = set(profile.conditions or ())
    symptoms, unclear = _yes(profile)
    bmi, age = body_mass_index(profile), profile.age_on(today)
    thin = bmi is not None and bmi < BMI_FLOOR and age is not None and age >= ADULT_AGE
    # Insulin says no more than the diabetes it is taken for, and stands for it where only the medicine was told.
    insulin = {"insulin"} if takes_insulin(profile) and not any("diabetes" in c for c in conditions) else set()
    medicine = {"medicines"} if unexplained_medicine(profile) else set()
    weeks = profile.postpartum_weeks
    born = weeks is not None and weeks <= POSTPARTUM_WEEKS
    found = {
        "heart": symptoms | (conditions & {HEART}),
        "general": unclear | medicine | (conditions & (METABOLIC - {HEART})) | insulin,
        "energy": {"weight"} if thin else set(),
        "pregnancy": ({"pregnant"} if profile.pregnant else set()) | ({"birth"} if born else set()),
    }
    return {scope: frozenset(reasons) for scope, reasons in found.items() if reasons}


def _yes(profile: Profile) -> tuple[set[str], set[str]]:
    """The topics whose yes names a symptom, and those whose yes nothing else in the profile explains."""
    symptoms, unclear = set(), set()
    for key, said in (profile.parq or {}).items():
        symptom, open_yes = open_answers(msgspec.structs.replace(profile, parq={key: said}))
        topics = {topic_of(about) or about for about, _ in health_answers({key: said})}
        symptoms |= topics if symptom else set()
        unclear |= topics if open_yes else set()
    return symptoms, unclear
