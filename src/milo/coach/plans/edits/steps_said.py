"""Harder or easier in plain words: what of the plan is named, before the word for it or after it.

Who says "harder chest" or "más duro el pecho" means the chest alone. A name nobody knows is asked back: read as nothing it would
change the whole plan.
"""

from __future__ import annotations

import re

from milo.coach.plans.edits.doors import Edit, EditKind
from milo.coach.plans.edits.parts import names_a_thing, part_said, parts_said, without_whole
from milo.coach.plans.text.spelling import DAY_WORDS
from milo.vocabulary.body_parts import BODY_PARTS
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.plan import Day

_TOO_EASY = r"too easy|(?:demasiado|muy) facil(?:es)?"
_TOO_HARD = r"too hard|(?:demasiado|muy) (?:dificil(?:es)?|dur[oa]s?)"
HARDER = re.compile(rf"\b(?:harder|more difficult|tougher|more challenging|mas dificil(?:es)?|mas dur[oa]s?|{_TOO_EASY})\b")
EASIER = re.compile(rf"\b(?:easier|less hard|lighter|gentler|mas facil(?:es)?|mas suaves?|{_TOO_HARD})\b")
_TARGET = re.compile(
    r"(?:make|do|keep|i want|i need|i'd like|haz|hazme|pon|ponme|quiero|necesito)?\s*"
    r"(?:the\s+|my\s+|el\s+|la\s+|los\s+|las\s+|mis?\s+)*(.+?)\s+"
    r"(?:a bit |a little |one step |un poco |es |son |is |are |was |were |fue |fueron |feels? )*"
    rf"(?:{HARDER.pattern}|{EASIER.pattern})"
)
_TRAINING_OF = re.compile(
    r"(?:(?:all|the|my|todos|los|las|el|la|mis?) )*"
    r"(?:(?:ejercicios?|trabajo|entreno|entrenamiento|series|dia|sesion) (?:de |del |para )?(?:el |la |los |las )?)?"
    r"(?P<part>[a-z ]+?)(?: (?:exercises?|work|lifts?|movements?|sets?|stuff|training|workouts?))?(?: (?:on|el|for|del) .+)?"
)
_ENDS_THE_NAME = re.compile(
    r"\b(?:because|since|as|so|but|than|to|if|when|while|until|till|after|before|i|im|i'm|porque|que|pero|si|cuando|mientras|"
    r"hasta|despues|antes|ya|estoy|me|please|thanks|thank|again|now|por favor|gracias|ahora|otra vez)\b.*|"
    r"\b(?:the|my|el|la|los|las|mis?) [a-z]+ (?:is|are|was|were|feels?|hurts?|aches?|esta|estan|duelen?)\b.*"
)
"""Where what follows the word is no name any more but a reason, a comparison or a courtesy."""
_ONLY_JOINS = re.compile(r"^(?:(?:for|on|in|of|with|para|en|de|del|con|a|al|the|my|mis?|el|la|los|las|your|tus?) )+")
_VERSION_OF = re.compile(r"^(?:versions?|variations?|variants?|variantes?|versiones) (?:of |de |del )(?:the |la |el |las |los )*")
_ON_A_DAY = re.compile(rf"\b(?:on |el |los |del |for )?(?:{'|'.join(sorted(DAY_WORDS, key=len, reverse=True))})s?\b")


def step_said(said: str, day: Day | None) -> Edit | None:
    """The step that plain words ask for; None where both ways are said, or where what is named is nothing anybody knows.

    day: the one that is named.

    >>> step_said("harder chest", None).body_part, step_said("mas facil la sentadilla", None).exercise
    ('chest', 'back_squat')
    >>> step_said("make chest and back harder", None) is None
    True
    """
    harder, easier = HARDER.search(said), EASIER.search(said)
    stepped = harder or easier
    if stepped is None or (harder and easier):
        return None
    # "too easy" asks for harder and "too hard" for easier.
    kind: EditKind = "harder" if harder else "easier"
    target = _TARGET.search(said)
    known = find_exercise(target[1]) if target else None
    if known is not None:
        return Edit(kind=kind, day=day, exercise=known.id)
    if target and (body_part := _body_part(target[1])):
        return Edit(kind=kind, day=day, body_part=body_part)
    after = _named_after(said[stepped.end() :])
    if after:
        return _of_a_name(kind, day, after)
    part = part_said(said)
    if part is None and names_a_thing(said):
        return None  # nobody knows what is named; the whole plan is not meant
    return Edit(kind=kind, day=day, part=part)


def _of_a_name(kind: EditKind, day: Day | None, name: str) -> Edit | None:
    if body_part := _body_part(name):
        return Edit(kind=kind, day=day, body_part=body_part)
    parts = parts_said(name)
    if len(parts) == 1 and not without_whole(name, parts[0]):
        return Edit(kind=kind, day=day, part=parts[0])
    known = find_exercise(name)
    return None if known is None else Edit(kind=kind, day=day, exercise=known.id)


def _named_after(rest: str) -> str:
    """What is named behind the word for harder or easier, without the day and the reason; empty for nothing."""
    name = " ".join(_ON_A_DAY.sub(" ", _ENDS_THE_NAME.sub(" ", rest)).split())
    name = _VERSION_OF.sub("", _ONLY_JOINS.sub("", f"{name} ")).strip()
    return name if without_whole(name) else ""


def _body_part(target: str) -> str | None:
    """The part of the body that is named and nothing else: "chest exercises", "ejercicios de espalda"."""
    named = _TRAINING_OF.fullmatch(target)
    if named is None:
        return None
    return next((part for part, words in BODY_PARTS.items() if re.fullmatch(words, named["part"])), None)
