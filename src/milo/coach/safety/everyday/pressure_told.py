"""An ordinary blood pressure measured at home and told, and nothing else: no alarm.

Every word has to be of measuring and every pair ordinary; with any other, what was told is judged as it stands.
"""

from __future__ import annotations

import re

ORDINARY_SYSTOLIC, ORDINARY_DIASTOLIC = (95, 134), (55, 84)  # mmHg, far under SN-14's 180/110 (our choice)
_PAIR = re.compile(r"\b(\d{2,3}) ?(?:/|over|sobre) ?(\d{2,3})\b")
_NAMED = re.compile(r"\b(?:bp|pressure|cuff|presion|tension|tensiometro)\b")
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


def is_pressure_told(read: str) -> bool:
    """Whether a text, in plain letters, tells pressures that are all ordinary, and nothing else.

    >>> is_pressure_told("my home cuff said 124/79 this morning and 121/77 tonight"), is_pressure_told("bp 182/79")
    (True, False)
    """
    pairs = [(int(m[1]), int(m[2])) for m in _PAIR.finditer(read)]
    left = _PAIR.sub(" ", read)
    if not pairs or _NAMED.search(left) is None or re.search(r"\d", left):
        return False
    (least_up, most_up), (least_low, most_low) = ORDINARY_SYSTOLIC, ORDINARY_DIASTOLIC
    ordinary = all(least_up <= up <= most_up and least_low <= low <= most_low for up, low in pairs)
    return ordinary and all(word in _WORDS for word in re.findall(r"[^\W\d_]+", left))
