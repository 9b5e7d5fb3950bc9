"""What a session can listen to: ports, straps, captures and a board that does not exist, as they are offered and opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.channels.lab_desk import Choice
from milo.coach.lab.lab_words import lab_words, sensor_title
from milo.sensors.contract import Notice, Sensor, find_sensors
from milo.sensors.sniffing import LOOK_AT, sniff
from milo.vocabulary.errors import BadValue, NotFound, RefusedFile, UnknownName
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, DeviceType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milo.sensors.carriers import Carrier
    from milo.vocabulary.clock import Clock

CAPTURES = "captures"  # folder of the home with files a session may play back
SYNTHETIC_S = 1_800.0  # how long a simulated board goes on (our choice)
DEVICE_TYPES: dict[str, DeviceType] = {
    "mask_board": "mask_board",
    "oximeter": "oximeter",
    "heart_strap": "strap",
    "scd30_lines": "mask_board",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a session listens to. carrier: makes who brings the bytes.  origin: whether they are a person's.

    lead_s: how far ahead of the wall clock its readings run; the session is dated back by it, since what was seen lies in the past.
    timed: whether bytes arrive by a clock of their own, so that the device's can be held against ours.
    """

    sensor: Sensor
    carrier: Callable[[], Carrier]
    origin: Origin
    lead_s: float = 0.0
    timed: bool = True


class Bench:
    """Everything in reach of this machine. home: whose captures are offered.  clock: seeds a simulated board."""

    def __init__(self, home: Path, clock: Clock) -> None:
        self._captures, self._clock = home / CAPTURES, clock
        self._sniffed: dict[tuple[str, int, int], str | None] = {}

    def ports(self, language: str) -> list[Choice]:
        """See LabDesk.ports."""
        from serial.tools.list_ports import comports

        sensors, words = find_sensors(), lab_words(language)
        found: list[Choice] = []
        # A machine's own ports stand for sockets nobody uses any more; what was plugged in has a maker.
        for port in sorted((p for p in comports() if p.vid is not None), key=lambda p: p.device):
            for sensor in sensors.values():
                if sensor.baud is not None:
                    found.append(
                        {
                            "kind": "serial",
                            "id": f"{sensor.name}@{port.device}",
                            "title": f"{sensor_title(sensor.title, language)}: {port.device}",
                            "note": port.description,
                            "sensor": sensor.name,
                        }
                    )
        for path in sorted(self._captures.iterdir()) if self._captures.is_dir() else []:
            if path.is_file():
                name = self._made_by(path)
                note = words["port.unknown"] if name is None else sensor_title(sensors[name].title, language)
                found.append({"kind": "playback", "id": path.name, "title": path.name, "note": note, "sensor": name or ""})
        strap = sensor_title(sensors["heart_strap"].title, language)
        found.append({"kind": "bluetooth", "id": "", "title": strap, "note": "", "sensor": "heart_strap"})
        found.append({"kind": "synthetic", "id": "", "title": words["port.synthetic"], "note": "", "sensor": "mask_board"})
        return found

    def _made_by(self, path: Path) -> str | None:
        """The sensor a capture came from, None when none can read it; looked at once as long as the file stays the same."""
        try:
            about = path.stat()
            seen = (path.name, about.st_size, about.st_mtime_ns)
            if seen not in self._sniffed:
                with path.open("rb") as stream:
                    self._sniffed[seen] = sniff(stream.read(LOOK_AT))
        except OSError:
            return None
        return self._sniffed[seen]

    def open(self, kind: str, id: str) -> Opened:
        """A sensor, who carries its bytes, and whether it is a person's. Raises BadValue, NotFound."""
        sensors = find_sensors()
        if kind == "serial":
            from milo.sensors.serial_port import SerialPort

            name, _, port = id.partition("@")
            if name not in sensors or not port:
                raise BadValue("a sensor at a port, such as mask_board@/dev/ttyACM0", repr(id))
            made = sensors[name]()
            baud, parity = made.baud, getattr(made, "parity", "none")
            if baud is None:
                raise BadValue("a sensor that is read over a serial line", name)
            return Opened(made, lambda: SerialPort(port, baud, parity=parity), Origin.MEASURED)
        if kind == "playback":
            # A name from the list, never a path: what a page sends must not open other files.
            path = self._captures / Path(id).name
            if not path.is_file():
                raise NotFound(f"a capture {Path(id).name!r} in the folder {CAPTURES}", "none")
            return self.capture(path)
        if kind == "synthetic":
            return self.simulated()
        if kind == "bluetooth":
            from milo.sensors.bluetooth import Bluetooth
            from milo.sensors.heart_strap import CHARACTERISTIC, SERVICE

            return Opened(sensors["heart_strap"](), lambda: Bluetooth(id, SERVICE, CHARACTERISTIC), Origin.MEASURED)
        raise BadValue("serial, playback, synthetic or bluetooth", repr(kind))

    def simulated(self, speed: float = 1.0) -> Opened:
        """A board that does not exist, worn by nobody."""
        from milo.sensors.playback import Playback
        from milo.sensors.synthetic import board_arrivals

        # Half an hour of waves takes seconds to draw: here, in a thread, and not while the loop waits for the first bytes.
        arrivals = board_arrivals(SYNTHETIC_S, int(self._clock.now().timestamp()))
        begun = chain([next(arrivals)], arrivals)
        made = find_sensors()["mask_board"]()
        return Opened(made, lambda: Playback("simulated board", begun, speed=speed), Origin.SIMULATED, _lead(SYNTHETIC_S, speed))

    def capture(self, path: Path, sensor_name: str | None = None, speed: float = 1.0) -> Opened:
        """A capture as if it came now; one played quicker than time, as if it ended now.

        sensor_name: who made it; None: whichever sensor can read it.  Raises UnknownName, RefusedFile where none can.
        """
        from milo.sensors.playback import Playback, timed

        sensors = find_sensors()
        sensor_name = sensor_name or self._made_by(path)
        if sensor_name is None:
            raise RefusedFile(f"a capture of {', '.join(sorted(sensors))}", f"{path.name}, which none of them can read")
        if sensor_name not in sensors:
            raise UnknownName("sensor", sensor_name, sensors)
        kind = sensors[sensor_name]

        def pieces() -> Any:
            try:
                with path.open("rb") as stream:
                    while chunk := stream.read(1 << 16):
                        yield chunk
            except OSError as e:
                raise RefusedFile("a readable capture", f"{path.name}: {e.strerror}", "check the path") from None

        length_s = max((at_s for at_s, _ in timed(pieces(), kind())), default=0.0) if speed > 1 else 0.0
        # A board that does not exist says so in its greeting; what it sent was nobody's, by whatever way it comes.
        greeted = kind().feed(next(pieces(), b""))
        nobodys = any(isinstance(r, Notice) and r.detail.get("simulated") is True for r in greeted)
        made = timed(pieces(), kind())
        carrier = partial(Playback, path.name, made, speed=speed)
        return Opened(kind(), carrier, Origin.SIMULATED if nobodys else Origin.MEASURED, _lead(length_s, speed), timed=False)


def worn(sensor: Sensor, user_id: str, origin: Origin, known: Sequence[Device], now: datetime) -> Device:
    """The sensor as a device of the athlete's; one that does not exist is another than the real one of its kind."""
    real = origin is Origin.MEASURED
    device_id = identity("device", user_id, sensor.name) if real else identity("device", user_id, "simulated", sensor.name)
    return Device(
        origin=origin,
        source=sensor.name if real else f"{sensor.name} (simulated)",
        device_id=device_id,
        user_id=user_id,
        first_seen_ts=next((d.first_seen_ts for d in known if d.device_id == device_id), now),
        last_seen_ts=now,
        device_type=DEVICE_TYPES.get(sensor.name, "other"),
        model=sensor.title,
    )


def _lead(length_s: float, speed: float) -> float:
    """Seconds that what is played at a speed would run ahead of the clock."""
    return length_s if speed > 1 else 0.0
