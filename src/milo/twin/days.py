"""A block of lives, day after day from the epoch: what was, what was seen, and when in the day it all happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from milo.twin.bar import Bar, Loaded
from milo.twin.cohort import Cohort
from milo.twin.draws import Draws
from milo.twin.observe import Observed, Observer
from milo.twin.parameters import Parameters
from milo.twin.people import Habits, Person, habits, people
from milo.twin.state import Truth
from milo.twin.traits import RUNNING, Codes, Flags, Traits

EPOCH = date(2025, 1, 6)  # a Monday; every simulated life is told from here
Hours = NDArray[np.float64]  # of the clock; a float32 of seconds would be off by one now and then
BLOCK = 256  # people who are simulated together
WALKING = 0
# Below ten minutes a kilometre nobody runs: who cannot run the oxygen they are meant to spend walks it (our choice).
SLOWEST_RUN_M_MIN = 102.0
CADENCE = {RUNNING: 164.0, WALKING: 116.0}  # steps a minute
LONGEST_S = 4 * 3600  # a battery's worth; what is longer is not seen (our choice)
ELSEWHERE_H = 0.75  # between getting up and a session, and between a session and bed (our choice)


@dataclass(frozen=True)
class Day:
    """One day of a block. Arrays (n,); hours are of the local clock, `midnight` its 00:00 in seconds since 1970 UTC."""

    number: int  # days since the epoch
    truth: Truth
    seen: Observed
    loaded: Loaded
    midnight: NDArray[np.int64]
    wake_h: Hours
    bed_h: Hours
    up_h: Hours  # next morning, 24 and more
    activity: Codes  # of the session as it is called by the watch
    start_h: Hours  # of the session
    session_s: NDArray[np.int64]  # how long it was, 0 without one
    new_device: Flags
    device_since: tuple[datetime, ...]  # when each person began to wear the one worn today

    @property
    def weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.truth.day.weekday() >= 5

    def moment(self, k: int, hour: float) -> datetime:
        """A local clock hour of person k as a moment, whole seconds."""
        return _UNIX + timedelta(seconds=int(self.midnight[k]) + round(hour * 3600))


class Block:
    """256 people: number 0 holds the first 256 of the squad. Lives from the epoch on, once."""

    def __init__(self, seed: int, number: int, parameters: Parameters) -> None:
        cohort = Cohort(seed, BLOCK, number=number, parameters=parameters, first=EPOCH)
        self._cohort, self.number = cohort, number
        self.traits: Traits = cohort.traits
        self.draws: Draws = cohort.draws
        self.parameters = parameters
        self._observer = Observer(self.traits, self.draws)
        self.habits: Habits = habits(self.traits, self.draws)
        self._bar = Bar(self.traits)
        self._weight = cohort.state.weight_kg.copy()
        self._first = cohort.step()
        self.people: list[Person] = people(
            seed, number, EPOCH, self.traits, self.draws, self._observer.home_offset_min, self._weight, self._first.resting_hr
        )
        self._device_since = tuple(p.signup for p in self.people)

    def days(self) -> Iterator[Day]:
        """Every day from the epoch on, without end."""
        truth, number = self._first, 0
        up_utc = None
        device = np.zeros(BLOCK, np.int16)
        while True:
            day, up_utc = self._lay_out(number, truth, up_utc, device)
            device = day.seen.device
            yield day
            truth, number = self._cohort.step(), number + 1

    def _lay_out(self, number: int, truth: Truth, up_utc: Hours | None, device: NDArray[np.int16]) -> tuple[Day, Hours]:
        t, h = self.traits, self.habits
        seen = self._observer.see(truth)
        loaded = self._bar.load(truth)
        rng = self.draws.fresh("clock", number)
        z = rng.standard_normal((3, BLOCK))
        u = rng.random(BLOCK)
        zero = int(datetime.combine(truth.day, time(), UTC).timestamp())
        midnight = zero - 60 * seen.offset_min.astype(np.int64)
        # A watch that saw the night knows when it began and ended; else the night was what it was.
        bed = np.where(seen.night.seen, seen.night.bed_h, truth.bed_h)
        up = np.where(seen.night.seen, seen.night.up_h, truth.bed_h + truth.asleep_h + truth.awake_h)
        wake = np.full(BLOCK, 7.0) + t.chronotype_h if up_utc is None else (up_utc - midnight) / 3600
        # A journey west lengthens the day before; what lies before midnight was spent on the way.
        wake = np.maximum(wake, 0.0)
        bed = np.maximum(bed, wake + 4)
        up = np.maximum(up, bed + 3)
        activity = self._called(truth)
        session_s = np.where(truth.done, np.minimum(np.rint(truth.minutes * 60), LONGEST_S), 0).astype(np.int64)
        free = (11.0 + 2.0 * z[0]) if truth.day.weekday() >= 5 else h.trains_h + 0.4 * z[1]
        # One session in eight comes at another time of the day than usual (our choice).
        free = np.where(u < 0.125, 18.0 + 0.8 * z[2], free)
        latest = bed - ELSEWHERE_H - session_s / 3600
        start = np.maximum(np.minimum(np.maximum(free, wake + ELSEWHERE_H), latest), wake + 0.3)
        new_device = seen.device != device
        if new_device.any():
            woke = [_UNIX + timedelta(seconds=s) for s in (midnight + (wake * 3600).astype(np.int64)).tolist()]
            pairs = zip(new_device.tolist(), woke, self._device_since, strict=True)
            self._device_since = tuple(now if new else before for new, now, before in pairs)
        day = Day(
            number=number,
            truth=truth,
            seen=seen,
            loaded=loaded,
            midnight=midnight,
            wake_h=wake.astype(np.float64),
            bed_h=bed.astype(np.float64),
            up_h=up.astype(np.float64),
            activity=activity,
            start_h=start.astype(np.float64),
            session_s=session_s,
            new_device=new_device,
            device_since=self._device_since,
        )
        return day, midnight + up * 3600

    def _called(self, truth: Truth) -> Codes:
        """The session's activity as a watch calls it: a run too slow to be one is a walk."""
        speed = (truth.intensity * truth.vo2max - 3.5) / 0.2
        slow = (truth.activity == RUNNING) & (speed < SLOWEST_RUN_M_MIN)
        return np.where(slow, WALKING, truth.activity).astype(np.int8)


_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
