"""What the doors say of the calendar: days with what is planned, done, skipped, eaten, weighed; weeks with their sums."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Status = Literal["planned", "done", "skipped", "race"]


class CalendarItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a day. session_id: of the plan, with its week number; workout_id: of what was done."""

    status: Status
    title: str
    activity: str | None = None
    minutes: float | None = None
    load_au: float | None = None
    distance_m: float | None = None
    session_id: str | None = None
    plan_week: int | None = None
    workout_id: str | None = None
    notes: str | None = None


class CalendarDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day; energy and weight are None where nothing was logged, or where they are kept off (minors, eating disorders)."""

    day: date
    items: list[CalendarItem]
    kcal: float | None = None
    weight_kg: float | None = None


class CalendarWeek(msgspec.Struct, frozen=True, kw_only=True):
    """A week, Monday first. ramp_pct: its load against the mean of the four weeks before; None while one of them has none."""

    monday: date
    days: list[CalendarDay]
    done: int
    planned: int
    skipped: int
    minutes_done: float
    minutes_planned: float
    load_au: float | None
    ramp_pct: float | None


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Whole weeks from one Monday to a Sunday. locked: training is locked, so nothing planned is told."""

    today: date
    weeks: list[CalendarWeek]
    locked: bool
