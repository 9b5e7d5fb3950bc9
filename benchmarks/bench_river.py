"""How much water does the river carry? Durable records a second from the door to the store, beside bare Redis and SQLite.

The whole way of a house as `app/build.py` builds it: validated, sealed with a key for each athlete in the log and in the store,
and the writer asks of every batch what its athletes allow. Events of one simulated day, made here, of 100 and of 20,000 athletes
who have a key and a word about storage; a first round, which makes the keys, is shown by itself. Durable means: on disk before it
is acknowledged, on the stream (append-only file synced always; SQLite synchronous=FULL) and in the store. Bare Redis is pipelined
XADD, XREADGROUP and XACK of the same bodies; bare SQLite is executemany of the same rows into a table with the same key, neither
sealed nor asked. On Redis the streams are plain, as the contract with other programs says; the store is sealed.
`--athletes N` measures one size. `--soak MINUTES` measures memory and latency instead.
Budgets: each way >= 20,000 records/s; publish and drain with 20,000 athletes >= 80 % of that with 100; p99 <= 1 s at 100
records/s; memory growth < 5 %.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import redis

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from milo.app.build import Home, build
from milo.app.config import Settings
from milo.app.stores import build_store
from milo.store import Store as AnyStore
from milo.stream.contract import Log
from milo.stream.embedded import Log as EmbeddedLog
from milo.stream.redis_streams import Log as RedisLog
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent, Event, encode_all
from servers import RedisServer

N = 20_000
BATCH = 5_000
ROUNDS = 3
ATHLETES = (100, 20_000)
SHARE = 0.8  # of the rate with 100 athletes that is kept with 20,000
DAY = datetime(2026, 3, 1, tzinfo=UTC)
STREAM = "fitness:events"
RATE = 100  # records a second of the soak


def events(n: int, start: datetime = DAY, athletes: int = 100) -> list[Event]:
    """n readings of so many athletes, one after the other."""
    made = []
    for i in range(n):
        at, user = start + timedelta(milliseconds=1_440 * i), f"athlete-{i % athletes}"
        made.append(
            Event(
                origin=Origin.SIMULATED,
                source="bench",
                event_id=timed_identity(at, user, i),
                user_id=user,
                event_ts=at,
                activity_type="running",
                heart_rate_bpm=100 + i % 80,
                step_increment=i % 180,
                distance_m=2.8,
                calories_burned=0.2,
                duration_s=1,
            )
        )
    return made


def consents(athletes: int) -> list[Consent]:
    """A yes to storage of every athlete, of the day before."""
    return [
        Consent(
            origin=Origin.SIMULATED,
            source="bench",
            consent_id=identity("consent", user),
            user_id=user,
            at=DAY - timedelta(days=1),
            purpose="storage",
            given=True,
            text_version="bench",
            received=1,
        )
        for user in (f"athlete-{n}" for n in range(athletes))
    ]


def raw_redis(bodies: list[bytes], client: redis.Redis) -> tuple[float, float]:
    """Bare Redis: seconds for XADD, and for XREADGROUP and XACK, of all bodies, pipelined, the broker syncing always."""
    client.delete("raw")
    client.xgroup_create("raw", "g", id="0", mkstream=True)
    began = time.perf_counter()
    for first in range(0, len(bodies), BATCH):
        pipe = client.pipeline(transaction=False)
        for body in bodies[first : first + BATCH]:
            pipe.xadd("raw", {"b": body})
        pipe.execute()
    added = time.perf_counter()
    while found := client.xreadgroup("g", "c", {"raw": ">"}, count=BATCH):
        client.xack("raw", "g", *(id for id, _ in found[0][1]))
    read = time.perf_counter()
    client.delete("raw")
    return added - began, read - added


def raw_sqlite(bodies: list[bytes], made: list[Event], path: Path) -> float:
    """Bare SQLite: seconds for executemany of all rows in durable batches, keyed by identity."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    columns = "athlete TEXT, time INTEGER, id TEXT, body BLOB, PRIMARY KEY (athlete, time, id)"
    db.execute(f"CREATE TABLE IF NOT EXISTS r ({columns}) WITHOUT ROWID")
    db.execute("CREATE UNIQUE INDEX IF NOT EXISTS identity ON r (athlete, id)")
    rows = [(e.user_id, int(e.event_ts.timestamp() * 1e6), e.event_id, b) for e, b in zip(made, bodies, strict=True)]
    began = time.perf_counter()
    for first in range(0, len(rows), BATCH):
        with db:
            db.executemany("INSERT OR IGNORE INTO r VALUES (?, ?, ?, ?)", rows[first : first + BATCH])
    took = time.perf_counter() - began
    db.close()
    return took


def ours(made: list[Event], house: Home) -> tuple[tuple[float, float], tuple[float, float]]:
    """Milo: seconds to publish (validate, encode, seal, append), and from stream to store (read, judge, ask, seal, write).

    Each by the clock and of this process's CPU, which a busy machine falsifies less.
    """
    began = time.perf_counter(), time.process_time()
    for first in range(0, len(made), BATCH):
        house.writer.publish(made[first : first + BATCH])
    published = time.perf_counter(), time.process_time()
    tally = house.writer.drain()
    ended = time.perf_counter(), time.process_time()
    assert tally.new == len(made)
    return (published[0] - began[0], published[1] - began[1]), (ended[0] - published[0], ended[1] - published[1])


def rates_with(athletes: int) -> dict[str, list[float]]:
    """Records a second of each way and round with so many athletes."""
    rates: dict[str, list[float]] = {}

    def note(name: str, took: float) -> None:
        rates.setdefault(name, []).append(N / took)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = RedisServer(folder / "redis")
        server.start()
        client = redis.Redis.from_url(server.url)
        houses = {
            "embedded log": build(Settings(home=folder / "a")),
            "Redis": build(Settings(home=folder / "b", stream=server.url)),
        }
        for turn in range(ROUNDS + 1):
            made = events(N, DAY + timedelta(days=turn), athletes)
            bodies = encode_all(made)
            raw = raw_redis(bodies, client), raw_sqlite(bodies, made, folder / "raw.db")
            if turn:
                note("bare Redis XADD", raw[0][0])
                note("bare Redis XREADGROUP + XACK", raw[0][1])
                note("bare SQLite executemany", raw[1])
            for where, house in houses.items():
                publish, carry = ours(made, house)
                first = "" if turn else ", athletes nobody knows"
                for way, (clock, cpu) in ((f"publish to {where}", publish), (f"{where} -> SQLite", carry)):
                    note(f"{way}{first}", clock)
                    if turn:
                        note(f"{way}, a second of CPU", cpu)
                if not turn:
                    house.writer.write(consents(athletes))
        for house in houses.values():
            house.close()
        client.close()
        server.stop()
    return rates


def throughput(sizes: Sequence[int]) -> bool:
    """Print the table of rates; True when the budgets are met."""
    found = {size: rates_with(size) for size in sizes}
    met = True
    for size, rates in found.items():
        print(f"{size:,} athletes")
        for name, each in rates.items():
            print(
                f"  {name:48} {statistics.median(each):9,.0f} records/s   ({min(each):,.0f}-{max(each):,.0f}, {len(each)} rounds)"
            )
            met = met and ("knows" in name or statistics.median(each) >= 20_000)
    if len(sizes) > 1:
        few, many = (found[size] for size in sizes)
        for name in few:
            share = statistics.median(many[name]) / statistics.median(few[name])
            print(f"{name:50} {share:4.0%} of the rate with {sizes[0]} kept with {sizes[1]:,}")
            met = met and ("bare" in name or "knows" in name or share >= SHARE)
    print("budgets met" if met else "BUDGET MISSED")
    return met


def soak(minutes: float, stream: str) -> bool:
    """A hundred records a second through a real `milo write`: latency from append to commit, and memory. True within budget."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = RedisServer(folder / "redis") if stream == "redis" else None
        if server is not None:
            server.start()
        url = server.url if server is not None else "embedded"
        kept = {k: v for k, v in os.environ.items() if not k.startswith("MILO_")}
        environment = {**kept, "MILO_HOME": str(folder / "home"), "MILO_STREAM": url}
        child = subprocess.Popen([sys.executable, "-m", "milo.app.cli", "write"], env=environment, stderr=subprocess.DEVNULL)
        log: Log = RedisLog(server.url) if server is not None else EmbeddedLog(folder / "home" / "log.db")
        latencies, memory = _pour(log, folder, child.pid, minutes, server)
        child.send_signal(signal.SIGTERM)
        code = child.wait(timeout=20)
        if server is not None:
            server.stop()
    latencies.sort()
    p50, p99 = (latencies[int(q * (len(latencies) - 1))] for q in (0.5, 0.99))
    print(f"{stream}: {len(latencies):,} batches at {RATE} records/s over {minutes:g} min; exit code {code}")
    print(f"  append to commit: median {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, max {latencies[-1] * 1000:.0f} ms")
    flat = True
    for process, seen in memory.items():
        warm = len(seen) // 5  # what a process needs to settle is not growth
        first, last = statistics.mean(seen[warm : warm + 5]), statistics.mean(seen[-5:])
        growth = last / first - 1
        flat = flat and growth < 0.05
        print(f"  memory of the {process}: {first / 1e6:.1f} -> {last / 1e6:.1f} MB ({growth:+.1%})")
    return p99 <= 1.0 and flat and code == 0


def _pour(
    log: Log, folder: Path, pid: int, minutes: float, server: RedisServer | None
) -> tuple[list[float], dict[str, list[float]]]:
    store = build_store(Settings(home=folder / "home"))
    memory: dict[str, list[float]] = {"writer": []}
    processes = {"writer": psutil.Process(pid)}
    if server is not None:
        processes["broker"], memory["broker"] = psutil.Process(server.pid), []
    sent: dict[str, tuple[str, float]] = {}
    latencies: list[float] = []
    done = threading.Event()

    def watch() -> None:
        """Look for the last reading of each batch, as often as a page would."""
        while not done.is_set() or sent:
            for key, (user, at) in list(sent.items()):
                if _has(store, user, key):
                    latencies.append(time.perf_counter() - at)
                    del sent[key]
            time.sleep(0.01)

    watcher = threading.Thread(target=watch)
    watcher.start()
    began, n = time.perf_counter(), 0
    while time.perf_counter() - began < minutes * 60:
        batch = events(RATE // 10, datetime.now(UTC) - timedelta(hours=1))
        at = time.perf_counter()
        log.append(STREAM, encode_all(batch))
        sent[batch[-1].event_id] = (batch[-1].user_id, at)
        n += 1
        if n % 50 == 0:
            for name, process in processes.items():
                memory[name].append(float(process.memory_info().rss))
        time.sleep(max(0, began + n * 0.1 - time.perf_counter()))
    done.set()
    watcher.join(timeout=30)
    store.close()
    return latencies, memory


def _has(store: AnyStore, user: str, key: str) -> bool:
    from milo.vocabulary.errors import NotFound

    try:
        store.get("event", user, key)
    except NotFound:
        return False
    return True


def main() -> int:
    """Throughput, or with --soak latency and memory; exit code 1 when a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--soak", type=float, metavar="MINUTES")
    parser.add_argument("--athletes", type=int, metavar="N")
    asked = parser.parse_args()
    ways: list[Callable[[], bool]] = [lambda: throughput((asked.athletes,) if asked.athletes else ATHLETES)]
    if asked.soak:
        ways = [lambda: soak(asked.soak, "embedded"), lambda: soak(asked.soak, "redis")]
    results = [way() for way in ways]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
