"""Training: workouts with their seconds, laps, beat intervals and sets."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from milo.vocabulary.registry import ActivityType, Amount, HeartRate, Id, Moment, Note, OffsetMinutes, Record, Word, record_kind


@record_kind("workout", stream="milo:workouts", id="workout_id", time="start_ts")
class Workout(Record, frozen=True, kw_only=True):
    """One activity as one source saw it. The same run from a watch and a phone is two workouts until the ledger merges them.

    moving_s excludes pauses; duration_s is the timer the source shows. rpe is the session's effort, CR-10 (0-10).
    """

    workout_id: Id
    user_id: Id
    start_ts: Moment
    end_ts: Moment
    activity_type: ActivityType
    sport: Word | None = None
    title: Word | None = None
    device_id: Id | None = None
    utc_offset_min: OffsetMinutes | None = None
    duration_s: Amount | None = None
    moving_s: Amount | None = None
    distance_m: Amount | None = None
    ascent_m: Amount | None = None
    energy_kcal: Amount | None = None
    heart_rate_bpm: HeartRate | None = None
    max_heart_rate_bpm: HeartRate | None = None
    power_w: Amount | None = None
    cadence_rpm: Amount | None = None
    rpe: Annotated[float, msgspec.Meta(ge=0, le=10)] | None = None
    indoor: bool | None = None
    notes: Note | None = None
    original_id: Id | None = None


@record_kind("sample", stream="milo:samples", id="sample_id", time="at")
class Sample(Record, frozen=True, kw_only=True):
    """What a device saw at one moment; during an activity it names its workout.

    Sensor channels without a field of their own go into `channels` by quantity or channel name.
    """

    sample_id: Id
    user_id: Id
    at: Moment
    workout_id: Id | None = None
    device_id: Id | None = None
    heart_rate_bpm: HeartRate | None = None
    speed_m_s: Amount | None = None
    distance_m: Amount | None = None
    cadence_rpm: Amount | None = None
    power_w: Amount | None = None
    altitude_m: Annotated[float, msgspec.Meta(ge=-500, le=9_500)] | None = None
    temperature_c: Annotated[float, msgspec.Meta(ge=-60, le=80)] | None = None
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    channels: dict[str, float] | None = None


@record_kind("lap", stream="milo:laps", id="lap_id", time="start_ts")
class Lap(Record, frozen=True, kw_only=True):
    """A part of a workout the athlete or the device marked."""

    lap_id: Id
    user_id: Id
    workout_id: Id
    start_ts: Moment
    number: Annotated[int, msgspec.Meta(ge=1)]
    duration_s: Amount | None = None
    distance_m: Amount | None = None
    heart_rate_bpm: HeartRate | None = None
    max_heart_rate_bpm: HeartRate | None = None
    power_w: Amount | None = None
    energy_kcal: Amount | None = None


@record_kind("rr", stream="milo:rr", id="rr_id", time="at")
class RRIntervals(Record, frozen=True, kw_only=True):
    """Beat-to-beat intervals in ms, in order, the first ending after `at`; gaps are separate records."""

    rr_id: Id
    user_id: Id
    at: Moment
    rr_ms: list[Annotated[float, msgspec.Meta(ge=0, le=60_000)]]
    workout_id: Id | None = None
    device_id: Id | None = None
    session_id: Id | None = None


SetType = Literal["normal", "warm_up", "drop", "failure"]


@record_kind("set", stream="milo:sets", id="set_id", time="at")
class LiftedSet(Record, frozen=True, kw_only=True):
    """One set of one exercise. exercise is the name as written; weight_kg is None for body weight alone.

    rir: repetitions in reserve (RPE 8 = 2 in reserve).  number counts from 1 within the exercise of the workout.
    """

    set_id: Id
    user_id: Id
    workout_id: Id
    at: Moment
    exercise: Word
    number: Annotated[int, msgspec.Meta(ge=1)]
    set_type: SetType = "normal"
    reps: Annotated[float, msgspec.Meta(ge=0, le=1_000)] | None = None
    weight_kg: Annotated[float, msgspec.Meta(ge=-200, le=1_000)] | None = None
    rir: Annotated[float, msgspec.Meta(ge=0, le=10)] | None = None
    duration_s: Amount | None = None
    distance_m: Amount | None = None
    notes: Note | None = None
    superset: Word | None = None
    utc_offset_min: OffsetMinutes | None = None


@record_kind("form_set", stream="milo:form_sets", id="form_set_id", time="at")
class FormSet(Record, frozen=True, kw_only=True):
    """How a filmed set looked to a camera; kept when the athlete logs the set, and no picture with it.

    form, strain: 0-100.  depth_index: how far the hip was below the knee at the turn, over the thigh's length, median of the
    repetitions.  rom_deg, lowering_s, asymmetry_deg: medians too.
    """

    form_set_id: Id
    user_id: Id
    at: Moment
    exercise: Word
    reps: Annotated[int, msgspec.Meta(ge=1, le=1_000)]
    view: Literal["side", "oblique", "front"] | None = None
    form: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    strain: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    depth_index: Annotated[float, msgspec.Meta(ge=-2, le=2)] | None = None
    rom_deg: Annotated[float, msgspec.Meta(ge=0, le=360)] | None = None
    lowering_s: Annotated[float, msgspec.Meta(ge=0, le=60)] | None = None
    asymmetry_deg: Annotated[float, msgspec.Meta(ge=0, le=180)] | None = None
