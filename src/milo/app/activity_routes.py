"""Earlier activities on the route of one, found by a few points of their tracks instead of every second."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from milo.app.activity_reading import Recording, Second
from milo.insight.routes import same_way
from milo.vocabulary.records import Workout

if TYPE_CHECKING:
    from milo.app.house import House

PROBES = 24  # points that are read of an earlier activity (our choice: a place every few minutes)
PROBE = timedelta(seconds=30)  # a watch that saves power writes a position this often

_decode = msgspec.json.Decoder(Second).decode


def track_of(found: Recording) -> np.ndarray:
    """The whole track of a recording as insight.routes wants it, shape (n, 3); n is 0 without positions."""
    lat, lon = found.columns["lat"], found.columns["lon"]
    known = ~(np.isnan(lat) | np.isnan(lon))
    return np.asarray(np.column_stack([found.at / max(float(found.at[-1]), 1.0), lat, lon])[known])


def points_of(house: House, workout: Workout) -> np.ndarray:
    """A few points of a workout's track, shape (k, 3); fewer than PROBES where positions are missing."""
    spent, made = max(workout.end_ts - workout.start_ts, PROBE), []
    for n in range(PROBES):
        last = n == PROBES - 1
        since = workout.end_ts - PROBE if last else workout.start_ts + spent * n / (PROBES - 1)
        bodies = house.store.bodies("sample", workout.user_id, since=since, until=since + PROBE + timedelta(seconds=1))
        there = [s for s in map(_decode, bodies) if s.workout_id == workout.workout_id and s.lat is not None and s.lon is not None]
        if there:
            seen = there[-1 if last else 0]
            made.append([(seen.at - workout.start_ts) / spent, seen.lat, seen.lon])
        elif n == 0:
            break  # no position where it began: indoors, or nothing to compare
    return np.array(made, dtype=float).reshape(-1, 3)


def went_the_same_way(track: np.ndarray, points: np.ndarray) -> bool:
    """Whether enough of an activity's points are known and lie on the track."""
    return len(points) >= PROBES // 2 and same_way(track, points)
