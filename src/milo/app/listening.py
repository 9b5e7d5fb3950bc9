"""One running session of the breath lab: bytes come in, readings are kept, seen, judged and shown, until it ends with a reason."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from milo.app.recording import Recorder, assemble
from milo.channels.live_hub import Hub
from milo.channels.wave_files import Wave
from milo.coach.lab_words import lab_words, title
from milo.coach.protocol_run import Run, Step
from milo.coach.protocols import HOLD_S, Protocol
from milo.coach.sensor_catalogue import RPE_RANGE, SYMPTOMS, Alert, Background
from milo.coach.sensor_catalogue import Reading as Seen
from milo.coach.sensor_rules import Watch
from milo.coach.sensor_words import say
from milo.insight.lab_live import Beat, Breath, LiveFigure, LiveLab
from milo.insight.lab_summary import Gear, Summary, Track, sum_up
from milo.sensors.clock import DeviceClock
from milo.sensors.contract import Intervals, Notice, Reading, Samples, Sensor
from milo.vocabulary.errors import BadValue, Unavailable
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LabFigure, LabMark, LabSession, Measurement, Record, Waveform

TICK_S = 0.25
FIGURES_EVERY_S = 1.0
KEEP_EVERY_S = 0.5
SILENT_S = 1.0  # no byte for so long and the link is called silent; figures are gone by then (safety S-1)
MOST_KEPT_S = 600.0  # of records held while store and stream are away; beyond it the session ends and says so (our choice)
LEAST_MEASURED_S = (
    60.0  # of the measuring phase; of a rest that was cut short before, everything counts (sensors 1.9: RMSSD needs 60 s)
)
WELL_MEASURED = 0.9  # share of good signal from which a rest's figure enters the weeks (our choice)
OF_A_REST = {
    "heart_rate_bpm": "resting_hr_bpm",
    "hrv_rmssd_ms": "hrv_rmssd_ms",
    "hrv_sdnn_ms": "hrv_sdnn_ms",
    "spo2_pct": "spo2_pct",
    "respiration_rate": "respiration_rate",
}
MOST_MARKS = 1_000
MARK_CHARACTERS = 200
FULL_SCALE_PPM = 40_000.0  # of the slow CO2 sensor (sensors 1.4)

log = logging.getLogger(__name__)


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
        self._hub, self._keep_now, self._now = hub, keep, now
        self._zero_s = now()
        self._words = lab_words(who.language)
        self._kinds = {phase.key: phase.kind for phase in setup.protocol.phases}
        self._recorder = Recorder(
            user_id=who.user_id, session_id=setup.session_id, device_id=setup.device_id, origin=setup.origin, source=setup.source
        )
        self._live = LiveLab(
            tube=setup.gear.tube, factor=setup.gear.factor, co2_sensor=setup.gear.co2_sensor, calibration=setup.gear.calibration
        )
        self._watch = Watch(who.background, hard_test=setup.protocol.hard)
        # A test to the limit begins once the signal has been good for a minute; until then the clock of the protocol stands.
        self.run: Run | None = None if setup.protocol.hard else self._new_run(0.0)
        self._good_since: float | None = None
        self._clock = DeviceClock()
        self._device_zero: tuple[int, float] | None = None
        self._heard_s: float | None = None
        self._last: tuple[float, float] | None = None
        self._link = ("", "")
        self._channels: dict[str, dict[str, Any]] = {}
        self._waiting: list[Record] = []
        self._blocks: list[Waveform] = []
        self._beats: list[tuple[float, float]] = []
        self._marks: list[LabMark] = []
        self._alerts: dict[str, str] = {}
        self._phase = ""
        self._measured: list[tuple[float, float]] = []
        self._told_at = 0.0
        self._kept_at = 0.0
        self._away_since: float | None = None
        self._too_long = False
        self._rpe: float | None = None
        self._thinker = ThreadPoolExecutor(1, thread_name_prefix="lab")
        self._keeping = asyncio.Lock()
        self._ended: str | None = None
        self.final: LabSession | None = None
        self._closed = asyncio.Event()

    # --- what comes ---------------------------------------------------------------------------------------------------------

    def opened(self) -> None:
        """Say that there is a session, and keep that it began."""
        self._waiting.append(self._session(None))
        self._tell_hello()
        self._tell_link("silent", self._words["link.waiting"])

    async def take(self, data: bytes, at_s: float | None = None) -> None:
        """Bytes of the sensor that arrived at at_s of the monotonic clock (None: now)."""
        if self._ended is not None:
            return
        arrived = self._now() if at_s is None else at_s
        await self._readings(self.sensor.feed(data), arrived)

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
            self.link("lost", text)

    def link(self, state: str, text: str) -> None:
        """Tell how the link is, and note it."""
        if self._ended is None:
            self._tell_link(state, text)
            self._mark("link", f"{state}: {text}" if text else state)

    async def _readings(self, readings: list[Reading], arrived: float) -> None:
        sent_ms = time.time() * 1000 - (self._now() - arrived) * 1000
        thinking: list[tuple[Any, ...]] = []
        for reading in readings:
            if isinstance(reading, Samples):
                at_s = self._place(reading, arrived)
                self._recorder.add(reading, self._moment(reading, arrived, at_s))
                self._show(reading, at_s, sent_ms)
                thinking.append((reading.channel, reading.rate_hz, reading.values, at_s))
                self._heard_s = self._now()
                end_s = at_s + (len(reading.values) - 1) / reading.rate_hz
                if self._last is None or end_s > self._last[0] or self._device_zero is None:
                    self._last = (end_s, arrived)
            elif isinstance(reading, Intervals):
                at_s = arrived - self._zero_s
                self._take_beats(reading.rr_ms, at_s)
                self._recorder.add_intervals(reading, self.begun + timedelta(seconds=at_s))
                thinking.append((reading.rr_ms, at_s))
                self._heard_s = self._now()
            else:
                await self._notice(reading, arrived)
        self._gather()
        if (
            self._heard_s is not None
            and self._link[0] in ("silent", "lost", "")
            and any(isinstance(r, Samples | Intervals) for r in readings)
        ):
            self._tell_link("live", "")
        if thinking and self._ended is None:
            told = await asyncio.get_running_loop().run_in_executor(self._thinker, self._think, thinking)
            for what in told:
                self._tell_of(what)

    def _take_beats(self, rr_ms: tuple[float, ...], at_s: float) -> None:
        ends = at_s - (np.sum(rr_ms) - np.cumsum(rr_ms)) / 1000
        self._beats += [(float(end), float(rr)) for end, rr in zip(ends, rr_ms, strict=True)]

    def _think(self, readings: list[tuple[Any, ...]]) -> list[Beat | Breath]:
        """Find beats and breaths; runs beside the event loop, one call at a time."""
        told: list[Beat | Breath] = []
        for reading in readings:
            told += self._live.add_intervals(*reading) if len(reading) == 2 else self._live.add(*reading)
        return told

    async def _notice(self, notice: Notice, arrived: float) -> None:
        if notice.what == "started":
            self._device_zero = None
            self._clock = DeviceClock()
            if self._heard_s is not None:
                self._mark("link", self._words["link.anew"])
        elif notice.what in ("leads_off", "no_finger"):
            self._tell_link(notice.what, "")
            self._mark("link", notice.what)
        elif notice.what in ("leads_on", "finger"):
            self._tell_link("live", "")
        elif notice.what == "ended":
            await self.end(self._words["end.sensor"])

    def _place(self, samples: Samples, arrived: float) -> float:
        """Seconds of the session at the first of these samples, by the device's clock where it has one."""
        length = len(samples.values) / samples.rate_hz
        if samples.device_us is None:
            return max(arrived - self._zero_s - length, 0.0)
        # All of a frame has been read when it arrives; the clock is fitted to that.
        self._clock.add(samples.device_us + round((length - 1 / samples.rate_hz) * 1e6), arrived)
        if self._device_zero is None:
            self._device_zero = (samples.device_us, max(arrived - self._zero_s - length, 0.0))
        zero_us, zero_s = self._device_zero
        return zero_s + (samples.device_us - zero_us) / 1e6

    def _moment(self, samples: Samples, arrived: float, at_s: float) -> datetime:
        """The wall clock at the first of these samples."""
        if samples.device_us is not None and np.isfinite(fitted := float(self._clock.at_s(samples.device_us))):
            return self.begun + timedelta(seconds=max(fitted - self._zero_s, 0.0))
        return self.begun + timedelta(seconds=at_s)

    # --- what is shown --------------------------------------------------------------------------------------------------------

    def _show(self, samples: Samples, at_s: float, sent_ms: float) -> None:
        if samples.channel not in self._channels:
            self._channels[samples.channel] = {"rate_hz": samples.rate_hz, "unit": samples.unit}
            self._tell_hello()
        values = [round(float(v), 4) if np.isfinite(v) else None for v in samples.values]
        self._tell(
            {
                "t": "wave",
                "channel": samples.channel,
                "rate_hz": samples.rate_hz,
                "at_s": round(at_s, 4),
                "values": values,
                "sent_ms": round(sent_ms, 1),
            }
        )

    def _tell_of(self, what: Beat | Breath) -> None:
        if isinstance(what, Beat):
            self._tell({"t": "beat", "at_s": round(what.at_s, 3)})
        else:
            breath = what.figures
            self._tell(
                {
                    "t": "breath",
                    "at_s": round(what.at_s, 3),
                    "vt_l": round(breath.tidal_l, 3),
                    "seconds": round(breath.end_s - breath.start_s, 2),
                    "loop": what.loop,
                }
            )

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
            loop = asyncio.get_running_loop()
            figures = await loop.run_in_executor(self._thinker, self._live.figures, self._live_s(now_s))
            await self._judge({} if silent else figures, now_s)
        if now_s - self._kept_at >= KEEP_EVERY_S:
            self._kept_at = now_s
            await self.keep()
        if self._too_long:
            await self.end(self._words["end.away"])

    def _live_s(self, now_s: float) -> float:
        """Now as the live analysis counts: a device's clock that runs a little off may be seconds away after an hour."""
        if self._last is None:
            return now_s
        end_s, heard_s = self._last
        return end_s + self._now() - heard_s

    async def _judge(self, figures: dict[str, LiveFigure], now_s: float) -> None:
        """Show the figures, let the rules see them, move the protocol."""
        shown = {
            name: {"value": f.value, "quality": round(f.quality, 2), "state": f.state, "reason": f.reason}
            for name, f in figures.items()
        }
        self._tell({"t": "figures", "at_s": round(now_s, 2), "figures": shown})
        needed = ("heart_rate_bpm",) if self.setup.protocol.hard else ("heart_rate_bpm", "spo2_pct", "co2_ppm", "room_co2_ppm")
        good = any(f.state == "ok" for name, f in figures.items() if name in needed)
        self._good_since = (now_s if self._good_since is None else self._good_since) if good else None
        if self.run is None:
            self._await_signal(now_s)
            return
        step = self.run.observe(now_s, quality_good=good, lying_still=self._live.lying_still)
        alerts = [] if not figures else [a for reading in self._seen(figures, now_s) for a in self._watch.see(reading)]
        for alert in [*alerts, *self._watch.tick(now_s)]:
            step = self.run.take(alert, now_s)
            self._tell_alert(alert, now_s)
        self._clear_alerts()
        self._follow(step, now_s)
        if step.state == "ended":
            await self.end((step.reason or {}).get("text", ""))

    def _await_signal(self, now_s: float) -> None:
        """Before a hard test: a minute of good signal first (protocol gates)."""
        good_s = 0.0 if self._good_since is None else now_s - self._good_since
        if good_s >= HOLD_S:
            self.run = self._new_run(now_s)
            return
        self._tell(
            {
                "t": "protocol",
                "phase": "signal",
                "name": self._words["signal.name"],
                "do_now": self._words["signal.do"],
                "remaining_s": round(HOLD_S - good_s),
                "next": None,
                "elapsed_s": round(now_s),
                "finished": False,
                "reason": None,
            }
        )

    def _follow(self, step: Step, now_s: float) -> None:
        if step.phase != self._phase:
            self._phase = step.phase
            self._mark("phase", step.name)
        if self._kind() == "measure":
            if self._measured and now_s - self._measured[-1][1] < 3:
                self._measured[-1] = (self._measured[-1][0], now_s)
            else:
                self._measured.append((now_s, now_s))
        reason = step.reason["text"] if step.reason else None
        self._tell(
            {
                "t": "protocol",
                "phase": step.phase,
                "name": step.name,
                "do_now": step.do_now,
                "next": step.next,
                "target": step.target,
                "remaining_s": step.remaining_s,
                "elapsed_s": round(now_s, 1),
                "finished": step.state == "ended",
                "reason": reason,
                "paused": step.state == "paused",
            }
        )

    def _kind(self) -> str:
        """What the phase that runs is for: "ready", "measure", "effort" or "easy"."""
        return self._kinds.get(self._phase, "ready")

    def _seen(self, figures: dict[str, LiveFigure], now_s: float) -> list[Seen]:
        """The figures as the rules read them."""
        # Where the slow sensor sits: in the tube when it is all there is, else in the room.
        slow = "exhaled" if self.setup.mask and "co2_ppm" not in figures else "room"
        places = {"inspired_co2_ppm": "inspired", "co2_ppm": "exhaled", "room_co2_ppm": slow}
        return [
            Seen(
                at=now_s,
                quantity="co2_ppm" if name in places else name,
                value=figure.value,
                quality=figure.quality,
                valid=figure.state != "none",
                context=self._context(),
                place=places.get(name),
                full_scale=FULL_SCALE_PPM if name == "room_co2_ppm" else None,
                rpe=self._rpe,
            )
            for name in ("heart_rate_bpm", "spo2_pct", "respiration_rate", *places)
            if (figure := figures.get(name)) is not None
        ]

    def _context(self) -> str:
        if not self.setup.protocol.hard:
            return "exercise_submax" if self.setup.exercising else "rest"
        return "exercise_max" if self._kind() == "effort" else "exercise_submax"

    def _tell_alert(self, alert: Alert, now_s: float) -> None:
        id = f"{alert.rule}-{alert.template}-{alert.quantity}"
        if alert.level == "N" and alert.action in ("none", "note"):
            return
        # A figure without a valid reading says so in its own place; it is an alert only where something must be done about it.
        if alert.unknown and alert.action in ("none", "note", "recheck"):
            return
        if id in self._alerts:
            return
        text = say(alert, self.who.language, self.who.units)
        self._alerts[id] = alert.level
        self._mark("alert", text, alert.rule, alert.level)
        self._tell(
            {
                "t": "alert",
                "id": id,
                "rule": alert.rule,
                "level": alert.level,
                "title": title(alert, self.who.language),
                "text": text,
                "action": "",
            }
        )

    def _clear_alerts(self) -> None:
        standing = {f"{a.rule}-{a.template}-{a.quantity}" for a in self._watch.standing()}
        for id in [id for id, level in self._alerts.items() if id not in standing and level not in ("E0", "E1")]:
            del self._alerts[id]
            self._tell({"t": "alert_cleared", "id": id})

    # --- what the athlete does ------------------------------------------------------------------------------------------------

    async def control(self, said: dict[str, Any]) -> None:
        """{"do": "stop" | "finish" | "pause" | "resume" | "marker" | "acknowledge" | "answer", ...}.

        Raises BadValue for anything else.
        """
        now_s = self._now() - self._zero_s
        do = said.get("do")
        if do == "stop":
            await self.end(self._words["end.athlete"])
        elif do in ("finish", "pause", "resume") and self.run is not None:
            step = (
                self.run.finish(now_s)
                if do == "finish"
                else self.run.pause("athlete", now_s)
                if do == "pause"
                else self.run.resume(now_s)
            )
            self._follow(step, now_s)
        elif do == "marker":
            text = str(said.get("text") or "")[:MARK_CHARACTERS]
            self._mark("marker", text)
            self._tell({"t": "marker", "at_s": round(now_s, 2), "text": text})
        elif do == "acknowledge":
            self._mark("alert", f"seen: {str(said.get('id'))[:80]}")
        elif do == "answer" and said.get("question") == "rpe":
            self._take_effort(said.get("value"))
        elif do == "answer" and said.get("question") == "symptom":
            await self._felt(str(said.get("value"))[:40], now_s)
        else:
            raise BadValue("stop, finish, pause, resume, marker, acknowledge or answer", repr(do)[:60])

    def _take_effort(self, value: Any) -> None:
        """Perceived effort on Borg's scale, as the rules read it. Raises BadValue."""
        low, high = RPE_RANGE
        if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
            raise BadValue(f"an effort from {low:.0f} to {high:.0f}", repr(value)[:40])
        self._rpe = float(value)
        self._mark("marker", f"RPE {value:g}")

    async def _felt(self, symptom: str, now_s: float) -> None:
        """A symptom the athlete tells: the rules say what it means, whatever the figures are (S-2)."""
        word = symptom if symptom in SYMPTOMS else "unwell"
        self._mark("marker", word)
        felt = Seen(at=now_s, quantity="heart_rate_bpm", valid=False, symptoms=frozenset({word}), context=self._context())
        stop = False
        for alert in self._watch.see(felt):
            self._tell_alert(alert, now_s)
            stop = stop or alert.urgent() or (self.run is not None and self.run.take(alert, now_s).state == "ended")
        if stop:
            await self.end(self._words["end.symptom"])

    async def end(self, reason: str) -> None:
        """End it: nothing more is taken in, everything is kept, the session says what it came to."""
        if self._ended is not None:
            return
        now_s = self._now() - self._zero_s
        self._ended = reason
        self._tell_link("ended", reason)
        self._waiting += self._recorder.close()
        self._remember(self._waiting)
        try:
            await self.keep()
            summary = await self._summary()
            # A recording that is played quicker than time is longer than the time it took.
            length_s = now_s if self._last is None else max(now_s, self._last[0])
            self.final = self._session(summary, length_s)
            self._waiting += [self.final, *self._measurements(summary)]
            await self.keep()
        finally:
            # Whatever went wrong, nobody may wait for the end of a session that takes nothing in any more.
            self._tell({"t": "ended", "session_id": self.setup.session_id, "reason": reason})
            self._thinker.shutdown(wait=False)
            self._closed.set()

    async def _summary(self) -> Summary:
        """What it came to, worked out beside the loop."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thinker, self.sum_up)
        except Exception:  # the recording is safe whatever its analysis does; the trace is kept
            log.exception("a session could not be summed up", extra={"session": self.setup.session_id})
            return Summary(figures={"summary": LabFigure(unit="1", reason="the analysis failed; the recording is kept")})

    async def fail(self) -> None:
        """End it because something in Milo failed: what was recorded is kept."""
        await self.end(self._words["end.failed"])

    async def close_now(self) -> None:
        """End it because Milo ends."""
        await self.end(self._words["end.closed"])

    def as_record(self) -> LabSession:
        """The session as it stands."""
        return self._session(None)

    async def closed(self) -> None:
        """Wait until it has ended and everything is kept."""
        await self._closed.wait()

    @property
    def ended(self) -> bool:
        """Whether it has ended, or is ending."""
        return self._ended is not None

    # --- what is kept ---------------------------------------------------------------------------------------------------------

    def _gather(self) -> None:
        fresh = self._recorder.take()
        self._remember(fresh)
        self._waiting += fresh

    def _remember(self, records: Sequence[Record]) -> None:
        known = {id(b) for b in self._blocks[-64:]}
        self._blocks += [r for r in records if isinstance(r, Waveform) and id(r) not in known]

    async def keep(self) -> None:
        """Store what waits, in order, beside the event loop; while it cannot be stored it waits and the page says so."""
        async with self._keeping:
            if not self._waiting:
                return
            batch = list(self._waiting)
            try:
                await asyncio.to_thread(self._keep_now, batch)
            except Unavailable as e:
                if self._away_since is None:
                    self._away_since = self._now()
                    self._mark("link", self._words["link.away"])
                    log.warning("readings wait", extra={"reason": e.sentence(), "records": len(batch)})
                if self._now() - self._away_since > MOST_KEPT_S and self._ended is None:
                    self._too_long = True
                return
            self._away_since = None
            del self._waiting[: len(batch)]

    @property
    def unkept(self) -> int:
        """Records that wait to be stored."""
        return len(self._waiting)

    def sum_up(self) -> Summary:
        """What the recording says so far."""
        tracks = {w.channel: Track(w.device_hz or w.rate_hz, w.start_s, w.values) for w in self._waves()}
        measured = self._rest()
        return sum_up(
            tracks, self._beats, self.setup.protocol.name, gear=self.setup.gear, measured=measured, reserve_bpm=self.who.reserve_bpm
        )

    def _waves(self) -> list[Wave]:
        return assemble(self._blocks, self.begun)

    def _measurements(self, summary: Summary) -> list[Record]:
        """What a whole rest says of the body, for the weeks: one measurement a figure that was measured well."""
        span = self._rest()
        if span is None:
            return []
        at = self.begun + timedelta(seconds=span[0])
        made: list[Record] = []
        for name, quantity in OF_A_REST.items():
            figure = summary.figures.get(name)
            if figure is None or figure.value is None or (figure.quality or 0.0) < WELL_MEASURED:
                continue
            made.append(
                Measurement(
                    origin=self.setup.origin,
                    source=self.setup.source,
                    measurement_id=timed_identity(at, self.setup.session_id, quantity),
                    user_id=self.who.user_id,
                    at=at,
                    until=self.begun + timedelta(seconds=span[1]),
                    quantity=quantity,
                    value=figure.value,
                    device_id=self.setup.device_id,
                    note="breath lab, at rest",
                )
            )
        return made

    def _rest(self) -> tuple[float, float] | None:
        """The measuring phase of a rest, None when there was none long enough."""
        if self.setup.protocol.name != "rest" or not self._measured:
            return None
        begin, end = self._measured[-1]
        return (begin, end) if end - begin >= LEAST_MEASURED_S else None

    def _session(self, summary: Summary | None, end_s: float | None = None) -> LabSession:
        counts = self.sensor.counts
        fit = self._clock.fit
        return LabSession(
            origin=self.setup.origin,
            source=self.setup.source,
            session_id=self.setup.session_id,
            user_id=self.who.user_id,
            start_ts=self.begun,
            protocol=self.setup.protocol.name,  # type: ignore[arg-type]
            sensor=self.setup.sensor_name,
            device_id=self.setup.device_id,
            end_ts=None if end_s is None else self.begun + timedelta(seconds=end_s),
            end_reason=self._ended,
            figures=None if summary is None else summary.figures,
            marks=list(self._marks) or None,
            counts={"ok": counts.ok, "bad": counts.bad, "lost": counts.lost, "repeated": counts.repeated},
            clock={"drift_ppm": fit.drift_ppm, "residual_ms_p95": fit.residual_ms_p95},
            thresholds=None if summary is None else summary.thresholds,
        )

    # --- how ------------------------------------------------------------------------------------------------------------------

    def _new_run(self, now_s: float) -> Run:
        return Run(self.setup.protocol, now_s, mask=self.setup.mask, language=self.who.language)

    def _mark(self, kind: str, text: str, rule: str | None = None, level: str | None = None) -> None:
        if len(self._marks) < MOST_MARKS:
            at_s = round(max(self._now() - self._zero_s, 0.0), 2)
            self._marks.append(LabMark(at_s=at_s, kind=kind, text=text[:500], rule=rule, level=level))

    def _tell(self, message: dict[str, Any]) -> None:
        self._hub.tell(self.who.user_id, message)

    def _tell_hello(self) -> None:
        session = {
            "id": self.setup.session_id, "protocol": self.setup.protocol.name, "started_at": self.begun.isoformat(),
            "sensor": self.setup.sensor_name, "origin": str(self.setup.origin),
        }  # fmt: skip
        self._tell({"t": "hello", "session": session, "channels": self._channels})

    def _tell_link(self, state: str, text: str) -> None:
        if self._link != (state, text):
            self._link = (state, text)
            self._tell({"t": "link", "state": state, "text": text})
