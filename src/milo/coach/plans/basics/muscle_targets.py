"""What each muscle needs in a week, and how much of it an exercise would give where it is short.

Source: training.md 2.2, landmarks of weekly fractional sets.
"""

from __future__ import annotations

from collections.abc import Mapping

from milo.coach.plans.basics.tables import tables

_TABLES = tables("basics.muscle_targets")
MINIMUM: dict[str, float] = _TABLES["minimum"]
"""Column "minimum", its lower end, where a beginner starts."""
MAINTAIN: dict[str, float] = _TABLES["maintain"]
PRODUCTIVE: dict[str, float] = _TABLES["productive"]
"""Column "productive", its lower end."""
GROWING = ("muscle_gain", "strength")


def targets(goal: str) -> dict[str, float]:
    """Weekly sets a muscle needs, by muscle: the minimum that lets it grow where that is the goal, else what maintains it."""
    return MINIMUM if goal in GROWING else MAINTAIN


def lacking(muscles: Mapping[str, float], total: Mapping[str, float], wanted: Mapping[str, float]) -> float:
    """How much an exercise gives where it is needed: its muscles, each by the share of its need that is missing.

    muscles: of the exercise, 1 direct or 0.5 indirect.  total: weekly sets so far.

    >>> lacking({"calves": 1.0}, {}, MINIMUM), lacking({"abs": 1.0}, {"abs": 6.0}, MINIMUM)
    (1.0, 0.0)
    """
    missing = 0.0
    for muscle, weight in muscles.items():
        need, had = wanted.get(muscle), total.get(muscle, 0.0)
        if need is not None and had < need:
            missing += weight * (1.0 - had / need)
    return missing
