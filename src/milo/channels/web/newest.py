"""The newest day of which anything is known, so that a file from last year does not open onto an empty week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from milo.channels.contract import Flows
from milo.insight.views import Week
from milo.vocabulary.clock import local_day
from milo.vocabulary.records import KINDS

KINDS_OF_A_WEEK = ("workout", "sleep", "day_digest")
LOOK_BACK_DAYS = (31, 366, 3_660, 20_000)  # nearest first: the newest records are nearly always in the last month or year
PAGE = 500


def has_data(week: Week) -> bool:
    """Whether the week holds a workout, a night or a day of readings."""
    steps = week.activity.figures.get("steps_per_day")
    recovery = any(figure.value is not None for figure in week.recovery.figures.values())
    return bool(week.load.workouts or week.sleep.nights or recovery or (steps is not None and steps.value is not None))


def shown_week(flows: Flows, athlete: str, today: date, asked: date | None) -> Week:
    """The week the front page and the week page both show: the one asked for, else today's, else the newest with data. Blocks."""
    week = flows.week(athlete, asked or today)
    if asked is None and not has_data(week):
        newest = newest_day(flows, athlete, today)
        if newest is not None and newest < week.first:
            return flows.week(athlete, newest)
    return week


def newest_day(flows: Flows, athlete: str, today: date) -> date | None:
    """The last day, not after today, with a workout, a night or readings. Blocks."""
    for days in LOOK_BACK_DAYS:
        since = datetime.combine(today - timedelta(days=days), time(), UTC)
        found = [day for kind in KINDS_OF_A_WEEK if (day := _last(flows, athlete, kind, since, today)) is not None]
        if found:
            return max(found)
    return None


def _last(flows: Flows, athlete: str, kind: str, since: datetime, today: date) -> date | None:
    """The last record's day from a moment on, page by page: the flows hand out the oldest first."""
    until = datetime.combine(today + timedelta(days=1), time(), UTC)
    last = None
    while True:
        page = flows.records(athlete, kind, since=since, until=until, limit=PAGE)
        held = [record for record in page if getattr(record, "count", 1)]  # a digest of nothing says only that it was looked for
        if held:
            last = _day(kind, held[-1])
        if len(page) < PAGE or KINDS[kind].time_of(page[-1]) == since:
            return None if last is None else min(last, today)
        since = KINDS[kind].time_of(page[-1])


def _day(kind: str, record: Any) -> date:
    if kind == "day_digest":
        day: date = record.day
        return day
    at = record.end_ts if kind == "sleep" else record.start_ts
    return local_day(at, record.utc_offset_min)
