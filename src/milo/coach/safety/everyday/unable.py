"""What hard training does is no danger: sets not finished, no breath to talk at a pace, a stomach that turned at the last sprint.

Only the clause itself is said otherwise, before anybody judges the message; whatever stands beside it is judged as it is. Who
cannot talk is out of breath by hard work only where the work is named and nothing else is told with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

Clauses = tuple[tuple[re.Pattern[str], bool], ...]  # and whether it is Spanish
TOO_HARD = {False: "that training was too hard", True: "ese entreno fue demasiado duro"}
ON_THE_WAY = {False: "i stop on my runs", True: "paro en la tirada"}
SAID = {False: "miss part of the training", True: "me salto parte del entrenamiento"}  # instead, in English and Spanish
HARD = {False: "that is a hard pace", True: "ese ritmo es duro"}
_WRITTEN = Expressions("everyday", "unable")
_ENGLISH = _WRITTEN.late("ENGLISH")
_SPANISH = _WRITTEN.late("SPANISH")
_TALK = _WRITTEN.text("TALK")
_HABLAR = _WRITTEN.text("HABLAR")
_EFFORT = _WRITTEN.text("EFFORT")
_ESFUERZO = _WRITTEN.text("ESFUERZO")
_CANNOT = _WRITTEN.text("CANNOT")
_NO_PUEDO = _WRITTEN.text("NO_PUEDO")
_OUT_OF_BREATH = (
    (late(rf"\b{_CANNOT} {_TALK} {_EFFORT}(?: (?:at )?(?:that|this) (?:pace|speed))?"), False),
    (late(rf"\b{_EFFORT},? (?:is so hard |so hard )?{_CANNOT} {_TALK}\b"), False),
    (
        late(
            rf"\bif {_CANNOT} {_TALK},?(?: (?:then|am|i|im|is|it|going|running|the|my))+ (?:pace )?(?:too )?(?:fast|hard|quick)\b"
        ),
        False,
    ),
    (late(rf"\b{_NO_PUEDO} {_HABLAR} {_ESFUERZO}(?: a (?:ese|este) ritmo)?"), True),
    (late(rf"\b{_ESFUERZO},? {_NO_PUEDO} {_HABLAR}\b"), True),
    (late(rf"\bsi {_NO_PUEDO} {_HABLAR},?(?: es (?:que|porque))? (?:voy|corro) (?:demasiado|muy) (?:rapido|fuerte)\b"), True),
)
_WITH_IT = _WRITTEN.late("WITH_IT")
"""What makes of being out of breath more than hard work, wherever in the message it stands."""

_SALT = (
    (late(r"\b(?:salt|sodium|electrolytes?|rehydration) (?:tablets?|pills?|capsules?|caps|tabs|sachets?)\b"), False),
    (late(r"\b(?:pastillas?|capsulas?|sobres?|comprimidos?) de (?:sal(?:es)?|sodio|electrolitos)\b"), True),
)
ELECTROLYTES = {False: "electrolytes", True: "electrolitos"}  # no medicine, whatever they are pressed into
_WORK = _WRITTEN.text("WORK")
_TRABAJO = _WRITTEN.text("TRABAJO")
_VOMITED = (
    (late(rf"\b(?:i )?(?:nearly |almost )?(?:threw up|throw up|puked|puke|vomited|barfed|was sick)(?: (?:a bit|a little|"
                rf"once|right))* "
                rf"(?:after|during|in|mid|at the end of|halfway through) {_WORK}\b"
                r"(?! (?:dinner|lunch|breakfast|meals?|snacks?|shakes?|food)\b)"), False),
    (late(rf"\b(?:casi )?(?:vomite|vomito|devolvi|pote|he vomitado|he potado)(?: (?:un poco|una vez|algo))* "
                rf"(?:despues de|tras|en|durante|al (?:acabar|terminar|final de)|a mitad de) {_TRABAJO}\b"), True),
)  # fmt: skip
_MORE_THAN_WORK = _WRITTEN.late("MORE_THAN_WORK")
_LUNCH = _WRITTEN.late("LUNCH")
_TOILET = (
    (late(r"\bi (?:always |often |usually )?(?:need|have to go to|have to stop for|must go to|need to go to|need to stop "
                r"for|need to use) "
                r"(?:the |a )?(?:toilet|loo|bathroom|restroom|porta ?potty|poo|pee|wee)(?: break| stop)? (?:on|during|in|mid|"
                r"halfway through) "
                r"(?:every |each |all |my |the |a |any )*(?:long )?(?:runs?|races?|rides?|sessions?)\b"), False),
    (late(r"\b(?:siempre )?(?:tengo que|necesito|me toca) (?:parar|ir) (?:siempre )?(?:al|en el) (?:bano|servicio|aseo) "
                r"(?:en|durante) "
                r"(?:cada |todas |la |las |mi |mis )*(?:tiradas?|carreras?|rodajes?|salidas?)\b"), True),
)  # fmt: skip


def able(message: str) -> str:
    """The message with training that was not managed said as missed; as it is where nothing of the kind is said.

    >>> able("what if I can't finish the reps")
    'what if miss part of the training'
    >>> able("I can't talk at that pace"), able("I can't talk at that pace and my chest is tight")
    ('that is a hard pace', "I can't talk at that pace and my chest is tight")
    """
    read = plain(message)
    said = _SPANISH.sub(SAID[True], _ENGLISH.sub(SAID[False], read))
    if _WITH_IT.search(said) is None:
        said = _instead(said, _OUT_OF_BREATH, HARD)
    worked = _instead(said, _VOMITED, TOO_HARD)
    if worked != said:
        worked = _LUNCH.sub("too early", worked)
        said = said if _WITH_IT.search(worked) or _MORE_THAN_WORK.search(worked) else worked
    said = _instead(_instead(said, _TOILET, ON_THE_WAY), _SALT, ELECTROLYTES)
    return message if said == read else said


def _instead(read: str, clauses: Clauses, said: Mapping[bool, str]) -> str:
    for pattern, spanish in clauses:
        read = pattern.sub(said[spanish], read)
    return read
