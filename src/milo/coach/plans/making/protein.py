"""How much protein a day of a plan has, and of what that comes. Source: nutrition.md 3.4 and NU-05."""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import sessions
from milo.coach.plans.limits.food import REFERENCE_BMI, Body
from milo.coach.plans.limits.person import Person
from milo.vocabulary.plan import PlannedWeek

PROTEIN_BASE, PROTEIN_LIGHT, PROTEIN_CUT, PROTEIN_OLDER = 1.6, 1.3, 0.2, 0.2  # nutrition.md 3.4, g/kg
PROTEIN_LOW, PROTEIN_HIGH, OLDER_AGE, BIG_CUT = 1.2, 2.0, 60, 300.0  # NU-05; nutrition.md 3.4


@dataclass(frozen=True, kw_only=True)
class ProteinGoal:
    """per_kg: g for a kg of mass.  mass_kg: the body's, at most that at a BMI of 27.  lifts, cut, older: what it comes of."""

    per_kg: float
    mass_kg: float
    lifts: bool
    cut: bool
    older: bool
    heavy: bool

    @property
    def grams(self) -> float:
        """A day's protein, g."""
        return self.per_kg * self.mass_kg


def protein_goal(p: Person, body: Body, week: PlannedWeek, delta: float) -> ProteinGoal:
    """The protein of a day beside a week of training. delta: energy eaten over what is used, kcal a day."""
    lifts = any(not is_drill(e) for _, s in sessions(week) for e in s.exercises)
    cut, older = delta < -BIG_CUT, p.age > OLDER_AGE
    per_kg = (PROTEIN_BASE if lifts else PROTEIN_LIGHT) + PROTEIN_CUT * cut + PROTEIN_OLDER * older
    most = body.weight_kg if body.height_cm is None else REFERENCE_BMI * (body.height_cm / 100) ** 2
    return ProteinGoal(
        per_kg=min(max(per_kg, PROTEIN_LOW), PROTEIN_HIGH),
        mass_kg=min(body.weight_kg, most),
        lifts=lifts,
        cut=cut,
        older=older,
        heavy=body.weight_kg > most,
    )
