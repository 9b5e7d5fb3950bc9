"""Whether the SQLite files of a home are whole: looked through for doctor and backups, sampled for /health."""

from __future__ import annotations

import logging
import random
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from milo.app.config import Settings

DATA = (
    "milo.db",
    "log.db",
    "access.db",
    "bot.db",
    "catalogue.db",
    "admin.db",
    "hooks.db",
    "keeping.db",
)  # what a backup holds; web.key and answers.db live a day and are made anew
BESIDE = ("keys.db", "answers.db")
LOOK_EVERY_S = 60.0  # our choice
SMALL = 16_000_000  # bytes; a larger file is sampled. quick_check reads 16 MB in about 50 ms; our choice
PLACES = 64  # places of a large store that one look reads; our choice
WHOLE_EVERY = 60  # looks; then large files beside the store are read whole; our choice

log = logging.getLogger(__name__)


def databases(settings: Settings) -> list[Path]:
    """The SQLite files of a home that are there."""
    store = [] if settings.store_path is None else [settings.store_path]
    paths = [*store, *(settings.folder / name for name in (*DATA[1:], *BESIDE))]
    return [path for path in paths if path.exists()]


def fault_of(path: Path) -> str | None:
    """What SQLite finds wrong with a file, its indices included; None where it is whole."""
    try:
        with closing(sqlite3.connect(path)) as db:
            verdict = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as e:
        return str(e)
    return None if verdict == "ok" else " ".join(verdict.split())[:200]


class Sampling:
    """What `/health` says of the databases of a home: "ok", or "damaged" from the first look that found a fault.

    A look reads small files whole, and of a large store PLACES random places of its records, their index and the kept files, so
    that a bad page is found sooner or later and a look stays short. A file that is locked or away is not a damaged one.
    """

    def __init__(self, settings: Settings, rng: random.Random | None = None) -> None:
        self._settings = settings
        self._rng = rng or random.Random()  # noqa: S311 - places to look at, no secret
        self._looks = 0
        self.state = "ok"

    def watch(self, stopping: threading.Event) -> None:
        """Look now and then until told to stop; for a thread of its own."""
        while self.state == "ok":
            self.look()
            if stopping.wait(LOOK_EVERY_S):
                return

    def look(self) -> None:
        """Look once at every file; at a large one beside the store only every WHOLE_EVERY looks."""
        for path in databases(self._settings):
            small = path.stat().st_size <= SMALL
            sampled = not small and path == self._settings.store_path
            if (small or sampled or self._looks % WHOLE_EVERY == 0) and self._is_damaged(path, sampled):
                log.error("a database is damaged", extra={"file": path.name, "do": "milo doctor"})
                self.state = "damaged"
        self._looks += 1

    def _is_damaged(self, path: Path, sampled: bool) -> bool:
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
                if not sampled:
                    return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
                db.execute("PRAGMA cell_size_check = ON")
                kinds = db.execute("SELECT no FROM kind").fetchall()
                athletes = db.execute("SELECT no FROM athlete").fetchall()
                for _ in range(PLACES if athletes else 0):
                    self._read_places(db, (*self._rng.choice(athletes), *self._rng.choice(kinds)))
        except sqlite3.OperationalError:
            return False
        except sqlite3.DatabaseError:
            return True
        return False

    def _read_places(self, db: sqlite3.Connection, place: tuple[int, int]) -> None:
        """A few rows at a random time, a random identity and a random part of a kept file; reading them meets the pages above."""
        ends = [
            db.execute(f"SELECT time FROM record WHERE athlete = ? AND kind = ? ORDER BY time {way} LIMIT 1", place).fetchone()
            for way in ("ASC", "DESC")
        ]
        if ends[0] is not None:
            time = self._rng.randint(ends[0][0], ends[1][0])
            db.execute("SELECT * FROM record WHERE athlete = ? AND kind = ? AND time >= ? LIMIT 20", (*place, time)).fetchall()
            by_id = "SELECT id FROM record INDEXED BY record_identity WHERE athlete = ? AND kind = ? AND id >= ? LIMIT 20"
            db.execute(by_id, (*place, self._rng.randbytes(16))).fetchall()
        (parts,) = db.execute("SELECT max(rowid) FROM original").fetchone()
        if parts:
            db.execute("SELECT content FROM original WHERE rowid >= ? LIMIT 1", (self._rng.randint(1, parts),)).fetchone()
