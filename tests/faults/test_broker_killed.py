"""The broker dies while messages come in and go out (F02, F03): what it acknowledged is on its disk."""

from __future__ import annotations

import random
import subprocess
import threading
import time
from collections.abc import Callable

import pytest

from faults.river import MILO, STREAM, Measure, River, event, stop, until
from milo.stream.redis_streams import Log
from milo.stream.writer import GROUP
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.records import encode
from servers import RedisServer

pytestmark = pytest.mark.fault


def test_a_broker_killed_again_and_again_loses_nothing_it_acknowledged(
    redis: RedisServer, make_river: Callable[..., River], measure: Measure
) -> None:
    river = make_river(stream=redis.url)
    chance = random.Random(2)
    stopping = threading.Event()
    writer = river.start("write", "--name", "ada")

    def produce() -> None:
        log = Log(redis.url)
        while not stopping.is_set():
            river.append(log, measure.records_a_round)
            # A sender that minds its reader, as the publisher does: else a slow machine is left with minutes of backlog.
            while not stopping.is_set() and _far_behind(log):
                time.sleep(0.05)
        log.close()

    producer = threading.Thread(target=produce)
    producer.start()
    for _ in range(measure.broker_kills):
        time.sleep(chance.uniform(0.2, 1.0))
        redis.kill()
        time.sleep(chance.uniform(0.0, 0.5))
        redis.start()
    stopping.set()
    producer.join(timeout=90)
    assert not producer.is_alive()
    log = Log(redis.url)
    until(lambda: log.stats(GROUP).get(STREAM, {"pending": 1})["pending"] == 0, 60, "the writer did not come back")
    log.close()
    assert stop(writer)[0] == 0
    _assert_acknowledged_stored_once(river)


def _far_behind(log: Log) -> bool:
    try:
        return log.stats(GROUP)[STREAM]["pending"] > 30_000
    except Unavailable:
        return False


def _assert_acknowledged_stored_once(river: River) -> None:
    """As River.assert_nothing_lost_or_doubled, but an append that failed half-way may have left readings beside."""
    store, _ = river.open()
    stored = [e.event_id for person in store.athletes() for e in store.find("event", person)]
    assert len(stored) == len(set(stored))
    assert set(stored) >= river.acknowledged
    store.close()


def test_a_broker_that_forgets_is_refused_with_the_way_to_mend_it(
    make_redis: Callable[..., RedisServer], make_river: Callable[..., River]
) -> None:
    server = make_redis("--appendonly", "no")
    river = make_river(stream=server.url)
    refused = subprocess.run(
        [*MILO, "write", "--drain"], env=river.environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert refused.returncode == 3
    assert "appendonly yes" in refused.stderr
    checks = {c["name"]: c for c in river.call("doctor", ok=(1,))["checks"]}
    assert any(not c["ok"] and "appendonly" in c["do"] for c in checks.values())


def test_a_full_broker_slows_the_sender_and_forgets_nothing(
    make_redis: Callable[..., RedisServer], make_river: Callable[..., River]
) -> None:
    server = make_redis("--maxmemory", "6mb", "--maxmemory-policy", "noeviction")
    river = make_river(stream=server.url)
    log = Log(server.url)
    bodies = [encode(event(10_000_000 + n)) for n in range(500)]
    with pytest.raises(Unavailable, match="memory"):
        _append_until_full(log, bodies)
    river.acknowledged.update(event(10_000_000 + n).event_id for n in range(500))
    held = len(river.acknowledged)
    assert log.stats(GROUP)[STREAM]["pending"] >= held > 0
    # Reading makes room only once what was read is trimmed; a writer does both.
    writer = river.start("write", "--name", "ada")
    until(lambda: log.stats(GROUP)[STREAM]["pending"] == 0, 60, "not drained")
    until(lambda: _appends(river, log), 60, "no room after draining")
    until(lambda: log.stats(GROUP)[STREAM]["pending"] == 0, 60, "not drained")
    assert stop(writer)[0] == 0
    log.close()
    _assert_acknowledged_stored_once(river)


def _append_until_full(log: Log, bodies: list[bytes]) -> None:
    for _ in range(1_000):
        log.append(STREAM, bodies)


def _appends(river: River, log: Log) -> bool:
    try:
        river.append(log, 100, patience_s=0.5)
    except (Unavailable, AssertionError):
        return False
    return True
