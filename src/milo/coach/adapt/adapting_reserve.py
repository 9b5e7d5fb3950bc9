"""Nearer to failure by one step at a time, counted from what was done: weeks that were missed are no steps. Safety PL-08."""

from __future__ import annotations

import msgspec

from milo.coach.adapt.adapting_changes import Draft, workout_fact
from milo.coach.adapt.adapting_day import EASED
from milo.coach.adapt.adapting_log import Slot
from milo.coach.plans.basics.drills import reserves
from milo.vocabulary.plan import PlannedExercise

STEPWISE = "reserve.step"
STEP = 1.0  # repetitions in reserve that a week may ask for less than the one before (safety PL-08; how far is our choice)


def reserve_by_steps(draft: Draft) -> None:
    """Raise the reserve of the weeks ahead where it would fall by more than a step from the last week that was trained.

    A plan's own weeks fall by a step; where some of them were missed, the ones after them would ask for two at once. Easy weeks
    and days that were eased are no measure, nor are they changed.
    """
    last = _last_done(draft)
    for name, (week, rir, slots) in last.items():
        told = False
        at, floor = week, rir
        for ahead in sorted({draft.week_of(s.day) for s in draft.ahead() if draft.week_of(s.day) > week}):
            here = [s for s in draft.ahead() if draft.week_of(s.day) == ahead and _counts(draft, s) and _of(s, name)]
            if not here:
                continue
            floor = floor - STEP if ahead > at else floor
            least = min(min(reserves(e)) for s in here for e in _of(s, name))
            for slot in here if least < floor else ():
                old = min(min(reserves(e)) for e in _of(slot, name))
                if old >= floor:
                    continue
                exercises = [_at_least(e, floor) if e.exercise_id == name else e for e in slot.session.exercises]
                draft.write(slot, msgspec.structs.replace(slot.session, exercises=exercises), STEPWISE)
                if not told:
                    facts = [workout_fact("rir_last", rir, "1", [s.done for s in slots if s.done is not None])]
                    draft.note(STEPWISE, "rir", old, floor, slot, exercise_id=name, facts=facts, params={"exercise": name})
                    told = True
            at, floor = ahead, max(least, floor)


def _last_done(draft: Draft) -> dict[str, tuple[int, float, list[Slot]]]:
    """Exercise id -> the last loading week it was done in, the least reserve asked for there, and the sessions done."""
    found: dict[str, tuple[int, float, list[Slot]]] = {}
    for slot in draft.done():
        week = draft.week_of(slot.day)
        for e in slot.session.exercises if _counts(draft, slot) else ():
            if told := reserves(e):
                before = found.get(e.exercise_id)
                same = before is not None and before[0] == week
                least = min(*told, before[1]) if before is not None and same else min(told)
                found[e.exercise_id] = week, least, [*(before[2] if before is not None and same else []), slot]
    return found


def _counts(draft: Draft, slot: Slot) -> bool:
    """Whether a session is one of a loading week as it was meant."""
    loading = draft.focus_of(draft.week_of(slot.day)) not in {"deload", "taper"}
    return slot.session.kind == "strength" and loading and not EASED & set(slot.session.because)


def _of(slot: Slot, name: str) -> list[PlannedExercise]:
    return [e for e in slot.session.exercises if e.exercise_id == name and reserves(e)]


def _at_least(e: PlannedExercise, rir: float) -> PlannedExercise:
    return msgspec.structs.replace(e, sets=[msgspec.structs.replace(s, target_rir=max(s.target_rir, rir)) for s in e.sets])
