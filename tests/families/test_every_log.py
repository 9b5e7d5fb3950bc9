"""What every log must do. A new log is added to LOGS and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from milo.stream.contract import Log
from milo.stream.embedded import Log as EmbeddedLog


class HandClock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


LOGS: dict[str, Callable[[Path, HandClock], Log]] = {"embedded": lambda folder, clock: EmbeddedLog(folder / "log.db", clock)}
S = ["s"]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=list(LOGS))
def log(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> Iterator[Log]:
    made = LOGS[request.param](tmp_path, clock)
    yield made
    made.close()


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
    clock.pass_(10)
    assert log.claim("g", "b", S, 30, 9) == []
    clock.pass_(25)
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
    assert log.trim("s", ["g", "h"]) == 1
    assert [e.body for e in log.own_pending("h", "a", S, 9)] == [b"2"]
    assert log.stats("g")["s"]["published"] == 3


def test_peeking_takes_nothing(log: Log) -> None:
    log.append("s", [b"%d" % n for n in range(2_500)])
    assert sum(1 for _ in log.peek("s")) == 2_500
    assert len(log.read("g", "a", S, 9_999)) == 2_500


def test_dropped_messages_are_not_handed_out_again(log: Log) -> None:
    one, two = log.append("s", [b"1", b"2"])
    log.read("g", "a", S, 9)
    assert log.drop("s", [one, "99"]) == 1
    assert [e.id for e in log.own_pending("g", "a", S, 9)] == [two]


def test_appending_nothing_is_nothing(log: Log) -> None:
    assert log.append("s", []) == []
    assert log.stats("g") == {}
