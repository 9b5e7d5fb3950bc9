"""Breaths as they come: the live page's view of flow and carbon dioxide."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.signals.breathing import BALANCE_S, Breaths, find_breaths
from milo.signals.capnography import Aligned, align_co2, end_tidal, vco2_l_min
from milo.signals.co2_sensors import Co2Sensor
from milo.signals.gas import AIR_CO2, STANDARD_MMHG
from milo.signals.ventilation import Ventilation, latest
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]

KEPT_S = 2 * BALANCE_S  # of flow, so that 30 s of balance stand before every breath (our choice)
EVERY_S = 0.25  # the newest breath is looked for so often (our choice: under the time a phase needs to be sure)
SURE_S = 0.3  # of the next breath in seen before one is finished: the least phase and the low-pass's edge
SAME_S = 0.2  # a breath that begins this near the end of the last one handed out, or after, is new


@dataclass(frozen=True)
class FinishedBreath:
    """One breath, times in seconds since the first sample ever fed; NaN-free: None where a figure cannot be had.

    tidal_l, ventilation_l_min: in the flow's conditions.  petco2_mmhg; vco2_l_min: STPD.  code: why quality is below 1.
    """

    start_s: float
    out_s: float
    end_s: float
    tidal_l: float
    rate_per_min: float
    ventilation_l_min: float
    peak_out_l_s: float
    quality: float
    code: str
    petco2_mmhg: float | None
    vco2_l_min: float | None


@dataclass(frozen=True)
class BreathingState:
    """Means over the last 8 breaths, the breaths finished by this feed, and CO2.

    petco2_mmhg, vco2_l_min (STPD): means over the same breaths as far as known, None where none is; co2_code and co2_reason say
    why CO2 cannot be had at all, else empty.
    """

    at_s: float
    means: Ventilation
    finished: tuple[FinishedBreath, ...]
    petco2_mmhg: float | None
    vco2_l_min: float | None
    co2_code: str
    co2_reason: str


class LiveBreathing:
    """Feeds flow, and CO2 on the same clock, to the batch detector over the last minute; memory does not grow.

    rate_hz: samples a second.  one_way: see find_breaths.  sensor: what the CO2 sensor can do; None: no CO2 figures.
    delay_s: of the CO2 line when known; None: searched.  pressure_mmhg: of the air.
    """

    def __init__(
        self,
        rate_hz: float,
        *,
        one_way: bool = False,
        sensor: Co2Sensor | None = None,
        delay_s: float | None = None,
        pressure_mmhg: float = STANDARD_MMHG,
        inspired_co2: float = AIR_CO2,
    ) -> None:
        if not rate_hz > 0:
            raise BadValue("a rate above 0 Hz", f"{rate_hz}", "give the sensor's samples per second")
        self.rate_hz, self.one_way, self.sensor = rate_hz, one_way, sensor
        self.delay_s, self.pressure_mmhg, self.inspired_co2 = delay_s, pressure_mmhg, inspired_co2
        self._flow, self._co2 = np.zeros(0), np.zeros(0)
        self._dropped, self._looked, self._handed_s = 0, 0, 0.0
        self._state = BreathingState(0.0, latest(find_breaths(self._flow, rate_hz), 0.0), (), None, None, "no_co2", "no CO2 yet")

    def feed(self, flow_l_s: ArrayLike, co2_mmhg: ArrayLike | None = None) -> BreathingState:
        """Takes the newest samples, (k,) in L/s and mmHg, NaN where lost; gives the latest figures and breaths just finished.

        Each breath is handed out once, in order, as soon as .3 s of the next breath in are seen and its CO2 is here.
        Raises BadValue when CO2 and flow differ in length.
        """
        flow = np.atleast_1d(np.asarray(flow_l_s, np.float64))
        co2 = np.full(len(flow), np.nan) if co2_mmhg is None else np.atleast_1d(np.asarray(co2_mmhg, np.float64))
        if co2.shape != flow.shape:
            raise BadValue(f"a CO2 value for each of {len(flow)} of flow", f"{co2.shape}", "hand in NaN where it is missing")
        keep = round(KEPT_S * self.rate_hz)
        self._flow, self._co2 = np.concatenate([self._flow, flow]), np.concatenate([self._co2, co2])
        total = self._dropped + len(self._flow)
        if total - self._looked < EVERY_S * self.rate_hz:
            self._state = replace(self._state, at_s=total / self.rate_hz, finished=())
        else:
            self._look(total)
        over = len(self._flow) - keep
        if over > 0:
            self._flow, self._co2 = self._flow[over:], self._co2[over:]
            self._dropped += over
        return self._state

    @property
    def kept(self) -> int:
        """Samples held, bounded."""
        return len(self._flow)

    def _look(self, total: int) -> None:
        self._looked = total
        now_s, shift_s = total / self.rate_hz, self._dropped / self.rate_hz
        breaths = find_breaths(self._flow, self.rate_hz, one_way=self.one_way)
        aligned = self._aligned(breaths)
        tidal_co2 = end_tidal(aligned, breaths, self.rate_hz).co2_mmhg
        given_off = vco2_l_min(aligned, self._flow, breaths, self.rate_hz, self.pressure_mmhg, self.inspired_co2)
        until_s = len(self._flow) / self.rate_hz - SURE_S - (aligned.delay_s or 0.0)
        new = (breaths.start_s + shift_s > self._handed_s - SAME_S) & (breaths.end_s <= until_s)
        finished = tuple(
            FinishedBreath(
                float(breaths.start_s[i]) + shift_s,
                float(breaths.out_s[i]) + shift_s,
                float(breaths.end_s[i]) + shift_s,
                float(breaths.tidal_l[i]),
                float(breaths.rate_per_min[i]),
                float(breaths.ventilation_l_min[i]),
                float(breaths.peak_out_l_s[i]),
                float(breaths.quality[i]),
                breaths.code[i],
                _known(tidal_co2[i]),
                _known(given_off[i]),
            )
            for i in np.flatnonzero(new).tolist()
        )
        if finished:
            self._handed_s = finished[-1].end_s
        means = latest(breaths, now_s - shift_s)
        shown = means.breaths > 0
        petco2, vco2 = (_mean_of_last(values, means.breaths) if shown else None for values in (tidal_co2, given_off))
        self._state = BreathingState(now_s, means, finished, petco2, vco2, aligned.code, aligned.reason)

    def _aligned(self, breaths: Breaths) -> Aligned:
        if self.sensor is None:
            return Aligned(None, None, 0.0, "no_sensor", "it is not known what the CO2 sensor can follow")
        if not np.isfinite(self._co2).any():
            return Aligned(None, None, self.sensor.tau_s, "no_co2", "no CO2 was read")
        return align_co2(self._co2, breaths, self.rate_hz, self.sensor, known_delay_s=self.delay_s)


def _mean_of_last(values: Floats, many: int) -> float | None:
    some = values[-many:]
    some = some[np.isfinite(some)]
    return float(some.mean()) if len(some) else None


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
