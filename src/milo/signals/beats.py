"""The beats of an ECG: candidates weighed, the likeliest row chosen, and both again with what was learnt from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.signals.beat_marks import Places, mark
from milo.signals.beat_path import beat_path
from milo.signals.beat_traits import CLEAR, TOO_CLEAR, Candidates, compare, relevel, weigh
from milo.signals.ecg_band import Values

SURE, LEAST_SURE = 1.0, 8  # log odds from which a beat helps to find the others, and so many of them (our choice)
ROUNDS = 2  # of learning from the beats found (our choice)
FEW_CHANGES = 0.03  # of the beats: a round that changed no more than that is the last (our choice)
# Costs of the most uneven rhythm, by expected errors a second within 4 s (our choice, on simulated ECG).
DOUBT_S = 4.0
CLEAR_COST, NOISY_COST = 0.4, 4.0
CLEAR_DOUBT, NOISY_DOUBT = 0.2, 0.8
MOST_EVIDENCE = 10.0  # one candidate may not outweigh a whole rhythm (our choice)


@dataclass(frozen=True)
class Found:
    """Beats found: at, samples of the band (m,); the candidates; evidence of each, about log odds (n,); chosen: indices (m,)."""

    at: Places
    candidates: Candidates
    evidence: Values
    chosen: Places


def find_beats(band: Values, broad: Values, wide: Values, rate_hz: float) -> Found:
    """Find the beats. band, broad, wide: the signal in three bands, shape (n,), at rate_hz (milo.signals.ecg_band)."""
    return rounds(band, broad, wide, rate_hz)[-1]


def rounds(band: Values, broad: Values, wide: Values, rate_hz: float) -> list[Found]:
    """Find the beats again and again, (rounds,).

    First with the tops of short blocks as the level of beats and the clear candidates as the person's QRS; then with level and QRS
    of the beats found so, in which noise had less of a say.
    """
    marks = mark(band, broad, wide, rate_hz)
    level = marks.first_level
    clear = (marks.height > CLEAR * level) & (marks.height < TOO_CLEAR * level)
    found = [decide(compare(marks, level, clear), rate_hz)]
    for _ in range(ROUNDS):
        last = found[-1]
        sure = last.chosen[last.evidence[last.chosen] > SURE]
        if len(sure) < LEAST_SURE:
            break
        found.append(decide(compare(marks, *relevel(marks, last.candidates, sure)), rate_hz))
        if len(np.setxor1d(found[-1].at, last.at, assume_unique=True)) <= FEW_CHANGES * len(last.at):
            break
    return found


def decide(c: Candidates, rate_hz: float) -> Found:
    """The best row of beats through the candidates."""
    evidence = weigh(c)
    at_s = c.at / rate_hz
    chosen = beat_path(at_s, np.clip(evidence, -MOST_EVIDENCE, MOST_EVIDENCE), strictness(at_s, evidence))
    return Found(c.at[chosen], c, evidence, chosen)


def strictness(at_s: Values, evidence: Values) -> Values:
    """What an uneven pair of intervals costs at each candidate, (n,): the more of its neighbours are in doubt, the more."""
    unsure = np.concatenate([[0.0], np.cumsum(1 / (1 + np.exp(np.abs(evidence))))])
    first, last = (np.searchsorted(at_s, at_s + side * DOUBT_S) for side in (-1, 1))
    share = (unsure[last] - unsure[first]) / (2 * DOUBT_S)
    noisy = np.clip((share - CLEAR_DOUBT) / (NOISY_DOUBT - CLEAR_DOUBT), 0, 1)
    return np.asarray(CLEAR_COST + (NOISY_COST - CLEAR_COST) * noisy)
