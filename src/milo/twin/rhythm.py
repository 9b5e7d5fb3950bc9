"""When somebody breathes in and when the heart beats: the clocks all waveforms of one person share.

Times are in seconds from the beginning and know nothing of a sampling rate, so that ECG, pulse wave and mask may each be sampled as
they like and still show the same beats and breaths.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.vocabulary.errors import BadValue

Times = NDArray[np.float64]
Kinds = NDArray[np.int8]
NORMAL, VENTRICULAR, ATRIAL = 0, 1, 2  # where a beat began

CLOCK_HZ = 20.0  # of the inner clock the rates are summed on; breath and beat fall between its ticks
BREATH_SD = 0.10  # of a breath's length and depth from breath to breath at rest, half of it in hard work (our choice)
CALM = 3.0  # respiratory arrhythmia fades with exp(-3 x), x the share of VO2max (reference 6.5)
SLOW_HZ = (0.003, 0.15)  # band of the 1/f wandering: VLF and LF of the Task Force (1996) [M]
EARLY_VENTRICULAR, EARLY_ATRIAL = 0.60, 0.70  # of the interval after which an ectopic beat comes (our choice)
ATRIAL_RESET = 0.80  # an atrial beat resets the sinus: what follows comes early by what is missing to this
LEAST_RR_S, MOST_RR_S = 0.27, 2.2  # intervals beyond are no sinus rhythm (sensors 1.8)


@dataclass(frozen=True)
class Breaths:
    """Breaths of one person, arrays (m,). The first begins before the record, the last may end after it."""

    start_s: Times  # of breathing in
    length_s: Times  # until the next breath in
    depth: Times  # tidal volume over the mean at that time

    def phase(self, at_s: Times) -> Times:
        """0 at the beginning of a breath in, 1 at the next."""
        which = np.clip(np.searchsorted(self.start_s, at_s, side="right") - 1, 0, len(self.start_s) - 1)
        return np.clip((at_s - self.start_s[which]) / self.length_s[which], 0, 1)


@dataclass(frozen=True)
class Beats:
    """Beats of one person, arrays (m,): the moment of the R wave, and where the beat began."""

    at_s: Times
    kind: Kinds

    @property
    def rr_ms(self) -> Times:
        """Intervals between neighbours, (m - 1,)."""
        return np.diff(self.at_s) * 1000


def series(values: Any, seconds: float) -> Times:
    """A constant or a 1 Hz array as float64 of ceil(seconds) values.

    Raises BadValue when an array is shorter than the record, or holds what is no number.
    """
    n = int(np.ceil(seconds))
    given = np.asarray(values, np.float64)
    if given.ndim == 0:
        given = np.full(n, float(given))
    if len(given) < n:
        raise BadValue(f"{n} values, one a second", f"{len(given)}", "make the record shorter or the truth longer")
    if not np.isfinite(given[:n]).all():
        raise BadValue("a number in every second", "NaN or infinite", "start from truth, not from an observation")
    return given[:n]


def breaths(rate_per_min: Any, seconds: float, rng: np.random.Generator, share: Any = 0.0) -> Breaths:
    """When somebody breathes. rate_per_min: constant or 1 Hz; share of VO2max likewise."""
    rate, x = series(rate_per_min, seconds), series(share, seconds)
    nominal = _crossings(rate / 60, seconds, over_s=60.0)
    uneven = BREATH_SD * (1 - 0.5 * np.clip(np.interp(nominal, np.arange(len(x)), x), 0, 1))
    z = np.clip(rng.standard_normal((2, len(nominal))), -2.5, 2.5)
    # Each beginning is moved, not each length: breath by breath it varies, minute by minute it keeps the rate.
    moved = nominal.copy()
    moved[1:] += uneven[1:] * z[0, 1:] * np.diff(nominal) / np.sqrt(2)
    # A little before the record there was a breath too.
    start = np.concatenate([[moved[0] - 60 / rate[0]], moved])
    length = np.diff(start)
    depth = np.exp(uneven * z[1] - uneven**2 / 2)
    inside = start[:-1] < seconds
    return Breaths(start[:-1][inside], length[inside], depth[inside])


def beats(
    heart_rate_bpm: Any,
    seconds: float,
    breathing: Breaths,
    rng: np.random.Generator,
    *,
    rmssd_ms: float = 40.0,
    share: Any = 0.0,
    ectopic_per_h: float = 0.0,
    ventricular: float = 0.6,
) -> Beats:
    """When the heart beats: its mean rate as asked, faster while breathing in, wandering slowly, now and then a beat out of turn.

    heart_rate_bpm: constant or 1 Hz.  rmssd_ms: at rest; fades with share of VO2max.  ventricular: of the ectopic beats.
    Raises BadValue for a rate outside 25-230 bpm.
    """
    rate, x = series(heart_rate_bpm, seconds), series(share, seconds)
    if rate.min() < 25 or rate.max() > 230:
        raise BadValue("a heart rate of 25-230 bpm", f"{rate.min():.0f}-{rate.max():.0f}", "check the 1 Hz truth")
    at = np.arange(0, seconds + 60, 1 / CLOCK_HZ)
    seen = np.arange(len(rate))
    rr = 60 / np.interp(at, seen, rate)
    calm = np.exp(-CALM * np.clip(np.interp(at, seen, x), 0, 1.2))
    # An arrhythmia of amplitude a at the breath's rate has RMSSD = sqrt(2) a sin(pi breath/beat).
    breaths_per_beat = np.clip(np.median(60 / np.maximum(breathing.length_s, 0.5)) / rate[0], 0.05, 0.5)
    swing = rmssd_ms / 1000 / (np.sqrt(2) * np.sin(np.pi * breaths_per_beat))
    # The interval is shortest late in the breath in.
    rsa = -swing * np.sin(2 * np.pi * breathing.phase(at))
    drift = 0.8 * rmssd_ms / 1000 * _pink(len(at), rng)
    rr = np.clip(rr + calm * (rsa + drift), LEAST_RR_S, MOST_RR_S)
    turns = np.concatenate([[0.0], np.cumsum(1 / (rr * CLOCK_HZ))])[:-1]
    beat = np.interp(np.arange(1, int(turns[-1])) + rng.random() - 1, turns, at)
    kind = np.zeros(len(beat), np.int8)
    _disturb(beat, kind, seconds, ectopic_per_h, ventricular, rng)
    inside = beat < seconds
    return Beats(beat[inside], kind[inside])


def _disturb(beat: Times, kind: Kinds, seconds: float, per_h: float, ventricular: float, rng: np.random.Generator) -> None:
    """Put beats out of turn, in place. After a ventricular one the sinus keeps its time, after an atrial one it begins anew."""
    rr = np.diff(beat)
    many = rng.poisson(per_h * seconds / 3600)
    places = np.unique(rng.integers(2, max(len(beat) - 2, 3), many))
    # Two in a row would be another rhythm.
    places = places[np.diff(places, prepend=-9) > 2]
    from_below = rng.random(len(places)) < ventricular
    for i, below in zip(places.tolist(), from_below.tolist(), strict=True):
        if i >= len(rr):
            continue
        if below:
            beat[i] -= (1 - EARLY_VENTRICULAR) * rr[i - 1]
            kind[i] = VENTRICULAR
        else:
            beat[i] -= (1 - EARLY_ATRIAL) * rr[i - 1]
            beat[i + 1 :] -= (1 - ATRIAL_RESET) * rr[i - 1]
            kind[i] = ATRIAL


def _crossings(per_s: Times, seconds: float, over_s: float) -> Times:
    """Moments at which a rate, summed up, passes whole numbers; goes on over_s seconds beyond the end."""
    at = np.arange(0, seconds + over_s, 1 / CLOCK_HZ)
    rate = np.interp(at, np.arange(len(per_s)), per_s)
    turns = np.concatenate([[0.0], np.cumsum(rate / CLOCK_HZ)])[:-1]
    return np.asarray(np.interp(np.arange(int(turns[-1]) + 1), turns, at))


def _pink(n: int, rng: np.random.Generator) -> Times:
    """Noise of power 1/f within SLOW_HZ, mean 0, sd 1, (n,) at CLOCK_HZ."""
    hz = np.fft.rfftfreq(n, 1 / CLOCK_HZ)
    inside = (hz >= SLOW_HZ[0]) & (hz <= SLOW_HZ[1])
    z = rng.standard_normal((2, len(hz)))
    spectrum = np.where(inside, (z[0] + 1j * z[1]) / np.sqrt(np.maximum(hz, SLOW_HZ[0])), 0)
    made = np.fft.irfft(spectrum, n)
    return np.asarray(made / max(float(made.std()), 1e-12))
