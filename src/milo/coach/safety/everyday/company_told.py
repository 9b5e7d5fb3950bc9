"""Who comes along, what no longer fits and what one no longer does: nothing of it is a danger where nothing else is said."""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("everyday", "company_told")
_COMPANY = _WRITTEN.late("COMPANY")
"""Somebody comes or does not: not of a baby, a breath or a pulse, and not from a faint (_NOBODY)."""
_NOBODY = _WRITTEN.late("NOBODY")
_TIGHT = _WRITTEN.late("TIGHT")
"""What is worn is tight on the chest, not the chest."""
_NO_LONGER = _WRITTEN.late("NO_LONGER")
SAID = {False: "skip the training partner", True: "salto el entrenamiento en grupo"}
SAID_WORN = {False: "this shirt is small", True: "esta camiseta es chica"}
SAID_SPORT = {False: "i am a beginner", True: "soy principiante"}


def company(read: str) -> str | None:
    """What an ordinary message of company, clothes or a former sport asks to be judged as; None where it says anything else.

    read: a message in plain letters, without apostrophes.

    >>> company("she s not coming"), company("the ambulance is not coming")
    ('skip the training partner', None)
    >>> company("this shirt is tight on my chest"), company("my chest is tight")
    ('this shirt is small', None)
    """
    if (found := _TIGHT.fullmatch(read)) is not None:
        return SAID_WORN[re.search(r"\bpecho\b", read) is not None]
    if _NO_LONGER.fullmatch(read):
        return SAID_SPORT[re.search(r"\b(?:soy|ser)\b", read) is not None]
    if (found := _COMPANY.fullmatch(read)) is None or _NOBODY.search(found.group()):
        return None
    return SAID[re.search(r"\b(?:no|al final) .*\b(?:vien\w+|venir|acompan\w+|corren?|entrenan?)\b", read) is not None]
