"""The way to a model's server: a time limit, retries where they help, errors in our own words, no headers but ours."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import math
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx2

from milo.vocabulary.errors import BadConfig
from milo.vocabulary.talk import BadAnswer, ModelBusy, ModelRefused

WITHIN_S = 20.0  # for one answer, retries and look-ups included (safety reference F-1, I-03)
CONNECT_S = 3.0  # a server on the same desk or none at all. Our choice
TRIES = 3  # the first and two more. Our choice
FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 5.0  # doubled each time. Our choice
MOST_BYTES = 1_000_000  # of one reply; 800 tokens are a few kB
AT_ONCE = 64  # connections to one server; more wait their turn. Our choice
PLACE = "http://model.invalid"  # what a library is told instead of the address, which may hold a key (RFC 6761 reserves .invalid)

Sleep = Callable[[float], Awaitable[None]]
Mend = Callable[[dict[str, Any]], dict[str, Any]]


class Line:
    """The way to one server, for any number of requests at once.

    base: http or https address from the operator's settings, never from a user; redirects are not followed.
    headers: sent with every request (keys).  within_s: the time for one answer, all tries together.
    sleep: how to wait between tries; handed in by tests.
    outside: whether the address lies outside the house.
    """

    def __init__(
        self, base: str, headers: Mapping[str, str] | None = None, within_s: float = WITHIN_S, sleep: Sleep = asyncio.sleep
    ) -> None:
        host = _host(base)
        if not host:
            raise BadConfig("an http:// or https:// address of a model's server", "something else")
        self.base, self.headers, self.within_s, self.sleep = base.rstrip("/"), dict(headers or {}), within_s, sleep
        self.outside = _outside(host)
        self._wire: httpx2.AsyncHTTPTransport | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The JSON object the server answers to `body`. Raises as `send` does."""
        return await self.send(path, json.dumps(body).encode())

    async def send(self, path: str, body: bytes) -> dict[str, Any]:
        """The JSON object the server answers to a JSON body.

        Tries again after 429, 5xx, silence and a lost connection, and after nothing else; not where the server asks for a longer
        pause than LONGEST_WAIT_S.
        Raises ModelBusy when that did not help, ModelRefused for any other status, BadAnswer for what is no JSON object.
        """
        busy = ModelBusy()
        for n in range(TRIES):
            try:
                return await self._once(path, body)
            except ModelBusy as e:
                busy = e
            asked = busy.after_s if busy.after_s is not None else FIRST_WAIT_S * 2**n
            if n + 1 == TRIES or asked > LONGEST_WAIT_S:
                # a server that asks for an hour would refuse again in a moment, and somebody waits for the answer
                break
            await self.sleep(asked)
        raise busy

    def client(self, mend: Mend | None = None) -> httpx2.AsyncClient:
        """A client for a library that does its own calls, to PLACE: all go this way. mend: what is done to each JSON object."""
        # without a time of its own: the line's is the one that counts
        return httpx2.AsyncClient(transport=_Through(self, mend), timeout=None, follow_redirects=False, trust_env=False)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._wire is not None and self._loop is asyncio.get_running_loop():
            await self._wire.aclose()
        self._wire = None

    def host(self) -> str:
        """The server's name for errors; the rest of the address may hold a key."""
        return urlsplit(self.base).hostname or "the server"

    async def _once(self, path: str, body: bytes) -> dict[str, Any]:
        headers = {"content-type": "application/json", "user-agent": "milo", **self.headers}
        times = httpx2.Timeout(self.within_s, connect=CONNECT_S, pool=self.within_s).as_dict()
        request = httpx2.Request("POST", self.base + path, content=body, headers=headers, extensions={"timeout": times})
        try:
            reply = await self._open().handle_async_request(request)
            try:
                raw = await self._read(reply)
                status, after = reply.status_code, reply.headers.get("retry-after")
            finally:
                await reply.aclose()
        except httpx2.TimeoutException:
            raise ModelBusy(f"an answer from {self.host()}", "silence") from None
        except httpx2.TransportError as e:
            raise ModelBusy(f"a connection to {self.host()}", type(e).__name__) from None
        except httpx2.DecodingError:
            raise BadAnswer(f"a body from {self.host()} that can be read", "one packed in another way than it says") from None
        if status == 429 or status >= 500:
            raise ModelBusy(f"an answer from {self.host()}", f"status {status}", after_s=_seconds(after))
        if status != 200:
            raise ModelRefused(f"an answer from {self.host()}", f"status {status}", _hint(status), status=status)
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            raise BadAnswer(f"JSON from {self.host()}", "something else, or JSON that breaks off") from None
        if not isinstance(found, dict):
            raise BadAnswer(f"a JSON object from {self.host()}", type(found).__name__)
        return found

    async def _read(self, reply: httpx2.Response) -> bytes:
        pieces, size = [], 0
        async for piece in reply.aiter_bytes():
            size += len(piece)
            if size > MOST_BYTES:
                raise BadAnswer(f"at most {MOST_BYTES} bytes from {self.host()}", "more")
            pieces.append(piece)
        return b"".join(pieces)

    def _open(self) -> httpx2.AsyncHTTPTransport:
        # connections belong to the loop they were opened in; a client above them would write the whole address into the log
        loop = asyncio.get_running_loop()
        if self._wire is None or self._loop is not loop:
            self._wire = httpx2.AsyncHTTPTransport(limits=httpx2.Limits(max_connections=AT_ONCE), trust_env=False)
            self._loop = loop
        return self._wire


class _Through(httpx2.AsyncBaseTransport):
    """A library's requests over a line: path and body are taken from them, address and headers are ours alone.

    The libraries add headers that tell the machine's system, processor and versions; none of those leave.
    """

    def __init__(self, line: Line, mend: Mend | None) -> None:
        self._line, self._mend = line, mend

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        found = await self._line.send(request.url.raw_path.decode("ascii"), await request.aread())
        return httpx2.Response(200, json=self._mend(found) if self._mend is not None else found, request=request)


def _host(base: str) -> str | None:
    """The host of an http or https address, None of anything else; an error names nothing of it, for all of it may hold a key."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} else None


def _outside(host: str) -> bool:
    """Whether a host lies outside the house: neither this machine, nor a private address, nor a name without a domain."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal", ".home.arpa"))
    return not (address.is_private or address.is_loopback or address.is_link_local or getattr(address, "is_site_local", False))


def _seconds(said: str | None) -> float | None:
    try:
        asked = float(said) if said is not None else math.nan
    except ValueError:
        return None
    return asked if math.isfinite(asked) and asked >= 0 else None


def _hint(status: int) -> str:
    if status in {401, 403}:
        return "check the key"
    return "check the model's name and the address" if status == 404 else ""


def text_at(found: Any, *path: str | int) -> str:
    """The text at a path of keys and places in decoded JSON. Raises BadAnswer where there is none."""
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            raise BadAnswer(f"a text at {'.'.join(map(str, path))}", "none") from None
    if not isinstance(found, str):
        raise BadAnswer(f"a text at {'.'.join(map(str, path))}", type(found).__name__)
    return found


def count_at(found: Any, *path: str) -> int | None:
    """A whole number at a path of keys, or None where the server did not say."""
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None
