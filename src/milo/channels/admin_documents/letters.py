"""Messages set aside as an admin sees them: why and in which shape, under pseudonyms, never what they say."""

from __future__ import annotations

import msgspec

from milo.channels.admin_documents.told import Moment, Told


class Why(Told, frozen=True, kw_only=True):
    """Why a message was set aside. field: of its record, where one is to blame; wanted: what it must be, by type or bound."""

    field: str | None = None
    wanted: str | None = None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a message: its name as the registry knows it, what kind of JSON stands there, and how long it is."""

    name: str
    type: str
    size: int | None = None


class LetterLine(msgspec.Struct, frozen=True, kw_only=True):
    """A message that could not be stored. source: what it says it comes from, where that is a source of this house's records.

    reason: in words of ours, since what the writer noted may quote the message.  retriable: whether it can be sent again.
    """

    letter_id: str
    stream: str
    kind: str | None
    reason: Why
    at: Moment | None
    athlete: str | None
    bytes: int
    schema_version: int | None
    retriable: bool


class Letters(msgspec.Struct, frozen=True, kw_only=True):
    """A page of them, oldest first. counts: by stream, all of them."""

    letters: list[LetterLine]
    counts: dict[str, int]
    total: int
    next_cursor: str | None


class LetterShape(LetterLine, frozen=True, kw_only=True):
    """One of them with the shape of its message. unknown_fields: how many more it has whose names no record knows."""

    fields: list[Field]
    unknown_fields: int


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """How many messages were sent again."""

    sent: int
