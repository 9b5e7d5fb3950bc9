"""Which meals of the plan hold a food or an allergen, or fit a diet, answered from the dishes as they are planned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from milo.coach.food_names import food_named
from milo.coach.foods import allergens_of, fits_diet, holds_allergen
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
    r"(?:(?:any|a|an|some|is there|have you got|do you have|give me|show me|what|which|hay|tienes|dame|"
    r"i want|i need|id like|quiero|necesito|me das|me puedes dar|puedes darme|alguna?|un|una|que|cual) )*"
    r"(?:recipes?|meals?|dish(?:es)?|recetas?|platos?|comidas?) (?:(?:has|have|tienen?|llevan?) )?(?:(?:with|con|for|de|para) )?"
    r"(?P<what>[a-z ]+?)(?: (?:please|in it|por favor))*"
)
"""A dish asked for by what is in it: those of the own plan are told."""


_OF_DIET = re.compile(
    r"(?:(?:please|por favor|can (?:i|you) (?:have|get|give me|make me)|could (?:i|you) (?:have|give me)|i want|i would like|"
    r"id like|"
    r"quiero|quisiera|me das|puedes darme|give me|show me|suggest|make me|any|do you have|have you got|is there|are there|dame|"
    r"hazme|"
    r"propon|propon me|hay|tienes|a|an|some|un|una|alguna?|idea for|ideas for|idea de|ideas de|ideas para|for|para) )*"
    r"(?:(?P<before>[a-z]+(?: free)?) (?:meals?|dish(?:es)?|recipes?|breakfasts?|lunch(?:es)?|dinners?|suppers?|snacks?)|"
    r"(?:comidas?|platos?|recetas?|desayunos?|almuerzos?|cenas?|meriendas?)"
    r" (?P<after>(?:sin (?:gluten|lactosa)|vegetarian[oa]s?|vegan[oa]s?)))"
    r"(?: (?:please|por favor|ideas?|options?|tonight|today|for (?:me|today|tonight)|hoy|esta noche|para hoy))*"
)
_DIETS = {
    "vegan": r"vegan[oa]?s?", "vegetarian": r"vegetarian[oa]?s?|veggie|meatless", "pescatarian": r"pes[ck][ae]t[ae]rian",
    "gluten free": r"gluten free|sin gluten", "lactose free": r"(?:lactose|dairy) free|sin lactosa",
}  # fmt: skip


@dataclass(frozen=True)
class InMeals:
    """What is asked of the own meals: a food or allergen they may "hold", a "dish" with a food, or dishes that fit a "diet"."""

    kind: Literal["hold", "dish", "diet"]
    what: str


def in_meals(plain: str) -> InMeals | None:
    """What a text asks of the speaker's own meals; None for any other text. plain: as intents makes it.

    >>> in_meals("is there any nut in my food"), in_meals("is there a squat in my plan")
    (InMeals(kind='hold', what='nut'), None)
    >>> in_meals("any recipe with salmon"), in_meals("give me a vegetarian dinner")
    (InMeals(kind='dish', what='salmon'), InMeals(kind='diet', what='vegetarian'))
    """
    fits = _OF_DIET.fullmatch(plain)
    if fits is not None:
        said = fits["before"] or fits["after"]
        diet = next((name for name, words in _DIETS.items() if re.fullmatch(words, said)), None)
        return InMeals("diet", diet) if diet is not None else None
    asked = _MINE.match(plain)
    dish = None if asked is not None else _DISH.fullmatch(plain)
    found = asked or dish
    name = found["what"].strip() if found is not None else ""
    if not name or not (allergens_of(name) or food_named(name) is not None):
        return None
    return InMeals("hold" if dish is None else "dish", name)


def say_in_meals(telling: Telling, asked: InMeals, days: Sequence[Mapping[str, Any]], meal: str | None, receipts: Receipts) -> None:
    """Say which of these days' meals, or of one meal of them, are as asked."""
    if asked.kind == "diet":
        _fit(telling, asked.what, days, meal, receipts)
    else:
        _hold(telling, asked, days, meal, receipts)


def _fit(telling: Telling, diet: str, days: Sequence[Mapping[str, Any]], meal: str | None, receipts: Receipts) -> None:
    """The dishes that surely fit a diet; where there are none, how to have all meals made by it."""
    what = telling.word("diet", diet)
    table = foods()
    found = [
        telling.made(
            "meals.held_in",
            day=telling.word("day", day["day"]),
            meal=telling.word("meal", one["meal"]).lower(),
            food=Quoted(one["dish"], receipts),
        )
        for day in days
        for one in day["meals"]
        if meal in (None, one["meal"]) and all(fits_diet(table[item["food_id"]], diet) == "yes" for item in one["items"])
    ]
    if found:
        telling.say("meals.fit", diet=what, where=found)
    else:
        telling.say("meals.fit_none", diet=what)


def _hold(telling: Telling, asked: InMeals, days: Sequence[Mapping[str, Any]], meal: str | None, receipts: Receipts) -> None:
    """The meals that hold a food or an allergen; who asks for a dish with it is not told where traces of it may be."""
    name = asked.what
    found: list[Any] = []
    may: dict[str, Quoted] = {}
    for day in days:
        for one in day["meals"]:
            if meal not in (None, one["meal"]):
                continue
            for item in one["items"]:
                held = _held(name, item["food_id"])
                if held == "no" or (held == "may" and asked.kind == "dish"):
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
