"""A range of oxygen that a clinician set for somebody: for them only that range counts.

Source: Milo's safety reference, SN-04 (a set range, or the target of 88 to 92 in chronic obstructive pulmonary disease).
"""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("figures", "oxygen_range")
_RANGE = _WRITTEN.late("RANGE")
_LUNGS = _WRITTEN.compiled("LUNGS")
_RANGED = _WRITTEN.compiled("RANGED")
_CLINICIAN = _WRITTEN.compiled("CLINICIAN")
_SET = _WRITTEN.compiled("SET")


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
