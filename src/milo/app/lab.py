"""The breath lab of this house: what can be listened to, which sessions run, and what earlier ones came to."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.app.lab_pages import card, compared, line, page
from milo.app.lab_readings import readings_of
from milo.app.lab_start import LOCKED, background_of, check_gates, gear_of, is_masked, protocol_of, recent_alerts, wanted_of
from milo.app.listening import TICK_S, Listener, Listening, Setup
from milo.app.recording import assemble
from milo.channels.lab_desk import Choice, Comparison, ProtocolCard, SessionLine, SessionPage
from milo.channels.live_hub import Hub
from milo.channels.wave_files import Wave
from milo.coach.lab.protocols import NAMES
from milo.sensors.carriers import Carrier, Chunk
from milo.sensors.contract import Notice, Sensor, find_sensors
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue, NotFound, RefusedFile, Unavailable, UnknownName
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, DeviceType, LabSession, Record, Waveform

if TYPE_CHECKING:
    from milo.channels.contract import Flows
    from milo.store.contract import Store
    from milo.stream.writer import Writer

CAPTURES = "captures"  # folder of the home with files a session may play back
SYNTHETIC_S = 1_800.0  # how long a simulated board goes on (our choice)
GOODBYE_S = 5.0
DEVICE_TYPES: dict[str, DeviceType] = {
    "mask_board": "mask_board",
    "oximeter": "oximeter",
    "heart_strap": "strap",
    "scd30_lines": "mask_board",
}

log = logging.getLogger(__name__)


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


class Lab:
    """Fulfils channels.lab_desk.LabDesk and channels.api.lab_routes.LabDoor.

    Sessions that run live on the event loop they were started from; everything else may be called from any thread.
    """

    def __init__(self, flows: Flows, store: Store, writer: Writer, clock: Clock, folder: Path) -> None:
        self.hub = Hub()
        self._flows, self._store, self._writer, self._clock = flows, store, writer, clock
        self._captures = folder / CAPTURES
        self._running: dict[str, tuple[Listening, asyncio.Task[None]]] = {}
        self._starting: set[str] = set()
        self._over: list[LabSession] = []

    # --- what there is to listen to -------------------------------------------------------------------------------------------

    def ports(self) -> list[Choice]:
        """See LabDesk."""
        from serial.tools.list_ports import comports

        sensors = find_sensors()
        found: list[Choice] = []
        # A machine's own ports stand for sockets nobody uses any more; what was plugged in has a maker.
        for port in sorted((p for p in comports() if p.vid is not None), key=lambda p: p.device):
            for sensor in sensors.values():
                if sensor.baud is not None:
                    found.append(
                        {
                            "kind": "serial",
                            "id": f"{sensor.name}@{port.device}",
                            "title": f"{sensor.title}: {port.device}",
                            "note": port.description,
                            "sensor": sensor.name,
                        }
                    )
        if self._captures.is_dir():
            for path in sorted(self._captures.iterdir()):
                if path.is_file():
                    found.append({"kind": "playback", "id": path.name, "title": path.name, "note": "", "sensor": "mask_board"})
        found.append({"kind": "bluetooth", "id": "", "title": sensors["heart_strap"].title, "note": "", "sensor": "heart_strap"})
        found.append({"kind": "synthetic", "id": "", "title": "Simulated mask board", "note": "", "sensor": "mask_board"})
        return found

    def protocols(self, language: str) -> list[ProtocolCard]:
        """See LabDesk."""
        return [card(name, language) for name in NAMES]

    # --- one that runs --------------------------------------------------------------------------------------------------------

    async def start(self, user_id: str, sensor: dict[str, Any], protocol: str, answers: dict[str, Any]) -> str:
        """See LabDesk."""
        kind, id = str(sensor.get("kind")), str(sensor.get("id") or "")
        opened = await asyncio.to_thread(self.open, kind, id)
        return (await self.listen(user_id, opened, protocol, answers)).setup.session_id

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

    def capture(self, path: Path, sensor_name: str = "mask_board", speed: float = 1.0) -> Opened:
        """A capture as if it came now; one played quicker than time, as if it ended now. Raises UnknownName for the sensor."""
        from milo.sensors.playback import Playback, timed

        sensors = find_sensors()
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

    async def listen(self, user_id: str, opened: Opened, protocol: str, answers: dict[str, Any]) -> Listening:
        """Begin a session and let it run; returns once it has begun. Raises MiloError."""
        # Taken before the first await: of two starts at once one is refused, and leaves nothing behind.
        if user_id in self._running or user_id in self._starting:
            raise BadValue("no session running", "one that runs", "stop it first")
        self._starting.add(user_id)
        try:
            carried = opened.carrier()
            who, setup = await asyncio.to_thread(self._prepare, user_id, opened.sensor, opened.origin, protocol, answers)
            begun = setup_begun(self._clock.now() - timedelta(seconds=opened.lead_s))
            setup = replace(setup, timed=opened.timed)
            session = Listening(who, setup, opened.sensor, self.hub, self._publish, begun)
            session.opened()
            await session.keep()
            if session.unkept:
                why = "the stream takes no readings"
                self.hub.tell(user_id, {"t": "ended", "session_id": setup.session_id, "reason": why})
                raise Unavailable("a stream that takes readings", "none that answers", "see milo doctor")
            task = asyncio.create_task(self._run(session, carried))
            self._running[user_id] = (session, task)
        finally:
            self._starting.discard(user_id)
        return session

    def _prepare(
        self, user_id: str, sensor: Sensor, origin: Origin, protocol: str, answers: dict[str, Any]
    ) -> tuple[Listener, Setup]:
        import scipy.signal  # noqa: F401 a second's work, done here in a thread and not at the first beat

        profile = self._flows.profile(user_id)
        language, units = self._flows.manner(user_id)
        settings = self._flows.settings(user_id)
        now = self._clock.now()
        # An athlete's own answer to a question never opens what their profile shuts.
        chosen = protocol_of(protocol, profile, answers)
        masked = is_masked(sensor.name, chosen, answers)
        if origin is Origin.MEASURED:
            # What ended a moment ago may still be on its way into the store, and its emergency locks all the same.
            self._over = [s for s in self._over if now - s.start_ts < LOCKED]
            recent = [s for s in self._over if s.user_id == user_id]
            recent += self._store.find("lab_session", user_id, since=now - LOCKED, until=now)
            open_rules, locked = recent_alerts(recent, now)
            check_gates(
                chosen, profile, answers, masked=masked, today=now.date(), language=language, open_rules=open_rules, locked=locked
            )
        background, reserve = background_of(profile, settings, self._store, user_id, now)
        session_id = identity("lab", user_id, now.isoformat(), sensor.name)
        device_id = (
            identity("device", user_id, sensor.name)
            if origin is Origin.MEASURED
            else identity("device", user_id, "simulated", sensor.name)
        )
        source = sensor.name if origin is Origin.MEASURED else f"{sensor.name} (simulated)"
        known: list[Device] = [d for d in self._store.find("device", user_id) if d.device_id == device_id]
        device = Device(
            origin=origin,
            source=source,
            device_id=device_id,
            user_id=user_id,
            first_seen_ts=known[0].first_seen_ts if known else now,
            last_seen_ts=now,
            device_type=DEVICE_TYPES.get(sensor.name, "other"),
            model=sensor.title,
        )
        self._publish([device])
        return Listener(user_id, language, units, background, reserve), Setup(
            session_id,
            sensor.title,
            origin,
            source,
            chosen,
            masked,
            exercising=answers.get("exercise") is True,
            gear=gear_of(settings),
            device_id=device_id,
            wanted=wanted_of(answers),
        )

    async def _run(self, session: Listening, carrier: Carrier) -> None:
        """Carry bytes into a session until one of the two ends."""
        ticking = asyncio.create_task(_every(TICK_S, session))
        carrying = asyncio.create_task(_carry(carrier, session))
        # A device that says nothing must not hold a session that was stopped: whoever waits for its next byte is called off.
        ending = asyncio.create_task(session.closed())
        try:
            await asyncio.wait({carrying, ending}, return_when=asyncio.FIRST_COMPLETED)
            if carrying.done():
                carrying.result()
            await session.closed()
        except asyncio.CancelledError:
            await session.close_now()
            raise
        except Exception:  # one session's failure must not take the house along; its recording so far is kept
            log.exception("a session failed", extra={"session": session.setup.session_id})
            await session.fail()
        finally:
            for task in (ticking, carrying, ending):
                task.cancel()
            self._over.append(session.final or session.as_record())
            try:
                await carrier.close()
            finally:
                self._running.pop(session.who.user_id, None)

    async def stop(self, user_id: str, reason: str) -> None:
        """See LabDesk."""
        if user_id in self._running:
            await self._running[user_id][0].end(reason)

    async def control(self, user_id: str, said: dict[str, Any]) -> None:
        """See LabDoor."""
        if user_id not in self._running:
            raise NotFound("a session that runs", "none")
        await self._running[user_id][0].control(said)

    async def close(self) -> None:
        """End all sessions, keeping what they have."""
        for session, _ in list(self._running.values()):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GOODBYE_S):
                    await session.close_now()

    def live(self, user_id: str) -> SessionLine | None:
        """See LabDesk."""
        running = self._running.get(user_id)
        if running is None:
            return None
        session = running[0]
        return line(session.as_record(), self._flows.manner(user_id)[0])

    # --- those that were ------------------------------------------------------------------------------------------------------

    def sessions(self, user_id: str) -> list[SessionLine]:
        """See LabDesk."""
        language = self._flows.manner(user_id)[0]
        return [line(s, language) for s in self._store.find("lab_session", user_id, newest_first=True, limit=200)]

    def session(self, user_id: str, session_id: str) -> SessionPage:
        """See LabDesk."""
        found: LabSession = self._store.get("lab_session", user_id, session_id)
        gear = gear_of(self._flows.settings(user_id))
        return page(found, self._waves(found), self._rr(found), self._flows.manner(user_id)[0], gear)

    def compare(self, user_id: str, a: str, b: str) -> Comparison:
        """See LabDesk."""
        return compared(self.session(user_id, a), self.session(user_id, b))

    def latest(self, user_id: str) -> dict[str, Any]:
        """See LabDoor."""
        newest: LabSession | None = self._store.latest("lab_session", user_id)
        if newest is None:
            raise NotFound("a session of the breath lab", "none yet")
        import msgspec

        return dict(msgspec.to_builtins(newest))

    def waves(self, user_id: str, session_id: str) -> tuple[datetime, list[Wave]]:
        """See LabDoor."""
        found: LabSession = self._store.get("lab_session", user_id, session_id)
        return found.start_ts.astimezone(UTC), self._waves(found)

    def take(self, user_id: str, samples: list[dict[str, Any]], waveforms: list[dict[str, Any]]) -> int:
        """See LabDoor."""
        records = readings_of(user_id, samples, waveforms)
        self._publish(records)
        return len(records)

    # --- how ------------------------------------------------------------------------------------------------------------------

    def _waves(self, session: LabSession) -> list[Wave]:
        blocks = [b for b in self._of(session, "waveform") if isinstance(b, Waveform)]
        return assemble(blocks, session.start_ts)

    def _rr(self, session: LabSession) -> list[tuple[float, float]]:
        """(seconds of the session, interval in ms) of every beat a strap told."""
        beats = []
        for record in self._of(session, "rr"):
            at = (record.at - session.start_ts).total_seconds()
            for ms in record.rr_ms:
                at += ms / 1000
                beats.append((at, float(ms)))
        return beats

    def _of(self, session: LabSession, kind: str) -> list[Any]:
        """The session's own records of a kind, in order."""
        until = (session.end_ts or session.start_ts + timedelta(hours=12)) + timedelta(seconds=5)
        found = self._store.find(kind, session.user_id, since=session.start_ts - timedelta(seconds=5), until=until)
        return [r for r in found if r.session_id == session.session_id]

    def _publish(self, records: Sequence[Record]) -> None:
        self._writer.publish(records)


def _lead(length_s: float, speed: float) -> float:
    """Seconds that what is played at a speed would run ahead of the clock."""
    return length_s if speed > 1 else 0.0


def setup_begun(now: datetime) -> datetime:
    """The wall clock at second 0 of a session, to the millisecond."""
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


async def _carry(carrier: Carrier, session: Listening) -> None:
    """Hand a session what its carrier reads, until the session has ended."""
    while not session.ended:
        item = await carrier.read()
        if isinstance(item, Chunk):
            await session.take(item.data, item.at_s)
        elif item.what == "ended":
            await session.finished()
        elif item.what == "connected":
            session.connected()
        elif item.what == "gone":
            await session.lost(str(item.detail.get("text", "")))


async def _every(seconds: float, session: Listening) -> None:
    """Tick until the session has ended; a tick that fails ends it safely."""
    while not session.ended:
        await asyncio.sleep(seconds)
        try:
            await session.tick()
        except Exception:  # fails closed: a session nobody watches over must not go on
            log.exception("the watch over a session failed", extra={"session": session.setup.session_id})
            await session.fail()
