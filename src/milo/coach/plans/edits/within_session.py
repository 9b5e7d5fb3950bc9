"""Edits within one session: shorter, other equipment, another exercise."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal

import msgspec

from milo.coach.plans.basics.time import exercise_seconds, warm_up_minutes
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.edits.words import worded
from milo.coach.plans.limits.endurance import km_for
from milo.coach.plans.limits.exercises import NEEDS_MORE
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise
from milo.vocabulary.plan import PlannedEndurance, PlannedExercise, PlannedSession

Alternatives = Callable[[str], Sequence[Exercise]]
Variants = Callable[[str, Literal["harder", "easier"]], Sequence[Exercise]]

KEPT_SETS = 2  # sets an exercise keeps while others can still give some: one of two is half the work (our choice)
_LIKE_IT = "something like {} within the equipment and the joints of the profile"
LONGEST_MIN = 1_440.0  # the data model's bound

_LOADED = re.compile(r"\d\s*(?:kg|lb)\b")
_replace = msgspec.structs.replace


class NoSuchSwap(MiloError):
    """An exercise that may not stand in for another: another pattern or muscle, missing equipment, a sore joint."""

    code = "edit_refused"


# --- shorter ----------------------------------------------------------------------------------------------------------------


def in_minutes(session: PlannedSession, minutes: float) -> PlannedSession:
    """The session in at most so many minutes; one that fits stays as it is.

    Sets go one at a time from the last exercise on, down to two each; then whole exercises from the end; then sets down to one.
    The first exercises get back what still fits.
    Endurance work gives what the exercises cannot.  The warm-up stays.
    """
    if session.minutes <= minutes:
        return session
    work = session.endurance
    of_work = work.minutes if work else 0.0
    parts = _minutes(session.exercises)
    around = min(warm_up_minutes(session.minutes), max(0.0, session.minutes - of_work))
    # Sessions that are planned slower or faster than the time model says stay so.
    of_parts = session.minutes - around - of_work
    pace = of_parts / parts if parts > 0 and of_parts > 0 else 1.0
    exercises = _fewer(session.exercises, (minutes - around - of_work) / pace)
    left = minutes - around - _minutes(exercises) * pace
    if work is not None and work.minutes > left:
        # Whole minutes, as a plan is told and lived: nobody runs 20.77 min.
        work = _shorter(work, max(float(math.floor(left + 1e-6)), min(1.0, work.minutes)))
    total = around + _minutes(exercises) * pace + (work.minutes if work else 0.0)
    warm_up = warm_up_for(session.warm_up, {e.exercise: None for e in session.exercises[len(exercises) :]})
    told = min(minutes, float(round(total))) or minutes
    return _replace(session, warm_up=warm_up, exercises=exercises, endurance=work, minutes=told)


def warm_up_for(warm_up: list[str], instead: dict[str, str | None], language: str = "en") -> list[str]:
    """Warm-up lines after exercises changed: a line that names one names its successor; without one (None) the line goes.

    Weights of a warm-up were the old exercise's: with a successor, whose own is not known, they give way to one light set.
    """
    lines = []
    for line in warm_up:
        named = [(old, new) for old, new in instead.items() if re.search(rf"(?<!\w){re.escape(old)}(?!\w)", line)]
        if any(new is None for _, new in named):
            continue
        told = line
        for old, new in named:
            told = told.replace(old, new or "")
        if named and _LOADED.search(line):
            told = speaker(language)("warm.first", exercise=named[0][1])
        lines.append(told)
    return lines


def _minutes(exercises: Sequence[PlannedExercise]) -> float:
    return sum(map(exercise_seconds, exercises)) / 60


def _fewer(exercises: Sequence[PlannedExercise], minutes: float) -> list[PlannedExercise]:
    kept = list(exercises)
    for floor in (KEPT_SETS, 1):
        while _minutes(kept) > minutes and (more := [i for i, e in enumerate(kept) if len(e.sets) > floor]):
            kept[more[-1]] = _replace(kept[more[-1]], sets=kept[more[-1]].sets[:-1])
        while _minutes(kept) > minutes and len(kept) > 1:
            kept.pop()
    for i, e in enumerate(exercises[: len(kept)]):
        while len(kept[i].sets) < len(e.sets):
            longer = [*kept[:i], _replace(e, sets=e.sets[: len(kept[i].sets) + 1]), *kept[i + 1 :]]
            if _minutes(longer) > minutes:
                break
            kept = longer
    return _lone(kept)


def _lone(exercises: list[PlannedExercise]) -> list[PlannedExercise]:
    """A superset of one is none."""
    letters = [e.superset for e in exercises]
    return [_replace(e, superset=None) if e.superset is not None and letters.count(e.superset) < 2 else e for e in exercises]


def _shorter(work: PlannedEndurance, minutes: float) -> PlannedEndurance:
    """Endurance work of so many minutes at the same pace; intervals lose repeats, at least one stays of each."""
    intervals = work.intervals
    if intervals:
        intervals = [dict(i) for i in intervals]
        around = work.minutes - interval_minutes(work.intervals or [])
        while around + interval_minutes(intervals) > minutes:
            longest = max(intervals, key=lambda i: i.get("repeat", 1))
            if longest.get("repeat", 1) <= 1:
                break
            longest["repeat"] -= 1
    return _replace(work, minutes=minutes, distance_km=km_for(work, minutes), intervals=intervals)


def interval_minutes(intervals: list[dict[str, float]]) -> float:
    return sum(i.get("repeat", 1) * (i.get("work_minutes", 0) + i.get("rest_minutes", 0)) for i in intervals)


# --- another exercise -------------------------------------------------------------------------------------------------------


def without_equipment(
    session: PlannedSession, equipment: Collection[str], alternatives: Alternatives, language: str, said: list[str]
) -> PlannedSession | None:
    """The session without exercises that need the equipment; None when nothing of it is left. said: grows by what changed."""
    missing = set(equipment)
    present = {e.exercise_id for e in session.exercises if missing.isdisjoint(e.equipment)}
    kept: list[PlannedExercise] = []
    instead: dict[str, str | None] = {}
    for e in session.exercises:
        if missing.isdisjoint(e.equipment):
            kept.append(e)
            continue
        fitting = [a for a in easier_first(e.exercise_id, alternatives(e.exercise_id)) if missing.isdisjoint(a.equipment)]
        fitting = [a for a in fitting if _alike(e, a) and a.id not in NEEDS_MORE]
        new = next((a for a in fitting if a.id not in present), None)
        if new is None:
            said.append(worded("left_out", language, old=e.exercise))
            instead[e.exercise] = None
            continue
        present.add(new.id)
        kept.append(in_stead(e, new, language))
        said.append(f"{e.exercise} -> {kept[-1].exercise}")
        instead[e.exercise] = kept[-1].exercise
    if not kept and session.endurance is None and session.exercises:
        return None
    return timed(session, _lone(kept), instead, language)


def without_exercises(session: PlannedSession, ids: Collection[str], language: str) -> PlannedSession | None:
    """The session without some exercises; None when nothing of it is left."""
    kept = [e for e in session.exercises if e.exercise_id not in ids]
    if not kept and session.exercises and session.endurance is None:
        return None
    gone: dict[str, str | None] = {e.exercise: None for e in session.exercises if e.exercise_id in ids}
    return timed(session, _lone(kept), gone, language)


def swapped(
    session: PlannedSession, exercise: str, instead: str | None, alternatives: Alternatives, language: str, said: list[str]
) -> PlannedSession:
    """The session with an exercise swapped. Raises NoSuchSwap, naming what may stand in."""
    kept = list(session.exercises)
    renamed: dict[str, str | None] = {}
    for i, e in enumerate(kept):
        if not is_called(e, exercise):
            continue
        present = {other.exercise_id for other in session.exercises}
        near = [a for a in easier_first(e.exercise_id, alternatives(e.exercise_id)) if a.id not in present]
        # Sore joints may leave nothing of the same movement: then what stands in works the same muscle.
        fitting = [a for a in near if _alike(e, a)] or [a for a in near if _for_its_muscle(e, a)]
        known = [a for a in fitting if a.id not in NEEDS_MORE]
        names = ", ".join(a.called(language) for a in known[:5])
        # Who names it has it; unasked, nothing is given that needs what no profile says.
        new = next((a for a in fitting if a.id not in NEEDS_MORE), None)
        if instead is not None:
            wanted = find_exercise(instead)
            new = next((a for a in fitting if wanted is not None and a.id == wanted.id), None)
            if new is None:
                raise _no_such_swap(e, wanted, instead, present, names, language)
        if new is None:
            raise NoSuchSwap(_LIKE_IT.format(e.exercise), "nothing")
        kept[i] = in_stead(e, new, language)
        said.append(f"{e.exercise} -> {kept[i].exercise}")
        renamed[e.exercise] = kept[i].exercise
    return timed(session, kept, renamed, language)


def _no_such_swap(
    e: PlannedExercise, wanted: Exercise | None, instead: str, present: Collection[str], names: str, language: str
) -> NoSuchSwap:
    """Why an exercise may not stand in for another. names: those that may."""
    found = wanted.called(language) if wanted is not None else instead
    if not names:
        return NoSuchSwap(_LIKE_IT.format(e.exercise), found)
    like = f"{names} instead of {e.exercise}"
    if wanted is not None and wanted.id in present:
        return NoSuchSwap(f"{like}, each exercise once in a session", found)
    if wanted is None or not _alike(e, wanted):
        return NoSuchSwap(f"{like}, the same movement and muscle", found)
    return NoSuchSwap(f"{like}, within the equipment and the joints of the profile", found)


def easier_first(exercise_id: str, others: Sequence[Exercise]) -> list[Exercise]:
    """Stand-ins that ask no more skill before those that do, or are a step up; the order stays within both."""
    own = catalogue().get(exercise_id)
    if own is None:
        return list(others)
    return sorted(others, key=lambda a: a.skill > own.skill or a.id in own.harder)


def is_called(e: PlannedExercise, name: str) -> bool:
    """Whether a person who says this name means this exercise."""
    known = find_exercise(name)
    return plain(e.exercise) == plain(name) or e.exercise_id == name or (known is not None and known.id == e.exercise_id)


def _alike(e: PlannedExercise, other: Exercise) -> bool:
    """Same pattern and a main muscle in common."""
    return other.pattern == e.pattern and (not _main(e.muscles) or _for_its_muscle(e, other)) and other.id != e.exercise_id


def _for_its_muscle(e: PlannedExercise, other: Exercise) -> bool:
    """A main muscle in common."""
    return other.id != e.exercise_id and not _main(e.muscles).isdisjoint(_main(other.muscles))


def _main(muscles: Mapping[str, float]) -> set[str]:
    return {m for m, weight in muscles.items() if weight >= 1}


def in_stead(e: PlannedExercise, new: Exercise, language: str) -> PlannedExercise:
    """The other exercise with the same sets; its load is another and has to be found."""
    return PlannedExercise(
        exercise=new.name_es if language == "es" else new.name,
        exercise_id=new.id,
        pattern=new.pattern,
        muscles=dict(new.muscles),
        equipment=list(new.equipment),
        sets=[_replace(s, target_load_kg=None) for s in e.sets],
        superset=e.superset,
        note=worded("each_side", language) if new.unilateral else None,
    )


def timed(
    session: PlannedSession, exercises: list[PlannedExercise], instead: dict[str, str | None], language: str = "en"
) -> PlannedSession:
    """The session with other exercises, longer or shorter by as much as they are. instead: old name -> new one."""
    if exercises == session.exercises:
        return session
    minutes = session.minutes + _minutes(exercises) - _minutes(session.exercises)
    warm_up = warm_up_for(session.warm_up, instead, language)
    return _replace(session, warm_up=warm_up, exercises=exercises, minutes=whole_minutes(minutes))


def whole_minutes(minutes: float) -> float:
    """Minutes of a session as they are told: whole ones, at least one."""
    return float(min(LONGEST_MIN, max(1, round(minutes))))
