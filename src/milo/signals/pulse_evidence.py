"""How strongly each window of light speaks for each pulse rate, with what moves like the accelerometer taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.signals.motion import regressors, without_motion
from milo.signals.spectra import Floats, Starts, rate_bins, single_tones, windowed, with_harmonics, without_spikes

CHUNK = 256  # windows regressed at a time: 15 MB


@dataclass(frozen=True)
class Evidence:
    """What w windows say about f rates.

    bpm: the rates, (f,), 1/min.  share: of the window's energy a pulse of that rate explains, (w, f), 0-1.
    hidden: how far motion covers that rate, (w, f), 0 seen whole - 1 not seen at all.  moved: share of energy that was motion.
    shaken_g: root mean square of the acceleration, (w,), in g; None without an accelerometer.
    energy: of the windows, (w,), in squared units of the light.
    tones: share of each single tone, (w, b), bins of per_bin bpm from 0.
    """

    bpm: Floats
    share: Floats
    hidden: Floats
    moved: Floats
    shaken_g: Floats | None
    energy: Floats
    tones: Floats
    per_bin: float


def pulse_evidence(light: Floats, rate_hz: float, acceleration_g: Floats | None, length: int, starts: Starts) -> Evidence:
    """What each window says about each rate.

    light: band-passed (n, k), one column a light, any unit.  rate_hz: 25-50.  acceleration_g: band-passed (n, a) or None.
    length, starts: of the windows, in samples.
    """
    points, per_bin, bins = rate_bins(rate_hz)
    bpm = np.asarray(per_bin * bins, np.float64)
    taper = np.hanning(length + 2)[1:-1]
    lights = light.shape[1]
    count = len(starts)
    energy = np.zeros(count)
    hidden, moved, tones = np.zeros((count, len(bins))), np.zeros(count), np.zeros((count, points // 2 + 1))
    motion = None if acceleration_g is None else regressors(acceleration_g, rate_hz, length, starts)
    for begin in range(0, count, CHUNK):
        rows = slice(begin, min(begin + CHUNK, count))
        here = starts[rows]
        basis = None if motion is None else windowed(motion, length, here)
        for column in light.T:
            y = without_spikes(windowed(column, length, here))
            energy[rows] += (y**2).mean(axis=1)
            if basis is None:
                power = np.abs(np.fft.rfft(taper * y, points, axis=1)) ** 2
            else:
                freed = without_motion(y, basis, taper, bpm / 60, rate_hz, points)
                y = freed.left
                power = np.abs(np.fft.rfft(taper * y, points, axis=1)) ** 2
                both = power + freed.left_over
                seen = np.divide(power, both, out=np.ones_like(power), where=both > 0)[:, bins]
                hidden[rows] += (1 - (1 - freed.covered) * seen) / lights
                moved[rows] += freed.lost / lights
                power = np.maximum(power - freed.left_over, 0)
            tones[rows] += single_tones(power, (taper * y**2).sum(axis=1), taper) / lights
    shaken = None
    if acceleration_g is not None:
        shaken = np.sqrt(np.sum([windowed(axis, length, starts).var(axis=1) for axis in acceleration_g.T], axis=0))
    return Evidence(bpm, with_harmonics(tones, bins), hidden, moved, shaken, energy, tones, per_bin)
