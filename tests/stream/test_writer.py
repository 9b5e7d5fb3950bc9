from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from milo.store.sqlite import Store
from milo.stream import writer as writer_module
from milo.stream.embedded import Log
from milo.stream.writer import GROUP, Writer
from milo.vocabulary.errors import BadRecord
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DEAD_LETTERS, Feedback, Record

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


def test_a_message_that_keeps_killing_its_reader_is_buried(store: Store, log: Log) -> None:
    writer = Writer(store, log, "a")
    writer.publish([said(1)])
    for _ in range(writer_module.MAX_DELIVERIES):
        log.read(GROUP, "a", ["fitness:feedback"], 1)
        log.own_pending(GROUP, "a", ["fitness:feedback"], 1)
    assert writer.recover().new == 0
    assert "handed out" in letters(log)[0]["reason"]


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
