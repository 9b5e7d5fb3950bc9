"""One set of several, named by its place: "the third set was with 55"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from milo.coach.conversation.entities.mended import mended
from milo.coach.conversation.values import Done
from milo.coach.talk.heard.done_words import named_in_log
from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 120  # of a correction; a longer one tells a story (our choice)
_PLACES = (
    (1, r"first|1st|primera|1a|1ª"),
    (2, r"second|2nd|segunda|2a|2ª"),
    (3, r"third|3rd|tercera|3a|3ª"),
    (4, r"fourth|4th|cuarta|4a|4ª"),
    (5, r"fifth|5th|quinta|5a|5ª"),
    (6, r"sixth|6th|sexta|6a|6ª"),
    (7, r"seventh|7th|septima|7a|7ª"),
    (8, r"eighth|8th|octava|8a|8ª"),
    (-1, r"last|final|ultima"),
)
_NAMED = re.compile(
    rf"\b(?:{'|'.join(f'(?P<p{n}>{words})' for n, (_, words) in enumerate(_PLACES))}) (?:set|serie)\b|"
    r"\b(?:set|serie) (?P<no>\d\d?)\b"
)
_BEFORE = re.compile(r"(?:(?:in|on|for|and|but|only|the|my|en|y|pero|solo|la|mi|no|sorry|actually|wait|perdon|espera)[ ,]+)*")
_SAYS = re.compile(
    r"[ ,:]*(?:(?:of|for|on|in|de|del|en) (?:the |my |la |el |los |las |mi |mis )?(?P<of>[a-z\u00f1 -]+?)[ ,]*)?\b"
    r"(?:was|were|had|i (?:only |just )?(?:did|used|lifted|got|had)|fue|eran?|son|(?:solo )?hice|"
    r"use|levante|me salieron|tuvo|con|with|at|only|solo|it was)\b"
    r"(?: (?:only|just|actually|solo|de|done))*"
)


def names_a_set(plain: str) -> bool:
    """Whether a text says of one set, named by its place, how it was. plain: lower case without accents."""
    return _parted(plain) is not None


def mended_set(text: str, told: Sequence[Done], language: Language, units: str) -> tuple[Done, ...] | None:
    """What was told with the one set put right that a text names by its place; None where it names none that is there.

    told: oldest first; without an exercise in the text the newest with so many sets is meant.  units: of the athlete.

    >>> from milo.coach.conversation.values import DoneSet
    >>> squat = Done(exercise="back_squat", sets=(DoneSet(5, 60.0),) * 3)
    >>> [s.weight_kg for s in mended_set("the third set was with 55", [squat], "en", "metric")[0].sets]
    [60.0, 60.0, 55.0]
    """
    parted = None if len(text) > MOST_CHARACTERS or "?" in text else _parted(" ".join(folded(even(text)).split()))
    if parted is None:
        return None
    number, of, figures = parted
    name = named_in_log(of, language) if of else None
    for n in reversed(range(len(told))):
        sets = told[n].sets
        if (name is not None and told[n].exercise != name) or not 0 < (number if number > 0 else 1) <= len(sets):
            continue
        at = number - 1 if number > 0 else len(sets) - 1
        one = mended(replace(told[n], sets=(sets[at],)), figures, language, units)
        if one is None or len(one.sets) != 1:
            return None
        return (*told[:n], replace(told[n], sets=(*sets[:at], *one.sets, *sets[at + 1 :])), *told[n + 1 :])
    return None


def _parted(plain: str) -> tuple[int, str, str] | None:
    """The set's place (-1: the last), the exercise named beside it, and what is said of it."""
    named = _NAMED.search(plain)
    if named is None or _BEFORE.fullmatch(plain[: named.start()]) is None:
        return None
    says = _SAYS.match(plain, named.end())
    if says is None or not re.search(r"\d", plain[says.end() :]):
        return None
    place = int(named["no"]) if named["no"] else next(no for n, (no, _) in enumerate(_PLACES) if named[f"p{n}"])
    how = says[0].split()[-1]
    figures = plain[says.end() :].strip()
    return place, says["of"] or "", f"{how} {figures}" if how in {"with", "con", "at"} else figures
