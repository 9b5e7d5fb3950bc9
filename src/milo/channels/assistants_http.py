"""The assistants' door over HTTP: /mcp, behind bearer tokens, closed to other sites' pages and to host names nobody gave it."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from milo import __version__
from milo.channels.api.asking import Asking
from milo.channels.api.problem import Problem, as_problem
from milo.channels.assistants import server
from milo.channels.coaching import Coaching
from milo.channels.contract import Flows
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import MiloError

if TYPE_CHECKING:
    from mcp.server.mcpserver import Context
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"
MOST_BYTES = 100_000  # of one request; a question has 2,000 characters (our choice)


class AssistantsDoor:
    """ASGI application of /mcp. One JSON answer a request, and nothing is kept between two of them.

    names: host names this Milo is known by, beside localhost and bare addresses.  The protocol's package is loaded when somebody
    comes for the first time.
    """

    def __init__(self, flows: Flows, coaching: Coaching, asking: Asking, names: Collection[str] = ()) -> None:
        self._flows, self._coaching, self._asking = flows, coaching, asking
        self._names = frozenset(name.lower() for name in names)
        self._manager: StreamableHTTPSessionManager | None = None
        self._running: asyncio.Task[None] | None = None
        self._opening = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            self._same_site(request)
            await asyncio.to_thread(self._athlete, request, request.method, PATH)
        except MiloError as e:
            await as_problem(e)(scope, receive, send)
            return
        manager = await self._open()
        await manager.handle_request(scope, receive, send)

    def _same_site(self, request: Request) -> None:
        """Refuse a host name nobody gave this Milo (a page can point its own name here) and other sites' pages. Raises Problem."""
        host = request.headers.get("host", "")
        name = (urlsplit(f"//{host}").hostname or "").lower()
        if name != "localhost" and name not in self._names and not _bare(name):
            raise Problem(403, "a host name of this Milo", "another one", "name it with `milo up --known-as NAME`")
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            raise Problem(403, "a program, or a page of this Milo", "another site's page")

    def _athlete(self, request: Request, method: str, path: str) -> str:
        """Whose things a request is about, if its token may do what `path` asks for. Raises Problem, NotFound."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        who: Visitor = self._asking.at(token.strip() if scheme.lower() == "bearer" else None, method, path)
        named = request.query_params.get("user_id") or who.user_id
        if not named:
            raise Problem(422, "user_id, the athlete this is about", "none", "the owner's token is no athlete's: /mcp?user_id=ID")
        return self._asking.may_see(named, who)

    async def _open(self) -> StreamableHTTPSessionManager:
        async with self._opening:
            if self._manager is None or self._running is None or self._running.done():
                from mcp.server.transport_security import TransportSecuritySettings

                def who(ctx: Context, method: str, path: str) -> str:
                    request: Any = ctx.request_context.request
                    return self._athlete(request, method, path)

                made = server(self._flows, self._coaching, who, __version__)
                # The package's own check knows fixed names and ports only; _same_site has looked before the token was read.
                own = TransportSecuritySettings(enable_dns_rebinding_protection=False)
                made.streamable_http_app(
                    json_response=True, stateless_http=True, max_request_body_size=MOST_BYTES, transport_security=own
                )
                self._manager = made.session_manager
                opened = asyncio.Event()
                self._running = asyncio.create_task(_keep_open(self._manager, opened))
                await opened.wait()
            return self._manager


async def _keep_open(manager: StreamableHTTPSessionManager, opened: asyncio.Event) -> None:
    """Let the manager run until the loop ends, which cancels this."""
    async with manager.run():
        opened.set()
        await asyncio.Event().wait()


def _bare(host: str) -> bool:
    """Whether a host is an address and no name: a name can be pointed anywhere, an address cannot."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def add_assistants(app: FastAPI, door: AssistantsDoor) -> None:
    """Put the door where it belongs; before whatever is mounted on the whole."""
    app.router.routes.append(Route(PATH, endpoint=door, methods=["POST"], include_in_schema=False))
