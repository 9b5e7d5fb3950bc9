"""What a session of the breath lab is made with: who is measured, and how."""

from __future__ import annotations

from dataclasses import dataclass, field

from milo.coach.lab.protocols import Protocol
from milo.coach.lab.sensor_catalogue import Background
from milo.insight.lab_summary import Gear
from milo.vocabulary.origin import Origin


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is measured, how they are spoken to, and what is known of them."""

    user_id: str
    language: str
    units: str
    background: Background
    reserve_bpm: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """What a session is made with.

    mask: whether one breathes through a tube.  exercising: in a free recording, as told.  device_id: of the sensor, if known.
    timed: whether the times of arrival say anything of the device's clock; a recording's are made from that clock itself.
    wanted: how many CO2 plateaus end the protocol of that name; None: any number, until its time is over.
    """

    session_id: str
    sensor_name: str
    origin: Origin
    source: str
    protocol: Protocol
    mask: bool
    exercising: bool = False
    gear: Gear = field(default_factory=Gear)
    device_id: str | None = None
    wanted: int | None = None
    timed: bool = True
