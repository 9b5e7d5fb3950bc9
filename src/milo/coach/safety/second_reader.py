"""A second reader of messages beside the rules: how sure a small linear model is of each topic, learnt from prompts of many hands.

It may only raise what the rules found (safety reference, section 2, step 3). Weights: second_reader.npz, made from our own prompts
by recipes/safety/fit_second_reader.py.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from milo.coach.lab.sensor_catalogue import LEVELS, Level

BUCKETS = 1 << 18  # features are hashed into so many (our choice: few collide)
SHORTEST, LONGEST = 2, 5  # letters of a piece of a word
OF_CONCEPT, OF_RULES = (
    0.15,
    0.5,
)  # strength of a concept of the rules' lexicon, and of the rules' own word (found on unseen authors)
SURE_WHERE_DENIED = 0.85  # (our choice)
SURE_BEYOND_E1 = 0.45  # of an emergency where the rules already stopped training (our choice)
_DENIED = re.compile(
    r"\b(?:no|not|without|zero|never|nor|any|sin|ni|nada de|nunca|ningun[ao]?)\b (?:\w+ ){0,2}?"
    r"(?:chest|pain|ache|dizz|breathless|short|faint|numb|swell|swollen|fever|symptom|nausea|palpitation|tightness|pressure|"
    r"dolor|duel|mare|falta|desmay|hormigue|hinch|fiebre|sintoma|nausea|palpitacion|presion|opresion)"
)
_WORD = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)?|[?]")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a message may be about: the level it calls for, the rule it falls under, and the template that answers it."""

    name: str
    level: Level
    rule: str = ""
    template: str = ""


TOPICS: tuple[Topic, ...] = (
    Topic("normal", "N"),
    Topic("care", "C", "PL-24", "condition"),
    Topic("RF-01", "E0", "RF-01", "heart"),
    Topic("RF-02", "E1", "RF-02", "chest_rest"),
    Topic("RF-03", "E0", "RF-03", "faint"),
    Topic("RF-03 past", "E1", "RF-03", "faint_before"),
    Topic("RF-04", "E0", "RF-04", "breath"),
    Topic("RF-05", "E0", "RF-05", "stroke"),
    Topic("RF-06", "E0", "RF-06", "head_red"),
    Topic("RF-07", "E1", "RF-07", "head_mild"),
    Topic("RF-08", "E0", "RF-08", "heat"),
    Topic("RF-09", "E0", "RF-09", "water"),
    Topic("RF-10", "E0", "RF-10", "muscle"),
    Topic("RF-11", "E0", "RF-11", "back_now"),
    Topic("RF-12", "E1", "RF-12", "back_soon"),
    Topic("RF-13", "E0", "RF-13", "leg_now"),
    Topic("RF-13 leg", "E1", "RF-13", "leg_soon"),
    Topic("RF-14", "E0", "RF-14", "limb"),
    Topic("RF-15", "E1", "RF-15", "joint"),
    Topic("RF-16", "E1", "RF-16", "bone"),
    Topic("RF-17", "E0", "RF-17", "sugar"),
    Topic("RF-18", "E0", "RF-18", "pregnancy"),
    Topic("RF-18 soon", "E1", "RF-18", "pregnancy_soon"),
    Topic("RF-19", "E0", "RF-19", "crisis"),
    Topic("RF-20", "E1", "RF-20", "fever"),
    Topic("RF-21", "E1", "RF-21", "rhythm"),
    Topic("RF-22", "E1", "RF-22", "reds"),
    Topic("RF-23", "E1", "RF-23", "myocarditis"),
    Topic("signs", "E1", "G-3", "heart_signs"),
    Topic("eating", "R", "ED-01", "eating"),
    Topic("substance", "R", "NU-07", "substance"),
    Topic("minor", "R", "PL-40", "minor_weight"),
    Topic("dehydration", "R", "NU-06", "water_cut"),
    Topic("medicine", "R", "RF-24", "medicine"),
    Topic("diagnosis", "R", "CL-01", "diagnosis"),
    Topic("instructions", "R", "I-01", "instructions"),
    Topic("harm", "R", "CL-01", "harm"),
    Topic("through_pain", "R", "PL-50", "through_pain"),
    Topic("no_rest", "R", "PL-06", "no_rest"),
)
NAMES: dict[str, int] = {topic.name: i for i, topic in enumerate(TOPICS)}
_LEVEL_OF = np.array([LEVELS.index(topic.level) for topic in TOPICS])


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """rows: buckets that say something, in order, (m,).  rarity: of each (inverse document frequency), (m,).

    of_row: (m, topics), whole numbers to be multiplied by scale (topics,).  bias: (topics,).
    raise_at: how sure of a level, or of one above, raises to it: {"C", "R", "E1", "E0"}.
    """

    rows: NDArray[np.int32]
    rarity: NDArray[np.float32]
    of_row: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    raise_at: dict[str, float]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second reader makes of a message: the level it would raise to, and the topic of that level it is surest of."""

    level: Level
    topic: Topic


def pieces(text: str) -> tuple[dict[int, float], dict[int, float]]:
    """Buckets and dampened counts of a text: of pieces of words (what typos and endings leave over), and of words and their pairs.

    text: plain (normalising.plain), with short forms written out.
    """
    words = _WORD.findall(text)
    edged = [f" {word} " for word in words]
    parts = (w[i : i + n] for w in edged for n in range(SHORTEST, min(LONGEST, len(w)) + 1) for i in range(len(w) - n + 1))
    whole = [f"w:{word}" for word in words] + [f"p:{a} {b}" for a, b in pairwise(words)]
    return _counted(parts), _counted(whole)


def marks(concepts: Iterable[str], level: Level) -> dict[int, float]:
    """Buckets and strengths of what the rules saw: concepts of their lexicon, and the level they gave."""
    return {**{_bucket(f"c:{name}"): OF_CONCEPT for name in concepts}, _bucket(f"r:{level}"): OF_RULES}


def opinion(text: str, concepts: Collection[str], level: Level, at_least: float = 0.0) -> Opinion | None:
    """What the second reader would raise a message to; None where it sees no more than the rules.

    text: plain and written out, all of the person's last turns.  concepts: names of the rules' lexicon found in it.
    level: what the rules gave; the answer is always above it.  at_least: how sure it must be, whatever the weights say.

    A symptom that is denied is named all the same, and the reader hears the name: then it must be as sure as of anything.
    """
    if _DENIED.search(text):
        at_least = max(at_least, SURE_WHERE_DENIED)
    weights = _weights()
    chances = chances_of(weights, text, concepts, level)
    sure = np.array([chances[i == _LEVEL_OF].sum() for i in range(len(LEVELS))])
    for i in range(len(LEVELS) - 1, LEVELS.index(level), -1):
        # A refusal is no milder emergency: only the levels of danger add up.
        above = sure[i:].sum() if LEVELS[i] in {"E0", "E1"} else sure[i]
        beyond = SURE_BEYOND_E1 if level == "E1" else 0.0
        if above >= max(weights.raise_at[LEVELS[i]], at_least, beyond):
            within = np.where(i == _LEVEL_OF, chances, -1.0)
            return Opinion(LEVELS[i], TOPICS[int(within.argmax())])
    return None


def chances_of(weights: Weights, text: str, concepts: Collection[str], level: Level) -> NDArray[np.float64]:
    """How likely each topic is, shape (topics,), adding up to one."""
    odds = weights.bias.astype(np.float64)
    for counted in pieces(text):
        at, strength = _known(weights, counted)
        strength *= weights.rarity[at]
        length = float(np.sqrt((strength**2).sum()))
        if length:
            odds += (strength / length) @ (weights.of_row[at] * weights.scale)
    at, strength = _known(weights, marks(concepts, level))
    odds += strength @ (weights.of_row[at] * weights.scale)
    odds = np.exp(odds - odds.max())
    return np.asarray(odds / odds.sum())


def _known(weights: Weights, counted: dict[int, float]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Rows and strengths of those buckets that say something."""
    buckets = np.fromiter(counted, np.int64, len(counted))
    strength = np.fromiter(counted.values(), np.float64, len(counted))
    at = np.searchsorted(weights.rows, buckets)
    at[at == len(weights.rows)] = 0
    there = weights.rows[at] == buckets
    return at[there], strength[there]


def _counted(found: Iterable[str]) -> dict[int, float]:
    counts: dict[int, float] = {}
    for piece in found:
        bucket = _bucket(piece)
        counts[bucket] = counts.get(bucket, 0) + 1
    return {bucket: 1 + float(np.log(n)) for bucket, n in counts.items()}


def _bucket(piece: str) -> int:
    return zlib.crc32(piece.encode()) % BUCKETS


@lru_cache(maxsize=1)
def _weights() -> Weights:
    raw = files("milo.coach.safety").joinpath("second_reader.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        levels = [level for level in LEVELS if level != "N"]
        raise_at = dict(zip(levels, held["raise_at"].tolist(), strict=True))
        return Weights(held["rows"], held["rarity"], held["of_row"], held["scale"], held["bias"], raise_at)
