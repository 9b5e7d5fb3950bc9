"""Foods by name: the longest name in a message, and what somebody who types a name looks for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz, process

from milo.coach.food_names import called_names
from milo.coach.spelling import singular
from milo.vocabulary.diary_foods import DiaryFood, diary_foods, units
from milo.vocabulary.letters import unaccented

NEAR = 86.0  # of 100: how alike a mistyped name must be (our choice)
FUZZY_FROM = 5  # letters from which a slip is forgiven: "beet" is no beef (our choice)
SLIP = 80.0  # of 100: how alike each of its words must be (our choice)
WHOLE, BEGUN, SLIPPED = 1.0, 0.9, 0.5  # what a word of a search counts by how it is found (our choice)


@dataclass(frozen=True)
class Index:
    """The names of foods. by_words, by_set, by_text: a name -> the food's id; tongue: a name -> its language."""

    foods: Mapping[str, DiaryFood]
    own: frozenset[str]
    by_words: Mapping[tuple[str, ...], str]
    by_set: Mapping[frozenset[str], str]
    by_text: Mapping[str, str]
    tongue: Mapping[str, str]
    vocabulary: tuple[str, ...]


def search(text: str, language: str = "en", own: Sequence[DiaryFood] = (), limit: int = 20) -> list[DiaryFood]:
    """Foods by name, best first.

    A word counts where it stands in a name, begins one of its words, or is one with a slip of the pen, in this order. Only the
    names with the most of the words are given, and none that has fewer than half of them.

    Parameters
    ----------
    text : str
        A name, or its beginning.
    language : str
        ``"en"`` or ``"es"``; names in it win a tie.
    own : sequence of DiaryFood
        Foods and recipes of the athlete; they win a tie too.
    limit : int
        Most foods.

    Examples
    --------
    >>> [food.id for food in search("yogurt", limit=2)]
    ['yogurt_plain_whole', 'yogurt_greek_nonfat']
    """
    asked = name_words(text)
    index = index_of(own)
    alike = [_alike(word, index) for word in asked]
    best: dict[str, tuple[Any, ...]] = {}
    for name, id in index.by_text.items():
        words = name.split()
        hits = [max((found.get(w, 0.0) for w in words), default=0.0) for found in alike]
        told = sum(hit > 0 for hit in hits)
        if told and 2 * told >= len(asked):
            first = max(found.get(words[0], 0.0) for found in alike)
            tongue = index.tongue[name] in ("", language)
            rank = (told, round(sum(hits), 3), id in index.own, -len(words), first, tongue)
            best[id] = max(best.get(id, rank), rank)
    most = max((rank[0] for rank in best.values()), default=0)
    found = sorted((id for id in best if best[id][0] == most), key=best.__getitem__, reverse=True)
    return [index.foods[id] for id in found[:limit]]


def search_in(text: str, table: Sequence[DiaryFood], limit: int = 20) -> list[DiaryFood]:
    """Foods of a large table whose names hold all the words: whole words before beginnings, shorter names before longer ones."""
    asked = set(name_words(text))
    if not asked:
        return []
    found = []
    for food in table:
        words = set(name_words(food.name))
        if all(any(w.startswith(a) for w in words) for a in asked):
            found.append((asked <= words, -len(words), food))
    found.sort(key=lambda each: each[:2], reverse=True)
    return [food for _, _, food in found[:limit]]


def _alike(word: str, index: Index) -> dict[str, float]:
    """The words of names that a word may be, and what each counts."""
    found: dict[str, float] = {}
    for near, ratio, _ in process.extract(word, index.vocabulary, scorer=fuzz.ratio, score_cutoff=SLIP, limit=None):
        if slipped(word, near):
            found[near] = SLIPPED * ratio / 100
    found |= {known: BEGUN for known in index.vocabulary if known.startswith(word)}
    return found | ({word: WHOLE} if word in found else {})


def index_of(own: Sequence[DiaryFood] = ()) -> Index:
    """The names of the package's foods, behind those of the athlete's own."""
    if not own:
        return _of_package()
    return _made([*((f, True) for f in own), *((f, False) for f in diary_foods().values())])


@cache
def _of_package() -> Index:
    return _made([(f, False) for f in diary_foods().values()])


def _made(all_foods: Iterable[tuple[DiaryFood, bool]]) -> Index:
    by_words: dict[tuple[str, ...], str] = {}
    by_set: dict[frozenset[str], str] = {}
    tongue: dict[str, str] = {}
    known: dict[str, DiaryFood] = {}
    mine = set()
    spoken = called_names()
    # The names people give come first, then the table's, without what stands behind the comma, without how it was made.
    rounds: list[list[tuple[str, str, str]]] = [[], [], [], []]
    prepared = diary_words()["prepared"]
    for food, is_own in all_foods:
        known[food.id] = food
        if is_own:
            mine.add(food.id)
            rounds[0].append((food.id, food.name, ""))
            continue
        rounds[0] += [(food.id, name, "") for name in (*food.called, *spoken.get(food.id, ()))]
        for name, language in ((food.name, "en"), (food.name_es, "es")):
            bare = re.sub(r"\([^)]*\)|\d[\d.,/-]*|%", " ", name)
            rounds[1].append((food.id, bare, language))
            rounds[2].append((food.id, bare.split(",")[0], language))
            left = [w for w in name_words(bare.split(",")[0]) if w not in prepared]
            rounds[3].append((food.id, " ".join(left), language))
    for id, name, language in (each for names in rounds for each in names):
        words = name_words(name)
        if not words:
            continue
        by_words.setdefault(words, id)
        by_set.setdefault(frozenset(words), id)
        tongue.setdefault(" ".join(words), language)
    by_text = {" ".join(words): id for words, id in by_words.items()}
    vocabulary = tuple(dict.fromkeys(word for words in by_words for word in words))
    return Index(known, frozenset(mine), by_words, by_set, by_text, tongue, vocabulary)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in singular, without accents and without small words."""
    soft = diary_words()["soft"]
    told = re.findall(r"[a-z]+", unaccented(name.lower()).replace("'", ""))
    return tuple(plain_word(w) for w in told if w not in soft and w not in ("and", "y"))


def plain_word(word: str) -> str:
    """A word in singular, without apostrophes."""
    return singular(word.replace("'", "").replace("’", ""))


@cache
def diary_words() -> dict[str, Any]:
    """The words around foods, by what they are; of a group with kinds, word -> kind."""
    table = tomllib.loads(files("milo.coach").joinpath("food_log_words.toml").read_text(encoding="utf-8"))
    flat: dict[str, Any] = {
        "fractions": table["fractions"],
        "phrases": table["phrases"],
        "ones": frozenset(table["ones"]["words"]),
        "hard": frozenset(table["joining"]["hard"]),
        "soft": frozenset(table["joining"]["soft"]),
        "beside": frozenset(table["joining"]["beside"]),
        "without": frozenset(table["without"]["words"]),
        "prepared": frozenset(plain_word(w) for w in table["prepared"]["words"]),
        "empty": frozenset(table["empty"]["words"]),
        "accent": frozenset(table["accent"]["words"]),
    }
    for group in ("size", "meal", "nutrient"):
        flat[group] = {w: name for name, words in table[group].items() for w in words}
    flat["day"] = dict.fromkeys(table["day"]["yesterday"], 1)
    flat["unit"] = {w: u.id for u in units().values() for w in u.words if " " not in w}
    return flat


def named(name: tuple[str, ...], index: Index) -> str | None:
    """The id of the food that these words name, with slips of the pen forgiven; None where none is."""
    words = diary_words()
    if name in index.by_words:
        return index.by_words[name]
    if len(name) > 1 and frozenset(name) in index.by_set:
        return index.by_set[frozenset(name)]
    bare = tuple(w for w in name if w not in words["prepared"] and w not in words["size"])
    if bare and bare != name and name[0] not in words["size"] and name[0] not in words["unit"]:
        if bare in index.by_words:
            return index.by_words[bare]
        if len(bare) > 1 and frozenset(bare) in index.by_set:
            return index.by_set[frozenset(bare)]
    if set(name) <= words["prepared"]:  # "fried" is no slip of "fries"
        return None
    whole = " ".join(name)
    known = any(w in words[k] for w in name for k in ("empty", "unit", "meal", "fractions", "ones", "without", "hard", "nutrient"))
    if len(whole) < FUZZY_FROM or known:
        return None
    for near, _, _ in process.extract(whole, index.by_text.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=4):
        meant = near.split()
        if len(meant) == len(name) and all(slipped(a, b) for a, b in zip(name, meant, strict=True)):
            return index.by_text[near]
    return None


def slipped(word: str, meant: str) -> bool:
    """Whether a word may be another one with a slip of the pen."""
    return word == meant or (len(word) >= FUZZY_FROM and word[0] == meant[0] and fuzz.ratio(word, meant) >= SLIP)
