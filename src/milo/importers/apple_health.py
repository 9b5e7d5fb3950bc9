"""Apple Health: the export.xml of an iPhone, as it is or inside the zip, in whatever language its name is.

Source: the document type at the head of Apple's export ("HealthKit Export Version" 3-14). "Any Records that appear as children
of a correlation also appear as top-level records", it says, so those inside a Correlation are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from milo.importers.apple_food import FoodRows, factor_to, nutrient_of
from milo.importers.apple_sleep import TYPE as SLEEP
from milo.importers.apple_sleep import SleepRows
from milo.importers.apple_units import bare, convert, factor_of, quantity_of
from milo.importers.contract import Context, Found, Source
from milo.importers.sports import activity_type
from milo.importers.track_values import label
from milo.importers.xml_stream import read_xml, root_name
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES, Quantity
from milo.vocabulary.records import Device, DeviceType, Measurement, Workout

MAX_REMEMBERED = 5_000  # sources, devices and reasons; real exports have some dozens, and memory must not grow with the file
_DURATION_S = {"s": 1.0, "sec": 1.0, "min": 60.0, "hr": 3_600.0, "h": 3_600.0}
_INSIDE = {"Correlation", "ClinicalRecord", "Audiogram", "VisionPrescription", "ActivitySummary"}
_DEVICE_WORDS: list[tuple[str, DeviceType]] = [
    (r"watch", "watch"),
    (r"iphone|ipad|ipod|phone", "phone"),
    (r"scale|withings|body cardio|renpho", "scale"),
    (r"\bring\b|oura", "ring"),
    (r"strap|tickr|\bh(6|7|9|10)\b|hrm", "strap"),
    (r"oximeter", "oximeter"),
    (r"band|whoop|fitbit", "band"),
]


class Importer:
    """Each Record of a type Milo uses is a measurement, the rows of a night are one sleep, those of a meal an entry of the diary,
    each Workout a workout.

    Apple writes all times with the offset the phone had when exporting; where a row names its time zone (HKTimeZone), the
    offset there is kept instead. Workouts do not count as rows.
    """

    format = "apple_health"

    def identify(self, source: Source) -> bool:
        return root_name(source.head) == "HealthData"

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        return read_xml(source, _Export(context), inert_dtd="HealthData")


class _Export:
    texts = False

    def __init__(self, context: Context) -> None:
        self.found: list[Found] = []
        self._context = context
        self._sleep = SleepRows(context)
        self._food = FoodRows(context)
        self._food_name = ""
        self._passing = ""  # the element of _INSIDE being passed over
        self._record: dict[str, str] | None = None
        self._zone: str | None = None
        self._workout: _WorkoutInFile | None = None
        self._activity = 0  # depth of WorkoutActivity elements, whose statistics are parts of the workout's
        self._sources: dict[tuple[str, str], tuple[str, str | None]] = {}
        self._devices: set[str] = set()
        self._reasons: set[str] = set()
        self._uses: dict[tuple[str, str], tuple[Quantity | str, str, float] | str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._passing:
            return
        if name == "Record":
            self._record = attributes
            self._zone = None
            self._food_name = ""
        elif name == "MetadataEntry":
            key = attributes.get("key")
            if key == "HKTimeZone":
                self._zone = attributes.get("value")
            elif key == "HKFoodType":
                self._food_name = attributes.get("value", "")
            if self._workout and not self._activity:
                self._workout.metadata(key or "", attributes.get("value", ""))
        elif name == "Workout":
            self._workout = _WorkoutInFile(attributes)
            self._zone = None
        elif name == "WorkoutStatistics":
            if self._workout and not self._activity:
                self._workout.statistics(attributes)
        elif name == "WorkoutActivity":
            self._activity += 1
        elif name in _INSIDE:
            self._passing = name

    def end(self, name: str, text: str) -> None:
        if self._passing:
            if name == self._passing:
                self._passing = ""
        elif name == "Record":
            if self._record is not None:
                self._keep(self._record)
                self._record = None
        elif name == "WorkoutActivity":
            self._activity = max(0, self._activity - 1)
        elif name == "Workout" and self._workout:
            self._keep_workout(self._workout)
            self._workout = None

    def finish(self) -> None:
        self.found += self._sleep.sleeps()
        self.found += self._food.entries()

    def _keep(self, row: dict[str, str]) -> None:
        context = self._context
        type_ = row.get("type", "")
        if type_ == SLEEP:
            if span := self._span(row):
                at, until, offset = span
                self._sleep.add(self._source_of(row, at)[0], at, until, row.get("value", ""), offset)
            return
        unit = row.get("unit", "")
        use = self._uses.get((type_, unit)) or self._use(type_, unit)
        if isinstance(use, str):
            context.skip(use)
            return
        quantity, base_unit, factor = use
        span = self._span(row)
        if span is None:
            return
        at, until, offset = span
        try:
            number = float(row["value"])
        except (KeyError, ValueError):
            context.skip("no number")
            return
        if isinstance(quantity, str):
            self._food.add(self._source_of(row, at)[0], at, offset, self._food_name, quantity, number * factor)
            return
        value = quantity.accept(convert(quantity.name, base_unit, number, factor))
        if value is None:
            context.skip(f"implausible {quantity.name}")
            return
        source, device_id = self._source_of(row, at)
        if self._food.add(source, at, offset, self._food_name, quantity.name, value):
            return
        end = until if until != at else None
        self.found.append(
            Found(
                Measurement(
                    origin=Origin.IMPORTED,
                    source=source,
                    measurement_id=timed_identity(at, context.user_id, quantity.name, source, end, value),
                    user_id=context.user_id,
                    at=at,
                    quantity=quantity.name,
                    value=value,
                    until=end,
                    device_id=device_id,
                    utc_offset_min=offset,
                )
            )
        )

    def _use(self, type_: str, unit: str) -> tuple[Quantity | str, str, float] | str:
        """What a type in a unit is used as, a quantity or a nutrient, or the reason why it is not."""
        nutrient = nutrient_of(bare(type_))
        name = nutrient or quantity_of(type_)
        factor = factor_to(nutrient, unit) if nutrient else factor_of(name, unit) if name else None
        use: tuple[Quantity | str, str, float] | str
        if name is None:
            use = self._reason(f"type not used: {bare(type_) or 'none'}")
        elif factor is None:
            use = self._reason(f"unit not known for {name}: {unit[:40] or 'none'}")
        else:
            use = (nutrient or QUANTITIES[name], unit.strip(), factor)
        if len(self._uses) < MAX_REMEMBERED:
            self._uses[type_, unit] = use
        return use

    def _reason(self, reason: str) -> str:
        if len(self._reasons) < MAX_REMEMBERED:
            self._reasons.add(reason)
        return reason if reason in self._reasons else "type not used: others"

    def _span(self, row: dict[str, str]) -> tuple[datetime, datetime, int] | None:
        start = row.get("startDate", "")
        end = row.get("endDate", start)
        try:
            at, offset = _moment(start)
            until = at if end == start else _moment(end)[0]
        except (ValueError, OverflowError):
            self._context.skip("a time that cannot be read" if start else "no time")
            return None
        if until < at:
            self._context.skip("ends before it starts")
            return None
        if self._zone:
            offset = _offset_there(self._zone, at, offset)
        return at, until, offset

    def _source_of(self, row: dict[str, str], at: datetime) -> tuple[str, str | None]:
        """The source's name and the device's id. A device is handed on when it is first seen."""
        # The device begins with an address in the phone's memory, which differs from row to row.
        told = row.get("device", "").partition(">")[2]
        key = (row.get("sourceName", ""), told)
        known = self._sources.get(key)
        if known is None:
            parts = dict(part.partition(":")[::2] for part in re.split(r",\s+", told.rstrip("> ")) if ":" in part)
            source = label(key[0], label(parts.get("name"), "apple health"))
            known = (source, self._device(source, parts, at) if parts else None)
            if len(self._sources) >= MAX_REMEMBERED:
                self._sources.clear()
            self._sources[key] = known
        return known

    def _device(self, source: str, parts: dict[str, str], at: datetime) -> str:
        user = self._context.user_id
        model = label(" ".join(parts[k] for k in ("manufacturer", "model", "hardware") if k in parts), "") or None
        device_id = identity(user, "device", source, model)
        if device_id not in self._devices and len(self._devices) < MAX_REMEMBERED:
            self._devices.add(device_id)
            words = f"{parts.get('name', '')} {model or ''} {source}".lower()
            device = Device(
                origin=Origin.IMPORTED,
                source=source,
                device_id=device_id,
                user_id=user,
                device_type=next((kind for pattern, kind in _DEVICE_WORDS if re.search(pattern, words)), "other"),
                first_seen_ts=at,
                model=model,
            )
            self.found.append(Found(device, rows=0))
        return device_id

    def _keep_workout(self, workout: _WorkoutInFile) -> None:
        context = self._context
        span = self._span(workout.told)
        if span is None:
            return
        at, until, offset = span
        source, device_id = self._source_of(workout.told, at)
        sport = bare(workout.told.get("workoutActivityType", ""))
        record = Workout(
            origin=Origin.IMPORTED,
            source=source,
            workout_id=timed_identity(at, context.user_id, source, sport),
            user_id=context.user_id,
            start_ts=at,
            end_ts=until,
            activity_type=activity_type(sport),
            sport=sport or None,
            device_id=device_id,
            utc_offset_min=offset,
            duration_s=workout.duration_s(),
            indoor=workout.indoor,
            original_id=context.original_id,
            **{name: context.accept(_QUANTITY_OF_FIELD[name], value) for name, value in workout.amounts().items()},  # type: ignore[arg-type]
        )
        self.found.append(Found(record, rows=0))


# Fields of a workout -> the quantity that says what is plausible and which units convert to it.
_QUANTITY_OF_FIELD = {
    "distance_m": "distance_m",
    "energy_kcal": "energy_kcal",
    "ascent_m": "ascent_m",
    "heart_rate_bpm": "heart_rate_bpm",
    "max_heart_rate_bpm": "heart_rate_bpm",
    "power_w": "power_w",
    "cadence_rpm": "cadence_rpm",
}
# Statistics of a workout: the end of their type -> (field of the workout, attribute).
_STATISTICS = [
    (re.compile(r"Identifier(ActiveEnergyBurned)$"), "energy_kcal", "sum"),
    (re.compile(r"Identifier(Distance\w+)$"), "distance_m", "sum"),
    (re.compile(r"Identifier(HeartRate)$"), "heart_rate_bpm", "average"),
    (re.compile(r"Identifier(HeartRate)$"), "max_heart_rate_bpm", "maximum"),
    (re.compile(r"Identifier(RunningPower|CyclingPower)$"), "power_w", "average"),
    (re.compile(r"Identifier(CyclingCadence)$"), "cadence_rpm", "average"),
]


class _WorkoutInFile:
    """A Workout element and what its children add."""

    def __init__(self, told: dict[str, str]) -> None:
        self.told = told
        self.indoor: bool | None = None
        self._amounts: dict[str, float] = {}
        self._put("distance_m", told.get("totalDistance"), told.get("totalDistanceUnit", ""))
        self._put("energy_kcal", told.get("totalEnergyBurned"), told.get("totalEnergyBurnedUnit", ""))
        # Exporters before iOS 16 write 0 where nothing was measured, e.g. the distance of a yoga session.
        self._amounts = {field: value for field, value in self._amounts.items() if value}

    def _put(self, field: str, text: str | None, unit: str) -> None:
        factor = factor_of(_QUANTITY_OF_FIELD[field], unit)
        try:
            value = float(text or "")
        except ValueError:
            return
        if factor is not None and field not in self._amounts:
            self._amounts[field] = round(value * factor, 6)

    def metadata(self, key: str, value: str) -> None:
        """Take a MetadataEntry."""
        if key == "HKIndoorWorkout" and value in {"0", "1"}:
            self.indoor = value == "1"
        elif key == "HKElevationAscended":  # "1234 cm"
            number, _, unit = value.partition(" ")
            self._put("ascent_m", number, unit)

    def statistics(self, told: dict[str, str]) -> None:
        """Take a WorkoutStatistics, which iOS 16 and later write instead of totals."""
        for pattern, field, attribute in _STATISTICS:
            if pattern.search(told.get("type", "")):
                self._put(field, told.get(attribute), told.get("unit", ""))

    def duration_s(self) -> float | None:
        """Seconds without pauses, as the workout's timer showed."""
        unit = _DURATION_S.get(self.told.get("durationUnit", "min"))
        try:
            seconds = float(self.told.get("duration", "")) * (unit or float("nan"))
        except ValueError:
            return None
        return round(seconds, 3) if 0 <= seconds <= _LONGEST_S else None

    def amounts(self) -> dict[str, Any]:
        """Field of the workout -> number in its unit."""
        return self._amounts


_LONGEST_S = 30 * 86_400  # a month: beyond it a duration is a slip; our choice


def _moment(text: str) -> tuple[datetime, int]:
    """Apple's "2024-03-10 07:12:33 +0100" as (UTC moment, offset in minutes). Raises ValueError, OverflowError."""
    shift = _shift(text[19:])
    at = datetime.fromisoformat(text[:19] + "+00:00") - shift[0]
    if not 1970 <= at.year <= 2100:
        raise ValueError(text)
    return at, shift[1]


@lru_cache(maxsize=256)
def _shift(text: str) -> tuple[timedelta, int]:
    match = re.fullmatch(r"\s*([+-])(\d\d):?(\d\d)", text, re.ASCII)
    if match is None:
        raise ValueError(text)
    minutes = int(match[2]) * 60 + int(match[3])
    if minutes > 18 * 60:
        raise ValueError(text)
    minutes = -minutes if match[1] == "-" else minutes
    return timedelta(minutes=minutes), minutes


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not a zone; a name that is no path of the zone folder; a folder of it
        return None


def _offset_there(name: str, at: datetime, otherwise: int) -> int:
    zone = _zone(name)
    away = at.astimezone(zone).utcoffset() if zone else None
    return otherwise if away is None else round(away.total_seconds() / 60)
