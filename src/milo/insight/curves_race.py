"""Race times foretold from one's own runs: t = a d^k (Riegel), with the exponent learnt from the runner's own best times.

The exponent begins at Riegel's 1.06 and moves as far as the runner's own distances say (a Bayesian linear fit of logarithms).
Training holds few all-out efforts, so a best time slower than what the others foretell is left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
import numpy as np

RACES = (1_609, 5_000, 10_000, 21_097, 42_195)
RIEGEL = 1.06  # Riegel, American Scientist 69:285, 1981
RIEGEL_SD = 0.03  # how far runners differ: 1.03-1.12 in Vickers and Vertosick 2016, doi:10.1186/s13102-016-0052-y
TIME_SD = 0.025  # of a best time around the line: course, weather, the day (our choice)
SLOWER = 0.03  # a best time this much slower than foretold was not all-out (our choice)
SHORTEST_M = 1_000  # sprints say nothing of endurance
REACH = 5.0  # times the longest distance ever run: beyond it nothing is foretold (our choice)
Z80 = 1.2816


class Foretold(msgspec.Struct, frozen=True, kw_only=True):
    """A race of so many metres: seconds, and the 80 % interval; from: the distances it stands on."""

    distance_m: int
    seconds: float
    interval: tuple[float, float]
    stands_on: list[int]


def race_times(best_s: Mapping[int, float], races: tuple[int, ...] = RACES) -> list[Foretold]:
    """What each race would take now.

    Parameters
    ----------
    best_s : mapping of int to float
        Metres -> fastest time in s, of the recent past.
    races : tuple of int
        Distances in m. One beyond `REACH` times the longest run, or shorter than a third of the shortest, is left out.

    Returns
    -------
    list of Foretold
        Empty without a best time of `SHORTEST_M` or more. A prediction is never slower than what was already run.

    Examples
    --------
    >>> [round(r.seconds) for r in race_times({5_000: 1_200.0}, (10_000,))]
    [2502]
    """
    held = {d: s for d, s in best_s.items() if d >= SHORTEST_M and s > 0}
    if not held:
        return []
    while len(held) > 1:
        behind = {d: _left_out(held, d) for d in held}
        slowest = max(behind, key=lambda d: behind[d])
        if behind[slowest] <= SLOWER:
            break
        del held[slowest]
    mean, covariance = _fit(held)
    found = []
    for race in races:
        if race > REACH * max(best_s) or race * 3 < min(held):
            continue
        row = np.array([1.0, math.log(race)])
        told = float(row @ mean)
        sd = math.sqrt(float(row @ covariance @ row) + TIME_SD**2)
        done = best_s.get(race, math.inf)
        seconds = min(math.exp(told), done)
        low, high = math.exp(told - Z80 * sd), min(math.exp(told + Z80 * sd), done)
        found.append(
            Foretold(distance_m=race, seconds=seconds, interval=(min(low, seconds), max(high, seconds)), stands_on=sorted(held))
        )
    return found


def _left_out(held: Mapping[int, float], distance: int) -> float:
    """By which share a best time is slower than the others foretell."""
    others = {d: s for d, s in held.items() if d != distance}
    mean, _ = _fit(others)
    return held[distance] / math.exp(mean[0] + mean[1] * math.log(distance)) - 1


def _fit(held: Mapping[int, float]) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of (log a, k), from a prior on k alone."""
    rows = np.array([[1.0, math.log(d)] for d in held])
    times = np.array([math.log(s) for s in held.values()])
    precision = rows.T @ rows / TIME_SD**2 + np.diag([1e-12, 1 / RIEGEL_SD**2])
    covariance = np.linalg.inv(precision)
    return covariance @ (rows.T @ times / TIME_SD**2 + np.array([0.0, RIEGEL / RIEGEL_SD**2])), covariance
