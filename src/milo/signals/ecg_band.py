"""The QRS band of an electrocardiogram: contact lost filled over, rate lowered, what is no QRS filtered away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.vocabulary.errors import BadValue

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEAST_RATE_HZ, MOST_RATE_HZ = 80.0, 20_000.0  # below, a QRS of 80 ms is six samples; above it is no ECG (our choice)
WORK_RATE_HZ = 125.0  # twice 40 Hz and room for the filter's slope (our choice)
BAND_HZ = (8.0, 26.0)  # around the 8-20 Hz of Elgendi 2010 and the 5-15 Hz of Pan and Tompkins 1985: broad beats and narrow ones
BROAD_HZ = (3.0, 9.0)  # where beats from the ventricles are stronger than those of the sinus (our choice)
WIDE_HZ = (3.0, 32.0)  # where QRS and noise are told apart by their spectra (our choice; must stay under half the work rate)
BLOCK, RINGING = 4096, 256  # samples filtered at once, and so many of 125 Hz after which 3 Hz has rung out by e**-19
LEAST_S = 2.0  # shorter holds no rhythm (our choice)
RAIL_SHARE = 0.002  # of all samples at one extreme value: the converter's end (our choice)
LEAST_RAIL = 6  # and at least so many (our choice)


@dataclass(frozen=True)
class Banded:
    """An ECG as the detector sees it.

    rate_hz: of band and broad, shape (n,), whose sample i stands for sample i * step of the original.
    filled: the original without its centre, gaps bridged, shape (N,), float64, in units of its own spread.
    absent: original samples that were no number, shape (N,). railed: those at the converter's end, shape (N,).
    """

    rate_hz: float
    step: int
    band: Values
    broad: Values
    wide: Values
    filled: Values
    absent: Flags
    railed: Flags


def checked(ecg: Any, rate_hz: float) -> Values:
    """An ECG as a float64 array, shape (n,), any unit; NaN where a lead was off.

    Raises BadValue for another shape or a rate outside 80-20,000 Hz.
    """
    x = np.asarray(ecg, np.float64)
    if x.ndim != 1:
        raise BadValue("an ECG of one lead, shape (n,)", f"shape {x.shape}", "pass one column")
    if not LEAST_RATE_HZ <= rate_hz <= MOST_RATE_HZ:
        raise BadValue(f"a sampling rate of {LEAST_RATE_HZ:g}-{MOST_RATE_HZ:g} Hz", f"{rate_hz:g}", "check --rate-hz")
    return x


@lru_cache(maxsize=8)
def _filters(rate_hz: float) -> tuple[Values, NDArray[np.float32]]:
    """Taps of the decimation, gains of the three bands (3, frequency): made once a rate, as a live session filters often.

    Butterworth bands run forwards and backwards, so that only their squared gain is left and beats stay where they are.
    """
    step = max(1, round(rate_hz / WORK_RATE_HZ))
    rate = rate_hz / step
    hz = np.arange(BLOCK // 2 + 1) * rate / BLOCK
    bands = ((2, BAND_HZ), (1, BROAD_HZ), (2, WIDE_HZ))
    gains = [butterworth_gain(order, band, hz, rate) for order, band in bands]
    return lowpass_taps(8 * step + 1, 0.42 * rate, rate_hz), np.asarray(gains, np.float32)


def butterworth_gain(order: int, band_hz: tuple[float, float], hz: Values, rate_hz: float) -> Values:
    """Squared gain of a digital Butterworth band-pass at each frequency, shape of hz.

    In closed form, since importing scipy.signal takes longer than analysing ten minutes of ECG.
    """
    low, high, at = (np.tan(np.pi * np.asarray(f) / rate_hz) for f in (*band_hz, np.clip(hz, 1e-9, 0.5 * rate_hz * (1 - 1e-12))))
    return np.asarray(1 / (1 + ((at * at - low * high) / (at * (high - low))) ** (2 * order)))


def lowpass_taps(count: int, cutoff_hz: float, rate_hz: float) -> Values:
    """Taps of a low-pass by the window method, Hamming, gain 1 at 0 Hz, (count,), count odd."""
    n = np.arange(count) - (count - 1) / 2
    taps = np.sinc(2 * cutoff_hz / rate_hz * n) * np.hamming(count)
    return np.asarray(taps / taps.sum())


def _bands(slow: Values, gains: NDArray[np.float32]) -> list[Values]:
    """A signal in each band, (n,) each: blocks that overlap, all through one Fourier transform each way."""
    core = BLOCK - 2 * RINGING
    many = -(-len(slow) // core)
    padded = np.pad(slow.astype(np.float32), (RINGING, many * core - len(slow) + RINGING), mode="edge")
    spectra = np.fft.rfft(np.lib.stride_tricks.sliding_window_view(padded, BLOCK)[::core], axis=1)
    made = (np.fft.irfft(spectra * gain, BLOCK, axis=1)[:, RINGING : RINGING + core] for gain in gains)
    return [one.astype(np.float64).ravel()[: len(slow)] for one in made]


def banded(x: Values, rate_hz: float) -> Banded | None:
    """Filter to the QRS band at about 125 Hz; None when nothing in it moves.

    x: shape (n,), any unit, NaN where the lead was off. Zero phase: beats stay where they are.
    """
    absent = ~np.isfinite(x)
    present = x[~absent] if absent.any() else x
    if len(x) < LEAST_S * rate_hz or len(present) < LEAST_S * rate_hz:
        return None
    low, high = float(present.min()), float(present.max())
    if not high > low:
        return None
    railed = _railed(x, low, high)
    # A median of every 16th sample is as good a centre as that of all.
    filled = x - float(np.median(present[::16]))
    filled /= float(filled[~absent].std() if absent.any() else filled.std())
    if absent.any():
        at = np.flatnonzero(~absent)
        filled[absent] = np.interp(np.flatnonzero(absent), at, filled[at])
    step = max(1, round(rate_hz / WORK_RATE_HZ))
    rate = rate_hz / step
    many = -(-len(x) // step)
    taps, gains = _filters(rate_hz)
    if step > 1:
        padded = np.concatenate([np.full(4 * step, filled[0]), filled, np.full(4 * step, filled[-1])])
        slow = np.zeros(many)
        for k, tap in enumerate(taps):
            slow += tap * padded[k : k + (many - 1) * step + 1 : step]
    else:
        slow = filled
    band, broad, wide = _bands(slow, gains)
    return Banded(rate, step, band, broad, wide, filled, absent, railed)


def _railed(x: Values, low: float, high: float) -> Flags:
    """Samples at an extreme that the signal holds too often to be a coincidence."""
    railed = np.zeros(len(x), bool)
    for end in (low, high):
        at = x == end
        # A top is a rail when it is held for neighbours on end, not touched by single samples of a coarse converter.
        held = at.copy()
        held[1:] &= at[:-1]
        if np.count_nonzero(held) >= max(LEAST_RAIL, RAIL_SHARE * len(x)):
            railed |= at
    return railed
