"""A medicine of every day that somebody takes, or that their doctor changed, is told and not asked for: care, and no refusal.

Only the medicines named here, and only where nothing else is said: a dose that is asked about, a drug for sport or for weight, and
any word more are judged as they stand.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions

SAID = {False: "i am on amlodipine", True: "tomo amlodipine"}
"""What such a message is judged as: a medicine that is merely mentioned."""
SAID_LOWERING = {False: "i have type 1 diabetes", True: "tengo diabetes tipo 1"}
"""The same of insulin and of what makes the body give more of it: who takes it and then feels shaky may be low (RF-17)."""
_WRITTEN = Expressions("everyday", "medicine_told")
_LOWERING = _WRITTEN.late("LOWERING")
_TAKES = _WRITTEN.late("TAKES")
_DOCTOR = _WRITTEN.late("DOCTOR")
_SUPPLY = _WRITTEN.late("SUPPLY")
"""That a medicine suffices for a trip tells a stock of it, and no wish to take it all."""


def medicine_told(read: str) -> str | None:
    """What a message is judged as that tells of a medicine, or of a doctor's change of it, and nothing else; else None.

    read: a message in plain letters, without apostrophes.

    >>> medicine_told("i take ramipril for my blood pressure"), medicine_told("my doctor raised my ramipril to 10 mg last week")
    ('i am on amlodipine', 'i am on amlodipine')
    >>> medicine_told("i take insulin")
    'i have type 1 diabetes'
    >>> medicine_told("should i raise my ramipril to 10 mg"), medicine_told("i take 40 metformin")
    (None, None)
    """
    if all(one.fullmatch(read) is None for one in (_TAKES, _DOCTOR, _SUPPLY)):
        return None
    said = SAID_LOWERING if _LOWERING.search(read) else SAID
    return said[re.search(r"\b(?:tomo|uso|estoy|me|el|la|mi|empece|ha)\b", read) is not None]
