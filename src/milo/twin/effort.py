"""What a session asks of a body, second by second: profiles as shares of VO2max, and what they mean in oxygen, speed and power.

A profile is (t,) or (n, t), one value a second, 0 for standing still. Warm-up, pauses and cool-down are part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.lags import wander
from milo.twin.physiology import REST_VO2, Physiology
from milo.twin.traits import Floats
from milo.vocabulary.errors import BadValue, UnknownName

WARM_UP_S, COOL_DOWN_S, EASY = 600, 300, 0.50  # our choice
WAVER_SD, WAVER_S = 0.03, 20.0  # of pace: nobody holds it better, and it forgets itself (our choice)
# ACSM's equations: mL/kg per m of way, per m of climb.
RUN, WALK = (0.2, 0.9), (0.1, 1.8)
RUN_FROM_M_S, WALK_TO_M_S = 1.7, 1.69  # slower is walked (our choice: about where people change, and where a slow jog begins)
CYCLE_PER_WATT, CYCLE_IDLE = 10.8, 7.0  # mL/min per W, mL/kg/min (ACSM)
# A bicycle on a flat road without wind: air density 1.2, drag area .32 m2, rolling .005, drive-train .97, 10 kg [M].
AIR, ROLLING, DRIVE, BICYCLE_KG, GRAVITY = 0.5 * 1.2 * 0.32, 0.005, 0.97, 10.0, 9.81
RPM, STROKES = 85.0, 26.0  # of pedals and of oars (our choice)
SHARED_SPORTS = ("rowing", "swimming", "strength", "yoga")  # oxygen is known, speed is not


@dataclass(frozen=True)
class Effort:
    """What is asked, arrays (n, t), one column a second. cadence_per_min: steps, pedal turns or strokes."""

    activity: str
    demand_ml_kg_min: Floats  # oxygen the work would cost if it were taken up at once
    speed_m_s: Floats | None = None
    power_w: Floats | None = None
    cadence_per_min: Floats | None = None

    @property
    def seconds(self) -> int:
        """How long."""
        return int(self.demand_ml_kg_min.shape[1])


def steady(seconds: int, share: float) -> Floats:
    """One pace. >>> steady(3, 0.6).shape -> (3,)"""
    return np.full(seconds, share, np.float32)


def intervals(times: int, work_s: int, work_share: float, rest_s: int, rest_share: float) -> Floats:
    """So many times work and pause."""
    return np.tile(np.concatenate([steady(work_s, work_share), steady(rest_s, rest_share)]), times)


def ramp(seconds: int, start: float, per_minute: float) -> Floats:
    """A share of VO2max that grows second by second."""
    return (start + per_minute / 60 * np.arange(seconds)).astype(np.float32)


def steps(shares: Sequence[float], each_s: int) -> Floats:
    """One level after the other, each as long."""
    return np.repeat(np.asarray(shares, np.float32), each_s)


def bouts(times: int, work_s: int = 40, work_share: float = 0.75, rest_s: int = 140, rest_share: float = 0.12) -> Floats:
    """Sets of lifting: what a set of large muscles takes up, then standing around (our choice)."""
    return intervals(times, work_s, work_share, rest_s, rest_share)


def framed(profile: Floats, warm_up_s: int = WARM_UP_S, cool_down_s: int = COOL_DOWN_S, easy: float = EASY) -> Floats:
    """A profile (t,) with a warm-up that rises to `easy` before it and a cool-down that falls from there."""
    up = np.linspace(0.7 * easy, easy, warm_up_s, dtype=np.float32)
    return np.concatenate([up, profile, np.linspace(easy, 0.7 * easy, cool_down_s, dtype=np.float32)])


def side_by_side(profiles: Sequence[Floats]) -> tuple[Floats, NDArray[np.int64]]:
    """Profiles (t_i,) of different lengths as one (n, t), standing still at the end, and their lengths (n,) in seconds."""
    lengths = np.asarray([len(p) for p in profiles])
    made = np.zeros((len(profiles), int(lengths.max())), np.float32)
    for row, profile in zip(made, profiles, strict=True):
        row[: len(profile)] = profile
    return made, lengths


def wavering(shares: Floats, n: int, rng: np.random.Generator, sd: float = WAVER_SD) -> Floats:
    """Pace as people keep it: the profile times 1 + slow noise, (n, t); standing still stays so."""
    noise = wander(rng, (shares.shape[-1], n), WAVER_S)
    return np.asarray(np.broadcast_to(shares, (n, shares.shape[-1])).T * (1 + np.float32(sd) * np.clip(noise, -3, 3))).T


def asked(who: Physiology, shares: Floats, activity: str, *, grade: float = 0.0) -> Effort:
    """An effort from shares of each one's own VO2max; speed, power and cadence are those that cost as much.

    shares: (t,) or (n, t), 0 to about 1.3. grade: climb over way, for running and walking.
    Raises UnknownName for an activity without a cost.
    """
    demand = np.maximum(_by_time(shares, who.n) * who.vo2max, np.float32(REST_VO2))
    textbook = demand / who.economy
    still = demand <= REST_VO2
    if activity in {"running", "walking"}:
        speed = np.where(still, np.float32(0), _speed_for(textbook, grade, walk_only=activity == "walking"))
        return Effort(activity, demand.T, speed_m_s=speed.T, cadence_per_min=_steps_per_min(who, speed).T)
    if activity == "cycling":
        power = np.where(still, 0, np.maximum(textbook - CYCLE_IDLE, 0) * who.mass_kg / CYCLE_PER_WATT).astype(np.float32)
        return Effort(
            activity,
            demand.T,
            speed_m_s=road_speed(power, who.mass_kg).T,
            power_w=power.T,
            cadence_per_min=np.where(power > 0, RPM + 6 * who.cadence_own, 0).astype(np.float32).T,
        )
    if activity not in SHARED_SPORTS:
        raise UnknownName("activity", activity, ("running", "walking", "cycling", *SHARED_SPORTS))
    turns = np.where(still, 0, STROKES + 2 * who.cadence_own).astype(np.float32).T if activity == "rowing" else None
    return Effort(activity, demand.T, cadence_per_min=turns)


def at_speed(who: Physiology, speed_m_s: Any, *, grade: float = 0.0) -> Effort:
    """Running, or walking below RUN_FROM_M_S, at a speed (t,) or (n, t) in m/s, each at the price of an own economy."""
    speed = _by_time(np.asarray(speed_m_s, np.float32), who.n)
    runs = speed >= RUN_FROM_M_S
    metres = 60 * speed
    run, walk = (metres * (way + climb * grade) for way, climb in (RUN, WALK))
    cost = np.where(speed > 0, (np.where(runs, run, walk) + REST_VO2) * who.economy, REST_VO2).astype(np.float32)
    kind = "running" if bool(runs.any()) else "walking"
    return Effort(kind, cost.T, speed_m_s=speed.T, cadence_per_min=_steps_per_min(who, speed).T)


def at_power(who: Physiology, power_w: Any) -> Effort:
    """Cycling at a power (t,) or (n, t) in W."""
    power = _by_time(np.asarray(power_w, np.float32), who.n)
    cost = (power * np.float32(CYCLE_PER_WATT) / who.mass_kg + np.float32(CYCLE_IDLE)) * who.economy
    demand = np.where(power > 0, cost, np.float32(REST_VO2)).astype(np.float32)
    return Effort(
        "cycling",
        demand.T,
        speed_m_s=road_speed(power, who.mass_kg).T,
        power_w=power.T,
        cadence_per_min=np.where(power > 0, RPM + 6 * who.cadence_own, 0).astype(np.float32).T,
    )


def road_speed(power_w: NDArray[Any], mass_kg: NDArray[Any]) -> Floats:
    """Speed in m/s of a bicycle on a flat road at a power in W: the real root of AIR v^3 + rolling v = DRIVE power (Cardano).

    >>> round(float(road_speed(np.array([200.0]), np.array([75.0]))[0]), 1)
    9.3
    """
    rolls = ROLLING * (np.asarray(mass_kg, np.float64) + BICYCLE_KG) * GRAVITY / (3 * AIR)
    pushes = DRIVE * np.asarray(power_w, np.float64) / (2 * AIR)
    root = np.sqrt(pushes**2 + rolls**3)
    return np.asarray(np.cbrt(pushes + root) + np.cbrt(pushes - root), np.float32)


def _by_time(values: NDArray[Any], n: int) -> NDArray[np.float32]:
    """(t,) or (n, t) as (t, n) or (t, 1): time runs along rows inside the twin, so that one second of everybody is contiguous."""
    values = np.asarray(values, np.float32)
    if values.ndim == 1:
        return values[:, None] * np.ones(n, np.float32)
    if values.shape[0] != n:
        raise BadValue(f"one row for each of {n} people", f"{values.shape[0]} rows", "hand in (t,) for the same to all")
    return values.T


def _speed_for(cost: Floats, grade: float, *, walk_only: bool) -> Floats:
    spare = np.maximum(cost - np.float32(REST_VO2), 0) / 60
    run = spare / np.float32(RUN[0] + RUN[1] * grade)
    # Up to here a walk; what it would save beyond is lost to walking too fast, until running pays.
    walk = np.minimum(spare / np.float32(WALK[0] + WALK[1] * grade), np.float32(WALK_TO_M_S))
    return walk if walk_only else np.where(run >= RUN_FROM_M_S, run, walk)


def _steps_per_min(who: Physiology, speed: Floats) -> Floats:
    """About 157 at 2.5 m/s and 173 at 4.5 running, 113 walking at 1.4; tall people step less often [M, our choice of sd]."""
    own = 6 * who.cadence_own - np.float32(0.35) * (who.height_cm - 172)
    run, walk = 137 + 8 * speed, 75 + 27 * speed
    return np.where(speed <= 0, 0, np.where(speed >= RUN_FROM_M_S, run, walk) + own).astype(np.float32)
