"""Several changes of the plan in one sentence: "no barbell this week, only 40 minutes, and move Friday to Saturday"."""

from __future__ import annotations

import re
from datetime import date

from milo.coach.plans.edits.asked import change_asked
from milo.coach.plans.edits.denied import denied
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.dropped import dropped
from milo.coach.plans.edits.exercises import names_some
from milo.coach.plans.edits.frame import LONGEST, QUESTION
from milo.coach.plans.edits.past import tells_the_past
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.exercises import find_exercise

_JOINT = re.compile(
    r"\s*[,;.]\s*(?:(?:and|then|also|y|e|luego|tambien)\s+)*|\s+(?:and|then|plus|also|y|e|luego|ademas)\s+(?:(?:also|tambien|then)\s+)*"
)

_VERB = re.compile(
    r"(?:(?:please|por favor|can you|could you|puedes|podrias)[, ]+)*(?:move|shift|put|swap|switch|exchange|trade|"
    r"replace|change|drop|"
    r"remove|skip|add|take out|leave out|mueve|mover|pasa|pasar|cambia|cambiar|sustituye|reemplaza|quita|quitar|saca|"
    r"elimina|salta|anade|"
    r"agrega|pon)\b"
)
"""An order that may hold for what follows too."""


def changes_in(words: str, language: str, today: date) -> list[str]:
    """The changes that a sentence asks for where it asks for more than one and is no edit as a whole; empty for any other words.

    >>> changes_in("make Thursday easier and Friday harder", "en", date(2026, 11, 22))
    ['make Thursday easier', 'Friday harder']
    >>> changes_in("move Thursday to Friday and Saturday to Sunday", "en", date(2026, 11, 22))
    ['move Thursday to Friday', 'move Saturday to Sunday']
    >>> changes_in("swap Tuesday and Thursday", "en", date(2026, 11, 22))
    []
    """
    words = " ".join(words.split()).strip(" .!¡")
    said = plain(words.replace("’", "'"))
    if len(said) > LONGEST or QUESTION.search(said) or change_asked(words) is not None:
        return []
    if denied(said) or tells_the_past(said):
        return []
    whole = read_edit(words, language, today)
    pieces = [piece for piece in _JOINT.split(words) if piece]
    if whole is not None:
        # An absence is told with what is there: "away 8-12 March, only bodyweight".
        lost = dropped(words, whole, language, today) if whole.kind not in {"away", "without"} else []
        all_read = [piece for piece in pieces if lost and read_edit(piece, language, today) is not None]
        return all_read if len(all_read) > len(lost) else _several_dropped(whole, words)
    read: list[str] = []
    verb: str | None = None
    for piece in pieces:
        begins = _VERB.match(plain(piece))
        verb = begins[0] if begins is not None else verb
        # What stands behind "and" may leave the verb out: "move Thursday to Friday and Saturday to Sunday".
        spoken = piece if begins is not None or verb is None or read_edit(piece, language, today) is not None else f"{verb} {piece}"
        if read_edit(spoken, language, today) is not None:
            read.append(spoken)
    return read if len(read) > 1 else []


def _several_dropped(whole: Edit, words: str) -> list[str]:
    """The orders in one that was read as dropping an exercise nobody knows, where each part of its name is one."""
    verb = _VERB.match(plain(words))
    if whole.kind != "drop" or whole.exercise is None or verb is None or find_exercise(whole.exercise) is not None:
        return []
    names = [name for name in _JOINT.split(whole.exercise) if name]
    return [f"{verb[0]} {name}" for name in names] if len(names) > 1 and all(names_some(name) for name in names) else []
