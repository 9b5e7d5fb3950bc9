"""A change of the plan that is asked about, not ordered: "can I move Thursday to Friday?", "¿puedo entrenar solo 3 días?".

Who asks whether they may wants an answer first. "Can you move it?" is an order put politely, since it is we who would do it.
"""

from __future__ import annotations

import re

from milo.coach.plans.text.spelling import plain

_OPENING = r"^[¿\s]*(?:(?:and|so|ok(?:ay)?|hey|hi|hello|milo|please|y|oye|hola|vale|por favor)[, ¿]+)*"
_ALWAYS = re.compile(
    rf"{_OPENING}(?:(?:can|could|may|might) (?:i|we)(?: please| also| just| maybe| perhaps)?|am i allowed to|are we allowed to|"
    r"(?:is|would) (?:it|that) (?:be )?(?:ok(?:ay)?|fine|all right|alright|possible|allowed|good)(?: for me)? to|"
    r"(?:do you think|you think) (?:i|we) (?:can|could|may)|"
    r"(?:is|would) (?:it|that) (?:be )?(?:ok(?:ay)?|fine|all right|alright|possible|good) if (?:i|we)|"
    r"(?:crees que )?(?:podria(?:mos)?)|se (?:puede|podria)|(?:es|seria) posible) "
)
"""Openings that ask with or without a question mark."""
_WITH_A_MARK = re.compile(rf"{_OPENING}(?:crees que )?(?:puedo|podemos) ")
"""A question with its mark only; without one "puedo entrenar 3 días" says what is so."""


def change_asked(words: str) -> str | None:
    """The change that a question asks about, in the words of an order; None for anything but such a question.

    >>> change_asked("Can I move Thursday to Friday?"), change_asked("can you move Thursday to Friday?")
    ('move thursday to friday', None)
    >>> change_asked("¿puedo entrenar solo 3 días?"), change_asked("puedo entrenar solo 3 días")
    ('entrenar solo 3 dias', None)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    opening = _ALWAYS.match(said) or (_WITH_A_MARK.match(said) if "?" in said or "¿" in said else None)
    return said[opening.end() :].strip("¿? ") or None if opening is not None else None
