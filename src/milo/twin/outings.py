"""Sessions second by second, as they were: what each day asks for, lived by the body of that day, and how far it carried.

Nothing here is drawn but the ground somebody moves over, each session from a stream of its own, so that a session is the same
whoever else is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import groupby

import numpy as np

from milo.twin import session
from milo.twin.days import WALKING, Block, Day
from milo.twin.traits import ACTIVITIES, RUNNING, STRENGTH, Floats

CYCLING, ROWING, SWIMMING = (ACTIVITIES.index(a) for a in ("cycling", "rowing", "swimming"))
HARD = 0.74  # share of VO2max from which endurance work is done as intervals (our choice)
AT_ONCE = 64  # sessions lived together: more is hardly quicker, and takes 3 MB a session of four hours
STANDING = 0.12  # share of VO2max spent before and after
PRESSOR = 0.08  # of the reserve a lift adds to heart rate beyond its oxygen: lifting is at 55-80 % of the maximum
RUN_M_S = (1.72, 5.5)  # slower is walked, faster nobody of the squad runs for long
WALK_M_S = (0.9, 1.8)
DRAG, ROLL = 0.25, 0.05  # half of air's density times area, W per (m/s)^3; rolling, W per kg and m/s (our choice: flat road)
ROW_W = 2.8  # W per (m/s)^3, an ergometer's own definition


@dataclass(frozen=True)
class Outing:
    """One session as it was, arrays (t,), one value a second. speed_m_s is None where nobody moves, power_w off the machine."""

    day: Day
    k: int
    share: Floats  # of VO2max, what is asked for
    heart_rate: Floats
    vo2_ml_kg_min: Floats
    breath_rate: Floats  # a minute
    spo2_pct: Floats
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
    longest = max(seconds for _, _, seconds in some)
    asked = np.full((longest, len(some)), STANDING, np.float32)
    for column, (day, k, seconds) in enumerate(some):
        asked[:seconds, column] = profile(block, day, k, seconds)
    lived = session.run(_bodies(block, some), asked)
    for column, (day, k, seconds) in enumerate(some):
        truth, activity = day.truth, int(day.activity[k])
        heart = lived.heart_rate_bpm[:seconds, column].copy()
        if activity == STRENGTH:
            top = float(block.traits.max_hr[k])
            heart = np.minimum(heart + np.float32(PRESSOR * (top - float(truth.resting_hr[k]))), np.float32(top))
        effort = asked[:seconds, column] * np.float32(truth.vo2max[k])
        speed, power = moves(activity, effort, float(truth.weight_kg[k]))
        yield Outing(
            day=day,
            k=k,
            share=asked[:seconds, column].copy(),
            heart_rate=heart,
            vo2_ml_kg_min=lived.vo2_ml_kg_min[:seconds, column].copy(),
            breath_rate=lived.breath_rate[:seconds, column].copy(),
            spo2_pct=lived.spo2_pct[:seconds, column].copy(),
            speed_m_s=speed,
            power_w=power,
            climb_m_s=climbs(effort, speed) if activity == WALKING and speed is not None else None,
        )


def _bodies(block: Block, some: list[tuple[Day, int, int]]) -> session.Physiology:
    """The bodies of these sessions, each as it is on its day. What the daily life does not know of somebody stays the same."""
    t = block.traits
    days = {day.number: day for day, _, _ in some}
    bodies: dict[int, session.Physiology] = {}
    for number, day in days.items():
        now = day.truth
        untrained = np.clip(2.2 - 1.2 * now.vo2max / t.vo2_untrained, 0, 1)
        bodies[number] = session.physiology(
            t.age,
            t.female.astype(np.float32),
            t.height_cm,
            now.weight_kg,
            now.resting_hr,
            t.max_hr,
            now.vo2max,
            t.vo2_untrained,
            block.draws.fresh("session bodies"),
            tau_vo2=t.tau_vo2_trained + untrained * (t.tau_vo2_untrained - t.tau_vo2_trained),
            stress=now.stress,
            debt_h=now.debt_h,
        )
    mine = {f.name: np.asarray([getattr(bodies[d.number], f.name)[k] for d, k, _ in some]) for f in fields(session.Physiology)}
    return session.Physiology(**mine)


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
