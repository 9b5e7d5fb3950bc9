"""Letters as words are compared by."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """The text in small letters without accents.

    >>> unaccented("Bandas ELÁSTICAS, piñata")
    'bandas elasticas, pinata'
    """
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))
