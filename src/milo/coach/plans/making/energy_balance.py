"""What the food of a plan is beside what its athlete uses: deficit or surplus, and how fast it moves the weight at first.

Source: nutrition.md 3.2, 3.6 and 3.7 (7700 kcal a kg hold only at first; the change slows as the weight moves).
"""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.plans.basics.training_energy import spent_on, training_by_day, typical_week
from milo.coach.plans.limits.food import DAILY_ACTIVITY, KCAL_PER_KG, KCAL_STEP, body_of, in_steps, least_energy, no_food
from milo.coach.plans.limits.person import Person
from milo.vocabulary.plan import Plan, PlannedWeek


@dataclass(frozen=True, kw_only=True)
class Balance:
    """kcal: eaten on a mean day.  spent: used on one, in the steps energy is told in.  least: the least a day may have.

    kg_a_week: how the weight moves at first, negative where it falls.  share: the same of the body's weight.
    """

    kcal: float
    spent: float
    least: float
    kg_a_week: float
    share: float

    @property
    def gap(self) -> float:
        """Energy eaten over what is used, kcal a day; 0 where it is no more than a step."""
        gap = self.kcal - self.spent
        return gap if abs(gap) > KCAL_STEP else 0.0


def balance(p: Person, week: PlannedWeek, kcal: float) -> Balance | None:
    """The balance of so much energy on a mean day of a week; None where nobody may set their food."""
    if no_food(p) is not None:
        return None
    body = body_of(p)
    training = sum(training_by_day(week, body.weight_kg, slower=p.beginner or p.older)) / 7
    spent = in_steps(body.resting_kcal * DAILY_ACTIVITY + spent_on(training))
    kg = (kcal - spent) * 7 / KCAL_PER_KG
    least, _ = least_energy(p, body, training, cutting=kcal < spent - KCAL_STEP)
    return Balance(kcal=kcal, spent=spent, least=in_steps(least), kg_a_week=kg, share=kg / body.weight_kg)


def balance_of(plan: Plan, p: Person, kcal: float | None = None) -> Balance | None:
    """The balance of a plan's own food, or of kcal a day with its training; None without food or weeks."""
    if plan.nutrition is None or not plan.weeks:
        return None
    return balance(p, typical_week(plan.weeks), plan.nutrition.kcal if kcal is None else kcal)
