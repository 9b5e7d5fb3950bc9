"""A glucose as somebody who uses insulin tells it: as a fact, from a device, or as a bare figure they ask about.

What is read here means a glucose only from them: for anybody else a sensor may be one of the pulse and a bare figure anything.
"""

from __future__ import annotations

import re

from milo.coach.talk.heard.glucose_asked import (
    MMOL_BELOW,
    MOST_CHARACTERS,
    GlucoseAsked,
    figure_named,
    glucose_asked,
    is_of_another,
    mg_dl_of,
    plain_of,
    supposed_before,
)
from milo.vocabulary.patterns import late

_N = r"(?P<n>\d{1,3}(?:[.,]\d{1,2})?)"
_UNIT = r"(?: ?(?P<unit>mg ?/? ?dl|mmol(?: ?/ ?l)?)\b)?"
_END = (
    r"(?= *(?:$|[,.)]|(?:or|and|but|with|now|right|today|before|after|an?|going|dropping|falling|rising|trending|steady|"
    r"still|o|y|"
    r"pero|con|ahora|hoy|antes|en|bajando|subiendo|cayendo|estable|la|igual|asi|mismo)\b))"
)
"""Behind a bare figure: nothing that could be its unit or what is counted."""
_DEVICE = late(
    r"\b(?:sensor|meter|monitor|medidor|lector|libre|freestyle|finger ?prick|pricked|pump|bomba|receiver|prick|measured|"
    r"tested|medi|medido)"
    r"(?: (?:just|now|says|said|shows?|showing|reads?|reading|is|at|me|my|dice|da|pone|muestra|marca|marcando|esta|en|a|ahora|"
    rf"myself|of|it|un|unos)){{0,4}}:? {_N}{_UNIT}{_END}"
)
_SHOWN = late(
    rf"(?<![\d.,/]){_N}{_UNIT},? (?:(?:is what|on|by|segun|en|por|lo que (?:dice|marca|pone)|me (?:dice|da|marca|pone)) )?"
    r"(?:(?:the|my|el|mi|la) )(?:glucose |de glucosa )?(?:sensor|meter|monitor|medidor|lector|libre|freestyle|pump|bomba|receiver|"
    r"cgm|dexcom|glucometro|glucometer)\b"
)
"""The device behind its figure: "me da 45 el sensor", "48 on my sensor"."""
_MOVING = late(
    r"\b(?:i ?a?m|im|sitting|sit|estoy|voy|ando)(?: (?:at|on|a|en|now|ahora|por))* "
    rf"{_N}{_UNIT},?(?: (?:and|with|an?|arrows?|y|con|la|una|flechas?|hacia|pointing))* "
    r"(?:dropping|falling|rising|climbing|going (?:down|up)|trending down|heading down|arrows?|flechas?|bajando|"
    r"subiendo|cayendo)\b"
)
"""A figure that falls or climbs, or has an arrow beside it, as only a glucose sensor shows."""
_TO_TRAIN = r"(?:train|exercise|work ?out|start|go|lift|go for|entrenar|hacer ejercicio|hacer deporte|empezar|salir)"
_TO_MOVE = rf"(?:{_TO_TRAIN[3:-1]}|run|ride|swim|row|walk|hike|correr|rodar|nadar|remar|caminar|andar)"
_JUDGED = (
    r"(?:high|low|much|little|ok|okay|fine|safe|enough|good|alright|alt[oa]|baj[oa]|mucho|poco|bien|suficiente|"
    r"demasiado|segur[oa])"
)
_BARE = tuple(
    late(pattern)
    for pattern in (
        rf"^(?:(?:so|hey|y|and|oye|hola) )?(?:is|are|es|esta|estan) (?:an? |un |una )?{_N}{_UNIT} (?:too |muy |"
        rf"demasiado |tan )?"
        rf"{_JUDGED} (?:to|para|before|antes de)(?: (?:a|me|my|mi|la|el|salir a))* (?:{_TO_MOVE}|training|entreno|"
        rf"session|sesion)\b",
        rf"^(?:(?:y|hola|oye) )?(?:un |una )?{_N}{_UNIT} es (?:muy |demasiado |tan )?{_JUDGED} (?:para|antes de) "
        rf"(?:{_TO_MOVE}|mi sesion)\b",
        rf"^(?:y )?(?:esta|estan|va|vale) (?:bien|mal) (?:un |con |con un )?{_N}{_UNIT} (?:para|"
        rf"antes de) (?:salir a )?{_TO_MOVE}\b",
        rf"\b(?:can|may|should|could|shall) i {_TO_MOVE}(?: (?:out|now|today|already))*"
        rf" (?:with|if im at|if i am at|being at) (?:an? )?{_N}{_UNIT}{_END}",
        rf"\b(?:can|may|should|could|shall) i {_TO_TRAIN}(?: (?:out|now|today|already))* (?:at|on) (?:an? )?{_N}{_UNIT}{_END}",
        rf"\b(?:puedo|debo|deberia|podria) {_TO_MOVE}(?: (?:ya|hoy|ahora))* (?:con|si estoy (?:en|a)|estando (?:en|a)) "
        rf"(?:un |una )?{_N}{_UNIT}{_END}",
        rf"^(?:y |and )?(?:at|with|con|a|en) {_N}{_UNIT},? (?:(?:can|may|should|could) i|puedo|debo|deberia) {_TO_MOVE}\b",
        rf"^{_N}{_UNIT},? (?:(?:is it |am i )?(?:good to go|(?:ok|okay|fine|safe) to (?:{_TO_MOVE}))|(?:puedo|debo) "
        rf"{_TO_MOVE}|entreno$)",
    )
)
_OTHER_MEASURE = late(
    r"\b(?:heart|pulse|hr|hrv|bpm|oxygen|spo2|sats?|saturation|o2|power|watts?|cadence|temp\w*|fever|weight|weigh\w*|scale|bp|"
    r"pressure|pulso|pulsaciones|corazon|frecuencia|oxigeno|saturacion|peso|bascula|potencia|vatios|cadencia|fiebre|"
    r"tension|presion|"
    r"co2|speed|pace|ritmo|velocidad|steps|pasos|sleep|sueno|distance|distancia|lactate|lactato|foot|stride)\b"
)
_NO_READING = late(
    r"\b(?:why|what is|whats|what are|how|average|a1c|hba1c|target|goal|normal|should be|usual\w*|yesterday|last|ago|"
    r"ate|eat|eaten|"
    r"add\w*|log|grams?|recipe|brown|ayer|anoche|pasad[oa]|hace|objetivo|meta|media|promedio|por que|que es|cual|comi|"
    r"comer|comido|"
    r"tome|anota|apunta|gramos|receta|cafe|coffee|yogur\w*|tea|cucharad\w+)\b"
)
"""Asks what a glucose means, tells of another day, or is of sugar that is eaten."""


def glucose_told(text: str) -> GlucoseAsked | None:
    """The glucose in the words of somebody who uses insulin, asked about or only told; None for any other text.

    Call it for them alone.

    >>> glucose_told("sensor says 3.4 with an arrow down")
    GlucoseAsked(mg_dl=61.0, supposed=False)
    >>> glucose_told("is 250 too high to train?").mg_dl, glucose_told("can I train with 60 kg?")
    (250.0, None)
    """
    asked = glucose_asked(text)
    if asked is not None:
        return asked
    plain = plain_of(text)
    if len(text) > MOST_CHARACTERS or is_of_another(plain) or _NO_READING.search(plain):
        return None
    named = figure_named(plain)
    if named is not None:
        return _of(named, plain)
    if _OTHER_MEASURE.search(plain):
        return None
    found = _DEVICE.search(plain) or _SHOWN.search(plain) or _MOVING.search(plain)
    if found is not None:
        return _of(found, plain)
    return next((_of(m, plain) for pattern in _BARE for m in [pattern.search(plain)] if m is not None and _can_be(m)), None)


def _can_be(found: re.Match[str]) -> bool:
    """Whether a bare figure is written as a meter shows it: whole in mg/dL, in mmol/L with its decimal or its unit."""
    figure = found["n"].replace(",", ".")
    return found["unit"] is not None or "." in figure or float(figure) >= MMOL_BELOW


def _of(found: re.Match[str], plain: str) -> GlucoseAsked | None:
    mg_dl = mg_dl_of(found)
    return None if mg_dl is None else GlucoseAsked(mg_dl, supposed_before(found, plain))
