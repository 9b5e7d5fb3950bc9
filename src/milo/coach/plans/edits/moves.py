"""Edits of where sessions stand: a day or a kind of session moved to another day, and skipped; a race stays on its date."""

from __future__ import annotations

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.edits.parts import Part, Weeks, days_of, is_meant, without_part
from milo.coach.plans.edits.weeks import (
    EditRefused,
    edited_by_week,
    edited_plan,
    in_days,
    in_sessions,
    in_weeks,
    nothing_on,
    races_on,
    sessions_of,
)
from milo.coach.plans.edits.words import listed, worded
from milo.coach.plans.making.taper import is_race
from milo.coach.plans.text.diff_words import activity_named, day_name
from milo.vocabulary.plan import DAYS, Day, Plan, PlannedWeek

RACE_STAYS = "a race stays on its date; change that in the profile and make a new plan"


def move(plan: Plan, day: Day, to: Day, weeks: Weeks = None, language: str = "en", *, exchange: bool = False) -> Plan:
    """The sessions of one day on another; when that one has sessions too, the two days change places.

    exchange: they change places also in the weeks whose first day is the empty one.

    Raises EditRefused for a day without sessions, and for a race.
    """
    a, b = DAYS.index(day), DAYS.index(to)

    def moved(week: PlannedWeek) -> PlannedWeek:
        if not (week.days[a].sessions or (exchange and week.days[b].sessions)) or any(
            is_race(s) for i in (a, b) for s in week.days[i].sessions
        ):
            return week
        days = list(week.days)
        days[a], days[b] = day_with(days[a], days[b].sessions), day_with(days[b], week.days[a].sessions)
        return msgspec.structs.replace(week, days=days)

    if day == to:
        raise EditRefused("two different days", f"{day} twice")
    held = [w for w in plan.weeks if weeks is None or w.week in weeks]
    if held and all(any(is_race(s) for i in (a, b) for s in w.days[i].sessions) for w in held):
        raise EditRefused("a day without a race", day, RACE_STAYS)
    if not exchange and held and not any(w.days[a].sessions for w in held):
        raise nothing_on(plan, day, weeks, language)
    there = [bool(w.days[a].sessions) for w in held if w.days[a].sessions or w.days[b].sessions]
    swaps = any(w.days[b].sessions and w.days[a].sessions for w in held) or (exchange and len(set(there)) > 1)
    if exchange and there and not any(there):
        day, to = to, day  # told as what moves
    words = "exchange" if swaps else "move"
    return edited_plan(
        plan, "EDIT-MOVE", words, in_weeks(plan, weeks, moved), language, day=day_name(day, language), to=day_name(to, language)
    )


def move_part(plan: Plan, part: Part, to: Day, weeks: Weeks = None, day: Day | None = None, language: str = "en") -> Plan:
    """The sessions of a kind on another day, beside what that day has; all else stays. day: only those of this day.

    Raises EditRefused where no session is of that kind, and for a race.
    """
    held = [w for w in plan.weeks if weeks is None or w.week in weeks]
    several = next((found for w in held if len(found := days_of(w, part, day)) > 1), None)
    if several:
        raise EditRefused(
            "one day of these",
            ", ".join(day_name(d, language) for d in several),
            "say which of the days moves, such as move Monday to Tuesday",
        )
    meant = [w for w in held if days_of(w, part, day) not in ([], [to])]
    free = {w.week for w in meant if not any(is_race(s) for d in w.days if d.day == to for s in d.sessions)}
    if meant and not free:
        raise EditRefused("a day without a race", to, RACE_STAYS)

    def moved(week: PlannedWeek) -> PlannedWeek:
        if week.week not in free:
            return week
        [start] = days_of(week, part, day)
        gone = [s for d in week.days if d.day == start for s in d.sessions if is_meant(s, week, part)]
        days = [
            day_with(d, [*d.sessions, *gone])
            if d.day == to
            else day_with(d, [s for s in d.sessions if d.day != start or not is_meant(s, week, part)])
            for d in week.days
        ]
        return msgspec.structs.replace(week, days=days)

    # What stood on different days in different weeks is told week by week.
    told: dict[tuple[str, str], list[int]] = {}
    for w in meant:
        if w.week in free:
            what = listed([s.title for s in sessions_of(plan, [w.week], day, part)], language)
            told.setdefault((what, day_name(days_of(w, part, day)[0], language)), []).append(w.week)
    if len(told) < 2:
        values = {"what": "", "day": "", **{k: v for key in told for k, v in zip(("what", "day"), key, strict=True)}}
        return edited_plan(
            plan, "EDIT-MOVE", "move_part", in_weeks(plan, weeks, moved), language, **values, to=day_name(to, language)
        )
    lines = {
        tuple(held_for): worded("move_part", language, what=what, day=start, to=day_name(to, language))
        for (what, start), held_for in told.items()
    }
    return edited_by_week(plan, "EDIT-MOVE", lines, in_weeks(plan, weeks, moved), language)


def skip(plan: Plan, day: Day | None, weeks: Weeks = None, language: str = "en", part: Part | None = None) -> Plan:
    """A day of rest instead of the day's sessions, or instead of those of a kind wherever they stand.

    Raises EditRefused for a day or a kind without sessions.
    """
    if part is None and day is not None:
        races = [d for w in plan.weeks if weeks is None or w.week in weeks for d in w.days if d.day == day and races_on(d)]
        if races and not sessions_of(plan, weeks, day):
            raise EditRefused("a day without a race", day, RACE_STAYS)
        if not sessions_of(plan, weeks, day):
            raise nothing_on(plan, day, weeks, language)
        after = in_days(plan, weeks, day, lambda d: day_with(d, races_on(d)))
        return edited_plan(plan, "EDIT-SKIP", "skip", after, language, day=day_name(day, language))
    gone: list[str] = []
    for s in sessions_of(plan, weeks, day, part):
        stays = without_part(s, part, language) is not None and s.endurance is not None
        gone.append(f"{s.title} ({activity_named(s.endurance.activity, language)})" if stays and s.endurance else s.title)
    after = in_sessions(plan, weeks, day, lambda s: without_part(s, part, language), part)
    return edited_plan(plan, "EDIT-SKIP", "skip_part", after, language, what=listed(gone, language))
