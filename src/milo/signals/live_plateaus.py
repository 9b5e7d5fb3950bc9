"""Plateaus as they come, for the guided protocol."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from milo.signals.plateau_levels import LEAST_S, level_limit_ppm_s
from milo.signals.plateaus import Plateau, Plateaus, find_plateaus
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]

TIME_OUT_S = 1200.0  # without the wanted plateaus the protocol ends (our choice: 5 levels of 3 minutes and the way between)
STUCK_S = 300.0  # without anything new it ends too (our choice)
EVERY_S = 4.0  # the record is looked over so often (our choice: a fifth of a plateau)
SLOPE_S = 20.0  # over which the current slope is taken: a plateau's length


@dataclass(frozen=True)
class PlateauState:
    """What is found so far. ended: nothing more is taken in; code and reason say why, or what is waited for.

    co2_ppm: the latest reading, None when it is missing or was none.  slope_ppm_s: over the last 20 s, None before.
    level: the slope counts as level.  level_s: seconds of the level that is going on, 0 when there is none.
    """

    at_s: float
    found: Plateaus
    co2_ppm: float | None
    slope_ppm_s: float | None
    level: bool
    level_s: float
    ended: bool
    code: str
    reason: str


class LivePlateaus:
    """Looks for plateaus while the record grows; ends with a reason, always: wanted reached, nothing new for long, or time out.

    rate_hz: samples a second.  wanted: plateaus to find; None: any number, until `finish` or the time out.
    The record is bounded by the time out.
    """

    def __init__(
        self, rate_hz: float, wanted: int | None = None, *, time_out_s: float = TIME_OUT_S, stuck_s: float = STUCK_S
    ) -> None:
        if not time_out_s >= LEAST_S:
            raise BadValue(f"a time out of at least {LEAST_S:.0f} s", f"{time_out_s}", "give the protocol time for one plateau")
        self.rate_hz, self.wanted, self.time_out_s, self.stuck_s = rate_hz, wanted, time_out_s, stuck_s
        self._co2: list[float] = []
        self._humidity: list[float] = []
        self._looked, self._news_s, self._known = 0, 0.0, 0
        nothing = find_plateaus(np.zeros(0), None, rate_hz, wanted)
        self._state = PlateauState(0.0, nothing, None, None, False, 0.0, False, "waiting", "waiting for the first sample")

    def feed(self, co2_ppm: float | None, humidity_pct: float | None = None) -> PlateauState:
        """Takes one sample, None where it is missing; after the end nothing changes any more."""
        if self._state.ended:
            return self._state
        self._co2.append(np.nan if co2_ppm is None else float(co2_ppm))
        self._humidity.append(np.nan if humidity_pct is None else float(humidity_pct))
        n = len(self._co2)
        at_s = n / self.rate_hz
        found, level_s = self._state.found, self._state.level_s
        if (n - self._looked) / self.rate_hz >= EVERY_S or at_s >= self.time_out_s:
            found, level_s = self._look(at_s)
        slope = self._slope()
        level = slope is not None and abs(slope) <= level_limit_ppm_s(self.rate_hz)
        latest = self._co2[-1] if np.isfinite(self._co2[-1]) else None
        code, reason, ended = self._ending(found, at_s)
        self._state = PlateauState(at_s, found, latest, slope, level, level_s, ended, code, reason)
        return self._state

    @property
    def state(self) -> PlateauState:
        """How it stands since the last sample."""
        return self._state

    def finish(self) -> PlateauState:
        """The record is at its end: looks it over once more and ends."""
        if not self._state.ended:
            at_s = len(self._co2) / self.rate_hz
            found, level_s = self._look(at_s)
            self._state = replace(self._state, found=found, level_s=level_s, ended=True, code=found.code, reason=found.reason)
        return self._state

    def _look(self, at_s: float) -> tuple[Plateaus, float]:
        self._looked = len(self._co2)
        found = find_plateaus(np.array(self._co2), np.array(self._humidity), self.rate_hz, self.wanted)
        if len(found.plateaus) > self._known:
            self._known, self._news_s = len(found.plateaus), at_s
        going_on = found.plateaus[-1] if found.plateaus else None
        return found, self._lasting(going_on)

    def _lasting(self, plateau: Plateau | None) -> float:
        """Seconds of this plateau when it reaches up to now."""
        if plateau is None or plateau.end_index < len(self._co2) - 1:
            return 0.0
        return (plateau.end_index - plateau.start_index + 1) / self.rate_hz

    def _slope(self) -> float | None:
        size = max(3, round(SLOPE_S * self.rate_hz))
        if len(self._co2) < size:
            return None
        x = np.array(self._co2[-size:])
        t = np.arange(size)[np.isfinite(x)] / self.rate_hz
        if len(t) < 0.8 * size:
            return None
        t = t - t.mean()
        return float(t @ x[np.isfinite(x)] / (t @ t))

    def _ending(self, found: Plateaus, at_s: float) -> tuple[str, str, bool]:
        many = len(found.plateaus)
        if self.wanted is not None and many >= self.wanted:
            last = found.plateaus[-1]
            # The last one was seen for its 20 s: more would only make it longer.
            if (last.end_index - last.start_index + 1) / self.rate_hz >= LEAST_S:
                return found.code, found.reason, True
        if at_s >= self.time_out_s:
            return "time_out", f"time is up after {at_s:.0f} s: {found.reason}", True
        if at_s - self._news_s >= self.stuck_s:
            return "nothing_new", f"nothing new for {self.stuck_s:.0f} s: {found.reason}", True
        wanted = "" if self.wanted is None else f" of {self.wanted}"
        return "waiting", f"{many}{wanted} found so far", False
