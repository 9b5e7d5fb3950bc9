"""Reading a damaged SQLite store: everything that can still be read, and how much cannot."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from milo.store.contract import FILE, Body, part_id
from milo.store.envelope import KeyGone
from milo.store.salvage_pages import rows_of_pages
from milo.vocabulary.errors import BrokenSeal, NotFound, Unavailable
from milo.vocabulary.records import KINDS, decode_all

Key = tuple[int, bytes]  # time and id: where a record of one athlete and kind lies
_FIRST: Key = (-(2**63), b"")
_ONE = "WHERE athlete = ?1 AND kind = ?2"


class Salvage:
    """The reading half of contract.Store on a file with bad pages. It writes nothing, and waits for nobody.

    Parameters
    ----------
    path : Path
        The database. Raises Unavailable where its schema or its list of kinds cannot be read.
    body : Body
        Opens the bodies.

    Attributes
    ----------
    lost : dict[str, int]
        Kind, or "original file" -> how many are listed and cannot be read. Filled in as things are read.
    unlisted : set[str]
        Kinds of which the list is damaged as well: more may be lost than `lost` says.
    """

    def __init__(self, path: Path, body: Body) -> None:
        self._path, self._body = path, body
        self.lost: dict[str, int] = {}
        self.unlisted: set[str] = set()
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA query_only = ON")
        kinds = self._either("SELECT name, no FROM kind {}", "sqlite_autoindex_kind_1")
        if not kinds:
            raise Unavailable("a database of Milo that can be read in part", f"{path} is damaged where its kinds are listed")
        self._kinds: dict[str, int] = dict(kinds)
        self._athletes: dict[str, int] = dict(self._either("SELECT id, no FROM athlete {}", "sqlite_autoindex_athlete_1"))

    def _either(self, sql: str, index: str) -> set[Any]:
        """Rows of a small table that its rows or its index still hold."""
        found: set[Any] = set()
        for way in ("NOT INDEXED", f"INDEXED BY {index}"):
            found.update(self._until_damaged(sql.format(way), ())[0])
        return found

    def _until_damaged(self, sql: str, values: Sequence[Any]) -> tuple[list[Any], bool]:
        """The rows before the first bad page, and whether there was none."""
        rows: list[Any] = []
        try:
            with closing(self._db.execute(sql, values)) as cursor:
                rows.extend(cursor)
        except sqlite3.DatabaseError:
            return rows, False
        return rows, True

    def athletes(self) -> list[str]:
        """Ids of all athletes whose line can be read."""
        return sorted(self._athletes, key=self._athletes.__getitem__)

    def bodies(self, kind: str, athlete: str) -> Iterator[bytes]:
        """Bodies of a kind: from the oldest to the first bad page, from the newest back to the last one, then what lies between,
        as far as the index lists it: by key, and from single pages where no tree leads there any more."""
        kind_no = self._kinds.get(kind)
        if kind_no is None:
            return
        place = (self._athletes[athlete], kind_no)
        open, lost = self._body.opener(athlete, kind), 0

        def opened(id: bytes, kept: bytes) -> Iterator[bytes]:
            nonlocal lost
            try:
                yield open(id, kept)
            except (BrokenSeal, KeyGone):
                lost += 1

        low, high, whole = _FIRST, None, False
        try:
            for time, id, kept in self._db.execute(f"SELECT time, id, body FROM record {_ONE} ORDER BY time, id", place):
                low = (time, id)
                yield from opened(id, kept)
            whole = True
        except sqlite3.DatabaseError:
            pass
        if not whole:
            back = f"SELECT time, id, body FROM record {_ONE} AND (time, id) > (?3, ?4) ORDER BY time DESC, id DESC"
            try:
                for time, id, kept in self._db.execute(back, (*place, *low)):
                    high = (time, id)
                    yield from opened(id, kept)
            except sqlite3.DatabaseError:
                pass
            one = f"SELECT body FROM record {_ONE} AND time = ?3 AND id = ?4"
            unreached: set[Key] = set()
            for key in self._between(kind, place, low, high):
                rows, _ = self._until_damaged(one, (*place, *key))
                if rows:
                    yield from opened(key[1], rows[0][0])
                else:
                    unreached.add(key)
            for *where, time, id, kept in rows_of_pages(self._path, 5) if unreached else ():
                if (time, id) in unreached and tuple(where) == place:
                    unreached.remove((time, id))
                    yield from opened(id, kept)
            lost += len(unreached)
        if lost:
            self.lost[kind] = lost

    def _between(self, kind: str, place: tuple[int, int], low: Key, high: Key | None) -> set[Key]:
        """What the index of identities lists between two records."""
        sql = f"SELECT time, id FROM record INDEXED BY record_identity {_ONE} ORDER BY id"
        rows, whole = self._until_damaged(sql, place)
        if not whole:
            rows += self._until_damaged(sql + " DESC", place)[0]
            self.unlisted.add(kind)
        return {key for key in rows if key > low and (high is None or key < high)}

    def find(self, kind: str, athlete: str) -> list[Any]:
        """Records of a kind, oldest first where their pages are whole."""
        return decode_all(KINDS[kind], list(self.bodies(kind, athlete)))

    def latest(self, kind: str, athlete: str) -> Any | None:
        """The newest record of a kind that can be read, or None."""
        return max(self.find(kind, athlete), key=KINDS[kind].time_of, default=None)

    def original(self, athlete: str, original_id: str) -> Iterator[bytes]:
        """The bytes of a kept file. Raises NotFound where a part of it cannot be read; it is counted as lost."""
        key, open = (self._athletes[athlete], original_id), self._body.opener(athlete, FILE)

        def chunks() -> Iterator[bytes]:
            (many,) = self._db.execute("SELECT count(*) FROM original WHERE athlete = ? AND id = ?", key).fetchone()
            for part in range(many):
                sql = "SELECT content FROM original WHERE athlete = ? AND id = ? AND part = ?"
                (packed,) = self._db.execute(sql, (*key, part)).fetchone()
                yield zlib.decompress(open(part_id(original_id, part), packed))

        try:
            for _ in chunks():  # looked through before the first byte is handed out
                pass
            return chunks()
        except (sqlite3.DatabaseError, BrokenSeal, KeyGone, zlib.error, TypeError):
            pass
        raise NotFound(f"a whole original with id {original_id}", "one that cannot be read")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
