"""An ordinary blood pressure, oxygen or pulse measured at home and told, and nothing else: no alarm.

Every word has to be of measuring and every figure ordinary; with any other, what was told is judged as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from milo.coach.safety.text.expressions import Expressions

ORDINARY_SYSTOLIC, ORDINARY_DIASTOLIC = (95, 134), (55, 84)  # mmHg, far under SN-14's 180/110 (our choice)
_WRITTEN = Expressions("everyday", "pressure_told")
_PAIR = _WRITTEN.late("PAIR")
_NAMED = _WRITTEN.late("NAMED")
_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "my the a home cuff bp blood pressure monitor machine reading readings was is were are said says say read reads "
        "showed shows gave this morning afternoon evening today tonight yesterday last night and then later at rest "
        "resting sitting seated before after breakfast coffee lunch dinner bed average averaged averages about around "
        "just i took measured checked it got again twice on in mmhg good fine normal ok left right arm log note save "
        "please mi la el una presion tension arterial tensiometro de en casa esta manana tarde noche hoy ayer anoche y "
        "luego despues antes del desayuno cafe comida cena marca marco marcaba dio da dice salio sale fue era es tuve "
        "tengo media promedio unos como aprox me tome medi he tomado medido reposo sentada sentado otra vez bien brazo "
        "izquierdo derecho anota apunta guarda por favor",
    )
)
_OXYGEN = _WRITTEN.late("OXYGEN")
_PULSE = _WRITTEN.late("PULSE")
LEAST_OXYGEN, SLOWEST, FASTEST = 95, 45, 100  # %, 1/min: far from SN-02 and SN-08 to SN-10 (our choice)
_OF_AN_OXIMETER = _WORDS | frozenset(
    re.findall(
        "[a-z]+",
        "finger thing clip gadget oximeter pulse ox sat couch sofa chair desk device watch bare slept h horas hours dedo "
        "aparatito cosito pulsioximetro oximetro reloj silla dormi am awake waking up al despertar strap band ring reads "
        "says shows "
        "marca dice pone sitting down lying just testing test works sentado sentada probando banda anillo",
    )
)


def is_oxygen_told(read: str) -> bool:
    """Whether a text, in plain letters, tells an ordinary oxygen, with an ordinary pulse or pressure beside it, and nothing else.

    >>> is_oxygen_told("oxygen 98 on the finger thing, pulse 61, sitting on the couch"), is_oxygen_told("oxygen 91, pulse 61")
    (True, False)
    >>> is_oxygen_told("the strap reads 61 sitting down, oxygen clip 98"), is_oxygen_told("the strap reads 161, oxygen 98")
    (True, False)
    """
    left = read
    for figure, least, most in ((_OXYGEN, LEAST_OXYGEN, 100), (_PULSE, SLOWEST, FASTEST)):
        told = [int(next(filter(None, m.groups()))) for m in figure.finditer(left)]
        if (figure is _OXYGEN and not told) or not all(least <= value <= most for value in told):
            return False
        left = figure.sub(" ", left)
    pairs = [(int(m[1]), int(m[2])) for m in _PAIR.finditer(left)]
    left = re.sub(r"\bslept \d{1,2} ?h\b|\bdormi \d{1,2} ?h\b", " slept ", _PAIR.sub(" ", left))
    return (
        _ordinary(pairs)
        and re.search(r"\d", left) is None
        and all(word in _OF_AN_OXIMETER for word in re.findall(r"[^\W\d_]+", left))
    )


def _ordinary(pairs: Sequence[tuple[int, int]]) -> bool:
    (least_up, most_up), (least_low, most_low) = ORDINARY_SYSTOLIC, ORDINARY_DIASTOLIC
    return all(least_up <= up <= most_up and least_low <= low <= most_low for up, low in pairs)


def is_pressure_told(read: str) -> bool:
    """Whether a text, in plain letters, tells pressures that are all ordinary, and nothing else.

    >>> is_pressure_told("my home cuff said 124/79 this morning and 121/77 tonight"), is_pressure_told("bp 182/79")
    (True, False)
    """
    pairs = [(int(m[1]), int(m[2])) for m in _PAIR.finditer(read)]
    left = _PAIR.sub(" ", read)
    if not pairs or _NAMED.search(left) is None or re.search(r"\d", left):
        return False
    return _ordinary(pairs) and all(word in _WORDS for word in re.findall(r"[^\W\d_]+", left))
