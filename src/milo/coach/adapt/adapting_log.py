"""What an adaptation reads: what was done, what hurt, what was measured, and the plan laid out on the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.plan import DAYS, Plan, PlannedDay, PlannedSession, PlannedWeek
from milo.vocabulary.records import LiftedSet, Workout
from milo.vocabulary.weeks import week_start

WEEK = 7
NEAR_DAYS = 2  # a workout that names no session counts for one of its kind so many days away (our choice)
LOG_SOURCE = "milo log"
_KINDS = {"strength": "strength", "yoga": "mobility"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one day, with the ids of the records it came from. kind: what those records are."""

    value: float
    record_ids: tuple[str, ...] = ()
    kind: str = "measurement"


Series = Mapping[date, Reading]


@dataclass(frozen=True, slots=True)
class Pain:
    """Somewhere that hurt on a day. region: a word of the profile; level: 0-10."""

    region: str
    level: float
    day: date
    record_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Log:
    """What was done and told. started: the Monday the plan's first week begins on; opened: the first day the plan was known.

    planned: workout id -> session id, for workouts that name the session they were.
    """

    started: date
    opened: date
    workouts: Sequence[Workout] = ()
    sets: Sequence[LiftedSet] = ()
    pains: Sequence[Pain] = ()
    planned: Mapping[str, str] = field(default_factory=dict)
    zone: tzinfo = UTC


@dataclass(frozen=True, kw_only=True)
class Signals:
    """Morning and evening readings by local day: heart, sleep of the night before, and what the athlete said.

    mood, energy: 1-5; soreness: 1-10; illness: 0 none, 1 head cold only, 2 fever or the whole body; load_au: of the day's training.
    """

    rmssd_ms: Series = field(default_factory=dict)
    resting_hr_bpm: Series = field(default_factory=dict)
    sleep_h: Series = field(default_factory=dict)
    mood: Series = field(default_factory=dict)
    energy: Series = field(default_factory=dict)
    soreness: Series = field(default_factory=dict)
    illness: Series = field(default_factory=dict)
    body_temp_c: Series = field(default_factory=dict)
    load_au: Series = field(default_factory=dict)


@dataclass(slots=True)
class Slot:
    """A session on its day; done is the workout it became."""

    day: date
    session: PlannedSession
    done: Workout | None = None


def lay_out(plan: Plan, started: date) -> list[Slot]:
    """Every session on its date, in order."""
    slots = []
    for week in plan.weeks:
        monday = started + timedelta(days=WEEK * (week.week - 1))
        for day in week.days:
            slots += [Slot(monday + timedelta(days=DAYS.index(day.day)), session) for session in day.sessions]
    return sorted(slots, key=lambda slot: slot.day)


def gather(plan: Plan, slots: Sequence[Slot], started: date, focus: Mapping[int, str]) -> list[PlannedWeek]:
    """The inverse of lay_out: weeks with the slots in their days. focus: week number -> its new focus.

    Sessions beyond the plan's last week are left out.
    """
    by_day: dict[date, list[PlannedSession]] = {}
    for slot in slots:
        by_day.setdefault(slot.day, []).append(slot.session)
    weeks = []
    for week in plan.weeks:
        monday = started + timedelta(days=WEEK * (week.week - 1))
        days = []
        for day in week.days:
            sessions = by_day.get(monday + timedelta(days=DAYS.index(day.day)), [])
            days.append(day if sessions == day.sessions else PlannedDay(day=day.day, rest=not sessions, sessions=sessions))
        weeks.append(PlannedWeek(week=week.week, focus=focus.get(week.week, week.focus), days=days))
    return weeks


def workout_id_of(at: datetime, user_id: str, session: str) -> str:
    """The id of a logged workout: made from its moment and the session (or title) it was, so a log told twice is stored once."""
    return timed_identity(at, user_id, LOG_SOURCE, session)


def day_of(workout: Workout, zone: tzinfo) -> date:
    """The athlete's local day a workout began on."""
    there = zone if workout.utc_offset_min is None else timezone(timedelta(minutes=workout.utc_offset_min))
    return workout.start_ts.astimezone(there).date()


def kind_of(workout: Workout) -> str:
    """What kind of session a workout is: strength, mobility or endurance."""
    return _KINDS.get(workout.activity_type, "endurance")


def match(slots: Sequence[Slot], log: Log, today: date) -> list[Workout]:
    """Mark each slot with the workout it became; returns the workouts that were no session of the plan.

    First by the session a workout names, then by day and kind, then by kind within NEAR_DAYS of the same week; a workout counts
    once, and one that was begun and holds nothing yet not at all.
    """
    lifted = {s.workout_id for s in log.sets}
    workouts = [
        w
        for w in sorted(log.workouts, key=lambda w: w.start_ts)
        if log.opened <= day_of(w, log.zone) <= today and (w.workout_id in lifted or _holds_something(w))
    ]
    by_id = {slot.session.session_id: slot for slot in slots}
    left: list[Workout] = []
    for w in workouts:
        named = by_id.get(log.planned.get(w.workout_id, "")) or _named_by_id(w, slots, log)
        if named is not None and named.done is None:
            named.done = w
        else:
            left.append(w)
    for reach in (0, NEAR_DAYS):
        remaining = []
        for w in left:
            day, kind = day_of(w, log.zone), kind_of(w)
            fits = [s for s in slots if s.done is None and abs((s.day - day).days) <= reach and _same_kind(s.session, kind)]
            # Sunday's extra lift is not next Monday's session, which would stand as done before anybody began it.
            fits = [s for s in fits if s.day <= today and week_start(s.day) == week_start(day)]
            if fits:
                min(fits, key=lambda s: (abs((s.day - day).days), not _same_activity(s.session, w))).done = w
            else:
                remaining.append(w)
        left = remaining
    return left


def _holds_something(w: Workout) -> bool:
    """Whether a workout without sets says anything of what was done."""
    return bool(w.duration_s or w.moving_s or w.distance_m) or w.rpe is not None


def _named_by_id(w: Workout, slots: Sequence[Slot], log: Log) -> Slot | None:
    if w.source != LOG_SOURCE:
        return None
    day = day_of(w, log.zone)
    near = [s for s in slots if abs((s.day - day).days) <= 2 * WEEK]
    return next((s for s in near if workout_id_of(w.start_ts, w.user_id, s.session.session_id) == w.workout_id), None)


def _same_kind(session: PlannedSession, kind: str) -> bool:
    return session.kind == kind or (session.kind == "test" and kind in {"strength", "endurance"})


def _same_activity(session: PlannedSession, w: Workout) -> bool:
    return session.endurance is None or session.endurance.activity == w.activity_type


def exercise_key(written: str) -> str:
    """One word for an exercise however it was written: the catalogue's id, else the name in small letters."""
    found = find_exercise(written)
    return found.id if found is not None else " ".join(written.lower().split())
