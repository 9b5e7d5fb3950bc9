"""Strong's CSV in its three generations: one row a set, with rest timers and notes between them in the newest.

1. semicolons, "Weight Unit" and "Distance Unit" columns, "Workout Duration" at the end (Android);  2. commas, "Duration" as
"1h 5m", no unit at all (iOS);  3. "Workout #", "Weight (kg)" or "Weight (lbs)", duration in seconds, set orders W, D, F, "Note" and
"Rest Timer". Dates are "2024-03-04 07:30:00", with a 12-hour clock "2024-03-04 7:30:00 AM". 0 stands for what was not done.
Headers follow the app's language; beside English the German ones are known (as users describe them), others are not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import Lift, scales, workouts
from milo.importers.written_dates import Calendar, seconds
from milo.vocabulary.records import SetType

_OWN = {"date", "workout name", "exercise name", "set order"}
_GERMAN = {
    "datum": "date", "workout-name": "workout name", "name der übung": "exercise name", "reihenfolge festlegen": "set order",
    "gewicht": "weight", "gewichtseinheit": "weight unit", "wiederh.": "reps", "entfernung": "distance", "sekunden": "seconds",
    "notizen": "notes", "workout-notizen": "workout notes", "dauer": "duration", "workout-dauer": "workout duration",
}  # fmt: skip
_SET_TYPES: dict[str, SetType] = {"w": "warm_up", "d": "drop", "f": "failure"}
_REST = {"rest timer", "rest"}


def columns(header: list[str]) -> list[str]:
    """The header in English."""
    return [_GERMAN.get(c, c) for c in header]


class Importer:
    """Reads Strong exports. Where the file names no unit the athlete's own is taken, else kg and km, and the source says so."""

    format = "strong"

    def identify(self, source: Source) -> bool:
        """By content: Strong's own column names."""
        return set(columns(table.header_of(source))) >= _OWN

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A set a row; a note is told with the sets of its exercise."""
        header = columns(table.header_of(source))
        rename = header != table.header_of(source)
        scale = scales("strong", header, context)
        calendar = Calendar(source, context, "date", "datum")

        def read(row: dict[str, str]) -> Lift:
            if rename:
                row = {_GERMAN.get(c, c): cell for c, cell in row.items()}
            order = row.get("set order", "").lower()
            exercise = row.get("exercise name", "")
            if order in _REST or exercise.lower() in _REST:
                raise table.UnreadableRow("a rest timer")
            start = calendar.moment(row.get("date"))
            if start is None:
                raise table.UnreadableRow("no date that can be read")
            if not exercise:
                raise table.UnreadableRow("no exercise")
            if order == "note":
                context.skip("a note, kept with the sets of its exercise")
                return Lift(start, row.get("workout name"), exercise, notes=row.get("notes"), remark=True)
            return Lift(
                start,
                row.get("workout name"),
                exercise,
                weight_kg=scale.weight.of(row, context),
                reps=table.sure_number(row, "reps"),
                rpe=table.number(row.get("rpe")),
                seconds=seconds(row.get("seconds")),
                distance_m=scale.distance.of(row, context),
                set_type=_SET_TYPES.get(order[:1], "normal"),
                notes=row.get("notes"),
                workout_notes=row.get("workout notes"),
                workout_s=seconds(table.first(row, "duration (sec)", "duration", "workout duration")),
            )

        yield from workouts("strong", scale.source, context, table.rows(source), read)
