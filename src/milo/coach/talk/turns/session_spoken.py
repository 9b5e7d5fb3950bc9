"""Which session or exercise a question was about, so that "make it easier" after it changes that and not the whole week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.it import WhichIsMeant
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Language

OF_ONE_DAY = frozenset({None, "time", "count", "endurance", "hits", "lift"})
"""Parts of an answer about a day that tell of the day that was named, or of today."""


def session_spoken(own: Sequence[str], language: Language, today: date) -> Edit | None:
    """What the last turn asked about, as the day, the exercise and the week of an edit; None where it was no session.

    own: the athlete's turns, oldest first.  today: their local day.
    Raises WhichIsMeant where one session was asked about that the words alone do not date, such as the next of legs.

    >>> session_spoken(["what do I do on friday?"], "en", date(2026, 3, 2)).day
    'friday'
    """
    intent = intent_of(own, language)
    if intent.name != "today":
        return None
    if intent.part not in OF_ONE_DAY or intent.race:
        raise WhichIsMeant(intent.part or "race")
    days = int(intent.tomorrow)
    if intent.day is not None:
        days = (DAYS.index(intent.day) - today.weekday()) % len(DAYS)
    on = today + timedelta(days=days)
    ahead = int(on.weekday() < today.weekday())
    exercise = intent.exercise if intent.part == "lift" else None
    return Edit(kind="easier", day=DAYS[on.weekday()], exercise=exercise, this_week=bool(ahead), weeks_ahead=ahead)
