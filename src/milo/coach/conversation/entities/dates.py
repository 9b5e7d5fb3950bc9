"""A day as people say it, English and Spanish: "tomorrow", "el jueves que viene", "14 de mayo", "two days ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from milo.coach.conversation.entities.quantities import number
from milo.vocabulary.letters import unaccented

_WEEKDAYS = (
    "monday|mondays|mon|lunes", "tuesday|tuesdays|tues|tue|martes", "wednesday|wednesdays|weds|wed|miercoles|mierc",
    "thursday|thursdays|thurs|thur|thu|jueves", "friday|fridays|fri|viernes", "saturday|saturdays|sat|sabado|sabados",
    "sunday|sundays|sun|domingo|domingos",
)  # fmt: skip
_MONTHS = (
    "january|jan|enero|ene", "february|feb|febrero", "march|mar|marzo", "april|apr|abril|abr", "may|mayo", "june|jun|junio",
    "july|jul|julio", "august|aug|agosto|ago", "september|sept|sep|septiembre|setiembre", "october|oct|octubre",
    "november|nov|noviembre", "december|dec|diciembre|dic",
)  # fmt: skip
_WEEKDAY = {word: i for i, words in enumerate(_WEEKDAYS) for word in words.split("|")}
_MONTH = {word: i for i, words in enumerate(_MONTHS, 1) for word in words.split("|")}
_NEAR = (
    (r"day after tomorrow|pasado manana|overmorrow", 2),
    (r"day before yesterday|antes de ayer|anteayer|antier|antes de anoche|night before last", -2),
    (r"today|todays|tdy|tonight|hoy|this (?:morning|afternoon|evening)|esta (?:manana|tarde|noche)|right now|ahora", 0),
    (r"tomorrow|tomorow|tomorrows|tmrw|tmr|tomoz|2moro|manana", 1),
    (r"yesterday|yesterdays|yday|ydy|ayer|anoche|last night", -1),
)
_AGO = re.compile(r"(?:hace|hara) (.+?) (dias?|semanas?)|(.+?) (days?|weeks?) (?:ago|back)")
_AHEAD = re.compile(r"(?:in|within|en|dentro de) (.+?) (days?|weeks?|dias?|semanas?)")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?\b")
LATEST_MONTH_DAY, DAYS_IN_WEEK, CENTURY, FARTHEST = 31, 7, 2000, 1000


def day(words: str, today: date, *, past: bool = False, language: str | None = None) -> date | None:
    """The calendar day that a few words mean, or None.

    Parameters
    ----------
    words : str
        The span, in either language.
    today : date
    past : bool
        Whether something done is told: a bare weekday is then the last one, today included, otherwise the next.
    language : str, optional
        "en" reads 5/6 as 5 June as well: the day comes first in both languages, unless only the other order is a date.

    >>> day("el jueves que viene", date(2026, 3, 4)), day("last Monday", date(2026, 3, 4)), day("14 de mayo", date(2026, 3, 4))
    (datetime.date(2026, 3, 5), datetime.date(2026, 3, 2), datetime.date(2026, 5, 14))
    """
    plain = " ".join(re.sub(r"['’]s\b|[,.¿?!]", " ", unaccented(words)).split())
    found = _ISO.search(plain)
    if found is not None:
        return _made(int(found[1]), int(found[2]), int(found[3]))
    found = _SLASHED.search(unaccented(words))
    if found is not None:
        first, second = int(found[1]), int(found[2])
        d, m = (first, second) if second <= len(_MONTHS) else (second, first)
        year = int(found[3]) if found[3] else None
        year = CENTURY + year if year is not None and year < 100 else year
        return _made(year, m, d) if year else _nearest(m, d, today, past)
    found = _AGO.search(plain)
    if found is not None:
        n, unit = number(found[1] or found[3]), found[2] or found[4]
        return None if n is None or n > FARTHEST else today - timedelta(days=n * (DAYS_IN_WEEK if unit[0] in "ws" else 1))
    found = _AHEAD.search(plain)
    if found is not None:
        n = number(found[1])
        return None if n is None or n > FARTHEST else today + timedelta(days=n * (DAYS_IN_WEEK if found[2][0] in "ws" else 1))
    tokens = re.findall(r"[a-z]+|\d+", plain)
    month = next((_MONTH[t] for t in tokens if t in _MONTH and not (t in {"may", "mar", "sep", "ago"} and len(tokens) == 1)), None)
    of_month = next((int(t) for t in tokens if t.isdigit() and 1 <= int(t) <= LATEST_MONTH_DAY), None)
    if month is not None:
        of_month = of_month if of_month is not None else 1 if {"first", "primero", "uno"} & set(tokens) else None
        year = next((int(t) for t in tokens if t.isdigit() and int(t) >= CENTURY), None)
        if of_month is None:
            return None
        return _made(year, month, of_month) if year else _nearest(month, of_month, today, past)
    weekday = next((_WEEKDAY[t] for t in tokens if t in _WEEKDAY), None)
    if weekday is not None and of_month is None:
        return _weekday(weekday, plain, today, past)
    if of_month is not None:
        return _day_of_month(of_month, today, past)
    return next((today + timedelta(days=n) for shape, n in _NEAR if re.search(rf"\b(?:{shape})\b", plain)), None)


def _weekday(weekday: int, plain: str, today: date, past: bool) -> date:
    ahead = (weekday - today.weekday()) % DAYS_IN_WEEK
    if re.search(r"\b(?:last|pasad[oa]|anterior|ultimo)\b", plain):
        return today - timedelta(days=(today.weekday() - weekday) % DAYS_IN_WEEK or DAYS_IN_WEEK)
    if re.search(r"\b(?:next|que viene|proxim[oa]|siguiente|coming)\b", plain):
        return today + timedelta(days=ahead or DAYS_IN_WEEK)
    return today - timedelta(days=(today.weekday() - weekday) % DAYS_IN_WEEK) if past else today + timedelta(days=ahead)


def _made(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _nearest(month: int, of_month: int, today: date, past: bool) -> date | None:
    """A day and month without a year: the last one of what was done, otherwise the next."""
    found = _made(today.year, month, of_month)
    if found is None:
        return None
    if past and found > today:
        return _made(today.year - 1, month, of_month)
    if not past and found < today:
        return _made(today.year + 1, month, of_month)
    return found


def _day_of_month(of_month: int, today: date, past: bool) -> date | None:
    year, month = today.year, today.month
    for _ in range(12):
        found = _made(year, month, of_month)
        if found is not None and (found <= today if past else found >= today):
            return found
        month += -1 if past else 1
        year, month = (year - 1, 12) if month == 0 else (year + 1, 1) if month > 12 else (year, month)
    return None
