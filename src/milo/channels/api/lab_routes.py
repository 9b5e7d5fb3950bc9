"""The breath lab over the API: readings come in, sessions go out, and one socket carries what happens now.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within lab_routes.
"""

import asyncio
import base64
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any, Protocol

import msgspec
from fastapi import APIRouter, Depends, WebSocket, WebSocketDisconnect
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from milo.channels.api import house_documents as docs
from milo.channels.api.asking import Asking
from milo.channels.api.shapes import described
from milo.channels.live_hub import Hub, Viewer
from milo.channels.visitor import Visitor
from milo.channels.wave_files import Wave, csv, edf, wfdb_zip
from milo.vocabulary.errors import BadValue, MiloError, NotFound, Unavailable
from milo.vocabulary.records import LabSession

MOST_READINGS = 10_000  # in one request (our choice)
ASKED_AGAIN_S = 0.5  # how long a socket may stay open after its viewer was shut out; the bar is a second
MOST_SAID = 2_000  # characters a page may say at once over the socket
NOT_YOURS = BadValue("the athlete, or a key with the scope live:control", "somebody who may only look")
NOBODY, CLOSED = 4403, 4404  # close codes: who are you, and what you may not see is not there
DOWNLOADS = {"csv": "text/csv", "edf": "application/octet-stream", "wfdb.zip": "application/zip"}


class LabDoor(Protocol):
    """What the API may ask of the lab. Everything not awaited may block."""

    hub: Hub

    async def control(self, user_id: str, said: dict[str, Any]) -> None:
        """What somebody at a live page says: {"do": "stop" | "marker" | "acknowledge" | "answer", ...}. Raises MiloError."""
        ...

    def latest(self, user_id: str) -> dict[str, Any]:
        """The newest session as JSON. Raises NotFound."""
        ...

    def waves(self, user_id: str, session_id: str) -> tuple[datetime, list[Wave]]:
        """The recording of a session and when it began. Raises NotFound."""
        ...

    def take(self, user_id: str, samples: list[dict[str, Any]], waveforms: list[dict[str, Any]]) -> int:
        """Readings of a device of the athlete's onto the stream, durably; how many. Raises BadValue for the first that is wrong."""
        ...


class SampleBody(BaseModel):
    """Quantities a device read at one moment."""

    model_config = ConfigDict(extra="forbid")
    at: datetime
    device_id: str | None = Field(None, max_length=64)
    values: dict[str, float] = Field(min_length=1, max_length=50, examples=[{"heart_rate_bpm": 61, "spo2_pct": 98}])


class SamplesBody(BaseModel):
    """A batch of them."""

    model_config = ConfigDict(extra="forbid")
    user_id: str | None = None
    source: str = Field("api", max_length=100)
    samples: list[SampleBody] = Field(min_length=1, max_length=MOST_READINGS)


class WaveformBody(BaseModel):
    """Equally spaced readings of one channel, as numbers (null: no reading) or as base64 of little-endian float32."""

    model_config = ConfigDict(extra="forbid")
    start_ts: datetime
    channel: str = Field(min_length=1, max_length=60)
    unit: str = Field(max_length=20)
    rate_hz: float = Field(gt=0, le=100_000)
    values: list[float | None] | None = Field(None, max_length=200_000)
    data: str | None = Field(None, max_length=4_000_000)
    device_id: str | None = Field(None, max_length=64)


class WaveformsBody(BaseModel):
    """A batch of them."""

    model_config = ConfigDict(extra="forbid")
    user_id: str | None = None
    source: str = Field("api", max_length=100)
    waveforms: list[WaveformBody] = Field(min_length=1, max_length=100)


def lab_routes(lab: LabDoor, asking: Asking) -> APIRouter:
    """Routes of the breath lab under /api/v1."""
    router = APIRouter(prefix="/api/v1", tags=["lab"])
    Who = Annotated[Visitor, Depends(asking.visitor)]
    Seen = Annotated[str, Depends(asking.athlete(asking.looker))]

    @router.post("/samples", status_code=202, responses=described(docs.Accepted, 202))
    def samples(who: Who, body: SamplesBody) -> Response:
        """Readings of a device. Answered once they are on the stream, where nothing is lost; sent again, they are stored once."""
        mine = asking.may_see(body.user_id or who.user_id or "", who)
        found = [{**s.model_dump(), "source": body.source} for s in body.samples]
        return _json({"accepted": lab.take(mine, found, [])}, 202)

    @router.post("/waveforms", status_code=202, responses=described(docs.Accepted, 202))
    def waveforms(who: Who, body: WaveformsBody) -> Response:
        """Stretches of raw signal. Answered once they are on the stream; sent again, they are stored once."""
        mine = asking.may_see(body.user_id or who.user_id or "", who)
        found = [{**w.model_dump(exclude={"data"}), **_raw(w, i), "source": body.source} for i, w in enumerate(body.waveforms)]
        return _json({"accepted": lab.take(mine, [], found)}, 202)

    @router.get("/sessions/{user_id}/latest", responses=described(LabSession))
    def latest(user_id: Seen) -> Response:
        """The newest session of the breath lab and what it came to."""
        return _json(lab.latest(user_id))

    @router.get(
        "/sessions/{user_id}/{name}", response_class=StreamingResponse, responses=described(bytes=tuple(DOWNLOADS.values()))
    )
    def recording(user_id: Seen, name: str) -> Response:
        """The raw recording of a session as a file: SESSION_ID.csv, .edf or .wfdb.zip."""
        session_id, _, ending = name.partition(".")
        if ending not in DOWNLOADS:
            raise NotFound(f"a recording ending in {', '.join(DOWNLOADS)}", name)
        begun, waves = lab.waves(user_id, session_id)
        called = f"milo-{begun:%Y%m%d-%H%M}"
        headers = {"Content-Disposition": f'attachment; filename="{called}.{ending}"'}
        if ending == "wfdb.zip":
            return Response(wfdb_zip(waves, begun, called), media_type=DOWNLOADS[ending], headers=headers)
        chunks = csv(waves) if ending == "csv" else iter([b"".join(edf(waves, begun))])
        return StreamingResponse(chunks, media_type=DOWNLOADS[ending], headers=headers)

    @router.websocket("/live/{user_id}")
    async def live(socket: WebSocket, user_id: str) -> None:
        """What a running session tells, as JSON messages; pages answer with what their people do."""
        who = await asyncio.to_thread(asking.of_socket, socket)
        await socket.accept()
        if who is None:
            return await socket.close(NOBODY, "sign in first")
        try:
            await asyncio.to_thread(asking.may_see, user_id, who)
        except MiloError:
            return await socket.close(CLOSED, "nobody there")
        viewer = lab.hub.join(user_id)
        hearing = asyncio.create_task(_hear(socket, lab, asking, user_id, viewer))
        telling = asyncio.create_task(_tell(socket, viewer))
        watching = asyncio.create_task(_until_shut(asking, socket, user_id))
        tasks = {hearing, telling, watching}
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            lab.hub.leave(user_id, viewer)
            for task in tasks:
                task.cancel()
            # Not gathered: a cancellation of this route must stay recognisable as what it is.
            await asyncio.wait(tasks)
            for task in tasks:
                found = None if task.cancelled() else task.exception()
                if found is not None and not isinstance(found, WebSocketDisconnect | RuntimeError):
                    raise found
        return None

    return router


async def _until_shut(asking: Asking, socket: WebSocket, user_id: str) -> None:
    """Close the socket once whoever opened it may no longer look: signed out, locked, or without the athlete's consent."""
    while True:
        await asyncio.sleep(ASKED_AGAIN_S)
        try:
            seen = await asyncio.to_thread(asking.still_seen, socket, user_id)
        except Unavailable:
            continue  # who cannot be asked about for a moment is not shut out for it
        if not seen:
            with suppress(RuntimeError):  # closed by the other side meanwhile
                await socket.close(NOBODY, "this door was shut")
            return


async def _tell(socket: WebSocket, viewer: Viewer) -> None:
    """Send what waits. RuntimeError: the socket was closed meanwhile."""
    while True:
        for message in await viewer.take():
            await socket.send_text(message.decode())


async def _hear(socket: WebSocket, lab: LabDoor, asking: Asking, user_id: str, viewer: Viewer) -> None:
    """Take what the page says until it closes; what cannot be done is answered with a sentence."""
    while True:
        came = await socket.receive()
        if came["type"] == "websocket.disconnect":
            return
        try:
            if not await asyncio.to_thread(asking.may_steer, socket, user_id):
                raise NOT_YOURS
            await lab.control(user_id, _said(came.get("text")))
        except MiloError as e:
            viewer.put(msgspec.json.encode({"t": "refused", "text": e.sentence()}), wave=False)


def _said(text: str | None) -> dict[str, Any]:
    """What a page says. text: None for a message of bytes. Raises BadValue."""
    if text is None:
        raise BadValue("text", "bytes", 'send JSON such as {"do": "stop"}')
    if len(text) > MOST_SAID:
        raise BadValue(f"at most {MOST_SAID} characters", str(len(text)))
    try:
        return msgspec.json.decode(text.encode("utf-8", "surrogatepass"), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise BadValue('JSON such as {"do": "stop"}', str(e)) from None


def _raw(waveform: WaveformBody, index: int) -> dict[str, bytes | None]:
    """The bytes of base64, None where numbers were sent. Raises BadValue for neither or both."""
    if (waveform.data is None) == (waveform.values is None):
        raise BadValue("either values or data", f"{'both' if waveform.data else 'neither'} in waveform {index}")
    if waveform.data is None:
        return {"data": None}
    try:
        raw = base64.b64decode(waveform.data, validate=True)
    except ValueError as e:
        raise BadValue("data as base64", f"{e} in waveform {index}") from None
    if not raw or len(raw) % 4:
        raise BadValue("data of whole float32 values", f"{len(raw)} bytes in waveform {index}")
    return {"data": raw}


def _json(document: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(document), status_code=status, media_type="application/json")
