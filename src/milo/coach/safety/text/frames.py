"""What a sentence speaks of: what is meant now, a question about a danger, somebody else, what is long over, a story.

Notation: triage_text.py. Source: Milo's safety reference, section 2, step 2.
"""

from __future__ import annotations

from itertools import pairwise

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("text", "frames")
_INFO = _WRITTEN.compiled("INFO")
_HYPOTHETICAL = _WRITTEN.compiled("HYPOTHETICAL")
_PERSONAL = _WRITTEN.compiled("PERSONAL")
_NOW = _WRITTEN.compiled("NOW")
_OVER = _WRITTEN.compiled("OVER")
_FAR = _WRITTEN.compiled("FAR")
_CLOSED = _WRITTEN.compiled("CLOSED")
_LONG_AGO = _WRITTEN.compiled("LONG_AGO")
_WAS = _WRITTEN.compiled("WAS")
_STILL = _WRITTEN.compiled("STILL")
_PRESENT = _WRITTEN.compiled("PRESENT")
_RELATIVE = _WRITTEN.compiled("RELATIVE")
_RELATIVE_NOW = _WRITTEN.compiled("RELATIVE_NOW")


_TURN = _WRITTEN.compiled("TURN")


def framed(sentence: str) -> list[tuple[int, str]]:
    """Where each clause of a sentence starts, and its frame: what was told of somebody else or of long ago ends where it turns."""
    whole = frame(sentence.strip())
    found = [(0, whole)]
    if not whole:
        return found
    ends = [m.start() for m in _TURN.finditer(sentence)]
    for start, end in pairwise([*ends, len(sentence)]):
        clause = sentence[start:end]
        own = frame(clause.strip())
        if not own and whole == "info" and not _PERSONAL.search(clause):
            own = whole
        found.append((start, own))
    return found


def frame(sentence: str) -> str:
    """What a sentence speaks of: "info" (a question about a danger), "past" (long over), "other" (somebody else, over), else ""."""
    if _HYPOTHETICAL.search(sentence) and not (_PERSONAL.search(_HYPOTHETICAL.sub(" ", sentence)) and _NOW.search(sentence)):
        return "info"
    if _INFO.match(_LEAD.sub("", sentence)) and not _PERSONAL.search(sentence):
        return "info"
    if _TOLD_STORY.search(sentence) and not _PERSONAL_BODY.search(sentence):
        return "info"
    relative = _RELATIVE.search(sentence)
    if relative and not _RELATIVE_NOW.search(sentence):
        return "other"
    if (_FAR.search(sentence) or _LONG_AGO.search(sentence)) and _CLOSED.search(sentence) and not _STILL.search(sentence):
        return "past"
    if (
        _FAR.search(sentence)
        and _WAS.search(sentence)
        and not _NOW.search(_OVER.sub(" ", sentence))
        and not _PRESENT.search(sentence)
    ):
        return "past"
    return ""


_TOLD_STORY = _WRITTEN.compiled("TOLD_STORY")
_PERSONAL_BODY = _WRITTEN.compiled("PERSONAL_BODY")
_LEAD = _WRITTEN.late("LEAD")
