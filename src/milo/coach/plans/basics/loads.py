"""Loads: from a known one-repetition maximum to a weight that can be put on the bar; nothing known, no weight.

Source: training.md 2.3 (RTS chart) and 2.4 (plate rounding, bars).
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence

from milo.coach.plates import loaded_kg
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise
from milo.vocabulary.plan import Plan
from milo.vocabulary.told_limits import MOST_FREE_KG, MOST_KG, lifted_free

# Share of the maximum at n repetitions to failure, n from 1: Tuchscherer's RTS chart, training.md 2.3; beyond 15 Epley's slope.
RTS = (1.000, 0.955, 0.922, 0.892, 0.863, 0.837, 0.811, 0.786, 0.762, 0.739, 0.707, 0.680, 0.653, 0.626, 0.599)
NOVICE_UPPER, STEP_MOST = 0.05, 0.10  # of a load from one time to the next: a beginner's upper body, and everything else (PL-08)
LOWER = frozenset(
    {"squat", "hinge", "lunge", "knee extension", "knee flexion", "calf", "hip abduction", "hip adduction", "olympic"}
)
"""Patterns of the lower body, where a beginner's step is as large as anybody's."""
BARS_KG = (20.0, 15.0, 10.0)  # training.md 2.4
USUAL_PLATES_KG = (1.25, 2.5, 5.0, 10.0, 15.0, 20.0, 25.0)
DUMBBELL_STEP_KG, KETTLEBELL_STEP_KG, MACHINE_STEP_KG, CABLE_STEP_KG = 2.0, 4.0, 5.0, 2.5  # usual racks and stacks (our choice)
UP_SHARE = 1.05  # a light load whose nearest step is further up is rounded down (our choice)
ABOVE_MAXIMUM = 1.10
"""Most of a load over what the known maximum allows: the largest single step of PL-08, so that a plan may be one step ahead of what
was lifted and never two (our choice)."""
UNTOLD_RESERVE = 3.0  # repetitions a maximum shown from below may hide: typical sets stop 0-3 short (our choice, insight.strength)
ROUND_DOWN_RIR = 1.0  # training.md 2.4: near failure a load is never rounded up


def share_of_max(to_failure: float) -> float:
    """Share of the one-repetition maximum that leaves so many repetitions until failure; half steps interpolate."""
    n = max(1.0, to_failure)
    if n >= len(RTS):
        return RTS[-1] * (1 + len(RTS) / 30) / (1 + n / 30)
    low = math.floor(n)
    return RTS[low - 1] + (n - low) * (RTS[low] - RTS[low - 1])


def to_failure(share: float) -> float:
    """Repetitions until failure at a share of the maximum: the other way round of share_of_max; 1 at the maximum and above.

    >>> to_failure(0.863), round(to_failure(share_of_max(7.5)), 6), round(to_failure(share_of_max(20)), 6)
    (5.0, 7.5, 20.0)
    """
    if share >= RTS[0]:
        return 1.0
    if share < RTS[-1]:
        return 30 * (RTS[-1] * (1 + len(RTS) / 30) / share - 1)
    n = next(i for i, s in enumerate(RTS) if s <= share)
    return n + (RTS[n - 1] - share) / (RTS[n - 1] - RTS[n])


def known_maxima(e1rm_kg: Mapping[str, float] | None) -> dict[str, float]:
    """Maxima by exercise id; a name nobody knows, and a lift of the body itself, give none.

    Of a pull-up nobody can tell whether the number has the body in it.
    """
    found: dict[str, float] = {}
    for name, kg in (e1rm_kg or {}).items():
        exercise = catalogue().get(name) or find_exercise(name)
        if exercise is not None and exercise.loadable and not exercise.bodyweight:
            found[exercise.id] = max(kg, found.get(exercise.id, 0.0))
    return found


def lifts_named(names: Sequence[str] | None) -> set[str]:
    """Names or ids of exercises as ids; a name nobody knows gives none."""
    found = (catalogue().get(name) or find_exercise(name) for name in names or ())
    return {exercise.id for exercise in found if exercise is not None}


def least_maximum(sets: Sequence[tuple[float, float, float | None]]) -> float | None:
    """The maximum in kg that lifted sets show at least, for sets too long to estimate it; None without one.

    sets: (weight in kg, repetitions, repetitions in reserve or None) of the last days.  Reserve counts as far as the chart goes; of
    several sets the middle one speaks, since reserve is told with an error of a repetition or two (training.md 2.3).
    """
    shown = [kg / share_of_max(min(reps + (rir or 0.0), len(RTS))) for kg, reps, rir in sets if kg > 0 and reps >= 1]
    return round(statistics.median(shown), 1) if shown else None


def most_kg(exercise: Exercise, maximum_kg: float | None, reps: float, rir: float, *, least: bool = False) -> float:
    """The heaviest weight in kg a plan may ask for so many repetitions with that reserve; not rounded.

    maximum_kg: as for load_kg; None: not known, and then the bound is what nobody lifts (vocabulary.told_limits).
    least: the maximum is that much or more, as where nobody told the reserve of the sets it was read from; any other is the most
    there is, whatever a step would add.
    """
    if maximum_kg is None:
        return (MOST_FREE_KG if lifted_free(exercise.id) else MOST_KG) * share_of_max(reps + rir)
    most = ABOVE_MAXIMUM * maximum_kg * share_of_max(max(reps, reps + rir - (UNTOLD_RESERVE if least else 0.0)))
    return most if least else min(most, maximum_kg)


def asked_loads(plan: Plan | None) -> dict[str, list[tuple[float, float]]]:
    """What a plan asks for: exercise id -> (kg, repetitions to failure) of its sets with a load, each once."""
    asked: dict[str, set[tuple[float, float]]] = {}
    for week in plan.weeks if plan is not None else ():
        for e in (e for d in week.days for s in d.sessions for e in s.exercises):
            told = {(x.target_load_kg, x.target_reps + x.target_rir) for x in e.sets if x.target_load_kg is not None}
            asked.setdefault(e.exercise_id, set()).update(told)
    return {id: sorted(told) for id, told in asked.items()}


def load_kg(
    exercise: Exercise,
    maximum_kg: float | None,
    reps: float,
    rir: float,
    plates_kg: Sequence[float] | None,
    at_most: float = math.inf,
) -> float | None:
    """Weight in kg that leaves rir repetitions after reps, on what can be loaded; None where it is not known or not loadable.

    maximum_kg: one-repetition maximum of this very exercise.  plates_kg: kinds of plates that are there, pairs of each; None: the
    usual ones.  at_most: a bound that the rounded weight keeps.
    """
    if maximum_kg is None:
        return None
    wanted = min(maximum_kg * share_of_max(reps + rir), at_most)
    down = rir <= ROUND_DOWN_RIR or wanted >= at_most
    return rounded(exercise, wanted, plates_kg, down=down, at_most=at_most)


def rounded(
    exercise: Exercise, wanted_kg: float, plates_kg: Sequence[float] | None, *, down: bool = True, at_most: float = math.inf
) -> float | None:
    """The nearest weight that can be loaded, not above at_most; None when even the lightest is too heavy."""
    if "barbell" in exercise.equipment:
        bar = next((b for b in BARS_KG if b <= wanted_kg), None)
        if bar is None:
            return None
        if plates_kg:
            value = loaded_kg(bar, wanted_kg, plates_kg, down=down)
            if value > min(at_most, UP_SHARE * wanted_kg) + 1e-9:
                value = loaded_kg(bar, min(wanted_kg, at_most), plates_kg, down=True)
            return value if value <= at_most + 1e-9 else None
        step = 2 * min(USUAL_PLATES_KG)
    else:
        bar = 0.0
        kinds = {"dumbbell": DUMBBELL_STEP_KG, "kettlebell": KETTLEBELL_STEP_KG, "machine": MACHINE_STEP_KG, "cable": CABLE_STEP_KG}
        step = next((kinds[k] for k in exercise.equipment if k in kinds), DUMBBELL_STEP_KG)
    steps = (wanted_kg - bar) / step
    n = math.floor(steps + 1e-9) if down else round(steps)
    if bar + n * step > min(at_most, UP_SHARE * wanted_kg) + 1e-9:
        n -= 1
    value = round(bar + n * step, 3)
    return value if value > 0 and n >= 0 else None
