"""The way to a powerlifting meet: the lifts of the day grow heavier with fewer repetitions, singles last; small work goes first.

Source: training.md 2.3 (share of the maximum by repetitions and reserve) and 2.6; the steps towards the meet are our choice. No set
is a true test of the maximum (PL-10): two repetitions stay in reserve, and the last single is near what a meet opens with.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from milo.coach.plans.endurance_plan import TAPER_STEP
from milo.coach.plans.plan_limits_numbers import WeekLimits
from milo.coach.plans.plan_limits_person import Person
from milo.coach.plans.planner_exercises import CORE, ISOLATION, MAIN, Chosen
from milo.coach.plans.planner_rests import Scheme
from milo.coach.plans.taper import Taper, tapered_sets

MEET_LIFTS = frozenset({"back_squat", "bench_press", "deadlift", "sumo_deadlift"})
# Weeks before the meet -> repetitions and reserve of a heavy day: 86, 86, 89, 89 and 92 % of the maximum, 89 in the week itself.
PEAK: dict[int, tuple[int, float]] = {5: (3, 2.0), 4: (3, 2.0), 3: (2, 2.0), 2: (2, 2.0), 1: (1, 2.0), 0: (1, 3.0)}
EASIER_RIR = 2.0  # more in an easier week on the way (training.md 2.4)


def weeks_to_meet(p: Person, taper: Taper | None, week: int) -> int | None:
    """Weeks until the meet a plan tapers to; None without one, after it, and for who is new to lifting."""
    if taper is None or taper.event.activity != "strength" or p.beginner or week > taper.week:
        return None
    return taper.week - week


def peaked(s: Scheme, c: Chosen, to_meet: int | None, limits: WeekLimits, *, heavy_day: bool, recovery: bool) -> Scheme:
    """The repetitions and reserve of an exercise on the way to a meet: those of the lifts of the day change, no others.

    to_meet: weeks to it (weeks_to_meet).  recovery: whether the week is an easier one before the taper.
    """
    if to_meet not in PEAK or not heavy_day or c.role != MAIN or c.exercise.id not in MEET_LIFTS:
        return s
    reps, rir = PEAK[to_meet]
    reps = max(reps, limits.reps_min)
    return Scheme(reps=reps, rir=min(5.0, max(rir, limits.rir_min) + (EASIER_RIR if recovery and to_meet else 0.0)))


def sets_before_meet(chosen: Sequence[Sequence[Chosen]], counts: list[list[int]], share: float, last: int) -> list[list[int]]:
    """Sets of the easier week before a meet: the small exercises go first, then all ease alike.

    share, last: as for taper.tapered_sets.
    """
    target = min(math.floor(share * sum(map(sum, counts))), math.floor(TAPER_STEP * last))
    left = [list(c) for c in counts]
    small = [(k, i) for i, day in enumerate(chosen) for k, c in enumerate(day) if c.role in (ISOLATION, CORE)]
    for k, i in sorted(small, reverse=True):
        if sum(map(sum, left)) > target:
            left[i][k] = 0
    return tapered_sets(left, 1.0, math.floor(target / TAPER_STEP)) if sum(map(sum, left)) > target else left
