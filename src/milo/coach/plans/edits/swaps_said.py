"""One exercise for another in plain words: the swap that is asked for, and the names in it that nobody knows."""

from __future__ import annotations

import difflib
import re

from milo.coach.plans.edits.denied import denied
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.equipment import is_equipment
from milo.coach.plans.edits.frame import ALL_WEEKS, DAY, LONGEST, NEXT_WEEK, PAST, QUESTION, THIS_WEEK, days_named
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.exercises import find_exercise, names
from milo.vocabulary.plan import Day

_SWAP = re.compile(
    r"\b(?:swap|replace|change|switch|substitute|exchange|cambia|cambiar|cambiame|sustituye|sustituir|reemplaza|reemplazar)\b\s+"
    r"(?:out\s+|the\s+|my\s+|el\s+|la\s+|los\s+|las\s+|mi\s+)*(.+?)"
    r"(?:\s+(?:for|with|by|to|por|con|a)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+|un\s+|una\s+|a\s+|an\s+)*(.+?))?$"
)
_INSTEAD = re.compile(
    r"^(?:i(?:'d)? (?:want|like|prefer|would like)(?: to do)? |do |give me |quiero |prefiero |haz |dame |pon )*(.+?) "
    r"(?:instead of|rather than|en vez de|en lugar de) (?:the |my |el |la |los |las |mi )*(.+)$"
)
_OTHER = re.compile(
    r"^(?:something else|another(?: exercise| one)?|anything(?: else)?|otro|otra|otra cosa|otro ejercicio|algo distinto)$"
)

HALF_NAME = re.compile(
    r"(?:rows?|press(?:es)?|curls?|raises?|fly|flyes|pull ?downs?|extensions?|kickbacks?|jalon|elevaciones|aperturas|extensiones)"
)
"""What many exercises are called with a word before it."""
_NO_NAME = re.compile(
    r"\b(?:something|anything|another|other|else|version|variation|variant|with|without|easier|harder|lighter|exercise|one|that|"
    r"otr[oa]s?|algo|ejercicio|con|sin|variante|facil|dificil|which|who|que|because|porque|and|y)\b|\d"
)
"""What describes the exercise that is to come instead of naming it."""
MOST_NAME = 5  # words of an exercise's name that is asked back (our choice)


def swap_said(said: str, day: Day | None) -> Edit | None:
    """The swap that a plain sentence asks for, None when it asks for none or names an exercise that nobody knows."""
    said = re.sub(rf"\b(?:on|el|los|this|next)\s+(?:{DAY})s?\b|\b(?:{DAY})s?\b", " ", said)
    said = " ".join(said.split())
    turned = _INSTEAD.search(said)
    if turned:
        new, old = find_exercise(turned[1]), find_exercise(turned[2])
        return Edit(kind="swap", exercise=old.id, instead=new.id, day=day) if new and old else None
    match = _SWAP.search(said)
    if match is None:
        return None
    old = find_exercise(match[1])
    # Half a name is that of the one exercise of the plan that is called so (exercises.called_in).
    name = old.id if old is not None else match[1] if HALF_NAME.fullmatch(match[1]) else None
    if name is None:
        return None
    if match[2] is None or _OTHER.match(match[2]):
        return Edit(kind="swap", exercise=name, day=day)
    new = find_exercise(match[2])
    return None if new is None else Edit(kind="swap", exercise=name, instead=new.id, day=day)


def unknown_swap(words: str) -> tuple[str, str | None] | None:
    """The name that an exercise is to be swapped for and nobody knows, with the nearest that is known; None for any other words.

    >>> unknown_swap("swap deadlift for cosmic press")[0], unknown_swap("swap squat for something else")
    ('cosmic press', None)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    said = " ".join(ALL_WEEKS.sub(" ", THIS_WEEK.sub(" ", said)).split())
    if not said or len(said) > LONGEST or denied(said) or QUESTION.search(said) or PAST.search(said):
        return None
    match = _SWAP.match(re.sub(r" (?:please|por favor|thanks|gracias)$", "", said))
    if match is None or match[2] is None or find_exercise(match[1]) is None or find_exercise(match[2]) is not None:
        return None
    new = match[2]
    if _OTHER.match(new) or _NO_NAME.search(new) or days_named(new) or is_equipment(new) or len(new.split()) > MOST_NAME:
        return None
    near = difflib.get_close_matches(new, [name.lower() for called in names().values() for name in called], n=1)
    return new, near[0] if near else None


def named_exercises(words: str) -> list[str]:
    """The names that a sentence gives as exercises to swap, known or not; none for a question and for a denial.

    >>> named_exercises("swap bench press for cosmic press")
    ['bench press', 'cosmic press']
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or denied(said) or QUESTION.search(said) or PAST.search(said) or days_named(said):
        return []
    said = " ".join(THIS_WEEK.sub(" ", NEXT_WEEK.sub(" ", ALL_WEEKS.sub(" ", said))).split())
    match = _SWAP.match(said) or _INSTEAD.match(said)
    named = [n for n in match.groups() if n and not _OTHER.match(n)] if match is not None else []
    return [n for n in named if re.search(r"[a-z]", n)]
