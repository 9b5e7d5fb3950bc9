"""A repetition as numbers: what exercises are told apart by, and what rules and trees judge."""

from __future__ import annotations

import numpy as np

from milo.signals.pose import Floats, Pose
from milo.signals.pose_reps import Rep

HALF = 16
"""Points of each half of a repetition once it is resampled."""
QUICK = ("hip_height", "trunk", "knee", "hip", "shoulder_forward", "wrist_shoulder")
"""Series whose greatest speed and unevenness in each half are numbers too."""


def halves(table: Floats, rep: Rep) -> Floats:
    """Series (t, n) within a repetition as 32 points each, (32, n), the turn at the 16th; NaN where nothing was seen."""
    out = np.full((2 * HALF, table.shape[1]), np.nan)
    for k, (a, b) in enumerate(((rep.start, rep.bottom), (rep.bottom, rep.end))):
        piece = table[a : b + 1]
        at = np.linspace(0, b - a, HALF)
        low = np.minimum(at.astype(int), max(b - a - 1, 0))
        high = np.minimum(low + 1, b - a)
        part = piece[low] + (piece[high] - piece[low]) * (at - low)[:, None]
        for c in np.flatnonzero(~np.isfinite(piece).all(axis=0)):
            good = np.flatnonzero(np.isfinite(piece[:, c]))
            part[:, c] = np.interp(at, good, piece[good, c]) if len(good) >= 2 else np.nan
        out[k * HALF : (k + 1) * HALF] = part
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
        Per series: rest (mean of both ends), turn, least, most, step of the first third of each half; speed and
        unevenness of some; times in seconds.
    """
    found: dict[str, float] = {}
    table = halves(np.column_stack(list(series.values())), rep)
    for name, h in zip(series, table.T, strict=True):
        if not np.isfinite(h).any():
            found |= {f"{name}.{k}": float("nan") for k in ("rest", "turn", "least", "most", "first", "back")}
            continue
        found[f"{name}.rest"] = _mean(h[[0, -1]])
        found[f"{name}.turn"] = _mean(h[HALF - 2 : HALF + 2])
        found[f"{name}.least"], found[f"{name}.most"] = float(np.nanmin(h)), float(np.nanmax(h))
        found[f"{name}.first"] = float(h[HALF // 3] - h[0])
        found[f"{name}.back"] = float(h[HALF + HALF // 3] - h[HALF])
    for name in QUICK:
        column = table[:, list(series).index(name)]
        for half, part, seconds in (
            ("out", column[:HALF], (rep.bottom - rep.start) / pose.fps),
            ("up", column[HALF:], (rep.end - rep.bottom) / pose.fps),
        ):
            steps = np.abs(np.diff(part))
            good = steps[np.isfinite(steps)]
            found[f"{name}.speed_{half}"] = float(good.max() * (HALF - 1) / max(seconds, 0.1)) if len(good) else float("nan")
            found[f"{name}.rough_{half}"] = _mean(np.abs(np.diff(part, 2)))
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
