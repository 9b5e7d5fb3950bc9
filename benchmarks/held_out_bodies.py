"""Bodies and sensors for bench_signals_held_out.py, written from physiology alone: no scene of the tests, nothing of the twin.

Ramps: lactate is made beyond the first threshold at a rate that curves, bicarbonate turns it into CO2 (Beaver 1986), ventilation
follows from CO2, dead space and the arterial pressure that is held and given up beyond the second (Whipp 1989), end-tidal pressures
from Jones 1979. Wrists: pulses of two humps, a bicycle's line of one turn and of one push. Fingers: a second light of motion with a
ratio near one. Lifters: repetitions at a load after Mayhew, Wathan, Lombardi and O'Conner, each person between two of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from scipy.signal import lfilter

from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet

CO2_ML_PER_MMOL = 22.26
STORES_ML_MMHG_KG = 1.5  # CO2 that a body gives up with each mmHg


@dataclass(frozen=True)
class Ramp:
    """An incremental test. vt1_bpm, vt2_bpm: pulse when VO2 crosses each threshold.  rise_s: how long effort rose."""

    table: BreathTable
    vt1_bpm: float
    vt2_bpm: float
    highest_bpm: float
    rise_s: float


def ramp(seed: int, shortest_s: float = 150.0, longest_s: float = 550.0) -> Ramp:
    """One person's test to the limit, breath by breath or in a cart's averages."""
    rng = np.random.default_rng((14, seed))
    fit, mass, age = rng.uniform(), float(np.clip(rng.normal(72, 12), 48, 110)), rng.uniform(18, 60)
    vo2max = mass * (26 + 40 * fit + rng.normal(0, 3))
    first = float(np.clip(rng.normal(0.55 + 0.16 * fit, 0.05), 0.42, 0.80))
    second = float(np.clip(rng.normal(0.82 + 0.07 * fit, 0.04), first + 0.12, 0.96))
    rise = rng.uniform(shortest_s, longest_s)
    before, unloaded = rng.uniform(60, 120), rng.uniform(90, 180)
    t = np.arange(0, before + unloaded + rise + 240)
    since = t - before - unloaded
    rest, easy, tau = 4.5 * mass, rng.uniform(0.17, 0.30) * vo2max, rng.uniform(22, 42)
    if rng.uniform() < 0.4:  # steps of half a minute or a minute
        step = rng.choice([30.0, 60.0])
        since = np.where(since > 0, np.floor(since / step + 0.5) * step, since)
    asked = np.where(t < before, rest, easy + np.maximum(since, 0) * (vo2max - easy) / (rise - 0.8 * tau))
    vo2 = _lagged(np.minimum(asked, vo2max * 1.06), tau)
    limit = int(np.argmax(vo2 >= 0.985 * vo2max))
    asked[limit:] = easy
    t, asked = t[: limit + 60], asked[: limit + 60]
    vo2 = _lagged(np.minimum(asked, vo2max * 1.06), tau)
    x = vo2 / vo2max
    # Lactate in mmol/L: made beyond the first threshold at a rate that curves, cleared with a time of 12 to 20 min.
    over = np.clip((x - first) / (1 - first), 0, None)
    made = rng.uniform(2.0, 3.6) * over ** rng.uniform(1.0, 1.6) / 60
    cleared = 1 / rng.uniform(720, 1200)
    lactate = lfilter([1.0], [1.0, -(1 - cleared)], made)
    rising = np.diff(lactate, prepend=lactate[0]) * 60
    buffered = 0.9 * CO2_ML_PER_MMOL * rng.uniform(0.30, 0.38) * mass * np.maximum(rising, 0)
    burnt = _lagged(vo2 * (rng.uniform(0.80, 0.88) + rng.uniform(0.04, 0.12) * x), rng.uniform(6, 16))
    held = rng.normal(39, 2.5) + rng.uniform(1, 4) * np.minimum(x / first, 1)
    given_up = rng.uniform(3.5, 9) * np.clip((x - second) / (1 - second), 0, None) ** rng.uniform(1.0, 1.5)
    arterial = _lagged(held - given_up, rng.uniform(6, 18))
    washed = -STORES_ML_MMHG_KG * mass * np.gradient(arterial) * 60
    vco2 = np.maximum(burnt + buffered + washed, 0.5 * vo2)
    dead = rng.uniform(0.12, 0.18) + 0.18 * np.exp(-3 * x)
    ve = _lagged(0.863 * vco2 / (arterial * (1 - dead)), rng.uniform(3, 9))
    highest, lowest = 208 - 0.7 * age + rng.normal(0, 7), 72 - 22 * fit + rng.normal(0, 5)
    pulse = _lagged(lowest + (highest - lowest) * (1 - (1 - np.clip(x, 0, 1)) ** rng.uniform(1.0, 1.35)), rng.uniform(3, 12))
    top = int(np.argmax(vo2))
    truth = [float(pulse[int(np.argmax(x[: top + 1] >= share))]) for share in (first, second)]
    table = _breathed(rng, vo2, vco2, ve, pulse, arterial)
    return Ramp(table, *truth, float(pulse.max()), float(limit - before - unloaded))


def _breathed(rng: Any, vo2: Any, vco2: Any, ve: Any, pulse: Any, arterial: Any) -> BreathTable:
    """Breath by breath with the scatter of people, or the averages a cart writes."""
    deepest, scatter = rng.uniform(2.0, 3.2), rng.uniform(0.07, 0.17)
    rows, at, deep = [], 0.0, 0.0
    while at < len(vo2) - 1:
        i = int(at)
        deep = 0.3 * deep + scatter * rng.normal()
        size = deepest * (1 - np.exp(-ve[i] / (22 * deepest))) * np.exp(deep)
        if rng.uniform() < 0.008:
            size *= rng.choice([0.35, 1.9])  # a swallow, a sigh
        lasts = 60 * size * np.exp(-0.6 * deep) / ve[i]
        at += lasts
        i = min(int(at), len(vo2) - 1)
        much = size / lasts * 60 / ve[i]
        rer = vco2[i] / vo2[i]
        carbon = (arterial[i] - 5.5 + 2.1 * size) / 0.9 - 4 * deep + rng.normal(0, 0.7)
        rows.append(
            (
                at,
                vo2[i] * much**0.9 * np.exp(rng.normal(0, 0.03)),
                vco2[i] * much**0.8 * np.exp(rng.normal(0, 0.025)),
                ve[i] * much,
                np.rint(pulse[i] + rng.normal(0, 1)) if rng.uniform() > 0.01 else np.nan,
                carbon,
                149.0 - arterial[i] / rer + 6 * deep + rng.normal(0, 1.2),
                60 / lasts,
            )
        )
    table = np.array(rows)
    every = rng.choice([0.0, 0.0, 0.0, 10.0, 15.0])
    if every:
        part = np.floor(table[:, 0] / every)
        gone = np.isnan(table[:, 4])
        table[gone, 4] = np.interp(table[gone, 0], table[~gone, 0], table[~gone, 4])
        table = np.array([table[part == p].mean(axis=0) for p in np.unique(part)])
    if rng.uniform() < 0.3:
        table[:, 5:7] = np.nan  # no end-tidal pressures in the export
    names = ("t_s", "vo2_ml_min", "vco2_ml_min", "ve_l_min", "hr_bpm", "petco2_mmhg", "peto2_mmhg", "breath_rate")
    return BreathTable(**dict(zip(names, table.T, strict=True)))


@dataclass(frozen=True)
class Wrist:
    """Light at a wrist, what moves beside it, and the true rate of each window of 8 s, 2 s apart. moving: windows within motion."""

    light: Any
    accel_g: Any
    gyro: Any
    rate_hz: float
    bpm: Any
    moving: Any


def wrist(seed: int, seconds: int = 240) -> Wrist:
    """On a bicycle: the line of one turn of the pedals or of one push, or twice it, lies within 12 bpm of the pulse."""
    rng = np.random.default_rng((15, seed))
    rate = float(rng.choice([25.0, 50.0, 64.0, 100.0]))
    t = np.arange(round(seconds * rate)) / rate
    turns, start = rng.uniform(58, 98), rng.choice([0.0, rng.uniform(20, 60)])
    multiple = rng.choice([1.0, 2.0]) if turns > 85 else 2.0
    goal = float(np.clip(multiple * turns + rng.uniform(-12, 12), 88, 188))
    lowest = min(rng.uniform(58, 90), goal)
    pulse_now = lowest + (goal - lowest) * (1 - np.exp(-np.maximum(t - start, 0) / rng.uniform(20, 45)))
    if not start:
        pulse_now = goal + rng.uniform(3, 8) * np.sin(2 * np.pi * t / rng.uniform(60, 150))
    beats = _beats(rng, pulse_now, rate, seconds)
    light = _pulses(rng, beats, t)
    on = np.clip((t - start) / 3, 0, 1) if start else np.ones(len(t))
    turning = turns + rng.uniform(1, 5) * np.sin(2 * np.pi * t / rng.uniform(40, 120)) + _slow(rng, t, 15, 1.0)
    phase = 2 * np.pi * np.cumsum(turning / 60) / rate
    push = rng.uniform(0.1, 1.2), rng.uniform(0.4, 1.2), rng.uniform(0, 0.3), rng.uniform(0, 0.5)
    strong = rng.uniform(0.4, 3.0) * np.exp(_slow(rng, t, 12, 0.25))
    light = light + on * strong * sum(
        a * np.cos((k + 1) * phase + rng.uniform(0, 6.28) + _slow(rng, t, 20, 0.3)) for k, a in enumerate(push)
    )
    for _ in range(rng.poisson(seconds / 60)):  # a hand that grips anew
        light += rng.uniform(1, 5) * np.exp(-(((t - rng.uniform(0, seconds)) / rng.uniform(0.3, 1.0)) ** 2))
    light += 0.6 * _slow(rng, t, 4, 1.0) + rng.uniform(0.05, 0.25) * rng.normal(size=len(t))
    sees_turns = rng.uniform() > 0.35  # a strap on the bar hand often shows pushes only
    accel = np.zeros((len(t), 3))
    gyro = np.zeros((len(t), 3))
    for axis in range(3):
        weights = rng.uniform(0.02, 0.10, 4) * (1.0 if sees_turns else 0.05, 1.0, 0.3, 0.5)
        rolls = rng.uniform(4, 30, 4) * (1.0, 0.6, 0.1, 0.1)
        accel[:, axis] = on * sum(w * np.cos((k + 1) * phase + rng.uniform(0, 6.28)) for k, w in enumerate(weights))
        gyro[:, axis] = on * sum(w * np.cos((k + 1) * phase + rng.uniform(0, 6.28)) for k, w in enumerate(rolls))
    lean = rng.normal(size=3)
    accel += lean / np.linalg.norm(lean) + (0.008 + 0.04 * on[:, None]) * rng.normal(size=accel.shape)
    gyro += (0.3 + 2 * on[:, None]) * rng.normal(size=gyro.shape)
    starts = np.arange(0, seconds - 7, 2)
    inside = [beats[(beats >= s) & (beats < s + 8)] for s in starts]
    return Wrist(1000 + 20 * light, accel, gyro, rate, np.array([60 / np.diff(b).mean() for b in inside]), starts + 8 > start)


@dataclass(frozen=True)
class Finger:
    """Two lights of a finger. ratio: the true one.  moving: windows of 8 s, 2 s apart, within motion."""

    red: Any
    infrared: Any
    rate_hz: float
    ratio: float
    moving: Any


def finger(seed: int, *, near: bool, seconds: int = 210) -> Finger:
    """A finger at rest, then tapped evenly. near: within a tenth of the pulse's rate or of twice it, where no filter helps."""
    rng = np.random.default_rng((16, seed, near))
    rate = float(rng.choice([50.0, 100.0]))
    t = np.arange(round(seconds * rate)) / rate
    bpm, ratio, start = rng.uniform(55, 100), rng.uniform(0.46, 1.05), 75.0
    beats = _beats(rng, np.full(len(t), bpm), rate, seconds)
    wave = _pulses(rng, beats, t)
    wave *= rng.uniform(0.006, 0.025) / np.ptp(wave[: round(20 * rate)])
    hertz = bpm / 60 * rng.choice([1.0, 2.0]) * rng.uniform(0.92, 1.08) if near else rng.uniform(0.8, 3.2)
    phase = 2 * np.pi * np.cumsum(hertz * np.exp(_slow(rng, t, 20, 0.02))) / rate
    strong = rng.uniform(0.4, 3.0) * float(np.std(wave)) * 1.4 * np.exp(_slow(rng, t, 15, 0.15)) * np.clip((t - start) / 3, 0, 1)
    moved = strong * (np.cos(phase) + rng.uniform(0, 0.5) * np.cos(2 * phase + rng.uniform(0, 6.28)))
    venous = rng.uniform(0.88, 1.12)
    drift = 0.002 * _slow(rng, t, 8, 1.0)
    noise = 0.00012 * rng.normal(size=(2, len(t)))
    red = 90_000 * (1 - ratio * wave - venous * moved + drift + noise[0])
    infrared = 120_000 * (1 - wave - moved + drift + noise[1])
    starts = np.arange(0, seconds - 7, 2)
    return Finger(red, infrared, rate, ratio, starts + 8 > start + 3)


@dataclass(frozen=True)
class Lifter:
    """A log, the day of a competition and the maximum lifted there, kg."""

    sets: list[LiftedSet]
    best_kg: float
    day: datetime


def lifter(seed: int, *, to_failure: bool = False) -> Lifter:
    """Half a year that ends at a competition; one day in six is heavy, all others leave two to six repetitions.

    to_failure: every day leaves one at most instead.
    """
    rng = np.random.default_rng((18, seed))
    kg, grows = rng.uniform(60, 220), rng.uniform(0.0, 0.006)
    mix, steeper = rng.dirichlet([1, 1, 1, 1]), np.exp(rng.normal(0, 0.15))
    wave, cycle = rng.uniform(0.004, 0.015), rng.uniform(8, 16)
    first = datetime(2026, 1, 5, 17, tzinfo=UTC)
    sets: list[LiftedSet] = []
    weeks, times = int(rng.integers(14, 26)), int(rng.integers(1, 4))
    for week in range(weeks):
        strength = kg * (1 + grows * week + wave * np.sin(2 * np.pi * week / cycle))
        for session in range(times):
            heavy = rng.uniform() < 1 / 6
            reps = int(rng.integers(1, 4) if heavy else rng.integers(3, 9))
            spare = rng.uniform(0, 1) if to_failure else rng.uniform(0, 1.5) if heavy else rng.uniform(2, 6)
            load = strength * np.exp(rng.normal(0, 0.012)) / _times(reps + spare, mix, steeper)
            at = first + timedelta(weeks=week, days=2 * session)
            sets += [
                LiftedSet(
                    set_id=f"{seed}-{week}-{session}-{n}",
                    workout_id=f"{seed}-{week}-{session}",
                    user_id="held-out",
                    at=at,
                    exercise="Back Squat",
                    number=n,
                    reps=float(reps),
                    weight_kg=float(np.round(load / 2.5) * 2.5),
                    origin=Origin.SIMULATED,
                    source="bench",
                )
                for n in range(1, 5)
            ]
    best = kg * (1 + grows * weeks + wave * np.sin(2 * np.pi * weeks / cycle)) * np.exp(rng.normal(0, 0.012))
    return Lifter(sets, float(best), first + timedelta(weeks=weeks))


def _times(n: float, mix: Any, steeper: float) -> float:
    """How many times the load the maximum is, after n repetitions to failure."""
    n = 1 + (n - 1) * steeper
    at = max(n, 3.0)
    shares = (
        0.522 + 0.419 * np.exp(-0.055 * at),  # Mayhew 1992
        0.488 + 0.538 * np.exp(-0.075 * at),  # Wathan 1994
        at**-0.10,  # Lombardi 1989
        1 / (1 + 0.025 * at),  # O'Conner 1989
    )
    share = float(np.dot(mix, shares))
    # The formulas are of sets of several; below three a straight line to the one of a maximum.
    return 1 / (share if n >= 3 else 1 + (share - 1) * (n - 1) / 2)


def _lagged(values: Any, tau_s: float) -> Any:
    """A first-order lag, one value a second, settled at the start."""
    keep = np.exp(-1 / tau_s)
    return lfilter([1 - keep], [1, -keep], values - values[0]) + values[0]


def _slow(rng: Any, t: Any, period_s: float, size: float) -> Any:
    """A slow wander of a usual size, shape of t."""
    knots = np.arange(t[0], t[-1] + 2 * period_s, period_s)
    return size * np.interp(t, knots, rng.normal(size=len(knots)))


def _beats(rng: Any, bpm: Any, rate: float, seconds: int) -> Any:
    """Times of beats with breathing and a slow wander in their distances."""
    at, found = 0.3, []
    breath = rng.uniform(0.2, 0.5)
    swing = rng.uniform(0.005, 0.03)
    while at < seconds:
        found.append(at)
        now = bpm[min(int(at * rate), len(bpm) - 1)]
        at += 60 / now * (1 + swing * np.sin(2 * np.pi * breath * at) + 0.006 * rng.normal())
    return np.array(found)


def _pulses(rng: Any, beats: Any, t: Any) -> Any:
    """Light of a pulse: a steep hump and a late lower one, of unit height, as tall as each breath leaves it."""
    late, low = rng.uniform(0.28, 0.40), rng.uniform(0.15, 0.45)
    made = np.zeros(len(t))
    for beat in beats:
        a, b = np.searchsorted(t, [beat, beat + 1.0])
        u = t[a:b] - beat
        tall = 1 + 0.1 * rng.normal()
        made[a:b] += tall * (np.exp(-(((u - 0.14) / 0.075) ** 2)) + low * np.exp(-(((u - 0.14 - late / 1.6) / 0.11) ** 2)))
    return made
