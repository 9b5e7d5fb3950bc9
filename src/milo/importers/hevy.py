"""Hevy's CSV (Settings -> Export data): one row a set, in kilograms or pounds, kilometres or miles, as the column names say.

Times are "30 Jun 2025, 19:56" with the months of the phone's language.
"""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import Lift, scales, workouts
from milo.importers.written_dates import Calendar, seconds
from milo.vocabulary.records import SetType

_OWN = {"exercise_title", "set_index", "start_time"}
_SET_TYPES: dict[str, SetType] = {"warmup": "warm_up", "dropset": "drop", "drop": "drop", "failure": "failure"}


class Importer:
    """Reads Hevy exports."""

    format = "hevy"

    def identify(self, source: Source) -> bool:
        """By content: Hevy's own column names."""
        return set(table.header_of(source)) >= _OWN

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A set a row."""
        scale = scales("hevy", table.header_of(source), context)
        starts, ends = Calendar(source, context, "start_time"), Calendar(source, context, "start_time", "end_time")

        def read(row: dict[str, str]) -> Lift:
            start = starts.moment(row.get("start_time"))
            if start is None:
                raise table.UnreadableRow("no start time that can be read")
            if not row.get("exercise_title"):
                raise table.UnreadableRow("no exercise")
            end = ends.moment(row.get("end_time"))
            return Lift(
                start,
                row.get("title"),
                row["exercise_title"],
                weight_kg=scale.weight.of(row, context),
                reps=table.sure_number(row, "reps"),
                rpe=table.number(row.get("rpe")),
                seconds=seconds(row.get("duration_seconds")),
                distance_m=scale.distance.of(row, context),
                set_type=_SET_TYPES.get(row.get("set_type", "").lower().replace("_", "").replace(" ", ""), "normal"),
                superset=row.get("superset_id"),
                notes=row.get("exercise_notes"),
                workout_notes=row.get("description"),
                workout_s=(end[0] - start[0]).total_seconds() if end else None,
            )

        yield from workouts("hevy", scale.source, context, table.rows(source), read)
