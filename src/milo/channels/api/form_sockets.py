"""Cameras over WebSockets: landmarks that a browser found, and pictures of a browser that cannot find them. Nothing is stored.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within form_sockets.
"""

import asyncio
import json
import math
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Any

import msgspec
import numpy as np
from fastapi import APIRouter, Query, WebSocket
from starlette.websockets import WebSocketDisconnect

from milo.channels.api.asking import Asking
from milo.channels.contract import Flows
from milo.channels.form_desk import LIVE_BYTES, MOST_PICTURE_BYTES, FormDesk, NoPlace, PictureReader
from milo.locales import text
from milo.vocabulary.errors import MiloError, NotFound, RefusedFile, Unavailable

NOBODY, CLOSED, WRONG, NOT_AGREED, TAKEN, NOT_HERE = 4403, 4404, 4400, 4451, 4429, 4503
TOLD_EACH_S = 0.5  # how often a live page is answered (our choice)
ASKED_AGAIN_S = 5.0  # how often it is asked whether whoever films may still do so
PICTURES_HZ, MOST_HZ = 12, 15  # pictures a second that a page is asked for, and that are looked at; lifts hold nothing above 5 Hz
MOST_REASON = 123  # bytes of a WebSocket's reason (RFC 6455)
User = Annotated[str | None, Query(max_length=64)]
Exercise = Annotated[str | None, Query(max_length=100)]


def form_sockets(desk: FormDesk, flows: Flows, asking: Asking) -> APIRouter:
    """`/api/v1/form/live` and `/api/v1/form/frames`."""
    router = APIRouter(tags=["form"])

    async def welcomed(socket: WebSocket, user_id: str | None) -> tuple[str, str] | None:
        """The athlete and their language; None where the socket was closed."""
        who = await asyncio.to_thread(asking.of_socket, socket)
        await socket.accept()
        if who is None:
            await _close(socket, NOBODY, "sign in first")
            return None
        athlete = user_id or who.user_id or ""
        try:
            await asyncio.to_thread(asking.may_see, athlete, who)
        except NotFound:
            await _close(socket, CLOSED, "nobody there")
            return None
        return athlete, (await asyncio.to_thread(flows.manner, athlete))[0]

    def welcome_still(socket: WebSocket, athlete: str) -> Callable[[], Any]:
        """A question to put with every message; it closes the socket once whoever opened it may no longer look."""
        asked_at = time.monotonic()

        async def still() -> bool:
            nonlocal asked_at
            if time.monotonic() - asked_at <= ASKED_AGAIN_S:
                return True
            asked_at = time.monotonic()
            if await asyncio.to_thread(asking.still_seen, socket, athlete):
                return True
            await _close(socket, NOBODY, "this door was shut")
            return False

        return still

    @router.websocket("/api/v1/form/live")
    async def live(socket: WebSocket, user_id: User = None, exercise: Exercise = None) -> None:
        """Landmarks in (one binary message a frame: time and 33 x 4 float32), count and cue out as JSON."""
        if (guest := await welcomed(socket, user_id)) is None:
            return
        athlete, language = guest
        try:
            camera = desk.live(exercise or None, language)
        except MiloError as e:
            return await _close(socket, WRONG, e.sentence())
        told_at, still = time.monotonic(), welcome_still(socket, athlete)
        while (came := await socket.receive())["type"] != "websocket.disconnect":
            body = came.get("bytes")
            if body is None or len(body) != LIVE_BYTES:
                return await _close(socket, WRONG, f"messages of {LIVE_BYTES} bytes")
            frame = np.frombuffer(body, "<f4").astype(float)
            if not math.isfinite(frame[0]):
                continue
            camera.push(float(frame[0]), np.where(np.abs(frame[1:]) < 1e6, frame[1:], np.nan).reshape(33, 4))
            if not await still():
                return None
            if time.monotonic() - told_at >= TOLD_EACH_S:
                told = await asyncio.to_thread(camera.told)
                told_at = time.monotonic()
                with suppress(RuntimeError, WebSocketDisconnect):  # closed by the other side meanwhile
                    await socket.send_text(msgspec.json.encode(told).decode())
        return None

    @router.websocket("/api/v1/form/frames")
    async def frames(socket: WebSocket, user_id: User = None) -> None:
        """Pictures in (first `{"agreed": true}`, then one JPEG a binary message), their landmarks out (33 x 4 float32 each).

        A picture that comes while another is looked at is not looked at, and answered `{"dropped": "busy"}`.
        """
        if (guest := await welcomed(socket, user_id)) is None:
            return
        athlete, language = guest

        def say(key: str) -> str:
            return text(key, language)

        first = await socket.receive()
        if first["type"] == "websocket.disconnect":
            return
        if not _agreed(first.get("text")):
            return await _close(socket, NOT_AGREED, say("form-pictures-agree-first"))
        try:
            reader = await asyncio.to_thread(desk.pictures, athlete)
        except NoPlace:
            return await _close(socket, TAKEN, say("form-pictures-taken"))
        except Unavailable:
            return await _close(socket, NOT_HERE, say("form-pictures-not-here"))
        try:
            await _send(socket, {"ready": True, "frames_per_s": PICTURES_HZ})
            await _pictures_read(socket, reader, welcome_still(socket, athlete), say)
        finally:
            reader.close()

    return router


async def _pictures_read(socket: WebSocket, reader: PictureReader, still: Callable[[], Any], say: Callable[[str], str]) -> None:
    """Answer pictures until the camera is off; one at a time, so many a second."""
    looking: asyncio.Task[None] | None = None
    looked_at = -math.inf

    async def look(picture: bytes) -> None:
        try:
            points = await asyncio.to_thread(reader.landmarks, picture)
        except RefusedFile:
            await _close(socket, WRONG, say("form-pictures-unreadable"))
        except Unavailable:
            await _close(socket, NOT_HERE, say("form-pictures-ended"))
        else:
            await _send(socket, points)

    while (came := await socket.receive())["type"] != "websocket.disconnect":
        body = came.get("bytes")
        if not body or len(body) > MOST_PICTURE_BYTES:
            return await _close(socket, WRONG, say("form-pictures-size"))
        if not await still():
            return None
        if looking is not None and not looking.done():
            await _send(socket, {"dropped": "busy"})
        elif time.monotonic() - looked_at < 1 / MOST_HZ:
            await _send(socket, {"dropped": "too often"})
        else:
            looked_at = time.monotonic()
            looking = asyncio.create_task(look(body))
    return None


def _agreed(said: str | None) -> bool:
    """Whether a first message is the yes to sending pictures."""
    try:
        told = json.loads(said or "")
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and told.get("agreed") is True


async def _send(socket: WebSocket, told: bytes | dict[str, Any]) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):  # closed meanwhile, by either side
        await (socket.send_bytes(told) if isinstance(told, bytes) else socket.send_text(json.dumps(told)))


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code, reason.encode()[:MOST_REASON].decode(errors="ignore"))
