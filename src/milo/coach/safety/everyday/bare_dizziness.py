"""Dizziness on getting up or after a set, or nausea, told with nothing else: unwell (PL-52), no faint and no heart.

The risk classifier learnt from dizziness that is told beside a danger, and sees that danger in it where it is told alone. During
an effort it stays a sign for the heart (safety reference, section 3), and any word more is judged as it stands.
"""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain

_WRITTEN = Expressions("everyday", "bare_dizziness")
_DIZZY = _WRITTEN.late("DIZZY")
_NAUSEA = _WRITTEN.late("NAUSEA")
_OVER = _WRITTEN.late("OVER")

_HABIT = _WRITTEN.late("HABIT")
"""What comes back whenever one gets up is a sign, not an occasion."""


def is_bare_dizziness(message: str) -> bool:
    """Whether a message tells of dizziness or nausea at rest or after a set, or that it is over, and of nothing else.

    >>> is_bare_dizziness("I felt dizzy after standing up"), is_bare_dizziness("I feel dizzy when I stand up")
    (True, False)
    """
    read = " ".join(plain(message).replace("'", "").replace("¿", "").split())
    return _HABIT.search(read) is None and any(pattern.fullmatch(read) for pattern in (_DIZZY, _NAUSEA, _OVER))
