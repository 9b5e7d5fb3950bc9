"""An electrocardiogram as a single-lead chest board gives it: beats drawn as sums of bell curves, and what disturbs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.lags import follow
from milo.twin.rhythm import ATRIAL, NORMAL, VENTRICULAR, Beats, Breaths, Times, series

# Waves of a beat at 60 bpm: seconds from R, height over R, widths (sd) before and after the top in s. Places and proportions after
# McSharry 2003 (theta -70, -15, 0, 15, 100 degrees) [M]; T leans to the right, as real ones do (our choice).
WAVES = {
    "P": (-0.170, 0.15, 0.024, 0.024),
    "Q": (-0.034, -0.13, 0.010, 0.010),
    "R": (0.000, 1.00, 0.011, 0.011),
    "S": (0.034, -0.22, 0.011, 0.011),
    "T": (0.290, 0.28, 0.065, 0.042),
}
# A ventricular beat: broad, tall, no P, T against it (our choice, after textbook shapes).
VENTRICULAR_WAVES = {"R": (0.0, 1.35, 0.035, 0.045), "S": (0.110, -0.45, 0.030, 0.040), "T": (0.330, -0.40, 0.070, 0.060)}
R_MV = 1.0
BREATH_SWING = 0.08  # of R's height with the breath (our choice)
WANDER_MV = (0.05, 0.30)  # baseline, at rest and in hard work (sensors 1.2)
MUSCLE_MV = (0.010, 0.120)  # rms, at rest and in hard work (our choice within sensors 1.2's 20-100 Hz band)
MUSCLE_HZ = (20.0, 100.0)
MAINS_MV = 0.01
POPS_PER_H, POP_MV, POP_S = 4.0, 0.8, 0.4  # electrode pops, at rest; three times as many in hard work (our choice)
OFF_PER_H, OFF_S = 1.5, (1.0, 8.0)  # electrode off, in hard work; none at rest (our choice)
SETTLE_S = 1.0  # after contact is back the front end needs so long (sensors 1.2)


@dataclass(frozen=True)
class Ecg:
    """rate_hz samples a second. mv: (k,), NaN while an electrode is off. lead_on: (k,). r_s: true moments of the R waves."""

    rate_hz: float
    mv: NDArray[np.float32]
    lead_on: NDArray[np.bool_]
    r_s: Times


def ecg(
    beating: Beats,
    breathing: Breaths,
    seconds: float,
    rate_hz: float,
    rng: np.random.Generator,
    *,
    share: Any = 0.0,
    noise: float = 1.0,
    mains_hz: float = 50.0,
) -> Ecg:
    """Sample an electrocardiogram of these beats, in mV at the skin.

    share: of VO2max, constant or 1 Hz; more of it brings more wander, muscle, pops and lost contact.
    noise: 0 clean, 1 as a chest board has it. rng is asked for noise alone: beats stay where they are whatever the rate.
    """
    k = round(seconds * rate_hz)
    at = np.arange(k) / rate_hz
    mv = R_MV * draw(beating, breathing, at, rate_hz)
    lead_on = np.ones(k, bool)
    if noise > 0:
        x = np.clip(np.interp(at, np.arange(int(np.ceil(seconds))), series(share, seconds)), 0, 1)
        mv += noise * _disturbances(at, rate_hz, x, breathing, mains_hz, rng)
        lead_on = _contact(at, x * noise, rng)
    return Ecg(rate_hz, np.where(lead_on, mv, np.nan).astype(np.float32), lead_on, beating.at_s)


def draw(beating: Beats, breathing: Breaths, at: Times, rate_hz: float) -> Times:
    """The beats alone, in heights of R, (k,) at moments at."""
    rr = (
        np.diff(beating.at_s, prepend=2 * beating.at_s[0] - beating.at_s[1])
        if len(beating.at_s) > 1
        else np.ones(len(beating.at_s))
    )
    rr = np.clip(rr, 0.27, 2.0)
    height = 1 + BREATH_SWING * np.sin(2 * np.pi * breathing.phase(beating.at_s))
    made = np.zeros(len(at))
    for shape, kinds in ((WAVES, (NORMAL, ATRIAL)), (VENTRICULAR_WAVES, (VENTRICULAR,))):
        chosen = np.isin(beating.kind, kinds)
        # P and T move in with the square root of the interval (Bazett), QRS keeps its width.
        squeeze = np.sqrt(rr[chosen])
        for name, (lag, tall, before, after) in shape.items():
            by = np.ones_like(squeeze) if name in "QRS" else np.minimum(squeeze, 1.1)
            tallness = np.full(len(by), tall)
            if name == "P":
                tallness[beating.kind[chosen] == ATRIAL] *= 0.6  # from elsewhere in the atrium
            _bells(made, at, rate_hz, beating.at_s[chosen] + lag * by, tallness * height[chosen], before * by, after * by)
    return made


def _bells(made: Times, at: Times, rate_hz: float, centre: Times, tall: Times, before: Times, after: Times) -> None:
    """Add bell curves with their own width on either side, within four widths."""
    if not len(centre):
        return
    reach = int(np.ceil(4 * max(before.max(), after.max()) * rate_hz))
    index = np.rint(centre * rate_hz).astype(np.int64)[:, None] + np.arange(-reach, reach + 1)
    away = index / rate_hz - centre[:, None]
    width = np.where(away < 0, before[:, None], after[:, None])
    bell = tall[:, None] * np.exp(-0.5 * (away / width) ** 2)
    inside = (index >= 0) & (index < len(at))
    made += np.bincount(index[inside], bell[inside], minlength=len(at))


def _disturbances(at: Times, rate_hz: float, x: Times, breathing: Breaths, mains_hz: float, rng: np.random.Generator) -> Times:
    k, seconds = len(at), len(at) / rate_hz
    slow = follow(rng.standard_normal(k), 0.6 * rate_hz, 0.0).astype(np.float64)
    slow /= max(float(slow.std()), 1e-12)
    wander = (WANDER_MV[0] + (WANDER_MV[1] - WANDER_MV[0]) * x) * (0.6 * np.sin(2 * np.pi * breathing.phase(at)) + 0.4 * slow)
    muscle = (MUSCLE_MV[0] + (MUSCLE_MV[1] - MUSCLE_MV[0]) * x**1.5) * _band(k, rate_hz, rng)
    mains = MAINS_MV * np.sin(2 * np.pi * (mains_hz * at + rng.random()))
    pops = np.zeros(k)
    for moment, size in zip(*_moments(seconds, POPS_PER_H * (1 + 2 * float(x.mean())), rng), strict=True):
        pops += np.where(at >= moment, POP_MV * size * np.exp(-np.maximum(at - moment, 0) / POP_S), 0)
    return np.asarray(wander + muscle + mains + pops)


def _moments(seconds: float, per_h: float, rng: np.random.Generator) -> tuple[list[float], list[float]]:
    many = int(rng.poisson(per_h * seconds / 3600))
    return (rng.random(many) * seconds).tolist(), rng.standard_normal(many).tolist()


def _band(k: int, rate_hz: float, rng: np.random.Generator) -> Times:
    """White noise of MUSCLE_HZ as far as the rate reaches, rms 1, (k,)."""
    hz = np.fft.rfftfreq(k, 1 / rate_hz)
    spectrum = np.fft.rfft(rng.standard_normal(k))
    spectrum[(hz < MUSCLE_HZ[0]) | (hz > MUSCLE_HZ[1])] = 0
    made = np.fft.irfft(spectrum, k)
    return np.asarray(made / max(float(made.std()), 1e-12))


def _contact(at: Times, x: Times, rng: np.random.Generator) -> NDArray[np.bool_]:
    on = np.ones(len(at), bool)
    moments, _ = _moments(float(at[-1]) if len(at) else 0.0, OFF_PER_H * float(x.mean()), rng)
    for moment in moments:
        on &= (at < moment) | (at > moment + rng.uniform(*OFF_S) + SETTLE_S)
    return on
