"""Whose words of a talk are judged, and which of the two languages they are in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from milo.coach.safety.everyday.denials import without_denials
from milo.coach.safety.everyday.everyday_figures import everyday
from milo.coach.safety.everyday.exercise_names import without_names
from milo.coach.safety.everyday.hyperbole import meant
from milo.coach.safety.everyday.part_orders import without_parts
from milo.coach.safety.everyday.unable import able
from milo.coach.safety.everyday.unwilling import willing
from milo.coach.safety.text.normalising import plain

LANGUAGES = ("en", "es")
Turn = str | Mapping[str, object]
SPANISH = re.compile(
    r"\b(?:el|la|los|las|un|una|que|de|del|me|mi|mis|se|y|en|con|por|para|tengo|estoy|soy|es|no|puedo|quiero|"
    r"hago|como|cuant\w+|desde|"
    r"dame|hazme|hoy|ayer|sin|pero|muy|he|al|su|dolor|plan|entren\w*|ejercicio\w*|dosis|muestrame|ensename)\b"
)
ENGLISH = re.compile(
    r"\b(?:the|a|an|i|im|my|is|are|it|to|of|and|in|on|for|with|what|how|can|do|does|should|have|has|you|"
    r"me|this|that|after|when|give|"
    r"want|was|not|be|at|from|or|your|need|had|get|no|plan|now|feel)\b"
)


def heard(said: str | Sequence[Turn]) -> list[str]:
    """The person's own turns as they are judged.

    Names of exercises are no symptoms where exercises are asked about, an order about the training of a part of the body is none
    either, not wanting to train is no crisis, not managing it is no danger, an ordinary figure of food or sleep is no wish to starve, and a doctor's change of
    medicine is none that is asked of Milo. A sign that is denied is none. What is said larger than it is meant is read as it is
    meant.
    """
    return [without_names(without_parts(able(willing(meant(without_denials(everyday(turn))))))) for turn in own_turns(said)]


def own_turns(said: str | Sequence[Turn]) -> list[str]:
    """The person's own turns, oldest first."""
    if isinstance(said, str):
        return [said]
    own = []
    for turn in said:
        if isinstance(turn, str):
            own.append(turn)
        elif str(turn.get("role", "user")).lower() in {"user", "athlete", "human", "me"}:
            own.append(str(turn.get("text") or turn.get("content") or ""))
    return own


def language_of(text: str) -> str:
    """The language of a text by its small words: "es" or "en", English where neither shows."""
    read = plain(text)
    marks = 2 * sum(c in "¿¡ñáéíóú" for c in text.lower())
    return "es" if len(SPANISH.findall(read)) + marks > len(ENGLISH.findall(read)) else "en"
