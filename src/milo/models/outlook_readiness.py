"""Tomorrow's readiness: each signal against the athlete's own past, and how the coming morning and day will compare with it.

Readiness of a day is the mean of what is known of it, each in the athlete's own standard deviations (heart-rate variability up,
resting heart rate down, sleep, energy, mood up, soreness down), as 50 + 15 z between 0 and 100. Own means and deviations use
earlier days alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from milo.models.outlook_features import Array, on_scale

SIGNS: Mapping[str, float] = {
    "hrv_rmssd_ms": 1.0, "resting_hr_bpm": -1.0, "sleep_h": 1.0, "energy_1_5": 1.0, "mood_1_5": 1.0, "soreness_1_10": -1.0,
}  # fmt: skip
"""What makes up a readiness, and which way is better."""
BESIDE = ("load_au", "training_min", "stress_1_5")  # only known, never part of the score
OWN_MEMORY = 60.0
OWN_PULL = 5.0  # days' worth of the usual person in one's own mean and spread
LEAST_SIGNALS = 2  # of a day that has a readiness
SHORT, LONG = 3.0, 14.0  # days' memory of the averages a forecast reads
MIDDLE, PER_SD = 50.0, 15.0
NAMES = tuple(f"{c}:{what}" for c in (*SIGNS, *BESIDE) for what in ("today", "short", "long"))


def own_scores(days: Mapping[str, Any]) -> Array:
    """Signals in own standard deviations, better is up.

    Parameters
    ----------
    days : Mapping of str to array, (days, n)
        Columns in their units, NaN where missing.

    Returns
    -------
    array, (days, n, len(SIGNS) + len(BESIDE))
        NaN where missing; each day against the days before it.
    """
    length, n = np.shape(next(iter(days.values())))
    keep = np.exp(-1 / OWN_MEMORY)
    out = np.full((length, n, len(SIGNS) + len(BESIDE)), np.nan)
    for c, column in enumerate((*SIGNS, *BESIDE)):
        if column not in days:
            continue
        z = on_scale(column, days[column])
        total, squares, weight = np.zeros(n), np.zeros(n), np.zeros(n)
        for row in range(length):
            mean = total / (weight + OWN_PULL)
            variance = (squares + OWN_PULL) / (weight + OWN_PULL) - mean**2
            out[row, :, c] = SIGNS.get(column, 1.0) * (z[row] - mean) / np.sqrt(np.maximum(variance, 0.05))
            there = ~np.isnan(z[row])
            value = np.where(there, z[row], 0)
            total, squares, weight = total * keep + value, squares * keep + value**2, weight * keep + there
    return np.clip(out, -4, 4)


def readiness(scores: Array) -> Array:
    """Readiness of each day in own standard deviations, (days, n); NaN with fewer than LEAST_SIGNALS signals."""
    told = scores[..., : len(SIGNS)]
    count = (~np.isnan(told)).sum(-1)
    return np.where(count >= LEAST_SIGNALS, np.nansum(told, -1) / np.maximum(count, 1), np.nan)


def averages(values: Array, memory: float, pull: float = 1.0) -> Array:
    """Exponentially weighted means up to each day, pulled towards 0; axis 0 is days."""
    keep, total, weight = np.exp(-1 / memory), np.zeros(values.shape[1:]), np.zeros(values.shape[1:])
    out = np.empty_like(values)
    for row in range(values.shape[0]):
        there = ~np.isnan(values[row])
        total, weight = total * keep + np.where(there, values[row], 0), weight * keep + there
        out[row] = total / (weight + pull)
    return out


def forecast_features(scores: Array) -> Array:
    """What a forecast of the next day reads on each day, (days, n, len(NAMES)); nothing known is 0."""
    today = np.nan_to_num(scores)
    stacked = np.stack([today, averages(scores, SHORT), averages(scores, LONG)], -1)
    return stacked.reshape(*scores.shape[:2], -1)


def as_score(z: Any) -> Array:
    """Own standard deviations as 0-100."""
    return np.clip(MIDDLE + PER_SD * np.asarray(z, float), 0, 100)
