"""The readers of messages are made ready in the background when the first visitor comes: nobody's Milo need not hold them.

A message that comes meanwhile waits for them in a thread of its own, and is never judged without them.
"""

from __future__ import annotations

import threading

from starlette.types import ASGIApp, Receive, Scope, Send

from milo.coach.safety import triage

NO_VISIT = frozenset({"/health", "/metrics"})  # asked by machines that watch this one
LOOKS_S = 1.0  # how often a job that waits for a visitor looks whether the server stops (our choice)
_being_made = threading.Lock()


class Visits:
    """Whether somebody has come since the start."""

    def __init__(self) -> None:
        self.came = threading.Event()

    def wait(self, stopping: threading.Event) -> bool:
        """Until the first visitor comes (True) or the server stops (False)."""
        while not stopping.is_set():
            if self.came.wait(LOOKS_S):
                return True
        return False


class VisitsSeen:
    """ASGI middleware: notes the first request that is no look at the health."""

    def __init__(self, app: ASGIApp, visits: Visits) -> None:
        self._app = app
        self._visits = visits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and scope["path"] not in NO_VISIT:
            self._visits.came.set()
        await self._app(scope, receive, send)


def make_ready() -> None:
    """Compile the lexicon and load the networks."""
    with _being_made:
        triage.warm()


def wait() -> None:
    """While they are being made ready: until they are, since a message would make them a second time. For a thread of its own."""
    with _being_made:
        pass
