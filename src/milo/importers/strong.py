"""Strong's CSV in its three generations: one row a set, with rest timers and notes between them in the newest.

1. semicolons, "Weight Unit" and "Distance Unit" columns;  2. commas, no unit at all, duration as "1h 5m";  3. "Workout #",
"Weight (kg)" or "Weight (lb)", duration in seconds, set orders W, D, F, "Note" and "Rest Timer".
"""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import LiftingLog
from milo.vocabulary.records import SetType

_SET_TYPES: dict[str, SetType] = {"w": "warm_up", "d": "drop", "f": "failure"}
_METRES = {
    "m": 1.0,
    "meters": 1.0,
    "metres": 1.0,
    "km": 1000.0,
    "mi": table.MILE_M,
    "miles": table.MILE_M,
    "ft": table.FOOT_M,
    "yd": table.YARD_M,
}


class Importer:
    """Reads Strong exports. Where the file names no unit the athlete's own is taken, else kg, and the source says so."""

    format = "strong"

    def identify(self, source: Source) -> bool:
        """By content: Strong's own column names."""
        return {"date", "workout name", "exercise name", "set order"} <= set(table.header_of(source))

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A set a row; its workout with the first of them."""
        header = table.header_of(source)
        unit = _unit(header)
        assumed = unit is None and "weight unit" not in header
        default = unit or context.weight_unit or "kg"
        log = LiftingLog(context, f"strong (unit assumed: {default})" if assumed else "strong")
        for row in table.rows(source):
            order = row.get("set order", "").lower()
            if order.startswith(("rest timer", "note")):
                context.skip("a rest timer" if order.startswith("rest") else "a note between sets")
                continue
            start = table.moment(row.get("date"), context)
            if start is None:
                context.skip("no date that can be read")
                continue
            if not row.get("exercise name"):
                context.skip("no exercise")
                continue
            weight = table.number(_first(row, "weight", "weight (kg)", "weight (kgs)", "weight (lb)", "weight (lbs)"))
            factor = table.LB_KG if (row.get("weight unit") or default).lower().startswith("lb") else 1.0
            distance = table.number(_first(row, "distance", "distance (meters)", "distance (km)", "distance (miles)"))
            yield from log.add(
                start,
                row.get("workout name"),
                row["exercise name"],
                workout_s=table.seconds(_first(row, "duration (sec)", "duration", "workout duration")),
                workout_notes=row.get("workout notes"),
                weight_kg=None if weight is None else weight * factor,
                reps=table.number(row.get("reps")),
                rpe=table.number(row.get("rpe")),
                seconds=table.number(row.get("seconds")),
                distance_m=None if distance is None else distance * _metres(row, header),
                notes=row.get("notes"),
                set_type=_SET_TYPES.get(order[:1], "normal"),
            )


def _unit(header: list[str]) -> str | None:
    if {"weight (lb)", "weight (lbs)"} & set(header):
        return "lb"
    return "kg" if {"weight (kg)", "weight (kgs)"} & set(header) else None


def _metres(row: dict[str, str], header: list[str]) -> float:
    if row.get("distance unit"):
        return _METRES.get(row["distance unit"].lower(), 1.0)
    if "distance (km)" in header:
        return 1000.0
    return table.MILE_M if "distance (miles)" in header else 1.0


def _first(row: dict[str, str], *names: str) -> str | None:
    return next((row[n] for n in names if row.get(n)), None)
