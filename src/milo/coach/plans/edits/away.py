"""Days without training for an absence: "no training from Wednesday to Friday", "holiday from December 7 to 13"."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.edits.weeks import EditRefused, edited_by_week, races_on
from milo.coach.plans.edits.words import spelled_weeks, worded
from milo.coach.plans.text.diff_words import day_name
from milo.vocabulary.plan import DAYS, Day, Plan, PlannedWeek

WEEK = len(DAYS)


def away(plan: Plan, off: Collection[int], week: int, language: str = "en", today: Day | None = None) -> Plan:
    """Rest on the days of an absence, nothing moved; a race stays, and so do the days that are over.

    off: days counted from the monday of the week it is now.  week: its number, 0 before the plan begins: days of this week are
    then those of the first, where no other week is spoken of.  today: the days before it are over; None: none is.

    Raises EditRefused where no session stands on any of them.
    """
    meant = days_off(off, week, today)
    lines: dict[tuple[int, ...], str] = {}

    def rested(one: PlannedWeek) -> PlannedWeek:
        days = [day_with(d, races_on(d)) if (one.week, i) in meant and d.sessions else d for i, d in enumerate(one.days)]
        changed = [d.day for d, was in zip(days, one.days, strict=True) if d != was]
        if not changed:
            return one
        names = ", ".join(day_name(day, language) for day in changed)
        lines[(one.week,)] = worded("away", language, days=names)
        return msgspec.structs.replace(one, days=days)

    after = [rested(one) for one in plan.weeks]
    if not lines:
        numbers = sorted({n for n, _ in meant if any(w.week == n for w in plan.weeks)})
        raise EditRefused("days with a session in that time", spelled_weeks(numbers, language) if numbers else "-")
    return edited_by_week(plan, "EDIT-SKIP", lines, after, language)


def days_off(off: Collection[int], week: int, today: Day | None = None) -> set[tuple[int, int]]:
    """The days of an absence that are not over: (number of the week, day from monday 0). off, week, today: as away takes them."""
    first = first_week(off, week)
    over = DAYS.index(today) if today is not None and week >= 1 else 0
    return {(first + n // WEEK, n % WEEK) for n in off if n >= over}


def first_week(off: Collection[int], week: int) -> int:
    """The number of the week that the first seven days of an absence are in. off, week: as away takes them.

    >>> first_week([0, 1], 0), first_week([7, 8], 0), first_week([1], 3)
    (1, 0, 3)
    """
    return 1 if week < 1 and all(n < WEEK for n in off) else week
