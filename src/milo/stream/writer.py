"""The writer: everything that is stored goes through here. Validate, write by identity, and only then acknowledge."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from milo.stream.contract import Entry, Log
from milo.vocabulary.errors import BadRecord, MiloError
from milo.vocabulary.identity import identity
from milo.vocabulary.records import DEAD_LETTERS, KINDS, Record, encode, encode_all, kind_of, kind_of_stream

GROUP = "writer"
BATCH = 10_000  # records in one transaction: beyond it the fsync hardly counts, and memory stays small
MAX_DELIVERIES = 5  # a message handed out more often kills whoever reads it (our choice)
STREAMS = tuple(k.stream for k in KINDS.values() if not k.derived)

log = logging.getLogger(__name__)


class _Counts(Protocol):
    @property
    def new(self) -> int: ...
    @property
    def updated(self) -> int: ...
    @property
    def duplicates(self) -> int: ...


class Sink(Protocol):
    """The part of a store the writer needs."""

    def upsert(self, records: Sequence[tuple[Record, bytes]], /) -> _Counts: ...


@dataclass
class Tally:
    """What the writer did: rows by fate, and why each refused record was refused (reason -> count)."""

    new: int = 0
    updated: int = 0
    duplicates: int = 0
    refused: dict[str, int] = field(default_factory=dict)

    @property
    def stored(self) -> int:
        """Records that are in the store now."""
        return self.new + self.updated + self.duplicates

    def add(self, counts: _Counts) -> None:
        """Count a written batch."""
        self.new += counts.new
        self.updated += counts.updated
        self.duplicates += counts.duplicates

    def refuse(self, reason: str) -> None:
        """Count a refused record."""
        self.refused[reason] = self.refused.get(reason, 0) + 1


class Writer:
    """Carries records into a store.

    sink: the store.  log: where live messages come from and dead letters go to.  consumer: this writer's own name.
    """

    def __init__(self, sink: Sink, log: Log, consumer: str = "writer-1") -> None:
        self._sink = sink
        self._log = log
        self._consumer = consumer

    def write(self, records: Iterable[Record]) -> Tally:
        """Write records that can be had again (a file's): no stream between, the same validation and identity.

        Batches are committed as they fill, so an iterable of any length needs little memory.
        """
        tally = Tally()
        batch: list[Record] = []
        for record in records:
            batch.append(record)
            if len(batch) >= BATCH:
                self._write_batch(batch, tally)
                batch.clear()
        self._write_batch(batch, tally)
        return tally

    def _write_batch(self, batch: Sequence[Record], tally: Tally) -> None:
        try:
            tally.add(self._sink.upsert(list(zip(batch, encode_all(batch), strict=True))))
            return
        except BadRecord:
            pass  # at least one is bad: find out which, and why
        good: list[tuple[Record, bytes]] = []
        for record in batch:
            try:
                good.append((record, encode(record)))
            except BadRecord as e:
                known = kind_of(record)
                self._bury(known.stream, str(known.id_of(record)), str(e), repr(record))
                tally.refuse(str(e))
        tally.add(self._sink.upsert(good))

    def publish(self, records: Iterable[Record]) -> dict[str, int]:
        """Put live records on their streams; returns how many per stream. Raises BadRecord before anything is appended."""
        by_stream: dict[str, list[bytes]] = {}
        for record in records:
            by_stream.setdefault(kind_of(record).stream, []).append(encode(record))
        for stream, bodies in by_stream.items():
            self._log.append(stream, bodies)
        return {stream: len(bodies) for stream, bodies in by_stream.items()}

    def recover(self, idle_s: float = 30.0) -> Tally:
        """Deal with what this consumer left behind, then with what others left behind for idle_s."""
        tally = Tally()
        while entries := self._log.own_pending(GROUP, self._consumer, STREAMS, BATCH):
            self._carry(entries, tally)
        while entries := self._log.claim(GROUP, self._consumer, STREAMS, idle_s, BATCH):
            self._carry(entries, tally)
        return tally

    def drain(self) -> Tally:
        """Carry messages until the streams are empty."""
        tally = self.recover()
        while entries := self._log.read(GROUP, self._consumer, STREAMS, BATCH):
            self._carry(entries, tally)
        return tally

    def step(self) -> Tally:
        """Carry one batch of new messages."""
        tally = Tally()
        if entries := self._log.read(GROUP, self._consumer, STREAMS, BATCH):
            self._carry(entries, tally)
        return tally

    def forget(self, athlete: str) -> int:
        """Remove an athlete's messages from all streams, dead letters included; returns how many there were."""
        dropped = 0
        needle = athlete.encode()
        for stream in (*STREAMS, DEAD_LETTERS):
            dropped += self._log.drop(stream, [e.id for e in self._log.peek(stream) if needle in e.body])
        return dropped

    def _carry(self, entries: Sequence[Entry], tally: Tally) -> None:
        good: list[tuple[Record, bytes]] = []
        for entry in entries:
            try:
                if entry.deliveries > MAX_DELIVERIES:
                    raise BadRecord("a message that can be stored", f"one handed out {entry.deliveries} times")
                record = kind_of_stream(entry.stream).decode(entry.body)
                good.append((record, encode(record)))
            except (MiloError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as e:
                self._bury(entry.stream, entry.id, str(e), entry.body.decode("utf-8", "replace"))
                tally.refuse(str(e))
        tally.add(self._sink.upsert(good))
        self._log.ack(GROUP, entries)

    def _bury(self, stream: str, id: str, reason: str, payload: str) -> None:
        """Put a record that may not be stored on the dead-letter stream, once, with the reason."""
        log.warning("a message of %s was refused: %s", stream, reason)
        letter: dict[str, Any] = {"stream": stream, "id": id, "reason": reason, "payload": payload}
        letter["letter_id"] = identity(stream, id, payload)
        self._log.append(DEAD_LETTERS, [msgspec.json.encode(letter)])
