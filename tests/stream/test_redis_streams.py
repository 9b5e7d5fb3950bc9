"""The log on Redis, against real servers. What every log must do: tests/families/test_every_log.py."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from hypothesis import given
from hypothesis import strategies as st

from milo.stream import redis_streams
from milo.stream.redis_fields import body_of
from milo.stream.redis_streams import Log
from milo.vocabulary.errors import BadRecord, Unavailable
from milo.vocabulary.records import KINDS, accept, kind_of_stream
from servers import RedisServer, free_port

EVENTS = "fitness:events"


@pytest.fixture
def make_server(tmp_path: Path) -> Iterator[Callable[..., RedisServer]]:
    """A broker with flags of one's choice."""
    made: list[RedisServer] = []

    def make(*flags: str) -> RedisServer:
        made.append(RedisServer(tmp_path / f"redis{len(made)}", *flags))
        made[-1].start()
        return made[-1]

    yield make
    for server in made:
        server.stop()


@pytest.fixture
def server(make_server: Callable[..., RedisServer]) -> RedisServer:
    return make_server()


@pytest.fixture
def raw(server: RedisServer) -> Iterator[redis.Redis]:
    """Somebody else's client."""
    with redis.Redis.from_url(server.url) as client:
        yield client


@pytest.fixture
def log(server: RedisServer) -> Iterator[Log]:
    log = Log(server.url)
    yield log
    log.close()


# --- the broker goes and comes back -------------------------------------------------------------------------------------


def test_what_was_acknowledged_outlives_the_broker(server: RedisServer, log: Log) -> None:
    log.append(EVENTS, [b"%d" % n for n in range(3_000)])
    given_out = log.read("g", "a", [EVENTS], 1_000)
    log.ack("g", given_out[:400])
    server.kill()
    with pytest.raises(Unavailable, match="no connection"):
        log.append(EVENTS, [b"lost"])
    with pytest.raises(Unavailable, match="no connection"):
        log.read("g", "a", [EVENTS], 9, wait_s=1)
    server.start()
    # The same log, by itself; its counts too, although Redis has forgotten its lag.
    assert log.stats("g")[EVENTS] == {"published": 3_000, "pending": 2_600}
    assert [e.body for e in log.own_pending("g", "a", [EVENTS], 9_999)] == [b"%d" % n for n in range(400, 1_000)]
    assert [e.body for e in log.read("g", "a", [EVENTS], 9_999)] == [b"%d" % n for n in range(1_000, 3_000)]


def test_counts_outlive_trimming_and_a_restart(server: RedisServer, log: Log) -> None:
    log.append(EVENTS, [b"x"] * 2_500)
    log.ack("g", log.read("g", "a", [EVENTS], 2_000))
    assert log.trim(EVENTS, keep=600) == 1_900
    server.kill()
    server.start()
    assert Log(server.url).stats("g")[EVENTS] == {"published": 2_500, "pending": 500}


def test_a_broker_that_lost_its_streams_begins_them_again(raw: redis.Redis, log: Log) -> None:
    log.append(EVENTS, [b"1"])
    mine = log.read("g", "a", [EVENTS], 9)
    raw.flushall()
    log.touch("g", "a", mine)
    log.ack("g", mine)
    assert log.head_deliveries("g", [EVENTS], "a") == 0
    raw.flushall()
    assert log.own_pending("g", "a", [EVENTS], 9) == []
    raw.flushall()
    assert log.claim("g", "a", [EVENTS], 0, 9) == []
    raw.flushall()
    log.append(EVENTS, [b"2"])
    assert [e.body for e in log.read("g", "a", [EVENTS], 9)] == [b"2"]


def test_a_long_wait_is_no_silence(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wait longer than one block of the socket ends with nothing, not with an error."""
    monkeypatch.setattr(redis_streams, "BLOCK_S", 0.05)
    assert log.read("g", "a", [EVENTS], 9, wait_s=0.2) == []
    assert log.read("g", "a", [EVENTS, "milo:sets"], 1, wait_s=0.1) == []


def test_a_replica_is_said_to_be_one(make_server: Callable[..., RedisServer]) -> None:
    replica = make_server("--replicaof", "127.0.0.1", str(free_port()), "--replica-serve-stale-data", "yes")
    log = Log(replica.url)
    with pytest.raises(Unavailable, match="replica"):
        log.append(EVENTS, [b"1"])
    log.close()


def test_a_password_is_never_said(make_server: Callable[..., RedisServer]) -> None:
    locked = make_server("--user", "ada", "on", ">s3cret-word", "~*", "+@all")
    with redis.Redis.from_url(locked.url) as client:
        client.config_set("requirepass", "another")
    log = Log(locked.url.replace("redis://", "redis://ada:wr0ng-word@"))
    with pytest.raises(Unavailable, match="password") as refused:
        log.append(EVENTS, [b"1"])
    locked.kill()
    with pytest.raises(Unavailable) as away:
        log.append(EVENTS, [b"1"])
    assert "wr0ng-word" not in f"{refused.value} {away.value} {log!r} {away.value.__cause__}"
    log.close()


# --- a full broker ------------------------------------------------------------------------------------------------------


def test_a_full_broker_takes_no_more_but_can_still_be_read_empty(make_server: Callable[..., RedisServer]) -> None:
    """Even by a reader that comes only then: its group is made, poison is set aside, and trimming makes room."""
    small = make_server("--maxmemory", "8mb", "--maxmemory-policy", "noeviction")
    log = Log(small.url)
    sent = _fill(log)
    assert log.stats("g")[EVENTS]["pending"] >= sent > 0
    reader = Log(small.url)
    taken = reader.read("g", "a", [EVENTS, "milo:sets"], 500)
    assert reader.append_once("fitness:dead", [("a", b"set aside")]) == 1
    while taken:
        reader.ack("g", taken)
        taken = Log(small.url).read("g", "a", [EVENTS], 500)  # a restart is no new obstacle
    assert reader.trim(EVENTS) >= sent
    assert len(log.append(EVENTS, [b"x"])) == 1
    for one in (log, reader):
        one.close()


def _fill(log: Log) -> int:
    """Append until the broker says that it is full; returns how many it acknowledged."""
    sent = 0
    for _ in range(1_000):
        try:
            sent += len(log.append(EVENTS, [b"x" * 1_000] * 100))
        except Unavailable as e:
            assert e.found == "its memory full"
            return sent
    pytest.fail("it was never full")


# --- what somebody else put there ---------------------------------------------------------------------------------------


def test_a_message_added_field_by_field_is_the_record_it_means(raw: redis.Redis, log: Log) -> None:
    raw.xadd(
        EVENTS,
        {
            "event_id": "e1",
            "user_id": "12",
            "event_ts": "2026-03-01T10:00:00Z",
            "heart_rate_bpm": "61",
            "indoor": "true",
            "device_id": "",
            "origin": "measured",
            "source": "another program",
            "mood_ring": "blue",
        },
    )
    (entry,) = log.read("g", "a", [EVENTS], 9)
    record, body = accept(kind_of_stream(EVENTS), entry.body)
    assert (record.event_id, record.user_id, record.heart_rate_bpm, record.indoor) == ("e1", "12", 61.0, True)
    assert record.device_id is None
    assert json.loads(body)["mood_ring"] == "blue"
    assert [e.body for e in log.own_pending("g", "a", [EVENTS], 9)] == [entry.body]
    assert [e.body for e in log.peek(EVENTS)] == [entry.body]


def test_parts_of_a_record_may_be_json_in_a_field(raw: redis.Redis, log: Log) -> None:
    raw.xadd(
        "fitness:sleep",
        {
            "session_id": "s1",
            "user_id": "u",
            "start_ts": "2026-03-01T22:00:00Z",
            "end_ts": "2026-03-02T06:00:00Z",
            "sleep_stage_breakdown": '{"deep": 80, "rem": 95.5}',
            "origin": "measured",
            "source": "another program",
        },
    )
    (entry,) = log.read("g", "a", ["fitness:sleep"], 9)
    record, _ = accept(kind_of_stream("fitness:sleep"), entry.body)
    assert record.sleep_stage_breakdown.rem == 95.5


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("heart_rate_bpm", "600", "260"),
        ("heart_rate_bpm", "fast", "Expected `float | null`, got `str`"),
        ("heart_rate_bpm", "nan", "heart_rate_bpm"),
        ("event_ts", "yesterday", "RFC3339"),
        ("event_ts", "", "missing required field `event_ts`"),
        ("indoor", "[" * 100_000, "indoor"),
        ("gps_lat", "1" * 6_000, "gps_lat"),
    ],
)
def test_a_field_that_cannot_be_goes_on_with_its_reason(raw: redis.Redis, log: Log, field: str, text: str, reason: str) -> None:
    good = {"event_id": "e1", "user_id": "u", "event_ts": "2026-03-01T10:00:00Z", "origin": "measured", "source": "x"}
    raw.xadd(EVENTS, {**good, field: text})
    (entry,) = log.read("g", "a", [EVENTS], 9)
    with pytest.raises(BadRecord, match=reason.replace("|", r"\|")):
        accept(kind_of_stream(EVENTS), entry.body)


def test_fields_beside_a_whole_body_are_kept(raw: redis.Redis, log: Log) -> None:
    raw.xadd(EVENTS, {"record": '{"event_id":"e1","n":1}', "trace": "t-7", "n": "2"})
    raw.xadd(EVENTS, {"record": "no json", "trace": "t-8"})
    first, second = log.read("g", "a", [EVENTS], 9)
    assert json.loads(first.body) == {"event_id": "e1", "n": 1, "trace": "t-7"}
    assert second.body == b"no json"


@given(
    st.sampled_from([*(k.stream for k in KINDS.values()), "somebody:else"]),
    st.dictionaries(st.sampled_from([b"record", b"at", b"value", b"event_ts", b"profile", b"rr_ms", b"\xff"]), st.binary()),
)
def test_no_message_ends_its_reader(stream: str, fields: dict[bytes, bytes]) -> None:
    assert isinstance(body_of(stream, fields), bytes)


# --- what others do to the stream ---------------------------------------------------------------------------------------


def test_what_somebody_deleted_or_cut_under_a_reader_holds_up_nothing(raw: redis.Redis, log: Log) -> None:
    ids = log.append(EVENTS, [b"%d" % n for n in range(20)])
    log.read("g", "dead", [EVENTS], 8)
    raw.xdel(EVENTS, *ids[:3])
    raw.xtrim(EVENTS, maxlen=15, approximate=False)
    # Asked for one, it looks past the holes; they leave the pending list.
    assert [(e.body, e.deliveries) for e in log.claim("g", "b", [EVENTS], 0, 1)] == [(b"5", 2)]
    assert [e.body for e in log.claim("g", "b", [EVENTS], 0, 99)] == [b"5", b"6", b"7"]
    assert log.stats("g")[EVENTS] == {"published": 20, "pending": 15}
    log.ack("g", [*log.own_pending("g", "b", [EVENTS], 99), *log.read("g", "b", [EVENTS], 99)])
    assert log.stats("g")[EVENTS]["pending"] == 0


def test_a_retired_consumer_is_gone_from_the_group(server: RedisServer, raw: redis.Redis, log: Log) -> None:
    log.append(EVENTS, [b"1"])
    mine = log.read("g", "a", [EVENTS], 9)
    log.read("g", "b", [EVENTS], 9)
    log.retire("g", "a")
    other = Log(server.url)
    other.retire("g", "b")
    other.close()
    assert [c["name"] for c in raw.xinfo_consumers(EVENTS, "g")] == [b"a"]
    log.ack("g", mine)
    log.retire("g", "a")
    assert raw.xinfo_consumers(EVENTS, "g") == []


# --- durability ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flags", "ok", "safe", "do"),
    [
        ((), True, True, ""),
        (("--appendonly", "no"), False, False, "appendonly yes"),
        (("--appendfsync", "everysec"), False, True, "a second"),
        (("--appendfsync", "no"), False, True, "the kernel"),
        (("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"), False, False, "noeviction"),
        (("--maxmemory", "100mb", "--maxmemory-policy", "noeviction"), True, True, ""),
        (("--no-appendfsync-on-rewrite", "yes"), False, True, "no-appendfsync-on-rewrite no"),
    ],
)
def test_what_a_crash_would_lose_is_said(
    make_server: Callable[..., RedisServer], flags: tuple[str, ...], ok: bool, safe: bool, do: str
) -> None:
    log = Log(make_server(*flags).url)
    verdict = log.durability()
    assert (verdict.ok, verdict.safe) == (ok, safe)
    assert do in verdict.do
    assert bool(verdict.do) is not ok
    log.close()


def test_a_broker_that_reads_its_files_again_is_no_forgetful_one(make_server: Callable[..., RedisServer]) -> None:
    server = make_server("--key-load-delay", "200", "--loading-process-events-interval-bytes", "1024")
    log = Log(server.url)
    log.append(EVENTS, [b"{}"] * 20_000)
    server.kill()
    starting = threading.Thread(target=server.start)
    starting.start()
    said: list[str] = []
    while starting.is_alive():
        try:
            assert log.durability().ok
        except Unavailable as e:
            said.append(str(e))
        time.sleep(0.05)
    starting.join()
    assert any("reads its files again" in why for why in said)
    assert log.durability().ok
    log.close()


def test_a_broker_that_lost_its_scripts_is_asked_again(
    server: RedisServer, raw: redis.Redis, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that is started anew between the loading of a script and its use."""
    log.append(EVENTS, [b"{}"])
    load = redis.Redis.script_load

    def lost(self: redis.Redis, script: str) -> object:
        sha = load(self, script)
        raw.script_flush()
        return sha

    raw.script_flush()
    with monkeypatch.context() as patch:
        patch.setattr(redis.Redis, "script_load", lost)
        with pytest.raises(Unavailable, match="started anew"):
            log.read("g", "a", [EVENTS], 10)
    assert len(log.read("g", "a", [EVENTS], 10)) == 1


def test_what_a_hosted_redis_does_not_tell_is_not_made_up(raw: redis.Redis, server: RedisServer) -> None:
    raw.acl_setuser("hosted", enabled=True, passwords=["+word"], keys=["*"], commands=["+@all", "-config"])
    log = Log(server.url.replace("redis://", "redis://hosted:word@"))
    verdict = log.durability()
    assert (verdict.ok, verdict.safe) == (False, True)
    assert "appendfsync unknown" in verdict.found
    raw.acl_setuser("hosted", commands=["-info"])
    with pytest.raises(Unavailable, match="rights"):
        log.durability()
    log.close()


def test_a_node_of_a_cluster_is_refused_in_a_sentence_without_the_record(make_server: Callable[..., RedisServer]) -> None:
    log = Log(make_server("--cluster-enabled", "yes", "--cluster-port", str(free_port())).url)
    with pytest.raises(Unavailable, match="Cluster") as caught:
        log.append(EVENTS, [b'{"user_id":"ada"}'])
    assert "ada" not in caught.value.sentence()
    log.close()


# --- the broker's clock is set back --------------------------------------------------------------------------------------


def crc64(data: bytes) -> int:
    """Redis's checksum of a dump (CRC-64 of Jones, reflected)."""
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0x95AC9329AC4BC9B5 if n & 1 else 0)
        table.append(n)
    crc = 0
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc


def set_back(raw: redis.Redis, holder: str, hours: int) -> None:
    """What somebody holds was given later than the broker's now by so many hours, as after a clock was set back by them."""
    given = int(raw.time()[0]) * 1_000 - 77_777
    for line in raw.xpending_range(EVENTS, "g", "-", "+", 99, holder):
        raw.xclaim(EVENTS, "g", holder, 0, [line["message_id"]], time=given, justid=True)
    dumped = raw.dump(EVENTS)
    ahead = (given + hours * 3_600_000).to_bytes(8, "little")
    was = given.to_bytes(8, "little")
    assert was in dumped
    body = dumped[:-8].replace(was, ahead)
    raw.restore(EVENTS, 0, body + crc64(body).to_bytes(8, "little"), replace=True)


def let_tick(raw: redis.Redis, holder: str) -> None:
    """Until the broker's clock has moved on since somebody touched what they hold: a millisecond."""
    while raw.xpending_range(EVENTS, "g", "-", "+", 1, holder)[0]["time_since_delivered"] == 0:
        pass


def test_a_clock_set_back_does_not_hide_what_a_dead_writer_held(server: RedisServer, raw: redis.Redis) -> None:
    """Idle times are told by the broker's wall clock; ours, which never goes back, tells that nobody has touched a message."""
    at = [100.0]
    log = Log(server.url, lambda: at[0])
    log.append(EVENTS, [b"1", b"2", b"3"])
    assert len(log.read("g", "dead", [EVENTS], 2)) == 2
    set_back(raw, "dead", hours=1)
    (held,) = log.read("g", "living", [EVENTS], 1)
    let_tick(raw, "living")
    for _ in range(3):
        assert log.head_deliveries("g", [EVENTS], None, 2.0) == 0
        assert log.claim("g", "b", [EVENTS], 2.0, 9) == []
        at[0] += 0.9
        log.touch("g", "living", [held])
        let_tick(raw, "living")
    assert log.head_deliveries("g", [EVENTS], None, 2.0) == 1
    assert [(e.body, e.deliveries) for e in log.claim("g", "b", [EVENTS], 2.0, 9)] == [(b"1", 2), (b"2", 2)]
    assert log.head_deliveries("g", [EVENTS], None, 2.0) == 0
    log.close()


def test_who_touches_what_it_holds_after_the_clock_was_set_back_keeps_it(server: RedisServer, raw: redis.Redis) -> None:
    at = [100.0]
    log = Log(server.url, lambda: at[0])
    log.append(EVENTS, [b"1"])
    held = log.read("g", "living", [EVENTS], 1)
    set_back(raw, "living", hours=1)
    assert log.claim("g", "b", [EVENTS], 2.0, 9) == []
    log.touch("g", "living", held)
    let_tick(raw, "living")
    at[0] += 9.0
    assert log.claim("g", "b", [EVENTS], 2.0, 9) == []
    log.close()
