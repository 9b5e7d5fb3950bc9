"""A row of intervals from a strap, a watch or a file: artefacts, variability, irregularity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.hrv import HrvFrequency, HrvTime, hrv_frequency, hrv_time
from milo.signals.irregularity import Irregularity, irregularity
from milo.signals.rr_artefacts import LEAST_INTERVALS, checked_rr, lipponen_tarvainen

Reason = tuple[str, str]


@dataclass(frozen=True)
class RrAnalysis:
    """artefacts: indices of intervals that are no normal ones. windows: (start in s, score). The rest None with a reason."""

    hrv: HrvTime | None
    frequency: HrvFrequency | None
    irregularity: Irregularity | None
    windows: list[tuple[float, float]]
    artefacts: NDArray[np.int64]
    reasons: list[Reason]


def analyse_rr(rr_ms: Any) -> RrAnalysis:
    """Artefacts, variability and irregularity of one unbroken row of intervals.

    rr_ms: shape (n,), ms, in order. Raises BadValue for an interval that is not above zero.
    """
    rr = checked_rr(rr_ms)
    if len(rr) < LEAST_INTERVALS:
        text = f"at least {LEAST_INTERVALS} intervals are needed, there are {len(rr)}"
        return RrAnalysis(None, None, None, [], np.zeros(0, np.int64), [("too_short", text)])
    found = lipponen_tarvainen(rr)
    hrv, reasons = hrv_time(rr, found)
    frequency, why = hrv_frequency(rr, found)
    reasons += [w for w in why if w not in reasons]
    # An artefact of the sensor is no irregularity of the heart; an early beat is.
    row = found.corrected_ms if (found.missed | found.extra).any() else rr
    uneven, why = irregularity(row)
    reasons += why
    start = np.concatenate([[0.0], np.cumsum(row)]) / 1000
    windows = [] if uneven is None else [(float(start[i]), float(s)) for i, s in zip(uneven.starts, uneven.scores, strict=True)]
    return RrAnalysis(hrv, frequency, uneven, windows, np.flatnonzero(found.wrong), reasons)
