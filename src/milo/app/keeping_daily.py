"""Letting go of old readings once a day, for everybody, while Milo runs; noted for each athlete, so that a restart is no matter."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from milo.app.keeping import prune, retention
from milo.vocabulary.clock import micros
from milo.vocabulary.errors import MiloError, NotFound, Unavailable

if TYPE_CHECKING:
    from milo.app.house import House

NAME = "keeping.db"
EVERY_S = 600.0  # between two looks at whether somebody's day has come; our choice
BEGUN_FOR = timedelta(hours=1)  # whoever began and did not end within this was killed: somebody else may. Our choice
REMEMBERED = timedelta(days=7)
log = logging.getLogger(__name__)


class Days:
    """Who was done on which day, in a file of its own. Of several processes that ask, one gets each athlete's day."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with self._change() as db:
            db.execute(
                "CREATE TABLE IF NOT EXISTS done "
                "(who BLOB, day TEXT, begun INTEGER NOT NULL, ended INTEGER, PRIMARY KEY (who, day))"
            )

    def begin(self, athlete: str, day: str, now: int) -> bool:
        """Take an athlete's day; False where it was done, or somebody is at it. now: microseconds since 1970."""
        stale = now - micros_of(BEGUN_FOR)
        with self._change() as db:
            db.execute("DELETE FROM done WHERE begun <= ?", (now - micros_of(REMEMBERED),))
            made = db.execute(
                "INSERT INTO done VALUES (?, ?, ?, NULL) ON CONFLICT (who, day) DO UPDATE SET begun = excluded.begun "
                "WHERE ended IS NULL AND begun <= ?",
                (_who(athlete), day, now, stale),
            )
            return made.rowcount == 1

    def end(self, athlete: str, day: str, now: int) -> None:
        """It is done."""
        with self._change() as db:
            db.execute("UPDATE done SET ended = ? WHERE who = ? AND day = ?", (now, _who(athlete), day))

    def give_back(self, athlete: str, day: str) -> None:
        """It could not be done: the next look tries again."""
        with self._change() as db:
            db.execute("DELETE FROM done WHERE who = ? AND day = ? AND ended IS NULL", (_who(athlete), day))

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        # Opened for each change: it is asked a few times a day, and an open file is one more thing an erasing waits for.
        try:
            with closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as db:
                db.execute("BEGIN IMMEDIATE")
                try:
                    yield db
                except BaseException:
                    db.execute("ROLLBACK")
                    raise
                db.execute("COMMIT")
        except sqlite3.OperationalError as e:
            raise Unavailable("the file of what was let go of", str(e), "try again in a moment") from None


def prune_all(house: House, stopping: threading.Event | None = None) -> dict[str, dict[str, int]]:
    """Let go of what is older than its athlete wants it kept, of everybody whose day is not done: athlete -> kind -> how many.

    A failure at one athlete stops nobody else's. Blocks; what was let go of stands in the athlete's audit log (app.keeping).
    """
    days = Days(house.settings.folder / NAME)
    gone: dict[str, dict[str, int]] = {}
    for athlete in house.store.athletes():
        if stopping is not None and stopping.is_set():
            break
        now = house.clock.now()
        day = now.date().isoformat()
        try:
            if not any(retention(house, athlete).values()) or not days.begin(athlete, day, micros(now)):
                continue
            try:
                if found := prune(house, athlete):
                    gone[athlete] = found
            except MiloError as e:
                days.give_back(athlete, day)
                if not isinstance(e, NotFound):  # who was erased meanwhile has nothing left to let go of
                    log.warning("old readings wait to be let go of", extra={"found": e.code})
            else:
                days.end(athlete, day, micros(house.clock.now()))
        except Unavailable as e:
            log.warning("old readings wait to be let go of", extra={"found": e.code})
    return gone


def run(house: House, stopping: threading.Event, every_s: float = EVERY_S) -> None:
    """Once a day for each athlete (UTC), until stopping is set: at the start, and then as the days come."""
    while not stopping.is_set():
        try:
            prune_all(house, stopping)
        except MiloError as e:
            log.warning("old readings wait to be let go of", extra={"found": e.code})
        stopping.wait(every_s)


def micros_of(span: timedelta) -> int:
    """A span in microseconds."""
    return span // timedelta(microseconds=1)


def _who(athlete: str) -> bytes:
    return hashlib.sha256(athlete.encode()).digest()[:16]
