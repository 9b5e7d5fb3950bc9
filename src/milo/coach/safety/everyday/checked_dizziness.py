"""Light-headedness on getting up that is an old habit and that a doctor has looked at is no sign to act on.

Every part of the message must be one of three: the dizziness with the getting up, its being usual, or the doctor's word; both the
first and the last must be there. No doctor's word lowers anything told beside it, nor a dizziness that comes in an effort (L-2).
"""

from __future__ import annotations

import re

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

SAID = {False: "i get up from the chair", True: "me levanto de la silla"}
_DEGREE = r"(?:(?:a|bit|little|tiny|so|slightly|kind of|kinda|sort of|sometimes|always|often|usually|of|all) )*"
_FEELING = (
    rf"(?:(?:(?:i|i have|ive|i do|just) )?(?:(?:always|sometimes|often|usually) )?(?:(?:feel|get|am|im|go|have|had|got) )?{_DEGREE}"
    r"(?:dizzy|dizziness|light ?headed|light ?headedness|woozy|wobbly|head ?rush(?:es)?|faint ?ish|giddy)|"
    r"(?:siempre |a veces |a menudo )?(?:me mareo|me siento maread[oa]|me da (?:un )?mareo|me dan mareos|tengo mareos?|mareos?|"
    r"mareillo)(?: (?:un poco|un pelin|algo|ligeramente|ligero|leve|siempre|a veces))*)"
)
_UP = (
    r"(?:(?:when(?:ever)?|if|after|from|on|every time|each time) (?:i )?(?:stand|standing|get|getting|jump|jumping)(?: up)?"
    r"(?: (?:too |so |very )?(?:fast|quick|quickly|suddenly))?(?: (?:from|out of|off) (?:the |my |a )?(?:bed|chair|floor|sofa|"
    r"couch|ground|bath|mat|bench))?|"
    r"(?:getting|standing) (?:up|off)(?: (?:from |out of |off )?(?:the |my )?(?:bed|chair|floor|sofa|bench|mat))?|"
    r"after (?:a )?(?:hot (?:shower|bath)|stretching|yoga)|"
    r"(?:si|cuando|cada vez que) me (?:levanto|incorporo|pongo de pie|paro)(?: (?:de la cama|de la silla|del sofa|del suelo|"
    r"rapido|deprisa|muy rapido|de golpe|de repente))*|"
    r"al (?:levantarme|ponerme de pie|incorporarme|pararme)(?: (?:de la cama|de la silla|del sofa|del suelo|rapido|deprisa|muy "
    r"rapido|de golpe))*|(?:despues|tras) (?:de )?(?:estirar|una ducha caliente|la ducha|yoga))"
)
_DIZZY = late(rf" *(?:{_UP},? )?(?:i )?{_FEELING}(?: {_UP})+(?: (?:sometimes|always|a veces|siempre))? *")
_UP_FIRST = late(rf" *{_UP} {_FEELING}(?: {_UP})* *")
_USUAL = late(
    r" *(?:(?:its |thats |it is |this is )?(?:pretty |quite |perfectly )?(?:usual|normal|nothing new|the usual)(?: (?:for|with) "
    r"me)?|(?:i |ive |i have |its |it )?(?:always|long)(?: (?:have|has|had|did|do|been)(?: (?:like )?(?:that|this|so|it))?)?|"
    r"(?:ive |i have )?had (?:it|this|that) (?:for years|all my life|since (?:i was )?\w+)|for years|since (?:i was a )?"
    r"(?:kid|teenager|child|forever|ever)|all my life|same as (?:always|ever)|"
    r"(?:es lo )?(?:normal|habitual|lo de siempre)(?: (?:en|para) mi)?|siempre(?: me (?:pasa|ha pasado|paso)| ha sido asi)?|"
    r"me pasa (?:siempre|desde (?:siempre|hace anos|pequen[oa]|nin[oa]))|desde (?:siempre|hace anos|pequen[oa]|nin[oa])|"
    r"de toda la vida|no es nuevo|nada nuevo) *"
)
_WHO = r"(?:(?:my|the|mi|el|la|un|una) )?(?:doctor|doc|dr|gp|physician|cardiologist|medic[oa]|doctora|cardiolog[oa])"
_FINE = (
    r"(?:(?:its |thats |it is |im |i am |all |its all |everything is )?(?:fine|ok|okay|normal|harmless|benign|nothing(?: to worry "
    r"about)?|good|happy|(?:just )?(?:my )?(?:low blood pressure|low bp))|not to worry|no problem|no worries|"
    r"(?:que )?(?:es |esta |todo |estoy |que )*(?:normal|bien|nada|inofensivo|correcto|sin importancia)|que no (?:es|pasa) nada|"
    r"no (?:es|pasa) nada|que es (?:por )?(?:la )?tension baja)"
)
_CHECKED = late(
    rf" *(?:{_WHO} (?:says?|said|told me|thinks|is|was|calls it|checked(?: it)?|looked(?: at it| into it)?|knows|ok(?:ay)?ed it|"
    rf"dice|dijo|ha dicho|me dijo|me ha dicho|lo sabe|lo miro|lo ha mirado)(?: (?:and )?(?:(?:he |she )?(?:says?|said) )?{_FINE})?|"
    rf"{_WHO} (?:isnt|is not|wasnt|was not|not|no esta) (?:at all )?(?:worried|concerned|bothered|preocupad[oa])|"
    rf"(?:its |it has |ive |i have |it )?(?:been |had it |got it )?(?:checked|looked at|tested|examined)(?: (?:out|by {_WHO}))?"
    rf"(?: {_FINE})?|me lo (?:ha )?(?:mirado|miro|miraron|han mirado)(?: {_WHO})?(?: y {_FINE})?|{_FINE} (?:according to|segun) "
    rf"{_WHO}) *"
)
_FOUND_NOTHING = late(
    rf" *(?:nothing (?:wrong|found|there)|all (?:clear|fine|good)|tests? (?:were |was |came back )?(?:clear|fine|normal)|"
    rf"no (?:encontro|encontraron|vio|vieron) nada|todo (?:bien|normal)|{_FINE}) *"
)
_BETWEEN = late(r"[,.;:!()]+| - | and | but | y | pero ")


def checked(message: str) -> str:
    """The message with a head rush that is known and was looked at said as getting up; as it is where more or less is told.

    >>> checked("I get a bit light-headed when I stand up fast, always have, my GP isn't worried")
    'i get up from the chair'
    >>> checked("I get dizzy on the treadmill, my GP isn't worried")
    "I get dizzy on the treadmill, my GP isn't worried"
    """
    read = plain(message).replace("'", "").replace("-", " ").replace("¿", "")
    parts = [" ".join(part.split()) for part in _BETWEEN.split(read)]
    parts = [part for part in parts if part]
    dizzy = [part for part in parts if _DIZZY.fullmatch(part) or _UP_FIRST.fullmatch(part)]
    by_doctor = [part for part in parts if _CHECKED.fullmatch(part)]
    known = (_USUAL, _FOUND_NOTHING)
    rest = [part for part in parts if part not in dizzy and part not in by_doctor]
    if not dizzy or not by_doctor or not all(any(shape.fullmatch(part) for shape in known) for part in rest):
        return message
    return SAID[re.search(r"\b(?:me|al|mareos?)\b", dizzy[0]) is not None]
