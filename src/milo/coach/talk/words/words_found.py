"""The words of a text looked up: the ideas, topics and days they hold and the exercise that is named, slips forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from milo.coach.talk.words.intent_words import COMMON, DAYS_SAID, ENGLISH_MARKS, IDEAS, SPANISH_MARKS, TOPICS
from milo.coach.talk.words.word_slips import letters, nearest
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, of_one_edition
from milo.vocabulary.plan import Day

KEPT = 8_192  # words looked up before; anybody may write anything, so there is an end to it. Our choice
MOST_NAME_WORDS = 6  # of a text that may be nothing but a name (our choice)
ONE_SLIP_FROM = 4  # letters of a word from which a slip is forgiven. Our choice
NAME_SLIP_FROM = 5  # the same for words of exercise names, which are closer to one another


def spelled(text: str) -> str:
    """Lower case without accents, marks and doubled spaces; "what's" is "whats"."""
    even = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    even = "".join(c for c in even if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    even = re.sub(r"(?<=\w)['’`´](?=\w)", "", even)
    even = re.sub(r"(\w)\1{2,}", r"\1\1", even)
    return " ".join(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", even))


@cache
def marks() -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell Spanish, and those that tell English."""
    return frozenset(SPANISH_MARKS.split()), frozenset(ENGLISH_MARKS.split())


@cache
def _table(kind: str) -> dict[str, tuple[str, ...]]:
    sources: dict[str, Mapping[Any, str]] = {"ideas": IDEAS, "topics": TOPICS, "days": DAYS_SAID}
    table: dict[str, tuple[str, ...]] = {}
    for name, words in sources[kind].items():
        for word in words.split():
            table[word] = (*table.get(word, ()), name)
    return table


@lru_cache(maxsize=KEPT)
def _looked_up(kind: str, token: str) -> tuple[str, ...]:
    table = _table(kind)
    if token in table:
        return table[token]
    if token in _known_words() or len(token) < ONE_SLIP_FROM or any(c.isdigit() for c in token):
        return ()
    near = nearest(token, _drawn(kind), ONE_SLIP_FROM)
    return table[near] if near else ()


def ideas_of(token: str) -> tuple[str, ...]:
    """The ideas a word holds (intent_words.IDEAS)."""
    return _looked_up("ideas", token)


def topics_of(token: str) -> tuple[str, ...]:
    """The topics a word belongs to (intent_words.TOPICS)."""
    return _looked_up("topics", token)


def days_of(token: str) -> tuple[Day, ...]:
    """The day of the week a word names."""
    return _looked_up("days", token)  # type: ignore[return-value]


@cache
def _known_words() -> frozenset[str]:
    """Words that are spelled as they are meant: a slip away from another word, they are still themselves."""
    words = {*SPANISH_MARKS.split(), *ENGLISH_MARKS.split(), *COMMON.split()}
    for kind in ("ideas", "topics", "days"):
        words |= set(_table(kind))
    return frozenset(words)


@of_one_edition()
def _drawn(kind: str) -> tuple[tuple[str, int], ...]:
    """The words of a table in a fixed order, each with its letters as bits."""
    words = _name_words(kind) if kind.startswith("names") else _table(kind)
    return tuple((word, letters(word)) for word in sorted(words) if word.isalpha())


# --- names of exercises


def exercise_named(tokens: list[str]) -> tuple[Exercise | None, list[str]]:
    """The exercise with the longest name in a text, and the words that are not part of it."""
    # A slip may stand as near to a word of a Spanish name as to one of an English: "rotaion".
    forms = [tokens]
    for form in (
        [_DOING.get(t, t) for t in tokens],
        *([_mended(t, of) for t in tokens] for of in ("names", "names_en", "names_es")),
    ):
        forms += [form] if form not in forms else []
    for size in range(min(_longest_name(), len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            for words in (form[start : start + size] for form in forms):
                if (words[0] in _NO_START or words[-1] in _NO_START) and not _is_good_morning(tokens, start, size):
                    continue
                found = _found(" ".join(words))
                if found is not None:
                    return found, tokens[:start] + tokens[start + size :]
    return None, tokens


def with_plain_lift(tokens: list[str], rest: list[str]) -> str:
    """A text with the exercise it names replaced by the plainest, whose name says nothing of stretching or sore legs.

    rest: what exercise_named left of the tokens.

    >>> with_plain_lift("how do i do a calf stretch".split(), "how do i do a".split())
    'how do i do a squat'
    """
    start = next((i for i, (a, b) in enumerate(zip(tokens, rest, strict=False)) if a != b), len(rest))
    return " ".join([*rest[:start], "squat", *rest[start:]])


_NO_START = frozenset(
    {"the", "a", "with", "on", "using", "con", "de", "en", "el", "la", "my", "los", "las", "un", "una", "buenos", "good"}
)
"""Words no name begins or ends with here; "good morning" and "buenos días" are greetings first."""
_DOING = {
    "squatting": "squat", "deadlifting": "deadlift", "benching": "bench", "lunging": "lunge", "planking": "plank",
    "curling": "curl", "banca": "press de banca", "militar": "press militar",
}  # fmt: skip
"""What people call doing a lift, and lifts called by half their name."""
_GOOD_MORNING = (("good", "morning"), ("good", "mornings"), ("buenos", "dias"))
_TO_THE_LIFT = (
    "do doing does in of for to the a my with on about are barbell band seated technique form cues muscles exercise hacer hace "
    "hago hacen haces en de del los mis con trabaja trabajan tecnica musculos ejercicio alternativas"
)
_LEADS_TO_LIFT = frozenset(_TO_THE_LIFT.split())
"""Words before "good morning" that make it the exercise; behind a greeting most of them begin what is said."""
_OF_THE_LIFT = "barbell band seated technique form cues exercise tecnica ejercicio sentado banda barra"
_SAID_OF_LIFT = frozenset(_OF_THE_LIFT.split())
"""Words right behind "good morning" that make it the exercise."""


def _is_good_morning(tokens: list[str], start: int, size: int) -> bool:
    """Whether a greeting's words are the exercise here: "how do I do good mornings?", "técnica de buenos días"."""
    if tuple(tokens[start : start + 2]) not in _GOOD_MORNING:
        return False
    longer = size > 2 and tokens[start + size - 1] not in _NO_START
    before, behind = tokens[max(0, start - 1) : start], tokens[start + 2 : start + 3]
    return (
        longer or tokens[start + 1] == "mornings" or not _LEADS_TO_LIFT.isdisjoint(before) or not _SAID_OF_LIFT.isdisjoint(behind)
    )


@of_one_edition(KEPT)
def _found(words: str) -> Exercise | None:
    return find_exercise(words)


@of_one_edition(KEPT)
def _mended(token: str, of: str = "names") -> str:
    """A word of an exercise's name that was misspelled; any other word as it is. of: "names", "names_en" or "names_es"."""
    if token in _name_words() or token in _known_words() or len(token) < NAME_SLIP_FROM:
        return token
    return nearest(token, _drawn(of), NAME_SLIP_FROM) or token


@of_one_edition()
def _longest_name() -> int:
    """Words of the longest name; they may stand with "a" and "de" between them."""
    return max(len(spelled(name).split()) for e in catalogue().values() for name in (e.name, e.name_es))


@of_one_edition()
def _name_words(kind: str = "names") -> frozenset[str]:
    tongues = {"names_en": ("en",), "names_es": ("es",)}.get(kind, ("en", "es"))
    return frozenset(word for e in catalogue().values() for tongue in tongues for word in spelled(e.called(tongue)).split())
