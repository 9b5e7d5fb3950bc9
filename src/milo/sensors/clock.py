"""When something happened: a device's own clock told in the time of this machine.

Bytes never arrive early: a serial line and USB add a few milliseconds, now and then fifty, never fewer than none. So of each
second the quickest frame counts, and a line laid through these says how the device's clock runs against ours.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

BIN_US = 1_000_000  # of each such stretch of device time the quickest arrival counts (our choice)
WINDOW = 60  # stretches; a resonator that warms by .4 ppm a second bends by .2 ms over them (our choice)
LEAST = 10  # stretches before a time is told (our choice)
ENVELOPE_PCT = 20.0  # of the quickest arrivals about so many lie on the edge (our choice)
ASSUMED_S = (
    0.004  # from the last reading to its quickest arrival: 3 ms on the line (34 bytes at 115200 baud), 1 ms of USB (our choice)
)
MOST_RESIDUAL_MS = 5.0  # beyond, the line explains nothing (our choice)
JUMP_S = 1.0  # clocks that part by so much between two arrivals, a stall apart: the device began anew (our choice)
_TURN_US = 1 << 32


@dataclass(frozen=True, slots=True)
class Fit:
    """How a device's clock runs. drift_ppm: how much quicker than ours.  residual_ms_p95: of the quickest arrivals about the line.

    valid: enough was heard, and it lies on a line.  reason: why not, else "".
    """

    drift_ppm: float | None
    residual_ms_p95: float | None
    valid: bool
    reason: str


class DeviceClock:
    """Maps device time to ours; give it every frame as it comes.

    How long the quickest bytes were under way cannot be observed: assumed_s is taken, and times are wrong by what it is wrong.
    """

    def __init__(self, assumed_s: float = ASSUMED_S) -> None:
        self._assumed_s = assumed_s
        self.reset()

    def reset(self) -> None:
        """Forget all: the device began anew."""
        self._bins: deque[tuple[float, float]] = deque(maxlen=WINDOW)  # device s since the first, arrival less that
        self._open: tuple[int, float, float] | None = None
        self._first: tuple[int, float] | None = None
        self._last: tuple[int, float] | None = None
        self._line: tuple[float, float] | None = None
        self._fit = Fit(None, None, False, "nothing was heard yet")

    @property
    def fit(self) -> Fit:
        """The newest fit; made anew once a second."""
        return self._fit

    def add(self, device_us: int, at_s: float) -> None:
        """Hear a frame. device_us: its last reading, wrapped at 2^32 or not.  at_s: when its bytes were here, monotonic, s."""
        if self._first is None or self._last is None:
            self._first = self._last = (device_us, at_s)
        if self._last[0] - device_us > _TURN_US // 2:
            device_us += _TURN_US * -(-(self._last[0] - device_us - _TURN_US // 2) // _TURN_US)
        ran_s, passed_s = (device_us - self._last[0]) / 1e6, at_s - self._last[1]
        if abs(ran_s - passed_s) > JUMP_S + 0.01 * abs(passed_s):
            self.reset()
            self._first = (device_us, at_s)
        self._last = (device_us, at_s)
        x = (device_us - self._first[0]) / 1e6
        y = at_s - self._first[1] - x
        bin_ = (device_us - self._first[0]) // BIN_US
        if self._open is None or bin_ > self._open[0]:
            if self._open is not None:
                self._bins.append(self._open[1:])
                self._lay()
            self._open = (bin_, x, y)
        elif y < self._open[2]:
            self._open = (self._open[0], x, y)

    def at_s(self, device_us: ArrayLike) -> NDArray[np.float64]:
        """Our monotonic time of device times, s; NaN while the fit is not valid. device_us: unwrapped, any shape."""
        given = np.asarray(device_us, np.float64)
        if self._line is None or self._first is None or not self._fit.valid:
            return np.full(given.shape, np.nan)
        x = (given - self._first[0]) / 1e6
        return np.asarray(self._first[1] + x + self._line[0] + self._line[1] * x - self._assumed_s)

    def _lay(self) -> None:
        """The line: Theil-Sen's slope, for stalls lie far above it, then as low as the quickest arrivals."""
        if len(self._bins) < LEAST:
            self._fit = Fit(None, None, False, f"expected {LEAST} s of frames, but found {len(self._bins)}")
            return
        x, y = np.array(self._bins).T
        one, other = np.triu_indices(len(x), 1)
        slope = float(np.median((y[other] - y[one]) / (x[other] - x[one])))
        above = y - slope * x
        low = float(np.percentile(above, ENVELOPE_PCT))
        residual_ms = float(np.percentile(np.abs(above - low), 95)) * 1000
        self._line = (low, slope)
        valid = residual_ms <= MOST_RESIDUAL_MS
        reason = "" if valid else f"the quickest arrivals scatter by {residual_ms:.1f} ms, wanted {MOST_RESIDUAL_MS:g}"
        self._fit = Fit((1 / (1 + slope) - 1) * 1e6, residual_ms, valid, reason)
