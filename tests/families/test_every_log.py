"""What every log must do. A new log is added to LOGS and nothing else."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from milo.stream.contract import Log
from milo.stream.embedded import Log as EmbeddedLog
from milo.stream.redis_streams import Log as RedisLog
from servers import RedisServer


class HandClock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def seconds(self) -> float:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += seconds


LOGS = ("embedded", "redis")
S = ["s"]


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A real Redis, synced always; every test begins with it empty."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=LOGS)
def make_log(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> Iterator[Callable[[], Log]]:
    """Opens the same log again and again, as another process would."""
    made: list[Log] = []

    def make() -> Log:
        made.append(EmbeddedLog(tmp_path / "log.db", clock.seconds) if request.param == "embedded" else RedisLog(url))
        return made[-1]

    url = ""
    if request.param == "redis":
        url = request.getfixturevalue("broker").url
        with redis.Redis.from_url(url) as client:
            client.flushall()
    yield make
    for log in made:
        log.close()


@pytest.fixture
def log(make_log: Callable[[], Log]) -> Log:
    return make_log()


def let_pass(log: Log, clock: HandClock, seconds: float) -> None:
    """Let pending messages be idle for so long: by the clock handed in, or, where the server's own counts, by telling it."""
    clock.pass_(seconds)
    if isinstance(log, RedisLog):
        for line in log._redis.xpending_range("s", "g", "-", "+", 100):
            idle = int(line["time_since_delivered"] + seconds * 1000)
            log._redis.xclaim("s", "g", line["consumer"], 0, [line["message_id"]], idle=idle, justid=True)


def test_messages_are_read_once_in_order(log: Log) -> None:
    log.append("s", [b"1", b"2", b"3"])
    assert [e.body for e in log.read("g", "a", S, 2)] == [b"1", b"2"]
    assert [e.body for e in log.read("g", "b", S, 2)] == [b"3"]
    assert log.read("g", "a", S, 2) == []


def test_every_group_reads_everything(log: Log) -> None:
    log.append("s", [b"1"])
    assert [e.body for e in log.read("g", "a", S, 9)] == [b"1"]
    assert [e.body for e in log.read("h", "a", S, 9)] == [b"1"]


def test_a_restart_begins_with_what_was_not_acknowledged(log: Log) -> None:
    log.append("s", [b"1", b"2"])
    first, second = log.read("g", "a", S, 9)
    log.ack("g", [first])
    log.ack("g", [first])
    again = log.own_pending("g", "a", S, 9)
    assert [(e.id, e.body, e.deliveries) for e in again] == [(second.id, b"2", 2)]


def test_only_stale_messages_are_claimed(log: Log, clock: HandClock) -> None:
    log.append("s", [b"1"])
    log.read("g", "dead", S, 9)
    let_pass(log, clock, 10)
    assert log.claim("g", "b", S, 30, 9) == []
    let_pass(log, clock, 25)
    assert [(e.body, e.deliveries) for e in log.claim("g", "b", S, 30, 9)] == [(b"1", 2)]
    assert log.own_pending("g", "dead", S, 9) == []


def test_stats_count_what_was_given_and_what_was_not(log: Log) -> None:
    log.append("s", [b"1", b"2", b"3"])
    assert log.stats("g")["s"] == {"published": 3, "pending": 3}
    entries = log.read("g", "a", S, 2)
    assert log.stats("g")["s"] == {"published": 3, "pending": 3}
    log.ack("g", entries)
    assert log.stats("g")["s"] == {"published": 3, "pending": 1}


def test_trimming_never_takes_what_a_group_still_needs(log: Log) -> None:
    log.append("s", [b"1", b"2", b"3"])
    for group in ("g", "h"):
        taken = log.read(group, "a", S, 3)
        log.ack(group, taken if group == "g" else [taken[0], taken[2]])
    assert log.trim("s") == 1
    assert [e.body for e in log.own_pending("h", "a", S, 9)] == [b"2"]
    assert log.stats("g")["s"]["published"] == 3


def test_peeking_takes_nothing(log: Log) -> None:
    log.append("s", [b"%d" % n for n in range(2_500)])
    assert sum(1 for _ in log.peek("s")) == 2_500
    assert len(log.read("g", "a", S, 9_999)) == 2_500


def test_dropped_messages_are_not_handed_out_again(log: Log) -> None:
    one, two = log.append("s", [b"1", b"2"])
    log.read("g", "a", S, 9)
    assert log.drop("s", [one, "99", "no id"]) == 1
    assert [e.id for e in log.own_pending("g", "a", S, 9)] == [two]


def test_appending_nothing_is_nothing(log: Log) -> None:
    assert log.append("s", []) == []
    assert log.stats("g") == {}


def test_a_key_is_added_once_whoever_adds_it(log: Log, make_log: Callable[[], Log]) -> None:
    assert log.append_once("s", [("a", b"1"), ("b", b"2"), ("a", b"again")]) == 2
    assert make_log().append_once("s", [("b", b"2"), ("c", b"3")]) == 1
    assert [e.body for e in log.peek("s")] == [b"1", b"2", b"3"]


def test_a_key_whose_entry_was_dropped_may_come_again(log: Log) -> None:
    log.append_once("s", [("a", b"1"), ("b", b"2")])
    first = next(iter(log.peek("s")))
    assert log.drop("s", [first.id]) == 1
    assert log.append_once("s", [("a", b"1"), ("b", b"2")]) == 1
    assert [e.body for e in log.peek("s")] == [b"2", b"1"]


def test_a_full_stream_does_not_starve_the_others(log: Log) -> None:
    log.append("big", [b"%d" % n for n in range(500)])
    log.append("small", [b"x", b"y"])
    log.append("s", [b"z"])
    taken = log.read("g", "a", ["big", "small", "s"], 30)
    assert sum(1 for e in taken if e.stream == "small") == 2
    assert sum(1 for e in taken if e.stream == "s") == 1
    assert 20 <= len(taken) <= 30
    rest = [e for _ in range(60) for e in log.read("g", "a", ["big", "small", "s"], 30)]
    assert [e.body for e in [*taken, *rest] if e.stream == "big"] == [b"%d" % n for n in range(500)]


def test_fewer_are_asked_for_than_there_are_streams(log: Log) -> None:
    streams = ["s", "t", "u"]
    for stream in streams:
        log.append(stream, [stream.encode(), stream.encode()])
    taken = []
    while some := log.read("g", "a", streams, 1):
        assert len(some) == 1
        taken += some
    assert sorted(e.body for e in taken) == [b"s", b"s", b"t", b"t", b"u", b"u"]


def test_a_reader_waits_for_the_first_message(log: Log, make_log: Callable[[], Log]) -> None:
    other = make_log()
    late = threading.Timer(0.2, other.append, ("s", [b"1"]))
    late.start()
    assert [e.body for e in log.read("g", "a", S, 9, wait_s=10)] == [b"1"]
    late.join()
    assert log.read("g", "a", S, 9, wait_s=0.05) == []


def test_who_says_still_at_work_is_not_taken_for_dead(log: Log, clock: HandClock) -> None:
    log.append("s", [b"1", b"2"])
    mine = log.read("g", "a", S, 9)
    let_pass(log, clock, 40)
    log.touch("g", "a", mine[:1])
    assert [e.body for e in log.claim("g", "b", S, 30, 9)] == [b"2"]
    # Touching what another has taken over takes nothing back, and counts as no delivery.
    log.touch("g", "a", mine)
    assert [(e.body, e.deliveries) for e in log.own_pending("g", "a", S, 9)] == [(b"1", 2)]
    assert [(e.body, e.deliveries) for e in log.own_pending("g", "b", S, 9)] == [(b"2", 3)]


def test_only_what_is_handed_out_counts_as_delivered(log: Log) -> None:
    log.append("s", [b"1", b"2", b"3"])
    log.read("g", "a", S, 9)
    for _ in range(4):
        log.own_pending("g", "a", S, 1)
    assert [(e.body, e.deliveries) for e in log.own_pending("g", "a", S, 9)] == [(b"1", 6), (b"2", 2), (b"3", 2)]


def test_a_consumer_retires_only_when_it_has_nothing_left(log: Log) -> None:
    log.append("s", [b"1"])
    mine = log.read("g", "a", S, 9)
    log.retire("g", "a")
    assert [e.body for e in log.own_pending("g", "a", S, 9)] == [b"1"]
    log.ack("g", mine)
    log.retire("g", "a")
    assert log.own_pending("g", "a", S, 9) == []


def test_trimming_keeps_the_newest_and_waits_for_the_slowest(log: Log) -> None:
    log.append("s", [b"%d" % n for n in range(10)])
    assert log.trim("s") == 0  # nobody has read it yet
    log.ack("g", log.read("g", "a", S, 10))
    slow = log.read("h", "a", S, 4)
    log.ack("h", slow[:2])
    assert log.trim("s") == 2
    log.ack("h", slow[2:])
    assert log.trim("s", keep=8) == 0
    assert log.trim("s", keep=7) == 1
    assert log.trim("s") == 1
    assert [e.body for e in log.read("h", "a", S, 10)] == [b"%d" % n for n in range(4, 10)]
    assert log.stats("g")["s"] == {"published": 10, "pending": 0}
    assert log.stats("h")["s"] == {"published": 10, "pending": 6}
    assert log.trim("never written") == 0


def test_another_process_sees_the_same_log(log: Log, make_log: Callable[[], Log]) -> None:
    log.append("s", [b"1", b"2"])
    other = make_log()
    assert [e.body for e in other.read("g", "b", S, 1)] == [b"1"]
    assert [e.body for e in log.read("g", "a", S, 9)] == [b"2"]
    assert log.stats("g")["s"]["pending"] == 2


def test_a_log_of_our_making_keeps_what_it_acknowledged(log: Log) -> None:
    verdict = log.durability()
    assert verdict.ok
    assert verdict.safe
    assert verdict.do == ""


def test_a_reader_that_asks_for_little_leaves_no_stream_behind(log: Log) -> None:
    for stream in ("s", "t", "u"):
        log.append(stream, [b"%d" % n for n in range(40)])
    seen = [log.read("g", "a", ["s", "t", "u"], 1)[0].stream for _ in range(12)]
    assert {seen.count(stream) for stream in ("s", "t", "u")} == {4}


def test_nothing_asked_for_is_nothing_given(log: Log) -> None:
    log.append("s", [b"1"])
    assert log.read("g", "a", S, 0) == []
    assert log.read("g", "a", [], 9) == []
    assert log.own_pending("g", "a", S, 9) == []


def test_one_stale_message_behind_many_fresh_ones_is_found(log: Log, clock: HandClock) -> None:
    log.append("s", [b"%d" % n for n in range(100)])
    entries = log.read("g", "a", S, 100)
    let_pass(log, clock, 40)
    log.touch("g", "a", entries[:70] + entries[71:])
    assert log.head_deliveries("g", S, None, 30) == 1
    assert [(e.body, e.deliveries) for e in log.claim("g", "b", S, 30, 1)] == [(b"70", 2)]
    assert log.head_deliveries("g", S, None, 30) == 0
    assert log.head_deliveries("g", S, "b") == 2


def test_touching_a_few_touches_only_those(log: Log, clock: HandClock) -> None:
    log.append("s", [b"%d" % n for n in range(6)])
    entries = log.read("g", "a", S, 6)
    let_pass(log, clock, 40)
    log.touch("g", "a", [entries[5], entries[0]])
    assert [e.body for e in log.claim("g", "b", S, 30, 9)] == [b"1", b"2", b"3", b"4"]


def test_looking_at_the_head_hands_nothing_out(log: Log) -> None:
    assert log.head_deliveries("g", S, "a") == 0
    log.append("s", [b"1"])
    log.read("g", "a", S, 9)
    assert [log.head_deliveries("g", S, "a") for _ in range(3)] == [1, 1, 1]
    assert log.head_deliveries("g", S, "b") == 0
    assert log.own_pending("g", "a", S, 9)[0].deliveries == 2


def test_what_was_dropped_holds_up_nothing_behind_it(log: Log) -> None:
    ids = log.append("s", [b"%d" % n for n in range(6)])
    log.read("g", "a", S, 4)
    log.drop("s", [ids[0], ids[1], ids[4]])
    assert [e.body for e in log.own_pending("g", "a", S, 1)] == [b"2"]
    assert log.stats("g")["s"] == {"published": 6, "pending": 3}
    log.ack("g", [*log.own_pending("g", "a", S, 9), *log.read("g", "a", S, 9)])
    assert log.stats("g")["s"] == {"published": 6, "pending": 0}


def test_a_key_whose_entry_was_trimmed_may_come_again(log: Log) -> None:
    log.append_once("s", [("a", b"1"), ("b", b"2"), ("c", b"3")])
    log.ack("g", log.read("g", "x", S, 9))
    assert log.trim("s", keep=1) == 2
    assert log.append_once("s", [("a", b"1"), ("c", b"3")]) == 1
    assert [e.body for e in log.peek("s")] == [b"3", b"1"]


@pytest.mark.parametrize("seed", range(12))
def test_the_counts_are_right_whatever_happened(log: Log, make_log: Callable[[], Log], seed: int) -> None:
    """Reading, acknowledging, dropping and trimming in any order, by two readers and after reopening."""
    chance = random.Random(seed)
    stream = "fitness:events"
    ids: list[str] = []
    gone: set[str] = set()
    for _ in range(40):
        match chance.choice(["append", "append", "read", "finish", "drop", "trim", "reopen"]):
            case "append":
                ids += log.append(stream, [b"x"] * chance.randint(1, 4))
            case "read":
                log.read("g", chance.choice("ab"), [stream], chance.randint(1, 3))
            case "finish":
                entries = log.own_pending("g", chance.choice("ab"), [stream], 2)
                log.ack("g", entries)
                gone |= {e.id for e in entries}
            case "drop" if ids:
                id = chance.choice(ids)
                log.drop(stream, [id])
                gone.add(id)
            case "trim":
                log.trim(stream, chance.choice([0, 2]))
            case "reopen":
                log = make_log()
        expected = {stream: {"published": len(ids), "pending": len(set(ids) - gone)}} if ids else {}
        assert log.stats("g") == expected


ADD_ONCE = """
import sys
from pathlib import Path
kind, place, first = sys.argv[1], sys.argv[2], int(sys.argv[3])
if kind == "redis":
    from milo.stream.redis_streams import Log
    log = Log(place)
else:
    from milo.stream.embedded import Log
    log = Log(Path(place))
print(sum(log.append_once("s", [(str((first + n) % 300), b"x")]) for n in range(300)))
"""


def test_two_processes_add_every_key_once(log: Log, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    is_redis = isinstance(log, RedisLog)
    place = request.getfixturevalue("broker").url if is_redis else str(tmp_path / "log.db")
    command = [sys.executable, "-c", ADD_ONCE, "redis" if is_redis else "embedded", place]
    children = [subprocess.Popen([*command, first], stdout=subprocess.PIPE, text=True) for first in ("0", "150")]
    added = [int(child.communicate(timeout=30)[0]) for child in children]
    assert sum(added) == 300
    assert sum(1 for _ in log.peek("s")) == 300
