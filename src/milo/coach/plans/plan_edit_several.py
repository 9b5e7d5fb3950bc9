"""Several changes of the plan in one sentence: "no barbell this week, only 40 minutes, and move Friday to Saturday"."""

from __future__ import annotations

import re
from datetime import date

from milo.coach.plans.plan_denied import denied
from milo.coach.plans.plan_edit_asked import change_asked
from milo.coach.plans.plan_edit_frame import LONGEST, QUESTION
from milo.coach.plans.plan_edit_reading import read_edit
from milo.coach.plans.plan_past import tells_the_past
from milo.coach.plans.plan_spelling import plain

_JOINT = re.compile(
    r"\s*[,;.]\s*(?:(?:and|then|also|y|e|luego|tambien)\s+)*|\s+(?:and|then|plus|also|y|e|luego|ademas)\s+(?:(?:also|tambien|then)\s+)*"
)


def changes_in(words: str, language: str, today: date) -> list[str]:
    """The changes that a sentence asks for where it asks for more than one and is no edit as a whole; empty for any other words.

    >>> changes_in("make Thursday easier and Friday harder", "en", date(2026, 11, 22))
    ['make Thursday easier', 'Friday harder']
    >>> changes_in("swap Tuesday and Thursday", "en", date(2026, 11, 22))
    []
    """
    words = " ".join(words.split()).strip(" .!¡")
    said = plain(words.replace("’", "'"))
    if len(said) > LONGEST or QUESTION.search(said) or change_asked(words) is not None:
        return []
    if denied(said) or tells_the_past(said) or read_edit(words, language, today) is not None:
        return []
    pieces = [piece for piece in _JOINT.split(words) if piece]
    read = [piece for piece in pieces if read_edit(piece, language, today) is not None]
    return read if len(read) > 1 else []
