"""When things happened in a session: by the device's clock where it has one, and in the wall's time."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from milo.sensors.clock import DeviceClock, Fit
from milo.sensors.contract import Samples


class Timeline:
    """Places readings in seconds of the session. begun: the wall clock at its second 0.  zero_s: the monotonic clock then."""

    def __init__(self, begun: datetime, zero_s: float) -> None:
        self.begun, self.zero_s = begun, zero_s
        self._clock = DeviceClock()
        self._device_zero: tuple[int, float] | None = None
        self._last: tuple[float, float] | None = None

    @property
    def fit(self) -> Fit:
        """How the device's clock runs against ours."""
        return self._clock.fit

    @property
    def end_s(self) -> float | None:
        """Where the last reading lies, None before the first."""
        return None if self._last is None else self._last[0]

    def anew(self) -> None:
        """The device began anew: its clock may stand anywhere."""
        self._device_zero = None
        self._clock = DeviceClock()

    def place(self, samples: Samples, arrived: float) -> float:
        """Seconds of the session at the first of these samples, which arrived at `arrived` of the monotonic clock."""
        length = len(samples.values) / samples.rate_hz
        if samples.device_us is None:
            at_s = max(arrived - self.zero_s - length, 0.0)
            self._last = (at_s + length - 1 / samples.rate_hz, arrived)
            return at_s
        # All of a frame has been read when it arrives; the clock is fitted to that.
        self._clock.add(samples.device_us + round((length - 1 / samples.rate_hz) * 1e6), arrived)
        anew = self._device_zero is None
        if self._device_zero is None:
            self._device_zero = (samples.device_us, max(arrived - self.zero_s - length, 0.0))
        zero_us, zero_s = self._device_zero
        at_s = zero_s + (samples.device_us - zero_us) / 1e6
        end_s = at_s + (len(samples.values) - 1) / samples.rate_hz
        if self._last is None or end_s > self._last[0] or anew:
            self._last = (end_s, arrived)
        return at_s

    def moment(self, samples: Samples, at_s: float) -> datetime:
        """The wall clock at the first of these samples, placed at at_s."""
        if samples.device_us is not None and np.isfinite(fitted := float(self._clock.at_s(samples.device_us))):
            return self.begun + timedelta(seconds=max(fitted - self.zero_s, 0.0))
        return self.begun + timedelta(seconds=at_s)

    def now_s(self, now: float) -> float:
        """Now as the readings count: a device's clock that runs a little off may be seconds away after an hour."""
        if self._last is None:
            return now - self.zero_s
        end_s, heard = self._last
        return end_s + now - heard
