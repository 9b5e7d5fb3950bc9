"""The calendar as iCalendar (RFC 5545): titles and lengths of what is planned and done, at a private address and nowhere else."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter
from fastapi.responses import Response

from milo.channels.calendar import Calendar, CalendarItem
from milo.channels.calendar_desk import CalendarDesk
from milo.locales import text

OCTETS = 73  # of a line before it is folded; RFC 5545 3.1 allows 75 with the space that begins the next


def ical_text(calendar: Calendar, language: str, now: datetime) -> str:
    """The feed. Days are whole days: a plan says on which day, not at what hour."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Milo//calendar//EN", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Milo"]
    for week in calendar.weeks:
        for day in week.days:
            for n, item in enumerate(day.items):
                uid = item.session_id or item.workout_id or f"{day.day.isoformat()}-{n}"
                lines += [
                    "BEGIN:VEVENT",
                    f"UID:{uid}@milo",
                    f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
                    f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}",
                    f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}",
                    f"SUMMARY:{_escaped(_said(item, language))}",
                    "TRANSP:TRANSPARENT",
                    "END:VEVENT",
                ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def feed_route(desk: CalendarDesk) -> APIRouter:
    """GET /hooks/calendar/{name}: 403 to everybody without the name that was made for one athlete."""
    router = APIRouter()

    @router.get("/hooks/calendar/{name}", include_in_schema=False)
    async def feed(name: str) -> Response:
        found = await asyncio.to_thread(desk.feed, name)
        if found is None:
            return Response(status_code=403)
        language, now, calendar = found
        return Response(
            ical_text(calendar, language, now), media_type="text/calendar", headers={"Cache-Control": "private, no-store"}
        )

    return router


def _said(item: CalendarItem, language: str) -> str:
    title = item.title or (item.activity or "").capitalize()
    minutes = "" if item.minutes is None else f" ({item.minutes:.0f} min)"
    return f"{text(f'calendar-ical-{item.status}', language)}{title}{minutes}"


def _escaped(written: str) -> str:
    """TEXT of RFC 5545 3.3.11; a line break in a title would begin another property."""
    plain = " ".join(written.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> list[str]:
    """A line as lines of at most 75 octets."""
    made, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > OCTETS:
            made.append(part)
            part = " "
        part += letter
    return [*made, part]
