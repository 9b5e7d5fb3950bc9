"""The API with the coach on it, on a real port, with a model on another: the stage of the coach's API tests."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.api import create_app
from milo.channels.api.asking import Asking
from milo.channels.api.idempotency import Answers
from milo.channels.api.older_routes import coaching_routers
from milo.vocabulary.clock import StillClock
from milo.vocabulary.talk import Provider
from servers import free_port

MONDAY = datetime(2026, 3, 2, 7, tzinfo=UTC)
BRUNO = {
    "name": "Bruno", "sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 180, "weight_kg": 80,
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip
STARTS_WITHIN_S = 60.0


class HandClock(StillClock):
    """A clock moved by hand."""

    def go(self, on: timedelta) -> None:
        """Move it on."""
        self._at += on


@dataclass
class Stage:
    """A served house. people: name -> id; heads: name -> request headers."""

    house: House
    coaching: Coaching
    clock: HandClock
    url: str
    people: dict[str, str] = field(default_factory=dict)
    heads: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, name: str, **more: Any) -> str:
        """Somebody more, with a token."""
        id = self.house.flows.add_athlete({**BRUNO, "name": name, **more})
        self.people[name] = id
        self.heads[name] = {"Authorization": f"Bearer {self.house.access.new_token(id)}"}
        return id

    def client(self, name: str | None = "Bruno", **more: Any) -> httpx.Client:
        """Somebody's client."""
        return httpx.Client(base_url=self.url, headers=self.heads[name] if name else {}, timeout=20, trust_env=False, **more)


class ClosingServer(uvicorn.Server):
    """A server that lets go of the model's connections while its loop still runs, as `milo up` does."""

    coaching: Coaching

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self.coaching.aclose()
        await super().shutdown(sockets)


@contextmanager
def served(folder: Path, provider: Provider | None = None) -> Iterator[Stage]:
    """Bruno, Ada and the owner, behind a real server; a server that dies takes the test along."""
    clock = HandClock(MONDAY)
    house = build(Settings(home=folder), clock)
    coaching = Coaching(house, provider)
    answers = Answers(folder / "answers.db", clock)
    app = create_app(house.flows, house.access)
    known = {getattr(r, "path", "") for r in app.routes}
    if "/coach" not in known:
        for router in coaching_routers(coaching, house.flows, Asking(house.flows, house.access), answers):
            app.include_router(router)
    port = free_port()
    server = ClosingServer(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    server.coaching = coaching
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + STARTS_WITHIN_S
    while not server.started:
        assert thread.is_alive(), "the server died"
        assert time.monotonic() < until, "the server does not start"
        time.sleep(0.01)
    stage = Stage(house, coaching, clock, f"http://127.0.0.1:{port}")
    try:
        stage.add("Bruno")
        stage.add("Ada", sex="female")
        owner = house.access.redeem_link(house.access.new_link_code())
        stage.heads["owner"] = {"Authorization": f"Bearer {owner}"}
        yield stage
    finally:
        server.should_exit = True
        thread.join(STARTS_WITHIN_S)
        answers.close()
        house.close()
