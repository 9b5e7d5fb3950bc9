"""What the reader of meanings sees of a message: words, pairs, pieces of words, how it begins, and what it names, as buckets.

A name says little of what is meant and stands for its kind: any exercise is "an exercise", any weekday "a day", any figure "a
number".
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from milo.coach.talk.words.words_found import days_of, exercise_named, ideas_of, spelled, topics_of

BUCKETS = 1 << 22  # signs are hashed into so many; of 40,000 one in a hundred shares its bucket (our choice)
SHORTEST, LONGEST = 3, 5  # letters of a piece of a word
MOST_WORDS = 60  # of a text that are read, the first and the last half of them; a request is a sentence (our choice)
EXERCISE, DAY, NUMBER = "<exercise>", "<day>", "<number>"
_FIGURE = re.compile(r"(\d+)([a-z]*)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")

Signs = dict[int, float]


def signs(text: str) -> Signs:
    """Buckets and strengths of a text, of length one together; an empty text has none.

    >>> signs("") == {}, signs("how do I do a squat?") == signs("how do i do a deadlift ?")
    (True, True)
    """
    counted = Counter(map(_bucket, _of(text)))
    damped = {bucket: 1.0 + math.log(n) for bucket, n in counted.items()}
    length = math.sqrt(sum(v * v for v in damped.values()))
    return {bucket: v / length for bucket, v in damped.items()}


def _of(text: str) -> Iterator[str]:
    tokens = spelled(_CLOCK.sub("0", text)).split()
    if len(tokens) > MOST_WORDS:
        tokens = tokens[: MOST_WORDS // 2] + tokens[-MOST_WORDS // 2 :]
    if not tokens:
        return
    words = _kinds(tokens)
    for word in words:
        yield f"w:{word}"
        yield from (f"i:{idea}" for idea in (*ideas_of(word), *(f"t:{t}" for t in topics_of(word))))
        if not word.startswith("<"):
            edged = f" {word} "
            yield from (f"c:{edged[i : i + n]}" for n in range(SHORTEST, LONGEST + 1) for i in range(len(edged) - n + 1))
    yield from (f"p:{a} {b}" for a, b in pairwise(["<begin>", *words, "<end>"]))
    yield from (f"s:{a} {b}" for a, b in zip(words, words[2:], strict=False))
    yield f"b:{' '.join(words[:2])}"
    if text.rstrip().endswith("?"):
        yield "<asked>"


def _kinds(tokens: list[str]) -> list[str]:
    """The words with what they name in the place of names."""
    exercise, rest = exercise_named(tokens)
    if exercise is not None:
        start = next((i for i, (a, b) in enumerate(zip(tokens, rest, strict=False)) if a != b), len(rest))
        tokens = [*rest[:start], EXERCISE, *rest[start:]]
    words: list[str] = []
    for token in tokens:
        figure = _FIGURE.fullmatch(token)
        if days_of(token):
            words.append(DAY)
        elif figure is not None:
            words += [NUMBER, *filter(None, [figure[2]])]
        else:
            words.append(token)
    return words


def _bucket(sign: str) -> int:
    return zlib.crc32(sign.encode()) % BUCKETS
