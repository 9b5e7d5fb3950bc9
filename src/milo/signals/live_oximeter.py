"""An oximeter's two lights as they come, in any portions: the latest reading, never an old one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from milo.signals.light_pulses import LightPulse, read_pulses
from milo.signals.oximetry import MIN_SECONDS, Settling
from milo.signals.ppg import FASTEST_HZ, SLOWEST_HZ, STEP_S, WINDOW_S, Reason
from milo.signals.spo2_calibration import Calibration
from milo.vocabulary.errors import BadValue

KEPT_S = 48.0  # of both lights: what a window's ratio and rate look back on, and half as much again (our choice)
WAITING: Reason = ("waiting", "not enough signal yet; hold still")


@dataclass(frozen=True)
class OximeterReading:
    """at_s: end of the window read, seconds from the first sample.  Everything else as in LightPulse and Spo2Window."""

    at_s: float
    bpm: float | None
    ratio: float | None
    spo2_pct: float | None
    perfusion_pct: float | None
    quality: float
    reason: Reason | None


class LiveOximeter:
    """Reads red and infrared every 2 s from the last 40 s; memory does not grow.

    rate_hz: 25-1000.  calibration, min_seconds: as in analyse_spo2.  Feed NaN for lost samples; after a
    silence call reset.
    """

    def __init__(self, rate_hz: float, calibration: Calibration | None = None, min_seconds: float = MIN_SECONDS) -> None:
        if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
            raise BadValue(f"a sampling rate of {SLOWEST_HZ:.0f}-{FASTEST_HZ:.0f} Hz", f"{rate_hz} Hz")
        self._rate_hz, self._calibration, self._min_seconds = rate_hz, calibration, min_seconds
        self._step, self._kept = round(STEP_S * rate_hz), round(KEPT_S / STEP_S) * round(STEP_S * rate_hz)
        self._seen = 0
        self.reset()

    def reset(self) -> None:
        """Forget everything but the time: the link was away, or another finger is on the sensor."""
        self._lights = np.empty((0, 2))
        self._pending = np.empty((0, 2))
        self._settling = Settling(self._calibration, self._min_seconds)
        self._reading = OximeterReading(self._seen / self._rate_hz, None, None, None, None, 0.0, WAITING)

    def feed(self, red: ArrayLike, infrared: ArrayLike) -> OximeterReading:
        """Take the next samples, (k,) each, any k; the latest reading comes back.

        Raises BadValue for unequal lengths.
        """
        r, i = np.atleast_1d(np.asarray(red, np.float64)), np.atleast_1d(np.asarray(infrared, np.float64))
        if r.ndim != 1 or r.shape != i.shape:
            raise BadValue("red and infrared of one length", f"{r.shape} and {i.shape}", "feed both lights of every sample")
        self._pending = np.concatenate([self._pending, np.column_stack([r, i])])
        while len(self._pending) >= self._step:
            self._lights = np.concatenate([self._lights, self._pending[: self._step]])[-self._kept :]
            self._pending = self._pending[self._step :]
            self._seen += self._step
            self._read()
        return self._reading

    def _read(self) -> None:
        """A reading of the newest window."""
        at_s = self._seen / self._rate_hz
        if len(self._lights) < round(WINDOW_S * self._rate_hz):
            return
        last = read_pulses(self._lights[:, 0], self._lights[:, 1], self._rate_hz)[-1]
        pulse = LightPulse(at_s - WINDOW_S, last.bpm, last.ratio, last.perfusion_pct, last.quality, last.reason)
        spo2_pct, reason = self._settling.judge(pulse)
        self._reading = OximeterReading(at_s, pulse.bpm, pulse.ratio, spo2_pct, pulse.perfusion_pct, pulse.quality, reason)
