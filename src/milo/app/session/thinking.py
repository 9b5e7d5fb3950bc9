"""What a running session of the breath lab makes of its readings: beats, breaths and levels, found beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import numpy as np

from milo.app.recording import joined
from milo.app.session.setup import Setup
from milo.insight.lab_live import Beat, Breath, LiveFigure, LiveLab
from milo.signals.live_plateaus import LivePlateaus, PlateauState

GATHER_S = 0.4  # of readings are analysed at once: a beat is marked so much later, and it costs half (our choice, measured)

T = TypeVar("T")


class Thinking:
    """The analysis of one session, in one thread of its own: one call at a time, in the order they came."""

    def __init__(self, setup: Setup) -> None:
        gear = setup.gear
        self._setup = setup
        self._live = LiveLab(tube=gear.tube, factor=gear.factor, co2_sensor=gear.co2_sensor, calibration=gear.calibration)
        self._levels: LivePlateaus | None = None
        self._gathered: list[tuple[Any, ...]] = []
        self._thought_s = -np.inf
        self._thinker = ThreadPoolExecutor(1, thread_name_prefix="lab")

    def gather(self, readings: Sequence[tuple[Any, ...]], at_s: float) -> bool:
        """Take readings in; True when enough is there to think on. at_s: of the monotonic clock."""
        self._gathered += readings
        if at_s - self._thought_s < GATHER_S:
            return False
        self._thought_s = at_s
        return True

    async def on(self) -> list[Beat | Breath]:
        """What the gathered readings say."""
        gathered, self._gathered = self._gathered, []
        return await self.beside(lambda: self._think(joined(gathered))) if gathered else []

    async def figures(self, at_s: float) -> dict[str, LiveFigure]:
        """The figures as they stand at at_s of the session."""
        return await self.beside(lambda: self._live.figures(at_s))

    async def beside(self, work: Callable[[], T]) -> T:
        """Work done in the session's thread, after what is under way."""
        return await asyncio.get_running_loop().run_in_executor(self._thinker, work)

    @property
    def lying_still(self) -> bool | None:
        """Whether the athlete lies still; None where nothing tells."""
        return self._live.lying_still

    @property
    def levels(self) -> PlateauState | None:
        """How the levels of a calibration stand; None where none are looked for."""
        return None if self._levels is None else self._levels.state

    def close(self) -> None:
        """Take nothing in any more."""
        self._thinker.shutdown(wait=False)

    def _think(self, readings: list[tuple[Any, ...]]) -> list[Beat | Breath]:
        told: list[Beat | Breath] = []
        for reading in readings:
            if len(reading) == 2:
                told += self._live.add_intervals(*reading)
                continue
            told += self._live.add(*reading)
            if reading[0] == "room_co2_ppm" and self._setup.protocol.name == "plateaus":
                self._levels = self._levels or LivePlateaus(reading[1], self._setup.wanted)
                for value in reading[2].tolist():
                    self._levels.feed(value if np.isfinite(value) else None)
        return told
