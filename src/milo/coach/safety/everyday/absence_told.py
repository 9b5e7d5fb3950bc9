"""Somebody says that they will be away for some days: no crisis where nothing else is said and the time is short or named.

"I won't be around next week" tells a coach of a holiday; "I won't be around much longer" tells of something else, and so does every
sentence with no end of the time, a farewell or a word of weariness. The whole message must be an absence; a word more, and both
readers judge it.
"""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("everyday", "absence_told")
_EN = _WRITTEN.late("EN")
_ES = _WRITTEN.late("ES")
_NO_END = _WRITTEN.late("NO_END")
"""Words with which an absence has no end, or is a farewell."""
_AT_ONCE = _WRITTEN.late("AT_ONCE")
"""Who will not be there so soon may mean it for good."""
SAID = {False: "i am on holiday, no training", True: "estoy de vacaciones, no entreno"}


def absence(read: str) -> str | None:
    """A plain saying of a message that tells of some days away and of nothing else; None for all others.

    read: plain (text.normalising.plain).

    >>> absence("i won t be around next week"), absence("i won t be around much longer")
    ('i am on holiday, no training', None)
    """
    said = " ".join(read.replace("'", " ").split())
    if _NO_END.search(said) or _AT_ONCE.search(said):
        return None
    if _EN.fullmatch(said):
        return SAID[False]
    return SAID[True] if _ES.fullmatch(said) else None
