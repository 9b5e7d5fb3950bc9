"""The file of a house's exercises and routines: every version of each, as text, with who wrote it, when and why.

One table in SQLite, appended to and never changed, so that the history is the truth: the last version of each is what holds.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import msgspec

from milo.app.config import CATALOGUE_FILE
from milo.channels.catalogue_desk import Entry, Stale, What
from milo.vocabulary.clock import from_micros, micros
from milo.vocabulary.errors import Unavailable

MOST = 5_000  # versions of one house; far more than people write, and few enough to be read at once (our choice)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS version (
    what TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, withheld INTEGER NOT NULL, owner TEXT, at INTEGER NOT NULL,
    by TEXT NOT NULL, why TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (what, id, version)
);
"""
_COLUMNS = "what, id, version, withheld, owner, at, by, why, entry"


class CatalogueFile:
    """The file, made when first written to. Raises Unavailable while it cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / CATALOGUE_FILE
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None

    def all(self) -> list[Entry]:
        """The version of each that holds, in the order they came."""
        newest = "SELECT what, id, max(version) FROM version GROUP BY what, id"
        return self._entries(f"SELECT {_COLUMNS} FROM version WHERE (what, id, version) IN ({newest}) ORDER BY rowid")

    def history(self, what: What, id: str) -> list[Entry]:
        """Every version of one, newest first."""
        return self._entries(f"SELECT {_COLUMNS} FROM version WHERE what = ? AND id = ? ORDER BY version DESC", what, id)

    def state(self) -> int:
        """Changes with every version, whoever wrote it; 0 for nothing."""
        if not self._path.exists():
            return 0
        return int(self._rows("SELECT coalesce(max(rowid), 0) FROM version")[0][0])

    def append(self, entry: Entry) -> None:
        """Keep the next version. Raises Stale when another one came before it."""
        assert entry.at is not None
        row = (
            entry.what,
            entry.id,
            entry.version,
            entry.withheld,
            entry.owner,
            micros(entry.at),
            entry.by,
            entry.why,
            msgspec.json.encode(entry.entry).decode(),
        )
        with self._lock:
            db = self._open()
            try:
                db.execute("BEGIN IMMEDIATE")
                held = db.execute(
                    "SELECT coalesce(max(version), 0), (SELECT count(*) FROM version) FROM version WHERE what = ? AND id = ?",
                    (entry.what, entry.id),
                ).fetchone()
                if held[0] != entry.version - 1:
                    db.execute("ROLLBACK")
                    raise Stale(held[0])
                if held[1] >= MOST:
                    db.execute("ROLLBACK")
                    raise Unavailable(f"a house with fewer than {MOST} versions of exercises and routines", str(held[1]))
                db.execute(f"INSERT INTO version ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
                db.execute("COMMIT")
            except sqlite3.Error as e:
                raise self._away(e) from None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _entries(self, asked: str, *values: Any) -> list[Entry]:
        if not self._path.exists():
            return []
        return [
            Entry(
                what=what,
                id=id,
                version=version,
                withheld=bool(withheld),
                owner=owner,
                at=from_micros(at),
                by=by,
                why=why,
                entry=msgspec.json.decode(entry),
            )
            for what, id, version, withheld, owner, at, by, why, entry in self._rows(asked, *values)
        ]

    def _rows(self, asked: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._open().execute(asked, values).fetchall()
            except sqlite3.Error as e:
                raise self._away(e) from None

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            try:
                self._path.touch(mode=0o600)
                self._db = sqlite3.connect(self._path, timeout=10, check_same_thread=False, isolation_level=None)
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.executescript(_SCHEMA)
            except (OSError, sqlite3.Error) as e:
                raise self._away(e) from None
        return self._db

    def _away(self, error: OSError | sqlite3.Error) -> Unavailable:
        return Unavailable("the file of the house's exercises", f"{self._path}: {type(error).__name__}", "see milo doctor")
