"""Who carries bytes to a sensor: one asynchronous interface, whatever lies behind it.

A port is in sensors.serial_port, a radio in sensors.bluetooth, a recording in sensors.playback.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from milo.sensors.contract import Notice
from milo.vocabulary.errors import MiloError

SILENT_S = 5.0  # without a byte from a device that is connected (our choice)
FIRST_WAIT_S, MOST_WAIT_S = 0.2, 1.0  # between two tries to reach a device: it is back within 2 s of being plugged in
Now = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes as they came. at_s: when, monotonic, s."""

    data: bytes
    at_s: float


class SensorSilent(MiloError):
    """A device that is connected and says nothing."""

    code = "sensor_silent"

    def __init__(self, port: str, waited_s: float) -> None:
        self.port, self.waited_s = port, waited_s
        super().__init__("", f"nothing from {port} for {waited_s:.0f} s", "is the board powered, and is it this port?")


class Carrier(Protocol):
    """Opened by its first read, closed by close."""

    name: str
    """As shown to people: the port, the strap, the recording."""

    async def read(self) -> Chunk | Notice:
        """The next bytes, or the next change of state; waits as long as it takes.

        States: "connected"; "gone" (detail: {"port", "text"}; bytes may follow once it is back); "silent" (detail: {"port",
        "waited_s", "text"}, again and again while it lasts); "ended" (nothing will follow, and every further read says so).
        """
        ...

    async def write(self, data: bytes) -> None:
        """Send bytes. Raises Unavailable where nobody can take them now."""
        ...

    async def close(self) -> None:
        """Let the device go; read then tells "ended"."""
        ...


class Mailbox:
    """What a carrier puts in from wherever it runs, and what read takes out; tells of silence.

    name: of the device.  silent_s: how long nothing may come while it is connected.
    """

    def __init__(self, name: str, silent_s: float = SILENT_S, now: Now = time.monotonic) -> None:
        self.name = name
        self.now = now
        self._silent_s = silent_s
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Chunk | Notice] = asyncio.Queue()
        self._connected = False
        self._ended = False
        self._heard_s = now()

    def put(self, item: Chunk | Notice) -> None:
        """Put in from any thread."""
        # A loop that is closed has no reader left.
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._queue.put_nowait, item)

    def gone(self, why: str) -> None:
        """Tell that the device cannot be reached."""
        self.put(Notice("gone", None, {"port": self.name, "text": why}))

    async def take(self) -> Chunk | Notice:
        """The next item; silence when none comes in time."""
        while True:
            if self._ended:
                return Notice("ended")
            try:
                async with asyncio.timeout(self._silent_s):
                    item = await self._queue.get()
            except TimeoutError:
                if not self._connected:
                    continue
                waited_s = self.now() - self._heard_s
                return Notice(
                    "silent", None, {"port": self.name, "waited_s": waited_s, "text": str(SensorSilent(self.name, waited_s))}
                )
            if isinstance(item, Chunk):
                self._heard_s = item.at_s
            else:
                self._connected = item.what == "connected"
                self._ended = item.what == "ended"
                self._heard_s = self.now()
            return item
