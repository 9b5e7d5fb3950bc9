"""Who may have a plan at all: what the profile says of symptoms, conditions and clearances, read before any week is made.

Source: Milo's safety reference, section 3 (G-1 to G-8), PL-21, PL-23, SN-30.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from milo.vocabulary.athlete import MIN_AGE, Profile

ADULT_AGE = 18  # section 8
CLEARANCE_DAYS = 366  # F-3: a clearance holds twelve months at most
POSTPARTUM_WEEKS = 12.0  # PL-23
POSTPARTUM_FIRST_WEEKS = 6.0  # before the usual check-up nothing is planned without an ok (our choice, stricter than PL-23)
BMI_FLOOR = 17.0  # SN-30
METABOLIC = frozenset({"type 1 diabetes", "type 2 diabetes", "kidney disease", "heart disease"})  # G-2: CV, metabolic, renal

YES = frozenset({"yes", "y", "true", "1", "si", "s", "x"})
NO = frozenset({"no", "n", "false", "0", "", "none", "ninguno", "ninguna", "never", "nunca"})
# What a PAR-Q+ answer is about, by words in its key; numbered keys follow the order of the form.
CLEARED = ("clear", "approv", "midwife", "matrona", "doctor_ok", "physician_ok", "medical_ok", "ok_from", "autoriz", "alta_medica")
QUIET = ("guardian", "consent", "tutor", "regular", "none_of", "date", "signed", "version", "language")
SYMPTOMS = (
    "chest", "pain", "pecho", "dizz", "mareo", "faint", "blackout", "desmay", "balance", "breath", "respir", "palpit", "swelling",
    "tobillo", "murmur", "soplo", "fatigue", "fatiga", "symptom", "sintoma", "consciousness",
)  # fmt: skip
INJURY = ("bone", "joint", "muscul", "tissue", "injur", "hueso", "articul", "lesion", "back")
HEART = ("heart", "blood_pressure", "bp", "corazon", "tension", "presion", "cardi")
CHRONIC = ("chronic", "condition", "other", "disease", "cronic", "enfermedad", "diabet", "asthma", "asma")
MEDICINES = ("medic", "drug", "prescri", "pill")
FORM = {"1": HEART, "2": ("chest",), "3": ("dizz",), "4": CHRONIC, "5": MEDICINES, "6": INJURY, "7": ("supervis",)}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an athlete stands before a plan.

    refused: (level, rules, word of the sentence) or None.  cleared: a clearance not older than twelve months is on file.
    scope: what it names ("vigorous", "hiit"), empty when it names nothing.  g_class: "G-1" to "G-7".
    light_only: nothing beyond light walking and mobility until somebody has cleared more; light_rule: the rule that says so.
    """

    refused: tuple[str, tuple[str, ...], str] | None
    cleared: bool
    scope: frozenset[str]
    g_class: str
    light_only: bool
    light_rule: str | None


def standing(profile: Profile, today: date) -> Standing:
    """Read the gate of section 3 from a profile; what is not known does not open one.

    regular_exerciser not told counts as no.  A PAR-Q+ yes whose details stand elsewhere in the profile (a condition, an injury, a
    medicine) is covered by those; any other yes is a symptom until somebody has looked at it (G-7).
    """
    parq = {_plain(k): v for k, v in (profile.parq or {}).items()}
    cleared, scope = _clearance(parq, today)
    age = profile.age_on(today)
    conditions = set(profile.conditions or ())
    disease = bool(conditions & METABOLIC)
    regular = profile.regular_exerciser is True
    symptom, unclear = _open_answers(parq, profile)

    def result(refused: tuple[str, tuple[str, ...], str] | None, g: str, light: str | None = None) -> Standing:
        return Standing(refused=refused, cleared=cleared, scope=scope, g_class=g, light_only=light is not None, light_rule=light)

    g_class = ("G-5" if disease else "G-4") if regular else ("G-2" if disease else "G-1")
    if age is None or age < MIN_AGE:
        return result(("R", ("G-8",), "refused.under_age"), g_class)
    if age < ADULT_AGE and any("guardian" in k or "tutor" in k for k in parq) and not _guardian(parq):
        return result(("R", ("G-8",), "refused.guardian"), g_class)
    if symptom:
        return result(("E1", ("G-6" if regular else "G-3",), "refused.symptom"), "G-6" if regular else "G-3")
    if unclear and not cleared:
        return result(("E1", ("G-7", "G-3"), "refused.unclear"), "G-7")
    bmi = body_mass_index(profile)
    if bmi is not None and age >= ADULT_AGE and bmi < BMI_FLOOR:
        return result(("E1", ("SN-30",), "refused.weight"), g_class)
    if profile.pregnant and not cleared:
        return result(("E1", ("PL-21",), "refused.pregnant"), g_class)
    weeks = profile.postpartum_weeks
    if weeks is not None and not cleared:
        if weeks < POSTPARTUM_FIRST_WEEKS:
            return result(("E1", ("PL-23",), "refused.postpartum"), g_class)
        if weeks <= POSTPARTUM_WEEKS:
            return result(None, g_class, "PL-23")
    if not cleared and "heart disease" in conditions:
        return result(None, g_class, "PL-25")
    if not cleared and g_class == "G-2":
        return result(None, g_class, "G-2")
    return result(None, g_class)


def body_mass_index(profile: Profile) -> float | None:
    """Weight over height squared, kg/m2; None when either is not told."""
    if profile.weight_kg is None or profile.height_cm is None:
        return None
    return profile.weight_kg / (profile.height_cm / 100) ** 2


def _open_answers(parq: Mapping[str, Any], profile: Profile) -> tuple[bool, bool]:
    """Whether an answer names a symptom, and whether one is a yes without details."""
    symptom = unclear = False
    conditions = set(profile.conditions or ())
    for key, answer in parq.items():
        if _about(key, CLEARED) or _about(key, QUIET) or not _yes(answer):
            continue
        number = re.fullmatch(r"(?:q|question|pregunta|parq)?_?([1-7])", key)
        words = FORM[number.group(1)] if number else (key,)
        about = " ".join(words)
        if _about(about, INJURY):
            unclear |= not profile.injuries
        elif _about(about, HEART) and not _about(about, SYMPTOMS):
            unclear |= not conditions & {"hypertension", "heart disease"}
        elif _about(about, SYMPTOMS):
            symptom = True
        elif _about(about, MEDICINES):
            unclear |= not (profile.medications and conditions)
        elif _about(about, CHRONIC):
            unclear |= not conditions
        else:
            unclear = True
    return symptom, unclear


def _clearance(parq: Mapping[str, Any], today: date) -> tuple[bool, frozenset[str]]:
    cleared, scope = False, set()
    for key, answer in parq.items():
        if not _about(key, CLEARED):
            continue
        if isinstance(answer, Mapping):
            told = {_plain(k): v for k, v in answer.items()}
            if any(k in told and not _yes(told[k]) for k in ("answer", "value", "cleared", "ok")):
                continue
            on = _day(told.get("date") or told.get("on") or told.get("fecha"))
            cleared |= on is None or 0 <= (today - on).days <= CLEARANCE_DAYS
            named = told.get("scope", ())
            scope |= {_plain(str(s)) for s in (named if isinstance(named, list | tuple) else [named]) if s}
        elif (on := _day(answer)) is not None:
            cleared |= 0 <= (today - on).days <= CLEARANCE_DAYS
        else:
            cleared |= _yes(answer)
    return cleared, frozenset(scope) if cleared else frozenset()


def _guardian(parq: Mapping[str, Any]) -> bool:
    return any(_yes(v) for k, v in parq.items() if "guardian" in k or "tutor" in k)


def _yes(answer: object) -> bool:
    """Whether an answer is a yes; words that are no plain no count as yes, since they describe something."""
    if isinstance(answer, Mapping):
        for name in ("answer", "value", "yes"):
            if name in answer:
                return _yes(answer[name])
        return bool(answer)
    if isinstance(answer, list | tuple):
        return any(_yes(a) for a in answer)
    if isinstance(answer, str):
        return _plain(answer) in YES or _plain(answer) not in NO
    return bool(answer)


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _about(key: str, words: tuple[str, ...]) -> bool:
    return any(w in key for w in words)


def _plain(text: object) -> str:
    folded = unicodedata.normalize("NFKD", str(text).lower())
    return "_".join(re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c))))
