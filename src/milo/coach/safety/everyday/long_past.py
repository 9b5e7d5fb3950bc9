"""A wish to die that is years back, was treated and is over is no crisis now.  Safety reference section 2, step 2.

All four must be said: how long ago, what it was, that it was treated, and that all is well now; and nothing that takes it up again.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain

MOST_WORDS = 40  # of what is told of it; a longer story is judged whole (our choice)
SAID = {False: "i had depression years ago, cleared by my doctor", True: "tuve depresion hace anos y me dieron el alta"}
_WRITTEN = Expressions("everyday", "long_past")
_LONG_AGO = _WRITTEN.late("LONG_AGO")
_WHAT = _WRITTEN.late("WHAT")
_TREATED = _WRITTEN.late("TREATED")
_WELL = _WRITTEN.late("WELL")
_TAKEN_UP = _WRITTEN.late("TAKEN_UP")


def long_past(message: str) -> str:
    """The message with such a past said as an illness that is over; as it is where one of the four is missing.

    >>> long_past("I was suicidal five years ago, had therapy, and I'm well now")
    'i had depression years ago, cleared by my doctor.'
    >>> long_past("I was suicidal five years ago, had therapy, and lately it is back")
    'I was suicidal five years ago, had therapy, and lately it is back'
    """
    read = plain(message)
    if _TAKEN_UP.search(read) or not all(shape.search(read) for shape in (_LONG_AGO, _WHAT, _TREATED, _WELL)):
        return message
    parts = re.split(r"(?<=[.;!?]) +", read)
    told = [n for n, part in enumerate(parts) if any(shape.search(part) for shape in (_LONG_AGO, _WHAT, _TREATED, _WELL))]
    first, last = told[0], told[-1]
    if sum(len(parts[n].split()) for n in range(first, last + 1)) > MOST_WORDS:
        return message
    spanish = re.search(r"\b(?:hace|anos|estoy|terapia|tratamiento|ayuda)\b", read) is not None
    return " ".join([*parts[:first], SAID[spanish] + ".", *parts[last + 1 :]])
