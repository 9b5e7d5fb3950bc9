"""What a plan's free words may not say of breath to whom a strain harms: to hold it (PL-22, PL-24, PL-25, PL-41).

Texts are plain (normalising.plain); what is denied ("never hold your breath") is said to nobody as something to do.
"""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("prose", "breath")
_DENIED = _WRITTEN.late("DENIED")
_BREATH = _WRITTEN.late("BREATH")
_NO_AIR = _WRITTEN.compiled("NO_AIR")
_KEPT_TO_END = _WRITTEN.late("KEPT_TO_END")
"""Breath that is let go only when the work is done: nothing is called held, and it is."""
_BREATHED = _WRITTEN.late("BREATHED")
"""Breath that is kept going, or counts how long a stretch is held: "keep your breath steady", "hold it for five breaths"."""


def holds_breath(read: str) -> str | None:
    """The words of a plain text that have somebody hold their breath; None where there are none.

    >>> holds_breath("hold your breath on every effort"), holds_breath("breathe out; never hold your breath")
    ('hold your breath', None)
    """
    if (stopped := _NO_AIR.search(read)) is not None:
        return stopped[0]
    if (kept := next((m for m in _KEPT_TO_END.finditer(read) if _DENIED.search(read[: m.start()]) is None), None)) is not None:
        return kept[0]
    going = _BREATHED.sub(" ", read)
    found = (m for m in _BREATH.finditer(going) if _DENIED.search(going[: m.start()]) is None)
    return next((m[0] for m in found), None)
