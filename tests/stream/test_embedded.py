"""The embedded log: what only a file can do wrong. What every log must do: tests/families/test_every_log.py."""

from __future__ import annotations

import sqlite3
import stat
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from milo.stream import embedded
from milo.stream.embedded import Log
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import Unavailable


def test_a_file_another_process_holds_is_unavailable_and_not_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "BUSY_S", 0.05)
    log = Log(tmp_path / "log.db")
    log.append("s", [b"1"])
    holder = sqlite3.connect(tmp_path / "log.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="locked"):
        log.append("s", [b"2"])
    with pytest.raises(Unavailable, match="locked"):
        log.read("g", "a", ["s"], 9)
    holder.execute("ROLLBACK")
    holder.close()
    assert [e.body for e in log.read("g", "a", ["s"], 9)] == [b"1"]
    log.close()


def test_a_full_disk_refuses_whole_appends_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    log = Log(tmp_path / "log.db")
    pages = log._db.execute("PRAGMA page_count").fetchone()[0]
    log._db.execute(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(Unavailable, match="full"):
        log.append("s", [b"x" * 1_000] * 100)
    assert list(log.peek("s")) == []
    assert log.stats("g") == {}
    log._db.execute("PRAGMA max_page_count = 100000")
    assert len(log.append("s", [b"x" * 1_000] * 100)) == 100
    log.close()


def test_a_mistake_of_ours_is_not_taken_for_a_busy_file(tmp_path: Path) -> None:
    log = Log(tmp_path / "log.db")
    log._db.execute("DROP TABLE once")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        log.append_once("s", [("a", b"1")])
    log.close()


def test_nobody_else_may_read_the_messages(tmp_path: Path) -> None:
    home = tmp_path / "home"
    log = Log(home / "log.db")
    log.append("s", [b"1"])
    files = list(home.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o600}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    log.close()


def test_a_file_of_the_first_version_opens_and_goes_on(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "log.db") as old:
        old.executescript(
            "CREATE TABLE entry (stream TEXT NOT NULL, no INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (stream, no))"
            " WITHOUT ROWID; CREATE TABLE head (stream TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;"
            "INSERT INTO entry VALUES ('s', 7, x'31'); INSERT INTO head VALUES ('s', 7);"
        )
    old.close()
    log = Log(tmp_path / "log.db")
    assert log.append_once("s", [("a", b"2")]) == 1
    assert [(e.id, e.body) for e in log.read("g", "a", ["s"], 9)] == [("7", b"1"), ("8", b"2")]
    log.close()
    # Trimmed to nothing and opened again, the numbers go on.
    log = Log(tmp_path / "log.db")
    log.ack("g", log.own_pending("g", "a", ["s"], 9))
    assert log.trim("s") == 2
    log.close()
    log = Log(tmp_path / "log.db")
    assert log.append("s", [b"3"]) == ["9"]
    assert log.stats("g")["s"] == {"published": 9, "pending": 1}
    log.close()


def test_a_file_that_is_not_synced_says_so(tmp_path: Path) -> None:
    log = Log(tmp_path / "log.db")
    log._db.execute("PRAGMA synchronous = NORMAL")
    assert not log.durability().safe
    log.close()


def test_after_a_new_start_of_the_machine_what_a_dead_writer_held_is_claimed(tmp_path: Path) -> None:
    before = Log(tmp_path / "log.db", lambda: 90_000.0)
    before.append("s", [b"1"])
    assert before.read("g", "dead", ["s"], 9)
    before.close()
    after = Log(tmp_path / "log.db", lambda: 40.0)  # seconds since the machine came up
    assert after.head_deliveries("g", ["s"], None, 30.0) == 1
    assert [e.body for e in after.claim("g", "b", ["s"], 30.0, 9)] == [b"1"]
    after.close()


class AnHourBack(datetime):
    """The wall clock of a machine whose clock was set back."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz) - timedelta(hours=1)


def test_a_clock_set_back_does_not_hide_what_a_dead_writer_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log(tmp_path / "log.db")
    log.append("s", [b"1"])
    assert log.read("g", "dead", ["s"], 9)
    wall = time.time()
    monkeypatch.setattr(time, "time", lambda: wall - 3_600)
    monkeypatch.setattr("milo.vocabulary.clock.datetime", AnHourBack)
    assert datetime.now(UTC) - WallClock().now() > timedelta(minutes=59)
    assert [e.body for e in log.claim("g", "b", ["s"], 0.0, 9)] == [b"1"]
    log.close()
