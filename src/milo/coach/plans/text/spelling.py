"""The words of the plan text: days, kinds, activities and keywords in both languages, and how names and numbers are spelled."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from milo.coach.plans.basics.tables import tables
from milo.coach.plans.text.fault_words import wanted_in
from milo.vocabulary.errors import BadValue, as_sentence
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise
from milo.vocabulary.plan import Day

NEAR = 0.6  # difflib's share of common letters from which a word is offered as what was meant (its own default)

_TABLES = tables("text.spelling")
DAY_WORDS: dict[str, Day] = _TABLES["day_words"]
KIND_WORDS: dict[str, str] = _TABLES["kind_words"]
ACTIVITY_WORDS: dict[str, str] = _TABLES["activity_words"]
ACTIVITY_SHORT: dict[str, str] = _TABLES["activity_short"]
KEYWORDS: dict[str, str] = _TABLES["keywords"]
FIELDS = {"id": "id", "pattern": "pattern", "muscles": "muscles", "equipment": "equipment", "superset": "superset"}
"""What an `as` line may say of the exercise above it."""

WORD = re.compile(r"[^\W\d_](?:[\w\-]*\w)?")
"""A word of the text; what follows its last letter (a colon, a slash) is another matter."""
_NAME = re.compile(r"\w[\w.\-]*")
_SPOKEN = re.compile(r"[^\W\d_][\w '()/&+\-]*")
_SETS = re.compile(r"(?<!\w)\d+\s?[x×]\s?\d")


MOST_SHOWN = 80  # characters of what was found, as it is told (our choice): a pasted file may be one line of megabytes


def shown_found(found: str) -> str:
    """What was found in a text, as it is told: shortened where it is long."""
    return found if len(found) <= MOST_SHOWN else f"{found[: MOST_SHOWN - 1]}…"


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a plan text cannot be read. line and column count from 1; nearest: the word that may have been meant."""

    line: int
    column: int
    wanted: str
    found: str
    nearest: str | None = None

    def sentence(self, language: str = "en") -> str:
        """The fault as one line of plain words, with its place. language: "en" or "es"."""
        place = f"línea {self.line}, columna {self.column}" if language == "es" else f"line {self.line}, column {self.column}"
        return f"{place}: {self.what(language)}"

    def what(self, language: str = "en") -> str:
        """The fault without its place."""
        wanted, found = wanted_in(self.wanted, language), shown_found(wanted_in(self.found, language))
        meant = "¿querías decir {!r}?" if language == "es" else "did you mean {!r}?"
        return as_sentence(wanted, found, meant.format(self.nearest) if self.nearest else "", language)


class PlanTextError(BadValue):
    """A plan text that cannot be read; carries every fault with its place, in order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(faults[0].wanted, shown_found(faults[0].found))

    def sentence(self, language: str = "en") -> str:
        """The first fault, and how many more there are. language: "en" or "es"."""
        more = len(self.faults) - 1
        rest = f" (y {more} más)" if language == "es" else f" (and {more} more)"
        return self.faults[0].sentence(language) + (rest if more else "")


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word without capitals and accents, as it is looked up."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def first_word(text: str, at: int = 0) -> str:
    """The word that stands there without accents and capitals, empty when there is none."""
    word = WORD.match(text, at)
    return plain(word[0]) if word else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, None when none does."""
    by_plain = {plain(k): k for k in known}
    near = difflib.get_close_matches(plain(word), by_plain, n=1, cutoff=NEAR)
    return by_plain[near[0]] if near else None


def nearest_exercise(name: str) -> str | None:
    """The catalogue's name that looks most like this one, in either language."""
    return nearest(name, [n for e in catalogue().values() for n in (e.name, e.name_es)])


def spoken_name(written: str, language: str) -> tuple[str, Exercise] | None:
    """An exercise written without quotes as (name, exercise): the catalogue's own name where it is one, else in the language."""
    found = find_exercise(written)
    if found is None:
        return None
    for name in (found.name, found.name_es):
        if written == name:
            return name, found
    for name in (found.name, found.name_es):
        if plain(written) == plain(name):
            return name, found
    return (found.name_es if language == "es" else found.name), found


def may_be_spoken(name: str) -> bool:
    """Whether an exercise's name can stand without quotes and reads back as itself."""
    if not _SPOKEN.fullmatch(name) or name != " ".join(name.split()) or _SETS.search(name) or not name.isprintable():
        return False
    first = first_word(name)
    if first in KEYWORDS or first in KIND_WORDS or name.lower().endswith(" no sets"):
        return False
    read = spoken_name(name, "en")
    return read is not None and read[0] == name and name in (read[1].name, read[1].name_es)


def spelled_name(name: str) -> str:
    """A name as one word, in quotes where it is more than that."""
    return name if _NAME.fullmatch(name) else quoted(name)


def quoted(text: str) -> str:
    """Text in double quotes with JSON's escapes, on one line whatever it holds."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def spelled_prose(text: str) -> str:
    """Text to the end of its line, in quotes where it would not read back as itself."""
    if text and text == text.strip() and text.isprintable() and "#" not in text and not text.startswith('"'):
        return text
    return quoted(text)


def spelled_number(value: float) -> str:
    """The shortest digits that read back as the same number.

    >>> spelled_number(50.0), spelled_number(62.5)
    ('50', '62.5')
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return repr(value)
