"""How much water does the river carry? Durable records a second from stream to store, beside what Redis and SQLite reach bare.

Events of one simulated day, made here. Durable means: on disk before it is acknowledged, on the stream (append-only file synced
always; SQLite synchronous=FULL) and in the store. Bare Redis is pipelined XADD, XREADGROUP and XACK of the same bodies; bare
SQLite is executemany of the same rows into a table with the same key. `--soak MINUTES` measures memory and latency instead.
Budgets: stream -> store >= 20,000 records/s on SQLite and on Redis + SQLite; p99 <= 1 s at 100 records/s; memory growth < 5 %.
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
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import redis

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from milo.app.config import Settings
from milo.app.stores import build_store
from milo.store import Store as AnyStore
from milo.store.sqlite import Store
from milo.stream.contract import Log
from milo.stream.embedded import Log as EmbeddedLog
from milo.stream.redis_streams import Log as RedisLog
from milo.stream.writer import Writer
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Event, encode_all
from servers import RedisServer

N = 60_000
BATCH = 5_000
ROUNDS = 3
STREAM = "fitness:events"
RATE = 100  # records a second of the soak


def events(n: int, start: datetime | None = None) -> list[Event]:
    """n readings of a hundred athletes."""
    start = start or datetime(2026, 3, 1, tzinfo=UTC)
    made = []
    for i in range(n):
        at, user = start + timedelta(milliseconds=1_440 * i), f"athlete-{i % 100}"
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


def raw_redis(bodies: list[bytes], url: str) -> float:
    """Bare Redis: seconds for XADD, XREADGROUP and XACK of all bodies, pipelined, the broker syncing always."""
    client = redis.Redis.from_url(url)
    client.flushall()
    client.xgroup_create("raw", "g", id="0", mkstream=True)
    began = time.perf_counter()
    for first in range(0, len(bodies), BATCH):
        pipe = client.pipeline(transaction=False)
        for body in bodies[first : first + BATCH]:
            pipe.xadd("raw", {"b": body})
        pipe.execute()
    while found := client.xreadgroup("g", "c", {"raw": ">"}, count=BATCH):
        client.xack("raw", "g", *(id for id, _ in found[0][1]))
    return time.perf_counter() - began


def raw_sqlite(bodies: list[bytes], made: list[Event], folder: Path) -> float:
    """Bare SQLite: seconds for executemany of all rows in durable batches, keyed by identity."""
    db = sqlite3.connect(folder / "raw.db")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE r (athlete TEXT, time INTEGER, id TEXT, body BLOB, PRIMARY KEY (athlete, time, id)) WITHOUT ROWID")
    db.execute("CREATE UNIQUE INDEX identity ON r (athlete, id)")
    rows = [(e.user_id, int(e.event_ts.timestamp() * 1e6), e.event_id, b) for e, b in zip(made, bodies, strict=True)]
    began = time.perf_counter()
    for first in range(0, len(rows), BATCH):
        with db:
            db.executemany("INSERT OR IGNORE INTO r VALUES (?, ?, ?, ?)", rows[first : first + BATCH])
    took = time.perf_counter() - began
    db.close()
    return took


def ours(made: list[Event], log: Log, folder: Path) -> tuple[float, float]:
    """Milo: seconds to publish (validate, encode, append), and from stream to store (read, validate, upsert, acknowledge)."""
    store = Store(folder / "milo.db")
    writer = Writer(store, log)
    began = time.perf_counter()
    for first in range(0, len(made), BATCH):
        writer.publish(made[first : first + BATCH])
    published = time.perf_counter()
    tally = writer.drain()
    took = time.perf_counter() - published
    assert tally.new == len(made)
    assert store.stats() == {"event": len(made)}
    store.close()
    return published - began, took


def throughput() -> bool:
    """Print the table of rates; True when the budgets are met."""
    made = events(N)
    bodies = encode_all(made)
    seconds: dict[str, list[float]] = {}

    def note(name: str, took: float) -> None:
        seconds.setdefault(name, []).append(took)

    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            server = RedisServer(folder / "redis")
            server.start()
            note("raw Redis: XADD + XREADGROUP + XACK", raw_redis(bodies, server.url))
            redis.Redis.from_url(server.url).flushall()
            note("raw SQLite: executemany", raw_sqlite(bodies, made, folder))
            (folder / "a").mkdir()
            publish, carry = ours(made, EmbeddedLog(folder / "log.db"), folder / "a")
            note("publish to the embedded log", publish)
            note("embedded log -> SQLite", carry)
            (folder / "b").mkdir()
            publish, carry = ours(made, RedisLog(server.url), folder / "b")
            note("publish to Redis", publish)
            note("Redis -> SQLite", carry)
            server.stop()
    rates = {name: N / statistics.median(values) for name, values in seconds.items()}
    for name, rate in rates.items():
        low, high = N / max(seconds[name]), N / min(seconds[name])
        print(f"{name:38} {rate:10,.0f} records/s   (min {low:,.0f}, max {high:,.0f}, {ROUNDS} rounds)")
    sqlite_alone = rates["raw SQLite: executemany"]
    both = 1 / (1 / rates["raw Redis: XADD + XREADGROUP + XACK"] + 1 / sqlite_alone)
    redis_whole = 1 / (1 / rates["publish to Redis"] + 1 / rates["Redis -> SQLite"])
    print(f"embedded -> SQLite is {rates['embedded log -> SQLite'] / sqlite_alone:.0%} of bare executemany")
    print(f"publish + Redis -> SQLite is {redis_whole / both:.0%} of bare Redis and bare SQLite one after the other")
    met = min(rates["embedded log -> SQLite"], rates["Redis -> SQLite"]) >= 20_000
    print("budget met: >= 20,000 records/s" if met else "BUDGET MISSED: 20,000 records/s")
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
    asked = parser.parse_args()
    ways: list[Callable[[], bool]] = [throughput]
    if asked.soak:
        ways = [lambda: soak(asked.soak, "embedded"), lambda: soak(asked.soak, "redis")]
    results = [way() for way in ways]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
