"""Slow and many clients on a real server, over raw sockets."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
import uvicorn

from milo.app.patience_with_clients import ClientLimits, patient

QUICK = 0.15  # seconds a client is given here


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Reads a body to its end and tells how long it was."""
    size, more = 0, scope["type"] == "http"
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    if scope["path"] == "/long":
        await asyncio.sleep(4 * QUICK)  # the answer takes longer than a client may
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


@contextmanager
def served(limits: ClientLimits) -> Iterator[tuple[str, int]]:
    config = uvicorn.Config(echo, host="127.0.0.1", port=0, log_level="critical", lifespan="off", http=patient(limits))
    server = uvicorn.Server(config)
    ready = threading.Event()
    started = server.startup

    async def startup(sockets: Any = None) -> None:
        await started(sockets)
        ready.set()

    server.startup = startup  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert ready.wait(20)
    yield server.servers[0].sockets[0].getsockname()
    server.should_exit = True
    thread.join(20)


@pytest.fixture(scope="module")
def where() -> Iterator[tuple[str, int]]:
    with served(ClientLimits(wait_s=QUICK, least=1_000)) as address:
        yield address


def said(where: tuple[str, int], *parts: bytes) -> bytes:
    """Send this and hear until the server closes the line; fails where it stays open."""
    with socket.create_connection(where, timeout=10) as line:
        for part in parts:
            line.sendall(part)
        heard = b""
        while came := line.recv(4_096):
            heard += came
        return heard


def answered(line: socket.socket) -> bytes:
    """One whole answer on a line that stays open."""
    line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    heard = b""
    while not heard.endswith(b"0\r\n\r\n"):
        heard += line.recv(4_096)
    return heard


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_headers_that_do_not_come_are_waited_for_no_longer(where: tuple[str, int], sent: bytes) -> None:
    assert said(where, sent).startswith(b"HTTP/1.1 408")


def test_a_body_that_does_not_come_is_waited_for_no_longer(where: tuple[str, int]) -> None:
    assert said(where, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", b"x" * 10).startswith(b"HTTP/1.1 408")


def test_an_answer_may_take_its_time(where: tuple[str, int]) -> None:
    heard = said(where, b"POST /long HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    assert heard.startswith(b"HTTP/1.1 200")
    assert b"3" in heard.split(b"\r\n\r\n")[1]


@pytest.mark.parametrize("limits", [ClientLimits(most=3, most_of_one=None), ClientLimits(most=100, most_of_one=3)])
def test_more_connections_than_there_is_room_for_are_turned_away_and_the_others_served(limits: ClientLimits) -> None:
    with served(limits) as where, ExitStack() as lines:
        first = [lines.enter_context(socket.create_connection(where, timeout=10)) for _ in range(3)]
        for line in first:  # each was answered, so the server knows all three
            assert answered(line).startswith(b"HTTP/1.1 200")
        assert said(where).startswith(b"HTTP/1.1 503")
        assert answered(first[0]).startswith(b"HTTP/1.1 200")
