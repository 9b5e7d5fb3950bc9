"""Which weeks words are about: this one, the next, all of them, "week 3", "for two weeks"; and whether they name every day."""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.plans.edits.scope import (
    ALL_WEEKS,
    EVERY_DAY,
    EVERY_SESSION,
    NEXT_WEEK,
    THIS_WEEK,
    WEEKS_LONG,
    unread_week,
    week_after_next,
    week_named,
)
from milo.coach.plans.text.spelling import plain

_COUNTED = {"two": 2, "three": 3, "four": 4, "dos": 2, "tres": 3, "cuatro": 4}


@dataclass(frozen=True)
class Weeks:
    """Weeks of a plan. ahead: of the one it is now.  number: of the plan's week, in its place.  long: so many from there.

    every: all weeks, days or sessions are said.  unread: a week is named in a way nobody has read.
    """

    ahead: int | None = None
    number: int | None = None
    long: int = 1
    every: bool = False
    unread: bool = False


def weeks_in(words: str) -> Weeks:
    """The weeks that words are about; nothing is said of them where no field is set.

    >>> weeks_in("skip friday next week").ahead, weeks_in("week 3: move tuesday").number, weeks_in("for all weeks").every
    (1, 3, True)
    """
    said = " ".join(plain(words.replace("’", "'")).split())
    every = any(shape.search(said) for shape in (ALL_WEEKS, EVERY_DAY, EVERY_SESSION))
    named = week_named(said)
    if named is not None:
        return Weeks(number=named[0], long=named[1], every=every)
    if week_after_next(said) is not None:
        return Weeks(ahead=2, every=every)
    if unread_week(said):
        return Weeks(unread=True)
    several = WEEKS_LONG.search(said)
    long = int(_COUNTED.get(several["n"], 0) or several["n"]) if several is not None else 1
    ahead = 1 if NEXT_WEEK.search(said) else 0 if THIS_WEEK.search(said) else None
    return Weeks(ahead=0 if long > 1 and ahead is None else ahead, long=long, every=every)
