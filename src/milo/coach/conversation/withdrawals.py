"""What a message asks to delete of the log, to bring back, or whether it stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milo.coach.conversation.entities.places import parts_of
from milo.coach.conversation.entities.shorthand import spelled_out
from milo.coach.talk.heard.done_words import is_activity, named_in_log
from milo.coach.talk.words.numbers_said import converted, numbers_in
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import names
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 120  # of words that ask to delete something (our choice)
_POLITE = (
    r"(?:(?:please|ok|oops|sorry|actually|hey|milo|por favor|perdon|ups|vale|(?:can|could|would) you(?: please)?|puedes|podrias|"
    r"i want (?:you )?to|id like to|quiero(?: que)?|(?:(?:that|it|this|eso) (?:was|is|fue|es) )?(?:a |my |un |mi )?"
    r"(?:mistake|error|wrong|not right|equivocacion)|me (?:he )?equivo(?:que|cado)|i (?:made|was) (?:a )?(?:mistake|wrong)|so|and|"
    r"asi que|y) )*"
)
_SURE = (
    r"(?:delete|erase|withdraw|scratch|strike|borra(?:r|me|lo|la|los|las)?|borres|elimina(?:r|lo|la|los|las)?|elimines|"
    r"anula(?:r|lo|la|los|las)?)"
)
_SOFT = r"(?:remove|take (?:out|off)|quita(?:r|me|lo|la|los|las)?|saca(?:r|lo|la)?)"
_DELETES = late(rf"{_POLITE}(?:(?P<sure>{_SURE})|(?P<soft>{_SOFT}))(?P<rest>(?: .*)?)")
_IT = r"(?:it|that|this|them|those|these|everything|all of (?:it|them))"
_BRINGS_BACK = late(
    rf"{_POLITE}(?:(?:bring|get|give me|put|have|want|i want|i need) {_IT} back(?: (?:in|to|into) (?:my|the) log)?|"
    rf"(?:restore|recover|undelete|reinstate) {_IT}|"
    r"(?:devuelve|devolve|recupera|restaura|restablece|regresa)(?:me)?(?:l[oa]s?)?(?: (?:eso|esto|todo))?|"
    r"(?:devolver|recuperar|restaurar|restablecer)l[oa]s?)"
    r"(?: (?:please|por favor|again|otra vez|de nuevo|al registro|a mi registro))*"
)
_CAN_YOU = late(r"(?:can|could|would|puedes|podrias)\b")
_ONTO = late(r"(?:lo|la|los|las)$")
_THIS = r"(?: (?:that|it|this|those|them|eso|esto|todo eso))?"
_ASKS_LOGGED = late(
    r"(?:(?:and|so|wait|ok|hey|y|oye|entonces|espera|pero|but) )*(?:"
    r"(?:did|have) (?:i|you) (?:already |actually |really )?(?:log|logged|save|saved|record|recorded|enter|entered|"
    rf"note|noted){_THIS}(?: down)?(?: (?:already|yet))?|"
    rf"(?:did|have) (?:i|you) (?:already |actually |really )?(?:write|written|note|noted|put){_THIS} down{_THIS}"
    r"(?: (?:already|yet))?|"
    r"(?:is|was|did) (?:that|it|this) (?:already |now |get )?(?:logged|saved|recorded|written down|in (?:my|the) log)"
    r"(?: (?:already|yet|now))?|"
    r"(?:ya )?(?:lo |la |los |las )?(?:he|has) (?:anotado|apuntado|registrado|guardado)(?: (?:ya|eso|esto|todo eso))*|"
    r"(?:ya )?(?:lo |la |los |las )?(?:anote|apunte|registre|guarde|anotaste|apuntaste|registraste|guardaste)(?: (?:ya|eso|esto))*|"
    r"(?:(?:ya|eso|esto) )*(?:esta|estan|quedo|queda|ha quedado) (?:ya )?(?:anotad|apuntad|registrad|guardad)[oa]s?"
    r"(?: (?:ya|eso|esto))*"
    r")"
)
_ELSEWHERE = late(
    r"\b(?:plan|program\w*|routine|rutina|schedule|weeks?|semanas?|account|cuenta|data|datos|profile|perfil|every|all|todos?|todas?|"
    r"always|siempre|next|future|proxim[oa]s?|tomorrow|manana|messages?|mensajes?|photos?|fotos?|goal|target|objetivo)\b"
)
_LOG = late(r"\b(?:log|logged|entry|entries|record|wrote|written|registro|entrada|anotad[oa]|apuntad[oa]|anote|apunte)\b")
_LAST = late(r"\b(?:last|latest|ultim[oa])\b")
_DID = late(r"\b(?:i did|i had|that i|que hice|lo que|hice)\b")
_THAT = late(r"^(?:(?:that|it|this|those|them|eso|esto|lo|la|last one|from (?:the|my) log|del registro|please|por favor) ?)*$")
_WHOLE = late(r"\b(?:workout|session|training|everything|entren\w+|sesion|lo|todo)\b")
_AGO = {"today": 0, "hoy": 0, "this morning": 0, "esta manana": 0, "tonight": 0, "yesterday": 1, "last night": 1, "ayer": 1,
        "anoche": 1, "anteayer": 2}  # fmt: skip
_WEEKDAYS: dict[str, int] = {
    day: n % 7 for n, day in enumerate((*DAYS, "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"))
}
_PAIN = late(r"\b(?:pain|ache|soreness|dolor|molestia)\b")
_MEASURES = {
    "weight_kg": r"\b(?:weight|weigh in|bodyweight|peso)\b",
    "sleep_h": r"\b(?:sleep|night|sueno|noche)\b",
    "resting_hr_bpm": r"\b(?:heart rate|pulse|pulso|pulsaciones)\b",
    "pressure": r"\b(?:blood pressure|bp|tension|presion)\b",
    "mood": r"\b(?:mood|animo)\b",
    "energy": r"\b(?:energy level|my energy|energia)\b",
    "soreness": r"\b(?:soreness|agujetas)\b",
    "kcal": r"\b(?:calories|kcal|calorias|energy eaten)\b",
}
_ALL_OF_IT = frozenset(
    [
        "workout",
        "workouts",
        "session",
        "sessions",
        "training",
        "everything",
        "all",
        "exercise",
        "exercises",
        "entreno",
        "entrenamiento",
        "entrenos",
        "sesion",
        "sesiones",
        "todo",
        "toda",
        "lo",
        "ejercicio",
        "ejercicios",
        "whole",
        "what",
        "which",
        "que",
        "one",
    ]
)
"""Words for what was written as a whole."""
_OF_A_LOG = late(
    r"\b(?:delete|erase|withdraw|scratch|strike|remove|take|out|off|borra\w*|elimina\w*|anula\w*|quita\w*|saca\w*|"
    r"please|por favor|can|could|"
    r"you|puedes|podrias|the|my|a|el|la|los|las|mi|mis|del?|en|al|from|in|of|log|logged|diary|logbook|registro|diario|anotad[oa]|"
    r"apuntad[oa]|entry|entrada|today|todays|yesterday|yesterdays|hoy|ayer|anteayer|last|ultim[oa]|i did|that|que hice|"
    r"sets?|series?|"
    r"\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miercoles|jueves|viernes|sabado|domingo|on)\b"
)
_BESIDE = late(r"\b(?:the|my|all|el|la|los|las|mi|mis|de|today|todays|hoy|please|por favor|it|\d+)\b")


@dataclass(frozen=True)
class Withdrawal:
    """What is to be deleted of the log.

    name: an exercise, an activity or a measure, None for all there is.  days_ago: None where no day was named.
    last: "that", or the last of what was written.  sure: nothing but the log can be meant.
    sport: an activity is named with a word that deletes; a plan has no such word.
    stretch: (value, "km" or "min") by which an outing is named: "delete the 5k".
    """

    name: str | None = None
    days_ago: int | None = None
    last: bool = False
    sure: bool = False
    sport: bool = False
    stretch: tuple[float, str] | None = None


def brings_back(text: str) -> bool:
    """Whether a text asks that something deleted stand again, without naming it.

    >>> brings_back("bring them back"), brings_back("devu\u00e9lvelas"), brings_back("take it back")
    (True, True, False)
    """
    plain = spelled(text)
    return _BRINGS_BACK.fullmatch(plain) is not None and ("?" not in text or _CAN_YOU.match(plain) is not None)


def asks_if_logged(text: str) -> bool:
    """Whether a text asks if what was just talked about stands in the log, and nothing else.

    >>> asks_if_logged("did I log that?"), asks_if_logged("¿lo he anotado?"), asks_if_logged("log that")
    (True, True, False)
    """
    plain = spelled(text)
    # In Spanish "lo anoté" without its marks may tell that it was.
    asked = "?" in text or re.match(r"(?:(?:and|so|wait|ok|hey|but) )*(?:did|have|is|was) ", plain) is not None
    return asked and _ASKS_LOGGED.fullmatch(plain) is not None


def to_delete(text: str) -> str | None:
    """What a text asks to delete in words said of a plan and of a log alike; None where it says which, or asks no such thing."""
    plain = spelled(re.sub(r"['’]s\b", "", text))
    match = _DELETES.fullmatch(plain)
    if len(text) > MOST_CHARACTERS or match is None or not match["sure"] or ("?" in text and not _CAN_YOU.match(plain)):
        return None
    rest = match["rest"].strip()
    return None if not rest or any(words.search(rest) for words in (_ELSEWHERE, _LOG, _DID, _LAST, _PAIN)) else rest


def read_withdrawal(text: str, language: Language, today: date) -> Withdrawal | None:
    """What a text asks to delete of the log; None for a question, a denial, or words about anything else.

    >>> read_withdrawal("delete yesterday's bench press", "en", date(2026, 3, 4))
    Withdrawal(name='bench_press', days_ago=1, last=False, sure=True, sport=False, stretch=None)
    """
    plain = spelled(re.sub(r"['’]s\b", "", text))
    match = _DELETES.fullmatch(plain)
    if len(text) > MOST_CHARACTERS or match is None or ("?" in text and not _CAN_YOU.match(plain)):
        return None
    rest = match["rest"].strip()
    verb = match["sure"] or match["soft"]
    if _ELSEWHERE.search(rest):
        return None
    spanish_that = _ONTO.search(verb) is not None and not rest
    if spanish_that or _THAT.fullmatch(rest):
        return Withdrawal(last=True, sure=match["sure"] is not None) if rest or spanish_that else None
    ago = next((n for word, n in _AGO.items() if re.search(rf"\b{word}\b", rest)), None)
    if ago is None:
        day = next((n for word, n in _WEEKDAYS.items() if re.search(rf"\b{word}s?\b", rest)), None)
        ago = None if day is None else (today.weekday() - day) % 7
    measure = next((name for name, words in _MEASURES.items() if re.search(words, rest)), None)
    hurting = {region for region, _ in parts_of(rest)} if _PAIN.search(rest) else set()
    name = next(iter(hurting)) if len(hurting) == 1 else named_in_log(rest, language) or measure
    stretch = _stretch_named(text, language) if match["sure"] and measure is None and not hurting else None
    last = ago is None and _LAST.search(rest) is not None
    past = bool(hurting) or ago in {1, 2} or last or _LOG.search(rest) is not None or _DID.search(rest) is not None
    if stretch is not None and (name is None or is_activity(name)):
        return Withdrawal(name, ago, last, sure=past, sport=True, stretch=stretch)
    if name is None and not (past and (_WHOLE.search(rest) or _LOG.search(rest))):
        return None
    return Withdrawal(name, ago, last, sure=past, sport=match["sure"] is not None and is_activity(name))


def _stretch_named(text: str, language: Language) -> tuple[float, str] | None:
    """The one distance in km, or the one time in minutes, that a text names."""
    told = [n for n in numbers_in(spelled_out(text), language) if n.unit in {"km", "mi", "m", "min", "h"}]
    if len(told) != 1 or told[0].unit is None:
        return None
    to = "min" if told[0].unit in {"min", "h"} else "km"
    return converted(told[0].value, told[0].unit, to), to


def leaves_open_which(text: str) -> bool:
    """Whether a text deletes an exercise without a word on where it stands; "remove" and "take out" are said of a plan.

    >>> leaves_open_which("delete the bench"), leaves_open_which("delete the bench from the plan")
    (True, False)
    """
    rest = to_delete(text)
    if rest is None:
        return False
    said = name_words(_BESIDE.sub(" ", rest))
    return bool(said) and any(said <= name_words(name) or name_words(name) <= said for known in names().values() for name in known)


def names_something(text: str) -> bool:
    """Whether a text to delete names an exercise or a word of some, beside words for all that is written.

    >>> names_something("delete the press from my log"), names_something("delete yesterday's workout from my log")
    (True, False)
    """
    words = _OF_A_LOG.sub(" ", spelled(re.sub(r"['’]s\b", "", text))).split()
    known = {word for called in names().values() for name in called for word in name_words(name)}
    return bool(name_words(" ".join(w for w in words if w not in _ALL_OF_IT)) & known)


def meant_by(text: str, ids: Sequence[str]) -> list[str]:
    """Of exercises (ids) those that the words of a text to delete may mean: the one called just so, else all whose names hold them.

    >>> meant_by("delete the press from my log", ["bench_press", "overhead_press", "back_squat"])
    ['bench_press', 'overhead_press']
    >>> meant_by("delete the bench press from my log", ["bench_press", "overhead_press"])
    ['bench_press']
    """
    said = name_words(" ".join(_OF_A_LOG.sub(" ", spelled(re.sub(r"['’]s\b", "", text))).split()))
    called = {id: [name_words(name) for name in names()[id]] for id in ids if id in names()}
    exact = [id for id, all_names in called.items() if said in all_names]
    if not said or (exact and len(said) > 1):
        return exact
    return [id for id, all_names in called.items() if any(said <= name for name in all_names)]
