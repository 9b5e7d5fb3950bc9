"""The record registry: one class per kind, and everything that handles records reads it here.

A kind says its stream, its identity, its athlete and its time. Adding a kind is adding one class below the decorator;
importers, writer, store, export, API and `milo schema` find it by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from milo.vocabulary.clock import micros
from milo.vocabulary.errors import BadRecord, UnknownName
from milo.vocabulary.origin import Origin

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
"""A UUID in text. Ids from other systems are kept as they are, hence the room for longer ones."""
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""An aware datetime; UTC inside."""
Word = Annotated[str, msgspec.Meta(max_length=500)]
Note = Annotated[str, msgspec.Meta(max_length=10_000)]
Amount = Annotated[float, msgspec.Meta(ge=0, le=1e12)]
HeartRate = Annotated[float, msgspec.Meta(ge=20, le=260)]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]
OffsetMinutes = Annotated[int, msgspec.Meta(ge=-1080, le=1080)]

ActivityType = Literal["walking", "running", "cycling", "strength", "yoga", "rowing", "swimming", "other"]
DeviceType = Literal["watch", "ring", "band", "strap", "mask_board", "oximeter", "phone", "app", "scale", "computer", "other"]
Goal = Literal["weight_loss", "endurance", "strength", "muscle_gain", "general"]
Sex = Literal["female", "male", "unspecified"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What every record carries beside its own fields.

    Records hold no cycles, so the garbage collector need not walk them: with it, bulk import is a fifth slower.

    origin: how the value came to be.  source: which app, device or file kind said it, e.g. "garmin fenix5", "hevy".
    schema_version: what the fields mean; it stands in a body only from version 2 on.
    """

    origin: Origin
    source: Word
    schema_version: Annotated[int, msgspec.Meta(ge=1)] = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """What the registry knows of one kind of record."""

    name: str
    stream: str
    type: type[Any]
    id_field: str
    time_field: str
    derived: bool
    id_of: Callable[[Any], str]
    time_of: Callable[[Any], datetime]
    decode: Callable[[bytes | str], Any]

    def micros_of(self, record: Any) -> int:
        """The record's time in microseconds since 1970 UTC."""
        return micros(self.time_of(record))


KINDS: dict[str, Kind] = {}
_BY_TYPE: dict[type, Kind] = {}
_BY_STREAM: dict[str, Kind] = {}
DEAD_LETTERS = "fitness:dead"
SCHEMA_VERSION = 1  # grows when a field changes its meaning; a new optional field changes nothing for those who do not know it


R = TypeVar("R", bound=type)


def _kind(name: str, *, stream: str, id: str, time: str, derived: bool = False) -> Callable[[R], R]:
    def register(cls: R) -> R:
        known = Kind(name, stream, cls, id, time, derived, attrgetter(id), attrgetter(time), msgspec.json.Decoder(cls).decode)
        KINDS[name] = _BY_TYPE[cls] = _BY_STREAM[stream] = known
        return cls

    return register


# --- the six wearable streams -------------------------------------------------------------------------------------------


@_kind("user", stream="fitness:users", id="user_id", time="signup_ts")
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


@_kind("device", stream="fitness:devices", id="device_id", time="first_seen_ts")
class Device(Record, frozen=True, kw_only=True):
    """A thing that measures, worn or carried by one athlete."""

    device_id: Id
    user_id: Id
    device_type: DeviceType
    first_seen_ts: Moment
    last_seen_ts: Moment | None = None
    model: Word | None = None


@_kind("event", stream="fitness:events", id="event_id", time="event_ts")
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


@_kind("sleep", stream="fitness:sleep", id="session_id", time="start_ts")
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


@_kind("nutrition", stream="fitness:nutrition", id="log_id", time="log_ts")
class Nutrition(Record, frozen=True, kw_only=True):
    """One thing eaten or drunk."""

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


@_kind("feedback", stream="fitness:feedback", id="feedback_id", time="event_ts")
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


# --- training -----------------------------------------------------------------------------------------------------------


@_kind("workout", stream="milo:workouts", id="workout_id", time="start_ts")
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


@_kind("sample", stream="milo:samples", id="sample_id", time="at")
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


@_kind("lap", stream="milo:laps", id="lap_id", time="start_ts")
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


@_kind("rr", stream="milo:rr", id="rr_id", time="at")
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


@_kind("set", stream="milo:sets", id="set_id", time="at")
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


# --- the body, day by day -----------------------------------------------------------------------------------------------


@_kind("measurement", stream="milo:measurements", id="measurement_id", time="at")
class Measurement(Record, frozen=True, kw_only=True):
    """One reading of one quantity (vocabulary.quantities), in that quantity's unit.

    until: the end of the interval a cumulative reading (steps) covers, or of the window an average was taken over.
    """

    measurement_id: Id
    user_id: Id
    at: Moment
    quantity: Word
    value: float
    until: Moment | None = None
    device_id: Id | None = None
    utc_offset_min: OffsetMinutes | None = None
    note: Note | None = None


@_kind("waveform", stream="milo:waveforms", id="waveform_id", time="start_ts")
class Waveform(Record, frozen=True, kw_only=True):
    """A block of equally spaced readings: value = raw * gain, encoded as little-endian int16 or float32 (NaN: no reading).

    rate_hz: by the device's own clock.  device_us: that clock at the first reading, in microseconds; blocks whose device times
    follow upon each other have no reading between them, whatever their wall-clock times say.
    """

    waveform_id: Id
    user_id: Id
    start_ts: Moment
    channel: Word
    rate_hz: Annotated[float, msgspec.Meta(gt=0, le=100_000)]
    encoding: Literal["int16", "float32"]
    data: Annotated[bytes, msgspec.Meta(max_length=8_000_000)]  # a store's document holds 16 MB, and JSON adds a third
    gain: float = 1.0
    unit: Word | None = None
    device_id: Id | None = None
    session_id: Id | None = None
    device_us: Annotated[int, msgspec.Meta(ge=0)] | None = None


Protocol = Literal["rest", "steps", "ramp", "plateaus", "free"]


class LabFigure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One value a session came to.

    value None: there is none, and reason says why.  low, high: its interval.  rule: how it was made.
    """

    unit: Word
    value: float | None = None
    low: float | None = None
    high: float | None = None
    quality: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    reason: Word | None = None
    rule: Word | None = None


class LabMark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened in a session, at_s seconds after its start.

    kind: "marker" (the athlete's), "alert", "link", "phase".
    """

    at_s: Annotated[float, msgspec.Meta(ge=0)]
    kind: Word
    text: Word
    rule: Word | None = None
    level: Word | None = None


@_kind("lab_session", stream="milo:lab_sessions", id="session_id", time="start_ts")
class LabSession(Record, frozen=True, kw_only=True):
    """A recording of the breath lab; its waveforms and intervals name it.

    Written at the start, and again at the end with what it came to.  end_ts None: still running, or cut off.
    figures: quantity -> value.  marks: in order.  counts: frames ok, bad, lost, repeated.
    """

    session_id: Id
    user_id: Id
    start_ts: Moment
    protocol: Protocol
    sensor: Word
    device_id: Id | None = None
    end_ts: Moment | None = None
    end_reason: Word | None = None
    figures: dict[str, LabFigure] | None = None
    marks: list[LabMark] | None = None
    counts: dict[str, int] | None = None
    clock: dict[str, float | None] | None = None
    thresholds: dict[str, Any] | None = None


# --- what Milo writes ---------------------------------------------------------------------------------------------------


@_kind("profile", stream="milo:profiles", id="profile_id", time="valid_from")
class ProfileVersion(Record, frozen=True, kw_only=True):
    """The athlete's profile (vocabulary.athlete) from a moment on; the newest one counts, older ones stay."""

    profile_id: Id
    user_id: Id
    valid_from: Moment
    profile: dict[str, Any]


@_kind("setting", stream="milo:settings", id="setting_id", time="valid_from")
class Setting(Record, frozen=True, kw_only=True):
    """Something the athlete decided from a moment on.

    name: "zones" (value: {"heart_rate_bpm": [four lower bounds of zones 2-5]}), "thresholds" (value: {"ftp_w", "threshold_hr_bpm",
    "threshold_pace_s_per_km", "max_hr_bpm", "resting_hr_bpm"}), "sources" (value: {"order": [source, ...]}), "timezone" (value:
    {"name": "Europe/Madrid"}), "sleep_need" (value: {"hours"}), "language" (value: {"language"}), "mask" (value: {"inlet_mm",
    "throat_mm", "factor" by a 3 L syringe}), "oximeter" (value: {"calibration" as milo calibrate spo2 writes it}).
    """

    setting_id: Id
    user_id: Id
    valid_from: Moment
    name: Word
    value: dict[str, Any]


@_kind("plan", stream="milo:plans", id="plan_version_id", time="created_at")
class PlanVersion(Record, frozen=True, kw_only=True):
    """One version of a plan, as the plan JSON; versions are never changed, only followed."""

    plan_version_id: Id
    plan_id: Id
    user_id: Id
    created_at: Moment
    version: Annotated[int, msgspec.Meta(ge=1)]
    plan: dict[str, Any]
    author: Word | None = None
    reason: Note | None = None
    parent: Id | None = None


@_kind("consent", stream="milo:consents", id="consent_id", time="at")
class Consent(Record, frozen=True, kw_only=True):
    """The athlete's yes or no to one purpose; the newest one per purpose counts."""

    consent_id: Id
    user_id: Id
    at: Moment
    purpose: Literal["storage", "external_model", "coach", "training_models", "bot"]
    given: bool
    text_version: Word | None = None
    until: Moment | None = None


@_kind("audit", stream="milo:audit", id="audit_id", time="at")
class AuditEntry(Record, frozen=True, kw_only=True):
    """That something was done with an athlete's data, without the data itself."""

    audit_id: Id
    user_id: Id
    at: Moment
    action: Word
    by: Word
    detail: dict[str, Any] | None = None


@_kind("original", stream="milo:originals", id="original_id", time="at")
class Original(Record, frozen=True, kw_only=True):
    """A file as it came; its bytes rest compressed beside the records. sha256 is of the bytes as they came."""

    original_id: Id
    user_id: Id
    at: Moment
    name: Word
    format: Word
    size: Annotated[int, msgspec.Meta(ge=0)]
    sha256: Word
    error: Note | None = None


@_kind("ruling", stream="milo:rulings", id="ruling_id", time="at")
class Ruling(Record, frozen=True, kw_only=True):
    """The athlete's word on a merge of the ledger: undo it, restore it, or let one source speak for a quantity."""

    ruling_id: Id
    user_id: Id
    at: Moment
    merge_id: Id
    decision: Literal["undo", "restore", "prefer"]
    quantity: Word | None = None
    speaker: Word | None = None


@_kind("merge", stream="milo:merges", id="merge_id", time="at", derived=True)
class Merge(Record, frozen=True, kw_only=True):
    """One truth from several sources: who speaks for which quantity, and why. Derived from members and rulings.

    subject: "workout" or a cumulative quantity ("steps").  members: ids of workouts, or source names.
    speaks: quantity -> member.  why: quantity -> reason in words.
    """

    merge_id: Id
    user_id: Id
    at: Moment
    subject: Word
    members: list[str]
    speaks: dict[str, str]
    why: dict[str, str]
    undone: bool = False


@_kind("workout_digest", stream="milo:workout_digests", id="digest_id", time="at", derived=True)
class WorkoutDigest(Record, frozen=True, kw_only=True):
    """What a workout's samples come to, so that a week is read without reading every second again.

    seen: as in DayDigest.  rule names the version of the sums.
    hr_seconds: seconds at each whole bpm, which is all that TRIMP and any set of zones need.
    normalised_power_w: fourth-power mean of 30 s power.  graded_speed_m_s: speed on the flat that costs the same (Minetti 2002).
    """

    digest_id: Id
    user_id: Id
    at: Moment
    workout_id: Id
    rule: Word
    samples: int
    seen: int = 0
    hr_seconds: dict[int, float] | None = None
    normalised_power_w: Amount | None = None
    mean_power_w: Amount | None = None
    graded_speed_m_s: Amount | None = None
    covered_s: Amount | None = None


@_kind("day_digest", stream="milo:day_digests", id="digest_id", time="at", derived=True)
class DayDigest(Record, frozen=True, kw_only=True):
    """What one source's events or measurements of one local day come to; source is theirs, at is 00:00 UTC of the day's date.

    digest_of: the kind summed up.  sums: cumulative quantity -> local hour (0-23) -> amount.
    stats: other quantity -> [n, mean, min, max, last].  origin is the records' own, the least direct one when mixed.
    seen: the store's change numbers of the days it was made from; another sum means it is out of date.
    """

    digest_id: Id
    user_id: Id
    at: Moment
    day: date
    digest_of: Word
    rule: Word
    count: int
    seen: int = 0
    sums: dict[str, dict[int, float]]
    stats: dict[str, list[float]]


# --- reading and writing ------------------------------------------------------------------------------------------------

_encode = msgspec.json.Encoder().encode


def kind(name: str) -> Kind:
    """The kind of that name. Raises UnknownName."""
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownName("kind of record", name, KINDS) from None


def kind_of(record: Record) -> Kind:
    """The kind of a record."""
    return _BY_TYPE[type(record)]


def kind_of_type(record_type: type[Record]) -> Kind:
    """The kind of a class of records."""
    return _BY_TYPE[record_type]


def kind_of_stream(stream: str) -> Kind:
    """The kind that travels on a stream. Raises UnknownName."""
    try:
        return _BY_STREAM[stream]
    except KeyError:
        raise UnknownName("stream", stream, _BY_STREAM) from None


def encode(record: Record) -> bytes:
    """The record's body, valid: it reads back as the same record within every type and range.

    Not-a-number is refused too: JSON writes it as null, and then the body reads back as another record.
    Raises BadRecord with the first reason.
    """
    try:
        body = _encode(record)
        back = _BY_TYPE[type(record)].decode(body)
    except (msgspec.ValidationError, UnicodeEncodeError) as e:
        raise BadRecord(f"a valid {kind_of(record).name}", str(e)) from None
    if back != record:
        raise BadRecord(f"a valid {kind_of(record).name}", "a value that is not a finite number")
    return body


def encode_all(records: Sequence[Record]) -> list[bytes]:
    """Bodies of records, each valid as in encode; a third quicker than one by one. Raises BadRecord when any is not."""
    decoders = [_BY_TYPE[type(r)].decode for r in records]
    try:
        bodies = [_encode(r) for r in records]
        if [decode(body) for decode, body in zip(decoders, bodies, strict=True)] == list(records):
            return bodies
    except (msgspec.ValidationError, UnicodeEncodeError) as e:
        raise BadRecord("valid records", str(e)) from None
    raise BadRecord("valid records", "a value that is not a finite number")


def accept(kind: Kind, body: bytes) -> tuple[Any, bytes]:
    """A live message as (record, body to store), valid as in encode.

    What this version knows is stored as this version writes it; fields it does not know are kept beside, also within parts, so
    that a newer publisher's words are there when the reader catches up. Spelling (white space, order) makes no difference.
    Raises BadRecord for what is not valid and for a schema_version above ours.
    """
    try:
        record = kind.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as e:
        _refuse_newer(body)
        raise BadRecord(f"a valid {kind.name}", str(e)) from None
    if record.schema_version > SCHEMA_VERSION:
        _refuse_newer(body)
    plain = _encode(record)  # just read, so valid: there is nothing in JSON that is not a number
    if plain == body:  # what our own publishers send
        return record, body
    try:
        sent = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as e:  # within a field nobody knows
        raise BadRecord(f"a valid {kind.name}", str(e)) from None
    merged = _with_unknown(record, msgspec.json.decode(plain), sent)
    return record, msgspec.json.encode(merged) if merged is not None else plain


def _refuse_newer(body: bytes) -> None:
    """Raise BadRecord when a message says it is of a version we do not know."""
    try:
        version = msgspec.json.decode(body)["schema_version"]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, TypeError, KeyError):
        return
    if isinstance(version, int) and version > SCHEMA_VERSION:
        do = "upgrade Milo, then `milo deadletters --replay`"
        raise BadRecord(f"a record of schema version {SCHEMA_VERSION} or older", f"version {version}", do)


def _with_unknown(known: msgspec.Struct, plain: dict[str, Any], sent: dict[str, Any]) -> dict[str, Any] | None:
    """plain and what only `sent` has, level by level; None when `sent` says nothing more."""
    fields = set(known.__struct_fields__)
    more: dict[str, Any] = {name: value for name, value in sent.items() if name not in fields}
    for name in fields & sent.keys():
        part = getattr(known, name)
        if isinstance(part, msgspec.Struct):
            inner = _with_unknown(part, plain.get(name, {}), sent[name])
            if inner is not None:
                more[name] = inner
    return {**plain, **dict(sorted(more.items()))} if more else None


def decode_all(kind: Kind, bodies: Iterable[bytes]) -> list[Any]:
    """Records of one kind from their bodies."""
    return list(map(kind.decode, bodies))


def json_schema() -> dict[str, Any]:
    """JSON Schema of every kind, with the registry's facts beside each."""
    kinds = list(KINDS.values())
    schemas, components = msgspec.json.schema_components([k.type for k in kinds])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "kinds": {
            k.name: {"stream": k.stream, "identity": k.id_field, "athlete": "user_id", "time": k.time_field, "schema": s}
            for k, s in zip(kinds, schemas, strict=True)
        },
        "$defs": dict(components),
    }
