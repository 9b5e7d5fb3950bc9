"""`milo doctor`, as a person and as a script meet it: what is there, what is missing, what to do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Feedback
from servers import RedisServer, free_port
from typed import Done, typed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def doctor(home: Path, *flags: str, **settings: str) -> Done:
    return typed(home, "doctor", *flags, **settings)


def asked(done: Done) -> tuple[dict[str, Any], dict[str, Any]]:
    document = json.loads(done.stdout)
    return {c["name"]: c for c in document["checks"]}, document


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[RedisServer]:
    made = RedisServer(tmp_path / "redis")
    made.start()
    yield made
    made.stop()


def said(n: int) -> Feedback:
    return Feedback(origin=Origin.TOLD, source="test", feedback_id=f"f{n}", user_id="ada", event_ts=NOON, mood=3)


def test_a_new_home_is_well(tmp_path: Path) -> None:
    done = doctor(tmp_path / "home", "--json")
    checks, document = asked(done)
    assert done.returncode == 0
    assert all(c["ok"] for c in checks.values())
    assert (document["streams"], document["stored"]) == ({}, {})
    assert checks["river"]["found"] == "nothing waits"


def test_what_was_published_waits_was_set_aside_and_was_stored_is_counted(tmp_path: Path) -> None:
    house = build(Settings(home=tmp_path / "home"))
    house.writer.publish([said(1), said(2)])
    house.log.append("fitness:feedback", [b"{"])
    house.writer.drain()
    house.writer.publish([said(3)])
    house.close()
    checks, document = asked(doctor(tmp_path / "home", "--json"))
    assert document["streams"]["fitness:feedback"] == {"published": 4, "pending": 1, "dead": 1}
    assert document["stored"] == {"feedback": 2}
    assert "1 messages wait" in checks["river"]["found"]
    assert "1 set aside" in checks["river"]["found"]


def test_a_store_that_is_no_database_is_to_be_mended(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "milo.db").write_bytes(b"this is no database" * 100)
    done = doctor(home, "--json")
    checks, _ = asked(done)
    assert done.returncode == 1
    assert not checks["store"]["ok"]
    assert "restore" in checks["store"]["do"]
    assert "Traceback" not in done.stderr


def test_a_broker_that_keeps_what_it_acknowledges_is_well(tmp_path: Path, broker: RedisServer) -> None:
    done = doctor(tmp_path / "home", "--json", MILO_STREAM=broker.url)
    checks, _ = asked(done)
    assert done.returncode == 0
    assert checks["stream"]["ok"]


@pytest.mark.parametrize(
    ("flags", "word"),
    [(("--appendonly", "no"), "appendonly"), (("--cluster-enabled", "yes", "--cluster-port", "0"), "Redis Cluster")],
    ids=["forgets", "cluster"],
)
def test_a_broker_milo_cannot_use_is_explained_and_nothing_starts_on_it(tmp_path: Path, flags: tuple[str, ...], word: str) -> None:
    broker = RedisServer(tmp_path / "redis", *(str(free_port()) if flag == "0" else flag for flag in flags))
    broker.start()
    done = doctor(tmp_path / "home", "--json", MILO_STREAM=broker.url)
    checks, _ = asked(done)
    assert done.returncode == 1
    assert word in checks["stream"]["found"] + checks["stream"]["do"]
    publish = ("publish", "--athletes", "1", "--days", "1")
    for command in (("write", "--drain"), ("write",), ("up", "--port", str(free_port())), publish):
        started = typed(tmp_path / "home", *command, MILO_STREAM=broker.url)
        assert started.returncode == 3, command
        assert word in started.stderr, command
        assert "Traceback" not in started.stderr
    broker.stop()


def test_an_unreachable_broker_and_store_are_named_with_what_to_do_and_no_password(tmp_path: Path) -> None:
    servers = {
        "MILO_STREAM": f"redis://:hunter2@127.0.0.1:{free_port()}/0",
        "MILO_STORE": f"mongodb://ada:hunter2@127.0.0.1:{free_port()}/milo",
    }
    began = time.monotonic()
    done = doctor(tmp_path, "--json", **servers)
    assert done.returncode == 1
    # 5 s on a machine of its own, most of them waited; with the drivers' own patience it would be 30 and more.
    assert time.monotonic() - began < 25
    checks, _ = asked(done)
    assert not checks["store"]["ok"]
    assert not checks["stream"]["ok"]
    assert "MILO_STORE" in checks["store"]["do"]
    assert "MILO_STREAM" in checks["stream"]["do"]
    assert "hunter2" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_in_words_what_is_off_says_mend_and_how(tmp_path: Path) -> None:
    done = doctor(tmp_path, MILO_STREAM=f"redis://127.0.0.1:{free_port()}/0")
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if "stream" in line]
    assert "MEND" in line
    assert "MILO_STREAM" in done.stdout
