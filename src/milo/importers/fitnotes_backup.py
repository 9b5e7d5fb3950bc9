"""FitNotes' backup (Settings -> Backup, a `.fitnotes` file): an SQLite database with every set since the app was installed.

Tables used: training_log (exercise_id, date, metric_weight in kg whatever unit was shown, reps, distance in m, duration_seconds),
exercise (name), Comment (of a set: owner_type_id 1). Columns a version lacks are read as missing. The ids are those of the CSV
export, so that a person may import either or both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import Lift, workouts
from milo.vocabulary.errors import BrokenFile, RefusedFile

MAGIC = b"SQLite format 3\0"
MAX_BYTES = 200_000_000  # ten years of sets are a few MB; our choice
MAX_STEPS = 200_000_000  # of SQLite's machine: a hostile file may not keep it busy; our choice
SET_COMMENT = "1"
_COLUMNS = ("date", "exercise", "metric_weight", "reps", "distance", "duration_seconds", "comment")


class Importer:
    """Reads FitNotes backups."""

    format = "fitnotes_backup"

    def identify(self, source: Source) -> bool:
        """By content: an SQLite database with a training log and exercises."""
        if not source.head.startswith(MAGIC):
            return False
        try:
            with closing(_database(source)) as db:
                return {"training_log", "exercise"} <= _tables(db)
        except (sqlite3.Error, RefusedFile):
            return False

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A set a row, in the order of days."""
        yield from workouts("fitnotes", "fitnotes", context, _rows(source), lambda row: _lift(row, context))


def _lift(row: dict[str, str], context: Context) -> Lift:
    try:
        start = context.localise(datetime.fromisoformat(row["date"][:10]))
    except ValueError:
        raise table.UnreadableRow("no date that can be read") from None
    if not row["exercise"]:
        raise table.UnreadableRow("no exercise")
    kilograms = table.sure_number(row, "metric_weight")
    if kilograms and context.accept("lifted_kg", kilograms) is None:
        raise table.UnreadableRow("no plausible weight")
    reps, seconds, metres = (table.sure_number(row, name) for name in ("reps", "duration_seconds", "distance"))
    if not (kilograms or reps or seconds or metres):
        raise table.UnreadableRow("a set with nothing done")
    return Lift(
        start,
        None,
        row["exercise"],
        weight_kg=kilograms,
        reps=reps,
        seconds=seconds,
        distance_m=metres or None,
        notes=row["comment"] or None,
    )


def _database(source: Source) -> sqlite3.Connection:
    """The backup in memory, with everything off that a hostile file could use."""
    db = sqlite3.connect(":memory:")
    try:
        content = bytearray(source.read(MAX_BYTES))
        content[18:20] = b"\x01\x01"  # written ahead of itself (WAL) it would look for a second file, which a backup has not
        db.deserialize(bytes(content))
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA query_only = ON")
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")
        left = [MAX_STEPS // 100_000]

        def spent() -> int:
            left[0] -= 1
            return int(left[0] < 0)

        db.set_progress_handler(spent, 100_000)
    except BaseException:
        db.close()
        raise
    return db


def _tables(db: sqlite3.Connection) -> set[str]:
    """Names of real tables: a view could hide anything behind a name."""
    return {str(name) for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _rows(source: Source) -> Iterator[dict[str, str]]:
    """The sets as text cells. Raises BrokenFile at the break, RefusedFile where it cannot be read at all."""
    try:
        with closing(_database(source)) as db:
            for values in db.execute(_query(db)):
                yield {name: "" if value is None else str(value) for name, value in zip(_COLUMNS, values, strict=True)}
    except sqlite3.Error as e:
        raise BrokenFile("a whole FitNotes backup", f"a damaged database ({e})", "make the backup again") from None


def _query(db: sqlite3.Connection) -> str:
    known = {str(row[1]) for row in db.execute("PRAGMA table_info(training_log)")}
    if not {"date", "exercise_id", "reps"} <= known:
        raise RefusedFile("a FitNotes backup", "a training log without dates, exercises or repetitions", "make the backup again")
    optional = ("metric_weight", "distance", "duration_seconds")
    figures = {name: f"l.{name}" if name in known else "NULL" for name in optional}
    comment = "NULL"
    tables = _tables(db)
    of_comment = {str(row[1]) for row in db.execute("PRAGMA table_info(Comment)")}
    if "Comment" in tables and {"owner_id", "owner_type_id", "comment"} <= of_comment:
        comment = f"(SELECT c.comment FROM Comment c WHERE c.owner_id = l._id AND c.owner_type_id = {SET_COMMENT} LIMIT 1)"
    return (
        f"SELECT l.date, e.name, {figures['metric_weight']}, l.reps,"
        f" {figures['distance']}, {figures['duration_seconds']}, {comment}"
        " FROM training_log l LEFT JOIN exercise e ON e._id = l.exercise_id ORDER BY l.date, l._id"
    )
