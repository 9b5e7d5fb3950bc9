"""A wish to die that is years back, was treated and is over is no crisis now.  Safety reference section 2, step 2.

All four must be said: how long ago, what it was, that it was treated, and that all is well now; and nothing that takes it up again.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.normalising import plain

MOST_WORDS = 40  # of what is told of it; a longer story is judged whole (our choice)
SAID = {False: "i had depression years ago, cleared by my doctor", True: "tuve depresion hace anos y me dieron el alta"}
_LONG_AGO = re.compile(
    r"\b(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|some|a few|a couple of) years (?:ago|back)|years "
    r"ago|(?:back )?in 20[01]\d|"
    r"(?:when i was|back in) (?:\d\d|younger|school|college|uni|high school)|in my (?:teens|twenties|20s)|as a teenager|"
    r"hace (?:\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|muchos|varios|unos|un par de) anos|hace anos|de (?:joven|"
    r"adolescente)|"
    r"en 20[01]\d)\b"
)
_WHAT = re.compile(
    r"\b(?:suicid\w+|self ?harm\w*|dark place|(?:wanted|wanting) to (?:die|end it|kill myself)|hurt(?:ing)? myself|overdos\w+|"
    r"autolesi\w+|me cortaba|cutting myself|used to cut|quis(?:e|o) (?:morir\w*|matarme)|queria (?:morir\w*|matarme)|pense en "
    r"(?:suicid\w+|matarme|morir\w*))\b"
)
_TREATED = re.compile(
    r"\b(?:treatment|treated|therap\w+|counsell?ing|counsell?or|psychiatr\w+|psycholog\w+|(?:got|had|found|sought) (?:\w+ "
    r")?help|medication|hospital|"
    r"tratamiento|trataron|terapia|psiquiatr\w+|psicolog\w+|(?:pedi|busque|tuve|recibi) (?:\w+ )?ayuda|medicacion|alta)\b"
)
_WELL = re.compile(
    r"\b(?:(?:i ?m|i am|am|been|doing|feel|feeling|all|now) (?:\w+ ){0,2}(?:well|fine|good|great|stable|happy|better|okay|ok|"
    r"recovered|healthy)|"
    r"(?:recovered|stable) (?:now|since)|(?:estoy|me siento|me encuentro|llevo|ya) (?:\w+ ){0,2}(?:bien|recuperad[oa]|estable|"
    r"feliz|mejor|genial))\b"
)
_TAKEN_UP = re.compile(
    r"\b(?:again|lately|recently|sometimes|still|these days|tonight|today(?! s)|right now|at times|some days|most days|coming "
    r"back|come back|came back|"
    r"returning|relaps\w+|creep\w*|almost|nearly|not (?:really|sure|entirely)|but|except|until|wish|miss|thoughts? (?:are|keep|"
    r"come)|dont|do not|cant|"
    r"otra vez|de nuevo|ultimamente|a veces|todavia|aun|sigo|sigue|estos dias|esta noche|ahora mismo|vuelv\w+|volv\w+|recai\w*|"
    r"casi|pero|salvo|"
    r"hasta|ojala|no (?:se|estoy|quiero|puedo))\b"
)


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
