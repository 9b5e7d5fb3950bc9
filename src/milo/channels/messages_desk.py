"""What pages and API may ask of the house about messages between an athlete and a person who coaches them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

Side = Literal["athlete", "coach"]


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A pair's messages as one side sees them.

    coach: the account; name: what they are called, None for an account that is gone.  open: the athlete's consent holds, so both
    may write.  unread: messages of the other side.  alarm: an athlete's message nobody has read tells of a danger: its level.
    """

    athlete: str
    coach: str
    name: str | None
    open: bool
    count: int
    unread: int
    last_at: datetime | None = None
    alarm: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One message. level, reply: what triage said of it and what the athlete was shown at once, None for harmless words."""

    message_id: str
    at: datetime
    role: Side
    text: str
    level: str | None = None
    reply: str | None = None
    read_at: datetime | None = None


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A message that was kept, and what the safety shell says to it at once: {"level", "text"}, None where it says nothing."""

    line: Line
    reply: dict[str, Any] | None = None


class MessagesDesk(Protocol):
    """Everything here may block. Whoever calls has asked whether the visitor may see the athlete at all."""

    def threads(self, athlete: str, coach: str | None = None) -> list[Thread]:
        """An athlete's threads; coach: only theirs, counted from their side, and only while it is open."""
        ...

    def lines(self, athlete: str, coach: str, limit: int = 50, before: str | None = None) -> tuple[list[Line], str | None]:
        """The newest messages of a thread, oldest first, and the id to ask before for older ones, None at the beginning.

        Raises BadValue for a `before` that is no message of it.
        """
        ...

    def write(self, athlete: str, coach: str, side: Side, text: str) -> Written:
        """Keep a message. Raises NotFound without an open consent, BadValue for what is empty or too long, TooMany."""
        ...

    def read(self, athlete: str, coach: str, side: Side) -> int:
        """The side has read what is there; returns how many were new."""
        ...

    def unread(self, athlete: str) -> int:
        """Messages of coaches the athlete has not read."""
        ...
