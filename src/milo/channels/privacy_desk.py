"""What the page of one's privacy may ask of the house: consents, what leaves, how long it is kept, the end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

import msgspec


class ConsentLine(msgspec.Struct, frozen=True, kw_only=True):
    """One purpose as it holds now; one line for each coach who was ever named.

    to: the coach's account; name: what they are called here, None for an account that is gone.
    scope: the parts a coach may see; None opens all of them.
    """

    purpose: str
    allowed: bool
    since: datetime | None = None
    until: datetime | None = None
    to: str | None = None
    name: str | None = None
    scope: list[str] | None = None


class Door(msgspec.Struct, frozen=True, kw_only=True):
    """A way out of this machine. door: its id (model, bot, coach, mail, webhook, export).

    last: when something of the athlete went through.
    who: the names of those behind it, where they are known.
    """

    door: str
    open: bool
    last: datetime | None = None
    who: list[str] = []


class Erased(msgspec.Struct, frozen=True, kw_only=True):
    """What was deleted: records by kind, and messages that were on their way."""

    records: dict[str, int]
    messages: int


class PrivacyDesk(Protocol):
    """Everything here may block; async doors call it in a thread. Raises NotFound, UnknownName, BadValue."""

    def consents(self, athlete: str) -> list[ConsentLine]: ...

    def give(
        self,
        athlete: str,
        purpose: str,
        *,
        by: str,
        to: str | None = None,
        last: date | None = None,
        scope: list[str] | None = None,
    ) -> None:
        """Record a yes. by: "athlete" or "owner". to: a coach's account. last: the last day it holds, in the athlete's time zone;
        None: until withdrawn."""
        ...

    def withdraw(self, athlete: str, purpose: str, *, by: str, to: str | None = None) -> None:
        """Record a no; it holds at once."""
        ...

    def coach(self, said: str) -> str:
        """The account of a coach by e-mail or code. Raises NotFound, in the same words for nobody and for who is no coach."""
        ...

    def doors(self, athlete: str) -> list[Door]: ...

    def audit(self, athlete: str, limit: int = 50) -> list[Any]:
        """The newest entries of the audit log, newest first (vocabulary.records.AuditEntry)."""
        ...

    def retention(self, athlete: str) -> dict[str, int | None]:
        """{"samples_days", "waveforms_days"}: days raw readings are kept, None for ever."""
        ...

    def keep(self, athlete: str, **days: int | None) -> None:
        """Decide how long raw readings are kept, and let go of what is older now."""
        ...

    def stored(self, athlete: str) -> dict[str, int]:
        """Kind -> how many records there are."""
        ...

    def erase(self, athlete: str) -> Erased:
        """Delete everything of an athlete, their account with it."""
        ...
