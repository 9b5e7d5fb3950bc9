"""A distance that was told without its sport: whether only the sport is missing, and the words with the sport that was answered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from milo.coach.talk.heard.done_said import read_done, with_name
from milo.coach.talk.heard.done_words import DID, NOT_DONE, ONLY_FIGURES, activity_in, is_activity, named_in_log, spelled_out
from milo.coach.talk.words.numbers_said import numbers_in
from milo.vocabulary.talk import Language

OF_DISTANCE = ("running", "cycling", "walking", "swimming", "rowing")
"""Sports that go somewhere; yoga and a game have no distance of their own."""
ASKED_OF_ALL = ("running", "cycling", "walking")  # asked about where the profile names none (our choice)
MOST_ANSWER = 6  # words of an answer that names a sport; a longer one tells more than that (our choice)


def sport_open(text: str, language: Language, units: str, activities: Sequence[str] | None) -> tuple[str, ...]:
    """The sports a distance may be of, where a text tells all of it but the sport; () for any other text.

    activities: those of the profile.

    >>> sport_open("hice 12 km en 65 min", "es", "metric", ["running", "cycling", "strength"])
    ('running', 'cycling')
    >>> sport_open("hice 12 km en 65 min", "es", "metric", ["running"]), sport_open("ran 5 km in 30 min", "en", "metric", None)
    ((), ())
    """
    plain = spelled_out(text)
    if named_in_log(text, language) is not None or "?" in text or NOT_DONE.search(re.sub(r"(?<=\w)'(?=\w)", "", plain)):
        return ()
    if not any(said.unit in {"km", "mi"} for said in numbers_in(plain, language)):
        return ()
    if not DID.search(plain) and ONLY_FIGURES.fullmatch(plain) is None:
        return ()
    own = tuple(name for name in OF_DISTANCE if name in (activities or ()))
    if len(own) == 1 or not read_done(with_name(text, "running"), language, units):
        return ()
    return own or ASKED_OF_ALL


def with_sport(text: str, answer: str) -> str | None:
    """A told distance with the sport that an answer names and says nothing beside: "bici", "it was the bike"; else None.

    >>> with_sport("hice 12 km en 65 min", "en bici"), with_sport("hice 12 km en 65 min", "what is cycling good for?")
    ('hice 12 km en 65 min, cycling', None)
    """
    plain = spelled_out(answer)
    sport = activity_in(plain)
    short = len(plain.split()) <= MOST_ANSWER and "?" not in answer and re.search(r"\d", plain) is None
    return with_name(text, str(sport)) if short and is_activity(sport) and sport in OF_DISTANCE else None
