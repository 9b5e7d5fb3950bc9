"""How large the body of a request may be, and who must be known before a large one is read."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from milo.channels.access import COOKIE, Access
from milo.channels.access_rules import Rule, rule_of
from milo.channels.api.problem import Problem, as_problem

MOST_BODY = 1_000_000  # bytes; a year's plan as text is a tenth of it. Our choice
BODILESS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
FRAME = "/_nicegui"  # the pages' own line and uploads, which have limits of their own (web.guarding)


class BodyGuard:
    """ASGI middleware: takes in a body before anybody reads it, and answers 413 as soon as it is too large.

    Where the rule of an address allows a larger one (an upload), the caller is asked for first, and the bytes are counted on their
    way to whoever reads them: nobody fills a disk without a token.
    Bytes are counted as they come: what a caller says of the length is believed only where it is too much.
    """

    def __init__(self, app: ASGIApp, access: Access, most: int = MOST_BODY) -> None:
        self._app = app
        self._access = access
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] in BODILESS or path.startswith(FRAME):
            await self._app(scope, receive, send)
            return
        rule = rule_of(scope["method"], path)
        if rule is not None and rule.most is not None:
            await self._upload(rule, rule.most, scope, receive, send)
            return
        taken: list[Message] = []
        size, more = 0, True
        while more and max(size, _said(scope)) <= self._most:
            message = await receive()
            size += len(message.get("body", b""))
            taken.append(message)
            more = message["type"] == "http.request" and message.get("more_body", False)
        if more or size > self._most:
            await as_problem(_too_large(self._most))(scope, receive, send)
            return

        async def again() -> Message:
            return taken.pop(0) if taken else await receive()

        await self._app(scope, again, send)

    async def _upload(self, rule: Rule, most: int, scope: Scope, receive: Receive, send: Send) -> None:
        asked = HTTPConnection(scope)
        kind, _, token = asked.headers.get("authorization", "").partition(" ")
        shown = token.strip() if kind.lower() == "bearer" else asked.cookies.get(COOKIE)
        who = await asyncio.to_thread(self._access.visitor, shown)
        refused = None
        if who is None:
            refused = Problem(401, "a bearer token", "none that is valid", "POST /auth/login or milo token --athlete ID")
        elif who.scopes is not None and rule.scope not in who.scopes:
            refused = Problem(403, "a key with the scope for this", f"the scopes {', '.join(sorted(who.scopes))}")
        elif _said(scope) > most:
            refused = _too_large(most)
        if refused is not None:
            await as_problem(refused)(scope, receive, send)
            return
        arrived = 0

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > most:
                raise HTTPException(413, str(_too_large(most)))  # whoever reads the body answers with it
            return message

        await self._app(scope, counted, send)


def _too_large(most: int) -> Problem:
    return Problem(413, f"a body of at most {most} bytes", "a larger one", "send files to /api/v1/imports or use `milo import`")


def _said(scope: Scope) -> int:
    """The length a caller tells, in bytes; 0 where it tells none that can be read."""
    told = next((value for name, value in scope["headers"] if name.lower() == b"content-length"), b"")
    return int(told) if told.isdigit() and len(told) < 20 else 0
