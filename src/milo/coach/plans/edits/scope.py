"""For how long an edit is to hold, said on its own after it: "for all weeks", "solo esta semana"."""

from __future__ import annotations

import re
from typing import Literal

from milo.coach.plans.text.spelling import DAY_WORDS, plain

DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
THIS_WEEK = re.compile(r"\b(?:(?:only|just) )?(?:for |in )?this week(?: only)?\b|\b(?:solo )?(?:por |en )?esta semana(?: solo)?\b")
NEXT_WEEK = re.compile(
    r"\b(?:for |in )?(?:next week|the (?:following|coming) week)\b|"
    r"\b(?:en |para )?la (?:semana que viene|proxima semana|semana (?:siguiente|proxima|entrante))\b"
)
ALL_WEEKS = re.compile(
    r"\b(?:(?:for|in|on|from|of) )?(?:all|every|each) (?:of )?(?:the |my )?(?:single )?weeks?\b|"
    r"\b(?:from now on|always|permanently|for good|(?:in |"
    r"for )?the whole plan)\b|\b(?:(?:en|para|de) )?todas las semanas\b|\b(?:siempre|para siempre|a partir de ahora|(?:en |"
    r"para )?todo el plan|cada semana)\b"
)
WEEKS_LONG = re.compile(
    r"\b(?:only |just |solo )?(?:(?:for|in|over|during|por|durante|en|para) )?(?:the |these |las |los |estas )?(?:next |coming |"
    r"following |proximas |siguientes )?(?P<n>[2-9]|two|three|four|dos|tres|cuatro) (?:next |coming |proximas |siguientes )?"
    r"(?:weeks|semanas)(?: only| que vienen| siguientes| solo)?\b"
)
"""For so many weeks from this one on."""
EVERY_DAY = re.compile(rf"\b(?:every|each|all|todos los|cada) (?:{DAY})s?\b")

EVERY_SESSION = re.compile(
    r"\b(?:all|every|each)(?: of)?(?: the| my| our)*(?: single)? (?:sessions?|workouts?|trainings?|training (?:sessions?|days?))\b|"
    r"\btod[oa]s (?:las|los|mis|nuestr[oa]s) (?:sesiones|entrenos|entrenamientos|rutinas|dias de entren\w+)\b|"
    r"\bcada (?:sesion|entreno|entrenamiento|rutina)\b"
)
"""All sessions there are, not those of one week."""


Scope = Literal["all", "one"]
"""All weeks from this one on, or this one alone."""
_TAKEN_BACK = (
    r"(?:no )?(?:wait|hang on|hold on|sorry|oops|ups|my (?:mistake|bad)|scratch that|never mind|perdon(?:a|e)?|disculpa|espera|"
    r"un momento|me equivoque|rectifico)"
)
"""Words that take back what was said just before; a "no" in front of them denies that and not the scope behind them."""
_AROUND = re.compile(
    rf"^(?:(?:{_TAKEN_BACK}|no,|(?:no )?(?:mejor|actually|rather)|oh|hm+|ok(?:ay)?|yes|yeah|si|vale|and|y|but|pero|then|entonces|"
    r"please|por favor|"
    r"(?:can|could|would) you|puedes|podrias|make (?:it|that|this)|do (?:it|that|this|so|the same)|apply (?:it|that|this)|"
    r"keep (?:it|that)|i (?:want|need|meant|mean)(?: it| that)?|hazlo|haz eso|aplicalo|"
    r"ponlo|dejalo|hacerlo|que sea|lo quiero|lo mismo|the same|"
    r"that change|ese cambio|it|that|eso)[ ,.;:!…-]+)+|[ ,]+(?:please|por favor|thanks|thank you|gracias|too|tambien|instead)$"
)
"""What may stand around a scope and asks for nothing itself; "no" without a comma denies what follows."""
_ORDERED = re.compile(r"^[¿\s]*(?:(?:please|por favor)[, ]+)?(?:can|could|would) you |^[¿\s]*(?:puedes|podrias) ")
_ONE = re.compile(
    r"(?:only|just|solo|solamente|unicamente) (?:(?:for|in|por|en|para) )?(?:this|esta) (?:one )?(?:week|semana)|"
    r"(?:(?:for|in|por|en|para) )?(?:this|esta) (?:one )?(?:week|semana) (?:only|alone|solo|solamente|unicamente|nada mas)"
)
LONGEST = 80  # letters; what is longer says more than a scope (our choice)


def scope_said(words: str) -> Scope | None:
    """The scope that a message is and nothing else; None for any other, for a question and for a denial.

    >>> scope_said("for all weeks please"), scope_said("solo esta semana"), scope_said("not for all weeks")
    ('all', 'one', None)
    >>> scope_said("show all weeks"), scope_said("every week?"), scope_said("could you do it every week?")
    (None, None, 'all')
    >>> scope_said("no wait, only this week"), scope_said("no only this week")
    ('one', None)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or ("?" in said and not _ORDERED.match(said)):
        return None
    said = said.strip("¿? ")
    while (bare := _AROUND.sub("", said).strip(" ,")) != said:
        said = bare
    if ALL_WEEKS.fullmatch(said):
        return "all"
    return "one" if _ONE.fullmatch(said) else None


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
