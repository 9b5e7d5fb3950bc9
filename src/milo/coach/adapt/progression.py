"""What the next set should be, from the last ones: repetitions first, then weight. Reference training.md 2.4.

All of it is arithmetic on what was logged: no load is proposed for an exercise nobody has lifted yet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milo.coach.adapt.racks import Rack
from milo.coach.adapt.rep_ranges import BANDS, EXTRA_REPS, MIDDLE, band_of, longest, rep_range
from milo.coach.plans.basics.loads import LOWER, NOVICE_UPPER, STEP_MOST
from milo.coach.plans.basics.loads import share_of_max as share_to_failure
from milo.insight.strength import e1rm

DOWN, DOWN_AGAIN = 0.05, 0.10  # after two and after three sessions below the range (reference 2.4.1)
FAR = "up_far"  # a step further than the cap, to the next weight there is
MINOR_STEP = 0.10  # safety PL-41
BODY_REPS = 20  # a set grows so far where the body is the weight and nothing can be put on: the end of the longest range
RESERVE_NOISE = 1.0  # of a reserve above the planned one that is not counted: its error (training.md 2.2, our choice)
TOO_HARD_RIR = 2.0  # so many fewer left than planned, in every set of two sessions, ask for less weight (our choice)


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
class Next:
    """What comes next. why: "up", "up_far", "down", "more_reps", "above", "same", "found", or "hold" with a reason.

    reps: one number a set.  e1rm_kg: what the load was computed from, where it was.  at_least: the maximum is that much or more.
    shown_kg: the weight that maximum asks for, before it is held to safe steps.  from_kg: the lifted weight it is a step from.
    enough: repetitions that, done twice, bring a next weight that is further than a usual step; None: none, or not asked.
    limited: whether the next weight is not too far but over another limit of this person's plan.
    """

    why: str
    load_kg: float | None
    reps: tuple[int, ...]
    reason: str | None = None
    e1rm_kg: float | None = None
    at_least: bool = False
    used: tuple[SetDone, ...] = ()
    shown_kg: float | None = None
    from_kg: float | None = None
    enough: int | None = None
    limited: bool = False


def most_up(pattern: str, *, novice: bool) -> float:
    """How far a load may go up at once, as a share (safety PL-08)."""
    if not novice:
        return STEP_MOST
    return STEP_MOST if pattern in LOWER else NOVICE_UPPER


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
    above: int | None = None,
    *,
    least: int = 1,
    grown: bool = False,
    most_step: float = math.inf,
    most_kg: float = math.inf,
    was: float | None = None,
) -> Next:
    """Repetitions first, then weight (reference 2.4.1), with the two sessions safety PL-08 asks for before a step.

    A next weight within the cap is taken. One that is further is taken by what it asks for: with the repetitions back at the low
    end it may be no harder, by the chart of reference 2.3, than two sessions showed and the cap more. Until then the sets grow,
    above their range where that is needed; weight and repetitions never go up together.

    history: newest last, at least one.  sets, target, rir: what is planned.  cap: most a load may rise, as a share.
    floor: the range's lower end where it is known from elsewhere.  least, most: repetitions a set of this person may have.
    above: those that sets of 8 to 12 may grow to before a weight that is far; None: it is not taken.  grown: whether the target has
    grown above that range already.  most_step, most_kg: the most a load may rise however little it then asks for, as a
    share and in kg.
    was: the reserve that was asked for then, where an easier week now asks for more: sets are hard or not by what they were to be.
    Untold reserve: reaching the top twice stands for it; by the chart it counts as none.
    """
    low, high = BANDS[MIDDLE] if grown else rep_range(target)
    middle = grown or band_of(target) == MIDDLE
    low, high = max(floor if floor is not None else low, min(least, target)), min(high, most)
    last, was = history[-1], rir if was is None else min(was, rir)
    load = last.load_kg
    same = [p for p in history if p.load_kg == load]
    counts = [s.reps for s in last.top]
    used = tuple(s for p in same[-2:] for s in p.top)
    failed = _in_a_row(same, low)
    if load is not None and rack.step is not None and failed >= 2:
        lighter = rack.below(load, DOWN_AGAIN if failed >= 3 else DOWN)
        return Next("down", lighter, (low,) * sets, None if lighter < load else "no_lighter", used=used)
    if load is not None and rack.step is not None and len(same) >= 2 and _too_hard(same[-2:], was):
        lighter = rack.below(load, DOWN)
        if lighter < load:
            return Next("down_reserve", lighter, _kept(counts, sets, low, high), used=used)
    if _topped(same, low, high, rir):
        if load is not None and rack.step is not None and rack.above(load) <= load * (1 + min(cap, most_step)) + 1e-9:
            return Next("up", rack.above(load), (low,) * sets, used=used)
        if load is None and rack.step is not None:
            return Next("more_reps", None, _kept(counts, sets, low, high), "no_weight_logged", used=last.top)
        # The body is a weight without a next one, and some racks have none near enough: the range grows first.
        body = rack.step is None
        usual = BODY_REPS if body else min(high + EXTRA_REPS, longest(target))
        room = max(high, above if above is not None and middle and not body else min(most, usual))
        enough = None
        if load is not None and not body and above is not None:
            further = rack.above(load)
            if further <= min(load * (1 + most_step), load + most_kg) + 1e-9:
                n = to_failure_enough(load, further, low + rir, cap)
                enough = next((r for r in range(high, room + 1) if r + rir >= n - 1e-9), None)
                if all(_shown(s, rir) >= n - 1e-9 and s.reps >= high for p in same[-2:] for s in p.top):
                    return Next(FAR, further, (low,) * sets, used=used, enough=enough)
        room = room if enough is None else enough
        reps, before = _one_more(last.top, sets, low, room, rir), _kept(counts, sets, low, room)
        if sum(reps) <= sum(before):
            if enough is not None and min(counts) >= enough and any(s.reps < enough for s in same[-2].top):
                return Next("more_reps", load, before, used=last.top, enough=enough)  # once; it comes with the second time
            return Next("more_reps", load, reps, "range_full_body" if body else "range_full", used=used)
        why = "above" if above is not None and not body and middle and max(reps) > BANDS[MIDDLE][1] else "more_reps"
        # The repetitions go on from the last time alone, and are told so; two sessions only opened the way.
        return Next(why, load, reps, None if body else "step_too_big", used=last.top, enough=enough)
    high = max(high, min(target, above or high)) if grown else high
    if any(s.rir is not None and s.rir < was - 1 for s in last.top):
        return Next("same", load, _kept(counts, sets, low, high), "no_reserve_left", used=used)
    return Next("more_reps", load, _one_more(last.top, sets, low, high, rir), used=last.top)


def to_failure_enough(load: float, further: float, wanted: float, cap: float) -> float:
    """Repetitions to failure with a load that show enough for a further one: with it, wanted to failure ask for a maximum no more
    than the cap above the one they show (reference 2.3). inf: no number does."""
    needed = share_to_failure(wanted) * load * (1 + cap) / further
    return next((n / 2 for n in range(2, 101) if share_to_failure(n / 2) <= needed + 1e-9), math.inf)


def _shown(s: SetDone, rir: float) -> float:
    """Repetitions to failure a set shows: more reserve than planned counts but for the error it is told with."""
    told = 0.0 if s.rir is None else s.rir
    return s.reps + max(min(told, rir), told - RESERVE_NOISE)


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


def _one_more(done: Sequence[SetDone], sets: int, low: int, high: int, rir: float) -> tuple[int, ...]:
    """As last time, with one repetition more on the weakest set; of a weight on each, where all are alike and kept the reserve."""
    counts = [s.reps for s in done]
    reps = list(_kept(counts, sets, low, high))
    alike = len(set(counts)) == 1 and all(s.weight_kg and s.rir is not None and s.rir >= rir for s in done)
    weakest = min(range(len(reps)), key=lambda i: reps[i])
    return tuple(min(r + 1, high) if alike or i == weakest else r for i, r in enumerate(reps))
