"""What the risk classifier sees of a message, as buckets and strengths: pieces of words, words, words of a kin, what rules found.

Nothing here knows what a sign means; the weights do (risk_classifier.py).
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain, pairwise

BUCKETS = 1 << 22  # signs are hashed into so many: of 60,000 signs about one in 140 shares its bucket (our choice)
SHORTEST, LONGEST = 2, 5  # letters of a piece of a word
SHORTEST_STEM = 3  # letters of a stem of a kin
DENIED_WORDS = 3  # a denial reaches so many words on (our choice)
OF_CONCEPT, OF_RULES, OF_RULE = 0.15, 0.5, 0.2  # strengths of what the rules saw (found on unseen authors)
_WORD = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)?|[?]")
_TOLD = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)?|[?.!;,]")
MOST_COUNTED = 64  # a sign that stands more often says no more (our choice)
_LOG = [0.0, *(math.log(n) for n in range(1, MOST_COUNTED + 1))]
_STOPS = frozenset(".!;?,")
_DENIALS = frozenset(
    {"no", "not", "never", "without", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "zero", "nor", "aint"}
    | {"sin", "ni", "nunca", "ningun", "ninguna", "nada"}
)

Signs = dict[int, float]


def pieces(text: str) -> Signs:
    """Dampened counts of pieces of words: what slips of the finger and endings leave over.

    text: plain (normalising.plain), with short forms written out.
    """
    return _counted(chain.from_iterable(map(_pieces_of, _WORD.findall(text))))


def whole(text: str) -> Signs:
    """Dampened counts of words and of their pairs."""
    words = _WORD.findall(text)
    return _counted(map(_bucket, [*(f"w:{word}" for word in words), *(f"p:{a} {b}" for a, b in pairwise(words))]))


def kin(text: str) -> Signs:
    """Dampened counts of kins of words, and of those that a denial stands before; a kin is the same in both languages."""
    words = _TOLD.findall(text)
    found = []
    for i, word in enumerate(words):
        names = _kin_of(word)
        if word in _phrases():
            names = names | {name for phrase, name in _phrases()[word] if _stands(phrase, words[i : i + len(phrase)])}
        if names:
            before = words[max(0, i - DENIED_WORDS) : i]
            denied = not _DENIALS.isdisjoint(before) and _STOPS.isdisjoint(before)
            found += [f"k:{name}" for name in names]
            found += [f"n:{name}" for name in names if denied]
    return _counted(map(_bucket, found))


def marks(concepts: Iterable[str], told: Iterable[str]) -> Signs:
    """What the rules saw. concepts: names of their lexicon; told: the level they gave, firmly or not, and the rules that held."""
    strengths = {_bucket(f"c:{name}"): OF_CONCEPT for name in concepts}
    return strengths | {_bucket(f"r:{name}"): OF_RULE if " " in name else OF_RULES for name in told}


def _stands(phrase: Sequence[str], words: Sequence[str]) -> bool:
    return len(words) == len(phrase) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part for part, word in zip(phrase, words, strict=True)
    )


@lru_cache(maxsize=16_384)
def _pieces_of(word: str) -> tuple[int, ...]:
    edged = f" {word} "
    sizes = range(SHORTEST, min(LONGEST, len(edged)) + 1)
    return tuple(_bucket(edged[i : i + n]) for n in sizes for i in range(len(edged) - n + 1))


@lru_cache(maxsize=16_384)
def _kin_of(word: str) -> frozenset[str]:
    exact, stems = _words()
    return frozenset(exact.get(word, ())).union(*(stems.get(word[:n], ()) for n in range(SHORTEST_STEM, len(word) + 1)))


@lru_cache(maxsize=1)
def _kins() -> tuple[tuple[str, str], ...]:
    """Every kin's name with each of its words."""
    text = (files("milo.coach.safety.learnt") / "kin.txt").read_text(encoding="utf-8")
    lines = text.replace("\n  ", " ").splitlines()
    parted = (line.partition(":") for line in lines if line)
    return tuple((name, word.replace("_", " ")) for name, _, words in parted for word in words.split())


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    exact: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    for name, word in _kins():
        if " " not in word:
            kind = stems if word.endswith("*") else exact
            kind.setdefault(word.rstrip("*"), []).append(name)
    return exact, stems


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, words in _kins():
        if " " in words:
            parts = tuple(words.split())
            found.setdefault(parts[0], []).append((parts, name))
    return found


def _counted(buckets: Iterable[int]) -> Signs:
    return {bucket: 1 + _LOG[min(n, MOST_COUNTED)] for bucket, n in Counter(buckets).items()}


def _bucket(sign: str) -> int:
    return zlib.crc32(sign.encode()) % BUCKETS
