"""Which rows of a cart's table are breaths: what no body can do and what the breaths around contradict is set aside."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from milo.vocabulary.breath_table import BreathTable, Column

Mask = npt.NDArray[np.bool_]

# Single breaths, wide on purpose; reference: rest .18-.25 L/min, maximal 3-6 L/min, VE up to 200 L/min, f up to 60 (elite more).
BOUNDS = {
    "vo2_ml_min": (50.0, 9_000.0),
    "vco2_ml_min": (40.0, 10_000.0),
    "ve_l_min": (1.5, 280.0),
    "breath_rate": (3.0, 100.0),
    "vt_l": (0.1, 6.5),
}
RER_BOUNDS = (0.5, 2.0)  # of one breath; mixed over a minute it stays between .7 and 1.5
MOST_ML_KG_MIN = (
    90.0  # the highest peaks ever published lie between 90 and 97; nobody who reads this is above; brief of the project
)
MOST_ML_MIN = 7_500.0  # the largest bodies' peaks (rowers)
BREATH_OVER_PEAK = 1.4  # one breath of a noisy test may lie so far above the mean of its half minute; our choice
MIN_STEP_S = 0.3  # two breaths closer together are one that was split; our choice
NEIGHBOURS_S = 60.0  # what a breath is compared with, half before it and half after; our choice
FEWEST_NEIGHBOURS, MOST_NEIGHBOURS = 7, 31
OUTLIER_MADS = 4.5  # scaled to a standard deviation; breath-to-breath noise is nearly Gaussian (Lamarra 1987) with longer tails
LEAST_SCATTER = {
    "vo2_ml_min": 0.07,
    "vco2_ml_min": 0.07,
    "ve_l_min": 0.07,
    "rer": 0.02,
}  # of log values, floor of the MAD; our choice
_MAD = 1.4826
PEAK_S = 30.0  # Robergs, Sports Med 40, 2010: averages of 15 to 30 s
MOST_GAP_S = 20.0  # of a mean of 30 s may lie between two clean rows; our choice
HR_BOUNDS = (25.0, 240.0)
HR_OFF_BPM = 12.0  # no heart leaves the line through its minute by so much; a strap that slips does; our choice


@dataclass(frozen=True, eq=False)
class CleanBreaths:
    """table: the rows kept, with implausible heart rates and end-tidal pressures as NaN.

    kept: mask over the rows given.  rejected: reason -> rows.  reasons: missing, impossible, split, outlier, above_any_peak.
    """

    table: BreathTable
    kept: Mask
    rejected: dict[str, int]


def clean_breaths(table: BreathTable) -> CleanBreaths:
    """The rows of a table that can be breaths, and why the others cannot.

    table: a test in the order of time, breath by breath or averaged.
    A row is rejected when a gas is missing, when a value is outside BOUNDS, when it follows the one before within MIN_STEP_S, and
    when its VO2, VCO2, VE or RER lies more than OUTLIER_MADS from the median of the breaths of a minute around it: coughs,
    swallows, breaths split in two or run together, the two gases in each other's column.

    Source: exclusion by local spread as in Lamarra et al., J Appl Physiol 62(5), 1987; the median instead of the mean is ours.
    """
    n = len(table)
    why = np.full(n, "", dtype=object)

    def reject(bad: Mask, reason: str) -> None:
        why[bad & (why == "")] = reason

    # A mask without an oxygen sensor has no VO2 in any row: then the other flows must do.
    needed = ("t_s", "vco2_ml_min", "vo2_ml_min" if table.known("vo2_ml_min") else "ve_l_min")
    reject(np.asarray(~np.isfinite([getattr(table, name) for name in needed]).all(axis=0)), "missing")
    with np.errstate(invalid="ignore", divide="ignore"):
        for name, (low, high) in BOUNDS.items():
            values = getattr(table, name)
            reject((values < low) | (values > high), "impossible")
        rer = table.vco2_ml_min / table.vo2_ml_min
        reject((rer < RER_BOUNDS[0]) | (rer > RER_BOUNDS[1]), "impossible")
        if table.weight_kg:
            reject(table.vo2_ml_min > BREATH_OVER_PEAK * MOST_ML_KG_MIN * table.weight_kg, "above_any_peak")
    rows = np.flatnonzero(why == "")
    # where the cart writes whole seconds, two breaths of one second are nothing strange
    if rows.size and not np.array_equal(table.t_s[rows], np.round(table.t_s[rows])):
        close = np.concatenate(([False], np.diff(table.t_s[rows]) < MIN_STEP_S))
        why[rows[close]] = "split"
    for _ in range(2):  # a second time without the worst, which widened the spread
        rows = np.flatnonzero(why == "")
        if rows.size < FEWEST_NEIGHBOURS:
            break
        why[rows[_outliers(table.take(rows))]] = "outlier"
    kept: Mask = why == ""
    rejected = {str(reason): int((why == reason).sum()) for reason in sorted(set(why[~kept]))}
    return CleanBreaths(_without_bad_readings(table.take(kept)), kept, rejected)


def _neighbours(t_s: Column) -> int:
    """How many rows a row is compared with, itself among them: those of NEIGHBOURS_S, within bounds; an odd number."""
    steps = np.diff(t_s)
    step = max(float(np.median(steps)), 0.1) if steps.size else 1.0
    size = int(np.clip(NEIGHBOURS_S / step, FEWEST_NEIGHBOURS, MOST_NEIGHBOURS))
    return size + 1 - size % 2


def _outliers(table: BreathTable) -> Mask:
    size = _neighbours(table.t_s)
    if len(table) < size:
        return np.zeros(len(table), dtype=np.bool_)
    with np.errstate(invalid="ignore", divide="ignore"):
        series = {name: np.log(getattr(table, name)) for name in ("vo2_ml_min", "vco2_ml_min", "ve_l_min")}
        series["rer"] = series["vco2_ml_min"] - series["vo2_ml_min"]
    bad = np.zeros(len(table), dtype=np.bool_)
    for name, values in series.items():
        if np.isfinite(values).all():
            bad |= _far(table.t_s, values, size, LEAST_SCATTER[name])
    return bad


def _far(t_s: Column, values: Column, size: int, floor: float) -> Mask:
    """Whether each value lies far from the line through the halves of its neighbourhood, which on a steep rise is no constant."""
    n, half = values.size, size // 2
    # near the ends the neighbourhood is moved inwards, so that no value is counted twice
    at = np.clip(np.arange(n) - half, 0, n - size)[:, None] + np.arange(size)[None, :]
    near, when = values[at], t_s[at]
    third = max(size // 3, 1)
    run = np.median(when[:, -third:], axis=1) - np.median(when[:, :third], axis=1)
    slope = (np.median(near[:, -third:], axis=1) - np.median(near[:, :third], axis=1)) / np.maximum(run, 1e-9)
    level = near - slope[:, None] * (when - t_s[:, None])
    middle = np.median(level, axis=1)
    spread = _MAD * np.median(np.abs(level - middle[:, None]), axis=1)
    far: Mask = np.abs(values - middle) > OUTLIER_MADS * np.maximum(spread, floor)
    return far


def _without_bad_readings(table: BreathTable) -> BreathTable:
    def within(values: Column, low: float, high: float) -> Column:
        with np.errstate(invalid="ignore"):
            return np.where((values >= low) & (values <= high), values, np.nan)

    return replace(
        table,
        hr_bpm=_without_slips(table.t_s, within(table.hr_bpm, *HR_BOUNDS)),
        petco2_mmhg=within(table.petco2_mmhg, 8.0, 90.0),
        peto2_mmhg=within(table.peto2_mmhg, 40.0, 160.0),
    )


def _without_slips(t_s: Column, hr: Column) -> Column:
    known = np.flatnonzero(np.isfinite(hr))
    size = _neighbours(t_s)
    if known.size < size:
        return hr
    steady = hr.copy()
    steady[known[_far(t_s[known], hr[known], size, HR_OFF_BPM / OUTLIER_MADS)]] = np.nan
    return steady


def peak_vo2(clean: BreathTable) -> float:
    """The highest mean of VO2 over 30 s in mL/min, each row counting for as long as it lasts; NaN where no 30 s are covered.

    clean: rows of clean_breaths. Linear between the rows. A window with a gap above MOST_GAP_S, or above two rows where these come
    at longer steps, does not count. A row of a longer average counts as it stands.
    """
    t_s, at = np.unique(clean.t_s, return_inverse=True)  # carts that write whole seconds give two breaths the same one
    vo2 = np.bincount(at, clean.vo2_ml_min) / np.bincount(at)
    if t_s.size < 2:
        return np.nan
    steps = np.diff(t_s)
    most_gap = max(MOST_GAP_S, 2.1 * float(np.median(steps)))
    if t_s[-1] - t_s[0] < PEAK_S:
        return np.nan
    # the integral of the straight lines between the rows, exact at every start
    area = np.concatenate(([0.0], np.cumsum((vo2[1:] + vo2[:-1]) / 2 * steps)))
    gaps = np.concatenate(([0.0], np.cumsum(steps > most_gap)))
    starts = np.arange(t_s[0], t_s[-1] - PEAK_S + 1e-9, 0.5)
    inside = np.interp(starts + PEAK_S, t_s, gaps) - np.interp(starts, t_s, gaps)
    means = (_integral(starts + PEAK_S, t_s, vo2, area) - _integral(starts, t_s, vo2, area)) / PEAK_S
    means = means[inside < 1e-9]
    return float(means.max()) if means.size else np.nan


def _integral(at: Column, t_s: Column, values: Column, area: Column) -> Column:
    i = np.clip(np.searchsorted(t_s, at, side="right") - 1, 0, t_s.size - 2)
    into = at - t_s[i]
    slope = (values[i + 1] - values[i]) / (t_s[i + 1] - t_s[i])
    whole: Column = area[i] + values[i] * into + slope * into**2 / 2
    return whole
