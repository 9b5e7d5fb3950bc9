"""Edits of which days train: fewer or more days a week, and a weekday without training, told with what falls and what stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.edits.days_worth import dropped_days, fixed, strenuous
from milo.coach.plans.edits.fewer_days import training_days_of, with_fewer, with_more
from milo.coach.plans.edits.moves import move
from milo.coach.plans.edits.parts import Weeks
from milo.coach.plans.edits.weeks import EditRefused, edited_by_week, edited_plan, in_weeks, nothing_on, races_on
from milo.coach.plans.edits.words import listed, spelled_weeks, worded
from milo.coach.plans.making.taper import is_race
from milo.coach.plans.text.diff_words import day_name
from milo.vocabulary.plan import DAYS, Adjustment, Day, Plan, PlannedSession, PlannedWeek

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


def on_weekdays(plan: Plan, days: Sequence[Day], weeks: Sequence[int], language: str, lived: Mapping[int, int]) -> Plan:
    """The plan with its sessions on these weekdays; where they are fewer than it trains on, on so many days.

    lived: week -> days of it that are over, which stay.  A race stays on its date.

    Raises EditRefused where the plan trains on these days and no others.
    """
    held = [w for w in plan.weeks if w.week in weeks]
    before = plan
    if max((sum(bool(d.sessions) for d in w.days) for w in held), default=0) > len(days):
        plan = on_days(plan, len(days), list(weeks), language, dict(lived))
    moves: dict[tuple[tuple[Day, Day], ...], list[int]] = {}
    for week in plan.weeks:
        if week.week in weeks and (found := _moves(week, days, lived.get(week.week, 0))):
            moves.setdefault(found, []).append(week.week)
    for pairs, of in moves.items():
        for day, to in pairs:
            plan = move(plan, day, to, of, language)
    if plan is before:
        raise EditRefused("other days than those of the plan", ", ".join(day_name(d, language) for d in days))
    # All of it was one wish, and is told as one change.
    what = "; ".join(done.what for done in plan.adjustments[len(before.adjustments) :])
    return msgspec.structs.replace(plan, adjustments=[*before.adjustments, Adjustment(rule="EDIT-MOVE", what=what)])


def _moves(week: PlannedWeek, days: Sequence[Day], over: int) -> tuple[tuple[Day, Day], ...]:
    """From which day to which: to the nearest that is free, with no two days of lifting side by side where that can be."""
    ahead = range(over, len(DAYS))
    held = [bool(d.sessions) for d in week.days]
    lifting = {i for i, d in enumerate(week.days) if any(s.kind == "strength" for s in d.sessions)}
    free = [i for i in ahead if DAYS[i] in days and not held[i]]
    found: list[tuple[Day, Day]] = []
    for at in ahead:
        if not held[at] or DAYS[at] in days or any(is_race(s) for s in week.days[at].sessions) or not free:
            continue
        others = lifting - {at} if at in lifting else set()
        to = min((i in {o + 1 for o in others} | {o - 1 for o in others}, abs(i - at), i) for i in free)[2]
        free.remove(to)
        lifting = others | {to} if at in lifting else lifting
        found.append((DAYS[at], DAYS[to]))
    return tuple(found)


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
