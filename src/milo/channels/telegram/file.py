"""The bot's own file: who is linked, what is said next, what waits to be read and to be sent. SQLite, apart from the store.

What people wrote and what is said to them is sealed (Sealing) with the athlete's key; link codes are kept as hashes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from milo.vocabulary.errors import Unavailable

_STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE code (hash BLOB PRIMARY KEY, athlete TEXT NOT NULL, expires INTEGER NOT NULL, trusted INTEGER NOT NULL)",
        """CREATE TABLE asking (
            asking_id TEXT PRIMARY KEY, chat INTEGER NOT NULL UNIQUE, athlete TEXT NOT NULL, name BLOB NOT NULL,
            expires INTEGER NOT NULL, trusted INTEGER NOT NULL
        )""",
        """CREATE TABLE chat (
            chat INTEGER PRIMARY KEY, athlete TEXT NOT NULL UNIQUE, since INTEGER NOT NULL, tone TEXT NOT NULL, state BLOB
        )""",
        "CREATE TABLE inbox (update_id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, at INTEGER NOT NULL, body BLOB)",
        "CREATE INDEX inbox_of_chat ON inbox (chat, update_id) WHERE body IS NOT NULL",
        "CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, body BLOB NOT NULL)",
        "CREATE INDEX outbox_of_chat ON outbox (chat, id)",
        "CREATE TABLE timer (chat INTEGER NOT NULL, kind TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (chat, kind))",
        """CREATE TABLE sent (
            athlete TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (athlete, kind, key)
        )""",
        "CREATE TABLE wish (athlete TEXT PRIMARY KEY, body BLOB NOT NULL)",
    ),
)
"""What each version added; PRAGMA user_version counts them."""


class Sealing(Protocol):
    """Keeps what is written from whoever copies the file."""

    def seal(self, athlete: str | None, body: bytes) -> bytes:
        """athlete: whose key seals it; None for the house's."""
        ...

    def open(self, kept: bytes) -> bytes | None:
        """What was sealed; None where its key is gone with the athlete."""
        ...


class BotFile:
    """One connection, shared by threads under a lock; several processes may have the file open.

    path: made when absent, for this user's eyes only.  Errors of SQLite become Unavailable.
    """

    def __init__(self, path: Path, sealing: Sealing) -> None:
        self.sealing = sealing
        self._lock = threading.RLock()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        # What was read or sent shall not stay readable in the file's free pages.
        self._db.execute("PRAGMA secure_delete = ON")
        with self.change() as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            for step in _STEPS[version:]:
                for statement in step:
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {max(version, len(_STEPS))}")

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A transaction; within another one of the same thread it is part of that. Undone when the body raises."""
        with self._lock:
            if self._db.in_transaction:
                yield self._db
                return
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    yield self._db
                except BaseException:
                    self._db.execute("ROLLBACK")
                    raise
                self._db.execute("COMMIT")
            except sqlite3.OperationalError as e:
                raise Unavailable("the bot's file", str(e), "try again in a moment") from None

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with self._lock:
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.OperationalError as e:
                raise Unavailable("the bot's file", str(e), "try again in a moment") from None

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first of what a query finds."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()
