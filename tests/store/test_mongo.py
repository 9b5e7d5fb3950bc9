"""What only MongoDB can be asked: outages, kills between the steps of a batch, writers that cross, words without passwords.

The stand-in shows what Milo does; what a server does only a real one can show (MILO_TEST_MONGO_URI): that a journal survives a power
cut, that a majority's word survives a failover, that the index is used.
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
from milo.vocabulary.errors import BadConfig, BadRecord, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import KINDS, Measurement, Original, Record, encode
from servers import MongoStandIn

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
NOTICED_S = 5.0  # an outage is said within this (reliability F10)


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
async def begin(self, seen, changing):
    if step == "before the token":
        os._exit(9)
    marked = await before(self, seen, changing)
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
    assert after[DAY + timedelta(days=4)] > 0
    # Where the batch finds the record moved already, only the dead writer's token in the old day tells; its next visitor reads it.
    store.upsert(sealed(weight(2)))
    assert days_of(store)[DAY] > seen
    store.close()


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_while_records_are_removed_never_hides_it(url: str, step: str) -> None:
    store = Store(url)
    store.upsert(sealed(weight(1), weight(2)))
    seen = days_of(store)[DAY]
    killed(url, "delete", step, [weight(1)])
    store.delete("measurement", "ada", ["w1"])
    store.upsert(sealed(weight(2)))
    assert store.find("measurement", "ada") == [weight(2)]
    assert days_of(store)[DAY] > seen
    store.close()
