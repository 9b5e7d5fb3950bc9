"""Days over the API: sleep, calories, weight, targets, today, the dashboard, onboarding.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within daily_routes.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query
from fastapi.responses import Response
from pydantic import AliasChoices, Field

from milo.channels.api import plan_documents, training_documents
from milo.channels.api.answers import StrictBody, ToldRoute, answered
from milo.channels.api.asking import Asking
from milo.channels.api.idempotency import Once
from milo.channels.api.known_query import known_query
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import described
from milo.channels.coaching import Coaching, Today
from milo.channels.contract import Flows
from milo.channels.visitor import Visitor

CalendarDay = date  # a body names its day "date"
MOST_TREND_WEEKS = 52
TrendWeeks = Annotated[int, Query(ge=1, le=MOST_TREND_WEEKS, description="How far back.")]
DASHBOARD_WORKOUTS, DASHBOARD_WEEKS = 5, 4  # our choice: what fits one screen
_PROFILE = {
    "age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "minutes_per_session": 60, "experience": "beginner",
    "height_cm": 168, "weight_kg": 62, "equipment": ["dumbbell", "bench"],
    "parq": {
        "heart_condition": False, "chest_pain": False, "dizziness": False, "chronic_condition": False,
        "medicines": False, "bone_joint": False, "supervised_only": False,
    },
}  # fmt: skip


class SleepBody(StrictBody):
    """A night: hours, or when it began and ended. date: the day it led into; left out: today."""

    hours: float | None = Field(None, ge=0, le=24, validation_alias=AliasChoices("hours", "sleep_hours"), examples=[7.5])
    bed: datetime | None = None
    up: datetime | None = None
    date: CalendarDay | None = None


class CaloriesBody(StrictBody):
    """What was eaten on a day."""

    calories: float = Field(ge=0, le=30_000, validation_alias=AliasChoices("calories", "kcal"), examples=[2300])
    protein_g: float | None = Field(None, ge=0, le=2_000)
    date: CalendarDay | None = None


class WeightBody(StrictBody):
    """Body weight of a day."""

    weight_kg: float = Field(ge=20, le=400, validation_alias=AliasChoices("weight_kg", "weight"), examples=[72.4])
    date: CalendarDay | None = None


class CaloriesTargetBody(StrictBody):
    """Energy a day; below the floors it is refused with the rule."""

    target_kcal: float = Field(gt=0, le=20_000, validation_alias=AliasChoices("target_kcal", "calories", "kcal"), examples=[2200])


class SleepTargetBody(StrictBody):
    """Hours a night."""

    target_h: float = Field(gt=0, le=24, validation_alias=AliasChoices("target_h", "hours", "sleep"), examples=[8])


def daily_routes(
    coaching: Coaching, flows: Flows, asking: Asking, mine: Callable[..., str], once: Callable[..., Any], prefix: str
) -> APIRouter:
    """Days of the athlete a request is about."""
    router = APIRouter(prefix=prefix, route_class=ToldRoute, dependencies=[Depends(known_query)])
    Mine = Annotated[str, Depends(mine)]
    Once_ = Annotated[Once, Depends(once)]
    Who = Annotated[Visitor, Depends(asking.visitor)]

    @router.post(
        "/profile/onboarding", tags=["profile"], status_code=201, responses=described(training_documents.GateDocument, 201)
    )
    def onboarding(who: Who, profile: Annotated[dict[str, Any], Body(examples=[_PROFILE])], user_id: str | None = None) -> Response:
        """The athlete's profile from now on. The owner's token without user_id adds an athlete.

        A body with all of `parq` answers the health questions anew, be it as before. What was told of health and the body leaves
        out stands (docs/rest.md). `changed` says what it changed of the plan.
        """
        named = user_id or who.user_id
        if named is None:
            added = flows.add_athlete(profile)
            return answered({**coaching.gate(added), "changed": [], "athlete_id": added}, 201)
        return answered(coaching.onboard(asking.may_see(named, who), profile, answered=bool(profile.get("parq"))), 201)

    @router.post("/daily/sleep", tags=["days"], status_code=201, responses=described(training_documents.LoggedDay, 201, 409))
    def sleep(athlete: Mine, body: SleepBody, once: Once_) -> Response:
        """How long the athlete slept; told again for the same day, it takes the place of what was told."""
        if body.hours is None and (body.bed is None or body.up is None):
            raise Problem(422, "hours, or bed and up", "neither", 'send {"hours": 7.5}, or both moments')
        day = {"sleep_hours": body.hours, "bed": body.bed, "up": body.up}
        return once(lambda: _day(coaching, athlete, day, body.date))

    @router.post("/daily/calories", tags=["days"], status_code=201, responses=described(training_documents.LoggedDay, 201, 409))
    def calories(athlete: Mine, body: CaloriesBody, once: Once_) -> Response:
        """What the athlete ate."""
        return once(lambda: _day(coaching, athlete, {"calories": body.calories, "protein_g": body.protein_g}, body.date))

    @router.post("/daily/weight", tags=["days"], status_code=201, responses=described(training_documents.LoggedDay, 201, 409))
    def weight(athlete: Mine, body: WeightBody, once: Once_) -> Response:
        """What the athlete weighed."""
        return once(lambda: _day(coaching, athlete, {"weight_kg": body.weight_kg}, body.date))

    @router.get("/today", tags=["days"], responses=described(Today))
    def today(athlete: Mine) -> Response:
        """What stands before the athlete today: the session, the next one, readiness, locks, what changed this week."""
        return answered(coaching.today(athlete))

    @router.get("/dashboard", tags=["days"], responses=described(training_documents.DashboardDocument))
    def dashboard(athlete: Mine) -> Response:
        """Today, the last workouts, targets and how the last weeks went."""
        found = coaching.dashboard(athlete, DASHBOARD_WORKOUTS, DASHBOARD_WEEKS)
        return answered({"user_id": athlete, **found, "targets": coaching.targets(athlete)})

    @router.get("/trends", tags=["days"], responses=described(training_documents.TrendsDocument))
    def trends(athlete: Mine, weeks: TrendWeeks = 12) -> Response:
        """Adherence, volume, minutes and load by week; estimated maxima by lift; sets by muscle."""
        return answered(coaching.trends(athlete, weeks))

    @router.get("/targets/calories", tags=["targets"], responses=described(plan_documents.CaloriesTarget))
    def calories_target(athlete: Mine) -> Response:
        """Energy a day: the athlete's own, else the plan's; null with its reason where nobody set one."""
        return answered(_target(coaching.targets(athlete), "calories", "target_kcal"))

    @router.post(
        "/targets/calories", tags=["targets"], status_code=201, responses=described(plan_documents.CaloriesTarget, 201, 409)
    )
    def set_calories(athlete: Mine, body: CaloriesTargetBody, once: Once_) -> Response:
        """Set it."""
        return once(
            lambda: answered(_target(coaching.set_target(athlete, "calories", body.target_kcal), "calories", "target_kcal"), 201)
        )

    @router.delete("/targets/calories", tags=["targets"], responses=described(plan_documents.CaloriesTarget, 200, 409))
    def drop_calories(athlete: Mine) -> Response:
        """Take an own target away; the plan's holds again."""
        return answered(_target(coaching.drop_target(athlete, "calories"), "calories", "target_kcal"))

    @router.delete("/targets/sleep", tags=["targets"], responses=described(plan_documents.SleepTarget, 200, 409))
    def drop_sleep(athlete: Mine) -> Response:
        """Take it away."""
        return answered(_target(coaching.drop_target(athlete, "sleep"), "sleep", "target_h"))

    @router.get("/targets/sleep", tags=["targets"], responses=described(plan_documents.SleepTarget))
    def sleep_target(athlete: Mine) -> Response:
        """Hours a night."""
        return answered(_target(coaching.targets(athlete), "sleep", "target_h"))

    @router.post("/targets/sleep", tags=["targets"], status_code=201, responses=described(plan_documents.SleepTarget, 201, 409))
    def set_sleep(athlete: Mine, body: SleepTargetBody, once: Once_) -> Response:
        """Set it."""
        return once(lambda: answered(_target(coaching.set_target(athlete, "sleep", body.target_h), "sleep", "target_h"), 201))

    return router


def _day(coaching: Coaching, athlete: str, told: dict[str, Any], day: date | None) -> Response:
    plain = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in told.items() if v is not None}
    made = coaching.log(athlete, {"daily": {**plain, **({"date": day.isoformat()} if day else {})}})
    return answered({k: v for k, v in made.items() if k not in {"workout_id", "adapted"}}, 201)


def _target(targets: dict[str, Any], name: str, value: str) -> dict[str, Any]:
    found = targets[name]
    if found is not None:
        return dict(found)
    reasons = [r for r in targets["reasons"] if r["code"].endswith(name)]
    return {value: None, "origin": None, "reasons": reasons}
