"""Why a reading does not count: what no working sensor could have said."""

from __future__ import annotations

import math
from collections.abc import Container
from datetime import datetime
from typing import Any

import numpy as np

from milo.coach.lab.sensor_catalogue import CONTEXTS, DIASTOLIC_RANGE, KETONES, PLACES, PLAUSIBLE, RPE_RANGE, SYMPTOMS, Reading

FAULTS = frozenset({"unknown_quantity", "not_a_number", "out_of_range", "bad_clock", "bad_quality", "bad_context"})
"""Reasons that mean a broken part and not a loose sensor: a hard test stops at once."""


def fault(reading: Reading) -> str | None:
    """Why a reading cannot be a true one of a working sensor, as a code of the catalogue; None when nothing speaks against it."""
    if not _word(reading.quantity, PLAUSIBLE):
        return "unknown_quantity"
    told = ((reading.place, PLACES), (reading.ketones, KETONES))
    if not _word(reading.context, CONTEXTS) or not all(said is None or _word(said, known) for said, known in told):
        return "bad_context"
    if not isinstance(reading.valid, (bool, np.bool_)) or not _number(reading.quality) or not 0 <= reading.quality <= 1:
        return "bad_quality"
    for value in (reading.minutes_since_exercise, reading.full_scale, reading.window_s, reading.work, reading.breath):
        if value is not None and (not _number(value) or value < 0):
            return "not_a_number"
    if reading.window_s is None:
        return "not_a_number"
    if reading.rpe is not None and not (_number(reading.rpe) and RPE_RANGE[0] <= reading.rpe <= RPE_RANGE[1]):
        return "bad_context"
    return _value_fault(reading) if reading.valid else None  # without contact any number may stand in the value


def _value_fault(reading: Reading) -> str | None:
    low, high = PLAUSIBLE[reading.quantity]
    lower = reading.diastolic_mmhg
    if lower is not None:
        if not _number(lower):
            return "not_a_number"
        if not DIASTOLIC_RANGE[0] <= lower <= DIASTOLIC_RANGE[1] or (_number(reading.value) and lower >= reading.value):
            return "out_of_range"
    if reading.value is None:
        return None if reading.quantity == "systolic_mmhg" and lower is not None else "missing"
    if not _number(reading.value):
        return "not_a_number"
    return None if low <= reading.value <= high else "out_of_range"


def moment(at: Any) -> float | None:
    """A moment in seconds; None for what is none: a naive datetime, no number."""
    if isinstance(at, datetime):
        return at.timestamp() if at.tzinfo is not None else None
    return float(at) if _number(at) else None


def symptoms_told(told: Any) -> frozenset[str]:
    """The symptoms told, an unknown word as "unwell": what we cannot read is not nothing."""
    if not told:
        return frozenset()
    words = told if isinstance(told, (set, frozenset, list, tuple)) else [told]
    return frozenset(w if isinstance(w, str) and w in SYMPTOMS else "unwell" for w in words)


def _word(said: Any, known: Container[str]) -> bool:
    return isinstance(said, str) and said in known


def _number(value: Any) -> bool:
    return isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool) and math.isfinite(value)
