"""What people mean to do: a week of training per person, that grows and eases, or one handed in from outside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.twin.draws import Draws
from milo.twin.traits import RUNNING, STRENGTH, Floats, Traits


@dataclass(frozen=True)
class Today:
    """What is asked of each person on one day, arrays of shape (n,)."""

    minutes: Floats
    intensity: Floats  # share of VO2max
    sets: Floats  # hard sets per movement pattern
    activity: NDArray[np.int8]
    cardio: float = 0.0  # minutes of endurance work within a strength session


@dataclass
class Plan:
    """A week per person, Monday first, repeated with growth and easier weeks.

    minutes, intensity, sets: shape (7, n), 0 minutes is rest; intensity is a share of VO2max; sets are hard sets per pattern.
    activity: (7, n) codes of traits.ACTIVITIES.  growth: minutes and sets more per week (0.02 = 2 %), up to `ceiling` times.
    ease_every: every so many weeks one at 60 % (0: never); phase: weeks by which a person's is moved, (n,).
    diet_kcal: what is eaten over or under need, (n,).
    strict: done as written, whatever life says; for trials of plans.  share: of the sessions, what each person is known to do of
    them, (n,); None: what the mind decides.  cardio_minutes: endurance work in every strength session.
    """

    minutes: Floats
    intensity: Floats
    sets: Floats
    activity: NDArray[np.int8]
    growth: float = 0.0
    ceiling: float = 1.3
    ease_every: int = 0
    diet_kcal: Floats | None = None
    strict: bool = False
    phase: Floats | float = 0.0
    cardio_minutes: float = 0.0
    share: Floats | None = None

    def on(self, day: int, weekday: int) -> Today:
        """What the plan asks on a day counted from 0."""
        week = day // 7
        factor = np.float32(min(1 + self.growth * week, self.ceiling))
        scale: Floats | np.float32 = factor
        if self.ease_every:
            eased = (week + self.phase) % self.ease_every == self.ease_every - 1
            scale = np.where(eased, np.float32(0.6) * factor, factor)
        minutes, sets = self.minutes[weekday] * scale, self.sets[weekday] * scale
        return Today(minutes, self.intensity[weekday], sets, self.activity[weekday], self.cardio_minutes)


def rest(n: int) -> Plan:
    """Nothing at all."""
    zero = np.zeros((7, n), np.float32)
    return Plan(zero, zero, zero, zero.astype(np.int8))


def uniform(
    n: int,
    days: tuple[int, ...],
    minutes: float,
    intensity: float,
    *,
    sets: float = 0.0,
    activity: int = RUNNING,
    strict: bool = True,
    growth: float = 0.0,
) -> Plan:
    """The same week for everybody: for trials. days: weekdays, Monday is 0."""
    chosen = np.zeros((7, n), np.float32)
    intensities = np.zeros((7, n), np.float32)
    amounts = np.zeros((7, n), np.float32)
    for d in days:
        amounts[d], intensities[d], chosen[d] = minutes, intensity, sets
    return Plan(amounts, intensities, chosen, np.full((7, n), activity, np.int8), growth=growth, strict=strict)


LONGEST_MIN = 180.0  # of one day; two sessions a day of the busiest do not add up beyond it (our choice)
# Sessions a person does less of come on these days first; the long one falls on the weekend.
_ORDER = (5, 1, 3, 6, 0, 4, 2)


def habitual(t: Traits, draws: Draws) -> Plan:
    """Each person's own week: as many sessions as they are used to, a long one at the weekend, hard and easy days apart."""
    rng = draws("plan")
    n = t.n
    z = rng.standard_normal((2, 7, n), dtype=np.float32)
    u = rng.random((2, n), dtype=np.float32)
    whole = np.floor(t.sessions_week + u[0])  # 3.4 sessions a week: four in two weeks of five
    # Half of the people keep to the usual days; the others have a week of their own (our choice).
    extra = draws("weeks").random((2, n), dtype=np.float32)
    shift = np.where(extra[0] < 0.5, 0, np.floor((extra[0] - 0.5) * 14)).astype(int)
    usual = np.empty(7, np.float32)
    usual[list(_ORDER)] = np.arange(7)
    rank = usual[(np.arange(7)[:, None] - shift[None, :]) % 7]
    count = np.clip(np.ceil((whole - rank) / 7), 0, 2)  # the eighth session of a week is a second one on Saturday
    strength = (rank + np.floor(u[1] * 3)) % 3 < 3 * t.strength_share - 0.25
    long = (rank == 0).astype(np.float32)
    minutes = count * 60 * t.hours * np.exp(0.12 * z[0]) * np.where(strength, 1.0, 0.92 + 0.45 * long)
    mean_intensity = np.clip((t.rpe - 0.5 - 0.9 * t.hours) / 9, 0.08, 0.9) ** np.float32(1 / 2.2)
    hard = ((rank % 3) == 1) & ~strength
    intensity = np.clip(mean_intensity + np.where(hard, 0.11, -0.03 - 0.03 * long) + 0.02 * z[1], 0.4, 0.96)
    sets = np.where(strength, count * t.hours * 5.5, 0.0)
    minutes = np.where(count > 0, np.minimum(minutes, LONGEST_MIN), 0.0).astype(np.float32)
    activity = np.where(strength, STRENGTH, t.sport).astype(np.int8)
    phase = np.floor(extra[1] * 4)
    return Plan(minutes, intensity.astype(np.float32), sets.astype(np.float32), activity, growth=0.004, ease_every=4, phase=phase)
