"""Food an athlete wrote into the plan text: from then on it is told, and no longer what a rule worked out."""

from __future__ import annotations

import msgspec

from milo.coach.plans.making.food_plan import CUT_RULE, TARGET
from milo.vocabulary.athlete import Profile
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


_NOTES = {
    "stays": {
        "en": "The plan has another goal now by name only: its training and its food stay as the text has them.",
        "es": "El plan tiene ahora otro objetivo, pero solo de nombre: su entrenamiento y su comida se quedan como dice el texto.",
    },
    "new_plan": {
        "en": "To have both made for that goal, say “make me a new plan”.",
        "es": "Para que los dos se hagan para ese objetivo, di «hazme un plan nuevo».",
    },
    "profile_first": {
        "en": "To have both made for that goal, put it into your profile first, which has another, and then say “make me a new "
        "plan”.",
        "es": "Para que los dos se hagan para ese objetivo, ponlo antes en tu perfil, que tiene otro, y después di «hazme un plan "
        "nuevo».",
    },
}


def goal_noted(before: Plan, after: Plan, profile: Profile, language: str) -> list[str]:
    """What does not follow from another goal in an edited text, as sentences, and how it would; nothing where the goal is the same.

    A new plan is made for the goal of the profile, so one that the profile does not have must be put there first.
    """
    if after.goal == before.goal:
        return []
    then = "new_plan" if profile.goal == after.goal else "profile_first"
    return [_NOTES[key][language] for key in ("stays", then)]
