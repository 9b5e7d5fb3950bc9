"""The likeliest row of beats through candidates: evidence of each against how steadily the intervals follow each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Places = NDArray[np.int64]
Row = NDArray[np.float32]

CORE_S, MARGIN_S = 20.0, 6.0  # pieces are solved side by side; their edges are solved twice and thrown away (our choice)
BACK = 12  # an interval spans at most so many candidates (our choice)
LEAST_RR_S, SHORT_RR_S, LONG_RR_S = 0.24, 0.27, 2.2  # legal 0.27-2.2 s (sensors 1.8), 222 to 27 bpm
UNEVEN = 9.0  # cost of the squared logarithm of two intervals' ratio: 20 % apart costs 0.3 (our choice)
SHORT_COST, LONG_COST = 3.0, 1.5  # for intervals of 0.24-0.27 s, and beyond 2.2 s (our choice)
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
    begin, end = float(at_s[0]), float(at_s[-1])
    pieces = max(1, int(np.ceil((end - begin) / CORE_S)))
    core = np.asarray(begin + CORE_S * np.arange(pieces + 1), np.float64)
    first = np.searchsorted(at_s, core[:-1] - MARGIN_S)
    last = np.searchsorted(at_s, core[1:] + MARGIN_S)
    steps = int((last - first).max())
    row = np.arange(steps + BACK)[:, None] - BACK
    index = np.clip(row + first, 0, n - 1)
    inside = (row >= 0) & (row + first < last)
    # Layout (candidate, piece): the last BACK rows are one contiguous slice.
    t = np.where(inside, at_s[index], -1e6)
    e = np.where(inside, evidence[index], NEVER)
    cap = most_uneven[index].astype(np.float32)
    score, came = _search(t.astype(np.float32), e.astype(np.float32), cap, steps)
    chosen = _walk_back(score, came, pieces)
    return _join(chosen, first, at_s, core, n)


def _search(t: Row, e: Row, cap: Row, steps: int) -> tuple[Row, NDArray[np.int8]]:
    """Scores (candidate, piece, slot back) with the slot each came from; slot 0 of BACK + 1 is a row that begins here."""
    rows, pieces = t.shape
    slots = BACK + 1
    score = np.full((rows, pieces, slots), NEVER, np.float32)
    came = np.zeros((rows, pieces, slots), np.int8)
    log_rr = np.zeros((rows, pieces, slots), np.float32)
    for k in range(BACK, BACK + steps):
        # p = 1..BACK candidates back, as axis 0, nearest last.
        rr = t[k] - t[k - BACK : k]
        lr = np.log(np.clip(rr, 0.05, 5.0))
        previous = score[k - BACK : k]
        uneven = lr[:, :, None] - log_rr[k - BACK : k]
        uneven *= uneven
        uneven *= UNEVEN
        np.minimum(uneven, cap[k][None, :, None], out=uneven)
        # A row that began at the candidate before has no interval to compare with.
        uneven[:, :, 0] = 0.5 * cap[k]
        total = previous - uneven
        q = total.argmax(axis=2)
        top = np.take_along_axis(total, q[:, :, None], 2)[:, :, 0]
        cost = np.where(rr < SHORT_RR_S, SHORT_COST, 0) + np.where(rr > LONG_RR_S, LONG_COST, 0)
        cost = np.where((rr < LEAST_RR_S) | (rr > 1e5), 1e9, cost)
        score[k, :, 1:] = (e[k] + top - cost)[::-1].T
        came[k, :, 1:] = q[::-1].T
        log_rr[k, :, 1:] = lr[::-1].T
        score[k, :, 0] = e[k] - cap[k]
    return score, came


def _walk_back(score: Row, came: NDArray[np.int8], pieces: int) -> NDArray[np.bool_]:
    """Which candidates lie on the best row of each piece, (candidate, piece)."""
    rows = score.shape[0]
    flat = score.max(axis=2)
    k = flat.argmax(axis=0)
    here = np.arange(pieces)
    p = score[k, here].argmax(axis=1)
    chosen = np.zeros((rows, pieces), bool)
    alive = flat[k, here] > 0.5 * NEVER
    while alive.any():
        chosen[k[alive], here[alive]] = True
        q = came[k, here, p]
        alive = alive & (p > 0)
        k = np.where(alive, k - p, k)
        p = np.where(alive, q, p)
    return chosen[BACK:]


def _join(chosen: NDArray[np.bool_], first: Places, at_s: Values, core: Values, n: int) -> Places:
    """The cores of all pieces, one after the other, without doubles at the seams."""
    row, piece = np.nonzero(chosen)
    place = row + first[piece]
    ok = place < n
    place, piece = place[ok], piece[ok]
    at = at_s[place]
    lower = np.where(piece == 0, -np.inf, core[piece])
    upper = np.where(piece == len(core) - 2, np.inf, core[piece + 1])
    found = np.unique(place[(at >= lower) & (at < upper)])
    close = np.flatnonzero(np.diff(at_s[found]) < LEAST_RR_S)
    return np.delete(found, close + 1)
