"""A plan as it was lived: the weights its past weeks were done with, which a further step is measured from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from milo.coach.adapt.adapting_changes import performed
from milo.coach.adapt.adapting_load import STALE_DAYS
from milo.coach.adapt.adapting_log import WEEK, Log, Slot, day_of, lay_out, match
from milo.coach.adapt.adapting_slips import ceiling, load_of
from milo.coach.adapt.progression import Performed
from milo.coach.adapt.racks import rack_of
from milo.coach.plans.basics.loads import STEP_MOST
from milo.vocabulary.plan import Plan, PlannedDay, PlannedExercise, PlannedSession


def as_lived(plan: Plan, log: Log, today: date) -> Plan:
    """The plan with the weights that were lifted so far, where they were more than it asked for.

    For the limits alone, which let a load rise by so much over the week before (PL-08): who found their weight on the day, or has
    taken a heavier one twice, has not been training with what the plan said.  One heavier day is not yet a weight, and two are one
    only as far as a step from the plan of that day may go: a number typed twice in pounds is not what anybody lifted.
    """
    slots = lay_out(plan, log.started)
    match(slots, log, today)
    lifted = performed(log, today)
    done = [slot for slot in slots if slot.done is not None]
    return _with(
        plan,
        {
            slot.session.session_id: msgspec.structs.replace(
                slot.session, exercises=[_lived(e, slot, lifted.get(e.exercise_id, []), today, log) for e in slot.session.exercises]
            )
            for slot in done
        },
    )


def as_written(limited: Plan, plan: Plan, log: Log, today: date) -> Plan:
    """What the limits made of a plan as it was lived, with its past as the plan has it: done sessions, and the weeks gone by."""
    slots = lay_out(plan, log.started)
    match(slots, log, today)
    past = {w.week: w for w in plan.weeks if w.week <= (today - log.started).days // WEEK}
    weeks = [past.get(w.week, w) for w in limited.weeks]
    return _with(
        msgspec.structs.replace(limited, weeks=weeks), {s.session.session_id: s.session for s in slots if s.done is not None}
    )


def _with(plan: Plan, sessions: Mapping[str, PlannedSession]) -> Plan:
    def day_of_plan(day: PlannedDay) -> PlannedDay:
        put = [sessions.get(s.session_id, s) for s in day.sessions]
        return day if put == day.sessions else msgspec.structs.replace(day, sessions=put)

    weeks = [msgspec.structs.replace(week, days=[day_of_plan(day) for day in week.days]) for week in plan.weeks]
    return msgspec.structs.replace(plan, weeks=weeks)


def _lived(e: PlannedExercise, slot: Slot, history: list[Performed], today: date, log: Log) -> PlannedExercise:
    on = None if slot.done is None else day_of(slot.done, log.zone)
    lately = sorted(p.load_kg for p in history if p.load_kg is not None and (today - p.day).days < STALE_DAYS)
    twice = lately[-2] if len(lately) > 1 else 0.0
    planned = load_of(e)
    taken = next((p.load_kg for p in history if p.day == on), None)
    if taken is None or not e.sets:
        return e
    # Earlier weeks get it too: else the limits would call the weight itself too large a step.
    most = (
        max(taken, twice) if planned is None else max(planned, min(twice, ceiling(planned, STEP_MOST, rack_of(e.equipment, None))))
    )
    return (
        e if most == planned else msgspec.structs.replace(e, sets=[msgspec.structs.replace(s, target_load_kg=most) for s in e.sets])
    )
