"""Which equipment a short sentence says is not there, in English and Spanish."""

from __future__ import annotations

import re

from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.exercises import find_exercise

_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_NO_EQUIPMENT = re.compile(
    r"\b(?:no|without(?: any)?) (?:equipment|gym)\b|\bsin (?:material|equipo|gimnasio)\b|^(?:only )?body ?weight only$|"
    r"\b(?:only|just|nothing but|solo|solamente|unicamente)(?: do| with| use| con| hacer)?(?: my| the| el| mi| own)*"
    r" (?:body ?weight|peso (?:corporal|del cuerpo))(?= *(?:$|,|\b(?:there|on|in|at|this|that|next|for|all|training|"
    r"workouts?|sessions?|"
    r"exercises?|el|la|los|en|esta|este|por|alli|ahi|toda)\b))"
)
_WITHOUT = re.compile(
    r"\b(?:(?:don'?t|do not|haven'?t|have not|won'?t|will not) (?:have|got)(?: got)?|(?:can'?t|cannot) (?:use|get to)|"
    r"no|without|have no|broken|missing|rot[oa]s?|averiad[oa]s?|sin|no tengo|no hay|me faltan?)\b"
)
_NOW = r"(?:now|right now|at the moment|for now|from now on|left|ahora|ya|de momento|por ahora|a partir de ahora)"
_ONLY_WITH = re.compile(
    rf"^(?:{_NOW},? )?(?:i |we )?(?:now )?(?:have |tengo |hay )?(?:only|just|solo)(?: have| got| with| tengo| hay| con)?(?: now)? "
    rf"(.+?)(?: {_NOW})?$"
)
_AWAY_ONLY = re.compile(
    r"^(?:(?:i|we|i'?m|im|i am|i'?ll|we'?ll|will|be|being|am|are|have|got|there|there's|theres|is|travell?ing|travel|away|on|"
    r"at|in|from|for|"
    r"work|business|holidays?|vacation|a|an|the|my|hotel|trip|gym|beach|parents'?|house|home|stay|staying|going|go|and|but|so|with|"
    r"since|because|as|take|taking|bring|bringing|pack|use|using|yo|me|voy|viajo|viaje|estoy|estare|estaremos|de|fuera|vacaciones|"
    r"en|el|la|un|una|mi|y|pero|asi que|porque|con|por|trabajo|playa|casa|hay|tengo|tendre|llevo|llevare)[ ,]+)+"
    r"(?:only|just|nothing but|solo|solamente|unicamente|nada mas que)"
    r"(?: (?:have|had|got|with|bring|bringing|pack|use|take|my|tengo|tendre|hay|con|llevo|llevare|mis?))* (?P<what>.+)$"
)
"""Somebody away, and what they have there."""
_GONE = re.compile(r"broken|missing|rot[oa]s?|averiad[oa]s?")
_WHOLE = re.compile(
    r"\b(?:not|never|isn'?t|aren'?t|wasn'?t|no (?:se )?(?:me |nos )?(?:ha|han|esta|estan)) (?:\w+ )?"
    r"(?:broken|missing|rot[oa]s?|averiad[oa]s?)\b"
)
"""What is said not to be broken is there."""
_THERE = re.compile(
    r"(?<!not )\b(?P<only>only|just|solo|solamente|unicamente|nada mas que|no mas que)\b(?! (?:for|on|today|this|el|"
    r"esta|hoy|por)\b)|"
    r"\b(?:but |pero |y |and )?(?:i |we |si |aun |todavia |still |que )*(?<!no )(?:have|got|tengo|me quedan?|hay|queda[ns]?)\b"
    r"(?! (?:no|not|any|ningun\w*|nada)\b)"
)
"""What follows is there; with "only" nothing else is."""
_EXCEPT = re.compile(r"\b(?:except(?: for)?|but|apart from|other than|excepto|salvo|menos|mas que)\b")
_OF_A_LIST = re.compile(
    r"(?:and|or|y|e|o|a|an|the|my|some|one|two|un|una|unos|unas|dos|el|la|los|las|mis?|pair|par|of|de|\d+|adjustable|"
    rf"available|here|aqui|at|en|home|casa|on|for|para|{_DAY})s?"
)
"""Words that may stand between the names of what there is; any other one says something else of it ("I just hate the rower")."""
_EQUIPMENT = [(plain(word), name) for name, others in EQUIPMENT_WORDS.items() for word in (name, *others)]


def missing_said(said: str) -> list[str]:
    """Equipment that plain words say is not there; everything else where they list what there is.

    >>> missing_said("solo no tengo barra"), missing_said("i just hate the rower")
    (['barbell'], [])
    """
    if _WHOLE.search(said):
        return []
    if _NO_EQUIPMENT.search(said):
        _, *there = _EXCEPT.split(said, maxsplit=1)
        had = _listed(there[0]) if there else set()
        return [] if there and not had else sorted(set(EQUIPMENT_WORDS) - had)
    only = _ONLY_WITH.search(said)
    if only and not _WITHOUT.search(said) and (had := _listed(only[1])):
        return sorted(set(EQUIPMENT_WORDS) - had)
    away = _AWAY_ONLY.match(said)
    if away and not _WITHOUT.search(said) and (had := _listed(re.sub(r"\b\d+ ?(?:kg|kilos?|lbs?)\b", " ", away["what"]))):
        return sorted(set(EQUIPMENT_WORDS) - had)
    beside = _there_beside(said)
    if beside is not None:
        return beside
    if not _WITHOUT.search(said) or _EXCEPT.search(said):
        return []
    after = re.split(_WITHOUT, said, maxsplit=1)
    scope = said if re.search(r"\b(?:broken|missing|rot[oa]s?|averiad[oa]s?)\b", said) else after[-1]
    if find_exercise(scope) is not None and scope.strip() not in dict(_EQUIPMENT):
        return []
    return sorted(equipment_in(scope)[0])


def _there_beside(said: str) -> list[str] | None:
    """What is missing where one part of the words says what is not there and another what is; None for other words.

    Of "I have no barbell, only dumbbells" the dumbbells are there and nothing else is; of "no barbell, but I have dumbbells" only
    the barbell is missing.
    """
    without = list(_WITHOUT.finditer(said))
    for found in _THERE.finditer(said):
        if not without or any(w.start() <= found.start() < w.end() for w in without):
            continue  # "no tengo"
        ends = [w.start() for w in without if w.start() >= found.end()]
        what = said[found.end() : min(ends, default=len(said))]
        had = equipment_in(what)[0]
        ended = next((w for w in without if w.start() >= found.end()), None)
        if not had or (ended is not None and _GONE.fullmatch(ended[0])):  # "only the barbell is broken"
            continue
        if found["only"] and _listed(re.sub(r"\b(?:tengo|have|got|with|con|hay|quedan?|me|i|left|ahora|now|ya|,)\b|,", " ", what)):
            return sorted(set(EQUIPMENT_WORDS) - had)
        others = f"{said[: found.start()]} {said[found.end() + len(what) :]}"
        return sorted(equipment_in(others)[0] - had)
    return None


def equipment_in(said: str) -> tuple[set[str], str]:
    """The equipment that words name, and the words without it."""
    found = set()
    # Long names first, and each word counts once: a "barra de dominadas" is no "barra".
    for word, name in sorted(_EQUIPMENT, key=lambda pair: -len(pair[0])):
        said, times = re.subn(rf"\b{re.escape(word)}s?\b", " ", said)
        found |= {name} if times else set()
    return found, said


def _listed(said: str) -> set[str]:
    """The equipment of a bare list of it; none where the words say anything else."""
    found, others = equipment_in(said)
    return found if all(_OF_A_LIST.fullmatch(w) for w in others.split()) else set()
