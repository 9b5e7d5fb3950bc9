"""What is on the bar: double progression, one exercise per movement pattern.

The weight stays while repetitions grow; when the top of the range is reached with something left, a plate is added, and the
repetitions begin again at the bottom. Strength grows in the body (training); here it only becomes visible.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.twin.state import Truth
from milo.twin.traits import PATTERNS, Flags, Floats, Traits

LOW, HIGH = 6, 10  # repetitions worked between
LEFT = 2.0  # repetitions in reserve aimed at
PLATE_KG = 2.5
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
    """One day's bars. slots are those of SLOTS; where a slot is not trained today weight_kg is NaN.

    sets: hard sets per slot.  best: repetitions a fresh set could reach at most today.
    """

    weight_kg: Floats  # (slots, n)
    sets: Floats  # (slots, n)
    one_rm_kg: Floats  # (slots, n)


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
        # Heavy and light day in turn: the first exercise of each pattern, then the second.
        today = np.asarray([which for _, which in SLOTS])[:, None] == self._turn[None, :]
        today = today & lifting[None, :]
        start = _plates(rm * np.exp(-t.curve_k * (LOW + LEFT)))
        kg = np.where(np.isnan(self._kg), start, self._kg)
        # After a lay-off the bar is too heavy: it goes back to what can be done.
        kg = np.where(_repetitions(kg, rm, t) < LOW - 1 + 1, np.minimum(kg, start), kg)
        reached = _repetitions(kg, rm, t) - LEFT
        step = np.where(_SHARE * rm > 90, 2 * PLATE_KG, PLATE_KG)
        follows = np.where(reached >= HIGH, kg + step, kg)
        self._kg = np.where(today, follows, self._kg).astype(np.float32)
        self._turn = np.where(lifting, 1 - self._turn, self._turn).astype(np.int8)
        sets = np.where(today, np.clip(np.rint(truth.sets), 1, 8), 0)
        return Loaded(np.where(today, kg, np.nan).astype(np.float32), sets.astype(np.float32), rm.astype(np.float32))


def _repetitions(kg: Floats, rm: Floats, t: Traits) -> Floats:
    """Repetitions to failure of a fresh set: 1 - ln(load/1RM)/k (reference 6.5)."""
    return np.asarray(1 - np.log(np.minimum(kg / np.maximum(rm, 1), 1)) / t.curve_k)


def _plates(kg: Floats) -> Floats:
    return np.maximum(np.floor(kg / PLATE_KG) * PLATE_KG, PLATE_KG)
