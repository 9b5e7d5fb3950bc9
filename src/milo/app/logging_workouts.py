"""A workout or a day as the athlete writes it down (docs/logging.md) is read: checked, with every fault named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo
from typing import Annotated, Any

import msgspec

from milo.coach.likely_names import nearest_name, typo_of
from milo.vocabulary.athlete import ACTIVITY_WORDS, stored_word
from milo.vocabulary.errors import BadValue, MiloError, UnknownName, together
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.misfits import at_field, json_kind, misfits
from milo.vocabulary.pain_places import PLACES
from milo.vocabulary.told_limits import MOST_KM, MOST_MEAN_HR, MOST_MINUTES, Refusal, check_moment, check_pace, check_set, sentence

_TO_THE_MINUTE = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(Z|[+-]\d\d:\d\d)?")
ILLNESS = {"none": 0.0, "cold": 1.0, "fever": 2.0}

Minutes = Annotated[float, msgspec.Meta(gt=0, le=MOST_MINUTES)]
Ten = Annotated[float, msgspec.Meta(ge=0, le=10)]


class LoggedSet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One set; weight_kg left out is body weight alone, rir left out is not told. How much is too much: vocabulary.told_limits.

    duration_s: seconds of a set that was held, which needs no reps.
    """

    reps: float | None = None
    weight_kg: float | None = None
    rir: float | None = None
    warm_up: bool = False
    duration_s: float | None = None


class LoggedExercise(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exercise by any name Milo knows; one it does not know is kept as written."""

    exercise: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    sets: list[LoggedSet]


class LoggedEndurance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of endurance work."""

    activity: str
    minutes: Minutes
    distance_km: Annotated[float, msgspec.Meta(ge=0, le=MOST_KM)] | None = None
    avg_hr_bpm: Annotated[float, msgspec.Meta(ge=20, le=260)] | None = None


class LoggedPain(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somewhere that hurts."""

    region: str
    pain_0_10: Ten


class LoggedDay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a day was. date: the local day, which the night before belongs to; left out it is the day of `at`."""

    date: date | None = None
    sleep_hours: Annotated[float, msgspec.Meta(ge=0, le=24)] | None = None
    bed: datetime | None = None
    up: datetime | None = None
    calories: Annotated[float, msgspec.Meta(ge=0, le=30_000)] | None = None
    protein_g: Annotated[float, msgspec.Meta(ge=0, le=2_000)] | None = None
    weight_kg: Annotated[float, msgspec.Meta(ge=20, le=400)] | None = None
    mood: Annotated[float, msgspec.Meta(ge=1, le=5)] | None = None
    energy: Annotated[float, msgspec.Meta(ge=1, le=5)] | None = None
    soreness: Annotated[float, msgspec.Meta(ge=1, le=10)] | None = None
    resting_hr_bpm: Annotated[float, msgspec.Meta(ge=20, le=140)] | None = None
    hrv_rmssd_ms: Annotated[float, msgspec.Meta(ge=1, le=400)] | None = None
    body_temp_c: Annotated[float, msgspec.Meta(ge=25, le=45)] | None = None
    illness: str | None = None


class Logged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file: a workout, a day, or both."""

    at: datetime
    session_id: str | None = None
    title: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    minutes: Minutes | None = None
    rpe: Ten | None = None
    pain: list[LoggedPain] = []
    notes: Annotated[str, msgspec.Meta(max_length=10_000)] | None = None
    exercises: list[LoggedExercise] = []
    endurance: LoggedEndurance | None = None
    daily: LoggedDay | None = None


ROUNDED_MIN = 1.0  # two watches and a rounding may tell the same time so far apart (our choice)
KEYS: dict[type, str] = {
    Logged: "key of a workout", LoggedDay: "key of daily", LoggedEndurance: "key of endurance", LoggedPain: "key of pain",
    LoggedExercise: "key of an exercise", LoggedSet: "key of a set",
}  # fmt: skip


def read_log(raw: object, zone: tzinfo) -> Logged:
    """The checked form of decoded JSON. A moment without an offset is the athlete's local time.

    Raises UnknownName for a key, region or activity nobody knows (naming the nearest), BadValue for anything else that is off;
    every fault of the file is told with the first one (errors.together).
    """
    if not isinstance(raw, dict):
        raise BadValue("a workout: a JSON object", json_kind(raw))
    raw = _to_the_second(raw)
    if faults := misfits(raw, Logged, KEYS):
        # A key nobody knows comes first: with it mended, what is missing may be there.
        raise together(sorted(faults, key=lambda fault: not isinstance(fault, UnknownName)))
    logged = msgspec.convert(raw, Logged)
    if not (logged.exercises or logged.endurance or logged.daily or logged.pain or logged.minutes):
        raise BadValue("exercises, endurance, minutes, pain or daily", "none of them", "add what was done")
    if faults := _undoable(logged):
        raise together(faults)
    return msgspec.structs.replace(logged, at=aware(logged.at, zone))


def _to_the_second(raw: Mapping[Any, Any]) -> dict[Any, Any]:
    """The log with its moments to the second: people write 18:30."""

    def told(value: Any) -> Any:
        found = _TO_THE_MINUTE.fullmatch(value) if isinstance(value, str) else None
        return f"{found[1]}T{found[2]}:00{found[3] or ''}" if found else value

    daily = raw.get("daily")
    days = {"daily": {k: told(v) if k in ("bed", "up") else v for k, v in daily.items()}} if isinstance(daily, dict) else {}
    return {**raw, **({"at": told(raw["at"])} if "at" in raw else {}), **days}


def _undoable(logged: Logged) -> list[MiloError]:
    """What nobody can have done, and words nobody knows."""
    faults: list[MiloError] = []
    if logged.daily is not None and logged.daily.illness is not None and logged.daily.illness not in ILLNESS:
        faults.append(at_field(UnknownName("illness", logged.daily.illness, ILLNESS), "daily.illness"))
    for place, each in enumerate(logged.exercises):
        for number, one in enumerate(each.sets):
            if one.reps is None and one.duration_s is None:
                key = f"exercises[{place}].sets[{number}].reps"
                faults.append(at_field(BadValue(key, "none", "add 'reps', or 'duration_s' of a set that was held"), key))
                continue
            try:
                check_set(each.exercise, one.reps, one.weight_kg, one.rir, one.duration_s)
            except Refusal as why:
                why.place = {"exercise": each.exercise, "set": number}
                faults.append(at_field(why, f"exercises[{place}].sets[{number}]"))
    for number, pain in enumerate(logged.pain):
        try:
            word_of("region", pain.region, PLACES)
        except UnknownName as why:
            faults.append(at_field(why, f"pain[{number}].region"))
    if (e := logged.endurance) is not None:
        try:
            check_pace(word_of("activity", e.activity, ACTIVITY_WORDS), e.minutes, e.distance_km)
        except (Refusal, UnknownName) as why:
            faults.append(at_field(why, "endurance"))
    if e is not None and logged.minutes is not None and e.minutes > logged.minutes + ROUNDED_MIN:
        longer = Refusal(
            "part_longer", f"at most the {logged.minutes:g} min of the whole workout", f"{e.minutes:g} min", "check both",
            part=f"{e.minutes:g}", whole=f"{logged.minutes:g}",
        )  # fmt: skip
        faults.append(at_field(longer, "endurance.minutes"))
    if e is not None and e.avg_hr_bpm is not None and e.avg_hr_bpm > MOST_MEAN_HR:
        fast = Refusal(
            "mean_hr", f"a mean heart rate of at most {MOST_MEAN_HR:g}", f"{e.avg_hr_bpm:g}", "check it or leave it out",
            bpm=f"{e.avg_hr_bpm:g}", most=f"{MOST_MEAN_HR:g}",
        )  # fmt: skip
        faults.append(at_field(fast, "endurance.avg_hr_bpm"))
    return faults


def check_days(logged: Logged, now: datetime, born: date | None) -> None:
    """Raises Refusal where a moment or day of a log lies ahead, or before anybody told one. now: in the athlete's zone."""
    check_moment(logged.at, now, born)
    if (day := logged.daily) is None:
        return
    if day.date is not None:
        check_moment(datetime.combine(day.date, time(), now.tzinfo), now, born)
    for moment in (day.bed, day.up):
        if moment is not None:
            check_moment(aware(moment, logged.at.tzinfo or now.tzinfo or UTC), now, born)


def aware(at: datetime, zone: tzinfo) -> datetime:
    """A moment with its offset; without one it was the athlete's local time."""
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)


def unknown_names(logged: Logged, language: str) -> list[dict[str, str | None]]:
    """Exercises of a log that nobody knows, each once: {"exercise", "counts_as", "nearest", "text"}.

    counts_as: the exercise a clear slip is kept as, None for a name that is kept as it was written; of that one nothing counts
    for a lift.  nearest: the name to offer for it, None where none is near.  text: all of it as a sentence. language: "en" or "es".
    """
    told: list[dict[str, str | None]] = []
    for name in dict.fromkeys(e.exercise for e in logged.exercises):
        if find_exercise(name) is not None or name in catalogue():
            continue
        meant = typo_of(name)
        near = None if meant is not None else nearest_name(name, language)
        as_one = None if meant is None else meant.called(language)
        key = "name_meant" if meant is not None else "name_near" if near is not None else "name_unknown"
        text = sentence(key, language).format(name=name, known=as_one or near)
        told.append({"exercise": name, "counts_as": as_one, "nearest": near, "text": text})
    return told


def word_of(what: str, said: str, words: dict[str, tuple[str, ...]]) -> str:
    """The word of ours that something said stands for. what: the kind of word. Raises UnknownName."""
    word = stored_word(said, words)
    if word is not None:
        return word
    raise UnknownName(what, said, words)
