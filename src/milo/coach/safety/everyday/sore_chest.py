"""A chest that is sore from training it, and nothing else said of it: muscles, not the heart.

The whole message has to have that grammar: sore (never pain, tightness or pressure), from what trains the chest, and behind it at
most a question about training. One word more and the message is judged as it stands.
"""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain

LONGEST = 140  # characters; a longer message tells more than that (our choice)
_WRITTEN = Expressions("everyday", "sore_chest")
_SORE = _WRITTEN.late("SORE")
_QUESTION = _WRITTEN.late("QUESTION")


def from_training(message: str) -> str:
    """The message with such a chest said as sore muscles; as it is where it says more.

    >>> from_training("my chest is sore from bench press, can I train back today?")
    'i am sore from training, can i train back today?'
    >>> from_training("my chest is sore from bench press and I feel sick")
    'my chest is sore from bench press and I feel sick'
    """
    read = plain(message)
    found = _SORE.match(read) if len(message) <= LONGEST else None
    if found is None or _QUESTION.fullmatch(read[found.end() :]) is None:
        return message
    return f"i am sore from training{read[found.end() :]}"
