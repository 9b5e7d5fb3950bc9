"""A sign that somebody says they do not have is none: "my chest doesn't hurt", "la orina no está oscura", "nunca me he desmayado".

Rules and readers know the short denial ("no chest pain"); one that is told with a verb holds the words of the danger itself. Only
what is denied whole, for now or ever, is taken for a denial: not what has eased ("any more", "ya no"), what is less or not yet, and
nothing beside which a figure, any other sign, part of the body, contrast or "it" stands, since that may tell what it is instead
("my chest doesn't hurt, it's a pressure"). Denials of a wish to die or to hurt oneself are not read here: who says that is asked.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

_END = (
    r"(?: (?:at all|today|tonight|now|right now|this (?:morning|week)|either|or anything|so far|on (?:the|my|todays) "
    r"(?:run|ride|walk|hills?|stairs|climbs?)|(?:after|during) (?:the|my) (?:run|ride|walk|session|workout|training)|"
    r"hoy|ahora|para nada|en absoluto|tampoco|ni nada|esta (?:semana|manana|noche)|en (?:la|el|las) "
    r"(?:carrera|bici|cuestas?|escaleras|sesion|entreno|entrenamiento)))*(?=$|[,.;!?])"
)
_PART = (
    r"(?:chest|heart|ribs|back|neck|head|eyes?|vision|speech|face|mouth|arms?|hands?|fingers|legs?|calf|calves|thighs?|knees?|"
    r"ankles?|feet|foot|belly|stomach|groin|pee|wee|urine|skin|lips)"
)
_IS_NOT = (
    r"(?:hurt(?:ing)?|ach(?:e|ing)|sore|painful|tight|swollen|puffy|red|warm|hot|numb|tingl(?:e|ing)|weak|dark|brown|bloody|"
    r"cloudy|slurred|droop(?:y|ing)|blur(?:ry|red)|racing|pounding|fluttering|irregular|blue|pale|tender)"
)
_OR = r"(?:(?:,| or| and| nor|, or|, nor)(?: not)? {0}){{0,4}}"
_STATE = (
    r"(?:dizzy|faint|light ?headed|short of breath|breathless|out of breath|feverish|nauseous|confused|woozy|shaky|sweaty|clammy|"
    r"injured|in (?:any )?pain)"
)
_SIGN = (
    r"(?:(?:any |chest |leg |calf |back |head )?(?:pain|tightness|pressure|dizziness|palpitations?|breathlessness|shortness of "
    r"breath|numbness|tingling|weakness|swelling|redness|fever|nausea|headaches?|blood|blackouts?|fainting)"
    r"(?: in my (?:chest|legs?|arms?|back|head|pee|urine))?)"
)
_EVENT = r"(?:faint(?:ed)?|pass(?:ed)? out|black(?:ed)? out|collapsed?|los[et] consciousness|lost consciousness)"
_ENGLISH = (
    rf"(?:my|the) {_PART} (?:(?:does|do|did|is|are|was|were) ?n[o]?t|doesnt|dont|didnt|isnt|arent|wasnt|werent) (?:feel |feeling )?"
    rf"{_IS_NOT}{_OR.format(_IS_NOT)}{_END}",
    rf"(?:i am|im|i was|i) (?:not|wasnt) (?:at all )?{_STATE}{_OR.format(_STATE)}{_END}",
    rf"i (?:dont|do not|didnt|did not|never) feel (?:at all )?{_STATE}{_OR.format(_STATE)}{_END}",
    rf"i (?:dont|do not|didnt|did not|havent|have not|have never|never) (?:have|had|get|got|feel|felt|notice|noticed) (?:any )?"
    rf"{_SIGN}{_OR.format(_SIGN)}{_END}",
    rf"i (?:didnt|did not|havent|have not|have never|never|have never ever|never ever) {_EVENT}{_OR.format(_EVENT)}"
    rf"(?: (?:in my life|before|ever))?{_END}",
)
_PARTE = (
    r"(?:pecho|corazon|costillas|espalda|cuello|cabeza|ojos?|vista|cara|boca|brazos?|manos?|dedos|piernas?|pantorrillas?|gemelos?|"
    r"muslos?|rodillas?|tobillos?|pies?|barriga|estomago|ingle|orina|pis|piel|labios)"
)
_ASI = (
    r"(?:hinchad[oa]s?|roj[oa]s?|calientes?|dormid[oa]s?|entumecid[oa]s?|debil(?:es)?|oscur[oa]s?|marron|turbi[oa]s?|torcid[oa]s?|"
    r"caid[oa]s?|borros[oa]s?|inflamad[oa]s?|doloros[oa]s?|azules|morad[oa]s?)"
)
_SIGNO = (
    r"(?:(?:el |la |los |un |una |ningun |ninguna |nada de )?(?:dolor(?:es)?|presion|opresion|mareos?|palpitaciones|falta de aire|"
    r"ahogo|hormigueos?|entumecimiento|debilidad|hinchazon|fiebre|nauseas|sangre|desmayos?)(?: (?:de|en) (?:el |la |los |las |mi )?"
    rf"{_PARTE})?)"
)
_NI = r"(?:(?:,? (?:ni|o|y)) (?:tengo |tuve )?{0}){{0,4}}"
_ME = (
    rf"(?:duelen? (?:el|la|los|las|mi|mis) {_PARTE}|aprieta el pecho|falta el aire|falto el aire|ha dolido (?:el|la) {_PARTE}|"
    r"ha faltado el aire|mare[oe]|he mareado|desmay[oe]|he desmayado)"
)
_SPANISH = (
    rf"(?:no|nunca) me {_ME}(?:,? (?:ni|o|y) (?:nunca )?(?:me )?{_ME})*{_END}",
    rf"(?:el|la|los|las|mi|mis) {_PARTE} no (?:esta|estan|estaba|la tengo|lo tengo|las tengo|los tengo) {_ASI}"
    rf"{_NI.format(_ASI)}{_END}",
    rf"no (?:tengo|tuve|tenia|he tenido|noto|note|he notado|siento|senti|hay|hubo) {_SIGNO}{_NI.format(_SIGNO)}{_END}",
    rf"no estoy (?:maread[oa]|lesionad[oa]){_END}",
)
_DENIED = late(
    rf"(?<![a-z] )(?:^|(?<=[,.;!?] ))(?:(?:and|y|so|hi|hola|ok|well|bueno|oye|no),? )*(?:{'|'.join((*_ENGLISH, *_SPANISH))})"
)
_TELLING = late(
    r"\b(?:but|just|only|though|although|except|unless|yet|still|more (?:like|of)|rather|instead|almost|nearly|kind of|sort of|"
    r"a bit|it|its|that|this|thats|they|he|she|him|her|my (?:dad|mum|mom|wife|husband|son|daughter|friend|partner)|"
    r"pero|solo|sino|aunque|excepto|salvo|casi|mas bien|un poco|algo|eso|esto|es que|ella|el es|mi (?:padre|madre|mujer|marido|"
    r"hijo|hija|amigo|amiga|pareja))\b"
)
"""What may tell what it is instead, or of whom."""
_SIGNS = late(
    rf"\b(?:{_PART}|{_IS_NOT}|{_STATE}|{_SIGN}|{_EVENT}|hurts|pains|aches|faint\w*|dizz\w*|breath\w*|sweat\w*|press\w*|squeez\w*|"
    rf"weird|strange|funny|wrong|off|bad|worse|worst|colou?r\w*|cola|coke|tea|"
    rf"{_PARTE}|{_ASI}|{_SIGNO}|duel\w*|dol\w+|mare\w+|aire|ahog\w+|sud\w+|apriet\w+|rar[oa]s?|mal|peor|fatal|color\w*|te)\b"
)
_FIGURE = late(r"\d")
MOST_LEFT = 12  # words beside a denial; who tells more, or a figure, is judged by all of it (our choice)


def without_denials(message: str) -> str:
    """The message with what is plainly denied said as it is meant; as it was where there is none or a sign beside it.

    >>> without_denials("my chest doesn't hurt, what's on today?")
    'nothing hurts, whats on today?'
    >>> without_denials("my chest doesn't hurt, it's a pressure")
    "my chest doesn't hurt, it's a pressure"
    """
    read = plain(message)
    if (first := _DENIED.search(read)) is None:
        return message
    left = _DENIED.sub(" ", read)
    if len(left.split()) > MOST_LEFT or any(sign.search(left) for sign in (_TELLING, _SIGNS, _FIGURE)):
        return message
    spanish = re.search(r"\b(?:no me|me he|no esta|no estan|no tengo|no estoy|el|la)\b", first[0]) is not None
    nothing = "no me duele nada" if spanish else "nothing hurts"
    rest = left.lstrip(" ,.;!?").rstrip(" ,;")
    return f"{nothing}, {rest}" if rest else nothing
