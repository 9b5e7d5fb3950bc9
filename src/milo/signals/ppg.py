"""Heart rate from light at a finger or a wrist, at rest and in running, with a reason where there is none to tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.signals.pulse_evidence import Evidence, pulse_evidence
from milo.signals.rate_track import track_rate
from milo.signals.spectra import MOST, SHARPNESS, Floats, Starts, band_passed, begins
from milo.vocabulary.errors import BadValue, NotEnoughData

WINDOW_S, STEP_S = 8.0, 2.0  # contracts.md 2
SLOWEST_HZ, FASTEST_HZ = 25.0, 1000.0  # sampling rates read; oximeter boards and watches use 25-400 (sensors 1.3)
WORKING_HZ = 25.0  # slower than this nothing is thinned out (our choice: the third harmonic of 220 bpm is at 11 Hz)
MISSING_SHARE = 0.25  # of a window (our choice)
RAIL_SHARE = 0.40  # of a window at the lowest or highest value of the record; less leaves the rate intact (our choice)
FEWEST_LEVELS = 5  # different values in a window that is not flat (our choice)
# A rate that motion covers counts as a pulse of so much of the best seen one's energy (our choice, on simulated runs).
HIDDEN_LIKE = 0.6
FAINT = 0.12  # share of energy a pulse must explain: the best rate of plain noise reaches about 0.1 (our choice)
UNSURE = 0.65  # chance of being right below which nothing is said (our choice)
SHAKEN_G, RESTING_BPM, RESTING_COST = 0.2, 60.0, 2.0  # who is shaken like this has no resting rate (our choice)
NEAR_BPM = 3.0  # where a told rate's evidence is looked up (our choice)
COVERED = 0.5  # from here on a rate counts as unseen (our choice)
UNSEEN_WINDOWS = 6  # a rate is carried so long without being seen: 12 s (our choice)
MOVED = 0.3  # share of energy that motion has when it is named as the reason (our choice)
# How many times a rate's power exceeds that of both its sides (the line of an 8 s window ends 15 bpm from its middle), in the
# median over so many windows on either side: noise of any colour has 1, pulses in hard runs 4 and more (our choice, simulated).
BESIDE_BPM, BESIDE_WINDOWS, LINE_FROM, LINE_TO = (14.0, 24.0), 6, 1.5, 3.0
WANDER_BPM = 45.0  # below this wander makes lines of its own; they must stand out twice as far (our choice)
GRAVITY = 0.3  # share of the usual acceleration that must stand still over 8 s to be gravity (our choice)
# A pulse has nothing at half its rate, steps have the arm's swing there: this tells
# them apart. Above this rate, from this share of the rate's own power on, to this one where nothing is believed (our choice).
HALF_FROM_BPM, HALF_FROM, HALF_TO = 100.0, 0.10, 0.35
FAR_LEAP_BPM, LASTING_WINDOWS, WIDER = 15.0, 5, 2.5  # leap; calm stretch to compare with; times its energy (our choice)
# Light and motion sensors share the line of pedals and steps: a rate there, or at a multiple of it, is a pulse only where it was
# followed there from elsewhere, and for so many windows (our choice: 30 s).
MOTION_LINE_BPM, MULTIPLES, FOLLOWED_WINDOWS = 5.0, (1.0, 2.0, 3.0), 15
LEAP_BPM, CONFIRMED = 6.0, 0.3  # from window to window; share of a stretch that must be without the half (our choice)

Flags = NDArray[np.bool_]
Reason = tuple[str, str]
MISSING: Reason = ("missing", "more than a quarter of the window has no samples; check the contact and the cable")
FLAT: Reason = ("flat", "the light does not change; is the sensor worn and its lamp on?")
CLIPPED: Reason = ("clipped", "the light stands at the end of its range; lower the lamp's current or the gain")
NOISE: Reason = ("no_pulse", "no pulse stands out of the noise; sit still and warm the hand")
UNSURE_REASON: Reason = ("unsure", "several rates fit equally well; no valid reading")
MOTION: Reason = ("motion", "motion covers the pulse; hold still for ten seconds or use a chest strap")


@dataclass(frozen=True)
class PpgWindow:
    """start_s: of the 8 s window.  bpm: mean heart rate in it, or None.  quality: chance of being right within 5 bpm, 0-1.

    reason: (code, sentence) where bpm is None.
    """

    start_s: float
    bpm: float | None
    quality: float
    reason: Reason | None


def analyse_ppg(
    ppg: ArrayLike,
    rate_hz: float,
    accel: ArrayLike | None = None,
    accel_rate_hz: float | None = None,
    gyro: ArrayLike | None = None,
) -> list[PpgWindow]:
    """Heart rate in windows of 8 s, 2 s apart, in 1/min.

    ppg: light, (n,) or (n, k) for several lights of one sensor, any unit, scale and polarity; NaN where missing.
    rate_hz: 25-1000.  accel: (m, 3) beside it, or None; any unit if gravity is in it, else g; NaN where missing.
    accel_rate_hz: where it differs from rate_hz; both begin together.  gyro: (m, 3) at the accelerometer's rate, any unit, or None.

    Raises BadValue for other rates and shapes, NotEnoughData for less than one window.
    Method: share of energy explained by a rate and its harmonics after regression on the lagged accelerometer, followed through
    time. After Temko, IEEE Trans Biomed Eng 64(9), 2017 (motion out of the spectrum, then a Viterbi path); here motion is regressed
    out, rates it covers stay possible, and the path's posterior is the quality.
    """
    lights, there, q = _checked(ppg, rate_hz)
    fs = rate_hz / q
    length = round(WINDOW_S * fs)
    thin = _thinned(_filled(lights), rate_hz, q)
    starts = begins(len(thin), fs, WINDOW_S, STEP_S)
    if not len(starts):
        raise NotEnoughData(f"at least {WINDOW_S:.0f} s of light", f"{len(lights) / rate_hz:.1f} s", "record for longer")
    moving = None
    if accel is not None:
        moving = _accelerometer(accel, rate_hz if accel_rate_hz is None else accel_rate_hz, fs, len(thin))
    turning = None if gyro is None else _accelerometer(gyro, rate_hz if accel_rate_hz is None else accel_rate_hz, fs, len(thin))
    evidence = pulse_evidence(band_passed(thin, fs), fs, moving, length, starts, turning)
    return _told(evidence, _unusable(lights, there, starts * q, length * q))


def _told(evidence: Evidence, bad: list[Reason | None]) -> list[PpgWindow]:
    """Windows from what they say."""
    usable = np.array([reason is None for reason in bad])
    best = evidence.share.max(axis=1, keepdims=True)
    possible = np.maximum(evidence.share, HIDDEN_LIKE * best * evidence.hidden)
    likelihood = -SHARPNESS * np.log(1 - np.minimum(possible, MOST))
    if evidence.shaken_g is not None:
        effort = np.minimum(evidence.shaken_g / SHAKEN_G, 1)[:, None]
        likelihood -= RESTING_COST * effort * np.clip(RESTING_BPM - evidence.bpm, 0, None) / RESTING_BPM
    track = track_rate(likelihood * usable[:, None], evidence.bpm)
    near = np.abs(evidence.bpm[None, :] - track.bpm[:, None]) <= NEAR_BPM
    share = np.where(near, evidence.share, 0).max(axis=1)
    covered = np.where(near, evidence.hidden, 0).max(axis=1)
    seen = np.clip(np.maximum(share, best[:, 0] * (covered > COVERED)) / FAINT, 0, 1)
    quality = np.where(
        usable,
        track.sure * seen * _alone(evidence, track.bpm) * _recently_seen(share, covered) * _a_line(evidence, track.bpm, covered),
        0.0,
    )
    on_line = _near_motion(evidence, track.bpm)
    quality *= _followed_to_motion(on_line, track.bpm, quality)
    told = []
    for i, reason in enumerate(bad):
        if reason is None and quality[i] < UNSURE:
            moved = on_line[i] or evidence.moved[i] > MOVED
            reason = MOTION if moved else NOISE if seen[i] < 1 else UNSURE_REASON
        bpm = None if reason is not None else round(float(track.bpm[i]), 1)
        told.append(PpgWindow(i * STEP_S, bpm, round(float(quality[i]), 3), reason))
    return told


def _alone(evidence: Evidence, bpm: Floats) -> Floats:
    """Down to 0 where these look like steps, whether or not an accelerometer is there, (w,)."""
    row = np.arange(len(bpm))[:, None]

    def power(rate: Floats) -> Floats:
        middle = np.rint(rate / evidence.per_bin).astype(np.int64)[:, None] + np.arange(-3, 4)
        return np.asarray(evidence.tones[row, middle].max(axis=1))

    whole, half = power(bpm), power(bpm / 2)
    ratio = np.divide(half, whole, out=np.zeros_like(half), where=whole > 0)
    alone = np.where(bpm < HALF_FROM_BPM, 1.0, 1 - np.clip((ratio - HALF_FROM) / (HALF_TO - HALF_FROM), 0, 1))
    # Where the same rate went on from a stretch without the half, it is a pulse that alternates: steps begin with a leap.
    piece = np.cumsum(np.abs(np.diff(bpm, prepend=bpm[0])) > LEAP_BPM)
    confirmed = np.bincount(piece, alone > 0.9) / np.bincount(piece)
    alone = np.where(confirmed[piece] >= CONFIRMED, 1.0, alone)
    # No heart leaps: where the light also swings much wider than in a calm stretch of another rate, it is motion.
    stretch = np.cumsum(np.abs(np.diff(bpm, prepend=bpm[0])) > FAR_LEAP_BPM)
    parts = [stretch == s for s in range(stretch[-1] + 1)]
    swing, rate = (np.array([np.median(values[part]) for part in parts]) for values in (evidence.energy, bpm))
    lasting = np.array([part.sum() >= LASTING_WINDOWS for part in parts])
    other = lasting[None, :] & (np.abs(rate[:, None] - rate[None, :]) > FAR_LEAP_BPM)
    calmest = np.where(other, swing[None, :], np.inf).min(axis=1)
    return np.where(swing > WIDER * calmest, 0.5, 1.0)[stretch] * alone


def _near_motion(evidence: Evidence, bpm: Floats) -> Flags:
    """Whether a rate lies on a rhythm of the motion sensors or a multiple of it, (w,)."""
    if not evidence.motion_bpm.shape[1]:
        return np.zeros(len(bpm), bool)
    lines = evidence.motion_bpm[:, :, None] * np.array(MULTIPLES)
    return np.asarray((np.abs(lines - bpm[:, None, None]) <= MOTION_LINE_BPM).any(axis=(1, 2)))


def _followed_to_motion(near: Flags, bpm: Floats, quality: Floats) -> Floats:
    """0 where a rate lies on a line of motion and was not followed there from elsewhere a moment ago, else 1, (w,)."""
    at = np.arange(len(bpm))
    piece = np.cumsum(np.abs(np.diff(bpm, prepend=bpm[0])) > LEAP_BPM)
    before = np.maximum.accumulate(np.where(~near & (quality >= UNSURE), at, -1))
    followed = (before >= 0) & (at - before <= FOLLOWED_WINDOWS) & (piece == piece[np.maximum(before, 0)])
    return np.where(near & ~followed, 0.0, 1.0)


def _a_line(evidence: Evidence, bpm: Floats, covered: Floats) -> Floats:
    """Down to 0 where the rate is no line that stands out of its neighbourhood, as in noise of any colour, (w,)."""
    row = np.arange(len(bpm))[:, None]
    middle = np.rint(bpm / evidence.per_bin).astype(np.int64)[:, None]
    beside = np.rint(np.array(BESIDE_BPM) / evidence.per_bin).astype(np.int64)
    off = np.arange(beside[0], beside[1])
    line = evidence.tones[row, middle + np.arange(-2, 3)].max(axis=1)
    around = evidence.tones[row, np.maximum(middle - off, 0)].max(axis=1) + evidence.tones[row, middle + off].max(axis=1)
    stands = np.divide(line, around, out=np.zeros_like(line), where=around > 0)
    # Unseen windows neither speak for the rate nor against it.
    stands[bpm < WANDER_BPM] /= 2
    stands[covered > COVERED] = LINE_TO
    padded = np.pad(stands, BESIDE_WINDOWS, mode="reflect" if len(stands) > BESIDE_WINDOWS else "edge")
    usual = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * BESIDE_WINDOWS + 1), axis=1)
    return np.asarray(np.clip((usual - LINE_FROM) / (LINE_TO - LINE_FROM), 0, 1))


def _recently_seen(share: Floats, covered: Floats) -> Floats:
    """Down to 0 as a rate has gone unseen under motion for longer than it may be carried, (w,)."""
    seen = (share >= FAINT) & (covered <= COVERED)
    at = np.arange(len(seen))
    before = np.maximum.accumulate(np.where(seen, at, -len(seen)))
    after = np.minimum.accumulate(np.where(seen, at, 2 * len(seen))[::-1])[::-1]
    return np.asarray(np.clip(2 - np.minimum(at - before, after - at) / UNSEEN_WINDOWS, 0, 1))


def _checked(ppg: ArrayLike, rate_hz: float) -> tuple[Floats, Flags, int]:
    """Lights (n, k), where all are there (n,), and by how much they are thinned out."""
    if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
        raise BadValue(f"a sampling rate of {SLOWEST_HZ:.0f}-{FASTEST_HZ:.0f} Hz", f"{rate_hz} Hz", "resample the recording")
    lights = np.asarray(ppg, np.float64)
    if lights.ndim == 1:
        lights = lights[:, None]
    if lights.ndim != 2 or lights.shape[1] == 0:
        raise BadValue("one column of light, or a few", f"an array of shape {lights.shape}")
    there = np.asarray(np.isfinite(lights).all(axis=1))
    return lights, there, max(1, int(rate_hz // WORKING_HZ))


def _filled(values: Floats) -> Floats:
    """Columns with straight lines across what is missing; zeros where a column has nothing."""
    made = values.copy()
    at = np.arange(len(values))
    for column in made.T:
        there = np.isfinite(column)
        column[~there] = np.interp(at[~there], at[there], column[there]) if there.any() else 0.0
    return made


def _thinned(values: Floats, rate_hz: float, q: int) -> Floats:
    """Every q-th sample after a low-pass that keeps aliases out."""
    if q == 1:
        return values
    from scipy.signal import butter, sosfiltfilt

    sos = butter(4, 0.4 * rate_hz / q, "lowpass", fs=rate_hz, output="sos")
    level = np.median(values, axis=0)
    return np.asarray(sosfiltfilt(sos, values - level, axis=0, padlen=min(len(values) - 1, 8 * q))[::q], np.float64)


def _accelerometer(accel: ArrayLike, rate_hz: float, fs: float, count: int) -> Floats | None:
    """Acceleration in g, band-passed, at the times of the light, (count, axes); None where the sensor is dead."""
    if not rate_hz > 0:
        raise BadValue("an accelerometer's sampling rate above 0 Hz", f"{rate_hz} Hz")
    raw = np.asarray(accel, np.float64)
    if raw.ndim == 1:
        raw = raw[:, None]
    if raw.ndim != 2 or len(raw) < 2:
        raise BadValue("an accelerometer of shape (n, 3)", f"an array of shape {raw.shape}")
    raw = _filled(raw)
    if not np.ptp(raw, axis=0).any():
        return None
    middle = float(np.median(np.sqrt((raw**2).sum(axis=1))))
    parts = np.array_split(raw, max(1, int(len(raw) / (WINDOW_S * rate_hz))))
    still = float(np.median([np.sqrt((part.mean(axis=0) ** 2).sum()) for part in parts]))
    # With gravity in it, what stands still is one g, whatever the unit; without, the values are taken as g.
    unit = still if still > GRAVITY * middle else 1.0
    q = max(1, int(rate_hz // WORKING_HZ))
    thin = _thinned(raw / unit, rate_hz, q)
    at, own = np.arange(count) / fs, np.arange(len(thin)) * q / rate_hz
    same = np.column_stack([np.interp(at, own, column) for column in thin.T])
    return band_passed(same, fs)


def _unusable(lights: Floats, there: Flags, starts: Starts, length: int) -> list[Reason | None]:
    """Why a window is not looked at, from its samples as they came."""
    told: list[Reason | None] = []
    rails = np.zeros(len(lights), bool)
    for column in lights.T:
        present = column[np.isfinite(column)]
        if len(present):
            rails |= (column == present.min()) | (column == present.max())
    for start in starts:
        span = slice(start, start + length)
        here = there[span]
        if (~here).mean() > MISSING_SHARE:
            told.append(MISSING)
        elif min(len(np.unique(column[span][here])) for column in lights.T) < FEWEST_LEVELS:
            told.append(FLAT)
        elif rails[span].mean() > RAIL_SHARE:
            told.append(CLIPPED)
        else:
            told.append(None)
    return told
