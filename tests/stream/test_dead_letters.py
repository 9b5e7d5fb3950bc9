from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from milo.store.sqlite import Store
from milo.stream.deadletters import PAGE, DeadLetters, letter
from milo.stream.embedded import Log
from milo.stream.writer import Writer
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DEAD_LETTERS, Feedback, Merge, encode

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STREAM = "fitness:feedback"


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


def written(log: Log) -> list[dict[str, Any]]:
    return [json.loads(e.body) for e in log.peek(DEAD_LETTERS)]


class Failing:
    """A log that is gone at one of its methods."""

    def __init__(self, log: Log, method: str) -> None:
        self._log, self._method = log, method

    def __getattr__(self, name: str) -> Any:
        if name == self._method:
            raise Unavailable("", "gone")
        return getattr(self._log, name)


def test_a_letter_holds_where_why_when_and_all_that_was_sent(store: Store, log: Log) -> None:
    long = json.dumps({"schema_version": 1, "source": "x" * 3_000_000})
    place, _ = log.append(STREAM, [long.encode(), b"\xff\xfe\x00"])
    Writer(store, log, clock=StillClock(NOON)).drain()
    text, raw = written(log)
    assert (text["stream"], text["id"], text["at"], text["schema_version"]) == (STREAM, place, "2026-03-01T12:00:00Z", 1)
    assert "$.source" in text["reason"]
    assert text["payload"] == long
    assert base64.b64decode(raw["payload_base64"]) == b"\xff\xfe\x00"
    assert "payload" not in raw
    assert "schema_version" not in raw


def test_setting_aside_twice_leaves_one_letter(store: Store, log: Log) -> None:
    log.append(STREAM, [b"{"])
    for _ in range(2):
        with pytest.raises(Unavailable):
            Writer(store, Failing(log, "ack"), "a").drain()  # type: ignore[arg-type]
    assert Writer(store, log, "a").drain().dead == 1
    assert len(written(log)) == 1


def test_the_same_words_at_two_places_are_two_letters(store: Store, log: Log) -> None:
    log.append(STREAM, [b"{", b"{"])
    assert Writer(store, log).drain().dead == 2
    assert len({one["letter_id"] for one in written(log)}) == 2


def test_letters_can_be_listed_counted_dropped_and_sent_again(store: Store, log: Log) -> None:
    writer = Writer(store, log)
    log.append(STREAM, [b"{", b"\xff\xfe"])
    log.append("fitness:sleep", [b"[]"])
    writer.drain()
    assert writer.letters.count() == {STREAM: 2, "fitness:sleep": 1}
    found = list(writer.letters.all(STREAM))
    assert [one.body for one in found] == [b"{", b"\xff\xfe"]
    assert writer.letters.drop([found[0].letter_id, "unknown"]) == 1
    assert writer.letters.replay(STREAM) == 1
    assert writer.drain().dead == 1  # still bad: a letter again, about the new place
    assert [one.body for one in writer.letters.all(STREAM)] == [b"\xff\xfe"]
    assert writer.letters.count() == {STREAM: 1, "fitness:sleep": 1}


def test_some_letters_can_be_sent_again_the_oldest_first_or_by_name(store: Store, log: Log) -> None:
    writer = Writer(store, log)
    log.append(STREAM, [b"1", b"2", b"3", b"4"])
    writer.drain()
    last = list(writer.letters.all())[-1].letter_id
    assert writer.letters.replay(limit=2) == 2
    assert writer.letters.replay(ids=[last]) == 1
    assert [one.body for one in writer.letters.all()] == [b"3"]
    assert [e.body for e in log.peek(STREAM)][-3:] == [b"1", b"2", b"4"]


def test_more_letters_than_a_page_are_sent_once_each(store: Store, log: Log) -> None:
    writer = Writer(store, log)
    log.append(STREAM, [b"%d" % n for n in range(PAGE + 20)])
    writer.drain()
    assert writer.letters.replay() == PAGE + 20
    assert writer.letters.count() == {}
    assert len(list(log.peek(STREAM))) == 2 * (PAGE + 20)


def test_a_replay_that_breaks_off_doubles_no_record(store: Store, log: Log) -> None:
    early = Writer(store, log, clock=StillClock(NOON))
    at = NOON + timedelta(days=1)
    early.publish([Feedback(origin=Origin.TOLD, source="t", feedback_id="f", user_id="ada", event_ts=at, mood=3)])
    assert early.drain().dead == 1
    with pytest.raises(Unavailable):
        DeadLetters(Failing(log, "drop")).replay()  # type: ignore[arg-type]
    assert DeadLetters(log).replay() == 1
    tally = Writer(store, log, clock=StillClock(at)).drain()
    assert (tally.new, tally.duplicates, tally.dead) == (1, 1, 0)
    assert written(log) == []


def test_a_letter_about_what_never_travelled_is_not_sent_where_nobody_reads(store: Store, log: Log) -> None:
    bad = Merge(
        origin=Origin.MEASURED, source="milo", merge_id="", user_id="ada", at=NOON, subject="workout", members=[], speaks={}, why={}
    )
    writer = Writer(store, log)
    assert writer.write([bad]).dead == 1
    assert writer.letters.replay() == 0
    assert writer.letters.count() == {"milo:merges": 1}


def test_a_letter_written_before_letters_had_names_can_be_listed_and_sent(log: Log) -> None:
    body = encode(Feedback(origin=Origin.TOLD, source="t", feedback_id="f", user_id="ada", event_ts=NOON)).decode()
    log.append(DEAD_LETTERS, [json.dumps({"stream": STREAM, "id": "7", "reason": "too early", "payload": body}).encode()])
    letters = DeadLetters(log)
    (one,) = letters.all()
    assert one.letter_id == letter(STREAM, "7", "", body.encode(), NOON).letter_id
    assert letters.replay(ids=[one.letter_id]) == 1
    assert [e.body for e in log.peek(STREAM)] == [body.encode()]


def test_dropping_nothing_drops_nothing(log: Log) -> None:
    log.append_once(DEAD_LETTERS, [("a", b'{"stream":"x","id":"1","reason":"r","payload":"p"}')])
    ids: Sequence[str] = ()
    assert DeadLetters(log).drop(ids) == 0
    assert len(written(log)) == 1
