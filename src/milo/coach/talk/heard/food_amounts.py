"""How much of which foods a text names: weights, volumes, pieces and helpings, in grams where the food table can tell."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from importlib.resources import files

from milo.coach.food_names import food_named
from milo.coach.talk.words.number_words import ENGLISH, SPANISH
from milo.coach.talk.words.numbers_said import numbers_in
from milo.vocabulary.foods import foods

MOST_CHARACTERS = 160  # of a question about food; a longer one tells a story (our choice)
MOST_FOODS = 4  # told at once (our choice)
MOST_G = 5_000.0  # of one food in a question (our choice)
G_PER_OZ, G_PER_LB = 28.349523125, 453.59237  # international pound, 1959
_TABLES = tomllib.loads(files("milo.coach.talk.heard").joinpath("food_amounts.toml").read_text(encoding="utf-8"))
_ML: dict[str, float] = _TABLES["ml"]
_G_PER_ML: dict[str, float] = _TABLES["g_per_ml"]
_BOTTLE_ML: dict[str, float] = _TABLES["bottle_ml"]
_BY_THE_CUP, _BY_THE_PIECE = (frozenset(_TABLES["foods"][name].split()) for name in ("by_the_cup", "by_the_piece"))
_DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_AMOUNT = re.compile(
    rf"\b(?P<number>{_DIGITS}|half an?|medi[oa]|an?|una?) ?(?P<unit>kg|kilos?|g|gr|grs|grams?|gramos?|gramme?s?|fl oz|"
    r"fluid ounces?|oz|"
    r"ounces?|onzas?|lbs?|pounds?|libras?|ml|millilit\w+|mililitros?|cl|centilit\w+|dl|decilit\w+|l|lit(?:re|er)s?|litros?)\b"
)
_HELPINGS = (
    r"vasos?|glass(?:es)?|plates?|platos?|bowls?|cuencos?|handfuls?|punados?|servings?|portions?|helpings?|raci(?:on|ones)|"
    r"porci(?:on|ones)|scoops?|cazos?|fillets?|filetes?|copas?"
)
_PIECES = r"slices?|rebanadas?|lonchas?|rodajas?|pieces?|piezas?|unidad(?:es)?"
_MEASURES = (
    r"cups?|tazas?|cans?|tins?|latas?|tablespoons?|tbsps?|teaspoons?|tsps?|cucharad(?:a|ita)s?|bottles?|botellas?|pints?|pintas?|"
    r"canas?"
)
_PORTION = rf"{_HELPINGS}|{_PIECES}|{_MEASURES}"
_COUNTS = {**{w: v for w, v in (ENGLISH | SPANISH).items() if v <= 12}, "half": 0.5, "half a": 0.5, "half an": 0.5, "medio": 0.5,
           "media": 0.5, "a": 1.0, "an": 1.0, "un": 1.0, "una": 1.0, "unos": 1.0, "unas": 1.0}  # fmt: skip
_COUNT = re.compile(
    rf"^(?P<count>{_DIGITS}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})\b ?(?:(?P<portion>{_PORTION})\b ?(?:of|"
    rf"de)?\b)?"
)
_EMPTY = re.compile(
    r"\b(?:how (?:much|many)|cuant[oa]s?|what(?:s| is| are)?|which|que|cual(?:es)?|is there|are there|there|hay|is|are|es|son|"
    r"do|does|"
    r"has|have|having|got|tienen?|contains?|contienen?|aportan?|llevan?|tell|dime|give|dame|i|you|get|find|from|about|please|"
    r"por favor|"
    r"hey|hi|hola|and|y|in|inside|of|en|for|to|better|mejor|with the|content|contents|contenido|amount|quantity|cantidad|values?|"
    r"valor(?:es)?|numbers?|facts?|info(?:rmation|rmacion)?|datos|total|grams?|gramos?|g|per|por|100 ?gr?a?m?o?s?|serving|racion|"
    r"more|less|fewer|most|least|mas|menos|at|exactly|exactamente|really|also|tambien|it|si|if|como|eat)\b"
)
_ARTICLES = re.compile(r"^(?:(?:the|a|an|of|de|del|el|la|los|las|en|in|some|any|al|lo|unos|unas|un|una) )+")
_TRAILING = re.compile(r"(?: (?:the|a|an|of|de|del|el|la|los|las|en|in|to|per|por|y|and|o|or|que|than|vs))+$")
_APART = re.compile(r"(?<!\d),(?!\d)|\b(?:and|plus|with|or|vs|versus|than|y|e|mas|con|o|u|que)\b")


@dataclass(frozen=True)
class Helping:
    """A food that was asked about. grams: as told; None where none were.  said: the words that named it.

    unsure: an amount was told whose weight nobody can tell from the table.
    """

    food: str
    grams: float | None
    said: str
    unsure: bool = False


def named_helpings(plain: str) -> tuple[Helping, ...]:
    """The foods that words name and nothing else, each with its grams; none where any word is no food's."""
    whole = helping_named(plain)
    if whole is not None:
        return (whole,)
    parts = [part for part in _APART.split(plain) if bare(part)]
    found = [h for part in parts if (h := helping_named(part)) is not None]
    if not 1 < len(found) <= MOST_FOODS or len(found) < len(parts):
        return ()
    if any(h.grams is not None for h in found):
        # "2 eggs and toast": beside an amount, one helping of the other is meant
        return tuple(h if h.grams is not None or h.unsure else replace(h, grams=_one(h.food)) for h in found)
    return tuple(found)


def helping_named(said: str) -> Helping | None:
    """The food that words name, with its amount; None where they name more than one food."""
    told = " ".join(said.split())
    amount = _AMOUNT.search(told)
    if amount is not None:
        told = f"{told[: amount.start()]} {told[amount.end() :]}"
    words = bare(told)
    count = _COUNT.match(words) if amount is None else None
    rest = words[count.end() :] if count is not None else words
    food = food_named(bare(re.sub(rf"\b(?:{_PORTION})\b", " ", rest)) or rest)
    if food is None and count is not None:
        count, food = None, food_named(words)
    if food is None:
        return None
    name = " ".join(told.split())
    portion = count["portion"] if count is not None else None
    if portion is None and amount is None:
        found = re.search(rf"\b(?:{_PORTION})\b", words)
        portion = found[0] if found is not None else None
    if amount is None and count is None and portion is None:
        return Helping(food.id, None, name)
    if amount is not None:
        each, how_many = _grams_of(amount["unit"], food.id), _how_many(amount["number"], amount["unit"])
    else:
        each, how_many = _each(food.id, portion), _how_many(count["count"]) if count is not None else 1.0
    if each is None:
        return Helping(food.id, None, name, unsure=True)
    return Helping(food.id, each * how_many, name) if 0 < each * how_many <= MOST_G else None


def _each(id: str, portion: str | None) -> float | None:
    """Grams of one piece, helping or measure of a food; None where the table cannot tell."""
    food = foods()[id]
    if portion is None or re.fullmatch(_PIECES, portion):
        return food.unit_g or (food.serving_g if id in _BY_THE_PIECE else None)
    if re.fullmatch(_HELPINGS, portion):
        return food.serving_g
    if re.fullmatch("bottles?|botellas?", portion):
        return _BOTTLE_ML[id] * _G_PER_ML[id] if id in _BOTTLE_ML else None
    if id in _BY_THE_CUP and re.fullmatch("cups?|tazas?", portion):
        return food.serving_g
    return _of_volume(portion, id)


def _one(id: str) -> float:
    """Grams of one piece of a food, or of a usual helping where it is not counted."""
    return foods()[id].unit_g or foods()[id].serving_g


def _of_volume(measure: str, id: str) -> float | None:
    ml = next((ml for words, ml in _ML.items() if re.fullmatch(words, measure)), None)
    return None if ml is None or id not in _G_PER_ML else ml * _G_PER_ML[id]


def _grams_of(unit: str, id: str) -> float | None:
    if unit.startswith(("kg", "kilo")):
        return 1_000.0
    if unit.startswith(("oz", "ounce", "onza")):
        return G_PER_OZ
    if unit.startswith(("lb", "pound", "libra")):
        return G_PER_LB
    return 1.0 if unit.startswith("g") else _of_volume(unit, id)


def _how_many(said: str, unit: str = "") -> float:
    """A count. Nobody tells thousandths of a gram, and few a thousand kilos: the unit decides what a comma or a point before
    three digits means, in either language."""
    if said in _COUNTS:
        return _COUNTS[said]
    values = [numbers_in(said, language)[0].value for language in ("en", "es")]
    return max(values) if unit.startswith(("g", "m")) else min(values)


def bare(words: str) -> str:
    """Words without those that name no food."""
    told = " ".join(_EMPTY.sub(" ", words).split())
    last = None
    while last != told:
        last, told = told, _TRAILING.sub("", _ARTICLES.sub("", f"{told} ").strip())
    return told


def plain_food(text: str) -> str:
    """Lower case without accents and marks; commas and decimal points stay."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    even = "".join(c for c in apart if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    even = re.sub(r"(?<=\w)['’`´](?=\w)", "", even)
    even = re.sub(r"(?<!\d)[.,](?!\d)|(?<=\d)[.](?!\d)|(?<!\d)[.](?=\d)", lambda m: " , " if m[0] == "," else " ", even)
    return " ".join(re.sub(r"[^a-z0-9.,% -]", " ", even).split())
