"""A message as tokens with the signs the network reads: letters, a word vector, what kind of number or name it is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from milo.coach.conversation.entities.lexicon import CATEGORIES, marks
from milo.vocabulary.letters import unaccented

BUCKETS = 12_288  # rows that hashed parts of words share; with half as many two words in a hundred collide more (our choice)
SHORTEST_PART, LONGEST_PART = 3, 5  # letters of a part of a word
MOST_TOKENS = 160  # of a message; of a longer one the first are read (our choice)
NUMBER_STEPS = (3, 5, 8, 12, 20, 35, 60, 100, 180, 400)
"""Where the ranges of numbers part: repetitions, minutes, kilograms lie in different ones (our choice)."""
_TOKEN = re.compile(
    r"(?i:(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?=['’]s\b)|(?<=y)['’]s\b)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_"
)
"""A day is apart from the possessive behind it: the slot of "today's" is the day alone."""
_SHAPES = ("digits", "decimal", "sign", "capital", "unknown", "first", "last", "joined", *(f"to_{n}" for n in NUMBER_STEPS), "more")
SIGNS = (*CATEGORIES, *_SHAPES)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text.

    spans: start and end of each in the text.  words: plain small letters.  vectors: row of each in the table of word vectors, -1
    where it has none.  parts: rows of its hashed parts.  signs: (n, len(SIGNS)) of 0 and 1.
    """

    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    vectors: NDArray[np.int32]
    parts: tuple[tuple[int, ...], ...]
    signs: NDArray[np.float32]


def tokens(text: str, known: Mapping[str, int]) -> Tokens:
    """The tokens of a text; known: row of each word that has a vector.

    >>> tokens("80kg x 5!", {}).words
    ('80', 'kg', 'x', '5', '!')
    """
    found = list(_TOKEN.finditer(text))[:MOST_TOKENS]
    spans = tuple((m.start(), m.end()) for m in found)
    words = tuple(unaccented(m.group()).replace("’", "'") for m in found)
    vectors = np.array([known.get(w, -1) for w in words], np.int32)
    signs = np.zeros((len(words), len(SIGNS)), np.float32)
    signs[:, : len(CATEGORIES)] = marks(words)
    at = len(CATEGORIES)
    for i, (match, word) in enumerate(zip(found, words, strict=True)):
        signs[i, at : at + 8] = (
            word[:1].isdigit(),
            word[:1].isdigit() and not word.isdigit(),
            not word[:1].isalnum(),
            match.group()[:1].isupper(),
            vectors[i] < 0,
            i == 0,
            i == len(words) - 1,
            i > 0 and spans[i - 1][1] == spans[i][0],
        )
        if word[:1].isdigit():
            value = _value(word)
            step = next((j for j, most in enumerate(NUMBER_STEPS) if value <= most), len(NUMBER_STEPS))
            signs[i, at + 8 + step] = 1
    return Tokens(spans, words, vectors, tuple(parts(w) for w in words), signs)


@lru_cache(maxsize=8192)
def parts(word: str) -> tuple[int, ...]:
    """Rows of the word itself and of its parts, told apart by hashing; a number has those of its shape."""
    if word[:1].isdigit():
        return (zlib.crc32(re.sub(r"\d", "0", word).encode()) % BUCKETS,)
    framed = f"<{word}>"
    pieces = [framed] + [
        framed[i : i + n] for n in range(SHORTEST_PART, LONGEST_PART + 1) for i in range(len(framed) - n + 1) if n < len(framed)
    ]
    return tuple(zlib.crc32(p.encode()) % BUCKETS for p in pieces)


def _value(word: str) -> float:
    """What a number is worth, roughly; "1⁄2" counts as its first figure."""
    number = re.match(r"(\d{1,9})\d*(?:[.,](\d{1,9}))?", word)
    return 0.0 if number is None else float(f"{number[1]}.{number[2] or 0}")
