"""The six wearable streams: who, with what, what it saw, and how people slept, ate and felt."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from milo.vocabulary.registry import (
    ActivityType,
    Amount,
    DeviceType,
    Goal,
    HeartRate,
    Id,
    Moment,
    OffsetMinutes,
    Record,
    Sex,
    Word,
    record_kind,
)


@record_kind("user", stream="fitness:users", id="user_id", time="signup_ts")
class User(Record, frozen=True, kw_only=True):
    """An athlete, as a wearable platform knows them."""

    user_id: Id
    signup_ts: Moment
    user_name: Word | None = None
    email: Word | None = None
    date_of_birth: date | None = None
    sex: Sex | None = None
    height_cm: Annotated[float, msgspec.Meta(ge=80, le=260)] | None = None
    weight_kg_start: Annotated[float, msgspec.Meta(ge=20, le=400)] | None = None
    resting_hr_baseline: Annotated[float, msgspec.Meta(ge=20, le=140)] | None = None
    max_hr_estimate: Annotated[float, msgspec.Meta(ge=80, le=260)] | None = None
    goal_type: Goal | None = None
    dietary_preference: Word | None = None


@record_kind("device", stream="fitness:devices", id="device_id", time="first_seen_ts")
class Device(Record, frozen=True, kw_only=True):
    """A thing that measures, worn or carried by one athlete."""

    device_id: Id
    user_id: Id
    device_type: DeviceType
    first_seen_ts: Moment
    last_seen_ts: Moment | None = None
    model: Word | None = None


@record_kind("event", stream="fitness:events", id="event_id", time="event_ts")
class Event(Record, frozen=True, kw_only=True):
    """One message of a wearable: what it saw since the one before."""

    event_id: Id
    user_id: Id
    event_ts: Moment
    device_id: Id | None = None
    activity_type: ActivityType | None = None
    duration_s: Amount | None = None
    distance_m: Amount | None = None
    pace_s_per_km: Amount | None = None
    heart_rate_bpm: HeartRate | None = None
    hr_variability_ms: Annotated[float, msgspec.Meta(ge=0, le=500)] | None = None
    spo2_pct: Annotated[float, msgspec.Meta(ge=50, le=100)] | None = None
    respiration_rate: Annotated[float, msgspec.Meta(ge=2, le=90)] | None = None
    skin_temp_c: Annotated[float, msgspec.Meta(ge=10, le=45)] | None = None
    gsr_us: Annotated[float, msgspec.Meta(ge=0, le=200)] | None = None
    calories_burned: Amount | None = None
    indoor: bool | None = None
    gps_lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    gps_lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    step_increment: Annotated[float, msgspec.Meta(ge=0, le=200_000)] | None = None


class SleepStages(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Minutes in each stage; None where the device does not tell. asleep: in all, for devices that tell sleep but no stages."""

    awake: Amount | None = None
    asleep: Amount | None = None
    light: Amount | None = None
    deep: Amount | None = None
    rem: Amount | None = None


@record_kind("sleep", stream="fitness:sleep", id="session_id", time="start_ts")
class Sleep(Record, frozen=True, kw_only=True):
    """One sleep, from lying down to getting up."""

    session_id: Id
    user_id: Id
    start_ts: Moment
    end_ts: Moment
    device_id: Id | None = None
    quality: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    sleep_stage_breakdown: SleepStages | None = None
    awakenings: Annotated[int, msgspec.Meta(ge=0, le=500)] | None = None
    utc_offset_min: OffsetMinutes | None = None


@record_kind("nutrition", stream="fitness:nutrition", id="log_id", time="log_ts")
class Nutrition(Record, frozen=True, kw_only=True):
    """One thing eaten or drunk.

    food_id: a food of the diary or an own one; None for energy alone.  name: as it is shown.  amount, unit: as told; unit None
    counts pieces.  nutrients: what else is known (vocabulary.diary_foods.NUTRIENTS), for the whole amount.
    """

    log_id: Id
    user_id: Id
    log_ts: Moment
    meal_type: Word | None = None
    calories: Amount | None = None
    protein_g: Amount | None = None
    carbs_g: Amount | None = None
    fat_g: Amount | None = None
    water_ml: Amount | None = None
    utc_offset_min: OffsetMinutes | None = None
    food_id: Word | None = None
    name: Word | None = None
    amount: Amount | None = None
    unit: Word | None = None
    grams: Amount | None = None
    nutrients: dict[str, Amount] | None = None


@record_kind("feedback", stream="fitness:feedback", id="feedback_id", time="event_ts")
class Feedback(Record, frozen=True, kw_only=True):
    """How the athlete says they are: mood and energy 1-5, exertion and soreness 1-10."""

    feedback_id: Id
    user_id: Id
    event_ts: Moment
    mood: Annotated[float, msgspec.Meta(ge=1, le=5)] | None = None
    energy: Annotated[float, msgspec.Meta(ge=1, le=5)] | None = None
    perceived_exertion: Annotated[float, msgspec.Meta(ge=1, le=10)] | None = None
    soreness_level: Annotated[float, msgspec.Meta(ge=1, le=10)] | None = None
    utc_offset_min: OffsetMinutes | None = None
