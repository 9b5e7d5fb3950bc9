"""A sentence encoder that says how likely each topic of the risk classifier is; six transformer layers run in NumPy.

It knows words that no prompt of ours holds, since it began as a public encoder of English sentences (all-MiniLM-L6-v2, Apache
License 2.0; Wang et al., arXiv:2002.10957) and was then taught on our prompts in both languages (recipes/safety/fit_encoder.py).
Weights: encoder.npz, in whole numbers of eight bits. Why it is there, and what was refused: docs/decisions/0011.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from milo.coach.safety.learnt import wordpieces

HEADS = 12
STEADY = 1e-12  # added to a variance before it divides, as the encoder was made with
MOST_PIECES = 96  # of a text; of the prompts it was taught on, one in two thousand was longer
OF_A_LONG_TEXT = 32  # pieces: as many as leave time for the rules, which read all of it (4 kB within 50 ms)
Rows = NDArray[np.float32]


class Affine(NamedTuple):
    """A matrix in whole numbers, (n, m), what each of its columns is multiplied by, (1, m), and what is added after it, (m,).

    It is kept in eight bits and made floating at each use: a quarter of the memory for a third more of the product's time.
    """

    whole: NDArray[np.int8]
    fineness: Rows
    added: Rows

    def matrix(self) -> Rows:
        """The matrix itself, (n, m)."""
        out: Rows = self.whole.astype(np.float32)
        out *= self.fineness
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One transformer layer; d wide, f wide between.

    asked: queries, keys and values side by side, (d, 3 d).  joined: of the heads, (d, d).  wide, narrow: (d, f), (f, d).
    first, last: what the two normalisations multiply by and add, (2, d).
    """

    asked: Affine
    joined: Affine
    first: Rows
    wide: Affine
    narrow: Affine
    last: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """What the encoder knows. known: the row of each piece.

    words: (pieces, d), whole numbers to be multiplied by fineness, (pieces, 1).  places: (positions, d).  start: the first
    normalisation, (2, d).  topics: (d, topics).
    """

    known: Mapping[str, int]
    words: NDArray[np.int8]
    fineness: Rows
    places: Rows
    start: Rows
    layers: tuple[Layer, ...]
    topics: Affine


def chances(text: str, encoder: Encoder | None = None) -> NDArray[np.float64]:
    """How likely each topic of risk_classifier.TOPICS is, (topics,). text: plain and written out.

    Of a long text the first and the last pieces are read. encoder: other than the package's own.
    """
    encoder = encoder or own_encoder()
    pieces = both_ends(wordpieces.cut(text, encoder.known))
    x = encoder.words[pieces] * encoder.fineness[pieces] + encoder.places[: len(pieces)]
    x = _layer_norm(x, encoder.start)
    for layer in encoder.layers:
        x = _layer_of(x, layer)
    odds = _affine(x.mean(0), encoder.topics).astype(np.float64)
    odds = np.exp(odds - odds.max())
    of_topic: NDArray[np.float64] = odds / odds.sum()
    return of_topic


def both_ends(pieces: list[int]) -> list[int]:
    """The pieces that are read: all, or of a long text as many of the first as of the last."""
    return pieces if len(pieces) <= MOST_PIECES else pieces[: OF_A_LONG_TEXT // 2] + pieces[-OF_A_LONG_TEXT // 2 :]


def _layer_of(x: Rows, layer: Layer) -> Rows:
    n, d = x.shape
    queries, keys, values = _affine(x, layer.asked).reshape(n, 3, HEADS, d // HEADS).transpose(1, 2, 0, 3)
    heed = queries @ keys.transpose(0, 2, 1) * np.float32(1 / math.sqrt(d // HEADS))
    heed = np.exp(heed - heed.max(2, keepdims=True))
    heed /= heed.sum(2, keepdims=True)
    x = _layer_norm(x + _affine((heed @ values).transpose(1, 0, 2).reshape(n, d), layer.joined), layer.first)
    return _layer_norm(x + _affine(_gelu(_affine(x, layer.wide)), layer.narrow), layer.last)


def _affine(x: Rows, by: Affine) -> Rows:
    out: Rows = x @ by.matrix() + by.added
    return out


def _layer_norm(x: Rows, by: Rows) -> Rows:
    x = x - x.mean(1, keepdims=True)
    out: Rows = x / np.sqrt((x * x).mean(1, keepdims=True) + np.float32(STEADY)) * by[0] + by[1]
    return out


def _gelu(x: Rows) -> Rows:
    """The Gaussian error linear unit, by the hyperbolic tangent (Hendrycks & Gimpel, arXiv:1606.08415)."""
    out: Rows = np.float32(0.5) * x * (1 + np.tanh(np.float32(math.sqrt(2 / math.pi)) * (x + np.float32(0.044715) * x * x * x)))
    return out


def loaded(file: IO[bytes]) -> Encoder:
    """An encoder from its open file (recipes/safety/fit_encoder.py writes it)."""
    with np.load(file, allow_pickle=False) as held:

        def matrix(name: str) -> Affine:
            return Affine(held[f"{name}.whole"], held[f"{name}.fineness"], held[f"{name}.added"])

        def layer(i: int) -> Layer:
            at = f"layer{i}."
            return Layer(
                matrix(at + "asked"),
                matrix(at + "joined"),
                held[at + "first"],
                matrix(at + "wide"),
                matrix(at + "narrow"),
                held[at + "last"],
            )

        return Encoder(
            {piece: i for i, piece in enumerate(bytes(held["known"]).decode().split("\n"))},
            held["words"],
            held["fineness"],
            held["places"],
            held["start"],
            tuple(layer(i) for i in range(int(held["layers"]))),
            matrix("topics"),
        )


@lru_cache(maxsize=1)
def own_encoder() -> Encoder:
    """The package's own."""
    with files("milo.coach.safety.learnt").joinpath("encoder.npz").open("rb") as file:
        return loaded(file)
