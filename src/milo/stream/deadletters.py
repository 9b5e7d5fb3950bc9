"""Messages that may not be stored: set aside once, with the reason, and sent again when the reason is gone."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from milo.stream.contract import Log
from milo.vocabulary.identity import identity
from milo.vocabulary.records import DEAD_LETTERS, KINDS

PAGE = 500  # letters in memory at a time while they are sent again
_TRAVELLED = frozenset(k.stream for k in KINDS.values() if not k.derived)


class Letter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message that may not be stored.

    stream, id: where it was.  payload: its text; payload_base64 instead where the bytes are no text.  at: when it was set aside.
    schema_version: what the message says of itself, where that can be read.
    """

    letter_id: str = ""
    stream: str
    id: str
    reason: str
    payload: str | None = None
    payload_base64: str | None = None
    at: datetime | None = None
    schema_version: int | None = None

    @property
    def body(self) -> bytes:
        """The message as it came."""
        if self.payload_base64 is not None:
            return base64.b64decode(self.payload_base64)
        return (self.payload or "").encode()


def letter(stream: str, id: str, reason: str, body: bytes, at: datetime) -> Letter:
    """A letter about a message; the same message at the same place is the same letter."""
    try:
        words: dict[str, Any] = {"payload": body.decode()}
    except UnicodeDecodeError:
        words = {"payload_base64": base64.b64encode(body).decode()}
    return Letter(
        letter_id=identity(stream, id, body),
        stream=stream,
        id=id,
        reason=reason,
        at=at,
        schema_version=_version(body),
        **words,
    )


def _version(body: bytes) -> int | None:
    try:
        return msgspec.json.decode(body, type=_Versioned).schema_version
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


class _Versioned(msgspec.Struct):
    schema_version: int = 1


class _About(msgspec.Struct):
    stream: str


class DeadLetters:
    """The letters on `fitness:dead`."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def add(self, letters: Sequence[Letter]) -> int:
        """Set messages aside; one that is there already is not doubled. Returns how many are new."""
        return self._log.append_once(DEAD_LETTERS, [(one.letter_id, msgspec.json.encode(one)) for one in letters])

    def all(self, stream: str | None = None) -> Iterator[Letter]:
        """The letters, oldest first, of one stream or of all."""
        for _, one in self._entries(stream):
            yield one

    def count(self) -> dict[str, int]:
        """Stream -> letters about its messages; payloads are passed over unread."""
        return dict(Counter(msgspec.json.decode(e.body, type=_About).stream for e in self._log.peek(DEAD_LETTERS)))

    def replay(self, stream: str | None = None, limit: int | None = None, ids: Sequence[str] = ()) -> int:
        """Send messages again, oldest first, and take their letters away; returns how many.

        limit: at most so many.  A kill between the two sends a message twice, which its identity makes harmless. One that is
        still bad comes back as a new letter. Letters about what never travelled (a derived record) stay: nobody would read it;
        those without their message too: it was not to be kept.
        """
        sent = 0
        for page in self._pages(stream, ids, limit):
            by_stream: dict[str, list[bytes]] = {}
            for _, one in page:
                by_stream.setdefault(one.stream, []).append(one.body)
            for name, bodies in by_stream.items():
                self._log.append(name, bodies)
            self._log.drop(DEAD_LETTERS, [place for place, _ in page])
            sent += len(page)
        return sent

    def drop(self, ids: Sequence[str]) -> int:
        """Take letters away for good, by letter_id; returns how many there were."""
        wanted = set(ids)
        places = [place for place, one in self._entries(None) if one.letter_id in wanted] if wanted else []
        return self._log.drop(DEAD_LETTERS, places) if places else 0

    def _pages(self, stream: str | None, ids: Sequence[str], limit: int | None) -> Iterator[list[tuple[str, Letter]]]:
        """The letters to send, some at a time. Only those there now: one that comes back must not go round and round."""
        wanted = set(ids)
        places = [
            place
            for place, one in self._entries(stream)
            if (not wanted or one.letter_id in wanted) and one.stream in _TRAVELLED and one.body
        ][:limit]
        there = set(places)
        page: list[tuple[str, Letter]] = []
        for place, one in self._entries(stream):
            if place in there:
                page.append((place, one))
            if len(page) >= PAGE:
                yield page
                page = []
        if page:
            yield page

    def _entries(self, stream: str | None) -> Iterator[tuple[str, Letter]]:
        for entry in self._log.peek(DEAD_LETTERS):
            one = msgspec.json.decode(entry.body, type=Letter)
            if not one.letter_id:  # written before letters had ids
                one = msgspec.structs.replace(one, letter_id=identity(one.stream, one.id, one.body))
            if stream is None or one.stream == stream:
                yield entry.id, one
