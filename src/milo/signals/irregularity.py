"""How irregularly the heart beats, 0 to 1, without a name for the rhythm: a hint to look, never a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.rr_artefacts import checked_rr
from milo.signals.running import running_median

Values = NDArray[np.float64]
Reason = tuple[str, str]

LEAST_BEATS = 30  # sensors 1.10
WINDOW, HOP = 60, 15  # intervals; two or three of the least keep the score steady (our choice)
CLIPPED = 0.25  # an interval further than so much of the local median counts as so far: one odd beat is one odd beat (our choice)
ORDER = 3  # intervals before from which the next is foretold: takes out breath, trend and beats in pairs (our choice)
MEDIAN = 11
RIDGE = 1e-5  # keeps the prediction defined for a row that never changes
EARLY, LATE = 0.87, 1.06  # of the local median: an early beat, and the pause after it (our choice)
ODD_WEIGHT, MOST_ODD = 0.12, 0.30  # what the share of early beats adds, and from which share they are no exceptions (our choice)
# Unforeseen change, of the mean interval, at which the score is a half, and its logistic width (our choice, between sinus rhythm
# with strong breathing arrhythmia and intervals drawn at random with a spread of a tenth;
# Dash 2009 cuts RMSSD over mean at 0.1-0.115).
HALF, WIDTH = 0.072, 0.008
HIGH = 0.7  # from here on the person hears of it (our choice)
LASTING = 3  # windows in a row (sensors 1.10)


@dataclass(frozen=True)
class Irregularity:
    """score: 0..1, of the whole row. starts: index of each window's first interval (w,). scores: (w,)."""

    score: float
    starts: NDArray[np.int64]
    scores: Values

    @property
    def lasting(self) -> bool:
        """Whether windows stayed high long enough to say so."""
        high = self.scores >= HIGH
        if len(high) < LASTING:
            return False
        return bool(np.lib.stride_tricks.sliding_window_view(high, LASTING).all(axis=1).any())


def irregularity(rr_ms: Any) -> tuple[Irregularity | None, list[Reason]]:
    """How little each interval follows from those before it, 0..1, and why there is no score.

    rr_ms: intervals in order, shape (n,), n >= 30, ms; beats out of turn belong in, gaps in the record do not.
    The share of change that neither breath nor pattern foretells: clipped around the local median, a linear prediction from three
    intervals, the mean absolute remainder over the mean interval. Strong breathing arrhythmia scores low, single odd beats little.
    Deviates from Dash 2009 (RMSSD, Shannon entropy, turning points each against a cut): one continuous score.
    Source: Dash, Ann Biomed Eng 37(9), 2009, for the idea and the length.
    """
    return irregularities([checked_rr(rr_ms)])[0]


def irregularities(rows: Sequence[Values]) -> list[tuple[Irregularity | None, list[Reason]]]:
    """irregularity() of each unbroken row of checked intervals, ms; windows of all rows that are as wide are scored together."""
    widths = [min(WINDOW, len(row)) for row in rows]
    starts = [np.arange(0, len(row) - width + 1, HOP) for row, width in zip(rows, widths, strict=True)]
    scores = [np.zeros(len(begin)) for begin in starts]
    for width in {w for w in widths if w >= LEAST_BEATS}:
        alike = [i for i, w in enumerate(widths) if w == width]
        windows = [np.lib.stride_tricks.sliding_window_view(rows[i], width)[starts[i]] for i in alike]
        ends = np.cumsum([len(w) for w in windows])
        for i, some in zip(alike, np.split(_scores(np.concatenate(windows)), ends[:-1]), strict=True):
            scores[i] = some
    return [_judged(len(row), begin, score) for row, begin, score in zip(rows, starts, scores, strict=True)]


def _judged(many: int, starts: NDArray[np.int64], scores: Values) -> tuple[Irregularity | None, list[Reason]]:
    if many < LEAST_BEATS:
        return None, [("too_short_for_irregularity", f"at least {LEAST_BEATS} intervals are needed, there are {many}")]
    # The typical window speaks for the row, the most irregular fifth of it a little more.
    score = 0.5 * (float(np.median(scores)) + float(np.quantile(scores, 0.8)))
    made = Irregularity(score, starts, scores)
    reasons: list[Reason] = []
    if made.lasting:
        reasons.append(
            ("irregular_beats", "the beats came irregularly for a while; this is no diagnosis. If it is new, talk to a clinician")
        )
    return made, reasons


def _scores(pieces: Values) -> Values:
    """Score of each window, (w, n) -> (w,)."""
    left, odd = unforeseen(pieces)
    return np.asarray(1 / (1 + np.exp(-(left + ODD_WEIGHT * np.minimum(odd, MOST_ODD) - HALF) / WIDTH)))


def unforeseen(pieces: Values) -> tuple[Values, Values]:
    """Of each window, (w,): the mean change nothing foretells, over the mean interval; and the share of single early beats."""
    mean = pieces.mean(axis=1, keepdims=True)
    local = running_median(pieces, MEDIAN)
    row = pieces.copy()
    # An early beat and the pause after it are one event: both intervals become the usual one, and are counted apart.
    early = (pieces[:, :-1] < EARLY * local[:, :-1]) & (pieces[:, 1:] > LATE * local[:, :-1])
    early[:, 1:] &= ~early[:, :-1]
    both = np.zeros(pieces.shape, bool)
    both[:, :-1] |= early
    both[:, 1:] |= early
    odd = early.mean(axis=1)
    # Where every third beat is early nothing is usual any more; the prediction below finds the pattern if there is one.
    few = (odd <= MOST_ODD)[:, None]
    row = np.where(both & few, local, row)
    row = np.clip(row, (1 - CLIPPED) * local, (1 + CLIPPED) * local) / mean
    row = row - row.mean(axis=1, keepdims=True)
    past = np.stack([row[:, ORDER - 1 - lag : row.shape[1] - 1 - lag] for lag in range(ORDER)], axis=2)
    now = row[:, ORDER:]
    gram = np.einsum("wij,wik->wjk", past, past) + RIDGE * np.eye(ORDER)
    weights = np.linalg.solve(gram, np.einsum("wij,wi->wj", past, now)[:, :, None])
    left = now - (past @ weights)[:, :, 0]
    return np.abs(left).mean(axis=1), odd
