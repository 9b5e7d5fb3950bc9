"""What of a sentence an edit read from it would leave undone: one change of two is not made as if it were all that was asked."""

from __future__ import annotations

import re
from datetime import date

from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.reading import read_edit
from milo.vocabulary.plan import Day

_JOINT = re.compile(
    r"\s*[,;.]\s*(?:(?:and|then|also|plus|y|e|luego|tambien|también|ademas|además)\s+)*|"
    r"\s+(?:and|then|plus|also|y|e|luego|ademas|además)\s+(?:(?:also|tambien|también|then)\s+)*"
)
_WEEKS = frozenset({"this_week", "weeks_ahead", "weeks_long", "week"})
"""For how long something holds is said once for a whole sentence."""
_COARSE = {"minutes": frozenset({"harder", "easier"}), "days": frozenset({"away", "skip", "free"})}
"""Kinds that another piece of the sentence only tells in other words: "make it easier, 30 minutes"."""


def dropped(words: str, edit: Edit, language: str, today: Day | date | None) -> list[str]:
    """The parts of a sentence that are changes of their own and that its edit does not hold; empty where it holds them all.

    edit: what read_edit made of the whole sentence.  today: as for read_edit.

    >>> whole = read_edit("swap squat for deadlift and move Monday to Sunday")
    >>> dropped("swap squat for deadlift and move Monday to Sunday", whole, "en", None)
    ['swap squat for deadlift']
    """
    pieces = [piece for piece in _JOINT.split(" ".join(words.split()).strip(" .!¡")) if piece]
    if len(pieces) < 2:
        return []
    read = [(piece, part) for piece in pieces if (part := read_edit(piece, language, today)) is not None]
    return [piece for piece, part in read if not _holds(edit, part)] if len(read) > 1 else []


def _holds(edit: Edit, part: Edit) -> bool:
    """Whether an edit does all that another one asks for."""
    if part.kind != edit.kind:
        return part.kind in _COARSE.get(edit.kind, ())
    if edit.kind == "without":
        return True  # what is not there may be said with what is: "no barbell, just dumbbells and a bench"
    for name in part.__struct_fields__:
        asked, does = getattr(part, name), getattr(edit, name)
        if name in _WEEKS or asked == does or asked in (None, False, []):
            continue
        if not isinstance(asked, list) or not set(asked) <= set(does):
            return False
    return True
