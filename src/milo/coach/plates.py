"""Which weights a bar can have with somebody's plates.

The rule (our choice, where training.md 2.4 says only that loads are rounded to plates): both sides alike, so plates come in pairs;
of each kind smaller than the heaviest at most two a side, as nobody stacks a third where the next kind would do, and at most six of
those together; of all ways to load a weight the one with the fewest plates counts. A list that names a kind more than once is an
inventory: each entry is one pair, and there is no more than that.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

MOST_ALIKE = 2  # of one kind a side, but for the heaviest
MOST_SMALL = 6  # a side, of all kinds but the heaviest
MOST_SIDE_KG = 300.0  # a side: more than anybody lifts (vocabulary.told_limits)
MOST_KINDS = 12  # the heaviest ones; no maker sells more


@cache
def sides_kg(plates_kg: tuple[float, ...]) -> dict[float, int]:
    """Every weight in kg one side can have, lightest first, with the fewest plates that make it.

    >>> sides_kg((10.0, 0.5))[11.0], 1.5 in sides_kg((10.0, 0.5))
    (3, False)
    """
    owned = Counter(plates_kg)
    inventory = max(owned.values()) > 1
    kinds = sorted(owned, reverse=True)[:MOST_KINDS]
    most = min(owned[kinds[0]] if inventory else math.inf, MOST_SIDE_KG // kinds[0])
    heavy = {round(count * kinds[0], 3): count for count in range(int(most) + 1)}
    small = {0.0: 0}
    for kind in kinds[1:]:
        for kg, count in list(small.items()):
            for more in range(1, min(owned[kind] if inventory else MOST_ALIKE, MOST_SMALL - count) + 1):
                side = round(kg + more * kind, 3)
                small[side] = min(small.get(side, MOST_SMALL), count + more)
    fewest: dict[float, int] = {}
    for kg, count in heavy.items():
        for beside, more in small.items():
            side = round(kg + beside, 3)
            fewest[side] = min(fewest.get(side, count + more), count + more)
    return dict(sorted(fewest.items()))


def loaded_kg(bar_kg: float, wanted_kg: float, plates_kg: Sequence[float], *, down: bool) -> float:
    """The weight of bar and plates nearest to the wanted one, of two as near the heavier; never under the bar. down: not above it.

    >>> loaded_kg(20, 55, [10, 5, 2.5, 1.25, 0.55], down=False), loaded_kg(20, 55.9, [10, 5, 2.5, 1.25, 0.55], down=False)
    (55.0, 56.1)
    """
    sides = list(sides_kg(tuple(plates_kg)))
    wanted = max(wanted_kg - bar_kg, 0.0) / 2
    at = bisect.bisect_right(sides, wanted + 1e-9) - 1
    up = at + 1 < len(sides) and not down and sides[at + 1] - wanted <= wanted - sides[at] + 1e-9
    return round(bar_kg + 2 * sides[at + up], 3)


def next_above_kg(bar_kg: float, kg: float, plates_kg: Sequence[float]) -> float | None:
    """The next heavier weight of bar and plates; None where there are no more plates.

    >>> next_above_kg(20, 57.2, [10, 5, 2.5, 1.25, 0.55])
    57.5
    """
    sides = list(sides_kg(tuple(plates_kg)))
    at = bisect.bisect_right(sides, (kg - bar_kg) / 2 + 1e-9)
    return round(bar_kg + 2 * sides[at], 3) if at < len(sides) else None
