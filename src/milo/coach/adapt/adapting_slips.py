"""Days lifted far above the plan: which of them say what can be lifted, and how far a weight may follow them (safety PL-08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milo.coach.adapt.adapting_changes import Draft
from milo.coach.adapt.adapting_log import day_of
from milo.coach.adapt.progression import MINOR_STEP, Performed, most_up
from milo.coach.adapt.racks import Rack
from milo.coach.adapt.rep_ranges import kind_of_reps
from milo.coach.plans.basics.loads import share_of_max as share_to_failure
from milo.vocabulary.plan import PlannedExercise


@dataclass(frozen=True, slots=True)
class Asked:
    """The weight a day was planned with, in kg, for how many repetitions, and with how many left."""

    load_kg: float
    reps: int
    rir: float


def load_of(e: PlannedExercise) -> float | None:
    """The heaviest planned weight of an exercise, None without one."""
    return max((s.target_load_kg for s in e.sets if s.target_load_kg is not None), default=None)


def planned_on(draft: Draft, name: str) -> dict[date, Asked]:
    """Day of a done session -> what it asked for of an exercise; days without a weight of the plan are left out."""
    found: dict[date, Asked] = {}
    for slot in draft.slots:
        for e in slot.session.exercises if slot.done is not None else ():
            load = load_of(e) if e.exercise_id == name and e.sets else None
            if load is not None and slot.done is not None:
                found[day_of(slot.done, draft.log.zone)] = Asked(load, e.sets[0].target_reps, e.sets[0].target_rir)
    return found


def planned_ahead(next_ones: Sequence[PlannedExercise], asked: Sequence[int]) -> dict[int, float]:
    """Range of repetitions -> the weight the next day of that kind asks for.

    next_ones: the next of each kind of day.  asked: repetitions of the days lifted; of a kind that comes no more: the first of all.
    """
    told = [(kind_of_reps(e.sets[0].target_reps), load) for e in next_ones if (load := load_of(e)) is not None]
    return {**dict.fromkeys(map(kind_of_reps, asked), told[0][1]), **dict(reversed(told))} if told else {}


def slips(
    history: Sequence[Performed], asked: Sequence[int], planned: dict[date, Asked], ahead: dict[int, float], cap: float
) -> list[bool]:
    """Which days of a history are a slip of the pen or one try: above what a step from their plan may be, and not done twice.

    asked: repetitions planned on each day.  planned, ahead: what the plan asked for on a day, and asks for next of a kind of day.
    cap: the most a load may rise at once, as a share.  A second day of the same kind, one after the other, confirms a weight only
    as far as it is near it: of 120 and 300 the lesser is one.
    """
    kinds = [kind_of_reps(reps) for reps in asked]
    above = [_above(p, planned.get(p.day), ahead.get(kind), cap) for p, kind in zip(history, kinds, strict=True)]
    slipped = [False] * len(history)
    for kind in set(kinds):
        mine = [i for i, each in enumerate(kinds) if each == kind]
        for place, i in enumerate(mine):
            beside = [mine[place + step] for step in (-1, 1) if 0 <= place + step < len(mine)]
            near = any(above[j] and _load(history[i]) <= _load(history[j]) * (1 + cap) + 1e-9 for j in beside)
            slipped[i] = above[i] and not near
    return slipped


def ceiling(load: float, cap: float, rack: Rack, *, minor: bool = False) -> float:
    """The most a planned weight may become at once: the share that is safe, or the next weight there is where that lies further.

    The next weight is for who has taken it twice already (our choice): nothing lies between.  minor: only what is within a
    tenth (PL-41).
    """
    if rack.step is None:
        return load * (1 + cap)
    fitted = rack.fit(load * (1 + cap) + 1e-6, 0)
    further = rack.above(load)
    return fitted if fitted > load or (minor and further > load * (1 + MINOR_STEP) + 1e-9) else further


def most_ahead(
    exercise: PlannedExercise, days: Sequence[date], planned: dict[date, Asked], rack: Rack, *, novice: bool, minor: bool = False
) -> float | None:
    """How heavy an exercise ahead may become now, in kg; None where nothing of it was planned with a weight.

    days: that were lifted, slips too.  Measured from the last one of its kind as it was planned, else from the last one, as heavy
    as that is for these repetitions: the past stays as written, so asking twice goes no further.
    What is planned ahead already is never too much.
    """
    own, cap = load_of(exercise), most_up(exercise.pattern, novice=novice)
    target, rir = exercise.sets[0].target_reps, exercise.sets[0].target_rir
    known = [planned[day] for day in days if day in planned]
    alike = [a for a in known if kind_of_reps(a.reps) == kind_of_reps(target)]
    if alike:
        base = alike[-1].load_kg
    elif known:
        base = known[-1].load_kg * share_to_failure(target + rir) / share_to_failure(known[-1].reps + known[-1].rir)
    else:
        return None if own is None else ceiling(own, cap, rack, minor=minor)
    return max(own or 0.0, ceiling(base, cap, rack, minor=minor))


def least_ahead(
    exercise: PlannedExercise, history: Sequence[Performed], planned: dict[date, Asked], rack: Rack, share: float
) -> float | None:
    """How light an exercise ahead may become now for what was felt or missed, in kg; None where nothing was planned with a weight.

    share: the most a weight comes down at once (reference 2.4.4).  Measured from the last planned day, as heavy as it is for these
    repetitions, or from what was lifted on it where that was less: the past stays as written, so asking twice goes no further.
    """
    known = [p for p in history if p.day in planned]
    if not known or rack.step is None:
        return None
    on, target, rir = planned[known[-1].day], exercise.sets[0].target_reps, exercise.sets[0].target_rir
    base = min(on.load_kg, known[-1].load_kg or on.load_kg)
    if on.reps != target:
        base *= share_to_failure(target + rir) / share_to_failure(on.reps + on.rir)
    least = rack.at_least(base * (1 - share))
    # Where the rack has nothing between, one step down is all there is.
    return least if least < base - 1e-9 else rack.below(rack.at_least(base), 0.0)


def _above(p: Performed, on_the_day: Asked | None, ahead: float | None, cap: float) -> bool:
    planned = on_the_day.load_kg if on_the_day is not None else ahead
    return planned is not None and p.load_kg is not None and p.load_kg > planned * (1 + cap) + 1e-9


def _load(p: Performed) -> float:
    return p.load_kg or 0.0
