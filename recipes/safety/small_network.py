"""Fits small networks with one hidden layer to sparse rows; how the risk classifier's weights are made.

Adam on minibatches (Kingma & Ba, arXiv:1412.6980; rows of the first layer are moved only where they are met), signs left out by
chance (dropout, Srivastava et al., JMLR 15, 2014) so that no network leans on a few words, and softened labels (Szegedy et al.,
arXiv:1512.00567). Deterministic for a seed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

ROUNDS, BATCH = 20, 128
FASTEST, SLOWEST = 4e-3, 1e-5  # steps, falling in a line
WARMING = 50  # first steps, that grow
SIGNS_LEFT_OUT, HIDDEN_LEFT_OUT = 0.6, 0.3
SOFT = 0.05  # of every label, shared by all topics
INPUT_SPREAD = 0.15  # of the first layer at the start
MEAN_KEPT, SQUARE_KEPT = 0.9, 0.99
Rows = NDArray[np.float32]


class Network(NamedTuple):
    """first: (signs, hidden); first_bias: (hidden,); second: (hidden, topics); second_bias: (topics,)."""

    first: Rows
    first_bias: Rows
    second: Rows
    second_bias: Rows


class _Adam:
    """Moves one array."""

    def __init__(self, moved: Rows) -> None:
        self.moved, self.mean, self.square = moved, np.zeros_like(moved), np.zeros_like(moved)

    def step(self, slope: Rows, pace: float, rows: NDArray[np.intp] | slice, round_: int) -> None:
        """round_: from 1 where the means are to be corrected for having started at zero; 0 where not (rows seldom met)."""
        self.mean[rows] = MEAN_KEPT * self.mean[rows] + (1 - MEAN_KEPT) * slope
        self.square[rows] = SQUARE_KEPT * self.square[rows] + (1 - SQUARE_KEPT) * slope**2
        mean, square = self.mean[rows], self.square[rows]
        if round_:
            mean, square = mean / (1 - MEAN_KEPT**round_), square / (1 - SQUARE_KEPT**round_)
        self.moved[rows] -= (pace * mean / (np.sqrt(square) + 1e-6)).astype(np.float32)


def fit(x: sp.csr_matrix, topic: NDArray[np.intp], each: NDArray[np.float64], topics: int, hidden: int, seed: int) -> Network:
    """A network that tells topics apart.

    x: signs of each prompt, (n, signs), float32.  topic: of each, (n,).  each: weight of each in the loss, (n,).
    """
    dice = np.random.default_rng(seed)
    n, signs = x.shape
    net = Network(
        (dice.standard_normal((signs, hidden), np.float32) * INPUT_SPREAD).astype(np.float32),
        np.zeros(hidden, np.float32),
        (dice.standard_normal((hidden, topics), np.float32) / np.sqrt(hidden)).astype(np.float32),
        np.zeros(topics, np.float32),
    )
    movers = [_Adam(part) for part in net]
    wanted = np.full((n, topics), SOFT / topics, np.float32)
    wanted[np.arange(n), topic] += 1 - SOFT
    weight = (each / each.mean()).astype(np.float32)
    steps = ROUNDS * -(-n // BATCH)
    step = 0
    for _ in range(ROUNDS):
        order = dice.permutation(n)
        for start in range(0, n, BATCH):
            at = order[start : start + BATCH]
            step += 1
            pace = FASTEST * min(1.0, step / WARMING) * (1 - step / steps) + SLOWEST
            _learn(net, movers, x[at], wanted[at], weight[at] / len(at), pace, step, dice)
    return net


def _learn(
    net: Network,
    movers: list[_Adam],
    shown: sp.csr_matrix,
    wanted: Rows,
    weight: Rows,
    pace: float,
    step: int,
    dice: np.random.Generator,
) -> None:
    kept = dice.random(shown.nnz) >= SIGNS_LEFT_OUT
    shown.data = (shown.data * kept / (1 - SIGNS_LEFT_OUT)).astype(np.float32)
    before = shown @ net.first + net.first_bias
    open_ = ((before > 0) * (dice.random(before.shape) >= HIDDEN_LEFT_OUT) / (1 - HIDDEN_LEFT_OUT)).astype(np.float32)
    hidden = before * open_
    odds = hidden @ net.second + net.second_bias
    chances = np.exp(odds - odds.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    slope = (chances - wanted) * weight[:, None]
    below = (slope @ net.second.T) * open_
    turned = shown.T.tocsr()
    met = np.flatnonzero(np.diff(turned.indptr))
    whole = slice(None)
    movers[0].step(turned[met] @ below, pace, met, 0)
    movers[1].step(below.sum(0), pace, whole, step)
    movers[2].step(hidden.T @ slope, pace, whole, step)
    movers[3].step(slope.sum(0), pace, whole, step)
