"""The breath lab of this house: what can be listened to, which sessions run, and what earlier ones came to."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.app.lab_bench import Bench, Opened, worn
from milo.app.lab_pages import card, compared, line, page
from milo.app.lab_readings import readings_of
from milo.app.lab_start import LOCKED, background_of, check_gates, gear_of, is_masked, protocol_of, recent_alerts, wanted_of
from milo.app.listening import TICK_S, Listener, Listening, Setup
from milo.app.recording import assemble
from milo.app.session.carrying import carry, every
from milo.app.session.lock import Held, hold
from milo.app.session.rescue import LOST, closed_from_store
from milo.channels.lab_desk import Choice, Comparison, ProtocolCard, SessionLine, SessionPage
from milo.channels.live_hub import Hub
from milo.channels.wave_files import Wave
from milo.coach.lab.protocols import NAMES
from milo.sensors.carriers import Carrier
from milo.sensors.contract import Sensor
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue, MiloError, NotFound, Unavailable
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, LabSession, Record, Waveform

if TYPE_CHECKING:
    from milo.channels.contract import Flows
    from milo.store.contract import Store
    from milo.stream.writer import Writer

GOODBYE_S = 5.0
MOST_LISTED = 200  # sessions, newest first (our choice)
LATE_READINGS = timedelta(minutes=1)  # a killed process's last readings may take so long into the store (our choice)

log = logging.getLogger(__name__)


class Lab:
    """Fulfils channels.lab_desk.LabDesk and channels.api.lab_routes.LabDoor.

    Sessions that run live on the event loop they were started from; everything else may be called from any thread.
    """

    def __init__(self, flows: Flows, store: Store, writer: Writer, clock: Clock, folder: Path) -> None:
        self.hub = Hub()
        self._flows, self._store, self._writer, self._clock = flows, store, writer, clock
        self._home, self._bench = folder, Bench(folder, clock)
        self._running: dict[str, tuple[Listening, asyncio.Task[None]]] = {}
        self._starting: set[str] = set()
        self._over: list[LabSession] = []
        self._rescued: dict[str, datetime] = {}

    # --- what there is to listen to -------------------------------------------------------------------------------------------

    def ports(self, language: str) -> list[Choice]:
        """See LabDesk."""
        return self._bench.ports(language)

    def open(self, kind: str, id: str) -> Opened:
        """See Bench."""
        return self._bench.open(kind, id)

    def simulated(self, speed: float = 1.0) -> Opened:
        """See Bench."""
        return self._bench.simulated(speed)

    def capture(self, path: Path, sensor_name: str | None = None, speed: float = 1.0) -> Opened:
        """See Bench."""
        return self._bench.capture(path, sensor_name, speed)

    def protocols(self, language: str) -> list[ProtocolCard]:
        """See LabDesk."""
        return [card(name, language) for name in NAMES]

    # --- one that runs --------------------------------------------------------------------------------------------------------

    async def start(self, user_id: str, sensor: dict[str, Any], protocol: str, answers: dict[str, Any]) -> str:
        """See LabDesk."""
        kind, id = str(sensor.get("kind")), str(sensor.get("id") or "")
        opened = await asyncio.to_thread(self.open, kind, id)
        return (await self.listen(user_id, opened, protocol, answers)).setup.session_id

    async def listen(self, user_id: str, opened: Opened, protocol: str, answers: dict[str, Any]) -> Listening:
        """Begin a session and let it run; returns once it has begun. Raises MiloError."""
        await asyncio.to_thread(self.rescue, user_id)
        # Taken before the next await: of two starts at once one is refused, and leaves nothing behind.
        if user_id in self._running or user_id in self._starting:
            raise BadValue("no session running", "one that runs", "stop it first")
        self._starting.add(user_id)
        held: Held | None = None
        try:
            held = hold(self._home, user_id, self._clock.now())
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
            task = asyncio.create_task(self._run(session, carried, held))
            self._running[user_id] = (session, task)
            held = None
        finally:
            self._starting.discard(user_id)
            if held is not None:
                held.release()
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
        known: list[Device] = self._store.find("device", user_id)
        return Listener(user_id, language, units, background, reserve), Setup(
            session_id,
            sensor.title,
            chosen,
            worn(sensor, user_id, origin, known, now),
            masked,
            exercising=answers.get("exercise") is True,
            gear=gear_of(settings),
            wanted=wanted_of(answers),
            unreal=worn(sensor, user_id, Origin.SIMULATED, known, now),
        )

    async def _run(self, session: Listening, carrier: Carrier, held: Held) -> None:
        """Carry bytes into a session until one of the two ends. held: the right to record, given back then."""
        ticking = asyncio.create_task(every(TICK_S, session))
        carrying = asyncio.create_task(carry(carrier, session))
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
                held.release()

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
        self.rescue(user_id)
        language = self._flows.manner(user_id)[0]
        return [line(s, language) for s in self._store.find("lab_session", user_id, newest_first=True, limit=MOST_LISTED)]

    def rescue(self, user_id: str) -> int:
        """Close the athlete's sessions whose process was killed, from what was stored of them; how many.

        Nothing happens while a session of theirs runs, here or in another process.
        """
        now = self._clock.now()
        found: list[LabSession] = self._store.find("lab_session", user_id, newest_first=True, limit=MOST_LISTED)
        # What the dead process had put on the stream may reach the store a moment after its session was closed.
        late = {id for id, at in self._rescued.items() if now - at < LATE_READINGS}
        open_ones = [s for s in found if s.end_ts is None or (s.end_reason == LOST and s.session_id in late)]
        if not open_ones or user_id in self._running or user_id in self._starting:
            return 0
        try:
            held = hold(self._home, user_id, now)
        except MiloError:
            return 0
        try:
            gear = gear_of(self._flows.settings(user_id))
            closed = [closed for s in open_ones if (closed := closed_from_store(s, self._store, gear)) != s]
            self._rescued |= {s.session_id: now for s in closed if s.session_id not in late}
            # Written and not only published: whoever asks next sees them closed.
            self._writer.write(closed)
            return len(closed)
        finally:
            held.release()

    def rescue_all(self) -> int:
        """As rescue, for every athlete; how many sessions were closed."""
        return sum(self.rescue(user_id) for user_id in self._store.athletes())

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


def setup_begun(now: datetime) -> datetime:
    """The wall clock at second 0 of a session, to the millisecond."""
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
