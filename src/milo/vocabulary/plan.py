"""A plan as everybody passes it on: weeks of days of sessions, food, what was changed and why: the plan JSON."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec

from milo.vocabulary.weeks import week_start

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LAST_TO_BEGIN = DAYS.index("friday")  # a plan made later in its week begins with the next one (our choice)
SessionKind = Literal["strength", "endurance", "mobility", "test"]
Zone = Annotated[int, msgspec.Meta(ge=1, le=5)]


class PlannedSet(msgspec.Struct, frozen=True, kw_only=True):
    """One set. target_load_kg None: find the weight that leaves target_rir repetitions; nothing is known yet.

    target_rir of a drill (mobility, balance) is a number like any other here and is shown to nobody (coach.plans.drills).
    """

    set_number: Annotated[int, msgspec.Meta(ge=1)]
    target_reps: Annotated[int, msgspec.Meta(ge=1, le=100)]
    target_rir: Annotated[float, msgspec.Meta(ge=0, le=10)]
    target_load_kg: Annotated[float, msgspec.Meta(ge=0, le=1_000)] | None
    rest_seconds: Annotated[int, msgspec.Meta(ge=0, le=900)]


class PlannedExercise(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise of the catalogue with its sets. superset: exercises with the same letter follow each other without rest."""

    exercise: str
    exercise_id: str
    pattern: str
    muscles: dict[str, float]
    equipment: list[str]
    sets: list[PlannedSet]
    superset: str | None = None
    note: str | None = None


class PlannedEndurance(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of endurance work. zone: 1-2 light to moderate, 3 threshold, 4-5 vigorous.  hr_bpm None: no own zones are known.

    intervals: [{"repeat", "work_minutes", "work_zone", "rest_minutes", "rest_zone"}], None for steady work.
    """

    activity: str
    minutes: Annotated[float, msgspec.Meta(gt=0, le=1_440)]
    zone: Zone
    hr_bpm: tuple[int, int] | None = None
    distance_km: float | None = None
    intervals: list[dict[str, Any]] | None = None


class PlannedSession(msgspec.Struct, frozen=True, kw_only=True):
    """One session. because: ids of the rules that made it what it is.  session_id: the same in every version of the plan."""

    session_id: str
    kind: SessionKind
    title: str
    minutes: Annotated[float, msgspec.Meta(gt=0, le=1_440)]
    warm_up: list[str] = []
    exercises: list[PlannedExercise] = []
    endurance: PlannedEndurance | None = None
    because: list[str] = []


class PlannedDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day; rest is True exactly when there is no session."""

    day: Day
    rest: bool
    sessions: list[PlannedSession] = []


class PlannedWeek(msgspec.Struct, frozen=True, kw_only=True):
    """Seven days, monday first. week counts from 1. focus: "build", "deload", "taper", ..."""

    week: Annotated[int, msgspec.Meta(ge=1)]
    focus: str
    days: list[PlannedDay]


class PlannedFood(msgspec.Struct, frozen=True, kw_only=True):
    """Energy and macronutrients of a mean day. by_day: training days may have more carbohydrate."""

    kcal: float
    protein_g: float
    carbs_g: float
    fat_g: float
    because: list[str]
    by_day: dict[str, dict[str, float]] | None = None


class Adjustment(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule changed, in words: old -> new."""

    rule: str
    what: str


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no plan. level: E0, E1, R or C; rules: their ids; text: what the athlete is told."""

    level: str
    rules: list[str]
    text: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan. A refused one has no weeks and no food.  parent: the version it was made from."""

    plan_id: str
    version: Annotated[int, msgspec.Meta(ge=1)]
    athlete_id: str | None
    goal: str
    created_at: datetime
    weeks: list[PlannedWeek]
    parent: str | None = None
    nutrition: PlannedFood | None = None
    adjustments: list[Adjustment] = []
    refused: Refused | None = None


def first_monday(made: date) -> date:
    """The Monday a plan's first week begins on: that of the week it was made in, at the weekend the next one.

    made: the athlete's local day.

    >>> first_monday(date(2026, 11, 20)), first_monday(date(2026, 11, 22))
    (datetime.date(2026, 11, 16), datetime.date(2026, 11, 23))
    """
    monday = week_start(made)
    return monday if made.weekday() <= LAST_TO_BEGIN else monday + timedelta(days=len(DAYS))
