"""Who learns to run: two or three run-walk outings a week on days that do not follow each other, longer step by step.

Source: training.md 2.6 (60 s / 90 s to thirty minutes without a pause in nine weeks, three days a week); safety PL-02 to PL-04.
"""

from __future__ import annotations

import itertools
import math

RUN_WALK = ((1.0, 1.5), (1.5, 1.5), (2.0, 1.5), (3.0, 1.5), (4.0, 1.5), (5.0, 1.5), (8.0, 2.0), (10.0, 1.0))
"""Minutes of running and of walking in turn, week by week of the first nine; after them a run goes on without walking."""
RUN_WALK_WEEKS = len(RUN_WALK)
STARTER_DAYS, FEW_DAYS = 3, 2  # of running a week (training.md 2.6), and where the week's minutes are few (our choice)
LEAST_RUN, LEAST_THIRD, LEAST_WALK = 8.0, 10.0, 10.0  # minutes of the shortest of two, of three, and of a walk beside (our choice)
EASIER_LONGEST = 0.6  # of the minutes of a week, its longest run (our choice: what the others are then is worth going out for)


def learning_week(days: list[int], cap: float, most: float, usual: float, long: int | None) -> tuple[dict[int, float], list[int]]:
    """Minutes of the runs of a week by weekday, and the days left over.

    days: that move.  cap: minutes the week may have (PL-04).  most: of one run (PL-02, PL-03).  usual: of a session as asked for.
    long: the day of the longest run where the week has one; it is among the days that run where that costs no gap.
    """
    if not days:
        return {}, []
    several = len(days) >= FEW_DAYS and cap >= FEW_DAYS * LEAST_RUN
    longest = min(most, usual, EASIER_LONGEST * cap if several else cap)
    runs = 1
    if several:
        # A third run is worth it where it is no stump beside the longest.
        third = len(days) >= STARTER_DAYS and (cap - longest) / (STARTER_DAYS - 1) >= max(LEAST_THIRD, longest / 2)
        runs = STARTER_DAYS if third else FEW_DAYS
    chosen = _apart(days, runs, long)
    first = long if long in chosen else chosen[-1]
    other = min(longest, (cap - longest) / (len(chosen) - 1)) if len(chosen) > 1 else 0.0
    return {d: longest if d == first else other for d in chosen}, [d for d in days if d not in chosen]


def run_walk(minutes: float, step: int) -> tuple[int, float, float] | None:
    """Repeats, minutes of running and of walking of an outing; step: of RUN_WALK, reached at most.  None where two do not fit.

    In a shorter outing the turns are shorter: running without a pause is no way to ease.  No walk follows the last turn.

    >>> run_walk(20.0, 0), run_walk(20.0, 6), run_walk(12.0, 7)
    ((8, 1.0, 1.5), (2, 8.0, 2.0), (2, 5.0, 1.5))
    """
    fits = [(work, rest) for work, rest in RUN_WALK[: step + 1] if (minutes + rest) // (work + rest) >= 2]
    if not fits:
        return None
    work, rest = fits[-1]
    return int((minutes + rest) // (work + rest)), work, rest


def _apart(days: list[int], count: int, long: int | None) -> list[int]:
    """So many of the days, as far from each other as the week allows, from Sunday to Monday too; fewer where they would touch."""

    def gap(chosen: tuple[int, ...]) -> int:
        return min((after - d for d, after in itertools.pairwise([*chosen, chosen[0] + 7])), default=7)

    for n in range(min(count, len(days)), 0, -1):
        best = max(itertools.combinations(days, n), key=lambda c: (min(gap(c), 7 // n), long in c, -sum(c)))
        if gap(best) > 1 or n == 1:
            return list(best)
    return []


def walk_minutes(left: float, usual: float) -> float:
    """Minutes of a walk on a day that does not run, of those a week has left; 0 where it is not worth going out for."""
    return math.floor(min(left, usual)) if left >= LEAST_WALK else 0.0
