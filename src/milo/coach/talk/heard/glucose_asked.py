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
    r"(?! ?(?:g|gr|grams?|gramos?|kg|kilos?|km|k|kcal|cal\w*|%|min\w*|h|hours?|horas?|reps?|sets?|series?|m|mi|miles?|"
    r"bpm|weeks?|"
    r"semanas?|dias?|days?|years?|anos?|tsp|cucharad\w+|units?|unidades|x|am|pm)\b| ?%|[:/]\d)"
)
_NAMED = r"(?:glucose|blood sugars?|sugars?|glucosa|glucemia|azucar|bg|cgm|dexcom|libre|glucometer|glucometro)"
_WITH_UNIT = re.compile(rf"{_N.format('n')} ?(?P<unit>mg ?/? ?dl|mmol(?: ?/ ?l)?)\b")
_AFTER_NAME = re.compile(
    rf"\b{_NAMED} (?:(?:is|level|levels|reads?|reading|shows?|says|of|at|was|were|are|right|now|currently|about|around|just|it|"
    rf"esta|esta en|en|a|de|marca|da|ahora|unos|es|baja|alta|sale|anda|va|por|sits|sitting|"
    rf"hovering) ){{0,4}}{_N.format('n')}(?![\d.,]*\d){_OTHER_UNIT}"
)
_BEFORE_NAME = re.compile(rf"(?<![\d.,]){_N.format('n')}{_OTHER_UNIT} (?:de|of|on my|on the|en el|en la|in) {_NAMED}\b")
_SUPPOSED = re.compile(r"\b(?:if|when|whenever|suppose|supposing|in case|si|cuando|suponiendo|en caso)\b(?:\W+\w+){0,6}\W*$")
_TRAINED = re.compile(
    r"\b(?:train\w*|run|running|jog\w*|lift\w*|work ?out|gym|exercis\w*|session|ride|cycl\w+|swim\w*|row|squats?|play|"
    r"start|go for|"
    r"race|hike|walk|hiit|intervals?|sprints?|tempo|crossfit|spin\w*|padel|tennis|tenis|football|futbol|basket\w*|yoga|"
    r"climb\w*|"
    r"weights|good to go|series|intervalos|burpees|escalar|senderismo|baloncesto|entren\w*|correr|corro|rodar|trotar|"
    r"pesas|gimnasio|gym|ejercicio|sesion|bici|nadar|remar|jugar|salir a|"
    r"empez\w+|caminar|andar)\b"
)
_ASKED = re.compile(
    r"\b(?:(?:can|may|should|could|shall) i|(?:ok|okay|safe|fine|alright|good) (?:to|for)|too (?:high|low) (?:to|for|before)|"
    r"(?:muy|demasiado) (?:alt[oa]|baj[oa]) (?:para|antes)|do i (?:train|run|lift|go|eat|take|need|have)|"
    r"what (?:should|do|must) i|(?:puedo|debo|deberia|podria|me conviene)|(?:entreno|corro|salgo)(?: (?:igual|hoy|asi))?$|que "
    r"(?:hago|tomo|como|debo)|what if|y si)\b"
)
_OF_ANOTHER = re.compile(
    r"\b(?:my|mi) (?:wife|husband|partner|mum|mom|mother|dad|father|son|daughter|kids?|child|sister|brother|friend|mate|"
    r"girlfriend|"
    r"boyfriend|nephew|niece|cousin|colleague|client|neighbou?r|mujer|marido|pareja|madre|padre|hij[oa]s?|herman[oa]|amig[oa]|"
    r"novi[oa]|abuel[oa]|niet[oa]|ti[oa]|prim[oa]|sobrin[oa]|vecin[oa]|suegr[oa])s?\b|\b(?:his|her|their)\b"
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
    plain = plain_of(text)
    if not (_ASKED.search(plain) or asks_may(text)) or not _TRAINED.search(plain):
        return None
    if is_of_another(plain):
        return None
    found = figure_named(plain)
    mg_dl = None if found is None else mg_dl_of(found)
    return None if found is None or mg_dl is None else GlucoseAsked(mg_dl, supposed_before(found, plain))


def is_of_another(plain: str) -> bool:
    """Whether a text, in plain letters, tells of somebody else, or asks for a dose of insulin."""
    return _OF_ANOTHER.search(plain) is not None or _INSULIN_ASKED.search(plain) is not None


def figure_named(plain: str) -> re.Match[str] | None:
    """The figure with a unit of glucose, or beside a name of it; its groups are n, and unit where there is one."""
    return _WITH_UNIT.search(plain) or _AFTER_NAME.search(plain) or _BEFORE_NAME.search(plain)


def mg_dl_of(found: re.Match[str]) -> float | None:
    """The figure in mg/dL; None for one that no meter shows."""
    value = float(found["n"].replace(",", "."))
    unit = found.groupdict().get("unit")
    in_mmol = unit.startswith("mmol") if unit else value < MMOL_BELOW
    mg_dl = float(round(value * MG_PER_MMOL)) if in_mmol else value
    return mg_dl if LEAST_MG_DL <= mg_dl <= MOST_MG_DL else None


def supposed_before(found: re.Match[str], plain: str) -> bool:
    """Whether words before a figure only imagine it."""
    return _SUPPOSED.search(plain[: found.start("n")]) is not None


def plain_of(text: str) -> str:
    """A text in small plain letters, without marks of asking."""
    even = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("’", ""))
    even = "".join(c for c in even if not unicodedata.combining(c))
    return " ".join(re.sub(r"[¿?¡!;]", " ", even).split())
