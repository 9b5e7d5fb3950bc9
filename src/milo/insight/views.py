"""The shapes insight hands to report and channels: what one week looks like, section by section.

Every number is a Figure with its receipts, or has a reason instead of a value. Series hold None where a day has no value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from typing import Any

import msgspec

from milo.vocabulary.advice import Advice, Figure
from milo.vocabulary.athlete import Profile
from milo.vocabulary.records import (
    DayDigest,
    Event,
    Feedback,
    LiftedSet,
    Merge,
    Nutrition,
    Ruling,
    Setting,
    Sleep,
    User,
    Workout,
    WorkoutDigest,
)
from milo.vocabulary.weeks import MONDAY


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """All a week is made from, handed in by the caller; long lists reach as far back as the longest window (see DAYS_BACK).

    last: the week's last local day.  zone: for records whose own offset is unknown.
    flagged: words about eating keep figures of weight and energy back (safety PL-31).
    locked: training is locked for safety, and nothing urges to it.
    workouts and day_digests are as the sources told them; insight.one_truth decides who speaks.
    """

    user_id: str
    last: date
    profile: Profile | None = None
    user: User | None = None
    zone: tzinfo = UTC
    workouts: list[Workout] = field(default_factory=list)
    workout_digests: dict[str, WorkoutDigest] = field(default_factory=dict)
    sets: list[LiftedSet] = field(default_factory=list)
    sleeps: list[Sleep] = field(default_factory=list)
    day_digests: list[DayDigest] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)
    nutrition: list[Nutrition] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    flagged: bool = False
    locked: bool = False

    @property
    def first_weekday(self) -> int:
        """Number of the weekday the athlete's calendar weeks start on, Monday 0."""
        return MONDAY if self.profile is None else self.profile.first_weekday


DAYS_BACK = 180
"""Local days back that all but workouts and sets reach; the longest window (strength) is 120 days. A week's origins are those of
records within it: a workout before it weighs on fitness by less than 2 %, and is no data this week shows. Workouts reach back
WORKOUTS_BACK, so that somebody who was last seen between the two has a history, with the days since, where they would have none."""
WORKOUTS_BACK = (
    365  # days; fitness with a 42-day constant has settled to 0.02 % after a year: a page of all of it says the same number
)


class Series(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a chart: a value, or None, per day; low and high are a band around it where there is one."""

    name: str
    unit: str
    days: list[date]
    values: list[float | None]
    low: list[float | None] | None = None
    high: list[float | None] | None = None


class WorkoutLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One (merged) workout of the week. load.name says the method; method_why a code of the catalogue with why it was used.

    zone_minutes: minutes in heart-rate zones 1-5, None without heart rate.
    """

    workout_id: str
    day: date
    activity_type: str
    sources: list[str]
    title: str | None = None
    minutes: float | None = None
    distance_km: float | None = None
    heart_rate_bpm: float | None = None
    load: Figure | None = None
    load_au: Figure | None = None
    method_why: str | None = None
    zone_minutes: list[float] | None = None
    sets: int = 0


class LoadView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Training load. Figures: weekly_load, atl, ctl28, ctl42, fitness, fatigue, form, monotony, strain, acwr, workouts, minutes.

    series: load_au, fitness, fatigue, form (last 90 days).  weekly: (monday, load) of the last 12 weeks.
    zones: the zones' lower bounds in bpm and where they come from (own, karvonen, tanaka), or a reason.
    """

    figures: dict[str, Figure]
    workouts: list[WorkoutLine]
    series: list[Series]
    weekly: list[tuple[date, float]]
    zones: dict[str, Any] | None = None
    zone_minutes: list[float] | None = None


class NightLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One night, named by the day it ends on; of a night of which only the hours are told, the rest is None."""

    day: date
    asleep_h: float
    session_id: str | None = None
    in_bed_h: float | None = None
    start: str | None = None
    end: str | None = None
    quality: float | None = None
    stages_min: dict[str, float] | None = None


class SleepView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures: mean_h, quality, need_h, debt_h, regularity_min (SD of mid-sleep), nights.  series: asleep_h (60 days)."""

    figures: dict[str, Figure]
    nights: list[NightLine]
    series: list[Series]


class RecoveryView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures: resting_hr_bpm, hrv_rmssd_ms, hrv_sdnn_ms (this week's mean with the own 60-day range as low and high), their
    state in `states`: quantity -> "below" | "inside" | "above" | "unknown".  series: each with its band, 60 days."""

    figures: dict[str, Figure]
    states: dict[str, str]
    series: list[Series]


class LiftLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One lift: name as written, catalogue id or None, the estimate with its interval, series of sessions, records, trend.

    trend: "rising" | "plateau" | "falling" | "too_few".  records: {"reps", "weight_kg", "date", "set_id"} per rep count.
    """

    exercise: str
    lift: str | None
    e1rm_kg: Figure
    as_of: date | None
    series: list[tuple[date, float]]
    records: list[dict[str, Any]]
    trend: str
    new_records: list[dict[str, Any]]


class StrengthView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures: sets, hard_sets, tonnage_kg, sessions.  muscles: muscle -> fractional hard sets this week."""

    figures: dict[str, Figure]
    lifts: list[LiftLine]
    muscles: dict[str, float]


class ActivityView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures: steps_per_day, active_energy_kcal_per_day, walk_run_distance_km, flights.  series: steps (60 days)."""

    figures: dict[str, Figure]
    series: list[Series]


class BodyView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures: weight_kg (trend value), weight_change_kg_per_week, body_fat_pct, waist_cm, systolic_mmhg, diastolic_mmhg.
    series: weight_kg as measured, weight_trend_kg."""

    figures: dict[str, Figure]
    series: list[Series]


class FoodDay(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A day of the diary. logged: whether anything was told of it; kcal, protein_g: None where no entry tells them."""

    day: date
    logged: bool
    kcal: float | None = None
    protein_g: float | None = None


class FoodView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures: energy_kcal_per_day, protein_g_per_day, protein_g_per_kg, days_logged.  days: the week's, logged or not."""

    figures: dict[str, Figure]
    days: list[FoodDay] = []


class Week(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One athlete's week, Monday or not: the seven days that end on `last`.

    origins: those of the records it stands on, of workouts those within DAYS_BACK.
    """

    user_id: str
    name: str | None
    first: date
    last: date
    origins: list[str]
    load: LoadView
    sleep: SleepView
    recovery: RecoveryView
    strength: StrengthView
    activity: ActivityView
    body: BodyView
    food: FoodView
    advice: list[Advice]
    ledger: list[Merge]
