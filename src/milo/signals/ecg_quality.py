"""How far beats found in an ECG can be trusted, second by second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.beats import Found
from milo.signals.ecg_band import Banded

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]
Reason = tuple[str, str]

WINDOW_S = 5  # cells of a second are judged by the five around them (our choice)
GOOD = 0.5  # quality from which a window is called good (our choice; see TRUST)
# Doubt counts the less the steadier the beats come: noise keeps neither time nor height (our choice, on simulated running and
# electrode motion).
STEADY, UNEVEN, UNLIKE, MOST_UNEVEN = 0.1, 0.14, 0.25, 0.5
TRUST = 4.5  # expected wrong beats within five seconds that lower quality to 1/e (our choice)
MOST_RAILED = 0.01  # of a window at the converter's end (sensors 1.11)
LEAST_GOOD_S = 5  # shorter islands hold no interval worth having (our choice)
LEAST_SHARE = 0.1  # of the time with contact; less is chance in a signal that shows no heart (our choice)
LONGEST_PAUSE_S = 4.0  # without a beat so long nothing is known (our choice)
# A heart's beats lose step with those of a quarter to half of the record before: of simulated and recorded ones none kept more than
# .91 of its shape over 30 s, or .73 over a minute. A generator stays in step (our choice).
IN_STEP_FROM_S, IN_STEP_TO_S, IN_STEP, LESS_OF_LONG = 30.0, 65.0, 0.95, 0.10


@dataclass(frozen=True)
class Quality:
    """value: of each second, 0..1, (k,). good: [start, end) in s, (w, 2). lost, railed: seconds of each, s.

    repeats: whether the signal repeats itself more exactly than any heart.
    """

    value: Values
    good: Values
    lost_s: float
    railed_s: float
    repeats: bool = False


def judge(made: Banded, found: Found, seconds: float, rate_hz: float) -> Quality:
    """Quality of each second, 0..1.

    The evidence of each candidate is about a log odds: chosen ones count as wrong by 1 - p, passed ones by p. exp(-sum) of the five
    seconds around is the quality; 0 where the lead was off, the converter at its end, or no beat is near.
    """
    k = max(1, int(np.ceil(seconds)))
    odds = 1 / (1 + np.exp(-np.clip(found.evidence, -30, 30)))
    wrong = odds.copy()
    wrong[found.chosen] = 1 - odds[found.chosen]
    at_s = found.candidates.at / made.rate_hz
    doubt = _around(np.bincount(np.minimum(at_s.astype(np.int64), k - 1), wrong, k))
    value = np.exp(-doubt * (STEADY + unsteadiness(at_s[found.chosen], found.candidates.size[found.chosen], k)) / TRUST)
    absent, railed = _per_second(made.absent, rate_hz, k), _per_second(made.railed, rate_hz, k)
    value[_around(absent, 3) > 0] = 0
    value[_around(railed) > MOST_RAILED * WINDOW_S] = 0
    value[_far_from_beats(at_s[found.chosen], k)] = 0
    good = _islands(value >= GOOD, seconds)
    if float(np.diff(good, axis=1).sum()) < LEAST_SHARE * max(seconds - float(absent.sum()), 0.0):
        good = good[:0]
    repeats = len(good) > 0 and _in_step(made.wide, made.rate_hz)
    return Quality(value, good, float(absent.sum()), float(railed.sum()), repeats)


def _in_step(wide: Values, rate_hz: float) -> bool:
    """Whether the middle of a signal is the same some time later: its correlation with itself, at a quarter to half its length."""
    longest = round(IN_STEP_TO_S * rate_hz)
    middle = wide[max(0, (len(wide) - longest) // 2) :][:longest]
    n = len(middle)
    if n < IN_STEP_FROM_S * rate_hz:
        return False
    middle = middle - middle.mean()
    size = 1 << (2 * n - 1).bit_length()
    same = np.fft.irfft(np.abs(np.fft.rfft(middle, size)) ** 2, size)
    energy = np.concatenate([[0.0], np.cumsum(middle**2)])
    lag = np.arange(n // 4, n // 2)
    both = np.sqrt(energy[n - lag] * (energy[n] - energy[lag]))
    kept = np.divide(same[lag], both, out=np.zeros(len(lag)), where=both > 0).max()
    longer = (n / rate_hz - IN_STEP_FROM_S) / (IN_STEP_TO_S - IN_STEP_FROM_S)
    return bool(kept > IN_STEP - LESS_OF_LONG * longer)


def unsteadiness(beat_s: Values, size: Values, k: int) -> Values:
    """How far beats differ in interval and size from the ones before, over those around each second, 0 for a clockwork, (k,)."""
    if len(beat_s) < 3:
        return np.full(k, MOST_UNEVEN / UNEVEN + MOST_UNEVEN / UNLIKE)
    step = np.minimum(np.abs(np.diff(np.log(np.diff(beat_s)))), MOST_UNEVEN) / UNEVEN
    change = np.minimum(np.abs(np.diff(np.log(np.maximum(size, 1e-3)))), MOST_UNEVEN)[1:] / UNLIKE
    cell = np.minimum(beat_s[1:-1].astype(np.int64), k - 1)
    many = _around(np.bincount(cell, np.ones(len(cell)), k))
    total = _around(np.bincount(cell, step + change, k))
    return np.where(many > 0, total / np.maximum(many, 1), MOST_UNEVEN / UNEVEN + MOST_UNEVEN / UNLIKE)


def _around(x: NDArray[Any], width: int = WINDOW_S) -> Values:
    """Sum of width cells around each."""
    return np.asarray(np.convolve(x, np.ones(width), "same") if len(x) >= width else np.full(len(x), x.sum()))


def _per_second(flags: Flags, rate_hz: float, k: int) -> Values:
    """Share of each second that is flagged, (k,)."""
    at = np.flatnonzero(flags)
    return np.bincount(np.minimum((at / rate_hz).astype(np.int64), k - 1), minlength=k) / rate_hz


def _far_from_beats(beat_s: Values, k: int) -> Flags:
    """Seconds that lie in a stretch without beats, (k,)."""
    edges = np.concatenate([[0.0], beat_s, [float(k)]])
    far = np.zeros(k, bool)
    for i in np.flatnonzero(np.diff(edges) > LONGEST_PAUSE_S):
        far[int(edges[i]) : int(np.ceil(edges[i + 1]))] = True
    return far


def _islands(good: Flags, seconds: float) -> Values:
    """Runs of good seconds as (start, end), at least LEAST_GOOD_S long, (w, 2)."""
    change = np.flatnonzero(np.diff(np.concatenate([[False], good, [False]])))
    runs = change.reshape(-1, 2).astype(np.float64)
    runs[:, 1] = np.minimum(runs[:, 1], seconds)
    return runs[runs[:, 1] - runs[:, 0] >= min(LEAST_GOOD_S, seconds)]
