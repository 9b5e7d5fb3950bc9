"""The embedded log: streams, groups and pending lists in one SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from milo.stream.contract import Entry
from milo.vocabulary.clock import Clock, WallClock, micros

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
"""


class Log:
    """The log contract on one SQLite file.

    path: the file, made when absent.  clock: tells how long a message has been pending.
    """

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        self._clock = clock or WallClock()
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")  # an appended message survives power loss
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.executescript(_SCHEMA)
        path.chmod(0o600)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        # IMMEDIATE: two writers in two processes queue up instead of both reading the same cursor.
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:  # an interrupt too: an open transaction would lock every other process out; it is raised on
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def append(self, stream: str, bodies: Sequence[bytes]) -> list[str]:
        if not bodies:
            return []
        with self._transaction() as db:
            row = db.execute("SELECT last FROM head WHERE stream = ?", (stream,)).fetchone()
            first = (row[0] if row else 0) + 1
            db.executemany("INSERT INTO entry VALUES (?, ?, ?)", [(stream, no, body) for no, body in enumerate(bodies, first)])
            last = first + len(bodies) - 1
            db.execute("INSERT INTO head VALUES (?, ?) ON CONFLICT DO UPDATE SET last = excluded.last", (stream, last))
        return [str(no) for no in range(first, last + 1)]

    def read(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        taken: list[Entry] = []
        with self._transaction() as db:
            for stream in streams:
                if len(taken) >= n:
                    break
                row = db.execute("SELECT last FROM cursor WHERE grp = ? AND stream = ?", (group, stream)).fetchone()
                after = row[0] if row else 0
                rows = db.execute(
                    "SELECT no, body FROM entry WHERE stream = ? AND no > ? ORDER BY no LIMIT ?",
                    (stream, after, n - len(taken)),
                ).fetchall()
                if not rows:
                    continue
                now = micros(self._clock.now())
                db.executemany(
                    "INSERT INTO pending VALUES (?, ?, ?, ?, ?, 1)", [(group, stream, no, consumer, now) for no, _ in rows]
                )
                db.execute(
                    "INSERT INTO cursor VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last",
                    (group, stream, rows[-1][0]),
                )
                taken += [Entry(stream, str(no), body) for no, body in rows]
        return taken

    def own_pending(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        return self._take_over(group, consumer, streams, n, "p.consumer = ?", consumer)

    def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> list[Entry]:
        before = micros(self._clock.now()) - int(idle_s * 1_000_000)
        return self._take_over(group, consumer, streams, n, "p.given <= ?", before)

    def _take_over(self, group: str, consumer: str, streams: Sequence[str], n: int, where: str, value: str | int) -> list[Entry]:
        taken: list[Entry] = []
        with self._transaction() as db:
            now = micros(self._clock.now())
            for stream in streams:
                rows = db.execute(
                    "SELECT p.no, e.body, p.deliveries + 1 FROM pending p JOIN entry e ON e.stream = p.stream AND e.no = p.no "
                    f"WHERE p.grp = ? AND p.stream = ? AND {where} ORDER BY p.no LIMIT ?",
                    (group, stream, value, n - len(taken)),
                ).fetchall()
                db.executemany(
                    "UPDATE pending SET consumer = ?, given = ?, deliveries = ? WHERE grp = ? AND stream = ? AND no = ?",
                    [(consumer, now, deliveries, group, stream, no) for no, _, deliveries in rows],
                )
                taken += [Entry(stream, str(no), body, deliveries) for no, body, deliveries in rows]
        return taken

    def ack(self, group: str, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        with self._transaction() as db:
            db.executemany(
                "DELETE FROM pending WHERE grp = ? AND stream = ? AND no = ?",
                [(group, e.stream, int(e.id)) for e in entries],
            )

    def stats(self, group: str) -> dict[str, dict[str, int]]:
        with self._lock:
            rows = self._db.execute(
                "SELECT h.stream, h.last, h.last - coalesce(c.last, 0) + "
                "(SELECT count(*) FROM pending p WHERE p.grp = ?1 AND p.stream = h.stream) "
                "FROM head h LEFT JOIN cursor c ON c.stream = h.stream AND c.grp = ?1 ORDER BY h.stream",
                (group,),
            ).fetchall()
        return {stream: {"published": last, "pending": pending} for stream, last, pending in rows}

    def peek(self, stream: str) -> Iterator[Entry]:
        after = 0
        while True:
            with self._lock:
                rows = self._db.execute(
                    "SELECT no, body FROM entry WHERE stream = ? AND no > ? ORDER BY no LIMIT 1000", (stream, after)
                ).fetchall()
            if not rows:
                return
            yield from (Entry(stream, str(no), body) for no, body in rows)
            after = rows[-1][0]

    def drop(self, stream: str, ids: Sequence[str]) -> int:
        with self._transaction() as db:
            keys = [(stream, int(id)) for id in ids]
            before = db.total_changes
            db.executemany("DELETE FROM entry WHERE stream = ? AND no = ?", keys)
            dropped = db.total_changes - before
            db.executemany("DELETE FROM pending WHERE stream = ? AND no = ?", keys)
        return dropped

    def trim(self, stream: str, groups: Sequence[str]) -> int:
        with self._transaction() as db:
            safe = []
            for group in groups:
                row = db.execute("SELECT last FROM cursor WHERE grp = ? AND stream = ?", (group, stream)).fetchone()
                oldest = db.execute("SELECT min(no) FROM pending WHERE grp = ? AND stream = ?", (group, stream)).fetchone()[0]
                safe.append(oldest - 1 if oldest is not None else (row[0] if row else 0))
            dropped = db.execute("DELETE FROM entry WHERE stream = ? AND no <= ?", (stream, min(safe, default=0)))
        return dropped.rowcount

    def close(self) -> None:
        self._db.close()
