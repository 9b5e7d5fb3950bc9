"""The words of a text looked up: the ideas, topics and days they hold and the exercise that is named, slips forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from milo.coach.talk.intent_words import COMMON, DAYS_SAID, ENGLISH_MARKS, IDEAS, SPANISH_MARKS, TOPICS
from milo.coach.talk.word_slips import letters, nearest
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, of_one_edition
from milo.vocabulary.plan import Day

KEPT = 8_192  # words looked up before; anybody may write anything, so there is an end to it. Our choice
MOST_NAME_WORDS = 6  # the longest name of the catalogue has so many words
ONE_SLIP_FROM = 4  # letters of a word from which a slip is forgiven. Our choice
NAME_SLIP_FROM = 5  # the same for words of exercise names, which are closer to one another


def spelled(text: str) -> str:
    """Lower case without accents, marks and doubled spaces; "what's" is "whats"."""
    even = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    even = "".join(c for c in even if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    even = re.sub(r"(?<=\w)['’`´](?=\w)", "", even)
    even = re.sub(r"(\w)\1{2,}", r"\1\1", even)
    return " ".join(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", even))


@cache
def marks() -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell Spanish, and those that tell English."""
    return frozenset(SPANISH_MARKS.split()), frozenset(ENGLISH_MARKS.split())


@cache
def _table(kind: str) -> dict[str, tuple[str, ...]]:
    sources: dict[str, Mapping[Any, str]] = {"ideas": IDEAS, "topics": TOPICS, "days": DAYS_SAID}
    table: dict[str, tuple[str, ...]] = {}
    for name, words in sources[kind].items():
        for word in words.split():
            table[word] = (*table.get(word, ()), name)
    return table


@lru_cache(maxsize=KEPT)
def _looked_up(kind: str, token: str) -> tuple[str, ...]:
    table = _table(kind)
    if token in table:
        return table[token]
    if token in _known_words() or len(token) < ONE_SLIP_FROM or any(c.isdigit() for c in token):
        return ()
    near = nearest(token, _drawn(kind), ONE_SLIP_FROM)
    return table[near] if near else ()


def ideas_of(token: str) -> tuple[str, ...]:
    """The ideas a word holds (intent_words.IDEAS)."""
    return _looked_up("ideas", token)


def topics_of(token: str) -> tuple[str, ...]:
    """The topics a word belongs to (intent_words.TOPICS)."""
    return _looked_up("topics", token)


def days_of(token: str) -> tuple[Day, ...]:
    """The day of the week a word names."""
    return _looked_up("days", token)  # type: ignore[return-value]


@cache
def _known_words() -> frozenset[str]:
    """Words that are spelled as they are meant: a slip away from another word, they are still themselves."""
    words = {*SPANISH_MARKS.split(), *ENGLISH_MARKS.split(), *COMMON.split()}
    for kind in ("ideas", "topics", "days"):
        words |= set(_table(kind))
    return frozenset(words)


@of_one_edition()
def _drawn(kind: str) -> tuple[tuple[str, int], ...]:
    """The words of a table in a fixed order, each with its letters as bits."""
    words = _name_words() if kind == "names" else _table(kind)
    return tuple((word, letters(word)) for word in sorted(words) if word.isalpha())


# --- names of exercises


def exercise_named(tokens: list[str]) -> tuple[Exercise | None, list[str]]:
    """The exercise with the longest name in a text, and the words that are not part of it."""
    mended = [_mended(t) for t in tokens]
    for size in range(min(MOST_NAME_WORDS, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            for words in (tokens[start : start + size], mended[start : start + size]):
                if words[0] in _NO_START or words[-1] in _NO_START:
                    continue
                found = _found(" ".join(words))
                if found is not None:
                    return found, tokens[:start] + tokens[start + size :]
    return None, tokens


_NO_START = frozenset(
    {"the", "a", "with", "on", "using", "con", "de", "en", "el", "la", "my", "los", "las", "un", "una", "buenos", "good"}
)
"""Words no name begins or ends with here; "good morning" and "buenos días" are greetings first."""


@of_one_edition(KEPT)
def _found(words: str) -> Exercise | None:
    return find_exercise(words)


@of_one_edition(KEPT)
def _mended(token: str) -> str:
    """A word of an exercise's name that was misspelled; any other word as it is."""
    names = _name_words()
    if token in names or token in _known_words() or len(token) < NAME_SLIP_FROM:
        return token
    return nearest(token, _drawn("names"), NAME_SLIP_FROM) or token


@of_one_edition()
def _name_words() -> frozenset[str]:
    return frozenset(word for e in catalogue().values() for name in (e.name, e.name_es) for word in spelled(name).split())
