"""Sealing what is plain or sealed with an older key, page by page, in the embedded store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from milo.store.contract import FILE, Body, opened, part_id

PAGE = 2_000  # rows in one transaction: others wait a few milliseconds for it


def reseal(
    writing: Callable[[], AbstractContextManager[sqlite3.Connection]],
    read: Callable[[str, Sequence[Any]], list[Any]],
    body: Body,
    athlete: str,
    progress: Callable[[int], None],
) -> int:
    """See contract.Store.reseal. Rows are walked in the order they lie in; what is sealed with the newest key is passed over."""
    found = read("SELECT no FROM athlete WHERE id = ?", (athlete,))
    if not found:
        return 0
    ((no,),) = found
    body.fresh((athlete,))
    done = 0
    for kind_no, kind in read("SELECT no, name FROM kind", ()):
        done += _records(writing, read, body, athlete, (no, kind_no, kind), progress)
    done += _originals(writing, read, body, athlete, no, progress)
    # What was plain stands in the write-ahead log until it is folded in and cut.
    read("PRAGMA wal_checkpoint(TRUNCATE)", ())
    return done


def _records(
    writing: Callable[[], AbstractContextManager[sqlite3.Connection]],
    read: Callable[[str, Sequence[Any]], list[Any]],
    body: Body,
    athlete: str,
    place: tuple[int, int, str],
    progress: Callable[[int], None],
) -> int:
    no, kind_no, kind = place
    open = body.opener(athlete, kind)
    after: tuple[int, bytes] = (-(2**63), b"")
    done = 0
    while rows := read(
        "SELECT time, id, body FROM record WHERE athlete = ? AND kind = ? AND (time, id) > (?, ?) ORDER BY time, id LIMIT ?",
        (no, kind_no, *after, PAGE),
    ):
        after = rows[-1][:2]
        stale = [(id, kept) for _, id, kept in rows if not body.is_current(athlete, kept)]
        if stale:
            was = dict(stale)
            with writing() as db:
                body.fresh((athlete,))
                seal = body.sealer(athlete, kind)
                # Only where it is still what was read: somebody may have replaced or erased it meanwhile.
                done += db.executemany(
                    "UPDATE record SET body = ? WHERE athlete = ? AND kind = ? AND id = ? AND body = ?",
                    [(seal(id, plain), no, kind_no, id, was[id]) for id, plain in opened(open, stale)],
                ).rowcount
        progress(len(rows))
    return done


def _originals(
    writing: Callable[[], AbstractContextManager[sqlite3.Connection]],
    read: Callable[[str, Sequence[Any]], list[Any]],
    body: Body,
    athlete: str,
    no: int,
    progress: Callable[[int], None],
) -> int:
    open = body.opener(athlete, FILE)
    done = 0
    for id, part in read("SELECT id, part FROM original WHERE athlete = ?", (no,)):
        where = (no, id, part)
        found = read("SELECT content FROM original WHERE athlete = ? AND id = ? AND part = ?", where)
        if found and not body.is_current(athlete, found[0][0]):
            ((kept,),) = found
            sql = "UPDATE original SET content = ? WHERE athlete = ? AND id = ? AND part = ? AND content = ?"
            with writing() as db:
                body.fresh((athlete,))
                sealed = body.sealer(athlete, FILE)(part_id(id, part), open(part_id(id, part), kept))
                done += db.execute(sql, (sealed, *where, kept)).rowcount
        progress(1)
    return done
