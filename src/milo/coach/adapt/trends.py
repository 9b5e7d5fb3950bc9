"""What the weeks of a plan came to: adherence, volume per muscle, strength, and repetitions at a weight that stayed the same."""

from __future__ import annotations

import statistics
from collections import Counter
from datetime import date, timedelta

import msgspec

from milo.coach.adapt.adapting_changes import performed
from milo.coach.adapt.adapting_log import WEEK, Log, Slot, day_of, exercise_key, lay_out, match
from milo.coach.adapt.progression import Performed
from milo.insight.strength import HARD_RIR, e1rm
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan

TREND_DAYS, TREND_SESSIONS = 42, 4  # as insight.strength has it
FIXED_SESSIONS = 3  # so often a weight must have been lifted for its repetitions to say something (our choice)


class WeekLine(msgspec.Struct, frozen=True, kw_only=True):
    """One week. adherence: done over planned, None where nothing was planned.  sets: hard sets per muscle, 1 direct, 0.5 indirect.

    tonnage_kg: weight times repetitions of what has a weight.  extra: workouts that were no session of the plan.
    """

    monday: date
    planned: int
    done: int
    adherence: float | None
    extra: int
    endurance_minutes: float
    sets: dict[str, float]
    tonnage_kg: float
    workout_ids: list[str]


class LiftLine(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise. pct_per_week: slope of the estimated maximum over six weeks, in per cent of its mean; None with the reason.

    fixed_load_kg: the weight lifted on most days; reps_at_load: the best set at it on each of them; both empty with too few.
    """

    exercise: str
    sessions: int
    series: list[tuple[date, float]]
    pct_per_week: float | None
    reason: str | None
    fixed_load_kg: float | None
    reps_at_load: list[tuple[date, float]]
    set_ids: list[str]


def weekly(plan: Plan, log: Log, today: date) -> list[WeekLine]:
    """Every week of the plan up to today's, oldest first; this week counts only the days up to today."""
    slots = lay_out(plan, log.started)
    extra = match(slots, log, today)
    return [_week(slots, [day_of(w, log.zone) for w in extra], log, today, monday) for monday in _mondays(plan, log, today)]


def _mondays(plan: Plan, log: Log, today: date) -> list[date]:
    starts = [log.started + timedelta(days=WEEK * (w.week - 1)) for w in plan.weeks]
    return [monday for monday in starts if monday <= today]


def _week(slots: list[Slot], extra: list[date], log: Log, today: date, monday: date) -> WeekLine:
    end = monday + timedelta(days=WEEK)
    mine = [s for s in slots if monday <= s.day < end and log.opened <= s.day and (s.day < today or s.done is not None)]
    done = [s.done for s in mine if s.done is not None]
    workouts = [w for w in log.workouts if monday <= day_of(w, log.zone) < end]
    ids = {w.workout_id for w in workouts}
    muscles: Counter[str] = Counter()
    tonnage = 0.0
    for s in log.sets:
        if s.workout_id not in ids or s.set_type == "warm_up" or not s.reps:
            continue
        tonnage += s.reps * max(s.weight_kg or 0.0, 0.0)
        known = catalogue().get(exercise_key(s.exercise))
        if known is not None and (s.rir is None or s.rir <= HARD_RIR):
            muscles.update(known.muscles)
    seconds = [w.moving_s or w.duration_s or 0.0 for w in workouts if w.activity_type not in {"strength", "yoga"}]
    return WeekLine(
        monday=monday,
        planned=len(mine),
        done=len(done),
        adherence=round(len(done) / len(mine), 3) if mine else None,
        extra=sum(1 for d in extra if monday <= d < end),
        endurance_minutes=round(sum(seconds) / 60, 1),
        sets={m: round(v, 1) for m, v in sorted(muscles.items())},
        tonnage_kg=round(tonnage, 1),
        workout_ids=sorted(ids),
    )


def lifts(log: Log, today: date) -> list[LiftLine]:
    """Every exercise that was logged, the most trained first."""
    lines = [_lift(name, history, today) for name, history in performed(log, today).items()]
    return sorted(lines, key=lambda line: (-line.sessions, line.exercise))


def _lift(name: str, history: list[Performed], today: date) -> LiftLine:
    series = [(p.day, max(best)) for p in history if (best := _maxima(p))]
    recent = [(d, kg) for d, kg in series if (today - d).days <= TREND_DAYS]
    slope = _slope(recent)
    load, reps = _at_fixed_load(history)
    return LiftLine(
        exercise=name,
        sessions=len(history),
        series=[(d, round(kg, 1)) for d, kg in series],
        pct_per_week=None if slope is None else round(slope, 2),
        reason=None if slope is not None else "no_estimate" if not series else "too_few_sessions",
        fixed_load_kg=load,
        reps_at_load=reps,
        set_ids=[s.set_id for p in history for s in p.sets if s.set_id],
    )


def _maxima(p: Performed) -> list[float]:
    told = [e1rm(s.weight_kg, s.reps, s.rir) for s in p.sets if s.weight_kg is not None and s.weight_kg > 0]
    return [e.value for e in told if e is not None]


def _slope(recent: list[tuple[date, float]]) -> float | None:
    """Least squares, in per cent of the mean a week."""
    if len(recent) < TREND_SESSIONS or recent[0][0] == recent[-1][0]:
        return None
    x, y = [(d - recent[0][0]).days / WEEK for d, _ in recent], [kg for _, kg in recent]
    return 100 * statistics.linear_regression(x, y).slope / statistics.fmean(y)


def _at_fixed_load(history: list[Performed]) -> tuple[float | None, list[tuple[date, float]]]:
    loads = Counter(kg for p in history for kg in {s.weight_kg for s in p.sets if s.weight_kg is not None})
    if not loads:
        return None, []
    load, days = max(loads.items(), key=lambda item: (item[1], item[0]))
    if days < FIXED_SESSIONS:
        return None, []
    return load, [(p.day, max(at)) for p in history if (at := [s.reps for s in p.sets if s.weight_kg == load])]
