"""How long something has been so: persistence with hysteresis, windows of the last seconds, and values that stood still."""

from __future__ import annotations

from collections import deque


class Track:
    """The good values of one quantity, and since when conditions hold. Times in seconds of one clock that runs forward."""

    def __init__(self, keep_s: float) -> None:
        self._keep_s = keep_s
        self._values: deque[tuple[float, float]] = deque()
        self._since: dict[str, float] = {}
        self._last: dict[str, float] = {}

    def add(self, now: float, value: float) -> None:
        """Keep a good value; what is older than keep_s goes."""
        self._values.append((now, value))
        while self._values[0][0] < now - self._keep_s:
            self._values.popleft()

    def forget(self) -> None:
        """Drop values and conditions: the clock or the context changed."""
        self._values.clear()
        self._since.clear()
        self._last.clear()

    def last(self, seconds: float) -> list[tuple[float, float]]:
        """The values of the last so many seconds, oldest first, both ends included."""
        return [pair for pair in self._values if pair[0] >= self._values[-1][0] - seconds]

    def span_s(self) -> float:
        """Seconds from the oldest kept value to the newest."""
        return self._values[-1][0] - self._values[0][0] if self._values else 0.0

    def held(self, key: str, now: float, on: bool, off: bool, seconds: float) -> bool:
        """Whether a condition is on now and has held for the given seconds.

        on: the trigger; off: the value left the hysteresis band, which alone ends a run: a noisy value must not keep an alarm away.
        Two sightings further apart than the duration prove nothing of the time between, so the run starts again.
        """
        if off or now - self._last.get(key, now) > seconds:
            self._since.pop(key, None)
            self._last.pop(key, None)
        if off:
            return False
        if on:
            self._since.setdefault(key, now)
        if key in self._since:
            self._last[key] = now
        return on and now - self._since[key] >= seconds


class Steady:
    """The highest value that stood for hold_s seconds within the last keep_s: a spike shorter than that is not read."""

    def __init__(self, hold_s: float, keep_s: float) -> None:
        self._hold_s, self._keep_s = hold_s, keep_s
        self._recent: deque[tuple[float, float]] = deque()
        self._stood: deque[tuple[float, float]] = deque()

    def add(self, now: float, value: float) -> None:
        """Take the next value, in the order of time."""
        self._recent.append((now, value))
        while len(self._recent) > 1 and self._recent[1][0] <= now - self._hold_s:
            self._recent.popleft()
        start = self._recent[0][0]
        if start <= now - self._hold_s:
            self._stood.append((start, min(v for _, v in self._recent)))
        while self._stood and self._stood[0][0] < now - self._keep_s:
            self._stood.popleft()

    def top(self) -> float | None:
        """That value; None while nothing has stood so long."""
        return max((value for _, value in self._stood), default=None)

    def forget(self) -> None:
        self._recent.clear()
        self._stood.clear()
