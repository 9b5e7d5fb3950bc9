"""How much of each window's energy a rate and its harmonics explain, for lights and accelerometers alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Starts = NDArray[np.int64]

SLOWEST_BPM, FASTEST_BPM = 30.0, 220.0  # rates that are looked for (our choice: bradycardia of athletes to maximal effort)
LOW_HZ, HIGH_HZ = 0.5, 8.0  # pulse at 30 bpm to the third harmonic at 160 (our choice; sensors 1.3 has 0.5-5 for the height alone)
# A harmonic may add so much of the fundamental's energy: more, and half the true rate explains as much; less, and a sensor that
# filters the level away is read at twice its rate (our choice).
SECOND, THIRD = 2.0, 1.0
SPIKE = 4.0  # robust standard deviations a sample may stand out of its window (our choice)
SHARPNESS = 10.0  # independent looks a window of 8 s is worth while its neighbours overlap it by three quarters (our choice)
MOST = 0.98  # no window is explained better than this (our choice)


@dataclass(frozen=True)
class Shares:
    """What w windows say about f rates.

    bpm: the rates, (f,), 1/min.  share: of the window's energy a rate and its harmonics explain, (w, f), 0-1.
    tones: share of each single tone, (w, b), bins of per_bin bpm from 0.
    """

    bpm: Floats
    share: Floats
    tones: Floats
    per_bin: float

    def log_likelihood(self) -> Floats:
        """Of each rate in each window, (w, f): that of a tone in noise, for track_rate."""
        return np.asarray(-SHARPNESS * np.log(1 - np.minimum(self.share, MOST)))


def band_passed(values: Floats, rate_hz: float, low_hz: float = LOW_HZ, high_hz: float = HIGH_HZ) -> Floats:
    """A signal (n,) or signals (n, k) without level, wander and what is faster than a pulse; no delay, unit kept."""
    from scipy.signal import butter, sosfiltfilt

    centred = values - np.median(values, axis=0)
    if high_hz < 0.45 * rate_hz:
        sos = butter(2, (low_hz, high_hz), "bandpass", fs=rate_hz, output="sos")
    else:
        sos = butter(2, low_hz, "highpass", fs=rate_hz, output="sos")
    reach = min(len(values) - 1, round(3 * rate_hz / low_hz))
    return np.asarray(sosfiltfilt(sos, centred, axis=0, padlen=reach), np.float64)


def begins(samples: int, rate_hz: float, window_s: float, step_s: float) -> Starts:
    """First samples of the whole windows of a recording, (w,): step_s apart on the clock, also where that is no whole number."""
    last = samples - round(window_s * rate_hz)
    count = int((last + 0.5) / (step_s * rate_hz)) + 1 if last >= 0 else 0
    return np.asarray(np.minimum(np.rint(np.arange(count) * step_s * rate_hz), last), np.int64)


def windowed(values: Floats, length: int, starts: Starts) -> Floats:
    """Windows (w, length) of a signal (n,), or (w, length, m) of signals (n, m)."""
    made = np.lib.stride_tricks.sliding_window_view(values, length, axis=0)[starts]
    return made if values.ndim == 1 else np.ascontiguousarray(np.swapaxes(made, 1, 2))


def without_spikes(y: Floats) -> Floats:
    """Windows (w, n) about zero, with what stands out pulled in to the edge of the usual."""
    y = y - y.mean(axis=1, keepdims=True)
    edge = SPIKE * 1.4826 * np.median(np.abs(y), axis=1, keepdims=True)
    return np.clip(y, -edge, edge)


def rate_bins(rate_hz: float) -> tuple[int, float, NDArray[np.int64]]:
    """Points of a spectrum with about one beat a minute a bin, the exact width in bpm, and the bins of the rates looked for."""
    points = round(60 * rate_hz)
    per_bin = 60 * rate_hz / points
    return points, per_bin, np.arange(int(np.ceil(SLOWEST_BPM / per_bin)), int(FASTEST_BPM / per_bin) + 1)


def single_tones(power: Floats, energy: Floats, taper: Floats) -> Floats:
    """Squared spectra (w, b) of tapered windows as shares of their energy (w,), tapered as well: least squares of one tone."""
    return np.asarray(power * (2 / (taper.sum() * np.where(energy > 0, energy, np.inf)))[:, None])


def with_harmonics(tones: Floats, bins: NDArray[np.int64]) -> Floats:
    """Shares (w, f) of rates with their harmonics; a harmonic counts no more than its fundamental allows."""
    last = tones.shape[1] - 1
    made = tones[:, bins].copy()
    for times, most in ((2, SECOND), (3, THIRD)):
        inside = bins * times <= last
        made[:, inside] += np.minimum(tones[:, bins[inside] * times], most * tones[:, bins[inside]])
    return np.clip(made, 0, 1)


def tone_shares(signals: Floats, rate_hz: float, length: int, starts: Starts) -> Shares:
    """Shares of rates in windows of signals (n, k), each axis weighted by its energy: for an accelerometer."""
    points, per_bin, bins = rate_bins(rate_hz)
    taper = np.hanning(length + 2)[1:-1]
    power, energy = np.zeros((len(starts), points // 2 + 1)), np.zeros(len(starts))
    for column in signals.T:
        y = without_spikes(windowed(column, length, starts))
        power += np.abs(np.fft.rfft(taper * y, points, axis=1)) ** 2
        energy += (taper * y**2).sum(axis=1)
    tones = single_tones(power, energy, taper)
    return Shares(np.asarray(per_bin * bins, np.float64), with_harmonics(tones, bins), tones, per_bin)
