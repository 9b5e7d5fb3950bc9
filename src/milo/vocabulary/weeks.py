"""What a week is: the calendar week, Monday to Sunday, up to the day that is looked at.

Counts and sums (sessions, minutes, load, sets) are of the calendar week. Averages of the body (sleep, resting heart rate, steps)
need a number of days: they are of the last seven, and say so where they are shown.
"""

from __future__ import annotations

from datetime import date, timedelta

WEEK = 7


def monday_of(day: date) -> date:
    """The first day of a day's calendar week.

    >>> monday_of(date(2026, 11, 25)), monday_of(date(2026, 11, 23))
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 23))
    """
    return day - timedelta(days=day.weekday())


def sunday_of(day: date) -> date:
    """The last day of a day's calendar week."""
    return monday_of(day) + timedelta(days=WEEK - 1)


def seven_days_to(day: date) -> date:
    """The first of the seven days that end on a day."""
    return day - timedelta(days=WEEK - 1)
