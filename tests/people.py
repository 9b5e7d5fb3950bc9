"""Builders for the people in tests: what happened to Ada and Bruno, as records, without naming what a test does not care about."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from milo.insight.views import Inputs
from milo.vocabulary.athlete import Profile
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DayDigest, LiftedSet, Sample, Setting, Sleep, Workout, WorkoutDigest

ADA = "a0a0a0a0-0000-4000-8000-000000000001"
LAST = date(2026, 3, 1)  # a Sunday
PROFILE = Profile(sex="female", goal="endurance", days_per_week=5, age=40, weight_kg=60, height_cm=168)


def at(day: date, hour: float = 12.0) -> datetime:
    """A moment of a day in UTC."""
    return datetime.combine(day, time(), UTC) + timedelta(hours=hour)


def inputs(**values: Any) -> Inputs:
    """Ada's inputs for the week that ends on LAST."""
    return Inputs(**{"user_id": ADA, "last": LAST, "profile": PROFILE, **values})


def workout(start: datetime, minutes: float = 60, source: str = "watch", activity: str = "running", **values: Any) -> Workout:
    """A workout as one source saw it."""
    return Workout(
        **{
            "origin": Origin.IMPORTED,
            "source": source,
            "workout_id": timed_identity(start, source, activity),
            "user_id": ADA,
            "start_ts": start,
            "end_ts": start + timedelta(minutes=minutes),
            "activity_type": activity,
            "utc_offset_min": 0,
            "duration_s": minutes * 60 or None,
            **values,
        }
    )


def digest(w: Workout, hr_seconds: dict[int, float] | None = None, **values: Any) -> WorkoutDigest:
    """What a workout's samples came to."""
    return WorkoutDigest(
        **{
            "origin": w.origin,
            "source": w.source,
            "digest_id": identity("digest", w.workout_id),
            "user_id": ADA,
            "at": w.start_ts,
            "workout_id": w.workout_id,
            "rule": "test",
            "samples": 10,
            "hr_seconds": hr_seconds,
            **values,
        }
    )


def samples(w: Workout, seconds: list[float], **columns: list[float | None]) -> list[Sample]:
    """Samples of a workout at seconds from its start."""
    return [
        Sample(
            origin=w.origin,
            source=w.source,
            sample_id=f"s{i}",
            user_id=ADA,
            at=w.start_ts + timedelta(seconds=s),
            workout_id=w.workout_id,
            **{name: values[i] for name, values in columns.items()},
        )
        for i, s in enumerate(seconds)
    ]


def day(
    of: date,
    sums: dict[str, dict[int, float]] | None = None,
    stats: dict[str, float] | None = None,
    source: str = "watch",
    **values: Any,
) -> DayDigest:
    """What one source said of one day; a stat is one reading."""
    return DayDigest(
        **{
            "origin": Origin.IMPORTED,
            "source": source,
            "digest_id": identity("day", of, source, values.get("digest_of", "measurement")),
            "user_id": ADA,
            "at": at(of, 0),
            "day": of,
            "digest_of": "measurement",
            "rule": "test",
            "count": 1,
            "sums": sums or {},
            "stats": {q: [1.0, v, v, v, v] for q, v in (stats or {}).items()},
            **values,
        }
    )


def night(ends: date, hours: float = 8.0, source: str = "ring", wakes_at: float = 7.0, **values: Any) -> Sleep:
    """A night that ends on a day."""
    end = at(ends, wakes_at)
    return Sleep(
        **{
            "origin": Origin.IMPORTED,
            "source": source,
            "session_id": timed_identity(end, source, hours),
            "user_id": ADA,
            "start_ts": end - timedelta(hours=hours),
            "end_ts": end,
            "utc_offset_min": 0,
            **values,
        }
    )


def lift(
    on: date, weight_kg: float | None, reps: float, exercise: str = "Bench Press (Barbell)", number: int = 1, **values: Any
) -> LiftedSet:
    """One set."""
    return LiftedSet(
        **{
            "origin": Origin.IMPORTED,
            "source": "hevy",
            "set_id": identity(on, exercise, number, weight_kg, reps),
            "user_id": ADA,
            "workout_id": identity("w", on),
            "at": at(on),
            "exercise": exercise,
            "number": number,
            "weight_kg": weight_kg,
            "reps": reps,
            "utc_offset_min": 0,
            **values,
        }
    )


def setting(name: str, value: dict[str, Any], since: date = date(2025, 1, 1)) -> Setting:
    """Something Ada decided."""
    return Setting(
        origin=Origin.TOLD,
        source="athlete",
        setting_id=identity(name, since, value),
        user_id=ADA,
        valid_from=at(since, 0),
        name=name,
        value=value,
    )
