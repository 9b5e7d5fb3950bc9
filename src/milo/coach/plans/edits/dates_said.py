"""Dates and stretches of days in plain words: "on December 2", "from Thursday to Sunday", "del 7 al 13 de diciembre"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from milo.coach.plans.text.spelling import DAY_WORDS
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS

_MONTHS = (
    "january|jan|enero", "february|feb|febrero", "march|marzo", "april|apr|abril", "may|mayo", "june|jun|junio",
    "july|jul|julio", "august|aug|agosto", "september|sept|sep|septiembre|setiembre", "october|oct|octubre",
    "november|nov|noviembre", "december|dec|diciembre",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?:(?:{_DAY})s?,? )?"
_A_DATE = rf"(?:{_WEEKDAY}(?:the |el )?(?:(?:{_MONTH}) (?:the )?{_NTH}|{_NTH} (?:of |de )?(?:{_MONTH})))\b"
_A_DAY = rf"(?:(?:today|tomorrow|hoy|manana|{_DAY})\b)"
_NAMED = rf"(?:{_A_DATE}|{_A_DAY})"
_NUMBERED = rf"(?:{_WEEKDAY}(?:the |el )?{_NTH})"
_TO = r" ?(?:-| to | till | until | through | thru | and | a | al | hasta | hasta el | y | y el )(?:the |el |next )?"
_WHEN = r"(?:next |this |the |on |el |los |este |proximo )*"
_STRETCH = late(
    rf"\b(?P<from>from |between |of |for |desde |de |del |entre )?{_WHEN}(?P<a>{_NAMED}|"
    rf"{_NUMBERED})(?P<to>{_TO}){_WHEN}(?P<b>{_NAMED}|{_NUMBERED})\b"
    rf"(?P<month>(?: of| de)? (?:{_MONTH})\b)?"
)
_ONE_DATE = late(rf"\b(?:on |for |el |para |del? )*(?P<a>{_A_DATE})")
_NEXT_DAY = late(
    rf"\b(?:on |for |el |para el )?(?:(?:next|this coming|the coming) (?P<en>{_DAY})|"
    rf"(?P<es>{_DAY}) (?:que viene|proximo|siguiente)|proximo (?P<es2>{_DAY}))\b"
)
_MOVES = late(r"(?:move|shift|put|mueve|pasa|pasame|cambia|cambiame|pon|ponme)\b")
"""Begins an order in which "to" leads to another day and ends no stretch of them."""
_IN_DATE = late(rf"(?:(?P<m1>{_MONTH}) (?:the )?(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of |de )?(?P<m2>{_MONTH}))")
MOST_DAYS = 42  # of a stretch; a longer one is a new plan's matter (our choice)


def dates_of(said: str, on: date) -> tuple[list[date], str] | None:
    """The days plain words name as a stretch or a date, from a day on, and the words without them; None for neither.

    said: plain words.  on: the day it is; a weekday is the next one, a date without a year the next there is.

    >>> [d.day for d in dates_of("away from thursday to sunday", date(2026, 11, 22))[0]]
    [26, 27, 28, 29]
    >>> [d.isoformat() for d in dates_of("on december 2 i can't train", date(2026, 11, 22))[0]]
    ['2026-12-02']
    >>> dates_of("holiday from december 7 to 13", date(2026, 11, 22))[0][-1].isoformat()
    '2026-12-13'
    """
    found = _STRETCH.search(said)
    if found is not None:
        stretch = _stretch(found, on)
        if stretch is None:
            return None
        next_one = re.search(r"\b(?:(next)|proximo) (?:the |el )?$", said[: found.start("a")])
        if next_one and (stretch[0] == on or (next_one[1] and (stretch[0] - on).days < len(DAYS) - on.weekday())):
            stretch = [d + timedelta(days=len(DAYS)) for d in stretch]  # of next week, not of this one
        return stretch, _without(said, found)
    found = _ONE_DATE.search(said)
    day = _date(found["a"], on) if found is not None else None
    return ([day], _without(said, found)) if found is not None and day is not None else None


def as_weekday(said: str, on: date) -> tuple[str, int] | None:
    """Plain words with the one date they name as its weekday, and how many weeks ahead it lies; None where they name no date.

    >>> as_weekday("make december 2 easier", date(2026, 11, 23))
    ('make wednesday easier', 1)
    """
    found = _ONE_DATE.search(said)
    day = _date(found["a"], on) if found is not None else None
    if found is None or day is None or _STRETCH.search(said) or _ONE_DATE.search(said, found.end()):
        return None
    start = found.start("a")
    return f"{said[:start]}{DAYS[day.weekday()]}{said[found.end() :]}", (day - on + timedelta(days=on.weekday())).days // len(DAYS)


def next_weekday(said: str, on: date) -> tuple[str, int] | None:
    """Plain words with the one "next Monday" they name as that weekday, and how many weeks ahead it lies; None for no such day.

    "El lunes que viene" is the next monday there is; "next Friday" said on a wednesday is that of next week.

    >>> next_weekday("next monday i can't train", date(2026, 11, 23)), next_weekday("skip monday", date(2026, 11, 23))
    (("monday i can't train", 1), None)
    """
    found = list(_NEXT_DAY.finditer(said))
    if len(found) != 1 or (_STRETCH.search(said) and not _MOVES.match(said)):
        return None
    m = found[0]
    index = DAYS.index(DAY_WORDS[m["en"] or m["es"] or m["es2"]])
    ahead = (index - on.weekday()) % len(DAYS) or len(DAYS)
    if m["en"] is not None and on.weekday() + ahead < len(DAYS):
        ahead += len(DAYS)
    return f"{said[: m.start()]}{DAYS[index]}{said[m.end() :]}".strip(), (on.weekday() + ahead) // len(DAYS)


def _stretch(found: re.Match[str], on: date) -> list[date] | None:
    if found["to"].split()[:1] in (["and"], ["y"]) and (found["from"] or "").strip() not in {"between", "entre"}:
        return None  # "Monday and Thursday" are two days
    month, a, b = (found["month"] or "").split()[-1:], found["a"], found["b"]
    named = month or [m for text in (a, b) for m in re.findall(rf"\b(?:{_MONTH})\b", text)]
    if not named and (re.search(r"\d", a) or re.search(r"\d", b)):
        return None  # "between 3 and 5" are no dates
    with_month = [f"{text} {named[0]}" if named and re.fullmatch(_NUMBERED, text) else text for text in (a, b)]
    first = _date(with_month[0], on)
    last = _date(with_month[1], first) if first is not None else None
    if first is None or last is None or not 0 <= (last - first).days < MOST_DAYS:
        return None
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _date(text: str, on: date) -> date | None:
    """The next day from `on` that a text names; None for a date there is not."""
    written = _IN_DATE.search(text)
    if written is not None:
        name = written["m1"] or written["m2"]
        month = next(i for i, names in enumerate(_MONTHS, 1) if name in names.split("|"))
        return next((d for d in _years(on, month, int(written["d1"] or written["d2"])) if d >= on), None)
    if text in {"today", "hoy"}:
        return on
    if text in {"tomorrow", "manana"}:
        return on + timedelta(days=1)
    day = DAY_WORDS.get(text)
    return None if day is None else on + timedelta(days=(DAYS.index(day) - on.weekday()) % len(DAYS))


def _years(on: date, month: int, day: int) -> Iterator[date]:
    for year in (on.year, on.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:  # February 30 is no date
            continue


def _without(said: str, found: re.Match[str]) -> str:
    return " ".join(f"{said[: found.start()]} {said[found.end() :]}".split()).strip(" ,:;-")
