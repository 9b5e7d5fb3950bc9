"""Edits a person asks for in a word: move a day, skip it, more or fewer days, and the door to those within a session.

Each takes a plan and gives the edited plan with one more adjustment, which says old -> new. Nothing here checks limits: an edited
plan passes the validator like any other. Version, parent and date are the history's business and stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal

import msgspec

from milo.coach.plans.plan_days import with_days
from milo.coach.plans.plan_diff_words import day_name
from milo.coach.plans.plan_edit_words import listed, spelled_weeks, worded
from milo.coach.plans.plan_fewer_days import training_days_of
from milo.coach.plans.plan_session_edits import Alternatives, Variants, in_minutes, swapped, without_equipment
from milo.coach.plans.plan_steps import harder_or_easier
from milo.coach.plans.planner_time import day_with
from milo.coach.plans.planner_words import speaker
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.plan import DAYS, Adjustment, Day, Plan, PlannedDay, PlannedSession, PlannedWeek

MOST_DAYS = 6  # safety reference PL-06: one day of rest in seven

EditKind = Literal["move", "skip", "days", "minutes", "without", "swap", "harder", "easier"]
Weeks = Collection[int] | None
"""Numbers of the weeks an edit holds for; None: all of them."""


class EditRefused(MiloError):
    """An edit that would change nothing, or that the plan has no room for."""

    code = "edit_refused"


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants changed. Which fields count depends on kind.

    this_week: only one week, weeks_ahead of the current one.  day: where; None is everywhere.  to: where its sessions go (move).
    minutes: of a session at most.  days: with training, a week; days_by: so many more or fewer.
    equipment: what is not there (words of the profile).
    exercise: the one to swap or make harder or easier; instead: by which, None for the nearest.
    """

    kind: EditKind
    this_week: bool = False
    weeks_ahead: int = 0
    day: Day | None = None
    to: Day | None = None
    minutes: float | None = None
    days: int | None = None
    days_by: int | None = None
    equipment: list[str] = []
    exercise: str | None = None
    instead: str | None = None


def apply_edit(
    plan: Plan,
    edit: Edit,
    *,
    week: int,
    alternatives: Alternatives | None = None,
    variants: Variants | None = None,
    language: str = "en",
) -> Plan:
    """The plan with an edit, from the current week on; the weeks before it have been lived and stay.

    week: the current week's number.  alternatives: exercise id -> exercises that may stand in for it, nearest first, already within
    the athlete's equipment and joints.  variants: (exercise id, "harder" or "easier") -> its variants.
    language: "en" or "es", of the adjustment and of new exercises' names.

    Raises EditRefused when nothing would change or something is missing for it.
    """
    weeks = [week + edit.weeks_ahead] if edit.this_week else [w.week for w in plan.weeks if w.week >= week]
    if edit.kind == "move":
        if edit.day is None or edit.to is None:
            raise EditRefused("two days, such as move Thursday to Friday", "fewer")
        return move(plan, edit.day, edit.to, weeks, language)
    if edit.kind == "skip":
        if edit.day is None:
            raise EditRefused("a day to skip", "none", "say which day")
        return skip(plan, edit.day, weeks, language)
    if edit.kind == "days":
        days = edit.days
        if days is None and edit.days_by is not None:
            now = [sum(bool(d.sessions) for d in w.days) for w in plan.weeks if w.week in weeks]
            days = max(now, default=0) + edit.days_by
        if days is None:
            raise EditRefused("a number of days a week", "none")
        return on_days(plan, days, weeks, language)
    if edit.kind == "minutes":
        if edit.minutes is None:
            raise EditRefused("a number of minutes", "none")
        return within_minutes(plan, edit.minutes, weeks, edit.day, language)
    if edit.kind == "without":
        return without(plan, edit.equipment, alternatives or _nothing, weeks, edit.day, language)
    if edit.kind == "swap":
        if edit.exercise is None:
            raise EditRefused("an exercise to swap", "none", "name the exercise")
        return swap(plan, edit.exercise, edit.instead, alternatives or _nothing, weeks, edit.day, language)
    return step(plan, edit.kind, weeks, edit.day, edit.exercise, variants, language)


def move(plan: Plan, day: Day, to: Day, weeks: Weeks = None, language: str = "en") -> Plan:
    """The sessions of one day on another; when that one has sessions too, the two days change places."""
    a, b = DAYS.index(day), DAYS.index(to)

    def moved(week: PlannedWeek) -> PlannedWeek:
        if not week.days[a].sessions:
            return week
        days = list(week.days)
        days[a], days[b] = day_with(days[a], days[b].sessions), day_with(days[b], week.days[a].sessions)
        return msgspec.structs.replace(week, days=days)

    if day == to:
        raise EditRefused("two different days", f"{day} twice")
    swaps = any(w.days[b].sessions and w.days[a].sessions for w in plan.weeks if weeks is None or w.week in weeks)
    words = "exchange" if swaps else "move"
    return _done(
        plan, "EDIT-MOVE", words, _in_weeks(plan, weeks, moved), language, day=day_name(day, language), to=day_name(to, language)
    )


def skip(plan: Plan, day: Day, weeks: Weeks = None, language: str = "en") -> Plan:
    """A day of rest instead of the day's sessions."""
    return _done(
        plan, "EDIT-SKIP", "skip", _in_days(plan, weeks, day, lambda d: day_with(d, [])), language, day=day_name(day, language)
    )


def on_days(plan: Plan, days: int, weeks: Weeks = None, language: str = "en") -> Plan:
    """The same training on more days, or less of it on fewer.

    More: the longest session is shared between its day and the day of rest farthest from any other; no work is added.
    Fewer: the day that is missed least goes, and where main patterns would go with it, the sessions that stay are planned again
    from all exercises of the week (plan_fewer_days).
    """
    if not 1 <= days <= MOST_DAYS:
        raise EditRefused(f"1 to {MOST_DAYS} days a week", str(days), "a week needs a day of rest")
    before = [sum(bool(d.sessions) for d in w.days) for w in plan.weeks if weeks is None or w.week in weeks]
    counts = sorted(set(before))
    old = str(counts[0]) if len(counts) == 1 else f"{counts[0]}-{counts[-1]}" if counts else "0"
    title = speaker(language)("title.full")
    # The same days in all weeks, those of the first.
    first = next((with_days(w, days, title=title) for w in plan.weeks if weeks is None or w.week in weeks), None)
    keep = frozenset(training_days_of(first)) if first is not None else frozenset()
    after = _in_weeks(plan, weeks, lambda w: with_days(w, days, keep, title))
    return _done(plan, "EDIT-DAYS", "days", after, language, old=old, new=days)


def within_minutes(plan: Plan, minutes: float, weeks: Weeks = None, day: Day | None = None, language: str = "en") -> Plan:
    """No session longer than so many minutes: fewer sets from the end, then fewer exercises; shorter runs, fewer intervals."""
    if minutes <= 0:
        raise EditRefused("more than 0 minutes", f"{minutes:g}")
    weeks_after = _in_sessions(plan, weeks, day, lambda s: in_minutes(s, minutes))
    longest = max((s.minutes for s in _sessions(plan, weeks, day)), default=0.0)
    return _done(plan, "EDIT-MINUTES", "minutes", weeks_after, language, old=f"{longest:g}", new=f"{minutes:g}")


def without(
    plan: Plan,
    equipment: Collection[str],
    alternatives: Alternatives,
    weeks: Weeks = None,
    day: Day | None = None,
    language: str = "en",
) -> Plan:
    """No exercise that needs the equipment: each gives way to the nearest one of its pattern and muscle, or is left out."""
    said: list[str] = []
    after = _in_sessions(plan, weeks, day, lambda s: without_equipment(s, equipment, alternatives, language, said))
    return _done(
        plan,
        "EDIT-EQUIPMENT",
        "without",
        after,
        language,
        what=", ".join(sorted(equipment)),
        changes=listed(said, language),
    )


def swap(
    plan: Plan,
    exercise: str,
    instead: str | None,
    alternatives: Alternatives,
    weeks: Weeks = None,
    day: Day | None = None,
    language: str = "en",
) -> Plan:
    """One exercise by another of the same pattern and muscle; instead None takes the nearest. Its load is unknown until found."""
    said: list[str] = []
    after = _in_sessions(plan, weeks, day, lambda s: swapped(s, exercise, instead, alternatives, language, said))
    if not said:
        raise EditRefused("an exercise of the plan", repr(exercise), "name it as the plan does")
    return _done(plan, "EDIT-SWAP", "swap", after, language, changes=listed(said, language))


def step(
    plan: Plan,
    way: Literal["harder", "easier"],
    weeks: Weeks = None,
    day: Day | None = None,
    exercise: str | None = None,
    variants: Variants | None = None,
    language: str = "en",
) -> Plan:
    """One step harder or easier, one variable at a time: reserve, then sets, then variant; minutes or repeats of endurance work."""
    said: list[str] = []
    after = _in_sessions(plan, weeks, day, lambda s: harder_or_easier(s, way, exercise, variants, language, said))
    return _done(plan, f"EDIT-{way.upper()}", way, after, language, changes=listed(said, language))


# --- how edits are put together ---------------------------------------------------------------------------------------------


def _nothing(_: str) -> list[Exercise]:
    return []


def _sessions(plan: Plan, weeks: Weeks, day: Day | None) -> list[PlannedSession]:
    return [
        s for w in plan.weeks if weeks is None or w.week in weeks for d in w.days if day is None or d.day == day for s in d.sessions
    ]


def _in_weeks(plan: Plan, weeks: Weeks, edited: Callable[[PlannedWeek], PlannedWeek]) -> list[PlannedWeek]:
    return [edited(w) if weeks is None or w.week in weeks else w for w in plan.weeks]


def _in_days(plan: Plan, weeks: Weeks, day: Day | None, edited: Callable[[PlannedDay], PlannedDay]) -> list[PlannedWeek]:
    def in_week(week: PlannedWeek) -> PlannedWeek:
        return msgspec.structs.replace(week, days=[edited(d) if day is None or d.day == day else d for d in week.days])

    return _in_weeks(plan, weeks, in_week)


def _in_sessions(
    plan: Plan, weeks: Weeks, day: Day | None, edited: Callable[[PlannedSession], PlannedSession | None]
) -> list[PlannedWeek]:
    """The weeks with every session edited; one that comes back as None is gone."""
    return _in_days(plan, weeks, day, lambda d: day_with(d, [new for s in d.sessions if (new := edited(s)) is not None]))


def _done(plan: Plan, rule: str, words: str, weeks: list[PlannedWeek], language: str, **values: object) -> Plan:
    """The plan with the weeks and an adjustment that names those that changed."""
    changed = [new.week for old, new in zip(plan.weeks, weeks, strict=True) if old != new]
    if not changed:
        raise EditRefused("an edit that changes the plan", "nothing to change", "the plan is already so")
    what = f"{spelled_weeks(changed, language)}: {worded(words, language, **values)}"
    return msgspec.structs.replace(plan, weeks=weeks, adjustments=[*plan.adjustments, Adjustment(rule=rule, what=what)])
