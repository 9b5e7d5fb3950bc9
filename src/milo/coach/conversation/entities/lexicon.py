"""Which words of a message belong to a known name: exercises, foods, body regions, days, units and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from milo.coach.conversation.entities import dates, names, quantities
from milo.vocabulary.exercises import names as exercise_names
from milo.vocabulary.exercises import of_one_edition
from milo.vocabulary.foods import foods
from milo.vocabulary.letters import unaccented

CATEGORIES = (
    "exercise_first", "exercise_more", "food_first", "food_more", "region", "equipment", "activity", "day", "number_word",
    "mass", "distance", "time", "count", "food_unit",
)  # fmt: skip
_AT = {name: i for i, name in enumerate(CATEGORIES)}
_LISTED = {
    "count": "set sets serie series rep reps repetition repetitions repeticion repeticiones round rounds ronda rondas vueltas",
    "food_unit": "cup cups bowl bowls slice slices glass glasses plate plates scoop scoops can cans tin tins piece pieces "
    "handful spoon spoonful tablespoon tablespoons tbsp tsp teaspoon teaspoons serving servings portion portions "
    "bottle pint taza tazas bol bols tazon rebanada rebanadas vaso vasos plato platos cazo cazos lata latas trozo "
    "trozos punado cucharada cucharadas cucharadita cda racion raciones porcion porciones botella loncha lonchas "
    "onza onzas rodaja rodajas unidad unidades g gr grs grams gramos ml cl oz",
    "day": "today tomorrow yesterday tonight hoy manana ayer anoche anteayer tmrw",
}
LONGEST_NAME = 7  # words of an exercise's or a food's name that are looked up together (our choice)
_PLURAL_FROM = 3


def marks(words: Sequence[str]) -> NDArray[np.float32]:
    """(n, len(CATEGORIES)) of 0 and 1. words: plain, in small letters without accents."""
    found = np.zeros((len(words), len(CATEGORIES)), np.float32)
    single = [_single(w) for w in words]
    for table, first in ((_exercises(), _AT["exercise_first"]), (_foods(), _AT["food_first"])):
        i = 0
        while i < len(single):
            length = next((n for n in range(min(LONGEST_NAME, len(single) - i), 0, -1) if tuple(single[i : i + n]) in table), 0)
            if length:
                found[i, first] = 1
                found[i + 1 : i + length, first + 1] = 1
            i += max(length, 1)
    plain = _plain_words()
    for i, word in enumerate(words):
        for category in plain.get(word, ()):
            found[i, category] = 1
    return found


@cache
def _plain_words() -> dict[str, tuple[int, ...]]:
    of: dict[str, set[int]] = {}

    def add(category: str, some: Iterable[str]) -> None:
        for word in some:
            of.setdefault(word, set()).add(_AT[category])

    add("region", names._REGION)
    add("equipment", names._EQUIPMENT_OF)
    add("activity", names._ACTIVITY)
    add("day", [*dates._WEEKDAY, *dates._MONTH])
    add("number_word", [*quantities._WORTH, *quantities._HALF, *quantities._QUARTER, "hundred", "mil"])
    for category, units in (("mass", "kg lb stone"), ("distance", "km mi metre yd marathon"), ("time", "h min s week month day")):
        add(category, [w for w, unit in quantities._UNIT_OF.items() if unit in units.split()])
    for category, listed in _LISTED.items():
        add(category, listed.split())
    return {word: tuple(sorted(categories)) for word, categories in of.items()}


def _single(word: str) -> str:
    return word[:-1] if len(word) >= _PLURAL_FROM and word.endswith("s") and not word.endswith("ss") else word


def _words(name: str) -> tuple[str, ...]:
    return tuple(_single(w) for w in re.findall(r"[a-z]+(?:'[a-z]+)*|\d+|[^\w\s]", unaccented(name)))


@of_one_edition()
def _exercises() -> frozenset[tuple[str, ...]]:
    every = [name for written in exercise_names().values() for name in written] + list(names._SHORT)
    spelled = {_words(form) for name in every for form in (name, name.replace("-", ""), name.replace("-", " "))}
    return frozenset(spelled | {("".join(w),) for w in spelled if len(w) > 1 and w[-1] in {"up", "down"}})


@cache
def _foods() -> frozenset[tuple[str, ...]]:
    heads = [name.split(",")[0] for food in foods().values() for name in (food.name, food.name_es)]
    return frozenset(_words(name) for name in heads)
