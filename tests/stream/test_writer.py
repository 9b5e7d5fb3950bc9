from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from milo.store.sqlite import Store
from milo.stream import patience, suspicion
from milo.stream import writer as writer_module
from milo.stream.contract import Entry
from milo.stream.embedded import Log
from milo.stream.meter import NoMeter
from milo.stream.tally import Tally
from milo.stream.writer import GROUP, Writer
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadRecord, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DEAD_LETTERS, Feedback, Record, Sleep

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def said(n: int, mood: float | None = 3) -> Feedback:
    return Feedback(
        origin=Origin.TOLD, source="test", feedback_id=f"f{n}", user_id="ada", event_ts=NOON + timedelta(minutes=n), mood=mood
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "milo.db")
    yield made
    made.close()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path / "log.db")
    yield made
    made.close()


def letters(log: Log) -> list[dict[str, str]]:
    return [json.loads(e.body) for e in log.peek(DEAD_LETTERS)]


def test_published_records_arrive_in_the_store(store: Store, log: Log) -> None:
    writer = Writer(store, log)
    assert writer.publish([said(1), said(2)]) == {"fitness:feedback": 2}
    assert store.find("feedback", "ada") == []
    assert writer.drain().new == 2
    assert store.find("feedback", "ada") == [said(1), said(2)]
    assert log.stats(GROUP)["fitness:feedback"]["pending"] == 0


def test_a_bad_record_is_buried_once_with_its_reason_and_its_neighbours_are_stored(store: Store, log: Log) -> None:
    tally = Writer(store, log).write([said(1), said(2, mood=9), said(3), said(4, mood=float("nan"))])
    assert (tally.new, sum(tally.refused.values())) == (2, 2)
    assert [letter["id"] for letter in letters(log)] == ["f2", "f4"]
    assert "$.mood" in letters(log)[0]["reason"]
    assert "finite" in letters(log)[1]["reason"]


@pytest.mark.parametrize(
    "poison",
    [
        b"{",
        b"\xff\xfe",
        b"null",
        b'{"origin":"told"}',
        b"[" * 50_000,
        b'{"origin":"invented","source":"x","feedback_id":"1","user_id":"a","event_ts":"2026-03-01T00:00:00Z"}',
        b'{"origin":"told","source":"x","feedback_id":"1","user_id":"a","event_ts":"2026-03-01T00:00:00"}',
    ],
)
def test_poison_never_blocks_the_stream(store: Store, log: Log, poison: bytes) -> None:
    log.append("fitness:feedback", [poison])
    writer = Writer(store, log)
    writer.publish([said(1)])
    tally = writer.drain()
    assert tally.new == 1
    assert len(letters(log)) == 1
    assert letters(log)[0]["stream"] == "fitness:feedback"
    assert log.stats(GROUP)["fitness:feedback"]["pending"] == 0


def test_an_unknown_field_does_not_refuse_a_record(store: Store, log: Log) -> None:
    body = msgspec.json.decode(msgspec.json.encode(said(1)))
    log.append("fitness:feedback", [msgspec.json.encode({**body, "from_the_future": 1})])
    assert Writer(store, log).drain().new == 1


def test_nothing_is_acknowledged_when_the_store_fails(store: Store, log: Log) -> None:
    class Broken:
        def upsert(self, records: Sequence[tuple[Record, bytes]]) -> object:
            raise OSError("no space left on device")

    Writer(store, log).publish([said(1)])
    with pytest.raises(OSError, match="space"):
        Writer(Broken(), log, "a").drain()  # type: ignore[arg-type]
    assert log.stats(GROUP)["fitness:feedback"]["pending"] == 1
    assert Writer(store, log, "a").drain().new == 1


class Mortal:
    """A store whose process dies at a certain reading: what was read is never acknowledged, as after kill -9."""

    def __init__(self, store: Store, deadly: str) -> None:
        self._store, self._deadly = store, deadly
        self.latest = store.latest

    def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Any:
        if any(r.feedback_id == self._deadly for r, _ in records):  # type: ignore[attr-defined]
            raise SystemExit(137)
        return self._store.upsert(records)


def test_a_message_that_keeps_killing_its_reader_is_set_aside_alone(store: Store, log: Log) -> None:
    Writer(store, log).publish([said(n) for n in range(400)])
    deaths = 0
    for deaths in range(40):  # noqa: B007 - how many it took is what is asked
        try:
            Writer(Mortal(store, "f250"), log, "a").drain()  # type: ignore[arg-type]
        except SystemExit:
            continue
        break
    assert deaths <= suspicion.SUSPECT + 8
    assert len(store.find("feedback", "ada")) == 399
    assert [letter["id"] for letter in letters(log)] == ["251"]
    assert "ended its reader" in letters(log)[0]["reason"]


def test_the_same_holds_when_every_reader_has_another_name(store: Store, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "CLAIM_IDLE_S", 0)
    Writer(store, log).publish([said(n) for n in range(400)])
    for deaths in range(40):
        try:
            Writer(Mortal(store, "f250"), log, f"writer {deaths}").drain()  # type: ignore[arg-type]
        except SystemExit:
            continue
        break
    assert deaths <= suspicion.SUSPECT + 8
    assert len(store.find("feedback", "ada")) == 399
    assert len(letters(log)) == 1


def test_a_writer_killed_again_and_again_buries_nobody(store: Store, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dying is not the messages' fault: these lives are too short for a long batch, and now and then for any."""
    monkeypatch.setattr(writer_module, "CLAIM_IDLE_S", 0)
    Writer(store, log).publish([said(n) for n in range(3_000)])
    lives = 0

    class Dying:
        def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Any:
            nonlocal lives
            lives += 1
            if len(records) > 60 or lives % 3 == 0:
                raise SystemExit(137)
            return store.upsert(records)

    deaths = 0
    for n in range(300):
        try:
            Writer(Dying(), log, f"writer {n % 2}").drain()  # type: ignore[arg-type]
        except SystemExit:
            deaths += 1
            continue
        break
    Writer(store, log, "writer 0").drain()
    Writer(store, log, "writer 1").drain()
    assert deaths >= 20
    assert letters(log) == []
    assert len(store.find("feedback", "ada")) == 3_000


def test_a_reading_from_the_future_is_set_aside_and_one_a_little_ahead_is_not(store: Store, log: Log) -> None:
    clock = StillClock(NOON)
    writer = Writer(store, log, clock=clock)
    writer.publish([said(0), said(4), said(6), said(60 * 24)])
    tally = writer.drain()
    assert (tally.new, tally.dead) == (2, 2)
    assert "ahead of this machine's clock" in letters(log)[0]["reason"]
    assert Writer(store, log, clock=StillClock(NOON + timedelta(days=2))).letters.replay() == 2
    assert Writer(store, log, clock=StillClock(NOON + timedelta(days=2))).drain().new == 2
    assert letters(log) == []


def test_a_night_that_ends_in_the_future_is_set_aside(store: Store, log: Log) -> None:
    night = Sleep(
        origin=Origin.SIMULATED,
        source="test",
        session_id="n",
        user_id="ada",
        start_ts=NOON - timedelta(hours=1),
        end_ts=NOON + timedelta(hours=7),
    )
    writer = Writer(store, log, clock=StillClock(NOON))
    writer.publish([night])
    assert writer.drain().dead == 1


class HandClock(StillClock):
    """A clock moved by hand."""

    def go(self, on: timedelta) -> None:
        self._at += on


class Away:
    """A store that cannot answer a few times."""

    def __init__(self, store: Store, times: int) -> None:
        self._store, self.times, self.calls = store, times, 0

    def latest(self, kind: str, athlete: str) -> Any:
        return self._store.latest(kind, athlete)

    def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Any:
        self.calls += 1
        if self.calls <= self.times:
            raise Unavailable("a store", "nothing")
        return self._store.upsert(records)


def test_a_store_that_is_away_is_waited_for_and_nothing_is_counted_twice(
    store: Store, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "BACKOFF_S", (0.01, 0.05))
    Writer(store, log).publish([said(n) for n in range(50)])
    tally = Writer(Away(store, 4), log).run(threading.Event(), drain=True)  # type: ignore[arg-type]
    assert (tally.new, tally.duplicates, tally.retries) == (50, 0, 4)
    assert log.stats(GROUP)["fitness:feedback"]["pending"] == 0


def test_a_stop_while_the_store_is_away_leaves_the_batch_to_the_next(store: Store, log: Log) -> None:
    Writer(store, log).publish([said(n) for n in range(50)])
    stopping = threading.Event()
    threading.Timer(0.3, stopping.set).start()
    tally = Writer(Away(store, 1_000), log, "a").run(stopping)  # type: ignore[arg-type]
    assert tally.stored == 0
    assert Writer(store, log, "a").drain().new == 50


def test_a_run_trims_what_everybody_has_read(store: Store, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "KEPT", 5)
    Writer(store, log).publish([said(n) for n in range(50)])
    Writer(store, log).run(threading.Event(), drain=True)
    assert [len(list(log.peek("fitness:feedback"))), log.stats(GROUP)["fitness:feedback"]["published"]] == [5, 50]


def test_publishing_checks_before_anything_is_appended(store: Store, log: Log) -> None:
    with pytest.raises(BadRecord):
        Writer(store, log).publish([said(1), said(2, mood=99)])
    assert log.stats(GROUP) == {}


def test_a_long_iterable_is_written_in_batches(store: Store, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "BATCH", 10)
    assert Writer(store, log).write(said(n) for n in range(35)).new == 35
    assert store.stats() == {"feedback": 35}


def test_forgetting_an_athlete_clears_streams_and_dead_letters(store: Store, log: Log) -> None:
    writer = Writer(store, log)
    writer.publish([said(1), msgspec.structs.replace(said(2), user_id="bruno")])
    writer.write([said(3, mood=99)])
    assert writer.forget("ada") == 2
    assert letters(log) == []
    writer.drain()
    assert store.athletes() == ["bruno"]


def test_a_text_that_is_no_utf8_is_set_aside_and_its_neighbours_are_stored(store: Store, log: Log) -> None:
    tally = Writer(store, log).write([said(1), msgspec.structs.replace(said(2), source="caf\udce9")])
    assert (tally.new, tally.dead) == (1, 1)
    assert json.loads(letters(log)[0]["payload"])["source"] == "caf\udce9"


def test_a_stop_and_start_during_an_outage_adds_no_deliveries(store: Store, log: Log) -> None:
    """Otherwise an impatient operator would make every message look as if it killed its readers."""
    Writer(store, log).publish([said(1)])
    assert len(log.read(GROUP, "a", writer_module.STREAMS, 10)) == 1  # by a writer that died

    class Gone(Away):
        def latest(self, kind: str, athlete: str) -> Any:
            self.calls += 1
            raise Unavailable("a store", "nothing")

    for _ in range(3):
        gone, stopping = Gone(store, 1_000), threading.Event()
        run = threading.Thread(target=Writer(gone, log, "a").run, args=(stopping,))  # type: ignore[arg-type]
        run.start()
        give_up = time.monotonic() + 10
        while not gone.calls and time.monotonic() < give_up:
            stopping.wait(0.01)
        stopping.set()
        run.join()
        assert gone.calls
    assert log.head_deliveries(GROUP, writer_module.STREAMS, "a") == 1


def test_a_batch_whose_store_hangs_is_not_taken_over(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a clock moved by hand, so that a busy machine is no hanging writer."""
    monkeypatch.setattr(patience, "TOUCH_S", 0.01)
    clock, touched = HandClock(NOON), queue.Queue[datetime]()

    class Touched(Log):
        def touch(self, group: str, consumer: str, entries: Sequence[Entry]) -> None:
            at = clock.now()
            super().touch(group, consumer, entries)
            touched.put(at)

    log = Touched(tmp_path / "log.db", lambda: clock.now().timestamp())
    Writer(store, log).publish([said(1)])
    begun, go = threading.Event(), threading.Event()

    class Hanging(Away):
        def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Any:
            begun.set()
            assert go.wait(30)
            return super().upsert(records)

    stopping = threading.Event()
    slow = threading.Thread(target=Writer(Hanging(store, 0), log, "slow").run, args=(stopping,))  # type: ignore[arg-type]
    slow.start()
    try:
        assert begun.wait(30)
        for _ in range(20):
            clock.go(timedelta(seconds=1))
            while touched.get(timeout=30) != clock.now():
                pass  # began before the clock moved
            assert log.claim(GROUP, "quick", writer_module.STREAMS, 0.5, 10) == []
    finally:
        go.set()
        stopping.set()
        slow.join()
    assert log.stats(GROUP)["fitness:feedback"]["pending"] == 0
    log.close()


def test_the_neighbour_of_a_suspect_is_not_set_aside_in_its_place(store: Store, log: Log) -> None:
    """Two writers see the same suspect; one takes it, and the other is handed the next message, which is healthy."""
    Writer(store, log).publish([said(1)])
    log.read(GROUP, "dead", writer_module.STREAMS, 10)

    class Raced:
        def __getattr__(self, name: str) -> Any:
            return getattr(log, name)

        def head_deliveries(self, group: str, streams: Sequence[str], consumer: str | None = None, idle_s: float = 0.0) -> int:
            return 0 if consumer else 50 * min(1, log.head_deliveries(group, streams))

        def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> Any:
            return log.claim(group, consumer, streams, 0, n)

    assert Writer(store, Raced(), "b").recover().new == 1  # type: ignore[arg-type]
    assert letters(log) == []


def test_a_drain_leaves_to_a_living_writer_what_it_holds(
    store: Store, log: Log, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(writer_module, "OTHERS_S", 0.2)
    Writer(store, log).publish([said(1)])
    held = log.read(GROUP, "alive", writer_module.STREAMS, 10)
    with caplog.at_level("INFO"):
        tally = Writer(store, log, "b").run(threading.Event(), drain=True)
    assert tally.stored == 0
    assert any(r.message == "other writers hold the rest" and r.__dict__["pending"] == 1 for r in caplog.records)
    log.ack(GROUP, held)


class Told(NoMeter):
    """A meter that remembers."""

    def __init__(self) -> None:
        self.said: list[tuple[Any, ...]] = []

    def stored(self, new: int, updated: int, duplicates: int) -> None:
        self.said.append(("stored", new, updated, duplicates))

    def dead(self, stream: str, n: int) -> None:
        self.said.append(("dead", stream, n))

    def retry(self, what: str) -> None:
        self.said.append(("retry", what))

    def lag(self, stream: str, pending: int) -> None:
        self.said.append(("lag", stream, pending))


def test_a_stream_that_is_away_at_acknowledging_is_waited_for_and_counted_once(
    store: Store, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "BACKOFF_S", (0.01, 0.05))
    Writer(store, log).publish([said(1), said(2)])
    log.append("fitness:feedback", [b"{"])
    fails = 3

    class Deaf:
        def __getattr__(self, name: str) -> Any:
            return getattr(log, name)

        def ack(self, group: str, entries: Sequence[Any]) -> None:
            nonlocal fails
            fails -= 1
            if fails >= 0:
                raise Unavailable("", "gone")
            log.ack(group, entries)

    meter = Told()
    tally = Writer(store, Deaf(), meter=meter).run(threading.Event(), drain=True)  # type: ignore[arg-type]
    assert (tally.new, tally.duplicates, tally.dead, tally.retries) == (2, 0, 1, 3)
    assert meter.said.count(("retry", "stream")) == 3
    assert ("retry", "store") not in meter.said
    assert sorted(one for one in meter.said if one[0] in ("stored", "dead")) == [
        ("dead", "fitness:feedback", 1),
        ("stored", 2, 0, 0),
    ]
    assert ("lag", "fitness:feedback", 3) in meter.said


def test_a_tally_tells_a_hundred_reasons_apart_and_counts_the_rest_together() -> None:
    tally = Tally()
    for n in range(150):
        tally.refuse(f"reason {n}")
    tally.refuse("reason 1")
    assert (len(tally.refused), tally.dead, tally.refused["reason 1"]) == (101, 151, 2)


def test_forgetting_one_athlete_leaves_those_whose_messages_only_hold_the_same_letters(store: Store, log: Log) -> None:
    writer = Writer(store, log)
    writer.publish([said(1), msgspec.structs.replace(said(2), user_id="bruno", source="adapter of ada")])
    log.append("fitness:feedback", [b'{"who": "ada", "broken": ', b"\xff ada"])
    writer.drain()
    writer.publish([msgspec.structs.replace(said(3), user_id="bruno", source="adapter of ada")])
    assert writer.forget("ada") == 5  # three messages and two letters
    assert letters(log) == []
    assert sum(b"bruno" in e.body for e in log.peek("fitness:feedback")) == 2


def test_a_record_the_store_itself_cannot_hold_is_set_aside_and_its_neighbours_are_stored(store: Store, log: Log) -> None:
    class Narrow:
        latest = store.latest

        def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Any:
            if any(r.feedback_id == "f2" for r, _ in records):  # type: ignore[attr-defined]
                raise BadRecord("a document of at most 16 MB", "one of 17 MB")
            return store.upsert(records)

    Writer(store, log).publish([said(n) for n in range(5)])
    tally = Writer(Narrow(), log).drain()
    assert (tally.new, tally.dead) == (4, 1)
    assert "16 MB" in letters(log)[0]["reason"]
    assert log.stats(GROUP)["fitness:feedback"]["pending"] == 0
