"""One activity read second by second: its recording thinned for drawing, laps, splits, zones, drift, efforts, sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from milo.channels.activities import Beats, DoneExercise, DoneSet, Effort, LapLine, TimeSeries, ZoneTime
from milo.insight.curves import travelled
from milo.insight.curves_track import metres_along, min_max, splits
from milo.insight.one_truth import MergedWorkout
from milo.insight.strength import believed, e1rm, lift_records
from milo.insight.zones import Zones, minutes_in_zones
from milo.signals.hrv import rmssd
from milo.vocabulary.clock import micros
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.records import Lap, LiftedSet, RRIntervals, Workout

if TYPE_CHECKING:
    from milo.app.house import House

CHANNELS = ("heart_rate_bpm", "speed_m_s", "power_w", "cadence_rpm", "altitude_m", "distance_m", "lat", "lon")
DRAWN = ("heart_rate_bpm", "speed_m_s", "power_w", "cadence_rpm", "altitude_m")
BUCKETS = 120  # stretches of a chart, each with its lowest and highest value: about a pixel column each on a phone (our choice)
SPLIT_M = {"running": 1_000.0, "walking": 1_000.0, "cycling": 5_000.0, "swimming": 100.0, "rowing": 500.0}
EFFORT_S = (5, 60, 300, 1_200, 3_600)  # lengths of power and heart rate that a page names (our choice)
CLEAN_MS = (300.0, 2_000.0)  # beats outside are artefacts (30-200 bpm)
LEAST_BEATS = 60


class Second(msgspec.Struct):
    """What is read of a sample; the other fields are skipped, which halves the time."""

    at: datetime
    workout_id: str | None = None
    heart_rate_bpm: float | None = None
    speed_m_s: float | None = None
    power_w: float | None = None
    cadence_rpm: float | None = None
    altitude_m: float | None = None
    distance_m: float | None = None
    lat: float | None = None
    lon: float | None = None


_decode = msgspec.json.Decoder(Second).decode


@dataclass(frozen=True)
class Recording:
    """A recording as columns. at: seconds from the first reading; columns: CHANNELS, NaN where unknown; all shape (n,)."""

    at: np.ndarray
    columns: Mapping[str, np.ndarray]


def recording(house: House, workout: Workout) -> Recording | None:
    """The recording of a workout as one source saw it; None without readings."""
    bodies = house.store.bodies("sample", workout.user_id, since=workout.start_ts, until=workout.end_ts + timedelta(seconds=1))
    mine = [s for s in map(_decode, bodies) if s.workout_id == workout.workout_id]
    if not mine:
        return None
    at = np.array([micros(s.at) for s in mine], dtype=np.int64) / 1e6
    columns = {n: np.array([np.nan if (v := getattr(s, n)) is None else v for s in mine], dtype=float) for n in CHANNELS}
    if np.isnan(columns["distance_m"]).all():
        along = metres_along(columns["lat"], columns["lon"]) if not np.isnan(columns["lat"]).all() else None
        columns["distance_m"] = travelled(at, columns["speed_m_s"]) if along is None else along
        if not columns["distance_m"].size:
            columns["distance_m"] = np.full(at.size, np.nan)
    return Recording(at - at[0], columns)


def thinned(found: Recording) -> TimeSeries:
    """The recording for drawing: of every channel the lows and highs of each stretch, all channels at the same moments."""
    kept = [min_max(found.at, found.columns[name], BUCKETS) for name in DRAWN]
    track = np.nonzero(~np.isnan(found.columns["lat"]))[0]
    kept.append(track[:: max(1, track.size // (2 * BUCKETS))])
    index = np.unique(np.concatenate([*kept, [0, found.at.size - 1]])).astype(int)
    channels = {
        name: [None if np.isnan(v) else round(float(v), 6 if name in {"lat", "lon"} else 2) for v in column[index]]
        for name, column in found.columns.items()
        if not np.isnan(column).all()
    }
    return TimeSeries(recorded=int(found.at.size), seconds=[round(float(s), 1) for s in found.at[index]], channels=channels)


def split_lines(found: Recording, activity: str, imperial: bool = False) -> list[LapLine]:
    """Automatic splits of a kilometre (a mile; 5 km on a bicycle, 100 m in water)."""
    every = SPLIT_M.get(activity)
    if every is None or np.isnan(found.columns["distance_m"]).all():
        return []
    if imperial and every >= 1_000:
        every *= 1.609344
    made = splits(found.at, found.columns["distance_m"], found.columns, every)
    return [msgspec.convert(msgspec.to_builtins(s), LapLine) for s in made]


def lap_lines(laps: Iterable[Lap], workout_id: str) -> list[LapLine]:
    """The laps the device marked; none where there is only one, which is the whole."""
    mine = sorted((lap for lap in laps if lap.workout_id == workout_id), key=lambda lap: lap.number)
    if len(mine) < 2:
        return []
    return [
        LapLine(
            number=lap.number,
            seconds=lap.duration_s,
            distance_m=lap.distance_m,
            heart_rate_bpm=lap.heart_rate_bpm,
            power_w=lap.power_w,
        )
        for lap in mine
    ]


def zone_time(merged: MergedWorkout, zones: Zones | None) -> tuple[ZoneTime | None, str | None]:
    """(minutes in zones, None) or (None, why there are none)."""
    if merged.digest is None or not merged.digest.hr_seconds:
        return None, "no_heart_rate"
    if zones is None:
        return None, "no_maximum"
    minutes = minutes_in_zones(merged.digest.hr_seconds, zones)
    return ZoneTime(minutes=minutes, lower_bpm=zones.lower_bpm, method=zones.method), None


def efforts(merged: MergedWorkout, others: Sequence[MergedWorkout]) -> list[Effort]:
    """The best of each length in an activity, with its place among all of its sport."""
    digest = merged.digest
    if digest is None:
        return []
    digests = [m.digest for m in others if m.digest is not None and m.workout.activity_type == merged.workout.activity_type]
    found = []
    for length, value in (digest.best_s or {}).items():
        times = [d.best_s[length] for d in digests if d.best_s and length in d.best_s]
        place = 1 + sum(t < value for t in times)
        found.append(Effort(kind="distance", length=length, value=value, place=place, of=len(times)))
    for kind in ("power_w", "heart_rate_bpm"):
        curve = (digest.curves or {}).get(kind, {})
        for length in (s for s in EFFORT_S if s in curve):
            known = [d.curves[kind][length] for d in digests if d.curves and length in d.curves.get(kind, {})]
            place = 1 + sum(v > curve[length] for v in known)
            found.append(Effort(kind=kind, length=length, value=curve[length], place=place, of=len(known)))
    return found


def exercises_of(
    merged: MergedWorkout, history: Mapping[str, list[tuple[date, LiftedSet]]], language: str, *, maxima: bool
) -> tuple[list[DoneExercise], dict[str, float]]:
    """(exercises with their sets, hard sets per muscle). history: exercise as written -> all its sets with their days.

    maxima: False shows no estimated maxima and no records (PL-41).
    """
    muscles: dict[str, float] = {}
    by_exercise: dict[str, list[LiftedSet]] = {}
    for s in sorted(merged.sets, key=lambda s: (s.at, s.number)):
        by_exercise.setdefault(s.exercise, []).append(s)
    made = []
    for written, mine in by_exercise.items():
        found = find_exercise(written)
        records = {r["set_id"] for r in lift_records(believed(history.get(written, [])))} if maxima else set()
        lines = []
        for s in mine:
            shown = e1rm(s.weight_kg, s.reps, s.rir) if maxima and s.weight_kg and s.reps and s.set_type != "warm_up" else None
            lines.append(
                DoneSet(
                    number=s.number,
                    reps=s.reps,
                    weight_kg=s.weight_kg,
                    rir=s.rir,
                    seconds=s.duration_s,
                    warm_up=s.set_type == "warm_up",
                    e1rm_kg=None if shown is None else round(shown.value, 1),
                    record=s.set_id in records,
                )
            )
        worked = sum(not line.warm_up for line in lines)
        for muscle, share in (catalogue()[found.id].muscles if found is not None and found.id in catalogue() else {}).items():
            muscles[muscle] = round(muscles.get(muscle, 0.0) + worked * share, 2)
        best = max((line.e1rm_kg for line in lines if line.e1rm_kg is not None), default=None)
        made.append(
            DoneExercise(
                exercise=found.called(language) if found else written,
                exercise_id=found.id if found else None,
                e1rm_kg=best,
                sets=lines,
            )
        )
    return made, muscles


def beats_of(rr: Iterable[RRIntervals]) -> Beats | None:
    """Beat intervals of an activity; None where none were recorded."""
    intervals = np.array([ms for r in rr for ms in r.rr_ms], dtype=float)
    if not intervals.size:
        return None
    clean = intervals[(intervals >= CLEAN_MS[0]) & (intervals <= CLEAN_MS[1])]
    value: float | None = None
    if clean.size >= LEAST_BEATS:
        try:
            value = round(float(rmssd(clean)), 1)
        except MiloError:
            value = None
    return Beats(beats=int(intervals.size), rmssd_ms=value)


def set_days(sets: Iterable[tuple[date, LiftedSet]]) -> dict[str, list[tuple[date, LiftedSet]]]:
    """Exercise as written -> its sets with their days, in order of time."""
    found: dict[str, list[tuple[date, LiftedSet]]] = {}
    for day, s in sorted(sets, key=lambda each: (each[0], each[1].at, each[1].number)):
        found.setdefault(s.exercise, []).append((day, s))
    return found


def replaced(workout: Workout, changes: Mapping[str, Any]) -> Workout:
    """The workout with an edit's changes. changes: of channels.activities_desk.EDITABLE; `at` is an aware datetime."""
    fields: dict[str, Any] = {{"activity": "activity_type"}.get(k, k): v for k, v in changes.items() if k in {
        "activity", "title", "notes", "rpe"}}  # fmt: skip
    start = changes.get("at", workout.start_ts)
    length = workout.end_ts - workout.start_ts
    if changes.get("minutes") is not None:
        length = timedelta(minutes=changes["minutes"])
        fields |= {"duration_s": 60 * changes["minutes"], "moving_s": None}
    if "at" in changes or "minutes" in changes:
        offset = start.utcoffset()
        fields |= {"start_ts": start, "end_ts": start + length}
        if offset is not None and "at" in changes:
            fields["utc_offset_min"] = round(offset.total_seconds() / 60)
    return msgspec.structs.replace(workout, **fields)
