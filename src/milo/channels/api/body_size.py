"""How large the body of a request may be where no file is uploaded."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from milo.channels.api.problem import Problem, as_problem

MOST_BODY = 1_000_000  # bytes; a year's plan as text is a tenth of it. Our choice
BODILESS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
UPLOADS = ("/imports", "/api/v1/imports")  # counts its bytes itself
FRAME = "/_nicegui"  # the pages' own line and uploads, which have limits of their own


class BodyGuard:
    """ASGI middleware: takes in a body before anybody reads it, and answers 413 as soon as it is too large.

    Bytes are counted as they come: what a caller says of the length is believed only where it is too much.
    """

    def __init__(self, app: ASGIApp, most: int = MOST_BODY) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] in BODILESS or path.rstrip("/") in UPLOADS or path.startswith(FRAME):
            await self._app(scope, receive, send)
            return
        taken: list[Message] = []
        size, more = 0, True
        while more and max(size, _said(scope)) <= self._most:
            message = await receive()
            size += len(message.get("body", b""))
            taken.append(message)
            more = message["type"] == "http.request" and message.get("more_body", False)
        if more or size > self._most:
            refused = Problem(413, f"a body of at most {self._most} bytes", "a larger one", "send files to /imports")
            await as_problem(refused)(scope, receive, send)
            return

        async def again() -> Message:
            return taken.pop(0) if taken else await receive()

        await self._app(scope, again, send)


def _said(scope: Scope) -> int:
    """The length a caller tells, in bytes; 0 where it tells none that can be read."""
    told = next((value for name, value in scope["headers"] if name.lower() == b"content-length"), b"")
    return int(told) if told.isdigit() and len(told) < 20 else 0
