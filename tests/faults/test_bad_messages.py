"""Messages that cannot be stored, come twice, late, from the future or from another version (F04-F08, F12)."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from faults.river import START, STREAM, Measure, River, event, until
from milo.app.build import build
from milo.app.config import Settings
from milo.stream.writer import GROUP
from milo.vocabulary.clock import StillClock
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DEAD_LETTERS, Sleep, User, encode

pytestmark = pytest.mark.fault

POISON = (
    b"{",
    b"\xff\xfe\x00",
    b"null",
    b"[]",
    b"[" * 100_000,
    b'{"origin":"told"}',
    b'{"origin":"simulated","source":"x","event_id":"p1","user_id":"u","event_ts":"2026-03-01T00:00:00Z","heart_rate_bpm":NaN}',
    b'{"origin":"simulated","source":"x","event_id":"p2","user_id":"u","event_ts":"2026-03-01T00:00:00Z","heart_rate_bpm":"61"}',
    b'{"origin":"simulated","source":"x","event_id":"p3","user_id":"u","event_ts":"yesterday"}',
    b'{"origin":"simulated","source":"x","event_id":"p4","user_id":"u","event_ts":"2026-03-01T00:00:00Z","activity_type":"chess"}',
    b'{"origin":"simulated","source":"' + b"x" * 10_000_000 + b'","event_id":"p5","user_id":"u","event_ts":"2026-03-01T00:00:00Z"}',
)


def test_poison_is_set_aside_once_with_its_reason_and_blocks_nobody(river: River, measure: Measure) -> None:
    _, log = river.open()
    river.append(log, measure.records_a_round)
    for poison in POISON:
        log.append(STREAM, [poison])
        river.append(log, 50)
    # A writer that dies between setting aside and acknowledging does it again: the letter must not double.
    taken = log.read(GROUP, "ada", [STREAM], 100_000)
    assert len(taken) > len(POISON)
    tally = river.call("write", "--drain", "--name", "ada")
    assert tally["dead"] == len(POISON)
    river.assert_nothing_lost_or_doubled()
    letters = river.letters()
    assert len(letters) == len(POISON)
    assert all(letter["stream"] == STREAM and letter["reason"] for letter in letters)
    assert any(len(letter["payload"]) > 10_000_000 for letter in letters if letter.get("payload"))
    assert river.call("doctor", ok=(0, 1))["streams"][STREAM]["dead"] == len(POISON)
    log.close()


KILLER = """
import os, sys
from milo.app import build, config
from milo.stream import writer
from milo.store import sqlite
class Fragile(sqlite.Store):
    def upsert(self, records):
        if any(getattr(r, "activity_type", None) == "other" for r, _ in records):
            os.abort()
        return super().upsert(records)
sqlite.Store = Fragile
house = build.build()
house.writer.drain()
"""


def test_a_message_that_kills_its_reader_is_set_aside_and_the_rest_flows(river: River) -> None:
    _, log = river.open()
    river.append(log, 300)
    killer = msgspec.structs.replace(event(10_000_000), activity_type="other")
    log.append(STREAM, [encode(killer)])
    river.append(log, 300)
    for _ in range(30):
        done = subprocess.run([sys.executable, "-c", KILLER], env=river.environment, capture_output=True, timeout=60, check=False)
        if done.returncode == 0:
            break
    else:
        pytest.fail("the message went on killing")
    river.assert_nothing_lost_or_doubled()
    assert [json.loads(letter["payload"])["event_id"] for letter in river.letters()] == [killer.event_id]
    log.close()


def test_replay_duplicates_and_disorder_change_neither_rows_nor_sums(
    make_river: Callable[..., River], tmp_path: Path, measure: Measure
) -> None:
    """F06, F07: the same readings in order once, and shuffled over days with a tenth of them twice, give the same week."""
    n = 3 * measure.records_a_round
    readings = [event(k * 211) for k in range(n)]  # spread over days
    shuffled = readings + random.Random(3).sample(readings, n // 10)
    random.Random(4).shuffle(shuffled)
    weeks = []
    for name, order in (("sorted", readings), ("shuffled", shuffled), ("shuffled again", shuffled + shuffled)):
        house = build(Settings(home=tmp_path / name), StillClock(START + timedelta(days=400)))
        user = User(origin=Origin.SIMULATED, source="t", user_id=readings[0].user_id, signup_ts=START)
        house.log.append("fitness:users", [encode(user)])
        for start in range(0, len(order), 997):
            house.log.append(STREAM, [encode(e) for e in order[start : start + 997]])
        house.writer.drain()
        assert house.store.stats() == {"event": n, "user": 1}
        house.flows.settle(user.user_id)
        last = max(e.event_ts for e in readings).date()
        inputs = house.flows.inputs(user.user_id, last)
        # Change counters differ with the way things came; what the digests say must not.
        weeks.append([msgspec.json.encode(msgspec.structs.replace(d, seen=0)) for d in inputs.day_digests])
        house.close()
    assert weeks[0]
    assert weeks[0] == weeks[1] == weeks[2]


def test_a_reading_from_the_future_waits_as_a_letter_until_its_time(tmp_path: Path) -> None:
    """F08: a device whose clock runs ahead. Behind cannot be told from late, and is stored."""
    now = START + timedelta(days=1)
    early = StillClock(now)
    house = build(Settings(home=tmp_path / "home"), early)
    behind = msgspec.structs.replace(event(1), event_id="behind", event_ts=now - timedelta(days=3))
    ahead = msgspec.structs.replace(event(1), event_id="ahead", event_ts=now + timedelta(days=3))
    a_little = msgspec.structs.replace(event(1), event_id="a little", event_ts=now + timedelta(minutes=4))
    house.log.append(STREAM, [encode(e) for e in (behind, ahead, a_little)])
    house.writer.drain()
    stored = {e.event_id for e in house.store.find("event", behind.user_id)}
    assert stored == {"behind", "a little"}
    letters = [json.loads(e.body) for e in house.log.peek(DEAD_LETTERS)]
    assert len(letters) == 1
    assert "ahead" in letters[0]["reason"]
    house.close()

    later = build(Settings(home=tmp_path / "home"), StillClock(now + timedelta(days=4)))
    later.log.append(STREAM, [letters[0]["payload"].encode()])
    later.writer.drain()
    assert {e.event_id for e in later.store.find("event", behind.user_id)} == {"behind", "a little", "ahead"}
    later.close()


def test_two_versions_of_a_publisher_may_take_turns(river: River) -> None:
    """F12: fields nobody knows yet are kept, a version nobody knows yet is set aside and can be replayed after the upgrade."""
    store, log = river.open()
    old, new, unknown = (msgspec.json.decode(encode(event(n))) for n in (1, 2, 3))
    new["muscle_oxygen_pct"] = 71.5
    unknown["schema_version"] = 99
    for message in (old, new, unknown, old):
        log.append(STREAM, [msgspec.json.encode(message)])
    river.call("write", "--drain")
    bodies = [msgspec.json.decode(b) for person in store.athletes() for b in store.bodies("event", person)]
    assert len(bodies) == 2
    assert [b.get("muscle_oxygen_pct") for b in bodies if b["event_id"] == new["event_id"]] == [71.5]
    (letter,) = river.letters()
    assert "99" in letter["reason"]
    assert json.loads(letter["payload"]) == unknown
    store.close()
    log.close()


def test_a_summer_time_night_and_a_leap_day_are_as_long_as_they_were(tmp_path: Path) -> None:
    """F08: durations come from moments in UTC, whatever the wall clock did."""
    house = build(Settings(home=tmp_path / "home"), StillClock(datetime(2028, 4, 1, tzinfo=UTC)))
    nights = [
        # 28 to 29 March 2026, Madrid: the clock jumps from 2 to 3; 29 February 2028 is a day of its own.
        ("dst", datetime.fromisoformat("2026-03-28T23:00:00+01:00"), datetime.fromisoformat("2026-03-29T07:00:00+02:00"), 7.0),
        ("leap", datetime.fromisoformat("2028-02-28T23:00:00+01:00"), datetime.fromisoformat("2028-02-29T07:00:00+01:00"), 8.0),
    ]
    for name, start, end, _ in nights:
        night = Sleep(origin=Origin.SIMULATED, source="t", session_id=name, user_id="u", start_ts=start, end_ts=end)
        house.log.append("fitness:sleep", [encode(night)])
    house.writer.drain()
    for name, _, _, hours in nights:
        night = house.store.get("sleep", "u", name)
        assert (night.end_ts - night.start_ts) == timedelta(hours=hours)
    house.close()


def test_what_stays_pending_of_a_stopped_broker_is_seen_by_the_doctor(river: River) -> None:
    _, log = river.open()
    river.append(log, 25)
    streams = river.call("doctor", ok=(0, 1))["streams"]
    assert streams[STREAM] == {"published": 25, "pending": 25, "dead": 0}
    river.call("write", "--drain")
    until(lambda: log.stats(GROUP)[STREAM]["pending"] == 0, 5, "drained")
    document = river.call("doctor", ok=(0, 1))
    assert document["streams"][STREAM] == {"published": 25, "pending": 0, "dead": 0}
    assert document["stored"]["event"] == 25
    log.close()
