"""One POST to an address somebody else chose: resolved once, sent to the very address that was looked at, and nowhere else.

No redirect is followed, no proxy asked, nothing of the answer but its status is read, and the whole has a time limit.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from milo.channels.webhooks import check_url, is_public
from milo.vocabulary.errors import BadValue, MiloError

WITHIN_S = 10.0  # for name, connection, request and answer together; our choice
LONGEST_LINE = 8_192  # bytes of a line of the answer's head
MOST_LINES = 100  # of one head

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""(host, port) -> IP addresses, as text."""


class NotPosted(MiloError):
    """A request that brought no status. again: whether another try may fare better."""

    code = "not_posted"

    def __init__(self, wanted: str, found: str, *, again: bool = True) -> None:
        self.again = again
        super().__init__(wanted, found)


class Poster:
    """allowed: hosts of this machine or its network that may be told.  context: for another authority than the system's."""

    def __init__(
        self,
        allowed: frozenset[str] = frozenset(),
        context: ssl.SSLContext | None = None,
        resolve: Resolve | None = None,
        within_s: float = WITHIN_S,
    ) -> None:
        self._allowed = allowed
        self._context = context
        self._resolve = resolve or _resolve
        self._within_s = within_s

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """The status of the answer. Raises NotPosted where there is none."""
        try:
            check_url(url, self._allowed)
        except BadValue as e:
            raise NotPosted(e.wanted, e.found, again=False) from None
        try:
            async with asyncio.timeout(self._within_s):
                return await self._posted(url, headers, body)
        except TimeoutError:
            raise NotPosted(f"an answer within {self._within_s:g} s", "none") from None
        except ssl.SSLCertVerificationError:
            raise NotPosted("a certificate that holds", "another one") from None
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as e:
            raise NotPosted("a receiver that answers", type(e).__name__) from None

    async def _posted(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        parts = urlsplit(url)
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        address = await self._address(host, port)
        if secure and self._context is None:
            self._context = ssl.create_default_context()  # reading the system's authorities costs more than the request
        context = self._context if secure else None
        reader, writer = await asyncio.open_connection(
            address, port, ssl=context, server_hostname=host if secure else None, limit=LONGEST_LINE
        )
        try:
            named = f"[{host}]" if ":" in host else host
            said = {
                "Host": named if parts.port is None else f"{named}:{parts.port}",
                "User-Agent": "Milo-Webhooks/1",
                "Content-Type": "application/json",
                **headers,
                "Content-Length": str(len(body)),
                "Connection": "close",
            }
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            head = f"POST {target} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in said.items()) + "\r\n"
            writer.write(head.encode("ascii") + body)
            await writer.drain()
            return await _status(reader)
        finally:
            writer.transport.abort()  # the answer's body is nobody's business, however long it is

    async def _address(self, host: str, port: int) -> str:
        """The address to connect to. Raises NotPosted where one of them is within, and where there is none."""
        try:
            found = await self._resolve(host, port)
        except (socket.gaierror, UnicodeError):
            raise NotPosted("a host with an address", "none") from None
        if not found:
            raise NotPosted("a host with an address", "none")
        if host.lower() not in self._allowed and not all(is_public(address) for address in found):
            raise NotPosted("an address on the Internet", "one of this machine or its network", again=False)
        return found[0]


async def _resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(where[4][0]) for where in found]


async def _status(reader: asyncio.StreamReader) -> int:
    """The status of the answer, those before it (1xx) passed over. Raises ValueError for what is no HTTP."""
    informed = False
    for _ in range(MOST_LINES):
        line = await reader.readuntil(b"\n")
        if informed:
            informed = bool(line.strip())
            continue
        version, _, rest = line.decode("latin-1").partition(" ")
        code = rest[:3]
        if not version.startswith("HTTP/1.") or not (code.isascii() and code.isdecimal()):
            raise ValueError("no HTTP")
        if not 100 <= int(code) < 200:
            return int(code)
        informed = True
    raise ValueError("no end of it")
