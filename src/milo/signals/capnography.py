"""Carbon dioxide breath by breath: when it was breathed, its end-tidal pressure, and how much was given off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.signals.breathing import Breaths
from milo.signals.co2_sensors import Co2Sensor, sees_breaths
from milo.signals.gas import AIR_CO2, STANDARD_MMHG, dry_fraction, stpd_per_btps
from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]

SMOOTHER_S = 0.15  # before a lag is taken back (reference 1.4: .1-.2 s)
DELAY_S = (0.0, 3.5)  # searched; a sidestream line has up to 2.7 s (reference 1.4)
EDGE_S = 0.1  # to either side of a fall over which it is measured: a washout's length (our choice)
LEAST_FALL_MMHG = (
    5.0  # when breathing in begins, mean over breaths; a mask that rebreathes or a blind sensor shows less (our choice)
)
CLEAR_SE = 4.0  # standard errors, over breaths, by which the best delay must explain more than any other (our choice)
NEIGHBOUR_S = 0.3  # delays nearer than this are the same
LEAST_ALIGN_BREATHS = 5  # (our choice)
PLATEAU_S = 0.5  # of alveolar air for an end-tidal value (reference 1.6)
LAST_S = 0.2  # before the fall, over which the end-tidal value is taken (reference 1.6)
FALL_S = 0.1  # before breathing in from which the smoothed fall reaches in (our choice: the smoother's half and the delay's error)
RISEN = 0.8  # of the end value from which alveolar air has come (our choice)
SLOPE_NOISE_MMHG_S = -0.5  # an alveolar slope is above 0 (reference 1.6); noise and rounding are allowed this (our choice)
END_TIDAL_MMHG = (10.0, 80.0)  # outside, sensor or alignment are wrong (our choice)


@dataclass(frozen=True)
class Aligned:
    """CO2 at the moment it was breathed, mmHg, (n,), NaN where there is none; None with a reason when it cannot be had."""

    co2_mmhg: Floats | None
    delay_s: float | None
    tau_s: float
    code: str = ""
    reason: str = ""


def align_co2(
    co2_mmhg: ArrayLike,
    breaths: Breaths,
    rate_hz: float,
    sensor: Co2Sensor,
    *,
    known_delay_s: float | None = None,
) -> Aligned:
    """CO2 with the sensor's lag and dead time taken back.

    co2_mmhg: shape (n,), mmHg, as read, on the same clock and rate as the flow the breaths come from; NaN where missing.
    sensor: what it can do; its time constant is taken back as x + tau dx/dt after a .15 s mean.
    known_delay_s: measured before, at rest; None: search 0-3.5 s for the delay at which CO2 falls most where breathing in begins.
    Deviation from reference 1.4, which aligns the rise with breathing out: the rise waits for the dead space, the fall does not.
    Refused (None and reason) for a sensor too slow at this rate, too few breaths, no fall to be seen, or two delays that fit alike.
    Raises BadValue for a shape or time constant that cannot be.
    """
    read = np.asarray(co2_mmhg, np.float64)
    if read.ndim != 1:
        raise BadValue("one row of CO2", f"shape {read.shape}", "hand in one channel")
    good = breaths.good
    if good.sum() < LEAST_ALIGN_BREATHS:
        return Aligned(
            None, None, sensor.tau_s, "too_few_breaths", f"{int(good.sum())} whole breaths, alignment needs {LEAST_ALIGN_BREATHS}"
        )
    able = sees_breaths(sensor, float(np.median(breaths.rate_per_min[good])))
    if able is not None:
        return Aligned(None, None, sensor.tau_s, *able)
    # A quick sensor's fall is over within the edges: smoothed, one delay is best and not a range.
    quick = without_lag(read, rate_hz, sensor.tau_s)
    delay, wrong = (
        (known_delay_s, None)
        if known_delay_s is not None
        else _delay(quick if sensor.tau_s > 0 else smoothed(read, rate_hz), breaths.start_s[good][1:], rate_hz)
    )
    if wrong is not None or delay is None:
        return Aligned(None, None, sensor.tau_s, *(wrong or ("no_delay", "the delay is not known")))
    at = np.arange(len(quick), dtype=np.float64)
    return Aligned(np.interp(at + delay * rate_hz, at, quick, right=np.nan), delay, sensor.tau_s)


def without_lag(co2: Floats, rate_hz: float, tau_s: float) -> Floats:
    """What a first-order sensor would have read without its time constant, (n,), in the unit handed in."""
    if tau_s <= 0:
        return co2
    smooth = smoothed(co2, rate_hz)
    return np.asarray(smooth + tau_s * np.gradient(smooth) * rate_hz)


def smoothed(co2: Floats, rate_hz: float) -> Floats:
    """Mean over .15 s about each sample, (n,)."""
    size = max(1, round(SMOOTHER_S * rate_hz)) | 1
    return np.convolve(np.pad(co2, size // 2, mode="edge"), np.full(size, 1 / size), mode="valid")


def _delay(co2: Floats, falls_s: Floats, rate_hz: float) -> tuple[float | None, tuple[str, str] | None]:
    """Delay at which CO2 falls most at these moments, or why there is none."""
    tries = np.arange(DELAY_S[0], DELAY_S[1], 1 / max(rate_hz, 50.0))
    at = np.arange(len(co2)) / rate_hz
    when = falls_s[:, None] + tries[None, :]
    before = np.interp(when - EDGE_S, at, co2, left=np.nan, right=np.nan)
    after = np.interp(when + EDGE_S, at, co2, left=np.nan, right=np.nan)
    # The last breaths lack the late tries; a try needs most of the breaths.
    each = before - after
    seen = np.isfinite(each)
    fall = np.where(seen, each, 0.0).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    fall[seen.sum(axis=0) < max(LEAST_ALIGN_BREATHS - 1, len(falls_s) // 2)] = -np.inf
    best = int(np.argmax(fall))
    if not fall[best] >= LEAST_FALL_MMHG:
        return None, ("no_fall", f"CO2 does not fall by {LEAST_FALL_MMHG:.0f} mmHg when breathing in; is the sensor in the mask?")
    other = int(np.argmax(np.where(np.abs(tries - tries[best]) > NEIGHBOUR_S, fall, -np.inf)))
    more = each[:, best] - each[:, other]
    more = more[np.isfinite(more)]
    if len(more) < LEAST_ALIGN_BREATHS - 1 or more.mean() < CLEAR_SE * more.std() / np.sqrt(len(more)):
        return None, (
            "ambiguous_delay",
            "two delays fit alike because breathing is so even; measure the delay with a few uneven breaths at rest",
        )
    # The fall is a washout of finite length; its middle comes half of it after the first fresh air.
    return float(max(tries[best] - EDGE_S / 2, 0.0)), None


@dataclass(frozen=True)
class EndTidal:
    """End-tidal CO2 of each breath, mmHg, (m,), NaN where it cannot be had, and why: blind, no_plateau, falling, outside, gap."""

    co2_mmhg: Floats
    code: tuple[str, ...]


def end_tidal(aligned: Aligned, breaths: Breaths, rate_hz: float) -> EndTidal:
    """End-tidal CO2 of each breath, in mmHg: the mean of the last .2 s before it falls.

    A value needs .5 s of alveolar air (above .8 of its end) whose second half does not fall. A sensor that was refused gives none
    ("blind").
    Source: reference 1.6.
    """
    m = len(breaths)
    if aligned.co2_mmhg is None:
        return EndTidal(np.full(m, np.nan), ("blind",) * m)
    co2 = aligned.co2_mmhg
    made = np.full(m, np.nan)
    code = ["gap"] * m
    spared = round(FALL_S * rate_hz)
    tail, least = max(1, round(LAST_S * rate_hz)), max(2, round(PLATEAU_S * rate_hz))
    for k, (b, c) in enumerate(zip((breaths.out_s * rate_hz).astype(int), (breaths.end_s * rate_hz).astype(int), strict=True)):
        out = co2[b : c - spared]
        if len(out) < tail or not np.isfinite(out).all() or not breaths.good[k]:
            continue
        level = float(np.mean(out[-tail:]))
        below = np.flatnonzero(out < RISEN * level)
        plateau = out[below[-1] + 1 if len(below) else 0 :]
        if len(plateau) < least:
            code[k] = "no_plateau"
            continue
        # A time constant taken back a little too much overshoots where the plateau begins; its end tells the slope.
        late = plateau[-max(least, len(plateau) // 2) :]
        t = (np.arange(len(late)) - (len(late) - 1) / 2) / rate_hz
        if float(t @ late / (t @ t)) < SLOPE_NOISE_MMHG_S:
            code[k] = "falling"
        elif not END_TIDAL_MMHG[0] <= level <= END_TIDAL_MMHG[1]:
            code[k] = "outside"
        else:
            made[k], code[k] = level, ""
    return EndTidal(made, tuple(code))


def vco2_l_min(
    aligned: Aligned,
    flow_btps_l_s: ArrayLike,
    breaths: Breaths,
    rate_hz: float,
    pressure_mmhg: float = STANDARD_MMHG,
    inspired_co2: float = AIR_CO2,
) -> Floats:
    """CO2 given off in each breath, L/min STPD, (m,): rate times what its breathing out carries above inspired air.

    flow_btps_l_s: (n,), L/s BTPS, breathing out positive, the flow the breaths were found in.  inspired_co2: fraction of dry gas.
    NaN for every breath when the CO2 could not be aligned, and for breaths with missing CO2.
    What the mask's own dead space gives back is not taken off.
    Source: reference 1.6.
    """
    m = len(breaths)
    if aligned.co2_mmhg is None or not m:
        return np.full(m, np.nan)
    flow = np.asarray(flow_btps_l_s, np.float64)
    fraction = dry_fraction(aligned.co2_mmhg, pressure_mmhg) - inspired_co2
    b, c = np.round(breaths.out_s * rate_hz).astype(int), np.round(breaths.end_s * rate_hz).astype(int)
    upto = np.concatenate([[0.0], np.cumsum(np.where(np.isfinite(fraction * flow), fraction * flow, 0.0))])
    carried = np.concatenate([[0.0], np.cumsum(np.where(np.isfinite(fraction), fraction, 0.0))])
    gone = np.concatenate([[0], np.cumsum(~np.isfinite(fraction * flow))])
    litres = ((upto[c] - upto[b]) - breaths.zero_l_s * (carried[c] - carried[b])) / rate_hz * stpd_per_btps(pressure_mmhg)
    made = litres * breaths.rate_per_min
    made[(gone[c] > gone[b]) | ~breaths.good] = np.nan
    return np.asarray(made)


def mixed_expired_mmhg(aligned: Aligned, flow_btps_l_s: ArrayLike, breaths: Breaths, rate_hz: float) -> Floats:
    """CO2 of all the air of each breath mixed, mmHg, (m,): flow-weighted mean while breathing out; NaN as in vco2_l_min."""
    if aligned.co2_mmhg is None or not len(breaths):
        return np.full(len(breaths), np.nan)
    # With a dry fraction equal to the pressure, litres per minute over ventilation is the mixed pressure.
    per_min = vco2_l_min(aligned, flow_btps_l_s, breaths, rate_hz, inspired_co2=0.0)
    return np.asarray(per_min / breaths.ventilation_l_min / stpd_per_btps() * (STANDARD_MMHG - 47.0))
