"""A recovery week somebody asks for: "give me a deload", "make next week an easy week".  training.md 2.4, safety.md PL-06."""

from __future__ import annotations

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import endurance_minutes, hard_sets
from milo.coach.plans.edits.parts import Weeks
from milo.coach.plans.edits.weeks import EditRefused, edited_by_week, in_weeks, races_on
from milo.coach.plans.edits.words import worded
from milo.coach.plans.limits.weeks import recovery
from milo.coach.plans.making.sets import DELOAD_RIR
from milo.vocabulary.plan import Plan, PlannedDay, PlannedExercise, PlannedWeek

MOST_RIR = 5.0  # PL-16
LATEST = (
    2  # day from monday 0 until which a recovery week still begins in the week it is asked for; later it is the next (our choice)
)
EASY = frozenset({"deload", "taper", "recovery"})  # focuses of weeks that are light already


def recovery_week(plan: Plan, weeks: Weeks, language: str, lived: dict[int, int] | None = None) -> Plan:
    """The weeks as recovery weeks: some third less sets and endurance, two more repetitions in reserve, nothing hard.

    lived: number of the current week -> its first day that is not over.

    Raises EditRefused for a week that is light already, holds a race, or has nothing left to make lighter.
    """
    lines: dict[tuple[int, ...], str] = {}

    def lighter(week: PlannedWeek) -> PlannedWeek:
        if week.focus in EASY:
            raise EditRefused("a week of full training", f"week {week.week}, which is light already", "name another week")
        if any(races_on(d) for d in week.days):
            raise EditRefused("a week without a race", f"week {week.week}", "name another week")
        eased = recovery(week, week, _unsaid)
        over = (lived or {}).get(week.week, 0)
        by_day = {d.day: d for d in eased.days}
        days = [d if i < over else _easy(by_day[d.day]) for i, d in enumerate(week.days)]
        new = msgspec.structs.replace(eased, days=days)
        if new.days == week.days:
            raise EditRefused("a week with training to come", f"week {week.week}, whose sessions are over", "name another week")
        sets, minutes = (hard_sets(week), hard_sets(new)), (endurance_minutes(week), endurance_minutes(new))
        told = [worded("recovery_sets", language, old=sets[0], new=sets[1])] if sets[0] else []
        told += [worded("recovery_minutes", language, old=round(minutes[0]), new=round(minutes[1]))] if minutes[0] else []
        lines[(week.week,)] = worded("recovery", language, changes=", ".join(told))
        return new

    after = in_weeks(plan, weeks, lighter)
    if not lines:
        raise EditRefused("a week of the plan", "none", "name a week")
    return edited_by_week(plan, "EDIT-RECOVERY", lines, after, language)


def _easy(day: PlannedDay) -> PlannedDay:
    sessions = [msgspec.structs.replace(s, exercises=[_reserved(e) for e in s.exercises]) for s in day.sessions]
    return msgspec.structs.replace(day, sessions=sessions)


def _reserved(e: PlannedExercise) -> PlannedExercise:
    if is_drill(e):
        return e
    sets = [msgspec.structs.replace(s, target_rir=min(s.target_rir + DELOAD_RIR, MOST_RIR)) for s in e.sets]
    return msgspec.structs.replace(e, sets=sets)


def _unsaid(rule: str, key: str, **values: object) -> None:
    """The edit says in its own words what changed."""
