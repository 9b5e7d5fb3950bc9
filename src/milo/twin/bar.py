"""What is on the bar: double progression, two exercises per movement pattern, heavy and light day in turn.

The weight stays while repetitions grow; when the top of the range is reached with something left, a plate is added, and the
repetitions begin again at the bottom. Strength grows in the body (training); here it only becomes visible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from milo.twin.state import Truth
from milo.twin.traits import PATTERNS, Flags, Floats, Traits

LOW, HIGH = 6, 10  # repetitions worked between
MOST_SETS = 4  # of one exercise in a session (our choice)
LEFT = 2.0  # repetitions in reserve aimed at
PLATE_KG = 2.5
WARM_UP_S, WARM_UP_SHARE = 240, 0.6
SET_COST = 0.02  # of strength, what two minutes of rest do not give back of the 3-6 % a set costs (reference 6.5)
DAY_SD = 0.015  # of strength from set to set (our choice)
RIR_BIAS, RIR_SD = -0.95, (1.0, 2.0)  # felt minus true, sd of the trained and of novices (reference 6.5)
# What of a pattern's 1RM each exercise of it takes (our choice): back squat and deadlift are the pattern's own measure.
EXERCISES = {
    "squat": (("Back Squat (Barbell)", 1.0), ("Front Squat (Barbell)", 0.8)),
    "hinge": (("Deadlift (Barbell)", 1.0), ("Romanian Deadlift (Barbell)", 0.75)),
    "push": (("Bench Press (Barbell)", 1.0), ("Overhead Press (Barbell)", 0.62)),
    "pull": (("Bent Over Row (Barbell)", 0.85), ("Lat Pulldown (Cable)", 0.8)),
}
SLOTS = tuple((p, which) for p in range(len(PATTERNS)) for which in range(2))
NAMES = tuple(EXERCISES[PATTERNS[p]][which][0] for p, which in SLOTS)
_SHARE = np.asarray([EXERCISES[PATTERNS[p]][which][1] for p, which in SLOTS], np.float32)[:, None]


@dataclass(frozen=True)
class Loaded:
    """One day's bars, by the slots of SLOTS; where a slot is not trained today weight_kg is NaN and sets are 0."""

    weight_kg: Floats  # (slots, n)
    sets: Floats  # (slots, n)
    one_rm_kg: Floats  # (slots, n), of that exercise, as the body is today


@dataclass(frozen=True)
class Set:
    """One set as the lifter wrote it down. second: since the session began.  rir: as felt, which is less than there was."""

    exercise: str
    number: int
    second: int
    warm_up: bool
    weight_kg: float
    reps: int
    rir: float | None


class Bar:
    """Working weights of many people; must see every day."""

    def __init__(self, t: Traits) -> None:
        self._t = t
        self._kg = np.full((len(SLOTS), t.n), np.nan, np.float32)
        self._turn = np.zeros(t.n, np.int8)

    def load(self, truth: Truth) -> Loaded:
        """What each slot's bar carries in today's session, and how the next one's follows from it."""
        t = self._t
        rm = truth.strength[[p for p, _ in SLOTS]] * truth.weight_kg * _SHARE
        lifting: Flags = truth.done & (truth.sets > 0)
        # Heavy and light day in turn: the first exercise of each pattern, then the second; what is more than one can use goes
        # to the other.
        mine = np.asarray([which for _, which in SLOTS])[:, None] == self._turn[None, :]
        wanted = np.where(lifting, np.maximum(np.rint(truth.sets), 1), 0)[None, :]
        sets = np.where(mine, np.minimum(wanted, MOST_SETS), np.clip(wanted - MOST_SETS, 0, MOST_SETS))
        today = sets > 0
        start = _plates(rm * np.exp(-t.curve_k * (LOW + LEFT)))
        kg = np.where(np.isnan(self._kg), start, self._kg)
        # After a lay-off the bar is too heavy: it goes back to what can be done.
        kg = np.where(_repetitions(kg, rm, t.curve_k) < LOW, np.minimum(kg, start), kg)
        reached = _repetitions(kg, rm, t.curve_k) - LEFT
        step = np.where(_SHARE * rm > 90, 2 * PLATE_KG, PLATE_KG)
        follows = np.where(reached >= HIGH, kg + step, kg)
        self._kg = np.where(today, follows, self._kg).astype(np.float32)
        self._turn = np.where(lifting, 1 - self._turn, self._turn).astype(np.int8)
        return Loaded(np.where(today, kg, np.nan).astype(np.float32), sets.astype(np.float32), rm.astype(np.float32))


def sets(loaded: Loaded, t: Traits, truth: Truth, k: int, seconds: int, rng: np.random.Generator) -> list[Set]:
    """Person k's sets of a session that lasts so long, in order. rng: this session's own.

    A set costs strength for the next one; who has trained longer knows better how much is left in reserve.
    """
    slots = np.flatnonzero(loaded.sets[:, k] > 0)
    if not slots.size:
        return []
    each = loaded.sets[slots, k].astype(int).tolist()
    # Warm for the first exercise is warm for the others.
    places = 1 + sum(each)
    clock = iter(np.linspace(WARM_UP_S, max(seconds - 60, WARM_UP_S + places), places).astype(int).tolist())
    curve = float(t.curve_k[k])
    rir_sd = RIR_SD[0] if float(truth.strength[0, k]) > 1.25 * float(t.strength_start[0, k]) else RIR_SD[1]
    z = iter(rng.standard_normal((places, 2)).tolist())
    made: list[Set] = []
    for slot, count in zip(slots.tolist(), each, strict=True):
        kg, rm = float(loaded.weight_kg[slot, k]), float(loaded.one_rm_kg[slot, k])
        light = max(float(np.floor(WARM_UP_SHARE * kg / PLATE_KG)) * PLATE_KG, PLATE_KG)
        warmed = not made and light < kg
        if warmed:
            made.append(Set(NAMES[slot], 1, next(clock), True, light, HIGH - 2, None))
        tired = 1.0
        for number in range(1 + warmed, count + 1 + warmed):
            of_strength, of_feeling = next(z)
            able = float(_repetitions(kg, rm * tired * (1 + DAY_SD * of_strength), curve))
            reps = int(np.clip(np.floor(able - LEFT), 1, HIGH))
            felt = able - reps + RIR_BIAS + rir_sd * of_feeling
            made.append(Set(NAMES[slot], number, next(clock), False, kg, reps, float(np.clip(round(felt), 0, 6))))
            tired *= 1 - SET_COST
    return made


def _repetitions(kg: Any, rm: Any, curve: Any) -> Any:
    """Repetitions to failure of a fresh set: 1 - ln(load/1RM)/k (reference 6.5)."""
    return 1 - np.log(np.minimum(kg / np.maximum(rm, 1), 1)) / curve


def _plates(kg: Any) -> Floats:
    return np.asarray(np.maximum(np.floor(kg / PLATE_KG) * PLATE_KG, PLATE_KG), np.float32)
