"""Not wanting to train is no crisis: "I don't want to do legs" is said as what it asks, before anybody judges the message.

Only the clause itself is said otherwise; whatever stands beside it is judged as it is. "I want to quit" and "I don't want to" are
only where they are all that is said.
"""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain

SAID = {False: "skip the training", True: "salto el entrenamiento"}  # instead, in English and Spanish
_WRITTEN = Expressions("everyday", "unwilling")
_ENGLISH = _WRITTEN.late("ENGLISH")
_SPANISH = _WRITTEN.late("SPANISH")
_ALL_OF_IT = _WRITTEN.late("ALL_OF_IT")


def willing(message: str) -> str:
    """The message with "I don't want to train" said as a wish to skip it; as it is where nothing of the kind is said.

    >>> willing("I don't want to run today, my chest hurts")
    'skip the training, my chest hurts'
    """
    read = plain(message)
    if _ALL_OF_IT.fullmatch(" ".join(read.split())):
        return SAID[False]
    said = _SPANISH.sub(SAID[True], _ENGLISH.sub(SAID[False], read))
    return message if said == read else said
