"""The documents the API answers with, as types: OpenAPI describes them from here, and the fuzzing test holds every answer to them.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from datetime import date, datetime
from typing import Annotated, Any, NotRequired, TypedDict

import msgspec

from milo.channels.coaching import Today
from milo.channels.contract import AthleteLine
from milo.coach.adapt.adapting_changes import Change as Adapted
from milo.coach.adapt.trends import LiftLine, WeekLine
from milo.coach.plans.plan_check import Finding
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.plan import Adjustment, Plan, PlannedFood, PlannedSession, PlannedWeek, Refused
from milo.vocabulary.records import Merge, Original
from milo.vocabulary.talk import Claim

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Reason(TypedDict):
    """Why something is missing."""

    code: str
    text: str


# --- the house, athletes, files


class Health(TypedDict):
    """Whether Milo is up."""

    status: str
    version: str


class Greeting(TypedDict):
    """A word for programs."""

    msg: str


class AthletesDocument(TypedDict):
    """The athletes a token may see."""

    athletes: list[AthleteLine]


class AddedAthlete(TypedDict):
    """Who came."""

    athlete_id: str


class LedgerDocument(TypedDict):
    """What was merged."""

    merges: list[Merge]


class OriginalsDocument(TypedDict):
    """The files an athlete brought."""

    originals: list[Original]


class SkippedRows(TypedDict):
    """Rows that were not stored."""

    reason: str
    count: int


class ImportedFile(TypedDict):
    """What became of one file."""

    path: str
    format: str | None
    activities: int
    records: int
    new: int
    duplicates: int
    skipped: list[SkippedRows]
    error: str | None
    beside: int
    dropped: dict[str, int]
    original_id: str | None
    notes: list[str]


class ImportDocument(TypedDict):
    """What an upload came to."""

    files: list[ImportedFile]
    totals: dict[str, int]


class CatalogueDocument(TypedDict):
    """Exercises, a stretch of all that fit."""

    total: int
    exercises: list[Exercise]


class Accepted(TypedDict):
    """How many records are on the stream."""

    accepted: int


# --- one's own account


class SessionLine(TypedDict):
    """Where one is signed in."""

    session_id: str
    device: str | None
    created_at: Moment | None
    last_seen_at: Moment | None
    expires_at: Moment
    this: bool


class SessionsDocument(TypedDict):
    """Where one is signed in."""

    sessions: list[SessionLine]


class KeyLine(TypedDict):
    """A device's key, without its secret."""

    key_id: str
    label: str | None
    scopes: list[str]
    created_at: Moment | None
    last_used_at: Moment | None
    expires_at: Moment


class KeysDocument(TypedDict):
    """The keys of one's devices."""

    keys: list[KeyLine]


class NewKey(TypedDict):
    """A key, shown this once."""

    key_id: str
    key: str
    expires_at: Moment
    scopes: list[str]


class InvitationLine(TypedDict):
    """An invitation; code and path are shown once, to whoever made it."""

    invitation_id: str
    role: str
    athlete_id: str | None
    expires_at: Moment
    code: NotRequired[str]
    path: NotRequired[str]


class InvitationsDocument(TypedDict):
    """Invitations nobody has used yet."""

    invitations: list[InvitationLine]


# --- plans


class VersionLine(TypedDict):
    """A version in the history. shows: the version whose plan holds with it, another one after an undo."""

    version: int
    version_id: str
    plan_id: str
    parent: str | None
    shows: int
    author: str
    reason: str
    created_at: Moment


class Acceptance(TypedDict):
    """How many of the edits are still in force."""

    edits: int
    kept: int
    share: float | None


class VersionsDocument(TypedDict):
    """The versions of a plan, newest first."""

    versions: list[VersionLine]
    acceptance: Acceptance
    next_cursor: str | None


class HistoryPlan(VersionLine):
    """A version with its training, its food, or both."""

    goal: NotRequired[str]
    weeks: NotRequired[list[PlannedWeek]]
    nutrition: NotRequired[PlannedFood | None]


class HistoryDocument(TypedDict):
    """The versions of a plan with what they hold, newest first."""

    user_id: str
    plan_type: str | None
    plans: list[HistoryPlan]
    next_cursor: str | None


class Lock(TypedDict):
    """What locks training. needs: "form", "clearance" or both."""

    rule: str
    level: str
    since: Moment
    scope: str | None
    needs: list[str]
    text: str


class CurrentPlan(TypedDict):
    """The plan that holds, and where today is in it. mondays: number of the week -> the date it begins on."""

    plan_id: str
    version: int
    athlete_id: str | None
    goal: str
    created_at: Moment
    weeks: list[PlannedWeek]
    parent: str | None
    nutrition: PlannedFood | None
    adjustments: list[Adjustment]
    refused: Refused | None
    current_week: int | None
    mondays: dict[str, date | None]
    locked: list[Lock]


class DiffLine(TypedDict):
    """One difference. old, new: JSON values, null where there was or is nothing."""

    what: str
    subject: str
    field: str
    week: int | None
    day: str | None
    session_id: str | None
    name: str | None
    old: Any
    new: Any
    text: str


class DiffDocument(TypedDict):
    """What changed between two versions."""

    old: int
    new: int
    changes: list[DiffLine]


class ModifiedDocument(TypedDict):
    """What an edit did, or would do; only looking at a text answers with findings alone. version: null where nothing was kept."""

    version: int | None
    findings: list[Finding]
    plan: NotRequired[Plan]
    changes: NotRequired[list[str]]
    clamped: NotRequired[list[str]]
    summary: NotRequired[str | None]


class AdaptedDocument(TypedDict):
    """The plan adapted to what was logged: every change with its rule; reasons: rules that were asked and changed nothing."""

    plan: Plan
    version: int
    adapted: bool
    changes: list[Adapted]
    weeks: list[WeekLine]
    lifts: list[LiftLine]
    reasons: list[Reason]
    next_week: PlannedWeek | None
    next_monday: date | None


class AheadDay(TypedDict):
    """One day that comes. week: of the plan."""

    date: date
    day: str
    week: int
    rest: bool
    sessions: list[PlannedSession]


class AheadDocument(TypedDict):
    """The next days of training. kept: False where they are those of a plan that would be made."""

    user_id: str
    plan_id: str
    version: int
    kept: bool
    days: list[AheadDay]
    refused: Refused | None


# --- food


class MealItem(TypedDict):
    """A food and how much of it."""

    food: str
    food_id: str
    grams: float


class MealLine(TypedDict):
    """One meal."""

    meal: str
    dish: str
    items: list[MealItem]


class MealDayLine(TypedDict):
    """A day's meals and what they come to."""

    date: date
    day: str
    meals: list[MealLine]
    kcal: float
    protein_g: float
    carbs_g: float
    fat_g: float
    fibre_g: float


class MealsDocument(TypedDict):
    """Meals, estimated from composition tables, or why there are none."""

    user_id: str
    days: list[MealDayLine]
    because: list[str]
    refused: Reason | None
    origin: NotRequired[str]


class CaloriesTarget(TypedDict):
    """Energy a day. origin: told by the athlete, estimated by the plan, null with reasons where nobody set one."""

    target_kcal: float | None
    origin: str | None
    protein_g: NotRequired[float | None]
    because: NotRequired[list[str]]
    reasons: NotRequired[list[Reason]]


class SleepTarget(TypedDict):
    """Hours a night."""

    target_h: float | None
    origin: str | None
    reasons: NotRequired[list[Reason]]


class TargetsDocument(TypedDict):
    """Both targets; reasons for those nobody set."""

    calories: CaloriesTarget | None
    sleep: SleepTarget | None
    reasons: list[Reason]


# --- workouts and days


class SetLine(TypedDict):
    """A set of a workout."""

    set_id: str
    number: int
    reps: float | None
    weight_kg: float | None
    rir: float | None
    warm_up: NotRequired[bool]


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
    """A set as it was done last time."""

    reps: float | None
    weight_kg: float | None
    rir: float | None


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


class LoggedWorkout(TypedDict):
    """What was stored. reply: what the safety shell says of notes and pain.  adapted: what the plan changed by it."""

    workout_id: str | None
    records: int
    reply: ReplyDocument | None
    adapted: list[str]
    at: NotRequired[Moment]
    new: NotRequired[int]
    updated: NotRequired[int]
    duplicates: NotRequired[int]


class AddedExercise(TypedDict):
    """An exercise of a workout under way."""

    workout_id: str
    exercise: str
    exercise_id: str | None
    sets: list[SetLine]
    last_time: LastTime | None


class AddedSet(SetLine):
    """One set of a workout under way."""

    workout_id: str
    exercise: str
    exercise_id: str | None


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
    """Why there may be no plan."""

    level: str
    rules: list[str]


class GateDocument(TypedDict):
    """What the onboarding gate makes of a profile. missing: what would make a plan fit better."""

    user_id: str
    gate: str
    refused: GateRefused | None
    missing: list[str]
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


# --- talk and safety


class MessageLine(TypedDict):
    """One message of the conversation."""

    message_id: str
    at: Moment
    role: str
    text: str
    level: str | None
    by: str | None
    claims: list[Any]


class MessagesDocument(TypedDict):
    """The conversation, newest first."""

    messages: list[MessageLine]
    next_cursor: str | None


class ComparedLine(TypedDict):
    """One figure of two plans; null where there is none."""

    label: Any
    unit: str
    now: Any
    then: Any
    decimals: int


class WhatIfDocument(TypedDict):
    """Two plans compared on the athlete's twin: simulated. reason: why there is nothing to compare."""

    simulated: bool
    weeks: int
    lines: list[ComparedLine]
    reason: str | None
    text: str
    claims: list[Claim]


class Question(TypedDict):
    """A question of the form of return."""

    id: str
    text: str


class LocksDocument(TypedDict):
    """What locks training, and the form that may open it."""

    locked: list[Lock]
    return_questions: list[Question]


class ReturnDocument(TypedDict):
    """What the form of return came to. open: questions not answered with yes."""

    complete: bool
    open: list[Question]
    locked: list[Lock]


class LockedDocument(TypedDict):
    """What still locks training."""

    locked: list[Lock]
