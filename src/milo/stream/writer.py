"""The writer: everything that is stored goes through here. Validate, write by identity, and only then acknowledge."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from milo.stream.contract import Entry, Log
from milo.stream.deadletters import DeadLetters, Letter, letter
from milo.stream.judging import judge, of_tomorrow, spell, tells_of
from milo.stream.meter import Meter, NoMeter
from milo.stream.patience import Patience
from milo.stream.suspicion import ALONE, portion
from milo.stream.tally import Counts, Tally
from milo.vocabulary.clock import Clock, WallClock
from milo.vocabulary.errors import BadRecord, MiloError, Unavailable, as_sentence
from milo.vocabulary.records import DEAD_LETTERS, KINDS, Record, encode, encode_all, kind_of

GROUP = "writer"
BATCH = 10_000  # records in one transaction: beyond it the fsync hardly counts, and memory stays small
CLAIM_IDLE_S = 2.0  # what nobody has said anything about for so long was left by a dead writer
CLAIM_EVERY_S = 0.5
TIDY_EVERY_S = 5.0  # trimming, telling the lag, and asking whether the store is there (health shows within 5 s, F10)
KEPT = 10_000  # messages that stay on a stream after everybody has read them, to look at and to read again
WAIT_S = 0.5  # how long one read waits for a first message; a stop is noticed between two
OTHERS_S = 2 * CLAIM_IDLE_S  # what nobody could take over for so long is in the hands of a living writer
STREAMS = tuple(k.stream for k in KINDS.values() if not k.derived)

log = logging.getLogger(__name__)
T = TypeVar("T")


class Sink(Protocol):
    """The part of a store the writer needs."""

    def upsert(self, records: Sequence[tuple[Record, bytes]], /) -> Counts: ...

    def latest(self, kind: str, athlete: str, /) -> Any: ...


Gate = Callable[[Iterable[str]], dict[str, str]]
"""Athletes -> those of whom nothing new may be stored, with the reason."""


class _Ask(Protocol):
    """Has something done that the "store" or the "stream" must answer; None when that was given up."""

    def __call__(self, what: str, do: Callable[[], T], /) -> T | None: ...


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for circles of objects: a batch makes tens of thousands that end with it, beside every athlete's key.

    Looking through them all cost publishing with 20,000 athletes 40 % of its rate.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Writer:
    """Carries records into a store.

    sink: the store.  log: where live messages come from and dead letters go to.  consumer: this writer's own name; any number of
    writers with names of their own share the streams.  clock: tells what lies in the future.  meter: who watches.
    gate: tells whose records may not be stored.  What kills its reader is found and set aside (stream.suspicion).
    """

    def __init__(
        self,
        sink: Sink,
        log: Log,
        consumer: str = "writer-1",
        clock: Clock | None = None,
        meter: Meter | None = None,
        gate: Gate | None = None,
    ) -> None:
        self._sink = sink
        self._log = log
        self._consumer = consumer
        self._clock = clock or WallClock()
        self._meter: Meter = meter or NoMeter()
        self._gate = gate
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

    @_uncollected()
    def _write_batch(self, batch: Sequence[Record], tally: Tally) -> None:
        if refused := self._refused(batch):
            withheld = [self._letter(kind_of(r).stream, _id(r), why, b"") for r in batch if (why := refused.get(id(r)))]
            batch = [r for r in batch if id(r) not in refused]
            self.letters.add(withheld)
            self._tell_of(withheld, tally)
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
                bad.append(self._letter(known.stream, str(known.id_of(record)), str(e), spell(record)))
        tally.add(self._sink.upsert(good))
        self.letters.add(bad)
        self._tell_of(bad, tally)

    # --- what cannot ----------------------------------------------------------------------------------------------------

    @_uncollected()
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
        """Carry one batch of new messages. Raises Unavailable when store or stream cannot answer."""
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
        idle_since: float | None = None
        patience = Patience(self._log, GROUP, self._consumer, self._meter, stopping)

        def ask(what: str, do: Callable[[], T]) -> T | None:
            done = patience.ask(what, do)
            tally.retries = patience.retries
            return done

        while not stopping.is_set():
            now = time.monotonic()
            if now - tidied >= TIDY_EVERY_S:
                ask("store", self._knock)
                ask("stream", self._tidy)
                tidied = now
                continue
            entries: list[Entry] | None = []
            if now - looked >= CLAIM_EVERY_S:
                entries = ask("stream", lambda: self._left_behind(tally))
                looked = now if not entries else looked
            if not entries:
                entries = ask("stream", lambda: self._read(0.0 if drain else WAIT_S))
            if entries:
                with patience.holding(entries):
                    self._carry(entries, tally, ask)
                tell(tally)
                idle_since = None
            elif drain:
                idle_since = idle_since or now
                waiting = ask("stream", self._waiting)
                if waiting == 0:
                    break
                if now - idle_since > OTHERS_S:
                    log.info("other writers hold the rest", extra={"pending": waiting})
                    break
                stopping.wait(0.1)  # another writer holds the rest: it finishes, or is taken over when it falls silent
        self._leave()
        return tally

    def forget(self, athlete: str) -> int:
        """Remove an athlete's messages from all streams, dead letters included; returns how many there were."""
        dropped = 0
        for stream in STREAMS:
            dropped += self._log.drop(stream, [e.id for e in self._log.peek(stream) if tells_of(athlete, e.body)])
        theirs = [one.letter_id for one in self.letters.all() if tells_of(athlete, one.body)]
        return dropped + self.letters.drop(theirs)

    # --- one batch ------------------------------------------------------------------------------------------------------

    def _carry(self, entries: Sequence[Entry], tally: Tally, ask: _Ask = lambda what, do: do()) -> None:
        """Store a batch, set aside what may not be stored, and only then acknowledge and count."""
        began = time.perf_counter()
        sorted_out = ask("store", lambda: self._sorted(entries))  # the gate asks the store what its athletes allow
        if sorted_out is None:
            return
        kept, good, bad = sorted_out
        counts = ask("store", lambda: self._store(kept, good, bad))
        if counts is None or not ask("stream", lambda: self._finish(entries, bad)):
            return  # told to stop meanwhile: nothing is acknowledged, the next writer finds it all
        tally.add(counts)
        self._tell_of(bad, tally)
        self._meter.stored(counts.new, counts.updated, counts.duplicates)
        self._meter.batch(len(entries), time.perf_counter() - began)

    @_uncollected()
    def _store(self, kept: Sequence[Entry], good: Sequence[tuple[Record, bytes]], bad: list[Letter]) -> Counts:
        """Write records; one the store itself cannot hold (too large for a document) joins the bad ones, the others are written."""
        try:
            return self._sink.upsert(good)
        except BadRecord:
            pass
        written = Tally()
        known = {one.letter_id for one in bad}
        for entry, pair in zip(kept, good, strict=True):
            try:
                written.add(self._sink.upsert([pair]))
            except BadRecord as e:
                one = self._letter(entry.stream, entry.id, str(e), entry.body)
                bad += [one] if one.letter_id not in known else []
        return written

    @_uncollected()
    def _sorted(self, entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[Record, bytes]], list[Letter]]:
        """Entries that hold records, the records with the bodies to store, and letters about the rest."""
        kept: list[Entry] = []
        good: list[tuple[Record, bytes]] = []
        bad: list[Letter] = []
        now = self._clock.now()
        for entry in entries:
            try:
                good.append(judge(entry.stream, entry.body, now))
                kept.append(entry)
            except MiloError as e:
                bad.append(self._letter(entry.stream, entry.id, str(e), entry.body))
        if refused := self._refused([record for record, _ in good]):
            # Without the message: what may not be stored may not be kept in a letter either.
            pairs = list(zip(kept, good, strict=True))
            bad += [self._letter(e.stream, e.id, why, b"") for e, (r, _) in pairs if (why := refused.get(id(r)))]
            kept = [e for e, (r, _) in pairs if id(r) not in refused]
            good = [pair for _, pair in pairs if id(pair[0]) not in refused]
        return kept, good, bad

    def _refused(self, records: Sequence[Record]) -> dict[int, str]:
        """Python's id of a record -> why it may not be kept, though it is valid: its athlete does not allow it."""
        now = self._clock.now()
        early = {id(r): reason for r in records if (reason := of_tomorrow(r, now))}
        if self._gate is None:
            return early
        why = self._gate({r.user_id for r in records})  # type: ignore[attr-defined]
        # Their word itself, what was done with their data, and what stops training after a danger: without the last, a reply that
        # says "training is locked" would not be true.
        exempt = ("consent", "audit", "latch")
        return early | {id(r): why[r.user_id] for r in records if why and r.user_id in why and kind_of(r).name not in exempt}  # type: ignore[attr-defined]

    def _letter(self, stream: str, id: str, reason: str, body: bytes) -> Letter:
        return letter(stream, id, reason, body, self._clock.now())

    def _finish(self, entries: Sequence[Entry], bad: Sequence[Letter]) -> bool:
        if bad:
            self.letters.add(bad)
        self._log.ack(GROUP, entries)
        return True

    def _tell_of(self, bad: Sequence[Letter], tally: Tally) -> None:
        for one in bad:
            tally.refuse(one.reason)
            # The reason may quote the message, and a log is no place for anybody's values: the letter has both.
            log.warning("message set aside", extra={"stream": one.stream, "letter_id": one.letter_id})
            self._meter.dead(one.stream, 1)

    def _read(self, wait_s: float) -> list[Entry]:
        return self._log.read(GROUP, self._consumer, STREAMS, BATCH, wait_s)

    def _left_behind(self, tally: Tally) -> list[Entry]:
        """The next messages this consumer, then any other, was given and did not finish."""
        while True:
            if deliveries := self._log.head_deliveries(GROUP, STREAMS, self._consumer):
                entries = self._log.own_pending(GROUP, self._consumer, STREAMS, portion(deliveries, BATCH)[0])
            elif deliveries := self._log.head_deliveries(GROUP, STREAMS, None, CLAIM_IDLE_S):
                entries = self._log.claim(GROUP, self._consumer, STREAMS, CLAIM_IDLE_S, portion(deliveries, BATCH)[0])
            else:
                return []
            # Asked of what was handed out: another writer may have taken the head meanwhile, and this is its healthy neighbour.
            hopeless = [e for e in entries if len(entries) == 1 and portion(e.deliveries - 1, BATCH)[1]]
            if not hopeless:
                return entries
            reason = as_sentence("a message that can be stored", f"one that ended its reader {ALONE} times while alone")
            bad = [self._letter(e.stream, e.id, reason, e.body) for e in hopeless]
            self._finish(hopeless, bad)
            self._tell_of(bad, tally)

    def _knock(self) -> None:
        """Ask the store for somebody who is nobody: raises Unavailable when it is away."""
        self._sink.latest("user", "")

    def _waiting(self) -> int:
        stats = self._log.stats(GROUP)
        return sum(stats[stream]["pending"] for stream in STREAMS if stream in stats)

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


def _id(record: Record) -> str:
    return str(kind_of(record).id_of(record))
