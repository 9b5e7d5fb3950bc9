"""Which row of the reference (SN-18 to SN-22) a glucose that was told falls under, and when a high one is told and nothing else.

A high glucose is an emergency by its ketones, its vomiting or its belly pain (RF-17), not by its figure (SN-22). That nothing of
it was told is taken only from a message every word of which is of measuring and of training.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.lab.sensor_body import FAR_LOW, HIGH, LOWISH
from milo.coach.safety.figures.numbers import facts, glucose_facts, glucose_readings
from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.coach.talk.heard.glucose_asked import glucose_asked, plain_of
from milo.coach.talk.heard.glucose_told import glucose_told
from milo.coach.talk.replies.glucose import row_of

OF_SUGAR = frozenset({"RF-17", "SN-18"})
LOWERING = "glucose_lowering"  # of gates.known_facts
MOST_OF_A_METER_MG_DL = 600.0  # above it most meters show no figure, and what is told is judged as it stands (our choice)
_WRITTEN = Expressions("everyday", "glucose_rows")
_NO_KETONES = _WRITTEN.late("NO_KETONES")
_FIGURE = _WRITTEN.late("FIGURE")
_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "my the a an is are was at of it im i am and so but or hey hi right now today this morning evening before just "
        "about around still steady blood glucose sugar sugars bg cgm dexcom libre meter sensor reading level levels reads "
        "says shows measured checked high too can may should could go do for to with on ok okay fine safe good train "
        "training run running jog jogging lift lifting gym exercise workout work out session ride cycle cycling swim "
        "swimming row rowing walk walking hike hiit interval intervals sprint sprints tempo squats weights crossfit yoga "
        "tennis football padel spin easy hard light short long please thanks allowed start mi el la un una los las es "
        "esta estoy tengo en de a y o pero hola oye ahora hoy esta manana tarde noche antes acabo medir medirme azucar "
        "glucosa glucemia sensor medidor marca da dice alta alto muy demasiado puedo debo deberia hacer salir ir entrenar "
        "entreno entrenamiento correr trotar rodar nadar remar caminar andar pesas gimnasio ejercicio sesion series "
        "intervalos bici suave fuerte para con al que mismo vale igual gracias por favor",
    )
)


@dataclass(frozen=True, slots=True)
class Row:
    """rule: of the row.  own: told by somebody whom the row is for.  instead: the lexicon's rule that it is more exact than."""

    rule: str
    own: bool
    instead: str = ""


def figures_told(turn: str, known: frozenset[str]) -> frozenset[str]:
    """What a figure means that only somebody who uses insulin means for a glucose ("sensor says 2.8"), as facts for the rules.

    known: what the profile says (gates.known_facts).
    """
    told = glucose_told(turn) if LOWERING in known else None
    return frozenset() if told is None or told.supposed else frozenset(glucose_facts(told.mg_dl))


def row_told(turn: str, known: frozenset[str]) -> Row | None:
    """The row of a glucose that is told or asked about as of now, where it asks for help within limits; None for any other.

    known: as figures_told.
    """
    own = LOWERING in known
    told = glucose_told(turn) if own else glucose_asked(turn)
    readings = list(glucose_readings(plain(turn)))
    if told is not None and told.supposed:
        return None
    if told is not None:
        mg_dl = told.mg_dl
    elif readings:
        mg_dl, own = min(readings), False
    else:
        return None
    if mg_dl < FAR_LOW or LOWISH <= mg_dl < HIGH:
        return None
    # a pressure in the same message has SN-15 for its own row
    instead = "SN-15" if mg_dl < LOWISH and "bp_160" not in facts(plain(turn)) else ""
    return Row(row_of(mg_dl), own, instead)


def only_high(turn: str, known: frozenset[str]) -> str | None:
    """The row of a message that tells one high glucose, asks at most whether to train, and holds not a word of anything else.

    None for any other, and above what meters show. For somebody whose profile names nothing that lowers glucose, a row only where
    they ask, or say that there are no ketones.

    >>> only_high("my glucose is 20 mmol/L no ketones, may I go for a run?", frozenset())
    'SN-22'
    >>> only_high("my glucose is 20 mmol/L and I feel off, may I go for a run?", frozenset())
    """
    found = _alone(turn, known)
    return row_of(found) if found is not None and HIGH <= found <= MOST_OF_A_METER_MG_DL else None


def only_good(turn: str, known: frozenset[str]) -> bool:
    """Whether somebody whose profile names what lowers glucose tells one that is good to train with, and nothing else.

    >>> only_good("BG 95, good to go?", frozenset({LOWERING})), only_good("BG 95 and shaky", frozenset({LOWERING}))
    (True, False)
    """
    found = _alone(turn, known) if LOWERING in known else None
    return found is not None and LOWISH <= found < HIGH


def _alone(turn: str, known: frozenset[str]) -> float | None:
    """The one glucose in mg/dL of a message that holds not a word of anything else; None for any other."""
    own = LOWERING in known
    read = plain_of(turn)
    told = glucose_told(turn) if own else glucose_asked(turn)
    readings = [told.mg_dl] if told is not None else [r for r in glucose_readings(plain(turn)) if own or _NO_KETONES.search(read)]
    if len(readings) != 1:
        return None
    left, figures = _FIGURE.subn(" ", _NO_KETONES.sub(" ", read))
    return readings[0] if figures == 1 and all(word in _WORDS for word in re.findall(r"\w+", left)) else None
