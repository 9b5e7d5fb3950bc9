"""The board's half of the talk, for simulation and tests: readings in, frames out, in the order and at the times of a board."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milo.sensors import frame_kinds as kinds
from milo.sensors.frame_kinds import KINDS
from milo.sensors.frames import Type, encode

TICK_US = 4  # micros() of a 16 MHz board counts in fours
JITTER_US = 12  # a sample waits for another interrupt to end (our choice)
WRITE_US = 400  # from the last reading of a frame to its being begun (our choice)
FREE_BYTES = 600  # what STATUS tells of RAM
ALL_PARTS = 0x7F
Raw = NDArray[np.int64]


class Sent(NamedTuple):
    """One frame. device_us: when the board began to send it, without end. data: as it goes over the line."""

    device_us: int
    data: bytes


@dataclass(frozen=True)
class Board:
    """Who sends. boot_us: the clock at HELLO. version: of the firmware. cause: of the reset. kind: whether it exists."""

    board: int = 1
    boot_us: int = 1_200_000
    version: tuple[int, int] = (1, 0)
    cause: int = 1
    kind: int = kinds.REAL
    steps: Mapping[int, int] = field(default_factory=lambda: {kind: k.steps[-1] for kind, k in KINDS.items()})


def counts_of(kind: int, values: list[NDArray[np.floating]]) -> Raw:
    """Readings in their units as the board's counts, (n, channels). values: one array (n,) a channel; NaN where there is none.

    What a converter cannot tell is told as its nearest end.
    """
    scale, low, high, none = _CONVERTERS[kind]
    given = np.stack([np.asarray(v, np.float64) for v in values], axis=1) / scale
    told = np.clip(np.nan_to_num(np.rint(given)), low, high)
    return np.where(np.isnan(given), none, told).astype(np.int64)


def sent(counts: Mapping[int, Raw], board: Board, rng: np.random.Generator) -> Iterator[Sent]:
    """HELLO, the readings, STATUS once a second, END.

    counts: by type, (n, channels) as counts_of gives them, all beginning with the board's clock; what fills no frame is left out.
    """
    times, types, places, packed = [], [], [], {}
    seconds = 0.0
    for kind, raw in counts.items():
        frames, step = len(raw) // KINDS[kind].readings, board.steps[kind]
        packed[kind] = _packed(kind, raw[: frames * KINDS[kind].readings], step)
        span = 100 * step * KINDS[kind].readings
        first = np.arange(frames, dtype=np.int64) * span
        times.append(first + span - 100 * step + WRITE_US)
        types.append(np.full(frames, kind))
        places.append(first + rng.integers(0, JITTER_US, frames))
        seconds = max(seconds, frames * span / 1e6)
    status = np.arange(1, int(seconds) + 1, dtype=np.int64) * 1_000_000
    times.append(status)
    types.append(np.full(len(status), int(Type.STATUS)))
    places.append(status)
    packed[Type.STATUS] = [kinds.STATUS.pack(ALL_PARTS, 0, 0, FREE_BYTES, 0)] * len(status)
    when, what, first_us = np.concatenate(times), np.concatenate(types), np.concatenate(places)
    order = np.lexsort((what, when))
    first_us = (first_us + board.boot_us) // TICK_US * TICK_US
    upcoming = {kind: iter(payloads) for kind, payloads in packed.items()}

    hello = kinds.HELLO.pack(board.board, *board.version, board.cause, board.kind, ALL_PARTS)
    yield Sent(board.boot_us, encode(Type.HELLO, 0, board.boot_us, hello))
    number = 0
    for number, i in enumerate(order.tolist(), start=1):
        kind = int(what[i])
        yield Sent(board.boot_us + int(when[i]), encode(kind, number, int(first_us[i]), next(upcoming[kind])))
    last_us = board.boot_us + round(seconds * 1e6) // TICK_US * TICK_US
    yield Sent(last_us, encode(Type.END, number + 1, last_us, kinds.END.pack(number + 2)))


def _packed(kind: int, raw: Raw, step: int) -> list[bytes]:
    """The payloads of one type."""
    head, readings = struct.pack("<H", step), KINDS[kind].readings
    if kind == Type.PPG:
        wide = np.ascontiguousarray(raw, "<u4").view(np.uint8).reshape(-1, 2, 4)[..., :3]
        body = np.ascontiguousarray(wide).tobytes()
    elif kind == Type.CLIMATE:
        body = np.ascontiguousarray(raw & 0xFFFF, "<u2").tobytes()
    else:
        body = np.ascontiguousarray(raw & 0xFFFF, "<u2").tobytes()
    size = readings * len(KINDS[kind].channels) * (3 if kind == Type.PPG else 2)
    return [head + body[i : i + size] for i in range(0, len(body), size)]


_CONVERTERS: dict[int, tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = {
    kind: (np.array(scale), np.array(low), np.array(high), np.array(none))
    for kind, scale, low, high, none in (
        (Type.ECG, [kinds.ECG_MV], [kinds.ECG_COUNTS[0]], [kinds.ECG_COUNTS[1]], [kinds.NO_I16]),
        (Type.PPG, [1.0, 1.0], [0, 0], [kinds.PPG_COUNTS] * 2, [kinds.NO_U24] * 2),
        (Type.FLOW, [kinds.DP_PA], [-30_000], [30_000], [kinds.NO_I16]),
        (Type.CO2, [10.0], [0], [65_534], [kinds.NO_U16]),
        (
            Type.CLIMATE,
            [1.0, 0.01, 0.01],
            [0, kinds.CLIMATE_C100[0], 0],
            [kinds.CLIMATE_CO2_PPM, kinds.CLIMATE_C100[1], kinds.CLIMATE_PCT100],
            [kinds.NO_U16, kinds.NO_I16, kinds.NO_U16],
        ),
    )
}
