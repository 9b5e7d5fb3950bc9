"""Boards for the tests: frames made by us, and lines that harm them. Ada wears the mask."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.sensors.board import Board, Sent, sent
from milo.sensors.contract import Counts, Notice, Reading, Samples
from milo.sensors.frames import Type
from milo.sensors.mask_board import Sensor

FRAMES_PER_S = 81.5


def frames(seconds: float, seed: int = 0, board: Board | None = None) -> list[Sent]:
    """What a board sends in so many seconds: every channel, readings drawn from all it can tell."""
    rng = np.random.default_rng(seed)

    def drawn(hz: float, *ranges: tuple[int, int]) -> np.ndarray:
        return np.column_stack([rng.integers(low, high, int(seconds * hz)) for low, high in ranges])

    counts = {
        Type.ECG: drawn(250, (-300, 400)),
        Type.PPG: drawn(100, (100_000, 200_000), (100_000, 200_000)),
        Type.FLOW: drawn(100, (-5000, 5000)),
        Type.CO2: drawn(20, (40, 6000)),
        Type.CLIMATE: drawn(0.5, (400, 900), (2000, 2500), (3000, 5000)),
    }
    return list(sent(counts, board or Board(), rng))


def line(sent_frames: list[Sent]) -> bytes:
    """All of it in one piece."""
    return b"".join(f.data for f in sent_frames)


def harmed(data: bytes, bit: float, loss: float, seed: int) -> bytes:
    """These bytes after a bad line: every bit wrong with chance bit, every byte lost with chance loss."""
    rng = np.random.default_rng(seed)
    held = np.frombuffer(data, np.uint8).copy()
    places = rng.integers(0, held.size * 8, rng.binomial(held.size * 8, bit))
    np.bitwise_xor.at(held, places // 8, (1 << (places % 8)).astype(np.uint8))
    return held[rng.random(held.size) >= loss].tobytes()


@dataclass
class Heard:
    """What a sensor made of bytes: channel -> device time -> value, the notices, the counts."""

    values: dict[str, dict[int, float]]
    notices: list[Notice]
    counts: Counts

    def said(self, what: str) -> list[Notice]:
        return [n for n in self.notices if n.what == what]


def hear(*pieces: bytes) -> Heard:
    """The mask board's sensor, fed piece by piece."""
    sensor = Sensor()
    readings = [r for piece in pieces for r in sensor.feed(piece)] + sensor.finish()
    return Heard(by_time(readings), [r for r in readings if isinstance(r, Notice)], sensor.counts)


def by_time(readings: list[Reading]) -> dict[str, dict[int, float]]:
    """Channel -> device time in us -> value; a reading told twice would be noticed as a count too high elsewhere."""
    told: dict[str, dict[int, float]] = {}
    for r in readings:
        if isinstance(r, Samples) and r.device_us is not None:
            step = 1e6 / r.rate_hz
            told.setdefault(r.channel, {}).update({round(r.device_us + i * step): float(v) for i, v in enumerate(r.values)})
    return told


def cut(data: bytes, sizes: list[int]) -> list[bytes]:
    """Pieces of these sizes, over and over."""
    pieces, at, i = [], 0, 0
    while at < len(data):
        size = max(sizes[i % len(sizes)], 1)
        pieces.append(data[at : at + size])
        at, i = at + size, i + 1
    return pieces
