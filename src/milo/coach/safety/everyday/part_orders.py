"""An order about the training of a part of the body tells no symptom: "make legs harder" is said as what it asks.

Over several turns such parts would else stand beside words of another turn: a back to be trained easier, legs to be trained harder
and a Monday somebody can't train read like what needs an ambulance (RF-11). Only a message that is nothing but the order; a word
more, and it is judged as it stands. Joints are no parts here: nobody trains a knee, and one that is to be easier may hurt.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.vocabulary.body_parts import BODY_PARTS
from milo.vocabulary.patterns import late

SAID = {False: "the training", True: "el entreno"}  # what stands for the part, in English and Spanish

_WRITTEN = Expressions("everyday", "part_orders")
_PLEASE = _WRITTEN.text("PLEASE")
_PART = rf"(?:{'|'.join(BODY_PARTS.values())})"
_EN_WHAT = rf"(?:(?:the|my|all|all my) )?{_PART}(?: (?:work|day|days|exercises?|training|workouts?|sessions?|sets|stuff))?"
_ES_WHAT = (
    r"(?:(?:el|la|los|las|mi|mis) )?(?:(?:ejercicios|trabajo|entreno|dia|sesion|series) (?:de |del )?(?:la |los |las )?)?"
    rf"{_PART}"
)
_EN_STEP = _WRITTEN.text("EN_STEP")
_ES_STEP = _WRITTEN.text("ES_STEP")
_DAY = _WRITTEN.text("DAY")
_WHEN = _WRITTEN.text("WHEN")
_ORDERS = tuple(
    (late(rf"{_PLEASE}{order}{_WHEN}"), spanish)
    for order, spanish in (
        (rf"(?:make|do|keep|have) (?P<part>{_EN_WHAT}) {_EN_STEP}", False),
        (rf"(?:move|shift|put|swap|switch|skip|drop) (?P<part>{_EN_WHAT})(?: (?:to|on|onto|with|from) {_DAY})*", False),
        (rf"(?:haz|hazme|pon|ponme|deja) (?P<part>{_ES_WHAT}) {_ES_STEP}", True),
        (rf"(?:haz|hazme|pon|ponme|deja) {_ES_STEP} (?P<part>{_ES_WHAT})", True),
        (rf"(?:mueve|pasa|cambia|pon|salta|quita) (?P<part>{_ES_WHAT})(?: (?:a|al|el|en|del|por) {_DAY})*", True),
    )
)


def without_parts(message: str) -> str:
    """The message with the part of the body taken out where it is nothing but an order about its training; else as it is.

    >>> without_parts("Make legs harder this week, please")
    'make the training harder this week please'
    >>> without_parts("make legs harder, they are numb")
    'make legs harder, they are numb'
    """
    read = " ".join(re.sub(r"[,¿¡]", " ", plain(message)).split())
    for order, spanish in _ORDERS:
        found = order.fullmatch(read)
        if found is not None:
            return f"{read[: found.start('part')]}{SAID[spanish]}{read[found.end('part') :]}"
    return message
