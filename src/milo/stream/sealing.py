"""A log whose messages are sealed, whatever log it is: what streams and dead letters hold of an athlete opens with their key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol

import msgspec

from milo.stream.contract import Durability, Entry, Log
from milo.vocabulary.errors import MiloError
from milo.vocabulary.records import DEAD_LETTERS

PAGE = 2_000  # messages sealed in one transaction


class Seal(Protocol):
    """The part of the vault that knows messages."""

    def seal_messages(self, place: str, messages: Sequence[tuple[str | None, bytes]]) -> list[bytes]:
        """Messages with whose they are (None: nobody's), sealed. An athlete without a key gets one."""
        ...

    def has_key(self, athlete: str) -> bool:
        """Whether an athlete has a key."""
        ...

    def is_sealed_now(self, kept: bytes) -> bool:
        """Whether bytes are sealed with the newest key of whoever's they are; also those whose key is gone."""
        ...

    def open_message(self, place: str, kept: bytes) -> bytes:
        """What was sealed; bytes that are not sealed are handed back. Raises MiloError where the key is gone."""
        ...

    def close(self) -> None:
        """Let go of the keys' place."""
        ...


class SealedLog:
    """Fulfils the log contract on another log.

    log: where the messages go.  seal: makes what seals them, when it is first needed.  only: the streams whose messages are sealed;
    None for all. On a broker that others write to and read from as well, their streams stay what the contract with them says.

    A message nobody can open any more (its athlete was erased) is handed out as it is kept, so that a writer sets it aside.
    """

    def __init__(self, log: Log, seal: Callable[[], Seal], only: Collection[str] | None = None) -> None:
        self._log, self._make, self._only = log, seal, only

    @cached_property
    def _seal(self) -> Seal:
        return self._make()

    def append(self, stream: str, bodies: Sequence[bytes]) -> list[str]:
        if not self._sealed(stream):
            return self._log.append(stream, bodies)
        return self._log.append(stream, self._seal.seal_messages(stream, [(whose(body), body) for body in bodies]))

    def append_once(self, stream: str, items: Sequence[tuple[str, bytes]]) -> int:
        if not items or not self._sealed(stream):
            return self._log.append_once(stream, items)
        # A bad message may name anybody: no keys are made for names that nobody else has heard of.
        theirs = [whose_letter(body) for _, body in items]
        known = {who for who in {*theirs} if who is not None and self._seal.has_key(who)}
        sealed = self._seal.seal_messages(
            stream, [(who if who in known else None, body) for who, (_, body) in zip(theirs, items, strict=True)]
        )
        return self._log.append_once(stream, [(key, body) for (key, _), body in zip(items, sealed, strict=True)])

    def read(self, group: str, consumer: str, streams: Sequence[str], n: int, wait_s: float = 0.0) -> list[Entry]:
        return self._opened(self._log.read(group, consumer, streams, n, wait_s))

    def own_pending(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        return self._opened(self._log.own_pending(group, consumer, streams, n))

    def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> list[Entry]:
        return self._opened(self._log.claim(group, consumer, streams, idle_s, n))

    def peek(self, stream: str) -> Iterator[Entry]:
        # A letter nobody can open is no letter; a message is: a writer has to set it aside.
        return (self._open(entry) for entry in self._log.peek(stream) if stream not in ALWAYS or not self._lost(entry))

    def head_deliveries(self, group: str, streams: Sequence[str], consumer: str | None = None, idle_s: float = 0.0) -> int:
        return self._log.head_deliveries(group, streams, consumer, idle_s)

    def touch(self, group: str, consumer: str, entries: Sequence[Entry]) -> None:
        self._log.touch(group, consumer, entries)

    def retire(self, group: str, consumer: str) -> None:
        self._log.retire(group, consumer)

    def ack(self, group: str, entries: Sequence[Entry]) -> None:
        self._log.ack(group, entries)

    def stats(self, group: str) -> dict[str, dict[str, int]]:
        return self._log.stats(group)

    def drop(self, stream: str, ids: Sequence[str]) -> int:
        return self._log.drop(stream, ids)

    def trim(self, stream: str, keep: int = 0) -> int:
        return self._log.trim(stream, keep)

    def durability(self) -> Durability:
        return self._log.durability()

    def close(self) -> None:
        self._log.close()
        if "_seal" in vars(self):
            self._seal.close()

    def reseal(self, streams: Sequence[str]) -> int:
        """Seal the messages that are plain or sealed with an older key; returns how many.

        A broker that cannot put one message in the place of another gets dead letters anew, which nobody reads in order.
        """
        put = getattr(self._log, "put_in_place", None)
        done = 0
        for stream in streams if put is not None else ALWAYS:
            if not self._sealed(stream):
                continue
            find = whose_letter if stream in ALWAYS else whose
            stale = [
                (entry, self._open(entry).body) for entry in self._log.peek(stream) if not self._seal.is_sealed_now(entry.body)
            ]
            for first in range(0, len(stale), PAGE):
                page = stale[first : first + PAGE]
                known = [(who if (who := find(body)) and self._seal.has_key(who) else None, body) for _, body in page]
                sealed = self._seal.seal_messages(stream, known)
                if put is not None:
                    done += put(stream, [(entry.id, body) for (entry, _), body in zip(page, sealed, strict=True)])
                else:
                    self._log.append(stream, sealed)
                    done += self._log.drop(stream, [entry.id for entry, _ in page])
        return done

    def drop_lost(self, streams: Sequence[str]) -> int:
        """Remove the messages nobody can open any more; returns how many there were."""
        return sum(self._log.drop(stream, [e.id for e in self._log.peek(stream) if self._lost(e)]) for stream in streams)

    def _lost(self, entry: Entry) -> bool:
        try:
            self._seal.open_message(entry.stream, entry.body)
        except MiloError as e:
            if e.code not in _LOST:
                raise
            return True
        return False

    def _sealed(self, stream: str) -> bool:
        return self._only is None or stream in self._only

    def _opened(self, entries: Sequence[Entry]) -> list[Entry]:
        return [self._open(entry) for entry in entries]

    def _open(self, entry: Entry) -> Entry:
        try:
            body = self._seal.open_message(entry.stream, entry.body)
        except MiloError as e:
            if e.code not in _LOST:
                raise
            return entry
        return entry if body is entry.body else Entry(entry.stream, entry.id, body, entry.deliveries)


_LOST = frozenset(("key_gone", "broken_seal"))


class _Whose(msgspec.Struct):
    user_id: str | None = None


class _Letter(msgspec.Struct):
    payload: str = ""


def whose(body: bytes) -> str | None:
    """Whose message it is, None where it does not say."""
    try:
        return msgspec.json.decode(body, type=_Whose).user_id or None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def whose_letter(body: bytes) -> str | None:
    """Whose message a dead letter is about, None where that cannot be read."""
    try:
        payload: Any = msgspec.json.decode(body, type=_Letter).payload
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return whose(payload.encode())


ALWAYS = (DEAD_LETTERS,)
"""What is sealed on every broker: only Milo reads it."""
