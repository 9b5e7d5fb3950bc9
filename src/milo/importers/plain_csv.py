"""A table somebody made: a lifting log, daily measurements, sessions or nights, told apart by the names of the columns.

Names are those of the quantities (vocabulary.quantities), with the unit behind a space or in brackets too ("Weight (kg)"); a few
everyday ones, English and Spanish, are understood as well (_ALIASES). Other columns are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from milo.importers import fitnotes, food_diary, table
from milo.importers.cart_columns import has_head
from milo.importers.contract import Context, Found, Source
from milo.importers.lifting import Lift, scales, workouts
from milo.importers.sports import activity_type
from milo.importers.written_dates import Calendar, seconds
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import Measurement, Sleep, SleepStages, Workout

SOURCE = "csv"
MAX_TEXT = 500  # characters, as the records allow
MAX_SESSION_S = 3 * 86_400.0  # a longer session is a slip of the pen; our choice
MAX_NIGHT = timedelta(hours=24)
_TIME = ("timestamp", "datetime", "date", "day", "start_time", "start_ts", "start", "time")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?(\s*[ap]\.?m\.?)?", re.IGNORECASE)
_ALIASES = {
    "fecha": "date", "dia": "day", "día": "day", "hora": "time", "ejercicio": "exercise", "lift": "exercise",
    "repeticiones": "reps", "repetitions": "reps", "peso": "weight", "peso_kg": "weight_kg", "pasos": "steps",
    "step_count": "steps", "actividad": "activity", "activity_type": "activity", "sport": "activity", "duration_min": "minutes",
    "duration_minutes": "minutes", "minutos": "minutes", "end_ts": "end", "end_time": "end", "resting_hr": "resting_hr_bpm",
    "resting_heart_rate": "resting_hr_bpm", "rhr": "resting_hr_bpm", "resting_heart_rate_bpm": "resting_hr_bpm",
    "heart_rate": "heart_rate_bpm", "rmssd": "hrv_rmssd_ms", "rmssd_ms": "hrv_rmssd_ms", "sdnn": "hrv_sdnn_ms",
    "sdnn_ms": "hrv_sdnn_ms", "body_fat": "body_fat_pct", "waist": "waist_cm", "systolic": "systolic_mmhg",
    "diastolic": "diastolic_mmhg", "bodyweight": "weight", "body_weight": "weight", "body_weight_kg": "weight_kg",
    "bodyweight_kg": "weight_kg", "body_weight_lb": "weight_lb", "bodyweight_lb": "weight_lb", "comment": "notes",
    "note": "notes",
}  # fmt: skip
# A quantity is a reading of the day only when it is one of the body, not of a moment of a workout. weight_kg has its own way.
_NOT_DAILY = {
    "lat", "lon", "reps", "rir", "rpe", "lifted_kg", "speed_m_s", "distance_m", "cadence_rpm", "power_w", "altitude_m", "rr_ms",
    "ascent_m", "temperature_c", "energy_kcal", "weight_kg",
}  # fmt: skip
_SLEEP_COLUMNS = {"quality", "awakenings", "awake_min", "light_min", "deep_min", "rem_min", "asleep_min"}
_COUNTS = {q.name for q in QUANTITIES.values() if q.unit == "1" and q.cumulative}


class Importer:
    """Reads tables by their column names."""

    format = "csv"

    def identify(self, source: Source) -> bool:
        """By content: a header that is one of the four shapes, and no app's own."""
        return _shape(table.header_of(source)) is not None

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """Rows of the shape the header tells."""
        header = table.header_of(source)
        read = _shape(header)
        if read is None:
            raise RefusedFile("a table whose columns say what they hold", ", ".join(header)[:200] or "no header")
        yield from read(_Table(source, context, header))


class _Table:
    """A file with its columns under our names."""

    def __init__(self, source: Source, context: Context, header: list[str]) -> None:
        self.context = context
        self._source = source
        self.columns = [_name(column) for column in header]
        self._calendar = Calendar(source, context, *header)

    def rows(self) -> Iterator[dict[str, str]]:
        return ({_name(c): cell for c, cell in row.items()} for row in table.rows(self._source))

    def at(self, row: dict[str, str], *columns: str) -> tuple[datetime, int]:
        """The moment in the first of the columns that holds one. Raises UnreadableRow."""
        text = table.first(row, *(columns or _TIME)) or ""
        time = row.get("time", "")
        if ":" not in text and _CLOCK.fullmatch(time):
            text = f"{text} {time}"
        found = self._calendar.moment(text)
        if found is None:
            raise table.UnreadableRow(f"no {' or '.join(columns) if columns else 'date'} that can be read")
        return found


Read = Callable[[_Table], Iterator[Found]]


@lru_cache(maxsize=1024)  # asked for every cell
def _name(column: str) -> str:
    plain = re.sub(r"\W+", "_", column.replace("%", "pct")).strip("_")
    return _ALIASES.get(plain, plain)


def _shape(header: list[str]) -> Read | None:
    names = {_name(c) for c in header}
    apps = ({"set order"}, {"set_index"}, {"exercise name"}, {"exercise_title"})
    if any(app <= set(header) for app in apps) or fitnotes.is_header(header) or has_head(header) or food_diary.tells_energy(header):
        return None
    if {"exercise", "reps"} <= names and names & set(_TIME):
        return _lifts
    if names & {"start_ts", "start"} and "end" in names and names & _SLEEP_COLUMNS and "activity" not in names:
        return _nights
    if not names & set(_TIME):
        return None
    if "activity" in names and names & {"minutes", "duration_s", "duration", "rpe"}:
        return _sessions
    if "reps" in names:
        return None  # a lifting log without names of exercises: its weights are not the athlete's own
    return _readings if any(_daily(n) or _is_weight(n) for n in names) else None


def _daily(name: str) -> bool:
    return name in QUANTITIES and name not in _NOT_DAILY


def _is_weight(name: str) -> bool:
    return re.fullmatch(r"weight(_(kgs?|lbs?|st))?", name) is not None


def _lifts(file: _Table) -> Iterator[Found]:
    context = file.context
    scale = scales(SOURCE, file.columns, context)

    def read(row: dict[str, str]) -> Lift:
        start = file.at(row)
        if not row.get("exercise"):
            raise table.UnreadableRow("no exercise")
        reps = table.sure_number(row, "reps")
        if reps is None:
            raise table.UnreadableRow("no number in reps")
        return Lift(
            start,
            table.first(row, "workout", "title"),
            row["exercise"],
            weight_kg=scale.weight.of(row, context),
            reps=reps,
            rir=table.number(row.get("rir")),
            rpe=table.number(row.get("rpe")),
            notes=row.get("notes"),
        )

    yield from workouts(SOURCE, scale.source, context, file.rows(), read)


def _readings(file: _Table) -> Iterator[Found]:
    context = file.context
    quantities = [c for c in dict.fromkeys(file.columns) if _daily(c)]
    unit = "lb" if context.weight_unit == "lb" else "kg"
    weight = table.Amounts(
        [c for c in file.columns if _is_weight(c) or c == "weight_unit"], "weight", "weight_kg", table.KILOGRAMS, unit
    )
    weight_source = f"{SOURCE} (unit assumed: {unit})" if weight.guessed else SOURCE
    for row in file.rows():
        try:
            at, offset = file.at(row)
        except table.UnreadableRow as e:
            context.skip(e.reason)
            continue
        reason = "no value in the row"
        values: list[tuple[str, float, str]] = []
        try:
            kilograms = weight.of(row, context)
            if kilograms is not None:
                values.append(("weight_kg", kilograms, weight_source))
        except table.UnreadableRow as e:
            reason = e.reason
        for quantity in quantities:
            cell = row.get(quantity)
            if table.blank(cell):
                continue
            said = table.count(cell) if quantity in _COUNTS else table.number(cell)
            value = context.accept(quantity, cell if said is None else said)
            if value is None or said is None:
                reason = f"no {'number' if said is None else 'plausible value'} in {quantity}"
            else:
                values.append((quantity, value, SOURCE))
        if not values:
            context.skip(reason)
        for place, (quantity, value, source) in enumerate(values):
            yield Found(
                Measurement(
                    origin=Origin.IMPORTED,
                    source=source,
                    measurement_id=timed_identity(at, context.user_id, SOURCE, quantity),
                    user_id=context.user_id,
                    at=at,
                    quantity=quantity,
                    value=value,
                    utc_offset_min=offset,
                ),
                0 if place else 1,  # the row is counted with its first reading
            )


def _sessions(file: _Table) -> Iterator[Found]:
    context = file.context
    unit = "mi" if context.weight_unit == "lb" else "km"
    distance = table.Amounts(file.columns, "distance", "distance_m", table.METRES, unit)
    source = f"{SOURCE} (unit assumed: {unit})" if distance.guessed else SOURCE
    seen: dict[tuple[datetime, str], int] = {}
    for row in file.rows():
        try:
            at, offset = file.at(row)
            metres = distance.of(row, context)
            duration = _duration(row)
        except table.UnreadableRow as e:
            context.skip(e.reason)
            continue
        sport = row.get("activity", "")
        key = (at, sport.lower())
        number = seen[key] = seen.get(key, 0) + 1
        # the first of a day is named without its number, so that a second one added later changes nothing
        parts = key[1:] if number == 1 else (*key[1:], number)
        yield Found(
            Workout(
                origin=Origin.IMPORTED,
                source=source,
                workout_id=timed_identity(at, context.user_id, SOURCE, *parts),
                user_id=context.user_id,
                start_ts=at,
                end_ts=at + timedelta(seconds=duration or 0),
                activity_type=activity_type(sport),
                sport=sport[:MAX_TEXT] or None,
                title=row.get("title", "")[:MAX_TEXT] or None,
                utc_offset_min=offset,
                duration_s=duration,
                distance_m=metres,
                rpe=context.accept("rpe", table.number(row.get("rpe"))),
                heart_rate_bpm=context.accept("heart_rate_bpm", table.number(row.get("heart_rate_bpm"))),
                notes=row.get("notes", "")[:10_000] or None,
                original_id=context.original_id,
            )
        )


def _duration(row: dict[str, str]) -> float | None:
    """Seconds, None when the row says nothing of them. Raises UnreadableRow for what cannot be understood."""
    for column, factor in (("minutes", 60.0), ("duration_s", 1.0), ("duration", 0.0)):
        cell = row.get(column)
        if table.blank(cell):
            continue
        # a bare number under "duration" may be minutes or seconds: only "1h 5m" and 1:05:00 say which
        said = None if factor == 0.0 and table.number(cell) is not None else seconds(cell)
        if said is None:
            raise table.UnreadableRow(f"no {'number' if factor else 'duration'} in {column}")
        length = said * factor if factor and table.number(cell) is not None else said
        if not 0 < length <= MAX_SESSION_S:
            raise table.UnreadableRow(f"no plausible {column}")
        return length
    return None


def _nights(file: _Table) -> Iterator[Found]:
    context = file.context
    for row in file.rows():
        try:
            start, end = file.at(row, "start_ts", "start"), file.at(row, "end")
            if not timedelta(0) < end[0] - start[0] <= MAX_NIGHT:
                raise table.UnreadableRow("an end that is not within a day after the start")
        except table.UnreadableRow as e:
            context.skip(e.reason)
            continue
        awakenings = _within(row, "awakenings", 500, context)
        stages = {s: _within(row, f"{s}_min", 1440, context) for s in ("awake", "asleep", "light", "deep", "rem")}
        yield Found(
            Sleep(
                origin=Origin.IMPORTED,
                source=SOURCE,
                session_id=timed_identity(start[0], context.user_id, SOURCE, "sleep"),
                user_id=context.user_id,
                start_ts=start[0],
                end_ts=end[0],
                quality=_within(row, "quality", 1, context),
                sleep_stage_breakdown=SleepStages(**stages) if any(v is not None for v in stages.values()) else None,
                awakenings=None if awakenings is None else int(awakenings),
                utc_offset_min=start[1],
            )
        )


def _within(row: dict[str, str], column: str, high: float, context: Context) -> float | None:
    """The number of a cell between 0 and high; anything else that is written there is counted as dropped."""
    cell = row.get(column)
    value = table.number(cell)
    if value is not None and 0 <= value <= high:
        return value
    if not table.blank(cell):
        context.dropped[column] = context.dropped.get(column, 0) + 1
    return None
