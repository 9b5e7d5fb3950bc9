"""How many records a second does each store keep, and again when all of them come twice? Beside what lies under it, bare.

50,000 events of a simulated day, made here, in batches of 10,000 as the writer brings them. SQLite: synchronous=FULL, one file;
bare is executemany of the same rows into a table with the same key. MongoDB: majority and journal; bare is bulk_write of the same
upserts. MongoDB is a stand-in that speaks the protocol (nx-27017: Python over SQLite), so its figures say what Milo adds, not what
a server can do; `--mongo mongodb://HOST` measures a real one in a database of its own, dropped afterwards.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pymongo import MongoClient, UpdateOne

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from milo.store.contract import Store
from milo.store.mongo import Store as MongoStore
from milo.store.sqlite import Store as SqliteStore
from milo.vocabulary.clock import micros
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Event, Record, encode
from servers import MongoStandIn

N = 50_000
BATCH = 10_000
ROUNDS = 3
Batch = Sequence[tuple[Record, bytes]]


def batches() -> list[Batch]:
    """A wearable's messages, one a second."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = []
    for n in range(N):
        at = start + timedelta(seconds=n)
        event = Event(
            origin=Origin.SIMULATED,
            source="bench",
            event_id=timed_identity(at, "ada", n),
            user_id="ada",
            event_ts=at,
            heart_rate_bpm=60 + n % 90,
            spo2_pct=97,
            step_increment=n % 3,
        )
        made.append((event, encode(event)))
    return [made[first : first + BATCH] for first in range(0, N, BATCH)]


def rate(do: Callable[[], None]) -> float:
    """Records a second."""
    began = time.perf_counter()
    do()
    return N / (time.perf_counter() - began)


def milo(store: Store, all_of_it: list[Batch]) -> tuple[float, float]:
    """Rates of the first time and of the second."""

    def once(new: int) -> None:
        for batch in all_of_it:
            written = store.upsert(batch)
            assert (written.new, written.duplicates) == (new, BATCH - new)

    rates = rate(lambda: once(BATCH)), rate(lambda: once(0))
    store.close()
    return rates


def bare_sqlite(path: Path, all_of_it: list[Batch]) -> float:
    """executemany and a commit a batch."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE event (athlete TEXT, time INTEGER, id TEXT, body BLOB, PRIMARY KEY (athlete, time, id)) WITHOUT ROWID")
    rows = [[(r.user_id, micros(r.event_ts), r.event_id, body) for r, body in batch] for batch in all_of_it]  # type: ignore[attr-defined]

    def write() -> None:
        for some in rows:
            with db:
                db.executemany("INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?)", some)

    done = rate(write)
    db.close()
    return done


def bare_mongo(url: str, name: str, all_of_it: list[Batch]) -> float:
    """bulk_write of upserts into a collection with the same index."""
    client: MongoClient[dict[str, object]] = MongoClient(url, w="majority", journal=True)
    events = client[name]["event"]
    events.create_index([("a", 1), ("t", 1), ("i", 1)])
    writes = [
        [
            UpdateOne(
                {"_id": f"{r.user_id}/{r.event_id}"},  # type: ignore[attr-defined]
                {"$set": {"a": r.user_id, "t": micros(r.event_ts), "i": r.event_id, "b": body.decode()}},  # type: ignore[attr-defined]
                upsert=True,
            )
            for r, body in batch
        ]
        for batch in all_of_it
    ]

    def write() -> None:
        for some in writes:
            events.bulk_write(some, ordered=False)

    done = rate(write)
    client.drop_database(name)
    client.close()
    return done


def sqlite_rates(all_of_it: list[Batch]) -> tuple[float, float, float]:
    """First time, again, bare."""
    with tempfile.TemporaryDirectory() as home:
        bare = bare_sqlite(Path(home) / "bare.db", all_of_it)
        return *milo(SqliteStore(Path(home) / "milo.db"), all_of_it), bare


def mongo_rates(url: str, all_of_it: list[Batch]) -> tuple[float, float, float]:
    """First time, again, bare."""
    before, _, after = url.partition("?")
    name = f"bench{uuid.uuid4().hex[:12]}"
    own = f"{before.rstrip('/')}/{name}" + (f"?{after}" if after else "")
    bare = bare_mongo(url, f"{name}b", all_of_it)
    rates = milo(MongoStore(own), all_of_it)
    with MongoClient[dict[str, object]](url) as client:
        client.drop_database(name)
    return *rates, bare


def tell(name: str, measured: list[tuple[float, float, float]]) -> None:
    """One line: medians, and the spread of the first."""
    first, again, bare = (statistics.median(column) for column in zip(*measured, strict=True))
    spread = f"{min(m[0] for m in measured):,.0f}-{max(m[0] for m in measured):,.0f}"
    print(f"{name:22} {first:9,.0f} ({spread:>15}) {again:10,.0f} {bare:10,.0f} {first / bare:7.0%}", flush=True)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mongo", help="a real server, mongodb://HOST")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    all_of_it = batches()
    print(f"{'records/s':22} {'new':>9} {'(spread)':>17} {'again':>10} {'bare':>10} {'of bare':>7}")
    tell("SQLite", [sqlite_rates(all_of_it) for _ in range(asked.rounds)])
    if asked.mongo:
        tell("MongoDB", [mongo_rates(asked.mongo, all_of_it) for _ in range(asked.rounds)])
        return
    with tempfile.TemporaryDirectory() as home:
        server = MongoStandIn(Path(home))
        server.start()
        try:
            tell("MongoDB, a stand-in", [mongo_rates(server.url, all_of_it) for _ in range(asked.rounds)])
        finally:
            server.stop()


if __name__ == "__main__":
    main()
