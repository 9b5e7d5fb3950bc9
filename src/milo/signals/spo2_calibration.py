"""From ratio of ratios to saturation: a falling curve fitted to one's own pairs, or the sensor maker's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import comb
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.vocabulary.errors import BadValue, NotEnoughData

Floats = NDArray[np.float64]

FORMAT, VERSION = "milo.spo2-calibration", 1
FEWEST_PAIRS = 6  # twice the three values of a bent curve (our choice)
NARROWEST_POINTS = 6.0  # of saturation between the lowest and highest pair; less says nothing about slope (our choice)
LOWEST_PCT, HIGHEST_PCT = 50.0, 100.0  # saturations that are believed in a pair (reference oximeters are tested at 70-100)
LEAST_SLOPE = 5.0  # points per unit of ratio the pairs must fall at least; makers' curves fall by 17-60 (sensors 1.3, our choice)
LEAST_CORRELATION = -0.5  # rank correlation of ratio and saturation (our choice)
MARGIN = 0.10  # of the calibrated ratios' range beyond either end that is still read (our choice)
MOST_BENDS = 3  # degree of the curve at most; each must cut the leave-one-out error to BEND_GAIN of the one before (our choice)
BEND_GAIN = 0.97
HUBER = 1.345  # robust deviations beyond which a pair counts less: 95 % efficient (Huber 1964)
ROUNDS = 12  # of reweighting
PARTS, APART_FROM = 10, 30  # neighbouring pairs left out together, where there are at least so many pairs (our choice)
MAX30102 = (94.845, 30.354, -45.060)  # maker's curve, lowest power first (sensors 1.3)
MAX30102_RATIO = (0.44, 1.40)  # where it falls; it bends down below 0.34 (sensors 1.3)
MAX30102_RMSE = 4.0  # points, what uncalibrated optics are worth (sensors 1.3)


@dataclass(frozen=True)
class Calibration:
    """A falling curve from ratio to saturation and what it is worth.

    heights: of a Bernstein polynomial over the ratios that are read, in %, falling.  ratio_low, ratio_high: range of the pairs.
    pairs: how many.  rmse_points: leave-one-out error in points of saturation.  rmse_apart_points: the same with a tenth of
    neighbouring pairs left out at a time, None for few pairs; pairs that follow each other are alike, so this is the honest one.
    kind: "personal" (own pairs) or "device" (maker's curve, any finger).
    """

    heights: tuple[float, ...]
    ratio_low: float
    ratio_high: float
    pairs: int
    rmse_points: float
    rmse_apart_points: float | None = None
    kind: str = "personal"

    def covers(self, ratio: float) -> bool:
        """Is a ratio inside what was calibrated, or a tenth of the range beyond?"""
        low, high = _reach(self.ratio_low, self.ratio_high)
        return low <= ratio <= high

    def saturation(self, ratio: float) -> float | None:
        """SpO2 in %, at most 100; None outside the calibrated ratios."""
        if not self.covers(ratio):
            return None
        at = _bells(np.array([ratio]), len(self.heights) - 1, *_reach(self.ratio_low, self.ratio_high))
        return min(HIGHEST_PCT, float((at @ np.array(self.heights))[0]))

    def to_json(self) -> dict[str, Any]:
        """Everything as a plain dict, with a version."""
        return {"format": FORMAT, "version": VERSION, **asdict(self), "heights": list(self.heights)}

    @classmethod
    def from_json(cls, made: Mapping[str, Any]) -> Calibration:
        """A calibration from to_json's dict. Raises BadValue for anything else."""
        again = "calibrate again with milo calibrate spo2"
        if not isinstance(made, Mapping) or made.get("format") != FORMAT:
            raise BadValue("a calibration written by milo calibrate spo2", "another document", again)
        if made.get("version") != VERSION:
            raise BadValue(f"a calibration of version {VERSION}", f"version {made.get('version')!r}", again)
        try:
            heights = tuple(float(h) for h in made["heights"])
            low, high, rmse = (float(made[key]) for key in ("ratio_low", "ratio_high", "rmse_points"))
            apart = None if made["rmse_apart_points"] is None else float(made["rmse_apart_points"])
            pairs, kind = int(made["pairs"]), str(made["kind"])
        except (KeyError, TypeError, ValueError) as e:
            raise BadValue("a whole calibration", f"{type(e).__name__}: {e}", again) from None
        if len(heights) < 2 or not np.isfinite([*heights, low, high, rmse]).all() or not 0 < low < high:
            raise BadValue("finite heights and a range of ratios", f"{heights}, {low}-{high}", again)
        if (np.diff(heights) > 0).any():
            raise BadValue("a curve that falls", f"{heights}", again)
        return cls(heights, low, high, pairs, rmse, apart, kind)


def max30102_calibration() -> Calibration:
    """The sensor maker's curve for a MAX30102: of the device, not of the person; quote it with +-4 points (sensors 1.3)."""
    low, high = _reach(*MAX30102_RATIO)
    first, last = np.polynomial.polynomial.polyval(np.array([low, high]), MAX30102)
    middle = first + (MAX30102[1] + 2 * MAX30102[2] * low) * (high - low) / 2
    return Calibration((float(first), float(middle), float(last)), *MAX30102_RATIO, 0, MAX30102_RMSE, kind="device")


def fit_calibration(ratio: ArrayLike, spo2_pct: ArrayLike) -> Calibration:
    """A falling curve through pairs of ratio and saturation, in %.

    ratio, spo2_pct: (n,), n >= 6 pairs taken at the same moments, saturation in % over at least 6 points, in the order they were
    taken; NaN pairs are left out. A line, or a curve of at most third degree that never rises, where it foretells left-out pairs
    better; pairs that stand out count less.

    Raises NotEnoughData for too few pairs or too narrow a range, BadValue for unequal lengths, impossible values and pairs in which
    saturation does not fall as the ratio rises.
    Source: Huber's weights, Annals of Mathematical Statistics 35(1), 1964; monotone Bernstein polynomials by non-negative least
    squares, Lawson and Hanson, Solving Least Squares Problems, 1974.
    """
    from scipy.stats import rankdata

    r, s = _pairs(ratio, spo2_pct)
    slope = float(np.polyfit(r, s, 1)[0])
    ranked = float(np.corrcoef(rankdata(r), rankdata(s))[0, 1])
    if ranked > LEAST_CORRELATION or slope > -LEAST_SLOPE:
        raise BadValue(
            "saturation that falls as the ratio rises",
            f"a slope of {slope:+.1f} points per unit, rank correlation {ranked:+.2f}",
            "check that red and infrared are not swapped and the reference is a good one",
        )
    heights, error, apart = _fitted(r, s, 1)
    for degree in range(2, min(MOST_BENDS, len(r) // 3) + 1):
        bent, bent_error, bent_apart = _fitted(r, s, degree)
        if bent_error < BEND_GAIN * error and (apart is None or bent_apart is None or bent_apart < apart):
            heights, error, apart = bent, bent_error, bent_apart
    return Calibration(
        tuple(float(h) for h in heights),
        float(r.min()),
        float(r.max()),
        len(r),
        round(error, 3),
        None if apart is None else round(apart, 3),
    )


def _pairs(ratio: ArrayLike, spo2_pct: ArrayLike) -> tuple[Floats, Floats]:
    """Pairs that are whole and possible."""
    r, s = np.asarray(ratio, np.float64), np.asarray(spo2_pct, np.float64)
    if r.ndim != 1 or r.shape != s.shape:
        raise BadValue("as many ratios as saturations", f"{r.size} and {s.size}", "give one pair in each line")
    there = np.isfinite(r) & np.isfinite(s)
    r, s = r[there], s[there]
    if len(r) < FEWEST_PAIRS:
        raise NotEnoughData(f"at least {FEWEST_PAIRS} pairs of ratio and saturation", f"{len(r)}", "take more readings")
    if r.min() <= 0:
        raise BadValue("ratios above 0", f"{r.min():g}", "remove the pair")
    if s.min() < LOWEST_PCT or s.max() > HIGHEST_PCT:
        raise BadValue(f"saturations of {LOWEST_PCT:.0f}-{HIGHEST_PCT:.0f} %", f"{s.min():g}-{s.max():g} %", "remove the pair")
    if np.ptp(s) < NARROWEST_POINTS or np.ptp(r) == 0:
        raise NotEnoughData(
            f"different ratios and saturations over at least {NARROWEST_POINTS:.0f} points",
            f"{s.min():g}-{s.max():g} % at ratios of {r.min():g}-{r.max():g}",
            "take readings further apart",
        )
    return r, s


def _reach(low: float, high: float) -> tuple[float, float]:
    """The ratios that are read."""
    return low - MARGIN * (high - low), high + MARGIN * (high - low)


def _bells(r: Floats, degree: int, low: float, high: float) -> Floats:
    """Bernstein polynomials of a degree between two ratios, (n, degree + 1)."""
    x = (r - low) / (high - low)
    return np.column_stack([comb(degree, k) * x**k * (1 - x) ** (degree - k) for k in range(degree + 1)])


def _fitted(r: Floats, s: Floats, degree: int) -> tuple[Floats, float, float | None]:
    """Falling heights, leave-one-out error, and the error with neighbours left out."""
    bells = _bells(r, degree, *_reach(float(r.min()), float(r.max())))
    # The first height and how far it falls from each to the next.
    falls = np.column_stack([np.ones(len(r)), -np.cumsum(bells[:, ::-1], axis=1)[:, ::-1][:, 1:]])
    everything = np.ones(len(r), bool)
    weight = _weights(falls, s, everything)
    solution = _solved(falls, s, weight, everything)
    missed = np.empty(len(r))
    for i in range(len(r)):
        others = everything.copy()
        others[i] = False
        missed[i] = s[i] - falls[i] @ _solved(falls, s, weight, others)
    apart = None
    if len(r) >= APART_FROM:
        away = np.empty(len(r))
        part = np.arange(len(r)) * PARTS // len(r)
        for p in range(PARTS):
            kept = part != p
            away[~kept] = s[~kept] - falls[~kept] @ _solved(falls, s, _weights(falls, s, kept), kept)
        apart = float(np.sqrt(np.mean(away**2)))
    return solution[0] - np.concatenate([[0.0], np.cumsum(solution[1:])]), float(np.sqrt(np.mean(missed**2))), apart


def _weights(falls: Floats, s: Floats, kept: NDArray[np.bool_]) -> Floats:
    """Huber's weights after a few rounds, (n,)."""
    weight = np.ones(len(s))
    for _ in range(ROUNDS):
        away = np.abs(s - falls @ _solved(falls, s, weight, kept))
        scale = max(1.4826 * float(np.median(away[kept])), 1e-6)
        weight = np.minimum(1, HUBER * scale / np.maximum(away, 1e-12))
    return weight


def _solved(falls: Floats, s: Floats, weight: Floats, kept: NDArray[np.bool_]) -> Floats:
    """Non-negative least squares on some pairs: a saturation is positive, and so is each fall."""
    from scipy.optimize import nnls

    root = np.sqrt(weight[kept])
    return np.asarray(nnls(falls[kept] * root[:, None], s[kept] * root)[0], np.float64)
