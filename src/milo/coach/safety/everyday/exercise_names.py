"""The name of an exercise in a question about exercises is a name: "how do I do a chest squeeze?" tells no symptom.

Only in a message that plainly asks for or tells of an exercise, and that tells nothing of how anybody feels; everywhere else the
words stand as they are. What is to be swapped is a name also where it is said why. Only Milo's own exercises: an owner may name
theirs as they like, and no name may hide a danger.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.vocabulary.exercises import built_in

IN_PLACE = {False: "squat", True: "sentadilla"}  # what stands for the name, in English and Spanish
MOST_WORDS = 12  # of a message that only asks about an exercise (our choice)
ALONE_WORDS = 4  # of a name that may be the whole message (our choice)
_LONGEST = 9  # words of a name of the catalogue, hyphens counted
_WRITTEN = Expressions("everyday", "exercise_names")
_ASKS = _WRITTEN.late("ASKS")
_SWAPS = _WRITTEN.late("SWAPS")
_KINDS = {"chest press": False, "chest presses": False, "chest fly": False, "press de pecho": True, "aperturas de pecho": True}
"""What people call several exercises by; a name only where it is to be swapped."""
_ASKS_AFTER = _WRITTEN.late("ASKS_AFTER")
_FEELS = _WRITTEN.late("FEELS")


def without_names(message: str) -> str:
    """The message with an exercise's name taken out where it is nothing but that; else as it is.

    >>> without_names("How do I do a chest squeeze?")
    'how do i do a squat'
    """
    read = plain(message)
    words = re.findall(r"[a-z0-9ñ]+", read)
    if not words or len(words) > MOST_WORDS + _LONGEST:
        return message
    joined = " ".join(words)
    if (swapped := _name_in(words, _KINDS | _names())) and _SWAPS.match(" ".join(words[: swapped[0]])):
        return _in_place(read, words[swapped[0] : swapped[1]], IN_PLACE[swapped[2]])
    found = _name_in(words, _names())
    if found is None or _FEELS.search(read):
        return message
    start, stop, _ = found
    rest = _without(words, found)
    # "Chest squeeze" and nothing else may be the answer to "what do you feel?"; a longer name is nobody's symptom.
    alone = start == 0 and stop == len(words) >= ALONE_WORDS
    asks = len(rest) <= MOST_WORDS and (_ASKS.match(joined) or _ASKS_AFTER.search(joined))
    return " ".join(rest) if alone or asks else message


def _in_place(read: str, name: list[str], instead: str) -> str:
    """The text with the first such name replaced and all else as it is: numbers and stops say much."""
    return re.sub(r"[^a-z0-9ñ]+".join(map(re.escape, name)), instead, read, count=1)


def _without(words: list[str], found: tuple[int, int, bool]) -> list[str]:
    start, stop, spanish = found
    return [*words[:start], IN_PLACE[spanish], *words[stop:]]


def _name_in(words: list[str], known: Mapping[str, bool]) -> tuple[int, int, bool] | None:
    """The longest of the known names of two words and more, where it stands, and whether it is Spanish."""
    for size in range(min(_LONGEST, len(words)), 1, -1):
        for start in range(len(words) - size + 1):
            spanish = known.get(" ".join(words[start : start + size]))
            if spanish is not None:
                return start, start + size, spanish
    return None


@cache
def _names() -> dict[str, bool]:
    """Names as plain words -> whether it is the Spanish one."""
    found: dict[str, bool] = {}
    for exercise in built_in().values():
        for name, spanish in ((exercise.name, False), (exercise.name_es, True)):
            words = re.findall(r"[a-z0-9ñ]+", plain(name))
            found.setdefault(" ".join(words), spanish)
            if words and not words[-1].endswith("s"):
                found.setdefault(" ".join([*words[:-1], f"{words[-1]}s"]), spanish)
    return {name: spanish for name, spanish in found.items() if " " in name}
