"""What a plan's free words may not say of a warning sign: that it is nothing, or that one goes on with it (safety RF-01 to RF-16,
V-06).

Texts are plain (normalising.plain). A sign that is not there ("no fever"), or that ends or eases the work, is told to be heard.
"""

from __future__ import annotations

from milo.coach.safety.prose.pain import ACHES, SAME, eases, pain_level, tells
from milo.coach.safety.prose.sign_words import SIGN
from milo.coach.safety.text.expressions import Expressions
from milo.vocabulary.patterns import late

_GO_ON = late(
    rf"{SAME.pattern}|"
    r"\b(?:(?:keep|keeps) (?!(?:the|your|it|your|a|an|calm|cool|water|an eye|warm|dry|still)\b)\w+ing\b|one more|two more|"
    r"harder|faster|heavier|"
    r"dont (?:slow|quit|give up|rest)|never (?:slow|quit|stop)|finish\w*|complete (?:the|your|all|every)|"
    r"(?:grind|tough|sweat|stick|ride) it out|(?:shake|walk|run|sleep it|sweat|brush) (?:it|that|this|the \w+) off|shake off|"
    r"suck it up|"
    r"grit (?:your|the) teeth|bite (?:down|the bullet)|push (?:on|past|it|more|harder)|deal with it|get over it|forget it|"
    r"ignore\w*|"
    r"(?:run|train|lift|jump|walk|hop|play|ride|squat) (?:on|through|with|despite) (?:it|the|that|your|a)|"
    r"speed up|grind\b|(?:limp|stretch|run) it out|no (?:le |te )?hagas caso|pay no attention|olvidalo|(?:and|y|then|luego) "
    r"(?:run|train|lift|squat|jump|corre|entrena|levanta|salta)\b|corre mas|it warms up|se "
    r"calienta|back in\b|vuelves\b|"
    r"(?:una|dos|otra|\d) (?:repeticion|serie|vuelta)\w* mas|(?:will|fixes?|cures?|sorts?|helps?) (?:fix|cure|clear|sort|it|"
    r"that|this)|goes away (?:if|when|while|as)|"
    r"apriet\w+|aguant\w+|sacudet\w+|sudal[oa]|no te rindas|no aflojes|(?:una|dos|otra) mas|mas (?:fuerte|rapido|duro)|a "
    r"(?:correr|entrenar|seguir|"
    r"por ello)|(?:sigue|seguir|siga|sigas|continua\w*)\b|(?:termina|acaba|completa) (?:la|las|el|los|tu|todas|todos)|hasta el "
    r"final|"
    r"(?:corr|entren|salt|pedal|levant|jueg|camin)\w+ (?:con|sobre|pese a|a pesar de) (?:el|la|ese|esa|tu|ello|un|una)?|"
    r"(?:se (?:quita|pasa|va|cura|arregla)|lo (?:quita|cura|arregla)) (?:con|corriendo|entrenando|si|sudando|solo)|"
    r"(?:run|train|lift|squat|press|row|ride|jump|play|pull|walk|swim|pedal) on(?=\W*(?:$|[,:]))|"
    r"(?:get|go|jump|step|climb|straight|right) back (?:under|at it|(?:on|to|in|into) (?:the |your )?(?:bar|bike|track|rack|mat|"
    r"belt|treadmill|rower|set|sets|work|workout|lifting|running|squatting|training|session))|"
    r"(?:vuelve|vuelta|regresa|metete) (?:debajo|bajo|a (?:la (?:barra|serie|pista|bici|cinta)|por|empezar|entrenar|correr|"
    r"levantar)|al (?:banco|rack|ejercicio|circuito)))"
)
"""Work that goes on, is finished or grows."""
_WRITTEN = Expressions("prose", "signs")
_FINE = _WRITTEN.late("FINE")
_EASY_WORK = _WRITTEN.late("EASY_WORK")
"""Training that is let be beside a sign, however light: "concussed last week, light squats ok"."""
_ILL_BEFORE = _WRITTEN.late("ILL_BEFORE")
_ILL = _WRITTEN.late("ILL")
_OTHER_SIDE = _WRITTEN.late("OTHER_SIDE")
"""Work that goes on with the other half of the body eases no warning sign."""
_GRIPPED = _WRITTEN.late("GRIPPED")
"""What a handle or a shoe presses on falls asleep by that."""
_ORDERED = _WRITTEN.late("ORDERED")
"""An order to go on that stands before what it is the answer to: "run it off if the knee aches"."""
_NONE_OF_IT = _WRITTEN.late("NONE_OF_IT")
_STOPPED = _WRITTEN.late("STOPPED")
_NOT_THERE = _WRITTEN.late("NOT_THERE")
_OVER = _WRITTEN.late("OVER")
_IN_SPITE = _WRITTEN.late("IN_SPITE")
_TRAINED = _WRITTEN.late("TRAINED")
_UNTIL = _WRITTEN.late("UNTIL")
_THEN_ENDS = _WRITTEN.late("THEN_ENDS")
_DENIED = _WRITTEN.late("DENIED")
_FEVER = _WRITTEN.late("FEVER")
"""A fever calls for no training at all, also of half the body (RF-20)."""
_SENTENCE = _WRITTEN.late("SENTENCE")


def goes_on_with_a_sign(read: str) -> str | None:
    """The words of a plain text that call a warning sign nothing or have somebody go on with it; None where there are none.

    >>> goes_on_with_a_sign("dizzy? keep going"), goes_on_with_a_sign("dizzy? sit down"), goes_on_with_a_sign("row until you faint")
    ('dizzy? keep going', None, 'until you faint')
    """
    for said in _SENTENCE.split(read):
        for m in _UNTIL.finditer(said):
            if _DENIED.search(said[: m.start()]) is None and _THEN_ENDS.search(said[m.end() :]) is None:
                return m[0]
        if (hot := _FEVER.search(said)) is not None and _STOPPED.search(said) is None:
            return hot[0]
        if (ordered := _goes_on_when(said)) is not None:
            return ordered
        for m in SIGN.finditer(said):
            before, after = said[: m.start()], said[m.end() :]
            if _works_beside(m[0], before, after) and _STOPPED.search(said) is None:
                return said.strip()
            if _NOT_THERE.search(before) or _OVER.search(after) or _STOPPED.search(said) or eases(after):
                continue
            if _FINE.search(after) is not None or tells(_GO_ON, after):
                return said.strip()
            if _IN_SPITE.search(before) is not None and (tells(_GO_ON, before) or tells(_TRAINED, before)):
                return said.strip()
    return None


def _works_beside(sign: str, before: str, after: str) -> bool:
    """Whether a sign is answered with the other side of the body, or easy training is let be beside it."""
    if _NOT_THERE.search(before) is not None or _OVER.search(after) is not None:
        return False
    other = _OTHER_SIDE.search(after)
    if other is not None and _GRIPPED.search(before + sign + after[: other.start()]) is None:
        return True
    ill_before = _ILL.search(sign) is not None and _ILL_BEFORE.search(after) is not None
    return not ill_before and tells(_EASY_WORK, after)


def _goes_on_when(said: str) -> str | None:
    """The words of a sentence that order to go on and then name the pain or the sign to do so with."""
    if pain_level(said) is not None:
        return None  # prose.pain weighs it by its number
    for of in (SIGN, ACHES):
        for m in of.finditer(said):
            ordered = _ORDERED.search(said[: m.start()])
            if ordered is None or _NONE_OF_IT.search(ordered["between"]) or _DENIED.search(said[: ordered.start()]):
                continue
            if _OVER.search(said[m.end() :]) is None:
                return said[ordered.start() : m.end()].strip()
    return None
