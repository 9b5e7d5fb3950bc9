"""Aims with a figure, told or asked about, and their answers: a time over a distance, a weight to lift, kilograms to lose or gain.

Source: Milo's references nutrition.md 3.6, safety.md NU-01 and NU-02, training.md 2.4 and 2.7.
"""

from __future__ import annotations

from milo.coach.talk.words.advice import LIFT

_AIM = (
    r"^(?:(?:and|but|so|hi|hey|ok|well|hola|y|pero|bueno) )*(?:"
    r"id like(?: to)?|(?:i )?(?:want|wanna|would like|d like|hope|plan|intend|aim|need|am trying|m trying|im trying|"
    r"am hoping)(?: to)?|"
    r"my (?:goal|aim|target|dream) is(?: to)?|how (?:do|can|could|should|would) i(?: get to)?|how to(?: get to)?|"
    r"(?:can|could|will|would) i(?: ever)?|is it (?:possible|realistic|doable) to|help me(?: to)?|what (?:do|must|should) i do to|"
    r"how (?:long|much time)(?: (?:does|will|would|do))?(?: it)?(?: (?:take|need|i need))?(?: me)?(?: to)?|"
    r"(?:quiero|quisiera|me gustaria|necesito|espero|intento|mi (?:objetivo|meta|sueno) es)(?: llegar a| poder)?|"
    r"(?:como|que) (?:puedo|hago para|tengo que hacer para|podria|consigo)|como|(?:podre|puedo|podria|es posible|es realista)|"
    r"ayudame a|cuanto (?:se )?(?:tardo|tardare|tarda|tiempo (?:necesito|se tarda|hace falta))(?: en| para)?"
    r")(?: (?:be able to|get to|reach|hit|llegar a|conseguir|alcanzar|finally|just|only))* "
)
_DISTANCE = (
    r"(?:\d+(?:[.,]\d+)? ?(?:k|km|kms|kilomet\w+|mi|miles?|millas?|m|meters|metres|metros)|(?:half )?marathon|half|"
    r"(?:media |medio )?maraton)"
)
_TIME = r"(?:\d+(?:[.:,]\d+)?(?: ?(?:min|mins|minutes?|minutos?|h|hrs?|hours?|horas?)(?: (?:and |y )?\d+)?)?|an hour|una hora)"
_OF_MASS = (
    r"(?:\d+(?:[.,]\d+)? ?(?:kgs?|kilos?|kilogram\w*|lbs?|pounds?|libras?)|(?:a few|some|unos|algunos) (?:kgs?|kilos|pounds))"
)
AIMS: dict[str, str] = {
    "aim_race": (
        rf"{_AIM}(?:run|do|finish|complete|race|break|ride|cycle|swim|row|walk|correr|hacer|corro|hago|acabar|terminar|bajar de|"
        rf"pedalear|nadar|remar|caminar)?"
        rf" ?(?:a |an |the |my |un |una |los |el |la |mi )?(?:{_DISTANCE}(?: \w+)? (?:in|under|below|faster than|sub|en|por debajo "
        rf"de)(?: (?:under|less than|menos de|about|unos))? {_TIME}|(?:sub|under|menos de|bajar de)[ -]?{_TIME} "
        rf"(?:for |in |on |en |in a |on a |en un |en una |for a |for the )?(?:the |my |a )?{_DISTANCE})\b.*$"
    ),
    "aim_lift": (
        rf"{_AIM}(?:do |lift |press |a |an |the |my |hacer |levantar |un |una |la |el |mi |con )*{LIFT}(?: \w+){{0,3}}"
        rf"(?: (?:with|of|to|at|con|de|a))* {_OF_MASS}\b.*$"
    ),
    "aim_lose": (
        rf"{_AIM}(?:lose|drop|shed|get rid of|take off|burn|perder|bajar|adelgazar|quitarme|pierdo|bajo|adelgazo)"
        rf"(?: (?:about|around|unos|another|otros))? {_OF_MASS}\b.*$"
    ),
    "aim_gain": (
        rf"{_AIM}(?:gain|put on|add|pack on|build|ganar|subir|aumentar|gano|subo|coger|engordar)"
        rf"(?: (?:about|around|unos|another|otros))? {_OF_MASS}\b.*$"
    ),
}
"""Key -> the answer to an aim."""
