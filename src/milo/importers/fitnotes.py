"""FitNotes' CSV (Settings -> Spreadsheet export): one row a set, one workout a day."""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import LiftingLog

_METRES = {"m": 1.0, "km": 1000.0, "mi": table.MILE_M, "ft": table.FOOT_M, "yd": table.YARD_M, "cm": 0.01, "in": 0.0254}


class Importer:
    """Reads FitNotes exports of Android and iOS. A unit the file does not name is the athlete's own, else kg, and the source says so."""

    format = "fitnotes"

    def identify(self, source: Source) -> bool:
        """By content: an exercise with its category and a weight."""
        header = set(table.header_of(source))
        return {"date", "exercise", "category", "reps"} <= header and any(c.startswith("weight") for c in header)

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A set a row; the day's workout with the first of them."""
        header = table.header_of(source)
        column = next(c for c in header if c.startswith("weight") and c != "weight unit")
        unit = "lb" if "lb" in column else "kg" if "kg" in column else None
        assumed = unit is None and "weight unit" not in header
        default = unit or context.weight_unit or "kg"
        log = LiftingLog(context, f"fitnotes (unit assumed: {default})" if assumed else "fitnotes")
        for row in table.rows(source):
            start = table.moment(row.get("date"), context)
            if start is None:
                context.skip("no date that can be read")
                continue
            if not row.get("exercise"):
                context.skip("no exercise")
                continue
            weight = table.number(row.get(column))
            factor = table.LB_KG if (row.get("weight unit") or default).lower().startswith("lb") else 1.0
            distance = table.number(row.get("distance"))
            yield from log.add(
                start,
                None,
                row["exercise"],
                weight_kg=None if weight is None else weight * factor,
                reps=table.number(row.get("reps")),
                seconds=table.seconds(row.get("time")),
                distance_m=None if distance is None else distance * _METRES.get(row.get("distance unit", "m").lower(), 1.0),
                notes=row.get("comment") or row.get("notes"),
            )
