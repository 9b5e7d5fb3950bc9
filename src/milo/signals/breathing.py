"""From flow to breaths: when each began, how much air it moved, how fast and how much is breathed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

LOW_PASS_HZ = 10.0  # of flow (reference 1.6: 8-12 Hz)
THRESHOLD_L_S = 0.08  # flow that counts as breathing in or out (reference 1.6)
LEAST_RUN_S = 0.1  # for so long (reference 1.6)
LEAST_PHASE_S, LEAST_PHASE_L = 0.25, 0.15  # a shorter or smaller phase is no breath (reference 1.6)
BALANCE_S = 30.0  # over which what goes in comes out (reference 1.6)
ZERO_L_S = 0.05  # a net flow up to this is a wandering zero and taken off; more is a leak and stays (our choice)
LEAK_RATIO = (0.9, 1.1)  # of volume out over volume in (reference 1.6)
LONGEST_BREATH_S = 20.0  # a longer one holds a pause: no rate is made of it (our choice: 3 a minute)
MOST_TIDAL_L = 6.0  # more than a tall athlete's vital capacity in use (our choice)
LONGEST_FILL_S = 0.1  # lost samples bridged by a straight line (our choice)
RATES_HZ = (10.0, 2000.0)


@dataclass(frozen=True)
class Breaths:
    """Breaths of one record in order, arrays (m,); volumes and flows in the conditions of the flow handed in.

    start_s: breathing in begins.  out_s: breathing out begins.  end_s: the next breath in begins.
    tidal_l: volume breathed out.  inspired_l: breathed in, NaN behind a one-way mask.
    peak_out_l_s, peak_in_l_s: highest flows.  out_in_ratio: volumes over 30 s before correction, NaN behind a one-way mask.
    zero_l_s: taken off the flow.  quality: 0-1.  code: why quality is below 1, "" where it is not:
    gap, pause, too_big, leak, clipped. Breaths of quality 0 are left out of every mean.
    """

    start_s: Floats
    out_s: Floats
    end_s: Floats
    tidal_l: Floats
    inspired_l: Floats
    peak_out_l_s: Floats
    peak_in_l_s: Floats
    out_in_ratio: Floats
    zero_l_s: Floats
    quality: Floats
    code: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.start_s)

    @property
    def rate_per_min(self) -> Floats:
        """Breaths a minute that each breath alone would make, (m,)."""
        return 60 / (self.end_s - self.start_s)

    @property
    def ventilation_l_min(self) -> Floats:
        """Tidal volume times rate of each breath, L/min, (m,)."""
        return self.tidal_l * self.rate_per_min

    @property
    def in_s(self) -> Floats:
        """Seconds of breathing in, (m,)."""
        return self.out_s - self.start_s

    @property
    def good(self) -> NDArray[np.bool_]:
        """Breaths that means are made of, (m,)."""
        return self.quality > 0


def find_breaths(flow_l_s: ArrayLike, rate_hz: float, *, one_way: bool = False, clips_at_l_s: float | None = None) -> Breaths:
    """Breaths in a record of flow.

    flow_l_s: shape (n,), L/s, breathing out positive, at BTPS if volumes are to be BTPS; NaN where samples are lost.
    rate_hz: 10-2000.  one_way: the mask measures only air breathed out; flow is then about zero while breathing in.
    clips_at_l_s: flow at which the sensor ends; breaths that reach it are marked.

    Low-pass 10 Hz; breathing out begins above +.08 L/s for .1 s, in below -.08 L/s, both reckoned from the zero crossing
    before; phases under .25 s or .15 L go to their neighbours. Over 30 s as much must come out as went in: a net flow up to
    .05 L/s is taken off as the sensor's zero, more is reported in out_in_ratio as a leak. Behind a one-way mask zero is what
    flows while breathing in.
    A breath is whole only between two beginnings: what is cut off at either end of the record is left out.
    Raises BadValue for a shape or rate that cannot be; a record without breaths gives none.
    Source: reference 1.6.
    """
    flow = np.array(flow_l_s, np.float64)
    if flow.ndim != 1:
        raise BadValue("one row of flow", f"shape {flow.shape}", "hand in one channel")
    if not RATES_HZ[0] <= rate_hz <= RATES_HZ[1]:
        raise BadValue(f"a rate of {RATES_HZ[0]:.0f}-{RATES_HZ[1]:.0f} Hz", f"{rate_hz}", "give the sensor's samples per second")
    lost = ~np.isfinite(flow)
    if lost.all() or len(flow) < rate_hz:
        return _no_breaths()
    flow[lost] = np.interp(np.flatnonzero(lost), np.flatnonzero(~lost), flow[~lost])
    resting = _resting_flow(flow, rate_hz) if one_way else _net_flow(flow, rate_hz)
    first, end, sign = phases(flow - resting, rate_hz, one_way=one_way)
    return _table(flow, lost, first, end, sign, rate_hz, one_way, resting, clips_at_l_s)


def phases(flow_l_s: Floats, rate_hz: float, *, one_way: bool = False) -> tuple[Places, Places, NDArray[np.int8]]:
    """First sample, sample after the last, and direction (+1 out, -1 in) of each phase, (p,) each; directions alternate.

    flow_l_s: (n,) finite, zero corrected. The first and the last phase are cut off by the record's ends.
    """
    smooth = low_passed(flow_l_s, rate_hz)
    ins = 0.0 if one_way else -THRESHOLD_L_S
    # Behind a one-way mask nothing flows in: below half the threshold is not out.
    below = smooth < (THRESHOLD_L_S / 2 if one_way else ins)
    raw = np.where(smooth > THRESHOLD_L_S, 1, np.where(below, -1, 0)).astype(np.int8)
    starts = np.flatnonzero(np.diff(raw, prepend=np.int8(2)) != 0)
    lengths = np.diff(np.append(starts, len(raw)))
    sure = (raw[starts] != 0) & (lengths >= max(1, round(LEAST_RUN_S * rate_hz)))
    starts, sign = starts[sure], raw[starts[sure]]
    turn = np.flatnonzero(np.diff(sign, prepend=np.int8(0)) != 0)
    starts, sign = starts[turn], sign[turn]
    if not len(starts):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int8)
    first = _zero_crossings(smooth, starts, sign, THRESHOLD_L_S / 2 if one_way else 0.0)
    first[0] = 0
    volume = np.add.reduceat(flow_l_s, first) / rate_hz
    first, sign = _merge_small(first, sign, volume, len(flow_l_s), rate_hz, one_way)
    return first, np.append(first[1:], len(flow_l_s)), sign


def low_passed(flow_l_s: Floats, rate_hz: float) -> Floats:
    """Flow below 10 Hz, without delay, (n,); as it is when the rate is too low to hold more."""
    from scipy.signal import butter, sosfiltfilt

    if rate_hz < 3 * LOW_PASS_HZ or len(flow_l_s) < 32:
        return flow_l_s
    return np.asarray(sosfiltfilt(butter(2, LOW_PASS_HZ, fs=rate_hz, output="sos"), flow_l_s, padlen=min(30, len(flow_l_s) - 1)))


def _net_flow(flow: Floats, rate_hz: float) -> Floats:
    """Mean over 30 s as far as it is a wandering zero, (n,): good enough to tell in from out."""
    size = min(len(flow), max(1, round(BALANCE_S * rate_hz)))
    upto = np.concatenate([[0.0], np.cumsum(flow)])
    low = np.clip(np.arange(len(flow)) - size // 2, 0, len(flow) - size)
    mean = (upto[low + size] - upto[low]) / size
    return np.asarray(np.clip(mean, -ZERO_L_S, ZERO_L_S))


def _resting_flow(flow: Floats, rate_hz: float) -> Floats:
    """Flow while nothing flows, (n,), of a one-way mask: the middle of what lies near the low end of each 30 s."""
    step = max(1, round(BALANCE_S / 2 * rate_hz))
    centres = np.arange(0, len(flow), step)
    low = []
    for c in centres.tolist():
        some = flow[max(0, c - step) : c + step]
        # Breathing in takes a third of the time at least: its lower half is no flow and noise.
        near = float(np.quantile(some, 0.15))
        low.append(float(np.median(some[np.abs(some - near) < THRESHOLD_L_S / 2])))
    return np.asarray(np.clip(np.interp(np.arange(len(flow)), centres, low), -ZERO_L_S, ZERO_L_S))


def _zero_crossings(smooth: Floats, starts: Places, sign: NDArray[np.int8], level: float) -> Places:
    """For each phase its first sample after the flow last was on the other side of level, (p,)."""
    at = np.arange(len(smooth))
    last_low = np.maximum.accumulate(np.where(smooth <= level, at, -1))
    last_high = np.maximum.accumulate(np.where(smooth >= level, at, -1))
    return np.asarray(np.where(sign > 0, last_low[starts], last_high[starts]) + 1)


def _merge_small(
    first: Places, sign: NDArray[np.int8], volume: Floats, n: int, rate_hz: float, one_way: bool
) -> tuple[Places, NDArray[np.int8]]:
    """Phases left when the smallest that are no breath have gone to their neighbours, one after the other."""
    starts, signs, volumes = first.tolist(), sign.tolist(), np.abs(volume).tolist()
    while len(starts) > 2:
        lengths = np.diff([*starts, n])[1:-1] / rate_hz
        inner = np.asarray(volumes[1:-1])
        # Behind a one-way mask breathing in has no volume to judge by.
        judged = np.asarray(signs[1:-1]) > 0 if one_way else np.ones(len(inner), bool)
        bad = (lengths < LEAST_PHASE_S) | (judged & (inner < LEAST_PHASE_L))
        if not bad.any():
            break
        k = int(np.argmin(np.where(bad, lengths, np.inf))) + 1
        volumes[k - 1] += volumes[k + 1] - volumes[k]
        for row in (starts, signs, volumes):
            del row[k : k + 2]
    return np.array(starts, np.int64), np.array(signs, np.int8)


def _table(
    flow: Floats,
    lost: NDArray[np.bool_],
    first: Places,
    end: Places,
    sign: NDArray[np.int8],
    rate_hz: float,
    one_way: bool,
    resting: Floats,
    clips_at_l_s: float | None,
) -> Breaths:
    ins = np.flatnonzero(sign < 0)
    # A whole breath: in, out, and the beginning of the next. The first phase has no beginning of its own.
    ins = ins[(ins > 0) & (ins + 2 < len(sign))]
    if not len(ins):
        return _no_breaths()
    a, b, c = first[ins], first[ins + 1], end[ins + 1]
    upto = np.concatenate([[0.0], np.cumsum(flow)]) / rate_hz
    in_l, out_l = upto[a] - upto[b], upto[c] - upto[b]
    in_s, out_s = (b - a) / rate_hz, (c - b) / rate_hz
    middle = (a + c) / 2 / rate_hz
    low = np.searchsorted(middle, middle - BALANCE_S / 2, side="left")
    high = np.searchsorted(middle, middle + BALANCE_S / 2, side="right")

    def around(values: Floats) -> Floats:
        total = np.concatenate([[0.0], np.cumsum(values)])
        return np.asarray(total[high] - total[low])

    if one_way:
        zero = np.interp((a + b) / 2, np.arange(len(resting)), resting)
        ratio = np.full(len(a), np.nan)
        inspired = np.full(len(a), np.nan)
    else:
        net = around(out_l - in_l) / around(in_s + out_s)
        zero = np.where(np.abs(net) <= ZERO_L_S, net, 0.0)
        taken = around(in_l)
        ratio = np.where(taken > 0, around(out_l) / np.where(taken > 0, taken, 1.0), np.nan)
        inspired = in_l + zero * in_s
    tidal = out_l - zero * out_s
    smooth = low_passed(flow, rate_hz)
    top = np.maximum.reduceat(smooth, np.stack([b, c], axis=1).ravel())[::2] - zero
    bottom = zero - np.minimum.reduceat(smooth, np.stack([a, b], axis=1).ravel())[::2]
    # Only runs of lost samples too long to bridge spoil a breath.
    gone = np.concatenate([[0], np.cumsum(_long_runs(lost, rate_hz))])
    faults = {
        "gap": gone[c] > gone[a],
        "pause": (c - a) / rate_hz > LONGEST_BREATH_S,
        "too_big": tidal > MOST_TIDAL_L,
    }
    code = np.full(len(a), "", dtype=object)
    quality = np.ones(len(a))
    leaking = np.isfinite(ratio) & ((ratio < LEAK_RATIO[0]) | (ratio > LEAK_RATIO[1])) & (np.abs(zero) < 1e-12)
    clipped = top + zero >= clips_at_l_s if clips_at_l_s is not None else np.zeros(len(a), bool)
    for name, where in (("leak", leaking), ("clipped", clipped)):
        code[where], quality[where] = name, 0.5
    for name, where in faults.items():
        code[where], quality[where] = name, 0.0
    return Breaths(
        a / rate_hz,
        b / rate_hz,
        c / rate_hz,
        tidal,
        inspired,
        top,
        bottom if not one_way else np.full(len(a), np.nan),
        ratio,
        zero,
        quality,
        tuple(code.tolist()),
    )


def _long_runs(lost: NDArray[np.bool_], rate_hz: float) -> NDArray[np.bool_]:
    """Lost samples in runs too long to bridge, (n,)."""
    starts = np.flatnonzero(np.diff(lost, prepend=False) & lost)
    ends = np.flatnonzero(np.diff(lost, append=False) & lost) + 1
    keep = (ends - starts) > LONGEST_FILL_S * rate_hz
    marks = np.zeros(len(lost) + 1, np.int64)
    np.add.at(marks, starts[keep], 1)
    np.add.at(marks, ends[keep], -1)
    return np.cumsum(marks)[:-1] > 0


def _no_breaths() -> Breaths:
    none = np.zeros(0)
    return Breaths(none, none, none, none, none, none, none, none, none, none, ())
