"""Messages between an athlete and the people who coach them.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within message_routes.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from milo.channels.api import message_documents as docs
from milo.channels.api.answers import StrictBody, ToldRoute, answered
from milo.channels.api.asking import Asking
from milo.channels.api.idempotency import Answers, Once, once_for
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import described
from milo.channels.limits import TooMany
from milo.channels.messages_desk import MessagesDesk, Side
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import NotFound
from milo.vocabulary.records_talk import LONGEST_TO_COACH

MOST = 200  # messages in one answer (our choice)


class MessageBody(StrictBody):
    """A message as plain text. coach: the account it goes to; left out where there is only one, and by the coach."""

    text: str = Field(min_length=1, max_length=2 * LONGEST_TO_COACH, examples=["Thursday I travel: may I train on Friday?"])
    coach: str | None = Field(None, max_length=64, examples=[None])


class ReadBody(StrictBody):
    """Whose messages were read. coach: as in a message."""

    coach: str | None = Field(None, max_length=64, examples=[None])


def message_routes(desk: MessagesDesk, asking: Asking, answers: Answers) -> APIRouter:
    """Everything below /api/v1/athletes/{user_id}/messages."""
    router = APIRouter(prefix="/api/v1", tags=["messages"], route_class=ToldRoute)
    by_path = asking.athlete(asking.visitor)
    Who = Annotated[Visitor, Depends(asking.visitor)]
    Athlete = Annotated[str, Depends(by_path)]
    Once_ = Annotated[Once, Depends(once_for(answers, by_path))]
    path = "/athletes/{user_id}/messages"

    @router.get(path, responses=described(docs.ThreadsDocument))
    def messages(
        who: Who,
        athlete: Athlete,
        coach: Annotated[str | None, Query(max_length=64, description="The thread with this coach.")] = None,
        limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
        cursor: Annotated[str | None, Query(max_length=64, description="`next_cursor` of the page before.")] = None,
    ) -> Response:
        """The threads, and the newest messages of one, oldest first; a coach sees the thread with them alone."""
        side = side_of(who)
        threads = desk.threads(athlete, who.account_id if side == "coach" else None)
        with_whom = who.account_id if side == "coach" else coach or (threads[0].coach if threads else None)
        if with_whom is None or (coach is not None and coach not in {t.coach for t in threads}):
            if coach is not None:
                raise NotFound("a thread with this coach", "none")
            return answered({"threads": threads, "coach": None, "messages": [], "next_cursor": None})
        lines, older = desk.lines(athlete, with_whom, limit, cursor)
        return answered({"threads": threads, "coach": with_whom, "messages": lines, "next_cursor": older})

    @router.post(path, status_code=201, responses=described(docs.WrittenDocument, 201, 409))
    def write(who: Who, athlete: Athlete, body: MessageBody, once: Once_) -> Response:
        """Send a message. `reply` is what the safety shell says to it at once; it is shown before anything else."""

        def work() -> Response:
            side = side_of(who)
            try:
                made = desk.write(athlete, with_whom(desk, who, athlete, body.coach), side, body.text)
            except TooMany as e:
                raise Problem(429, e.wanted, e.found, e.do) from None
            return answered(made, 201)

        return once(work)

    @router.post(f"{path}:read", responses=described(docs.ReadDocument))
    def read(who: Who, athlete: Athlete, body: ReadBody) -> Response:
        """Say that what is there was read."""
        return answered({"read": desk.read(athlete, with_whom(desk, who, athlete, body.coach), side_of(who))})

    return router


def side_of(who: Visitor) -> Side:
    """On which side of a thread somebody writes; the owner stands for the athlete, as everywhere."""
    return "coach" if who.role == "coach" and who.account_id is not None and who.user_id == who.account_id else "athlete"


def with_whom(desk: MessagesDesk, who: Visitor, athlete: str, coach: str | None) -> str:
    """The coach of the thread that is meant. Raises NotFound where there is none, or several and nobody was named."""
    if side_of(who) == "coach":
        return str(who.account_id)
    known = [t.coach for t in desk.threads(athlete) if t.open or coach is not None]
    if coach is None and len(known) > 1:
        raise Problem(422, "coach, the account the message goes to", "none, and there are several", "name one of `threads`")
    if not known or (coach is not None and coach not in known):
        raise NotFound("a thread with this coach", "none that is open")
    return coach or known[0]
