"""How likely a message asks for each answer: one linear layer over its words and over what the learned reader makes of it.

The signs are words, pairs and pieces of words, hashed; the rest is the mean and the maximum of the reader's hidden states
(conversation.student.network). A multinomial logistic regression is over both (recipes/answers). The weights are the model
`answers` of the shelf.
"""

from __future__ import annotations

import io
import math
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from milo.coach.conversation.student.network import Network
from milo.coach.conversation.student.student import context
from milo.coach.conversation.student.tokens import tokens
from milo.coach.plans.text.spelling import DAY_WORDS
from milo.coach.talk.words.words_found import exercise_named, spelled
from milo.vocabulary.patterns import late

BUCKETS = 1 << 22  # signs are hashed into so many; of 40,000 one in a hundred shares its bucket (our choice)
SHORTEST, LONGEST = 3, 5  # letters of a piece of a word
MOST_WORDS = 60  # of a text that are read, the first and the last half of them; a request is a sentence (our choice)
EXERCISE, DAY, NUMBER = "<exercise>", "<day>", "<number>"
REMEMBERED = 256  # texts whose answers are kept, since a turn is read at several doors. Our choice
GIVEN = 3  # likeliest answers that are told: as many as one question offers
Rows = NDArray[np.float32]
_FIGURE = late(r"(\d+)([a-z]*)")
_CLOCK = late(r"\d{1,2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Likely:
    """label: of an answer (answers.toml), or "other" for what no coach answers.  chance: of it, 0 to 1."""

    label: str
    chance: float


class Head:
    """What the reader of questions knows.

    Parameters
    ----------
    arrays : Mapping
        Of the model `answers`. labels: (k,), as lines of text.  rows: buckets that say something, in order, (m,).  rarity: of each
        (inverse document frequency), (m,).  of_row: (m, k), whole numbers to be multiplied by scale, (k,).  mean, spread: of the
        reader's d measures.  of_measure: (d, k), whole numbers to be multiplied by measure_scale, (k,).  bias: (k,).
    network : Network
        The reader's own.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], network: Network) -> None:
        self.labels = tuple(bytes(np.asarray(arrays["labels"], np.uint8)).decode().split("\n"))
        self.rows = np.asarray(arrays["rows"], np.int32)
        self.rarity = np.asarray(arrays["rarity"], np.float32)
        self.of_row = np.asarray(arrays["of_row"], np.int8)
        self.scale = np.asarray(arrays["scale"], np.float32)
        self.mean, self.spread = np.asarray(arrays["mean"], np.float32), np.asarray(arrays["spread"], np.float32)
        self.of_measure = np.asarray(arrays["of_measure"], np.float32) * np.asarray(arrays["measure_scale"], np.float32)
        self.bias = np.asarray(arrays["bias"], np.float32)
        self.network = network

    def chances(self, text: str) -> NDArray[np.float64] | None:
        """The chance of each answer, (k,); None for a text without a word."""
        measured = measures(text, self.network)
        at, strengths = known(signs(text), self.rows)
        if measured is None:
            return None
        x = strengths * self.rarity[at]
        x /= np.linalg.norm(x) or 1.0
        odds = (x @ self.of_row[at].astype(np.float32)) * self.scale + self.bias
        odds = odds + ((measured - self.mean) / self.spread) @ self.of_measure
        odds = np.exp((odds - odds.max()).astype(np.float64))
        of_label: NDArray[np.float64] = odds / odds.sum()
        return of_label


@lru_cache(maxsize=REMEMBERED)
def likely(text: str) -> tuple[Likely, ...]:
    """The likeliest answers to a text, the best first; none for a text without a word.

    >>> likely("any chance I could do leg day tomorrow instead of today?")[0].label
    'e_move'
    """
    head = own_head()
    of_label = head.chances(text)
    if of_label is None:
        return ()
    best = np.argsort(-of_label, kind="stable")[:GIVEN]
    return tuple(Likely(head.labels[i], round(float(of_label[i]), 4)) for i in best)


def measures(text: str, network: Network) -> Rows | None:
    """What the reader's network makes of a text: mean and maximum of its hidden states, (d,); None without a word."""
    words = tokens(text, network.known)
    if not words.words:
        return None
    hidden = network.see(words, context(())).hidden
    return np.concatenate([hidden.mean(0), hidden.max(0)])


def signs(text: str) -> dict[int, float]:
    """Buckets and strengths of a text, of length one together; an empty text has none.

    A name says little of what is asked and stands for its kind: any exercise is "an exercise", any weekday "a day".

    >>> signs("") == {}, signs("how do I do a squat?") == signs("how do i do a deadlift ?")
    (True, True)
    """
    counted = Counter(map(_bucket, _of(text)))
    damped = {bucket: 1.0 + math.log(n) for bucket, n in counted.items()}
    length = math.sqrt(sum(v * v for v in damped.values()))
    return {bucket: v / length for bucket, v in damped.items()}


def known(seen: Mapping[int, float], rows: NDArray[np.int32]) -> tuple[NDArray[np.intp], Rows]:
    """The places in rows of the signs that stand there, (n,), and their strengths, (n,). rows: in order."""
    buckets = np.fromiter(seen, np.int64, len(seen))
    at = np.searchsorted(rows, buckets)
    held = (at < len(rows)) & (rows[np.minimum(at, len(rows) - 1)] == buckets)
    return at[held], np.fromiter(seen.values(), np.float32, len(seen))[held]


@cache
def own_head() -> Head:
    """The package's own, from the files of the shelf; no room of models is asked for them."""
    folder = files("milo").joinpath("models", "shelf", "answers")  # with the reader's network that it was taught on
    arrays = [np.load(io.BytesIO(folder.joinpath(name).read_bytes())) for name in ("weights.npz", "reader.npz")]
    network = {k: v for k, v in arrays[1].items() if k not in {"chance", "sure_from", "temperatures"}}
    return Head(dict(arrays[0]), Network(network))


def _of(text: str) -> Iterator[str]:
    read = spelled(_CLOCK.sub("0", text)).split()
    if len(read) > MOST_WORDS:
        read = read[: MOST_WORDS // 2] + read[-MOST_WORDS // 2 :]
    if not read:
        return
    words = _kinds(read)
    for word in words:
        yield f"w:{word}"
        if not word.startswith("<"):
            edged = f" {word} "
            yield from (f"c:{edged[i : i + n]}" for n in range(SHORTEST, LONGEST + 1) for i in range(len(edged) - n + 1))
    yield from (f"p:{a} {b}" for a, b in pairwise(["<begin>", *words, "<end>"]))
    yield from (f"s:{a} {b}" for a, b in zip(words, words[2:], strict=False))
    yield f"b:{' '.join(words[:2])}"
    if text.rstrip().endswith("?"):
        yield "<asked>"


def _kinds(read: list[str]) -> list[str]:
    """The words with what they name in the place of names."""
    exercise, rest = exercise_named(read)
    if exercise is not None:
        start = next((i for i, (a, b) in enumerate(zip(read, rest, strict=False)) if a != b), len(rest))
        read = [*rest[:start], EXERCISE, *rest[start:]]
    words: list[str] = []
    for token in read:
        figure = _FIGURE.fullmatch(token)
        if token in DAY_WORDS:
            words.append(DAY)
        elif figure is not None:
            words += [NUMBER, *filter(None, [figure[2]])]
        else:
            words.append(token)
    return words


def _bucket(sign: str) -> int:
    return zlib.crc32(sign.encode()) % BUCKETS
