"""Beats in the QRS band: candidates, the person's own QRS learnt from the clear ones, and evidence for each candidate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.signals import beat_network as net
from milo.signals.beat_path import beat_path
from milo.signals.ecg_band import Values

Places = NDArray[np.int64]

SMOOTH_S = 0.08  # as long as a QRS
APART_S = 0.12  # two candidates stand at least so far apart (our choice)
LEAST_STRENGTH = 0.12  # of the level of beats; below it is no candidate (our choice)
BLOCK_S = 2.0  # a block holds at least one beat down to 30 bpm
LEVEL_BLOCKS = 9  # blocks whose median top is the level of beats here (our choice)
QUIET_BLOCKS = 3
CLEAR, TOO_CLEAR = 0.6, 1.8  # of the level: clear enough to learn from, too tall to be a beat like the others (our choice)
SURE, LEAST_SURE = 1.0, 8  # log odds from which a beat helps to find the others, and so many of them (our choice)
LEVEL_BEATS = 15  # beats whose median height is the level (our choice)
ROUNDS = 2  # of learning from the beats found (our choice)
BROAD_S = 0.10  # half of a broad beat
# Costs of the most uneven rhythm, by expected errors a second within 4 s (our choice, on simulated ECG).
DOUBT_S = 4.0
CLEAR_COST, NOISY_COST = 0.4, 4.0
CLEAR_DOUBT, NOISY_DOUBT = 0.2, 0.8
MOST_NOISE = 6000  # pieces of noise looked at
LEAST_WHITE = 0.02  # of the noise's power taken as white, so that the filter stays tame (our choice)
NOISE_S = 3.0
HALF_S = 0.10  # the template reaches so far either side
SHIFT_S = 0.05  # a candidate is moved at most so far to fit
ALIKE = 0.5  # correlation from which a beat helps to mend the template (our choice)
ODD, LEAST_ODD = 0.75, 4  # clear and unlike the usual QRS, and so many of them: there is another shape (our choice)
NEAR_S, AROUND_S = 0.30, 1.2  # candidates within are rivals: of one beat, and of the beat before and after (our choice)
MOST_EVIDENCE = 10.0  # one candidate may not outweigh a whole rhythm (our choice)


@dataclass(frozen=True)
class Candidates:
    """Places in the QRS band that may be beats, arrays (n,) in order of time.

    at: samples of the band. strength: envelope over the level of beats here. like: correlation with the person's QRS, -1..1; other: with the commonest other shape.
    size: along the QRS, of the usual. near, around: strength over the strongest rival's. broad: swing in the broad band over the usual beat's. quiet: background over the level here.
    match: size by the filter that hears the QRS best through this noise, of the usual; murmur: what noise alone gives there.
    order: place of each among the marks, which stand in the order of their tops.
    """

    at: Places
    strength: Values
    like: Values
    other: Values
    size: Values
    near: Values
    around: Values
    broad: Values
    quiet: Values
    match: Values
    murmur: Values
    order: Places


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

    First with the tops of short blocks as the level of beats and the clear candidates as the person's QRS; then with level and QRS of
    the beats found so, in which noise had less of a say.
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
        if np.array_equal(found[-1].at, last.at):
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
    return CLEAR_COST + (NOISY_COST - CLEAR_COST) * np.clip((share - CLEAR_DOUBT) / (NOISY_DOUBT - CLEAR_DOUBT), 0, 1)


def moving_mean(x: Values, width: int) -> Values:
    """Mean over width samples around each, shape (n,)."""
    from scipy.ndimage import uniform_filter1d

    return np.asarray(uniform_filter1d(x, width, mode="nearest"))


def _blocks(x: Values, rate_hz: float) -> Values:
    """The samples in blocks of 2 s, (blocks, samples); a record shorter than one is one."""
    width = max(1, round(BLOCK_S * rate_hz))
    return x[: len(x) // width * width].reshape(-1, width) if len(x) >= width else x[None, :]


def _running_median(tops: Values, size: int) -> Values:
    from scipy.ndimage import median_filter

    return np.asarray(median_filter(tops, min(size, 2 * ((len(tops) + 1) // 2) - 1), mode="nearest"))


@dataclass(frozen=True)
class Marks:
    """Tops of the envelope: at (n,), height (n,), swing (n,) in the broad band, first_level (n,) of beats there, calm (n,) background there; lags and power of the
    signal around, (n, lag, sample) and (n, lag), for comparing shapes."""

    rate_hz: float
    at: Places
    height: Values
    swing: Values
    first_level: Values
    calm: Values
    lags: Values
    power: Values
    wide: Values
    wide_lags: Values


def mark(band: Values, broad: Values, wide: Values, rate_hz: float) -> Marks:
    """Every place that might be a beat."""
    from scipy.signal import find_peaks

    envelope = np.sqrt(np.maximum(moving_mean(band * band, 2 * round(SMOOTH_S * rate_hz / 2) + 1), 0))
    blocks = _blocks(envelope, rate_hz)
    middle = (np.arange(len(blocks)) + 0.5) * blocks.shape[1]
    tops = _running_median(blocks.max(axis=1), LEVEL_BLOCKS)
    tops = np.maximum(tops, 1e-3 * float(tops.max()) + 1e-300)
    calm = _running_median(np.median(blocks[:, ::4], axis=1), QUIET_BLOCKS)
    at, _ = find_peaks(envelope, height=LEAST_STRENGTH * float(tops.min()), distance=max(1, round(APART_S * rate_hz)))
    level = np.interp(at, middle, tops)
    keep = envelope[at] > LEAST_STRENGTH * level
    at, level = at[keep], level[keep]
    half, shift = round(HALF_S * rate_hz), round(SHIFT_S * rate_hz)
    padded = np.concatenate([np.zeros(half + shift), band, np.zeros(half + shift)])
    windows = padded[at[:, None] + np.arange(2 * (half + shift) + 1)]
    # Every lag's window at once: (candidate, lag, sample).
    lags = np.lib.stride_tricks.sliding_window_view(windows, 2 * half + 1, axis=1)
    wide_lags = np.lib.stride_tricks.sliding_window_view(
        np.pad(wide, half + shift)[at[:, None] + np.arange(2 * (half + shift) + 1)], 2 * half + 1, axis=1
    )
    reach = round(BROAD_S * rate_hz)
    swing = np.ptp(broad[np.clip(at[:, None] + np.arange(-reach, reach + 1), 0, len(broad) - 1)], axis=1)
    return Marks(
        rate_hz,
        at,
        envelope[at],
        swing,
        level,
        np.interp(at, middle, calm),
        lags,
        np.maximum(_powers(windows, half), 1e-12),
        wide,
        wide_lags,
    )


def compare(m: Marks, level: Values, clear: NDArray[np.bool_]) -> Candidates:
    """What speaks for and against each place. level: of beats there, (n,). clear: which ones to learn the QRS from, (n,)."""
    none = np.zeros(0)
    if not len(m.at):
        return Candidates(m.at, none, none, none, none, none, none, none, none, none, none, m.at)
    if not clear.any():
        clear = m.height >= np.median(m.height)
    strength = m.height / level
    best, like, top = _fit(m.lags, m.power, clear)
    help_ = clear & (like > ALIKE)
    usual = float(np.median((top / level)[help_ if help_.any() else clear]))
    match, murmur = _whitened(m, level, help_ if help_.any() else clear, best)
    odd = (strength > CLEAR) & (like < ODD)
    other = np.zeros(len(m.at))
    if np.count_nonzero(odd) >= LEAST_ODD:
        _, other, _ = _fit(m.lags, m.power, odd)
    broad = m.swing / level
    broad = broad / max(float(np.median(broad[help_ if help_.any() else clear])), 1e-12)
    size = top / level / max(usual, 1e-12)
    at = m.at + best - m.lags.shape[1] // 2
    order = np.argsort(at, kind="stable")
    at, strength, size = at[order], strength[order], size[order]
    merit = np.sqrt(strength * np.maximum(size, 0.01))
    near = merit / _strongest_rival(at, merit, NEAR_S * m.rate_hz)
    around = merit / _strongest_rival(at, merit, AROUND_S * m.rate_hz)
    return Candidates(
        at,
        strength,
        like[order],
        other[order],
        size,
        near,
        around,
        broad[order],
        (m.calm / level)[order],
        match[order],
        murmur[order],
        order,
    )


def _whitened(m: Marks, level: Values, learnt: NDArray[np.bool_], best: Places) -> tuple[Values, Values]:
    """Size of each candidate through the matched filter for noise of this colour, and the rms of noise around through it, (n,).

    The filter is the inverse of the noise's covariance times the mean QRS (North 1943): beats come out as 1.
    """
    here = np.flatnonzero(learnt)
    shape = np.median(m.wide_lags[here, best[here]] / level[here, None], axis=0)
    width = m.wide_lags.shape[2]
    beat_at = np.sort(m.at[here])
    grid = np.arange(width, len(m.wide) - width, max(1, len(m.wide) // MOST_NOISE))
    after = np.clip(np.searchsorted(beat_at, grid), 1, max(1, len(beat_at) - 1))
    away = np.minimum(np.abs(grid - beat_at[after - 1]), np.abs(grid - beat_at[np.minimum(after, len(beat_at) - 1)]))
    grid = grid[away > width]
    if len(grid) < 4 * width:
        return np.ones(len(m.at)), np.ones(len(m.at))
    noise = m.wide[grid[:, None] + np.arange(width) - width // 2] / np.interp(grid, m.at, level)[:, None]
    # Bursts must not speak for all: each piece counts by its own size.
    noise /= np.sqrt(np.mean(noise**2, axis=1, keepdims=True) + 1e-12)
    covariance = noise.T @ noise / len(noise)
    weight = np.linalg.solve(covariance + LEAST_WHITE * np.eye(width), shape)
    gain = float(weight @ shape)
    weight = weight / (gain if gain > 0 else 1.0)
    match = (m.wide_lags @ weight).max(axis=1) / level
    through = np.abs(m.wide[grid[:, None] + np.arange(width) - width // 2] @ weight) / np.interp(grid, m.at, level)
    many = np.concatenate([[0.0], np.cumsum(through)])
    lo = np.searchsorted(grid, m.at - NOISE_S * m.rate_hz)
    hi = np.searchsorted(grid, m.at + NOISE_S * m.rate_hz)
    murmur = np.where(hi > lo, (many[hi] - many[lo]) / np.maximum(hi - lo, 1), through.mean())
    return match, murmur


def relevel(m: Marks, c: Candidates, sure: Places) -> tuple[Values, NDArray[np.bool_]]:
    """Level of beats at each place from the sure beats around it, and which places those are, (n,) and (n,)."""
    place = np.sort(c.order[sure])
    heights = _running_median(m.height[place], LEVEL_BEATS)
    learnt = np.zeros(len(m.at), bool)
    learnt[place] = True
    return np.interp(m.at, m.at[place], heights), learnt


def _strongest_rival(at: Places, strength: Values, reach: float, most: int = 8) -> Values:
    """The greatest strength of others within reach, at least a tenth of the level, (n,)."""
    padded_at = np.concatenate([np.full(most, -(10**9)), at, np.full(most, 2 * 10**9)])
    padded = np.concatenate([np.zeros(most), strength, np.zeros(most)])
    best = np.full(len(at), 0.1)
    for back in range(1, most + 1):
        for other in (slice(most - back, len(padded) - most - back), slice(most + back, len(padded) - most + back)):
            near = np.abs(padded_at[other] - at) <= reach
            np.maximum(best, np.where(near, padded[other], 0), out=best)
    return best


def _fit(lags: Values, power: Values, clear: NDArray[np.bool_]) -> tuple[Places, Values, Values]:
    """Learn the shape of the clear ones; of all: the lag that fits best, the correlation there, the size along the shape."""
    here = np.arange(len(lags))
    template = np.median(lags[clear, lags.shape[1] // 2], axis=0)
    for _ in range(3):
        match = lags @ (template / (float(np.sqrt(template @ template)) or 1.0))
        best = match.argmax(axis=1)
        top = match[here, best]
        like = top / power[here, best]
        good = clear & (like > ALIKE)
        if not good.any():
            break
        template = np.median(lags[here[good], best[good]], axis=0)
    return best, like, top


def _powers(windows: Values, half: int) -> Values:
    """Root of the energy of each lag's window, (candidate, lag)."""
    summed = np.cumsum(np.pad(windows**2, ((0, 0), (1, 0))), axis=1)
    width = 2 * half + 1
    return np.sqrt(np.maximum(summed[:, width:] - summed[:, :-width], 0))


def describe(c: Candidates) -> Values:
    """What speaks for and against each candidate, each about -1..1, (n, 10)."""
    s, n, a, z, b = (np.log(np.clip(v, 0.1, 4.0)) for v in (c.strength, c.near, c.around, c.size, c.broad))
    q = np.log(np.clip(c.quiet, 0.03, 1.0)) + 1.5
    w = np.log(np.clip(c.match, 0.1, 4.0))
    v = np.log(np.clip(c.murmur, 0.02, 2.0)) + 1.5
    return np.stack([s, n, a, z, 2 * np.clip(c.like, 0, 1) - 1, 2 * np.clip(c.other, 0, 1) - 1, q, b, w, v], axis=1)


def weigh(c: Candidates) -> Values:
    """Evidence for each candidate, about log odds, (n,): a small network, learnt from simulated ECG."""
    return np.asarray(np.tanh(describe(c) @ net.HIDDEN_WEIGHTS + net.HIDDEN_BIAS) @ net.OUT_WEIGHTS + net.OUT_BIAS)
