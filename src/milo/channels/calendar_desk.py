"""What the doors may ask of the house about the calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from milo.channels.calendar import Calendar

MOST_WEEKS = 9


class CalendarDesk(Protocol):
    """Everything here may block. Raises NotFound for nobody."""

    def calendar(self, athlete: str, since: date, until: date, *, records: bool = True) -> Calendar:
        """The weeks that hold these days, at most MOST_WEEKS. records: False leaves out what was done, eaten and weighed."""
        ...

    def feed_link(self, athlete: str) -> str | None:
        """The private address of the iCalendar feed; None while there is none."""
        ...

    def set_feed(self, athlete: str, on: bool) -> None:
        """Make a new private address, which ends the old one, or end it."""
        ...

    def feed(self, name: str) -> tuple[str, datetime, Calendar] | None:
        """(language, now, calendar) behind a feed's name; None where the name is nobody's."""
        ...
