"""What does the log itself cost? Records a second appended, read and acknowledged, beside bare Redis and bare SQLite, in one run.

Bodies of 300 bytes, 5,000 a batch, durable before they are acknowledged (append-only file synced always; synchronous=FULL). Bare
Redis is pipelined XADD of the same field, XREADGROUP of one stream and XACK; bare SQLite is executemany into one table, a SELECT
and a DELETE of what was read: no groups, nothing pending. Ours does the same through the contract, reading over all the writer's
streams.
`bench_river.py` measures the way on into the store.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import redis

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from milo.stream.contract import Log
from milo.stream.embedded import Log as EmbeddedLog
from milo.stream.redis_streams import Log as RedisLog
from milo.stream.writer import STREAMS
from servers import RedisServer

N = 60_000
BATCH = 5_000
ROUNDS = 5
STREAM = "fitness:events"
SHARE = 0.4  # our choice: below it, something has gone wrong since 0.5 (embedded) and 1.0 (Redis) were measured

Seconds = tuple[float, float]


def bodies() -> list[bytes]:
    """Messages of 300 bytes, no two alike."""
    return [b'{"event_id":"%08d","pad":"' % n + b"x" * 271 + b'"}' for n in range(N)]


def batches(made: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """The messages, a batch at a time."""
    for first in range(0, len(made), BATCH):
        yield made[first : first + BATCH]


def bare_redis(made: Sequence[bytes], url: str) -> Seconds:
    """Seconds to append, and to read and acknowledge."""
    with redis.Redis.from_url(url) as client:
        client.flushall()
        client.xgroup_create(STREAM, "g", id="0", mkstream=True)
        began = time.perf_counter()
        for batch in batches(made):
            pipe = client.pipeline(transaction=False)
            for body in batch:
                pipe.xadd(STREAM, {"record": body})
            pipe.execute()
        appended = time.perf_counter()
        while found := client.xreadgroup("g", "c", {STREAM: ">"}, count=BATCH):
            client.xack(STREAM, "g", *(id for id, _ in found[0][1]))
        return appended - began, time.perf_counter() - appended


def bare_sqlite(made: Sequence[bytes], path: Path) -> Seconds:
    """Seconds to append, and to read and forget."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE entry (no INTEGER PRIMARY KEY, body BLOB)")
    began = time.perf_counter()
    for batch in batches(made):
        with db:
            db.executemany("INSERT INTO entry (body) VALUES (?)", [(body,) for body in batch])
    appended = time.perf_counter()
    while rows := db.execute("SELECT no, body FROM entry ORDER BY no LIMIT ?", (BATCH,)).fetchall():
        with db:
            db.execute("DELETE FROM entry WHERE no <= ?", (rows[-1][0],))
    took = appended - began, time.perf_counter() - appended
    db.close()
    return took


def ours(made: Sequence[bytes], log: Log) -> Seconds:
    """Seconds to append, and to read and acknowledge, through the contract."""
    began = time.perf_counter()
    for batch in batches(made):
        log.append(STREAM, batch)
    appended = time.perf_counter()
    seen = 0
    while entries := log.read("g", "c", STREAMS, BATCH):
        log.ack("g", entries)
        seen += len(entries)
    took = appended - began, time.perf_counter() - appended
    assert seen == len(made)
    log.close()
    return took


def main() -> int:
    """Print the table; exit code 1 when ours falls below SHARE of what is bare."""
    made = bodies()
    seconds: dict[str, list[Seconds]] = {"bare Redis": [], "log on Redis": [], "bare SQLite": [], "embedded log": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = RedisServer(folder / "redis")
        server.start()
        for n in range(ROUNDS):  # side by side: what else the machine does falls on all of them
            seconds["bare Redis"].append(bare_redis(made, server.url))
            with redis.Redis.from_url(server.url) as client:
                client.flushall()
            seconds["log on Redis"].append(ours(made, RedisLog(server.url)))
            seconds["bare SQLite"].append(bare_sqlite(made, folder / f"bare{n}.db"))
            seconds["embedded log"].append(ours(made, EmbeddedLog(folder / f"log{n}.db")))
        server.stop()
    print(f"{N:,} messages of 300 bytes, {BATCH:,} a batch, median of {ROUNDS} rounds; records/s")
    print(f"{'':14}{'append':>12}{'read + ack':>12}{'both':>12}   (both: min, max)")
    both: dict[str, float] = {}
    for who, rounds in seconds.items():
        whole = [sum(one) for one in rounds]
        both[who] = N / statistics.median(whole)
        append, read = (N / statistics.median(part) for part in zip(*rounds, strict=True))
        print(f"{who:14}{append:12,.0f}{read:12,.0f}{both[who]:12,.0f}   ({N / max(whole):,.0f}, {N / min(whole):,.0f})")
    shares = {"Redis": both["log on Redis"] / both["bare Redis"], "SQLite": both["embedded log"] / both["bare SQLite"]}
    print("; ".join(f"ours on {who} is {share:.0%} of bare {who}" for who, share in shares.items()))
    return 0 if min(shares.values()) >= SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
