"""What the API answers about workouts and days, and how they go on, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from datetime import date
from typing import NotRequired, TypedDict

from milo.channels.api.house_documents import Moment
from milo.channels.api.plan_documents import QuestionsOld, TargetsDocument
from milo.channels.coaching import Today
from milo.coach.adapt.trends import LiftLine
from milo.vocabulary.talk import Claim


class SetLine(TypedDict):
    """A set of a workout. duration_s: of one that was held, whose reps are null."""

    set_id: str
    number: int
    reps: float | None
    weight_kg: float | None
    rir: float | None
    warm_up: NotRequired[bool]
    duration_s: NotRequired[float]


class ExerciseLine(TypedDict):
    """An exercise of a workout; exercise_id is null for one the catalogue does not know."""

    exercise: str
    exercise_id: str | None
    sets: list[SetLine]


class CountedWorkout(TypedDict):
    """A workout as it counts, whatever saw it."""

    workout_id: str
    at: Moment
    title: str | None
    activity: str
    minutes: float | None
    rpe: float | None
    notes: str | None
    origin: str
    sources: list[str]
    exercises: list[ExerciseLine]
    distance_km: float | None
    heart_rate_bpm: float | None


class WorkoutsDocument(TypedDict):
    """Workouts, newest first."""

    workouts: list[CountedWorkout]
    next_cursor: str | None


class DoneSet(TypedDict):
    """A set as it was done last time. duration_s: of one that was held, whose reps are null."""

    reps: float | None
    weight_kg: float | None
    rir: float | None
    duration_s: NotRequired[float]


class LastTime(TypedDict):
    """When an exercise was last done, and its sets."""

    at: Moment
    sets: list[DoneSet]


class LastTimeDocument(TypedDict):
    """The last time of an exercise; null when never."""

    exercise: str
    last_time: LastTime | None


class ReplyDocument(TypedDict):
    """What the coach says. claims: the numbers in it and what they stand on.  by: template, rules, or the model that spoke.

    notice: why no model spoke where one could have.
    """

    level: str
    rules: list[str]
    text: str
    claims: list[Claim]
    by: str
    locked: bool
    notice: str | None


class UnknownName(TypedDict):
    """An exercise nobody knows by that name: counts_as is the one a clear slip is kept as, nearest the name to offer for it."""

    exercise: str
    counts_as: str | None
    nearest: str | None
    text: str


class LoggedWorkout(TypedDict):
    """What was stored. reply: what the safety shell says of notes and pain.  adapted: what the plan changed by it.

    unknown: the exercises of it that nobody knows by their names.  session_unknown: that no plan has the session it names.
    """

    workout_id: str | None
    records: int
    reply: ReplyDocument | None
    adapted: list[str]
    unknown: NotRequired[list[UnknownName]]
    session_unknown: NotRequired[str | None]
    at: NotRequired[Moment]
    new: NotRequired[int]
    updated: NotRequired[int]
    duplicates: NotRequired[int]


class AddedExercise(TypedDict):
    """An exercise of a workout under way. reply: what is said of a set far from all that is known, else null."""

    workout_id: str
    exercise: str
    exercise_id: str | None
    sets: list[SetLine]
    reply: ReplyDocument | None
    last_time: LastTime | None


class AddedSet(SetLine):
    """One set of a workout under way. reply: what is said of it where it is far from all that is known, else null."""

    workout_id: str
    exercise: str
    exercise_id: str | None
    reply: ReplyDocument | None


class LoggedDay(TypedDict):
    """What was stored of a day."""

    records: int
    new: int
    updated: int
    duplicates: int
    reply: ReplyDocument | None


class FeedbackDocument(TypedDict):
    """A word on how it felt, stored."""

    user_id: str
    feedback_id: str


class GateRefused(TypedDict):
    """Why there may be no plan, and no training by one that was made before; text says the way back."""

    level: str
    rules: list[str]
    text: str


class GateDocument(TypedDict):
    """What the onboarding gate makes of a profile. missing: what would make a plan fit better.

    questions_open: health questions (keys of parq) without an answer; until they are answered POST /plans makes a cautious plan.
    questions_old: where they are due again, else null.  clearance: the scope of a clearance that would open more training (POST
    /locks/clearance), else null.  changed: what a changed profile changed of the plan that holds.
    """

    user_id: str
    gate: str
    refused: GateRefused | None
    missing: list[str]
    questions_open: list[str]
    questions_old: QuestionsOld | None
    clearance: str | None
    changed: list[str]
    athlete_id: NotRequired[str]


class TrendWeek(TypedDict):
    """One week of training, planned and done."""

    monday: date
    planned: int
    done: int
    adherence: float | None
    extra: int
    endurance_minutes: float
    sets: dict[str, float]
    tonnage_kg: float
    workout_ids: list[str]
    load_au: float


class TrendsDocument(TypedDict):
    """How it goes on. reason: why there are no weeks."""

    weeks: list[TrendWeek]
    lifts: list[LiftLine]
    muscles: dict[str, float]
    reason: str | None


class DashboardDocument(TypedDict):
    """Today, the last workouts, targets and how the last weeks went."""

    user_id: str
    today: Today
    recent: list[CountedWorkout]
    targets: TargetsDocument
    weeks: list[TrendWeek]
    muscles: dict[str, float]
