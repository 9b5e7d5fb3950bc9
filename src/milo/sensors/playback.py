"""Recordings as carriers: a capture through its sensor, or any timed bytes, at the speed they were made or at another."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator

from milo.sensors import contract
from milo.sensors.carriers import Chunk, Now
from milo.sensors.contract import Notice, Samples
from milo.vocabulary.errors import BadValue, Unavailable

PIECE = 256  # bytes handed over at once: a tenth of a second of the mask board


class Playback:
    """Carries timed bytes. arrivals: (seconds from the beginning, bytes), oldest first.

    speed: 1 as it was, 2 twice as quick, infinity without waiting.  The times it tells are those of the recording, so that what is
    worked out from them does not depend on the speed.
    """

    def __init__(
        self,
        name: str,
        arrivals: Iterable[tuple[float, bytes]],
        *,
        speed: float = 1.0,
        now: Now = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        if not speed > 0:
            raise BadValue("a speed above 0", f"{speed:g}", "1 plays as it was recorded")
        self.name = name
        self._arrivals, self._speed, self._now, self._sleep = iter(arrivals), speed, now, sleep
        self._began_s: float | None = None
        self._ended = False

    async def read(self) -> Chunk | Notice:
        """See carriers.Carrier."""
        if self._ended:
            return Notice("ended")
        if self._began_s is None:
            self._began_s = self._now()
            return Notice("connected", None, {"port": self.name})
        at_s, data = next(self._arrivals, (0.0, b""))
        if not data:
            self._ended = True
            return Notice("ended")
        # Without waiting the others still get their turn.
        await self._sleep(max(self._began_s + at_s / self._speed - self._now(), 0.0))
        return Chunk(data, self._began_s + at_s)

    async def write(self, data: bytes) -> None:
        """Refuses: see carriers.Carrier."""
        raise Unavailable("a device that listens", f"{self.name}, a recording", "connect the board")

    async def close(self) -> None:
        """See carriers.Carrier."""
        self._ended = True


def timed(chunks: Iterable[bytes], sensor: contract.Sensor) -> Iterator[tuple[float, bytes]]:
    """When each piece of a capture came, s from its beginning, told by what it holds.

    chunks: the capture, cut anywhere.  sensor: a new one of its kind; by the device's clock where it has one, else by the number of
    readings of its fullest channel.
    """
    elapsed_s = 0.0
    first_us: int | None = None
    told_s: dict[str, float] = {}
    for chunk in chunks:
        for begin in range(0, len(chunk), PIECE):
            piece = chunk[begin : begin + PIECE]
            for reading in sensor.feed(piece):
                if not isinstance(reading, Samples):
                    continue
                if reading.device_us is None:
                    told_s[reading.channel] = told_s.get(reading.channel, 0.0) + len(reading.values) / reading.rate_hz
                    elapsed_s = max(elapsed_s, told_s[reading.channel])
                else:
                    first_us = reading.device_us if first_us is None else first_us
                    last_us = reading.device_us + (len(reading.values) - 1) * 1e6 / reading.rate_hz
                    elapsed_s = max(elapsed_s, (last_us - first_us) / 1e6)
            yield elapsed_s, piece
