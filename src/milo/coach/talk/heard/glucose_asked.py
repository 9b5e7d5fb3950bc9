"""Questions whether to train at a glucose: the figure and its unit, told of now or only supposed.

A unit that is not told is mmol/L below 35 and mg/dL from there on: no living person reads so low in mg/dL.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from milo.coach.talk.heard.may_asked import asks_may

MG_PER_MMOL = 18.016  # glucose: 180.16 g/mol
MMOL_BELOW = 35.0  # our choice, as the triage reads it
LEAST_MG_DL, MOST_MG_DL = 18.0, 900.0  # what meters show; anything else is no reading (our choice)
MOST_CHARACTERS = 200  # of a text that is read as one question (our choice)
_N = r"(?P<{0}>\d{{1,3}}(?:[.,]\d{{1,2}})?)"
_OTHER_UNIT = (
    r"(?! ?(?:g|gr|grams?|gramos?|kg|kilos?|km|k|kcal|cal\w*|%|min\w*|h|hours?|horas?|reps?|sets?|series?|m|mi|miles?|bpm|weeks?|"
    r"semanas?|dias?|days?|years?|anos?|tsp|cucharad\w+|units?|unidades|x|am|pm)\b| ?%|[:/]\d)"
)
_NAMED = r"(?:glucose|blood sugars?|sugars?|glucosa|glucemia|azucar|bg|cgm|dexcom|libre|glucometer|glucometro)"
_WITH_UNIT = re.compile(rf"{_N.format('n')} ?(?P<unit>mg ?/? ?dl|mmol(?: ?/ ?l)?)\b")
_AFTER_NAME = re.compile(
    rf"\b{_NAMED} (?:(?:is|level|levels|reads?|reading|shows?|says|of|at|was|were|are|right|now|currently|about|around|just|it|"
    rf"esta|esta en|en|a|de|marca|da|ahora|unos|es|baja|alta|sale) ){{0,4}}{_N.format('n')}(?![\d.,]*\d){_OTHER_UNIT}"
)
_BEFORE_NAME = re.compile(rf"(?<![\d.,]){_N.format('n')}{_OTHER_UNIT} (?:de|of|on my|on the|en el|en la|in) {_NAMED}\b")
_SUPPOSED = re.compile(r"\b(?:if|when|whenever|suppose|supposing|in case|si|cuando|suponiendo|en caso)\b(?:\W+\w+){0,6}\W*$")
_TRAINED = re.compile(
    r"\b(?:train\w*|run|running|jog\w*|lift\w*|work ?out|gym|exercis\w*|session|ride|cycl\w+|swim\w*|row|squats?|play|start|go for|"
    r"race|hike|walk|entren\w*|correr|corro|rodar|trotar|pesas|gimnasio|gym|ejercicio|sesion|bici|nadar|remar|jugar|salir a|"
    r"empez\w+|caminar|andar)\b"
)
_ASKED = re.compile(
    r"\b(?:(?:can|may|should|could|shall) i|(?:ok|okay|safe|fine|alright) (?:to|for)|do i (?:train|run|lift|go|eat|take|need|have)|"
    r"what (?:should|do|must) i|(?:puedo|debo|deberia|podria|me conviene)|(?:entreno|corro|salgo)(?: (?:igual|hoy|asi))?$|que "
    r"(?:hago|tomo|como|debo)|what if|y si)\b"
)
_OF_ANOTHER = re.compile(
    r"\b(?:my|mi) (?:wife|husband|partner|mum|mom|mother|dad|father|son|daughter|kids?|child|sister|brother|friend|mate|mujer|"
    r"marido|pareja|madre|padre|hij[oa]s?|herman[oa]|amig[oa]|abuel[oa])\b|\b(?:his|her|their)\b"
)
_INSULIN_ASKED = re.compile(
    r"\b(?:how (?:many|much)|cuant[oa]s?) (?:\w+ ){0,2}(?:units?|insulin\w*|unidades|basal|bolus|bolo)\b|\b(?:skip|stop|reduce|"
    r"inject|bolus|saltar\w*|dejar|pincharme|inyectar\w*|correct\w*|corregir)\b"
)


@dataclass(frozen=True)
class GlucoseAsked:
    """mg_dl: the figure, in mg/dL.  supposed: only imagined ("if my glucose is 50"), not told of now."""

    mg_dl: float
    supposed: bool = False


def glucose_asked(text: str) -> GlucoseAsked | None:
    """The glucose at which a text asks whether to train, or what to do before; None for any other text.

    A figure that is only told, somebody else's, grams of sugar and a dose of insulin that is asked for are none.

    >>> glucose_asked("my glucose is 14 mmol/L, may I train?")
    GlucoseAsked(mg_dl=252.0, supposed=False)
    >>> glucose_asked("¿puedo entrenar si tengo 45 de azúcar?").supposed, glucose_asked("80 g of sugar, may I run?")
    (True, None)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    plain = _plain(text)
    if not (_ASKED.search(plain) or asks_may(text)) or not _TRAINED.search(plain):
        return None
    if _OF_ANOTHER.search(plain) or _INSULIN_ASKED.search(plain):
        return None
    found = _WITH_UNIT.search(plain) or _AFTER_NAME.search(plain) or _BEFORE_NAME.search(plain)
    if found is None:
        return None
    value = float(found["n"].replace(",", "."))
    unit = found.groupdict().get("unit")
    in_mmol = unit.startswith("mmol") if unit else value < MMOL_BELOW
    mg_dl = float(round(value * MG_PER_MMOL)) if in_mmol else value
    if not LEAST_MG_DL <= mg_dl <= MOST_MG_DL:
        return None
    return GlucoseAsked(mg_dl, _SUPPOSED.search(plain[: found.start("n")]) is not None)


def _plain(text: str) -> str:
    even = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("’", ""))
    even = "".join(c for c in even if not unicodedata.combining(c))
    return " ".join(re.sub(r"[¿?¡!;]", " ", even).split())
