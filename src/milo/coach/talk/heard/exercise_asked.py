"""Questions about an exercise beyond how it is done: what it needs, which joints it loads, how it differs, with which equipment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from milo.coach.plans.edits.equipment import equipment_in, missing_said
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.exercises import Exercise

LiftPart = Literal["gear", "joints", "muscles", "form"]
HOLDS = frozenset({"bench", "rack"})
"""Equipment that holds the body or the weight and is there beside what is named."""
_NEEDS = re.compile(
    r"\b(?:what|which|que|cual)\b.*\b(?:equipment|gear|kit|material|equipamiento|equipo)\b|"
    r"\b(?:equipment|gear|material|equipamiento) (?:needed|required|for|do i need|necesario|para|hace falta)\b|"
    r"\b(?:what|que) (?:do i need|necesito|hace falta|me hace falta) (?:for|to do|para)\b"
)
_JOINTS = re.compile(
    r"^(?!.*\b(?:hurts?|pains?|painful|sore|injur\w+|duel\w+|dolor\w*|molest\w+|lesi\w+)\b).*"
    r"\b(?:bad|hard|rough|tough|safe|ok|okay|good|easy|easier|gentle|harmful|dangerous|load|loads|stress|stresses|strain|strains|mal[oa]s?|"
    r"dur[oa]s?|segur[oa]s?|buen[oa]s?|dan(?:a|an|in[oa]s?)|peligros[oa]s?|cargan?|sufren?|exigen?)\b.*"
    r"\b(?:joints?|knees?|hips?|low(?:er)? back|back|shoulders?|elbows?|wrists?|necks?|ankles?|spine|articulaci\w+|rodillas?|"
    r"caderas?|"
    r"lumbares?|espalda|hombros?|codos?|munecas?|cuello|tobillos?|columna)\b"
)
_FELT = re.compile(
    r"\bwhere (?:should|do|would|am) i\b.*\b(?:feel|supposed)\b|\bwhere (?:\w+ ){0,4}(?:be felt|work)\b|"
    r"\bdonde (?:\w+ ){0,3}(?:notar|noto|sentir|siento|notarse|nota)\b|\bque (?:se )?trabaja (?:con|en|haciendo|el|la|los|las)\b"
)
_FORM = re.compile(
    r"\b(?:doing|do|perform\w*) (?:\w+ ){1,4}(?:right|correctly|properly|wrong|well|safely)\b|"
    r"\b(?:haciendo|hago|hacer) (?:\w+ ){0,4}(?:bien|mal|correctamente)\b|\bshould my (?:knees?|back|elbows?|hips?|heels?|"
    r"feet|head)\b|"
    r"\b(?:deben?|tienen? que) (?:\w+ )?(?:mis? |las? |los? )?(?:rodillas?|codos?|talones|espalda|caderas?)\b|"
    r"\b(?:how (?:deep|low|wide|far|high)|que (?:tan )?profund\w+|hasta donde baj\w+)\b|\bpast (?:my|the|your) toes\b|"
    r"\bbreath(?:e|ing)?\b.*\b(?:when|while|during|in|on|for)\b"
)
VERSUS = re.compile(
    r"\b(?:differences?|differ|different|diferencias?|diferente|vs|versus|compare|compared|comparado|compara|better|mejor|"
    r"same as|lo mismo que|igual que)\b"
)
"""Two exercises are set beside each other."""
_ONLY = re.compile(
    r"\b(?:with|using|with only|with just|only with|con|con solo|usando|solo con) "
    r"(?:(?:only|just|a|an|some|my|the|one|two|solo|un|una|unas|unos|mis?|el|la|los|las|dos) )*(?P<what>[a-z -]{3,40})$"
)
_BODY = re.compile(
    r"\b(?:body ?weight|calisthenics|calistenia|peso corporal|sin pesas|no weights|without weights|(?:no|without|sin) "
    r"(?:any )?(?:equipment|material|equipo|gear|aparatos|maquinas ni pesas)|using only my body)\b"
)


@dataclass(frozen=True)
class Gear:
    """Equipment a question is bound to.

    only: exercises that use some of it and nothing else; None: any.  lacking: what is not there.
    """

    only: frozenset[str] | None = None
    lacking: frozenset[str] = frozenset()

    def allows(self, exercise: Exercise) -> bool:
        """Whether an exercise can be done with it."""
        tools = set(exercise.equipment)
        if tools & self.lacking:
            return False
        if self.only is None:
            return True
        return tools <= self.only | (HOLDS if self.only else frozenset()) and (not self.only or bool(tools & self.only))


def gear_said(plain: str) -> Gear | None:
    """The equipment a question names: "with dumbbells", "sin material", "without a bench"; None for none.

    >>> gear_said("ejercicios para el pecho sin material").only, gear_said("exercises for back with dumbbells").only
    (frozenset(), frozenset({'dumbbell'}))
    """
    if _BODY.search(plain):
        return Gear(only=frozenset())
    named = _ONLY.search(plain)
    found = equipment_in(named["what"])[0] if named is not None else set()
    if found:
        return Gear(only=frozenset(found))
    lacking = missing_said(plain)
    return Gear(lacking=frozenset(lacking)) if lacking and len(lacking) < len(EQUIPMENT_WORDS) else None


def asked_of_lift(plain: str, bare: str) -> LiftPart | None:
    """What is asked of an exercise that is named. bare: the text with a plain lift in its place."""
    if _NEEDS.search(bare):
        return "gear"
    if _FELT.search(bare):
        return "muscles"
    if _JOINTS.search(bare):
        return "joints"
    return "form" if _FORM.search(bare) else None
