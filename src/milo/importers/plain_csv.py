"""A table somebody made: a lifting log, daily measurements, sessions or nights, told apart by the names of the columns.

Names are those of the quantities (vocabulary.quantities); a few everyday ones are understood too (see _ALIASES). Other columns are
left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from milo.importers import table
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import LiftingLog
from milo.importers.sports import activity_type
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import Measurement, Sleep, Workout

SOURCE = "csv"
_TIME = ("date", "day", "timestamp", "time", "datetime", "start", "start_time", "fecha")
_ALIASES = {
    "weight": "weight_kg", "weight_lb": "weight_kg", "weight_lbs": "weight_kg", "resting_hr": "resting_hr_bpm",
    "resting_heart_rate": "resting_hr_bpm", "heart_rate": "heart_rate_bpm", "hrv": "", "rmssd": "hrv_rmssd_ms", "sdnn": "hrv_sdnn_ms",
    "step_count": "steps", "body_fat": "body_fat_pct", "waist": "waist_cm", "peso_kg": "weight_kg", "pasos": "steps",
}  # fmt: skip
# A quantity only makes sense as a daily reading when it is one of the body, not of a moment of a workout.
_NOT_DAILY = {
    "lat",
    "lon",
    "reps",
    "rir",
    "rpe",
    "lifted_kg",
    "speed_m_s",
    "distance_m",
    "cadence_rpm",
    "power_w",
    "altitude_m",
    "rr_ms",
}


class Importer:
    """Reads tables by their column names."""

    format = "csv"

    def identify(self, source: Source) -> bool:
        """By content: a header that is one of the four shapes, and no app's own."""
        return _shape(table.header_of(source)) is not None

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """Rows of the shape the header tells."""
        read = _shape(table.header_of(source))
        assert read is not None
        yield from read(source, context)


Read = Callable[[Source, Context], Iterator[Found]]


def _shape(header: list[str]) -> Read | None:
    names = set(header)
    apps = ({"set order"}, {"set_index"}, {"exercise", "category"}, {"exercise name"})
    if any(app <= names for app in apps):
        return None
    if {"exercise", "reps"} <= names and names & set(_TIME):
        return _lifts
    if names & {"start_ts", "start"} and names & {"end_ts", "end"} and not names & {"activity", "activity_type"}:
        return _nights
    if not names & set(_TIME):
        return None
    if names & {"activity", "activity_type"} and names & {"minutes", "duration_min", "duration_s", "rpe"}:
        return _sessions
    return _readings if any(_quantity(c) for c in header) else None


def _quantity(column: str) -> str | None:
    name = _ALIASES.get(column, column)
    return name if name in QUANTITIES and name not in _NOT_DAILY else None


def _when(row: dict[str, str]) -> str | None:
    return next((row[n] for n in _TIME if row.get(n)), None)


def _lifts(source: Source, context: Context) -> Iterator[Found]:
    header = table.header_of(source)
    column = next((c for c in ("weight_kg", "weight_lb", "weight_lbs", "weight") if c in header), None)
    assumed = column == "weight"
    pounds = column in {"weight_lb", "weight_lbs"} or (assumed and context.weight_unit == "lb")
    log = LiftingLog(context, f"csv (unit assumed: {'lb' if pounds else 'kg'})" if assumed else SOURCE)
    for row in table.rows(source):
        start = table.moment(_when(row), context)
        reps, weight = table.number(row.get("reps")), table.number(row.get(column or ""))
        if start is None:
            context.skip("no date that can be read")
        elif not row.get("exercise"):
            context.skip("no exercise")
        elif reps is None:
            context.skip("no number in reps")
        elif column and row.get(column) and weight is None:
            context.skip(f"no number in {column}")
        else:
            yield from log.add(
                start,
                row.get("workout"),
                row["exercise"],
                weight_kg=None if weight is None else weight * (table.LB_KG if pounds else 1.0),
                reps=reps,
                rir=table.number(row.get("rir")),
                rpe=table.number(row.get("rpe")),
                notes=row.get("notes"),
            )


def _readings(source: Source, context: Context) -> Iterator[Found]:
    columns = {c: q for c in table.header_of(source) if (q := _quantity(c))}
    for row in table.rows(source):
        when = table.moment(_when(row), context)
        if when is None:
            context.skip("no date that can be read")
            continue
        at, offset = when
        rows = 1
        for column, quantity in columns.items():
            value = table.number(row.get(column))
            if value is not None and column in {"weight_lb", "weight_lbs"}:
                value *= table.LB_KG
            value = context.accept(quantity, value)
            if value is None:
                continue
            yield Found(
                Measurement(
                    origin=Origin.IMPORTED,
                    source=SOURCE,
                    measurement_id=timed_identity(at, context.user_id, SOURCE, quantity),
                    user_id=context.user_id,
                    at=at,
                    quantity=quantity,
                    value=value,
                    utc_offset_min=offset,
                ),
                rows,
            )
            rows = 0  # the row is counted with its first reading
        if rows:
            context.skip("no plausible value in the row")


def _sessions(source: Source, context: Context) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for row in table.rows(source):
        when = table.moment(_when(row), context)
        if when is None:
            context.skip("no date that can be read")
            continue
        at, offset = when
        minutes, km = table.number(row.get("minutes") or row.get("duration_min")), table.number(row.get("distance_km"))
        seconds = minutes * 60 if minutes is not None else table.number(row.get("duration_s"))
        long = seconds if seconds is not None and 0 < seconds <= 86_400 * 3 else None
        sport = row.get("activity") or row.get("activity_type") or ""
        id = timed_identity(at, context.user_id, SOURCE, sport.lower())
        seen[id] = seen.get(id, 0) + 1
        if seen[id] > 1:
            id = timed_identity(at, context.user_id, SOURCE, sport.lower(), seen[id])
        yield Found(
            Workout(
                origin=Origin.IMPORTED,
                source=SOURCE,
                workout_id=id,
                user_id=context.user_id,
                start_ts=at,
                end_ts=at + timedelta(seconds=long or 0),
                activity_type=activity_type(sport),
                sport=sport[:500] or None,
                title=row.get("title", "")[:500] or None,
                utc_offset_min=offset,
                duration_s=long,
                distance_m=context.accept("distance_m", None if km is None else km * 1000),
                rpe=context.accept("rpe", table.number(row.get("rpe"))),
                heart_rate_bpm=context.accept("heart_rate_bpm", table.number(row.get("heart_rate_bpm"))),
                original_id=context.original_id,
            )
        )


def _nights(source: Source, context: Context) -> Iterator[Found]:
    for row in table.rows(source):
        start = table.moment(row.get("start_ts") or row.get("start"), context)
        end = table.moment(row.get("end_ts") or row.get("end"), context)
        if start is None or end is None:
            context.skip("no start or end that can be read")
            continue
        if not timedelta(0) < end[0] - start[0] <= timedelta(hours=24):
            context.skip("an end that is not within a day after the start")
            continue
        quality = table.number(row.get("quality"))
        awake = table.number(row.get("awakenings"))
        yield Found(
            Sleep(
                origin=Origin.IMPORTED,
                source=SOURCE,
                session_id=timed_identity(start[0], context.user_id, SOURCE, "sleep"),
                user_id=context.user_id,
                start_ts=start[0],
                end_ts=end[0],
                quality=quality if quality is not None and 0 <= quality <= 1 else None,
                awakenings=int(awake) if awake is not None and 0 <= awake <= 500 else None,
                utc_offset_min=start[1],
            )
        )
