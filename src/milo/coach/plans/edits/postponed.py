"""Today's session put off in the words people use: "can I do it tomorrow instead?", "hoy no, mejor mañana"."""

from __future__ import annotations

import re

from milo.coach.plans.edits.frame import DAY
from milo.vocabulary.patterns import late

_THEN = rf"(?P<to>tomorrow|manana|(?:on |el )?(?:{DAY})s?)"
_TODAYS = (
    r"(?:it|this|that|today'?s?(?: (?:workout|session|training|run|ride|lifting|gym))?|"
    r"(?:the|my) (?:workout|session|training)(?: today)?)"
)
_LO_DE_HOY = r"(?:lo de hoy|(?:el|la|mi) (?:entreno|entrenamiento|sesion|rutina|carrera)(?: de hoy)?|(?:el|la) de hoy|esto|eso)"
_INSTEAD = r"(?:,? (?:instead|rather|please|then|better|mejor|en vez de hoy|en lugar de hoy|por favor|mas bien|entonces))*"
_PUT_OFF = tuple(
    late(rf"{words}{_INSTEAD}[ ?]*")
    for words in (
        rf"(?:(?:can|could|may) i )?(?:do|have|make) {_TODAYS} {_THEN}",
        rf"(?:can i )?(?:train|run|lift|ride|work ?out) {_THEN} instead(?: of today)?",
        rf"(?:i'?d|i would) (?:rather|prefer to|like to) (?:train|do (?:it|this|that)|run|lift|ride|work ?out) {_THEN}",
        rf"not today,? (?:but )?(?:can i do it )?{_THEN}",
        r"(?:i )?(?:can'?t|cannot|won'?t) (?:train |do it |make it |work ?out )?today,? (?:but |so )?"
        r"(?:(?:i'?ll|i can|can i) (?:do it|train) )?"
        rf"{_THEN}(?: (?:works|is (?:ok|fine|better)))?",
        rf"(?:puedo )?(?:hacerlo|hacerla|hacer {_LO_DE_HOY}|entrenar) {_THEN}(?: (?:en vez de|mejor que) hoy)?",
        rf"(?:puedo )?(?:dejar|dejarlo|dejo|deja) (?:{_LO_DE_HOY} )?para {_THEN}",
        rf"prefiero (?:entrenar|hacerlo|correr) {_THEN}",
        rf"hoy no(?: puedo(?: entrenar)?| entreno)?,? (?:mejor |pero |lo hago |lo dejo para |si puedo )*{_THEN}(?: si)?",
        rf"mejor {_THEN}(?: que hoy)?",
    )
)


def postponed(said: str) -> str | None:
    """An order to put today's session off as the order to move it; None for any other words. said: plain, as an edit is read.

    >>> postponed("do todays workout tomorrow"), postponed("hoy no puedo, mejor el jueves"), postponed("do it again")
    ('move today to tomorrow', 'move today to jueves', None)
    """
    found = next((m for pattern in _PUT_OFF if (m := pattern.fullmatch(said)) is not None), None)
    if found is None:
        return None
    then = re.sub(r"^(?:on|el) ", "", found["to"])
    return f"move today to {'tomorrow' if then == 'manana' else then}"
