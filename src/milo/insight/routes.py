"""Whether two tracks run the same way: same ends, same path, same direction."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from milo.insight.curves_track import EARTH_M, Array

ENDS_M = 150.0  # starts, and ends, are this near (our choice: a street away)
PATH_M = 50.0  # a point lies on the other track (our choice: both sides of a street and the error of a watch between houses)
MOST = 0.8  # share of points that lie on it (our choice: a detour stays the same route)
DRIFT = 0.25  # share of its time by which one may be ahead or behind: pauses and pace (our choice)
POINTS = 7_200  # of a track that are looked at: one in 5 s of ten hours


def same_way(track: ArrayLike, passed: ArrayLike) -> bool:
    """Whether an activity went the way of a track.

    A point counts as on the track where the track was at about the same share of its time, so the same loop
    the other way round is another route.

    track, passed: columns share of the time (0-1), latitude, longitude in degrees; shapes (n, 3) and (k, 3),
    in order of time, no NaN.

    >>> there = [[0.0, 45.0, 7.0], [0.5, 45.0, 7.01], [1.0, 45.0, 7.02]]
    >>> same_way(there, there), same_way(there, [[0.0, 45.0, 7.02], [1.0, 45.0, 7.0]])
    (True, False)
    """
    mine, other = np.asarray(track, dtype=float), np.asarray(passed, dtype=float)
    if len(mine) < 2 or len(other) < 2:
        return False
    few = mine[np.unique(np.linspace(0, len(mine) - 1, POINTS).astype(int))]
    here, there = _plane(few, few[0]), _plane(other, few[0])
    if np.any(np.hypot(*(here[[0, -1]] - there[[0, -1]]).T) > ENDS_M):
        return False
    apart = np.square(there[:, None, 0] - here[None, :, 0]) + np.square(there[:, None, 1] - here[None, :, 1])
    apart[np.abs(other[:, None, 0] - few[None, :, 0]) > DRIFT] = np.inf
    return bool(np.mean(apart.min(axis=1) <= PATH_M**2) >= MOST)


def _plane(points: Array, origin: Array) -> Array:
    """Metres east and north of an origin, shape (n, 2), on a plane that touches the earth there."""
    east = np.radians((points[:, 2] - origin[2] + 180.0) % 360.0 - 180.0) * np.cos(np.radians(origin[1]))
    return np.asarray(EARTH_M * np.column_stack([east, np.radians(points[:, 1] - origin[1])]))
