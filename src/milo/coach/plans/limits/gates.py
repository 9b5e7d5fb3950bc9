"""Who may have a plan at all: what the profile says of symptoms, conditions and clearances, read before any week is made.

Source: Milo's safety reference, section 3 (G-1 to G-8), PL-21, PL-23, SN-30.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from milo.vocabulary.athlete import MIN_AGE, Profile

ADULT_AGE = 18  # section 8
CLEARANCE_DAYS = 366  # F-3: a clearance holds twelve months at most
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

YES = frozenset({"yes", "y", "true", "1", "si", "s", "x"})
NO = frozenset({"no", "n", "false", "0", "", "none", "ninguno", "ninguna", "never", "nunca"})
# What a PAR-Q+ answer is about, by words in its key.
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
ENTERED = "clearance_entered"
"""The plain key under which clearances of the form stand beside the answers; health_clearances puts them there, nobody else."""
NONE_OF = "none_of_these"
_NONE_OF = ("none_of", "ninguna_de", "ninguno_de")
_NUMBERED = re.compile(r"(?:q|question|pregunta|parq)?_?([1-7])")
_TOLD_IN = ("answer", "value", "yes")  # names under which an object carries its answer


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
    medicine) is covered by those; any other yes is a symptom until somebody has looked at it (G-7).  A symptom and a weight
    far too low are opened by nothing but a clearance of the form.
    """
    parq = {plain_key(k): v for k, v in (profile.parq or {}).items()}
    cleared, scope = _clearance(parq, today)
    age = profile.age_on(today)
    conditions = set(profile.conditions or ())
    disease = bool(conditions & METABOLIC) or takes_insulin(profile)
    regular = profile.regular_exerciser is True
    symptom, unclear = open_answers(profile)
    signed = cleared and ENTERED in parq

    def result(refused: tuple[str, tuple[str, ...], str] | None, g: str, light: str | None = None) -> Standing:
        return Standing(refused=refused, cleared=cleared, scope=scope, g_class=g, light_only=light is not None, light_rule=light)

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
    if unclear and not cleared:
        return result(("E1", ("G-7", "G-3"), "refused.unclear"), "G-7")
    bmi = body_mass_index(profile)
    if bmi is not None and age >= ADULT_AGE and bmi < BMI_FLOOR and not signed:
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


def takes_insulin(profile: Profile) -> bool:
    """Whether a medicine that was told is insulin or makes the body give more of it (PL-26)."""
    medicines = " ".join(profile.medications or ()).lower()
    return any(m in medicines for m in INSULIN)


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


def health_answers(parq: Mapping[str, Any] | None) -> Iterator[tuple[str, Any]]:
    """What was said to health questions: (plain key, answer); a numbered key as its topic, one for all of them as NONE_OF.

    Clearances, consents and what else is no health question are left out.
    """
    for key, answer in ((plain_key(k), v) for k, v in (parq or {}).items()):
        if _about(key, CLEARED):
            continue
        if _about(key, _NONE_OF):
            yield NONE_OF, answer
        elif number := _NUMBERED.fullmatch(key):
            yield FORM[int(number[1]) - 1], answer
        elif not any(part.startswith(QUIET) for part in key.split("_")):
            yield key, answer


def topic_of(key: str) -> str | None:
    """Which of the seven topics a plain key belongs to; None for none of them."""
    return next((topic for topic, words in TOPIC_WORDS.items() if _about(key, words)), None)


def _clearance(parq: Mapping[str, Any], today: date) -> tuple[bool, frozenset[str]]:
    cleared, scope = False, set()
    for key, answer in parq.items():
        if not _about(key, CLEARED):
            continue
        if isinstance(answer, Mapping):
            told = {plain_key(k): v for k, v in answer.items()}
            if any(k in told and not told_yes(told[k]) for k in ("answer", "value", "cleared", "ok")):
                continue
            on = _day(told.get("date") or told.get("on") or told.get("fecha"))
            cleared |= on is None or 0 <= (today - on).days <= CLEARANCE_DAYS
            named = told.get("scope", ())
            scope |= {plain_key(str(s)) for s in (named if isinstance(named, list | tuple) else [named]) if s}
        elif (on := _day(answer)) is not None:
            cleared |= 0 <= (today - on).days <= CLEARANCE_DAYS
        else:
            cleared |= told_yes(answer)
    return cleared, frozenset(scope) if cleared else frozenset()


def _guardian(parq: Mapping[str, Any]) -> bool:
    return any(told_yes(v) for k, v in parq.items() if "guardian" in k or "tutor" in k)


def told_yes(answer: object) -> bool:
    """Whether an answer is a yes; words that are no plain no count as yes, since they describe something."""
    if isinstance(answer, Mapping):
        inner = _inner(answer)
        return bool(answer) if inner is None else told_yes(answer[inner])
    if isinstance(answer, list | tuple):
        return any(told_yes(a) for a in answer)
    if isinstance(answer, str):
        return plain_key(answer) in YES or plain_key(answer) not in NO
    return bool(answer)


def plain_yes(answer: object) -> bool:
    """Whether an answer is yes and nothing else: true or a word for yes. A doubt is none, and neither is a list."""
    if isinstance(answer, Mapping):
        inner = _inner(answer)
        return inner is not None and plain_yes(answer[inner])
    return isinstance(answer, bool | int | str) and plain_key(answer) in YES


def is_blank(answer: object) -> bool:
    """Whether nothing was answered: null, a text without a word, an empty list or object, or one that carries only such."""
    if isinstance(answer, Mapping):
        inner = _inner(answer)
        return all(map(is_blank, answer.values())) if inner is None else is_blank(answer[inner])
    if isinstance(answer, list | tuple):
        return all(map(is_blank, answer))
    return answer is None or (isinstance(answer, str) and not plain_key(answer))


def _inner(answer: Mapping[str, Any]) -> str | None:
    return next((name for name in _TOLD_IN if name in answer), None)


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _about(key: str, words: tuple[str, ...]) -> bool:
    return any(w in key for w in words)


def plain_key(text: object) -> str:
    """A key or an answer without capitals, accents and signs, its words joined by _."""
    folded = unicodedata.normalize("NFKD", str(text).lower())
    return "_".join(re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c))))
