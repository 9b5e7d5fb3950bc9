"""Which weights there are: bars with plates, dumbbells, stacks. Reference training.md 2.4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milo.coach.plans.basics.loads import BARS_KG
from milo.coach.plates import loaded_kg, next_above_kg

PLATE_KG = 1.25  # where the profile says nothing (our choice)
DUMBBELL_KG, STACK_KG, CABLE_KG, KETTLEBELL_KG = 2.0, 5.0, 2.5, 4.0  # usual racks and stacks, as the planner has them (our choice)


@dataclass(frozen=True, slots=True)
class Rack:
    """Which weights there are: multiples of step from a base up. None step: no weight to change. bases: heaviest first.

    plates_kg: the kinds of plates of a bar, where they are told; then the weights are those of coach.plates.
    """

    step: float | None
    bases: tuple[float, ...] = (0.0,)
    plates_kg: tuple[float, ...] = ()

    def fit(self, kg: float, rir: float) -> float:
        """The nearest weight there is; rounded down where at most one repetition is to be left (reference 2.4)."""
        if self.step is None:
            return kg
        base = next((b for b in self.bases if b <= kg), self.bases[-1])
        if self.plates_kg:
            return loaded_kg(base, kg, self.plates_kg, down=rir <= 1)
        steps = max(kg - base, 0.0) / self.step
        whole = int(steps + 1e-9) if rir <= 1 else int(steps + 0.5)
        return round(base + whole * self.step, 3)

    def below(self, load: float, share: float) -> float:
        """A weight that much lighter, the next lighter one where that is the same; load itself where none is lighter."""
        if self.step is None:
            return load
        fitted = self.fit(load * (1 - share), 0)
        fitted = fitted if fitted < load else self.fit(load - (1e-3 if self.plates_kg else self.step), 0)
        return fitted if 0 < fitted < load else load

    def at_least(self, kg: float) -> float:
        """The lightest weight there is that is no lighter than kg."""
        if self.step is None:
            return kg
        fitted = self.fit(kg, 0)
        return fitted if fitted >= kg - 1e-9 else self.above(fitted)

    def above(self, load: float) -> float:
        """The next heavier weight there is; where the plates end, one of the smallest more."""
        if self.step is None:
            return load
        base = next((b for b in self.bases if b <= load), self.bases[-1])
        further = next_above_kg(base, load, self.plates_kg) if self.plates_kg else None
        return round(load + self.step, 3) if further is None else further


def rack_of(equipment: Sequence[str], plates_kg: Sequence[float] | None) -> Rack:
    """The weights an exercise's equipment allows. plates_kg: single plates the athlete has, in pairs; None: the usual ones.

    >>> rack_of(["barbell"], [20, 10, 2.5]).fit(63, 2)
    65.0
    """
    if "barbell" in equipment:
        return Rack(2 * min(plates_kg), BARS_KG, tuple(plates_kg)) if plates_kg else Rack(2 * PLATE_KG, BARS_KG)
    if "dumbbell" in equipment:
        return Rack(DUMBBELL_KG)
    if "kettlebell" in equipment:
        return Rack(KETTLEBELL_KG)
    if "machine" in equipment:
        return Rack(STACK_KG)
    return Rack(CABLE_KG) if "cable" in equipment else Rack(None)
