"""A guard before the uploads: no file without a valid token, and none that would fill the disk."""

from __future__ import annotations

import asyncio
from http.cookies import CookieError, SimpleCookie

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from milo.channels.access import Access

MAX_UPLOAD = 500_000_000  # bytes of one file; larger exports are imported with `milo import`. Our choice
ENVELOPE = 1_000_000  # what a form adds around its file, generously


class UploadGuard:
    """ASGI middleware. NiceGUI takes uploads at addresses only the page knows; this asks for the cookie too, and counts bytes."""

    def __init__(self, app: ASGIApp, access: Access, cookie: str, most: int = MAX_UPLOAD + ENVELOPE) -> None:
        self._app = app
        self._access = access
        self._cookie = cookie
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path.startswith("/_nicegui/") and "/upload/" in path):
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        if await asyncio.to_thread(self._access.visitor, _cookie(headers.get(b"cookie", b""), self._cookie)) is None:
            await PlainTextResponse("wanted a signed-in visitor; found none", 403)(scope, receive, send)
            return
        told = f"wanted at most {self._most} bytes; use `milo import` for larger files"
        if not headers.get(b"content-length", b"0").isdigit() or int(headers.get(b"content-length", b"0")) > self._most:
            await PlainTextResponse(told, 413)(scope, receive, send)
            return
        arrived = 0

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > self._most:
                raise HTTPException(413, told)  # whoever reads the body answers with it
            return message

        await self._app(scope, counted, send)


def _cookie(header: bytes, name: str) -> str | None:
    try:
        found = SimpleCookie(header.decode("latin-1")).get(name)
    except CookieError:
        return None
    return found.value if found else None
