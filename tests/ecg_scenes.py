"""Simulated electrocardiograms with exact beats for tests, benchmarks and the fit of the beat network: arrhythmia, running, noise.

Harder than the twin's and more varied: shapes of the QRS, pauses, changing heights, electrode motion, steps, muscle. Everything
from a generator handed in; no recorded signal takes part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.rhythm import ATRIAL, VENTRICULAR, beats, breaths

Values = NDArray[np.float64]
Rng = np.random.Generator
# A wave: seconds from R, height over R, widths (sd) before and after its top in s.
Wave = tuple[float, float, float, float]


@dataclass(frozen=True)
class Scene:
    """mv: (n,) at rate_hz. r: true beats, samples (m,). r_s: the same in s. kind: what it shows."""

    mv: Values
    rate_hz: float
    r_s: Values
    kind: str

    @property
    def r(self) -> NDArray[np.int64]:
        """Beats as whole samples."""
        return np.rint(self.r_s * self.rate_hz).astype(np.int64)


def pink(n: int, rate_hz: float, slope: float, low: float, high: float, rng: Rng) -> Values:
    """Noise of power 1/f**slope in a band, sd 1, (n,)."""
    hz = np.fft.rfftfreq(n, 1 / rate_hz)
    spectrum = np.fft.rfft(rng.standard_normal(n)) * np.where((hz >= low) & (hz <= high), np.maximum(hz, low) ** (-slope / 2), 0)
    made = np.fft.irfft(spectrum, n)
    return np.asarray(made / max(float(made.std()), 1e-12))


def swelling(n: int, rate_hz: float, strength: float, rng: Rng) -> Values:
    """A slowly changing factor about 1, lognormal, (n,)."""
    return np.exp(strength * pink(n, rate_hz, 1.0, 0.02, 0.5, rng))


def electrode_motion(n: int, rate_hz: float, rng: Rng) -> Values:
    """Noise of electrodes that move, sd 1, (n,): wandering, slow bumps in bursts, and sharp ones that look much like a QRS."""
    wander = pink(n, rate_hz, rng.uniform(1.6, 2.6), 0.4, 12, rng) * swelling(n, rate_hz, rng.uniform(0.2, 0.8), rng)
    fine = pink(n, rate_hz, rng.uniform(0.5, 1.5), 4, 40, rng) * swelling(n, rate_hz, rng.uniform(0.2, 0.9), rng)
    slow = _bumps(n, rate_hz, rng.uniform(0.5, 3), 0.06, rng)
    sharp = _bumps(n, rate_hz, rng.uniform(0.4, 1.3), 0.030, rng)
    made = wander + rng.uniform(0.02, 0.08) * fine + rng.uniform(0.3, 1.0) * slow + rng.uniform(0.35, 1.1) * sharp
    return np.asarray(made / made.std())


def _bumps(n: int, rate_hz: float, per_s: float, width_s: float, rng: Rng) -> Values:
    """Single deflections of three forms at random moments, sd 1 unless there are none, (n,)."""
    many = rng.poisson(n / rate_hz * per_s)
    moments, sizes = rng.random(many) * n / rate_hz, rng.standard_t(4, many)
    widths, forms = width_s * np.exp(0.45 * rng.standard_normal(many)), rng.integers(3, size=many)
    made = np.zeros(n)
    for moment, size, width, form in zip(moments, sizes, widths, forms, strict=True):
        begin, end = max(0, int((moment - 5 * width) * rate_hz)), min(n, int((moment + 5 * width) * rate_hz) + 1)
        u = (np.arange(begin, end) / rate_hz - moment) / width
        bell = np.exp(-0.5 * u * u)
        made[begin:end] += (
            size * (bell, -1.6 * u * bell, np.where(u > 0, np.exp(-np.maximum(u, 0)), np.exp(4 * np.minimum(u, 0))))[form]
        )
    return made / max(float(made.std()), 1e-12)


def muscle(n: int, rate_hz: float, rng: Rng) -> Values:
    """Muscle noise of 15-100 Hz in swells, sd 1, (n,)."""
    made = pink(n, rate_hz, 0.0, 15, 100, rng) * swelling(n, rate_hz, 0.4, rng)
    return np.asarray(made / made.std())


def sinus_shape(rng: Rng) -> tuple[str, list[Wave]]:
    """The waves P, Q, R, S, T of somebody in some lead."""
    kind = str(rng.choice(["plain", "plain", "plain", "deep S", "wide", "paced", "tall T", "tall P"]))
    width = rng.uniform(0.009, 0.014)
    p: Wave = (-rng.uniform(0.13, 0.18), rng.uniform(0.05, 0.2), 0.022, 0.022)
    q: Wave = (-rng.uniform(0.026, 0.036), -rng.uniform(0, 0.2), 0.009, 0.009)
    r: Wave = (0.0, 1.0, width, width)
    s: Wave = (rng.uniform(0.028, 0.04), -rng.uniform(0, 0.4), 0.011, 0.011)
    t: Wave = (rng.uniform(0.26, 0.32), rng.uniform(0.1, 0.35) * rng.choice([1, 1, 1, -1]), 0.06, 0.04)
    if kind == "deep S":
        q, r, s = (-0.06, 0.0, 0.01, 0.01), (-0.04, 0.35, 0.010, 0.010), (0.0, -1.0, 1.2 * width, 1.2 * width)
    elif kind == "wide":
        r, s, t = (0.0, 1.0, 0.028, 0.033), (0.07, -rng.uniform(0, 0.4), 0.03, 0.03), (0.33, -rng.uniform(0.2, 0.5), 0.06, 0.05)
    elif kind == "paced":
        p, q, r = (-0.05, 0.6, 0.0025, 0.0025), (-0.04, 0.0, 0.01, 0.01), (0.0, -1.0, 0.028, 0.034)
        s, t = (0.08, 0.0, 0.01, 0.01), (0.33, rng.uniform(0.2, 0.5), 0.06, 0.05)
    elif kind == "tall T":
        t = (t[0], rng.uniform(0.6, 1.0), 0.05, 0.035)
    elif kind == "tall P":
        p = (p[0], rng.uniform(0.25, 0.45), 0.02, 0.02)
    return kind, [p, q, r, s, t]


def ventricular_shape(rng: Rng) -> list[Wave]:
    """A broad beat of one of three forms."""
    side, width, tall = rng.choice([1, 1, -1]), rng.uniform(0.016, 0.036), rng.uniform(0.5, 1.8)
    t: Wave = (0.33, -side * tall * rng.uniform(0.1, 0.45), 0.06, 0.06)
    form = rng.integers(3)
    if form == 0:
        r: Wave = (0.0, tall * side, width, width * rng.uniform(0.8, 1.4))
        return [r, (rng.uniform(0.06, 0.11), -side * tall * rng.uniform(0, 0.8), 0.03, 0.035), t]
    if form == 1:
        return [(-0.03, 0.6 * tall * side, 0.7 * width, 0.7 * width), (0.03, tall * side, 0.8 * width, 1.3 * width), t]
    return [(0.0, tall * side, 0.6 * width, width), (0.05, -side * tall * rng.uniform(0.5, 1), width, 1.3 * width), t]


def draw(
    at_s: Values, kind: NDArray[Any], heights: Values, n: int, rate_hz: float, sinus: list[Wave], ventricular: list[Wave]
) -> Values:
    """The beats alone, (n,)."""
    rr = np.clip(np.diff(at_s, prepend=at_s[0] - 0.8), 0.27, 1.2)
    made = np.zeros(n)
    for shape, chosen in ((sinus, kind != VENTRICULAR), (ventricular, kind == VENTRICULAR)):
        for place, (lag, tall, before, after) in enumerate(shape):
            slow = shape is sinus and place in (0, 4)
            by = np.minimum(np.sqrt(rr[chosen]), 1.1) if slow else np.ones(int(chosen.sum()))
            size = heights[chosen] * tall
            if slow and place == 0:
                size = np.where(kind[chosen] == ATRIAL, 0, size)
            centre = at_s[chosen] + lag * by
            reach = int(np.ceil(4.4 * max(before, after) * rate_hz)) + 1
            index = np.rint(centre * rate_hz).astype(np.int64)[:, None] + np.arange(-reach, reach + 1)
            away = index / rate_hz - centre[:, None]
            bell = size[:, None] * np.exp(-0.5 * (away / (np.where(away < 0, before, after) * by[:, None])) ** 2)
            inside = (index >= 0) & (index < n)
            made += np.bincount(index[inside], bell[inside], minlength=n)
    return made


def running(rng: Rng, seconds: int = 120, rate_hz: float = 250.0, *, level: float = 1.0, cables: bool = False) -> Scene:
    """Somebody who runs, 100-190 bpm: steps, electrode motion, muscle, now and then a burst. cables: loose ones, twice as bad."""
    rate = rng.uniform(105, 165) + np.linspace(0, rng.uniform(5, 25), seconds) + 0.3 * rng.standard_normal(seconds).cumsum()
    breathing = breaths(rng.uniform(26, 44), seconds, rng, share=0.75)
    beating = beats(np.clip(rate, 95, 192), seconds, breathing, rng, share=0.75, ectopic_per_h=float(rng.choice([0, 0, 60])))
    kind, shape = sinus_shape(rng)
    while kind in {"paced", "wide"}:
        kind, shape = sinus_shape(rng)
    n = int(seconds * rate_hz)
    heights = 1 + 0.1 * np.sin(2 * np.pi * breathing.phase(beating.at_s))
    x = draw(beating.at_s, beating.kind, heights, n, rate_hz, shape, ventricular_shape(rng))
    x += _steps(n, rate_hz, rng) * level * rng.uniform(0.2, 0.9 if cables else 0.5)
    x += level * rng.uniform(0.05, 0.6 if cables else 0.3) * electrode_motion(n, rate_hz, rng)
    x += level * rng.uniform(0.02, 0.15) * muscle(n, rate_hz, rng) + 0.01 * np.sin(2 * np.pi * 50 * np.arange(n) / rate_hz)
    for _ in range(rng.poisson(seconds / (25 if cables else 40))):
        begin, long = int(rng.integers(n - 60)), int(rng.uniform(0.3, 3) * rate_hz)
        long = max(60, min(long, n - begin))
        burst = rng.uniform(0.5, 3) * electrode_motion(long, rate_hz, rng) + rng.uniform(0, 0.6) * muscle(long, rate_hz, rng)
        x[begin : begin + long] += level * burst[: n - begin]
    return Scene(np.clip(x, -5, 5), rate_hz, beating.at_s, f"running, {kind}")


def _steps(n: int, rate_hz: float, rng: Rng) -> Values:
    """Each step shakes the electrodes, left and right differently, (n,)."""
    cadence = rng.uniform(2.45, 2.95)
    moments = np.cumsum(rng.normal(1 / cadence, 0.03 / cadence, int(n / rate_hz * cadence) + 5))
    moments = moments[moments < n / rate_hz - 0.6]
    swing = np.exp(0.35 * rng.standard_normal(len(moments)) + 0.5 * np.sin(moments * rng.uniform(0.1, 0.6) + rng.uniform(0, 6)))
    hz, fade = rng.uniform(2, 9, 2), rng.uniform(0.04, 0.12, 2)
    u = np.arange(int(0.5 * rate_hz)) / rate_hz
    made = np.zeros(n)
    for side in (0, 1):
        shake = np.sin(2 * np.pi * hz[side] * u + side) * np.exp(-u / fade[side]) * (1 - np.exp(-u / 0.01))
        at, size = (moments[side::2] * rate_hz).astype(np.int64), swing[side::2]
        index = at[:, None] + np.arange(len(u))
        made += np.bincount(index.ravel(), (size[:, None] * shake).ravel(), minlength=n)[:n]
    return made


def arrhythmia(rng: Rng, seconds: float = 120.0, rate_hz: float = 360.0, mode: str | None = None) -> Scene:
    """A rhythm and a shape as hospital recordings have them: early beats, pauses, no order, low or changing heights, noise."""
    shape_kind, shape = sinus_shape(rng)
    kinds = ["sinus", "sinus", "unordered", "early", "early", "bigeminy", "pauses", "low", "changing"]
    mode = mode or str(rng.choice(kinds))
    if mode == "unordered":
        rr = np.clip(rng.uniform(0.5, 0.95) * np.exp(rng.uniform(0.15, 0.28) * rng.standard_normal(int(seconds / 0.4))), 0.34, 2.2)
        at, kind = 1 + np.cumsum(rr), np.full(len(rr), ATRIAL)
        kind[rng.random(len(at)) < 0.03] = VENTRICULAR
    else:
        breathing = breaths(15, seconds, rng)
        often = 700.0 if mode == "early" else 30.0
        beating = beats(
            rng.uniform(45, 115), seconds, breathing, rng, rmssd_ms=rng.uniform(15, 90), ectopic_per_h=often, ventricular=0.7
        )
        at, kind = beating.at_s.copy(), beating.kind.astype(np.int64)
    if mode == "bigeminy":
        second = np.arange(20, len(at) - 1, 2)
        second = second[(second // 40) % 2 == 0]
        at[second] -= 0.4 * np.diff(at, prepend=0)[second]
        kind[second] = VENTRICULAR
    elif mode == "pauses":
        for moment in rng.uniform(10, seconds - 10, 6):
            at = np.where(at > moment, at + rng.uniform(1.2, 3.5), at)
    keep = (at < seconds - 0.5) & np.append(True, np.diff(at) > 0.34)
    at, kind = at[keep], kind[keep]
    heights = np.exp(rng.normal(0, 0.06, len(at)))
    if mode == "changing":
        heights *= np.interp(at, np.linspace(0, seconds, 10), np.exp(rng.normal(0, 0.6, 10)))
        heights *= np.where(at > rng.uniform(0.3, 0.7) * seconds, rng.choice([0.3, 2.5]), 1)
    n = int(seconds * rate_hz)
    x = draw(at, kind, heights, n, rate_hz, shape, ventricular_shape(rng))
    t = np.arange(n) / rate_hz
    if mode == "unordered":
        x += (
            rng.uniform(0.03, 0.12)
            * np.sin(2 * np.pi * 6 * t + 4.5 * np.sin(1.4 * np.pi * t))
            * (1 + 0.5 * np.sin(0.8 * np.pi * t))
        )
    if mode == "low":
        x *= 0.25
    x += rng.uniform(0.005, 0.05) * muscle(n, rate_hz, rng) + 0.2 * np.sin(0.5 * np.pi * t)
    if rng.random() < 0.4:
        x += rng.uniform(0, 0.2) * electrode_motion(n, rate_hz, rng)
    return Scene(x, rate_hz, at, f"{mode}, {shape_kind}")


def with_motion(scene: Scene, decibel: float, rng: Rng) -> Scene:
    """The scene with electrode motion at a ratio as the noise stress test defines it (peak to peak squared over 8)."""
    r = scene.r
    reach = round(0.05 * scene.rate_hz)
    r = r[(r > reach) & (r < len(scene.mv) - reach - 1)]
    tall = float(np.median(np.ptp(scene.mv[r[:, None] + np.arange(-reach, reach + 1)], axis=1)))
    size = np.sqrt(tall**2 / 8 / 10 ** (decibel / 10))
    noise = electrode_motion(len(scene.mv), scene.rate_hz, rng)
    return Scene(scene.mv + size * noise, scene.rate_hz, scene.r_s, f"{scene.kind}, {decibel:g} dB")


def matched(true: NDArray[np.int64], found: NDArray[np.int64], tolerance: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of true and found beats, each used once, nearest first within the tolerance in samples: indices into both.

    ANSI/AAMI EC57 takes 150 ms.
    """
    if not len(true) or not len(found):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    pairs = []
    for shift in (-2, -1, 0, 1):
        j = np.searchsorted(found, true) + shift
        ok = (j >= 0) & (j < len(found))
        i = np.flatnonzero(ok)
        away = np.abs(found[j[ok]] - true[ok])
        pairs += [(d, a, b) for d, a, b in zip(away.tolist(), i.tolist(), j[ok].tolist(), strict=True) if d <= tolerance]
    seen_true, seen_found, kept = set(), set(), []
    for _, a, b in sorted(pairs):
        if a not in seen_true and b not in seen_found:
            seen_true.add(a)
            seen_found.add(b)
            kept.append((a, b))
    kept.sort()
    return np.array([a for a, _ in kept], np.int64), np.array([b for _, b in kept], np.int64)


def f1(true: NDArray[np.int64], found: NDArray[np.int64], tolerance: float) -> float:
    """Harmonic mean of sensitivity and positive predictive value."""
    return 2 * len(matched(true, found, tolerance)[0]) / max(1, len(true) + len(found))


def within(moments_s: Values, good: list[tuple[float, float]]) -> NDArray[np.bool_]:
    """Which moments lie in good time."""
    return np.any([(moments_s >= a) & (moments_s < b) for a, b in good], axis=0) if good else np.zeros(len(moments_s), bool)
