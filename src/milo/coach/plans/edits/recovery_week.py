"""A recovery week somebody asks for: "give me a deload", "make next week an easy week".  training.md 2.4, safety.md PL-06."""

from __future__ import annotations

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import endurance_minutes, hard_sets
from milo.coach.plans.edits.parts import Part, Weeks
from milo.coach.plans.edits.steps import MOST_SETS, meant
from milo.coach.plans.edits.weeks import (
    EditRefused,
    edited_by_week,
    edited_plan,
    in_sessions,
    in_weeks,
    not_in_plan,
    races_on,
    sessions_of,
)
from milo.coach.plans.edits.within_session import timed
from milo.coach.plans.edits.words import listed, worded
from milo.coach.plans.limits.weeks import recovery
from milo.coach.plans.making.sets import DELOAD_RIR
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.plan import Day, Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedWeek

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


def sets_by(
    plan: Plan,
    by: int,
    weeks: Weeks = None,
    day: Day | None = None,
    exercise: str | None = None,
    body_part: str | None = None,
    language: str = "en",
    part: Part | None = None,
) -> Plan:
    """One working set more (by 1) or less (-1) of an exercise, else of the first or last in each session for a part of the body.

    exercise: an id or a name.  body_part: a key of vocabulary.body_parts.

    Raises EditRefused where nothing is named, where the plan has none of it, and where no set can come or go.
    """
    if exercise is None and (body_part is None or body_part not in MUSCLES):
        found = "none" if body_part is None else repr(body_part)
        raise EditRefused(f"an exercise or a part of the body ({', '.join(MUSCLES)})", found, "name one of them")
    is_meant = meant(exercise, body_part)
    assert is_meant is not None
    said: list[str] = []
    full: list[str] = []

    def in_session(session: PlannedSession) -> PlannedSession:
        held = [e for e in session.exercises if is_meant(e) and not is_drill(e)]
        room = [e for e in held if (len(e.sets) < MOST_SETS if by > 0 else len(e.sets) > 1)]
        if not room:
            full.extend(e.exercise for e in held)
            return session
        chosen = room[0] if by > 0 else room[-1]
        new = _with_sets(chosen, by)
        said.append(f"{chosen.exercise} {worded('sets', language)} {len(chosen.sets)} -> {len(new.sets)}")
        return timed(session, [new if e is chosen else e for e in session.exercises], {}, language)

    after = in_sessions(plan, weeks, day, in_session, part)
    if not said and full:
        limit = f"fewer than {MOST_SETS} sets" if by > 0 else "more than 1 set"
        raise EditRefused(f"{limit} of one exercise", ", ".join(dict.fromkeys(full)), "ask for another exercise, or a step harder")
    if not said and exercise is not None:
        raise not_in_plan(plan, exercise, weeks, day, language)
    if not said:
        there = dict.fromkeys(e.exercise for s in sessions_of(plan, weeks, day, part) for e in s.exercises)
        raise EditRefused("an exercise that trains that part first", ", ".join(there) or "-", "add one by its name")
    words = "set_more" if by > 0 else "set_less"
    return edited_plan(plan, "EDIT-SETS", words, after, language, changes=listed(said, language))


def _with_sets(e: PlannedExercise, by: int) -> PlannedExercise:
    last = e.sets[-1]
    sets = [*e.sets, msgspec.structs.replace(last, set_number=last.set_number + 1)] if by > 0 else e.sets[:-1]
    return msgspec.structs.replace(e, sets=sets)
