"""A meal that somebody tells of with its calories, and nothing else: no wish to starve.

Every word of the meal has to name food; with any other, what was told is judged as it stands.
"""

from __future__ import annotations

import re
from functools import cache

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.foods import foods
from milo.vocabulary.patterns import late

LEAST_MEAL_KCAL, MOST_MEAL_KCAL = 250, 2_000  # of one meal (our choice)
_MEAL = "(?:breakfast|lunch|dinner|brunch|snack|cena|comida|almuerzo|desayuno|merienda)"
_PLEASE = r"(?:(?:hi|hey|ok|so|hola|oye|pues) )*"
_ENERGY = r"(?:k?cals?|kilocalories|calories|calorias|kilocalorias)"
_END = r"(?: (?:please|thanks|por favor|gracias))?[ .!?]*"
_ATE = (
    r"(?:(?:today|yesterday|last night|this morning|hoy|ayer|anoche),? )?(?:i |we )?(?:just )?"
    r"(?:ate|had|(?:i ?ve|i have|have) (?:just |already )?(?:eaten|had)|llevo|acabo de (?:comer|desayunar|almorzar|cenar|"
    r"merendar)|comi|he comido|he (?:desayunado|almorzado|cenado|merendado)|cene|desayune|almorce|merende|me comi|comimos|"
    r"cenamos|desayunamos|almorzamos)"
)
_MACROS = (
    r"(?:(?:,? (?:and|with|y|con)|,) ?\d{1,3} ?(?:g|gr|grams?|gramos?) (?:of |de )?"
    r"(?:protein|carbs?|carbohydrates?|fat|fib(?:re|er)|proteinas?|carbohidratos|hidratos|grasas?|fibra))*"
)
_LEFT = (
    r"(?:[,.?!;]* (?:and |so |y )?(?:what ?s left|what is left|how (?:much|many)(?: calories| kcal)? (?:is|are|do i have)(?: "
    r"there)? left"
    r"|cuant[oa]s?(?: calorias| kcal)? me quedan?|que me queda)(?: (?:today|for today|hoy|para hoy))?)?"
)
"""What stands beside the calories of a meal: other parts of it, and what is left of the day."""
_DISH = r"(?P<dish>(?:[a-z0-9]+,? ){1,14}?)"
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
_FOR_MEAL = (
    rf"(?:(?:for|at|en|de|en la|en el|para|al) (?:my |mi )?{_MEAL}|at (?:noon|midday)|a(?:l)? mediodia|"
    r"por la (?:manana|tarde|noche))"
)
_EATEN = late(
    rf"{_PLEASE}{_ATE} (?:unas |about |around )?{_DISH}?(?:{_FOR_MEAL},? )?"
    rf"(?:\(?(?:about|around|maybe|roughly|like|of|some|unas|como|aprox|mas o menos|de) ?)*(?P<kcal>\d{{2,4}}) ?{_ENERGY}\)?"
    rf"(?:,? (?:of|de) (?P<what>(?:[a-z]+,? ){{0,7}}?[a-z]+)|, (?P<named>(?:[a-z]+,? ){{0,7}}?[a-z]+))?{_MACROS}"
    rf"(?: {_FOR_MEAL})?(?: (?:today|yesterday|hoy|ayer|or so|o asi|maybe|mas o menos|so far|already|hasta ahora|de momento|"
    rf"por ahora|ya))*"
    rf"{_LEFT}{_END}"
)
_NOTE = r"(?:log|add|track|record|note|write down|put down|apunta\w*|anota\w*|registra\w*|agrega\w*|anade\w*)(?: (?:me|that|as))?"
_ABOUT = (
    r"(?:(?:about|around|roughly|like|of|some|unas|como|aprox|mas o menos|de|was|is|were|had|has|fue|fueron|eran|era|ha sido|"
    r"han sido|tenia|tuvo|tiene|llevaba|with|con|=|:) ?)*"
)
_KCAL = rf"(?P<kcal>\d{{2,4}}) ?{_ENERGY}"
_DAY = r"(?: (?:today|yesterday|tonight|just now|hoy|ayer|anoche))?"
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
