"""What the accelerometer says about the light: regressors that follow it, and how much they take from each window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.signals.rate_track import track_rate
from milo.signals.spectra import Floats, Starts, tone_shares

LAGS_S = (-0.24, -0.12, 0.0, 0.12, 0.24)  # light answers to motion early or late (our choice: half a step of a runner)
STILL_G = 0.03  # ridge of the regression: what shakes less takes nothing (our choice; a worn sensor's noise is about 0.01 g)
TONES = 6  # multiples of half the step rate that are taken out, whether the accelerometer has them or not (our choice)
SWING_BPM = 100.0  # a slower rhythm is the arm's swing, once in two steps (our choice: nobody runs below 140 steps a minute)
SLOW_HZ = 0.3  # how fast a runner's rhythm changes (our choice)
LEFT_OVER = 0.10  # of the motion's power a regression leaves behind, as its height is uneven (our choice, on simulated runs)
SMEAR_BPM = 8.0  # uneven motion is smeared so wide: by a factor of e at this distance (our choice, on simulated runs)


@dataclass(frozen=True)
class Unmoved:
    """Windows of light without motion: left, (w, n), and left_over, power of motion that may still be in it, (w, b).

    covered: share of a pure tone that is taken away as well, (w, f), 0-1.  lost: share of the light's energy that was motion, (w,).
    """

    left: Floats
    left_over: Floats
    covered: Floats
    lost: Floats


def regressors(acceleration_g: Floats, rate_hz: float, length: int, starts: Starts) -> Floats:
    """Everything motion may look like in the light, (n, m), in g.

    acceleration_g: band-passed (n, a).  length, starts: of windows, in samples, for finding the step rate.
    The axes and their size at several lags, and tones at multiples of half the step rate: tissue and strap answer with harmonics
    the accelerometer does not have.
    """
    size = np.sqrt((acceleration_g**2).sum(axis=1))
    axes = np.column_stack([acceleration_g, size - size.mean()])
    lagged = [np.roll(axes, round(lag * rate_hz), axis=0) for lag in LAGS_S]
    return np.hstack([*lagged, _step_tones(acceleration_g, rate_hz, length, starts)])


def without_motion(light: Floats, basis: Floats, taper: Floats, rates_hz: Floats, rate_hz: float, points: int) -> Unmoved:
    """Windows of light (w, n) less what a ridge regression on their regressors (w, n, m) explains.

    taper: (n,) weights.  rates_hz: (f,) at which the loss of a pure tone is told.  points: of the spectrum.
    """
    weighted = basis * taper[:, None]
    turned = np.swapaxes(weighted, 1, 2)
    gram = turned @ basis
    diagonal = np.arange(gram.shape[1])
    gram[:, diagonal, diagonal] += taper.sum() * STILL_G**2
    fitted = (basis @ np.linalg.solve(gram, turned @ light[:, :, None]))[:, :, 0]
    before, after = (taper * light**2).sum(axis=1), (taper * (light - fitted) ** 2).sum(axis=1)
    lost = 1 - np.divide(after, before, out=np.ones_like(after), where=before > 0)
    # The loss is told at every other rate: the line of a window is ten times wider.
    some = rates_hz[::2]
    angle = 2 * np.pi * np.outer(np.arange(len(taper)) / rate_hz, some)
    tones = turned @ np.hstack([np.cos(angle), np.sin(angle)])
    taken = (tones * np.linalg.solve(gram, tones)).sum(axis=1)
    covered = np.clip((taken[:, : len(some)] + taken[:, len(some) :]) / taper.sum(), 0, 1)
    right = np.clip(np.searchsorted(some, rates_hz), 1, len(some) - 1)
    share = np.clip((rates_hz - some[right - 1]) / (some[right] - some[right - 1]), 0, 1)
    whole = covered[:, right - 1] * (1 - share) + covered[:, right] * share
    spectrum = np.abs(np.fft.rfft(taper * fitted, points, axis=1)) ** 2
    return Unmoved(light - fitted, LEFT_OVER * _smeared(spectrum, 60 * rate_hz / points), whole, lost)


def _smeared(power: Floats, per_bin: float) -> Floats:
    """Spectra (w, b) with each line falling off on both sides as uneven motion smears it."""
    from scipy.ndimage import grey_dilation

    reach = round(4 * SMEAR_BPM / per_bin)
    fall = -np.abs(np.arange(-reach, reach + 1)) * per_bin / SMEAR_BPM
    return np.asarray(np.exp(grey_dilation(np.log(np.maximum(power, 1e-300)), structure=fall[None, :])))


def _step_tones(acceleration_g: Floats, rate_hz: float, length: int, starts: Starts) -> Floats:
    """Tones at multiples of half the step rate, as tall as the sensor is shaken at it, (n, 2 * TONES), in g."""
    from scipy.signal import butter, sosfiltfilt

    said = tone_shares(acceleration_g, rate_hz, length, starts)
    steps = track_rate(said.log_likelihood(), said.bpm).bpm
    steps = np.where(steps < SWING_BPM, 2 * steps, steps)
    middle = (starts + length / 2) / rate_hz
    at = np.arange(len(acceleration_g)) / rate_hz
    phase = 2 * np.pi * np.cumsum(np.interp(at, middle, steps) / 60) / rate_hz
    sos = butter(2, SLOW_HZ, fs=rate_hz, output="sos")

    def slow(part: float) -> NDArray[np.complex128]:
        turned = acceleration_g * np.exp(-1j * part * phase)[:, None]
        made = sosfiltfilt(sos, turned.real, axis=0) + 1j * sosfiltfilt(sos, turned.imag, axis=0)
        return np.asarray(made, np.complex128)

    whole, half = slow(1.0), slow(0.5)
    strongest = int(np.argmax((np.abs(whole) ** 2).mean(axis=0)))
    full = phase + np.unwrap(np.angle(whole[:, strongest]))
    tall = np.sqrt((np.abs(whole) ** 2 + np.abs(half) ** 2).sum(axis=1))[:, None]
    angle = full[:, None] * np.arange(1, TONES + 1) / 2
    return np.hstack([tall * np.cos(angle), tall * np.sin(angle)])
