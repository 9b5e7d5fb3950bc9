"""How edits of a plan are put together: the sessions they are about, the weeks with those changed, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.edits.parts import Part, Weeks, is_meant
from milo.coach.plans.edits.words import spelled_weeks, worded
from milo.coach.plans.making.taper import is_race
from milo.coach.plans.text.diff_words import day_name
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.plan import DAYS, Adjustment, Day, Plan, PlannedDay, PlannedSession, PlannedWeek


class EditRefused(MiloError):
    """An edit that would change nothing, or that the plan has no room for."""

    code = "edit_refused"


def races_on(day: PlannedDay) -> list[PlannedSession]:
    """The sessions of a day that are a race."""
    return [s for s in day.sessions if is_race(s)]


def sessions_of(plan: Plan, weeks: Weeks, day: Day | None, part: Part | None = None) -> list[PlannedSession]:
    """The sessions an edit is about: of these weeks, this day and this kind; None is all of them."""
    held = [w for w in plan.weeks if weeks is None or w.week in weeks]
    return [s for w in held for d in w.days if day is None or d.day == day for s in d.sessions if is_meant(s, w, part)]


def nothing_on(plan: Plan, day: Day, weeks: Weeks, language: str) -> EditRefused:
    """Why a day cannot be moved or skipped in weeks in which it is one of rest; the days that can are named."""
    held = [w for w in plan.weeks if weeks is None or w.week in weeks]
    days = dict.fromkeys(
        day_name(d.day, language) for d in (d for name in DAYS for w in held for d in w.days if d.day == name) if d.sessions
    )
    return EditRefused(f"a day with a session, one of {', '.join(days) or '-'}", day_name(day, language), "there is nothing on it")


def not_in_plan(plan: Plan, exercise: str, weeks: Weeks, day: Day | None, language: str) -> EditRefused:
    """Why an exercise that is not there cannot be changed; the days that have it are named. exercise: an id or a name."""
    known = catalogue().get(exercise) or find_exercise(exercise)
    name = known.called(language) if known is not None else exercise
    held = [w for w in plan.weeks if weeks is None or w.week in weeks]
    days = dict.fromkeys(
        day_name(d.day, language)
        for d in (d for at in DAYS for w in held for d in w.days if d.day == at)
        if any(known is not None and e.exercise_id == known.id for s in d.sessions for e in s.exercises)
    )
    if day is None or not days:
        return EditRefused("an exercise of the plan", name, "name it as the plan does")
    return EditRefused(f"an exercise of {day_name(day, language)}", name, ", ".join(days))


def in_weeks(plan: Plan, weeks: Weeks, edited: Callable[[PlannedWeek], PlannedWeek]) -> list[PlannedWeek]:
    """The weeks of a plan, those an edit holds for edited."""
    return [edited(w) if weeks is None or w.week in weeks else w for w in plan.weeks]


def in_days(plan: Plan, weeks: Weeks, day: Day | None, edited: Callable[[PlannedDay], PlannedDay]) -> list[PlannedWeek]:
    """The weeks with the day that is meant edited in each."""

    def in_week(week: PlannedWeek) -> PlannedWeek:
        return msgspec.structs.replace(week, days=[edited(d) if day is None or d.day == day else d for d in week.days])

    return in_weeks(plan, weeks, in_week)


def in_sessions(
    plan: Plan,
    weeks: Weeks,
    day: Day | None,
    edited: Callable[[PlannedSession], PlannedSession | None],
    part: Part | None = None,
) -> list[PlannedWeek]:
    """The weeks with every session that is meant edited; one that comes back as None is gone."""

    def in_week(week: PlannedWeek) -> PlannedWeek:
        def in_day(d: PlannedDay) -> PlannedDay:
            if day is not None and d.day != day:
                return d
            return day_with(d, [new for s in d.sessions if (new := edited(s) if is_meant(s, week, part) else s) is not None])

        return msgspec.structs.replace(week, days=[in_day(d) for d in week.days])

    return in_weeks(plan, weeks, in_week)


def edited_plan(plan: Plan, rule: str, words: str, weeks: list[PlannedWeek], language: str, **values: object) -> Plan:
    """The plan with the weeks and an adjustment that names those that changed.

    Raises EditRefused where no week changed.
    """
    changed = [new.week for old, new in zip(plan.weeks, weeks, strict=True) if old != new]
    if not changed:
        raise EditRefused("an edit that changes the plan", "nothing to change", "the plan is already so")
    what = f"{spelled_weeks(changed, language)}: {worded(words, language, **values)}"
    return msgspec.structs.replace(plan, weeks=weeks, adjustments=[*plan.adjustments, Adjustment(rule=rule, what=what)])


def edited_by_week(plan: Plan, rule: str, lines: Mapping[tuple[int, ...], str], weeks: list[PlannedWeek], language: str) -> Plan:
    """The plan with the weeks and one adjustment that tells of some weeks this and of others that. lines: what, by its weeks."""
    what = "; ".join(f"{spelled_weeks(numbers, language)}: {line}" for numbers, line in lines.items())
    return msgspec.structs.replace(plan, weeks=weeks, adjustments=[*plan.adjustments, Adjustment(rule=rule, what=what)])
