"""Food an athlete wrote into the plan text: from then on it is told, and no longer what a rule worked out."""

from __future__ import annotations

import msgspec

from milo.coach.plans.making.food_plan import CUT_RULE, TARGET
from milo.vocabulary.plan import Plan, PlannedFood

TYPED = "TYPED"
_OF_ITS_OWN = (CUT_RULE, TARGET)
"""Reasons that hold of amounts whoever wrote them: that they cut, which must pause, and that they meet a target."""


def as_typed(before: Plan, after: Plan) -> Plan:
    """The plan of an edited text; where its amounts of food are others than before, they are told by who wrote them."""
    food = after.nutrition
    if food is None or (before.nutrition is not None and _amounts(food) == _amounts(before.nutrition)):
        return after
    because = [TYPED, *(rule for rule in food.because if rule in _OF_ITS_OWN)]
    return msgspec.structs.replace(after, nutrition=msgspec.structs.replace(food, because=because))


def origin_of(food: PlannedFood) -> str:
    """The origin of the food of a plan: "told" or "estimated"."""
    return "told" if TYPED in food.because else "estimated"


def _amounts(food: PlannedFood) -> PlannedFood:
    return msgspec.structs.replace(food, because=[])
