"""A sentence about oneself as the readers of the profile take it: plain words, without what opens or closes it, in its parts."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 120  # of a sentence that tells of the profile; a longer one tells a story (our choice)
ASKED = re.compile(r"[?¿]|^(?:if|what|why|when|how|should|could|would|am|do|can|que|si|cuando|como se|debo|puedo)\b")
_OPENING = re.compile(
    r"^(?:(?:and|but|also|oh|hey|hi|hello|by the way|btw|note that|please note|remember(?: that)?|y|pero|ademas|tambien|oye|hola|"
    r"por cierto|recuerda que|que sepas que|actually|sorry|perdon)[ ,]+)+"
)
_CLOSING = re.compile(
    r"[ ,]+(?:too|also|either|as well|any ?more|at all|now|you know|please|tampoco|tambien|ahora|por favor|nunca|mas|ya no)$"
)
_PARTS = re.compile(r" *[,;.] *(?:(?:and|but|y|e|pero)\b *)?| +(?:and|but|plus|y|e|pero) +")


def plain_of(text: str) -> str:
    """The words of a sentence without capitals, accents, apostrophes, and the words that only open or close it.

    >>> plain_of("Y también soy celíaca, por favor.")
    'soy celiaca'
    """
    return unclosed(_OPENING.sub("", bare_of(text)))


def bare_of(text: str) -> str:
    """The same with its opening and closing words."""
    apart = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.sub(r"(?<=\w)['’`´](?=\w)", "", plain).split()).strip(" .!¡")


def unclosed(plain: str) -> str:
    """Plain words without one that closes them."""
    return _CLOSING.sub("", plain)


def parts_of(plain: str) -> list[str]:
    """The parts of a plain sentence that commas and joining words part, each without its opening and closing words.

    >>> parts_of("soy vegetariana y ahora tambien deje los lacteos")
    ['soy vegetariana', 'ahora tambien deje los lacteos']
    """
    return [part for one in _PARTS.split(plain) if (part := unclosed(_OPENING.sub("", one)).strip())]
