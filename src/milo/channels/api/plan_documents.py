"""What the API answers about plans, their versions and changes, and what to eat, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from datetime import date
from typing import Any, NotRequired, TypedDict

from milo.channels.api.house_documents import Moment, Reason
from milo.coach.adapt.adapting_changes import Change as Adapted
from milo.coach.adapt.trends import LiftLine, WeekLine
from milo.coach.plans.basics.outline import CurvePoint, Phase
from milo.coach.plans.limits.checker import Finding
from milo.vocabulary.plan import Adjustment, Plan, PlannedFood, PlannedSession, PlannedWeek, Refused


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


class TakenBack(VersionLine):
    """A version that holds again. adapted: what it leaves out again for pains that still count, as sentences."""

    adapted: list[str]


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
    """What locks training. needs: "form", "clearance" or both; "profile" where only an answer there opens it.  about: what it is
    about, in gentle words.  gate: it is what the health questions and the profile tell, and opens as well when that changes.

    form_from: from when the form of return can be filled in, null where it can be by now or none is needed.
    To a coach whom the athlete opened neither messages nor records, rule is "safety", and what says why is null.
    """

    rule: str
    level: str
    since: Moment
    scope: str | None
    needs: list[str]
    about: str | None
    form_from: Moment | None
    text: str
    gate: bool


class QuestionsOld(TypedDict):
    """The health questions are due again. why: "age" (90 days) or "danger" (an E0 or E1 since they were answered)."""

    answered_at: Moment
    why: str


class PlanDocument(TypedDict):
    """A plan as it is stored, and whether the health questions behind it are due again."""

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
    questions_old: QuestionsOld | None
    phases: list[Phase]
    curve: list[CurvePoint]


class CurrentPlan(PlanDocument):
    """The plan that holds, and where today is in it. mondays: number of the week -> the date it begins on.

    questions_old: where the health questions are due again, else null.
    """

    current_week: int | None
    mondays: dict[str, date | None]
    locked: list[Lock]


class MadePlan(PlanDocument):
    """A new plan. questions_open: health questions (keys of parq) without an answer; while there are any, the plan is cautious.

    questions_old: where they are all answered and due again, else null.
    """

    questions_open: list[str]


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
    """What changed between two versions. refused: the way back while training is locked; then there are no changes."""

    old: int
    new: int
    changes: list[DiffLine]
    refused: Refused | None


class ModifiedDocument(TypedDict):
    """What an edit did, or would do; only looking at a text answers with findings alone. version: null where nothing was kept."""

    version: int | None
    findings: list[Finding]
    plan: NotRequired[Plan]
    changes: NotRequired[list[str]]
    clamped: NotRequired[list[str]]
    summary: NotRequired[str | None]
    notes: NotRequired[list[str]]


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
    """The next days of training. kept: False where they are those of a plan that would be made.

    notice: that the health questions are not answered yet, null when they are.  refused: also the lock, while training is locked.
    """

    user_id: str
    plan_id: str
    version: int
    kept: bool
    days: list[AheadDay]
    refused: Refused | None
    notice: str | None


class MealItem(TypedDict):
    """A food and how much of it."""

    food: str
    food_id: str
    grams: float


class MealChoice(TypedDict):
    """A dish for a meal. minutes: to make it."""

    meal: str
    dish: str
    minutes: float
    protein_g: float
    items: list[MealItem]


class MealLine(MealChoice):
    """One meal, and dishes of about the same energy and protein that may stand for it; alternatives_why: where there are no two."""

    alternatives: list[MealChoice]
    alternatives_why: str | None


class ShoppingLine(TypedDict):
    """What to buy. state: "dry" or "raw" where the meals weigh it cooked, else "as is"."""

    food: str
    food_id: str
    grams: float
    state: str


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
    protein_spread: float


class MealsDocument(TypedDict):
    """Meals, estimated from composition tables, or why there are none."""

    user_id: str
    days: list[MealDayLine]
    because: list[str]
    refused: Reason | None
    origin: NotRequired[str]
    shopping: NotRequired[list[ShoppingLine]]


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
