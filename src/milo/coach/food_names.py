"""Foods by the names people give them in talk: strict, so that a food that is not in the table is never taken for one that is.

The names are data: vocabulary/foods_called.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from milo.coach.spelling import count_slips, plain_words
from milo.vocabulary.foods import Food, foods

ONE_SLIP_FROM, TWO_SLIPS_FROM = 6, 9  # letters of a word from which slips are forgiven: "beet" is no beef (our choice)
_STATES_WORDS = (
    "raw cooked boiled grilled roasted roast baked fried dry dried uncooked plain steamed crudo cruda cocido cocida hervido "
    "hervida asado asada frito frita seco seca cocinado cocinada plancha horno vapor"
)
STATES = frozenset(_STATES_WORDS.split())
"""How a food was made: it may be said or left out."""
_SIZES_WORDS = (
    "medium large small big whole average normal little grande mediano mediana pequeno pequena entero entera normal good "
    "great homemade casero casera"
)
_SIZES = frozenset(_SIZES_WORDS.split())
_UNCOOKED = frozenset(["raw", "dry", "uncooked", "dried", "crudo", "cruda", "seco", "seca"])
_FRIED = frozenset(["fried", "frito", "frita"])
_ASKED_MOST = 5  # words of the longest name


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("milo.vocabulary").joinpath("foods_called.toml").read_text(encoding="utf-8"))


@cache
def called_names() -> dict[str, tuple[str, ...]]:
    """What people call the foods of the table, by id."""
    return {id: tuple(called.split("|")) for id, called in _table()["called"].items()}


@cache
def food_groups() -> dict[str, frozenset[str]]:
    """Ids of foods by the kinds people ask for."""
    return {group: frozenset(ids.split()) for group, ids in _table()["groups"].items()}


def food_named(said: str) -> Food | None:
    """The food of the table that words name, and nothing but it; None for any other.

    >>> food_named("medium bananas").id, food_named("pechuga de pollo a la plancha").id, food_named("almond milk")
    ('banana', 'chicken_breast_roasted_no_skin', None)
    """
    words = _words(said)
    if not words or len(words) > _ASKED_MOST + 2:
        return None
    for left in (frozenset(words), frozenset(w for w in words if w not in _SIZES), _bare(words)):
        if left and left in _by_words():
            return foods()[_by_words()[left]]
    near = _bare(words)
    mended = frozenset(m for w in near if (m := _mended(w)) is not None)
    if near and len(mended) == len(near) and mended in _by_words():
        return foods()[_by_words()[mended]]
    return None


def other_state(said: str, food: Food) -> bool:
    """Whether words say raw, dry or fried of a food that the table holds otherwise, or cooked of one it holds raw."""
    words, named = set(plain_words(said)) & STATES, set(plain_words(f"{food.name} {food.name_es}"))
    if not words or words & named:
        return False
    return bool(words & (_UNCOOKED | _FRIED)) or bool(named & {"raw", "dry"})


def _words(said: str) -> tuple[str, ...]:
    return tuple(w for w in plain_words(said) if w != "in")


def _bare(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for w in words if w not in _SIZES and w not in STATES)


@cache
def _by_words() -> dict[frozenset[str], str]:
    """The words of every name a food has -> its id; the names people give come first."""
    found: dict[frozenset[str], str] = {}
    for id, called in called_names().items():
        for name in called:
            found.setdefault(frozenset(_words(name)), id)
    for food in foods().values():
        for name in (food.name, food.name_es, food.name.split(",")[0], food.name_es.split(",")[0]):
            words = _words(re.sub(r"\([^)]*\)|\d[\d.,/-]*|%", " ", name))
            for form in (frozenset(_words(name)), frozenset(words), _bare(words)):
                if form:
                    found.setdefault(form, food.id)
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(word for words in _by_words() for word in words)


@cache
def _mended(word: str) -> str | None:
    """A word of a food's name that was misspelled; None where none is near, or two are."""
    if word in _known():
        return word
    slips = 0 if len(word) < ONE_SLIP_FROM else 1 if len(word) < TWO_SLIPS_FROM else 2
    if not slips:
        return None
    near = sorted(
        (count_slips(word, known), known) for known in _known() if abs(len(known) - len(word)) <= slips and len(known) > 3
    )
    if not near or near[0][0] > slips or (len(near) > 1 and near[1][0] == near[0][0] and near[1][1][:3] != near[0][1][:3]):
        return None
    return near[0][1]
