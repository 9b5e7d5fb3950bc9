"""One step harder or easier: one variable of an exercise at a time, minutes or repeats of endurance work."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.edits.within_session import LONGEST_MIN, Variants, in_stead, interval_minutes, is_called, timed, whole_minutes
from milo.coach.plans.edits.words import worded
from milo.coach.plans.limits.endurance import km_for
from milo.coach.plans.text.diff_words import activity_named
from milo.coach.plans.text.spelling import spelled_number
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.numbers_written import in_manner
from milo.vocabulary.plan import PlannedEndurance, PlannedExercise, PlannedSession

LEAST_RIR, MOST_RIR = 1.0, 4.0  # harder never asks for failure; beyond four in reserve the number means little (training.md 2.4)
MOST_SETS = 5  # of one exercise by a step harder; beyond it another exercise does more (our choice, below PL-16's six)
ENDURANCE_STEP = 0.10  # of the minutes (safety reference PL-02: 110 % of the longest)
EASY_ZONE = 2  # above it, easier means a lower zone; up to it, fewer minutes

Meant = Callable[[PlannedExercise], bool]
_replace = msgspec.structs.replace


def meant(exercise: str | None, body_part: str | None) -> Meant | None:
    """Which exercises a step is for: the one called so, or all that train a part of the body first; None for all there are."""
    if exercise is not None:
        return lambda e: is_called(e, exercise)
    if body_part is not None:
        return lambda e: any(e.muscles.get(muscle, 0) >= 1 for muscle in MUSCLES[body_part])
    return None


def harder_or_easier(
    session: PlannedSession,
    way: Literal["harder", "easier"],
    only: Meant | None,
    variants: Variants | None,
    language: str,
    said: list[str],
) -> PlannedSession:
    """The session one step harder or easier; only: the exercises that are meant, None for all and the endurance work."""
    kept = [_stepped(e, way, variants, language, said) if only is None or only(e) else e for e in session.exercises]
    renamed: dict[str, str | None] = {
        old.exercise: new.exercise for old, new in zip(session.exercises, kept, strict=True) if old.exercise_id != new.exercise_id
    }
    session = timed(session, kept, renamed, language)
    work = session.endurance
    if work is None or only is not None:
        return session
    new = _endurance_step(work, way, language, said)
    return _replace(session, endurance=new, minutes=whole_minutes(session.minutes + new.minutes - work.minutes))


def _stepped(
    e: PlannedExercise, way: Literal["harder", "easier"], variants: Variants | None, language: str, said: list[str]
) -> PlannedExercise:
    rirs = reserves(e)
    if not rirs:  # drills are not made harder
        return e
    up = way == "harder"
    if (up and min(rirs) - 1 >= LEAST_RIR) or (not up and max(rirs) + 1 <= MOST_RIR):
        return _reserve_step(e, -1 if up else 1, language, said)
    if (up and len(e.sets) < MOST_SETS) or (not up and len(e.sets) > 1):
        last = e.sets[-1]
        sets = [*e.sets, _replace(last, set_number=last.set_number + 1)] if up else e.sets[:-1]
        said.append(f"{e.exercise} {worded('sets', language)} {len(e.sets)} -> {len(sets)}")
        return _replace(e, sets=sets)
    variant = next(iter(variants(e.exercise_id, way)), None) if variants else None
    if variant is None:
        return e
    new = in_stead(e, variant, language)
    said.append(f"{e.exercise} -> {new.exercise}")
    return new


def _reserve_step(e: PlannedExercise, by: int, language: str, said: list[str]) -> PlannedExercise:
    """One more or fewer in reserve. With a known load that is one repetition fewer or more, since the load stays."""
    sets = [
        _replace(
            s,
            target_rir=s.target_rir + by,
            target_reps=s.target_reps if s.target_load_kg is None else min(100, max(1, s.target_reps - by)),
        )
        for s in e.sets
    ]
    first, new = e.sets[0], sets[0]
    change = f"{worded('reserve', language)} {_told(first.target_rir, language)} -> {_told(new.target_rir, language)}"
    if first.target_reps != new.target_reps:
        change = f"{worded('reps', language)} {first.target_reps} -> {new.target_reps}, {change}"
    said.append(f"{e.exercise} {change}")
    return _replace(e, sets=sets, note=_note_with(e.note, first.target_rir, new.target_rir, language))


def _told(value: float, language: str) -> str:
    return in_manner(spelled_number(value), language)


def _note_with(note: str | None, old_rir: float, new_rir: float, language: str) -> str | None:
    """A note that tells the reserve ("find the weight that leaves 3 ...") tells the new one."""
    if note is None:
        return None
    # Notes of older plans have the point in either language.
    old = re.escape(spelled_number(old_rir)).replace(r"\.", "[.,]")
    return re.sub(rf"\b(leaves?|dejen?|deja) {old}\b", rf"\g<1> {_told(new_rir, language)}", note)


def _endurance_step(work: PlannedEndurance, way: Literal["harder", "easier"], language: str, said: list[str]) -> PlannedEndurance:
    if work.intervals:
        return _interval_step(work, 1 if way == "harder" else -1, language, said)
    if way == "easier" and work.zone > EASY_ZONE:
        said.append(f"{activity_named(work.activity, language)} {worded('zone', language)} {work.zone} -> {work.zone - 1}")
        # Heart rates and distance belonged to the zone; those of the lower one are not known here.
        return _replace(work, zone=work.zone - 1, hr_bpm=None, distance_km=None)
    share = 1 + ENDURANCE_STEP if way == "harder" else 1 - ENDURANCE_STEP
    minutes = float(min(LONGEST_MIN, max(1, int(work.minutes * share))))
    if minutes == work.minutes:
        return work
    said.append(f"{activity_named(work.activity, language)} {_told(work.minutes, language)} -> {_told(minutes, language)} min")
    return _replace(work, minutes=minutes, distance_km=km_for(work, minutes))


def _interval_step(work: PlannedEndurance, by: int, language: str, said: list[str]) -> PlannedEndurance:
    intervals = [dict(i) for i in work.intervals or []]
    first = intervals[0]
    repeats = first.get("repeat", 1)
    if repeats + by < 1:
        return work
    first["repeat"] = repeats + by
    said.append(f"{activity_named(work.activity, language)} {worded('repeats', language)} {repeats} -> {repeats + by}")
    minutes = work.minutes + interval_minutes(intervals) - interval_minutes(work.intervals or [])
    return _replace(work, minutes=min(LONGEST_MIN, max(1.0, minutes)), distance_km=km_for(work, minutes), intervals=intervals)
