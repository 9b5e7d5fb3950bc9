"""Which intervals between beats are no true intervals: missed, extra, ectopic and misplaced beats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.running import running_median, running_ranks
from milo.vocabulary.errors import BadValue, NotEnoughData

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]
Mended = tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]  # row, index each came from, changed

# Lipponen and Tarvainen 2019 (doi:10.1080/03091902.2019.1640306), as sensors 1.9 gives them.
ALPHA, WINDOW, MEDIAN = 5.2, 91, 11
SLOPE, OFFSET = 0.13, 0.17
LONG_SHORT = 3.0
ROUNDS = 10  # the count of artefacts stops falling long before (our choice)
LEAST_THRESHOLD_MS = 10.0  # a heart in hard work varies by less than the clock reads (our choice)
USUAL, MOST_USUAL = 1.1, 0.12  # times the third quartile a change is usual, up to this share of the median interval (our choice)
LEAST_INTERVALS = 12  # a median of eleven needs them


@dataclass(frozen=True)
class Artefacts:
    """Intervals that are not from one normal beat to the next.

    Flags over the intervals given, shape (n,): ectopic, missed (a beat is lacking within), extra (a false beat ends or begins it),
    misplaced (long or short for another reason). corrected_ms: the row mended, of another length where beats were put in or out.
    normal: of the corrected row, which intervals are as measured.
    """

    ectopic: Flags
    missed: Flags
    extra: Flags
    misplaced: Flags
    corrected_ms: Values
    normal: Flags

    @property
    def wrong(self) -> Flags:
        """Intervals of any of the four kinds, shape (n,)."""
        return np.asarray(self.ectopic | self.missed | self.extra | self.misplaced)

    @property
    def share(self) -> float:
        """Of the intervals given, 0..1."""
        return float(self.wrong.mean())


def checked_rr(rr_ms: Any) -> Values:
    """Intervals as a float64 array in ms. Raises BadValue for what cannot be one."""
    rr = np.asarray(rr_ms, np.float64)
    if rr.ndim != 1:
        raise BadValue("intervals, shape (n,)", f"shape {rr.shape}", "pass one column")
    bad = ~(np.isfinite(rr) & (rr > 0))
    if bad.any():
        raise BadValue("intervals above 0 ms", f"{rr[bad][0]} at index {int(np.flatnonzero(bad)[0])}", "leave gaps out")
    return rr


def lipponen_tarvainen(rr_ms: Any) -> Artefacts:
    """Find and mend intervals that are no normal ones, in ms.

    rr_ms: intervals in order, shape (n,), n >= 12, ms.
    Deviations: thresholds never fall below 10 ms, nor below changes that most beats of a row have in common; a row is mended in
    intervals, not beat times; after the first round artefacts found are interpolated and only new ones are added, until none are.

    Raises NotEnoughData for fewer than twelve intervals, BadValue for intervals that are not above zero.
    Source: Lipponen and Tarvainen, J Med Eng Technol 43(3), 2019.
    """
    rr = checked_rr(rr_ms)
    if len(rr) < LEAST_INTERVALS:
        raise NotEnoughData(f"at least {LEAST_INTERVALS} intervals", f"{len(rr)}", "record longer")
    kinds = np.zeros((4, len(rr)), bool)
    row, source = rr.copy(), np.arange(len(rr))
    touched = np.zeros(len(rr), bool)
    for _ in range(ROUNDS):
        ectopic, missed, extra, misplaced = _classes(row)
        found = ectopic | missed | extra | misplaced
        if not (found & ~touched).any():
            break
        for kind, flags in zip(kinds, (ectopic, missed, extra, misplaced), strict=True):
            kind[source[flags & ~touched]] = True
        row, source, touched = _mend(row, source, touched, ectopic | misplaced, missed, extra)
    return Artefacts(kinds[0], kinds[1], kinds[2], kinds[3], row, ~touched)


def _quartiles(x: Values) -> tuple[Values, Values]:
    """Running lower and upper quartile of |x|, shape (n,) each."""
    size = min(WINDOW, len(x))
    low, high = running_ranks(np.abs(x), size, (size // 4, 3 * size // 4), "symmetric")
    return low, high


def _spread(low: Values, high: Values) -> Values:
    """The threshold that running quartiles give, in ms, shape (n,)."""
    return np.asarray(np.maximum(ALPHA * (high - low) / 2, LEAST_THRESHOLD_MS))


def _classes(rr: Values) -> tuple[Flags, Flags, Flags, Flags]:
    """Ectopic, missed, extra, misplaced, each (n,)."""
    d = np.diff(rr, prepend=rr[0])
    d[0] = d[1:].mean() if len(d) > 1 else 0.0
    # Where most changes are alike their quartiles meet, and a spread of nothing would make artefacts of them all. Early beats
    # change by more than an eighth: in bigeminy they stay what they are.
    low, high = _quartiles(d)
    common = np.minimum(USUAL * high, MOST_USUAL * float(np.median(rr)))
    d = d / np.maximum(_spread(low, high), common)
    usual = running_median(rr, MEDIAN, "symmetric")
    m = rr - usual
    m = np.where(m < 0, 2 * m, m)
    th2 = _spread(*_quartiles(m))
    m = m / th2
    padded = np.concatenate([[0.0], d, [0.0, 0.0]])
    before, after, later = padded[:-3], padded[2:-1], padded[3:]
    s12 = np.where(d > 0, np.maximum(before, after), np.minimum(before, after))
    s22 = np.where(d >= 0, np.minimum(after, later), np.maximum(after, later))
    jump = np.abs(d) > 1
    at_ectopic = ((d > 1) & (s12 < -SLOPE * d - OFFSET)) | ((d < -1) & (s12 > -SLOPE * d + OFFSET))
    odd = jump & ((np.abs(m) > LONG_SHORT) | ((d > 1) & (s22 < -1)) | ((d < -1) & (s22 > 1)))
    following = np.append(rr[1:], np.inf)
    # Half of a doubled interval, or two halves together, make a usual one: checked first, they mend exactly.
    missed = odd & (d > 1) & (np.abs(rr / 2 - usual) < th2) & (m > LONG_SHORT)
    at_extra = odd & (d < -1) & (np.abs(rr + following - usual) < th2) & (m < -LONG_SHORT)
    extra = at_extra | np.append(False, at_extra[:-1])
    at_ectopic &= ~(missed | extra)
    # The beat between interval i - 1 and i is out of its place: both are wrong.
    ectopic = (at_ectopic | np.append(at_ectopic[1:], False)) & ~(missed | extra)
    return ectopic, missed, extra, odd & ~(missed | extra | ectopic)


def _mend(row: Values, source: NDArray[np.int64], touched: Flags, wrong: Flags, missed: Flags, extra: Flags) -> Mended:
    """The row with beats put in and out, and intervals interpolated over the rest."""
    good = ~(wrong | missed | extra)
    at = np.arange(len(row))
    mended = row.copy()
    if good.any():
        mended[wrong] = np.interp(at[wrong], at[good], row[good])
    mended[missed] = row[missed] / 2
    first = extra & ~np.append(False, (extra & ~np.append(False, extra[:-1]))[:-1])
    second = np.append(False, first[:-1]) & extra
    mended[second] += row[np.flatnonzero(second) - 1]
    keep = ~(first & np.append(second[1:], False))
    times = np.where(missed, 2, 1)[keep]
    changed = (touched | ~good)[keep]
    return np.repeat(mended[keep], times), np.repeat(source[keep], times), np.repeat(changed, times)
