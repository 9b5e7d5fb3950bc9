"""Those who watch a session live: every message goes to every viewer, and a slow one misses waves, never a word."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import msgspec

MOST_WAITING = 200  # messages; about three seconds of five channels (our choice)
STANDING = ("hello", "link", "protocol")  # what somebody who comes later needs to know first


class Viewer:
    """One open page. Messages wait here until it takes them. waves: whether it wants the readings themselves."""

    def __init__(self, *, waves: bool = True) -> None:
        self.waves = waves
        self._waiting: deque[tuple[bool, bytes]] = deque()
        self._there = asyncio.Event()
        self.missed = 0

    def put(self, message: bytes, *, wave: bool) -> None:
        """Hand it a message; never waits. When too many wait, waves are left out, oldest and newest alike."""
        if len(self._waiting) >= MOST_WAITING:
            kept = [m for m in self._waiting if not m[0]]
            self.missed += len(self._waiting) - len(kept)
            self._waiting = deque(kept)
        self._waiting.append((wave, message))
        self._there.set()

    async def take(self) -> list[bytes]:
        """All messages that wait, in order; waits for the first."""
        await self._there.wait()
        self._there.clear()
        taken = [m for _, m in self._waiting]
        self._waiting.clear()
        return taken


class Hub:
    """Viewers by athlete. Everything here belongs to one event loop and never blocks it."""

    def __init__(self) -> None:
        self._viewers: dict[str, set[Viewer]] = {}
        self._standing: dict[str, dict[str, bytes]] = {}
        self._session: dict[str, str | None] = {}

    def join(self, user_id: str, *, waves: bool = True) -> Viewer:
        """A new viewer of an athlete's sessions; it first gets what stands: which session, its link, its protocol, open alerts."""
        viewer = Viewer(waves=waves)
        for message in self._standing.get(user_id, {}).values():
            viewer.put(message, wave=False)
        self._viewers.setdefault(user_id, set()).add(viewer)
        return viewer

    def leave(self, user_id: str, viewer: Viewer) -> None:
        """Forget a viewer."""
        here = self._viewers.get(user_id, set())
        here.discard(viewer)
        if not here:
            self._viewers.pop(user_id, None)

    def watched(self, user_id: str) -> bool:
        """Whether anybody looks at the waves: drawing them up for nobody is most of what showing costs."""
        return any(viewer.waves for viewer in self._viewers.get(user_id, ()))

    def tell(self, user_id: str, message: dict[str, Any]) -> None:
        """Tell everybody who watches. message: as the live page reads it, with its kind under "t"."""
        kind = message["t"]
        if kind == "hello" and message.get("session", {}).get("id") != self._session.get(user_id):
            self._session[user_id] = message.get("session", {}).get("id")
            self._standing.pop(user_id, None)
        encoded = msgspec.json.encode(message)
        standing = self._standing.setdefault(user_id, {})
        if kind in STANDING:
            standing[kind] = encoded
        elif kind == "alert":
            standing[f"alert {message['id']}"] = encoded
        elif kind == "alert_cleared":
            standing.pop(f"alert {message['id']}", None)
        elif kind == "ended":
            self._standing.pop(user_id, None)
        for viewer in self._viewers.get(user_id, ()):
            if viewer.waves or kind != "wave":
                viewer.put(encoded, wave=kind == "wave")
