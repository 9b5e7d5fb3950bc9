"""Outlooks over the API, at the new path and at the older one.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within outlook_routes.
"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from pydantic import Field

from milo.channels.api.answers import PREFIXES, StrictBody, ToldRoute, answered, athlete_asked_for
from milo.channels.api.asking import Asking
from milo.channels.api.idempotency import Answers, Once, once_for
from milo.channels.api.outlook_documents import OutlookDocument
from milo.channels.api.shapes import described
from milo.channels.outlook_desk import OutlookDesk

CalendarDay = date  # a body names its day "date"


class AnalyseBody(StrictBody):
    """What to look from. date: its evening; left out: today."""

    date: CalendarDay | None = None


class QuestionsBody(StrictBody):
    """The five answers of the 28-day questions, 1 almost never to 5 almost always."""

    answers: list[Annotated[int, Field(ge=1, le=5)]] = Field(min_length=5, max_length=5, examples=[[2, 1, 2, 3, 2]])


def outlook_routes(desk: OutlookDesk, asking: Asking, answers: Answers) -> list[APIRouter]:
    """GET /api/v1/outlook, the 28-day questions, and the older POST /burnout/analyze."""
    mine = athlete_asked_for(asking)
    Athlete = Annotated[str, Depends(mine)]
    Once_ = Annotated[Once, Depends(once_for(answers, mine))]
    router = APIRouter(prefix="/api/v1", tags=["outlook"], route_class=ToldRoute)

    @router.get("/outlook", responses=described(OutlookDocument))
    def outlook(athlete: Athlete, as_of: date | None = None) -> Response:
        """Burnout risk of the next 28 and 90 days with its band, what drives it, and tomorrow's readiness.

        Learned from simulated athletes, and not a diagnosis. `risk_28d` is null where too little is known; `reasons` say why.
        """
        return answered(desk.outlook(athlete, as_of).public())

    @router.post("/outlook/questions", status_code=201, responses=described(OutlookDocument, 201, 409))
    def questions(athlete: Athlete, body: QuestionsBody, once: Once_) -> Response:
        """Answer the 28-day questions; the outlook that follows is returned."""
        return once(lambda: answered(desk.answer(athlete, body.answers).public(), 201))

    found = [router]
    for prefix in PREFIXES:
        older = APIRouter(prefix=prefix, tags=["older paths"], route_class=ToldRoute)

        @older.post("/burnout/analyze", responses=described(OutlookDocument))
        def analyze(athlete: Athlete, body: AnalyseBody | None = None) -> Response:
            """The outlook, at the older path; nothing is stored."""
            return answered(desk.outlook(athlete, body.date if body else None).public())

        found.append(older)
    return found
