"""What a session asks of a body, second by second: profiles as shares of VO2max, and what they mean in speed, power and steps.

A profile is (t, n): a row a second, a column a person, the oxygen the textbook gives for the work as a share of one's own VO2max;
0 is standing still. Warm-up, pauses and cool-down are part of it.
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
from milo.vocabulary.errors import UnknownName

WARM_UP_S, COOL_DOWN_S, WARM_UP, COOL_DOWN = 480, 240, 0.5, 0.4  # our choice
WAVER_SD, WAVER_S = 0.03, 20.0  # of pace: nobody holds it better, and it forgets itself (our choice)
RUN, WALK = (0.2, 0.9), (0.1, 1.8)  # mL/kg per m of way and per m of climb (ACSM)
RUN_FROM_M_S, WALK_TO_M_S = 1.7, 1.69  # about where people change from walking to a slow jog (our choice)
CYCLE_PER_WATT, CYCLE_IDLE = 10.8, 7.0  # mL/min per W, mL/kg/min (ACSM)
# A bicycle on a flat road without wind: air density 1.2, drag area .32 m2, rolling .005, drive-train .97, 10 kg [M].
AIR, ROLLING, DRIVE, BICYCLE_KG, GRAVITY = 0.5 * 1.2 * 0.32, 0.005, 0.97, 10.0, 9.81
RPM, RPM_SD, STROKES, STROKES_SD = 85.0, 6.0, 26.0, 2.0  # per minute, of pedals and of oars (our choice)
STEPS_SD, STEPS_PER_CM = 6.0, -0.35  # tall people step less often (our choice)
STILL = ("swimming", "strength", "yoga")  # oxygen is known, neither speed nor power is


@dataclass(frozen=True)
class Going:
    """How somebody moves, arrays (t, n); None where the activity has no such thing. per_min: steps, pedal turns or strokes."""

    speed_m_s: Floats | None = None
    power_w: Floats | None = None
    per_min: Floats | None = None


def steady(seconds: int, share: float | Floats, n: int, *, warm_up: int = 0, cool_down: int = 0) -> Floats:
    """An even effort between a warm-up and a cool-down of so many seconds. share: one for all, or (n,)."""
    made = np.empty((warm_up + seconds + cool_down, n), np.float32)
    made[:warm_up], made[warm_up : warm_up + seconds], made[warm_up + seconds :] = WARM_UP, share, COOL_DOWN
    return made


def intervals(work_s: int, work: float | Floats, rest_s: int, rest: float | Floats, times: int, n: int) -> Floats:
    """So many hard pieces with easier ones between, after a warm-up and before a cool-down."""
    one = np.empty((work_s + rest_s, n), np.float32)
    one[:work_s], one[work_s:] = work, rest
    return np.concatenate([steady(WARM_UP_S, WARM_UP, n), np.tile(one, (times, 1)), steady(COOL_DOWN_S, COOL_DOWN, n)])


def ramp(start: float, per_minute: float, n: int, *, until: float = 1.05, rest_s: int = 120, after_s: int = 300) -> Floats:
    """Standing, an effort that rises until beyond VO2max, and standing again."""
    rising = np.arange(start, until, per_minute / 60)
    line = np.concatenate([np.zeros(rest_s), rising, np.zeros(after_s)])
    return np.tile(line.astype(np.float32)[:, None], (1, n))


def steps(shares: Sequence[float], step_s: int, n: int) -> Floats:
    """One level after the other."""
    return np.tile(np.repeat(np.asarray(shares, np.float32), step_s)[:, None], (1, n))


def bouts(times: int, n: int, *, work_s: int = 40, work: float = 0.75, rest_s: int = 140, rest: float = 0.15) -> Floats:
    """Sets of lifting: what a set of large muscles takes up, then standing about (our choice)."""
    return np.tile(np.concatenate([steady(work_s, work, n), steady(rest_s, rest, n)]), (times, 1))


def side_by_side(profiles: Sequence[Floats]) -> tuple[Floats, NDArray[np.int64]]:
    """Profiles (t_i,) of different lengths as one (t, n), standing still at the end, and their lengths (n,) in seconds."""
    lengths = np.asarray([len(p) for p in profiles])
    made = np.zeros((int(lengths.max()), len(profiles)), np.float32)
    for column, profile in enumerate(profiles):
        made[: len(profile), column] = profile
    return made, lengths


def wavering(effort: Floats, rng: np.random.Generator, sd: float = WAVER_SD) -> Floats:
    """Pace as people keep it: the profile (t, n) times 1 + slow noise; standing still stays so."""
    noise = wander(rng, effort.shape, WAVER_S)
    return np.asarray(effort * (1 + np.float32(sd) * np.clip(noise, -3, 3)), np.float32)


def running_vo2(speed_m_s: Any, grade: float = 0.0) -> Floats:
    """Oxygen a running speed asks for, mL/kg/min (ACSM: 0.2 v + 0.9 v grade + 3.5, v in m/min)."""
    return _cost(speed_m_s, RUN, grade)


def walking_vo2(speed_m_s: Any, grade: float = 0.0) -> Floats:
    """Oxygen a walking speed asks for, mL/kg/min (ACSM: 0.1 v + 1.8 v grade + 3.5)."""
    return _cost(speed_m_s, WALK, grade)


def cycling_vo2(watts: Any, mass_kg: Any) -> Floats:
    """Oxygen a power asks for, mL/kg/min (ACSM: 10.8 W/kg + 7)."""
    return np.asarray(CYCLE_PER_WATT * np.asarray(watts) / np.asarray(mass_kg) + CYCLE_IDLE, np.float32)


def going(who: Physiology, effort: Floats, activity: str, grade: float = 0.0) -> Going:
    """Speed, power and cadence that cost what the profile asks for. grade: climb over way, on foot.

    Running below RUN_FROM_M_S is walked. Raises UnknownName for an activity without a cost.
    """
    cost = effort * who.vo2max
    still = cost <= np.float32(REST_VO2)
    if activity in {"running", "walking"}:
        speed = _speed(cost, grade, walk_only=activity == "walking")
        speed[still] = 0
        return Going(speed, per_min=_steps_per_min(who, speed))
    if activity in {"cycling", "rowing"}:
        power = np.maximum(cost - np.float32(CYCLE_IDLE), 0) * (who.mass_kg / np.float32(CYCLE_PER_WATT))
        usual, sd = (RPM, RPM_SD) if activity == "cycling" else (STROKES, STROKES_SD)
        per_min = np.where(power > 0, usual + sd * who.cadence, 0).astype(np.float32)
        return Going(road_speed(power, who.mass_kg) if activity == "cycling" else None, power, per_min)
    if activity not in STILL:
        raise UnknownName("activity", activity, ("running", "walking", "cycling", "rowing", *STILL))
    return Going()


def road_speed(power_w: NDArray[Any], mass_kg: NDArray[Any]) -> Floats:
    """Speed in m/s of a bicycle on a flat road at a power in W: the real root of AIR v^3 + rolling v = DRIVE power (Cardano).

    >>> round(float(road_speed(np.array([200.0]), np.array([75.0]))[0]), 1)
    9.3
    """
    rolls = ROLLING * (np.asarray(mass_kg, np.float64) + BICYCLE_KG) * GRAVITY / (3 * AIR)
    pushes = DRIVE * np.asarray(power_w, np.float64) / (2 * AIR)
    root = np.sqrt(pushes**2 + rolls**3)
    return np.asarray(np.cbrt(pushes + root) + np.cbrt(pushes - root), np.float32)


def _cost(speed_m_s: Any, price: tuple[float, float], grade: float) -> Floats:
    return np.asarray(60 * np.asarray(speed_m_s) * (price[0] + price[1] * grade) + REST_VO2, np.float32)


def _speed(cost: Floats, grade: float, *, walk_only: bool) -> Floats:
    spare = np.maximum(cost - np.float32(REST_VO2), 0) / 60  # mL/kg/s: divided by the price of a metre it is a speed
    # Up to WALK_TO_M_S a walk; what is spent beyond is lost to walking too fast, until running pays.
    walk = np.minimum(spare / np.float32(WALK[0] + WALK[1] * grade), np.float32(WALK_TO_M_S))
    if walk_only:
        return np.asarray(walk, np.float32)
    run = spare / np.float32(RUN[0] + RUN[1] * grade)
    return np.asarray(np.where(run >= RUN_FROM_M_S, run, walk), np.float32)


def _steps_per_min(who: Physiology, speed: Floats) -> Floats:
    """About 157 at 2.5 m/s and 173 at 4.5 running, 113 at 1.4 walking [M]."""
    own = STEPS_SD * who.cadence + np.float32(STEPS_PER_CM) * (who.height_cm - 172)
    made = np.where(speed >= RUN_FROM_M_S, 137 + 8 * speed, 75 + 27 * speed) + own
    return np.where(speed > 0, made, 0).astype(np.float32)
