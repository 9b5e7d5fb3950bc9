"""Wrapped data keys: what every place that keeps them does, and the place beside the embedded store, a SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from milo.store.sql_in import in_pages
from milo.vocabulary.errors import Unavailable

NAME = "keys.db"  # in the home folder, apart from the records, so that backups of the two can be parted
BUSY_S = 10.0


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key as it is kept.

    athlete: whose; empty for the house's own.  number: grows with every new key of the athlete, the highest seals.
    master: fingerprint of the master key that wrapped it.
    """

    athlete: str
    number: int
    handle: bytes
    master: bytes
    secret: bytes


class Keys(Protocol):
    """Where wrapped keys rest. Every method raises Unavailable while that place cannot answer."""

    def changed(self) -> bool:
        """Whether somebody else may have added, replaced or destroyed a key since this was last asked."""
        ...

    def newest(self, athletes: Sequence[str]) -> dict[str, Wrapped]:
        """The key that seals, for those of the athletes that have one."""
        ...

    def named(self, handle: bytes) -> Wrapped | None:
        """The key with a handle."""
        ...

    def mark(self) -> bytes | None:
        """Fingerprint of the master key that wrapped what is here; None while nothing is."""
        ...

    def add(self, keys: Sequence[Wrapped]) -> bool:
        """Keep keys, durably; one whose athlete and number are there already is left out: somebody was quicker.

        False, and nothing kept, where what is here is wrapped by another master key than theirs.
        """
        ...

    def destroy(self, athlete: str, *, below: int | None = None) -> int:
        """Forget an athlete's keys for good, or only those with a number below one; returns how many there were."""
        ...

    def all(self) -> list[Wrapped]:
        """Every key."""
        ...

    def replace(self, keys: Sequence[Wrapped]) -> bool:
        """Put other wrappings in the place of the same keys, all or none. False, and nothing done, where there are more keys."""
        ...

    def recall(self, name: str) -> str | None:
        """What was noted under a name."""
        ...

    def note(self, name: str, value: str) -> None:
        """Note something: how far a work on all records has come."""
        ...

    def close(self) -> None:
        """Let go of the place."""
        ...


_SCHEMA = """
CREATE TABLE IF NOT EXISTS data_key (
    athlete TEXT NOT NULL, number INTEGER NOT NULL, handle BLOB NOT NULL UNIQUE, master BLOB NOT NULL, secret BLOB NOT NULL,
    PRIMARY KEY (athlete, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_ROW = "athlete, number, handle, master, secret"


class KeyFile:
    """Wrapped keys in a SQLite file. path: the file, made when absent, for this user's eyes only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._opened: sqlite3.Connection | None = None
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
        with self._plainly():
            self._db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        self._seen = self._version()

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection, a new one after `close`, as the embedded store has it."""
        if self._opened is None:
            self._opened = sqlite3.connect(self._path, timeout=BUSY_S, check_same_thread=False, isolation_level=None)
            self._opened.execute("PRAGMA journal_mode = WAL")
            self._opened.execute("PRAGMA synchronous = FULL")  # a key is on disk before anything it seals
            self._opened.execute("PRAGMA secure_delete = ON")  # destroyed means overwritten
            self._seen = -1
        return self._opened

    def changed(self) -> bool:
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def newest(self, athletes: Sequence[str]) -> dict[str, Wrapped]:
        found: dict[str, Wrapped] = {}
        for marks, page in in_pages(athletes):
            for row in self._rows(f"SELECT {_ROW} FROM data_key WHERE athlete IN ({marks}) ORDER BY number", page):
                found[row.athlete] = row
        return found

    def named(self, handle: bytes) -> Wrapped | None:
        found = self._rows(f"SELECT {_ROW} FROM data_key WHERE handle = ?", (handle,))
        return found[0] if found else None

    def mark(self) -> bytes | None:
        with self._plainly():
            row = self._db.execute("SELECT master FROM data_key LIMIT 1").fetchone()
        return None if row is None else bytes(row[0])

    def add(self, keys: Sequence[Wrapped]) -> bool:
        with self._change() as db:
            row = db.execute("SELECT master FROM data_key LIMIT 1").fetchone()
            if any(k.master != (row[0] if row else keys[0].master) for k in keys):
                return False
            db.executemany(
                "INSERT OR IGNORE INTO data_key VALUES (?, ?, ?, ?, ?)",
                [(k.athlete, k.number, k.handle, k.master, k.secret) for k in keys],
            )
        return True

    def destroy(self, athlete: str, *, below: int | None = None) -> int:
        with self._change() as db:
            gone = db.execute("DELETE FROM data_key WHERE athlete = ?1 AND (?2 IS NULL OR number < ?2)", (athlete, below)).rowcount
        # The write-ahead log still holds what was deleted until it is folded in and cut.
        with self._plainly():
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return gone

    def all(self) -> list[Wrapped]:
        return self._rows(f"SELECT {_ROW} FROM data_key ORDER BY athlete, number", ())

    def replace(self, keys: Sequence[Wrapped]) -> bool:
        with self._change() as db:
            if {h for (h,) in db.execute("SELECT handle FROM data_key")} - {k.handle for k in keys}:
                return False
            db.executemany(
                "UPDATE data_key SET master = ?, secret = ? WHERE handle = ?", [(k.master, k.secret, k.handle) for k in keys]
            )
        with self._plainly():
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return True

    def recall(self, name: str) -> str | None:
        with self._plainly():
            row = self._db.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def note(self, name: str, value: str) -> None:
        with self._change() as db:
            db.execute("INSERT INTO note VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value))

    def close(self) -> None:
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def _version(self) -> int:
        with self._plainly():
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _rows(self, sql: str, values: tuple[object, ...]) -> list[Wrapped]:
        with self._plainly():
            return [Wrapped(*row) for row in self._db.execute(sql, values).fetchall()]

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._plainly():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.OperationalError as e:
                raise Unavailable(f"the keys in {NAME}", str(e), "make room or end what holds it, then it goes on") from e
