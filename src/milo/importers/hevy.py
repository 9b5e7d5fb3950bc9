"""Hevy's CSV (Settings -> Export data): one row a set."""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import LiftingLog
from milo.vocabulary.records import SetType

_SET_TYPES: dict[str, SetType] = {
    "warmup": "warm_up",
    "warm up": "warm_up",
    "dropset": "drop",
    "drop set": "drop",
    "failure": "failure",
}


class Importer:
    """Reads Hevy exports, in kilograms or pounds, kilometres or miles."""

    format = "hevy"

    def identify(self, source: Source) -> bool:
        """By content: Hevy's own column names."""
        return {"exercise_title", "set_index", "start_time", "reps"} <= set(table.header_of(source))

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A set a row; its workout with the first of them."""
        log = LiftingLog(context, "hevy")
        for row in table.rows(source):
            start = table.moment(row.get("start_time"), context)
            if start is None:
                context.skip("no start time that can be read")
                continue
            if not row.get("exercise_title"):
                context.skip("no exercise")
                continue
            end = table.moment(row.get("end_time"), context)
            kg, lb = table.number(row.get("weight_kg")), table.number(row.get("weight_lbs"))
            km, miles = table.number(row.get("distance_km")), table.number(row.get("distance_miles"))
            yield from log.add(
                start,
                row.get("title"),
                row["exercise_title"],
                workout_s=(end[0] - start[0]).total_seconds() if end else None,
                workout_notes=row.get("description"),
                weight_kg=kg if kg is not None else lb * table.LB_KG if lb is not None else None,
                reps=table.number(row.get("reps")),
                rpe=table.number(row.get("rpe")),
                set_type=_SET_TYPES.get(row.get("set_type", "").lower().replace("_", ""), "normal"),
                distance_m=km * 1000 if km is not None else miles * table.MILE_M if miles is not None else None,
                seconds=table.number(row.get("duration_seconds")),
                notes=row.get("exercise_notes"),
                superset=row.get("superset_id"),
            )
