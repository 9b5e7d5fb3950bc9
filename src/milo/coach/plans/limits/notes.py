"""Notes that ask for more than their sets may: to failure, the lowering alone, as many as can be.  PL-07, PL-11, PL-41."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.limits.numbers import FIRST_WEEKS, WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.plan import PlannedExercise, PlannedSession, PlannedWeek

Note = Callable[..., None]

_DENIED = r"(?<!never )(?<!not )(?<!short of )(?<!before )(?<!dont )(?<!nunca )(?<!no )(?<!antes de )(?<!antes del )(?<!sin )"
_TO_FAILURE = re.compile(
    rf"{_DENIED}\b(?:(?:go |train |take (?:it|them) |all the way )?(?:to|until|till) (?:muscular |muscle |complete |total |"
    rf"absolute )?"
    r"fail(?:ure)?\b|until you (?:fail|drop|cannot|can't|cant)\b|failure sets?\b|amrap\b|as many (?:reps|repetitions|"
    r"as (?:possible|you can))\b|"
    r"(?:reps|repetitions) until\b|hasta (?:el |llegar al )?fallo\b|al fallo\b|hasta que no puedas\b|"
    r"todas las (?:repeticiones )?que puedas\b|"
    r"hasta reventar\b)"
)
_LOWERED = re.compile(
    rf"{_DENIED}\b(?:eccentrics?[ -]only|only (?:the )?(?:lowering|eccentrics?|negatives?)|negatives? only|(?:just|"
    rf"only) (?:lower|the way down)|"
    r"(?:solo|solamente|unicamente) (?:la |el |las |los )?(?:bajadas?|excentric[oa]s?|negativas?|descenso)|"
    r"(?:excentric[oa]s?|negativas?) "
    r"(?:solo|puras?|solamente))\b"
)


def checked_notes(week: PlannedWeek, p: Person, limits: WeekLimits, note: Note) -> PlannedWeek:
    """The week without notes and steps of a warm-up that ask for what its sets may not: what is left out is told.

    Failure is asked of nobody who keeps repetitions in reserve; the lowering alone of nobody in their first two weeks (PL-11).
    """
    first = (p.first_exposure or p.heavy) and week.week <= FIRST_WEEKS
    reserve = limits.why.get("rir_min", "PL-07") if limits.rir_min > 0 else None

    def against(text: str) -> str | None:
        lowered, fails = _asks(text)
        if first and lowered:
            return "PL-11"
        return reserve if fails else None

    def said(e: PlannedExercise) -> PlannedExercise:
        if e.note is None or (rule := against(e.note)) is None:
            return e
        note(rule, "note_out", what=e.exercise, line=e.note)
        return msgspec.structs.replace(e, note=None)

    def kept(s: PlannedSession) -> PlannedSession:
        out = {line: rule for line in s.warm_up if (rule := against(line)) is not None}
        for line, rule in out.items():
            note(rule, "note_out", what=s.title, line=line)
        exercises = [said(e) for e in s.exercises]
        if not out and exercises == s.exercises:
            return s
        return msgspec.structs.replace(s, warm_up=[line for line in s.warm_up if line not in out], exercises=exercises)

    days = [day_with(d, [kept(s) for s in d.sessions]) if d.sessions else d for d in week.days]
    return week if days == week.days else msgspec.structs.replace(week, days=days)


@lru_cache(maxsize=4096)
def _asks(text: str) -> tuple[bool, bool]:
    """Whether a line asks for the lowering alone, and for failure."""
    read = plain(text).replace("’", "'")
    return _LOWERED.search(read) is not None, _TO_FAILURE.search(read) is not None
