"""An electrocardiogram of one lead: where the beats are, how far to trust them, and what their intervals say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.apex import refine
from milo.signals.beats import find_beats
from milo.signals.ecg_band import banded, checked
from milo.signals.ecg_quality import Quality, judge
from milo.signals.hrv import HrvTime, hrv_time
from milo.signals.irregularity import LEAST_BEATS, Irregularity, irregularities
from milo.signals.running import running_median

Values = NDArray[np.float64]
Places = NDArray[np.int64]
Reason = tuple[str, str]

LEAST_RR_MS, MOST_RR_MS = 270.0, 2200.0  # intervals that may enter a mean (sensors 1.8)
SMOOTH_BEATS = 5  # running median of the heart-rate series (our choice)
TONE_SAMPLES = 1 << 14  # from the middle of the record, in which a single tone is looked for (our choice)
ONE_LINE = 0.998  # share of a signal's power in one spectral line from which it is hum and nothing else (our choice)
SLOWEST_MAINS_HZ, MOST_OVERTONE = 45.0, 8  # mains of 50 and 60 Hz and its overtones
# No heart is a clock: intervals that differ by less than this, of beats whose shapes differ by less than this, are a generator's.
EVEN_SHARE, EVEN_SAMPLES, SAME_SHAPE, FEWEST_EVEN = 0.002, 0.6, 0.01, 8  # our choice
MUCH_NOISE = 0.05  # share of the record not good from which the person is told (our choice)


@dataclass(frozen=True)
class EcgAnalysis:
    """An ECG, analysed.

    r_peaks: sample indices (m,). r_s: the same between samples, s, (m,). trusted: which lie in good time, (m,).
    quality: of each second, 0..1, (k,). good: (start, end) in s. heart_rate_bpm: over good time, None without any;
    heart_rate_series: (t in s, bpm) at beats of good time. hrv, irregularity: None with a reason. reasons: (code, text).
    """

    rate_hz: float
    duration_s: float
    r_peaks: Places
    r_s: Values
    trusted: NDArray[np.bool_]
    quality: Values
    good: list[tuple[float, float]]
    heart_rate_bpm: float | None
    heart_rate_series: list[tuple[float, float]]
    hrv: HrvTime | None
    irregularity: Irregularity | None
    irregularity_windows: list[tuple[float, float]]
    reasons: list[Reason] = field(default_factory=list)


def find_r_peaks(ecg: Any, rate_hz: float) -> Places:
    """R peaks of an ECG, sample indices, (m,).

    ecg: one lead, shape (n,), any unit, offset and polarity; NaN where the lead was off. rate_hz: 80-20,000 Hz.
    Every beat found, also in bad time: analyse_ecg says which to trust.

    Raises BadValue for another shape or rate.
    Source: band after Elgendi 2010 and Pan and Tompkins 1985; own template, evidence and path (milo.signals.beats, beat_path).
    """
    return beats_and_quality(checked(ecg, rate_hz), rate_hz)[0]


def beats_and_quality(x: Values, rate_hz: float) -> tuple[Places, Values, Quality]:
    """Tops, moments and quality; nothing found in what does not move."""
    seconds = len(x) / rate_hz
    made = banded(x, rate_hz)
    if made is None:
        lost = float(np.count_nonzero(~np.isfinite(x)) / rate_hz)
        return np.zeros(0, np.int64), np.zeros(0), Quality(np.zeros(max(1, int(np.ceil(seconds)))), np.zeros((0, 2)), lost, 0.0)
    found = find_beats(made.band, made.broad, made.wide, made.rate_hz)
    quality = judge(made, found, seconds, rate_hz)
    top, moment = refine(made.filled, rate_hz, found.at * made.step)
    here = ~made.absent[top]
    return top[here], moment[here], quality


def analyse_ecg(ecg: Any, rate_hz: float) -> EcgAnalysis:
    """Beats, quality, heart rate, variability and irregularity of an ECG.

    ecg: one lead, shape (n,), any unit, offset and polarity; NaN where the lead was off. rate_hz: 80-20,000 Hz.
    Only good time enters heart rate, variability and irregularity. No diagnosis, no wave shapes: a 0.5-40 Hz board distorts them.

    Raises BadValue for another shape or rate.
    """
    x = checked(ecg, rate_hz)
    seconds = len(x) / rate_hz
    top, moment, quality = beats_and_quality(x, rate_hz)
    artificial = _artificial(x, top, moment, rate_hz, quality.repeats)
    if artificial:
        quality = replace(quality, value=np.zeros_like(quality.value), good=quality.good[:0])
    reasons = artificial or _why_bad(x, quality, seconds, len(top))
    island = np.searchsorted(quality.good[:, 0], moment, side="right") - 1
    trusted = np.zeros(len(top), bool)
    if len(quality.good):
        trusted = (island >= 0) & (moment < quality.good[np.maximum(island, 0), 1])
    rr = np.diff(moment) * 1000
    joined = trusted[1:] & trusted[:-1] & (island[1:] == island[:-1])
    plain = joined & (rr >= LEAST_RR_MS) & (rr <= MOST_RR_MS)
    mean = float(60_000 / rr[plain].mean()) if plain.any() else None
    row, at = rr[joined], moment[1:][joined]
    breaks = np.flatnonzero(np.diff(np.flatnonzero(joined)) > 1) + 1
    hrv: HrvTime | None = None
    uneven: Irregularity | None = None
    windows: list[tuple[float, float]] = []
    if len(row):
        hrv, why = hrv_time(row, breaks=breaks)
        reasons += why
        uneven, windows, why = _irregular(row, at, breaks)
        reasons += why
    good = [(float(a), float(b)) for a, b in quality.good]
    series = _series(rr[plain], moment[1:][plain])
    return EcgAnalysis(rate_hz, seconds, top, moment, trusted, quality.value, good, mean, series, hrv, uneven, windows, reasons)


def _artificial(x: Values, top: Places, moment: Values, rate_hz: float, repeats: bool) -> list[Reason]:
    """The reason when a signal is mains hum or a generator's pulses: both can look like perfect beats."""
    if len(top) < FEWEST_EVEN:
        return []
    middle = x[max(0, (len(x) - TONE_SAMPLES) // 2) :][:TONE_SAMPLES]
    there = middle[np.isfinite(middle)]
    if len(there) < TONE_SAMPLES // 8 and len(there) < len(x):
        return []
    tone = _one_tone(there, rate_hz)
    if tone is not None:
        return [("hum", f"the signal is a single tone of {tone:.0f} Hz, as of the mains; check the electrodes and the ground")]
    rr = np.diff(moment)
    even = np.std(rr) <= max(EVEN_SHARE * float(np.mean(rr)), EVEN_SAMPLES / rate_hz)
    if not repeats and not (even and _one_shape(x, top, rr, rate_hz)):
        return []
    text = "the signal repeats itself exactly for as long as it lasts, as from a signal generator; no heart beats so evenly"
    return [("artificial", text)]


def _one_tone(there: Values, rate_hz: float) -> float | None:
    """The frequency, Hz, of the tone that with its overtones is all there is to a signal; None for anything else."""
    power = np.abs(np.fft.rfft((there - there.mean()) * np.hanning(len(there)))) ** 2
    total = power.sum()
    line = int(power.argmax())
    near = np.arange(max(0, line - 2), min(line + 3, len(power)))
    if power[near].sum() >= ONE_LINE * total:
        return float(line * rate_hz / len(there))
    exact = float(near @ power[near] / power[near].sum())
    for whole in range(1, MOST_OVERTONE + 1):
        tone = exact / whole
        if tone * rate_hz / len(there) < SLOWEST_MAINS_HZ:
            break
        lines = tone * np.arange(1, MOST_OVERTONE + 1)
        folded = np.rint(np.abs((lines + len(there) / 2) % len(there) - len(there) / 2)).astype(np.int64)
        its = np.unique(np.clip(folded[:, None] + np.arange(-3, 4), 0, len(power) - 1))
        if power[its].sum() >= ONE_LINE * total:
            return float(tone * rate_hz / len(there))
    return None


def _one_shape(x: Values, top: Places, rr: Values, rate_hz: float) -> bool:
    """Whether the beats differ in nothing."""
    reach = int(0.3 * min(1.0, float(np.median(rr))) * rate_hz)
    inside = top[(top >= reach) & (top < len(x) - reach)]
    if not len(inside):
        return False
    beats = x[inside[:, None] + np.arange(-reach, reach + 1)]
    return bool(np.nanmedian(np.nanstd(beats, axis=0)) <= SAME_SHAPE * np.nanstd(x))


def _series(rr: Values, at: Values) -> list[tuple[float, float]]:
    """Heart rate at each beat, a running median of five intervals."""
    if not len(rr):
        return []
    bpm = 60_000 / running_median(rr, min(SMOOTH_BEATS, len(rr)))
    return list(zip(at.tolist(), bpm.tolist(), strict=True))


def _irregular(row: Values, at: Values, breaks: Places) -> tuple[Irregularity | None, list[tuple[float, float]], list[Reason]]:
    """Irregularity over unbroken rows long enough, put together."""
    pieces = [(r, a) for r, a in zip(np.split(row, breaks), np.split(at, breaks), strict=True) if len(r) >= LEAST_BEATS]
    if not pieces:
        longest = max((len(r) for r in np.split(row, breaks)), default=0)
        text = f"at least {LEAST_BEATS} good intervals in a row are needed, there are {longest}"
        return None, [], [("too_short_for_irregularity", text)]
    found: list[tuple[Irregularity, Values]] = []
    reasons: list[Reason] = []
    for (one, why), (_, a) in zip(irregularities([r for r, _ in pieces]), pieces, strict=True):
        if one is not None:
            found.append((one, a))
            reasons += [w for w in why if w not in reasons]
    scores = np.concatenate([one.scores for one, _ in found])
    windows = [(float(a[s]), float(v)) for one, a in found for s, v in zip(one.starts, one.scores, strict=True)]
    weights = np.asarray([len(one.scores) for one, _ in found], np.float64)
    score = float(np.average([one.score for one, _ in found], weights=weights))
    return Irregularity(score, np.zeros(len(scores), np.int64), scores), windows, reasons


def _why_bad(x: Values, quality: Quality, seconds: float, beats: int) -> list[Reason]:
    """Why time is not good, in plain words."""
    reasons: list[Reason] = []
    good = float(np.diff(quality.good, axis=1).sum())
    present = x[np.isfinite(x)]
    if quality.lost_s > 0:
        reasons.append(("lead_off", f"the lead was off for {quality.lost_s:.1f} of {seconds:.1f} s; press the electrodes on"))
    if seconds < 2 or len(present) == 0:
        reasons.append(("too_short", f"{seconds:.1f} s hold no rhythm; record at least 10 s"))
    elif present.max() == present.min():
        reasons.append(("flat", "the signal never moves; check electrodes and cable"))
    if quality.railed_s > 0.01 * seconds:
        reasons.append(("clipped", f"the signal was at the end of its range for {quality.railed_s:.1f} s; lower the gain"))
    if beats and good == 0:
        reasons.append(("no_good_time", "nothing in this signal is clearly a heart beat; check the electrodes and sit still"))
    elif beats and good < (1 - MUCH_NOISE) * seconds:
        reasons.append(("noisy", f"{seconds - good:.0f} of {seconds:.0f} s are too noisy to trust and were left out"))
    return reasons
