"""What every sensor is: bytes in, readings out, nothing else. Ports, radios and files are carriers (sensors.carriers).

A sensor never waits, never opens anything and never looks at a clock, so the same bytes give the same readings however they
were cut.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Equally spaced readings of one channel, oldest first.

    channel, unit: "ecg_mv" in "mV".  values: (n,), float32, in that unit; NaN where the sensor had no reading.
    device_us: the device's clock at the first reading, unwrapped (it never runs back), in microseconds; None without a clock.
    """

    channel: str
    unit: str
    rate_hz: float
    device_us: int | None
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Intervals:
    """Times between beats as a strap tells them, ms, oldest first."""

    rr_ms: tuple[float, ...]
    device_us: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the sensor itself.

    what: "started" (the device began anew; detail: {"reset"}: heard before?), "leads_off", "leads_on", "no_finger",
    "finger", "lost" (detail: {"frames"}), "status" (detail: what the device says of itself), "reply" (detail: {"command", "nonce",
    "result"}), "ended".
    """

    what: str
    device_us: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)


Reading = Samples | Intervals | Notice


@dataclass(slots=True)
class Counts:
    """What came over the wire so far.

    lost: known to have been sent and never received intact.  repeated: received again, left out.
    """

    ok: int = 0
    bad: int = 0
    lost: int = 0
    repeated: int = 0


class Sensor(Protocol):
    """One kind of device. The class is always called Sensor and takes no arguments."""

    name: str
    """As typed after --sensor: "mask_board"."""
    title: str
    """As shown to people."""
    baud: int | None
    """Of the serial line; None for what does not come over one."""
    counts: Counts

    def feed(self, data: bytes) -> list[Reading]:
        """The readings these bytes complete. Never raises for damaged bytes: they are counted."""
        ...

    def finish(self) -> list[Reading]:
        """What can be told once nothing more will come, or not for now: the last readings, losses at the end. Feeding may go on."""
        ...


def find_sensors() -> dict[str, type[Sensor]]:
    """All sensors by name: the files of this folder, then those other packages offer under the entry point "milo.sensors"."""
    package = importlib.import_module("milo.sensors")
    found: dict[str, type[Sensor]] = {}
    for module in pkgutil.iter_modules(package.__path__):
        member = getattr(importlib.import_module(f"milo.sensors.{module.name}"), "Sensor", None)
        # A file that only mentions the protocol is no sensor.
        if member is not None and member.__module__ == f"milo.sensors.{module.name}" and module.name != "contract":
            found[member.name] = member
    for point in sorted(entry_points(group="milo.sensors"), key=lambda p: p.name):
        member = point.load()
        found[member.name] = member
    return found
