"""One running session of the breath lab: bytes come in, readings are kept, seen, judged and shown, until it ends with a reason."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
import numpy as np

from milo.app.recording import Recorder, assemble
from milo.app.session.guide import Guide
from milo.app.session.keeping import Keeping
from milo.app.session.messages import breath_message, figures_message, wave_message
from milo.app.session.result import measurements_of, session_record
from milo.app.session.setup import Listener, Setup
from milo.app.session.thinking import Thinking
from milo.app.session.timeline import Timeline
from milo.channels.live_hub import Hub
from milo.coach.lab.lab_words import lab_words, sensor_title
from milo.coach.lab.reason_words import told_reason
from milo.insight.lab_live import Beat, Breath
from milo.insight.lab_summary import Summary, Track, sum_up
from milo.sensors.contract import Intervals, Notice, Reading, Samples, Sensor
from milo.vocabulary.errors import BadValue
from milo.vocabulary.records import LabFigure, LabMark, LabSession, Record, Waveform

__all__ = ["TICK_S", "Listener", "Listening", "Setup"]

TICK_S = 0.25
FIGURES_EVERY_S = 1.0
KEEP_EVERY_S = 0.5
RECORD_EVERY_S = 10.0  # the session's own record, with its counts and marks: so much of them a kill loses (our choice)
SILENT_S = 1.0  # no byte for so long and the link is called silent; figures are gone by then (safety S-1)
MOST_MARKS = 1_000
LOCKING = ("E0", "E1")  # levels of alerts that lock or close protocols (safety reference, section 5)
MARK_CHARACTERS = 200

log = logging.getLogger(__name__)


class Listening:
    """A session. Everything here runs on one event loop; analysis and storage run in threads beside it.

    keep: stores records durably, blocking; raises Unavailable while it cannot.
    begun: the wall clock when this is made.  now: the monotonic clock of the carriers, s.
    """

    def __init__(
        self,
        who: Listener,
        setup: Setup,
        sensor: Sensor,
        hub: Hub,
        keep: Callable[[Sequence[Record]], object],
        begun: datetime,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.who, self.setup, self.sensor, self.begun = who, setup, sensor, begun
        self._hub, self._now = hub, now
        self._zero_s = now()
        self._words = lab_words(who.language)
        self._recorder = Recorder(
            user_id=who.user_id, session_id=setup.session_id, device_id=setup.device_id, origin=setup.origin, source=setup.source
        )
        self._thinking = Thinking(setup)
        self._guide = Guide(who, setup, self._tell, self._mark)
        self._timeline = Timeline(begun, self._zero_s)
        self._heard_s: float | None = None
        self._link = ("", "")
        self._parts: dict[str, bool] = {}
        self._channels: dict[str, dict[str, Any]] = {}
        self._keeping = Keeping(keep, now)
        self._blocks: list[Waveform] = []
        self._beats: list[tuple[float, float]] = []
        self._marks: list[LabMark] = []
        self._device_told = self._greeted = False
        self._record_at = 0.0
        self._told_at = 0.0
        self._kept_at = 0.0
        self._ended: str | None = None
        self.final: LabSession | None = None
        self._closed = asyncio.Event()

    # --- what comes ---------------------------------------------------------------------------------------------------------

    def opened(self) -> None:
        """Say that there is a session, and keep that it began."""
        self._keeping.waiting.append(self.as_record())
        self._tell_hello()
        self._tell_link("silent", self._words["link.waiting"])

    async def take(self, data: bytes, at_s: float | None = None) -> None:
        """Bytes of the sensor that arrived at at_s of the monotonic clock (None: now)."""
        if self._ended is None:
            await self._readings(self.sensor.feed(data), self._now() if at_s is None else at_s)

    async def finished(self) -> None:
        """The sensor will say no more (the end of a capture)."""
        if self._ended is None:
            await self._readings(self.sensor.finish(), self._now())
            await self.end(self._words["end.played"])

    def connected(self) -> None:
        """The carrier reached the device, for the first time or again."""
        if self._link[0] == "lost":
            self._tell_link("silent", self._words["link.waiting"])

    async def lost(self, text: str) -> None:
        """The carrier cannot reach the device; bytes may follow once it is back."""
        if self._ended is None:
            await self._readings(self.sensor.finish(), self._now())
            self._heard_s = None
            self._tell_link("lost", f"{self._words['link.lost']} ({text})" if text else self._words["link.lost"])
            self._mark("link", f"lost: {text}" if text else "lost")

    async def _readings(self, readings: list[Reading], arrived: float) -> None:
        sent_ms = time.time() * 1000 - (self._now() - arrived) * 1000
        thinking: list[tuple[Any, ...]] = []
        for reading in readings:
            if isinstance(reading, Samples):
                at_s = self._timeline.place(reading, arrived)
                self._recorder.add(reading, self._timeline.moment(reading, at_s))
                self._show(reading, at_s, sent_ms)
                thinking.append((reading.channel, reading.rate_hz, reading.values, at_s))
            elif isinstance(reading, Intervals):
                at_s = arrived - self._zero_s
                ends = at_s - (np.sum(reading.rr_ms) - np.cumsum(reading.rr_ms)) / 1000
                self._beats += zip(ends.tolist(), map(float, reading.rr_ms), strict=True)
                self._recorder.add_intervals(reading, self.begun + timedelta(seconds=at_s))
                thinking.append((reading.rr_ms, at_s))
            else:
                await self._notice(reading)
        self._keeping.waiting += self._remembered(self._recorder.take())
        if not thinking:
            return
        if not self._device_told:
            self._device_told = True
            self._keeping.waiting.append(self.setup.device)
        self._heard_s = self._now()
        if self._link[0] in ("silent", "lost", ""):
            self._tell_link("live", "")
        if self._thinking.gather(thinking, arrived):
            await self._think_on()

    async def _think_on(self) -> None:
        """Let what was gathered be analysed beside the loop, and tell what it says."""
        if self._ended is None:
            for what in await self._thinking.on():
                self._tell_of(what)

    async def _notice(self, notice: Notice) -> None:
        if notice.what == "started":
            self._timeline.anew()
            if self._heard_s is not None:
                self._mark("link", self._words["link.anew"])
        elif notice.what in ("leads_off", "no_finger"):
            self._tell_link(notice.what, "")
            self._mark("link", notice.what)
        elif notice.what in ("leads_on", "finger"):
            self._tell_link("live", "")
        elif notice.what == "status":
            self._greeted = self._greeted or "simulated" in notice.detail
            if notice.detail.get("simulated") is True:
                self._unmask()
            if notice.detail.get("parts", self._parts) != self._parts:
                self._parts = notice.detail["parts"]
                self._tell({"t": "device", "parts": self._parts})
        elif notice.what == "ended":
            await self.end(self._words["end.sensor"])

    def _unmask(self) -> None:
        """A board that does not exist said so: nothing of this session is anybody's, whatever way its bytes come."""
        unreal = self.setup.unreal
        if unreal is None or self.setup.origin == unreal.origin:
            return
        self.setup = replace(self.setup, device=unreal)
        about = {"device_id": unreal.device_id, "origin": unreal.origin, "source": unreal.source}
        self._recorder.rename(device_id=unreal.device_id, origin=unreal.origin, source=unreal.source)
        # What was kept before under the same ids is kept again as what it is.
        self._blocks = [msgspec.structs.replace(block, **about) for block in self._blocks]
        self._keeping.waiting += [self.as_record(), *self._blocks]
        self._device_told = False
        self._tell_hello()

    # --- what is shown --------------------------------------------------------------------------------------------------------

    def _show(self, samples: Samples, at_s: float, sent_ms: float) -> None:
        if samples.channel not in self._channels:
            self._channels[samples.channel] = {"rate_hz": samples.rate_hz, "unit": samples.unit}
            self._tell_hello()
        if not self._hub.watched(self.who.user_id):
            return
        self._tell(wave_message(samples, at_s, sent_ms))

    def _tell_of(self, what: Beat | Breath) -> None:
        if isinstance(what, Beat):
            self._tell({"t": "beat", "at_s": round(what.at_s, 3)})
            return
        self._tell(breath_message(what))

    async def tick(self) -> None:
        """What time alone brings; call it every TICK_S."""
        if self._ended is not None:
            return
        now_s = self._now() - self._zero_s
        silent = self._heard_s is None or self._now() - self._heard_s > SILENT_S
        if silent and self._link[0] == "live":
            self._tell_link("silent", self._words["link.silent"])
        if now_s - self._told_at >= FIGURES_EVERY_S:
            self._told_at = now_s
            await self._judge(now_s, silent=silent)
        if now_s - self._record_at >= RECORD_EVERY_S:
            self._keep_record(now_s)
        if now_s - self._kept_at >= KEEP_EVERY_S:
            self._kept_at = now_s
            await self.keep()
        if self._keeping.too_long:
            await self.end(self._words["end.away"])

    async def _judge(self, now_s: float, *, silent: bool) -> None:
        """Show the figures, let the rules see them, move the protocol."""
        await self._think_on()
        when = self._timeline.now_s(self._now())
        figures = await self._thinking.figures(when)
        figures = {} if silent else figures
        self._tell(figures_message(figures, now_s, self.who.language))
        reason = self._guide.judge(figures, self._thinking.lying_still, now_s)
        levels = self._thinking.levels
        if reason is None and levels is not None and levels.ended:
            enough = self.setup.wanted is not None and len(levels.found.plateaus) >= self.setup.wanted
            reason = self._guide.reached(now_s) if enough else told_reason(levels.reason, self.who.language)
        if reason is not None:
            await self.end(reason)

    # --- what the athlete does ------------------------------------------------------------------------------------------------

    async def control(self, said: dict[str, Any]) -> None:
        """{"do": "stop" | "finish" | "pause" | "resume" | "marker" | "acknowledge" | "answer", ...}.

        Raises BadValue for anything else.
        """
        now_s = self._now() - self._zero_s
        do, question = said.get("do"), said.get("question")
        if do == "stop":
            await self.end(self._words["end.athlete"])
        elif do in ("finish", "pause", "resume"):
            self._guide.command(do, now_s)
        elif do == "marker":
            text = str(said.get("text") or "")[:MARK_CHARACTERS]
            self._mark("marker", text)
            self._tell({"t": "marker", "at_s": round(now_s, 2), "text": text})
        elif do == "acknowledge":
            self._mark("alert", f"seen: {str(said.get('id'))[:80]}")
        elif do == "answer" and question == "rpe":
            self._guide.effort(said.get("value"))
        elif do == "answer" and question == "symptom":
            if self._guide.felt(str(said.get("value"))[:40], now_s):
                await self.end(self._words["end.symptom"])
        else:
            raise BadValue("stop, finish, pause, resume, marker, acknowledge or answer", repr(do)[:60])

    async def end(self, reason: str) -> None:
        """End it: nothing more is taken in, everything is kept, the session says what it came to."""
        if self._ended is not None:
            return
        now_s = self._now() - self._zero_s
        self._ended = reason
        self._tell_link("ended", reason)
        self._keeping.waiting += self._remembered(self._recorder.close())
        try:
            await self.keep()
            summary = await self._summary()
            # A recording that is played quicker than time is longer than the time it took.
            self.final = self._session(summary, max(now_s, self._timeline.end_s or 0.0))
            self._keeping.waiting += [self.final, *measurements_of(self.who, self.setup, self.begun, summary, self._guide.rest())]
            await self.keep()
        finally:
            # Whatever went wrong, nobody may wait for the end of a session that takes nothing in any more.
            self._tell({"t": "ended", "session_id": self.setup.session_id, "reason": reason})
            self._thinking.close()
            self._closed.set()

    async def _summary(self) -> Summary:
        """What it came to, worked out beside the loop."""
        try:
            return await self._thinking.beside(self.sum_up)
        except Exception:  # the recording is safe whatever its analysis does; the trace is kept
            log.exception("a session could not be summed up", extra={"session": self.setup.session_id})
            return Summary(figures={"summary": LabFigure(unit="1", reason="the analysis failed; the recording is kept")})

    async def fail(self) -> None:
        """End it because something in Milo failed: what was recorded is kept."""
        await self.end(self._words["end.failed"])

    async def close_now(self) -> None:
        """End it because Milo ends."""
        await self.end(self._words["end.closed"])

    async def closed(self) -> None:
        """Wait until it has ended and everything is kept."""
        await self._closed.wait()

    @property
    def ungreeted(self) -> bool:
        """Whether readings come from a device that has not yet said what it is."""
        return self._device_told and not self._greeted

    @property
    def ended(self) -> bool:
        """Whether it has ended, or is ending."""
        return self._ended is not None

    # --- what is kept ---------------------------------------------------------------------------------------------------------

    async def keep(self) -> None:
        """Store what waits, in order, beside the event loop; while it cannot be stored it waits and the page says so."""
        if await self._keeping.keep():
            self._mark("link", self._words["link.away"])

    @property
    def unkept(self) -> int:
        """Records that wait to be stored."""
        return len(self._keeping.waiting)

    def as_record(self) -> LabSession:
        """The session as it stands."""
        return self._session(None, None)

    def sum_up(self) -> Summary:
        """What the recording says so far."""
        waves = assemble(self._blocks, self.begun)
        tracks = {w.channel: Track(w.device_hz or w.rate_hz, w.start_s, w.values) for w in waves}
        measured, reserve = self._guide.rest(), self.who.reserve_bpm
        return sum_up(tracks, self._beats, self.setup.protocol.name, gear=self.setup.gear, measured=measured, reserve_bpm=reserve)

    def _remembered(self, records: list[Record]) -> list[Record]:
        """These records; their waveforms stay in memory until the session is summed up."""
        self._blocks += [r for r in records if isinstance(r, Waveform)]
        return records

    def _session(self, summary: Summary | None, end_s: float | None) -> LabSession:
        return session_record(
            self.who,
            self.setup,
            self.begun,
            counts=self.sensor.counts,
            fit=self._timeline.fit,
            marks=self._marks,
            summary=summary,
            end_s=end_s,
            end_reason=self._ended,
        )

    # --- how ------------------------------------------------------------------------------------------------------------------

    def _mark(self, kind: str, text: str, rule: str | None = None, level: str | None = None) -> None:
        if len(self._marks) < MOST_MARKS:
            now_s = self._now() - self._zero_s
            self._marks.append(LabMark(at_s=round(max(now_s, 0.0), 2), kind=kind, text=text[:500], rule=rule, level=level))
            if level in LOCKING:
                # It shuts hard tests for a day: a process killed the moment after must not open them again.
                self._keep_record(now_s)

    def _keep_record(self, now_s: float) -> None:
        """Let the session as it stands be stored with what waits."""
        self._record_at = now_s
        if self._ended is None:
            self._keeping.waiting.append(self.as_record())

    def _tell(self, message: dict[str, Any]) -> None:
        self._hub.tell(self.who.user_id, message)

    def _tell_hello(self) -> None:
        session = {
            "id": self.setup.session_id, "protocol": self.setup.protocol.name, "started_at": self.begun.isoformat(),
            "sensor": sensor_title(self.setup.sensor_name, self.who.language), "origin": str(self.setup.origin),
        }  # fmt: skip
        self._tell({"t": "hello", "session": session, "channels": self._channels})

    def _tell_link(self, state: str, text: str) -> None:
        if self._link != (state, text):
            self._link = (state, text)
            self._tell({"t": "link", "state": state, "text": text})
