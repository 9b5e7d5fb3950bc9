"""A range of oxygen that a clinician set for somebody: for them only that range counts.

Source: Milo's safety reference, SN-04 (a set range, or the target of 88 to 92 in chronic obstructive pulmonary disease).
"""

from __future__ import annotations

import re

from milo.coach.safety.text.notation import compiled

_RANGE = re.compile(r"(?<![\d.])(8[4-9]|9[0-3]) ?%? ?(?:-|/|to|and|a|y|al|hasta) ?(8[7-9]|9[0-6])(?!\d|\.\d)")
_LUNGS = compiled("copd|epoc|emphysema|enfisema|bronquitis cronica|chronic bronchitis|lung disease|enfermedad pulmonar|fibrosis")
_RANGED = compiled("target*|range*|goal|set|keep|should be|aim*|objetivo|rango|margen|meta|debo|deberia|pauta*|puso|dejo|fij*")
_CLINICIAN = compiled(
    "doctor*|dr|consultant|nurse|clinic*|clinician*|specialist*|pulmonolog*|pneumolog*|gp|hospital|respiratory team|lung team|"
    "medic[oa]*|neumolog*|enfermer*|especialista"
)
_SET = compiled(
    "target*|goal|set (?:my|me|at|to|a)|agreed|prescrib*|gave me|wants (?:me|my)|told me to (?:keep|stay)|objetivo|meta|"
    "me (?:puso|dejo|fijo|marco|pauto|dio)|pautad*|fijad*|prescrit*|quiere que"
)


def own_range(text: str) -> tuple[float, str] | None:
    """Where the range that was set for the speaker begins, and the text without it; None where there is none. text: plain.

    >>> own_range("my copd target is 88-92 and i read 90")
    (88.0, 'my copd target is # and i read 90')
    """
    found = _RANGE.search(text)
    if found is None or float(found[1]) >= float(found[2]):
        return None
    if (_LUNGS.search(text) and _RANGED.search(text)) or (_CLINICIAN.search(text) and _SET.search(text)):
        return float(found[1]), f"{text[: found.start()]}#{text[found.end() :]}"
    return None
