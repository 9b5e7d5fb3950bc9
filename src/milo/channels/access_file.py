"""The file behind the doors: tokens, accounts, invitations and attempts in SQLite, apart from the store, so that a copy of the
store opens no door."""

from __future__ import annotations

import hashlib
from pathlib import Path

from milo.channels.own_file import OwnFile, Steps

# The table of the first files; whatever came later is added to it, so that tokens given out before keep working.
_FIRST = """CREATE TABLE IF NOT EXISTS token (
    hash BLOB PRIMARY KEY, user_id TEXT, purpose TEXT NOT NULL, expires INTEGER NOT NULL
) WITHOUT ROWID"""

_STEPS: Steps = (
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
    # The token a session was made of; it ends with it.
    ("ALTER TABLE token ADD COLUMN parent TEXT",),
)


class AccessFile(OwnFile):
    """path: the file, made when absent."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _STEPS, "the file of tokens and accounts")


def digest(secret: str) -> bytes:
    """What is kept of a token: 256 random bits, so a plain fast hash is as good as a slow one."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
