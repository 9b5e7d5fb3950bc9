"""What a week is: the calendar week from the day the athlete chose (Monday unless told), up to the day that is looked at.

Counts and sums (sessions, minutes, load, sets) are of the calendar week. Averages of the body (sleep, resting heart rate, steps)
need a number of days: they are of the last seven, and say so where they are shown.
"""

from __future__ import annotations

from datetime import date, timedelta

WEEK = 7
MONDAY = 0
STARTS: dict[str, int] = {"monday": MONDAY, "saturday": 5, "sunday": 6}
"""What a profile may say a week starts on -> number of the weekday, as date.weekday() counts."""


def week_start(day: date, starts: int = MONDAY) -> date:
    """The first day of a day's calendar week.

    Parameters
    ----------
    starts: number of the weekday the athlete's weeks start on, Monday 0. The weeks of a plan start on Monday for everybody.

    >>> week_start(date(2026, 11, 25)), week_start(date(2026, 11, 25), STARTS["sunday"])
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 22))
    """
    return day - timedelta(days=(day.weekday() - starts) % WEEK)


def week_end(day: date, starts: int = MONDAY) -> date:
    """The last day of a day's calendar week."""
    return week_start(day, starts) + timedelta(days=WEEK - 1)


def days_from(starts: int = MONDAY) -> list[int]:
    """The weekdays as date.isoweekday() counts them (Monday 1), in the order of a week that starts on one.

    >>> days_from(STARTS["sunday"])
    [7, 1, 2, 3, 4, 5, 6]
    """
    return [(starts + n) % WEEK + 1 for n in range(WEEK)]


def seven_days_to(day: date) -> date:
    """The first of the seven days that end on a day."""
    return day - timedelta(days=WEEK - 1)
