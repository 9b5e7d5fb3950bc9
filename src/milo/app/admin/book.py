"""The admin's book: what admins did, and the pseudonyms athletes have in their room. Sealed with the house's key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from milo.channels.admin_documents import Act, Acts
from milo.channels.visitor import Visitor
from milo.store.vault import Vault
from milo.vocabulary.clock import Clock, from_micros, micros
from milo.vocabulary.errors import BadValue, Unavailable

FILE = "admin.db"  # in the home folder
OWNER = "owner"
PLACE_ACT, PLACE_SECRET = "admin act", "admin secret"
PSEUDONYM = 5  # bytes: among a thousand athletes two share one in a million houses (our choice)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS act (act_id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), kept BLOB NOT NULL);
"""


class _Body(msgspec.Struct):
    by: str
    action: str
    about: str | None
    detail: dict[str, str]


class Book:
    """A SQLite file that is only ever added to. vault: seals what is written, so that a copied file tells nothing."""

    def __init__(self, path: Path, vault: Vault, clock: Clock) -> None:
        self._path, self._vault, self._clock = path, vault, clock
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
        with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.executescript(_SCHEMA)
        self._secret = self._opened_secret()

    def write(self, by: Visitor, action: str, about: str | None = None, **detail: str) -> None:
        """Note an act. about: an id of an account or letter, never a name.  detail: short words, none of an athlete's values."""
        body = msgspec.json.encode(_Body(name_of(by), action, about, detail))
        at = micros(self._clock.now())
        (sealed,) = self._vault.seal_messages(PLACE_ACT, [(None, body)], str(at).encode())
        self._change("INSERT INTO act (at, body) VALUES (?, ?)", (at, sealed))

    def acts(self, limit: int, cursor: str | None) -> Acts:
        """A page of acts, newest first. Raises BadValue for a cursor that is none."""
        before = 2**62
        if cursor is not None:
            if not cursor.isdecimal() or len(cursor) > 18:
                raise BadValue("the cursor of a page before", repr(cursor[:40]), "begin again without one")
            before = int(cursor)
        rows = self._rows("SELECT act_id, at, body FROM act WHERE act_id < ? ORDER BY act_id DESC LIMIT ?", (before, limit + 1))
        found = []
        for act_id, at, kept in rows[:limit]:
            body = msgspec.json.decode(self._vault.open_message(PLACE_ACT, kept, str(at).encode()), type=_Body)
            found.append(
                Act(act_id=act_id, at=from_micros(at), by=body.by, action=body.action, about=body.about, detail=body.detail)
            )
        return Acts(acts=found, next_cursor=str(found[-1].act_id) if len(rows) > limit else None)

    def pseudonym(self, athlete: str) -> str:
        """What an athlete is called here: the same at every look, and nobody's id anywhere else."""
        mark = hmac.new(self._secret, athlete.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()[:PSEUDONYM]
        return "P-" + base64.b32encode(mark).decode().rstrip("=")

    def _opened_secret(self) -> bytes:
        (new,) = self._vault.seal_messages(PLACE_SECRET, [(None, secrets.token_bytes(32))], b"1")
        self._change("INSERT OR IGNORE INTO secret VALUES (1, ?)", (new,))
        ((_, _, kept),) = self._rows("SELECT one, one, kept FROM secret")
        return self._vault.open_message(PLACE_SECRET, kept, b"1")

    def _change(self, sql: str, values: tuple[object, ...]) -> None:
        self._rows(sql, values)

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[int, int, bytes]]:
        # Acts are rare: a connection for each leaves nothing open that a fold after an erasing would have to wait for.
        try:
            with closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as db:
                return db.execute(sql, values).fetchall()
        except sqlite3.OperationalError as e:
            raise Unavailable("the admin's book", str(e), "try again in a moment") from None


def name_of(by: Visitor) -> str:
    """The account of an admin; the owner who came by the link has none."""
    return by.account_id or OWNER
