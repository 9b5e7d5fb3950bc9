"""What two lights say about the pulse, window by window: rate, ratio of ratios, perfusion, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from milo.signals.ppg import STEP_S, WINDOW_S, Reason, analyse_ppg
from milo.signals.spectra import HIGH_HZ, LOW_HZ, Floats, band_passed, begins, windowed
from milo.vocabulary.errors import BadValue

LEVEL_HZ = 0.3  # slower is the light's level (sensors 1.3: below 0.3-0.5 Hz)
AVERAGED = 7  # windows over which lights must agree and the ratio stay: the last 20 s (oximeters average 8-16 s; our choice)
RATIO_S = 30  # seconds up to a window's end a ratio is taken over (our choice, on hypoxia recordings: 20 s are a tenth worse)
UNUSUAL, ROUNDS = 1.0, 5  # median remainders from which a second counts less, and rounds of finding out (our choice; Huber 1964)
FAINTEST_PCT = 0.3  # perfusion index below which there is no saturation (sensors 1.3)
STRONGEST_PCT = 25.0  # no finger pulses more than this; it is motion (our choice)
SPREAD = 0.1  # standard deviation of the ratio over the averaged windows, of the ratio (sensors 1.11: over beats)
# Correlation of the lights: below nothing is told, above it costs no quality. What moves both lights alike pulls the ratio to 1
# long before beats look wrong (sensors 1.3 has 0.86 for their shape; our choice, on hypoxia recordings).
ALIKE_FROM, ALIKE = 0.93, 0.98
MEANT = 0.5  # correlation below which there is no ratio at all (our choice)
GOOD = 0.5  # quality from which a window counts (our choice)
PEAK_TO_PEAK = 2.8  # of a pulse wave, over its standard deviation: a sine has 2.83, a finger's pulse 2.7-3.3

# A pulse has one ratio at its rate and at every multiple. Lines of the spectrum whose ratios differ are of two things, and one of
# them is motion, which moves both lights alike and reads as 85 %.
LINES_S, LINES_HZ = 20.0, 25.0  # seconds up to a window's end, and samples a second, for telling lines apart (our choice)
LINE_SHARE, LINE_REACH = 0.04, 3  # of the strongest line's power from which on a line is looked at; bins it spreads over
LINES_FROM_HZ = 0.7  # slower lines are of breath and vessels (our choice)
LINES_APART = 0.2  # difference between lines' ratios that is no chance (our choice, on simulated fingers)
# A pulse that swells by so much within seconds while the ratio moves is not the pulse alone: vessels and blood take longer. What is
# usual follows calm windows by so much a window, and yields to what lasts by a factor of 1.5 in three minutes, as a hand may have
# grown warm (our choice, on simulated fingers).
SWELL, MOVED, FOLLOWS, YIELDS = 1.4, 0.03, 0.05, 1.0045
SAME_ALIKE, SAME_RATIO = 0.9998, 0.005  # two columns this equal are one light (our choice)

MOVING: Reason = ("motion", "something moves in time beside the pulse; hold still")
SAME: Reason = ("same_light", "red and infrared hold the same light; give the two columns of the sensor")
NO_LEVEL: Reason = ("no_level", "the light has no level, only its changes; record raw counts")
FAINT: Reason = ("faint", "the pulse is too weak for a saturation; warm the hand and press less")
STRONG: Reason = ("motion", "the light changes more than a pulse can; hold still")
UNLIKE: Reason = ("unlike", "the two lights do not pulse alike; hold still and keep other light off the sensor")
UNSTEADY: Reason = ("unsteady", "the ratio of the lights is not steady; hold still")


@dataclass(frozen=True)
class LightPulse:
    """One window: bpm, ratio, perfusion_pct (each None where there is none), quality 0-1, and why it does not count."""

    start_s: float
    bpm: float | None
    ratio: float | None
    perfusion_pct: float | None
    quality: float
    reason: Reason | None


def read_pulses(red: ArrayLike, infrared: ArrayLike, rate_hz: float) -> list[LightPulse]:
    """Rate, ratio of ratios, perfusion and quality in windows of 8 s, 2 s apart.

    red, infrared: raw counts with their level, (n,), at rate_hz (25-1000); NaN where missing.
    The ratio is the slope of red on infrared, each band-passed and over its own level, by least squares over the last 30 s of
    usable windows: noise in red does not pull it, and infrared is the cleaner light of a finger (sensors 1.3: heights per beat).
    Seconds that fit this slope badly count less, as a finger that moves does not pulse.

    Raises BadValue for unequal lengths and rates outside, NotEnoughData for less than one window.
    """
    lights = [np.asarray(light, np.float64) for light in (red, infrared)]
    if lights[0].ndim != 1 or lights[0].shape != lights[1].shape:
        raise BadValue(
            "red and infrared of one length", f"{lights[0].shape} and {lights[1].shape}", "give columns of one recording"
        )
    rates = analyse_ppg(np.column_stack(lights), rate_hz)
    length = round(WINDOW_S * rate_hz)
    starts = begins(len(lights[0]), rate_hz, WINDOW_S, STEP_S)[: len(rates)]
    rates = rates[: len(starts)]
    parts, levels = zip(*(_relative(light, rate_hz) for light in lights), strict=True)
    r, i = (windowed(part, length, starts) for part in parts)
    level = np.minimum(*(windowed(one, length, starts).min(axis=1) for one in levels))
    rr, ii, ri = ((a * b).mean(axis=1) for a, b in ((r, r), (i, i), (r, i)))
    usable = np.array([w.reason is None for w in rates]) & (level > 0) & (ii > 0)
    rr, ii, ri = (_summed(np.where(usable, values, 0)) for values in (rr, ii, ri))
    ratio = np.where(usable, _slopes(parts[0], parts[1], rate_hz, usable), 0.0)
    alike = np.divide(ri, np.sqrt(rr * ii), out=np.zeros_like(ri), where=usable & (rr > 0))
    perfusion = 100 * PEAK_TO_PEAK * np.sqrt(np.divide(ii, _summed(usable.astype(np.float64)), out=np.zeros_like(ii), where=usable))
    spread = _spread((r * i).mean(axis=1), (i * i).mean(axis=1), usable)
    steadiness = np.clip(1.5 - 0.5 * spread / (SPREAD * np.maximum(np.abs(ratio), 0.3)), 0, 1)
    agreement = np.clip((alike - MEANT) / (ALIKE - MEANT), 0, 1)
    moving = _lines_differ(parts[0], parts[1], rate_hz, starts + length) | _swells(
        np.where(usable, (i * i).mean(axis=1), 0), (r * i).mean(axis=1)
    )
    made = []
    for k, window in enumerate(rates):
        if window.reason is not None or level[k] <= 0:
            lit = window.reason or NO_LEVEL
            made.append(LightPulse(window.start_s, window.bpm, None, None, window.quality if window.reason else 0.0, lit))
            continue
        quality = round(float(window.quality * steadiness[k] * agreement[k]), 3)
        reason = _reason(float(perfusion[k]), float(alike[k]), quality)
        if reason is None and alike[k] > SAME_ALIKE and abs(ratio[k] - 1) < SAME_RATIO:
            reason = SAME
        elif reason in (None, UNLIKE, UNSTEADY) and moving[k]:
            reason = MOVING
        told = round(float(ratio[k]), 4) if alike[k] >= MEANT else None
        worth = quality if reason is None else min(quality, GOOD - 0.01)
        made.append(LightPulse(window.start_s, window.bpm, told, round(float(perfusion[k]), 2), round(worth, 3), reason))
    return made


def _slopes(red: Floats, infrared: Floats, rate_hz: float, usable: np.ndarray) -> Floats:
    """Slope of red on infrared over the RATIO_S seconds up to each window's end, seconds that fit badly counting less, (w,)."""
    window, step = round(WINDOW_S), round(STEP_S)
    seconds = window + step * (len(usable) - 1)
    # A second counts where any window that holds it is usable.
    begun = np.zeros(seconds)
    begun[: step * len(usable) : step] = usable
    counts = np.convolve(begun, np.ones(window))[:seconds] > 0
    edges = np.minimum(np.rint(np.arange(seconds + 1) * rate_hz).astype(np.int64), len(red))
    sums = [
        np.diff(np.concatenate([[0.0], np.cumsum(a * b)])[edges]) for a, b in ((red, red), (infrared, infrared), (red, infrared))
    ]
    before = np.zeros(RATIO_S - window)
    rr, ii, ri, there = (
        np.lib.stride_tricks.sliding_window_view(np.concatenate([before, row]), RATIO_S)[::step]
        for row in (*sums, counts.astype(np.float64))
    )
    weight = np.array(there)
    slope = np.zeros(len(usable))
    for _ in range(ROUNDS):
        across = (weight * ii).sum(axis=1)
        slope = np.divide((weight * ri).sum(axis=1), across, out=np.zeros_like(across), where=across > 0)
        left = np.sqrt(np.maximum(rr - 2 * slope[:, None] * ri + slope[:, None] ** 2 * ii, 0))
        # Of the seconds that count alone: the others stand last.
        ranked = np.sort(np.where(there > 0, left, np.inf), axis=1)
        usual = ranked[np.arange(len(ranked)), (np.maximum(there.sum(axis=1), 1) // 2).astype(np.int64)][:, None]
        weight = there * np.minimum(1, np.divide(UNUSUAL * usual, left, out=np.ones_like(left), where=left > 0))
    return slope


def _lines_differ(red: Floats, infrared: Floats, rate_hz: float, ends: np.ndarray) -> np.ndarray:
    """Whether the ratios at the spectrum's strong lines differ, so that not all of it is pulse, (w,) of bool."""
    q = max(1, int(rate_hz // LINES_HZ))
    length = round(LINES_S * rate_hz / q)
    length = min(length, len(red[::q]))
    last = np.maximum(ends // q, length)
    first = np.minimum(last - length, len(red[::q]) - length)
    taper = np.hanning(length + 2)[1:-1]
    r, i = (np.fft.rfft(taper * windowed(part[::q], length, first), axis=1) for part in (red, infrared))
    bins = np.fft.rfftfreq(length, q / rate_hz)
    inside = (bins >= LINES_FROM_HZ) & (bins <= HIGH_HZ)
    r, i = r[:, inside], i[:, inside]
    own, both = np.abs(i) ** 2, (r * i.conj()).real
    differ = np.zeros(len(ends), bool)
    for k in range(len(ends)):
        ratios: list[float] = []
        left = own[k].copy()
        least = LINE_SHARE * float(left.max())
        while (at := int(left.argmax())) >= 0 and left[at] > max(least, 0.0) and len(ratios) < 6:
            line = slice(max(0, at - 1), at + 2)
            ratios.append(float(both[k, line].sum() / own[k, line].sum()))
            left[max(0, at - LINE_REACH) : at + LINE_REACH + 1] = 0.0
        differ[k] = len(ratios) > 1 and max(ratios) - min(ratios) > LINES_APART
    return differ


def _swells(ii: Floats, ri: Floats) -> np.ndarray:
    """Whether the light swings wider than shortly before at another ratio, (w,) of bool.

    ii, ri: mean squares and products of the lights in each window; ii is 0 where a window does not count.
    """
    swells = np.zeros(len(ii), bool)
    swing, ratio = np.sqrt(ii), np.divide(ri, ii, out=np.zeros_like(ri), where=ii > 0)
    usual: np.ndarray | None = None
    for k in np.flatnonzero(ii > 0):
        now = np.array([swing[k], ratio[k]])
        if usual is None:
            usual = now
        elif now[0] > SWELL * usual[0]:
            swells[k] = abs(now[1] - usual[1]) > MOVED
            usual[0] *= YIELDS
        else:
            usual = usual + FOLLOWS * (now - usual)
    return swells


def _reason(perfusion_pct: float, alike: float, quality: float) -> Reason | None:
    """Why a window does not count."""
    if perfusion_pct < FAINTEST_PCT:
        return FAINT
    if perfusion_pct > STRONGEST_PCT:
        return STRONG
    if alike < ALIKE_FROM:
        return UNLIKE
    return UNSTEADY if quality < GOOD else None


def _relative(light: Floats, rate_hz: float) -> tuple[Floats, Floats]:
    """The pulse's band of a light over its level, and the level in counts."""
    from scipy.signal import butter, sosfiltfilt

    at = np.arange(len(light))
    there = np.isfinite(light)
    whole = np.interp(at, at[there], light[there]) if there.any() else np.zeros(len(light))
    sos = butter(2, LEVEL_HZ, fs=rate_hz, output="sos")
    level = np.asarray(sosfiltfilt(sos, whole, padlen=min(len(whole) - 1, round(3 * rate_hz / LEVEL_HZ))), np.float64)
    beat = band_passed(whole, rate_hz, LOW_HZ, HIGH_HZ)
    return np.divide(beat, level, out=np.zeros_like(beat), where=level > 0), level


def _summed(values: Floats) -> Floats:
    """Running sums over the last AVERAGED windows, (w,)."""
    padded = np.concatenate([np.zeros(AVERAGED - 1), values])
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, AVERAGED).sum(axis=1))


def _spread(ri: Floats, ii: Floats, usable: np.ndarray) -> Floats:
    """Standard deviation of single windows' ratios over the last AVERAGED, (w,)."""
    single = np.divide(ri, ii, out=np.zeros_like(ri), where=usable)
    padded = np.concatenate([np.full(AVERAGED - 1, np.nan), np.where(usable, single, np.nan)])
    seen = np.lib.stride_tricks.sliding_window_view(padded, AVERAGED)
    there = np.isfinite(seen)
    n = np.maximum(there.sum(axis=1), 1)
    filled = np.where(there, seen, 0)
    mean = filled.sum(axis=1) / n
    return np.asarray(np.sqrt((np.where(there, filled - mean[:, None], 0) ** 2).sum(axis=1) / n))
