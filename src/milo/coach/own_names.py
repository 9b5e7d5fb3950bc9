"""Names of a house's exercises and routines: that nobody else has them, and that no talk of something else is taken for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from milo.coach.conversation.answers.asked import asked
from milo.coach.own_words import LANGUAGES, WHAT
from milo.coach.safety.ruling import ruled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import Exercise, built_in, built_in_by_words

LONGEST_NAME, FEWEST_WORDS, MOST_WORDS = 60, 2, 8  # ours have at most 39 characters; our choice
NAME = re.compile(r"[^\W\d_][\w\-'’(),/ ]*", re.UNICODE)
SURELY_ASKED = 0.6  # chance from which a name asks for something (our choice)
HARMLESS_INTENTS = {"unknown", "how", "numbers"}
"""What a bare name may be taken for: names of muscles and of strength sound like questions about one's numbers."""

Problem = tuple[str, str, dict[str, Any]]


def checked_names(
    entry: Mapping[str, Any], id: str | None, language: str, others: Mapping[str, Exercise], *, words: bool = True
) -> Iterator[Problem]:
    """(code, field, values) of what is wrong with the names of an exercise's entry.

    others: the house's exercises by id.  words: also whether talk of something else would be taken for them.
    """
    spanish = language == "es"
    given: dict[str, Any] = {tongue: entry.get(tongue) for tongue in ("en", "es") if entry.get(tongue) not in (None, "")}
    if not given:
        yield "name_missing", "en", {}
    further = entry.get("also", [])
    more = [("also", name) for name in further if isinstance(name, str)] if isinstance(further, list | tuple) else []
    for field, name in [*given.items(), *more]:
        if not well_formed(name):
            yield "name_shape", field, {"name": str(name)[:LONGEST_NAME], "most": LONGEST_NAME}
            continue
        if (other := _other(name, id, others)) is not None:
            yield "name_taken", field, {"name": name, "other": other.called(language)}
        elif not words:
            continue
        elif ruled([name]).level in {"E0", "E1", "R"}:
            yield "name_alarm", field, {"name": name}
        elif _asks(name, "es" if field == "es" else "en"):
            yield "name_command", field, {"name": name}
    if len(given) == 1:
        lacking = LANGUAGES["es" if "en" in given else "en"][spanish]
        # A name in one language is enough to begin with: it is told, and shown in the other with a word about it.
        yield "one_language", "es" if "en" in given else "en", {"what": WHAT["name"][spanish], "language": lacking}


def well_formed(name: object) -> bool:
    """Whether a name is a few words of plain text."""
    if not isinstance(name, str) or len(name) > LONGEST_NAME or name != " ".join(name.split()):
        return False
    return NAME.fullmatch(name) is not None and FEWEST_WORDS <= len(name_words(name)) <= MOST_WORDS


def _asks(name: str, language: str) -> bool:
    """Whether talk of something else would be taken for a name: it surely asks for an answer that is not of exercises."""
    intent = asked(name, "es" if language == "es" else "en")
    return intent.chance >= SURELY_ASKED and intent.name not in HARMLESS_INTENTS


def slug(name: str) -> str:
    """A name as part of an id: plain small letters, digits and underscores."""
    even = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return "_".join(re.findall(r"[a-z0-9]+", even))[:LONGEST_NAME]


def _other(name: str, id: str | None, others: Mapping[str, Exercise]) -> Exercise | None:
    """Who has this name already."""
    words = name_words(name)
    if (ours := built_in_by_words().get(words)) is not None:
        return built_in()[ours]
    return next((e for e in others.values() if e.id != id and words in (name_words(e.name), name_words(e.name_es))), None)
