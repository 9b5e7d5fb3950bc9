"""What the outlook knows of an athlete on a day: levels and spread of daily signals, from that day and before.

Each signal is put on the scale of the people the model learned from, and averaged with weights that halve with age. An average
is pulled towards the usual where little is known, so that a missing day, or a signal nobody measures, is neither a zero nor an
invented value: it says nothing. Nothing here looks ahead: rows appended later never change what was computed for a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

COLUMNS = (
    "sleep_h", "sleep_quality", "resting_hr_bpm", "hrv_rmssd_ms", "load_au", "training_min", "steps", "mood_1_5", "energy_1_5",
    "soreness_1_10", "stress_1_5", "exhaustion_1_5",
)  # fmt: skip
"""Signals of a day. exhaustion_1_5 is the 28-day questionnaire's; it is missing on all other days."""
LOGARITHMIC = frozenset({"hrv_rmssd_ms", "steps"})
USUAL: Mapping[str, tuple[float, float]] = {
    "sleep_h": (7.11, 1.1), "sleep_quality": (0.93, 0.03), "resting_hr_bpm": (66.0, 8.0), "hrv_rmssd_ms": (3.65, 0.45),
    "load_au": (87.0, 150.0), "training_min": (22.0, 33.0), "steps": (8.85, 0.5), "mood_1_5": (3.45, 0.95),
    "energy_1_5": (3.24, 0.95), "soreness_1_10": (1.86, 1.4), "stress_1_5": (2.94, 1.0), "exhaustion_1_5": (2.3, 0.7),
}  # fmt: skip
"""Mean and standard deviation of the simulated population (log units for LOGARITHMIC): the zero and one of every scale."""
MEMORIES = (14.0, 60.0, 180.0)  # days until a day weighs 1/e
SPREAD_MEMORY = 60.0
PULL = 2.0  # days' worth of the usual in every average
PULL_QUESTIONNAIRE = 0.3
BOUND = 6.0  # scaled values beyond it are the bound: one slip of a finger does not make an outlook
NAMES = tuple(f"{c}:{int(m)}" for c in COLUMNS for m in MEMORIES) + tuple(f"{c}:spread" for c in COLUMNS if c != "exhaustion_1_5")


def features(days: Mapping[str, Any], at: Sequence[int]) -> Array:
    """What is known at the end of some days.

    Parameters
    ----------
    days : Mapping of str to array, (days, n)
        Columns of COLUMNS in their units, NaN where missing; an absent column is all missing.
    at : sequence of int
        Rows whose evening is looked from, ascending.

    Returns
    -------
    array, (len(at), n, len(NAMES))
        Levels and spreads on the scale of USUAL; 0 is the usual.
    """
    known = next(iter(days.values()))
    length, n = np.shape(known)
    wanted = {int(row): k for k, row in enumerate(at)}
    out = np.zeros((len(at), n, len(NAMES)))
    for c, column in enumerate(COLUMNS):
        if column not in days:
            continue
        scaled = on_scale(column, days[column])
        there = ~np.isnan(scaled)
        z = np.where(there, scaled, 0.0)
        pull = PULL_QUESTIONNAIRE if column == "exhaustion_1_5" else PULL
        for m, memory in enumerate(MEMORIES):
            keep = np.exp(-1 / memory)
            total, weight, squares = np.zeros(n), np.zeros(n), np.zeros(n)
            spread = memory == SPREAD_MEMORY and column != "exhaustion_1_5"
            for row in range(length):
                total = total * keep + z[row]
                weight = weight * keep + there[row]
                if spread:
                    squares = squares * keep + z[row] ** 2
                if row in wanted:
                    mean = total / (weight + pull)
                    out[wanted[row], :, c * len(MEMORIES) + m] = mean
                    if spread:
                        variance = (squares + pull) / (weight + pull) - mean**2
                        out[wanted[row], :, len(COLUMNS) * len(MEMORIES) + c] = np.sqrt(np.maximum(variance, 0)) - 1
    return out


def on_scale(column: str, values: Any) -> Array:
    """Values of a column on the scale of USUAL; what cannot be (a logarithm of nothing) is missing."""
    x = np.asarray(values, float)
    if column in LOGARITHMIC:
        x = np.log(np.where(x > 0, x, np.nan))
    mean, sd = USUAL[column]
    return np.clip((x - mean) / sd, -BOUND, BOUND)
