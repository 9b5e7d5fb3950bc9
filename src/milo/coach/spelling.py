"""Words as people type them: evened out, and matched to known words in spite of a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable

from milo.vocabulary.letters import unaccented

# Shorter words are taken as written, and of words this short the first letter; from LONG_WORD letters on two slips are forgiven,
# before that one (our choice).
MIN_TYPO, LONG_WORD = 3, 7
MIN_START = 3  # letters that stand for a longer word: "dumb" (our choice)
MOST_WORDS = 12  # of one text; further ones are not looked at (our choice)
_EMPTY = {
    "the", "a", "an", "with", "on", "of", "for", "and", "or", "con", "de", "en", "el", "la", "los", "las", "para", "un", "una", "y",
    "al",
}  # fmt: skip


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text without accents, plurals and empty words, each once, in their order."""
    plain = unaccented(text).replace("'", "").replace("’", "")
    words = (singular(word) for word in re.findall(r"[a-z0-9]+", plain) if word not in _EMPTY)
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def near_words(word: str, known: Iterable[tuple[str, frozenset[str]]]) -> dict[str, float]:
    """The known words that a word may mean -> how surely, 0..1.

    known: words with the set of their letters.
    """
    letters = frozenset(word)
    slips = 0 if len(word) < MIN_TYPO else 1 if len(word) < LONG_WORD else 2
    found = {}
    for other, others in known:
        if other == word:
            found[other] = 1.0
        elif len(word) >= MIN_START and other.startswith(word):
            found[other] = 0.8 + 0.2 * len(word) / len(other)
        elif (
            slips
            and (len(word) > MIN_TYPO or other[0] == word[0])
            and abs(len(other) - len(word)) <= slips
            and len(letters ^ others) <= 2 * slips
        ):
            wrong = count_slips(word, other)
            if wrong <= slips:
                found[other] = 1 - wrong / len(other)
    return found


def count_slips(a: str, b: str) -> int:
    """Letters too many, missing, wrong or swapped with their neighbour between two words (optimal string alignment).

    >>> count_slips("sqaut", "squat")
    1
    """
    before, last = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            fewest = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                fewest = min(fewest, before[j - 2] + 1)
            row.append(fewest)
        before, last = last, row
    return last[-1]


def singular(word: str) -> str:
    return word if len(word) < 3 or word.endswith("ss") else word.removesuffix("s")
