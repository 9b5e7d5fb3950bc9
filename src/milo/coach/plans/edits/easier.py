"""An exercise that is to give way to an easier or harder one, in plain words: "replace the goblet squat with something easier".

Who names an exercise means that one alone. Read as a step of the whole week, it would change what nobody spoke of.
"""

from __future__ import annotations

import re

from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.parts import without_whole
from milo.coach.plans.edits.steps_said import EASIER, HARDER
from milo.coach.plans.text.spelling import DAY_WORDS
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.plan import Day

_WORDS_FOR_ONE = (
    r"(?:something|anything|some|an?|another|one|its?|the|algo|un[oa]?|otr[oa]|la|el|cosa|su|exercise|version|variation|variant|"
    r"ejercicio|variante|que sea|that is|thats|which is|much|far|a bit|a little|bit|little|un poco|mucho|bastante|of it|instead)"
)
_ONE = re.compile(
    rf"(?:{_WORDS_FOR_ONE} )*(?:{EASIER.pattern}|{HARDER.pattern})(?: {_WORDS_FOR_ONE})*(?: (?:please|por favor|thanks|gracias))?"
)
_GIVES_WAY = re.compile(
    r"\b(?:swap|replace|change|switch|substitute|exchange|cambia|cambiar|cambiame|sustituye|sustituir|reemplaza|reemplazar)\b "
    r"(?:out |the |my |el |la |los |las |mi )*(?P<old>.+?) (?:for|with|by|to|por|con|a) (?P<new>.+)$"
)
_INSTEAD = re.compile(
    r"^(?:i(?:'d)? (?:want|need|like|prefer|would like)(?: to do)? |do |give me |quiero |prefiero |necesito |haz |dame |"
    r"pon )*(?P<new>.+?) (?:instead of|rather than|in place of|en vez de|en lugar de) "
    r"(?:the |my |el |la |los |las |mi )*(?P<old>.+)$"
)
_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_ON_A_DAY = re.compile(rf"\b(?:on |el |los |del )?(?:{_DAY})s?\b")


def gives_way(said: str, day: Day | None) -> tuple[Edit | None] | None:
    """The swap of one exercise for an easier or harder one, in a tuple of its own; (None,) where nobody knows the exercise.

    None for words that ask for no such swap.  said: plain words.  day: the one that is named.

    >>> gives_way("replace the goblet squat with something easier", None)[0].way
    'easier'
    >>> gives_way("swap cosmic press for an easier one", None), gives_way("change my week to something easier", None)
    ((None,), None)
    """
    bare = " ".join(_ON_A_DAY.sub(" ", said).split())
    found = next((m for p in (_GIVES_WAY, _INSTEAD) if (m := p.search(bare)) and _ONE.fullmatch(m["new"])), None)
    if found is None:
        return None
    known = find_exercise(found["old"])
    if known is not None:
        return (Edit(kind="swap", exercise=known.id, way="harder" if HARDER.search(found["new"]) else "easier", day=day),)
    return (None,) if without_whole(found["old"]) else None
