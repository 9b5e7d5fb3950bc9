"""Which week of the plan a short sentence names: "in week 3", "in the second week", "en la semana 2", "the week after next".

A week that is named and cannot be read must not be taken for this one: then the whole sentence is left unread (unread_week).
"""

from __future__ import annotations

import re

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "primera": 1, "segunda": 2, "tercera": 3, "cuarta": 4, "quinta": 5, "sexta": 6, "septima": 7,
    "octava": 8, "novena": 9, "decima": 10, "undecima": 11, "duodecima": 12,
}  # fmt: skip
_CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip
_N = rf"\d{{1,2}}(?!\d)|{'|'.join(_CARDINALS)}"
_NTH = rf"{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th|[ao])"
_IN = r"(?:(?:only |just |solo )?(?:for|in|on|during|of|from|en|de|para|por|durante) )?(?:the |my |la |las |mi )?"
_NOT_COUNTED = (
    r"(?! ?(?:days?|dias?|times|veces|min|mins|minutes?|minutos?|hours?|horas?|h|sessions?|sesiones|sets?|series|km|kms|k)\b)"
)
"""A number of something else than weeks: "this week 45 minutes"."""
_OF_PLAN = r"(?: (?:of|in|de|del|en) (?:the |my |el |mi )?(?:plan|programme|program|programa))?"
_NAMED = (
    re.compile(
        rf"\b{_IN}(?:weeks|semanas) (?:number |numero )?(?P<n>{_N})(?: ?- ?| to | through | until | and | a | al | hasta | y )"
        rf"(?:(?:the|la|week|semana) )*(?P<to>{_N})\b{_OF_PLAN}:?"
    ),
    re.compile(rf"\b{_IN}(?:week|semana) (?:number |numero |no\.? )?(?P<n>{_N})\b{_NOT_COUNTED}{_OF_PLAN}:?"),
    re.compile(rf"\b{_IN}(?P<n>{_NTH}) (?:training )?(?:week|semana)\b{_OF_PLAN}(?! (?:of|de|del|in|en)\b):?"),
)
_AFTER_NEXT = re.compile(
    r"\b(?:for |in |on )?the (?:one|week) after next\b|\b(?:en )?(?:la (?:semana )?siguiente a la (?:que viene|proxima)|"
    r"la semana (?:de )?despues de la (?:que viene|proxima)|(?:la )?semana que viene no(?:,)? la (?:otra|siguiente))\b"
)
_UNREAD = re.compile(
    rf"\b(?:weeks?|semanas?) (?:number |numero )?(?:{_N})\b{_NOT_COUNTED}|\b(?:{_NTH}) (?:and (?:{_NTH}) )?(?:weeks?|semanas?)\b|"
    r"\b(?:every|each) other week\b|\b(?:alternate|alternating|odd|even) weeks\b|"
    r"\b(?:weeks?|semanas?) (?:after|before|from|of the|de despues|despues|antes|del? \d|pares|impares|alternas)\b|"
    r"\bin (?:a|\d|two|three|four|five|six) weeks?(?:' time|s time| time)?$|"
    r"\b(?:dentro de|de aqui a) (?:\w+ )semanas?\b|\b(?:last|ultima|penultima) (?:week|semana)\b|\b(?:week|semana) (?:\w+ )?"
    rf"(?:\d{{1,2}})\b{_NOT_COUNTED}|"
    r"\b(?:una semana si|semana si)\b|\b(?:la )?otra semana\b"
)


def week_named(said: str) -> tuple[int, int, str] | None:
    """The first week of the plan that plain words name, how many from there, and the words without it; None for none.

    >>> week_named("week 3: move tuesday to wednesday")
    (3, 1, 'move tuesday to wednesday')
    >>> week_named("en la segunda semana salta el lunes")[:2], week_named("skip friday in weeks 2 to 4")[:2]
    ((2, 1), (2, 3))
    >>> week_named("3 days a week") is None
    True
    """
    for pattern in _NAMED:
        found = pattern.search(said)
        if found is None:
            continue
        first = _number(found["n"])
        last = _number(found.groupdict().get("to") or found["n"])
        joined = " and " in found[0] or " y " in found[0]
        if not 1 <= first <= last or (joined and last != first + 1):
            return None
        rest = said[: found.start()] + " " + said[found.end() :]
        return first, last - first + 1, " ".join(rest.split()).strip(" ,:;-")
    return None


def week_after_next(said: str) -> str | None:
    """Plain words without "the week after next"; None where they do not say it."""
    return " ".join(_AFTER_NEXT.sub(" ", said).split()).strip(" ,:;-") if _AFTER_NEXT.search(said) else None


def unread_week(said: str) -> bool:
    """Whether plain words name a week in a way nobody has read.

    said: without the weeks that were read.

    >>> unread_week("make monday easier in the week of the race"), unread_week("make the week easier")
    (True, False)
    """
    return _UNREAD.search(said) is not None


def _number(word: str) -> int:
    known = _ORDINALS.get(word) or _CARDINALS.get(word)
    return known if known is not None else int(re.match(r"\d+", word)[0])  # type: ignore[index]
