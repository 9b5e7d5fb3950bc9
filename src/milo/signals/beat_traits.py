"""What speaks for and against each place being a beat: height, likeness to the person's own QRS, rivals, noise; its log odds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals import beat_network as net
from milo.signals.beat_marks import Marks, Places, Windows, running_level, shifted
from milo.signals.ecg_band import Values

CLEAR, TOO_CLEAR = 0.6, 1.8  # of the level: clear enough to learn from, too tall to be a beat like the others (our choice)
LEVEL_BEATS = 15  # beats whose median height is the level (our choice)
MOST_LEARNT = 2000  # beats from which a shape is learnt: the median of more is no other (our choice)
MOST_NOISE = 6000  # pieces of noise looked at
LEAST_WHITE = 0.02  # of the noise's power taken as white, so that the filter stays tame (our choice)
NOISE_S = 3.0  # noise so far either side is the noise here (our choice)
ALIKE = 0.5  # correlation from which a beat helps to mend the template (our choice)
ODD, LEAST_ODD = 0.75, 4  # clear and unlike the usual QRS, and so many of them: there is another shape (our choice)
NEAR_S, AROUND_S = 0.25, 1.2  # candidates within are rivals: of one beat, and of the beat before and after (our choice)


@dataclass(frozen=True)
class Candidates:
    """Places in the QRS band that may be beats, arrays (n,) in order of time.

    at: samples of the band. strength: envelope over the level of beats here. like: correlation with the person's QRS, -1..1.
    other: with the commonest other shape. size: along the QRS, of the usual. near, around: strength over the strongest rival's.
    broad: swing in the broad band over the usual beat's. quiet: background over the level here.
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


def compare(m: Marks, level: Values, clear: NDArray[np.bool_]) -> Candidates:
    """What speaks for and against each place. level: of beats there, (n,). clear: which ones to learn the QRS from, (n,)."""
    none = np.zeros(0)
    if not len(m.at):
        return Candidates(m.at, none, none, none, none, none, none, none, none, none, none, m.at)
    if not clear.any():
        clear = m.height >= np.median(m.height)
    strength = m.height / level
    best, like, top = _fit(m, clear)
    helping = clear & (like > ALIKE)
    usual = float(np.median((top / level)[helping if helping.any() else clear]))
    match, murmur = _whitened(m, level, helping if helping.any() else clear, best)
    odd = (strength > CLEAR) & (like < ODD)
    other = np.zeros(len(m.at))
    if np.count_nonzero(odd) >= LEAST_ODD:
        _, other, _ = _fit(m, odd)
    broad = m.swing / level
    broad = broad / max(float(np.median(broad[helping if helping.any() else clear])), 1e-12)
    size = top / level / max(usual, 1e-12)
    at = m.at + best - m.shift
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


def _fit(m: Marks, clear: NDArray[np.bool_]) -> tuple[Places, Values, Values]:
    """Learn the shape of the clear ones; of all: the shift that fits best, the correlation there, the size along the shape."""
    some = _sample(np.flatnonzero(clear))
    usual = np.arange(m.windows.shape[1] - 2 * m.shift)
    template = _median(m.windows[some][:, m.shift + usual])
    for _ in range(2):
        shift, like, _ = _along(m.windows[some], m.power[some], template)
        good = like > ALIKE
        if not good.any():
            break
        template = _median(m.windows[some[good, None], shift[good, None] + usual])
    return _along(m.windows, m.power, template)


def _along(windows: Windows, power: Windows, template: Values) -> tuple[Places, Values, Values]:
    """Shift at which a template fits each window best, the correlation there, and the size along it, (n,) each."""
    match = windows @ shifted(template / (float(np.sqrt(template @ template)) or 1.0), windows.shape[1])
    best = match.argmax(axis=1)
    here = np.arange(len(windows))
    top = match[here, best]
    return best, top / power[here, best], top


def _median(shapes: NDArray[Any]) -> Values:
    """The usual shape, (n, sample) -> (sample,). Along contiguous memory: four times as quick."""
    return np.asarray(np.median(np.ascontiguousarray(shapes.T), axis=1), np.float64)


def _sample(at: Places) -> Places:
    """At most MOST_LEARNT of them, evenly spread."""
    return at[:: -(-len(at) // MOST_LEARNT)] if len(at) else at


def _whitened(m: Marks, level: Values, learnt: NDArray[np.bool_], best: Places) -> tuple[Values, Values]:
    """Size of each candidate through the matched filter for noise of this colour, and the rms of noise around through it, (n,).

    The filter is the inverse of the noise's covariance times the mean QRS (North 1943): beats come out as 1.
    """
    width = m.windows.shape[1] - 2 * m.shift
    here = np.flatnonzero(learnt)
    some = _sample(here)
    shape = _median(m.wide_windows[some[:, None], best[some, None] + np.arange(width)] / level[some, None])
    beat_at = np.sort(m.at[here])
    grid = np.arange(width, len(m.wide) - width, max(1, len(m.wide) // MOST_NOISE))
    after = np.clip(np.searchsorted(beat_at, grid), 1, max(1, len(beat_at) - 1))
    away = np.minimum(np.abs(grid - beat_at[after - 1]), np.abs(grid - beat_at[np.minimum(after, len(beat_at) - 1)]))
    grid = grid[away > width]
    if len(grid) < 4 * width:
        return np.ones(len(m.at)), np.ones(len(m.at))
    raw = np.lib.stride_tricks.sliding_window_view(m.wide, width)[grid - width // 2]
    grid_level = np.interp(grid, m.at, level)
    noise = raw / grid_level[:, None]
    # Bursts must not speak for all: each piece counts by its own size.
    noise /= np.sqrt(np.mean(noise**2, axis=1, keepdims=True) + 1e-12)
    covariance = noise.T @ noise / len(noise)
    weight = np.linalg.solve(covariance + LEAST_WHITE * np.eye(width), shape)
    gain = float(weight @ shape)
    weight = weight / (gain if gain > 0 else 1.0)
    match = (m.wide_windows @ shifted(weight, m.wide_windows.shape[1])).max(axis=1) / level
    through = np.abs(raw @ weight) / grid_level
    many = np.concatenate([[0.0], np.cumsum(through)])
    lo = np.searchsorted(grid, m.at - NOISE_S * m.rate_hz)
    hi = np.searchsorted(grid, m.at + NOISE_S * m.rate_hz)
    murmur = np.where(hi > lo, (many[hi] - many[lo]) / np.maximum(hi - lo, 1), through.mean())
    return match, murmur


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


def relevel(m: Marks, c: Candidates, sure: Places) -> tuple[Values, NDArray[np.bool_]]:
    """Level of beats at each place from the sure beats around it, and which places those are, (n,) and (n,)."""
    place = np.sort(c.order[sure])
    heights = running_level(m.height[place], LEVEL_BEATS)
    learnt = np.zeros(len(m.at), bool)
    learnt[place] = True
    return np.interp(m.at, m.at[place], heights), learnt


def describe(c: Candidates) -> Values:
    """What speaks for and against each candidate, each about -1..1, (n, 10)."""
    s, n, a, z, b = (np.log(np.clip(v, 0.1, 4.0)) for v in (c.strength, c.near, c.around, c.size, c.broad))
    q = np.log(np.clip(c.quiet, 0.03, 1.0)) + 1.5
    w = np.log(np.clip(c.match, 0.1, 4.0))
    v = np.log(np.clip(c.murmur, 0.02, 2.0)) + 1.5
    rows = [s, n, a, z, 2 * np.clip(c.like, 0, 1) - 1, 2 * np.clip(c.other, 0, 1) - 1, q, b, w, v]
    return np.stack(rows, axis=1)


def weigh(c: Candidates) -> Values:
    """Evidence for each candidate, about log odds, (n,): a small network, learnt from simulated ECG."""
    hidden = describe(c).astype(np.float32) @ net.HIDDEN_WEIGHTS.astype(np.float32) + net.HIDDEN_BIAS.astype(np.float32)
    return np.asarray(np.tanh(hidden) @ net.OUT_WEIGHTS + net.OUT_BIAS)
