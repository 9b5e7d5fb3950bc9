"""Rests between sets: how long by what a set is, and which exercises go in pairs where time is short.

Source: training.md 2.4 (strength 180-300 s, compound lifts for size 120-180, isolation 60-120, endurance 30-60); safety PL-15.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milo.coach.plans.limits.sets import HEAVY_REST, HEAVY_TO_FAILURE, REST_MIN, loads_spine
from milo.coach.plans.making.exercises import ASSIST, CORE, ISOLATION, MAIN, Chosen

SUPERSET_MINUTES = 30.0  # below it, pairs go without rest between (our choice)
PAIR_MINUTES = 50.0  # below it, small exercises are paired, so that the big ones keep their rests (our choice)
# Rest in seconds, least and most, by role: time that is short takes exercises and sets away, never rest below these.
REST = {MAIN: (120, 180), ASSIST: (120, 180), ISOLATION: (60, 120), CORE: (30, 75)}
REST_HEAVY = (180, 300)
REST_LIGHT = (90, 120)  # nearer to the end of training.md 2.4 for compound lifts than to its start: sets go before rests do
LIGHT_TO_FAILURE = 16.0  # repetitions to failure from which a set is under 60 % of the maximum (training.md 2.3)
PAIR_REST, PAIR_REST_SMALL = (60, 90), (45, 90)
"""After the second of a pair, with a big lift in it and without: a big lift waits some two minutes for its next set (ours)."""


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """Repetitions and reserve of a role in a week.  fast: whether the way up is as fast as it can be, with a light load (PL-20).

    waves: where sets differ, repetitions and repetitions to failure of each, the last for all that follow; reps and rir are then
    those of the hardest.
    """

    reps: int
    rir: float
    fast: bool = False
    waves: tuple[tuple[int, float], ...] = ()

    def of_set(self, number: int) -> Scheme:
        """What one set asks, counted from 1."""
        if not self.waves:
            return self
        reps, to_failure = self.waves[min(number, len(self.waves)) - 1]
        return Scheme(reps=reps, rir=to_failure - reps)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an exercise stands in a pair.  second: whether it carries the rest of both; small: whether neither is a big lift."""

    letter: str
    second: bool
    small: bool


def is_heavy(c: Chosen, s: Scheme) -> bool:
    """Whether sets are so heavy that they need a long rest: PL-15."""
    return c.role in (MAIN, ASSIST) and s.reps + s.rir <= HEAVY_TO_FAILURE


def rest_range(c: Chosen, s: Scheme, place: Place | None) -> tuple[int, int]:
    """Least and most rest of an exercise, s.  place: in its pair, None where it stands alone."""
    if place is not None:
        # The first of a pair goes straight to the second; the second carries the rest of both.
        return (PAIR_REST_SMALL if place.small else PAIR_REST) if place.second else (REST_MIN, REST_MIN)
    if is_heavy(c, s):
        return max(HEAVY_REST, REST_HEAVY[0]), REST_HEAVY[1]
    if c.role in (MAIN, ASSIST) and s.reps + s.rir >= LIGHT_TO_FAILURE:
        return REST_LIGHT
    return REST[c.role]


def rests_of(kept: Sequence[tuple[Chosen, int, Scheme]], places: Mapping[int, Place]) -> list[list[tuple[int, int]]]:
    """Least and most rest of every set of every exercise, s.  kept: exercises with their sets, in the order of places.

    Where one of a pair has more sets than the other, those left over are done alone: they rest as long as they would outside a
    pair, and so does the set of the second that is followed by one of its own.
    """
    together: dict[str, int] = {}
    for j, place in places.items():
        together[place.letter] = min(kept[j][1], together.get(place.letter, kept[j][1]))
    rests = []
    for j, (c, sets, scheme) in enumerate(kept):
        at = places.get(j)
        alone = rest_range(c, scheme, None)
        paired = sets if at is None or sets == together[at.letter] else together[at.letter] - (1 if at.second else 0)
        paired = min(max(0, paired), sets)
        rests.append([rest_range(c, scheme, at)] * paired + [alone] * (sets - paired))
    return rests


def pairable(c: Chosen, heavy: bool, minutes: float) -> bool:
    """Whether an exercise may be one of a pair in a session of so many minutes."""
    return not heavy and (minutes < SUPERSET_MINUTES or (minutes < PAIR_MINUTES and c.role in (ISOLATION, CORE)))


def supersets(
    chosen: Sequence[Chosen], heavy: Sequence[bool], minutes: float, sets: Sequence[int]
) -> tuple[list[int], dict[int, Place]]:
    """Pairs that share no muscle, are not heavy and do not both load the spine: the order, and the places in it.

    minutes: of the session; the longer it is, the fewer may be paired.  sets: of each; who has as many goes first, so that few are
    left over.
    """
    if minutes >= PAIR_MINUTES:
        return list(range(len(chosen))), {}
    order: list[int] = []
    places: dict[int, Place] = {}
    able = [pairable(c, h, minutes) for c, h in zip(chosen, heavy, strict=True)]
    free = list(range(len(chosen)))
    names = iter("ABCDEFGHIJ")
    while free:
        first = free.pop(0)
        a = chosen[first].exercise
        order.append(first)
        for j in sorted(free, key=lambda j: (sets[j] != sets[first], j)) if able[first] else ():
            b = chosen[j].exercise
            if able[j] and not set(a.muscles) & set(b.muscles) and not (loads_spine(a) and loads_spine(b)):
                letter = next(names)
                small = not {chosen[first].role, chosen[j].role} & {MAIN, ASSIST}
                places[len(order) - 1] = Place(letter=letter, second=False, small=small)
                places[len(order)] = Place(letter=letter, second=True, small=small)
                order.append(j)
                free.remove(j)
                break
    return order, places
