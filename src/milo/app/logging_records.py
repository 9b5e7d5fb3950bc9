"""A workout or a day that was read from a log becomes records; told twice it is stored once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from milo.app.logging_workouts import ILLNESS, Logged, LoggedDay, LoggedEndurance, word_of
from milo.coach.adapt.adapting_log import LOG_SOURCE, workout_id_of
from milo.coach.likely_names import typo_of
from milo.vocabulary.athlete import ACTIVITY_WORDS
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.pain_places import PLACES
from milo.vocabulary.records import Feedback, LiftedSet, Measurement, Nutrition, Record, Sleep, SleepStages, Workout

PAIN, ILL, SLEEP_H = "pain_0_10", "illness", "sleep_h"


def records_of(logged: Logged, user_id: str) -> list[Record]:
    """The records a log becomes; the same log gives the same ids, and a corrected one replaces what it corrects."""
    offset = logged.at.utcoffset() or timedelta()
    signed: dict[str, Any] = {
        "origin": Origin.TOLD,
        "source": LOG_SOURCE,
        "user_id": user_id,
        "utc_offset_min": round(offset.total_seconds() / 60),
    }
    name = logged.session_id or logged.title or ""
    made: list[Record] = []
    if logged.exercises or (logged.minutes and logged.endurance is None):
        made += _lifting(logged, signed, workout_id_of(logged.at, user_id, name))
    if logged.endurance is not None:
        # A session of both kinds is two workouts; the strength part bears the session's name.
        made.append(_endurance(logged, logged.endurance, signed, workout_id_of(logged.at, user_id, f"{name}:e" if made else name)))
    for pain in logged.pain:
        region = word_of("region", pain.region, PLACES)
        made.append(_measured(signed, logged.at, PAIN, pain.pain_0_10, region))
    if logged.daily is not None:
        made += _daily(logged.at, logged.daily, signed)
    return made


def _kept_name(written: str) -> str:
    """The name a set is kept under: that of the exercise a clear slip meant, else as it was written."""
    meant = None if written in catalogue() else typo_of(written)
    return written if meant is None else meant.name


def _lifting(logged: Logged, signed: dict[str, Any], workout_id: str) -> list[Record]:
    minutes = None if logged.minutes is None else logged.minutes - (logged.endurance.minutes if logged.endurance else 0)
    seconds = None if minutes is None or minutes <= 0 else minutes * 60
    workout = Workout(
        **signed,
        workout_id=workout_id,
        start_ts=logged.at,
        end_ts=logged.at + timedelta(seconds=seconds or 0),
        activity_type="strength" if logged.exercises else "other",
        title=logged.title,
        duration_s=seconds,
        rpe=logged.rpe,
        notes=logged.notes,
    )
    sets: list[Record] = []
    count: dict[str, int] = {}
    for each in logged.exercises:
        name = _kept_name(each.exercise)
        for s in each.sets:
            number = count[name] = count.get(name, 0) + 1
            sets.append(
                LiftedSet(
                    **signed,
                    set_id=timed_identity(logged.at, workout_id, each.exercise, number),
                    workout_id=workout_id,
                    at=logged.at,
                    exercise=name,
                    number=number,
                    set_type="warm_up" if s.warm_up else "normal",
                    reps=s.reps,
                    weight_kg=s.weight_kg or None,
                    rir=s.rir,
                    duration_s=s.duration_s,
                )
            )
    return [workout, *sets]


def _endurance(logged: Logged, e: LoggedEndurance, signed: dict[str, Any], workout_id: str) -> Workout:
    return Workout(
        **signed,
        workout_id=workout_id,
        start_ts=logged.at,
        end_ts=logged.at + timedelta(minutes=e.minutes),
        activity_type=word_of("activity", e.activity, ACTIVITY_WORDS),  # type: ignore[arg-type]
        title=logged.title,
        duration_s=e.minutes * 60,
        distance_m=None if e.distance_km is None else 1_000 * e.distance_km,
        heart_rate_bpm=e.avg_hr_bpm,
        rpe=logged.rpe,
        notes=None if logged.exercises else logged.notes,
    )


def _daily(at: datetime, day: LoggedDay, signed: dict[str, Any]) -> list[Record]:
    on = day.date or at.date()
    # What is told of a day is told once: a second log of the day takes the place of the first.
    moment = datetime.combine(on, time(), at.tzinfo)
    user_id = signed["user_id"]
    made: list[Record] = []
    if day.bed is not None and day.up is not None:
        made.append(_sleep(day, day.bed, day.up, at, signed))
    elif day.sleep_hours is not None:
        made.append(_measured(signed, moment, SLEEP_H, day.sleep_hours))
    if (day.mood, day.energy, day.soreness) != (None, None, None):
        made.append(
            Feedback(
                **signed,
                feedback_id=timed_identity(moment, user_id, LOG_SOURCE, "feedback"),
                event_ts=moment,
                mood=day.mood,
                energy=day.energy,
                soreness_level=day.soreness,
            )
        )
    if (day.calories, day.protein_g) != (None, None):
        id = timed_identity(moment, user_id, LOG_SOURCE, "nutrition")
        made.append(Nutrition(**signed, log_id=id, log_ts=moment, meal_type="day", calories=day.calories, protein_g=day.protein_g))
    for name in ("weight_kg", "resting_hr_bpm", "hrv_rmssd_ms", "body_temp_c"):
        value = getattr(day, name)
        if value is not None:
            made.append(_measured(signed, moment, name, value))
    if day.illness is not None:
        made.append(_measured(signed, moment, ILL, ILLNESS[day.illness], day.illness))
    return made


def _sleep(day: LoggedDay, bed: datetime, up: datetime, at: datetime, signed: dict[str, Any]) -> Sleep:
    bed, up = (m if m.tzinfo is not None else m.replace(tzinfo=at.tzinfo) for m in (bed, up))
    if not timedelta() < up - bed <= timedelta(hours=24):
        raise BadValue("getting up after going to bed, within a day", f"bed {bed.isoformat()}, up {up.isoformat()}")
    asleep = None if day.sleep_hours is None else SleepStages(asleep=60 * day.sleep_hours)
    id = timed_identity(bed, signed["user_id"], LOG_SOURCE, "sleep")
    return Sleep(**signed, session_id=id, start_ts=bed, end_ts=up, sleep_stage_breakdown=asleep)


def _measured(signed: dict[str, Any], at: datetime, quantity: str, value: float, note: str | None = None) -> Measurement:
    id = timed_identity(at, signed["user_id"], LOG_SOURCE, quantity, *([note] if quantity == PAIN else []))
    return Measurement(**signed, measurement_id=id, at=at, quantity=quantity, value=value, note=note)
