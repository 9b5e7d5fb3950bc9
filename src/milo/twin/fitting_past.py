"""The past of an athlete, lived by many bodies without chance: what was trained is known, and what chance did is in the marks."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.body import step
from milo.twin.draws import Draws
from milo.twin.parameters import Parameters
from milo.twin.plan import Plan, Today
from milo.twin.state import State, begin
from milo.twin.traits import PATTERNS, Codes, Floats, Traits
from milo.vocabulary.errors import BadValue

WEEK = 7
WARM_WEEKS = 3  # lived before the first known day, as the first known weeks: fatigue and soreness last no longer (our choice)
SURE = 50.0  # logit of doing what is known to have been done


@dataclass(frozen=True)
class Training:
    """What was, or will be, trained day by day; arrays (days,), a day without training is 0 minutes.

    intensity: share of VO2max.  sets: hard sets per movement pattern.  activity: codes of traits.ACTIVITIES.
    """

    minutes: Floats
    intensity: Floats
    sets: Floats
    activity: Codes

    def __post_init__(self) -> None:
        lengths = {len(getattr(self, f.name)) for f in fields(self)}
        if len(lengths) != 1 or not self.minutes.size or self.minutes.size % WEEK:
            raise BadValue("whole weeks of training, every array as long", f"lengths {sorted(lengths)}")

    @property
    def days(self) -> int:
        """How many days."""
        return int(self.minutes.size)


@dataclass
class Calendar(Plan):
    """A plan that goes by days instead of weekdays, the same for everybody; after its end its last week goes on.

    since: the day of the life it begins on.  people: how many follow it.
    """

    since: int = 0
    people: int = 1

    def on(self, day: int, weekday: int) -> Today:
        """What is asked on a day of the life."""
        at, days = day - self.since, len(self.minutes)
        if at >= days:
            at = days - WEEK + (at - days) % WEEK

        def everybody(row: NDArray[Any]) -> NDArray[Any]:
            return np.full(self.people, row[at], row.dtype)

        return Today(
            everybody(self.minutes), everybody(self.intensity), everybody(self.sets), everybody(self.activity), self.cardio_minutes
        )


def calendar(training: Training, people: int, since: int, diet_kcal: float = 0.0, share: Floats | None = None) -> Calendar:
    """Training as a plan of the twin.  diet_kcal: eaten over or under what is usual, a day.  share: that is done, (people,)."""
    return Calendar(
        minutes=training.minutes.astype(np.float32),
        intensity=training.intensity.astype(np.float32),
        sets=training.sets.astype(np.float32),
        activity=training.activity.astype(np.int8),
        diet_kcal=np.full(people, diet_kcal, np.float32),
        since=since,
        people=people,
        share=share,
    )


class Still(np.random.Generator):
    """A generator that says the middle: 0 for a normal draw, one half for a share; a life with it is the expected one."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64(0))

    def standard_normal(self, size: Any = None, dtype: Any = np.float64, out: Any = None) -> Any:
        """Zeros."""
        return np.zeros(() if size is None else size, dtype)

    def random(self, size: Any = None, dtype: Any = np.float64, out: Any = None) -> Any:
        """Halves."""
        return np.full(() if size is None else size, 0.5, dtype)


class NoChance(Draws):
    """Draws that are all the middle one."""

    def __init__(self) -> None:
        super().__init__(0)
        self._still = Still()

    def __call__(self, name: str) -> np.random.Generator:
        """The generator that says the middle."""
        return self._still


@dataclass(frozen=True)
class Bodies:
    """Candidates for the athlete's body: traits, and where they stood before the first known week; arrays (n,).

    head_start: how much of what their training leads to was already reached in VO2max.  weight_kg: on the first known day.
    """

    traits: Traits
    head_start: Floats
    weight_kg: Floats


@dataclass(frozen=True)
class Lived:
    """How the candidates came out of the known weeks: weekly means (weeks, n), strength (weeks, patterns, n), and their state.

    strength: log of the 1RM in kg.  day: of the life that comes next.
    """

    weekly: dict[str, Floats]
    strength: Floats
    state: State = field(repr=False)
    day: int


def live_past(bodies: Bodies, p: Parameters, training: Training, first: date) -> Lived:
    """Live the known weeks.  training: what was done, whole weeks from `first` on; the weeks before are taken to be like the first.

    Nobody falls ill or is hurt, nobody leaves anything out: what was done is known.
    """
    t = replace(bodies.traits, conscientiousness=np.full(bodies.traits.n, SURE, np.float32))
    n, chance = t.n, NoChance()
    s = begin(t, p, np.full(n, 1e6, np.float32))
    warm = min(WARM_WEEKS * WEEK, training.days)
    before = Training(training.minutes[:warm], training.intensity[:warm], training.sets[:warm], training.activity[:warm])
    day, on = 0, first - timedelta(days=warm)
    plan: Plan = calendar(before, n, 0)
    for _ in range(warm):
        step(s, t, p, plan, day, on, chance)
        day, on = day + 1, on + timedelta(days=1)
    _stand(s, bodies, p)
    plan = calendar(training, n, day)
    names = ("vo2max", "resting_hr", "ln_rmssd", "weight_kg", "asleep_h")
    kept: dict[str, list[Floats]] = {name: [] for name in names}
    strength: list[Floats] = []
    for _ in range(training.days):
        truth = step(s, t, p, plan, day, on, chance)
        day, on = day + 1, on + timedelta(days=1)
        for name in names:
            kept[name].append(getattr(truth, name))
        strength.append(np.log(truth.strength * s.weight_kg))
    weeks = training.days // WEEK
    return Lived(
        weekly={name: np.stack(rows).reshape(weeks, WEEK, n).mean(axis=1) for name, rows in kept.items()},
        strength=np.stack(strength).reshape(weeks, WEEK, len(PATTERNS), n).mean(axis=1),
        state=s,
        day=day,
    )


def _stand(s: State, bodies: Bodies, p: Parameters) -> None:
    """Put the candidates where they stood on the first known day: aerobic fitness and weight have a longer past than we lived."""
    t = bodies.traits
    trained = 1 - np.exp(-s.weekly_minutes / np.float32(p.vo2_minutes))
    aim = np.minimum(t.vo2_untrained + p.vo2_gain * t.trainability * trained, p.vo2_cap * t.vo2_untrained)
    s.vo2max = (t.vo2_untrained + bodies.head_start * (aim - t.vo2_untrained)).astype(np.float32)
    # Forbes: the leaner the body, the more of a difference in weight is lean.
    lean_per_fat = np.float32(p.forbes) / np.maximum(s.fat_kg, 2)
    fat = (bodies.weight_kg - s.weight_kg) / (1 + lean_per_fat)
    s.fat_kg = np.maximum(s.fat_kg + fat, 2).astype(np.float32)
    s.lean_kg = (s.lean_kg + lean_per_fat * fat).astype(np.float32)
