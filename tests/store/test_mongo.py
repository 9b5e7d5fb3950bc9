"""What only MongoDB can be asked: outages, kills between the steps of a batch, and words without passwords."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from milo.store.contract import Written
from milo.store.mongo import Store
from milo.store.mongo_days import FORGOTTEN_S
from milo.vocabulary.errors import BadConfig, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, encode
from servers import MongoStandIn

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MongoStandIn]:
    made = MongoStandIn(tmp_path / "mongo")
    made.start()
    yield made
    made.stop()


def weight(n: int) -> Measurement:
    return Measurement(
        origin=Origin.TOLD,
        source="test",
        measurement_id=f"w{n}",
        user_id="ada",
        at=NOON + timedelta(seconds=n),
        quantity="weight_kg",
        value=60.0,
    )


CHILD = """
import os, sys
from milo.store import mongo, mongo_days
from milo.vocabulary.records import KINDS, encode
url, step = sys.argv[1], sys.argv[2]
kind = KINDS["measurement"]
records = [kind.decode(line) for line in sys.stdin.buffer]
store = mongo.Store(url)
before, after = mongo_days.Days.begin, mongo_days.Days.end
async def begin(self, days):
    if step == "before the token":
        os._exit(9)
    token = await before(self, days)
    if step == "after the token":
        os._exit(9)
    return token
async def end(self, token, changed):
    if step == "after the records":
        os._exit(9)
    await after(self, token, changed)
    if step == "after the version":
        os._exit(9)
mongo_days.Days.begin, mongo_days.Days.end = begin, end
store.upsert([(r, encode(r)) for r in records])
"""


@pytest.mark.parametrize("step", ["before the token", "after the token", "after the records", "after the version"])
def test_a_kill_between_the_steps_of_a_batch_never_hides_a_change(server: MongoStandIn, step: str) -> None:
    url = f"{server.url}/milo"
    store = Store(url)
    first = [weight(n) for n in range(3)]
    store.upsert([(r, encode(r)) for r in first])
    seen = store.changed_days("measurement", "ada")[DAY]
    more = [weight(n) for n in range(3, 6)]
    lines = b"\n".join(encode(r) for r in more)
    done = subprocess.run([sys.executable, "-c", CHILD, url, step], input=lines, capture_output=True, timeout=60, check=False)
    assert done.returncode == 9, done.stderr.decode()
    # The stream delivers the batch again, to another writer.
    again = Store(url)
    written = again.upsert([(r, encode(r)) for r in more])
    assert written.new + written.duplicates == 3
    assert again.changed_days("measurement", "ada")[DAY] > seen
    assert len(again.find("measurement", "ada")) == 6
    store.close()
    again.close()


def test_the_token_of_a_dead_writer_goes_in_the_end(server: MongoStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(f"{server.url}/milo")
    batch = [(weight(0), encode(weight(0)))]
    store.upsert(batch)
    store._run(store._days.begin({("ada", "measurement", NOON.toordinal() - date(1970, 1, 1).toordinal())}))
    before = store.changed_days("measurement", "ada")[DAY]
    store.upsert(batch)
    assert store.changed_days("measurement", "ada")[DAY] == before + 1  # somebody else is at it: it may have changed
    monkeypatch.setattr("milo.store.mongo_days.FORGOTTEN_S", -1.0)
    store.upsert(batch)
    monkeypatch.setattr("milo.store.mongo_days.FORGOTTEN_S", FORGOTTEN_S)
    settled = store.changed_days("measurement", "ada")[DAY]
    store.upsert(batch)
    assert store.changed_days("measurement", "ada")[DAY] == settled
    store.close()


def test_an_outage_is_said_within_seconds_and_ends_by_itself(server: MongoStandIn) -> None:
    store = Store(f"{server.url}/milo")
    batch = [(weight(n), encode(weight(n))) for n in range(10)]
    assert store.upsert(batch) == Written(new=10)
    server.kill()
    with pytest.raises(Unavailable, match="MongoDB"):
        store.upsert([(weight(99), encode(weight(99)))])
    assert not store.condition().ok
    server.start()
    assert store.upsert([*batch, (weight(99), encode(weight(99)))]) == Written(new=1, duplicates=10)
    store.close()


def test_no_password_is_ever_repeated() -> None:
    with pytest.raises(Unavailable) as raised:
        Store("mongodb://ada:hunter2-secret@127.0.0.1:1/milo")
    assert "hunter2-secret" not in str(raised.value)
    assert "ada" not in str(raised.value)


def test_an_address_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(BadConfig, match="MILO_STORE"):
        Store("mongodb:///milo")
