"""What Milo's own decoder made of the board's bytes, gathered by channel and by kind of notice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.sensors.contract import Counts, Notice, Samples
from milo.sensors.mask_board import Sensor

US = 1e-6


def stamp_us(block: Samples) -> int:
    """Time of its first reading; the board always tells one."""
    assert block.device_us is not None
    return block.device_us


class Heard:
    """Feeds a decoder and keeps everything it gives."""

    def __init__(self, data: bytes = b"") -> None:
        self.sensor = Sensor()
        self.samples: dict[str, list[Samples]] = {}
        self.notices: list[Notice] = []
        self.feed(data)

    def feed(self, data: bytes) -> None:
        self._keep(self.sensor.feed(data))

    def finish(self) -> Heard:
        self._keep(self.sensor.finish())
        return self

    def _keep(self, readings: list[Any]) -> None:
        for reading in readings:
            if isinstance(reading, Samples):
                self.samples.setdefault(reading.channel, []).append(reading)
            else:
                self.notices.append(reading)

    @property
    def counts(self) -> Counts:
        return self.sensor.counts

    def values(self, channel: str) -> NDArray[np.float32]:
        return np.concatenate([s.values for s in self.samples[channel]])

    def times_s(self, channel: str) -> NDArray[np.float64]:
        """Time of each reading on the board's clock, s."""
        return np.concatenate([stamp_us(s) * US + np.arange(len(s.values)) / s.rate_hz for s in self.samples[channel]])

    def rate_hz(self, channel: str) -> float:
        """As the frames' own stamps have it, whatever step they tell."""
        blocks = self.samples[channel]
        readings = sum(len(s.values) for s in blocks[:-1])
        return readings / ((stamp_us(blocks[-1]) - stamp_us(blocks[0])) * US)

    def told(self, what: str) -> list[dict[str, Any]]:
        return [n.detail for n in self.notices if n.what == what]

    def statuses(self) -> list[dict[str, Any]]:
        """The board's STATUS frames."""
        return [d for d in self.told("status") if "dropped" in d]

    def greetings(self) -> list[dict[str, Any]]:
        """The board's HELLO frames."""
        return [d for d in self.told("status") if "firmware" in d]

    def replies(self) -> dict[int, str]:
        """Result by nonce."""
        return {d["nonce"]: d["result"] for d in self.told("reply")}
