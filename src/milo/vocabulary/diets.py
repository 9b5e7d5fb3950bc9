"""The diets Milo can serve, and the words people write for them in English and Spanish."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.vocabulary.errors import UnknownName
from milo.vocabulary.letters import unaccented


@dataclass(frozen=True)
class Diet:
    """What a diet leaves. needs: tags every food must carry.  without: tags no food may have."""

    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


DIETS: dict[str, tuple[str | None, frozenset[str], str]] = {
    "everything": (None, frozenset(), "omnivore|none|any|mixed|normal|balanced|omnivoro|omnivora|todo|de todo|ninguna|equilibrada"),
    "mediterranean": (None, frozenset(), "mediterranea|mediterraneo"),
    "vegetarian": ("vegetarian", frozenset(), "vegetariano|vegetariana|veggie|lacto ovo|ovo lacto|ovolactovegetariana"),
    "vegan": ("vegan", frozenset(), "vegano|vegana|plant based|plantbased"),
    "pescatarian": ("pescatarian", frozenset(), "pescetarian|pescetariano|pescetariana|pescatariano|pescatariana"),
    "no pork": (None, frozenset({"pork"}), "sin cerdo|pork free"),
    "halal": (None, frozenset({"pork", "alcohol"}), ""),
    "no beef": (None, frozenset({"beef"}), "sin ternera|sin vaca|beef free|hindu"),
    "gluten free": (None, frozenset({"gluten"}), "no gluten|sin gluten|celiac|coeliac|celiaco|celiaca"),
    "lactose free": (None, frozenset({"lactose"}), "no lactose|sin lactosa|dairy free|no dairy|sin lacteos"),
}
"""Name -> the tag a food must carry, the tags it may not, other words for it."""


SPANISH = {
    "everything": "de todo", "mediterranean": "mediterránea", "vegetarian": "vegetariana", "vegan": "vegana",
    "pescatarian": "pescatariana", "no pork": "sin cerdo", "halal": "halal", "no beef": "sin ternera", "gluten free": "sin gluten",
    "lactose free": "sin lactosa",
}  # fmt: skip
"""Name -> what the diet is called in Spanish."""


def diet_of(said: str | None) -> Diet:
    """What a diet as people write it leaves; several are joined by "," or "and". None or nothing: everything.

    Raises UnknownName for a word that is no diet Milo knows.

    >>> sorted(diet_of("Vegetariana, sin gluten").without), diet_of("plant-based").needs
    (['gluten'], frozenset({'vegan'}))
    """
    needs: set[str] = set()
    without: set[str] = set()
    for part in re.split(r"[,;/+]|\band\b|\by\b", unaccented(said or "")):
        word = " ".join(part.replace("-", " ").split()).removesuffix(" diet").removeprefix("dieta ")
        if not word:
            continue
        name = next((diet for diet, (_, _, others) in DIETS.items() if word == diet or word in others.split("|")), None)
        if name is None:
            raise UnknownName("diet", word, DIETS)
        need, less, _ = DIETS[name]
        needs |= {need} if need else set()
        without |= less
    return Diet(frozenset(needs), frozenset(without))
