"""Levels in a slow carbon dioxide record: where it stays, not where it only passes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.signals.pieces import Pieces, cut_into_pieces
from milo.signals.plateau_levels import (
    HICCUP_S,
    LEAST_S,
    LEAST_STEP_PPM,
    Level,
    drifted,
    level_limit_ppm_s,
    levels_of,
    long_enough,
    stretched,
)
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]

CEILING_PPM = 40_000.0  # an SCD30 reports no more (reference 1.4); other sensors hand their own in
LEAST_AIR_PPM = (
    250.0  # outdoor air has above 400, less 3 times the 30 ppm + 3 % of the sensor: below, it is starting up (our choice)
)
MOST_ROOM_PPM = 2_000.0  # stale room air; a record that begins above it begins in a bag (our choice)
RATES_HZ = (0.05, 50.0)
WORKING_HZ = 2.0  # quicker records are averaged down to 2-4 Hz: a plateau of 20 s needs no more


@dataclass(frozen=True)
class Plateau:
    """A level. start_index, end_index: first and last sample, both within. co2_ppm: median. humidity_pct: mean, or None."""

    start_index: int
    end_index: int
    co2_ppm: float
    humidity_pct: float | None

    def to_json(self) -> dict[str, Any]:
        """As the contract wants it."""
        return {
            "start_index": self.start_index,
            "end_index": self.end_index,
            "co2_ppm": round(self.co2_ppm, 1),
            "humidity_pct": None if self.humidity_pct is None else round(self.humidity_pct, 1),
        }


@dataclass(frozen=True)
class Plateaus:
    """What a record came to. finished: at least one plateau. code and reason say why it ended as it did, always.

    baseline_ppm: the first level, None when the record never rests.  noise_ppm: of one sample, sd; None without samples.
    """

    baseline_ppm: float | None
    plateaus: tuple[Plateau, ...]
    finished: bool
    code: str
    reason: str
    noise_ppm: float | None = None

    def to_json(self, rejected: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """The document of `milo analyse plateaus`. rejected: lines the reader refused, {"line", "reason"}."""
        return {
            "baseline_ppm": None if self.baseline_ppm is None else round(self.baseline_ppm, 1),
            "plateaus": [p.to_json() for p in self.plateaus],
            "finished": self.finished,
            "reason": self.reason,
            "rejected": rejected or [],
        }


def find_plateaus(
    co2_ppm: ArrayLike,
    humidity_pct: ArrayLike | None,
    rate_hz: float,
    wanted: int | None = None,
    *,
    ceiling_ppm: float = CEILING_PPM,
) -> Plateaus:
    """Levels of at least 20 s, each at least 150 ppm from the one before, in ppm.

    co2_ppm: shape (n,), ppm; NaN is a lost sample and keeps its place in time.  humidity_pct: (n,), %, or None.
    rate_hz: samples a second, .05-50.  wanted: stop after so many plateaus; None: go on to the end.
    ceiling_ppm: the most the sensor reports; samples there say nothing of the level and are left out.

    The record is cut into pieces by least penalised squares (milo.signals.pieces). A piece is level when its slope is not surely
    above 1 ppm/s, nor 2 ppm/sample; one that settles after a step, from where it does so. A step may fall short of 150 ppm by one
    standard error of its height, a level of 20 s by the tenth that may hide in the noise at its ends. What drifts from level to
    level without a step or a way between stays one level. The first level is the baseline and no plateau, unless the record begins
    on a rise from room air: then the baseline is where it began.
    Raises BadValue for shapes or rates that cannot be, never for a record that holds no plateau: that has a reason.
    """
    x = np.array(co2_ppm, np.float64)
    damp = None if humidity_pct is None else np.array(humidity_pct, np.float64)
    _check(x, damp, rate_hz, wanted)
    saturated = x >= ceiling_ppm * 0.999
    usable = np.isfinite(x) & (x >= LEAST_AIR_PPM) & ~saturated
    if not usable.any():
        return _nothing(x, saturated)
    x[~usable] = np.nan
    many = max(1, int(rate_hz / WORKING_HZ))
    slow = x if many == 1 else _thinned(x, many)
    pieces = cut_into_pieces(slow, rate_hz / many)
    levels = levels_of(slow, pieces, level_limit_ppm_s(rate_hz))
    enough = [level for level in stretched(levels, slow, pieces) if long_enough(level, slow, pieces.rate_hz)]
    baseline, candidates = _baseline(pieces, enough)
    found: list[Plateau] = []
    before, neighbour = baseline, None if candidates == enough else enough[0]
    for level in candidates:
        if wanted is not None and len(found) >= wanted:
            break
        noise = float(np.median(pieces.noise[level.first : level.last + 1]))
        doubt = noise * np.sqrt(2 / (level.last - level.first + 1))
        high_enough = before is None or abs(level.middle - before) >= LEAST_STEP_PPM - doubt
        if high_enough and not level.drifts and not drifted(neighbour, level):
            found.append(_plateau(level, x, damp, many))
            before = level.ends
        neighbour = level
    code, reason = _reason(found, enough, levels, wanted, rate_hz, saturated, usable)
    return Plateaus(baseline, tuple(found), bool(found), code, reason, float(np.median(pieces.noise)) * np.sqrt(many))


def _check(x: Floats, damp: Floats | None, rate_hz: float, wanted: int | None) -> None:
    if x.ndim != 1:
        raise BadValue("one row of CO2 values", f"shape {x.shape}", "hand in one channel")
    if damp is not None and damp.shape != x.shape:
        raise BadValue(f"a humidity for each of {len(x)} CO2 values", f"{damp.shape}", "hand in NaN where it is missing")
    if not RATES_HZ[0] <= rate_hz <= RATES_HZ[1]:
        raise BadValue(f"a rate of {RATES_HZ[0]}-{RATES_HZ[1]} Hz", f"{rate_hz}", "give the sensor's samples per second")
    if wanted is not None and wanted < 1:
        raise BadValue("at least one plateau wanted", f"{wanted}", "leave it out for any number")


def _thinned(x: Floats, many: int) -> Floats:
    """Means of so many samples each, NaN where all are lost; the last ones that make no whole mean go with the one before."""
    blocks = np.append(x, np.full(-len(x) % many, np.nan)).reshape(-1, many)
    known = np.isfinite(blocks)
    total = np.where(known, blocks, 0.0).sum(axis=1)
    return np.asarray(np.where(known.any(axis=1), total / np.maximum(known.sum(axis=1), 1), np.nan))


def _baseline(pieces: Pieces, levels: list[Level]) -> tuple[float | None, list[Level]]:
    """The level everything is compared with first, and the levels that may be plateaus."""
    if not levels:
        return None, []
    first = levels[0]
    began = float(pieces.begins[0])
    rises = first.middle - began >= LEAST_STEP_PPM
    if rises and (first.first - pieces.first[0]) / pieces.rate_hz > HICCUP_S and began <= MOST_ROOM_PPM:
        return began, levels
    return first.middle, levels[1:]


def _plateau(level: Level, x: Floats, damp: Floats | None, many: int) -> Plateau:
    """The level in the record's own samples, `many` to one of the level's."""
    first, last = level.first * many, min((level.last + 1) * many, len(x)) - 1
    inside = slice(first, last + 1)
    humid = None
    if damp is not None:
        known = damp[inside][np.isfinite(damp[inside]) & (damp[inside] >= 0) & (damp[inside] <= 100)]
        humid = float(known.mean()) if len(known) else None
    return Plateau(first, last, float(np.nanmedian(x[inside])), humid)


def _nothing(x: Floats, saturated: NDArray[np.bool_]) -> Plateaus:
    if saturated.any():
        return Plateaus(
            None, (), False, "saturated", "every sample lies at the sensor's ceiling; dilute the gas or take another sensor"
        )
    if len(x) == 0:
        return Plateaus(None, (), False, "no_samples", "there are no samples")
    return Plateaus(None, (), False, "no_samples", f"none of {len(x)} samples is a possible reading of CO2")


def _reason(
    found: list[Plateau],
    enough: list[Level],
    levels: list[Level],
    wanted: int | None,
    rate_hz: float,
    saturated: NDArray[np.bool_],
    usable: NDArray[np.bool_],
) -> tuple[str, str]:
    """Why the analysis ended, as a code and a sentence."""
    lost = f"; {int(saturated.sum())} samples at the sensor's ceiling were left out" if saturated.any() else ""
    many = f"{len(found)} plateau{'s' * (len(found) != 1)}"
    if found and wanted is not None and len(found) >= wanted:
        return "wanted_reached", f"{many} found, as wanted{lost}"
    if found and wanted is not None:
        return "end_of_record", f"the record ended with {many} of {wanted} wanted{lost}"
    if found:
        return "end_of_record", f"the record ended with {many}{lost}"
    seconds = float(usable.sum()) / rate_hz
    if seconds < LEAST_S:
        return "too_short", f"{seconds:.0f} s of samples, a plateau needs {LEAST_S:.0f} s{lost}"
    if enough:
        return "only_baseline", f"the record stays within {LEAST_STEP_PPM:.0f} ppm of its baseline, there is no second level{lost}"
    if levels:
        return "levels_too_short", f"no level lasts {LEAST_S:.0f} s{lost}"
    return "never_level", f"the record never stays level for {LEAST_S:.0f} s, it rises or falls all along{lost}"
