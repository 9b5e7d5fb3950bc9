"""The embedded log: streams, groups and pending lists in one SQLite file."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path

from milo.stream.contract import Durability, Entry
from milo.vocabulary.errors import Unavailable

BUSY_S = 5.0  # how long a lock of another process is waited for before the caller is told (our choice)
LOOK_EVERY_S = 0.05  # how often a waiting reader looks; a look is one read of the file's change counter

_IDLE = "(p.given <= ? OR p.given > ?)"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    stream TEXT NOT NULL, no INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (stream, no)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS head (stream TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cursor (
    grp TEXT NOT NULL, stream TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (grp, stream)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (
    grp TEXT NOT NULL, stream TEXT NOT NULL, no INTEGER NOT NULL,
    consumer TEXT NOT NULL, given INTEGER NOT NULL, deliveries INTEGER NOT NULL, PRIMARY KEY (grp, stream, no)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS once (
    stream TEXT NOT NULL, key TEXT NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (stream, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS once_no ON once (stream, no);
"""


class Log:
    """The log contract on one SQLite file.

    path: the file, made when absent.  seconds: tells how long a message has been pending; all processes of a machine share it, and
    it never goes back, except when the machine starts again: what was given later than now was given before that.
    """

    def __init__(self, path: Path, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._lock = threading.RLock()  # a transaction looks at what is ready inside itself
        self._turn = 0
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Before SQLite opens it: the files it puts beside take their rights from this one.
        path.touch(mode=0o600)
        path.chmod(0o600)
        with _plainly():
            self._db = sqlite3.connect(path, timeout=BUSY_S, check_same_thread=False, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")  # an appended message survives power loss
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.executescript(_SCHEMA)

    def _now(self) -> int:
        return int(self._seconds() * 1_000_000)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        # IMMEDIATE: two writers in two processes queue up instead of both reading the same cursor.
        with self._lock, _plainly():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:  # an interrupt too: an open transaction would lock every other process out; it is raised on
                if self._db.in_transaction:  # a full disk may have rolled back by itself
                    self._db.execute("ROLLBACK")
                raise

    def append(self, stream: str, bodies: Sequence[bytes]) -> list[str]:
        if not bodies:
            return []
        with self._transaction() as db:
            first = _append(db, stream, bodies)
        return [str(no) for no in range(first, first + len(bodies))]

    def append_once(self, stream: str, items: Sequence[tuple[str, bytes]]) -> int:
        added = 0
        if not items:
            return added
        with self._transaction() as db:
            for key, body in items:
                if db.execute("SELECT 1 FROM once WHERE stream = ? AND key = ?", (stream, key)).fetchone() is None:
                    db.execute("INSERT INTO once VALUES (?, ?, ?)", (stream, key, _append(db, stream, [body])))
                    added += 1
        return added

    def read(self, group: str, consumer: str, streams: Sequence[str], n: int, wait_s: float = 0.0) -> list[Entry]:
        end = time.monotonic() + wait_s
        while True:
            # Looking first: a reader that finds nothing takes no write lock from those that write.
            if self._ready(group, streams) and (taken := self._take(group, consumer, streams, n)):
                return taken
            if (left := end - time.monotonic()) <= 0:
                return []
            time.sleep(min(LOOK_EVERY_S, left))

    def _ready(self, group: str, streams: Sequence[str]) -> list[tuple[int, str, int]]:
        """(messages nobody of the group was given yet, stream, last one given), for streams that have any."""
        with self._lock, _plainly():
            rows = self._db.execute(
                "SELECT h.last - coalesce(c.last, 0), h.stream, coalesce(c.last, 0) FROM head h "
                "LEFT JOIN cursor c ON c.stream = h.stream AND c.grp = ? WHERE h.last > coalesce(c.last, 0)",
                (group,),
            ).fetchall()
        return [row for row in rows if row[1] in streams]

    def _take(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        taken: list[Entry] = []
        now = self._now()
        with self._transaction() as db:
            # The shortest queues first: what they leave of their share goes to the longer ones.
            ready = sorted(self._ready(group, streams))
            if n < len(ready):  # not even one of each: every time another one first
                self._turn = (self._turn + 1) % len(ready)
                ready.sort(key=itemgetter(1))
                ready = [*ready[self._turn :], *ready[: self._turn]]
            for place, (count, stream, after) in enumerate(ready):
                if len(taken) >= n:
                    break
                share = -(-(n - len(taken)) // (len(ready) - place))
                rows = db.execute(
                    "SELECT no, body FROM entry WHERE stream = ? AND no > ? ORDER BY no LIMIT ?", (stream, after, share)
                ).fetchall()
                # Nothing left of what was counted: it was dropped, and the cursor passes over the hole.
                last = rows[-1][0] if rows else after + count
                db.executemany(
                    "INSERT OR REPLACE INTO pending VALUES (?, ?, ?, ?, ?, 1)",
                    [(group, stream, no, consumer, now) for no, _ in rows],
                )
                db.execute(
                    "INSERT INTO cursor VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last",
                    (group, stream, last),
                )
                taken += [Entry(stream, str(no), body) for no, body in rows]
        return taken

    def own_pending(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        return self._take_over(group, consumer, streams, n, "p.consumer = ?", consumer)

    def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> list[Entry]:
        return self._take_over(group, consumer, streams, n, _IDLE, self._now() - int(idle_s * 1_000_000), self._now())

    def _take_over(self, group: str, consumer: str, streams: Sequence[str], n: int, where: str, *values: str | int) -> list[Entry]:
        taken: list[Entry] = []
        with self._transaction() as db:
            now = self._now()
            for stream in streams:
                if len(taken) >= n:
                    break
                rows = db.execute(
                    "SELECT p.no, e.body, p.deliveries + 1 FROM pending p JOIN entry e ON e.stream = p.stream AND e.no = p.no "
                    f"WHERE p.grp = ? AND p.stream = ? AND {where} ORDER BY p.no LIMIT ?",
                    (group, stream, *values, n - len(taken)),
                ).fetchall()
                db.executemany(
                    "UPDATE pending SET consumer = ?, given = ?, deliveries = ? WHERE grp = ? AND stream = ? AND no = ?",
                    [(consumer, now, deliveries, group, stream, no) for no, _, deliveries in rows],
                )
                taken += [Entry(stream, str(no), body, deliveries) for no, body, deliveries in rows]
        return taken

    def head_deliveries(self, group: str, streams: Sequence[str], consumer: str | None = None, idle_s: float = 0.0) -> int:
        # As own_pending and claim look: one's own whatever the clock says, another's by its idle time.
        idle = (self._now() - int(idle_s * 1_000_000), self._now())
        where, values = (_IDLE, idle) if consumer is None else ("p.consumer = ?", (consumer,))
        sql = f"SELECT deliveries FROM pending p WHERE grp = ? AND stream = ? AND {where} ORDER BY no LIMIT 1"
        with self._lock, _plainly():
            for stream in streams:
                if row := self._db.execute(sql, (group, stream, *values)).fetchone():
                    return int(row[0])
        return 0

    def touch(self, group: str, consumer: str, entries: Sequence[Entry]) -> None:
        now = self._now()
        with self._transaction() as db:
            db.executemany(
                "UPDATE pending SET given = ? WHERE grp = ? AND stream = ? AND no = ? AND consumer = ?",
                [(now, group, e.stream, int(e.id), consumer) for e in entries],
            )

    def retire(self, group: str, consumer: str) -> None:
        """Nothing to do: a consumer is nothing but the name on what it has pending."""

    def ack(self, group: str, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        with self._transaction() as db:
            db.executemany(
                "DELETE FROM pending WHERE grp = ? AND stream = ? AND no = ?",
                [(group, e.stream, int(e.id)) for e in entries],
            )

    def stats(self, group: str) -> dict[str, dict[str, int]]:
        with self._lock, _plainly():
            rows = self._db.execute(
                "SELECT h.stream, h.last, "
                "(SELECT count(*) FROM entry e WHERE e.stream = h.stream AND e.no > coalesce(c.last, 0)) + "
                "(SELECT count(*) FROM pending p WHERE p.grp = ?1 AND p.stream = h.stream) "
                "FROM head h LEFT JOIN cursor c ON c.stream = h.stream AND c.grp = ?1 ORDER BY h.stream",
                (group,),
            ).fetchall()
        return {stream: {"published": last, "pending": pending} for stream, last, pending in rows}

    def peek(self, stream: str) -> Iterator[Entry]:
        after = 0
        while True:
            with self._lock, _plainly():
                rows = self._db.execute(
                    "SELECT no, body FROM entry WHERE stream = ? AND no > ? ORDER BY no LIMIT 1000", (stream, after)
                ).fetchall()
            if not rows:
                return
            yield from (Entry(stream, str(no), body) for no, body in rows)
            after = rows[-1][0]

    def drop(self, stream: str, ids: Sequence[str]) -> int:
        with self._transaction() as db:
            keys = [(stream, int(id)) for id in ids if id.isdigit()]
            before = db.total_changes
            db.executemany("DELETE FROM entry WHERE stream = ? AND no = ?", keys)
            dropped = db.total_changes - before
            db.executemany("DELETE FROM pending WHERE stream = ? AND no = ?", keys)
            db.executemany("DELETE FROM once WHERE stream = ? AND no = ?", keys)
        if dropped:
            self._fold()
        return dropped

    def put_in_place(self, stream: str, items: Sequence[tuple[str, bytes]]) -> int:
        """Other bytes under the ids of entries that are still there, e.g. the same ones sealed; returns how many there were."""
        with self._transaction() as db:
            done = db.executemany(
                "UPDATE entry SET body = ? WHERE stream = ? AND no = ?", [(body, stream, int(id)) for id, body in items]
            ).rowcount
        self._fold()
        return done

    def _fold(self) -> None:
        """Fold the write-ahead log in and cut it: it still holds what was dropped or replaced."""
        with self._lock, _plainly():
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def trim(self, stream: str, keep: int = 0) -> int:
        with self._transaction() as db:
            safe = []
            for group, last in db.execute("SELECT grp, last FROM cursor WHERE stream = ?", (stream,)).fetchall():
                oldest = db.execute("SELECT min(no) FROM pending WHERE grp = ? AND stream = ?", (group, stream)).fetchone()[0]
                safe.append(oldest - 1 if oldest is not None else last)
            head = db.execute("SELECT last FROM head WHERE stream = ?", (stream,)).fetchone()
            if not safe or head is None:
                return 0
            last = min(*safe, head[0] - keep)
            dropped = db.execute("DELETE FROM entry WHERE stream = ? AND no <= ?", (stream, last)).rowcount
            if dropped:
                db.execute("DELETE FROM once WHERE stream = ? AND no <= ?", (stream, last))
        return dropped

    def durability(self) -> Durability:
        with self._lock, _plainly():
            synchronous = self._db.execute("PRAGMA synchronous").fetchone()[0]
            mode = self._db.execute("PRAGMA journal_mode").fetchone()[0]
        safe = synchronous >= 2
        return Durability(safe, safe, f"SQLite, journal {mode}, synchronous {'full' if safe else synchronous}")

    def close(self) -> None:
        self._db.close()


def _append(db: sqlite3.Connection, stream: str, bodies: Sequence[bytes]) -> int:
    """Add entries inside a transaction; returns the number of the first."""
    row = db.execute("SELECT last FROM head WHERE stream = ?", (stream,)).fetchone()
    first: int = (row[0] if row else 0) + 1
    db.executemany("INSERT INTO entry VALUES (?, ?, ?)", [(stream, no, body) for no, body in enumerate(bodies, first)])
    last = first + len(bodies) - 1
    db.execute("INSERT INTO head VALUES (?, ?) ON CONFLICT DO UPDATE SET last = excluded.last", (stream, last))
    return first


# SQLite's result codes (sqlite.org/rescode.html) for what may pass; any other OperationalError is a mistake of ours.
_PASSING = {
    sqlite3.SQLITE_BUSY: "end what holds log.db",
    sqlite3.SQLITE_LOCKED: "end what holds log.db",
    sqlite3.SQLITE_FULL: "make room on its disk",
    sqlite3.SQLITE_IOERR: "make room on its disk, or see whether the disk is sound",
    sqlite3.SQLITE_CANTOPEN: "see whether its folder is there and yours",
    sqlite3.SQLITE_READONLY: "make log.db and its folder writable",
    sqlite3.SQLITE_PROTOCOL: "end what holds log.db",
    sqlite3.SQLITE_NOMEM: "make memory free",
}


@contextmanager
def _plainly() -> Iterator[None]:
    """SQLite's words for locked, full and failing as Unavailable."""
    try:
        yield
    except sqlite3.OperationalError as e:
        do = _PASSING.get(e.sqlite_errorcode & 0xFF)  # the low byte is the kind, the rest its variety
        if do is None:
            raise
        raise Unavailable("the embedded log to take it", str(e), f"{do}, then it goes on") from e
