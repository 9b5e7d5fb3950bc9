"""A plain yes or a plain no, in English and Spanish."""

from __future__ import annotations

import re

from milo.coach.talk.words.numbers_said import even, folded

_YES = re.compile(
    r"(?:yes|yep|yeah|yup|ok|okay|sure|correct|right|please do|do it|write it down|si|vale|claro|correcto|dale|eso es|hazlo|"
    r"anotalo|apuntalo|de acuerdo)(?:[ ,]+(?:please|por favor|thanks|gracias|do it|do|claro|si|write it down|anotalo|go ahead|"
    r"adelante|hazlo|make it))*|"
    r"go ahead|go for it|adelante|venga|sure thing|yes[ ,]+(?:go ahead|make it|make it so)"
)
_NO = re.compile(
    r"(?:no|nope|nah|wrong|dont|don't|incorrecto|cancel|cancela|dejalo|forget it)(?:[ ,]+(?:thanks|gracias|please|por favor))*"
)


def said_yes(text: str) -> bool | None:
    """True for a plain yes, False for a plain no, None for anything else."""
    plain = " ".join(re.sub(r"[.!¡¿?]+", " ", folded(even(text))).split())
    if _YES.fullmatch(plain):
        return True
    return False if _NO.fullmatch(plain) else None
