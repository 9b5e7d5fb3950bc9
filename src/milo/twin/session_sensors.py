"""What devices make of a session: heart rate by strap and wrist, saturation, way, power, and what a mask tells (reference 6.6).

Each sense asks for a generator of its own name and draws for everybody, so that adding a sense, or giving somebody another device,
changes nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from milo.twin.effort import Going
from milo.twin.lags import episodes, follow, wander
from milo.twin.session import Truth
from milo.twin.traits import Flags, Floats
from milo.vocabulary.errors import UnknownName

Chance = Callable[[str], np.random.Generator]  # a generator by the name of a sense, such as Draws

CHEST, WRISTS = "strap", ("watch", "band", "ring")
STRAP_SD = 1.0  # bpm
STRAP_ARTEFACTS, STRAP_ARTEFACTS_MOVING, ARTEFACT_SD, ARTEFACT_S = 0.01, 0.05, 25.0, 1.5  # of beats; bpm, s (sd, s: our choice)
STRAP_OFF, STRAP_OFF_S = 0.003, 12.0  # of the time, s a time (our choice)
WRIST_BIAS = 0.03  # of the rate: within +-3 % for two thirds of wearers (reference says +-3 %)
WRIST_SD, WRIST_SD_CHANGING = 3.0, 9.0  # bpm, steady and in intervals (8-12)
CHANGING_BPM_S = 0.25  # mean change of the rate that counts as intervals (our choice)
WRIST_LAG_S, WRIST_ERROR_S = 6.0, 15.0  # optics average; their errors last (our choice)
LOCK, LOCK_S, LOCK_NEAR_BPM = 0.03, 60.0, 25.0  # of minutes on foot the cadence is read; likelier when it is near (our choice)
WRIST_GAPS, WRIST_GAP_S = (0.05, 0.20), 20.0  # of the time, from wearer to wearer
SPO2_SD, SPO2_DARK, SPO2_ERROR_S = 1.5, 1.0, 20.0  # points; skin that is dark reads high
SPO2_GAPS_STILL, SPO2_GAPS_MOVING, SPO2_GAP_S = 0.03, 0.60, 30.0  # motion drops it out (our choice)
SPO2_LATE_S = 15.0  # of blood from lung to finger [M]
WAY_BIAS, SPEED_SD, SPEED_ERROR_S = 0.010, 0.03, 8.0  # of the whole way; of the speed (our choice: open sky)
POWER_BIAS, POWER_SD = 0.015, 0.03  # power meters (our choice, makers say 1-2 %)
MASK_GAIN, MASK_LEAK, PETCO2_SD = 0.03, (0.0, 0.08), 2.0  # flow gain, leak; mmHg (sensors 1.4, 1.5)


@dataclass(frozen=True)
class Seen:
    """What was recorded, arrays (t, n); NaN where nothing was. distance_m counts from the beginning, as a device sums it."""

    heart_rate_bpm: Floats
    spo2_pct: Floats
    speed_m_s: Floats | None
    distance_m: Floats | None
    power_w: Floats | None
    per_min: Floats | None


@dataclass(frozen=True)
class MaskSeen:
    """What a mask made of breathing, arrays (t, n)."""

    ventilation_l_min: Floats
    breath_rate: Floats
    petco2_mmhg: Floats
    vco2_ml_min: Floats


def observe_session(truth: Truth, how: Going, device: str | Any, chance: Chance, *, dark_skin: Any = False) -> Seen:
    """A session as a wearable tells it.

    how: effort.going of the same people.  device: "strap", "watch", "band" or "ring", one for all or (n,).
    chance: generators by name: "strap", "wrist", "oximeter", "way", "power".  dark_skin: (n,) or one for all.
    Raises UnknownName for another device.
    """
    t, n = truth.heart_rate_bpm.shape
    worn = np.broadcast_to(np.asarray(device, object), (n,))
    for name in set(worn.tolist()) - {CHEST, *WRISTS}:
        raise UnknownName("device", str(name), (CHEST, *WRISTS))
    on_chest = np.asarray(worn == CHEST, bool)
    moving = (truth.share > 0.3) & (how.per_min > 0 if how.per_min is not None else True)
    heart = np.empty((t, n), np.float32)
    if on_chest.any():
        heart[:, on_chest] = strap(truth.heart_rate_bpm, moving, chance("strap"))[:, on_chest]
    if not on_chest.all():
        # Only steps shake a wrist at their own rate; a crank or an oar does not lock it.
        steps = how.per_min if how.power_w is None else None
        heart[:, ~on_chest] = wrist(truth.heart_rate_bpm, steps, chance("wrist"))[:, ~on_chest]
    dark = np.broadcast_to(np.asarray(dark_skin, bool), (n,))
    speed = power = None
    if how.speed_m_s is not None:
        speed = _speed(how.speed_m_s, chance("way"))
    if how.power_w is not None:
        power = _power(how.power_w, chance("power"))
    return Seen(
        heart_rate_bpm=heart,
        spo2_pct=oximeter(truth.spo2_pct, moving, dark, chance("oximeter")),
        speed_m_s=speed,
        distance_m=None if speed is None else np.cumsum(speed, axis=0, dtype=np.float64).astype(np.float32),
        power_w=power,
        per_min=how.per_min,
    )


def strap(heart_rate_bpm: Floats, moving: Flags, rng: np.random.Generator) -> Floats:
    """Heart rate of a chest strap, (t, n): a beat's jitter, artefacts that motion makes, dry electrodes."""
    shape = _two(heart_rate_bpm)
    jitter = STRAP_SD * rng.standard_normal(shape, dtype=np.float32)
    share = np.where(moving, np.float32(STRAP_ARTEFACTS_MOVING), np.float32(STRAP_ARTEFACTS))
    artefact = episodes(rng, shape, share, ARTEFACT_S)
    wrong = ARTEFACT_SD * rng.standard_normal(shape, dtype=np.float32)
    off = episodes(rng, shape, STRAP_OFF, STRAP_OFF_S)
    return _readable(heart_rate_bpm + jitter + np.where(artefact, wrong, 0), off)


def wrist(heart_rate_bpm: Floats, steps_per_min: Floats | None, rng: np.random.Generator) -> Floats:
    """Heart rate by light at the wrist, (t, n): late, biased by wearer, unsure while it changes, now and then counting steps."""
    shape = _two(heart_rate_bpm)
    late = follow(heart_rate_bpm, WRIST_LAG_S)
    bias = 1 + WRIST_BIAS * rng.standard_normal(shape[1], dtype=np.float32)
    changes = follow(np.abs(np.diff(heart_rate_bpm, axis=0, prepend=heart_rate_bpm[:1])), 60.0, 0.0)
    sd = WRIST_SD + (WRIST_SD_CHANGING - WRIST_SD) * np.minimum(changes / np.float32(CHANGING_BPM_S), 1)
    seen = late * bias + sd * wander(rng, shape, WRIST_ERROR_S)
    locked, wobble = episodes(rng, shape, LOCK, LOCK_S), rng.standard_normal(shape, dtype=np.float32)
    chance_near = rng.random(shape[1], dtype=np.float32)
    if steps_per_min is not None:
        near = np.abs(steps_per_min - heart_rate_bpm) < LOCK_NEAR_BPM
        # Far from the cadence only every other spell takes hold.
        held = locked & (steps_per_min > 0) & (near | (chance_near < 0.5))
        seen = np.where(held, steps_per_min + wobble, seen)
    share = WRIST_GAPS[0] + (WRIST_GAPS[1] - WRIST_GAPS[0]) * rng.random(shape[1], dtype=np.float32)
    return _readable(seen, episodes(rng, shape, share, WRIST_GAP_S))


def oximeter(spo2_pct: Floats, moving: Flags, dark_skin: Flags, rng: np.random.Generator) -> Floats:
    """Saturation by light, (t, n), whole points up to 100; mostly nothing while somebody moves."""
    shape = _two(spo2_pct)
    late = follow(spo2_pct, SPO2_LATE_S)
    seen = late + SPO2_SD * wander(rng, shape, SPO2_ERROR_S) + np.where(dark_skin, np.float32(SPO2_DARK), 0)
    share = np.where(moving, np.float32(SPO2_GAPS_MOVING), np.float32(SPO2_GAPS_STILL))
    gone = episodes(rng, shape, share, SPO2_GAP_S)
    return np.where(gone, np.float32(np.nan), np.minimum(np.rint(seen), 100)).astype(np.float32)


def observe_mask(truth: Truth, chance: Chance) -> MaskSeen:
    """Breathing as a mask tells it; chance is asked for "mask". Leaks take air and gas alike; rate is counted, not measured."""
    rng = chance("mask")
    n = truth.ventilation_l_min.shape[1]
    gain = 1 + MASK_GAIN * rng.standard_normal(n, dtype=np.float32)
    kept = 1 - MASK_LEAK[0] - (MASK_LEAK[1] - MASK_LEAK[0]) * rng.random(n, dtype=np.float32)
    off = PETCO2_SD * rng.standard_normal(n, dtype=np.float32)
    return MaskSeen(
        ventilation_l_min=truth.ventilation_l_min * gain * kept,
        breath_rate=truth.breath_rate,
        petco2_mmhg=truth.petco2_mmhg + off,
        vco2_ml_min=truth.vco2_ml_min * gain * kept * (1 + off / truth.petco2_mmhg),
    )


def _speed(speed_m_s: Floats, rng: np.random.Generator) -> Floats:
    shape = _two(speed_m_s)
    bias = 1 + WAY_BIAS * rng.standard_normal(shape[1], dtype=np.float32)
    return np.asarray(speed_m_s * bias * (1 + SPEED_SD * np.clip(wander(rng, shape, SPEED_ERROR_S), -3, 3)), np.float32)


def _power(power_w: Floats, rng: np.random.Generator) -> Floats:
    shape = _two(power_w)
    bias = 1 + POWER_BIAS * rng.standard_normal(shape[1], dtype=np.float32)
    return np.asarray(np.maximum(power_w * bias * (1 + POWER_SD * rng.standard_normal(shape, dtype=np.float32)), 0), np.float32)


def _readable(seen: Any, gone: Flags) -> Floats:
    """Within what devices show, NaN where there was nothing."""
    return np.where(gone, np.float32(np.nan), np.clip(seen, 30, 225)).astype(np.float32)


def _two(values: Floats) -> tuple[int, int]:
    rows, columns = values.shape
    return rows, columns
