"""The night and the morning after: sleep, debt, heart (reference 6.4, 8 and 12)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.twin.draws import Draws
from milo.twin.parameters import Parameters
from milo.twin.state import RING, State
from milo.twin.training import Session
from milo.twin.traits import Flags, Floats, Traits

BED_H = 23.1  # clock hour people lie down at, before chronotype (our choice)


@dataclass(frozen=True)
class Night:
    """Hours, (n,). bed_h is a clock hour, 24 for midnight."""

    asleep: Floats
    awake: Floats
    bed: Floats
    alcohol: Flags


def sleep(s: State, t: Traits, p: Parameters, session: Session, weekday: int, day: int, draws: Draws) -> Night:
    """The night after a day; weekday is the day's, so Friday (4) and Saturday (5) nights are the weekend's."""
    rng = draws("sleep")
    z = rng.standard_normal((3, t.n), dtype=np.float32)
    u = rng.random((2, t.n), dtype=np.float32)
    weekend = weekday in {4, 5}
    alcohol = u[0] < t.drinks * np.float32(p.weekend_drinking if weekend else 1)
    late_hard = session.hard & (u[1] < 0.5)  # half of the hard sessions end late (our choice)
    asleep = t.sleep_habit_h + p.sleep_stress * (s.stress - t.stress_set) + p.sleep_debt_back * (s.debt - 4)
    asleep += (
        np.float32(p.sleep_weekend if weekend else p.sleep_weekday) + p.sleep_alcohol * alcohol + p.sleep_late_hard * late_hard
    )
    asleep = np.clip(asleep + np.float32(p.sleep_noise) * z[0], 3, 11).astype(np.float32)
    # Falling asleep and lying awake: some 20 min and 25 min at 30, more with age and stress (our choice).
    awake = np.exp(np.float32(0.35) * z[1]) * (0.55 + 0.012 * (t.age - 30) + 0.10 * np.clip(s.stress, -1, 3) + 0.15 * alcohol)
    bed = BED_H + t.chronotype_h + (0.7 if weekend else 0.0) + np.float32(0.45) * z[2] - 0.3 * (t.sleep_habit_h - 7)
    s.debt = np.clip(p.debt_keep * s.debt + t.sleep_need_h - asleep, 0, 15).astype(np.float32)
    s.sleep_ring[day % RING] = asleep
    return Night(asleep, np.clip(awake, 0.1, 4).astype(np.float32), bed.astype(np.float32), alcohol)


def mean_sleep(s: State, day: int, days: int) -> Floats:
    """Mean hours asleep of the last nights, (n,)."""
    rows = [(day - k) % RING for k in range(days)]
    mean: Floats = s.sleep_ring[rows].mean(axis=0, dtype=np.float32)
    return mean


def luteal(t: Traits, day: int) -> Flags:
    """Who is in the luteal phase."""
    length = np.maximum(t.cycle_days, 1)
    into = np.mod(t.cycle_phase + day, length)
    return (t.cycle_days > 0) & (into >= length - t.luteal_days)


def hearts(s: State, t: Traits, p: Parameters, session: Session, night: Night, phase: Flags, draws: Draws) -> tuple[Floats, Floats]:
    """ln RMSSD and resting heart rate of the next morning."""
    z = draws("heart").standard_normal((2, t.n), dtype=np.float32)
    hard, drunk, ill = session.hard, night.alcohol, s.ill > 0
    debt = np.clip((s.debt - 4) / 3, -1, 2)
    strain = np.clip(s.stress - t.stress_set, -2, 3)
    over = np.clip(s.recent_fatigue / np.maximum(s.usual_fatigue, 1) - np.float32(1.25), 0, 1.5)
    s.hrv_rest = p.hrv_memory * s.hrv_rest + np.float32(p.hrv_noise) * z[0]
    ln_rmssd = t.ln_rmssd + p.hrv_hard * hard + p.hrv_alcohol * drunk + p.hrv_ill * ill + p.hrv_luteal * phase
    # Centred on the usual exerciser, so that the population's mean stays that of the trait.
    ln_rmssd += p.hrv_fitness * (s.vo2max / t.vo2_untrained - np.float32(1.17))
    ln_rmssd += p.hrv_debt * debt + p.hrv_stress * strain + p.hrv_overload * over + s.hrv_rest
    s.rhr_rest = p.rhr_memory * s.rhr_rest + np.float32(p.rhr_noise) * z[1]
    base = t.resting_hr + p.rhr_fitness * (s.vo2max / t.vo2_untrained - 1)
    resting = base * (1 + p.rhr_hard * hard + p.rhr_alcohol * drunk + p.rhr_ill * ill + p.rhr_luteal * phase + p.rhr_debt * debt)
    return ln_rmssd.astype(np.float32), np.clip(resting + s.rhr_rest, 34, 125).astype(np.float32)
