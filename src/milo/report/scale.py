"""From numbers and days to places on paper: nice ticks, and the frame a chart is drawn in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)  # the steps people count in
HEADROOM = 0.06  # of the range, left free above and below a line that does not start at zero; our choice


def nice_step(span: float, wanted: int) -> float:
    """The smallest step people count in that needs at most `wanted` steps for a span.

    >>> nice_step(437, 4)
    200.0
    """
    rough = span / max(1, wanted)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round numbers that enclose low to high; equal bounds are widened by one (there is no range to show).

    >>> ticks(0, 437)
    [0.0, 200.0, 400.0, 600.0]
    """
    if high <= low:
        low, high = low - 1.0, high + 1.0
    step = nice_step(high - low, wanted)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def bounds(values: Iterable[float | None], zero: bool) -> tuple[float, float] | None:
    """Lowest and highest of what is there, with headroom; with zero, zero is inside. None when nothing is there."""
    known = [v for v in values if v is not None and math.isfinite(v)]
    if not known:
        return None
    low, high = min(known), max(known)
    if zero:
        return min(0.0, low), max(0.0, high)
    room = (high - low) * HEADROOM or abs(high) * HEADROOM or 1.0
    return low - room, high + room


def day_ticks(first: date, last: date, wanted: int = 5) -> list[date]:
    """Days to write under an axis, evenly spaced back from the last one: whole weeks where the span allows."""
    span = (last - first).days
    if span <= 0:
        return [last]
    step = max(1, math.ceil(span / wanted))
    if step > 3:
        step = math.ceil(step / 7) * 7
    return [last - timedelta(days=back) for back in range(0, span + 1, step)][::-1]


def every(count: int, room: float, each: float) -> list[int]:
    """Which of `count` labels fit into `room` when each takes `each`; the last is always among them.

    >>> every(7, 100, 30)
    [0, 3, 6]
    """
    step = max(1, math.ceil(count * each / max(room, 1.0)))
    return [i for i in range(count) if (count - 1 - i) % step == 0]


@dataclass(frozen=True)
class Frame:
    """The paper of a chart in user units: the drawing lies between the margins; low to high is the height's scale."""

    width: float
    height: float
    low: float = 0.0
    high: float = 1.0
    left: float = 40.0
    right: float = 14.0
    top: float = 14.0
    bottom: float = 26.0

    @property
    def inner(self) -> float:
        return self.width - self.left - self.right

    @property
    def floor(self) -> float:
        return self.height - self.bottom

    def y(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.floor - part * (self.floor - self.top)

    def x(self, part: float) -> float:
        """The place of a part (0 to 1) of the width."""
        return self.left + part * self.inner
