"""Who is asking: sign-in links that work once, and bearer tokens. Only hashes are kept.

A token belongs to an athlete, or to the owner of this Milo (no athlete), who may see everyone on it.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import threading
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from milo.vocabulary.clock import Clock, micros

LINK_LIFE = timedelta(hours=24)  # our choice: `milo up` prints a fresh one at every start
COOKIE = "milo_token"  # in which the web app keeps its bearer token
TOKEN_LIFE = timedelta(days=30)  # reliability reference 3.2: absolute 30 days

_SCHEMA = """
CREATE TABLE IF NOT EXISTS token (
    hash BLOB PRIMARY KEY, user_id TEXT, purpose TEXT NOT NULL, expires INTEGER NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who showed a valid token. user_id is None for the owner of this Milo."""

    user_id: str | None

    def may_see(self, athlete: str) -> bool:
        """Whether this athlete's data may be shown to the visitor."""
        return self.user_id is None or self.user_id == athlete


class Access:
    """Tokens in a SQLite file of their own, so that a copy of the store opens no door.

    path: the file, made when absent.  clock: tells when a token has expired.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.executescript(_SCHEMA)
        path.chmod(0o600)

    def new_link_code(self) -> str:
        """A code for the owner's sign-in link; it opens once within a day."""
        return self._issue(None, "link", LINK_LIFE)

    def redeem_link(self, code: str) -> str | None:
        """A bearer token for the owner in exchange for a link code, or None when it is unknown, used or expired."""
        with self._lock:
            row = self._db.execute(
                "DELETE FROM token WHERE hash = ? AND purpose = 'link' RETURNING expires", (_hash(code),)
            ).fetchone()
        if row is None or row[0] <= micros(self._clock.now()):
            return None
        return self._issue(None, "bearer", TOKEN_LIFE)

    def new_token(self, user_id: str) -> str:
        """A bearer token for an athlete."""
        return self._issue(user_id, "bearer", TOKEN_LIFE)

    def visitor(self, token: str | None) -> Visitor | None:
        """Who holds this token, or None when it is missing, unknown, revoked or expired."""
        if not token:
            return None
        with self._lock:
            row = self._db.execute(
                "SELECT user_id, expires FROM token WHERE hash = ? AND purpose = 'bearer'", (_hash(token),)
            ).fetchone()
        if row is None or row[1] <= micros(self._clock.now()):
            return None
        return Visitor(row[0])

    def revoke(self, token: str) -> None:
        """Make a token useless at once."""
        with self._lock:
            self._db.execute("DELETE FROM token WHERE hash = ?", (_hash(token),))

    def erase(self, user_id: str) -> None:
        """Revoke all tokens of an athlete."""
        with self._lock:
            self._db.execute("DELETE FROM token WHERE user_id = ?", (user_id,))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _issue(self, user_id: str | None, purpose: str, life: timedelta) -> str:
        token = secrets.token_urlsafe(32)
        expires = micros(self._clock.now() + life)
        with self._lock:
            self._db.execute("INSERT INTO token VALUES (?, ?, ?, ?)", (_hash(token), user_id, purpose, expires))
        return token


def _hash(token: str) -> bytes:
    # The token has 256 random bits, so a plain fast hash is as good as a slow one.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
