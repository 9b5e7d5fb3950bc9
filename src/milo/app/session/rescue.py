"""Sessions whose process was killed: closed from what was stored of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from milo.app.recording import assemble, values_of
from milo.insight.lab_summary import Gear, Summary, Track, sum_up
from milo.sensors.frame_kinds import KINDS
from milo.vocabulary.records import LabSession, RRIntervals, Waveform

if TYPE_CHECKING:
    from milo.store.contract import Store

LOST = "lost"
LONGEST = timedelta(hours=24)  # no session is longer; what is looked for after its beginning (our choice)
SLACK = timedelta(seconds=5)


def closed_from_store(session: LabSession, store: Store, gear: Gear) -> LabSession:
    """The session as its stored readings tell it: its end is the last of them, its counts what is surely there.

    counts: as the session last told them; of frames received at least as many as the stored readings came in.
    The protocol's measuring phase died with the process, so figures are of all that was read.
    """
    since, until = session.start_ts - SLACK, session.start_ts + LONGEST
    blocks = [b for b in store.find("waveform", session.user_id, since=since, until=until) if b.session_id == session.session_id]
    beats = [b for b in store.find("rr", session.user_id, since=since, until=until) if b.session_id == session.session_id]
    ends = [b.start_ts + timedelta(seconds=(len(values_of(b)) - 1) / b.rate_hz) for b in blocks]
    ends += [b.at + timedelta(milliseconds=sum(b.rr_ms)) for b in beats]
    told = {"ok": 0, "bad": 0, "lost": 0, "repeated": 0, **(session.counts or {})}
    summary = _summary(session, blocks, beats, gear) if ends else Summary()
    return msgspec.structs.replace(
        session,
        end_ts=max(ends, default=session.start_ts),
        end_reason=LOST,
        figures=summary.figures or None,
        thresholds=summary.thresholds,
        counts={**told, "ok": max(told["ok"], frames_of(blocks, beats))},
    )


def frames_of(blocks: Sequence[Waveform], beats: Sequence[RRIntervals]) -> int:
    """In how many messages of the sensor these readings came; channels of one message count once.

    A mask board sends so many readings a frame as its kind has; any other sensor one reading of its fullest channel a message.
    """
    readings: dict[str, int] = {}
    for block in blocks:
        readings[block.channel] = readings.get(block.channel, 0) + len(values_of(block))
    frames = 0
    for kind in KINDS.values():
        counts = [readings.pop(channel, 0) for channel, _ in kind.channels if _has_clock(blocks, channel)]
        frames += max(counts, default=0) // kind.readings
    return frames + max(readings.values(), default=0) + len(beats)


def _has_clock(blocks: Sequence[Waveform], channel: str) -> bool:
    """Whether a channel came with a device's clock, as the mask board's do."""
    return any(b.channel == channel and b.device_us is not None for b in blocks)


def _summary(session: LabSession, blocks: Sequence[Waveform], beats: Sequence[RRIntervals], gear: Gear) -> Summary:
    waves = assemble(blocks, session.start_ts)
    tracks = {w.channel: Track(w.device_hz or w.rate_hz, w.start_s, w.values) for w in waves}
    rr: list[tuple[float, float]] = []
    for record in beats:
        ends = (record.at - session.start_ts).total_seconds() + np.cumsum(record.rr_ms) / 1000
        rr += zip(ends.tolist(), map(float, record.rr_ms), strict=True)
    return sum_up(tracks, rr, session.protocol, gear=gear)
