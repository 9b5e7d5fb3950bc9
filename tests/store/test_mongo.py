"""What only MongoDB can be asked: outages, kills between the steps of a batch, writers that cross, words without passwords.

The stand-in shows what Milo does. What a server does only a real one can show (MILO_TEST_MONGO_URI): that a journal survives a
power cut, that a majority's word survives a failover, that the index is used.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from milo.store import mongo_days, mongo_link
from milo.store.contract import Written
from milo.store.mongo import Store
from milo.vocabulary.errors import BadConfig, BadRecord, NotFound, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import KINDS, Measurement, Original, Record, encode
from servers import MongoStandIn, sweep

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
NOTICED_S = 5.0  # an outage is said within this (reliability F10)
PATIENCE_S = 4 * NOTICED_S  # for what only the machine may delay; the driver's own times are half a minute


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Every test here sweeps up after the driver: servers are killed, hung and absent on purpose."""
    yield
    sweep()


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MongoStandIn]:
    """A server nobody harms."""
    made = MongoStandIn(tmp_path_factory.mktemp("mongo"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def url(standing: MongoStandIn) -> str:
    """A database of the test's own."""
    return f"{standing.url}/t{uuid.uuid4().hex[:12]}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MongoStandIn]:
    """A server of the test's own, to be harmed."""
    made = MongoStandIn(tmp_path / "mongo")
    made.start()
    yield made
    made.stop()


def weight(n: int, days: int = 0) -> Measurement:
    return Measurement(
        origin=Origin.TOLD,
        source="test",
        measurement_id=f"w{n}",
        user_id="ada",
        at=NOON + timedelta(days=days, seconds=n),
        quantity="weight_kg",
        value=60.0,
    )


def sealed(*records: Record) -> list[tuple[Record, bytes]]:
    return [(r, encode(r)) for r in records]


def days_of(store: Store) -> dict[date, int]:
    return store.changed_days("measurement", "ada")


# --- killed between two steps -------------------------------------------------------------------------------------------

CHILD = """
import os, sys
from milo.store import mongo, mongo_days
from milo.vocabulary.records import KINDS, encode
url, work, step = sys.argv[1:]
kind = KINDS["measurement"]
records = [kind.decode(line) for line in sys.stdin.buffer]
store = mongo.Store(url)
before, after = mongo_days.Days.begin, mongo_days.Days.end
async def begin(self, days):
    if step == "before the token":
        os._exit(9)
    marked = await before(self, days)
    if step == "after the token":
        os._exit(9)
    return marked
async def end(self, marked):
    if step == "after the records":
        os._exit(9)
    await after(self, marked)
    if step == "after the version":
        os._exit(9)
mongo_days.Days.begin, mongo_days.Days.end = begin, end
if work == "delete":
    store.delete("measurement", "ada", [r.measurement_id for r in records])
else:
    store.upsert([(r, encode(r)) for r in records])
"""
STEPS = ["before the token", "after the token", "after the records", "after the version"]


def killed(url: str, work: str, step: str, records: list[Measurement]) -> None:
    """A process of its own does the work and ends at once at a step, as by SIGKILL."""
    lines = b"\n".join(encode(r) for r in records)
    command = [sys.executable, "-c", CHILD, url, work, step]
    done = subprocess.run(command, input=lines, capture_output=True, timeout=60, check=False)
    assert done.returncode == 9, done.stderr.decode()


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_between_the_steps_of_a_batch_never_hides_a_change(url: str, step: str) -> None:
    store = Store(url)
    store.upsert(sealed(*(weight(n) for n in range(3))))
    seen = days_of(store)[DAY]
    more = [weight(n) for n in range(3, 6)]
    killed(url, "upsert", step, more)
    # The stream delivers the batch again, to another writer.
    written = store.upsert(sealed(*more))
    assert written == (Written(new=3) if step in STEPS[:2] else Written(duplicates=3))
    assert days_of(store)[DAY] > seen
    assert store.find("measurement", "ada") == [weight(n) for n in range(6)]
    store.close()


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_while_a_record_moves_never_hides_that_it_left(url: str, step: str) -> None:
    store = Store(url)
    store.upsert(sealed(weight(1), weight(2)))
    seen = days_of(store)[DAY]
    moved = weight(1, days=4)
    killed(url, "upsert", step, [moved])
    store.upsert(sealed(moved))
    after = days_of(store)
    assert store.find("measurement", "ada") == [weight(2), moved]
    assert after[DAY] > seen
    assert after[DAY + timedelta(days=4)] > 0
    store.close()


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_while_records_are_removed_never_hides_it(url: str, step: str) -> None:
    store = Store(url)
    store.upsert(sealed(weight(1), weight(2)))
    seen = days_of(store)[DAY]
    killed(url, "delete", step, [weight(1)])
    store.delete("measurement", "ada", ["w1"])
    assert store.find("measurement", "ada") == [weight(2)]
    assert days_of(store)[DAY] > seen
    store.close()


def test_what_a_writer_did_after_the_day_was_looked_at_is_seen_though_it_died(url: str) -> None:
    store = Store(url)
    store.upsert(sealed(weight(1)))
    killed(url, "upsert", "after the token", [weight(2)])
    seen = days_of(store)[DAY]
    killed(url, "upsert", "after the records", [weight(2)])
    assert days_of(store)[DAY] > seen
    store.close()


def test_the_token_of_a_dead_writer_goes_in_the_end(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(url)
    store.upsert(sealed(weight(1)))
    assert days_of(store) == days_of(store)
    killed(url, "upsert", "after the records", [weight(2)])
    first, second = days_of(store)[DAY], days_of(store)[DAY]
    assert second > first  # somebody may be at it
    monkeypatch.setattr(mongo_days, "FORGOTTEN", timedelta(seconds=-1))
    assert days_of(store)[DAY] > second
    assert days_of(store) == days_of(store)
    store.close()


# --- writers that cross -------------------------------------------------------------------------------------------------


def crossed(store: Store, monkeypatch: pytest.MonkeyPatch, other: Any) -> None:
    """Let another writer do something after a store has compared a batch and before it writes; once."""
    original = store._days.begin

    async def begin(days: set[mongo_days.Day]) -> mongo_days.Marked:
        monkeypatch.undo()
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        return await original(days)

    monkeypatch.setattr(store._days, "begin", begin)


def test_a_record_somebody_else_inserted_meanwhile_is_a_duplicate(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = Store(url), Store(url)
    crossed(store, monkeypatch, lambda: other.upsert(sealed(weight(1), weight(2))))
    assert store.upsert(sealed(weight(1), weight(2), weight(3))) == Written(new=1, duplicates=2)
    assert store.stats("ada") == {"measurement": 3}
    store.close()
    other.close()


def test_a_record_somebody_else_inserted_elsewhere_meanwhile_is_replaced_and_marks_both_days(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = Store(url), Store(url)
    seen: dict[date, int] = {}

    def insert() -> None:
        other.upsert(sealed(weight(1, days=1)))
        seen.update(days_of(other))

    crossed(store, monkeypatch, insert)
    assert store.upsert(sealed(weight(1))) == Written(updated=1)
    assert store.find("measurement", "ada") == [weight(1)]
    assert days_of(store)[DAY + timedelta(days=1)] > seen[DAY + timedelta(days=1)]
    assert days_of(store)[DAY] > 0
    store.close()
    other.close()


def test_a_record_somebody_else_moved_meanwhile_marks_the_day_it_is_taken_from(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = Store(url), Store(url)
    store.upsert(sealed(weight(1), weight(2)))
    seen: dict[date, int] = {}

    def move() -> None:
        other.upsert(sealed(weight(1, days=1)))
        seen.update(days_of(other))

    crossed(store, monkeypatch, move)
    changed = msgspec.structs.replace(weight(2), value=61.0)
    assert store.upsert(sealed(weight(1, days=2), changed)) == Written(updated=2)
    assert store.find("measurement", "ada") == [changed, weight(1, days=2)]
    assert days_of(store)[DAY + timedelta(days=1)] > seen[DAY + timedelta(days=1)]
    store.close()
    other.close()


def test_a_record_somebody_else_moved_meanwhile_is_removed_where_it_is(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = Store(url), Store(url)
    store.upsert(sealed(weight(1), weight(2)))
    crossed(store, monkeypatch, lambda: other.upsert(sealed(weight(1, days=1))))
    assert store.delete("measurement", "ada", ["w1", "w2"]) == 2
    assert store.stats("ada") == {}
    assert days_of(store)[DAY + timedelta(days=1)] == 2
    store.close()
    other.close()


def test_days_without_news_are_left_alone(url: str) -> None:
    store = Store(url)
    store.upsert(sealed(weight(1), weight(1, days=1)))
    store.upsert(sealed(weight(2, days=2)))
    before = days_of(store)
    store.upsert(sealed(weight(2, days=2), weight(3, days=3)))
    after = days_of(store)
    assert {day: after[day] for day in before} == before
    store.close()


# --- outages ------------------------------------------------------------------------------------------------------------


def test_an_outage_is_said_within_seconds_and_ends_by_itself(server: MongoStandIn) -> None:
    store = Store(f"{server.url}/milo")
    batch = [weight(n) for n in range(10)]
    assert store.upsert(sealed(*batch)) == Written(new=10)
    server.kill()
    began = time.monotonic()
    with pytest.raises(Unavailable, match="no answer"):
        store.upsert(sealed(weight(99)))
    assert time.monotonic() - began < PATIENCE_S
    assert mongo_link.AWAY_S < NOTICED_S, "nobody is looked for any longer"
    assert not store.condition().ok
    server.start()
    assert store.upsert(sealed(*batch, weight(99))) == Written(new=1, duplicates=10)
    assert store.condition().ok
    store.close()


def test_a_server_that_hangs_is_noticed_too(server: MongoStandIn) -> None:
    store = Store(f"{server.url}/milo")
    store.upsert(sealed(weight(1)))
    settled = time.monotonic() + 2  # while it connects the driver looks more often than later
    while time.monotonic() < settled:
        store.condition()
    assert store.condition().ok
    assert server._child is not None
    os.kill(server._child.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(Unavailable, match="no answer"):
        store.upsert(sealed(weight(2)))
    taken = time.monotonic() - began
    os.kill(server._child.pid, signal.SIGCONT)
    assert taken < PATIENCE_S  # 4.3 s on a machine with nothing else to do
    # A sign of life is due, is missed, and then nobody is found.
    assert mongo_link.BEAT_S + 2 * mongo_link.AWAY_S < NOTICED_S
    deadline = time.monotonic() + 30
    while not store.condition().ok:
        assert time.monotonic() < deadline
    assert store.upsert(sealed(weight(2))) in (Written(new=1), Written(duplicates=1))
    assert store.find("measurement", "ada") == [weight(1), weight(2)]
    store.close()


def test_a_server_killed_under_writes_loses_and_doubles_nothing(server: MongoStandIn) -> None:
    store = Store(f"{server.url}/milo")
    store.upsert(sealed(weight(0)))
    acknowledged = [0]
    for kill_after_s in (0.02, 0.05, 0.1):  # from before the token to after the records, as the machine happens to run
        killer = threading.Timer(kill_after_s, server.kill)
        killer.start()
        away = False
        while not away:
            batch = [weight(n) for n in range(len(acknowledged), len(acknowledged) + 300)]
            try:
                store.upsert(sealed(*batch))
            except Unavailable:
                away = True
                killer.join()
                server.start()
                written = store.upsert(sealed(*batch))
                assert written.new + written.duplicates == 300
            acknowledged += range(len(acknowledged), len(acknowledged) + 300)
    assert [int(m.measurement_id[1:]) for m in store.find("measurement", "ada")] == acknowledged
    assert store.stats("ada") == {"measurement": len(acknowledged)}
    store.close()


# --- what else only a server has ----------------------------------------------------------------------------------------


def test_an_original_in_one_large_piece_is_kept_in_parts(url: str) -> None:
    store = Store(url)
    noise = b"".join(n.to_bytes(4, "little") for n in range(1_250_000))
    kept = Original(
        origin=Origin.IMPORTED,
        source="test",
        original_id="f1",
        user_id="ada",
        at=NOON,
        name="x",
        format="fit",
        size=len(noise),
        sha256="0",
    )
    store.keep_original(kept, [noise, b"", b"end"])
    assert b"".join(store.original("ada", "f1")) == noise + b"end"
    store.close()


def test_an_original_that_broke_off_is_not_one_and_can_be_kept_again(url: str) -> None:
    store = Store(url)
    kept = Original(
        origin=Origin.IMPORTED, source="test", original_id="f1", user_id="ada", at=NOON, name="x", format="fit", size=6, sha256="0"
    )

    def broken() -> Iterator[bytes]:
        yield b"abc"
        yield b"longer"
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        store.keep_original(kept, broken())
    with pytest.raises(NotFound):
        store.original("ada", "f1")
    store.keep_original(kept, [b"abcdef"])
    assert b"".join(store.original("ada", "f1")) == b"abcdef"
    store.close()


def test_erasing_reaches_kinds_this_version_does_not_know(url: str) -> None:
    store = Store(url)
    store.upsert(sealed(weight(1)))

    async def plant() -> None:
        await store._db["dream"].insert_many([{"_id": "ada/1", "a": "ada"}, {"_id": "bruno/1", "a": "bruno"}])

    async def left() -> list[str]:
        return [d["_id"] async for d in store._db["dream"].find()]

    store._link.run(plant())
    store.erase("ada")
    assert store._link.run(left()) == ["bruno/1"]
    store.close()


def test_an_athlete_erased_elsewhere_and_heard_of_again_is_an_athlete_again(url: str) -> None:
    store, other = Store(url), Store(url)
    store.upsert(sealed(weight(1)))
    other.erase("ada")
    store.upsert(sealed(weight(2)))
    assert other.athletes() == ["ada"]
    store.close()
    other.close()


def test_no_kind_of_record_shares_a_collection_with_something_else() -> None:
    assert not set(KINDS) & {"athlete", "day", "original_head", "original_part"}


def test_what_a_server_calls_too_large_is_a_bad_record_not_an_outage(url: str) -> None:
    store = Store(url)

    async def refuse(*_: object) -> None:
        raise mongo_link.OperationFailure("object to insert too large", code=10334)

    with pytest.raises(BadRecord, match="16 MB"):
        store._link.run(refuse())
    store.close()


# --- words --------------------------------------------------------------------------------------------------------------


def test_no_password_is_ever_repeated() -> None:
    with pytest.raises(Unavailable) as raised:
        Store("mongodb://ada:hunter2-secret@127.0.0.1:1/milo")
    assert "hunter2-secret" not in str(raised.value)
    assert "ada" not in str(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        "mongodb:///milo",
        "mongodb://ada:hunter2@127.0.0.1:99999/milo",
        "mongodb://[hunter2/milo",
        "mongodb://ada:hunter2/x@127.0.0.1/milo",
        "mongodb://ada:hunter2@127.0.0.1/milo?w=0",
    ],
)
def test_an_address_that_makes_no_sense_is_refused(address: str) -> None:
    with pytest.raises(BadConfig, match="MILO_STORE") as raised:
        Store(address)
    assert "hunter2" not in str(raised.value)


def test_a_store_that_is_asked_for_weak_writes_says_so(standing: MongoStandIn) -> None:
    store = Store(f"{standing.url}/weak?w=1&journal=false")
    condition = store.condition()
    assert not condition.ok
    assert "w=1" in condition.found
    assert "MILO_STORE" in condition.do
    store.close()
    strong = Store(f"{standing.url}/weak?retryWrites=false")
    assert strong.condition().ok
    assert "no second copy" in strong.condition().found
    strong.close()


@pytest.mark.skipif("MILO_TEST_MONGO_URI" not in os.environ, reason="set MILO_TEST_MONGO_URI to a real MongoDB server")
def test_every_question_of_a_table_is_answered_by_its_index() -> None:
    before, _, after = os.environ["MILO_TEST_MONGO_URI"].partition("?")
    store = Store(f"{before.rstrip('/')}/t{uuid.uuid4().hex[:12]}" + (f"?{after}" if after else ""))
    try:
        store.upsert(sealed(*(weight(n) for n in range(100))))
        records, days = store._db["measurement"], store._db["day"]
        questions = [
            records.find({"a": "ada", "t": {"$gte": 0}}).sort([("t", 1), ("i", 1)]),
            records.find({"a": "ada"}).sort([("t", -1), ("i", -1)]).limit(1),
            records.find({"_id": "ada/w1", "a": "ada"}),
            days.find({"a": "ada", "k": "measurement"}),
        ]
        for question in questions:
            plan = str(store._link.run(question.explain())["queryPlanner"]["winningPlan"])
            assert "COLLSCAN" not in plan
            assert "'SORT'" not in plan
    finally:
        store._link.run(store._db.client.drop_database(store._db.name))
        store.close()
