"""The newest filmed set of an exercise, as the conversation may speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milo.insight.form_baseline import Difference
from milo.vocabulary.records import FormSet


@dataclass(frozen=True, kw_only=True)
class Filmed:
    """day: the athlete's local day of the set.  differences: from their own usual range; none before ten days with filmed sets.

    depth_cm: centimetres of one depth index (the thigh's length); None where the athlete's height is not known.
    """

    record: FormSet
    day: date
    differences: tuple[Difference, ...] = ()
    depth_cm: float | None = None

    def told(self, difference: Difference) -> tuple[float, str, int]:
        """What one of the figure is in the unit it is told in, that unit, and its decimals."""
        if difference.figure == "depth_index":
            return (self.depth_cm, "cm", 0) if self.depth_cm else (100.0, "%", 0)
        unit, decimals = {"rom_deg": ("degree", 0), "lowering_s": ("s", 1)}.get(difference.figure, ("", 0))
        return 1.0, unit, decimals
