"""The clock, handed in wherever time matters so that nothing else reads the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol


class Clock(Protocol):
    """Anything that can say what time it is."""

    def now(self) -> datetime:
        """The current moment, aware, in UTC."""
        ...


class WallClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class StillClock:
    """A clock that stands where it is put; for tests and for reports as of a date."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._at


def local_day(at: datetime, utc_offset_min: int | None) -> date:
    """The calendar day a moment falls on where the athlete was; UTC when the offset is unknown."""
    return at.astimezone(timezone(timedelta(minutes=utc_offset_min or 0))).date()


def micros(at: datetime) -> int:
    """Whole microseconds since 1970-01-01 UTC, exact (float seconds would lose the last digits).

    >>> micros(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    delta = at - _EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def from_micros(value: int) -> datetime:
    """The inverse of micros."""
    return _EPOCH + timedelta(microseconds=value)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
