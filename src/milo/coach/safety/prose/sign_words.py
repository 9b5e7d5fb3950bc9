"""How a note names the warning signs of safety RF-01 to RF-16; texts are plain (normalising.plain)."""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("prose", "sign_words")
SIGN = _WRITTEN.compiled("SIGN")
"""A warning sign, as it is named in a note."""
