"""One recording, made ready to be drawn and read: fewer points, automatic splits, distance along a track."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.insight.curves import GAP_S

Array = NDArray[np.float64]
EARTH_M = 6_371_008.8  # mean radius, IUGG
MOVING_M_S = 0.5  # less is standing (our choice)


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch: number from 1, metres, seconds on the move, and means; None where not recorded."""

    number: int
    distance_m: float
    seconds: float
    heart_rate_bpm: float | None = None
    power_w: float | None = None
    ascent_m: float | None = None


def metres_along(lat: ArrayLike, lon: ArrayLike) -> Array:
    """Distance covered at each point of a track, in m, by great circles.

    lat, lon: degrees, shape (n,), NaN where unknown (nothing is covered there).

    >>> round(float(metres_along([0.0, 0.0], [0.0, 1.0])[-1]))
    111195
    """
    y, x = np.radians(np.asarray(lat, dtype=float)), np.radians(np.asarray(lon, dtype=float))
    made = np.zeros(y.size)
    known = np.nonzero(~(np.isnan(y) | np.isnan(x)))[0]
    if known.size > 1:
        a, b = known[:-1], known[1:]
        h = np.sin((y[b] - y[a]) / 2) ** 2 + np.cos(y[a]) * np.cos(y[b]) * np.sin((x[b] - x[a]) / 2) ** 2
        made[b] = 2 * EARTH_M * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))
    return np.cumsum(made)


def lttb(x: ArrayLike, y: ArrayLike, points: int) -> NDArray[np.intp]:
    """Indices of the points that keep a line's look: largest triangle, three buckets.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        x ascending; no NaN.
    points : int
        How many to keep, 3 or more; first and last always stay.

    Returns
    -------
    ndarray of int, shape (min(n, points),)

    References
    ----------
    Steinarsson S. Downsampling time series for visual representation. MSc thesis, University of Iceland, 2013.

    Examples
    --------
    >>> lttb([0, 1, 2, 3, 4, 5], [0, 0, 9, 0, 0, 0], 3).tolist()
    [0, 2, 5]
    """
    xs, ys = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    n = xs.size
    if points >= n or points < 3:
        return np.arange(n)
    edges = np.linspace(1, n - 1, points - 1).astype(int)
    kept = [0]
    for i in range(points - 2):
        a = kept[-1]
        low, high = edges[i], edges[i + 1]
        nxt = edges[i + 2] if i + 2 < edges.size else n
        mx, my = xs[high:nxt].mean() if high < n - 1 else xs[-1], ys[high:nxt].mean() if high < n - 1 else ys[-1]
        area = np.abs((xs[a] - mx) * (ys[low:high] - ys[a]) - (xs[a] - xs[low:high]) * (my - ys[a]))
        kept.append(int(low + np.argmax(area)))
    kept.append(n - 1)
    return np.asarray(kept)


def min_max(at: ArrayLike, values: ArrayLike, buckets: int) -> NDArray[np.intp]:
    """Indices that keep the lowest and highest value of every stretch, in order; no peak is lost.

    at: ascending, shape (n,).  values: NaN where unknown.  buckets: equal stretches of time; at most 2 indices each.

    >>> min_max([0, 1, 2, 3], [1.0, 5.0, 2.0, 0.0], 2).tolist()
    [0, 1, 2, 3]
    """
    t, v = np.asarray(at, dtype=float), np.asarray(values, dtype=float)
    known = np.nonzero(~np.isnan(v))[0]
    if known.size <= 2 * buckets or t[known[-1]] <= t[known[0]]:
        return known
    place = ((t[known] - t[known[0]]) / (t[known[-1]] - t[known[0]]) * buckets).astype(int).clip(0, buckets - 1)
    order = np.lexsort((v[known], place))
    starts = np.searchsorted(place[order], np.unique(place))
    ends = np.append(starts[1:], order.size) - 1
    return np.asarray(np.unique(known[np.concatenate([order[starts], order[ends]])]))


def splits(at: ArrayLike, distance_m: ArrayLike, columns: Mapping[str, Array], every_m: float = 1_000.0) -> list[Split]:
    """Automatic splits of equal distance, the last one shorter; pauses longer than GAP_S are not in their time.

    Parameters
    ----------
    at, distance_m : array_like, shape (n,)
        Seconds, ascending, and distance so far in m.
    columns : mapping
        Of heart_rate_bpm, power_w, altitude_m, each shape (n,), NaN where unknown; any may be missing.
    every_m : float
        Length of a split in m.

    Examples
    --------
    >>> t = list(range(0, 601))
    >>> [round(s.seconds) for s in splits(t, [x * 2.5 for x in t], {})]
    [400, 200]
    """
    t, s = np.asarray(at, dtype=float), np.asarray(distance_m, dtype=float)
    known = ~np.isnan(s)
    t, s = t[known], np.maximum.accumulate(s[known]) if known.any() else s[known]
    if t.size < 2 or s[-1] - s[0] < 1:
        return []
    held = np.diff(t)
    gone = np.diff(s)
    moving = np.concatenate(([0.0], np.cumsum(np.where((held > GAP_S) & (gone < MOVING_M_S * held), 0.0, held))))
    marks = np.arange(s[0], s[-1], every_m)
    marks = np.append(marks, s[-1])
    times = np.interp(marks, s, moving)
    place = np.searchsorted(marks, s, side="right") - 1
    made = []
    for n in range(marks.size - 1):
        inside = place == n

        def mean(name: str, inside: NDArray[np.bool_] = inside) -> float | None:
            column = columns.get(name)
            if column is None:
                return None
            mine = column[known][inside]
            mine = mine[~np.isnan(mine)]
            return round(float(mine.mean()), 1) if mine.size else None

        made.append(
            Split(
                number=n + 1,
                distance_m=round(float(marks[n + 1] - marks[n]), 1),
                seconds=round(float(times[n + 1] - times[n]), 1),
                heart_rate_bpm=mean("heart_rate_bpm"),
                power_w=mean("power_w"),
                ascent_m=_ascent(columns["altitude_m"][known][inside]) if "altitude_m" in columns else None,
            )
        )
    if len(made) > 1 and made[-1].distance_m < 0.02 * every_m:
        made.pop()  # a few metres after the last mark are the rounding of the device
    return made


def _ascent(altitude: Array) -> float | None:
    known = altitude[~np.isnan(altitude)]
    if known.size < 2:
        return None
    smooth = np.convolve(known, np.ones(5) / 5, mode="valid") if known.size >= 5 else known
    return round(float(np.clip(np.diff(smooth), 0, None).sum()), 1)


def scale_of(metres: float) -> int:
    """A round length for a map's scale: the largest of 1, 2, 5 times a power of ten within a third of the width.

    >>> scale_of(3_400), scale_of(700)
    (1000, 200)
    """
    third = max(metres / 3, 1.0)
    power = 10 ** math.floor(math.log10(third))
    return int(max(step * power for step in (1, 2, 5) if step * power <= third))
