"""Activities in FIT files -> workouts, laps, sets, samples and beat-to-beat intervals."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import repeat
from typing import Any

from milo.importers.contract import Context, Found
from milo.importers.fit_clock import NO_CALENDAR_TIME, NO_TIME, FitClock, seconds
from milo.importers.fit_columns import Part, Slice
from milo.importers.fit_names import exercise_name, sport_of
from milo.importers.track_values import label
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import Lap, LiftedSet, RRIntervals, Sample, Workout

COURSE = "a planned course, not an activity"
NO_SUMMARY = "The file holds no summary of this activity: start and end are those of its records."
_COURSE_TYPES = {6, 34}  # file_id.type: course, segment
_TIMER, _START = 0, 0  # event 0 is the timer, event type 0 its start
_ACTIVE_SET = 1  # set_type 0 is the rest between two
_MAX_SESSIONS = 1_000  # in one file; a multi-sport race has seven; our choice
_RR_GAP_S = 5.0  # a device hands over beats at least every few seconds; a longer silence is a gap; our choice
_RR_BLOCK_S = 300.0  # no record of intervals is longer than this, the usual window of HRV (Task Force 1996)
_MAX_BEATS = 2_000_000  # in one file, two weeks at 100 bpm; our choice
TOO_MANY_BEATS = f"The file holds more than {_MAX_BEATS:,} intervals between beats: the first were kept."
_LONGEST_RR_S = 65.534  # what the profile's 16 bits can say
_DISTANCE_STEPS = 4_096  # the 12 bits of the compressed distance, which then starts again
Column = list[Any]


@dataclass(frozen=True, slots=True)
class Maker:
    """What wrote the file: its name and, where it can be told from others, its device."""

    source: str
    device_id: str | None


NOTHING_BUT_TIME = "nothing but a time"


@dataclass(slots=True)
class _Session:
    """A stretch of the file that becomes a workout."""

    start: datetime
    end: datetime
    row: dict[str, Any]
    whole: bool = True
    id: str = ""


class Activity:
    """One file's activity: a session is a workout, a record message a sample with rows=1; the rest stands beside (rows=0).

    Cadence is kept as FIT writes it: turns of one leg per minute, so running has half its steps (as in TCX and GPX).
    The ids hang on start, device, sport and the moment, not on the file: the same activity exported twice is the same.
    """

    def __init__(self, part: Part, clock: FitClock, maker: Maker, context: Context) -> None:
        self._part = part
        self._clock = clock
        self._maker = maker
        self._context = context
        self._is_course = any(row.get("type") in _COURSE_TYPES for row in part.rows("file_id"))
        self._sessions = [] if self._is_course else self._find_sessions()
        self._starts = [s.start for s in self._sessions]
        self._stamps = array("d")  # of the records, for the beats between them

    def found(self) -> Iterator[Found]:
        """All records of the activity."""
        for session in self._sessions:
            yield Found(self._workout(session), rows=0)
        if self._sessions:
            yield from self._laps()
            yield from self._sets()
        yield from self._samples()
        if self._sessions:
            yield from self._intervals()

    # --- workouts -------------------------------------------------------------------------------------------------------

    def _find_sessions(self) -> list[_Session]:
        sessions: list[_Session] = []
        for row in self._part.rows("session"):
            elapsed = seconds(row.get("elapsed_s")) or seconds(row.get("timer_s"))
            start, end = self._clock.moment(row.get("start_time")), self._clock.moment(row.get("timestamp"))
            if start is None and end is not None:
                start = end - timedelta(seconds=elapsed or 0)
            if start is None or len(sessions) >= _MAX_SESSIONS:
                continue
            if elapsed is not None:
                end = start + timedelta(seconds=elapsed)
            sessions.append(_Session(start, max(start, end or start), row))
        if not sessions:
            sessions = self._from_records()
        sessions.sort(key=lambda s: s.start)
        seen: dict[tuple[datetime, Any], int] = {}
        for session in sessions:
            key = (session.start, session.row.get("sport"))
            nth = seen[key] = seen.get(key, -1) + 1
            who = self._maker.device_id or self._maker.source
            session.id = timed_identity(session.start, self._context.user_id, who, session.row.get("sport"), nth)
        return sessions

    def _from_records(self) -> list[_Session]:
        """The one workout of a file that lost its summary, or never had one."""
        records = self._part.messages.get("record")
        start = end = None
        for piece in records.slices() if records else ():
            times = [m for t in piece.columns["timestamp"] if (m := self._clock.moment(t)) is not None]
            if times:
                start, end = min(start or times[0], *times), max(end or times[0], *times)
        if start is None or end is None:
            return []
        for row in self._part.rows("event"):
            if row.get("event") == _TIMER and row.get("event_type") == _START:
                # Where a summary would have put it, so that the whole file, found later, is the same workout.
                pressed = self._clock.moment(row.get("timestamp"))
                if pressed is not None and timedelta(0) <= start - pressed <= timedelta(hours=1):
                    start = pressed
                break
        row = next(self._part.rows("sport"), {})
        return [_Session(start, end, {k: row[k] for k in ("sport", "sub_sport") if k in row}, whole=False)]

    def _workout(self, session: _Session) -> Workout:
        row, accept = session.row, self._context.accept
        type_, sport, indoor = sport_of(row)
        return Workout(
            origin=Origin.IMPORTED,
            source=self._maker.source,
            workout_id=session.id,
            user_id=self._context.user_id,
            start_ts=session.start,
            end_ts=session.end,
            activity_type=type_,
            sport=sport,
            title=label(row.get("profile_name"), "") or None,
            device_id=self._maker.device_id,
            utc_offset_min=self._clock.offset_at(session.start),
            duration_s=seconds(row.get("timer_s")),
            moving_s=seconds(row.get("moving_s")),
            distance_m=accept("distance_m", row.get("distance_m")) or None,  # 0 is how "not measured" is written
            ascent_m=accept("ascent_m", row.get("ascent_m")),
            energy_kcal=accept("energy_kcal", row.get("energy_kcal")) or None,
            heart_rate_bpm=accept("heart_rate_bpm", row.get("heart_rate_bpm") or None),
            max_heart_rate_bpm=accept("heart_rate_bpm", row.get("max_heart_rate_bpm") or None),
            power_w=accept("power_w", row.get("power_w")) or None,
            cadence_rpm=accept("cadence_rpm", row.get("cadence_rpm")) or None,
            rpe=accept("rpe", row.get("rpe")),
            indoor=indoor,
            notes=None if session.whole else NO_SUMMARY,
            original_id=self._context.original_id,
        )

    def _session_at(self, at: datetime) -> _Session:
        """The last session that had begun by then; the first one for what comes before all."""
        return self._sessions[max(0, bisect_right(self._starts, at) - 1)]

    # --- laps and sets --------------------------------------------------------------------------------------------------

    def _laps(self) -> Iterator[Found]:
        numbers: dict[str, int] = {}
        accept = self._context.accept
        for row in self._part.rows("lap"):
            elapsed = seconds(row.get("elapsed_s"))
            start = self._clock.moment(row.get("start_time"))
            if start is None and (end := self._clock.moment(row.get("timestamp"))) is not None and elapsed is not None:
                start = end - timedelta(seconds=elapsed)
            if start is None:
                continue
            workout_id = self._session_at(start).id
            number = numbers[workout_id] = numbers.get(workout_id, 0) + 1
            lap = Lap(
                origin=Origin.IMPORTED,
                source=self._maker.source,
                lap_id=timed_identity(start, workout_id, "lap", number),
                user_id=self._context.user_id,
                workout_id=workout_id,
                start_ts=start,
                number=number,
                duration_s=seconds(row.get("timer_s", elapsed)),
                distance_m=accept("distance_m", row.get("distance_m")) or None,
                heart_rate_bpm=accept("heart_rate_bpm", row.get("heart_rate_bpm") or None),
                max_heart_rate_bpm=accept("heart_rate_bpm", row.get("max_heart_rate_bpm") or None),
                power_w=accept("power_w", row.get("power_w")) or None,
                energy_kcal=accept("energy_kcal", row.get("energy_kcal")) or None,
            )
            yield Found(lap, rows=0)

    def _sets(self) -> Iterator[Found]:
        titles = {(r.get("category"), r.get("subtype")): r["name"] for r in self._part.rows("exercise_title") if "name" in r}
        numbers: dict[tuple[str, str], int] = {}
        accept = self._context.accept
        for row in self._part.rows("set"):
            at = self._clock.moment(row.get("start_time")) or self._clock.moment(row.get("timestamp"))
            if at is None or row.get("set_type", _ACTIVE_SET) != _ACTIVE_SET:
                continue
            # The watch may write several guesses; the first is the likeliest, or what the athlete corrected it to.
            category, subtype = row.get("category", (None,))[0], row.get("subtype", (None,))[0]
            exercise = label(titles.get((category, subtype)), exercise_name(category, subtype))
            workout_id = self._session_at(at).id
            number = numbers[workout_id, exercise] = numbers.get((workout_id, exercise), 0) + 1
            lifted = LiftedSet(
                origin=Origin.IMPORTED,
                source=self._maker.source,
                set_id=timed_identity(at, workout_id, "set", exercise, number),
                user_id=self._context.user_id,
                workout_id=workout_id,
                at=at,
                exercise=exercise,
                number=number,
                reps=accept("reps", row.get("reps")),
                weight_kg=accept("lifted_kg", row.get("weight_kg")) or None,
                duration_s=seconds(row.get("duration_s")),
                utc_offset_min=self._clock.offset_at(at),
            )
            yield Found(lifted, rows=0)

    # --- samples --------------------------------------------------------------------------------------------------------

    def _samples(self) -> Iterator[Found]:
        records = self._part.messages.get("record")
        if records is None:
            return
        if self._is_course:
            self._context.skip(COURSE, len(records))
            return
        distance = _CompressedDistance()
        seen: dict[datetime, int] = {}
        beats = "hrv" in self._part.messages
        for piece in records.slices():
            if beats:
                self._stamps.extend(-1.0 if t is None else t for t in piece.columns["timestamp"])
            yield from self._slice(piece, distance, seen)

    def _slice(self, piece: Slice, distance: _CompressedDistance, seen: dict[datetime, int]) -> Iterator[Found]:
        context, moment, columns, empty = self._context, self._clock.moment, piece.columns, piece.empty
        distance.fill(columns)
        stamps = columns["timestamp"]
        moments = [moment(t) for t in stamps]
        if None in moments:
            # What a record without a time says is not stored, so what is implausible in it is not counted either.
            for stamp, at in zip(stamps, moments, strict=True):
                if at is None:
                    context.skip(NO_TIME if stamp is None else NO_CALENDAR_TIME)
            kept = [i for i, at in enumerate(moments) if at is not None]
            columns = {name: [column[i] for i in kept] for name, column in columns.items()}
            moments = [moments[i] for i in kept]
            empty = [empty[i] for i in kept]
        values = _sample_columns(columns, context)
        user, source, device = context.user_id, self._maker.source, self._maker.device_id
        only = self._sessions[0].id if len(self._sessions) == 1 else None
        for at, bare, hr, speed, far, cadence, power, high, warm, lat, lon, channels in zip(moments, empty, *values, strict=True):
            assert at is not None
            if bare:
                context.skip(NOTHING_BUT_TIME)
                continue
            workout_id = only or self._session_at(at).id
            nth = seen[at] = seen.get(at, -1) + 1
            yield Found(
                Sample(
                    origin=Origin.IMPORTED,
                    source=source,
                    sample_id=timed_identity(at, workout_id, nth),
                    user_id=user,
                    at=at,
                    workout_id=workout_id,
                    device_id=device,
                    heart_rate_bpm=hr,
                    speed_m_s=speed,
                    distance_m=far,
                    cadence_rpm=cadence,
                    power_w=power,
                    altitude_m=high,
                    temperature_c=warm,
                    lat=lat,
                    lon=lon,
                    channels=channels,
                )
            )

    # --- beats ----------------------------------------------------------------------------------------------------------

    def _intervals(self) -> Iterator[Found]:
        records, hrv = self._part.messages.get("record"), self._part.messages.get("hrv")
        if hrv is None:
            return
        begin: datetime | None = None
        beats: list[float] = []
        length = 0.0  # of the beats, in seconds
        left = _MAX_BEATS
        for row in hrv.rows():
            left -= len(row.get("time", ()))
            if left < 0:
                self._context.notes.append(TOO_MANY_BEATS)
                break
            place = bisect_right(records.starts, row["at"]) - 1 if records else -1
            # Beats before the first record begin with the workout.
            at = self._clock.moment(self._stamps[place]) if place >= 0 else self._sessions[0].start
            if at is None:
                continue
            if begin is not None and ((at - begin).total_seconds() - length > _RR_GAP_S or length > _RR_BLOCK_S):
                yield self._rr(begin, beats)
                begin, beats, length = None, [], 0.0
            within = 0.0
            for interval in row.get("time", ()):
                if interval is None or interval > _LONGEST_RR_S:  # the rest of the message is padding
                    continue
                rr_ms = self._context.accept("rr_ms", round(interval * 1_000, 3))
                if rr_ms is None and begin is not None and beats:  # a beat missed or invented: the series begins anew after it
                    yield self._rr(begin, beats)
                    begin, beats, length = None, [], 0.0
                elif rr_ms is not None:
                    if begin is None:
                        begin = at + timedelta(seconds=within)
                    beats.append(rr_ms)
                    length += interval
                within += interval
        if begin is not None and beats:
            yield self._rr(begin, beats)

    def _rr(self, begin: datetime, beats: list[float]) -> Found:
        workout_id = self._session_at(begin).id
        return Found(
            RRIntervals(
                origin=Origin.IMPORTED,
                source=self._maker.source,
                rr_id=timed_identity(begin, workout_id, "rr", *beats),
                user_id=self._context.user_id,
                at=begin,
                rr_ms=beats,
                workout_id=workout_id,
                device_id=self._maker.device_id,
            ),
            rows=0,
        )


class _CompressedDistance:
    """Speed and distance that older straps pack into three bytes, the distance as a counter that starts again at 256 m."""

    def __init__(self) -> None:
        self._last = self._total = 0

    def fill(self, columns: dict[str, Column]) -> None:
        """Put what is packed where speed and distance have no field of their own."""
        packed = columns["speed_distance"]
        if not any(packed):
            return
        speeds, distances = columns["speed_m_s"], columns["distance_m"]
        for i, three in enumerate(packed):
            if three is None or len(three) != 3 or None in three:
                continue
            low, middle, high = (int(b) & 0xFF for b in three)
            steps = middle >> 4 | high << 4
            self._total += (steps - self._last) % _DISTANCE_STEPS
            self._last = steps
            if speeds[i] is None:
                speeds[i] = (low | (middle & 0x0F) << 8) / 100
            if distances[i] is None:
                distances[i] = self._total / 16


def _sample_columns(columns: dict[str, Column], context: Context) -> list[Any]:
    """heart rate, speed, distance, cadence, power, altitude, temperature, latitude, longitude, channels of some records."""

    def plausible(quantity: str, values: Column) -> Column:
        if not any(values) and all(v is None for v in values):
            return values
        low, high = QUANTITIES[quantity].low, QUANTITIES[quantity].high
        kept = [v if v is None or low <= v <= high else None for v in values]
        dropped = kept.count(None) - values.count(None)
        if dropped:
            context.dropped[quantity] = context.dropped.get(quantity, 0) + dropped
        return kept

    cadence = columns["cadence_rpm"]
    if any(columns["fractional_cadence"]):
        cadence = [c if c is None or f is None else c + f for c, f in zip(cadence, columns["fractional_cadence"], strict=True)]
    lats, lons = _positions(plausible("lat", columns["lat"]), plausible("lon", columns["lon"]))
    breathing = plausible("respiration_rate", _first(columns["enhanced_respiration_rate"], columns["respiration_rate"]))
    core = plausible("body_temp_c", columns["body_temp_c"])
    return [
        plausible("heart_rate_bpm", [v or None for v in columns["heart_rate_bpm"]]),  # 0 is a strap that lost contact
        plausible("speed_m_s", _first(columns["enhanced_speed"], columns["speed_m_s"])),
        plausible("distance_m", columns["distance_m"]),
        plausible("cadence_rpm", cadence),
        plausible("power_w", columns["power_w"]),
        [
            None if v is None else round(v, 2)
            for v in plausible("altitude_m", _first(columns["enhanced_altitude"], columns["altitude_m"]))
        ],
        plausible("temperature_c", columns["temperature_c"]),
        lats,
        lons,
        _channels(breathing, core),
    ]


def _first(better: Column, other: Column) -> Column:
    return [b if a is None else a for a, b in zip(better, other, strict=True)]


def _positions(lats: Column, lons: Column) -> tuple[Column, Column]:
    """Both or neither, to 7 decimals (1 cm); exactly 0, 0 is how a receiver without a fix writes."""
    if not any(lats):
        return [None] * len(lats), [None] * len(lons)
    pairs = [
        (None, None) if a is None or b is None or (a == 0 and b == 0) else (round(a, 7), round(b, 7))
        for a, b in zip(lats, lons, strict=True)
    ]
    return [p[0] for p in pairs], [p[1] for p in pairs]


def _channels(breathing: Column, core: Column) -> Any:
    if not any(breathing) and not any(core):
        return repeat(None, len(breathing))
    return [
        {name: value for name, value in (("respiration_rate", b), ("body_temp_c", c)) if value is not None} or None
        for b, c in zip(breathing, core, strict=True)
    ]
