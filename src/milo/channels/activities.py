"""What the doors say of activities: a line of the list, a whole activity, the records. Times are in s, distances in m."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec


class ActivityLine(msgspec.Struct, frozen=True, kw_only=True):
    """One activity as lists show it, merged over its sources. at: local time with offset.

    load_au: None where nothing tells it; load_reason is why.  sets, tonnage_kg: of working sets.
    """

    workout_id: str
    at: datetime
    day: date
    activity: str
    title: str | None
    minutes: float | None
    distance_m: float | None
    ascent_m: float | None
    heart_rate_bpm: float | None
    power_w: float | None
    rpe: float | None
    load_au: float | None
    load_reason: str
    sets: int
    tonnage_kg: float | None
    notes: str | None
    origin: str
    sources: list[str]


class LapLine(msgspec.Struct, frozen=True, kw_only=True):
    """A lap the device marked, or an automatic split; None where not recorded."""

    number: int
    seconds: float | None
    distance_m: float | None
    heart_rate_bpm: float | None
    power_w: float | None
    ascent_m: float | None = None


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """The best of one length in this activity, and its place among all of this sport (1 is the record).

    kind: "distance" (length in m, value in s), "power_w" or "heart_rate_bpm" (length in s).
    """

    kind: str
    length: int
    value: float
    place: int
    of: int


class ZoneTime(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes in heart-rate zones 1-5, with the zones' lower bounds in bpm and where they come from."""

    minutes: list[float]
    lower_bpm: list[float]
    method: str


class DoneSet(msgspec.Struct, frozen=True, kw_only=True):
    """One set. e1rm_kg: what it shows of the one-repetition maximum.  record: the heaviest ever at its repetitions."""

    number: int
    reps: float | None
    weight_kg: float | None
    rir: float | None
    seconds: float | None
    warm_up: bool
    e1rm_kg: float | None
    record: bool


class DoneExercise(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise with its sets; exercise_id is None for a name the catalogue does not know."""

    exercise: str
    exercise_id: str | None
    e1rm_kg: float | None
    sets: list[DoneSet]


class TimeSeries(msgspec.Struct, frozen=True, kw_only=True):
    """The recording, thinned for drawing: peaks and dips stay. seconds: of each point from the start.

    channels: heart_rate_bpm, speed_m_s, power_w, cadence_rpm, altitude_m, distance_m, lat, lon: one value a point or None.
    recorded: how many readings there are in all.
    """

    recorded: int
    seconds: list[float]
    channels: dict[str, list[float | None]]


class Beats(msgspec.Struct, frozen=True, kw_only=True):
    """Beat intervals that were recorded; rmssd_ms is None where too few are clean."""

    beats: int
    rmssd_ms: float | None


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """One activity, whole. drift_pct: aerobic decoupling in %, None with drift_reason.

    zones_reason: why there are none: "no_heart_rate" or "no_maximum".  time_fixed: the start was recorded.
    merge_id: of the ledger's entry where several sources are one.  files: originals it came from.
    same_route: earlier activities whose track runs the same way.  similar: others of the sport about as far or as long.
    """

    line: ActivityLine
    laps: list[LapLine]
    splits: list[LapLine]
    zones: ZoneTime | None
    zones_reason: str | None
    drift_pct: float | None
    drift_by: str | None
    drift_reason: str | None
    best: list[Effort]
    same_route: list[ActivityLine]
    similar: list[ActivityLine]
    exercises: list[DoneExercise]
    muscles: dict[str, float]
    series: TimeSeries | None
    beats: Beats | None
    merge_id: str | None
    files: list[str]
    time_fixed: bool


class ActivityList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the list, newest first, and the cursor of the next page."""

    activities: list[ActivityLine]
    next_cursor: str | None


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What an edit did. undo: the correction that POST /api/v1/activities:undo takes back, None for a merge (the ledger undoes)."""

    workout_id: str
    undo: str | None


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """The correction that was taken back."""

    undone: str


class RecordLine(msgspec.Struct, frozen=True, kw_only=True):
    """A personal record: length in m or s, value, day, the activity; recent: the best since `since` of the page."""

    length: int
    value: float
    day: date
    workout_id: str
    recent: float | None = None


class LiftRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The heaviest weights of a lift by repetitions, and its estimated maximum with an 80 % interval."""

    exercise: str
    exercise_id: str | None
    e1rm_kg: float | None
    interval_kg: tuple[float, float] | None
    records: list[dict[str, Any]]


class CriticalFit(msgspec.Struct, frozen=True, kw_only=True):
    """Critical power (W) or speed (m/s) with W' (J) or D' (m); 95 % intervals; None with the reason."""

    value: float | None
    interval: tuple[float, float] | None
    reserve: float | None
    reserve_interval: tuple[float, float] | None
    points: list[int]
    reason: str | None


class RaceTime(msgspec.Struct, frozen=True, kw_only=True):
    """A race foretold from own runs: seconds and the 80 % interval."""

    distance_m: int
    seconds: float
    interval: tuple[float, float]
    stands_on: list[int]


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """Every record of an athlete. distances, races: of running.  power, heart, speed: mean-maximal curves; recent: of the last
    `recent_days` days.  heat: day -> minutes of the last year.  hidden: lift maxima are not shown to minors (PL-41)."""

    recent_days: int
    running: list[RecordLine]
    cycling: list[RecordLine]
    power: list[RecordLine]
    heart: list[RecordLine]
    speed: list[RecordLine]
    critical_power: CriticalFit
    critical_speed: CriticalFit
    races: list[RaceTime]
    lifts: list[LiftRecord]
    heat: dict[date, float]
    hidden: bool
