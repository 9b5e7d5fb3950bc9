"""What was told of health stays: a body that leaves it out takes nothing back, and a key that nobody knows is no answer.

Source: Milo's safety reference, L-2 (a level is lowered by no silence), F-2, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from milo.coach.plans.limits.answers import has_word, is_blank, plain_key, told_yes
from milo.coach.plans.limits.clearance import CLEARED
from milo.coach.plans.limits.gates import CHRONIC, FORM, HEART, INJURY, MEDICINES, NONE_OF, QUIET, SYMPTOMS, health_answers
from milo.coach.plans.limits.health_questions import ANSWERED_ON, answered_anew, by_topic
from milo.coach.spelling import count_slips
from milo.vocabulary.athlete import Profile
from milo.vocabulary.athlete_told import told_profile
from milo.vocabulary.errors import MiloError, UnknownName, together
from milo.vocabulary.misfits import at_field

STANDING = (
    "conditions", "injuries", "medications", "allergies", "pregnant", "postpartum_weeks", "height_cm", "weight_kg",
)  # fmt: skip
"""Keys beside the answers that the gate and the meals read; null is nothing told (contracts: missing is null), an empty list is."""
BORN = "postpartum_weeks"
DOCUMENTED = (*FORM, NONE_OF, "guardian_consent", "clearance")
"""The keys of docs/rest.md; whatever is a slip of one of them is meant as that one and is no key of its own."""
SLIPS = 2  # letters from a documented key (our choice)
OWN_WORDS = (
    *SYMPTOMS, *INJURY, *HEART, *CHRONIC, *MEDICINES, *CLEARED, "supervis", "equilibrio", "none_of", "ninguna_de", "ninguno_de",
    "guardian", "tutor", "doctor", "health", "salud", "physical", "exercise", "activ", "ejercicio", "surgery", "cirug", "operat",
    "operac", "pregnan", "embaraz", "postpart", "posparto", "dolor", "conciencia", "oseo", "ligament", "tendon", "pastilla",
    "stroke", "ictus", "cancer", "epilep", "seizure", "convuls", "eating", "aliment", "osteopor", "kidney", "renal", "rinon",
    "knee", "rodilla", "hip", "cadera", "shoulder", "hombro", "ankle", "neck", "cuello", "lung", "pulmon",
)  # fmt: skip
"""Parts of words that say what an answer in somebody's own key is about; the gate reads a yes to any of them (G-7)."""
_NUMBERED = re.compile(r"(?:q|question|pregunta|parq)?_?[1-7]")


def taken_in(raw: object, today: date, held: Collection[str] = ()) -> Profile:
    """As told_profile, and no key of the health questions that nobody knows: a slip there would lose an answer.

    held: keys of the answers that stand already; they were taken in when they were told.

    Raises UnknownName, BadValue and Refusal.

    >>> asked = {"sex": "male", "goal": "general", "days_per_week": 3, "age": 20, "parq": {"chest_pian": True}}
    >>> taken_in(asked, date(2026, 3, 1))
    Traceback (most recent call last):
    milo.vocabulary.errors.UnknownName: Expected a known health question, but found 'chest_pian'. Did you mean 'chest_pain'?
    """
    faults: list[MiloError] = list(_unknown(raw.get("parq"), held)) if isinstance(raw, Mapping) else []
    try:
        profile = told_profile(raw, today)
    except MiloError as e:
        if faults:
            raise together([*faults, e, *e.also]) from None
        raise
    if faults:
        raise together(faults)
    return profile


def carried(raw: object, before: Profile | None) -> object:
    """A profile as decoded JSON with what stood of the athlete's health and it says nothing of.

    raw: a body that may be a part.  A birth told ends the pregnancy that stood.  Of the answers each stands until its question is
    answered anew; a blank is no answer.  What stands beside them (a clearance, a consent) is replaced by its own key.
    """
    if before is None or not isinstance(raw, dict):
        return raw
    stood = msgspec.to_builtins(before)
    kept = {
        key: stood[key]
        for key in STANDING
        if raw.get(key) is None and key in stood and not (key == "pregnant" and raw.get(BORN) is not None)
    }
    told = raw.get("parq")
    if before.parq and (told is None or isinstance(told, Mapping)):
        kept["parq"] = _answers(before.parq, told or {})
    return {**raw, **kept}


def answered_whole(raw: object) -> bool:
    """Whether a body answers all seven health questions itself."""
    told = raw.get("parq") if isinstance(raw, dict) else None
    return isinstance(told, Mapping) and len(by_topic(told)) == len(FORM)


def dated(raw: Mapping[str, Any], since: str | None) -> dict[str, Any]:
    """A profile whose answers were given in part at other times: as old as the oldest, in ISO 8601. since: None leaves no day."""
    parq = raw.get("parq")
    if not isinstance(parq, Mapping) or not parq:
        return dict(raw)
    bare = {key: said for key, said in parq.items() if key != ANSWERED_ON}
    return {**raw, "parq": {**bare, **({} if since is None else {ANSWERED_ON: since})}}


def _answers(held: Mapping[str, Any], told: Mapping[Any, Any]) -> dict[str, Any]:
    said = {str(key): answer for key, answer in told.items() if not is_blank(answer)}
    topics = tuple(by_topic(said))
    named = {plain_key(key) for key in said}
    return {**{k: v for k, v in answered_anew(held, topics).items() if plain_key(k) not in named}, **said}


def _unknown(parq: object, held: Collection[str]) -> Iterator[MiloError]:
    known = {plain_key(key) for key in held}
    for key, answer in parq.items() if isinstance(parq, Mapping) else ():
        plain = plain_key(key)
        # A plain no to what nobody knows changes nothing, so only a slip of a question is asked about.
        lost = told_yes(answer) or _is_slip(plain)
        if plain not in known and lost and not _is_known(plain):
            yield at_field(UnknownName("health question", str(key), DOCUMENTED), f"parq.{key}")


def _is_slip(plain: str) -> bool:
    """Whether a key is a documented one but for a letter or two."""
    return plain not in DOCUMENTED and any(
        abs(len(plain) - len(name)) <= SLIPS and count_slips(plain, name) <= SLIPS for name in DOCUMENTED
    )


def _is_known(plain: str) -> bool:
    if plain in (*DOCUMENTED, plain_key(ANSWERED_ON)) or any(
        not name.endswith("ss") and name in (f"{plain}s", plain.removesuffix("s")) for name in DOCUMENTED
    ):
        return True
    if _is_slip(plain):
        return False
    if _NUMBERED.fullmatch(plain) or has_word(plain, OWN_WORDS):
        return True
    return any(part.startswith(QUIET) for part in plain.split("_")) or not list(health_answers({plain: True}))
