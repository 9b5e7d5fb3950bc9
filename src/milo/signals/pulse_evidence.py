"""How strongly each window of light speaks for each pulse rate, with what moves like the accelerometer taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.signals.motion import regressors, without_motion
from milo.signals.rate_track import track_rate
from milo.signals.spectra import Floats, Starts, rate_bins, single_tones, tone_shares, windowed, with_harmonics, without_spikes

CHUNK = 256  # windows regressed at a time: 15 MB
TONAL = 0.25  # share of a motion sensor's energy in one rhythm from which on it is a line, as of pedals or steps (our choice)
LINE_G = 0.02  # a rhythm weaker than this is the sensor's own noise (our choice)


@dataclass(frozen=True)
class Evidence:
    """What w windows say about f rates.

    bpm: the rates, (f,), 1/min.  share: of the window's energy a pulse of that rate explains, (w, f), 0-1.
    hidden: how far motion covers that rate, (w, f), 0 seen whole - 1 not seen at all.  moved: share of energy that was motion.
    shaken_g: root mean square of the acceleration, (w,), in g; None without an accelerometer.
    energy: of the windows, (w,), in squared units of the light.
    tones: share of each single tone, (w, b), bins of per_bin bpm from 0.
    motion_bpm: rhythm of each motion sensor, (w, sensors), 1/min; NaN where it has none.
    """

    bpm: Floats
    share: Floats
    hidden: Floats
    moved: Floats
    shaken_g: Floats | None
    energy: Floats
    tones: Floats
    per_bin: float
    motion_bpm: Floats


def pulse_evidence(
    light: Floats, rate_hz: float, acceleration_g: Floats | None, length: int, starts: Starts, turning: Floats | None = None
) -> Evidence:
    """What each window says about each rate.

    light: band-passed (n, k), one column a light, any unit.  rate_hz: 25-50.  acceleration_g: band-passed (n, a) or None.
    length, starts: of the windows, in samples.  turning: band-passed gyroscope (n, 3), any unit, or None.
    """
    points, per_bin, bins = rate_bins(rate_hz)
    bpm = np.asarray(per_bin * bins, np.float64)
    taper = np.hanning(length + 2)[1:-1]
    lights = light.shape[1]
    count = len(starts)
    energy = np.zeros(count)
    hidden, moved, tones = np.zeros((count, len(bins))), np.zeros(count), np.zeros((count, points // 2 + 1))
    moving = [m for m in (acceleration_g, _as_g(turning, acceleration_g)) if m is not None]
    motion = regressors(np.column_stack(moving), rate_hz, length, starts) if moving else None
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
    lines = [_rhythm(m, rate_hz, length, starts) for m in moving]
    motion_bpm = np.column_stack(lines) if lines else np.empty((count, 0))
    return Evidence(bpm, with_harmonics(tones, bins), hidden, moved, shaken, energy, tones, per_bin, motion_bpm)


def _as_g(turning: Floats | None, acceleration_g: Floats | None) -> Floats | None:
    """A gyroscope scaled to shake as much as the accelerometer beside it, so that one ridge serves both."""
    if turning is None or not turning.any():
        return None
    size = 1.0 if acceleration_g is None else float(np.sqrt((acceleration_g**2).mean()))
    return turning * (size / float(np.sqrt((turning**2).mean())))


def _rhythm(moving: Floats, rate_hz: float, length: int, starts: Starts) -> Floats:
    """The rhythm of a motion sensor in each window, 1/min; NaN where it has none."""
    said = tone_shares(moving, rate_hz, length, starts)
    track = track_rate(said.log_likelihood(), said.bpm).bpm
    at = np.clip(np.rint((track - said.bpm[0]) / said.per_bin).astype(np.int64), 0, said.share.shape[1] - 1)
    shaken = np.sqrt(np.sum([windowed(axis, length, starts).var(axis=1) for axis in moving.T], axis=0))
    return np.where((said.share[np.arange(len(starts)), at] >= TONAL) & (shaken >= LINE_G), track, np.nan)
