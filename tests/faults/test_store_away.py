"""The store is away, hangs, is full or is slow (F09, F10, F11): reading stops, memory stays, nothing is acknowledged."""

from __future__ import annotations

import resource
import sqlite3
import threading
import time
from collections.abc import Callable

import psutil
import pytest

from faults.river import STREAM, Measure, River, stop, until
from milo.stream.contract import Log
from milo.stream.writer import GROUP
from servers import MongoStandIn, RedisServer

pytestmark = pytest.mark.fault
CATCH_UP_S = 30.0  # after five minutes at a hundred readings a second (issue 3)
RATE = 100  # readings a second


def pending(log: Log) -> int:
    return log.stats(GROUP)[STREAM]["pending"]


def pour(river: River, log: Log, seconds: float) -> None:
    """A hundred readings a second."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        river.append(log, RATE // 10)
        time.sleep(0.1)


def test_a_document_store_away_for_minutes_is_caught_up_with(
    redis: RedisServer, mongo: MongoStandIn, make_river: Callable[..., River], measure: Measure
) -> None:
    river = make_river(stream=redis.url, store=mongo.url + "/milo")
    store, log = river.open()
    writer = river.start("write", "--name", "ada")
    river.append(log, 500)
    until(lambda: pending(log) == 0, 30, "not stored")
    before = psutil.Process(writer.pid).memory_info().rss
    mongo.kill()
    pour(river, log, measure.outage_s)
    assert writer.poll() is None
    grown = psutil.Process(writer.pid).memory_info().rss - before
    assert grown < 60_000_000, f"{grown / 1e6:.0f} MB while the store was away"
    checks = {c["name"]: c for c in river.call("doctor", ok=(1,))["checks"]}
    assert not checks["store"]["ok"]
    mongo.start()
    until(lambda: pending(log) == 0, CATCH_UP_S, "not caught up")
    assert stop(writer)[0] == 0
    store.close()
    log.close()
    river.assert_nothing_lost_or_doubled()


def test_a_locked_store_is_waited_for(river: River, measure: Measure) -> None:
    store, log = river.open()
    writer = river.start("write", "--name", "ada")
    river.append(log, 100)
    until(lambda: pending(log) == 0, 30, "not stored")
    other = sqlite3.connect(river.home / "milo.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    pour(river, log, min(measure.outage_s, 20))
    assert pending(log) > 0
    other.execute("ROLLBACK")
    other.close()
    until(lambda: pending(log) == 0, CATCH_UP_S, "not caught up")
    assert stop(writer)[0] == 0
    store.close()
    log.close()
    river.assert_nothing_lost_or_doubled()


def test_a_full_disk_stops_the_writer_from_acknowledging_and_room_lets_it_go_on(river: River) -> None:
    store, log = river.open()
    river.append(log, 100)
    river.call("write", "--drain")
    size = (river.home / "milo.db").stat().st_size
    # A file may not grow beyond this; Python ignores the signal, so writing fails as on a full disk.
    writer = river.start("write", "--name", "ada", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, -1)))
    for _ in range(10):
        river.append(log, 1_000)
    time.sleep(3)
    assert writer.poll() is None, writer.communicate()
    stored = store.stats().get("event", 0)
    assert pending(log) == len(river.acknowledged) - stored > 0
    resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (-1, -1))
    until(lambda: pending(log) == 0, 60, "did not go on after there was room")
    assert stop(writer)[0] == 0
    assert sqlite3.connect(river.home / "milo.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()
    log.close()
    river.assert_nothing_lost_or_doubled()


def test_a_flood_waits_in_the_stream_and_not_in_memory(river: River, measure: Measure) -> None:
    """A writer that gets little of the machine: what it has not read stays where it is durable."""
    _, log = river.open()
    writer = river.start("write", "--name", "ada")
    river.append(log, 1_000)
    until(lambda: pending(log) == 0, 30, "not stored")
    process = psutil.Process(writer.pid)
    rss: list[int] = []
    done = threading.Event()

    def throttle() -> None:
        while not done.is_set():
            process.suspend()
            time.sleep(0.18)
            process.resume()
            time.sleep(0.02)
            rss.append(process.memory_info().rss)

    slow = threading.Thread(target=throttle)
    slow.start()
    for _ in range(40):
        river.append(log, measure.records_a_round)
    assert log.trim(STREAM) >= 0
    done.set()
    slow.join()
    until(lambda: pending(log) == 0, 120, "not drained")
    assert max(rss) - rss[0] < 80_000_000
    assert stop(writer)[0] == 0
    log.close()
    river.assert_nothing_lost_or_doubled()
