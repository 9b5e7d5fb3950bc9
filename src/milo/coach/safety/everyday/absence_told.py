"""Somebody says that they will be away for some days: no crisis where nothing else is said and the time is short or named.

"I won't be around next week" tells a coach of a holiday; "I won't be around much longer" tells of something else, and so does every
sentence with no end of the time, a farewell or a word of weariness. The whole message must be an absence; a word more, and both
readers judge it.
"""

from __future__ import annotations

import re

_OPEN = (
    r"(?:(?:hi|hey|hello|ok|so|well|sorry|heads up|just so you know|fyi|btw|by the way|just to say|hola|oye|bueno|"
    r"pues|ojo|aviso|te aviso"
    r"(?: (?:de )?que)?|por cierto|una cosa|solo (?:para )?avisar(?: (?:de )?que)?),? )*"
)
_AWAY = (
    r"(?:away|out|gone|off|out of (?:town|office|the country|the city)|abroad|travell?ing|on (?:a )?(?:holiday|"
    r"vacation|trip|leave)|elsewhere)"
)
_ABSENT = r"(?:not |n t )?(?:around|here|there|home|at home|in|in town|about|back|available)"
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_SPAN = (
    rf"(?:(?:for|over|during|in|on|from|until|till|to|by|the) )*(?:(?:a|the|this|next|these|coming|following|couple|few|of|whole|"
    rf"all|one|two|three|four|five|six|seven|\d{{1,2}}(?:st|nd|rd|th)?) )*(?:while|bit|days?|nights?|weeks?|weekend|"
    rf"fortnight|{_DAYS}|"
    rf"{_MONTHS}|tomorrow|today|tonight|easter|christmas|summer|half ?term|mornings?|afternoons?|evenings?)s?"
)
_WHY = (
    r"(?:(?:,? (?:for|because of|with|on|at|due to|visiting|seeing|to see|to visit|and|so)) (?:(?:a|an|the|my|our|"
    r"some) )?(?:work|business|"
    r"holidays?|vacation|family|wedding|conference|trip|parents?|mum|mom|dad|kids|friends?|honeymoon|school|college|"
    r"course|meetings?|"
    r"camping|skiing|sailing|hiking|in ?laws|funeral))"
)
_CANT = (
    r"(?:,? (?:and|so) (?:i )?(?:(?:can|wi)(?:no)?t|won ?t|can ?t|cannot|will not) (?:train|work out|run|lift|come|"
    r"make it|get to the gym))"
)
_END = r"(?:,? (?:please|thanks|ok|sorry|gracias|por favor|vale))?[ .!]*"
_EN = re.compile(
    rf"{_OPEN}(?:(?:i|we) ?(?:will|ll|am|m|are|re|have to|need to|am going to|m going to|going to|gotta|have got to|might|may) ?"
    rf"(?:be |have to be |need to be )?{_AWAY}|(?:i|we) ?(?:wo ?n ?t|will not|am not going to|m not going to|am not|"
    rf"m not|wont) (?:be )?"
    rf"{_ABSENT})(?: {_SPAN}){{1,3}}{_WHY}*{_CANT}?{_END}"
)
_ES_DAYS = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
_ES_MONTHS = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_ES_SPAN = (
    rf"(?:(?:por|durante|en|el|la|los|las|del?|al?|hasta|desde|para|este|esta|estos|estas|un|una|unos|unas|par|que|"
    rf"viene|proxim[oa]s?|"
    rf"todo|toda|dos|tres|cuatro|cinco|seis|siete|\d{{1,2}}) )*(?:tiempo|rato|dias?|noches?|semanas?|finde|"
    rf"fin de semana|puente|quincena|"
    rf"manana|hoy|{_ES_DAYS}|{_ES_MONTHS}|semana santa|navidad(?:es)?|verano|mes(?: que viene)?)(?: que viene|"
    rf" proxim[oa]| siguiente)?"
)
_ES_WHY = (
    r"(?:,? (?:por|porque tengo|con|de|en|a) (?:(?:un|una|el|la|mi|mis|los|las) )?(?:trabajo|viaje|vacaciones|"
    r"familia|boda|congreso|padres|"
    r"madre|padre|hijos|amig[oa]s|luna de miel|curso|reuniones|playa|pueblo|montana|esqui))"
)
_ES = re.compile(
    rf"{_OPEN}(?:(?:yo )?(?:no (?:voy a estar|estare|estoy|vamos a estar|estaremos)|(?:voy a estar|estare|estoy|vamos a estar|"
    rf"estaremos|me voy|nos vamos|tengo que estar|he de estar) (?:fuera|de viaje|de vacaciones|ausente|en el extranjero|lejos))|"
    rf"me (?:voy a ausentar|ausento|ausentare))(?: {_ES_SPAN}){{1,3}}{_ES_WHY}*{_END}"
)
_NO_END = re.compile(
    r"\b(?:much longer|any ?more|ever|forever|for good|soon|everything|everyone|all|life|world|goodbye|sorry for|"
    r"mas|nunca|siempre|todo|"
    r"todos|mundo|vida|adios|pronto|next (?:year|month)|mes que viene|proximo mes)\b"
)
"""Words with which an absence has no end, or is a farewell."""
_AT_ONCE = re.compile(
    r"\b(?:gone|here|there|around|about|back|no (?:voy|vamos) a estar|no (?:estare|estoy|estaremos))\b.*"
    r"\b(?:by|tonight|tomorrow|today|morning|hoy|manana|esta noche)\b"
)
"""Who will not be there so soon may mean it for good."""
SAID = {False: "i am on holiday, no training", True: "estoy de vacaciones, no entreno"}


def absence(read: str) -> str | None:
    """A plain saying of a message that tells of some days away and of nothing else; None for all others.

    read: plain (text.normalising.plain).

    >>> absence("i won t be around next week"), absence("i won t be around much longer")
    ('i am on holiday, no training', None)
    """
    said = " ".join(read.replace("'", " ").split())
    if _NO_END.search(said) or _AT_ONCE.search(said):
        return None
    if _EN.fullmatch(said):
        return SAID[False]
    return SAID[True] if _ES.fullmatch(said) else None
