"""What pages and API may ask of the house about its own exercises and routines: write, withhold, look back, take back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

from milo.coach.own_words import Found
from milo.vocabulary.errors import MiloError
from milo.vocabulary.plan import Day

What = Literal["exercise", "routine"]


class NotKept(MiloError):
    """An entry that must be mended first. findings: what and why, errors first."""

    code = "not_kept"

    def __init__(self, findings: list[Found]) -> None:
        self.findings = findings
        first = next((f.text for f in findings if f.weight == "error"), "")
        super().__init__(do=first)


class Stale(MiloError):
    """An entry that somebody else changed in the meantime. version: the one that holds."""

    code = "stale"

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__("the version that holds", f"another one; it is {version} now", "read it again and repeat your change")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an exercise or routine of the house.

    version: counted from 1; 0 for one of ours nobody touched.  withheld: in no new plan.
    entry: as it was written (docs/catalogue.md); of an exercise of ours only the words that are other than ours, {} for none.
    owner: the coach whose routine it is; None: the whole house's.  by: the account that wrote it, "owner" for the owner.
    ours: an exercise that came with the program.  findings: what is wrong with it by today's rules; such a one is withheld.
    """

    what: What
    id: str
    version: int
    withheld: bool
    entry: dict[str, Any]
    owner: str | None = None
    at: datetime | None = None
    by: str | None = None
    why: str | None = None
    ours: bool = False
    findings: list[Found] = []


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """A routine put into a plan. changes: what is different, as sentences.  clamped: what the limits changed in it."""

    version: int | None
    changes: list[str]
    clamped: list[str]


class CatalogueDesk(Protocol):
    """Everything here may block. Raises NotFound for what is not there."""

    def entries(self, what: What) -> list[Entry]:
        """What the house wrote, and the exercises of ours it touched, as they hold now."""
        ...

    def entry(self, what: What, id: str) -> Entry: ...

    def check(self, what: What, entry: object, id: str | None, language: str) -> list[Found]:
        """What is wrong with an entry, errors first, without keeping it. id: of the one it is to replace."""
        ...

    def write(
        self,
        what: What,
        entry: Mapping[str, Any],
        *,
        id: str | None,
        version: int | None,
        by: str,
        why: str,
        language: str,
        owner: str | None = None,
    ) -> Entry:
        """Keep an entry: a new one (id and version None), or the next version. Raises NotKept, Stale."""
        ...

    def withhold(self, what: What, id: str, *, version: int, by: str, why: str, withheld: bool = True) -> Entry:
        """Leave something out of new plans, or let it be used again. Raises Stale, NotKept."""
        ...

    def history(self, what: What, id: str) -> list[Entry]:
        """Every version, newest first."""
        ...

    def restore(self, what: What, id: str, *, to: int, version: int, by: str, language: str) -> Entry:
        """An older version holds again, as a new one. to: 0 takes back everything. Raises Stale, NotKept."""
        ...

    def use(self, athlete: str, id: str, *, week: int | None, day: Day) -> Used:
        """Put a routine into a day of an athlete's plan; the limits check it as any plan. week: None: this one."""
        ...
