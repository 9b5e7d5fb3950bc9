"""The rising part of an exercise test in even pieces: how far it has come, and the ratios between gases and air on the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from milo.vocabulary.breath_table import BreathTable, Column
from milo.vocabulary.errors import NotEnoughData

PIECE_S, SHORT_PIECE_S = 10.0, 8.0  # breaths are averaged over so long; half of what readers by eye are asked for; our choice
SMOOTH_S = 30.0
LOW_SHARE = 0.30  # of the peak VO2: below it is rest, unloaded pedalling or recovery; our choice
DROP_S, DROP_SHARE = 60.0, 0.2  # at first the gas stores fill: a minute (Beaver 1986), of a short ramp a fifth (our choice)
HIGH_START, HIGH_DROP_S = 0.5, 120.0  # a treadmill that starts at such a share of the peak needs longer; our choice
END_SHARE = 0.97  # of the peak: the last time VO2 is so high, the test is over
IDLE_SHARE = 0.1  # of the highest load: below it is a pause; our choice
AFTER_PAUSE_S = 60.0  # gas exchange has caught up by then, but for the slow component
LEAST_S, SHORT_S = 75.0, 150.0  # of rising effort after that; real ramps of athletes last 275 to 550 s in all; our choice
LEAST_PIECES = 9
LEAST_RISE = 0.25  # of the peak, from beginning to end of that part; less is a steady effort
LATE_RISE = 0.15  # of the peak, over the last two thirds of it: a steady effort rises only at its start; our choice
LEAST_LOAD_RISE = 0.1  # of the highest load, where the load is known


@dataclass(frozen=True, eq=False)
class Progress:
    """The rising part in pieces of about ten seconds, arrays of shape (n,).

    t_s: middle of each piece.  vo2, vco2: monotone and smooth course in mL/min, what the test has come to.
    vco2_on_vo2, ve_on_vo2, ve_on_vco2: the first, mL/min or L/min, freed of the noise it shares with the second.
    peto2, petco2: mmHg, or None when the cart has none.  hr: smooth course in bpm, None when unknown.
    peak_rer: highest of a minute, which tells how near to the limit the test came; NaN where VO2 was not measured.
    """

    t_s: Column
    vo2: Column
    vco2: Column
    vco2_on_vo2: Column
    ve_on_vo2: Column
    ve_on_vco2: Column
    peto2: Column | None
    petco2: Column | None
    hr: Column | None
    peak_rer: float


def rising_part(clean: BreathTable, *, by_heart: bool = False) -> Progress:
    """The part of a test in which effort rises, from clean breaths.

    by_heart: VO2 is a stand-in read off the pulse, which shares no breath's noise; ventilation and CO2 are freed of each other's.
    Raises NotEnoughData, with the reason, when ventilation is missing, the test is short, or effort does not rise.
    """
    if not clean.known("ve_l_min"):
        raise NotEnoughData("ventilation in the table", "none", "export VE too")
    table = clean.take(np.isfinite(clean.ve_l_min))
    if len(table) < LEAST_PIECES:
        raise NotEnoughData(f"at least {LEAST_PIECES} rows", f"{len(table)}", "thresholds need a whole ramp")
    smooth = _around(table.t_s, table.vo2_ml_min, SMOOTH_S)
    # a moment more than half a window from the ends, or the last breaths of a cut file decide alone
    peak = float(np.max(smooth))
    end = int(np.flatnonzero(smooth >= END_SHARE * peak)[-1])
    low = np.flatnonzero(smooth[:end] < LOW_SHARE * peak)
    drop_s = min(DROP_S, DROP_SHARE * float(table.t_s[end] - table.t_s[low[-1]])) if low.size else DROP_S / 2
    begin_s = table.t_s[low[-1] if low.size else 0] + drop_s
    if low.size and np.interp(begin_s, table.t_s, smooth) > HIGH_START * peak:
        begin_s = table.t_s[low[-1]] + HIGH_DROP_S
    part = table.take((table.t_s >= begin_s) & (table.t_s <= table.t_s[end]))
    if len(part) < LEAST_PIECES or part.t_s[-1] - part.t_s[0] < LEAST_S:
        lasted = 0.0 if len(part) < 2 else part.t_s[-1] - part.t_s[0]
        raise NotEnoughData(f"{LEAST_S / 60:g} minutes of rising effort", f"{lasted / 60:.1f}", "use a ramp of 8 to 12 minutes")
    pieces = _pieces(_without_pauses(part), by_heart)
    if pieces.t_s.size < LEAST_PIECES:
        raise NotEnoughData(f"{LEAST_PIECES} averages of {SHORT_PIECE_S:g} s", f"{pieces.t_s.size}", "export breath by breath")
    third = pieces.vo2[pieces.t_s.size // 3]
    if min((pieces.vo2[-1] - pieces.vo2[0]) / LEAST_RISE, (pieces.vo2[-1] - third) / LATE_RISE) < pieces.vo2[-1] or _level(part):
        raise NotEnoughData("an effort that rises to the end", "a nearly steady one", "thresholds need a ramp or steps")
    return pieces


def _level(part: BreathTable) -> bool:
    """Whether the load was recorded and stayed what it was; a treadmill may rise in slope instead."""
    if not np.isfinite(part.load).all() or part.load.max() <= 0 or np.isfinite(part.grade_pct).any():
        return False
    low, high = np.percentile(part.load, (5, 100))
    return bool(high - low < LEAST_LOAD_RISE * high)


def _without_pauses(part: BreathTable) -> BreathTable:
    """Without the rests between steps, in which lactate is taken, and the first breaths after each."""
    if not np.isfinite(part.load).all() or part.load.max() <= 0:
        return part
    idle = np.flatnonzero(part.load < IDLE_SHARE * part.load.max())
    if idle.size == 0 or idle.size > len(part) / 2:
        return part
    last = np.searchsorted(part.t_s[idle], part.t_s, side="right") - 1
    since = np.where(last >= 0, part.t_s - part.t_s[idle[np.maximum(last, 0)]], np.inf)
    return part.take(since > AFTER_PAUSE_S)


def _pieces(part: BreathTable, by_heart: bool) -> Progress:
    piece_s = PIECE_S if part.t_s[-1] - part.t_s[0] >= SHORT_S else SHORT_PIECE_S
    step = max(piece_s, float(np.median(np.diff(part.t_s))))
    number = np.floor((part.t_s - part.t_s[0]) / step).astype(np.int64)
    durations = np.clip(np.diff(part.t_s, prepend=part.t_s[0] - float(np.median(np.diff(part.t_s)))), 0.2, step)
    names, index = np.unique(number, return_inverse=True)

    def mean(values: Column) -> Column:
        known = np.isfinite(values)
        total = np.bincount(index[known], durations[known], names.size)
        with np.errstate(invalid="ignore", divide="ignore"):
            whole: Column = np.bincount(index[known], (durations * values)[known], names.size) / total
        return whole

    t_s, vo2, vco2, ve = (mean(v) for v in (part.t_s, part.vo2_ml_min, part.vco2_ml_min, part.ve_l_min))
    hr = mean(part.hr_bpm)
    many = np.isfinite(hr).mean() > 0.6
    oxygen, carbon, air = _course(t_s, vo2), _course(t_s, vco2), _course(t_s, ve)
    return Progress(
        t_s=t_s,
        vo2=oxygen,
        vco2=carbon,
        vco2_on_vo2=_freed(vco2, carbon, ve, air) if by_heart else _freed(vco2, carbon, vo2, oxygen),
        ve_on_vo2=_freed(ve, air, vco2, carbon) if by_heart else _freed(ve, air, vo2, oxygen),
        ve_on_vco2=_freed(ve, air, vco2, carbon),
        peto2=_if_known(mean(part.peto2_mmhg)),
        petco2=_if_known(mean(part.petco2_mmhg)),
        hr=_course(t_s[np.isfinite(hr)], hr[np.isfinite(hr)], at=t_s) if many else None,
        peak_rer=np.nan if by_heart else float(np.max(_around(t_s, vco2 / vo2, 60.0))),
    )


def _freed(values: Column, course: Column, beside: Column, its_course: Column) -> Column:
    """Values without what they share with others of the same breaths: a deep breath lifts all flows alike.

    How much is shared is read off the scatter around both courses: all of it makes this the ratio of the two times the course, as
    in the ventilatory equivalents; nothing leaves the values as they are.
    """
    away, its_away = np.log(values / course), np.log(beside / its_course)
    # slow departures are of the curve's shape, not of the breaths: differences of neighbours leave them out
    one, other = np.diff(away), np.diff(its_away)
    shared = float(np.clip((one @ other) / max(float(other @ other), 1e-12), 0.0, 1.0))
    whole: Column = values * np.exp(-shared * its_away)
    return whole


def _if_known(values: Column) -> Column | None:
    return values if np.isfinite(values).mean() > 0.8 else None


def _around(t_s: Column, values: Column, width_s: float) -> Column:
    """Mean of the values within half a width of each."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    first = np.searchsorted(t_s, t_s - width_s / 2, side="left")
    last = np.searchsorted(t_s, t_s + width_s / 2, side="right")
    whole: Column = (total[last] - total[first]) / (last - first)
    return whole


def _course(t_s: Column, values: Column, at: Column | None = None) -> npt.NDArray[np.float64]:
    """The rising course nearest to noisy values: isotonic least squares, then smoothed by a line through a minute around each."""
    from scipy.optimize import isotonic_regression

    rising = np.asarray(isotonic_regression(values).x)
    at = t_s if at is None else at
    weights = np.maximum(1 - np.abs(at[:, None] - t_s[None, :]) / 45.0, 0.0) + 1e-9
    total = weights.sum(axis=1)
    middle, level = weights @ t_s / total, weights @ rising / total
    away = t_s[None, :] - middle[:, None]
    slope = (weights * away * rising[None, :]).sum(axis=1) / np.maximum((weights * away**2).sum(axis=1), 1e-9)
    course = np.maximum.accumulate(level + slope * (at - middle))
    return np.asarray(course + 1e-6 * np.arange(course.size))
