"""A message that only passes on what somebody who treats one has said is no wish to train against it: it asks to be obeyed."""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain

MOST_WORDS = 24  # of such a message; a longer one tells more than that (our choice)
_WRITTEN = Expressions("everyday", "obeying")
_ADVICE = _WRITTEN.late("ADVICE")
_CONTRARY = _WRITTEN.late("CONTRARY")
_FORBIDDEN = _WRITTEN.late("FORBIDDEN")


def obeys(message: str) -> bool:
    """Whether a message tells what a clinician said and holds nothing against it.

    >>> obeys("no running for two weeks, doctor said so"), obeys("doctor said no running but I will anyway")
    (True, False)
    """
    read = plain(message)
    if len(read.split()) > MOST_WORDS or "?" in message:
        return False
    return _ADVICE.search(read) is not None and _CONTRARY.search(read) is None


def forbidden(message: str) -> bool:
    """Whether a message passes on that a clinician forbade training or some of it, and holds nothing against it: it calls for care.

    >>> forbidden("no running for two weeks, doctor said so"), forbidden("my doctor said my blood is fine")
    (True, False)
    """
    return obeys(message) and _FORBIDDEN.search(plain(message)) is not None
