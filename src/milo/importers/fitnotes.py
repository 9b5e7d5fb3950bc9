"""FitNotes' CSV (Settings -> Spreadsheet export): one row a set, one workout a day.

Android: Date, Exercise, Category, Weight with Weight Unit (older: "Weight (kgs)" or "Weight (lbs)"), Reps, Distance, Distance Unit,
Time, Comment.  iOS: "Weight (kg)" beside "Weight (lbs)", Notes and Kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import Lift, scales, workouts
from milo.importers.written_dates import Calendar, seconds
from milo.vocabulary.records import SetType

_OWN = {"date", "exercise", "category", "reps"}
_KINDS: dict[str, SetType] = {"warm": "warm_up", "drop": "drop", "fail": "failure"}


def is_header(header: list[str]) -> bool:
    """Whether these are the columns of a FitNotes export: an exercise with its category and a weight."""
    return set(header) >= _OWN and any(c.startswith("weight") for c in header)


class Importer:
    """Reads FitNotes exports. A unit the file does not name is the athlete's own, else kg and km, and the source says so."""

    format = "fitnotes"

    def identify(self, source: Source) -> bool:
        """By content: FitNotes' own column names."""
        return is_header(table.header_of(source))

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A set a row."""
        scale = scales("fitnotes", table.header_of(source), context)
        calendar = Calendar(source, context, "date")

        def read(row: dict[str, str]) -> Lift:
            start = calendar.moment(row.get("date"))
            if start is None:
                raise table.UnreadableRow("no date that can be read")
            if not row.get("exercise"):
                raise table.UnreadableRow("no exercise")
            return Lift(
                start,
                None,
                row["exercise"],
                weight_kg=scale.weight.of(row, context),
                reps=table.sure_number(row, "reps"),
                rpe=table.number(row.get("rpe")),
                seconds=seconds(row.get("time")),
                distance_m=scale.distance.of(row, context),
                set_type=_KINDS.get(row.get("kind", "").lower()[:4], "normal"),
                notes=table.first(row, "comment", "notes"),
            )

        yield from workouts("fitnotes", scale.source, context, table.rows(source), read)
