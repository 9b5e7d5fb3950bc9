"""TCX: Garmin's Training Center database, with laps and trackpoints.

Source: the schema TrainingCenterDatabase v2 and its ActivityExtension v2 (garmin.com/xmlschemas). The device is named after
the laps, so a file is read twice: once for what each activity says of itself, once for its points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from milo.importers.contract import Context, Found, Source
from milo.importers.sports import activity_type
from milo.importers.track_values import MAX_NOTE_CHARS, label, moment, number, position
from milo.importers.xml_stream import read_xml, root_name
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, DeviceType, Lap, Sample, Workout

MAX_BYTES = 500_000_000  # 24 hours of one-second points have about 50 MB; our choice
MAX_LAPS = 20_000  # in one file; our choice
NO_TIME = "no time"
COURSE = "a planned course, not an activity"
_TRACKPOINT = "Trackpoint"
# Elements of a trackpoint -> the quantity of the sample. Value is the one inside HeartRateBpm.
_VALUES = {
    "Value": "heart_rate_bpm",
    "AltitudeMeters": "altitude_m",
    "DistanceMeters": "distance_m",
    "Cadence": "cadence_rpm",
    "RunCadence": "cadence_rpm",
    "Speed": "speed_m_s",
    "Watts": "power_w",
}
_POINT_NAMES = {"Time", "LatitudeDegrees", "LongitudeDegrees", *_VALUES}
# Elements of a lap -> the quantity of its total or mean; "time" has no quantity of its own.
_LAP_VALUES = {
    "TotalTimeSeconds": "time",
    "DistanceMeters": "distance_m",
    "Calories": "energy_kcal",
    "AverageHeartRateBpm": "heart_rate_bpm",
    "MaximumHeartRateBpm": "max",
    "AvgWatts": "power_w",
    "Cadence": "cadence_rpm",
    "AvgRunCadence": "cadence_rpm",
}
_DEVICE_WORDS: list[tuple[str, DeviceType]] = [
    (r"edge|elemnt|bolt|roam|karoo|rox|bryton|sigma", "computer"),
    (r"iphone|phone|android|pixel|galaxy s", "phone"),
    (r"forerunner|f[eē]nix|epix|vivo|venu|instinct|enduro|marq|approach|watch|polar|suunto|coros|tactix|quatix", "watch"),
]


class Importer:
    """Each activity is a workout with its laps, each trackpoint with a time a sample; a course has no times of its own.

    Totals of the workout are those of its laps. A total of 0 is how exporters write "not measured", and stays None.
    """

    format = "tcx"

    def identify(self, source: Source) -> bool:
        return root_name(source.head) == "TrainingCenterDatabase"

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        if source.size > MAX_BYTES:
            raise RefusedFile(f"a TCX file of at most {MAX_BYTES // 1_000_000} MB", f"{source.size:,} bytes")
        # What the outline drops or skips is counted by the second reading.
        outline = _Outline(Context(context.user_id, context.zone))
        try:
            for _ in read_xml(source, outline):
                pass
        except BrokenFile:
            pass  # the second reading breaks at the same place, after what came before
        return read_xml(source, _Points(context, outline.activities))


@dataclass
class _Lap:
    """A lap as it is written: text by element of _LAP_VALUES."""

    start: tuple[datetime, int | None] | None
    told: dict[str, str] = field(default_factory=dict)


@dataclass
class _Activity:
    """An activity as it is written; first and final are the times of its trackpoints."""

    sport: str
    told: dict[str, str] = field(default_factory=dict)
    laps: list[_Lap] = field(default_factory=list)
    first: tuple[datetime, int | None] | None = None
    final: datetime | None = None

    @property
    def start(self) -> tuple[datetime, int | None] | None:
        """When it began: as the first lap says, else the first point."""
        return next((lap.start for lap in self.laps if lap.start), None) or self.first


class _Outline:
    """First reading: what each activity says of itself."""

    texts = True

    def __init__(self, context: Context) -> None:
        self.found: list[Found] = []
        self.activities: list[_Activity] = []
        self._context = context
        self._laps = 0
        self._open: _Activity | None = None
        self._lap: _Lap | None = None
        self._point = self._creator = False
        self._holder = ""  # AverageHeartRateBpm or MaximumHeartRateBpm, whose number stands in a Value

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._point:
            return
        if name == _TRACKPOINT:
            self._point = True
        elif name == "Activity":
            self._open = _Activity(attributes.get("Sport", ""))
            self.activities.append(self._open)
        elif name == "Lap" and self._open:
            self._laps += 1
            if self._laps > MAX_LAPS:
                raise RefusedFile(f"a TCX file of at most {MAX_LAPS:,} laps", "more")
            self._lap = _Lap(moment(attributes.get("StartTime", ""), self._context))
            self._open.laps.append(self._lap)
        elif name == "Creator":
            self._creator = True
        elif name in {"AverageHeartRateBpm", "MaximumHeartRateBpm"}:
            self._holder = name
        if len(self.activities) > MAX_LAPS:
            raise RefusedFile(f"a TCX file of at most {MAX_LAPS:,} activities", "more")

    def end(self, name: str, text: str) -> None:
        if self._point:
            if name == "Time" and self._open and (when := moment(text, self._context)):
                self._open.first = min(self._open.first or when, when, key=lambda w: w[0])
                self._open.final = max(self._open.final or when[0], when[0])
            self._point = name != _TRACKPOINT
        elif name == "Activity":
            self._open = self._lap = None
        elif name == "Lap":
            self._lap = None
        elif name == "Creator":
            self._creator = False
        elif self._open is None or not text:
            return
        elif self._creator:
            if name in {"Name", "UnitId", "ProductID", "ProductId"}:
                self._open.told[name] = text
        elif name == "Notes":
            self._open.told["Notes"] = (self._open.told.get("Notes", "") + "\n" + text).strip()[:MAX_NOTE_CHARS]
        elif self._lap is not None:
            known = self._holder if name == "Value" else name
            if known in _LAP_VALUES:
                self._lap.told[known] = text[:40]

    def finish(self) -> None:
        pass


class _Points:
    """Second reading: the samples, and at the end of each activity its workout."""

    texts = True

    def __init__(self, context: Context, activities: list[_Activity]) -> None:
        self.found: list[Found] = []
        self._context = context
        self._waiting = iter(activities)
        self._seen: dict[tuple[object, ...], int] = {}
        self._workout: _WorkoutInFile | None = None
        self._point: dict[str, str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._point is None:
            if name == _TRACKPOINT:
                self._point = {}
            elif name == "Activity":
                self.finish()
                self._workout = self._begin(next(self._waiting, None))

    def end(self, name: str, text: str) -> None:
        if self._point is not None:
            if name == _TRACKPOINT:
                self._add(self._point)
                self._point = None
            elif text and name in _POINT_NAMES:
                self._point[name] = text
        elif name == "Activity":
            self.finish()

    def finish(self) -> None:
        if self._workout:
            self.found += self._workout.close()
            self._workout = None

    def _begin(self, activity: _Activity | None) -> _WorkoutInFile | None:
        if activity is None or activity.start is None:
            return None
        key = (activity.start[0], activity.told.get("Name"), activity.sport)
        nth = self._seen[key] = self._seen.get(key, -1) + 1
        workout = _WorkoutInFile(activity, activity.start, nth, self._context)
        if workout.device:
            self.found.append(Found(workout.device, rows=0))
        return workout

    def _add(self, point: dict[str, str]) -> None:
        context, workout = self._context, self._workout
        when = moment(point.get("Time", ""), context)
        if when is None:
            context.skip("a time that cannot be read" if point.get("Time") else NO_TIME)
        elif workout is None:
            context.skip(COURSE)
        else:
            where = position(point.get("LatitudeDegrees"), point.get("LongitudeDegrees"), context)
            values = {quantity: point[name] for name, quantity in _VALUES.items() if name in point}
            sample = Sample(
                origin=Origin.IMPORTED,
                source=workout.source,
                sample_id=workout.sample_id(when[0]),
                user_id=context.user_id,
                at=when[0],
                workout_id=workout.id,
                device_id=workout.device.device_id if workout.device else None,
                lat=where[0] if where else None,
                lon=where[1] if where else None,
                **{quantity: number(text, quantity, context) for quantity, text in values.items()},  # type: ignore[arg-type]
            )
            self.found.append(Found(sample))


class _WorkoutInFile:
    """One activity on its way to a workout: its names, its device, its totals."""

    def __init__(self, activity: _Activity, start: tuple[datetime, int | None], nth: int, context: Context) -> None:
        self._activity = activity
        self._context = context
        self._start, self._offset = start
        self._latest: datetime | None = None
        self._count = 0
        told = activity.told
        self.source = label(told.get("Name"), "tcx")
        self.device = self._device(told) if told.get("Name") else None
        self.id = timed_identity(self._start, context.user_id, self.source, activity.sport, nth)

    def sample_id(self, at: datetime) -> str:
        """A point that does not come after all before it is told apart by its place in the activity."""
        self._count += 1
        if self._latest is None or at > self._latest:
            self._latest = at
            return timed_identity(at, self.id, 0)
        return timed_identity(at, self.id, self._count)

    def _device(self, told: dict[str, str]) -> Device:
        name = self.source.lower()
        return Device(
            origin=Origin.IMPORTED,
            source=self.source,
            device_id=identity(self._context.user_id, "device", self.source, told.get("UnitId", ""), told.get("ProductID", "")),
            user_id=self._context.user_id,
            device_type=next((kind for words, kind in _DEVICE_WORDS if re.search(words, name)), "other"),
            first_seen_ts=self._start,
            model=self.source,
        )

    def close(self) -> list[Found]:
        """The laps and the workout."""
        activity, context = self._activity, self._context
        laps = [self._lap(n, lap) for n, lap in enumerate(activity.laps, 1)]
        ends = [lap.start_ts + timedelta(seconds=lap.duration_s or 0) for lap in laps]
        workout = Workout(
            origin=Origin.IMPORTED,
            source=self.source,
            workout_id=self.id,
            user_id=context.user_id,
            start_ts=self._start,
            end_ts=max([self._start, *ends, *([activity.final] if activity.final else [])]),
            activity_type=activity_type(activity.sport),
            sport=label(activity.sport, "") or None,
            device_id=self.device.device_id if self.device else None,
            utc_offset_min=self._offset,
            duration_s=_total([lap.duration_s for lap in laps]),
            distance_m=_total([lap.distance_m for lap in laps]),
            energy_kcal=_total([lap.energy_kcal for lap in laps]),
            heart_rate_bpm=_mean([(lap.heart_rate_bpm, lap.duration_s) for lap in laps]),
            max_heart_rate_bpm=max((lap.max_heart_rate_bpm for lap in laps if lap.max_heart_rate_bpm), default=None),
            power_w=_mean([(lap.power_w, lap.duration_s) for lap in laps]),
            cadence_rpm=_mean(
                [
                    (number(raw.told.get("Cadence") or raw.told.get("AvgRunCadence"), "cadence_rpm", context), lap.duration_s)
                    for raw, lap in zip(activity.laps, laps, strict=True)
                ]
            ),
            notes=activity.told.get("Notes"),
            original_id=context.original_id,
        )
        return [*(Found(lap, rows=0) for lap in laps), Found(workout, rows=0)]

    def _lap(self, n: int, lap: _Lap) -> Lap:
        told, context = lap.told, self._context
        start = lap.start[0] if lap.start else self._start
        return Lap(
            origin=Origin.IMPORTED,
            source=self.source,
            lap_id=timed_identity(start, self.id, "lap", n),
            user_id=context.user_id,
            workout_id=self.id,
            start_ts=start,
            number=n,
            duration_s=_seconds(told.get("TotalTimeSeconds")),
            distance_m=number(told.get("DistanceMeters"), "distance_m", context) or None,
            heart_rate_bpm=number(told.get("AverageHeartRateBpm"), "heart_rate_bpm", context),
            max_heart_rate_bpm=number(told.get("MaximumHeartRateBpm"), "heart_rate_bpm", context),
            power_w=number(told.get("AvgWatts"), "power_w", context) or None,
            energy_kcal=number(told.get("Calories"), "energy_kcal", context) or None,
        )


MAX_LAP_S = 30 * 86_400.0  # a month; beyond it a lap's time is a slip; our choice


def _seconds(text: str | None) -> float | None:
    try:
        seconds = float(text or "")
    except ValueError:
        return None
    return seconds if 0 <= seconds <= MAX_LAP_S else None


def _total(values: list[float | None]) -> float | None:
    told = [v for v in values if v is not None]
    return round(sum(told), 3) if sum(told) > 0 else None


def _mean(values: list[tuple[float | None, float | None]]) -> float | None:
    """The mean weighted by the laps' seconds; laps that do not tell both are left out."""
    told = [(v, s) for v, s in values if v is not None and s]
    return round(sum(v * s for v, s in told) / sum(s for _, s in told), 2) if told else None
