"""What a session of the breath lab is made with: who is measured, and how."""

from __future__ import annotations

from dataclasses import dataclass, field

from milo.coach.lab.protocols import Protocol
from milo.coach.lab.sensor_catalogue import Background
from milo.insight.lab_summary import Gear
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device


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

    device: the sensor as one of the athlete's.  unreal: the device it turns out to be when it says that it does not exist.
    mask: whether one breathes through a tube.  exercising: in a free recording, as told.
    timed: whether the times of arrival say anything of the device's clock; a recording's are made from that clock itself.
    wanted: how many CO2 plateaus end the protocol of that name; None: any number, until its time is over.
    """

    session_id: str
    sensor_name: str
    protocol: Protocol
    device: Device
    mask: bool
    exercising: bool = False
    gear: Gear = field(default_factory=Gear)
    wanted: int | None = None
    timed: bool = True
    unreal: Device | None = None

    @property
    def origin(self) -> Origin:
        """Of everything this session records."""
        return self.device.origin

    @property
    def source(self) -> str:
        """As its records name it."""
        return self.device.source

    @property
    def device_id(self) -> str:
        """Of the sensor."""
        return self.device.device_id
