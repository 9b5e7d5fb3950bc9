"""A reminder that a message asks for: "remind me to weigh myself tomorrow at 7", "recuérdame estirar el viernes a las 20:30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from milo.coach.conversation.entities import dates
from milo.vocabulary.letters import unaccented

LONGEST = 160  # characters of what somebody is reminded of (our choice)
MORNING = time(8)  # of a day that is named without an hour (our choice)
_ORDER = re.compile(
    r"^[¡¿\s]*(?:(?:please|hey|ok|por favor|oye)[, ]+)*(?:(?:can|could) you |(?:me )?(?:puedes|podrias) )?"
    r"(?:remind me|recuerda(?:me|rme)|avisa(?:me|rme))\b[, ]*(?:(?:to|about|that|of|de|que|para)\b)?"
)
_HOUR = re.compile(
    r"\b(?:at|by|a las?|sobre las?) (\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|(?:de|por) la (?:manana|tarde|noche)|"
    r"in the (?:morning|evening|afternoon)|at night)?(?!\d)"
)
_IN = re.compile(r"\b(?:in|en|dentro de) (\d{1,3}|an?|una?|half an) (minutes?|mins?|minutos?|hours?|horas?)\b")
_DAY = re.compile(
    r"\b(?:(?:on|el|este|this|next|proximo) )*(?:today|tomorrow|tonight|the day after tomorrow|hoy|pasado manana|(?<!la )manana|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?: que viene)?\b"
)
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|"
    "nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_DATE = re.compile(
    rf"\b(?:on |el |the )*(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? (?:of |de )?(?:{_MONTH})|"
    rf"(?:{_MONTH})\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\d:]))\b"
)
_EVENING = re.compile(r"pm|p\.m\.|tarde|noche|evening|afternoon|night")


@dataclass(frozen=True)
class Remind:
    """What to remind of, and when, on the athlete's clock without a zone; None where no time was told."""

    text: str
    at: datetime | None


def read_reminder(text: str, now: datetime) -> Remind | None:
    """The reminder that a message asks for; None for any other. now: on the athlete's clock.

    >>> read_reminder("remind me to weigh myself tomorrow at 7", datetime(2026, 3, 4, 20))
    Remind(text='weigh myself', at=datetime.datetime(2026, 3, 5, 7, 0))
    >>> read_reminder("recuérdame estirar a las 21:30", datetime(2026, 3, 4, 20)).at
    datetime.datetime(2026, 3, 4, 21, 30)
    >>> read_reminder("what reminders do I have?", datetime(2026, 3, 4, 20)) is None
    True
    """
    plain = unaccented(text)
    order = _ORDER.match(plain)
    if order is None or len(plain) != len(text):
        return None
    start = order.end()
    ahead, hour, day = _IN.search(plain, start), _HOUR.search(plain, start), _DATE.search(plain, start) or _DAY.search(plain, start)
    spans = sorted(m.span() for m in (ahead, hour, day) if m is not None)
    what, at = "", start
    for a, b in spans:
        what, at = what + text[at:a] if a >= at else what, max(at, b)
    what = " ".join((what + text[at:]).strip(" ,.!?").split())[:LONGEST]
    return Remind(what, _when(ahead, hour, day, now)) if what else None


def _when(ahead: re.Match[str] | None, hour: re.Match[str] | None, day: re.Match[str] | None, now: datetime) -> datetime | None:
    if ahead is not None:
        count = 0.5 if ahead[1].startswith("half") else float(ahead[1]) if ahead[1].isdigit() else 1.0
        return now + timedelta(hours=count if ahead[2].startswith("h") else count / 60)
    on: date | None = dates.day(day[0], now.date()) if day is not None else None
    if day is not None and on is None:
        return None  # "February 30"
    if hour is None:
        return None if on is None else datetime.combine(on, MORNING)
    h, minute = int(hour[1]), int(hour[2] or 0)
    if hour[3] and _EVENING.search(hour[3]) and h < 12:
        h += 12
    if h > 23 or minute > 59:
        return None
    wanted = datetime.combine(on or now.date(), time(h, minute))
    return wanted + timedelta(days=1) if on is None and wanted <= now else wanted
