"""Ranges of repetitions that coaches write: which one a target belongs to, and how far a set may grow in it."""

from __future__ import annotations

import math

BANDS = ((1, 3), (4, 6), (8, 12), (15, 20))  # ranges of repetitions coaches write; the target falls into one (our choice)
EXTRA_REPS = 2  # beyond the range, while the next plate would be too large a step (our choice); not as far as the next range
MIDDLE = 2  # place of the range of 8 to 12: the one that grows above itself where the next weight is far


def band_of(target: int) -> int:
    """Which of the ranges a target belongs to, by its place; beyond the last one its own."""
    fits = (i for i, band in enumerate(BANDS) if target <= band[1] + EXTRA_REPS and target < _next_low(band))
    return next(fits, len(BANDS))


def rep_range(target: int) -> tuple[int, int]:
    """The range of repetitions a target belongs to, lower end never above the target."""
    low, high = (*BANDS, (target, target))[band_of(target)]
    return min(low, target), max(high, target)


def kind_of_reps(target: int) -> int:
    """Which kind of day repetitions belong to. Sets that grew above the middle range are still of its kind, and no plan has both in
    one week: it and the longer one are one kind."""
    return min(band_of(target), MIDDLE)


def longest(target: int) -> int:
    """Repetitions a set may grow to before it belongs to the next range."""
    return next((low - 1 for low, _ in BANDS if target < low), 30)


def _next_low(band: tuple[int, int]) -> float:
    return next((low for low, _ in BANDS if low > band[1]), math.inf)
