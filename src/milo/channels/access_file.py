"""The file behind the doors: tokens, accounts, invitations and attempts in SQLite, apart from the store, so that a copy of the
store opens no door."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from milo.vocabulary.errors import Unavailable

# The table of the first files; whatever came later is added to it, so that tokens given out before keep working.
_FIRST = """CREATE TABLE IF NOT EXISTS token (
    hash BLOB PRIMARY KEY, user_id TEXT, purpose TEXT NOT NULL, expires INTEGER NOT NULL
) WITHOUT ROWID"""

_STEPS: tuple[tuple[str, ...], ...] = (
    (
        _FIRST,
        *(
            f"ALTER TABLE token ADD COLUMN {column}"
            for column in (
                "token_id TEXT",
                "account_id TEXT",
                "created INTEGER",
                "seen INTEGER",
                "device TEXT",
                "label TEXT",
                "scopes TEXT",
            )
        ),
        "UPDATE token SET token_id = lower(hex(randomblob(16)))",
        "CREATE INDEX token_of_account ON token (account_id)",
        "CREATE INDEX token_of_user ON token (user_id)",
        """CREATE TABLE account (
            account_id TEXT PRIMARY KEY, email TEXT NOT NULL, email_hash BLOB NOT NULL UNIQUE, password TEXT NOT NULL, name TEXT,
            role TEXT NOT NULL CHECK (role IN ('athlete', 'coach', 'admin')), athlete_id TEXT UNIQUE,
            created INTEGER NOT NULL, disabled INTEGER
        )""",
        """CREATE TABLE invitation (
            hash BLOB PRIMARY KEY, invitation_id TEXT NOT NULL, role TEXT NOT NULL, athlete_id TEXT, made_by TEXT,
            created INTEGER NOT NULL, expires INTEGER NOT NULL
        ) WITHOUT ROWID""",
        "CREATE TABLE attempt (key BLOB NOT NULL, at INTEGER NOT NULL)",
        "CREATE INDEX attempt_of_key ON attempt (key, at)",
    ),
)
"""What each version added; PRAGMA user_version counts them."""


class AccessFile:
    """One connection, shared by threads under a lock. Errors of SQLite become Unavailable: no door opens on a guess.

    path: the file, made when absent, for this user's eyes only.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        # What was deleted (a revoked token, an erased account) shall not be readable in the file's free pages.
        self._db.execute("PRAGMA secure_delete = ON")
        with self.change() as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            for step in _STEPS[version:]:
                for statement in step:
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {max(version, len(_STEPS))}")

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
                raise Unavailable("the file of tokens and accounts", str(e), "try again in a moment") from None

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with self._lock:
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.OperationalError as e:
                raise Unavailable("the file of tokens and accounts", str(e), "try again in a moment") from None

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


def digest(secret: str) -> bytes:
    """What is kept of a token: 256 random bits, so a plain fast hash is as good as a slow one."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
