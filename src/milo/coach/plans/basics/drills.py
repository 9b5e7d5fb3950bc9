"""Drills of mobility, balance and warm-up: plan JSON carries a number for their reserve, and nobody is shown it or trains by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from milo.coach.plans.basics.loads import LOWER
from milo.coach.plans.basics.words import WORDS
from milo.locales import LANGUAGES, text
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession, PlannedSet, PlannedWeek

DRILL_RIR = 5.0
"""target_rir of a drill in plan JSON, which knows no null there (contracts.md, section 2): as far from failure as the limits go."""
DRILL_REPS, DRILL_REST_S = 8, 20  # of each set of a drill; the least rest of PL-16 (our choice)
HOLD_WORDS = ("plank", "hold", "dead_hang", "wall_sit", "hollow", "isometric")
HOLD_S = 4  # seconds a repetition of a hold stands for, as of any exercise (training.md 2.4)
ONE_DUMBBELL = (
    "goblet", "sumo", "pullover", "hip_thrust", "glute_bridge", "leg_curl", "leg_extension", "svend", "overhead_triceps", "crunch",
    "dead_bug", "twist", "chop", "hip_abduction", "hip_adduction", "kickback_hip", "swing", "bird_dog", "get_up", "front_carry",
    "preacher", "single_leg_calf",
)  # fmt: skip
"""Parts of ids of dumbbell exercises with one dumbbell; of all others the weight is that of each hand."""
MOVING_WORDS = ("walk", "reach", "leg_swing", "step", "march", "circle")
Say = Callable[..., str]
_replace = msgspec.structs.replace


def is_drill(exercise: PlannedExercise) -> bool:
    """Whether an exercise is no lift: it counts for no muscle, or the catalogue says that it is mobility, balance or warm-up."""
    return not exercise.muscles or ((known := catalogue().get(exercise.exercise_id)) is not None and known_as_drill(known))


def known_as_drill(exercise: Exercise) -> bool:
    """Whether the catalogue says that an exercise is a drill, whatever a plan says of its muscles: the limits go by this alone."""
    return exercise.kind != "strength"


def reserves(exercise: PlannedExercise) -> list[float]:
    """Repetitions to be left in reserve, set by set; none of a drill, which is not trained to a reserve."""
    return [] if is_drill(exercise) else [s.target_rir for s in exercise.sets]


def drill_exercise(exercise: Exercise, sets: int, say: Say, language: str) -> PlannedExercise:
    """A drill for mobility or balance: few easy repetitions, short rest, no hard set."""
    notes = [say("note.hold", seconds=HOLD_S * DRILL_REPS)] if is_hold(exercise) else []
    if exercise.unilateral:
        notes.append(say("note.sides"))
    return PlannedExercise(
        exercise=exercise.called(language),
        exercise_id=exercise.id,
        pattern=exercise.pattern,
        muscles={},
        equipment=list(exercise.equipment),
        sets=[
            PlannedSet(set_number=i, target_reps=DRILL_REPS, target_rir=DRILL_RIR, target_load_kg=None, rest_seconds=DRILL_REST_S)
            for i in range(1, sets + 1)
        ],
        note=". ".join(notes) or None,
    )


def is_hold(exercise: Exercise) -> bool:
    """Whether a repetition is a short hold instead of a movement."""
    if any(w in exercise.id for w in HOLD_WORDS):
        return True
    return exercise.kind == "balance" and not any(w in exercise.id for w in MOVING_WORDS)


def held(exercise_id: str) -> bool:
    """Whether the sets of an exercise are held for seconds; False for one the catalogue does not know."""
    known = catalogue().get(exercise_id)
    return known is not None and is_hold(known)


def called_hold(name: str) -> bool:
    """Whether an exercise of that name is held; False for a name nobody knows."""
    known = find_exercise(name)
    return known is not None and is_hold(known)


def amount_of_set(exercise: PlannedExercise, reps: int) -> str:
    """Repetitions of a set as they are told: of a hold its seconds, "40 s"."""
    return f"{HOLD_S * reps} s" if held(exercise.exercise_id) else str(reps)


def per_hand(exercise: Exercise) -> bool:
    """Whether the load of an exercise is that of each hand: of two dumbbells, neither of one nor of one arm."""
    one_arm = exercise.unilateral and exercise.pattern not in LOWER
    two = exercise.loadable and "dumbbell" in exercise.equipment
    return two and not one_arm and not any(part in exercise.id for part in ONE_DUMBBELL)


def load_per_hand(exercise: PlannedExercise) -> bool:
    """Whether a load of a planned exercise is that of each hand."""
    known = catalogue().get(exercise.exercise_id)
    return known is not None and per_hand(known)


def shown_note(exercise: PlannedExercise) -> str:
    """The note beside the sets, without what these say themselves: the seconds of a hold, and whose weight a load is."""
    told = any(s.target_load_kg is not None for s in exercise.sets)
    kept = [p for p in (exercise.note or "").split(". ") if not _of_hold(p) and not (told and p.rstrip(".") in _of_hands())]
    return ". ".join(kept)


def with_seconds(note: str | None, reps: int) -> str | None:
    """The note of a hold with the seconds of so many repetitions, where it names others."""
    if note is None:
        return None
    return ". ".join(
        part if (beside := _of_hold(part)) is None else f"{beside[0]}{HOLD_S * reps}{beside[1]}" for part in note.split(". ")
    )


def _of_hold(sentence: str) -> tuple[str, str] | None:
    """What stands before and after the seconds in the sentence on a hold; None for any other sentence."""
    for words in WORDS.values():
        before, _, after = words["note.hold"].partition("{seconds}")
        if sentence.startswith(before) and sentence.endswith(after) and sentence.removeprefix(before).removesuffix(after).isdigit():
            return before, after
    return None


@cache
def _of_hands() -> frozenset[str]:
    return frozenset(text("plan-note-hand", language) for language in LANGUAGES)


def with_drills_alike(plan: Plan) -> Plan:
    """The plan with DRILL_RIR on every drill; the same plan where nothing else is there.

    A number of its own would make two drills of one wherever plans are compared.
    """
    weeks = [_week(w) for w in plan.weeks]
    return _replace(plan, weeks=weeks) if _changed(weeks, plan.weeks) else plan


def drill_alike(e: PlannedExercise) -> PlannedExercise:
    """An exercise with DRILL_RIR on its sets where it is a drill; the same exercise where nothing else is there."""
    if all(s.target_rir == DRILL_RIR for s in e.sets) or not is_drill(e):
        return e
    return _replace(e, sets=[_replace(s, target_rir=DRILL_RIR) for s in e.sets])


def _week(week: PlannedWeek) -> PlannedWeek:
    days = []
    for day in week.days:
        sessions = [_session(s) for s in day.sessions]
        days.append(_replace(day, sessions=sessions) if _changed(sessions, day.sessions) else day)
    return _replace(week, days=days) if _changed(days, week.days) else week


def _session(session: PlannedSession) -> PlannedSession:
    exercises = [drill_alike(e) for e in session.exercises]
    return _replace(session, exercises=exercises) if _changed(exercises, session.exercises) else session


def _changed(new: Sequence[object], old: Sequence[object]) -> bool:
    return any(a is not b for a, b in zip(new, old, strict=True))
