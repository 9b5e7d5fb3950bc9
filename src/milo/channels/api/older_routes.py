"""The older paths, kept as they were: seven days of training, three days of meals, feedback, the history of plans; and all routers
of the coach together.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within older_routes.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from milo.channels.api import plan_documents, training_documents
from milo.channels.api.answers import (
    MOST_LISTED,
    PREFIXES,
    StrictBody,
    ToldRoute,
    answered,
    athlete_asked_for,
    page,
)
from milo.channels.api.asking import Asking
from milo.channels.api.coach_routes import coach_routes
from milo.channels.api.daily_routes import daily_routes
from milo.channels.api.idempotency import Answers, Once, once_for
from milo.channels.api.plan_routes import plan_routes
from milo.channels.api.shapes import described
from milo.channels.api.workout_routes import workout_routes
from milo.channels.coaching import Coaching
from milo.channels.contract import Flows

DAYS = 7


class FeedbackBody(StrictBody):
    """How it felt: energy and mood 1-5, perceived exertion 1-10."""

    energy: float | None = Field(None, ge=1, le=5, examples=[4])
    mood: float | None = Field(None, ge=1, le=5, examples=[4])
    perceived_exertion: float | None = Field(None, ge=1, le=10, examples=[6])


def older_routes(
    coaching: Coaching, asking: Asking, once_of: Callable[[Callable[..., str]], Callable[..., Any]], prefix: str
) -> APIRouter:
    """The older paths that name the athlete."""
    router = APIRouter(prefix=prefix, tags=["older paths"], route_class=ToldRoute)
    named = asking.athlete(asking.visitor)
    Athlete = Annotated[str, Depends(named)]
    Once_ = Annotated[Once, Depends(once_of(named))]

    @router.get("/workout/{user_id}", responses=described(plan_documents.AheadDocument))
    def workout(user_id: Athlete) -> Response:
        """The next seven days of training, today first. Without a plan: those of the plan that would be made, not kept.

        `notice` says so where the health questions are not answered yet. While training is locked no day has sessions, and
        `refused` says the way back.
        """
        return answered({"user_id": user_id, **coaching.week_ahead(user_id, DAYS)})

    @router.get("/nutrition/{user_id}", responses=described(plan_documents.MealsDocument))
    def nutrition(
        user_id: Athlete,
        days: Literal[3, 7] = 3,
        minutes: Annotated[float | None, Query(ge=5, le=180, description="Most minutes a dish may take.")] = None,
        cheap: Annotated[bool, Query(description="Dear foods only where nothing else fits.")] = False,
    ) -> Response:
        """Meals for three or seven days that add up to the day's targets, two alternatives for each, and a shopping list."""
        return answered({"user_id": user_id, **coaching.meals(user_id, days, minutes=minutes, cheap=cheap)})

    @router.post("/feedback/{user_id}", status_code=201, responses=described(training_documents.FeedbackDocument, 201, 409))
    def feedback(user_id: Athlete, body: FeedbackBody, once: Once_) -> Response:
        """How it felt."""
        return once(lambda: answered({"user_id": user_id, **coaching.feedback(user_id, **body.model_dump())}, 201))

    @router.get("/plans/{user_id}/history", responses=described(plan_documents.HistoryDocument))
    def history(
        user_id: Athlete,
        plan_type: Literal["workout", "nutrition"] | None = None,
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 20,
        cursor: Annotated[str | None, Query()] = None,
    ) -> Response:
        """The versions of all plans there were, newest first, each with its training, its food, or both.

        No training while that is locked.  POST /plans/{plan_id}:restore lets any of them hold again.
        """
        lines, following = page(coaching.all_versions(user_id)[::-1], "version_id", limit, cursor)
        plans = [{**line, **_part(coaching, user_id, line, plan_type)} for line in lines]
        return answered({"user_id": user_id, "plan_type": plan_type, "plans": plans, "next_cursor": following})

    return router


def coaching_routers(coaching: Coaching, flows: Flows, asking: Asking, answers: Answers) -> list[APIRouter]:
    """Every route of the coach, under /api/v1 and at the older paths. answers: what was answered to writes, for a day."""
    mine = athlete_asked_for(asking)
    once = once_for(answers, mine)
    found: list[APIRouter] = []
    for prefix in PREFIXES:
        found += [
            older_routes(coaching, asking, lambda athlete: once_for(answers, athlete), prefix),
            plan_routes(coaching, mine, once, prefix),
            workout_routes(coaching, mine, once, prefix),
            daily_routes(coaching, flows, asking, mine, once, prefix),
            coach_routes(coaching, mine, once, prefix),
        ]
    return found


def _part(coaching: Coaching, athlete: str, line: dict[str, Any], plan_type: str | None) -> dict[str, Any]:
    plan = coaching.version(athlete, line["version"], line["plan_id"])
    training = {"goal": plan.goal, "weeks": msgspec.to_builtins(plan.weeks)}
    food = {"nutrition": msgspec.to_builtins(plan.nutrition)}
    return training if plan_type == "workout" else food if plan_type == "nutrition" else {**training, **food}
