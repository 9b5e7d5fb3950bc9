"""A repetition as numbers: what exercises are told apart by, and what rules and trees judge."""

from __future__ import annotations

import numpy as np

from milo.signals.pose import Floats, Pose
from milo.signals.pose_reps import Rep

HALF = 16
"""Points of each half of a repetition once it is resampled."""


def halves(series: Floats, rep: Rep) -> Floats:
    """A series (t,) within a repetition as 32 points, the turn at the 16th; NaN where nothing was seen."""
    out = np.full(2 * HALF, np.nan)
    for k, (a, b) in enumerate(((rep.start, rep.bottom), (rep.bottom, rep.end))):
        piece = series[a : b + 1]
        good = np.flatnonzero(np.isfinite(piece))
        if len(good) >= 2:
            out[k * HALF : (k + 1) * HALF] = np.interp(np.linspace(0, b - a, HALF), good, piece[good])
    return out


def features(pose: Pose, series: dict[str, Floats], rep: Rep) -> dict[str, float]:
    """Numbers of one repetition by name; NaN where a landmark was missing.

    Parameters
    ----------
    pose : Pose
        The recording.
    series : dict of str to array (t,)
        As `pose_angles.channels` made them, in degrees or torso lengths.
    rep : Rep
        The repetition.

    Returns
    -------
    dict of str to float
        Per series: rest (mean of both ends), turn, least, most, step of the first quarter of each half; times in seconds.
    """
    found: dict[str, float] = {}
    for name, values in series.items():
        h = halves(values, rep)
        if not np.isfinite(h).any():
            found |= {f"{name}.{k}": float("nan") for k in ("rest", "turn", "least", "most", "first", "back")}
            continue
        found[f"{name}.rest"] = _mean([h[0], h[-1]])
        found[f"{name}.turn"] = _mean(h[HALF - 2 : HALF + 2])
        found[f"{name}.least"], found[f"{name}.most"] = float(np.nanmin(h)), float(np.nanmax(h))
        found[f"{name}.first"] = float(h[HALF // 3] - h[0])
        found[f"{name}.back"] = float(h[HALF + HALF // 3] - h[HALF])
    found["seconds.out"], found["seconds.back"] = (rep.bottom - rep.start) / pose.fps, (rep.end - rep.bottom) / pose.fps
    found["width"] = found["shoulders_apart.rest"]
    return found


def _mean(values: Floats | list[float]) -> float:
    good = np.asarray(values)[np.isfinite(values)]
    return float(good.mean()) if len(good) else float("nan")


def whole(rows: list[dict[str, float]]) -> dict[str, float]:
    """A set as one row: the mean of its repetitions, of those in which a number was seen."""
    table = np.array([list(row.values()) for row in rows])
    number = np.isfinite(table).sum(axis=0)
    mean = np.nansum(table, axis=0) / np.maximum(number, 1)
    return dict(zip(rows[0], np.where(number > 0, mean, np.nan).tolist(), strict=True))


def still(pose: Pose, series: dict[str, Floats]) -> dict[str, float]:
    """The same numbers of a body that does not move (a plank): the middle of the recording as one repetition."""
    middle = Rep(0, max(1, pose.frames // 2), max(2, pose.frames - 1), 0.0)
    return features(pose, series, middle)
