"""Form from a camera over the API: a recording as a file, and landmarks live.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within form_routes.
"""

import asyncio
import math
import time
from contextlib import suppress
from typing import Annotated

import msgspec
import numpy as np
from fastapi import APIRouter, Depends, Form, Query, UploadFile, WebSocket
from fastapi.responses import Response
from starlette.websockets import WebSocketDisconnect

from milo.channels import form_documents as docs
from milo.channels.access_rules import MOST_FILM
from milo.channels.api.asking import Asking
from milo.channels.api.shapes import described
from milo.channels.api.uploads import uploaded
from milo.channels.contract import Flows
from milo.channels.form_desk import LIVE_BYTES, FormDesk
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import MiloError, NotFound

CUT = "cut the video"  # where it is too large
NOBODY, CLOSED, WRONG = 4403, 4404, 4400
TOLD_EACH_S = 0.5  # how often a live page is answered (our choice)
ASKED_AGAIN_S = 5.0  # how often it is asked whether whoever films may still do so


def form_routes(desk: FormDesk, flows: Flows, asking: Asking) -> APIRouter:
    """Routes of form; `POST /biomechanics/analyze` is the older name of `POST /api/v1/form`."""
    router = APIRouter(tags=["form"])
    Who = Annotated[Visitor, Depends(asking.visitor)]
    Fps = Annotated[float, Form(ge=4, le=250)]
    Exercise = Annotated[str | None, Form(max_length=100)]

    def analysed(who: Visitor, file: UploadFile, fps: float, exercise: str | None) -> Response:
        athlete = who.user_id
        language = flows.manner(athlete)[0] if athlete is not None else "en"
        with uploaded(file, MOST_FILM, CUT) as path:
            document = desk.read(path, fps, exercise or None, language)
        document.pop("skeleton", None)
        return Response(msgspec.json.encode(document), media_type="application/json")

    @router.post("/api/v1/form", responses=described(docs.FormDocument, 200, 413))
    def form(who: Who, file: UploadFile, fps: Fps = 30.0, exercise: Exercise = None) -> Response:
        """Analyse a video, or landmarks as .npy, .csv or .jsonl. The file is deleted once it has been read."""
        return analysed(who, file, fps, exercise)

    @router.post("/biomechanics/analyze", responses=described(docs.FormDocument, 200, 413))
    def analyse(who: Who, video_file: UploadFile, fps: Fps = 30.0, exercise: Exercise = None) -> Response:
        """The older name of `POST /api/v1/form`."""
        return analysed(who, video_file, fps, exercise)

    @router.websocket("/api/v1/form/live")
    async def live(
        socket: WebSocket,
        user_id: Annotated[str | None, Query(max_length=64)] = None,
        exercise: Annotated[str | None, Query(max_length=100)] = None,
    ) -> None:
        """Landmarks in (one binary message a frame: time and 33 x 4 float32), count and cue out as JSON. Nothing is stored."""
        who = await asyncio.to_thread(asking.of_socket, socket)
        await socket.accept()
        if who is None:
            return await socket.close(NOBODY, "sign in first")
        athlete = user_id or who.user_id or ""
        try:
            await asyncio.to_thread(asking.may_see, athlete, who)
            language = (await asyncio.to_thread(flows.manner, athlete))[0]
            camera = desk.live(exercise or None, language)
        except NotFound:
            return await socket.close(CLOSED, "nobody there")
        except MiloError as e:
            return await socket.close(WRONG, e.sentence()[:100])
        told_at = asked_at = time.monotonic()
        while True:
            came = await socket.receive()
            if came["type"] == "websocket.disconnect":
                return None
            body = came.get("bytes")
            if body is None or len(body) != LIVE_BYTES:
                return await socket.close(WRONG, f"messages of {LIVE_BYTES} bytes")
            frame = np.frombuffer(body, "<f4").astype(float)
            if not math.isfinite(frame[0]):
                continue
            camera.push(float(frame[0]), np.where(np.abs(frame[1:]) < 1e6, frame[1:], np.nan).reshape(33, 4))
            now = time.monotonic()
            if now - asked_at > ASKED_AGAIN_S:
                asked_at = now
                if not await asyncio.to_thread(asking.still_seen, socket, athlete):
                    return await socket.close(NOBODY, "this door was shut")
            if now - told_at >= TOLD_EACH_S:
                told = await asyncio.to_thread(camera.told)
                told_at = time.monotonic()
                with suppress(RuntimeError, WebSocketDisconnect):  # closed by the other side meanwhile
                    await socket.send_text(msgspec.json.encode(told).decode())

    return router
