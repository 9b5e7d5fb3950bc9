"""Who comes along, what no longer fits and what one no longer does: nothing of it is a danger where nothing else is said."""

from __future__ import annotations

import re

from milo.vocabulary.patterns import late

_PLEASE = r"(?:(?:hi|hey|ok|so|no|well|sorry|actually|turns out|looks like|hola|oye|bueno|pues|al final|perdon|resulta que),? )*"
_WHEN = (
    r"(?:,? (?:today|tonight|tomorrow|now|any ?more|after all|this (?:week|weekend|time|morning|afternoon|evening)|"
    r"next (?:week|time)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:with|to) (?:me|us|the gym|the race|training|class|practice|the party|dinner)|"
    r"hoy|esta (?:noche|tarde|semana|vez)|manana|ya|al final|conmigo|con nosotros|"
    r"al gimnasio|a entrenar|a correr|a la carrera|a cenar|"
    r"este (?:finde|fin de semana)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)))*"
)
_END = r"(?:,? (?:please|thanks|por favor|gracias))?[ .!]*"
_KIN = r"(?:(?:my|our) (?:\w+ )?\w+|he|she|they|we|the (?:others|girls|guys|team|coach|trainer|kids|boys))"
_KIN_ES = r"(?:(?:mi|mis|nuestr[oa]s?|el|la|los|las) (?:\w+ )?\w+|ell[oa]s?|el|nadie)"
_COMPANY = late(
    rf"{_PLEASE}(?:{_KIN} ?(?:is|are|s|re|was|were|wont be|will be|isn ?t|aren ?t|wasn ?t|weren ?t)(?: not| n t)?"
    r"(?: (?:just|really|still))? (?:coming|joining|visiting|running|training|racing|cooking|travell?ing|able to come|going|"
    r"available|free)(?: (?:over|along|out|in|us|me))?|"
    rf"{_KIN} (?:can ?t|cannot|won ?t|will not|can|will|does ?n ?t want to) "
    r"(?:come|join|make it|visit|run|train|be there)(?: (?:over|along|us|me))?|"
    rf"(?:{_KIN_ES} )?(?:ya )?no (?:me |nos )?(?:viene|vienen|va a venir|van a venir|puede venir|pueden venir|"
    r"acompana|acompanan|va a acompanar|corre|corren|entrena|entrenan)|"
    rf"(?:al final )?(?:no )?(?:viene|vienen) {_KIN_ES}){_WHEN}{_END}"
)
"""Somebody comes or does not: not of a baby, a breath or a pulse, and not from a faint (_NOBODY)."""
_NOBODY = late(
    r"\b(?:baby|breath|period|blood|pulse|heart|ambulance|help|labor|labour|waters?|round|to|bebe|regla|sangre|aire|pulso|corazon|"
    r"ambulancia|ayuda|parto|respiracion)\b"
)
_GARMENT = (
    r"(?:(?:new|compression|running|sports|training|heart rate|chest|nueva|nuevo|de compresion|de entrenar|deportiv[oa]|"
    r"de pulso|pectoral|del pulsometro) )*"
)
_WORN = r"(?:shirt|t ?shirt|top|vest|bra|strap|band|jersey|hoodie|wetsuit|backpack|tights|belt|monitor)"
_WORN_ES = (
    r"(?:camiseta|remera|playera|polera|top|sujetador|brasier|corpino|sosten|faja|neopreno|mochila|banda|cinta|chaleco|malla|"
    r"correa)"
)
_TIGHT = late(
    rf"{_PLEASE}(?:(?:my|the|this|that) {_GARMENT}{_WORN} (?:is |feels |fits |s )?(?:too |so |a bit |really |very )?"
    r"(?:tight|snug|squeezes|squeezing|pinches|rubs|chafes)(?: (?:a bit|too much))?"
    r"(?: (?:on|around|across|over|at))? (?:my |the )?(?:chest|ribs)|"
    rf"(?:me )?(?:el|la|mi|esta|este|esa|ese) {_WORN_ES} {_GARMENT}"
    r"(?:me )?(?:aprieta|queda apretad[oa]|ajusta|roza|tira)"
    rf"(?: (?:mucho|un poco|demasiado))?(?: (?:en|por))? (?:el|del) pecho){_WHEN}{_END}"
)
"""What is worn is tight on the chest, not the chest."""
_SPORT = r"(?:runner|jogger|cyclist|swimmer|lifter|powerlifter|bodybuilder|triathlete|rower|boxer|crossfitter|beginner|smoker)"
_SPORT_ES = r"(?:corredora?|ciclista|nadadora?|triatleta|remera|remero|boxeadora?|principiante|fumadora?|culturista)"
_NO_LONGER = late(
    rf"{_PLEASE}(?:(?:i )?(?:ive |have )?(?:stopped being|am no longer|im no longer|quit being|am not|im not|m not) "
    rf"(?:really )?(?:a |an )?{_SPORT}|(?:ya no soy|deje de ser|no soy)(?: un| una)? {_SPORT_ES}){_WHEN}{_END}"
)
SAID = {False: "skip the training partner", True: "salto el entrenamiento en grupo"}
SAID_WORN = {False: "this shirt is small", True: "esta camiseta es chica"}
SAID_SPORT = {False: "i am a beginner", True: "soy principiante"}


def company(read: str) -> str | None:
    """What an ordinary message of company, clothes or a former sport asks to be judged as; None where it says anything else.

    read: a message in plain letters, without apostrophes.

    >>> company("she s not coming"), company("the ambulance is not coming")
    ('skip the training partner', None)
    >>> company("this shirt is tight on my chest"), company("my chest is tight")
    ('this shirt is small', None)
    """
    if (found := _TIGHT.fullmatch(read)) is not None:
        return SAID_WORN[re.search(r"\bpecho\b", read) is not None]
    if _NO_LONGER.fullmatch(read):
        return SAID_SPORT[re.search(r"\b(?:soy|ser)\b", read) is not None]
    if (found := _COMPANY.fullmatch(read)) is None or _NOBODY.search(found.group()):
        return None
    return SAID[re.search(r"\b(?:no|al final) .*\b(?:vien\w+|venir|acompan\w+|corren?|entrenan?)\b", read) is not None]
