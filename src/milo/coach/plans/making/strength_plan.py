"""Strength weeks: sets within the landmarks, repetitions and reserve by goal and week, known loads, rest to the minute.

Source: training.md 2.2 to 2.4; safety reference PL-07 to PL-16, PL-20, PL-24, PL-25, PL-41.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from milo.coach.plans.basics.drills import HOLD_S, is_hold, per_hand
from milo.coach.plans.basics.loads import LOWER, NOVICE_UPPER, STEP_MOST, load_kg, share_of_max, to_failure
from milo.coach.plans.basics.time import CHANGE_S, REP_S, sides_of, warm_up_minutes
from milo.coach.plans.limits.numbers import LAYOFF_SHARE, WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.sets import REST_MAX, REST_MIN, RIR_MAX
from milo.coach.plans.making.exercises import Chosen
from milo.coach.plans.making.rests import Scheme, is_heavy, rests_of, supersets
from milo.coach.plans.making.sets import MID_REST, pair_minutes
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.plan import PlannedExercise, PlannedSet

Say = Callable[..., str]

FIT = 0.97  # a session aims at this share of the minutes it has
POWER_SHARE = 0.6  # of the maximum, the most of a lift for speed: PL-20
EASY_RIR = 4.0  # from so many left on, a set needs no long rest (our choice)
LIGHT = 0.95  # of the load a scheme asks for: below it a load is still on its way back from days off (our choice)


def planned_exercises(
    p: Person,
    chosen: Sequence[Chosen],
    counts: Sequence[int],
    schemes: Sequence[Scheme],
    *,
    minutes: float,
    limits: WeekLimits,
    week: int,
    maxima: Mapping[str, float],
    loads: Mapping[str, float],
    steady: set[str],
    say: Say,
    language: str,
    deload: bool = False,
) -> list[PlannedExercise]:
    """The exercises of a session with sets, loads and rests that fill the minutes.

    loads: heaviest load of the last loading week by exercise id, so that none steps too far; steady: ids whose load may not rise
    now (PL-08).
    """
    kept = [(c, n, s) for c, n, s in zip(chosen, counts, schemes, strict=True) if n]
    room = pair_minutes(p, minutes)
    order, letters = supersets([c for c, _, _ in kept], [is_heavy(c, s) for c, _, s in kept], room, [n for _, n, _ in kept])
    kept = [kept[j] for j in order]
    rests = rests_of(kept, letters)
    moved = sum(n * s.reps * REP_S * sides_of(c.exercise.id) for c, n, s in kept)
    work = (moved + len(kept) * CHANGE_S) / 60 + warm_up_minutes(minutes, lungs=p.lungs)
    low = sum(lo for of in rests for lo, _ in of) / 60
    high = sum(hi for of in rests for _, hi in of) / 60
    share = min(max((minutes * FIT - work - low) / (high - low), 0.0), 1.0) if high > low else 0.0
    if deload or all(s.rir >= EASY_RIR for _, _, s in kept):
        # Few easy sets need no long rests: a session may then be shorter than the minutes there are.
        share = min(share, MID_REST)
    out = []
    for j, ((c, _, s), of) in enumerate(zip(kept, rests, strict=True)):
        maximum = maxima.get(c.exercise.id)
        sets = []
        for i, (lo, hi) in enumerate(of, 1):
            own = s.of_set(i)
            load = _load(p, c.exercise, own, limits, week, maxima, loads, steady)
            own = _as_loaded(own, load, maximum)
            sets.append(
                PlannedSet(
                    set_number=i,
                    target_reps=own.reps,
                    target_rir=min(own.rir, RIR_MAX),
                    target_load_kg=load,
                    rest_seconds=min(max(5 * round((lo + share * (hi - lo)) / 5), REST_MIN), REST_MAX),
                )
            )
        out.append(
            PlannedExercise(
                exercise=c.exercise.called(language),
                exercise_id=c.exercise.id,
                pattern=c.exercise.pattern,
                muscles=c.exercise.muscles,
                equipment=list(c.exercise.equipment),
                sets=sets,
                superset=letters[j].letter if j in letters else None,
                note=_note(p, c.exercise, s, sets[-1].target_load_kg, say),
            )
        )
    return out


def _load(
    p: Person,
    e: Exercise,
    s: Scheme,
    limits: WeekLimits,
    week: int,
    maxima: Mapping[str, float],
    loads: Mapping[str, float],
    steady: set[str],
) -> float | None:
    maximum = maxima.get(e.id)
    if maximum is None:
        return None
    share = limits.load_share if limits.load_share is not None else math.inf
    if p.layoff and week == 1:
        share = min(share, LAYOFF_SHARE * share_of_max(s.reps + s.rir))
    if s.fast:
        share = min(share, POWER_SHARE)
    most = share * maximum
    if e.id in loads:
        step = 1.0 if e.id in steady else 1 + (NOVICE_UPPER if p.beginner and e.pattern not in LOWER else STEP_MOST)
        most = min(most, loads[e.id] * step)
    return load_kg(e, maximum, s.reps, s.rir, p.profile.plates_kg, most)


def _as_loaded(s: Scheme, load: float | None, maximum: float | None) -> Scheme:
    """The scheme with the reserve that its load leaves, where a rule or the plates hold the load a whole repetition lower.

    Source: training.md 2.4: a rounded load comes with the shift of the reserve.
    """
    if load is None or maximum is None:
        return s
    left = math.floor(to_failure(load / maximum) - s.reps + 1e-6)
    return s if left < s.rir + 1 else replace(s, rir=min(float(left), RIR_MAX))


def _note(p: Person, e: Exercise, s: Scheme, load: float | None, say: Say) -> str | None:
    parts = []
    if is_hold(e):
        parts.append(say("note.hold", seconds=HOLD_S * s.reps))
    if e.unilateral:
        parts.append(say("note.sides"))
    if e.pattern == "carry":
        parts.append(say("note.steps"))
    if per_hand(e):
        parts.append(say("note.hand"))
    if load is None and e.loadable:
        parts.append(say("note.find", rir=s.rir))
    if s.fast:
        parts.append(say("note.power"))
    if any(e.stress(region) > 0 for region in p.injuries):
        parts.append(say("note.pain"))
    return ". ".join(parts) or None


def still_light(
    sessions: Sequence[Sequence[Chosen]],
    schemes: Sequence[Sequence[Scheme]],
    maxima: Mapping[str, float],
    loads: Mapping[str, float],
) -> set[str]:
    """Ids of the exercises whose last load in kg is well below what their scheme asks of their maximum."""
    return {
        c.exercise.id
        for day, of in zip(sessions, schemes, strict=True)
        for c, s in zip(day, of, strict=True)
        if c.exercise.id in loads and loads[c.exercise.id] < LIGHT * share_of_max(s.reps + s.rir) * maxima[c.exercise.id]
    }


def totals(exercises: Sequence[PlannedExercise]) -> dict[str, float]:
    """Heaviest load of each exercise that has one."""
    heaviest: dict[str, float] = {}
    for e in exercises:
        for s in e.sets:
            if s.target_load_kg is not None:
                heaviest[e.exercise_id] = max(s.target_load_kg, heaviest.get(e.exercise_id, 0.0))
    return heaviest
