"""An exercise told by its place in the session: "how do I do the first lift?"."""

from __future__ import annotations

import re

from milo.coach.talk.receipts.facts import Facts, next_session, planned_on
from milo.coach.talk.words.words_found import spelled

_PLACES = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4, "5th": 4, "last": -1,
    "final": -1, "primer": 0, "primero": 0, "segundo": 1, "tercer": 2, "tercero": 2, "cuarto": 3, "quinto": 4, "ultimo": -1,
}  # fmt: skip
_PLACE = re.compile(
    rf"\b(?P<before>{'|'.join(_PLACES)}) (?:exercise|lift|movement|ejercicio|movimiento)\b|"
    rf"\bejercicio (?P<after>{'|'.join(_PLACES)})\b"
)


def exercise_at(text: str, facts: Facts) -> str | None:
    """The id of the exercise a text names by its place, of today's session, else of the next; None where it names none so.

    facts: with the plan; a session with fewer exercises has none there.
    """
    found = _PLACE.search(spelled(text))
    if found is None:
        return None
    place = _PLACES[found["before"] or found["after"]]
    today = planned_on(facts, facts.today)
    sessions = list(today.sessions) if today is not None else []
    if not any(s.exercises for s in sessions):
        ahead = next_session(facts, facts.today)
        sessions = [ahead[1]] if ahead is not None else []
    exercises = [e.exercise_id for s in sessions for e in s.exercises]
    return exercises[place] if -len(exercises) <= place < len(exercises) else None
