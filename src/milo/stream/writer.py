"""The writer: everything that is stored goes through here. Validate, write by identity, and only then acknowledge."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import msgspec

from milo.stream.contract import Entry, Log
from milo.stream.deadletters import DeadLetters, Letter, letter
from milo.stream.meter import Meter, NoMeter
from milo.vocabulary.clock import Clock, WallClock
from milo.vocabulary.errors import BadRecord, MiloError, Unavailable
from milo.vocabulary.records import DEAD_LETTERS, KINDS, Kind, Record, accept, encode, encode_all, kind_of, kind_of_stream

GROUP = "writer"
BATCH = 10_000  # records in one transaction: beyond it the fsync hardly counts, and memory stays small
CLAIM_IDLE_S = 2.0  # what nobody has said anything about for so long was left by a dead writer
TOUCH_S = 0.5  # a writer that waits for the store says so this often, well within CLAIM_IDLE_S
CLAIM_EVERY_S = 0.5
TIDY_EVERY_S = 5.0
KEPT = 1_000  # messages that stay on a stream after everybody has read them, to look at
WAIT_S = 0.5  # how long one read waits for a first message; a stop is noticed between two
BACKOFF_S = (0.2, 5.0)  # first and longest pause while store or stream is away (reliability P-5)
FUTURE = timedelta(minutes=5)  # clocks differ by that much without being wrong (reliability F08)
SUSPECT = 3  # deliveries after which a message may be killing its readers; a writer that is merely restarted causes one or two
SHRINK = 16  # then batches are so many times smaller with every delivery
ALONE = 2  # deliveries of a message by itself before it is set aside
STREAMS = tuple(k.stream for k in KINDS.values() if not k.derived)
# Kinds that tell what was seen; a setting, a plan or a consent may well begin tomorrow.
SEEN = frozenset(
    ("event", "sleep", "nutrition", "feedback", "workout", "sample", "lap", "rr", "set", "measurement", "waveform", "device")
)

log = logging.getLogger(__name__)
T = TypeVar("T")


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
    retries: int = 0

    @property
    def stored(self) -> int:
        """Records that are in the store now."""
        return self.new + self.updated + self.duplicates

    @property
    def dead(self) -> int:
        """Records that were set aside."""
        return sum(self.refused.values())

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

    sink: the store.  log: where live messages come from and dead letters go to.  consumer: this writer's own name; any number of
    writers with names of their own share the streams.  clock: tells what lies in the future.  meter: who watches.

    A message that kills its reader must not take its neighbours along, and a writer that is merely killed often must not bury
    healthy messages. Deliveries grow only for what is handed out. So when the first message left behind was delivered more than
    SUSPECT times, ever fewer are taken from the front, until it is alone; only one that was alone ALONE times and never came
    through is set aside.
    """

    def __init__(
        self, sink: Sink, log: Log, consumer: str = "writer-1", clock: Clock | None = None, meter: Meter | None = None
    ) -> None:
        self._sink = sink
        self._log = log
        self._consumer = consumer
        self._clock = clock or WallClock()
        self._meter: Meter = meter or NoMeter()
        self.letters = DeadLetters(log)

    # --- what can be had again ------------------------------------------------------------------------------------------

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
        bad: list[Letter] = []
        for record in batch:
            try:
                good.append((record, encode(record)))
            except BadRecord as e:
                known = kind_of(record)
                bad.append(self._letter(known.stream, str(known.id_of(record)), str(e), msgspec.json.encode(record)))
                tally.refuse(str(e))
        tally.add(self._sink.upsert(good))
        self.letters.add(bad)

    # --- what cannot ----------------------------------------------------------------------------------------------------

    def publish(self, records: Iterable[Record]) -> dict[str, int]:
        """Put live records on their streams; returns how many per stream. Raises BadRecord before anything is appended."""
        by_stream: dict[str, list[bytes]] = {}
        for record in records:
            by_stream.setdefault(kind_of(record).stream, []).append(encode(record))
        for stream, bodies in by_stream.items():
            self._log.append(stream, bodies)
        return {stream: len(bodies) for stream, bodies in by_stream.items()}

    def recover(self) -> Tally:
        """Deal with what this consumer left behind, then with what others left behind."""
        tally = Tally()
        while entries := self._left_behind(tally):
            self._carry(entries, tally)
        return tally

    def drain(self) -> Tally:
        """Carry messages until nothing is left to read. Raises Unavailable when store or stream cannot answer."""
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

    def run(self, stopping: threading.Event, *, drain: bool = False, tell: Callable[[Tally], None] = lambda t: None) -> Tally:
        """Carry messages until told to stop, or with `drain` until the streams are empty. Waits for a store or stream that is away.

        Nothing more is read while a batch waits for the store, so memory is one batch however long it is away. A stop finishes
        the batch under way; one that waits for the store is left to the next writer.  tell: called after every batch.
        """
        tally = Tally()
        looked = tidied = -1e9  # monotonic seconds: look at once
        while not stopping.is_set():
            now = time.monotonic()
            entries: list[Entry] | None = []
            if now - looked >= CLAIM_EVERY_S:
                entries = self._patiently("stream", lambda: self._left_behind(tally), tally, stopping)
                looked = now if not entries else looked
            if not entries:
                wait = 0.0 if drain else WAIT_S
                read = self._log.read
                entries = self._patiently("stream", lambda: read(GROUP, self._consumer, STREAMS, BATCH, wait), tally, stopping)  # noqa: B023
            if entries:
                self._patiently("store", lambda: self._carry(entries, tally), tally, stopping, entries)  # noqa: B023
                tell(tally)
            elif drain and entries is not None and self._patiently("stream", self._empty, tally, stopping):
                break
            elif drain:
                stopping.wait(0.1)  # another writer holds the rest: it finishes, or is taken over when it falls silent
            if now - tidied >= TIDY_EVERY_S:
                self._patiently("stream", self._tidy, tally, stopping)
                tidied = now
        self._leave()
        return tally

    def forget(self, athlete: str) -> int:
        """Remove an athlete's messages from all streams, dead letters included; returns how many there were."""
        dropped = 0
        needle = athlete.encode()
        for stream in STREAMS:
            dropped += self._log.drop(stream, [e.id for e in self._log.peek(stream) if needle in e.body])
        theirs = [one.letter_id for one in self.letters.all() if needle in one.body]
        return dropped + self.letters.drop(theirs)

    # --- one batch ------------------------------------------------------------------------------------------------------

    def _carry(self, entries: Sequence[Entry], tally: Tally) -> None:
        began = time.perf_counter()
        good: list[tuple[Record, bytes]] = []
        bad: list[Letter] = []
        horizon = self._clock.now() + FUTURE
        for entry in entries:
            try:
                kind = kind_of_stream(entry.stream)
                accepted = accept(kind, entry.body)
                _check_time(kind, accepted[0], horizon)
                good.append(accepted)
            except MiloError as e:
                bad.append(self._letter(entry.stream, entry.id, str(e), entry.body))
        counts = self._sink.upsert(good)
        self._bury(bad)
        self._log.ack(GROUP, entries)
        # Counted only now: a batch that is tried again counts once.
        tally.add(counts)
        for one in bad:
            tally.refuse(one.reason)
        self._meter.stored(counts.new, counts.updated, counts.duplicates)
        self._meter.batch(len(entries), time.perf_counter() - began)

    def _letter(self, stream: str, id: str, reason: str, body: bytes) -> Letter:
        return letter(stream, id, reason, body, self._clock.now())

    def _bury(self, bad: Sequence[Letter]) -> None:
        if not bad:
            return
        self.letters.add(bad)
        for one in bad:
            # The reason may quote the message, and a log is no place for anybody's values: the letter has both.
            log.warning("message set aside", extra={"stream": one.stream, "letter_id": one.letter_id})
            self._meter.dead(one.stream, 1)

    def _left_behind(self, tally: Tally) -> list[Entry]:
        """The next messages this consumer, then any other, was given and did not finish."""
        own = self._log.head_deliveries(GROUP, STREAMS, self._consumer)
        if own:
            size, alone = _portion(own)
            entries = self._log.own_pending(GROUP, self._consumer, STREAMS, size)
        else:
            stale = self._log.head_deliveries(GROUP, STREAMS, None, CLAIM_IDLE_S)
            if not stale:
                return []
            size, alone = _portion(stale)
            entries = self._log.claim(GROUP, self._consumer, STREAMS, CLAIM_IDLE_S, size)
        if not alone:
            return entries
        for entry in entries:
            reason = BadRecord(
                "a message that can be stored", f"one that ended its reader, {entry.deliveries - 1} times handed out"
            )
            self._bury([self._letter(entry.stream, entry.id, str(reason), entry.body)])
            tally.refuse(str(reason))
        self._log.ack(GROUP, entries)
        return self._left_behind(tally)

    # --- patience -------------------------------------------------------------------------------------------------------

    def _patiently(
        self, what: str, do: Callable[[], T], tally: Tally, stopping: threading.Event, held: Sequence[Entry] = ()
    ) -> T | None:
        """Do something that store or stream may not be able to answer now, again and again; None when told to stop meanwhile.

        held: messages nobody else may take for abandoned while this waits.
        """
        pause, waited = BACKOFF_S[0], False
        while True:
            try:
                done = do()
            except Unavailable as e:
                tally.retries += 1
                self._meter.retry(what)
                self._meter.available(what, False)
                if not waited:
                    log.warning("%s is away", what, extra={"found": e.found, "holding": len(held)})
                waited = True
                # Jitter: writers that lost the same store must not come back in step.
                if self._hold(held, pause * random.uniform(0.5, 1.0), stopping):  # noqa: S311 - no secret
                    return None
                pause = min(2 * pause, BACKOFF_S[1])
            else:
                if waited:
                    log.info("%s is back", what, extra={"retries": tally.retries})
                self._meter.available(what, True)
                return done

    def _hold(self, held: Sequence[Entry], seconds: float, stopping: threading.Event) -> bool:
        """Wait, saying that these messages are still this writer's; True when told to stop."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if held:
                try:
                    self._log.touch(GROUP, self._consumer, held)
                except Unavailable:
                    held = ()  # the stream is away too: nobody can take them either
            if stopping.wait(min(left, TOUCH_S)):
                return True
        return False

    def _empty(self) -> bool:
        stats = self._log.stats(GROUP)
        return not any(stats[stream]["pending"] for stream in STREAMS if stream in stats)

    def _tidy(self) -> None:
        self._trim()
        for stream, line in self._log.stats(GROUP).items():
            if stream != DEAD_LETTERS:
                self._meter.lag(stream, line["pending"])

    def _trim(self) -> None:
        for stream in STREAMS:
            self._log.trim(stream, KEPT)

    def _leave(self) -> None:
        try:
            self._trim()
            self._log.retire(GROUP, self._consumer)
        except Unavailable as e:
            log.warning("left without saying goodbye", extra={"found": e.found})


def _portion(deliveries: int) -> tuple[int, bool]:
    """How many to take when the first was delivered so often, and whether it has had its chances alone."""
    if deliveries <= SUSPECT:
        return BATCH, False
    size = BATCH // SHRINK ** (deliveries - SUSPECT)
    if size >= 1:
        return size, False
    steps = SUSPECT
    while BATCH // SHRINK ** (steps - SUSPECT) >= 1:
        steps += 1
    return 1, deliveries >= steps + ALONE


def _check_time(kind: Kind, record: Any, horizon: datetime) -> None:
    """Raise BadRecord for what was seen before it happened."""
    if kind.name not in SEEN:
        return
    at = getattr(record, "end_ts", None) or kind.time_of(record)
    if at > horizon:
        ahead = at - horizon + FUTURE
        do = "mend the device's clock, and replay the letter when its time has come"
        raise BadRecord("a time that has come", f"one {ahead.total_seconds() / 3600:.1f} h ahead of this machine's clock", do)
