"""How likely each meaning of a message is: a multinomial logistic regression over its signs.

Weights: meanings.npz, fitted to sentences that several authors wrote for each label (recipes/talk). No pickle; read once.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from milo.coach.talk.meant.signs import Signs, signs

REMEMBERED = 256  # texts whose meaning is kept, since a turn is read at several doors. Our choice


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the reader knows.

    labels: names of the meanings, (k,).  rows: buckets that say something, in order, (m,).  rarity: of each (inverse document
    frequency), (m,).  of_row: (m, k), whole numbers to be multiplied by scale, (k,).  bias: (k,).
    """

    labels: tuple[str, ...]
    rows: NDArray[np.int32]
    rarity: NDArray[np.float32]
    of_row: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likely:
    """label: of the likeliest meaning, "" where nothing was read.  chance: of it, 0 to 1."""

    label: str = ""
    chance: float = 0.0


@lru_cache(maxsize=REMEMBERED)
def likeliest(text: str) -> Likely:
    """The likeliest meaning of a text.

    >>> likeliest("any chance I could do leg day tomorrow instead of today?").label
    'e_move'
    """
    weights = own_weights()
    of_label = chances(signs(text), weights)
    if of_label is None:
        return Likely()
    best = int(of_label.argmax())
    return Likely(weights.labels[best], float(of_label[best]))


def chances(seen: Signs, weights: Weights) -> NDArray[np.float64] | None:
    """The chance of each meaning, (k,); None for a text without any sign that is known."""
    at, strengths = known(seen, weights.rows)
    if not len(at):
        return None
    x = strengths * weights.rarity[at]
    x /= np.linalg.norm(x)
    odds = (x @ weights.of_row[at].astype(np.float32)) * weights.scale + weights.bias
    odds = np.exp((odds - odds.max()).astype(np.float64))
    of_label: NDArray[np.float64] = odds / odds.sum()
    return of_label


def known(seen: Signs, rows: NDArray[np.int32]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The places in rows of the signs that stand there, (n,), and their strengths, (n,). rows: in order."""
    buckets = np.fromiter(seen, np.int64, len(seen))
    at = np.searchsorted(rows, buckets)
    held = (at < len(rows)) & (rows[np.minimum(at, len(rows) - 1)] == buckets)
    return at[held], np.fromiter(seen.values(), np.float32, len(seen))[held]


def loaded(raw: bytes) -> Weights:
    """Weights from the bytes of their file (recipes/talk/fit_meanings.py writes it)."""
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        labels = tuple(bytes(held["labels"]).decode().split("\n"))
        return Weights(labels, held["rows"], held["rarity"], held["of_row"], held["scale"], held["bias"])


@lru_cache(maxsize=1)
def own_weights() -> Weights:
    """The package's own."""
    return loaded(files("milo.coach.talk.meant").joinpath("meanings.npz").read_bytes())
