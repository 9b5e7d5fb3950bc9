"""Sums over what happened: a workout's seconds, a day's readings. The only place that looks at samples one by one, vectorised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

import numpy as np

from milo.insight.curves import curves_of
from milo.vocabulary.clock import micros
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import DayDigest, Event, Measurement, Sample, Workout, WorkoutDigest

WORKOUT_RULE = "workout-digest-2"
DAY_RULE = "day-digest-1"
HOLD_S = 10.0  # a heart rate holds until the next one, at most this long: smart recording writes every 1-8 s (our choice)
HOLD_SPARSE_S = 60.0  # ... or 1.5 typical gaps of a sparse series, at most this long (our choice)
POWER_WINDOW_S = 30  # normalised power: 30 s mean (Coggan; reference training.md 2.7)
POWER_MIN_S = 1_200  # normalised power says nothing of shorter efforts (our choice, after Coggan's 20 min)
GRADE_WINDOW_S = 30  # altitude is smoothed over this long before it is a slope (our choice)
MAX_GRADE = 0.45  # the range Minetti measured
MAX_MOVING_SPEED = 12.0  # m/s on foot; above it a position jumped

# Energy cost of running per distance as a polynomial of the slope, J/kg/m: Minetti et al., J Appl Physiol 93:1039, 2002.
_COST = np.array([155.4, -30.4, -43.3, 46.3, 19.5, 3.6])


def digest_workout(workout: Workout, samples: Sequence[Sample]) -> WorkoutDigest:
    """What a workout's samples come to.

    samples: in order of time, any spacing.  Fields the samples do not tell stay None.
    """
    at = np.array([micros(s.at) for s in samples], dtype=np.int64) / 1e6
    bpm = _column(samples, "heart_rate_bpm")
    power = _column(samples, "power_w")
    columns = {"heart_rate_bpm": bpm, "power_w": power, **{name: _column(samples, name) for name in ("speed_m_s", "distance_m")}}
    curves, best = curves_of(at, columns, workout.activity_type) if samples else ({}, {})
    return WorkoutDigest(
        origin=workout.origin,
        source=workout.source,
        digest_id=timed_identity(workout.start_ts, workout.workout_id, "digest"),
        user_id=workout.user_id,
        at=workout.start_ts,
        workout_id=workout.workout_id,
        rule=WORKOUT_RULE,
        samples=len(samples),
        hr_seconds=_seconds_at(at, bpm),
        normalised_power_w=_normalised(at, power),
        mean_power_w=_mean(power),
        graded_speed_m_s=_graded_speed(at, samples) if workout.activity_type in {"running", "walking"} else None,
        covered_s=float(_holds(at).sum()) if len(samples) > 1 else None,
        curves=curves or None,
        best_s=best or None,
    )


def _column(samples: Sequence[Sample], field: str) -> np.ndarray:
    return np.array([np.nan if (v := getattr(s, field)) is None else v for s in samples], dtype=float)


def _mean(values: np.ndarray) -> float | None:
    known = values[~np.isnan(values)]
    return round(float(known.mean()), 1) if known.size else None


def _holds(at: np.ndarray) -> np.ndarray:
    """Seconds each moment stands for: until the next, at most the hold of the series; the last as long as the typical gap."""
    if at.size < 2:
        return np.zeros(at.size)
    gaps = np.maximum(np.diff(at), 0.0)
    typical = float(np.median(gaps[gaps > 0])) if (gaps > 0).any() else 0.0
    most = min(max(HOLD_S, 1.5 * typical), HOLD_SPARSE_S)
    return np.append(np.minimum(gaps, most), min(typical, most))


def _seconds_at(at: np.ndarray, bpm: np.ndarray) -> dict[int, float] | None:
    """Seconds at each whole bpm, or None without any heart rate."""
    known = ~np.isnan(bpm)
    if known.sum() < 2:
        return None
    held = _holds(at[known])
    whole = np.rint(bpm[known]).astype(int)
    sums = np.bincount(whole, weights=held)
    return {int(b): round(float(sums[b]), 3) for b in np.nonzero(sums)[0]}


def _normalised(at: np.ndarray, power: np.ndarray) -> float | None:
    """Normalised power in W: fourth-power mean of the 30 s mean at 1 Hz; pauses beyond the hold are left out."""
    known = ~np.isnan(power)
    if known.sum() < 2:
        return None
    held = _holds(at[known])
    if held.sum() < POWER_MIN_S:
        return None
    # One value a second, each held as long as it stands for.
    edges = np.cumsum(held)
    seconds = np.searchsorted(edges, np.arange(0.5, edges[-1]))
    series = power[known][np.minimum(seconds, known.sum() - 1)]
    sums = np.cumsum(np.insert(series, 0, 0.0))
    rolling = (sums[POWER_WINDOW_S:] - sums[:-POWER_WINDOW_S]) / POWER_WINDOW_S
    return round(float(np.mean(rolling**4) ** 0.25), 1)


def _graded_speed(at: np.ndarray, samples: Sequence[Sample]) -> float | None:
    """Speed on the flat of the same energy cost, m/s, over the time on the move; None without distance or speed."""
    held = _holds(at)
    speed = _column(samples, "speed_m_s")
    if np.isnan(speed).all():
        distance = _column(samples, "distance_m")
        known = ~np.isnan(distance)
        if known.sum() < 2:
            return None
        distance = np.interp(at, at[known], distance[known])
        with np.errstate(divide="ignore", invalid="ignore"):
            speed = np.append(np.diff(distance) / np.diff(at), 0.0)
    altitude = _column(samples, "altitude_m")
    cost = np.full(speed.size, _COST[-1])
    known = ~np.isnan(altitude)
    if known.sum() > 1:
        grade = _grade(at, np.interp(at, at[known], altitude[known]), np.nan_to_num(speed))
        cost = np.polyval(_COST, grade)
    moving = np.isfinite(speed) & (speed > 0.3) & (speed < MAX_MOVING_SPEED)
    if held[moving].sum() < 60:
        return None
    return round(float(np.average((speed * cost / _COST[-1])[moving], weights=held[moving])), 3)


def _grade(at: np.ndarray, altitude: np.ndarray, speed: np.ndarray) -> np.ndarray:
    """Slope as a share, from altitude and distance over GRADE_WINDOW_S around each moment."""
    travelled = np.cumsum(speed * np.append(np.diff(at), 0.0))
    before = np.searchsorted(at, at - GRADE_WINDOW_S / 2)
    after = np.minimum(np.searchsorted(at, at + GRADE_WINDOW_S / 2), at.size - 1)
    run = travelled[after] - travelled[before]
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = np.where(run > 5, (altitude[after] - altitude[before]) / run, 0.0)
    return np.clip(slope, -MAX_GRADE, MAX_GRADE)


# --- days ---------------------------------------------------------------------------------------------------------------

# What an event's fields are called as quantities; cumulative ones are the first three.
_EVENT_SUMS = {"step_increment": "steps", "calories_burned": "active_energy_kcal"}
_EVENT_STATS = {
    "heart_rate_bpm": "heart_rate_bpm",
    # The stream does not say which measure of variability it is, so it is never mixed with RMSSD or SDNN.
    "hr_variability_ms": "hr_variability_ms",
    "spo2_pct": "spo2_pct",
    "respiration_rate": "respiration_rate",
    "skin_temp_c": "skin_temp_c",
}
_ON_FOOT = {"walking", "running"}
_LEAST_DIRECT_LAST = [Origin.MEASURED, Origin.IMPORTED, Origin.TOLD, Origin.ESTIMATED, Origin.SIMULATED]


class _Day:
    """What one source says of one day, as it is added up."""

    __slots__ = ("count", "origin", "stats", "sums")

    def __init__(self) -> None:
        self.count = 0
        self.origin = Origin.MEASURED
        self.sums: dict[str, dict[int, float]] = {}
        self.stats: dict[str, list[float]] = {}

    def add(self, quantity: str, hour: int, value: float) -> None:
        hours = self.sums.setdefault(quantity, {})
        hours[hour] = hours.get(hour, 0.0) + value

    def tell(self, quantity: str, value: float) -> None:
        known = self.stats.get(quantity)
        if known is None:
            self.stats[quantity] = [1.0, value, value, value, value]
            return
        known[0] += 1
        known[1] += value  # the sum until the end, then the mean
        known[2] = min(known[2], value)
        known[3] = max(known[3], value)
        known[4] = value


def digest_days(records: Sequence[Event] | Sequence[Measurement], user_id: str, kind: str, zone: tzinfo) -> list[DayDigest]:
    """What each source's records of each local day come to. records: of one kind ("event" or "measurement"), in order of time."""
    days: dict[tuple[date, str], _Day] = {}
    local = _Local(zone)
    for record in records:
        if isinstance(record, Measurement):
            day, hour = local.day_and_hour(record.at, record.utc_offset_min)
            found = _of(days, day, record.source, record.origin)
            known = QUANTITIES.get(record.quantity)
            if known is not None and known.cumulative:
                found.add(record.quantity, hour, record.value)
            else:
                found.tell(record.quantity, record.value)
        else:
            day, hour = local.day_and_hour(record.event_ts, None)
            found = _of(days, day, record.source, record.origin)
            _add_event(found, hour, record)
    return [_day_digest(user_id, kind, day, source, found) for (day, source), found in days.items()]


def _of(days: dict[tuple[date, str], _Day], day: date, source: str, origin: Origin) -> _Day:
    found = days.get((day, source))
    if found is None:
        found = days[day, source] = _Day()
    found.count += 1
    if origin is not found.origin and _LEAST_DIRECT_LAST.index(origin) > _LEAST_DIRECT_LAST.index(found.origin):
        found.origin = origin
    return found


def _add_event(found: _Day, hour: int, event: Event) -> None:
    for field, quantity in _EVENT_SUMS.items():
        value = getattr(event, field)
        if value is not None:
            found.add(quantity, hour, value)
    if event.distance_m is not None and event.activity_type in _ON_FOOT:
        found.add("walk_run_distance_m", hour, event.distance_m)
    for field, quantity in _EVENT_STATS.items():
        value = getattr(event, field)
        if value is not None:
            found.tell(quantity, value)


def _day_digest(user_id: str, kind: str, day: date, source: str, found: _Day) -> DayDigest:
    at = datetime.combine(day, time(), UTC)
    stats = {q: [n, round(total / n, 6), low, high, last] for q, (n, total, low, high, last) in found.stats.items()}
    return DayDigest(
        origin=found.origin,
        source=source,
        digest_id=timed_identity(at, user_id, kind, source),
        user_id=user_id,
        at=at,
        day=day,
        digest_of=kind,
        rule=DAY_RULE,
        count=found.count,
        sums={q: {h: round(v, 6) for h, v in hours.items()} for q, hours in found.sums.items()},
        stats=stats,
    )


class _Local:
    """Local day and hour of moments in order; the offset of a zone is looked up once an hour, since that is what changes it."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._known: dict[tuple[int, int | None], tuple[date, int]] = {}

    def day_and_hour(self, at: datetime, offset_min: int | None) -> tuple[date, int]:
        # Quarter hours, because some zones are a quarter hour off.
        key = (micros(at) // 900_000_000, offset_min)
        found = self._known.get(key)
        if found is None:
            if offset_min is None:
                there: Any = at.astimezone(self._zone)
                found = (there.date(), there.hour)
            else:
                minutes = (micros(at) // 60_000_000) + offset_min
                found = (date.fromordinal(date(1970, 1, 1).toordinal() + minutes // 1440), minutes % 1440 // 60)
            self._known[key] = found
        return found
