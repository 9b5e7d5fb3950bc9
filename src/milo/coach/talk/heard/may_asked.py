"""Questions whether somebody may do something: what of it a health state of the profile has a limit for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.patterns import one_line

May = Literal[
    "maximal", "heavy", "breath", "supine", "scuba", "hot_room", "contact", "jump", "run", "hard", "alone", "often", "heat",
    "fasted", "fasting", "cut",
    "caffeine", "alcohol", "salt", "raw",
]  # fmt: skip
OF_FOOD: frozenset[May] = frozenset({"fasting", "cut", "caffeine", "alcohol", "salt", "raw"})
"""What is eaten and drunk; the others are training."""
MOST_CHARACTERS = 300  # of a text that is read as one question; a longer one tells a story (our choice)
_ASKED = re.compile(
    r"\b(?:can|may|could|should|shall|might) i\b|\bam i (?:allowed|ok|okay|fine|safe)\b|\b(?:is|are|would|will) (?:\w+ ){1,6}?"
    r"(?:ok|okay|safe|fine|bad|dangerous|allowed|good|healthy|risky|a problem|harmful)\b|\b(?:ok|okay|safe|fine|bad|dangerous|"
    r"alright) "
    r"(?:to|for me|if i)\b|\bwhat about\b|\bdo i have to (?:avoid|stop)\b|"
    r"\b(?:debo|deberia|podria)\b|\b(?:es|seria|son|esta|estan) (?:\w+ )?(?:mal[oa]?s?|buen[oa]s?|segur[oa]s?|"
    r"peligros[oa]s?|bien|recomendable|aconsejable|sano)\b|\b(?:me conviene|pasa algo si|hay (?:algun )?problema|se puede|"
    r"hasta cuanto|"
    r"que tal si)\b|\b(?:ok|okay|safe|vale|si o no|no|verdad)$"
)
_AMOUNT = re.compile(r"\b(?:how (?:much|many)|cuant[oa]s?)\b")
"""Asks a limit of what is eaten and drunk; of training it asks for a figure of one's own."""
_ORDER = re.compile(
    r"\b(?:swap|replace|change|move|skip(?! rope)|see|log|delete|remove|edit|cancel|shorten|cambi\w+|sustitu\w+|reempla\w+|"
    r"mover|muev\w+|"
    r"pasar|saltar(?:me|la|lo)|ver|anotar|apuntar|borrar|quitar|cancelar|acortar)\b"
)
"""What is to be done with the plan or the log, whatever it names of training."""
_MAY_ES = re.compile(r"\bpuedo\b|\bpodre\b")
_EATEN = re.compile(r"\b(?:did i|have i|had|ate|eaten|he comido|he tomado|comi|tome|llevo|is in|are in|tiene|hay en|lleva)\b")
"""Asks for what was eaten, or what is in a food."""
_OWN_TIME = re.compile(r"\bpuedo\b.*\b(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|dias?|minutos|horas?)\b")
"""Spanish tells with the same word what days somebody has: a question only where it is written as one."""
_OF_ANOTHER = re.compile(
    r"\b(?:my|mi) (?:wife|husband|partner|mum|mom|mother|dad|father|son|daughter|kids?|child|sister|brother|friend|mujer|marido|"
    r"pareja|"
    r"madre|padre|hij[oa]s?|herman[oa]|amig[oa]|abuel[oa])\b"
)
_EXPLAIN = re.compile(
    r"^(?:and |but |y |pero )?(?:what is|what are|whats|how do|how is|how (?:long|fast|far)|where|when|which|am i doing|que es|"
    r"que son|como|"
    r"donde|cuando|cual|a que (?:ritmo|hora))\b"
)


def may_asked(text: str) -> tuple[May, ...]:
    """What a question whether one may do something is about, in the order of May; () where no such thing is asked.

    Told, ordered, asked of somebody else or asked what it is: ().

    >>> may_asked("¿puedo ir a la sauna después?"), may_asked("I went to the sauna"), may_asked("is it ok to lift heavy?")
    (('hot_room',), (), ('heavy',))
    """
    plain = spelled(text)
    training = asks_may(text)
    if not training and not _asks_amount(text, plain):
        return ()
    found = [name for name, pattern in _patterns() if (training or name in OF_FOOD) and pattern.search(plain)]
    if _ORDER.search(plain):
        found = [name for name in found if name in OF_FOOD]
    if "fasted" in found and "fasting" in found:
        found.remove("fasting")
    return tuple(found)


def asks_may(text: str) -> bool:
    """Whether a text asks if its writer may do something, whatever it is."""
    if len(text) > MOST_CHARACTERS:
        return False
    plain, marked = spelled(text), "?" in text or "¿" in text
    if _EXPLAIN.search(plain) or _OF_ANOTHER.search(plain):
        return False
    if re.search(r"\bno (?:puedo|podre)\b", plain):
        return marked and re.search(r"\bpor que no (?:puedo|podre)\b", plain) is not None
    if _MAY_ES.search(plain):
        return marked or (re.match(r"(?:y |pero |hola |entonces )*puedo\b", plain) is not None and not _OWN_TIME.search(plain))
    return _ASKED.search(plain) is not None and (marked or _opens(plain))


def names_an_order(text: str) -> bool:
    """Whether a text asks for something to be done with the plan or the log: "can I swap the squat?"."""
    return _ORDER.search(spelled(text)) is not None


def _asks_amount(text: str, plain: str) -> bool:
    """Whether a text asks how much of something its writer may have."""
    other = _EXPLAIN.search(plain) or _OF_ANOTHER.search(plain) or len(text) > MOST_CHARACTERS
    return not other and _AMOUNT.search(plain) is not None and ("?" in text or _opens(plain)) and not _EATEN.search(plain)


def _opens(plain: str) -> bool:
    """Whether a text without its question mark opens as a question does."""
    return bool(
        re.match(
            r"(?:and |but |so |y |pero |hi |hey |hola )*(?:can|may|could|should|shall|is|are|am|how|would|ok|okay|debo|deberia|"
            r"podria|"
            r"cuant[oa]s?|se puede|es|hay|me conviene|pasa algo)\b",
            plain,
        )
    )


@cache
def _patterns() -> tuple[tuple[May, re.Pattern[str]], ...]:
    told = tomllib.loads(files("milo.coach.talk.heard").joinpath("may_asked.toml").read_text(encoding="utf-8"))
    return tuple((name, re.compile(one_line(words))) for name, words in told.items())  # type: ignore[misc]  # keys of May
