"""Edits a person asks for in a word: the door to all of them, and those within sessions (minutes, equipment, exercises).

Each takes a plan and gives the edited plan with one more adjustment, which says old -> new. Nothing here checks limits: an edited
plan passes the validator like any other. Version, parent and date are the history's business and stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import day_with
from milo.coach.plans.edits.days import away, days_off, free_day, on_days, on_weekdays
from milo.coach.plans.edits.exercises import add, called_in, drop
from milo.coach.plans.edits.moves import move, move_part, skip
from milo.coach.plans.edits.parts import Part, Weeks, days_of, nearest_free
from milo.coach.plans.edits.recovery_week import recovery_week, sets_by
from milo.coach.plans.edits.steps import harder_or_easier, meant
from milo.coach.plans.edits.weeks import EditRefused, edited_plan, in_sessions, not_in_plan, nothing_on, sessions_of
from milo.coach.plans.edits.within_session import Alternatives, Variants, in_minutes, swapped, without_equipment
from milo.coach.plans.edits.words import equipment_named, listed
from milo.coach.plans.text.diff_words import day_name
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import DAYS, Day, Plan, PlannedWeek

LEAST_LIFTING_MIN = 15.0  # of a session with lifting: its warm-up alone takes 5 (training.md 2.10: worth changing for; our choice)
LEAST_MIN = 5.0  # of any session (our choice)
MOST_MIN = 240.0  # of a session asked for in a word; what PL-13 allows is far below (our choice)

EditKind = Literal[
    "move", "skip", "days", "minutes", "without", "swap", "harder", "easier", "add", "drop", "free", "away", "on", "sets",
    "recovery",
]  # fmt: skip


OF_SESSIONS: frozenset[EditKind] = frozenset({"move", "skip", "minutes", "swap", "harder", "easier", "add", "drop", "sets"})
"""Kinds that change sessions one by one: those of days that are over stay as they were."""


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants changed. Which fields count depends on kind.

    this_week: only one week, weeks_ahead of the current one, or so many from there on (weeks_long).
    week: only the plan's week of this number, or weeks_long from there on; then the two above say nothing.
    day: where; None is everywhere; for free the weekday without training.
    to: where its sessions go (move); None: the nearest day that takes them.  exchange: and those of `to` come in their place, also
    where `day` is the empty one.  part: only sessions of this kind.
    minutes: of a session at most.  days: with training, a week; days_by: so many more or fewer.
    equipment: what is not there (words of the profile).
    exercise: the one to swap, make harder or easier, add or drop, or do a set more or less of; instead: by which, None for the
    nearest; way: by a variant so much harder or easier.
    body_part: make harder or easier, or by a set more or less, only what trains it (vocabulary.body_parts).
    off: days without training (away), or those without the equipment (without), counted from the monday of the week it is now: 0
    this monday, 7 the next one.
    sets: of one that is added; None: two.  Of kind sets: 1 for one more, -1 for one less.
    on: the weekdays to train on, and no others (on).
    """

    kind: EditKind
    this_week: bool = False
    weeks_ahead: int = 0
    weeks_long: int = 1
    week: int | None = None
    day: Day | None = None
    to: Day | None = None
    exchange: bool = False
    part: Part | None = None
    minutes: float | None = None
    days: int | None = None
    days_by: int | None = None
    equipment: list[str] = []
    exercise: str | None = None
    instead: str | None = None
    way: Literal["harder", "easier"] | None = None
    body_part: str | None = None
    sets: int | None = None
    off: list[int] = []
    on: list[Day] = []


def apply_edit(
    plan: Plan,
    edit: Edit,
    *,
    week: int,
    alternatives: Alternatives | None = None,
    variants: Variants | None = None,
    language: str = "en",
    today: Day | None = None,
) -> Plan:
    """The plan with an edit, from the current week on; the weeks before it have been lived and stay.

    week: the current week's number, 0 before the plan begins: its first is then "this week" and "next week".
    alternatives: exercise id -> exercises that may stand in for it, nearest first, already within
    the athlete's equipment and joints.  variants: (exercise id, "harder" or "easier") -> its variants.
    language: "en" or "es", of the adjustment and of new exercises' names.
    today: of the current week; the days before it stay where days of training are left out. None: none is over.

    Raises EditRefused when nothing would change or something is missing for it.
    """
    if edit.week is not None:
        last = max((w.week for w in plan.weeks), default=0)
        if not max(1, week) <= edit.week <= edit.week + edit.weeks_long - 1 <= last:
            named = str(edit.week) if edit.weeks_long == 1 else f"{edit.week}-{edit.week + edit.weeks_long - 1}"
            raise EditRefused(f"a week of the plan from {max(1, week)} to {last}", named)
        edit = msgspec.structs.replace(edit, this_week=True, weeks_ahead=edit.week - week)
    if (
        today is not None
        and week >= 1
        and edit.this_week
        and edit.weeks_ahead == 0
        and edit.weeks_long == 1
        and edit.kind in OF_SESSIONS
    ):
        return _still_to_come(
            plan,
            edit,
            week,
            today,
            lambda one, on: apply_edit(one, on, week=week, alternatives=alternatives, variants=variants, language=language),
        )
    first_week = max(1, week + edit.weeks_ahead)
    last_week = first_week + edit.weeks_long - 1 if edit.this_week else max((w.week for w in plan.weeks), default=0)
    weeks = list(range(first_week if edit.this_week else week, last_week + 1))
    lived = {week: DAYS.index(today)} if today is not None else {}
    if edit.kind == "move":
        first = (d for w in plan.weeks if edit.part is not None and w.week in weeks for d in days_of(w, edit.part))
        day = edit.day or next(first, None)
        to = edit.to or (day and nearest_free(plan, day, weeks))
        held = [d for w in plan.weeks if w.week in weeks for d in w.days if d.day == day and d.sessions]
        if day is not None and to is None and edit.part is None and not held:
            raise nothing_on(plan, day, weeks, language)
        if day is None or to is None:
            raise EditRefused("two days, such as move Thursday to Friday", "fewer")
        if edit.part is not None:
            return move_part(plan, edit.part, to, weeks, edit.day, language)
        return move(plan, day, to, weeks, language, exchange=edit.exchange)
    if edit.kind == "skip":
        if edit.day is None and edit.part is None:
            raise EditRefused("a day to skip", "none", "say which day")
        return skip(plan, edit.day, weeks, language, edit.part)
    if edit.kind == "days":
        days = edit.days
        if days is None and edit.days_by is not None:
            now = [sum(bool(d.sessions) for d in w.days) for w in plan.weeks if w.week in weeks]
            days = max(now, default=0) + edit.days_by
        if days is None:
            raise EditRefused("a number of days a week", "none")
        return on_days(plan, days, weeks, language, lived)
    if edit.kind == "away":
        return away(plan, edit.off, week, language, today)
    if edit.kind == "free":
        if edit.day is None:
            raise EditRefused("a weekday without training", "none", "say which day")
        return free_day(plan, edit.day, weeks, language, lived)
    if edit.kind == "on":
        if not edit.on:
            raise EditRefused("weekdays to train on", "none", "say which days")
        return on_weekdays(plan, edit.on, weeks, language, lived)
    if edit.kind == "minutes":
        if edit.minutes is None:
            raise EditRefused("a number of minutes", "none")
        return within_minutes(plan, edit.minutes, weeks, edit.day, language, edit.part)
    if edit.kind == "without" and edit.off:
        return without_on(plan, edit.equipment, alternatives or _nothing, days_off(edit.off, week, today), language)
    if edit.kind == "without":
        return without(plan, edit.equipment, alternatives or _nothing, weeks, edit.day, language)
    if edit.kind == "swap":
        if edit.exercise is None:
            raise EditRefused("an exercise to swap", "none", "name the exercise")
        stands_in = alternatives if edit.way is None else _variants(variants, edit.way)
        named = called_in(plan, edit.exercise, weeks, edit.day)
        return swap(plan, named, edit.instead, stands_in or _nothing, weeks, edit.day, language)
    if edit.kind in {"add", "drop"} and edit.exercise is None:
        raise EditRefused("an exercise to add or drop", "none", "name the exercise")
    if edit.kind == "add":
        return add(plan, edit.exercise or "", edit.sets, weeks, edit.day, language)
    if edit.kind == "drop":
        return drop(plan, edit.exercise or "", weeks, edit.day, language)
    if edit.kind == "recovery":
        return recovery_week(plan, weeks, language, lived)
    if edit.kind == "sets":
        if edit.sets not in {1, -1}:
            raise EditRefused("one set more (1) or less (-1)", str(edit.sets))
        one = None if edit.exercise is None else called_in(plan, edit.exercise, weeks, edit.day)
        return sets_by(plan, edit.sets, weeks, edit.day, one, edit.body_part, language, edit.part)
    one = None if edit.exercise is None else called_in(plan, edit.exercise, weeks, edit.day)
    return step(plan, edit.kind, weeks, edit.day, one, variants, language, edit.part, edit.body_part)


def _still_to_come(plan: Plan, edit: Edit, week: int, today: Day, applied: Callable[[Plan, Edit], Plan]) -> Plan:
    """An edit of sessions of the week it is now, on its days that are not over; where none of those is meant, of the week after it.

    Who says on a saturday what is to be on monday speaks of the next one.
    """
    over = DAYS.index(today)
    later = msgspec.structs.replace(edit, weeks_ahead=1, week=None)
    last = max((w.week for w in plan.weeks), default=0)
    if edit.day is not None:
        gone = DAYS.index(edit.day) < over and (edit.to is None or DAYS.index(edit.to) < over)
        return applied(plan, later if gone and week < last else edit)
    ahead = [
        msgspec.structs.replace(w, days=[day_with(d, []) if n < over else d for n, d in enumerate(w.days)]) if w.week == week else w
        for w in plan.weeks
    ]
    try:
        after = applied(msgspec.structs.replace(plan, weeks=ahead), edit)
    except EditRefused:
        return applied(plan, later if week < last and over > 0 else edit)
    past = {w.week: w.days[:over] for w in plan.weeks if w.week == week}
    weeks = [msgspec.structs.replace(w, days=[*past[w.week], *w.days[over:]]) if w.week in past else w for w in after.weeks]
    return msgspec.structs.replace(after, weeks=weeks)


def within_minutes(
    plan: Plan,
    minutes: float,
    weeks: Weeks = None,
    day: Day | None = None,
    language: str = "en",
    part: Part | None = None,
) -> Plan:
    """No session longer than so many minutes: fewer sets from the end, then fewer exercises; shorter runs, fewer intervals.

    Raises EditRefused for minutes nobody can train in, and where no session is longer.
    """
    if minutes <= 0:
        raise EditRefused("more than 0 minutes", f"{minutes:g}")
    of = sessions_of(plan, weeks, day, part)
    least = LEAST_LIFTING_MIN if any(not is_drill(e) for s in of for e in s.exercises) else LEAST_MIN
    if minutes < least:
        kind = "a session with lifting" if least == LEAST_LIFTING_MIN else "a session"
        raise EditRefused(f"at least {least:g} min for {kind}", f"{minutes:g} min", "skip the day for less")
    if minutes > MOST_MIN:
        raise EditRefused(f"at most {MOST_MIN:g} min for a session", f"{minutes:g} min")
    weeks_after = in_sessions(plan, weeks, day, lambda s: in_minutes(s, minutes), part)
    longest = max((s.minutes for s in of), default=0.0)
    if 0 < longest < minutes:
        do = "say harder, or change the minutes in the profile and make a new plan"
        raise EditRefused(f"sessions of {minutes:g} min", f"none longer than {longest:g} min", do)
    # Named by what it is about, so that nobody reads it as every session.
    words, what = "minutes" if day is None else "minutes_on", "" if day is None else day_name(day, language)
    if part is not None:
        words, what = "minutes_of", listed([s.title for s in of], language)
    return edited_plan(
        plan,
        "EDIT-MINUTES",
        words,
        weeks_after,
        language,
        what=what,
        old=shortest_written(longest, language),
        new=shortest_written(minutes, language),
    )


def without(
    plan: Plan,
    equipment: Collection[str],
    alternatives: Alternatives,
    weeks: Weeks = None,
    day: Day | None = None,
    language: str = "en",
) -> Plan:
    """No exercise that needs the equipment: each gives way to the nearest one of its pattern and muscle, or is left out.

    Raises EditRefused where no exercise needs it.
    """
    said: list[str] = []
    after = in_sessions(plan, weeks, day, lambda s: without_equipment(s, equipment, alternatives, language, said))
    return edited_plan(
        plan,
        "EDIT-EQUIPMENT",
        "without",
        after,
        language,
        what=equipment_named(equipment, language),
        changes=listed(said, language),
    )


def without_on(
    plan: Plan, equipment: Collection[str], alternatives: Alternatives, on: Collection[tuple[int, int]], language: str = "en"
) -> Plan:
    """As without, on some days alone. on: (number of the week, day from monday 0).

    Raises EditRefused where no exercise of those days needs it.
    """
    said: list[str] = []
    now = plan
    for number, i in sorted(on):
        after = in_sessions(now, [number], DAYS[i], lambda s: without_equipment(s, equipment, alternatives, language, said))
        now = msgspec.structs.replace(now, weeks=after)
    what, changes = equipment_named(equipment, language), listed(said, language)
    return edited_plan(plan, "EDIT-EQUIPMENT", "without", now.weeks, language, what=what, changes=changes)


def swap(
    plan: Plan,
    exercise: str,
    instead: str | None,
    alternatives: Alternatives,
    weeks: Weeks = None,
    day: Day | None = None,
    language: str = "en",
) -> Plan:
    """One exercise by another of the same pattern and muscle; instead None takes the nearest. Its load is unknown until found.

    Raises EditRefused for an exercise that is not there, and where nothing stands in for it.
    """
    said: list[str] = []
    after = in_sessions(plan, weeks, day, lambda s: swapped(s, exercise, instead, alternatives, language, said))
    if not said:
        raise not_in_plan(plan, exercise, weeks, day, language)
    return edited_plan(plan, "EDIT-SWAP", "swap", after, language, changes=listed(said, language))


def step(
    plan: Plan,
    way: Literal["harder", "easier"],
    weeks: Weeks = None,
    day: Day | None = None,
    exercise: str | None = None,
    variants: Variants | None = None,
    language: str = "en",
    part: Part | None = None,
    body_part: str | None = None,
) -> Plan:
    """One step harder or easier, one variable at a time: reserve, then sets, then variant; minutes or repeats of endurance work.

    Raises EditRefused for a part of the body nobody knows, and where nothing can be harder or easier.
    """
    said: list[str] = []
    if body_part is not None and body_part not in MUSCLES:
        raise EditRefused(f"a part of the body ({', '.join(MUSCLES)})", repr(body_part), "name one of them")
    only = meant(exercise, body_part)
    after = in_sessions(plan, weeks, day, lambda s: harder_or_easier(s, way, only, variants, language, said), part)
    return edited_plan(plan, f"EDIT-{way.upper()}", way, after, language, changes=listed(said, language))


def _variants(variants: Variants | None, way: Literal["harder", "easier"]) -> Alternatives:
    return lambda id: list(variants(id, way)) if variants is not None else []


def _nothing(_: str) -> list[Exercise]:
    return []


MOST_WHY = 3  # of what the limits changed, sentences that are told (our choice)


def refuse_undone(edit: Edit, before: Plan, asked: Plan, held: Plan, why: Sequence[str]) -> None:
    """Raises EditRefused where the limits took away what the edit was about.

    before, asked, held: the plan before it, as it was asked for, and as the limits let it be.
    why: what they changed, as sentences.
    Another number of days must be trained in every week that was to have it, sessions that move must stand where they went, and of
    any other edit something must stand on the days that it changed.
    """
    weeks = [trio for trio in zip(before.weeks, asked.weeks, held.weeks, strict=True) if trio[0] != trio[1]]
    if edit.kind == "days":
        lost = any(_trained(new) != _trained(wanted) for _, wanted, new in weeks)
    elif edit.kind == "move" and edit.to is not None:
        to = DAYS.index(edit.to)
        lost = any(bool(wanted.days[to].sessions) != bool(new.days[to].sessions) for _, wanted, new in weeks)
    else:
        changed = [
            (was, new)
            for old, wanted, got in weeks
            for was, then, new in zip(old.days, wanted.days, got.days, strict=True)
            if was != then
        ]
        # Where nothing at all is left of it the plan is as before, and that is told as such.
        lost = held.weeks != before.weeks and all(was == new for was, new in changed)
    if lost:
        reasons = "; ".join(s.rstrip(".") for s in why[:MOST_WHY])
        raise EditRefused("a plan with the change that was asked for", reasons or asked.adjustments[-1].what)


def _trained(week: PlannedWeek) -> int:
    return sum(bool(d.sessions) for d in week.days)
