"""What only the embedded store can be asked: its file, shared by processes and filled to the brim."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from milo.store import sqlite
from milo.store.contract import Written
from milo.store.sqlite import Store as SqliteStore
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Record, encode

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def weight(athlete: str, day: int) -> Measurement:
    return Measurement(
        origin=Origin.TOLD,
        source="test",
        measurement_id=f"w{day}",
        user_id=athlete,
        at=NOON + timedelta(days=day),
        quantity="weight_kg",
        value=60.0,
    )


def sealed(*records: Record) -> list[tuple[Record, bytes]]:
    return [(r, encode(r)) for r in records]


def test_what_was_acknowledged_is_there_for_a_second_reader(tmp_path: Path, ada: str) -> None:
    first = SqliteStore(tmp_path / "milo.db")
    first.upsert(sealed(weight(ada, 0)))
    second = SqliteStore(tmp_path / "milo.db")
    assert second.find("measurement", ada) == [weight(ada, 0)]
    first.close()
    second.close()


def test_a_batch_is_written_whole_or_not_at_all(tmp_path: Path, ada: str) -> None:
    store = SqliteStore(tmp_path / "milo.db")
    store._connection.execute("PRAGMA max_page_count = 60")
    many = [msgspec.structs.replace(weight(ada, d), note="x" * 500) for d in range(2_000)]
    with pytest.raises(Unavailable, match="full"):
        store.upsert(sealed(*many))
    assert store.stats() == {}
    store._connection.execute("PRAGMA max_page_count = 100000")
    assert store.upsert(sealed(*many)) == Written(new=2_000)
    assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()


def test_a_file_somebody_holds_is_unavailable_for_reading_and_writing(
    tmp_path: Path, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_S", 0.05)
    store = SqliteStore(tmp_path / "milo.db")
    store.upsert(sealed(weight(ada, 0)))
    store.close()
    other = sqlite3.connect(tmp_path / "milo.db", isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    questions: list[Callable[[], object]] = [
        lambda: store.upsert(sealed(weight(ada, 1))),
        lambda: store.find("measurement", ada),
        lambda: next(iter(store.bodies("measurement", ada))),
        lambda: store.get("measurement", ada, "w0"),
        lambda: store.delete("measurement", ada, ["w0"]),
        lambda: store.erase(ada),
        lambda: store.changed_days("measurement", ada),
        store.athletes,
        store.stats,
        lambda: SqliteStore(tmp_path / "milo.db"),
    ]
    for ask in questions:
        with pytest.raises(Unavailable, match="locked"):
            ask()
    assert not store.condition().ok
    other.close()
    assert store.find("measurement", ada) == [weight(ada, 0)]
    assert store.condition().ok
    store.close()


CHILD = """
import sys
from pathlib import Path
from datetime import UTC, datetime, timedelta
from milo.store.sqlite import Store
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, encode
store, who = Store(Path(sys.argv[1])), int(sys.argv[2])
for batch in range(15):
    made = [
        Measurement(
            origin=Origin.TOLD, source="t", measurement_id=f"{n % 2_500}", user_id=f"u{n % 3}",
            at=datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=n % 2_500), quantity="weight_kg", value=60.0,
        )
        for n in range(batch * 200 + who * 97, batch * 200 + who * 97 + 400)
    ]
    store.upsert([(m, encode(m)) for m in made])
store.close()
"""


def test_several_processes_write_into_one_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "milo.db"
    children = [subprocess.Popen([sys.executable, "-c", CHILD, str(path), str(n)], stderr=subprocess.PIPE) for n in range(3)]
    for child in children:
        _, said = child.communicate(timeout=60)
        assert child.returncode == 0, said.decode()
    store = SqliteStore(path)
    stored = [m.measurement_id for who in store.athletes() for m in store.find("measurement", who)]
    ids = {n % 2_500 for who in range(3) for n in range(who * 97, 14 * 200 + who * 97 + 400)}
    # One id may belong to several people here; each pair is there once.
    assert len(set(stored)) == len(ids)
    assert store.stats()["measurement"] == len(stored)
    store.close()
