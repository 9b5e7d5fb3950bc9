"""Saturation from two lights: only with a calibration, only after a minute of good signal, and a reason wherever there is none."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from milo.signals.light_pulses import LightPulse, read_pulses
from milo.signals.ppg import WINDOW_S, Reason
from milo.signals.spo2_calibration import Calibration
from milo.vocabulary.errors import BadValue

MIN_SECONDS = 60.0  # of good signal before a value is told (safety S-0)
LOWEST_PCT = 50.0  # no curve is believed below (our choice: calibration pairs end at 70)

UNCALIBRATED: Reason = ("uncalibrated", "not calibrated for this sensor and person; the ratio is given, no saturation")
OUTSIDE: Reason = ("outside", "the ratio is outside what was calibrated; no valid reading")


@dataclass(frozen=True)
class Spo2Window:
    """start_s: of the 8 s window.  spo2_pct: in %, or None.  quality: 0-1.  reason: (code, sentence) where spo2_pct is None.

    ratio: of ratios over the 20 s up to the window's end, or None where there is no pulse.
    """

    start_s: float
    spo2_pct: float | None
    ratio: float | None
    quality: float
    reason: Reason | None


class Settling:
    """For how long the signal has been good without a break."""

    def __init__(self, calibration: Calibration | None, min_seconds: float) -> None:
        if not min_seconds >= 0:
            raise BadValue("0 or more seconds of good signal", f"{min_seconds}", "the usual is 60")
        self._calibration, self._min_seconds = calibration, min_seconds
        self._since: float | None = None

    def judge(self, pulse: LightPulse) -> tuple[float | None, Reason | None]:
        """The saturation in % that may be told for the next window, or why none."""
        if pulse.reason is not None or pulse.ratio is None:
            self._since = None
            return None, pulse.reason
        if self._since is None:
            self._since = pulse.start_s
        good_s = pulse.start_s + WINDOW_S - self._since
        if self._calibration is None:
            return None, UNCALIBRATED
        if good_s < self._min_seconds:
            return None, ("settling", f"good signal for {good_s:.0f} of {self._min_seconds:.0f} s; hold still")
        value = self._calibration.saturation(pulse.ratio)
        return (None, OUTSIDE) if value is None or value < LOWEST_PCT else (round(value, 1), None)


def analyse_spo2(
    red: ArrayLike, infrared: ArrayLike, rate_hz: float, calibration: Calibration | None = None, min_seconds: float = MIN_SECONDS
) -> list[Spo2Window]:
    """Ratio of ratios and SpO2 in % in windows of 8 s, 2 s apart.

    red, infrared: raw counts with their level, (n,); NaN where missing. A camera's blue and green, or red and green, do as well
    with a calibration of their own.  rate_hz: 25-1000.  calibration: of this sensor and person; without one spo2_pct is None
    throughout.  min_seconds: a value is told only after so long without a bad window.

    Raises BadValue for unequal lengths, rates and seconds outside, NotEnoughData for less than one window.
    """
    settling = Settling(calibration, min_seconds)
    told = []
    for pulse in read_pulses(red, infrared, rate_hz):
        spo2_pct, reason = settling.judge(pulse)
        told.append(Spo2Window(pulse.start_s, spo2_pct, pulse.ratio, pulse.quality, reason))
    return told
