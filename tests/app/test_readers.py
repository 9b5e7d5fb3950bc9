"""The readers are made ready when the first visitor comes, and a message that comes meanwhile is judged with them."""

from __future__ import annotations

import asyncio
import threading

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from milo.app import readers
from milo.app.asking import judged
from milo.app.readers import Visits, VisitsSeen


def test_who_asks_only_for_the_health_is_no_visitor() -> None:
    visits = Visits()
    app = Starlette(routes=[Route(path, lambda request: PlainTextResponse("")) for path in ("/health", "/app")])
    app.add_middleware(VisitsSeen, visits=visits)
    client = TestClient(app)
    client.get("/health")
    assert not visits.came.is_set()
    client.get("/app")
    assert visits.wait(threading.Event())


def test_a_server_that_stops_waits_for_no_visitor() -> None:
    stopping = threading.Event()
    stopping.set()
    assert not Visits().wait(stopping)


def test_a_message_waits_for_readers_that_are_being_made_and_holds_nobody_else_up(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, order = threading.Event(), threading.Event(), []

    def slow() -> None:
        begun.set()
        assert go_on.wait(30)
        order.append("readers")

    monkeypatch.setattr(readers.triage, "warm", slow)
    making = threading.Thread(target=readers.make_ready)
    making.start()
    assert begun.wait(30)

    async def message() -> str:
        verdict = await judged("my chest hurts and my left arm is numb")
        order.append("message")
        assert verdict is not None
        return verdict.level

    async def both() -> str:
        first = asyncio.create_task(message())
        for _ in range(100):  # the loop serves others while the message waits
            await asyncio.sleep(0)
        order.append("others")
        go_on.set()
        return await first

    assert asyncio.run(both()) == "E0"
    making.join()
    assert order == ["others", "readers", "message"]
