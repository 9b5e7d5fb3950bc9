"""Searching foods, and which of them a diet and allergies leave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache
from typing import Literal

from milo.coach.spelling import near_words, plain_words
from milo.vocabulary.diets import diet_of
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.foods import Food, foods

# Tag -> the words people say for being allergic to it. Whoever names one fish or one nut gets none: they are often crossed.
_ALLERGENS = {
    "milk": "dairy|cow milk|cows milk|milk protein|casein|whey|cheese|yogurt|butter|leche|lacteos|lacteo|proteina de leche|queso",
    "lactose": "lactosa|lactose intolerance|intolerancia a la lactosa",
    "egg": "eggs|huevo|huevos",
    "gluten": "wheat|trigo|celiac|coeliac|celiaco|celiaca|celiac disease|celiaquia|cereals with gluten|barley|rye|cebada|centeno",
    "nuts": "nut|tree nuts|tree nut|almond|almonds|walnut|walnuts|cashew|cashews|pistachio|pistachios|hazelnut|hazelnuts|pecan"
    "|pecans|frutos secos|fruto seco|frutos de cascara|almendra|almendras|nuez|nueces|anacardos|pistachos|avellana|avellanas",
    "peanut": "peanuts|cacahuete|cacahuetes|cacahuate|mani|nuts|nut|frutos secos|fruto seco",
    "fish": "pescado|pez|salmon|tuna|atun|cod|bacalao|seafood",
    "shellfish": "crustacean|crustaceans|seafood|marisco|mariscos|crustaceos|molluscs|moluscos|shrimp|shrimps|prawn|prawns"
    "|gambas|crab|cangrejo",
    "soy": "soya|soja|soybean|soybeans|tofu",
    "sesame": "sesamo|ajonjoli|tahini",
    "celery": "apio",
    "sulphite": "sulphites|sulfite|sulfites|sulfitos|sulfito",
    "pork": "cerdo",
    "beef": "ternera|vacuno|carne de vaca",
    "meat": "carne|red meat|carne roja",
    "alcohol": "",
    # What no food of the table is, though it may be in one of several ingredients.
    "mustard": "mostaza",
    "lupin": "lupine|altramuz|altramuces",
}
# What the tag of a diet says is not in a food, though it may be: a recipe, a factory, the rennet of a cheese, what wine and beer
# are cleared with (isinglass, gelatine, egg white).
_NEVER_IN = {
    "vegan": frozenset({"milk", "egg", "lactose", "meat", "fish", "shellfish"}),
    "vegetarian": frozenset({"meat", "fish", "shellfish"}),
}
_RENNET = frozenset({"parmesan_grated", "cheddar", "mozzarella", "feta", "cottage_cheese_1_pct", "cream_cheese"})
_CLEARED = frozenset({"red_wine", "beer"})
_CROSSED = {"nuts": "peanut", "peanut": "nuts"}  # packed and roasted together
_NO_ALLERGY = {"", "none", "no", "ninguna", "ninguno"}
_FREE = re.compile(r"\b(allerg(y|ic)|alerg(ia|ico|ica)s?|intolerant|intoleran(ce|cia|te)|to|al?|los?|las?|severe|grave)\b")
ENOUGH = 0.6  # a food's name must explain this share of the words asked for (our choice)


def find_foods(text: str, language: str = "en", limit: int = 10) -> list[Food]:
    """Foods whose name is meant by a text in English or Spanish, best first; typing errors and accents are forgiven.

    language: names in it win a tie.

    Raises BadValue for a limit below 1.
    """
    if limit < 1:
        raise BadValue("a limit of 1 or more", str(limit))
    asked = plain_words(text)
    near = [near_words(word, _known_words()) for word in asked]
    best: dict[str, float] = {}
    for id, words, tongue in _index():
        share = sum(max((n.get(word, 0.0) for word in words), default=0.0) for n in near) / max(1, len(near))
        if share >= ENOUGH:
            # The first word of these names is the food itself, the rest how it was prepared.
            first = 0.1 if any(words[0] in n for n in near) else 0.0
            value = share + first - 0.01 * len(words) + (0.02 if tongue == language else 0.0)
            best[id] = max(best.get(id, 0.0), value)
    place = {id: i for i, id in enumerate(foods())}
    return [foods()[id] for id in sorted(best, key=lambda id: (-round(best[id], 9), place[id]))[:limit]]


def allowed_foods(diet: str | None, allergies: Collection[str] = ()) -> list[Food]:
    """Foods that a diet and allergies leave. Someone allergic does not get what may hold it either.

    diet: words as people write them in English or Spanish, several joined by "," or "and"; None: everything.
    allergies: allergens, or foods by name.

    Raises UnknownName for a diet or an allergy that is not understood: nothing is served on a guess.
    """
    left = diet_of(diet)
    needs, without = left.needs, left.without
    banned: set[str] = set()
    by_name: set[str] = set()
    for said in allergies:
        word = _allergy_word(said)
        tags = {tag for tag, others in _ALLERGENS.items() if word and (word == tag or word in others.split("|"))}
        banned |= tags
        if not tags and word not in _NO_ALLERGY:
            by_name |= _foods_named(said, word)
        if tags & {"mustard", "lupin"} or by_name:
            banned.add("mixed")  # nobody knows what is in them: unknown counts as there (safety rule NU-09)
    return [
        food
        for food in foods().values()
        if needs <= food.tags
        and without.isdisjoint(food.tags | food.may)
        and banned.isdisjoint(food.tags | food.may)
        and food.id not in by_name
    ]


def fits_diet(food: Food, diet: str) -> Literal["yes", "may", "no"]:
    """Whether a food fits a diet as people write it; "may" where it often holds, or touches, what the diet leaves out.

    Raises UnknownName for a diet that is not understood.
    """
    left = diet_of(diet)
    needs, without = left.needs, left.without
    if not needs <= food.tags or without & food.tags:
        return "no"
    strict = needs & set(_NEVER_IN)
    never = without.union(*(_NEVER_IN[name] for name in strict))
    unknown = "mixed" in food.tags and bool(strict or without - {"pork", "beef"})
    return "may" if never & food.may or unknown or (strict and food.id in _RENNET | _CLEARED) else "yes"


def holds_allergen(food: Food, said: str) -> Literal["yes", "may", "no"] | None:
    """Whether a food holds what somebody is allergic to; None for a word that is no allergen the table knows of.

    said: "gluten", "frutos secos", "nuts", ...
    """
    word = _allergy_word(said)
    tags = {tag for tag, others in _ALLERGENS.items() if word and (word == tag or word in others.split("|"))}
    if not tags:
        return None
    if tags & food.tags:
        return "yes"
    crossed = {_CROSSED[tag] for tag in tags if tag in _CROSSED}
    return "may" if tags & food.may or crossed & food.tags or "mixed" in food.tags else "no"


def allergens_of(said: str) -> tuple[str, ...]:
    """The allergens a word stands for, as profiles have them; none for a word that is no allergen the table knows of.

    >>> allergens_of("eggs"), allergens_of("marisco"), allergens_of("nut"), allergens_of("chair")
    (('egg',), ('shellfish',), ('nuts', 'peanut'), ())
    """
    word = _allergy_word(said)
    return tuple(tag for tag, others in _ALLERGENS.items() if word and (word == tag or word in others.split("|")))


def _foods_named(said: str, word: str) -> set[str]:
    """Ids of the foods that bear a name. Raises UnknownName for none."""
    words = set(plain_words(word))
    found = {
        f.id for f in foods().values() if words and (words <= set(plain_words(f.name)) or words <= set(plain_words(f.name_es)))
    }
    if not found:
        raise UnknownName("allergy", said, _ALLERGENS)
    return found


def _allergy_word(said: str) -> str:
    return " ".join(_FREE.sub(" ", _plain(said).replace("-", " ")).split())


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def _index() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    return tuple(
        (f.id, words, tongue) for f in foods().values() for tongue in ("en", "es") if (words := plain_words(f.called(tongue)))
    )


@cache
def _known_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((word, frozenset(word)) for word in sorted({word for _, words, _ in _index() for word in words}))
