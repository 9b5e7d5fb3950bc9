"""The language a message is written in, told by its everyday words, its marks and how its words end."""

from __future__ import annotations

import re

from milo.coach.talk.words.words_found import marks, spelled
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 2_000  # of a text that are read
_SPANISH_END = re.compile(r"[a-z]{3,}(?:[ao]s?|cion|miento|dad|[aei]r|ando|iendo)$")
_ENGLISH_END = re.compile(r"[a-z]{2,}(?:ing|tion|ght|th|ed|ck|ly|sh|ll)$")


def language_of(text: str) -> Language:
    """The language a text is written in, English when it could be either.

    >>> language_of("¿Qué toca hoy?"), language_of("squat")
    ('es', 'en')
    """
    words = spelled(text[:MOST_CHARACTERS]).split()
    spanish = sum(w in marks()[0] for w in words) + sum(bool(_SPANISH_END.search(w)) for w in words) / 2
    spanish += 2 if re.search("[¿¡ñÑáéíóúÁÉÍÓÚ]", text) else 0
    english = sum(w in marks()[1] for w in words) + sum(bool(_ENGLISH_END.search(w)) for w in words) / 2
    return "es" if spanish > english else "en"
