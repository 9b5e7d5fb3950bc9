"""Daily signals for outlooks: of an athlete of this Milo, or from a CSV of many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from milo.app.columns import read_columns
from milo.app.table_text import with_points
from milo.models.outlook_features import COLUMNS
from milo.vocabulary.errors import BadValue, NotEnoughData

if TYPE_CHECKING:
    from milo.app.house import House

LONGEST_DAYS = 3_660  # ten years of one athlete (our choice)
HISTORY_DAYS = 365  # read of a stored athlete; older days weigh nothing by then
PLAUSIBLE: Mapping[str, tuple[float, float]] = {
    "sleep_h": (0, 24), "sleep_quality": (0, 1), "resting_hr_bpm": (20, 140), "hrv_rmssd_ms": (1, 400), "load_au": (0, 10_000),
    "training_min": (0, 1_440), "steps": (0, 200_000), "mood_1_5": (1, 5), "energy_1_5": (1, 5), "soreness_1_10": (1, 10),
    "stress_1_5": (1, 5), "exhaustion_1_5": (1, 5),
}  # fmt: skip
"""A value outside its range is a slip of a finger or a file, and missing."""


@dataclass(frozen=True)
class Days:
    """Signals of one or more athletes on common days. columns: name -> (days, n), NaN where missing; first: the date of row 0."""

    athletes: list[str]
    first: date
    columns: dict[str, np.ndarray]
    last_of: list[date]

    @property
    def length(self) -> int:
        """How many days."""
        return int(next(iter(self.columns.values())).shape[0])


def read_csv(path: Path) -> tuple[list[Days], dict[str, int]]:
    """The days of every athlete of a CSV, athletes with the same span together.

    Parameters
    ----------
    path : Path
        Columns athlete, date and any of COLUMNS, in any order of rows and columns, with any separator and decimal comma; an
        empty or implausible cell is missing. Of two rows of one day the last counts.

    Returns
    -------
    days : list of Days
    left_out : dict of str to int
        How many cells of a column held text or a number outside PLAUSIBLE.

    Raises
    ------
    RefusedFile
        For a file that cannot be read.
    BadValue
        For a file without `athlete` or `date`, with a date that is none, or that spans more than ten years.
    NotEnoughData
        For a file without rows.
    """
    import polars as pl

    found = read_columns(path)
    table = found.table
    if not found.has_header or not {"athlete", "date"} <= set(table.columns):
        names = ", ".join(table.columns)[:200] if found.has_header else "no header"
        raise BadValue("a CSV with columns athlete and date", names)
    if table.is_empty():
        raise NotEnoughData("days of an athlete", "a header without rows")
    known = [name for name in COLUMNS if name in table.columns]
    cells, left_out = {}, {}
    for name in known:
        text = table[name].str.strip_chars()
        value = with_points(text).cast(pl.Float64, strict=False)
        kept = value.is_between(*PLAUSIBLE[name]).fill_null(value=False)
        empty = text.is_null() | text.str.to_lowercase().is_in(["", "nan", "na", "null", "none", "-"])
        if many := int((~kept & ~empty).sum()):
            left_out[name] = many
        cells[name] = np.where(kept.to_numpy(), value.fill_null(float("nan")).to_numpy(), np.nan)
    day = table["date"].str.strip_chars().str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    if day.null_count():
        row = int(day.is_null().arg_max() or 0)
        raise BadValue("a date such as 2026-03-31", f"line {found.first_line + row}: {str(table['date'][row] or '')[:40]!r}")
    who = table["athlete"].fill_null("")
    spans = (
        pl.DataFrame({"athlete": who, "day": day})
        .group_by("athlete", maintain_order=True)
        .agg(pl.col("day").min().alias("first"), pl.col("day").max().alias("last"))
        .group_by("first", "last", maintain_order=True)
        .agg(pl.col("athlete"))
    )
    return [_block(who, day, cells, athletes, first, last) for first, last, athletes in spans.iter_rows()], left_out


def _block(who: Any, day: Any, cells: Mapping[str, np.ndarray], athletes: list[str], first: date, last: date) -> Days:
    length = (last - first).days + 1
    if length > LONGEST_DAYS:
        raise BadValue(f"at most {LONGEST_DAYS} days of an athlete", f"{first} to {last}", "check the dates")
    mine = who.is_in(athletes).to_numpy()
    place = {athlete: k for k, athlete in enumerate(athletes)}
    column = np.array([place[one] for one in who.to_numpy()[mine]], dtype=np.intp)
    row = ((day - first).dt.total_days()).to_numpy()[mine]
    columns = {name: np.full((length, len(athletes)), np.nan) for name in cells or ("sleep_h",)}
    for name, values in cells.items():
        columns[name][row, column] = values[mine]
    return Days(athletes, first, columns, [last] * len(athletes))


def days_of(house: House, athlete: str, last: date) -> Days:
    """The stored days of an athlete up to a day, by the same rules as the coach's own signals."""
    from milo.app.known_athletes import zone_of

    zone = zone_of(house, athlete)
    first = last - timedelta(days=HISTORY_DAYS - 1)
    columns = {name: np.full((HISTORY_DAYS, 1), np.nan) for name in COLUMNS}

    def put(name: str, day: date, value: float | None) -> None:
        if value is not None and first <= day <= last and PLAUSIBLE[name][0] <= value <= PLAUSIBLE[name][1]:
            columns[name][(day - first).days, 0] = value

    since = datetime.combine(first - timedelta(days=1), time(), UTC)
    _put_digests(house, athlete, since, put)
    for night in house.store.find("sleep", athlete, since=since):
        stages = night.sleep_stage_breakdown
        told = None if stages is None else [m for m in (stages.asleep, stages.light, stages.deep, stages.rem) if m is not None]
        hours = sum(told) / 60 if told else (night.end_ts - night.start_ts).total_seconds() / 3600
        day = night.end_ts.astimezone(zone).date()
        if hours >= SHORTEST_NIGHT_H:
            put("sleep_h", day, hours)
            put("sleep_quality", day, night.quality)
    for word in house.store.find("feedback", athlete, since=since):
        day = word.event_ts.astimezone(zone).date()
        put("mood_1_5", day, word.mood)
        put("energy_1_5", day, word.energy)
        put("soreness_1_10", day, word.soreness_level)
    _put_training(house, athlete, last, put)
    return Days([athlete], first, columns, [last])


SHORTEST_NIGHT_H = 3.0  # shorter sleeps are naps (as in the twin's watch)
QUANTITIES = {"hrv_rmssd_ms": "hrv_rmssd_ms", "hr_variability_ms": "hrv_rmssd_ms", "resting_hr_bpm": "resting_hr_bpm",
    "sleep_h": "sleep_h", "exhaustion_1_5": "exhaustion_1_5", "stress_1_5": "stress_1_5"}  # fmt: skip


def _put_digests(house: House, athlete: str, since: datetime, put: Any) -> None:
    for digest in house.store.find("day_digest", athlete, since=since):
        for quantity, column in QUANTITIES.items():
            if quantity in digest.stats:
                put(column, digest.day, digest.stats[quantity][1])
        if "steps" in digest.sums:
            put("steps", digest.day, float(sum(digest.sums["steps"].values())))


def _put_training(house: House, athlete: str, last: date, put: Any) -> None:
    """Load and minutes of each day from the first workout on; a day without one is a day of rest, as in the coach's load."""
    from milo.insight.load import load_view
    from milo.insight.one_truth import merge_workouts
    from milo.insight.week_sums import day_of, minutes_of

    inputs = house.flows.inputs(athlete, last)
    merged = merge_workouts(inputs)
    if not merged:
        return
    load = next((s for s in load_view(inputs, merged).series if s.name == "load_au"), None)
    minutes: dict[date, float] = {}
    for m in merged:
        day = day_of(m.workout, inputs.zone)
        minutes[day] = minutes.get(day, 0.0) + (minutes_of(m.workout) or 0.0)
    for day, value in zip(load.days, load.values, strict=True) if load is not None else ():
        put("load_au", day, value)
        put("training_min", day, minutes.get(day, 0.0) if value is not None else None)
