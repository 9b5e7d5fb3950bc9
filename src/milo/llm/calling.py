"""One HTTP call to a model's server: a time limit, retries where they help, and errors in our own words."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import math
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from milo.vocabulary.errors import BadConfig
from milo.vocabulary.talk import BadAnswer, ModelBusy, ModelRefused

WITHIN_S = 20.0  # for one answer, retries included (safety reference F-1, I-03)
CONNECT_S = 3.0  # a server on the same desk or none at all. Our choice
TRIES = 3  # the first and two more. Our choice
FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 5.0  # doubled each time. Our choice
MOST_BYTES = 1_000_000  # of one reply; 800 tokens are a few kB
AT_ONCE = 64  # connections to one server; more wait their turn. Our choice

Sleep = Callable[[float], Awaitable[None]]


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
        parts = urlsplit(base)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise BadConfig("an http:// or https:// address of a model's server", repr(base.split("?")[0]))
        self.base, self.headers, self.within_s, self.sleep = base.rstrip("/"), dict(headers or {}), within_s, sleep
        self.outside = _outside(parts.hostname)
        self._client: httpx.AsyncClient | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The JSON object the server answers to `body`.

        Tries again after 429, 5xx, silence and a lost connection, and after nothing else.
        Raises ModelBusy when that did not help or the time is up, ModelRefused for any other status, BadAnswer for what is no
        JSON object.
        """
        try:
            async with asyncio.timeout(self.within_s):
                return await self._tries(path, body)
        except TimeoutError:
            raise ModelBusy(f"an answer from {self._host()} within {self.within_s:g} s", "none") from None

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None and self._loop is asyncio.get_running_loop():
            await self._client.aclose()
        self._client = None

    async def _tries(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        busy = ModelBusy()
        for n in range(TRIES):
            try:
                return await self._once(path, body)
            except ModelBusy as e:
                busy = e
            if n + 1 < TRIES:
                asked = busy.after_s
                await self.sleep(min(asked if asked is not None else FIRST_WAIT_S * 2**n, LONGEST_WAIT_S))
        raise busy

    async def _once(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            async with self._open().stream("POST", self.base + path, json=body, headers=self.headers) as reply:
                raw = await self._read(reply)
                status, after = reply.status_code, reply.headers.get("retry-after")
        except httpx.TimeoutException:
            raise ModelBusy(f"an answer from {self._host()}", "silence") from None
        except httpx.TransportError as e:
            raise ModelBusy(f"a connection to {self._host()}", type(e).__name__) from None
        if status == 429 or status >= 500:
            raise ModelBusy(f"an answer from {self._host()}", f"status {status}", after_s=_seconds(after))
        if status != 200:
            raise ModelRefused(f"an answer from {self._host()}", f"status {status}", _hint(status), status=status)
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            raise BadAnswer(f"JSON from {self._host()}", "something else, or JSON that breaks off") from None
        if not isinstance(found, dict):
            raise BadAnswer(f"a JSON object from {self._host()}", type(found).__name__)
        return found

    async def _read(self, reply: httpx.Response) -> bytes:
        pieces, size = [], 0
        async for piece in reply.aiter_bytes():
            size += len(piece)
            if size > MOST_BYTES:
                raise BadAnswer(f"at most {MOST_BYTES} bytes from {self._host()}", "more")
            pieces.append(piece)
        return b"".join(pieces)

    def _open(self) -> httpx.AsyncClient:
        # connections belong to the loop they were opened in
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._client = httpx.AsyncClient(
                timeout=httpx.Timeout(self.within_s, connect=CONNECT_S, pool=self.within_s),
                limits=httpx.Limits(max_connections=AT_ONCE),
                follow_redirects=False,
                trust_env=False,
            )
            self._loop = loop
        return self._client

    def _host(self) -> str:
        # the rest of the address may hold a key
        return urlsplit(self.base).hostname or "the server"


def _outside(host: str) -> bool:
    """Whether a host lies outside the house: neither this machine, nor a private address, nor a name without a domain."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal", ".home.arpa"))
    return not (address.is_private or address.is_loopback or address.is_link_local)


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
