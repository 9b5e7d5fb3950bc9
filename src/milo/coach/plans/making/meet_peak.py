"""The way to a powerlifting meet: the lifts of the day grow heavier with fewer repetitions, singles last; small work goes first.

Source: training.md 2.3 (share of the maximum by repetitions and reserve) and 2.6 (8 to 14 days with 41 to 60 % less, intensity
kept); the steps towards the meet, and what goes when, are our choice. No set is a true test of the maximum (PL-10): two repetitions
stay in reserve, and the last single is near what a meet opens with.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from milo.coach.plans.limits.numbers import WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.endurance_plan import TAPER_STEP
from milo.coach.plans.making.exercises import ASSIST, CORE, HEAVY_BACK, ISOLATION, MAIN, Chosen
from milo.coach.plans.making.rests import Scheme
from milo.coach.plans.making.taper import Taper, tapered_sets

MEET_LIFTS = frozenset({"back_squat", "bench_press", "deadlift", "sumo_deadlift"})
# Weeks before the meet -> repetitions and reserve of a heavy day: 84, 86, 89, 92 and 92 % of the maximum, 89 in the week itself.
PEAK: dict[int, tuple[int, float]] = {5: (3, 3.0), 4: (3, 2.0), 3: (2, 2.0), 2: (2, 1.0), 1: (1, 2.0), 0: (1, 3.0)}
EASIER_RIR = 2.0  # more in an easier week on the way (training.md 2.4)
BACK_OFF = (3, 4.0)  # repetitions and reserve of a lift of the day in its second place, while the plan tapers (our choice)
LAST_HEAVY_HINGE_DAYS = 7  # days before the meet from which nothing heavy is lifted off the floor (our choice)
TAPER_MOST = 0.6  # of the sets, the most an easier week takes away before the last seven days (training.md 2.6)
LEFT_SETS = 2  # of what is left of a session of nothing but such lifts (our choice)
LAST_WEEK_SETS = 3  # most of a main lift in those days (our choice)


def weeks_to_meet(p: Person, taper: Taper | None, week: int) -> int | None:
    """Weeks until the meet a plan tapers to; None without one, after it, and for who is new to lifting."""
    if taper is None or taper.event.activity != "strength" or p.beginner or week > taper.week:
        return None
    return taper.week - week


def peaked(
    s: Scheme, c: Chosen, to_meet: int | None, limits: WeekLimits, *, heavy_day: bool, recovery: bool, taper: bool
) -> Scheme:
    """The repetitions and reserve of an exercise on the way to a meet: those of the lifts of the day change, no others.

    to_meet: weeks to it (weeks_to_meet).  recovery: whether the week is an easier one before the taper; it keeps the repetitions of
    the week before it.  taper: whether the week is one of the taper, where the second place of a lift is a few light repetitions.
    """
    if to_meet is None or c.exercise.id not in MEET_LIFTS:
        return s
    if not heavy_day or c.role != MAIN:
        reps, rir = BACK_OFF
        return Scheme(reps=max(reps, limits.reps_min), rir=max(rir, limits.rir_min)) if taper else s
    at = to_meet + 1 if recovery else to_meet
    if at not in PEAK:
        return s
    reps, rir = PEAK[at]
    return Scheme(reps=max(reps, limits.reps_min), rir=min(5.0, max(rir, limits.rir_min) + (EASIER_RIR if recovery else 0.0)))


def sets_before_meet(
    chosen: Sequence[Sequence[Chosen]], counts: list[list[int]], share: float, last: int, days_out: Sequence[int]
) -> list[list[int]]:
    """Sets of an easier week before a meet: the small exercises go first, then the others that are no lift of the day.

    share, last: as for taper.tapered_sets.  days_out: days from each session to the meet; in the last seven nothing heavy is lifted
    off the floor, and only what a session is built on stays.
    """
    target = min(math.floor(share * sum(map(sum, counts))), math.floor(TAPER_STEP * last))
    left = [list(c) for c in counts]
    for day, before, chosen_of, out in zip(left, counts, chosen, days_out, strict=True):
        if out >= LAST_HEAVY_HINGE_DAYS:
            continue
        for k, c in enumerate(chosen_of):
            day[k] = 0 if _heavy_hinge(c) or _rank(c) < _MAIN_RANK else min(day[k], LAST_WEEK_SETS)
        if not any(day):
            # A session of nothing but pulls from the floor keeps the first thing that is none.
            kept = [k for k, c in enumerate(chosen_of) if not _heavy_hinge(c) and before[k]]
            if kept:
                day[kept[0]] = LEFT_SETS
    least = math.ceil((1 - TAPER_MOST) * sum(map(sum, counts)))
    spots = sorted((_rank(c), -k, -i) for i, day in enumerate(chosen) for k, c in enumerate(day) if _rank(c) < _MAIN_RANK)
    for rank, k, i in spots:
        have = sum(map(sum, left))
        if have > target or (rank == 0 and have - left[-i][-k] >= least):
            left[-i][-k] = 0
    return tapered_sets(left, 1.0, math.floor(target / TAPER_STEP)) if sum(map(sum, left)) > target else left


_MAIN_RANK = 2


def _rank(c: Chosen) -> int:
    """What goes first before a meet: 0 small exercises, 1 what assists, 2 main lifts and every place of a lift of the day."""
    if c.exercise.id in MEET_LIFTS:
        return _MAIN_RANK
    return 0 if c.role in (ISOLATION, CORE) else 1 if c.role == ASSIST else _MAIN_RANK


def _heavy_hinge(c: Chosen) -> bool:
    return c.exercise.pattern == "hinge" and c.exercise.stress("low back") >= HEAVY_BACK
