"""Light-headedness on getting up that is an old habit and that a doctor has looked at is no sign to act on.

Every part of the message must be one of three: the dizziness with the getting up, its being usual, or the doctor's word; both the
first and the last must be there. No doctor's word lowers anything told beside it, nor a dizziness that comes in an effort (L-2).
"""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain

SAID = {False: "i get up from the chair", True: "me levanto de la silla"}
_WRITTEN = Expressions("everyday", "checked_dizziness")
_DIZZY = _WRITTEN.late("DIZZY")
_UP_FIRST = _WRITTEN.late("UP_FIRST")
_USUAL = _WRITTEN.late("USUAL")
_CHECKED = _WRITTEN.late("CHECKED")
_FOUND_NOTHING = _WRITTEN.late("FOUND_NOTHING")
_BETWEEN = _WRITTEN.late("BETWEEN")


def checked(message: str) -> str:
    """The message with a head rush that is known and was looked at said as getting up; as it is where more or less is told.

    >>> checked("I get a bit light-headed when I stand up fast, always have, my GP isn't worried")
    'i get up from the chair'
    >>> checked("I get dizzy on the treadmill, my GP isn't worried")
    "I get dizzy on the treadmill, my GP isn't worried"
    """
    read = plain(message).replace("'", "").replace("-", " ").replace("¿", "")
    parts = [" ".join(part.split()) for part in _BETWEEN.split(read)]
    parts = [part for part in parts if part]
    dizzy = [part for part in parts if _DIZZY.fullmatch(part) or _UP_FIRST.fullmatch(part)]
    by_doctor = [part for part in parts if _CHECKED.fullmatch(part)]
    known = (_USUAL, _FOUND_NOTHING)
    rest = [part for part in parts if part not in dizzy and part not in by_doctor]
    if not dizzy or not by_doctor or not all(any(shape.fullmatch(part) for shape in known) for part in rest):
        return message
    return SAID[re.search(r"\b(?:me|al|mareos?)\b", dizzy[0]) is not None]
