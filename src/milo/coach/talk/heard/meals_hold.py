"""Whether the meals of the plan hold a food or an allergen, answered from the dishes as they are planned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from milo.coach.food_names import food_named
from milo.coach.foods import allergens_of, holds_allergen
from milo.coach.spelling import plain_words
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.vocabulary.foods import foods

_MINE = re.compile(
    r"^(?:so |and |y )?(?:is there|are there|do i (?:have|get|eat)|will i (?:have|get|eat)|does my (?:food|plan|meal plan|menu|"
    r"snack|breakfast|lunch|dinner)(?: plan)? (?:have|contain|hold)|hay|llevo|tengo|como|me toca|lleva|llevan|tienen?) "
    r"(?:(?:any|some|a|an|algun|alguna|algo de|un|una) )*(?P<what>[a-z ]+?) "
    r"(?:in|on|for|en|del?|para) (?:(?:my|the|mi|mis|el|la|los|las) )?(?:\w+days? |\w+s )?"
    r"(?:food|plan|meals?|meal plan|menu|diet|snacks?|breakfast|lunch|dinner|comidas?|dieta|merienda|desayuno|almuerzo|cena)\b"
)
_DISH = re.compile(
    r"(?:(?:any|a|an|some|is there|have you got|do you have|give me|show me|what|which|hay|tienes|dame|alguna?|un|una|que|cual) )*"
    r"(?:recipes?|meals?|dish(?:es)?|recetas?|platos?|comidas?) (?:(?:has|have|tienen?|llevan?) )?(?:(?:with|con) )?"
    r"(?P<what>[a-z ]+?)(?: (?:please|in it|por favor))*"
)
"""A dish asked for by what is in it: those of the own plan are told."""


def food_in_meals(plain: str) -> str | None:
    """The food or allergen that a text asks for in the speaker's own meals; None for any other text. plain: as intents makes it.

    >>> food_in_meals("is there any nut in my food"), food_in_meals("is there a squat in my plan")
    ('nut', None)
    >>> food_in_meals("any recipe with salmon"), food_in_meals("give me meals for three days")
    ('salmon', None)
    """
    asked = _MINE.match(plain) or _DISH.fullmatch(plain)
    if asked is None:
        return None
    name = asked["what"].strip()
    return name if allergens_of(name) or food_named(name) is not None else None


def hold(telling: Telling, name: str, days: Sequence[Mapping[str, Any]], meal: str | None, receipts: Receipts) -> None:
    """Say in which meals of these days a food or an allergen is, or may be."""
    found: list[Any] = []
    may: dict[str, Quoted] = {}
    for day in days:
        for one in day["meals"]:
            if meal not in (None, one["meal"]):
                continue
            for item in one["items"]:
                held = _held(name, item["food_id"])
                if held == "no":
                    continue
                food = Quoted(item["food"], receipts)
                if held == "may":
                    may[item["food_id"]] = food
                    continue
                day_of, meal_of = telling.word("day", day["day"]), telling.word("meal", one["meal"]).lower()
                found.append(telling.made("meals.held_in", day=day_of, meal=meal_of, food=food))
    what = Quoted(name, receipts)
    if found:
        telling.say("meals.held", what=what, where=found)
    else:
        telling.say("meals.not_held", what=what)
    if may:
        telling.say("meals.may_hold", what=what, where=list(may.values()))


def _held(name: str, food_id: str) -> str:
    """Whether a food is called so or holds the allergen; what only shares the allergen of a food with a name is a "may"."""
    food = foods()[food_id]
    words = set(plain_words(name))
    if words and (words <= set(plain_words(food.name)) or words <= set(plain_words(food.name_es))):
        return "yes"
    held = (holds_allergen(food, name) or "no") if allergens_of(name) else "no"
    return "may" if held == "yes" and food_named(name) is not None else held
