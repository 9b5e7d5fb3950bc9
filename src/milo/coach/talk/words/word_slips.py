"""How near a misspelled word is to a known one."""

from __future__ import annotations

from collections.abc import Sequence

TWO_SLIPS_FROM = 8  # letters of a word from which two slips are forgiven. Our choice


def letters(word: str) -> int:
    """The letters of a word as bits, to tell words apart that cannot be near."""
    bits = 0
    for c in word:
        bits |= 1 << (ord(c) % 64)
    return bits


def nearest(token: str, words: Sequence[tuple[str, int]], one_from: int) -> str | None:
    """The word with the fewest slips, the first in the alphabet of several; None where none is near."""
    best, at = None, 3
    bits, length = letters(token), len(token)
    for word, drawn in words:
        if len(word) < one_from or abs(len(word) - length) > 2:
            continue
        allowed = 2 if min(len(word), length) >= TWO_SLIPS_FROM else 1
        # a slip puts at most two letters out of a word's set: most words need no closer look
        if (bits ^ drawn).bit_count() > 2 * allowed or (allowed == 1 and len(word) <= 5 and word[0] != token[0]):
            continue
        distance = _slips(token, word, min(allowed, at - 1))
        if distance is not None and distance < at:
            best, at = word, distance
    return best


def _slips(a: str, b: str, most: int) -> int | None:
    """Letters left out, put in, mistaken or swapped between two words; None for more than `most`.

    Optimal string alignment (Damerau 1964, restricted).
    """
    if most < 0 or abs(len(a) - len(b)) > most:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row = row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return None
        before = previous
    return row[-1] if row[-1] <= most else None
