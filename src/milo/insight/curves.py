"""Mean-maximal curves: the highest mean power, speed or heart rate over every length of time, and the fastest distances.

Definitions follow GoldenCheetah: a series is resampled to one value a second, a gap of more than GAP_S counts as zero output,
and the mean-maximal value of d seconds is the highest mean of any d seconds in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

DURATIONS = (
    1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 720, 900, 1_200, 1_800, 2_400, 3_600, 5_400, 7_200,
    10_800, 14_400, 21_600, 36_000,
)  # fmt: skip
"""Seconds at which curves are kept."""
DISTANCES = (400, 1_000, 1_609, 3_000, 5_000, 10_000, 15_000, 21_097, 30_000, 42_195, 50_000, 100_000)
"""Metres over which the fastest time is kept; 1609 is the mile, 21097 and 42195 half and whole marathon."""
GAP_S = 30.0  # a longer silence is a pause: no output (our choice; smart recording writes every 1-8 s)
MOST_S = 60 * 60 * 48  # a longer recording is read up to here (our choice)
FASTEST_M_S = {"running": 10.5, "walking": 4.5, "cycling": 32.0}
"""Above the mean of any record of this sport over a minute or more; a faster track is a jump of the position."""


class Best(msgspec.Struct, frozen=True, kw_only=True):
    """The best value of one length of time or distance: where and when it was."""

    value: float
    day: date
    workout_id: str


def per_second(at: ArrayLike, values: ArrayLike) -> Array:
    """One value a second from a series of any spacing.

    Parameters
    ----------
    at : array_like, shape (n,)
        Seconds from any start, ascending.
    values : array_like, shape (n,)
        The value at each moment, NaN where unknown. A value holds until the next one, at most `GAP_S`.

    Returns
    -------
    ndarray, shape (m,)
        The value of each second; NaN where nothing is known.

    Examples
    --------
    >>> per_second([0, 2, 3], [100, 200, 300]).tolist()
    [100.0, 100.0, 200.0, 300.0]
    """
    t, v = np.asarray(at, dtype=float), np.asarray(values, dtype=float)
    known = ~np.isnan(v)
    t, v = t[known], v[known]
    if not t.size:
        return np.empty(0)
    grid = np.arange(0, min(int(t[-1] - t[0]), MOST_S) + 1, dtype=float)
    index = np.searchsorted(t - t[0], grid, side="right") - 1
    made: Array = v[index].copy()
    made[grid - (t[index] - t[0]) > GAP_S] = np.nan
    return made


def mean_maximal(seconds: ArrayLike, durations: Iterable[int] = DURATIONS, *, pauses_count: bool = True) -> dict[int, float]:
    """The highest mean over each length of time.

    Parameters
    ----------
    seconds : array_like, shape (n,)
        One value a second, as `per_second` makes it.
    durations : iterable of int
        Lengths in seconds; those longer than the series are left out.
    pauses_count : bool
        Whether an unknown second is zero output (power, speed). False leaves out every stretch with one (heart rate).

    Returns
    -------
    dict of int to float
        Duration in seconds -> highest mean, rounded to three decimals.

    References
    ----------
    GoldenCheetah, "Critical Power curve": the same definition of a mean-maximal value.

    Examples
    --------
    >>> mean_maximal([100, 200, 300, 200], (1, 2, 3))
    {1: 300.0, 2: 250.0, 3: 233.333}
    """
    values = np.asarray(seconds, dtype=float)
    unknown = np.isnan(values)
    sums = np.concatenate(([0.0], np.cumsum(np.where(unknown, 0.0, values))))
    holes = np.concatenate(([0], np.cumsum(unknown)))
    found: dict[int, float] = {}
    for d in durations:
        if d > values.size:
            continue
        means = (sums[d:] - sums[:-d]) / d
        if not pauses_count:
            means = means[holes[d:] == holes[:-d]]
        if means.size:
            found[d] = round(float(means.max()), 3)
    return {d: v for d, v in found.items() if v > 0}


def fastest_over(
    at: ArrayLike, distance_m: ArrayLike, distances: Iterable[int] = DISTANCES, *, most_m_s: float | None = None
) -> dict[int, float]:
    """The shortest time in which each distance was covered, pauses included.

    Parameters
    ----------
    at, distance_m : array_like, shape (n,)
        Seconds, ascending, and the distance covered up to then, not falling; NaN where unknown.
    distances : iterable of int
        In metres; those longer than the whole are left out.
    most_m_s : float, optional
        No mean speed above this is believed.

    Returns
    -------
    dict of int to float
        Distance in metres -> seconds, rounded to a tenth. Within two readings the distance is interpolated.

    Examples
    --------
    >>> fastest_over([0, 300, 500, 800], [0, 1000, 2000, 3000], (1_000, 2_000))
    {1000: 200.0, 2000: 500.0}
    """
    t, s = np.asarray(at, dtype=float), np.asarray(distance_m, dtype=float)
    known = ~np.isnan(s)
    t, s = t[known], np.maximum.accumulate(s[known]) if known.any() else s[known]
    found: dict[int, float] = {}
    if t.size < 2:
        return found
    moved = np.concatenate(([True], np.diff(s) > 0))
    # np.interp wants rising distances; where one stood still the last moment of it begins the next stretch.
    leaving = np.append(np.nonzero(moved)[0][1:] - 1, t.size - 1)
    for d in distances:
        if s[-1] - s[0] < d:
            continue
        spans = []
        ends = s + d
        inside = ends <= s[-1]
        spans.append(np.interp(ends[inside], s[moved], t[moved]) - t[inside])
        starts = s - d
        inside = starts >= s[0]
        spans.append(t[inside] - np.interp(starts[inside], s[leaving], t[leaving]))
        shortest = float(np.concatenate(spans).min())
        if shortest > 0 and (most_m_s is None or d / shortest <= most_m_s):
            found[d] = round(shortest, 1)
    return found


def better(curves: Iterable[tuple[date, str, Mapping[int, float]]], *, least: bool = False) -> dict[int, Best]:
    """The best of many curves at each length. curves: (day, workout id, curve).  least: a smaller value is better (times).

    Of equals the first one stands: a record is broken, not equalled.

    >>> better([(date(2026, 1, 1), "a", {60: 300.0}), (date(2026, 1, 2), "b", {60: 310.0, 300: 250.0})])[60].workout_id
    'b'
    """
    found: dict[int, Best] = {}
    for day, workout_id, curve in curves:
        for key, value in curve.items():
            before = found.get(key)
            if before is None or (value < before.value if least else value > before.value):
                found[key] = Best(value=value, day=day, workout_id=workout_id)
    return dict(sorted(found.items()))


def curves_of(at: Array, columns: Mapping[str, Array], activity: str) -> tuple[dict[str, dict[int, float]], dict[int, float]]:
    """Every curve of one session, and its fastest distances.

    at: seconds, ascending.  columns: heart_rate_bpm, power_w, speed_m_s, distance_m, each shape (n,), NaN where unknown.
    activity: speed and distances are read in sports in FASTEST_M_S alone, where they compare from day to day.
    """
    made: dict[str, dict[int, float]] = {}
    for name in ("power_w", "heart_rate_bpm"):
        series = per_second(at, columns[name])
        if series.size:
            made[name] = mean_maximal(series, pauses_count=name == "power_w")
    most = FASTEST_M_S.get(activity)
    if most is None:
        return {k: v for k, v in made.items() if v}, {}
    distance = columns["distance_m"]
    if np.isnan(distance).all():
        distance = travelled(at, columns["speed_m_s"])
    best = fastest_over(at, distance, most_m_s=most) if distance.size else {}
    speed = per_second(at, columns["speed_m_s"])
    if not speed.size and distance.size > 1:
        known = ~np.isnan(distance)
        grid = np.arange(at[known][0], at[known][-1], 1.0)
        speed = np.diff(np.interp(grid, at[known], distance[known])) if grid.size > 1 else np.empty(0)
    if speed.size:
        curve = {d: v for d, v in mean_maximal(np.where(speed > most * 1.5, np.nan, speed)).items() if v <= most or d < 60}
        made["speed_m_s"] = curve
    return {k: v for k, v in made.items() if v}, best


def travelled(at: Array, speed_m_s: Array) -> Array:
    """Distance in metres from speeds, which hold until the next reading, at most GAP_S; empty without any."""
    if not at.size or np.isnan(speed_m_s).all():
        return np.empty(0)
    held = np.minimum(np.append(np.diff(at), 0.0), GAP_S)
    made: Any = np.concatenate(([0.0], np.cumsum(np.nan_to_num(speed_m_s) * held)[:-1]))
    return np.asarray(made, dtype=float)
