"""What a running session of the breath lab says: beats, breaths and figures as they come, each with its quality or its reason."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from milo.signals.co2_sensors import SENSORS, Co2Sensor
from milo.signals.ecg_live import LiveEcg
from milo.signals.flow import Element, Venturi
from milo.signals.gas import dry_fraction_from_ppm, partial_mmhg
from milo.signals.hrv import rmssd
from milo.signals.live_breathing import FinishedBreath, LiveBreathing
from milo.signals.live_oximeter import LiveOximeter
from milo.signals.spo2_calibration import Calibration

Values = NDArray[np.float32]
State = Literal["ok", "weak", "none"]

GOOD = 0.5  # quality from which a figure counts: the middle of the scale, as the sensor rules have it (our choice)
WEAK = 0.3  # below it a figure is not shown at all (our choice)
RATE_BEATS = 8  # whose median interval is the heart rate shown: quick, and one odd beat does not move it (our choice)
BEAT_FRESH_S = 3.0  # no beat for so long: the slowest heart shown beats twenty a minute
HRV_S = 60.0  # of intervals for RMSSD (sensors 1.9: 60 s, 30 s is marginal)
HRV_LEAST_S = 50.0
RR_MS = (270.0, 2200.0)  # intervals that may enter a mean (sensors 1.8)
MOST_FILLED_S = 10.0  # a longer hole begins the analysis anew
FRESH_S = {"co2_ppm": 1.0, "room_co2_ppm": 6.0, "humidity_pct": 6.0, "temperature_c": 6.0, "spo2_pct": 3.0, "pulse_bpm": 3.0}
BREATH_GAS_KG_M3 = 1.14  # air breathed out, 34 C and saturated (sensors 1.5)
PLAIN_TUBE = Venturi(26.0, 20.0)  # the tube of the wiring page; another one is told in the setting "mask"
CO2_WAIT_S = 0.5  # flow waits so long for the CO2 of the same moment, then goes on without
INSPIRED_S, INSPIRED_SHARE = 15.0, 0.05  # the time of SN-23, and the share of readings that are surely breathed in (our choice)
LOOP_POINTS = 60  # of a flow-volume loop, enough for a smooth line on a phone


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """One figure now. value None: none to be told, and reason says why. state: how far to trust it."""

    value: float | None
    quality: float
    state: State
    reason: str | None = None


def known(value: float | None, quality: float, reason: str = "the signal is too weak to trust") -> LiveFigure:
    """A figure with its quality; one below WEAK keeps its reason and loses its value."""
    if value is None or not np.isfinite(value) or quality < WEAK:
        return LiveFigure(None, quality, "none", reason)
    return LiveFigure(value, quality, "ok" if quality >= GOOD else "weak")


def missing(reason: str) -> LiveFigure:
    """No figure, and why."""
    return LiveFigure(None, 0.0, "none", reason)


@dataclass(frozen=True, slots=True)
class Beat:
    """A beat, at_s seconds of the session."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Breath:
    """A finished breath. loop: (volume in L, flow in L/s) along it; figures as signals.live_breathing has them."""

    at_s: float
    figures: FinishedBreath
    loop: list[tuple[float, float]]


Told = Beat | Breath


class LiveLab:
    """Takes samples of any channel in any order of channels, each channel in order of time; memory stays bounded.

    tube: what turns differential pressure into flow.  factor: of the tube by a 3 L syringe; None: never calibrated.
    co2_sensor: the quick one beside the mouth.  calibration: of the oximeter for this person.
    """

    def __init__(
        self,
        *,
        tube: Element = PLAIN_TUBE,
        factor: float | None = None,
        co2_sensor: Co2Sensor = SENSORS["sprintir_w"],
        calibration: Calibration | None = None,
    ) -> None:
        self._heart = _Heart()
        self._lights = _Lights(calibration)
        self._air = _Air(tube, factor, co2_sensor)
        self._last: dict[str, tuple[float, float]] = {}
        self._seen: set[str] = set()

    def add(self, channel: str, rate_hz: float, values: Values, at_s: float) -> list[Told]:
        """Take samples whose first is at at_s, seconds of the session by the device's clock; what they complete."""
        self._seen.add(channel)
        read = np.flatnonzero(np.isfinite(values))
        if len(read):
            self._last[channel] = (at_s + read[-1] / rate_hz, float(values[read[-1]]))
        if channel == "ecg_mv":
            return list(self._heart.add(rate_hz, values, at_s))
        if channel in ("red", "infrared"):
            self._lights.add(channel, rate_hz, values, at_s)
        elif channel == "dp_pa":
            return list(self._air.add_pressure(rate_hz, values, at_s))
        elif channel == "co2_ppm":
            self._air.add_co2(rate_hz, values, at_s)
        return []

    def add_intervals(self, rr_ms: tuple[float, ...], at_s: float) -> list[Told]:
        """Take intervals between beats that a strap told at at_s."""
        return list(self._heart.add_intervals(rr_ms, at_s))

    def figures(self, now_s: float) -> dict[str, LiveFigure]:
        """What can be said now of every quantity the sensor could tell. now_s: seconds of the session."""
        told: dict[str, LiveFigure] = {}
        if self._heart.known:
            told["heart_rate_bpm"] = self._heart.rate(now_s)
            told["rmssd_ms"] = self._heart.rmssd(now_s)
        if self._lights.known:
            told["spo2_pct"], told["pulse_bpm"] = self._lights.figures(now_s)
        for channel in ("spo2_pct", "pulse_bpm", "co2_ppm", "room_co2_ppm", "humidity_pct", "temperature_c"):
            if channel in self._seen and channel not in told:
                told[channel] = self._latest(channel, now_s)
        if "pulse_bpm" in told and "heart_rate_bpm" not in told:
            told["heart_rate_bpm"] = told["pulse_bpm"]
        if self._air.known:
            told |= self._air.figures(now_s)
        return told

    @property
    def lying_still(self) -> bool | None:
        """Whether the body keeps still: motion spoils the light first, then the ECG; None without either."""
        return self._lights.still if self._lights.known else self._heart.still

    def _latest(self, channel: str, now_s: float) -> LiveFigure:
        at_s, value = self._last.get(channel, (-np.inf, np.nan))
        if now_s - at_s > FRESH_S[channel]:
            return missing("no reading for some seconds")
        return LiveFigure(value, 1.0, "ok")


class _Place:
    """Where a channel stands in time: how many samples are missing before the next."""

    def __init__(self) -> None:
        self.begin_s: float | None = None
        self.count = 0

    def hole(self, rate_hz: float, at_s: float) -> int | None:
        """Samples missing before at_s; None when it is better to begin anew."""
        if self.begin_s is None:
            self.begin_s = at_s
            return 0
        late = round((at_s - self.begin_s) * rate_hz) - self.count
        if late > MOST_FILLED_S * rate_hz or late < -MOST_FILLED_S * rate_hz:
            self.begin_s, self.count = at_s, 0
            return None
        return max(late, 0)


class _Heart:
    """Beats from the ECG, or intervals from a strap."""

    def __init__(self) -> None:
        self._ecg: LiveEcg | None = None
        self._place = _Place()
        self._beats: deque[tuple[float, float | None, float]] = deque(maxlen=512)
        self._quality: float | None = None
        self._strap = False

    @property
    def known(self) -> bool:
        return self._ecg is not None or self._strap

    @property
    def still(self) -> bool | None:
        """Whether no motion spoils the ECG; None for a strap, which is worn moving."""
        return None if self._ecg is None or self._quality is None else self._quality >= GOOD

    def add(self, rate_hz: float, values: Values, at_s: float) -> list[Beat]:
        hole = self._place.hole(rate_hz, at_s)
        if self._ecg is None or self._ecg.rate_hz != rate_hz or hole is None:
            self._ecg, self._quality = LiveEcg(rate_hz), None
            hole = 0
        if hole:
            self._take(np.full(hole, np.nan, np.float32))
        return self._take(values)

    def _take(self, values: Values) -> list[Beat]:
        assert self._ecg is not None
        assert self._place.begin_s is not None
        self._place.count += len(values)
        state = self._ecg.feed(values)
        self._quality = state.quality
        told = []
        for beat in state.beats:
            at_s = self._place.begin_s + beat.at_s
            rr_ms = None if beat.rr_s is None else beat.rr_s * 1000
            self._beats.append((at_s, rr_ms, state.quality or 0.0))
            told.append(Beat(at_s))
        return told

    def add_intervals(self, rr_ms: tuple[float, ...], at_s: float) -> list[Beat]:
        self._strap = True
        ends = at_s - (np.sum(rr_ms) - np.cumsum(rr_ms)) / 1000
        self._beats.extend((float(end), float(rr), 1.0) for end, rr in zip(ends, rr_ms, strict=True))
        self._quality = 1.0
        return [Beat(float(end)) for end in ends]

    def rate(self, now_s: float) -> LiveFigure:
        if not self._beats or now_s - self._beats[-1][0] > BEAT_FRESH_S:
            return missing("no beat found; check the electrodes" if self._ecg is not None else "no beat from the strap")
        rr = [rr for _, rr, _ in list(self._beats)[-RATE_BEATS:] if rr is not None and RR_MS[0] <= rr <= RR_MS[1]]
        if len(rr) < 3:
            return missing("waiting for a few beats")
        return known(round(60_000 / float(np.median(rr)), 1), self._quality or 0.0, "the ECG is too noisy to trust")

    def rmssd(self, now_s: float) -> LiveFigure:
        recent = [(rr, q) for at, rr, q in self._beats if at > now_s - HRV_S and rr is not None and RR_MS[0] <= rr <= RR_MS[1]]
        rr = np.array([r for r, _ in recent])
        if rr.sum() / 1000 < HRV_LEAST_S:
            return missing(f"needs {HRV_S:.0f} s of clean beats")
        worst = float(np.quantile([q for _, q in recent], 0.1))
        return known(round(rmssd(rr), 1), worst, "the beats of the last minute are not clean enough")


class _Lights:
    """Saturation and pulse from two lights."""

    def __init__(self, calibration: Calibration | None) -> None:
        self._calibration = calibration
        self._live: LiveOximeter | None = None
        self._rate_hz = 0.0
        self._place = _Place()
        self._waiting: dict[str, deque[Values]] = {"red": deque(), "infrared": deque()}
        self._reading: Any = None
        self._at_s = -np.inf

    @property
    def known(self) -> bool:
        return self._live is not None

    @property
    def still(self) -> bool | None:
        return None if self._reading is None or self._reading.bpm is None else bool(self._reading.quality >= GOOD)

    def add(self, channel: str, rate_hz: float, values: Values, at_s: float) -> None:
        if channel == "red":
            hole = self._place.hole(rate_hz, at_s)
            if self._live is None or self._rate_hz != rate_hz or hole is None:
                self._live, self._rate_hz, hole = LiveOximeter(rate_hz, self._calibration), rate_hz, 0
            if hole:
                lost = np.full(min(hole, round(MOST_FILLED_S * rate_hz)), np.nan, np.float32)
                self._place.count += len(lost)
                self._reading = self._live.feed(lost, lost)
            self._place.count += len(values)
        self._waiting[channel].append(values)
        # Both lights come in one frame, so that what waits of one is soon met by the other.
        while self._live is not None and self._waiting["red"] and self._waiting["infrared"]:
            red, infrared = self._waiting["red"].popleft(), self._waiting["infrared"].popleft()
            n = min(len(red), len(infrared))
            self._reading = self._live.feed(red[:n], infrared[:n])
            self._at_s = at_s + n / rate_hz

    def figures(self, now_s: float) -> tuple[LiveFigure, LiveFigure]:
        reading = self._reading
        if reading is None or now_s - self._at_s > FRESH_S["spo2_pct"]:
            return missing("no light from the oximeter"), missing("no light from the oximeter")
        why = reading.reason[1] if reading.reason else "no valid reading"
        saturation = known(reading.spo2_pct, reading.quality, why)
        return saturation, known(reading.bpm, reading.quality, why)


class _Air:
    """Flow and carbon dioxide at the mouth."""

    def __init__(self, tube: Element, factor: float | None, sensor: Co2Sensor) -> None:
        self._tube, self._factor, self._sensor = tube, factor, sensor
        self._live: LiveBreathing | None = None
        self._place = _Place()
        self._flow: deque[tuple[float, float]] = deque()
        self._co2: deque[tuple[float, float, float]] = deque(maxlen=2_000)
        self._recent: deque[float] = deque(maxlen=6_000)
        self._rate_hz = 0.0
        self._state: Any = None
        self._last_breath: FinishedBreath | None = None

    @property
    def known(self) -> bool:
        return self._live is not None

    def add_co2(self, rate_hz: float, values: Values, at_s: float) -> None:
        at = at_s + np.arange(len(values)) / rate_hz
        mmhg = partial_mmhg(dry_fraction_from_ppm(values))
        self._co2.extend(zip(at.tolist(), np.asarray(mmhg).tolist(), values.tolist(), strict=True))

    def add_pressure(self, rate_hz: float, values: Values, at_s: float) -> list[Breath]:
        hole = self._place.hole(rate_hz, at_s)
        if self._live is None or self._rate_hz != rate_hz or hole is None:
            self._live, self._rate_hz, hole = LiveBreathing(rate_hz, sensor=self._sensor), rate_hz, 0
            self._flow.clear()
            self._recent.clear()
            self._place.begin_s, self._place.count = at_s, 0
        self._place.count += hole + len(values)
        flow = self._tube.flow_l_s(values, BREATH_GAS_KG_M3) * (self._factor or 1.0)
        begin = at_s - hole / rate_hz
        whole = np.concatenate([np.full(hole, np.nan), flow])
        self._flow.extend(zip((begin + np.arange(len(whole)) / rate_hz).tolist(), whole.tolist(), strict=True))
        return self._go_on(at_s)

    def _go_on(self, now_s: float) -> list[Breath]:
        """Feed flow as far as its carbon dioxide is there, or has let wait too long."""
        assert self._live is not None
        upto = self._co2[-1][0] if self._co2 else -np.inf
        ready = [p for p in self._flow if p[0] <= upto or p[0] <= now_s - CO2_WAIT_S or not self._co2]
        if not ready:
            return []
        for _ in ready:
            self._flow.popleft()
        at, flow = np.array(ready).T
        co2 = self._co2_at(at)
        self._recent.extend(flow.tolist())
        self._state = self._live.feed(flow, co2)
        return [self._breath(b) for b in self._state.finished]

    def _co2_at(self, at: NDArray[np.float64]) -> NDArray[np.float64] | None:
        if not self._co2:
            return None
        times, values, _ = np.array(self._co2).T
        near = np.clip(np.searchsorted(times, at), 0, len(times) - 1)
        made = np.interp(at, times, values)
        made[(at > times[-1] + FRESH_S["co2_ppm"]) | (at < times[0]) | ~np.isfinite(values[near])] = np.nan
        return np.asarray(made)

    def _breath(self, breath: FinishedBreath) -> Breath:
        assert self._place.begin_s is not None
        assert self._state is not None
        self._last_breath = breath
        back = self._state.at_s - np.array([breath.start_s, breath.end_s])
        recent = np.array(self._recent)
        first, last = (len(recent) - np.round(back * self._rate_hz)).astype(int)
        flow = np.nan_to_num(recent[max(first, 0) : max(last, 0)])
        volume = np.cumsum(flow) / self._rate_hz
        pick = np.linspace(0, len(flow) - 1, min(LOOP_POINTS, len(flow))).astype(int) if len(flow) else np.zeros(0, int)
        loop = [(round(float(volume[i]), 3), round(float(flow[i]), 3)) for i in pick]
        return Breath(self._place.begin_s + breath.end_s, breath, loop)

    def figures(self, now_s: float) -> dict[str, LiveFigure]:
        if self._state is None or self._place.begin_s is None or now_s - self._place.begin_s - self._state.at_s > 3.0:
            silent = missing("no flow from the mask")
            return dict.fromkeys(("respiration_rate", "vt_l", "ve_l_min"), silent)
        means = self._state.means
        reason = means.reason or "waiting for a few breaths"
        quality = 1.0 if means.rate_per_min is not None else 0.0
        told = {"respiration_rate": known(means.rate_per_min, quality, reason)}
        # Volumes of a tube nobody calibrated are off by up to a fifth: shown, and marked as weak.
        volume = quality if self._factor is not None else min(quality, WEAK)
        told["vt_l"] = known(means.tidal_l, volume, reason)
        told["ve_l_min"] = known(means.ventilation_l_min, volume, reason)
        breath = self._last_breath
        fresh = breath is not None and self._state.at_s - breath.end_s < 15.0
        no_gas = self._state.co2_reason or "not known for this breath"
        if self._co2 and now_s - self._co2[-1][0] <= FRESH_S["co2_ppm"]:
            recent = np.array([ppm for at, _, ppm in self._co2 if at > now_s - INSPIRED_S and np.isfinite(ppm)])
            # What is breathed in is the lowest the sensor sees: it rises when one's own air comes back.
            lowest = round(float(np.quantile(recent, INSPIRED_SHARE))) if len(recent) else None
            told["inspired_co2_ppm"] = known(lowest, quality, reason)
        told["etco2_mmhg"] = known(breath.petco2_mmhg, breath.quality, no_gas) if breath and fresh else missing(no_gas)
        return told
