"""What each calendar week came to: sessions, minutes, hard sets, distance, minutes in heart-rate zones, hard sets per muscle.

Weeks start on the day the athlete chose, Monday unless told.
A week before the first record is not in the list; one without training in between is, with zeros.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta, timezone, tzinfo

import msgspec

from milo.insight.one_truth import MergedWorkout
from milo.insight.strength import HARD_RIR
from milo.insight.views import Inputs
from milo.insight.zones import REST_DAYS, Zones, minutes_in_zones, zones_at
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.held_exercises import may_last
from milo.vocabulary.records import LiftedSet, Workout
from milo.vocabulary.weeks import MONDAY, WEEK, week_start

EASY_LOW, EASY_HIGH = 0.75, 0.85  # share of the time below the first threshold: training.md 2.6

LANDMARKS: dict[str, tuple[float, float, float]] = {
    "chest": (6, 10, 20), "quads": (6, 10, 20), "hamstrings": (6, 10, 20), "back": (8, 12, 25),
    "side_delts": (6, 12, 25), "rear_delts": (6, 12, 25), "front_delts": (0, 4, 12),
    "biceps": (5, 8, 20), "triceps": (5, 8, 20), "calves": (4, 8, 20), "abs": (4, 8, 20), "glutes": (4, 8, 20),
}  # fmt: skip
"""Muscle -> weekly fractional sets: minimum, where the productive range begins, ceiling. Practitioners' marks: training.md 2.2."""


class WeekSum(msgspec.Struct, frozen=True, kw_only=True):
    """One week as it was done. monday: its first day, a Monday unless the athlete's weeks start on another day.

    minutes: of the workouts that tell their length, None where there were workouts and none does.  distance_km likewise.
    hard_sets: working sets with at most HARD_RIR left; a reserve nobody told counts as hard (training.md 2.7).
    """

    monday: date
    sessions: int
    minutes: float | None
    hard_sets: int
    distance_km: float | None


class ZoneWeek(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes in zones 1-5 of a week, None without any heart rate.  silent: endurance sessions without one."""

    monday: date
    minutes: list[float] | None
    silent: int

    @property
    def shares(self) -> tuple[float, float, float] | None:
        """Shares of the time easy (zones 1-2), at threshold (3) and hard (4-5); None without a minute."""
        return None if self.minutes is None else thirds(self.minutes)


class Rested:
    """The inputs with only those day digests that heart limits ask for on a day: a long history holds many thousand others."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._told = sorted((d for d in inputs.day_digests if "resting_hr_bpm" in d.stats), key=lambda d: d.day)
        self._days = [d.day for d in self._told]

    def at(self, day: date) -> Inputs:
        """As of a day."""
        first = bisect_left(self._days, day - timedelta(days=REST_DAYS))
        return replace(self._inputs, day_digests=self._told[first : bisect_right(self._days, day)])


def day_of(workout: Workout, zone: tzinfo) -> date:
    """The local day a workout began on."""
    there = zone if workout.utc_offset_min is None else timezone(timedelta(minutes=workout.utc_offset_min))
    return workout.start_ts.astimezone(there).date()


def minutes_of(workout: Workout) -> float | None:
    """Minutes on the move, else from start to end; None where neither is told."""
    seconds = workout.moving_s or workout.duration_s or (workout.end_ts - workout.start_ts).total_seconds()
    return seconds / 60 if seconds > 0 else None


def is_hard(s: LiftedSet) -> bool:
    """Whether a set is a working set that counts as hard."""
    return s.set_type != "warm_up" and (s.rir is None or s.rir <= HARD_RIR) and (bool(s.reps) or _held(s))


def _held(s: LiftedSet) -> bool:
    """Whether a set lasted instead of being counted, of an exercise whose sets do: a file may hold a treadmill's half hour too."""
    found = find_exercise(s.exercise) if not s.reps and s.duration_s else None
    return found is not None and may_last(found.id)


def week_sums(merged: Iterable[MergedWorkout], zone: tzinfo, last: date, starts: int = MONDAY) -> list[WeekSum]:
    """Every week from the first workout's to that of last, oldest first; workouts of several sources count once.

    starts: number of the weekday weeks start on, Monday 0.
    """
    found: dict[date, list[MergedWorkout]] = {}
    for m in merged:
        if (day := day_of(m.workout, zone)) <= last:
            found.setdefault(week_start(day, starts), []).append(m)
    return [_week(monday, found.get(monday, [])) for monday in _firsts(found, last)]


def _week(monday: date, done: list[MergedWorkout]) -> WeekSum:
    minutes = [m for w in done if (m := minutes_of(w.workout)) is not None]
    metres = [w.workout.distance_m for w in done if w.workout.distance_m is not None]
    return WeekSum(
        monday=monday,
        sessions=len(done),
        minutes=round(sum(minutes), 1) if minutes or not done else None,
        hard_sets=sum(is_hard(s) for w in done for s in w.sets),
        distance_km=round(sum(metres) / 1000, 2) if metres else None,
    )


def zone_weeks(inputs: Inputs, merged: Iterable[MergedWorkout]) -> list[ZoneWeek]:
    """Minutes in heart-rate zones of each week, by the zones that held at its end. Lifting is left out: its pulse says little."""
    rested = Rested(inputs)
    found: dict[date, list[MergedWorkout]] = {}
    for m in merged:
        if m.workout.activity_type != "strength" and (day := day_of(m.workout, inputs.zone)) <= inputs.last:
            found.setdefault(week_start(day, inputs.first_weekday), []).append(m)
    weeks = []
    for monday in _firsts(found, inputs.last):
        mine = found.get(monday, [])
        told = [m.digest.hr_seconds for m in mine if m.digest is not None and m.digest.hr_seconds]
        ending = min(monday + timedelta(days=WEEK - 1), inputs.last)
        zones: Zones | None = zones_at(rested.at(ending), ending) if told else None
        columns = [minutes_in_zones(seconds, zones) for seconds in told] if zones is not None else []
        minutes = [round(sum(column), 1) for column in zip(*columns, strict=True)] if columns else None
        weeks.append(ZoneWeek(monday=monday, minutes=minutes, silent=len(mine) - len(told)))
    return weeks


def thirds(minutes: Sequence[float]) -> tuple[float, float, float] | None:
    """Shares of five zones' minutes easy, at threshold and hard; None for no time at all.

    >>> thirds([60, 20, 10, 5, 5])
    (0.8, 0.1, 0.1)
    """
    total = sum(minutes)
    if total <= 0:
        return None
    return (minutes[0] + minutes[1]) / total, minutes[2] / total, (minutes[3] + minutes[4]) / total


def shape_of(shares: tuple[float, float, float]) -> str:
    """What a distribution is called: "polarised", "pyramidal", "threshold" or "hard".

    hard: most of the time is hard.  polarised: easy first, hard second.  pyramidal: easy first, threshold second.  threshold: as
    pyramidal, with less easy time than EASY_LOW.  Source: training.md 2.6; the borders are our choice.

    >>> shape_of((0.8, 0.05, 0.15)), shape_of((0.8, 0.15, 0.05)), shape_of((0.6, 0.3, 0.1))
    ('polarised', 'pyramidal', 'threshold')
    """
    easy, threshold, hard = shares
    if hard > max(easy, threshold):
        return "hard"
    if easy > hard > threshold:
        return "polarised"
    return "pyramidal" if easy >= EASY_LOW else "threshold"


def muscle_weeks(sets: Iterable[tuple[date, LiftedSet]], last: date, starts: int = MONDAY) -> dict[date, dict[str, float]]:
    """First day of a week -> muscle -> fractional hard sets: 1 where it does the work, 0.5 where it helps (training.md 2.2).

    sets: with their local days.  Exercises the catalogue does not know count nowhere.
    """
    found: dict[date, dict[str, float]] = {}
    known: dict[str, dict[str, float]] = {}
    for day, s in sets:
        if day > last:
            continue
        week = found.setdefault(week_start(day, starts), {})
        if not is_hard(s):
            continue
        if s.exercise not in known:
            exercise = find_exercise(s.exercise)
            known[s.exercise] = {} if exercise is None else exercise.muscles
        for muscle, share in known[s.exercise].items():
            week[muscle] = week.get(muscle, 0.0) + share
    return {monday: found.get(monday, {}) for monday in _firsts(found, last)}


def _firsts(found: Iterable[date], last: date) -> list[date]:
    first = min(found, default=None)
    if first is None:
        return []
    return [first + timedelta(days=WEEK * n) for n in range((last - first).days // WEEK + 1)]
