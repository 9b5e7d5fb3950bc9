"""Which meals of the plan hold a food or an allergen, or fit a diet, answered from the dishes as they are planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from milo.coach.conversation.answers.values import InMeals
from milo.coach.food_names import food_named
from milo.coach.foods import allergens_of, fits_diet, holds_allergen
from milo.coach.spelling import plain_words
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.vocabulary.foods import foods


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
