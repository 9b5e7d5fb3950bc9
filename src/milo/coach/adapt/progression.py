"""What the next set should be, from the last ones: double progression and autoregulation by reserve. Reference training.md 2.4.

All of it is arithmetic on what was logged: no load is proposed for an exercise nobody has lifted yet.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milo.insight.strength import MAX_REPS, e1rm

BANDS = ((1, 3), (4, 6), (8, 12), (15, 20))  # ranges of repetitions coaches write; the target falls into one (our choice)
DOWN, DOWN_AGAIN = 0.05, 0.10  # after two and after three sessions below the range (reference 2.4.1)
PER_SESSION, PER_WEEK = 0.05, 0.10  # the most a load moves (reference 2.4.4)
STEP_MOST = 0.10  # of a load, safety PL-08
NOVICE_UPPER, NOVICE_LOWER = 0.05, 0.10  # safety PL-08
EXTRA_REPS = 2  # beyond the range, while the next plate would be too large a step (our choice); not as far as the next range
TOO_HARD_RIR = 2.0  # so many fewer left than planned, in every set of two sessions, ask for less weight (our choice)
BAR_KG, PLATE_KG, DUMBBELL_KG, STACK_KG, KETTLEBELL_KG = 20.0, 1.25, 2.0, 5.0, 4.0  # where the profile says nothing (our choice)
LOWER = frozenset({"squat", "hinge", "lunge", "knee extension", "knee flexion", "calf", "hip abduction", "hip adduction"})


@dataclass(frozen=True, slots=True)
class SetDone:
    """One working set. weight_kg None: body weight alone; rir None: not told."""

    reps: float
    weight_kg: float | None
    rir: float | None
    set_id: str = ""


@dataclass(frozen=True, slots=True)
class Performed:
    """The working sets of one exercise on one day, in order."""

    day: date
    sets: tuple[SetDone, ...]

    @property
    def load_kg(self) -> float | None:
        """The heaviest weight of the day, None for body weight."""
        told = [s.weight_kg for s in self.sets if s.weight_kg is not None and s.weight_kg > 0]
        return max(told) if told else None

    @property
    def top(self) -> tuple[SetDone, ...]:
        """The sets with that weight."""
        return tuple(s for s in self.sets if s.weight_kg == self.load_kg or self.load_kg is None)


@dataclass(frozen=True, slots=True)
class Rack:
    """Which weights there are: multiples of step from base up. None step: no weight to change."""

    step: float | None
    base: float = 0.0

    def fit(self, kg: float, rir: float) -> float:
        """The nearest weight there is; rounded down where at most one repetition is to be left (reference 2.4)."""
        if self.step is None:
            return kg
        if kg <= self.base:
            return self.base
        steps = (kg - self.base) / self.step
        whole = int(steps + 1e-9) if rir <= 1 else int(steps + 0.5)
        return round(self.base + whole * self.step, 3)


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next. why: "up", "down", "more_reps", "same", "found", or "hold" with a reason.

    reps: one number a set.  e1rm_kg: what the load was computed from, where it was.
    """

    why: str
    load_kg: float | None
    reps: tuple[int, ...]
    reason: str | None = None
    e1rm_kg: float | None = None
    used: tuple[SetDone, ...] = ()


def rack_of(equipment: Sequence[str], plates_kg: Sequence[float] | None) -> Rack:
    """The weights an exercise's equipment allows. plates_kg: single plates the athlete has, in pairs; None: the usual ones.

    >>> rack_of(["barbell"], [20, 10, 2.5]).fit(63, 2)
    65.0
    """
    if "barbell" in equipment:
        return Rack(2 * min(plates_kg) if plates_kg else 2 * PLATE_KG, BAR_KG)
    if "dumbbell" in equipment:
        return Rack(DUMBBELL_KG)
    if "kettlebell" in equipment:
        return Rack(KETTLEBELL_KG)
    if "machine" in equipment or "cable" in equipment:
        return Rack(STACK_KG)
    return Rack(None)


def rep_range(target: int) -> tuple[int, int]:
    """The range of repetitions a target belongs to, lower end never above the target."""
    low, high = next((band for band in BANDS if target <= band[1] + EXTRA_REPS and target < _next_low(band)), (target, target))
    return min(low, target), max(high, target)


def _longest(target: int) -> int:
    """Repetitions a set may grow to before it belongs to the next range."""
    return next((low - 1 for low, _ in BANDS if target < low), 30)


def _next_low(band: tuple[int, int]) -> float:
    return next((low for low, _ in BANDS if low > band[1]), math.inf)


def most_up(pattern: str, *, novice: bool) -> float:
    """How far a load may go up at once, as a share (safety PL-08)."""
    if not novice:
        return STEP_MOST
    return NOVICE_LOWER if pattern in LOWER else NOVICE_UPPER


def share_of_max(reps: float, rir: float) -> float | None:
    """The share of the maximum that leaves so many repetitions after so many; None beyond what can be estimated."""
    told = e1rm(1.0, max(reps, 1), rir)
    return None if told is None else 1 / told.value


def double_progression(
    history: Sequence[Performed],
    sets: int,
    target: int,
    rir: float,
    rack: Rack,
    cap: float,
    floor: int | None = None,
    most: int = 30,
) -> Next:
    """Repetitions first, then weight (reference 2.4.1), with the two sessions safety PL-08 asks for before a step.

    history: newest last, at least one.  sets, target, rir: what is planned.  cap: most a load may rise, as a share.
    floor: the range's lower end where it is known from elsewhere.  most: repetitions a set of this person may have.
    Untold reserve: reaching the top twice stands for it.
    """
    low, high = rep_range(target)
    low, high = floor if floor is not None else low, min(high, most)
    last = history[-1]
    load = last.load_kg
    same = [p for p in history if p.load_kg == load]
    counts = [s.reps for s in last.top]
    used = tuple(s for p in same[-2:] for s in p.top)
    failed = _in_a_row(same, low)
    if load is not None and rack.step is not None and failed >= 2:
        down = DOWN_AGAIN if failed >= 3 else DOWN
        fitted = rack.fit(load * (1 - down), 0)
        fitted = fitted if fitted < load else max(load - rack.step, rack.base)
        return Next("down", fitted, (low,) * sets, used=used)
    if load is not None and rack.step is not None and len(same) >= 2 and _too_hard(same[-2:], rir):
        fitted = rack.fit(load * (1 - DOWN), 0)
        fitted = fitted if fitted < load else max(load - rack.step, rack.base)
        if 0 < fitted < load:
            return Next("down_reserve", fitted, _kept(counts, sets, low, high), used=used)
    if load is not None and rack.step is not None and _topped(same, low, high, rir):
        raised = round(load + rack.step, 3)
        if raised <= load * (1 + cap) + 1e-9:
            return Next("up", raised, (low,) * sets, used=used)
        return Next(
            "more_reps",
            load,
            _one_more(counts, sets, low, min(high + EXTRA_REPS, most, _longest(target))),
            "step_too_big",
            used=used,
        )
    if any(s.rir is not None and s.rir < rir - 1 for s in last.top):
        return Next("same", load, _kept(counts, sets, low, high), "no_reserve_left", used=used)
    return Next("more_reps", load, _one_more(counts, sets, low, high), used=used)


def autoregulate(history: Sequence[Performed], sets: int, target: int, rir: float, rack: Rack, cap: float) -> Next:
    """Load for next time from the maximum the last sets show and the reserve wanted (reference 2.4.4).

    The maximum is the median over the working sets of the last two sessions: one odd set moves nothing, and later sets, done tired,
    keep it low.  A load rises only when both sessions showed more reserve than wanted (PL-08).
    """
    recent = history[-2:]
    estimates = [_estimates(p) for p in recent]
    share = share_of_max(target, rir)
    load = recent[-1].load_kg
    reps = (target,) * sets
    if share is None or load is None or not estimates[-1]:
        return Next("hold", load, reps, "not_estimated")
    used = tuple(s for p in recent for s in p.sets)
    maximum = statistics.median([kg for each in estimates for kg in each])
    wanted = maximum * share
    if len([e for e in estimates if e]) == 2 and wanted > load:
        # Both sessions, each by itself, must say that there is more.
        wanted = min(wanted, *(statistics.median(e) * share for e in estimates))
        wanted = max(wanted, load)
    elif wanted > load:
        wanted = load
    week_ago = [p.load_kg for p in history if (recent[-1].day - p.day).days >= 6 and p.load_kg is not None][-1:]
    # What one session showed is what the first load was found from: it says the same twice.
    down = PER_WEEK if len(history) == 1 else PER_SESSION
    low, high = load * (1 - down), load * (1 + min(PER_SESSION, cap))
    if week_ago:
        low, high = max(low, week_ago[0] * (1 - PER_WEEK)), min(high, week_ago[0] * (1 + PER_WEEK))
    fitted = rack.fit(min(max(wanted, min(low, high)), high), rir)
    if fitted > load * (1 + cap) + 1e-9 or fitted > high + 1e-9:
        fitted = load if rack.step is None else min(load, fitted)
    why = "same" if fitted == load else "up" if fitted > load else "down"
    return Next(why, fitted, reps, e1rm_kg=maximum, used=used)


def found(history: Sequence[Performed], sets: int, target: int, rir: float, rack: Rack) -> Next:
    """The first load of an exercise that was planned without one: what was lifted, moved by the reserve that was told.

    Not further than one session may move it; where the reserve was not told, the weight that was lifted.
    """
    last = history[-1]
    load = last.load_kg
    if load is None:
        return Next("hold", None, (target,) * sets, "no_weight_logged")
    estimates, share = _estimates(last), share_of_max(target, rir)
    if not estimates or share is None:
        return Next("found", load, (target,) * sets, used=last.sets)
    maximum = statistics.median(estimates)
    fitted = rack.fit(min(max(maximum * share, load * (1 - PER_WEEK)), load * (1 + PER_SESSION)), rir)
    fitted = load if fitted > load * (1 + PER_SESSION) + 1e-9 else fitted
    return Next("found", fitted, (target,) * sets, e1rm_kg=maximum, used=last.sets)


def _estimates(p: Performed) -> list[float]:
    """Maxima the sets show; only where the reserve was told, since without it the set says the least there could be."""
    told = [
        e1rm(s.weight_kg, s.reps, s.rir) for s in p.sets if s.weight_kg is not None and s.rir is not None and s.reps <= MAX_REPS
    ]
    return [e.value for e in told if e is not None]


def _in_a_row(same: Sequence[Performed], low: int) -> int:
    """Sessions up to the last in which some set stayed below the range."""
    count = 0
    for p in reversed(same):
        if not any(s.reps < low for s in p.top):
            break
        count += 1
    return count


def _topped(same: Sequence[Performed], low: int, high: int, rir: float) -> bool:
    last = same[-1].top
    if not all(s.reps >= high for s in last) or len(same) < 2:
        return False
    if any(s.rir is not None and s.rir < rir for s in last):
        return False
    told = all(s.rir is not None for s in last)
    enough = low + 1 if told else high
    return all(s.reps >= min(enough, high) for s in same[-2].top)


def _too_hard(last: Sequence[Performed], rir: float) -> bool:
    """Whether every set of these sessions left far less than planned."""
    return all(s.rir is not None and s.rir <= rir - TOO_HARD_RIR for p in last for s in p.top)


def _kept(counts: Sequence[float], sets: int, low: int, high: int) -> tuple[int, ...]:
    reps = [int(min(max(c, low), high)) for c in counts[:sets]]
    return tuple(reps + [reps[-1] if reps else low] * (sets - len(reps)))


def _one_more(counts: Sequence[float], sets: int, low: int, high: int) -> tuple[int, ...]:
    """As last time, with one repetition more on the weakest set."""
    reps = list(_kept(counts, sets, low, high))
    weakest = min(range(len(reps)), key=lambda i: reps[i])
    reps[weakest] = min(reps[weakest] + 1, high)
    return tuple(reps)
