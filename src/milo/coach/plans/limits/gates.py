"""Who may have a plan at all: what the profile says of symptoms, conditions and clearances, read before any week is made.

Source: Milo's safety reference, section 3 (G-1 to G-8), PL-21, PL-23, SN-30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from milo.coach.plans.limits.answers import has_word, plain_key, told_yes
from milo.coach.plans.limits.clearance import (
    BIRTH,
    CLEARED,
    DISEASE,
    LUNGS,
    MEDICINE,
    PREGNANCY,
    UNCLEAR,
    Clearance,
    clearances,
    earliest,
)
from milo.coach.plans.limits.clearance import HEART as OF_HEART
from milo.vocabulary.athlete import MIN_AGE, Profile

ADULT_AGE = 18  # section 8
POSTPARTUM_WEEKS = 12.0  # PL-23
POSTPARTUM_FIRST_WEEKS = 6.0  # before the usual check-up nothing is planned without an ok (our choice, stricter than PL-23)
BMI_FLOOR = 17.0  # SN-30
BMI_NEVER = 15.0  # SN-30 asks for a professional the same day: no clearance entered here opens that (our choice)
METABOLIC = frozenset({"type 1 diabetes", "type 2 diabetes", "kidney disease", "heart disease"})  # G-2: CV, metabolic, renal
INSULIN = (
    "insulin", "glargin", "lispro", "aspart", "degludec", "gliclazid", "glimepirid", "glipizid", "glibenclamid", "glyburid",
    "repaglinid", "nateglinid", "sulfonyl", "sulphonyl",
)  # fmt: skip
"""Parts of the names of insulins and of medicines that make the body give more of it: who takes one has diabetes."""
HEART_MEDICINES = (
    "bisoprolol", "metoprolol", "atenolol", "propranolol", "carvedilol", "nebivolol", "sotalol", "betablo", "beta blo", "beta-blo",
    "verapamil", "diltiazem", "ivabradin", "amiodaron", "flecainid", "dronedaron", "digoxin", "nitroglyc", "nitroglic", "isosorbid",
    "warfarin", "acenocumarol", "acenocoumarol", "apixaban", "rivaroxaban", "dabigatran", "edoxaban", "clopidogrel", "ticagrelor",
    "prasugrel", "sacubitril", "furosemid", "torasemid", "spironolacton", "eplerenon",
)  # fmt: skip
"""Parts of the names of medicines for the heart, its rhythm and its clots (ATC C01, C07, C08D, B01A, C03C, C03D): who takes one has
a reason that section 3 asks for."""
EXPLAINING = frozenset({"heart disease", "hypertension"})
# What a PAR-Q+ answer is about, by words in its key.
QUIET = ("guardian", "consent", "tutor", "regular", "none_of", "date", "signed", "version", "language")
SYMPTOMS = (
    "chest", "pain", "pecho", "dizz", "mareo", "faint", "blackout", "desmay", "balance", "breath", "respir", "palpit", "swelling",
    "tobillo", "murmur", "soplo", "fatigue", "fatiga", "symptom", "sintoma", "consciousness",
)  # fmt: skip
INJURY = ("bone", "joint", "muscul", "tissue", "injur", "hueso", "articul", "lesion", "back")
HEART = ("heart", "blood_pressure", "bp", "corazon", "tension", "presion", "cardi")
CHRONIC = ("chronic", "condition", "other", "disease", "cronic", "enfermedad", "diabet", "asthma", "asma")
MEDICINES = ("medic", "drug", "prescri", "pill")
FORM = ("heart_condition", "chest_pain", "dizziness", "chronic_condition", "medicines", "bone_joint", "supervised_only")
"""The seven topics in the order of the form, which numbered keys follow."""
TOPIC_WORDS = {
    "chest_pain": ("chest", "pecho"),
    "dizziness": ("dizz", "mareo", "faint", "blackout", "desmay", "balance", "equilibrio", "consciousness"),
    "supervised_only": ("supervis",),
    "heart_condition": HEART,
    "bone_joint": INJURY,
    "medicines": MEDICINES,
    "chronic_condition": CHRONIC,
}
"""Which topic a key belongs to, by words in it; the first that fits."""
NONE_OF = "none_of_these"
_NONE_OF = ("none_of", "ninguna_de", "ninguno_de")
_NUMBERED = re.compile(r"(?:q|question|pregunta|parq)?_?([1-7])")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an athlete stands before a plan.

    refused: (level, rules, word of the sentence) or None.  cleared: a clearance is on file, and opens all that one is asked for.
    scope: what those that open something name ("vigorous", "hiit"), empty when they name nothing.  g_class: "G-1" to "G-7".
    not_taken: why what is told of clearances opens less than is asked for, as words of the planner's sentences.
    light_only: nothing beyond light walking and mobility until somebody has cleared more; light_rule: the rule that says so.
    """

    refused: tuple[str, tuple[str, ...], str] | None
    cleared: bool
    scope: frozenset[str]
    g_class: str
    light_only: bool
    light_rule: str | None
    not_taken: tuple[str, ...] = ()


def standing(profile: Profile, today: date) -> Standing:
    """Read the gate of section 3 from a profile; what is not known does not open one.

    regular_exerciser not told counts as no.  A PAR-Q+ yes whose details stand elsewhere in the profile (a condition, an injury, a
    medicine) is covered by those; any other yes is a symptom until somebody has looked at it (G-7).  A symptom and a weight
    far too low are opened by nothing but a clearance of the form.
    """
    parq = {plain_key(k): v for k, v in (profile.parq or {}).items()}
    age = profile.age_on(today)
    conditions = set(profile.conditions or ())
    disease = bool(conditions & METABOLIC) or takes_insulin(profile) or unexplained_medicine(profile)
    regular = profile.regular_exerciser is True
    symptom, unclear = open_answers(profile)
    weeks = profile.postpartum_weeks
    needs = {
        UNCLEAR: unclear,
        PREGNANCY: profile.pregnant is True,
        BIRTH: weeks is not None and weeks <= POSTPARTUM_WEEKS,
        OF_HEART: "heart disease" in conditions,
        DISEASE: bool(conditions & (METABOLIC - {"heart disease"})) or takes_insulin(profile),
        MEDICINE: unexplained_medicine(profile),
        LUNGS: "copd" in conditions,
    }
    held, faults, signed = clearances(parq, today)
    asked = [need for need, holds in needs.items() if holds]
    opened, scope, why = _opened(asked, held, today, weeks)
    cleared = bool(opened) and set(asked) <= opened
    # A clearance that nothing asks for may still be asked for by age (NU-04); one for something else opens nothing.
    if not asked:
        general = [c for c in held if c.opens(UNCLEAR) is None]
        cleared, scope = bool(general), frozenset(s for c in general for s in c.scope)
    not_taken = () if cleared or not asked else tuple(dict.fromkeys([*faults, *why]))

    def result(refused: tuple[str, tuple[str, ...], str] | None, g: str, light: str | None = None) -> Standing:
        return Standing(
            refused=refused, cleared=cleared, scope=scope, g_class=g, light_only=light is not None, light_rule=light,
            not_taken=not_taken,
        )  # fmt: skip

    g_class = ("G-5" if disease else "G-4") if regular else ("G-2" if disease else "G-1")
    if symptom:
        g_class = "G-6" if regular else "G-3"
    if age is None or age < MIN_AGE:
        return result(("R", ("G-8",), "refused.under_age"), g_class)
    if age < ADULT_AGE and any("guardian" in k or "tutor" in k for k in parq) and not _guardian(parq):
        return result(("R", ("G-8",), "refused.guardian"), g_class)
    if weight_never(profile, today):
        return result(("E1", ("SN-30",), "refused.weight_today"), g_class)
    if symptom and not signed:
        return result(("E1", (g_class,), "refused.symptom"), g_class)
    if UNCLEAR in asked and UNCLEAR not in opened:
        return result(("E1", ("G-7", "G-3"), "refused.unclear"), "G-7")
    bmi = body_mass_index(profile)
    if bmi is not None and age >= ADULT_AGE and bmi < BMI_FLOOR and not signed:
        return result(("E1", ("SN-30",), "refused.weight"), g_class)
    if PREGNANCY in asked and PREGNANCY not in opened:
        return result(("E1", ("PL-21",), "refused.pregnant"), g_class)
    if weeks is not None and BIRTH in asked and BIRTH not in opened:
        if weeks < POSTPARTUM_FIRST_WEEKS:
            return result(("E1", ("PL-23",), "refused.postpartum"), g_class)
        return result(None, g_class, "PL-23")
    if OF_HEART in asked and OF_HEART not in opened:
        return result(None, g_class, "PL-25")
    if {DISEASE, MEDICINE} & set(asked) - opened and g_class == "G-2":
        return result(None, g_class, "G-2")
    return result(None, g_class)


def _opened(
    asked: list[str], held: list[Clearance], today: date, weeks: float | None
) -> tuple[set[str], frozenset[str], list[str]]:
    """Of what is asked for, what a clearance opens, what those that do name, and why others do not open what is left."""
    opened, scope, why = set(), set(), []
    for need in asked:
        faults = [c.opens(need, earliest(need, today, weeks)) for c in held]
        fitting = [c for c, fault in zip(held, faults, strict=True) if fault is None]
        if fitting:
            opened.add(need)
            scope |= {s for c in fitting for s in c.scope}
        else:
            why += [fault for fault in faults if fault is not None]
    return opened, frozenset(scope), why


def body_mass_index(profile: Profile) -> float | None:
    """Weight over height squared, kg/m2; None when either is not told."""
    if profile.weight_kg is None or profile.height_cm is None:
        return None
    return profile.weight_kg / (profile.height_cm / 100) ** 2


def takes_insulin(profile: Profile) -> bool:
    """Whether a medicine that was told is insulin or makes the body give more of it (PL-26)."""
    medicines = " ".join(profile.medications or ()).lower()
    return any(m in medicines for m in INSULIN)


def unexplained_medicine(profile: Profile) -> bool:
    """Whether a heart medicine was told that no condition explains: it is for a disease that G-1 to G-6 ask for (our reading).

    Whatever was answered of medicines and conditions: what is taken says more than "none of these".
    """
    medicines = " ".join(profile.medications or ()).lower()
    return any(m in medicines for m in HEART_MEDICINES) and not set(profile.conditions or ()) & EXPLAINING


def weight_never(profile: Profile, today: date) -> bool:
    """Whether an adult weighs so little that no clearance entered here opens training."""
    bmi, age = body_mass_index(profile), profile.age_on(today)
    return bmi is not None and bmi < BMI_NEVER and age is not None and age >= ADULT_AGE


def open_answers(profile: Profile) -> tuple[bool, bool]:
    """Whether an answer names a symptom, and whether one is a yes without details."""
    symptom = unclear = False
    conditions = set(profile.conditions or ())
    for about, answer in health_answers(profile.parq):
        if about == NONE_OF or not told_yes(answer):
            continue
        if has_word(about, INJURY):
            unclear |= not profile.injuries
        elif has_word(about, HEART) and not has_word(about, SYMPTOMS):
            unclear |= not conditions & {"hypertension", "heart disease"}
        elif has_word(about, SYMPTOMS):
            symptom = True
        elif has_word(about, MEDICINES):
            unclear |= not (profile.medications and conditions)
        elif has_word(about, CHRONIC):
            unclear |= not conditions
        else:
            unclear = True
    return symptom, unclear


def health_answers(parq: Mapping[str, Any] | None) -> Iterator[tuple[str, Any]]:
    """What was said to health questions: (plain key, answer); a numbered key as its topic, one for all of them as NONE_OF.

    Clearances, consents and what else is no health question are left out.
    """
    for key, answer in ((plain_key(k), v) for k, v in (parq or {}).items()):
        if has_word(key, CLEARED):
            continue
        if has_word(key, _NONE_OF):
            yield NONE_OF, answer
        elif number := _NUMBERED.fullmatch(key):
            yield FORM[int(number[1]) - 1], answer
        elif not any(part.startswith(QUIET) for part in key.split("_")):
            yield key, answer


def topic_of(key: str) -> str | None:
    """Which of the seven topics a plain key belongs to; None for none of them."""
    return next((topic for topic, words in TOPIC_WORDS.items() if has_word(key, words)), None)


def _guardian(parq: Mapping[str, Any]) -> bool:
    return any(told_yes(v) for k, v in parq.items() if "guardian" in k or "tutor" in k)
