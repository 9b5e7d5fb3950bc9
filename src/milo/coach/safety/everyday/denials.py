"""A sign that somebody says they do not have is none: "my chest doesn't hurt", "la orina no está oscura", "nunca me he desmayado".

Rules and readers know the short denial ("no chest pain"); one that is told with a verb holds the words of the danger itself. Only
what is denied whole, for now or ever, is taken for a denial: not what has eased ("any more", "ya no"), what is less or not yet, and
nothing beside which a figure, any other sign, part of the body, contrast or "it" stands, since that may tell what it is instead
("my chest doesn't hurt, it's a pressure"). Denials of a wish to die or to hurt oneself are not read here: who says that is asked.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

_WRITTEN = Expressions("everyday", "denials")
_END = _WRITTEN.text("END")
_PART = _WRITTEN.text("PART")
_IS_NOT = _WRITTEN.text("IS_NOT")
_OR = _WRITTEN.text("OR")
_STATE = _WRITTEN.text("STATE")
_SIGN = _WRITTEN.text("SIGN")
_EVENT = _WRITTEN.text("EVENT")
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
_PARTE = _WRITTEN.text("PARTE")
_ASI = _WRITTEN.text("ASI")
_SIGNO = _WRITTEN.text("SIGNO")
_NI = _WRITTEN.text("NI")
_ME = _WRITTEN.text("ME")
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
_TELLING = _WRITTEN.late("TELLING")
"""What may tell what it is instead, or of whom."""
_SIGNS = _WRITTEN.late("SIGNS")
_FIGURE = _WRITTEN.late("FIGURE")
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
