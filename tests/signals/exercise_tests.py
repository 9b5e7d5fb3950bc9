"""Exercise tests with known thresholds, made here: a body of first-order lags that breathes with the noise of real carts.

Above VT1 bicarbonate adds CO2, above VT2 ventilation outruns CO2; both set in softly. The truth is the heart rate, without its
noise, at the moment VO2 crosses each threshold. Nothing here is taken from the code under test.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.vocabulary.breath_table import BreathTable, Column


@dataclass(frozen=True)
class Trial:
    """A test and what it should say: heart rate and VO2 (mL/min) at both thresholds, the highest heart rate."""

    table: BreathTable
    vt1_bpm: float
    vt2_bpm: float
    vt1_vo2: float
    vt2_vo2: float
    vo2max: float
    max_bpm: float


def incremental(
    seed: int,
    *,
    step_s: float = 0.0,
    noise: float | None = None,
    end_tidal: bool = True,
    load: bool = True,
    steady: bool = False,
    fast: bool = False,
    short: bool = False,
) -> Trial:
    """One person's test.

    step_s: 0 for a ramp, else the length of its steps. steady: constant moderate load, no thresholds show.
    fast: a ramp of five to nine minutes, as athletes ride it, with thresholds at the higher shares athletes have.
    short: half as long as that.
    """
    rng = np.random.default_rng(seed)
    weight = rng.uniform(52, 92)
    trained = rng.uniform(0, 1)
    vo2max = weight * (30 + 36 * trained)
    vt1, vt2 = rng.normal(0.54 + 0.14 * trained, 0.04), rng.normal(0.83 + 0.08 * trained, 0.03)
    vt1, vt2 = (vt1 + 0.06, vt2 + 0.03) if fast else (vt1, vt2)
    vt1, vt2 = np.clip(vt1, 0.45, 0.82), np.clip(vt2, 0.72, 0.95)
    vt2 = max(vt2, vt1 + 0.10)
    rest_bpm, max_bpm = rng.uniform(48, 80), rng.uniform(170, 202)
    seconds = np.arange(0, 3_000.0)
    demand, load_w = _protocol(rng, seconds, vo2max, step_s, steady, fast, short)
    n = seconds.size
    rest = 4.5 * weight
    tau, delay = rng.uniform(24, 40), int(rng.uniform(8, 16))
    aim = np.minimum(rest + demand, vo2max * 1.005)
    vo2 = _lag(np.concatenate((np.full(delay, rest), aim))[:n], tau, rest)
    peak_at = int(np.argmax(vo2))
    x = vo2 / vo2max
    soft = 0.012
    aerobic = rng.uniform(0.80, 0.84) * vo2 + rng.uniform(0.05, 0.11) * vo2 * x
    vco2 = aerobic + rng.uniform(0.28, 0.55) * vo2max * _hinge(x - vt1, soft)
    vco2 = _lag(vco2, rng.uniform(6, 14), vco2[0])
    slope, over = rng.uniform(22, 29), rng.uniform(0.35, 0.9)
    at_vt2 = np.interp(vt2, np.maximum.accumulate(x[: peak_at + 1]) + np.arange(peak_at + 1) * 1e-12, vco2[: peak_at + 1])
    drive = vco2 + over * vo2max * _hinge(vco2 / vo2max - at_vt2 / vo2max, soft)
    ve = rng.uniform(2.5, 6.0) + slope * drive / 1000
    ve = _lag(ve, rng.uniform(4, 10), ve[0])
    bend = rng.uniform(0.0, 0.06)
    heart = rest_bpm + (max_bpm - rest_bpm) * np.clip(x - bend * np.maximum(x - 0.85, 0) / 0.15, 0, 1)
    heart = _lag(heart, rng.uniform(3, 10), heart[0])
    heart = np.minimum(heart, max_bpm)
    first = [int(np.argmax(x[: peak_at + 1] >= t)) for t in (vt1, vt2)]
    table = _breathe(rng, seconds, vo2, vco2, ve, heart, rng.uniform(0.05, 0.13) if noise is None else noise)
    if not end_tidal:
        table = _without(table, "petco2_mmhg", "peto2_mmhg")
    loads = np.interp(table.t_s, seconds, load_w) if load else np.full(len(table), np.nan)
    table = BreathTable(
        **{**{k: getattr(table, k) for k in _KEPT}, "load": loads, "load_unit": "W" if load else "", "weight_kg": weight}
    )
    return Trial(
        table,
        float(heart[first[0]]),
        float(heart[first[1]]),
        float(vo2[first[0]]),
        float(vo2[first[1]]),
        float(vo2.max()),
        float(heart.max()),
    )


_KEPT = ("t_s", "vo2_ml_min", "vco2_ml_min", "ve_l_min", "hr_bpm", "petco2_mmhg", "peto2_mmhg", "breath_rate", "vt_l")


def _protocol(
    rng: np.random.Generator, s: Column, vo2max: float, step_s: float, steady: bool, fast: bool, short: bool
) -> tuple[Column, Column]:
    """(demand above rest in mL/min, load in W)."""
    rest_s, warm_s = rng.uniform(60, 150), rng.uniform(120, 200)
    warm = rng.uniform(0.15, 0.25) * vo2max
    ramp_s = rng.uniform(500, 840) if not step_s else max(rng.uniform(6.2, 8.0) * step_s, 600)
    ramp_s *= 0.3 if short else 0.6 if fast else 1.0
    rise = np.clip(s - rest_s - warm_s, 0, None)
    if step_s:
        rise = np.ceil(rise / step_s) * step_s
    demand = np.where(s < rest_s, 0, warm + (1.35 if short else 0.92) * (vo2max - warm) * rise / ramp_s)
    if steady:
        demand = np.where(s < rest_s, 0, 0.45 * vo2max)
        end = rest_s + 900.0
    else:
        end = rest_s + warm_s + ramp_s + rng.uniform(10, 40)
    demand = np.where(s > end, 0.06 * vo2max, demand)
    keep = s <= end + 120
    demand = np.where(keep, demand, np.nan)[keep]
    demand = np.concatenate((demand, np.full(s.size - demand.size, 0.0)))
    _protocol.end = end + 120  # type: ignore[attr-defined]
    return demand, np.maximum((demand - 0.05 * vo2max), 0) / 10.5


def _lag(aim: Column, tau_s: float, first: float) -> Column:
    from scipy.signal import lfilter

    gain = 1 - np.exp(-1 / tau_s)
    return np.asarray(lfilter([gain], [1, gain - 1], aim, zi=[(1 - gain) * first])[0])


def _hinge(x: Column, width: float) -> Column:
    return np.logaddexp(0, x / width) * width


def _breathe(
    rng: np.random.Generator, s: Column, vo2: Column, vco2: Column, ve: Column, heart: Column, noise: float
) -> BreathTable:
    """Breaths of uneven depth and length: the depth moves all three flows together, each has noise of its own beside."""
    end = _protocol.end  # type: ignore[attr-defined]
    depth = np.minimum(0.55 + 0.028 * (ve - 8), 2.6)
    rate = np.clip(ve / depth, 8, 65)
    count = np.cumsum(rate / 60)
    wobble = rng.normal(0, 0.12, int(count[-1]) + 2)
    at = np.interp(np.arange(1, int(count[-1])) + wobble[: int(count[-1]) - 1], count, s)
    at = np.sort(at[at < end])
    n = at.size
    shared = _red(rng, n, noise, 0.25)
    own = [rng.normal(0, 0.3 * noise, n) for _ in range(3)]
    gas = [np.interp(at, s, v) * np.exp(shared + o) for v, o in zip((vo2, vco2, ve), own, strict=True)]
    true_ve, true_vco2, true_vo2 = (np.interp(at, s, v) for v in (ve, vco2, vo2))
    dead = 0.16 + 0.17 * np.clip(1 - true_vo2 / vo2.max(), 0, 1) ** 1.5
    petco2 = 863 * true_vco2 / 1000 / (true_ve * (1 - dead)) + 2 + rng.normal(0, 0.8, n)
    peto2 = 147 - (petco2 - 2) / np.clip(true_vco2 / true_vo2, 0.6, 1.5) + rng.normal(0, 1.0, n)
    bpm = np.round(np.interp(at, s, heart) + _red(rng, n, 1.2, 0.7))
    frequency = np.interp(at, s, rate) * np.exp(rng.normal(0, 0.08, n))
    return BreathTable(np.round(at, 1), *gas, bpm, np.round(petco2, 1), np.round(peto2, 1), frequency, gas[2] / frequency)


def _red(rng: np.random.Generator, n: int, sd: float, memory: float) -> Column:
    from scipy.signal import lfilter

    return np.asarray(lfilter([np.sqrt(1 - memory**2)], [1, -memory], rng.normal(0, sd, n)))


def _without(table: BreathTable, *names: str) -> BreathTable:
    from dataclasses import replace

    return replace(table, **{name: np.full(len(table), np.nan) for name in names})
