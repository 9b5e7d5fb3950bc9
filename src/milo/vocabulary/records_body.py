"""The body, day by day and second by second: measurements, waveforms, sessions of the breath lab."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from milo.vocabulary.registry import Id, Moment, Note, OffsetMinutes, Record, Word, record_kind


@record_kind("measurement", stream="milo:measurements", id="measurement_id", time="at")
class Measurement(Record, frozen=True, kw_only=True):
    """One reading of one quantity (vocabulary.quantities), in that quantity's unit.

    until: the end of the interval a cumulative reading (steps) covers, or of the window an average was taken over.
    """

    measurement_id: Id
    user_id: Id
    at: Moment
    quantity: Word
    value: float
    until: Moment | None = None
    device_id: Id | None = None
    utc_offset_min: OffsetMinutes | None = None
    note: Note | None = None


@record_kind("waveform", stream="milo:waveforms", id="waveform_id", time="start_ts")
class Waveform(Record, frozen=True, kw_only=True):
    """A block of equally spaced readings: value = raw * gain, encoded as little-endian int16 or float32 (NaN: no reading).

    rate_hz: by the device's own clock.  device_us: that clock at the first reading, in microseconds; blocks whose device times
    follow upon each other have no reading between them, whatever their wall-clock times say.
    """

    waveform_id: Id
    user_id: Id
    start_ts: Moment
    channel: Word
    rate_hz: Annotated[float, msgspec.Meta(gt=0, le=100_000)]
    encoding: Literal["int16", "float32"]
    data: Annotated[bytes, msgspec.Meta(max_length=8_000_000)]  # a store's document holds 16 MB, and JSON adds a third
    gain: float = 1.0
    unit: Word | None = None
    device_id: Id | None = None
    session_id: Id | None = None
    device_us: Annotated[int, msgspec.Meta(ge=0)] | None = None


Protocol = Literal["rest", "steps", "ramp", "plateaus", "free"]


class LabFigure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One value a session came to.

    value None: there is none, and reason says why.  low, high: its interval.  rule: how it was made.
    """

    unit: Word
    value: float | None = None
    low: float | None = None
    high: float | None = None
    quality: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    reason: Word | None = None
    rule: Word | None = None


class LabMark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened in a session, at_s seconds after its start.

    kind: "marker" (the athlete's), "alert", "link", "phase".
    """

    at_s: Annotated[float, msgspec.Meta(ge=0)]
    kind: Word
    text: Word
    rule: Word | None = None
    level: Word | None = None


@record_kind("lab_session", stream="milo:lab_sessions", id="session_id", time="start_ts")
class LabSession(Record, frozen=True, kw_only=True):
    """A recording of the breath lab; its waveforms and intervals name it.

    Written at the start, and again at the end with what it came to.  end_ts None: still running, or cut off.
    figures: quantity -> value.  marks: in order.  counts: frames ok, bad, lost, repeated.
    """

    session_id: Id
    user_id: Id
    start_ts: Moment
    protocol: Protocol
    sensor: Word
    device_id: Id | None = None
    end_ts: Moment | None = None
    end_reason: Word | None = None
    figures: dict[str, LabFigure] | None = None
    marks: list[LabMark] | None = None
    counts: dict[str, int] | None = None
    clock: dict[str, float | None] | None = None
    thresholds: dict[str, Any] | None = None
