"""Which language a person is answered in: the one they told, else that of their words, also where one short word says little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from milo.coach.safety.text.normalising import plain
from milo.coach.safety.turns import LANGUAGES, language_of

CLEAR_BY = 2  # small words more of one language than of the other make a text clear: one alone ("a", "no") is in both. Our choice
_ACCENTS = re.compile("[¿¡ñáéíóúü]")
_ENGLISH = (
    "the an i im ive my is are was it to of and in on for with what how can do does did should have has had you this that "
    "after when give want not be at from or your need get now feel feels hurts cant dont chest pain breathe help want today"
)
_SPANISH = (
    "el la los las un una que de del mi mis se y en con por para tengo estoy soy es puedo quiero hago como desde dame hoy "
    "ayer sin pero muy he al su duele dolor pecho me siento ayuda ayudame ahora mucho esta estan morir respirar bien"
)


def clearly(text: str) -> str | None:
    """The language a text is clearly in, "en" or "es"; None for one too short to tell, or for a mixture.

    >>> clearly("me duele mucho el pecho"), clearly("my chest hurts a lot"), clearly("ok")
    ('es', 'en', None)
    """
    words = plain(text).split()
    es, en = _small_words()
    spanish = sum(w in es for w in words) + 2 * len(_ACCENTS.findall(text.lower()))
    english = sum(w in en for w in words)
    if abs(spanish - english) < CLEAR_BY:
        return None
    return "es" if spanish > english else "en"


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_SPANISH.split()), frozenset(_ENGLISH.split())


def spoken_in(turns: Sequence[str], told: str | None) -> str:
    """The language to answer in. turns: the person's own, oldest first; told: as the person set it, None where nobody did.

    Without one told it is that of the last turn, and where that is too short to tell, of the newest turn that is not.
    """
    if told in LANGUAGES:
        return str(told)
    for turn in reversed(turns):
        clear = clearly(turn)
        if clear is not None:
            return clear
    return language_of(" ".join(turns)) if turns else "en"
