"""A meal that somebody tells of with its calories, and nothing else: no wish to starve.

Every word of the meal has to name food; with any other, what was told is judged as it stands.
"""

from __future__ import annotations

import re
from functools import cache

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.vocabulary.foods import foods
from milo.vocabulary.patterns import late

LEAST_MEAL_KCAL, MOST_MEAL_KCAL = 250, 2_000  # of one meal (our choice)
_WRITTEN = Expressions("everyday", "meals_told")
_MEAL = _WRITTEN.text("MEAL")
_PLEASE = _WRITTEN.text("PLEASE")
_END = _WRITTEN.text("END")
_DISHES = frozenset(
    re.findall(
        "[a-z]+",
        "a an the some of with and plus my one two three four big small large bowl plate slice slices piece pieces cup cups "
        "glass bit burger burgers fries chips pizza toast wrap wraps sandwich sandwiches salad soup stew curry pasta noodles "
        "sushi taco tacos burrito nachos pancakes waffles cereal porridge oatmeal smoothie shake bar bars cake pie biscuit "
        "biscuits cookie cookies chocolate crisps sausage sausages bacon steak roast leftovers dinner lunch breakfast snack "
        "dessert ice cream coffee latte tea juice un una unos unas el la los las de con y mas medio media plato tazon rodaja "
        "trozo vaso hamburguesa hamburguesas papas patatas fritas tostada tostadas ensalada sopa guiso tortilla empanada "
        "empanadas milanesa asado arepa arepas tamales torta tarta pastel galleta galletas helado bocadillo batido barrita "
        "cafe te zumo jugo postre cereales avena salchicha salchichas filete sobras "
        # Where it was eaten, and who told the calories.
        "at in on out it its pub bar restaurant canteen menu app label packet website said says en el al del restaurante bar "
        "cantina "
        "comedor menu etiqueta envase dice decia ponia pone que casa home work oficina office",
    )
)
"""What meals are made of beside the foods of the table, and the small words between."""
_EATEN = _WRITTEN.late("EATEN")
_NOTE = _WRITTEN.text("NOTE")
_ABOUT = _WRITTEN.text("ABOUT")
_KCAL = _WRITTEN.text("KCAL")
_DAY = _WRITTEN.text("DAY")
_NOTED = (
    late(
        rf"{_PLEASE}(?:{_NOTE} )?(?:an? |my |mi |una? |la |el )?{_ABOUT}{_KCAL} (?:(?:for|as|of|at|de|en|para|como) )?"
        rf"(?:an? |my |mi |la |el |una? )?{_MEAL}{_DAY}{_END}"
    ),
    late(
        rf"{_PLEASE}(?:{_NOTE} )?(?:an? |my |mi |una? |la |el )?(?:{_MEAL}|(?P<dish>(?:[a-z]+,? ){{1,8}}?(?=\D*\d)))[ ,:]*{_ABOUT}"
        rf"{_KCAL}{_DAY}{_END}"
    ),
    late(rf"{_PLEASE}{_NOTE} {_ABOUT}{_KCAL}(?: (?:eaten|comidas|in food|de comida))?{_DAY}{_END}"),
)
"""A meal written into the log by its calories alone: "log 500 kcal for lunch", "cena de 600 kcal", "log 450 kcal"."""


def is_meal_told(read: str) -> bool:
    """Whether a text, in plain letters, tells one meal and its calories, within what a meal has, and nothing else.

    >>> is_meal_told("i had pizza for dinner, about 1200 calories"), is_meal_told("i had pills for dinner, 300 calories")
    (True, False)
    """
    return any(_is_of_food(m) for shape in (_EATEN, *_NOTED) if (m := shape.fullmatch(read)) is not None)


def _is_of_food(meal: re.Match[str]) -> bool:
    """Whether the calories are those of a meal, and every word of the dish, where one is told, names food."""
    found = meal.groupdict()
    dish = [word for key in ("dish", "what", "named") for word in re.findall(r"[a-z]+", found.get(key) or "")]
    return LEAST_MEAL_KCAL <= int(meal["kcal"]) <= MOST_MEAL_KCAL and all(word in _DISHES or word in _foods() for word in dish)


@cache
def _foods() -> frozenset[str]:
    """The words that the foods of the table are called by, in both languages, in singular and plural."""
    words = {word for food in foods().values() for name in (food.name, food.name_es) for word in re.findall(r"[a-z]+", plain(name))}
    words -= {"no", "sin", "free", "low", "bajo", "fast", "beer", "wine", "cerveza", "vino"}
    return frozenset(words | {f"{word}s" for word in words} | {f"{word}es" for word in words})
