"""Exercise names that nobody knows: the one that was clearly meant, and the nearest to offer."""

from __future__ import annotations

import re

from milo.coach.catalogue import search
from milo.coach.plans.text.spelling import plain
from milo.coach.spelling import count_slips, plain_words
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, names, of_one_edition

SHORTEST_WORD, LONG_WORD = 4, 7
"""Letters of a word in which one slip is forgiven, and two: of shorter ones nobody knows what was meant (our choice)."""
MOST_SLIPS = 2  # of a whole name (our choice)


def typo_of(written: str) -> Exercise | None:
    """The one known exercise a name is a clear slip of; None for a known name, and where several or none may be meant.

    Word for word, with the same first letters: what has another word is another exercise.

    >>> typo_of("Bench pres").id, typo_of("Flurbo press"), typo_of("bench press")
    ('bench_press', None, None)
    """
    if find_exercise(written) is not None:
        return None
    asked = _words(written)
    meant = {id for words, id in _names_by_words() if _slips(asked, words) <= MOST_SLIPS}
    return catalogue()[meant.pop()] if len(meant) == 1 else None


def nearest_name(written: str, language: str = "en") -> str | None:
    """The name to offer for one that nobody knows, in a language; None where nothing is near.

    A search looks for all the words; where one of them is nobody's, the others say what kind of exercise it is.
    """
    found = typo_of(written) or next(iter(search(written, language, 1)), None)
    if found is None:
        words = [w for w in plain_words(written) if len(w) >= SHORTEST_WORD]
        near = [e for word in reversed(words) for e in search(word, language, 1)]
        found = next(iter(near), None)
    return None if found is None else found.called(language)


def _slips(asked: tuple[str, ...], known: tuple[str, ...]) -> int:
    """Slips between two names of as many words; more than are forgiven where a word is another one."""
    if not asked or len(asked) != len(known):
        return MOST_SLIPS + 1
    total = 0
    for a, b in zip(asked, known, strict=True):
        if a == b:
            continue
        allowed = 0 if min(len(a), len(b)) < SHORTEST_WORD else 1 if len(a) < LONG_WORD else 2
        if not allowed or a[0] != b[0] or abs(len(a) - len(b)) > allowed or (slips := count_slips(a, b)) > allowed:
            return MOST_SLIPS + 1
        total += slips
    return total


def _words(written: str) -> tuple[str, ...]:
    """The words as they are written, evened out; with its plural taken off, a slip at the end of a word looks like another word."""
    return tuple(re.findall(r"[a-z0-9]+", plain(written).replace("'", "").replace("’", "")))


@of_one_edition()
def _names_by_words() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple({(_words(name), id) for id, called in names().items() for name in called})
