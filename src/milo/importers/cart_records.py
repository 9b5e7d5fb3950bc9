"""From a BreathTable to records: a workout, and a sample for every row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import numpy as np

from milo.importers.cart_columns import Cell, Grid, around, told
from milo.importers.contract import Context, Found
from milo.importers.sports import activity_type
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import Measurement, Sample, Workout

NO_DATE = "no date of the test in the file"
_CHANNELS = ("vo2_ml_min", "vco2_ml_min", "ve_l_min", "petco2_mmhg", "peto2_mmhg", "vt_l")
_DATE = re.compile(
    r"^(test[\s\-_]*(date|datum|dato)|date( of test| du test)?|datum|dato|fecha( de la prueba)?|data( test| prova)?|"
    r"start(zeit|time| time|tid)?|begin\w*|inicio)\s*:?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(test[\s\-_]*(time|zeit|tid)|time of test|uhrzeit|hora|heure|klockslag|start(zeit|time| time|tid)?)\s*:?", re.IGNORECASE
)
_ERGOMETER = re.compile(r"^(ergometer|erg[oó]metro|ergom[eè]tre|ergometro|ergometri|sport)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2,4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_YEARS = range(1980, 2101)  # the first carts that wrote files; our choice


def records(found: BreathTable, grid: Grid, context: Context) -> Iterator[Found]:
    """The workout and its rows; nothing but a count where the file does not say on which day it was."""
    started = found.started or started_at(grid)
    if started is None:
        context.skip(NO_DATE, len(found))
        context.notes.append("this test has no date, so it is not stored; `milo analyse breath` reads it all the same")
        return
    yield from dated(replace(found, started=started), _sport(grid), context)


def dated(found: BreathTable, sport: str | None, context: Context) -> Iterator[Found]:
    """As records, of a table that says when it began."""
    assert found.started is not None
    start, offset = context.localise(found.started)
    workout_id = timed_identity(start, context.user_id, "cart", found.maker)
    beats = [context.accept("heart_rate_bpm", b) for b in found.hr_bpm[np.isfinite(found.hr_bpm)].tolist()]
    first = min(0.0, float(found.t_s[0]))
    yield Found(
        Workout(
            origin=Origin.IMPORTED,
            source=found.maker,
            workout_id=workout_id,
            user_id=context.user_id,
            start_ts=start + timedelta(seconds=first),
            end_ts=start + timedelta(seconds=float(found.t_s[-1])),
            activity_type=activity_type(sport),
            sport=sport,
            title="Cardiopulmonary exercise test",
            utc_offset_min=offset,
            duration_s=float(found.t_s[-1]) - first,
            max_heart_rate_bpm=max((b for b in beats if b is not None), default=None),
            original_id=context.original_id,
        ),
        rows=0,
    )
    if found.weight_kg is not None:
        yield Found(
            Measurement(
                origin=Origin.IMPORTED,
                source=found.maker,
                measurement_id=timed_identity(start, context.user_id, "cart", "weight_kg"),
                user_id=context.user_id,
                at=start,
                quantity="weight_kg",
                value=found.weight_kg,
                utc_offset_min=offset,
            ),
            rows=0,
        )
    for n, at_s in enumerate(found.t_s.tolist()):
        channels = {name: round(v, 3) for name in _CHANNELS if np.isfinite(v := float(getattr(found, name)[n]))}
        rate = float(found.breath_rate[n])
        if QUANTITIES["respiration_rate"].accept(rate) is not None:
            channels["respiration_rate"] = round(rate, 2)
        load = float(found.load[n])
        at = start + timedelta(seconds=at_s)
        yield Found(
            Sample(
                origin=Origin.IMPORTED,
                source=found.maker,
                sample_id=timed_identity(at, workout_id, n),
                user_id=context.user_id,
                at=at,
                workout_id=workout_id,
                heart_rate_bpm=QUANTITIES["heart_rate_bpm"].accept(found.hr_bpm[n]),
                power_w=QUANTITIES["power_w"].accept(load) if found.load_unit == "W" else None,
                speed_m_s=QUANTITIES["speed_m_s"].accept(load) if found.load_unit == "m/s" else None,
                channels=channels or None,
            )
        )


def started_at(grid: Grid) -> datetime | None:
    """When the test began by the athlete's clock, as the cells beside the table say it; None when the day is not sure."""
    beside = around(grid)
    values = [value for _, value in told(beside, _DATE)]
    days = [_written(value) for value in values]
    day = next((d for d in days if d is not None), None)
    if day is None:
        return None
    if day.time() != time():
        return day
    clock = next((c for _, value in told(beside, _TIME) if (c := _clock(value)) is not None), None)
    return datetime.combine(day.date(), clock) if clock else day


def _written(cell: Cell) -> datetime | None:
    """A date, with its clock where one stands beside it. 3/4/2025 may be two days: none of them is taken."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None) if cell.year in _YEARS else None
    if isinstance(cell, date):
        return datetime.combine(cell, time()) if cell.year in _YEARS else None
    if not isinstance(cell, str) or not (m := _WRITTEN.match(cell.strip())):
        return None
    a, b, c = int(m[1]), int(m[2]), int(m[3])
    if len(m[1]) == 4:
        year, month, day = a, b, c
    elif "." in cell[: m.end(3)]:  # with points the day comes first everywhere
        year, month, day = c, b, a
    elif b > 12:
        year, month, day = c, a, b
    elif a > 12 or a == b:
        year, month, day = c, b, a
    else:
        return None
    try:
        found = datetime(year + (2000 if year < 80 else 0), month, day, int(m[4] or 0), int(m[5] or 0), int(m[6] or 0))  # noqa: DTZ001
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def _clock(cell: Cell) -> time | None:
    if isinstance(cell, datetime):
        return cell.time().replace(tzinfo=None)
    if isinstance(cell, time):
        return cell.replace(tzinfo=None)
    if isinstance(cell, str) and (m := _CLOCK.match(cell.strip())):
        hour, minute, second = int(m[1]), int(m[2]), int(m[3] or 0)
        return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
    return None


def _sport(grid: Grid) -> str | None:
    return next((value[:100] for _, value in told(around(grid), _ERGOMETER) if isinstance(value, str)), None)
