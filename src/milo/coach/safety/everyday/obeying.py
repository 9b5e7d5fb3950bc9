"""A message that only passes on what somebody who treats one has said is no wish to train against it: it asks to be obeyed."""

from __future__ import annotations

import re

from milo.coach.safety.text.normalising import plain

MOST_WORDS = 24  # of such a message; a longer one tells more than that (our choice)
_WHO = (
    r"(?:doctors?|doc|dr|gp|physio\w*|surgeon|cardiologist|specialist|consultant|midwife|therapist|medic[oa]|fisio\w*|cirujan[oa]|"
    r"cardiolog[oa]|traumatolog[oa]|matrona|especialista|trauma)"
)
_SAID = (
    r"(?:said|says|told|wants|ordered|forbade|orders?|dijo|dice|ha dicho|mando|manda|prohibio|prohibe|recomendo|recomienda|quiere)"
)
_ADVICE = re.compile(
    rf"\b{_WHO}(?:'?s)?\b(?: \w+){{0,2}} {_SAID}\b|\b(?:orden(?:es)?|por orden) (?:de|del) (?:la |el |mi )?{_WHO}\b"
)
_CONTRARY = re.compile(
    r"\?|\b(?:but|although|though|anyway|any way|still|ignore|ignoring|nonsense|rubbish|wrong|overreact\w*|screw|whatever|can i|"
    r"could i|should i|may i|want to|wanna|gonna|going to|keep|push|pero|aunque|igual|de todos modos|de todas formas|puedo|podria|"
    r"debo|quiero|voy a|sigo|seguir|exager\w*|tonteria\w*|ni caso|no le hago|paso de|me da igual)\b"
)
_FORBIDDEN = re.compile(
    r"\b(?:(?:no|not)(?! (?:a )?(?:problem|issue|harm|hay|pasa))|stop|avoid\w*|without|off|prohib\w+|forb\w+|nada de|"
    r"deje(?: de)?|dejar de|evit\w+|sin) (?:\w+ ){0,2}"
    r"(?:run\w*|jog\w*|train\w*|lift\w*|squat\w*|jump\w*|exercis\w*|sports?|cycl\w*|swim\w*|corr\w+|entren\w+|levant\w+|"
    r"sentadill\w*|salt\w+|ejercicio|deporte|nad(?:ar|e)\b|pedale\w+)"
)


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
