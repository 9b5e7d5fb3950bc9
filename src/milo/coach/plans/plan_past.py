"""Whether a sentence only tells how training was: "I ran 20 minutes on Tuesday", "fueron 35 minutos", "Monday was too hard".

What is over is no order. A day it names is the one that was, so the session still to come on that weekday is left as it is.
"""

from __future__ import annotations

import re

_EN_DONE = (
    "did|done|ran|jogged|walked|hiked|rode|cycled|biked|swam|rowed|lifted|trained|exercised|worked out|benched|squatted|deadlifted|"
    "pressed|climbed|played|finished|completed|managed|lasted|took|had|went|spent|stopped|missed|skipped|rested|felt|was|were"
)
_ES_DONE = (
    "hice|hicimos|hecho|corri|corrido|anduve|andado|camine|caminado|monte|montado|nade|nadado|pedalee|pedaleado|reme|remado|levante|"
    "levantado|entrene|entrenado|termine|terminado|acabe|acabado|complete|completado|aguante|dure|duro|tarde|tuve|tome|sali|fui|"
    "descanse|descansado|pare|falte|me salte|costo|fue|fueron|era|eran|estuvo|estuve|me parecio|se me hizo|senti"
)
_NO_TIME_PAST = re.compile(
    r"\b(?:ran|run) (?:out|late|short|over)\b|\b(?:was|were) (?:told|hoping|wondering|thinking|going|asked|supposed|advised)\b|"
    r"\b(?:had|took) better\b|\b(?:wish|if|si|ojala)\b.*"
)
"""Past in its form alone: it tells why something is to change, or what is wished."""
_LENGTH_LASTS = re.compile(r"\b(?:mas|tan|muy|demasiado|menos) (?:duro|tarde)\b|\b(?:por la|de la|esta) tarde\b|\b(?:un|el) duro\b")
"""Words that look like past verbs: "más duro", "por la tarde"."""
_TOLD = re.compile(rf"\b(?:{_EN_DONE}|{_ES_DONE})\b")
_ORDERS = (
    "make|set|cut|shorten|lengthen|change|move|shift|swap|replace|put|skip|cancel|drop|add|remove|take|give|keep|reduce|lower|ease|"
    "leave|switch|exchange|let|train|no more|"
    r"(?:haz|pon|deja|quita|cambia|mueve|pasa|acorta|alarga|baja|sube|anade|agrega|salta|cancela|reduce|dame|suaviza)"
    r"(?:me|te|nos)?(?:lo|la|los|las|le|les)?|que (?:sean?|dure[ns]?|quede[ns]?)"
)
_ORDER = re.compile(
    rf"^(?:please |por favor )?(?:{_ORDERS})\b|"
    rf"[,;.:!-]\s*(?:so |then |and |but |asi que |entonces |pero |y )?(?:please |por favor )?(?:{_ORDERS})\b|"
    rf"\b(?:so|then|and|but|please|pero|entonces|asi que|por favor|y)\s+(?:{_ORDERS})\b|"
    r"\b(?:make|haz|pon|deja)(?:me)?(?: (?:it|that|this|them)|l[oa]s?)\b"
)
"""An order stands at the head of a part of the sentence; "I managed to put in 20 minutes" holds none."""
_NEEDS = re.compile(
    r"\bi(?:'ll| will)? (?:(?:only|just|now|still|really) )?"
    r"(?:need|want|prefer|can|can'?t|cannot|have(?! (?:\w+ )?(?:done|run|been|had|walked|ridden|swum|taken|gone|\w+ed)\b))\b|"
    r"\bi'?d (?:like|rather|prefer)\b|\b(?:necesito|quiero|prefiero|quisiera|puedo|tengo|me gustaria|solo hay)\b|"
    r"\b(?:tomorrow|manana|from now on|a partir de ahora|next week|la semana que viene|la proxima semana)\b"
)
"""What is needed from now on."""


def tells_the_past(said: str) -> bool:
    """Whether a sentence tells how training was, and neither orders anything nor says what is needed from now on.

    said: as plan_spelling.plain makes it.

    >>> tells_the_past("fueron 35 minutos"), tells_the_past("it was too long, make it 35 minutes")
    (True, False)
    """
    told = _LENGTH_LASTS.sub(" ", _NO_TIME_PAST.sub(" ", said))
    return _TOLD.search(told) is not None and _ORDER.search(said) is None and _NEEDS.search(said) is None
