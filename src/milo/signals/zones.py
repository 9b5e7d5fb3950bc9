"""Heart-rate zones from ventilatory thresholds: three (below VT1, between, above VT2), and five for daily use."""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

from milo.vocabulary.errors import BadValue

EASY_SHARE = 0.90  # of the heart rate at VT1: where recovery ends and endurance begins; our choice
HARD_SHARE = 0.5  # of the way from VT2 to the highest heart rate: where intervals give way to all-out; our choice


class Zone(NamedTuple):
    """low_bpm <= heart rate < high_bpm, whole beats; the first begins at 0, the last ends at the highest heart rate seen."""

    zone: int
    name: str
    low_bpm: int
    high_bpm: int


def three_zones(vt1_bpm: float, vt2_bpm: float, highest_bpm: float) -> list[Zone]:
    """Low, threshold and high intensity; bounds are the thresholds themselves, in bpm.

    vt1_bpm, vt2_bpm, highest_bpm: heart rates at VT1, at VT2 and the highest of the test, rising.
    Raises BadValue when they do not rise.  Source: Seiler and Kjerland, Scand J Med Sci Sports 16, 2006.
    """
    return _zones([vt1_bpm, vt2_bpm, highest_bpm], ["low intensity", "threshold", "high intensity"])


def five_zones(vt1_bpm: float, vt2_bpm: float, highest_bpm: float) -> list[Zone]:
    """Recovery and endurance below VT1, threshold between, intervals and all-out above VT2, in bpm.

    As three_zones, the outer two split: EASY_SHARE of VT1, HARD_SHARE of the way above VT2.  Raises BadValue when they do not rise.
    """
    bounds = [EASY_SHARE * vt1_bpm, vt1_bpm, vt2_bpm, vt2_bpm + HARD_SHARE * (highest_bpm - vt2_bpm), highest_bpm]
    return _zones(bounds, ["recovery", "endurance", "threshold", "intervals", "all-out"])


def _zones(bounds: list[float], names: list[str]) -> list[Zone]:
    whole = [0, *(round(b) if math.isfinite(b) else -1 for b in bounds)]
    if any(low >= high for low, high in itertools.pairwise(whole)):
        raise BadValue("VT1 below VT2 below the highest heart rate", ", ".join(f"{b:g}" for b in bounds))
    return [Zone(i, name, low, high) for i, (name, low, high) in enumerate(zip(names, whole, whole[1:], strict=False), 1)]
