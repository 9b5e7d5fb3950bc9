"""What moves a session: bytes from its carrier, and time."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from milo.app.listening import Listening
from milo.sensors.carriers import Carrier, Chunk
from milo.sensors.contract import Sensor
from milo.sensors.mask_board import Sensor as MaskBoard
from milo.vocabulary.errors import Unavailable

log = logging.getLogger(__name__)


async def carry(carrier: Carrier, session: Listening) -> None:
    """Hand a session what its carrier reads, until the session has ended."""
    asked = False
    while not session.ended:
        item = await carrier.read()
        if isinstance(item, Chunk):
            await session.take(item.data, item.at_s)
            if session.ungreeted and not asked:
                asked = True
                await _ask(carrier, session.sensor)
        elif item.what == "ended":
            await session.finished()
        elif item.what == "connected":
            session.connected()
        elif item.what == "gone":
            await session.lost(str(item.detail.get("text", "")))


async def _ask(carrier: Carrier, sensor: Sensor) -> None:
    """Have a board that was running before we came say what it is; most sensors cannot be asked, and most carriers only bring."""
    if isinstance(sensor, MaskBoard):
        with contextlib.suppress(Unavailable):
            await carrier.write(sensor.ping(0))


async def every(seconds: float, session: Listening) -> None:
    """Tick until the session has ended; a tick that fails ends it safely."""
    while not session.ended:
        await asyncio.sleep(seconds)
        try:
            await session.tick()
        except Exception:  # fails closed: a session nobody watches over must not go on
            log.exception("the watch over a session failed", extra={"session": session.setup.session_id})
            await session.fail()
