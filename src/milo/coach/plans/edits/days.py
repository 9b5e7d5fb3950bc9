"""Edits of which days train: fewer or more days a week, and a weekday without training, told with what falls and what stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.edits.days_worth import dropped_days, fixed, strenuous
from milo.coach.plans.edits.fewer_days import training_days_of, with_fewer
from milo.coach.plans.edits.more_days import with_more
from milo.coach.plans.edits.parts import Weeks
from milo.coach.plans.edits.weeks import EditRefused, edited_plan, in_weeks, nothing_on
from milo.coach.plans.edits.words import listed, worded
from milo.coach.plans.text.diff_words import day_name
from milo.vocabulary.plan import DAYS, Day, Plan, PlannedSession, PlannedWeek

MOST_DAYS = 6  # safety reference PL-06: one day of rest in seven
Lived = Mapping[int, int]
"""How many days of a week are over, by its number."""


def on_days(plan: Plan, days: int, weeks: Weeks = None, language: str = "en", lived: Lived | None = None) -> Plan:
    """The same training on more days, or less of it on fewer.

    More: the longest session is shared between its day and the day of rest farthest from any other; no work is added.
    Fewer: the same weekdays go in all weeks, those that are missed least (days_worth); where main patterns would go with them,
    the lifting that stays is planned again from all exercises of the week (edits.fewer_days).  lived: such days stay as they are.

    Raises EditRefused for a number of days the plan cannot have or has already.
    """
    if not 1 <= days <= MOST_DAYS:
        raise EditRefused(f"1 to {MOST_DAYS} days a week", str(days), "a week needs a day of rest")
    held = [w for w in plan.weeks if weeks is None or w.week in weeks]
    counts = sorted({len(training_days_of(w)) for w in held})
    old = str(counts[0]) if len(counts) == 1 else f"{counts[0]}-{counts[-1]}" if counts else "0"
    gone = dropped_days(held, days, plan.goal, lived)
    title = speaker(language)("title.full")
    after = in_weeks(plan, weeks, lambda w: with_more(with_fewer(w, gone.get(w.week, ()), title), days))
    told = _told(plan, after, gone, language)
    return edited_plan(plan, "EDIT-DAYS", "days", after, language, old=old, new=days, told=told and f": {told}")


def free_day(plan: Plan, day: Day, weeks: Weeks = None, language: str = "en", lived: Lived | None = None) -> Plan:
    """No training on a weekday: its sessions fall where they are missed least, else take the place of the day that is.

    Hard work goes to a day of rest instead where it would stand beside other hard work.  lived: days that are
    over stay as they are.

    Raises EditRefused for a day that is free already, and for a race.
    """
    a, lived = DAYS.index(day), lived or {}
    over = [w for w in plan.weeks if (weeks is None or w.week in weeks) and w.days[a].sessions and lived.get(w.week, 0) <= a]
    held = [w for w in over if not fixed(w.days[a])]
    if over and not held:
        raise EditRefused("a day without a race", day, "a race stays on its date; change that in the profile and make a new plan")
    if not held:
        raise nothing_on(plan, day, weeks, language)
    gone = dropped_days(held, {w.week: len(training_days_of(w)) - 1 for w in held}, plan.goal, lived)
    # One place for all weeks, so that people know their days.
    least = next((i for found in gone.values() for i in found), a)
    place = a if least == a else _place(held, a, least)
    title = speaker(language)("title.full")

    def freed(week: PlannedWeek) -> PlannedWeek:
        falls = gone.get(week.week, [])
        if week not in held:
            return week
        if not falls or a in falls or place == a:
            return with_fewer(week, [a], title)
        to = place if place in falls or not week.days[place].sessions else falls[0]
        days = list(week.days)
        days[a], days[to] = day_with(days[a], days[to].sessions), day_with(days[to], days[a].sessions)
        return with_fewer(msgspec.structs.replace(week, days=days), [a if to in falls else falls[0], a], title)

    after = in_weeks(plan, weeks, freed)
    told = _told(plan, after, {w.week: gone.get(w.week) or [a] for w in held}, language)
    if place != a:
        moved = _named(held, a, day_name(DAYS[place], language), " -> ")
        told = f"{worded('moves', language, what=moved)}; {told}"
    return edited_plan(plan, "EDIT-FREE", "free", after, language, day=day_name(day, language), told=told and f": {told}")


def _place(weeks: Sequence[PlannedWeek], a: int, least: int) -> int:
    """Where a day's sessions go: the day that falls, or the nearest day of rest where they would stand beside hard work there."""

    def beside(i: int) -> bool:
        return any(_demanding(w, a) and _demanding(w, k) for w in weeks for k in ((i - 1) % 7, (i + 1) % 7) if k not in (a, least))

    free = [i for i in range(7) if i not in (a, least) and not any(w.days[i].sessions for w in weeks)]
    return min([least, *free], key=lambda i: (beside(i), i != least, abs(i - a), i))


def _demanding(week: PlannedWeek, i: int) -> bool:
    """Whether a day lifts, is hard, or holds the longest endurance of its week."""
    minutes = [max((s.endurance.minutes for s in d.sessions if s.endurance is not None), default=0.0) for d in week.days]
    return strenuous(week.days[i]) or (minutes[i] > 0 and minutes[i] == max(minutes))


def _shorter(plan: Plan, after: Sequence[PlannedWeek], language: str) -> list[str]:
    """The endurance sessions that got shorter, old -> new."""
    old = {s.session_id: s.endurance.minutes for w in plan.weeks for d in w.days for s in d.sessions if s.endurance is not None}
    return [
        f"{s.title} ({day_name(d.day, language)}) {old[s.session_id]:g} -> {s.endurance.minutes:g} min"
        for w in after
        for d in w.days
        for s in d.sessions
        if s.endurance is not None and s.endurance.minutes < old.get(s.session_id, 0.0)
    ]


def _told(plan: Plan, after: Sequence[PlannedWeek], gone: Mapping[int, Sequence[int]], language: str) -> str:
    """What falls and what stays, by name and day; empty where nothing falls."""
    if not gone:
        return ""
    left = [w for w in plan.weeks if w.week in gone]
    fallen = sorted({i for days in gone.values() for i in days})
    falls = ", ".join(_named([w for w in left if i in gone[w.week]], i, day_name(DAYS[i], language)) for i in fallen)
    new = [w for w in after if w.week in gone]
    # A session planned again from several is not the one that stood there, whatever the two are called.
    old = {s.session_id: s for w in left for d in w.days for s in d.sessions}
    anew = {i for i in range(7) if any(_rewritten(old, s) for w in new for s in w.days[i].sessions)}
    stays, again = (
        ", ".join(_named(new, i, day_name(DAYS[i], language)) for i in range(7) if (i in anew) == made and _trains(new, i))
        for made in (False, True)
    )
    return "; ".join(
        [
            worded("falls", language, what=falls),
            *([worded("stays", language, what=stays)] if stays else []),
            *([worded("anew", language, what=again)] if again else []),
            *([worded("shorter", language, what=listed(shorter, language))] if (shorter := _shorter(plan, new, language)) else []),
        ]
    )


def _trains(weeks: Sequence[PlannedWeek], i: int) -> bool:
    return any(w.days[i].sessions for w in weeks)


def _rewritten(old: Mapping[str, PlannedSession], new: PlannedSession) -> bool:
    """Whether a session is not the one of its id any more: another name, or exercises that were not in it."""
    was = old.get(new.session_id)
    return was is None or was.title != new.title or bool({e.exercise for e in new.exercises} - {e.exercise for e in was.exercises})


def _named(weeks: Sequence[PlannedWeek], i: int, day: str, join: str = "") -> str:
    """The sessions of a weekday in any of these weeks, each once, and the day."""
    titles = list(dict.fromkeys(s.title for w in weeks for s in w.days[i].sessions))
    return f"{' / '.join(titles)}{join}{day}" if join else f"{' / '.join(titles)} ({day})"
