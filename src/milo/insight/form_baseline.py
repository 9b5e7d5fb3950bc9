"""A filmed set beside the athlete's own: what differs from their usual range, with the records behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from milo.vocabulary.records import FormSet

SESSIONS = 10  # days with filmed sets of an exercise before there is a usual range (our choice)
BAND = (0.10, 0.90)
NOISE = {"depth_index": 0.06, "rom_deg": 10.0, "lowering_s": 0.3, "form": 6.0}
"""What one camera cannot tell apart (reference 4.2: 5 degrees from the side, 10 at an angle; the others are our choice)."""


@dataclass(frozen=True)
class Difference:
    """A figure of the newest set outside the usual range low to high; by: how far from its middle, signed."""

    figure: str
    value: float
    low: float
    high: float
    by: float
    sessions: int
    record_ids: tuple[str, ...]


def differences(sets: Sequence[FormSet]) -> list[Difference]:
    """How the newest set differs from the sets of earlier days.

    Parameters
    ----------
    sets : sequence of FormSet
        All filmed sets of one exercise, in any order; only those filmed from the newest one's view are compared.

    Returns
    -------
    list of Difference
        Figures outside the 10-90 % range of earlier days by more than a camera's noise; empty before ten such days.
    """
    ordered = sorted(sets, key=lambda s: s.at)
    if not ordered:
        return []
    newest = ordered[-1]
    earlier = [s for s in ordered[:-1] if s.at.date() < newest.at.date() and s.view == newest.view]
    found = []
    for figure, noise in NOISE.items():
        value = getattr(newest, figure)
        days: dict[object, list[float]] = {}
        for one in earlier:
            if getattr(one, figure) is not None:
                days.setdefault(one.at.date(), []).append(getattr(one, figure))
        if value is None or len(days) < SESSIONS:
            continue
        usual = np.array([np.median(v) for v in days.values()])
        low, high = np.quantile(usual, BAND)
        by = float(value - np.median(usual))
        if not low <= value <= high and abs(by) > noise:
            ids = (newest.form_set_id, *(s.form_set_id for s in earlier if getattr(s, figure) is not None))
            found.append(Difference(figure, float(value), float(low), float(high), by, len(days), ids))
    return found
