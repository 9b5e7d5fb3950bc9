"""How long a caller may take: headers and bodies that do not come, and more connections than there is room for, are let go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

_FULL = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\nRetry-After: 10\r\n\r\n"
_SLOW = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass
class ClientLimits:
    """What a caller is given. All are our choice.

    wait_s: seconds in which the headers of a request must be there, and `least` bytes of a body each time.
    most: connections at once; a process may have 1,024 open files on many systems.
    most_of_one: connections of one address; None behind a proxy, where all callers have the proxy's.
    """

    wait_s: float = 15.0
    least: int = 16_000
    most: int = 800
    most_of_one: int | None = 200
    open_of: Counter[str] = field(default_factory=Counter)


def patient(limits: ClientLimits) -> type[Any]:
    """Uvicorn's HTTP protocol with these limits. A line that became a WebSocket is no longer watched here."""

    class Patient(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        """One connection."""

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._waits_for, self._came, self._reading = "headers", 0, transport
            self._address = str((transport.get_extra_info("peername") or ("",))[0])
            limits.open_of[self._address] += 1
            self._counted = True
            of_one = limits.open_of[self._address]
            if len(self.connections) > limits.most or (limits.most_of_one is not None and of_one > limits.most_of_one):
                transport.write(_FULL)
                transport.close()
                return
            self._timer = self.loop.call_later(limits.wait_s, self._look)

        def data_received(self, data: bytes) -> None:
            self._came += len(data)
            super().data_received(data)

        def connection_lost(self, exc: Exception | None) -> None:
            self._let_go()
            super().connection_lost(exc)

        def _let_go(self) -> None:
            if self._counted:
                self._counted = False
                limits.open_of[self._address] -= 1
                if limits.open_of[self._address] <= 0:
                    del limits.open_of[self._address]

        def _look(self) -> None:
            """Once in wait_s: what is waited for, and whether it came."""
            line = self._reading
            if line.is_closing() or line.get_protocol() is not self:
                self._let_go()
                return
            waits_for = self._waiting()
            if waits_for == self._waits_for and (waits_for == "headers" or (waits_for == "body" and self._came < limits.least)):
                if waits_for == "headers" or not getattr(self.cycle, "response_started", False):
                    line.write(_SLOW)
                line.close()
                return
            self._waits_for, self._came = waits_for, 0
            self._timer = self.loop.call_later(limits.wait_s, self._look)

        def _waiting(self) -> str:
            """Headers of a request, the rest of its body, or nothing: the answer is being made, or nobody reads the body yet."""
            if self.cycle is None or self.cycle.response_complete:
                return "headers"
            return "body" if self.cycle.more_body and not self.flow.read_paused else "nothing"

    return Patient
