"""Errors a person can act on: what was expected, what was found, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

_SAID = {"en": ("expected", "found", ", but "), "es": ("se esperaba", "se recibió:", "; ")}


class MiloError(Exception):
    """The root of every error Milo raises on purpose.

    wanted, found, do: the three parts of the sentence; each may be empty, never all of them.
    field: the key it is about where it came from a document, such as "injuries[0].region".
    also: the other faults of the same document, so that whoever mends it hears of all of them at once.
    language: of the person whose document it is; None where that is not known.
    """

    code = "error"

    def __init__(self, wanted: str = "", found: str = "", do: str = "") -> None:
        self.wanted, self.found, self.do = wanted, found, do
        self.field = ""
        self.also: tuple[MiloError, ...] = ()
        self.language: str | None = None
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """The error as one line of plain words."""
        return as_sentence(self.wanted, self.found, self.do)

    def sentences(self) -> list[str]:
        """The error and every other fault told with it, a line each; of several each names its key."""
        if not self.also:
            return [self.sentence()]
        faults = [(e.field, e.sentence()) for e in (self, *self.also)]
        return [said if field in said else f"{field}: {said}" for field, said in faults]


def as_sentence(wanted: str, found: str = "", do: str = "", language: str = "en") -> str:
    """The parts of an error as plain sentences; parts that are empty are left out.

    Parameters
    ----------
    wanted, found, do : str
        What was expected, what was there instead, what the reader can do about it.
    language : str
        "en" or "es", the language of the parts.

    >>> as_sentence("a date such as 2026-03-31", "'31/3'", "write it as year-month-day")
    "Expected a date such as 2026-03-31, but found '31/3'. Write it as year-month-day."
    """
    expected, seen, joined = _SAID[language]
    field, colon, what = wanted.partition(": ")
    place = f"{field}: " if colon and " " not in field else ""
    asked = f"{place}{expected} {what if place else wanted}" if wanted else ""
    first = joined.join(part for part in (asked, f"{seen} {found}" if found else "") if part)
    first = first if place else first[:1].upper() + first[1:]
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in (first, do[:1].upper() + do[1:]) if part)


def together(faults: Sequence[MiloError]) -> MiloError:
    """One error to raise for several faults of a document: the first one, which tells the others too. faults: at least one.

    >>> together([BadValue("age: a number", "'old'"), BadValue("sex", "none")]).sentences()
    ["age: expected a number, but found 'old'.", 'Expected sex, but found none.']
    """
    first, *others = faults
    first.also = tuple(others)
    return first


class UnknownName(MiloError):
    """A key, column or setting nobody knows; names the nearest known one."""

    code = "unknown_name"

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.name = name
        known = sorted(known)
        near = difflib.get_close_matches(name.lower(), [k.lower() for k in known], n=1, cutoff=0.5)
        self.nearest = next((k for k in known if near and k.lower() == near[0]), None)
        do = f"did you mean {self.nearest!r}?" if self.nearest else f"known: {', '.join(known)}"
        super().__init__(f"a known {what}", repr(name), do)


class BadValue(MiloError):
    """A value of the wrong type or outside its plausible range."""

    code = "bad_value"


class BadRecord(MiloError):
    """A record that may not be stored; carries the reason for the dead letter."""

    code = "bad_record"


class RefusedFile(MiloError):
    """A file that is not read at all: not a kind we know, broken, or dangerous."""

    code = "refused_file"


class BrokenFile(RefusedFile):
    """A file that breaks off: what came before the break was handed on and is kept."""

    code = "broken_file"


class NotEnoughData(MiloError):
    """An analysis that would have to make a number up."""

    code = "not_enough_data"


class NotFound(MiloError):
    """Something asked for by name or id that is not there (or not this athlete's).

    >>> str(NotFound("an athlete with id Ada", "nobody", "see `milo athlete list`"))
    'There is no athlete with id Ada. See `milo athlete list`.'
    """

    code = "not_found"

    def sentence(self) -> str:
        """The error as plain sentences."""
        article, _, what = self.wanted.partition(" ")
        if article not in {"a", "an"} or self.found not in {"", "none", "nobody", "nothing"}:
            return super().sentence()
        return as_sentence("", do=f"there is no {what}") + (f" {as_sentence('', do=self.do)}" if self.do else "")


class BadConfig(MiloError):
    """A setting that cannot be used."""

    code = "bad_config"


class Unavailable(MiloError):
    """A store or log that cannot answer now: away, full, locked or overloaded. Nothing was acknowledged; try again."""

    code = "unavailable"


class Damaged(Unavailable):
    """A database of which pages cannot be read. What can still be read is exported; the rest comes out of a backup."""

    code = "damaged"


class BrokenSeal(MiloError):
    """Sealed bytes that were changed, cut, or moved to another athlete, kind or id."""

    code = "broken_seal"

    def __init__(self) -> None:
        super().__init__("a record as it was written", "sealed bytes that were changed or moved", "restore a backup")
