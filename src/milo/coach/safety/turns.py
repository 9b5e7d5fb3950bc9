"""Whose words of a talk are judged, and which of the two languages they are in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from milo.coach.safety.everyday.checked_dizziness import checked
from milo.coach.safety.everyday.denials import without_denials
from milo.coach.safety.everyday.everyday_figures import everyday
from milo.coach.safety.everyday.exercise_names import without_names
from milo.coach.safety.everyday.hyperbole import meant
from milo.coach.safety.everyday.long_past import long_past
from milo.coach.safety.everyday.part_orders import without_parts
from milo.coach.safety.everyday.sore_chest import from_training
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


READINGS: tuple[Callable[[str], str], ...] = (
    long_past,  # a despair that is years back, treated and over is no crisis
    checked,  # light-headed on getting up, known and looked at by a doctor, is no sign
    everyday,  # an ordinary figure of food or sleep is no wish to starve, a doctor's change of medicine none that Milo is asked for
    without_denials,  # a sign that is denied is none
    meant,  # what is said larger than it is meant is read as it is meant
    from_training,  # a chest that is sore from training it is no heart
    willing,  # not wanting to train is no crisis
    able,  # not managing it is no danger
    without_parts,  # an order about the training of a part of the body is no symptom of it
    without_names,  # names of exercises are no symptoms where exercises are asked about
)
"""What says a message otherwise before it is judged, in this order."""


def heard(said: str | Sequence[Turn]) -> list[str]:
    """The person's own turns as they are judged: what is ordinary in them is said so that nobody takes it for a danger."""
    return [reduce(lambda text, reading: reading(text), READINGS, turn) for turn in own_turns(said)]


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
