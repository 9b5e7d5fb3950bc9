"""Plans and logs for the tests of adaptation: Bruno, who lifts and runs, and what he did on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from milo.coach.adapt.adapting import Change, Log, Reading
from milo.coach.adapt.adapting_log import lay_out, workout_id_of
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import (
    DAYS,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
)
from milo.vocabulary.records import LiftedSet, Workout

MONDAY = date(2026, 3, 2)
BRUNO = Profile(
    sex="male",
    goal="strength",
    days_per_week=4,
    age=35,
    experience="intermediate",
    equipment=["barbell", "bench", "rack", "dumbbell"],
)


def exercise(name: str, kg: float | None, sets: int = 3, reps: int = 6, rir: float = 2) -> PlannedExercise:
    """An exercise of the catalogue with equal sets."""
    known = catalogue()[name]
    planned = [
        PlannedSet(set_number=i + 1, target_reps=reps, target_rir=rir, target_load_kg=kg, rest_seconds=150) for i in range(sets)
    ]
    return PlannedExercise(
        exercise=known.name, exercise_id=name, pattern=known.pattern, muscles=dict(known.muscles), equipment=list(known.equipment),
        sets=planned,
    )  # fmt: skip


def lifting(id: str, *exercises: PlannedExercise, minutes: float = 50) -> PlannedSession:
    """A strength session."""
    return PlannedSession(session_id=id, kind="strength", title=f"Lift {id}", minutes=minutes, exercises=list(exercises))


def run(id: str, minutes: float = 40, zone: int = 2) -> PlannedSession:
    """A steady run."""
    e = PlannedEndurance(activity="running", minutes=minutes, zone=zone)
    return PlannedSession(session_id=id, kind="endurance", title=f"Run {id}", minutes=minutes, endurance=e)


def plan_of(*weeks: dict[int, PlannedSession], focus: str = "build") -> Plan:
    """A plan from weekday -> session."""
    made = []
    for number, week in enumerate(weeks, 1):
        days = [PlannedDay(day=d, rest=i not in week, sessions=[week[i]] if i in week else []) for i, d in enumerate(DAYS)]
        made.append(PlannedWeek(week=number, focus=focus, days=days))
    return Plan(
        plan_id="p", version=1, athlete_id=None, goal="strength", created_at=datetime.combine(MONDAY, time(), UTC), weeks=made
    )


def did(session_id: str, day: date, *, kind: str = "strength", minutes: float = 50, rpe: float | None = None) -> Workout:
    """A workout that names its session."""
    at = datetime.combine(day, time(18), UTC)
    return Workout(
        origin=Origin.TOLD, source="milo log", workout_id=workout_id_of(at, "bruno", session_id), user_id="bruno", start_ts=at,
        end_ts=at + timedelta(minutes=minutes), activity_type=kind, duration_s=60 * minutes, rpe=rpe, utc_offset_min=0,  # type: ignore[arg-type]
    )  # fmt: skip


def sets_of(w: Workout, name: str, reps: Sequence[float], kg: float, rir: float | None = 2) -> list[LiftedSet]:
    """Sets of a workout."""
    return [
        LiftedSet(
            origin=Origin.TOLD, source="milo log", set_id=f"{w.workout_id}-{name}-{i}", user_id="bruno", workout_id=w.workout_id,
            at=w.start_ts, exercise=catalogue()[name].name, number=i + 1, reps=r, weight_kg=kg, rir=rir,
        )
        for i, r in enumerate(reps)
    ]  # fmt: skip


def log(**values: Any) -> Log:
    """A log of a plan that began on MONDAY."""
    return Log(**{"started": MONDAY, "opened": MONDAY, **values})


def day(n: int) -> date:
    """The day n days after MONDAY."""
    return MONDAY + timedelta(days=n)


def told(value: float, on: date, id: str = "r") -> dict[date, Reading]:
    """One reading."""
    return {on: Reading(value, (id,))}


def rules(changes: Sequence[Change]) -> list[str]:
    """What was changed, by rule."""
    return [c.rule for c in changes if c.held is None]


def session_on(plan: Plan, on: date) -> PlannedSession | None:
    """The session of a day."""
    found = [s.session for s in lay_out(plan, MONDAY) if s.day == on]
    return found[0] if found else None


SQUATS = plan_of(
    {0: lifting("a", exercise("back_squat", 100)), 3: lifting("b", exercise("back_squat", 100))},
    {0: lifting("c", exercise("back_squat", 100)), 3: lifting("d", exercise("back_squat", 100))},
)


def lifted(*days: tuple[str, int, Sequence[float], float, float | None], name: str = "back_squat") -> Log:
    """A log of (session, day, repetitions, kg, reserve)."""
    made = [(did(id, day(n)), reps, kg, rir) for id, n, reps, kg, rir in days]
    return log(workouts=[w for w, *_ in made], sets=[s for w, reps, kg, rir in made for s in sets_of(w, name, reps, kg, rir)])


def planned_of(plan: Plan, name: str = "back_squat") -> dict[int, list[tuple[int, float | None]]]:
    """Day from MONDAY -> (repetitions, kg) of an exercise's sets."""
    return {
        (s.day - MONDAY).days: [(x.target_reps, x.target_load_kg) for x in e.sets]
        for s in lay_out(plan, MONDAY) for e in s.session.exercises if e.exercise_id == name
    }  # fmt: skip
