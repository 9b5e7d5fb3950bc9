"""The embedded store: one SQLite file, WAL, one row a record, clustered by athlete, kind and time."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.store.contract import FILE, Body, Condition, Turn, Written, opened, part_id
from milo.store.sql_in import in_pages
from milo.vocabulary.clock import micros
from milo.vocabulary.errors import Damaged, NotFound, Unavailable
from milo.vocabulary.records import KINDS, Original, Record, decode_all, kind, kind_of_type, read_one

if TYPE_CHECKING:
    from milo.store.salvage import Salvage

SCHEMA_VERSION = 1
DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_CORRUPT_SEQUENCE", "SQLITE_NOTADB"})
BUSY_S = 10.0  # how long another process's write is waited for; one batch takes a fraction of it
_DAY_US = 86_400_000_000
_MOST_KNOWN = 50_000  # athletes whose opened records find_each keeps: some 40 MB of consents
_PAGE = 5_000  # rows fetched at a time while streaming bodies

# Short integers stand for athlete and kind: their texts would stand in both B-trees of every row.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS athlete (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS kind (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS record (
    athlete INTEGER NOT NULL, kind INTEGER NOT NULL, time INTEGER NOT NULL, id BLOB NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (athlete, kind, time, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS record_identity ON record (athlete, kind, id);
CREATE TABLE IF NOT EXISTS day (
    athlete INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (athlete, kind, day)
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS record_moved AFTER UPDATE OF time ON record WHEN OLD.time IS NOT NEW.time BEGIN
    INSERT INTO day VALUES (
        OLD.athlete, OLD.kind, (OLD.time - (OLD.time % 86400000000 + 86400000000) % 86400000000) / 86400000000, 1
    ) ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TABLE IF NOT EXISTS original (
    athlete INTEGER NOT NULL, id TEXT NOT NULL, part INTEGER NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (athlete, id, part)
);
"""


class Store:
    """The store contract on one SQLite file.

    path: the file, made when absent; its folder too.  body: how bodies are kept (see contract.Body); None keeps them as they are.
    Each thread has a connection of its own; SQLite lets many read while one writes.
    """

    def __init__(self, path: Path, body: Body | None = None) -> None:
        self._path = path
        self._body = body
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._write_lock = threading.Lock()
        # What find_each opened, beside the rows as they are kept: it holds while the same bytes are there, whoever changes them.
        self._each: dict[tuple[str, str], tuple[list[tuple[bytes, bytes]], list[Any]]] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._plainly():
            # Several processes may find the file new at once: each makes what is still missing, one after the other.
            self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
        with self._writing() as db:
            db.executemany("INSERT OR IGNORE INTO kind (name) VALUES (?)", [(k,) for k in KINDS])
        path.chmod(0o600)
        self._kinds = {name: no for no, name in self._read("SELECT no, name FROM kind")}

    @property
    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "db", None)
        if found is None:
            found = sqlite3.connect(self._path, timeout=BUSY_S, check_same_thread=False)
            found.execute("PRAGMA page_size = 16384")  # +12 % on bulk import beside 4096; only counts for a new file
            found.execute("PRAGMA journal_mode = WAL")
            found.execute("PRAGMA synchronous = FULL")  # an acknowledged batch survives power loss, not only a kill
            found.execute("PRAGMA cache_size = -4096")  # 4 MB: every thread that reads has its own
            found.execute("PRAGMA wal_autocheckpoint = 2000")  # 32 MB: fewer, longer checkpoints
            found.execute("PRAGMA secure_delete = ON")  # erased means overwritten
            self._local.db = found
            self._open.append(found)
        return found

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction of this process; locked, full and failing disks are Unavailable, and nothing is half written.

        The write lock comes first: a transaction that has read cannot get it once another process has written, however long it
        waits (SQLITE_BUSY_SNAPSHOT).
        """
        with self._write_lock, self._plainly():
            db = self._connection
            db.execute("BEGIN IMMEDIATE")
            with db:
                yield db

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as e:
            do = "make room or end what holds it, then it goes on"
            raise Unavailable(f"the store {self._path.name} to answer", str(e), do) from e
        except sqlite3.DatabaseError as e:
            if e.sqlite_errorname not in DAMAGED:
                raise
            do = "milo export saves what can be read; then restore the last whole backup"
            raise Damaged(f"the store {self._path.name} to be whole", f"it is damaged ({e})", do) from e

    def _read(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._plainly():
            return self._connection.execute(sql, values).fetchall()

    def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Written:
        if not records:
            return Written()
        with self._writing() as db:
            rows = self._rows(db, records)
            new = db.executemany("INSERT OR IGNORE INTO record VALUES (?, ?, ?, ?, ?)", rows).rowcount
            updated = 0
            if new < len(rows):
                last = {(a, k, id): row for row in rows for a, k, _, id, _ in (row,)}  # of two with one id in a batch
                updated = db.executemany(
                    "UPDATE record SET time = ?3, body = ?5 WHERE athlete = ?1 AND kind = ?2 AND id = ?4 AND body IS NOT ?5",
                    last.values(),
                ).rowcount
            if new or updated:
                self._touch(db, {(a, k, t // _DAY_US) for a, k, t, _, _ in rows})
        return Written(new, updated, len(rows) - new - updated)

    def _rows(self, db: sqlite3.Connection, records: Sequence[tuple[Record, bytes]]) -> list[tuple[int, int, int, bytes, bytes]]:
        whose: dict[str, int] = dict.fromkeys((record.user_id for record, _ in records), 0)  # type: ignore[attr-defined]
        if self._body is not None:
            self._body.fresh(whose)
        whose = self._athlete_nos(db, whose)
        rows = []
        for record_type, group in groupby(records, lambda pair: type(pair[0])):
            info = kind_of_type(record_type)
            kind_no, time_of, id_of = self._kinds[info.name], info.time_of, info.id_of
            sealers: dict[str, Turn] = {}
            for record, body in group:
                athlete = record.user_id  # type: ignore[attr-defined]
                id = _pack(id_of(record))
                if self._body is not None:
                    seal = sealers.get(athlete)
                    if seal is None:
                        seal = sealers[athlete] = self._body.sealer(athlete, info.name)
                    body = seal(id, body)
                rows.append((whose[athlete], kind_no, micros(time_of(record)), id, body))
        return rows

    @staticmethod
    def _athlete_no(db: sqlite3.Connection, athlete: str) -> int:
        db.execute("INSERT OR IGNORE INTO athlete (id) VALUES (?)", (athlete,))
        return int(db.execute("SELECT no FROM athlete WHERE id = ?", (athlete,)).fetchone()[0])

    @staticmethod
    def _athlete_nos(db: sqlite3.Connection, athletes: Collection[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for marks, page in in_pages(athletes):
            found.update(db.execute(f"SELECT id, no FROM athlete WHERE id IN ({marks})", page))
        return found | {new: Store._athlete_no(db, new) for new in athletes if new not in found}

    @staticmethod
    def _touch(db: sqlite3.Connection, days: set[tuple[int, int, int]]) -> None:
        db.executemany("INSERT INTO day VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET version = version + 1", sorted(days))

    def get(self, kind: str, athlete: str, id: str) -> Any:
        rows = self._read(
            "SELECT r.body FROM record r JOIN athlete a ON a.no = r.athlete WHERE a.id = ? AND r.kind = ? AND r.id = ?",
            (athlete, self._kind_no(kind), _pack(id)),
        )
        if not rows:
            raise NotFound(f"a {kind} with id {id}", "none of this athlete's")
        body = rows[0][0] if self._body is None else self._body.opener(athlete, kind)(_pack(id), rows[0][0])
        return read_one(KINDS[kind], body)

    def find(
        self,
        kind: str,
        athlete: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> list[Any]:
        sql, values = self._range(kind, athlete, since, until)
        sql += " ORDER BY time DESC, r.id DESC" if newest_first else " ORDER BY time, r.id"
        if limit is not None:
            sql += " LIMIT ?"
            values.append(limit)
        return decode_all(KINDS[kind], self._opened(athlete, kind, self._read("SELECT r.id, body" + sql, values)))

    def find_each(self, kind: str, athletes: Collection[str]) -> dict[str, list[Any]]:
        kept: dict[str, list[tuple[bytes, bytes]]] = {}
        for marks, page in in_pages(athletes):
            sql = "SELECT a.id, r.id, r.body FROM athlete a CROSS JOIN record r ON r.athlete = a.no AND r.kind = ?"
            for whose, id, body in self._read(f"{sql} WHERE a.id IN ({marks})", (self._kind_no(kind), *page)):
                kept.setdefault(whose, []).append((id, body))
        if len(self._each) > _MOST_KNOWN:
            self._each.clear()
        found = {}
        for whose in athletes:
            rows, known = kept.get(whose), self._each.get((kind, whose))
            if rows is None:
                self._each.pop((kind, whose), None)
            elif known is not None and known[0] == rows:
                found[whose] = known[1]
            else:
                found[whose] = decode_all(KINDS[kind], self._opened(whose, kind, rows))
                self._each[kind, whose] = rows, found[whose]
        return found

    def bodies(self, kind: str, athlete: str, *, since: datetime | None = None, until: datetime | None = None) -> Iterator[bytes]:
        sql, values = self._range(kind, athlete, since, until)
        with self._plainly():
            cursor = self._connection.execute("SELECT r.id, body" + sql + " ORDER BY time, r.id", values)
            while page := cursor.fetchmany(_PAGE):
                yield from self._opened(athlete, kind, page)

    def _opened(self, athlete: str, kind: str, rows: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
        if self._body is None:
            return [body for _, body in rows]
        return [body for _, body in opened(self._body.opener(athlete, kind), rows)]

    def _range(self, kind: str, athlete: str, since: datetime | None, until: datetime | None) -> tuple[str, list[Any]]:
        sql = " FROM record r JOIN athlete a ON a.no = r.athlete WHERE a.id = ? AND r.kind = ?"
        values: list[Any] = [athlete, self._kind_no(kind)]
        if since is not None:
            sql += " AND r.time >= ?"
            values.append(micros(since))
        if until is not None:
            sql += " AND r.time < ?"
            values.append(micros(until))
        return sql, values

    def latest(self, kind: str, athlete: str) -> Any | None:
        # One that cannot be read is set aside, so the newest readable one may stand further back.
        for many in (1, 10, None):
            if found := self.find(kind, athlete, limit=many, newest_first=True):
                return found[0]
        return None

    def athletes(self) -> list[str]:
        return [id for (id,) in self._read("SELECT id FROM athlete ORDER BY no")]

    def delete(self, kind: str, athlete: str, ids: Sequence[str]) -> int:
        with self._writing() as db:
            no = self._athlete_no(db, athlete)
            kind_no = self._kind_no(kind)
            days = set()
            removed = 0
            for id in ids:
                row = db.execute(
                    "DELETE FROM record WHERE athlete = ? AND kind = ? AND id = ? RETURNING time", (no, kind_no, _pack(id))
                ).fetchone()
                if row is not None:
                    removed += 1
                    days.add((no, kind_no, row[0] // _DAY_US))
            self._touch(db, days)
        return removed

    def changed_days(self, kind: str, athlete: str) -> dict[date, int]:
        rows = self._read(
            "SELECT day, version FROM day JOIN athlete a ON a.no = day.athlete WHERE a.id = ? AND kind = ?",
            (athlete, self._kind_no(kind)),
        )
        return {date(1970, 1, 1) + timedelta(days=day): version for day, version in rows}

    def changes(self, athlete: str) -> int:
        rows = self._read("SELECT SUM(version) FROM day JOIN athlete a ON a.no = day.athlete WHERE a.id = ?", (athlete,))
        return int(rows[0][0] or 0)

    def keep_original(self, original: Original, chunks: Iterable[bytes]) -> None:
        key = (original.user_id, original.original_id)
        with self._writing() as db:
            no = self._athlete_no(db, original.user_id)
            known = db.execute("SELECT 1 FROM original WHERE athlete = ? AND id = ?", (no, key[1])).fetchone()
            if known is None:
                if self._body is not None:
                    self._body.fresh(key[:1])
                seal = _as_it_is if self._body is None else self._body.sealer(key[0], FILE)
                # Each part is packed by itself, so that neither keeping nor reading holds a file whole.
                db.executemany(
                    "INSERT INTO original VALUES (?, ?, ?, ?)",
                    ((no, key[1], part, seal(part_id(key[1], part), zlib.compress(c, 1))) for part, c in enumerate(chunks)),
                )

    def original(self, athlete: str, original_id: str) -> Iterator[bytes]:
        ((no, parts),) = self._read(
            "SELECT o.athlete, count(*) FROM original o JOIN athlete a ON a.no = o.athlete WHERE a.id = ? AND o.id = ?",
            (athlete, original_id),
        )
        if not parts:
            raise NotFound(f"an original with id {original_id}", "none of this athlete's")
        return self._parts(athlete, no, original_id, parts)

    def _parts(self, athlete: str, no: int, original_id: str, parts: int) -> Iterator[bytes]:
        open = _as_it_is if self._body is None else self._body.opener(athlete, FILE)
        for part in range(parts):
            sql = "SELECT content FROM original WHERE athlete = ? AND id = ? AND part = ?"
            ((packed,),) = self._read(sql, (no, original_id, part))
            yield zlib.decompress(open(part_id(original_id, part), packed))

    def drop_original(self, athlete: str, original_id: str) -> None:
        with self._writing() as db:
            whose = "(SELECT no FROM athlete WHERE athlete.id = ?)"
            db.execute(f"DELETE FROM original WHERE athlete = {whose} AND id = ?", (athlete, original_id))
        self._read("PRAGMA wal_checkpoint(TRUNCATE)")  # as in erase

    def erase(self, athlete: str) -> dict[str, int]:
        had = self.stats(athlete)
        with self._writing() as db:
            row = db.execute("SELECT no FROM athlete WHERE id = ?", (athlete,)).fetchone()
            if row is not None:
                for table in ("record", "day", "original"):
                    db.execute(f"DELETE FROM {table} WHERE athlete = ?", row)
                db.execute("DELETE FROM athlete WHERE no = ?", row)
            if self._body is not None:
                # While nobody can write: what comes later is sealed with another key. Before the rows are gone for good: a kill
                # in between leaves rows that nobody can read, and that can be erased again.
                self._body.forget(athlete)
        for known in [key for key in self._each if key[1] == athlete]:
            self._each.pop(known, None)
        # The write-ahead log still holds what was deleted until it is folded in and cut.
        self._read("PRAGMA wal_checkpoint(TRUNCATE)")
        return had

    def reseal(self, athlete: str, progress: Callable[[int], None] = lambda n: None) -> int:
        from milo.store.sqlite_resealing import reseal

        return 0 if self._body is None else reseal(self._writing, self._read, self._body, athlete, progress)

    def stats(self, athlete: str | None = None) -> dict[str, int]:
        sql = "SELECT k.name, count(*) FROM record r INDEXED BY record_identity JOIN kind k ON k.no = r.kind"
        values: tuple[str, ...] = ()
        if athlete is not None:
            sql += " JOIN athlete a ON a.no = r.athlete WHERE a.id = ?"
            values = (athlete,)
        return dict(self._read(sql + " GROUP BY k.name ORDER BY k.name", values))

    def salvage(self) -> Salvage:
        """What can still be read of the file, for an export; to be closed by whoever asked."""
        from milo.store.salvage import Salvage

        assert self._body is not None  # a house seals
        return Salvage(self._path, self._body)

    def condition(self) -> Condition:
        try:
            verdict = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.OperationalError as e:
            return Condition(False, f"{self._path}: {e}", "end what holds it, or make room")
        except sqlite3.DatabaseError as e:
            return Condition(False, f"{self._path}: {e}", "milo export saves what can be read; then restore the last whole backup")
        found = f"{self._path} ({self._path.stat().st_size / 1e6:.1f} MB, {verdict})"
        return Condition(
            verdict == "ok",
            found,
            "" if verdict == "ok" else "milo export saves what can be read; then restore the last whole backup",
        )

    def close(self) -> None:
        while self._open:
            self._open.pop().close()
        self._local = threading.local()
        if self._body is not None:
            self._body.close()

    def _kind_no(self, name: str) -> int:
        return int(self._kinds[kind(name).name])


def _pack(id: str) -> bytes:
    """A UUID as its 16 bytes; any other id as its text behind a zero byte, so that the two never meet."""
    if len(id) == 36 and id[8] == id[13] == id[18] == id[23] == "-":
        try:
            packed = bytes.fromhex(id.replace("-", ""))
        except ValueError:
            pass
        else:
            if len(packed) == 16:
                return packed
    return b"\x00" + id.encode()


def _as_it_is(id: bytes, body: bytes) -> bytes:
    return body
