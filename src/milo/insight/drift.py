"""Whether what people write still looks like what it looked like before: the population stability index of counted categories.

References
----------
Siddiqi N. Credit Risk Scorecards. Wiley, 2006, ch. 6 (below 0.10 stable, above 0.25 changed).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

STEADY, CHANGED = 0.10, 0.25
SMOOTHED = 0.5  # counts added to each category, so that one nobody has seen yet gives no infinite index (our choice)

State = Literal["steady", "watch", "changed"]


def stability_index(before: Mapping[str, int], now: Mapping[str, int]) -> float | None:
    """The population stability index of two counts by category.

    Parameters
    ----------
    before, now : Mapping of str to int
        How often each category was counted; a category missing in one has a count of 0 there.

    Returns
    -------
    float or None
        Sum of (p - q) ln(p / q) over all categories; None where either is empty.

    Examples
    --------
    >>> stability_index({"plan": 50, "food": 50}, {"plan": 50, "food": 50})
    0.0
    >>> round(stability_index({"plan": 90, "food": 10}, {"plan": 50, "food": 50}), 2)
    0.86
    """
    if not sum(before.values()) or not sum(now.values()):
        return None
    names = before.keys() | now.keys()
    shares: list[list[float]] = [
        [(counts.get(name, 0) + SMOOTHED) / (sum(counts.values()) + SMOOTHED * len(names)) for name in sorted(names)]
        for counts in (before, now)
    ]
    index: float = sum(((p - q) * math.log(p / q) for q, p in zip(*shares, strict=True)), 0.0)
    return abs(index)


def state_of(index: float) -> State:
    """How far an index is from stable."""
    return "steady" if index < STEADY else "watch" if index < CHANGED else "changed"
