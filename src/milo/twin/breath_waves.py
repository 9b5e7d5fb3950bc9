"""What a mask feels of breathing: flow, and carbon dioxide as a quick or a slow sensor shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.lags import follow
from milo.twin.rhythm import Breaths, Times, series
from milo.vocabulary.errors import BadValue

DUTY = (0.40, 0.50)  # of a breath spent breathing in, rest and hard work (reference 6.5)
IN_SKEW, OUT_SKEW = 0.95, 0.75  # half-sines sin(pi u^skew): below 1 the top comes early, most of all breathing out (our choice)
DEAD_SPACE_L, MASK_L = 0.15, 0.05  # of the airways, 2.2 mL/kg at 70 kg [M]; of the mask (our choice)
UPSTROKE_S, WASHOUT_S = 0.15, 0.10  # from fresh air to the plateau (reference 6.5), and back (our choice)
SLOPE_MMHG_S = (1.0, 3.0)  # of the plateau, rest and hard work (reference 6.5)
FLOW_NOISE_L_S, CO2_NOISE_MMHG = 0.010, 0.3  # rms (our choice)
GAIN_SD, LEAK = 0.03, (0.0, 0.08)  # of flow; of what is breathed out (reference 6.6)
ZERO_L_S = 0.01  # what auto-zeroing leaves of the reference's .3 Pa (our choice)
_FINE = np.linspace(0, 1, 2001)


@dataclass(frozen=True)
class BreathWaves:
    """rate_hz samples a second. flow_l_s: (k,) BTPS, breathing out is positive. co2_mmhg: (k,).

    in_s, out_s: true beginnings of breathing in and out; volume_l: true tidal volume of each breath, (m,).
    """

    rate_hz: float
    flow_l_s: NDArray[np.float32]
    co2_mmhg: NDArray[np.float32]
    in_s: Times
    out_s: Times
    volume_l: Times


def breath_waves(
    breathing: Breaths,
    seconds: float,
    rate_hz: float,
    rng: np.random.Generator,
    *,
    tidal_volume_l: Any,
    petco2_mmhg: Any,
    share: Any = 0.0,
    sensor_tau_s: float = 0.0,
    sensor_delay_s: float = 0.0,
    noise: float = 1.0,
) -> BreathWaves:
    """Sample flow and carbon dioxide of these breaths.

    tidal_volume_l, petco2_mmhg, share of VO2max: constants or 1 Hz. The flow of each phase sums to the breath's own volume, and the
    plateau ends at its end-tidal pressure. sensor_tau_s, sensor_delay_s: a first-order sensor at the end of a line (sensors 1.4).
    noise: 0 true, 1 with the errors of a mask: gain, zero, leak, jitter.
    Raises BadValue for a breath too shallow to leave the dead space.
    """
    k = round(seconds * rate_hz)
    at = np.arange(k) / rate_hz
    clock = np.arange(int(np.ceil(seconds)))
    middle = np.clip(breathing.start_s, 0, seconds - 1)
    x = np.clip(np.interp(middle, clock, series(share, seconds)), 0, 1)
    volume = np.interp(middle, clock, series(tidal_volume_l, seconds)) * breathing.depth
    end_tidal = np.interp(middle, clock, series(petco2_mmhg, seconds))
    dead = DEAD_SPACE_L + MASK_L
    if volume.min() <= dead:
        raise BadValue(f"tidal volumes above {dead:.2f} L", f"{volume.min():.2f}", "that air never reaches the alveoli")
    taking_in = breathing.length_s * (DUTY[0] + (DUTY[1] - DUTY[0]) * x)
    giving_out = breathing.length_s - taking_in
    out_s = breathing.start_s + taking_in

    which = np.clip(np.searchsorted(breathing.start_s, at, side="right") - 1, 0, len(volume) - 1)
    into = at - breathing.start_s[which]
    is_in = into < taking_in[which]
    u_in = np.clip(into / taking_in[which], 0, 1)
    since_out = into - taking_in[which]
    u_out = np.clip(since_out / giving_out[which], 0, 1)
    flow = np.where(
        is_in,
        -_half_sine(u_in, IN_SKEW) * (volume / taking_in)[which],
        _half_sine(u_out, OUT_SKEW) * (volume / giving_out)[which],
    )

    # Air of the dead space comes first; then the upstroke, centred half its length later, then the plateau up to the end.
    fresh_s = giving_out * np.interp(dead / volume, _summed(OUT_SKEW), _FINE)
    slope = SLOPE_MMHG_S[0] + (SLOPE_MMHG_S[1] - SLOPE_MMHG_S[0]) * x
    plateau = end_tidal[which] - slope[which] * np.maximum(giving_out[which] - since_out, 0)
    rising = _smooth_step((since_out - fresh_s[which]) / UPSTROKE_S)
    # What was breathed out last is still at the sensor when breathing in begins; before the first breath it is fresh.
    last = np.where(which > 0, end_tidal[np.maximum(which - 1, 0)], 0.0)
    co2 = np.where(is_in, last * (1 - _smooth_step(into / WASHOUT_S)), plateau * rising)

    if noise > 0:
        gain = 1 + noise * GAIN_SD * rng.standard_normal()
        zero = noise * ZERO_L_S * rng.standard_normal()
        leak = 1 - noise * rng.uniform(*LEAK)
        flow = flow * gain * np.where(is_in, 1.0, leak) + zero + noise * FLOW_NOISE_L_S * rng.standard_normal(k)
        co2 = np.maximum(co2 + noise * CO2_NOISE_MMHG * rng.standard_normal(k), 0)
    if sensor_tau_s > 0:
        co2 = follow(co2, sensor_tau_s * rate_hz, 0.0)
    late = round(sensor_delay_s * rate_hz)
    if late:
        co2 = np.concatenate([np.full(min(late, k), co2[0]), co2[: max(k - late, 0)]])
    return BreathWaves(rate_hz, flow.astype(np.float32), co2.astype(np.float32), breathing.start_s, out_s, volume)


def _half_sine(u: Times, skew: float) -> Times:
    """sin(pi u^skew) scaled to sum to 1 over 0..1."""
    return np.asarray(np.sin(np.pi * u**skew) / _AREA[skew])


def _summed(skew: float) -> Times:
    """Share of the volume gone at each place of _FINE."""
    gone = np.cumsum(np.sin(np.pi * _FINE**skew))
    return np.asarray(gone / gone[-1])


def _smooth_step(u: Times) -> Times:
    u = np.clip(u, 0, 1)
    return u * u * (3 - 2 * u)


_AREA = {skew: float(np.sin(np.pi * _FINE**skew).mean() * 2001 / 2000) for skew in (IN_SKEW, OUT_SKEW)}
