"""Sessions second by second, as they were: effort, oxygen, heart, speed, of many people at once.

Only what a watch needs: kinetics of the first order with the constants of the reference (6.5). Nothing here is drawn but the
ground somebody moves over, each session from a stream of its own, so that a session is the same whoever else is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from milo.twin.days import WALKING, Block, Day
from milo.twin.traits import ACTIVITIES, RUNNING, STRENGTH, Floats

CYCLING, ROWING, SWIMMING = (ACTIVITIES.index(a) for a in ("cycling", "rowing", "swimming"))
HARD = 0.74  # share of VO2max from which endurance work is done as intervals (our choice)
AT_ONCE = 256  # sessions lived together
HEART_TAU_S, HEART_TAU_HEAVY_S, HEAVY = 33.0, 44.0, 0.75  # moderate and heavy (reference 6.5)
HEART_UNTRAINED_S = 8.0
VO2_DOWN = 1.2
HEART_DOWN = 1.35  # slower down than up
DRIFT = 0.06  # of heart rate in 50 minutes, after the tenth (temperate)
STANDING = 0.12  # share of VO2max spent before and after
PRESSOR = 0.18  # of the reserve a lift adds to heart rate beyond its oxygen: lifting is at 55-80 % of the maximum
RUN_M_S = (1.72, 5.5)  # slower is walked, faster nobody of the squad runs for long
WALK_M_S = (0.9, 1.8)
DRAG, ROLL = 0.25, 0.05  # half of air's density times area, W per (m/s)^3; rolling, W per kg and m/s (our choice: flat road)
ROW_W = 2.8  # W per (m/s)^3, an ergometer's own definition


@dataclass(frozen=True)
class Outing:
    """One session as it was, arrays (t,), one value a second. speed_m_s is None where nobody moves, power_w off the machine."""

    day: Day
    k: int
    share: Floats  # of VO2max, what is spent
    heart_rate: Floats
    vo2_ml_kg_min: Floats
    speed_m_s: Floats | None
    power_w: Floats | None
    climb_m_s: Floats | None  # upwards, of walks that cost more than walking

    @property
    def seconds(self) -> int:
        """How long it lasted."""
        return int(self.share.shape[0])

    @property
    def activity(self) -> str:
        """As the watch calls it."""
        return ACTIVITIES[self.day.activity[self.k]]


def live(block: Block, sessions: Iterable[tuple[Day, int]]) -> Iterator[Outing]:
    """The sessions of people of a block, in the order given. sessions: (day, place in the block), each really done."""
    todo = [(day, k, int(day.session_s[k])) for day, k in sessions]
    done: dict[int, Outing] = {}
    # Sessions of about the same length together: the short ones wait for the long one.
    order = sorted(range(len(todo)), key=lambda i: todo[i][2])
    for _, group in groupby(enumerate(order), key=lambda pair: pair[0] // AT_ONCE):
        some = [i for _, i in group]
        for i, outing in zip(some, _together(block, [todo[i] for i in some]), strict=True):
            done[i] = outing
    for i in range(len(todo)):
        yield done[i]


def _together(block: Block, some: list[tuple[Day, int, int]]) -> Iterator[Outing]:
    t = block.traits
    longest = max(seconds for _, _, seconds in some)
    asked = np.full((longest, len(some)), STANDING, np.float32)
    for column, (day, k, seconds) in enumerate(some):
        asked[:seconds, column] = profile(block, day, k, seconds)
    place = [k for _, k, _ in some]
    now = np.asarray([[d.truth.vo2max[k], d.truth.resting_hr[k], d.truth.stress[k], d.truth.ill[k]] for d, k, _ in some])
    vo2max, rest, stress, ill = now.T.astype(np.float32)
    lifts = np.asarray([d.activity[k] == STRENGTH for d, k, _ in some])
    untrained = np.clip(2.2 - 1.2 * vo2max / t.vo2_untrained[place], 0, 1)
    tau = t.tau_vo2_trained[place] + untrained * (t.tau_vo2_untrained[place] - t.tau_vo2_trained[place])
    heart_tau = HEART_TAU_S + HEART_UNTRAINED_S * untrained
    heart_tau = heart_tau + (HEART_TAU_HEAVY_S - HEART_TAU_S) * (asked.max(axis=0) > HEAVY)
    wanted = asked + np.float32(PRESSOR) * lifts
    wanted *= 1 + np.float32(DRIFT / 3000) * np.maximum(np.arange(longest, dtype=np.float32) - 600, 0)[:, None]
    # Oxygen and heart in one run over the seconds, side by side.
    both = np.concatenate([asked, np.minimum(wanted, 1)], axis=1)
    up, down = np.concatenate([tau, heart_tau]), np.concatenate([tau * VO2_DOWN, heart_tau * HEART_DOWN])
    both = _follow(both, up, down)
    taken, beat = both[:, : len(some)], both[:, len(some) :]
    # Stress and illness raise the heart most where it is idle.
    lift = (2.0 * stress + 5.0 * ill).astype(np.float32)
    heart = rest + (t.max_hr[place] - rest) * beat + lift * (1 - beat)
    for column, (day, k, seconds) in enumerate(some):
        share = np.ascontiguousarray(taken[:seconds, column])
        effort = np.ascontiguousarray(asked[:seconds, column])
        mass, vo2 = float(day.truth.weight_kg[k]), float(vo2max[column])
        speed, power = moves(int(day.activity[k]), effort * vo2, mass)
        climb = climbs(effort * vo2, speed) if day.activity[k] == WALKING and speed is not None else None
        yield Outing(day, k, share, np.ascontiguousarray(heart[:seconds, column]), share * np.float32(vo2), speed, power, climb)


def _follow(wanted: Floats, up_s: Floats, down_s: Floats) -> Floats:
    """First-order response to (t, n), one column a person, from standing; exact within each second."""
    up, down = np.exp(-1 / up_s).astype(np.float32), np.exp(-1 / down_s).astype(np.float32)
    made = np.empty_like(wanted)
    now = np.full(wanted.shape[1], STANDING, np.float32)
    for second, aim in enumerate(wanted):
        keep = np.where(aim > now, up, down)
        now = aim + (now - aim) * keep
        made[second] = now
    return made


def profile(block: Block, day: Day, k: int, seconds: int) -> Floats:
    """What the session asks for, second by second, as a share of VO2max with the day's mean."""
    rng = block.draws.fresh("ground", day.number, k)
    phase, swell = rng.random(3) * 2 * np.pi, rng.uniform(0.6, 1.4)
    at = np.arange(seconds, dtype=np.float32)
    activity, mean = int(day.activity[k]), float(day.truth.intensity[k])
    if activity == STRENGTH:
        # Some forty seconds of work in three minutes; over all a third of VO2max, as the body's books have it (table.eat).
        shape = np.where((at + 60 * phase[0]) % 170 < 42, np.float32(1.9), np.float32(0.75))
        mean = 0.33
    elif mean >= HARD and seconds >= 1800 and activity in {RUNNING, CYCLING, ROWING}:
        work, pause = (240, 120) if phase[0] < np.pi else (180, 90)
        shape = np.where((at - 600) % (work + pause) < work, np.float32(1.12), np.float32(0.80))
        shape = np.where((at < 600) | (at > seconds - 300), np.float32(0.78), shape)
    else:
        # Warming up, then ground that rises and falls over some minutes.
        shape = np.minimum(0.85 + 0.15 * at / 300, 1).astype(np.float32)
        shape = shape * (1 + 0.035 * swell * (np.sin(at / 97 + phase[1]) + np.sin(at / 263 + phase[2]))).astype(np.float32)
    # What the ceiling takes from the hard parts the others give, so that the mean stays the day's.
    for _ in range(3):
        shape = np.clip(shape * np.float32(mean) / shape.mean(), 0.2, 1.0)
    return np.asarray(shape, np.float32)


def moves(activity: int, vo2: Floats, mass_kg: float) -> tuple[Floats | None, Floats | None]:
    """Speed in m/s and power in W at an oxygen cost in mL/kg/min (ACSM); None where there is none."""
    if activity == RUNNING:
        return np.clip((vo2 - 3.5) / 0.2 / 60, *RUN_M_S).astype(np.float32), None
    if activity == WALKING:
        # Faster than a walk can be, it goes uphill: the oxygen is spent, the speed is not gained.
        return np.clip((vo2 - 3.5) / 0.1 / 60, *WALK_M_S).astype(np.float32), None
    if activity in {CYCLING, ROWING}:
        power = np.maximum((vo2 - 7) / 10.8 * mass_kg, 15).astype(np.float32)
        if activity == ROWING:
            return np.cbrt(0.85 * power / ROW_W).astype(np.float32), power
        return _rides(power, mass_kg), power
    if activity == SWIMMING:
        # Between 0.5 and 1.6 m/s; skill decides more than oxygen, which the square root stands for (our choice).
        return np.clip(0.145 * np.sqrt(vo2), 0.5, 1.6).astype(np.float32), None
    return None, None


def climbs(vo2: Floats, speed_m_s: Floats) -> Floats:
    """Metres a second upwards that a walk's oxygen cost has beyond walking on the flat (ACSM: 1.8 mL/kg per metre climbed)."""
    return np.asarray(np.maximum(vo2 - 3.5 - 0.1 * 60 * speed_m_s, 0) / 1.8 / 60, np.float32)


def _rides(power: Floats, mass_kg: float) -> Floats:
    """Speed on a flat road at a power, by Newton's method on drag v^3 + rolling v = power."""
    roll = ROLL * (mass_kg + 10)
    v: Floats = np.cbrt(power / DRAG)
    for _ in range(4):
        v = v - (DRAG * v**3 + roll * v - power) / (3 * DRAG * v**2 + roll)
    return v.astype(np.float32)
