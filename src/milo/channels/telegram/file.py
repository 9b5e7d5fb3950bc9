"""The bot's own file: who is linked, what is said next, what waits to be read and to be sent. SQLite, apart from the store.

What people wrote and what is said to them is sealed (Sealing) with the athlete's key; link codes are kept as hashes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from milo.channels.own_file import OwnFile, Steps

_STEPS: Steps = (
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
    (
        "CREATE TABLE push (place BLOB PRIMARY KEY, athlete TEXT NOT NULL, body BLOB NOT NULL)",
        "CREATE INDEX push_of_athlete ON push (athlete)",
    ),
)


class Sealing(Protocol):
    """Keeps what is written from whoever copies the file."""

    def seal(self, athlete: str | None, body: bytes) -> bytes:
        """athlete: whose key seals it; None for the house's."""
        ...

    def open(self, kept: bytes) -> bytes | None:
        """What was sealed; None where its key is gone with the athlete."""
        ...


class BotFile(OwnFile):
    """path: made when absent, for this user's eyes only."""

    def __init__(self, path: Path, sealing: Sealing) -> None:
        self.sealing = sealing
        super().__init__(path, _STEPS, "the bot's file")

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A transaction; within another one of the same thread it is part of that. Undone when the body raises."""
        with self._lock:
            if self._db.in_transaction:
                yield self._db
                return
            with super().change() as db:
                yield db
