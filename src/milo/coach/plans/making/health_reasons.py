"""Why a profile asks for a clearance: what stands behind each scope, so that a word on one thing is none on what came after it.

Source: Milo's safety reference, F-3, section 3, PL-21, PL-23, SN-30.
"""

from __future__ import annotations

from datetime import date

import msgspec

from milo.coach.plans.limits.gates import (
    ADULT_AGE,
    BMI_FLOOR,
    METABOLIC,
    POSTPARTUM_WEEKS,
    body_mass_index,
    health_answers,
    open_answers,
    takes_insulin,
    topic_of,
    unexplained_medicine,
)
from milo.vocabulary.athlete import Profile

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
