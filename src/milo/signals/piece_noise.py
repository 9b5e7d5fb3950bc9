"""Noise of a record that also moves: how much, whether it remembers itself, and single spikes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST_NOISE_PPM = 1.0  # a sensor's last digit: a synthetic record without noise still has some (our choice)
SPIKE = 4.5  # noises from the running median at which one sample is no part of any piece (our choice)
SPIKE_SAMPLES = 7  # of that running median: spikes of up to 3 samples
LOCAL_S, LOCAL_SAMPLES = 60.0, 31  # over which noise is taken as even, whichever is more
LEAST_SHARE = 0.7  # of the whole record's noise that a quiet stretch is believed to have at least (our choice)
LEAST_FOR_MEMORY = 30  # samples below which noise is taken as without memory (our choice)
MEMORY_SE = 1.5  # over sqrt(n): relative standard error of that ratio for white noise, simulated
_SD_OF_MAD = 1.4826


def noise_of(x: Floats, rate_hz: float) -> Floats:
    """Noise of each sample, sd in x's unit, (n,); trends and steps do not count as noise."""
    from scipy.ndimage import median_filter

    known = x[np.isfinite(x)]
    if len(known) < 5:
        return np.full(len(x), LEAST_NOISE_PPM)
    second = np.abs(known[2:] - 2 * known[1:-1] + known[:-2]) / np.sqrt(6) * _SD_OF_MAD
    m = min(12, len(known))
    runs = np.lib.stride_tricks.sliding_window_view(known, m)
    t = np.arange(m) - (m - 1) / 2
    slopes = runs @ t / (t @ t)
    rest = runs - runs.mean(axis=1, keepdims=True) - slopes[:, None] * t
    spread = np.sqrt((rest**2).sum(axis=1) / max(m - 2, 1))
    memory = memory_of(known)
    # A mean over noise with a memory is as uncertain as one over white noise of this much more (AR(1)).
    more = np.sqrt(6 / (6 - 8 * memory + 2 * memory**2) * (1 + memory) / (1 - memory))
    second = second * more
    overall = max(float(np.median(second)), float(np.median(spread)), LEAST_NOISE_PPM)
    size = min(max(LOCAL_SAMPLES, int(LOCAL_S * rate_hz)) | 1, (len(second) - 1) | 1)
    local = np.maximum(
        np.pad(median_filter(second, size, mode="nearest"), 1, mode="edge"),
        np.interp(np.arange(len(known)), np.arange(len(spread)) + (m - 1) / 2, median_filter(spread, size, mode="nearest")),
    )
    made = np.interp(np.arange(len(x)), np.flatnonzero(np.isfinite(x)), local)
    return np.asarray(np.maximum(made, max(LEAST_SHARE * overall, LEAST_NOISE_PPM)))


def memory_of(x: Floats) -> float:
    """Correlation of noise from sample to sample, 0-.9, as far as it is sure; trends and steps do not count.

    x: (n,) finite. From the ratio of second differences two samples apart and one apart, which for AR(1) noise of correlation r is
    (6 - 8 r^2 + 2 r^4) / (6 - 8 r + 2 r^2) in variance; medians, less one standard error of theirs.
    """
    if len(x) < LEAST_FOR_MEMORY:
        return 0.0
    near = float(np.median(np.abs(x[2:] - 2 * x[1:-1] + x[:-2])))
    wide = float(np.median(np.abs(x[4:] - 2 * x[2:-2] + x[:-4])))
    if near <= 0:
        return 0.0
    r = np.linspace(0, 0.9, 91)
    ratio = np.sqrt((6 - 8 * r**2 + 2 * r**4) / (6 - 8 * r + 2 * r**2))
    return float(np.interp(wide / near * (1 - MEMORY_SE / np.sqrt(len(x))), ratio, r))


def is_spike(x: Floats, noise: Floats) -> NDArray[np.bool_]:
    """Samples far from their neighbours on both sides, (n,); a step's samples are not."""
    from scipy.ndimage import median_filter

    known = np.flatnonzero(np.isfinite(x))
    far = np.zeros(len(x), bool)
    if len(known) >= SPIKE_SAMPLES:
        away = np.abs(x[known] - median_filter(x[known], SPIKE_SAMPLES, mode="nearest"))
        # On a steep ramp the ends of the record are off their median too.
        steep = np.abs(np.gradient(median_filter(x[known], SPIKE_SAMPLES, mode="nearest"))) * SPIKE_SAMPLES
        far[known] = away > SPIKE * noise[known] + steep
    return far
