"""The likeliest row of beats through candidates: evidence of each against how steadily the intervals follow each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Places = NDArray[np.int64]
Row = NDArray[np.float32]

# Pieces of so many candidates are solved side by side; their edges are solved twice and thrown away (our choice).
CORE, MARGIN = 72, 26
BACK = 12  # an interval spans at most so many candidates (our choice)
LEAST_RR_S, SHORT_RR_S, LONG_RR_S = 0.24, 0.27, 2.2  # legal 0.27-2.2 s (sensors 1.8), 222 to 27 bpm
SHORT_COST, LONG_COST = 3.0, 1.5  # for intervals of 0.24-0.27 s, and beyond 2.2 s (our choice)
ROOT_UNEVEN = 3.0  # 9 times the squared logarithm of two intervals' ratio is its cost: 20 % apart costs 0.3 (our choice)
SHORTEST_S, LONGEST_S = 0.05, 5.0  # intervals whose logarithm is taken; further out only the costs above speak
BEFORE_S = 1e5  # "intervals" to what lies before the record
NEVER = -1e9


def beat_path(at_s: Values, evidence: Values, most_uneven: Values) -> Places:
    """Indices of the candidates that form the best row of beats.

    at_s: moments, shape (n,), rising, s. evidence: for being a beat, shape (n,), about log odds.
    most_uneven: cost of the most uneven pair of intervals that ends there, shape (n,); high where noise hides beats, low where the
    signal is clear and the heart may do as it likes.
    A second-order Viterbi search over all candidates: the sum of evidence less the unevenness of neighbouring intervals.
    """
    n = len(at_s)
    if n == 0:
        return np.zeros(0, np.int64)
    core = np.append(np.arange(0, n, CORE), n)
    steps = min(n, CORE + 2 * MARGIN)
    first = np.maximum(core[:-1] - MARGIN, 0)
    last = np.minimum(core[1:] + MARGIN, n)
    row = np.arange(steps + BACK)[:, None] - BACK
    index = np.clip(row + first, 0, n - 1)
    inside = (row >= 0) & (row + first < last)
    # Layout (candidate, piece): the last BACK rows are one contiguous slice.
    # Counted from each piece's beginning, or a day's seconds would lose their milliseconds.
    t = np.where(inside, at_s[index] - at_s[first], -1e6).astype(np.float32)
    e = np.where(inside, evidence[index], NEVER).astype(np.float32)
    cap = most_uneven[index].astype(np.float32)
    score, log_rr = _search(t, e, cap, steps)
    chosen = _walk_back(score, log_rr, cap)
    return _join(chosen, first, core, at_s)


def _search(t: Row, e: Row, cap: Row, steps: int) -> tuple[Row, Row]:
    """Scores and logarithms of the last interval, (candidate, slot back, piece); slot 0 of BACK + 1 is a row that begins here.

    Pieces lie last, so that every step runs along contiguous memory. Logarithms are in units in which a squared difference costs 1.
    """
    rows, pieces = t.shape
    score = np.full((rows, BACK + 1, pieces), NEVER, np.float32)
    log_rr = np.zeros((rows, BACK + 1, pieces), np.float32)
    # 1..BACK candidates back, the nearest last, as axis 1; for all candidates at once.
    rr = t[BACK:, None] - np.moveaxis(np.lib.stride_tricks.sliding_window_view(t[:-1], BACK, axis=0), 2, 1)
    lr = np.ascontiguousarray(np.log(np.minimum(np.maximum(rr, SHORTEST_S), LONGEST_S)) * np.float32(ROOT_UNEVEN))
    worth = e[BACK:, None] - (rr < SHORT_RR_S) * np.float32(SHORT_COST) - (rr > LONG_RR_S) * np.float32(LONG_COST)
    worth = np.ascontiguousarray(np.where((rr < LEAST_RR_S) | (rr > BEFORE_S), np.float32(NEVER), worth))
    log_rr[BACK:, 1:] = lr[:, ::-1]
    score[BACK:, 0] = e[BACK:] - cap[BACK:]
    cost = np.empty((BACK, BACK + 1, pieces), np.float32)
    for k in range(BACK, BACK + steps):
        _unevenness(lr[k - BACK], log_rr[k - BACK : k], cap[k], cost)
        np.subtract(score[k - BACK : k], cost, out=cost)
        np.add(cost.max(axis=1)[::-1], worth[k - BACK, ::-1], out=score[k, 1:])
    return score, log_rr


def _unevenness(lr: Row, before: Row, cap: Row, out: Row) -> None:
    """What intervals lr (back, piece) cost after those before (back, slot, piece)."""
    np.subtract(lr[:, None], before, out=out)
    np.multiply(out, out, out=out)
    np.minimum(out, cap, out=out)
    # A row that began at the candidate before has no interval to compare with.
    out[:, 0] = 0.5 * cap


def _walk_back(score: Row, log_rr: Row, cap: Row) -> NDArray[np.bool_]:
    """Which candidates lie on the best row of each piece, (candidate, piece).

    Where each score came from is worked out again, only along the best rows: cheaper than keeping it for all.
    """
    rows, slots, pieces = score.shape
    flat = score.max(axis=1)
    k = flat.argmax(axis=0)
    here = np.arange(pieces)
    p = score[k, :, here].argmax(axis=1)
    k[flat[k, here] <= 0.5 * NEVER] = 0
    chosen = np.zeros((rows, pieces), bool)
    cost = np.empty((1, slots, pieces), np.float32)
    # A row that has begun goes to row 0, before all candidates, and stays there.
    while k.any():
        chosen[k, here] = True
        came = np.where(p > 0, np.maximum(k - p, 0), 0)
        _unevenness(log_rr[k, p, here][None], log_rr[came, :, here].T[None], cap[k, here], cost)
        k, p = came, (score[came, :, here].T - cost[0]).argmax(axis=0)
    return chosen[BACK:]


def _join(chosen: NDArray[np.bool_], first: Places, core: Places, at_s: Values) -> Places:
    """The cores of all pieces, one after the other, without doubles at the seams."""
    row, piece = np.nonzero(chosen)
    place = row + first[piece]
    found = np.sort(place[(place >= core[piece]) & (place < core[piece + 1])])
    close = np.flatnonzero(np.diff(at_s[found]) < LEAST_RR_S)
    return np.delete(found, close + 1)
