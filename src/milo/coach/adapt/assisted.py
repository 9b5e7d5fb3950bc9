"""Machines that take weight off the athlete: the number is help, so less of it is harder. Reference training.md 2.4.1, 2.4.

No maximum follows from such a number, since the rest of the load is the body, and no step of help is a share of it: help changes
by the stack's steps, after the two sessions that safety PL-08 asks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from milo.coach.adapt.progression import BODY_REPS, Next, Performed, SetDone, double_progression
from milo.coach.adapt.racks import STACK_KG, Rack
from milo.coach.adapt.rep_ranges import rep_range
from milo.vocabulary.numbers_written import shortest_written

HELP_NOTE: Mapping[str, str] = {"en": "{kg} kg of help", "es": "{kg} kg de ayuda"}
_NOTE = re.compile(r"[\d.,]+ kg (?:of help|de ayuda)")


def helped(history: Sequence[Performed], sets: int, target: int, rir: float, most: int = 30) -> Next | None:
    """Next help and repetitions of an assisted exercise, as Next with the help in load_kg; None where no help was ever told.

    history: newest last, the help in kg as it was told, with or without a minus.  most: repetitions a set of this person may have.
    Less help after two sessions at the top of the range, more after two below it or with far too little left; the last step of a
    stack is not taken off, because what comes after it is another exercise.
    """
    told = [_as_help(p) for p in history]
    last = told[-1].load_kg
    if last is None:
        return None
    # Without a rack the repetitions are those of the body; the ceiling of the range is where help goes down instead.
    step = double_progression(told, sets, target, rir, Rack(STACK_KG), 0.0, most=most)
    low, _ = rep_range(target)
    if step.why in {"down", "down_reserve"} or step.reason == "no_lighter":
        return Next("more_help", last + STACK_KG, (low,) * sets, used=step.used)
    if step.reason in {"step_too_big", "range_full"} or step.why == "up":
        if last - STACK_KG > 0:
            return Next("less_help", last - STACK_KG, (low,) * sets, used=step.used)
        step = double_progression(told, sets, target, rir, Rack(None), 0.0, most=min(most, BODY_REPS))
    return step


def help_note(note: str | None, kg: float | None, language: str) -> str | None:
    """An exercise's note with the help to set, in place of the one it named before. kg: None names none.

    >>> help_note("Slowly. 20 kg of help", 15.0, "en")
    'Slowly. 15 kg of help'
    """
    kept = [part.rstrip(".") for part in (note or "").split(". ") if part and not _NOTE.fullmatch(part.rstrip("."))]
    if kg is not None:
        kept.append(HELP_NOTE[language].format(kg=shortest_written(kg, language)))
    return ". ".join(kept) or None


def other_help(note: str | None, last: Performed, language: str) -> bool:
    """Whether an exercise's note names another help than a day was done with; False where either names none."""
    told = _as_help(last).load_kg
    named = any(_NOTE.fullmatch(part.rstrip(".")) for part in (note or "").split(". "))
    return named and told is not None and help_note(note, told, language) != (note or "").rstrip(".")


def _as_help(p: Performed) -> Performed:
    """The day with its help as a positive number: apps write it with a minus, machines without."""
    return Performed(
        p.day, tuple(SetDone(s.reps, None if s.weight_kg is None else abs(s.weight_kg), s.rir, s.set_id) for s in p.sets)
    )
