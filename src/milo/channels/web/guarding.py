"""Guards before the pages: another site's requests, the session cookie behind TLS, uploads, and floods."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from milo.channels.access import COOKIE, Access
from milo.channels.access_rules import ENVELOPE, MAX_UPLOAD, rule_of
from milo.channels.limits import Pace, household
from milo.vocabulary.errors import as_sentence

# A browser takes a cookie of this name over TLS only, for this host and every path only: no other host can plant one (RFC 6265bis).
HOST_COOKIE = f"__Host-{COOKIE}"
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}


def cookie_name(scheme: str) -> str:
    """What the browser holds the session as. scheme: of the request, as the server or the proxy it trusts saw it."""
    return HOST_COOKIE if scheme in {"https", "wss"} else COOKIE


class DoorGuard:
    """ASGI middleware: refuses what another site's page sends, and gives the session cookie one name inside.

    SameSite=Lax keeps the cookie from other sites' posts already; this is the second lock. A request that shows its own bearer
    token is no browser's doing and passes, and so does one without any of the headers: every browser sends one of them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = _headers(scope)
        unsafe = scope["type"] == "websocket" or scope["method"] not in SAFE
        if (
            unsafe
            and not headers.get(b"authorization", b"").lower().startswith(b"bearer ")
            and (scope["type"] == "http" or b"cookie" in headers)
            and _foreign(scope, headers)
        ):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 4403, "reason": "another site"})
            else:
                await _problem(403, "cross site", "a page of this Milo", "another site's")(scope, receive, send)
            return
        if scope["scheme"] in {"https", "wss"} and b"cookie" in headers:
            kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"cookie"]
            scope = {**scope, "headers": [*kept, (b"cookie", _renamed(headers[b"cookie"]))]}
        await self._app(scope, receive, send)


class PaceGuard:
    """ASGI middleware: so many requests a minute for one caller, more for pages, which come with their parts.

    A caller is a token where one is shown, and an address in any case, so that made-up tokens are no way round.
    """

    def __init__(self, app: ASGIApp, per_minute: float = 60, pages_per_minute: float = 600) -> None:
        self._app = app
        self._api = Pace(per_minute, per_minute)
        self._pages = Pace(pages_per_minute, pages_per_minute)
        self._addresses = Pace(10 * pages_per_minute, pages_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _asset(scope):
            await self._app(scope, receive, send)
            return
        headers = _headers(scope)
        address = household((scope.get("client") or (None,))[0])
        shown = headers.get(b"authorization") or (_cookie(headers, cookie_name(scope["scheme"])) or "").encode()
        pace = self._pages if scope["path"].startswith(("/app", "/sign-")) else self._api
        wait = max(self._addresses.wait_s(address), pace.wait_s(shown.decode("latin-1") or address))
        if wait > 0:
            answer = _problem(429, "too many", "fewer requests a minute", "more", f"try again in {round(wait) + 1} seconds")
            answer.headers["Retry-After"] = str(round(wait) + 1)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


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
        headers = _headers(scope)
        name = HOST_COOKIE if self._cookie == COOKIE and scope["scheme"] == "https" else self._cookie
        visitor = await asyncio.to_thread(self._access.visitor, _cookie(headers, name))
        if visitor is None or visitor.scopes is not None:
            await PlainTextResponse("Sign in first.", 403)(scope, receive, send)
            return
        told = f"At most {self._most} bytes are accepted here. Use `milo import` for larger files."
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


def _foreign(scope: Scope, headers: dict[bytes, bytes]) -> bool:
    """Whether a browser says that another site's page sent this."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site not in {b"same-origin", b"none"}
    host = _netloc(f"{scope['scheme']}://{headers.get(b'host', b'').decode('latin-1')}")
    for name in (b"origin", b"referer"):
        said = headers.get(name)
        if said is not None:
            return _netloc(said.decode("latin-1")) != host  # "null", of a page without an origin, is nobody's host
    return False


def _netloc(url: str) -> tuple[str, int] | None:
    """Host and port of an address; None where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None
    return None if not parts.hostname or port is None else (parts.hostname, port)


def _headers(scope: Scope) -> dict[bytes, bytes]:
    """By name in small letters; cookies that came in several headers as one."""
    found: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        key = name.lower()
        found[key] = found[key] + b"; " + value if key == b"cookie" and key in found else value
    return found


def _pairs(header: bytes) -> list[tuple[str, str]]:
    parts = (part.strip().partition("=") for part in header.decode("latin-1").split(";"))
    return [(name, value) for name, _, value in parts if name]


def _cookie(headers: dict[bytes, bytes], name: str) -> str | None:
    return next((value.strip('"') for said, value in _pairs(headers.get(b"cookie", b"")) if said == name), None)


def _renamed(header: bytes) -> bytes:
    """The cookies with our session under its inner name; one that came under that name over TLS is not ours."""
    kept = [(COOKIE if name == HOST_COOKIE else name, value) for name, value in _pairs(header) if name != COOKIE]
    return "; ".join(f"{name}={value}" for name, value in kept).encode("latin-1")


def _asset(scope: Scope) -> bool:
    rule = rule_of(scope["method"], scope["path"])
    return rule is not None and rule.who == "asset"


def _problem(status: int, title: str, wanted: str, found: str, do: str = "") -> Response:
    parts = {"wanted": wanted, "found": found, "do": do}
    body = {"type": "about:blank", "title": title, "status": status, "detail": as_sentence(**parts), **parts}
    return Response(json.dumps(body), status, media_type="application/problem+json")
