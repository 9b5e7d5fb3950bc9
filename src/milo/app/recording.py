"""What a sensor tells becomes waveform records on the stream, and waveform records become a recording again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from milo.channels.wave_files import Wave
from milo.sensors.contract import Intervals, Samples
from milo.vocabulary.clock import micros
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Record, RRIntervals, Waveform

BLOCK_S = 1.0  # a killed process loses at most so much (our choice: one record a second and channel)
SLACK = 0.5  # of a step: readings further from their place than this do not follow upon each other
MOST_GAP_S = 3600.0  # a longer silence begins a new piece instead of an hour of nothing (our choice)


@dataclass(slots=True, eq=False)
class _Open:
    """A block that still grows."""

    unit: str
    rate_hz: float
    device_us: int | None
    start: datetime
    parts: list[NDArray[np.float32]] = field(default_factory=list)
    count: int = 0

    def follows(self, samples: Samples) -> bool:
        """Whether samples go on exactly where this ends."""
        if samples.rate_hz != self.rate_hz or samples.unit != self.unit:
            return False
        if self.device_us is None or samples.device_us is None:
            return self.device_us is samples.device_us
        step = 1e6 / self.rate_hz
        return abs(samples.device_us - self.device_us - self.count * step) <= SLACK * step


class Recorder:
    """Gathers readings into blocks of about a second.

    about: fields every record carries: user_id, session_id, device_id, origin, source.
    """

    def __init__(self, *, user_id: str, session_id: str, device_id: str | None, origin: Origin, source: str) -> None:
        self._about: dict[str, Any] = {
            "user_id": user_id,
            "session_id": session_id,
            "device_id": device_id,
            "origin": origin,
            "source": source,
        }
        self._open: dict[str, _Open] = {}
        self._done: list[Record] = []
        self.readings = 0

    def add(self, samples: Samples, at: datetime) -> None:
        """Take samples whose first was read at this moment."""
        if not len(samples.values):
            return
        self.readings += len(samples.values)
        block = self._open.get(samples.channel)
        if block is not None and not block.follows(samples):
            self._close(samples.channel)
            block = None
        if block is None:
            block = self._open[samples.channel] = _Open(samples.unit, samples.rate_hz, samples.device_us, at)
        block.parts.append(samples.values)
        block.count += len(samples.values)
        if block.count >= BLOCK_S * block.rate_hz:
            self._close(samples.channel)

    def add_intervals(self, beats: Intervals, at: datetime) -> None:
        """Take intervals between beats that arrived at this moment; they end there."""
        if beats.rr_ms:
            begin = at - timedelta(milliseconds=sum(beats.rr_ms))
            session = self._about["session_id"]
            id = timed_identity(begin, session, "rr", *beats.rr_ms)
            self._done.append(RRIntervals(rr_id=id, at=begin, rr_ms=list(beats.rr_ms), **self._about))

    def rename(self, *, device_id: str, origin: Origin, source: str) -> None:
        """Say otherwise from now on where the readings come from; those that wait here too."""
        self._about |= {"device_id": device_id, "origin": origin, "source": source}
        about = {k: v for k, v in self._about.items() if k in ("device_id", "origin", "source")}
        self._done = [msgspec.structs.replace(record, **about) for record in self._done]

    def take(self) -> list[Record]:
        """The records that are complete by now."""
        done, self._done = self._done, []
        return done

    def close(self) -> list[Record]:
        """All that is left, also what does not fill a block."""
        for channel in list(self._open):
            self._close(channel)
        return self.take()

    def _close(self, channel: str) -> None:
        block = self._open.pop(channel)
        values = np.concatenate(block.parts).astype("<f4")
        place = block.device_us if block.device_us is not None else micros(block.start)
        self._done.append(
            Waveform(
                waveform_id=timed_identity(block.start, self._about["session_id"], channel, place),
                start_ts=block.start,
                channel=channel,
                rate_hz=block.rate_hz,
                encoding="float32",
                data=values.tobytes(),
                unit=block.unit,
                device_us=block.device_us,
                **self._about,
            )
        )


def joined(readings: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Pieces of a channel that follow each other as one, so that they cost one step of an analysis.

    readings: (channel, rate_hz, values, at_s), each channel in order of time; or intervals (rr_ms, at_s), which stay as they are.
    Where a channel has a hole, all channels part there, so that they reach the analysis in the order of their times.
    """
    made: list[tuple[Any, ...]] = []
    held: dict[str, tuple[float, list[NDArray[np.float32]], float, int]] = {}

    def let_go() -> None:
        # The gas first: flow waits for the carbon dioxide of the same moment.
        for channel in sorted(held, key=lambda name: name != "co2_ppm"):
            rate_hz, parts, at_s, _ = held[channel]
            made.append((channel, rate_hz, parts[0] if len(parts) == 1 else np.concatenate(parts), at_s))
        held.clear()

    for reading in readings:
        if len(reading) == 2:
            made.append(reading)
            continue
        channel, rate_hz, values, at_s = reading
        before = held.get(channel)
        if before is not None:
            follows = before[0] == rate_hz and abs(at_s - before[2] - before[3] / rate_hz) <= SLACK / rate_hz
            if follows:
                before[1].append(values)
                held[channel] = (rate_hz, before[1], before[2], before[3] + len(values))
                continue
            let_go()
        held[channel] = (rate_hz, [values], at_s, len(values))
    let_go()
    return made


def values_of(block: Waveform) -> NDArray[np.float32]:
    """The readings of a block in its unit, (n,), NaN where there was none."""
    if block.encoding == "float32":
        raw = np.frombuffer(block.data, "<f4")
        return raw if block.gain == 1.0 else (raw * np.float32(block.gain)).astype(np.float32)
    return (np.frombuffer(block.data, "<i2") * np.float32(block.gain)).astype(np.float32)


def assemble(blocks: Iterable[Waveform], begun: datetime) -> list[Wave]:
    """Whole channels from their blocks, in the order the channels came; holes are NaN. begun: second 0 of the recording.

    Blocks follow each other by the device's clock. A wave's rate is by the wall clock: how many readings came in how much time.
    """
    by_channel: dict[str, list[Waveform]] = {}
    for block in blocks:
        by_channel.setdefault(block.channel, []).append(block)
    return [_joined(channel, sorted(found, key=lambda b: b.start_ts), begun) for channel, found in by_channel.items()]


def _joined(channel: str, blocks: Sequence[Waveform], begun: datetime) -> Wave:
    rate = blocks[0].rate_hz
    first = (blocks[0].start_ts - begun).total_seconds()
    places = _places(blocks, rate)
    parts = [values_of(b) for b in blocks]
    grid = np.full(max(p + len(v) for p, v in zip(places, parts, strict=True)), np.nan, np.float32)
    for place, part in zip(places, parts, strict=True):
        grid[place : place + len(part)] = part
    return Wave(channel, blocks[0].unit or "", _true_rate(blocks, places, rate), max(first, 0.0), grid, rate)


def _places(blocks: Sequence[Waveform], rate: float) -> list[int]:
    """Where each block begins, in readings from the first."""
    places = [0]
    for last, block in pairwise(blocks):
        length = len(last.data) // (4 if last.encoding == "float32" else 2)
        by_wall = (block.start_ts - last.start_ts).total_seconds()
        moved = by_wall
        if last.device_us is not None and block.device_us is not None:
            by_device = (block.device_us - last.device_us) / 1e6
            # A device that began anew counts from zero again; then only the wall clock knows.
            moved = by_device if 0 < by_device <= max(by_wall + 1.0, 0) * 1.01 else by_wall
        places.append(places[-1] + max(length, min(round(moved * rate), length + round(MOST_GAP_S * rate))))
    return places


def _true_rate(blocks: Sequence[Waveform], places: Sequence[int], nominal: float) -> float:
    """Readings per second of the wall clock; the nominal rate where the recording is too short to tell."""
    wall = (blocks[-1].start_ts - blocks[0].start_ts).total_seconds()
    rate = (places[-1] - places[0]) / wall if wall >= 30 else nominal
    return rate if abs(rate / nominal - 1) <= 0.01 else nominal
