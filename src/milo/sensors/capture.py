"""What a capture of the mask board holds: its frames counted, its channels, its clock. Read as it comes, however long it is."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.sensors.contract import Counts
from milo.sensors.frame_kinds import KINDS, step_us
from milo.sensors.frame_order import Begun, Event, Placed
from milo.sensors.frame_reader import FrameReader
from milo.sensors.frames import FROM_BOARD
from milo.sensors.mask_board import Values, values_of

Stamps = NDArray[np.int64]
Rows = Callable[[str, Stamps, Values], None]
LEAST_FRAMES = 25  # of one channel before its clock is told: a second of ECG (our choice)
HEADER = "channel,device_us,value\n"


class _Channel:
    """Readings of one type of frame so far. first_us: of each frame since the board began."""

    def __init__(self) -> None:
        self.readings = 0
        self.steps: Counter[int] = Counter()
        self.first_us = array("q")
        self.begun: list[int] = [0]  # where in first_us the board began anew


def analyse_capture(chunks: Iterable[bytes], rows: Rows | None = None) -> dict[str, Any]:
    """Frames, channels and clock of a capture.

    chunks: the bytes as they were written down, cut anywhere.  rows: is handed each channel's readings as they are decoded: name,
    device time in us (n,), values (n,), NaN where the sensor had no reading.

    Returns {"frames_ok", "frames_bad", "frames_lost", "frames_repeated", "faults": {why refused: n}, "device_seconds",
    "channels": {name: {"samples", "unit", "rate_hz"}}, "clock": {"drift_ppm", "residual_ms_p95", "against", "reason"}}.
    frames_lost: numbers never received intact, by sequence; before the first and after the last intact frame by the bytes refused
    there. rate_hz: by the steps the frames tell; the commonest where it changed.
    A capture has no times of arrival, so its clock is the board's stamps against its own nominal steps: what the resonator does
    to both alike cannot be seen. null with a reason where too little came.
    """
    counts = Counts()
    reader = FrameReader(counts, FROM_BOARD)
    channels: dict[int, _Channel] = {}
    runs: list[tuple[int, int]] = []
    for chunk in chunks:
        _take(reader.feed(chunk), channels, runs, rows)
    _take(reader.finish(), channels, runs, rows)
    return {
        "frames_ok": counts.ok,
        "frames_bad": counts.bad,
        "frames_lost": counts.lost,
        "frames_repeated": counts.repeated,
        "faults": {str(k): n for k, n in sorted(reader.faults.items())},
        "device_seconds": round(sum(last - first for first, last in runs) / 1e6, 6),
        "channels": {
            name: {"samples": c.readings, "unit": unit, "rate_hz": round(1e6 / c.steps.most_common(1)[0][0], 6)}
            for kind, c in sorted(channels.items())
            for name, unit in KINDS[kind].channels
        },
        "clock": _clock(channels),
    }


def csv_lines(channel: str, device_us: Stamps, values: Values) -> str:
    """Lines channel,device_us,value; the value is left empty where there was no reading."""
    pairs = zip(device_us.tolist(), values.tolist(), strict=True)
    told = [f"{channel},{at},{value:.7g}\n" if value == value else f"{channel},{at},\n" for at, value in pairs]  # noqa: PLR0124
    return "".join(told)


def _take(events: list[Event], channels: dict[int, _Channel], runs: list[tuple[int, int]], rows: Rows | None) -> None:
    """Add what was placed: frames of one type and step together."""
    together: dict[tuple[int, int], list[Placed]] = {}
    for event in events:
        if isinstance(event, Begun):
            runs.append((-1, -1))
            for channel in channels.values():
                channel.begun.append(len(channel.first_us))
        if not isinstance(event, Placed):
            continue
        step, readings = 0, 0
        if event.type in KINDS:
            step, readings = step_us(event.payload), KINDS[event.type].readings
            channel = channels.setdefault(event.type, _Channel())
            channel.first_us.append(event.device_us)
            together.setdefault((event.type, step), []).append(event)
        first, last = runs[-1]
        end = event.device_us + readings * step
        runs[-1] = (event.device_us if first < 0 else min(first, event.device_us), max(last, end))
    for (kind, step), frames in together.items():
        readings = KINDS[kind].readings
        channels[kind].readings += len(frames) * readings
        channels[kind].steps[step] += len(frames) * readings
        if rows is not None:
            frames.sort(key=lambda f: f.device_us)
            first_us = np.array([f.device_us for f in frames], np.int64)
            device_us = (first_us[:, None] + np.arange(readings) * step).ravel()
            found = values_of(kind, b"".join([f.payload[2:] for f in frames]))
            for (name, _), values in zip(KINDS[kind].channels, found, strict=True):
                rows(name, device_us, values)


def _clock(channels: dict[int, _Channel]) -> dict[str, Any]:
    """The board's stamps against the steps of its best filled channel, over the longest run."""
    told = {"drift_ppm": None, "residual_ms_p95": None, "against": None, "reason": None}
    best: tuple[Stamps, int, str] | None = None
    for kind, channel in sorted(channels.items()):
        if len(channel.steps) == 1:
            (step,) = channel.steps
            for first_us in np.split(np.frombuffer(channel.first_us, np.int64), channel.begun[1:]):
                if best is None or len(first_us) > len(best[0]):
                    best = first_us, step * KINDS[kind].readings, KINDS[kind].channels[0][0]
    if best is None or len(best[0]) < LEAST_FRAMES:
        found = 0 if best is None else len(best[0])
        return told | {"reason": f"expected {LEAST_FRAMES} frames of one channel at one rate, but found {found}"}
    first_us, span, name = best
    at = (np.sort(first_us) - first_us.min()).astype(np.float64)
    # Which frame it is: counted from one to the next, so that a clock far off its steps does not slip.
    number = np.concatenate([[0.0], np.cumsum(np.rint(np.diff(at) / span))])
    slope, offset = np.polyfit(number * span, at, 1)
    residual = at - (slope * number * span + offset)
    return told | {
        "drift_ppm": round(float((slope - 1) * 1e6), 3),
        "residual_ms_p95": round(float(np.percentile(np.abs(residual), 95)) / 1000, 4),
        "against": f"nominal steps of {name}",
    }
