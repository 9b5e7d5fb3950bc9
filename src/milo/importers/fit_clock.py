"""Times in FIT files: seconds since 1989-12-31 00:00 UTC, or since the device was switched on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from milo.importers.contract import Context
from milo.importers.fit_columns import Part

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
SYSTEM_BELOW = 0x10000000  # smaller times count from switching on; FIT profile, type date_time
NO_TIME = "no time"
NO_CALENDAR_TIME = "a time since the device was switched on, not of the calendar"
_LAST = int((datetime(2101, 1, 1, tzinfo=UTC) - EPOCH).total_seconds())  # beyond, a fault; our choice
_DAY_S = 86_400
# Time zones lie between these, in minutes, and on quarters of an hour.
_WEST, _EAST, _QUARTER = -12 * 60, 14 * 60, 15
_LONGEST_S = 30 * _DAY_S  # a month: beyond it a duration is a slip; our choice


class FitClock:
    """The times of one file as moments.

    offset_min: of local time from UTC when the file tells it, None otherwise.

    A device that never knew the date writes times since it was switched on. Where the file says once which calendar time
    that was, all are told from it; given in local time only, the athlete's own zone is taken.
    """

    def __init__(self, part: Part, context: Context) -> None:
        self._context = context
        self._utc_shift: int | None = None
        self._local_shift: int | None = None
        self.offset_min: int | None = None
        for kind in ("activity", "timestamp_correlation", "monitoring_info"):
            for row in part.rows(kind):
                self._learn(row)

    def _learn(self, row: dict[str, Any]) -> None:
        at, local, system = (_whole(row.get(name)) for name in ("timestamp", "local_timestamp", "system_timestamp"))
        if at is None:
            return
        if local is not None and local >= SYSTEM_BELOW:
            if at < SYSTEM_BELOW:
                self._local_shift = local - at if self._local_shift is None else self._local_shift
            else:
                offset = round((local - at) / 60 / _QUARTER) * _QUARTER
                if self.offset_min is None and _WEST <= offset <= _EAST:
                    self.offset_min = offset
        if system is not None and system < SYSTEM_BELOW <= at and self._utc_shift is None:
            self._utc_shift = at - system

    def moment(self, stamp: float | None) -> datetime | None:
        """A time of the file in UTC; None when it is missing or of no calendar."""
        if stamp is None or not 0 <= stamp <= _LAST:
            return None
        if stamp >= SYSTEM_BELOW:
            return EPOCH + timedelta(seconds=stamp)
        if self._utc_shift is not None:
            return EPOCH + timedelta(seconds=stamp + self._utc_shift)
        if self._local_shift is not None:
            return self._context.localise((EPOCH + timedelta(seconds=stamp + self._local_shift)).replace(tzinfo=None))[0]
        return None

    def offset_at(self, at: datetime) -> int | None:
        """Minutes of local time from UTC, where the file tells the local time."""
        if self.offset_min is None and self._local_shift is not None:
            away = at.astimezone(self._context.zone).utcoffset()
            return round(away.total_seconds() / 60) if away is not None else None
        return self.offset_min

    def midnight(self, stamp: int) -> int:
        """The local midnight at which the day of a time began; a time of exactly midnight belongs to the day it ends."""
        offset = self.offset_min
        if offset is None:
            away = (EPOCH + timedelta(seconds=stamp)).astimezone(self._context.zone).utcoffset()
            offset = round(away.total_seconds() / 60) if away is not None else 0
        local = stamp + offset * 60
        return (local - 1) // _DAY_S * _DAY_S - offset * 60


def seconds(value: float | None) -> float | None:
    """A duration, None when it is missing or longer than a month."""
    return value if value is not None and 0 <= value <= _LONGEST_S else None


def _whole(value: Any) -> int | None:
    return int(value) if value is not None and 0 <= value <= _LAST else None
