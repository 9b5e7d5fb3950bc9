"""A target set or taken away in a sentence: energy a day, hours of sleep; a weight, which is none that Milo keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from milo.coach.talk.words.numbers_said import converted, even, folded, numbers_in
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 100  # of a sentence that sets one target; a longer one tells a story (our choice)
_NOT = re.compile(
    r"\?|\b(?:dont|do not|never|no quiero|should|would|could|what|which|how|why|when|que pasa|cuanto|cuantas|cual|deberia|debo|"
    r"my (?:friend|wife|husband|mum|dad|son|daughter))\b"
)
_POLITE = re.compile(r"^(?:(?:please|por favor|can you|could you|puedes|podrias|quiero|i(?: would|d)? (?:want|like) to)[ ,]*)+")
_OF = {
    "calories": r"(?:(?:daily )?(?:calorie|calories|kcal|energy|food)|(?:diari[oa] )?(?:de )?(?:calorias|kcal|energia|comida)"
    r"(?: diari[oa]s?| (?:al|por) dia)?|(?:diari[oa] )?(?:caloric[oa]|energetic[oa])(?: diari[oa])?)",
    "sleep": r"(?:sleep|(?:de )?(?:sueno|dormir|descanso nocturno))",
    "weight": r"(?:(?:body ?)?weight|(?:de )?peso)",
}
_TARGET = r"(?:targets?|goals?|objetivos?|metas?)"
_DROP = (
    r"^(?:remove|delete|clear|drop|cancel|forget|reset|take away|get rid of|quita(?:r|me)?|borra(?:r|me)?|elimina(?:r)?|"
    r"olvida(?:r|te de)?|cancela(?:r)?) (?:(?:my|the|own|mi|el|la) )*"
)
_SET = (
    r"^(?:(?:set|change|put|make|raise|lower|increase|decrease|reduce|cut|bump(?: up)?|update|adjust|bring down|"
    r"pon(?:er|me)?|cambia(?:r|me)?|fija(?:r|me)?|deja(?:r|me)?|sube(?:me)?|subir|baja(?:r|me)?|aumenta(?:r|me)?|"
    r"reduce(?:me)?|reducir|ajusta(?:r|me)?|actualiza(?:r)?|modifica(?:r)?) )?(?:(?:my|the|a|mi|el|la|un) )*"
)
_NO_MORE = (
    r"^(?:(?:ya no|no) quiero(?: tener)?|(?:i )?(?:no longer want|dont want)(?: to have)?) "
    r"(?:(?:my|a|any|the|mi|el|la|un|una|ningun|ninguna|mas) )*"
)
_TO = r"(?:[ ,:]*(?:to|at|is|be|of|as|en|a|es|de|sea|que sea|now|ahora))*[ ,:]*$"
_AFTER = re.compile(
    r"^ ?(?:kcals?|calories|calorias|hours?|horas?|h|kgs?|kilos?|lbs?|pounds?)?[ ,.!]*"
    r"(?:(?:a|per|each|every|al|por|cada|la) (?:day|night|dia|noche)|please|por favor|of sleep|de sueno|[ ,.!])*$"
)


@dataclass(frozen=True)
class TargetSaid:
    """name: of the target.  value: kcal a day or hours a night; None takes it away."""

    name: Literal["calories", "sleep", "weight"]
    value: float | None = None


def read_target(text: str, language: Language) -> TargetSaid | None:
    """The target a sentence sets or takes away; None for any other sentence.

    >>> read_target("set my calorie target to 2200", "en").value, read_target("quita mi objetivo de calorías", "es").value
    (2200.0, None)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    plain = " ".join(re.sub(r"(?<=\w)'(?=\w)", "", folded(even(text))).split()).strip("¡ .!").replace("ñ", "n")
    plain = re.sub(r"[ ,]+(?:please|por favor|gracias|thanks)$", "", plain)
    for name, of in _OF.items():
        if re.search(rf"{_NO_MORE}(?:{of} {_TARGET}|{_TARGET} {of})(?: (?:any ?more|mas))?$", plain):
            return TargetSaid(name)  # type: ignore[arg-type]  # a key of _OF
    if _NOT.search(plain):
        return None
    plain = _POLITE.sub("", plain)
    numbers = numbers_in(plain, language)
    for name, of in _OF.items():
        either = rf"(?:{of} {_TARGET}|{_TARGET} {of})"
        if not numbers and re.search(rf"{_DROP}{either}$", plain):
            return TargetSaid(name)  # type: ignore[arg-type]  # a key of _OF
        if len(numbers) != 1 or _AFTER.match(plain[numbers[0].end :]) is None:
            continue
        if not re.search(rf"{_SET}{either}{_TO}", plain[: numbers[0].start]):
            continue
        unit = {"calories": "kcal", "sleep": "h", "weight": "kg"}[name]
        said = numbers[0].unit or unit
        if said == unit or (name == "weight" and said == "lb"):
            return TargetSaid(name, converted(numbers[0].value, said, unit))  # type: ignore[arg-type]  # a key of _OF
    return None
