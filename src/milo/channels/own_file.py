"""A small SQLite file of its own beside the store: one connection, shared by threads, with versions of its tables."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from milo.vocabulary.errors import Unavailable

Steps = tuple[tuple[str, ...], ...]
"""The statements each version added; PRAGMA user_version counts them."""


class OwnFile:
    """One connection, shared by threads under a lock; several processes may have the file open.

    path: made when absent, for this user's eyes only.  steps: to its tables.  called: what a person calls it.
    at_once: whether what was written is there after the power was lost the moment after.
    Errors of SQLite become Unavailable: no door opens on a guess.
    """

    def __init__(self, path: Path, steps: Steps, called: str, *, at_once: bool = False) -> None:
        self._called = called
        self._lock = threading.RLock()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        if at_once:
            self._db.execute("PRAGMA synchronous = FULL")
        # What was deleted (a revoked token, a message that was read) shall not be readable in the file's free pages.
        self._db.execute("PRAGMA secure_delete = ON")
        with self.change() as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            for step in steps[version:]:
                for statement in step:
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {max(version, len(steps))}")

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A transaction that has the file to itself from its first line on; undone when the body raises."""
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    yield self._db
                except BaseException:
                    self._db.execute("ROLLBACK")
                    raise
                self._db.execute("COMMIT")
            except sqlite3.OperationalError as e:
                raise Unavailable(self._called, str(e), "try again in a moment") from None

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with self._lock:
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.OperationalError as e:
                raise Unavailable(self._called, str(e), "try again in a moment") from None

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first of what a query finds."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def fold(self) -> None:
        """Fold the write-ahead log in and cut it; while another process reads, it goes when that one is done."""
        with self._lock:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()
