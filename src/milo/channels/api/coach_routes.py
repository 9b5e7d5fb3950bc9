"""The coach over the API: asked and answered at once or as it comes about, what was said, what if, and the forms behind locks.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within coach_routes.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import AliasChoices, Field

from milo.channels.api import talk_documents, training_documents
from milo.channels.api.answers import MOST_LISTED, StrictBody, ToldRoute, answered, page
from milo.channels.api.idempotency import Once
from milo.channels.api.known_query import known_query
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import described
from milo.channels.coaching import Coaching
from milo.vocabulary.errors import BadValue, MiloError

HEARTBEAT_S = 10.0  # a proxy that hears nothing closes; our choice, half of what the strictest common ones wait
LONGEST = 4_000  # characters of one message; the coach reads 2,000 of them (our choice)
ENDED = "ended"  # the id of the last event: a client that connects again by itself sends it back, and is told to stop
HUNG_UP = 499  # as nginx counts them
EVENT = {
    "title": "Event",
    "type": "object",
    "properties": {
        "event": {"enum": ["stage", "text", "claims", "done", "error"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
    "required": ["event", "data"],
}
T = TypeVar("T")
KEPT_TALK = 1_000  # messages that can be listed (our choice)


class TurnBody(StrictBody):
    """One turn of a talk."""

    role: Literal["user", "athlete", "assistant", "coach"] = "user"
    text: str = Field(max_length=LONGEST)


class AskBody(StrictBody):
    """A message, which goes on with the conversation that is kept; or a whole talk, oldest turn first."""

    text: str | None = Field(
        None,
        min_length=1,
        max_length=LONGEST,
        validation_alias=AliasChoices("text", "message", "question"),
        examples=["What is my workout today?"],
    )
    turns: list[TurnBody] | None = Field(None, min_length=1, max_length=50, examples=[None])

    def said(self) -> str | list[dict[str, str]]:
        """What the coach is asked. Raises BadValue for neither or both."""
        if (self.text is None) == (self.turns is None):
            raise BadValue("either text or turns", "neither" if self.text is None else "both", "send one of the two")
        if self.turns is not None and not any(t.role in {"user", "athlete"} for t in self.turns):
            raise BadValue("a turn of the athlete (role user)", "none", "send the athlete's own words as the last turn")
        return self.text if self.text is not None else [t.model_dump() for t in self.turns or []]


class WhatIfBody(StrictBody):
    """A change in words."""

    text: str = Field(min_length=1, max_length=500, examples=["what if I train four days a week?"])


class ReturnBody(StrictBody):
    """The form of return: question id -> yes or no."""

    answers: dict[str, bool] = Field(max_length=20)


class ClearanceBody(StrictBody):
    """A professional's word. until: its last day, twelve months at most."""

    scope: str = Field(max_length=30, examples=["heart"])
    by: str = Field(min_length=1, max_length=200, examples=["Dr. Ruiz, cardiology"])
    until: date | None = None


def coach_routes(coaching: Coaching, mine: Callable[..., str], once: Callable[..., Any], prefix: str) -> APIRouter:
    """The coach of the athlete a request is about."""
    router = APIRouter(prefix=prefix, tags=["coach"], route_class=ToldRoute, dependencies=[Depends(known_query)])
    Mine = Annotated[str, Depends(mine)]
    Once_ = Annotated[Once, Depends(once)]
    events = described()
    events[200] = {
        "description": "Events: stage, text (sentence by sentence), claims, done; or error. The data of each are JSON.",
        "content": {"text/event-stream": {"schema": EVENT}},
    }

    @router.post("/coach", responses=described(training_documents.ReplyDocument, 200, 409))
    async def ask(request: Request, athlete: Mine, body: AskBody, once: Once_) -> Response:
        """The coach's reply: level, rules, text, claims, who spoke, whether training is locked."""
        said = body.said()

        async def work() -> Response:
            made = await _while_listening(request, coaching.ask(athlete, said))
            return answered(await asyncio.to_thread(coaching.public, athlete, made))

        return await once.soon(work)

    @router.get("/coach/stream", response_class=StreamingResponse, responses={**events, 204: {"description": "Heard to its end"}})
    async def stream(
        athlete: Mine,
        text: Annotated[str, Query(min_length=1, max_length=LONGEST, validation_alias=AliasChoices("text", "message", "q"))],
        last_event_id: Annotated[str | None, Header(description="As clients send it that connect again by themselves.")] = None,
    ) -> Response:
        """The reply as server-sent events, as it comes about. Whoever hangs up stops the thinking.

        Whoever heard the end and connects again is answered 204, which ends it: the same is not asked again.
        """
        return Response(status_code=204) if last_event_id == ENDED else _streamed(coaching.replying(athlete, text))

    @router.post("/coach/stream", response_class=StreamingResponse, responses=events)
    async def stream_body(athlete: Mine, body: AskBody) -> StreamingResponse:
        """As GET, for words that should stand in no address, and for whole talks."""
        return _streamed(coaching.replying(athlete, body.said()))

    @router.post("/coach/preview", responses=described(talk_documents.PreviewDocument, 200, 409))
    async def preview(athlete: Mine, body: AskBody) -> Response:
        """A dry run: what a language model would be told of these words, word by word, and where. Nothing is sent or kept."""
        return answered(await coaching.would_send(athlete, body.said()))

    @router.get("/coach/messages", responses=described(talk_documents.MessagesDocument))
    def messages(
        athlete: Mine, limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50, cursor: Annotated[str | None, Query()] = None
    ) -> Response:
        """The conversation, newest first."""
        found, following = page(coaching.talk(athlete, KEPT_TALK)[::-1], "message_id", limit, cursor)
        return answered({"messages": found, "next_cursor": following})

    @router.post("/coach/what_if", responses=described(talk_documents.WhatIfDocument, 200, 409))
    def what_if(athlete: Mine, body: WhatIfBody) -> Response:
        """Two plans compared on the athlete's digital twin; simulated, with bands, or the reason why not."""
        return answered(coaching.what_if(athlete, body.text))

    @router.get("/locks", tags=["safety"], responses=described(talk_documents.LocksDocument))
    def locks(athlete: Mine) -> Response:
        """What locks training, what opens it, and the questions of the form of return."""
        return answered({"locked": coaching.locks(athlete), "return_questions": coaching.return_questions(athlete)})

    @router.post("/locks/return", tags=["safety"], responses=described(talk_documents.ReturnDocument, 200, 409))
    def return_form(athlete: Mine, body: ReturnBody, once: Once_) -> Response:
        """The form of return after an emergency."""
        return once(lambda: answered({**coaching.fill_return_form(athlete, body.answers), "locked": coaching.locks(athlete)}))

    @router.post("/locks/clearance", tags=["safety"], status_code=201, responses=described(talk_documents.LockedDocument, 201, 409))
    def clearance(athlete: Mine, body: ClearanceBody, once: Once_) -> Response:
        """A professional's clearance."""

        def work() -> Response:
            coaching.give_clearance(athlete, body.scope, body.by, body.until)
            return answered({"locked": coaching.locks(athlete)}, 201)

        return once(work)

    return router


async def _while_listening(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What the work gives; it is given up when the one who asked hangs up. Raises Problem 499 then, which nobody reads."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_hangs_up(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Problem(HUNG_UP, "somebody who waits for the answer", "nobody")
        return task.result()
    finally:
        task.cancel()
        gone.cancel()


async def _hangs_up(request: Request) -> None:
    """Return when the one who asked hangs up. Not request.is_disconnected: behind a middleware that never sees it."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _streamed(events: AsyncIterator[dict[str, Any]]) -> StreamingResponse:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(written(events), media_type="text/event-stream", headers=headers)


async def written(events: AsyncIterator[dict[str, Any]]) -> AsyncIterator[bytes]:
    """Events as server-sent events, with a comment whenever none came for a while; ends with "done" or with "error".

    Closing it closes the events, and with them the work behind.
    """
    waiting: asyncio.Future[dict[str, Any]] | None = None
    try:
        while True:
            waiting = waiting or asyncio.ensure_future(anext(events))
            done, _ = await asyncio.wait({waiting}, timeout=HEARTBEAT_S)
            if not done:
                yield b": thinking\n\n"
                continue
            try:
                event = waiting.result()
            except StopAsyncIteration:
                return
            except MiloError as e:
                told = {"title": e.code.replace("_", " "), "detail": str(e), "wanted": e.wanted, "found": e.found, "do": e.do}
                event = {"event": "error", "data": told}
            waiting = None
            last = event["event"] in {"done", "error"}
            head = f"event: {event['event']}\n" + (f"id: {ENDED}\n" if last else "")
            yield f"{head}data: ".encode() + msgspec.json.encode(event["data"]) + b"\n\n"
            if last:
                return
    finally:
        if waiting is not None:
            waiting.cancel()
            await asyncio.wait({waiting})
        close = getattr(events, "aclose", None)
        if close is not None:
            await close()
