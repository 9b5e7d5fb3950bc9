"""What a question names: parts of a plan, figures, spans of time, meals, foods, equipment, terms. The words are names.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from milo.coach.conversation.answers.values import (
    KNOWN_EQUIPMENT,
    Diet,
    EnergyAsked,
    FoodAsked,
    Gear,
    InMeals,
    Nutrient,
    SupplementsAsked,
    Window,
)
from milo.coach.food_names import food_named
from milo.coach.foods import allergens_of
from milo.coach.plans.edits.equipment import equipment_in, missing_said
from milo.coach.plans.text.spelling import DAY_WORDS
from milo.coach.talk.heard.food_amounts import Helping, bare, helping_named, named_helpings, plain_food
from milo.coach.talk.words.numbers_said import numbers_in
from milo.vocabulary.body_parts import BODY_PARTS
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS, Day
from milo.vocabulary.talk import Language

HALF_KM, MARATHON_KM = 21.1, 42.2  # World Athletics C2.1: 21.0975 and 42.195 km
KM_PER_MILE = 1.609344  # international yard, 1959
MOST_MEAL_DAYS = 7
MOST_FOOD_WORDS = 4  # of one food (our choice)
OLD = 60  # years from which a named age counts as old here (our choice; the answer says what holds from 65)
_COUNT = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
}  # fmt: skip
_MORNING = late(r"\b(?:por|de|en|esta|a) la manana\b")


@cache
def _tables() -> dict[str, dict[str, re.Pattern[str]]]:
    told = tomllib.loads(files("milo.coach.conversation.answers").joinpath("names.toml").read_text(encoding="utf-8"))
    made = {table: {name: _words(words) for name, words in names.items()} for table, names in told.items()}
    made["subject"] |= {name: re.compile(rf"\b(?:{words})\b") for name, words in BODY_PARTS.items()}
    made["weekday"] = {
        day: _words([w for w, d in DAY_WORDS.items() if d == day and w not in {"mon", "sat", "sun"}]) for day in DAYS
    }
    return made


def _words(words: Sequence[str]) -> re.Pattern[str]:
    """Any of some words; one that ends in a star is how words begin."""
    ranked = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(w).replace(chr(92) + '*', chr(92) + 'w*') for w in ranked)})\b")


def named(table: str, plain: str) -> tuple[str, ...]:
    """The names of a table (names.toml) that plain words hold, in the order they are said; the longer of two at one place.

    >>> named("window", "how far did i run last week"), named("subject", "when do i do legs")
    (('last_week', 'this_week'), ('legs',))
    """
    found = [(m.start(), -m.end(), name) for name, words in _tables()[table].items() if (m := words.search(plain)) is not None]
    return tuple(name for _, _, name in sorted(found))


def without(table: str, plain: str) -> tuple[str, int]:
    """Words without the names of a table, and how many those were."""
    times = 0
    for words in _tables()[table].values():
        plain, more = words.subn(" ", plain)
        times += more
    return plain, times


def first(table: str, plain: str) -> str | None:
    """The first of them in the order of the table."""
    return next((name for name, words in _tables()[table].items() if words.search(plain) is not None), None)


def subject(plain: str) -> str | None:
    """The part of a plan or of the body that is named; of several the longest."""
    found = [(len(m[0]), name) for name, words in _tables()["subject"].items() if (m := words.search(plain)) is not None]
    return max(found)[1] if found else None


def sport(plain: str) -> str | None:
    """The sport of an outing that is named; a long one is a run where no other is said."""
    words = _tables()["subject"]
    said = next((name for name in ("cycling", "swimming", "rowing", "running") if words[name].search(plain) is not None), None)
    return said or ("running" if words["long"].search(plain) is not None else None)


def window(plain: str) -> Window | None:
    """The span of time that is named, where it is one that is counted."""
    found = first("window", plain)
    return None if found in (None, "other") else found  # type: ignore[return-value]  # a key of the table


def weekday(plain: str) -> Day | None:
    """The day of the week that is named."""
    found = named("weekday", plain)
    return found[0] if found else None  # type: ignore[return-value]  # a key of DAYS


def tomorrow(plain: str) -> bool:
    """Whether tomorrow is named; "por la mañana" is the morning."""
    return first("tomorrow", _MORNING.sub(" ", plain)) is not None


def back(plain: str) -> int | None:
    """How many days ago: yesterday, "3 days ago", "hace dos días"."""
    said = named("back", plain)
    if said:
        return 2 if "2" in said else int(said[0])
    ago = re.search(r"\b(\w+) days ago\b|\bhace (\w+) dias\b", plain)
    word = (ago[1] or ago[2]) if ago is not None else ""
    return int(word) if word.isdigit() else _COUNT.get(word)


def week_number(plain: str) -> int | None:
    """The number of a week of the plan."""
    found = re.search(r"\b(?:week|semana) (?:number |numero )?(\d{1,2})\b", plain)
    return None if found is None else int(found[1])


def distance(text: str, language: Language, plain: str) -> float | None:
    """The distance that is named, in km; by its race where no figure is."""
    for said in numbers_in(text, language):
        if said.unit in {"km", "mi"}:
            return said.value * (KM_PER_MILE if said.unit == "mi" else 1)
    short = re.search(r"\b(\d{1,3}) ?k\b", plain)
    if short is not None:
        return float(short[1])
    race = named("race", plain)
    return {"half": HALF_KM, "mile": KM_PER_MILE, "full": MARATHON_KM}[race[0]] if race else None


def gear(plain: str) -> Gear | None:
    """The equipment a question names: "with dumbbells", "sin material", "without a bench"; None for none.

    >>> gear("ejercicios para el pecho sin material").only, gear("exercises for back with dumbbells").only
    (frozenset(), frozenset({'dumbbell'}))
    """
    if first("bodyweight", plain) is not None:
        return Gear(only=frozenset())
    lacking = missing_said(plain)
    if lacking and len(lacking) < len(KNOWN_EQUIPMENT):
        return Gear(lacking=frozenset(lacking))
    only = re.search(r"\b(?:with|using|con|usando) ((?:[a-z-]+ ?){1,6})$", plain)
    found = equipment_in(only[1])[0] if only is not None else set()
    return Gear(only=frozenset(found)) if found else None


def terms(plain: str) -> tuple[str, ...]:
    """The terms of training that are named, each once; a word of a longer one is none."""
    left, found = plain, []
    ranked = sorted(
        ((m, name) for name, words in _tables()["term"].items() for m in words.finditer(plain)), key=lambda p: -len(p[0][0])
    )
    for match, name in sorted(ranked, key=lambda pair: -len(pair[0][0])):
        if match[0] in left:
            left = left.replace(match[0], " ")
            found.append((match.start(), name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def meal_days(plain: str, meal: str | None) -> int:
    """Days of meals that are asked for: as many as are named, seven of a week, one of a meal or of today, else three."""
    counted = re.search(r"\b(\w+) (?:days?|dias?)\b", plain)
    word = counted[1] if counted is not None else ""
    said = int(word) if word.isdigit() else _COUNT.get(word)
    if said is not None:
        return max(1, min(MOST_MEAL_DAYS, said))
    if window(plain) == "this_week":
        return MOST_MEAL_DAYS
    return 1 if meal or first("now", plain) is not None else 3


def in_meals(kind: str, plain: str) -> InMeals | None:
    """What the own meals are asked to hold or to fit; None where no food, allergen or diet is named."""
    if kind == "diet":
        diet = first("diet", plain)
        return None if diet is None else InMeals("diet", diet)
    found = next((words for words in _runs(plain.split()) if _is_food(words)), None)
    while found is not None and " " in found:  # "with salmon" is salmon, "peanut butter" both words
        fewer = next((words for words in _runs(found.split())[1:3] if _is_food(words) == _is_food(found)), None)
        if fewer is None:
            break
        found = fewer
    return None if found is None else InMeals("dish" if kind == "dish" else "hold", found)


def _is_food(words: str) -> tuple[str, ...]:
    """The food or the allergens that words name; nothing where they name none."""
    food, held = food_named(words), allergens_of(words)
    return (food.id,) if food is not None else held


def supplements(plain: str) -> SupplementsAsked:
    """What of supplements is asked, and of whom."""
    state, denied = named("state", plain), "denied" in named("state", plain)
    diets: tuple[Any, ...] = tuple(d for d in named("diet", plain) if d in {"vegan", "vegetarian"})
    said: Diet | None = diets[0] if diets and not denied else None
    ages = [int(n) for n in re.findall(r"\b(\d{2})\b", plain)]
    return SupplementsAsked(
        named("mineral", plain), said, diets if denied else (), "pregnant" in state and not denied, "nursing" in state,
        "older" in state or any(age >= OLD for age in ages),
    )  # fmt: skip


def energy(text: str, *, protein: bool) -> EnergyAsked:
    """The energy of a day that is asked about."""
    if protein:
        return EnergyAsked(protein=True)
    number = re.search(r"\b(\d{3,4})\b", re.sub(r"(?<=\d)[., ](?=\d{3}\b)", "", text))
    return EnergyAsked(None if number is None else float(number[1]))


def food(kind: str, text: str) -> FoodAsked | None:
    """What is asked of a food, with the foods and nutrients that are named; None where it names too little.

    >>> food("content", "How much protein is in 200 g of lentils?").foods[0].grams
    200.0
    """
    plain = plain_food(text)
    nutrients: tuple[Any, ...] = named("nutrient", plain)
    if kind == "rank":
        if not nutrients:
            return None
        least = tuple(n for n in nutrients if _least(n, plain))
        return FoodAsked("rank", nutrients, least=least, group=first("food_group", plain), word=first("diet", plain) or "")
    if kind == "not_held":
        word = _tables()["unheld"]["any"].search(plain)
        return None if word is None else FoodAsked("not_held", word=word[0])
    if kind in {"diet", "holds"}:
        what = first("diet", plain) if kind == "diet" else _allergen(plain)
        rest = _tables()["diet" if kind == "diet" else "allergen"][what].sub(" ", plain) if what is not None else plain
        one = _foods(rest)
        return FoodAsked(kind, foods=one[:1], word=what) if what is not None and one else None  # type: ignore[arg-type]
    rest = plain
    for words in _tables()["nutrient"].values():
        rest = words.sub(" ", rest)
    helpings = _foods(rest)
    if kind == "eaten":
        return FoodAsked("eaten", foods=helpings)
    if helpings:
        return FoodAsked("content", nutrients, helpings)
    left = " ".join(bare(rest).split()[:MOST_FOOD_WORDS])
    return FoodAsked("unknown", nutrients, word=left) if left else None


def _allergen(plain: str) -> str | None:
    found = _tables()["allergen"]
    return next((name for name, words in found.items() if words.search(plain) is not None), None)


def _foods(plain: str) -> tuple[Helping, ...]:
    """The foods that words name: all of them together, or the longest run of words that is one food."""
    whole = named_helpings(plain)
    if whole:
        return whole
    one = next((h for words in _runs(plain.split()) if (h := helping_named(words)) is not None), None)
    return () if one is None else (one,)


def _runs(words: list[str]) -> list[str]:
    """The runs of words of one food's length, the longest first."""
    sizes = range(min(MOST_FOOD_WORDS + 2, len(words)), 0, -1)
    return [" ".join(words[i : i + size]) for size in sizes for i in range(len(words) - size + 1)]


def _least(nutrient: Nutrient, plain: str) -> bool:
    """Whether the least of a nutrient is asked for: the nearest direction before it, or where none is, the first behind."""
    at = min((m.start() for m in _tables()["nutrient"][nutrient].finditer(plain)), default=0)
    ways = [(m.start(), way) for way, words in _tables()["direction"].items() for m in words.finditer(plain)]
    before = [way for where, way in sorted(ways) if where < at]
    behind = [way for where, way in sorted(ways) if where > at]
    return (before[-1] if before else behind[0] if behind else "most") == "least"
