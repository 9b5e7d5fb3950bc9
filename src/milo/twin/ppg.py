"""A pulse oximeter's raw counts, red and infrared, with breath and motion in them, and the accelerometer beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.lags import follow
from milo.twin.rhythm import VENTRICULAR, Beats, Breaths, Times, series
from milo.vocabulary.errors import BadValue

TRANSIT_S = (0.22, 0.15)  # R wave to foot of the pulse at a finger, rest and hard work [M]
# A pulse as bells: seconds after the foot at 60 bpm, height, width. After the first come the wave that returns and the run-off
# [M, our choice].
PULSE = ((0.16, 1.00, 0.065), (0.36, 0.42, 0.090), (0.56, 0.25, 0.150))
FULL_SCALE = 2**18  # counts, 18 bit (sensors 1.3)
DC_INFRARED, DC_RED = 0.60, 0.52  # of full scale, where the light is driven to (sensors 1.3)
PERFUSION = 0.015  # AC over DC in infrared at a warm finger; wrists have a third of it (our choice)
BREATH_AC, BREATH_DC = 0.12, 0.25  # of the pulse's height: in height, in level (our choice)
# SpO2 = -45.060 R^2 + 30.354 R + 94.845 of the sensor's maker (sensors 1.3), used the other way round, on its falling side.
CURVE = (-45.060, 30.354, 94.845)
MOTION_AC = 6.0  # in hard running motion is so many times the pulse (our choice: what makes wrists fail)
MOTION_RATIO = 1.0  # motion moves both lights alike: it reads as a saturation near 80 %
SHOT = 0.00012  # of DC, noise of the light (our choice)
GRAVITY_G = 1.0
STEP_G = 0.9  # vertical bounce of hard running at the trunk, g [M]
SWING_G = 0.5  # arm at half the step rate
SENSOR_G = 0.01


@dataclass(frozen=True)
class Ppg:
    """rate_hz samples a second. red, infrared: counts (k,), falling with every pulse, as reflected light does.

    acceleration_g: (k, 3): forward, sideways, up, gravity included.  pulse_s: true moments of the feet of the pulses.
    """

    rate_hz: float
    red: NDArray[np.float32]
    infrared: NDArray[np.float32]
    acceleration_g: NDArray[np.float32]
    pulse_s: Times


def ratio_of_ratios(spo2_pct: Any) -> NDArray[np.float64]:
    """R at which the sensor's curve reads a saturation, for 70-99.9 %.

    >>> round(float(ratio_of_ratios(97.0)), 3)
    0.593
    """
    a, b, c = CURVE
    wanted = np.asarray(spo2_pct, np.float64)
    if wanted.min() < 60 or wanted.max() > 99.9:
        raise BadValue("a saturation of 60-99.9 %", f"{wanted.min():.1f}-{wanted.max():.1f}", "the sensor's curve ends there")
    return np.asarray((-b - np.sqrt(b * b - 4 * a * (c - wanted))) / (2 * a))


def ppg(
    beating: Beats,
    breathing: Breaths,
    seconds: float,
    rate_hz: float,
    rng: np.random.Generator,
    *,
    spo2_pct: Any = 97.5,
    share: Any = 0.0,
    cadence_per_min: Any = 0.0,
    perfusion: float = PERFUSION,
    noise: float = 1.0,
) -> Ppg:
    """Sample the two lights and the acceleration.

    spo2_pct, share of VO2max, cadence_per_min (0 standing still): constants or 1 Hz.  noise: 0 neither motion nor noise in the
    light; the accelerometer moves all the same.
    """
    k = round(seconds * rate_hz)
    at = np.arange(k) / rate_hz
    clock = np.arange(int(np.ceil(seconds)))
    x = np.clip(np.interp(at, clock, series(share, seconds)), 0, 1)
    foot = beating.at_s + np.interp(beating.at_s, at, TRANSIT_S[0] + (TRANSIT_S[1] - TRANSIT_S[0]) * x)
    breath = np.sin(2 * np.pi * breathing.phase(at))
    pulse = _pulses(beating, foot, at, rate_hz) * (1 + BREATH_AC * breath) + BREATH_DC * breath

    steps = np.interp(at, clock, series(cadence_per_min, seconds))
    turns = np.cumsum(steps / 60) / rate_hz
    strong = np.where(steps > 0, x, 0.0)
    acceleration = _acceleration(turns, strong, rng)
    motion = np.zeros(k)
    if noise > 0:
        uneven = 1 + 0.3 * follow(rng.standard_normal(k), 2 * rate_hz, 0.0) * np.sqrt(4 * rate_hz)
        swing = np.sin(2 * np.pi * turns) + 0.5 * np.sin(np.pi * turns + 0.7) + 0.25 * np.sin(4 * np.pi * turns + 1.9)
        motion = noise * MOTION_AC * strong**1.5 * uneven * swing
    r = ratio_of_ratios(np.interp(at, clock, series(spo2_pct, seconds)))
    lights = []
    for dc, of_pulse in ((DC_RED, r), (DC_INFRARED, np.ones(k))):
        shot = noise * SHOT * rng.standard_normal(k)
        level = 1 - perfusion * (of_pulse * pulse + MOTION_RATIO * motion) + shot
        counts = np.clip(np.rint(dc * FULL_SCALE * level), 0, FULL_SCALE - 1)
        lights.append(counts.astype(np.float32))
    return Ppg(rate_hz, lights[0], lights[1], acceleration, foot)


def _pulses(beating: Beats, foot: Times, at: Times, rate_hz: float) -> Times:
    """The train of pulses, height about 1, (k,)."""
    made = np.zeros(len(at))
    if not len(foot):
        return made
    rr = np.clip(np.diff(beating.at_s, prepend=beating.at_s[0] - 0.8), 0.3, 1.6)
    # A heart that had less time to fill throws less: the pulse of an early beat is small, the one after the pause large.
    tall = np.clip(rr / np.median(rr), 0.3, 1.3) * np.where(beating.kind == VENTRICULAR, 0.7, 1.0)
    squeeze = np.sqrt(rr)
    for lag, height, width in PULSE:
        centre, wide = foot + lag * squeeze, width * squeeze
        reach = int(np.ceil(4 * wide.max() * rate_hz))
        index = np.rint(centre * rate_hz).astype(np.int64)[:, None] + np.arange(-reach, reach + 1)
        bell = (height * tall)[:, None] * np.exp(-0.5 * ((index / rate_hz - centre[:, None]) / wide[:, None]) ** 2)
        inside = (index >= 0) & (index < len(at))
        made += np.bincount(index[inside], bell[inside], minlength=len(at))
    return made


def _acceleration(turns: Times, strong: Times, rng: np.random.Generator) -> NDArray[np.float32]:
    """Forward, sideways, up in g: a bounce with every step, a swing with every other."""
    bounce = np.sin(2 * np.pi * turns) + 0.4 * np.sin(4 * np.pi * turns + 0.5)
    swing = np.sin(np.pi * turns + 0.3)
    hard = strong[:, None]
    made = np.stack([0.4 * STEP_G * np.sin(2 * np.pi * turns + 1.2), SWING_G * swing, STEP_G * bounce], axis=1) * hard
    made[:, 2] += GRAVITY_G
    return (made + SENSOR_G * rng.standard_normal(made.shape)).astype(np.float32)
