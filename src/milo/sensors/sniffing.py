"""Whose bytes these are: every sensor reads the beginning of a capture, and the one that can make most of it made it."""

from __future__ import annotations

from milo.sensors.contract import Sensor, find_sensors

LOOK_AT = 16_384  # bytes: six seconds of the mask board, which has the most of all (our choice)
LEAST_SHARE = (
    0.5  # of the messages in it that must be intact; a capture with one bit in a thousand wrong still has 0.7 (our choice)
)


def sniff(head: bytes) -> str | None:
    """The name of the sensor a capture came from; None when none of them can read it.

    head: its first LOOK_AT bytes or fewer.
    """
    found = {name: _share(made(), head) for name, made in find_sensors().items()}
    name = max(found, key=lambda one: found[one], default=None)
    return name if name is not None and found[name] >= LEAST_SHARE else None


def _share(sensor: Sensor, head: bytes) -> float:
    """How many of the messages in these bytes are intact; 0 where there is none."""
    sensor.feed(head)
    # Not finished: what the end of the beginning cuts in two is no fault.
    counts = sensor.counts
    return counts.ok / (counts.ok + counts.bad) if counts.ok else 0.0
