"""Activities over the API: the list with filters, one of them whole, edits that can be undone, records.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within activity_routes.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from milo.channels import activities as docs
from milo.channels import calendar as calendar_docs
from milo.channels.activities_desk import ActivitiesDesk
from milo.channels.api.answers import MOST_LISTED, StrictBody, ToldRoute, answered, athlete_asked_for, page
from milo.channels.api.asking import Asking
from milo.channels.api.idempotency import Answers, Once, once_for
from milo.channels.api.known_query import known_query
from milo.channels.api.shapes import described
from milo.channels.calendar_desk import CalendarDesk
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import BadValue
from milo.vocabulary.registry import ActivityType

Id = Annotated[str, Field(min_length=1, max_length=64)]
Sport = ActivityType


class EditBody(StrictBody):
    """What to change; what is left out stays. at and minutes only where nothing was recorded."""

    activity: Sport | None = None
    title: str | None = Field(None, max_length=200)
    notes: str | None = Field(None, max_length=10_000)
    rpe: float | None = Field(None, ge=0, le=10)
    at: datetime | None = None
    minutes: float | None = Field(None, gt=0, le=1_440)


class MergeBody(StrictBody):
    """Activities that are one."""

    workout_ids: list[Id] = Field(min_length=2, max_length=10)


class UndoBody(StrictBody):
    """The edit to take back, as `undo` of its answer named it."""

    correction: Id


def calendar_routes(desk: CalendarDesk, asking: Asking) -> APIRouter:
    """The calendar of the athlete a request is about."""
    router = APIRouter(prefix="/api/v1", tags=["activities"], route_class=ToldRoute, dependencies=[Depends(known_query)])
    mine: Callable[..., str] = athlete_asked_for(asking)
    Mine = Annotated[str, Depends(mine)]

    @router.get("/calendar", responses=described(calendar_docs.Calendar))
    def calendar(
        request: Request,
        athlete: Mine,
        since: Annotated[date, Query()],
        until: Annotated[date | None, Query(description="Included; left out: the week of since. At most nine weeks.")] = None,
    ) -> Response:
        """Whole weeks: planned, done and skipped sessions, races, energy and weight a day, sums and load ramp a week.

        Without the consent to see records a coach sees the plan alone.
        """
        if not 1970 <= since.year <= 2200:
            raise BadValue("a day between 1970 and 2200", str(since))
        who: Visitor = request.state.visitor
        opened = who.consents.granted(athlete, who.account_id) if who.consents and who.account_id else frozenset()
        return answered(desk.calendar(athlete, since, until or since, records=who.role != "coach" or "records" in opened))

    return router


def activity_routes(desk: ActivitiesDesk, asking: Asking, answers: Answers) -> APIRouter:
    """Activities of the athlete a request is about."""
    router = APIRouter(prefix="/api/v1", tags=["activities"], route_class=ToldRoute, dependencies=[Depends(known_query)])
    mine: Callable[..., str] = athlete_asked_for(asking)
    once = once_for(answers, mine)
    Mine = Annotated[str, Depends(mine)]
    Once_ = Annotated[Once, Depends(once)]

    @router.get("/activities", responses=described(docs.ActivityList))
    def listed(
        athlete: Mine,
        sport: Annotated[Sport | None, Query()] = None,
        since: Annotated[date | None, Query()] = None,
        until: Annotated[date | None, Query(description="Included.")] = None,
        text: Annotated[str | None, Query(max_length=200, description="In title or notes.")] = None,
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50,
        cursor: Annotated[str | None, Query()] = None,
    ) -> Response:
        """Activities, newest first, each counted once whatever saw it."""
        found = desk.listed(athlete, sport=sport, since=since, until=until, text=text)
        lines, following = page([msgspec.to_builtins(line) for line in found], "workout_id", limit, cursor)
        return answered({"activities": lines, "next_cursor": following})

    @router.get("/activities/records", responses=described(docs.Records))
    def records(athlete: Mine) -> Response:
        """Personal records, mean-maximal curves, critical power and speed, races foretold."""
        return answered(desk.records(athlete))

    @router.get("/activities/{workout_id}", responses=described(docs.Activity))
    def activity(athlete: Mine, workout_id: Id, series: Annotated[bool, Query()] = True) -> Response:
        """One activity: laps, splits, zones, decoupling, best efforts, sets, and its recording thinned for drawing."""
        return answered(desk.activity(athlete, workout_id, series=series))

    @router.patch("/activities/{workout_id}", responses=described(docs.Changed, 200, 409))
    def edit(athlete: Mine, workout_id: Id, body: EditBody, once: Once_) -> Response:
        """Change sport, title, notes, effort; `undo` names what takes it back."""

        def work() -> Response:
            changes: dict[str, Any] = body.model_dump(exclude_unset=True)
            return answered(desk.edit(athlete, workout_id, {k: v for k, v in changes.items() if v is not None}))

        return once(work)

    @router.delete("/activities/{workout_id}", responses=described(docs.Changed, 200, 409))
    def delete(athlete: Mine, workout_id: Id, once: Once_) -> Response:
        """Take an activity out of everything that counts; `undo` names what brings it back."""
        return once(lambda: answered(desk.delete(athlete, workout_id)))

    @router.post("/activities:merge", responses=described(docs.Changed, 200, 409))
    def merge(athlete: Mine, body: MergeBody, once: Once_) -> Response:
        """Say that activities are one; the ledger undoes it."""
        return once(lambda: answered(desk.merge(athlete, body.workout_ids)))

    @router.post("/activities:undo", responses=described(docs.Undone, 200, 409))
    def undo(athlete: Mine, body: UndoBody, once: Once_) -> Response:
        """Take an edit or a deletion back."""

        def work() -> Response:
            desk.undo(athlete, body.correction)
            return answered({"undone": body.correction})

        return once(work)

    return router
