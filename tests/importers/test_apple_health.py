"""Apple Health: rows become measurements, nights become sleeps, Workout elements workouts."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from milo.importers.apple_health import Importer
from milo.importers.container import unpack
from milo.importers.contract import Context, Found, Source
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.records import Device, Measurement, Nutrition, Record, Sleep, SleepStages, Workout

T = TypeVar("T", bound=Record)
# The last two declarations are malformed in the same way as those of iOS 16.
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ATTLIST VisionPrescription
  type CDATA #REQUIRED
<!ELEMENT Prism EMPTY>
]>
<HealthData locale="en_ES">
 <ExportDate value="2024-03-12 10:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1990-01-01"/>
"""
WATCH = "&lt;&lt;HKDevice: 0x28{n}&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:9.1&gt;"


def record(
    type_: str, value: object, unit: str = "", start: str = "07:00:00", end: str | None = None, more: str = "", **told: str
) -> str:
    kind = "Category" if "Sleep" in type_ else "Quantity"
    start, end = (t if len(t) > 10 or "y" in t else f"2024-03-10 {t} +0100" for t in (start, end or start))
    attributes = {"sourceName": "Ada’s Apple\u00a0Watch", **told, "startDate": start, "endDate": end, "value": value}
    if unit:
        attributes["unit"] = unit
    written = " ".join(f'{k}="{v}"' for k, v in attributes.items())
    return f' <Record type="HK{kind}TypeIdentifier{type_}" {written}>{more}</Record>\n'


def sleep(stage: str, start: str, end: str, **told: str) -> str:
    return record("SleepAnalysis", f"HKCategoryValueSleepAnalysis{stage}", start=start, end=end, **told)


def document(*rows: str) -> str:
    return HEAD + "".join(rows) + "</HealthData>\n"


def source(text: str | bytes) -> Source:
    content = text.encode() if isinstance(text, str) else text
    return Source("export.xml", lambda: io.BytesIO(content), len(content))


def read(text: str | bytes, ada: str) -> tuple[list[Found], Context]:
    context = Context(ada, original_id="the original")
    assert Importer().identify(source(text))
    return list(Importer().extract(source(text), context)), context


def only(found: list[Found], kind: type[T]) -> list[T]:
    return [f.record for f in found if isinstance(f.record, kind)]


@pytest.mark.parametrize(
    ("type_", "value", "unit", "quantity", "meant"),
    [
        ("StepCount", 120, "count", "steps", 120),
        ("DistanceWalkingRunning", 0.5, "km", "walk_run_distance_m", 500),
        ("DistanceWalkingRunning", 1, "mi", "walk_run_distance_m", 1609.344),
        ("FlightsClimbed", 2, "count", "flights", 2),
        ("ActiveEnergyBurned", 418.4, "kJ", "active_energy_kcal", 100),
        ("BasalEnergyBurned", 70, "Cal", "basal_energy_kcal", 70),
        ("AppleExerciseTime", 1, "min", "exercise_min", 1),
        ("HeartRate", 61, "count/min", "heart_rate_bpm", 61),
        ("HeartRate", 1, "count/s", "heart_rate_bpm", 60),
        ("RestingHeartRate", 52, "count/min", "resting_hr_bpm", 52),
        ("HeartRateVariabilitySDNN", 45.5, "ms", "hrv_sdnn_ms", 45.5),
        ("OxygenSaturation", 0.57, "%", "spo2_pct", 57),
        ("OxygenSaturation", 97, "%", "spo2_pct", 97),
        ("RespiratoryRate", 14, "count/min", "respiration_rate", 14),
        ("VO2Max", 48.2, "mL/min·kg", "vo2max_ml_kg_min", 48.2),
        ("BodyMass", 154.3235835, "lb", "weight_kg", 70),
        ("BodyMass", 11, "st", "weight_kg", 69.853225),
        ("LeanBodyMass", 55000, "g", "lean_mass_kg", 55),
        ("BodyFatPercentage", 0.215, "%", "body_fat_pct", 21.5),
        ("Height", 5.5, "ft", "height_cm", 167.64),
        ("WaistCircumference", 30, "in", "waist_cm", 76.2),
        ("BloodPressureSystolic", 120, "mmHg", "systolic_mmhg", 120),
        ("BloodPressureDiastolic", 80, "mmHg", "diastolic_mmhg", 80),
        ("BodyTemperature", 98.6, "degF", "body_temp_c", 37),
        ("BloodGlucose", 90, "mg/dL", "glucose_mmol_l", 4.9957),
        ("BloodGlucose", 5, "mmol&lt;180.1558800000541&gt;/L", "glucose_mmol_l", 5),
    ],
)
def test_each_type_becomes_its_quantity_in_its_unit(
    ada: str, type_: str, value: float, unit: str, quantity: str, meant: float
) -> None:
    found, context = read(document(record(type_, value, unit)), ada)
    (row,) = only(found, Measurement)
    assert row.quantity == quantity
    assert row.value == pytest.approx(meant, rel=1e-5)
    assert sum(f.rows for f in found) == 1
    assert not context.skipped


def test_the_nutrients_of_one_meal_are_one_entry_of_the_diary(ada: str) -> None:
    app, oats = {"sourceName": "Food app"}, '<MetadataEntry key="HKFoodType" value="Oats"/>'
    rows = [
        record("DietaryEnergyConsumed", 1255.2, "kJ", more=oats, **app),
        record("DietaryProtein", 10, "g", more=oats, **app),
        record("DietaryFiber", 8000, "mg", more=oats, **app),
        record("DietaryEnergyConsumed", 90, "kcal", more=oats.replace("Oats", "Banana"), **app),
        record("DietaryWater", 1, "fl_oz_us", "12:00:00", **app),
        record("DietaryEnergyConsumed", 90_000, "kcal", "13:00:00", **app),
        record("DietaryVitaminD", 400, "IU", "13:00:00", **app),
    ]
    found, context = read(document(*rows), ada)
    entries = only(found, Nutrition)
    told = [(e.name, e.calories, e.protein_g, e.nutrients, e.log_ts.hour) for e in entries]
    assert told == [("Banana", 90, None, None, 6), ("Oats", 300, 10, {"fibre_g": 8}, 6), (None, None, None, None, 11)]
    assert entries[2].water_ml == pytest.approx(29.57, abs=0.01)
    assert {(e.source, e.utc_offset_min, str(e.origin)) for e in entries} == {("Food app", 60, "imported")}
    assert not only(found, Measurement)
    assert sum(f.rows for f in found) == 5
    assert sum(context.skipped.values()) == 2


def test_times_become_utc_and_keep_their_offset(ada: str) -> None:
    rows = [
        record("StepCount", 9, "count", "2024-07-01 00:10:00 -0730", "2024-07-01 00:20:00 -0730"),
        record("HeartRate", 60, "count/min"),
    ]
    steps, heart = only(read(document(*rows), ada)[0], Measurement)
    assert (steps.at, steps.until) == (datetime(2024, 7, 1, 7, 40, tzinfo=UTC), datetime(2024, 7, 1, 7, 50, tzinfo=UTC))
    assert steps.utc_offset_min == -450
    assert (heart.at, heart.until, heart.utc_offset_min) == (datetime(2024, 3, 10, 6, tzinfo=UTC), None, 60)


def test_a_time_zone_named_by_a_row_wins_over_the_phones_offset(ada: str) -> None:
    entry = '<MetadataEntry key="HKTimeZone" value="{}"/>'
    rows = [
        record("BodyMass", 70, "kg", more=entry.format(zone)) for zone in ("Asia/Tokyo", "No/Where", "../etc/passwd", "Europe", "")
    ]
    rows.append(record("BodyMass", 71, "kg"))
    assert [m.utc_offset_min for m in only(read(document(*rows), ada)[0], Measurement)] == [540, 60, 60, 60, 60, 60]


def test_sources_and_devices_are_named_once(ada: str) -> None:
    rows = [record("HeartRate", 60 + n, "count/min", device=WATCH.format(n=n)) for n in range(3)]
    found, _ = read(document(*rows, record("StepCount", 5, "count", sourceName="Ada’s iPhone")), ada)
    (device,) = only(found, Device)
    assert (device.device_type, device.model) == ("watch", "Apple Inc. Watch Watch6,2")
    assert [(m.source, m.device_id) for m in only(found, Measurement)] == [
        *[("Ada’s Apple Watch", device.device_id)] * 3,
        ("Ada’s iPhone", None),
    ]


def test_rows_that_cannot_be_used_are_skipped_with_their_reasons(ada: str) -> None:
    rows = [
        record("EnvironmentalAudioExposure", 60, "dBASPL"),
        record("EnvironmentalAudioExposure", 61, "dBASPL"),
        record("BodyMass", 70, "stones"),
        record("BodyMass", "heavy", "kg"),
        record("BodyMass", 7_000, "kg"),
        record("BodyMass", 70, "kg", start="yesterday"),
        record("BodyMass", 70, "kg", start="08:00:00", end="07:00:00"),
        sleep("Dreaming", "01:00:00", "02:00:00"),
    ]
    found, context = read(document(*rows), ada)
    assert found == []
    assert context.skipped == {
        "type not used: EnvironmentalAudioExposure": 2,
        "unit not known for weight_kg: stones": 1,
        "no number": 1,
        "implausible weight_kg": 1,
        "a time that cannot be read": 1,
        "ends before it starts": 1,
        "a stage of sleep Milo does not know": 1,
    }


def test_records_inside_a_correlation_are_not_read_twice(ada: str) -> None:
    pressure = record("BloodPressureSystolic", 120, "mmHg") + record("BloodPressureDiastolic", 80, "mmHg")
    text = document(pressure, f'<Correlation type="HKCorrelationTypeIdentifierBloodPressure">{pressure}</Correlation>', pressure)
    found, _ = read(text, ada)
    rows = only(found, Measurement)
    assert [r.quantity for r in rows] == ["systolic_mmhg", "diastolic_mmhg"] * 2
    assert len({r.measurement_id for r in rows}) == 2  # what stands twice in the file is one fact


def test_a_staged_night_is_one_sleep_with_its_minutes(ada: str) -> None:
    rows = [
        sleep("InBed", "23:00:00", "23:59:59"),
        sleep("AsleepCore", "23:10:00", "2024-03-11 00:10:00 +0100"),
        sleep("AsleepDeep", "2024-03-11 00:10:00 +0100", "2024-03-11 01:00:00 +0100"),
        sleep("Awake", "2024-03-11 01:00:00 +0100", "2024-03-11 01:05:00 +0100"),
        sleep("AsleepREM", "2024-03-11 01:05:00 +0100", "2024-03-11 01:35:00 +0100"),
        sleep("AsleepCore", "2024-03-11 01:35:00 +0100", "2024-03-11 06:35:00 +0100"),
        sleep("Awake", "2024-03-11 06:35:00 +0100", "2024-03-11 06:45:00 +0100"),
    ]
    found, _ = read(document(*reversed(rows)), ada)
    ((night, stands_for),) = [(f.record, f.rows) for f in found]
    assert isinstance(night, Sleep)
    assert stands_for == len(rows)
    assert (night.start_ts, night.end_ts) == (datetime(2024, 3, 10, 22, tzinfo=UTC), datetime(2024, 3, 11, 5, 45, tzinfo=UTC))
    assert night.sleep_stage_breakdown == SleepStages(awake=25, asleep=440, light=360, deep=50, rem=30)
    assert night.awakenings == 1
    assert night.quality is None
    assert night.utc_offset_min == 60


def test_a_source_that_tells_no_stages_gets_none_made_up(ada: str) -> None:
    rows = [
        sleep("InBed", "01:00:00", "07:00:00"),
        sleep("Asleep", "01:20:00", "03:00:00"),
        sleep("AsleepUnspecified", "03:10:00", "06:50:00"),
    ]
    (night,) = only(read(document(*rows), ada)[0], Sleep)
    assert night.sleep_stage_breakdown == SleepStages(awake=40, asleep=320)
    assert night.awakenings is None
    (nap,) = only(read(document(sleep("Asleep", "14:00:00", "14:30:00")), ada)[0], Sleep)
    assert nap.sleep_stage_breakdown == SleepStages(asleep=30)
    (bed,) = only(read(document(sleep("InBed", "01:00:00", "07:00:00")), ada)[0], Sleep)
    assert bed.sleep_stage_breakdown is None


def test_gaps_and_sources_part_sleeps(ada: str) -> None:
    rows = [
        sleep("AsleepCore", "01:00:00", "05:00:00"),
        sleep("AsleepCore", "05:59:00", "07:00:00"),
        sleep("AsleepCore", "08:00:00", "08:30:00"),
        sleep("AsleepCore", "01:00:00", "05:00:00", sourceName="Pillow"),
        sleep("Awake", "12:00:00", "12:10:00"),
    ]
    found, context = read(document(*rows), ada)
    assert [(f.record.source, f.rows) for f in found] == [("Ada’s Apple Watch", 2), ("Ada’s Apple Watch", 1), ("Pillow", 1)]
    assert context.skipped == {"awake, without any sleep around": 1}


WORKOUT = """ <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30.5" durationUnit="min" {more}
 sourceName="Ada’s Apple Watch" startDate="2024-03-10 07:00:00 +0100" endDate="2024-03-10 07:32:00 +0100">
  <MetadataEntry key="HKIndoorWorkout" value="0"/>
  <MetadataEntry key="HKTimeZone" value="Atlantic/Canary"/>
  <MetadataEntry key="HKElevationAscended" value="1234 cm"/>
  <WorkoutActivity uuid="x" duration="10"><WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="1" maximum="300"
   unit="count/min"/><MetadataEntry key="HKIndoorWorkout" value="1"/></WorkoutActivity>
  {statistics}
 </Workout>
"""
STATISTICS = """<WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" sum="300" unit="Cal"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="5.2" unit="km"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="151.5" minimum="90" maximum="176" unit="count/min"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierRunningPower" average="240" unit="W"/>"""


def test_a_workout_with_statistics_is_read(ada: str) -> None:
    found, context = read(document(WORKOUT.format(more="", statistics=STATISTICS)), ada)
    (workout,) = only(found, Workout)
    assert (workout.activity_type, workout.sport, workout.indoor) == ("running", "Running", False)
    assert (workout.duration_s, workout.distance_m, workout.energy_kcal, workout.ascent_m) == (1830, 5200, 300, 12.34)
    assert (workout.heart_rate_bpm, workout.max_heart_rate_bpm, workout.power_w) == (151.5, 176, 240)
    assert workout.utc_offset_min == 0
    assert workout.end_ts == datetime(2024, 3, 10, 6, 32, tzinfo=UTC)
    assert workout.original_id == "the original"
    assert sum(f.rows for f in found) == 0
    assert not context.skipped


def test_a_workout_with_the_totals_of_older_phones_is_read(ada: str) -> None:
    more = 'totalDistance="3.1" totalDistanceUnit="mi" totalEnergyBurned="0" totalEnergyBurnedUnit="Cal"'
    (workout,) = only(read(document(WORKOUT.format(more=more, statistics="")), ada)[0], Workout)
    assert workout.distance_m == pytest.approx(4988.97, abs=0.01)
    assert workout.energy_kcal is None


@pytest.mark.parametrize(
    ("sport", "meant"),
    [
        ("TraditionalStrengthTraining", "strength"),
        ("Hiking", "walking"),
        ("Cycling", "cycling"),
        ("Swimming", "swimming"),
        ("Rowing", "rowing"),
        ("Yoga", "yoga"),
        ("DownhillSkiing", "other"),
        ("WheelchairRunPace", "other"),
        ("Gymnastics", "other"),
        ("HighIntensityIntervalTraining", "other"),
    ],
)
def test_activities_map_to_the_types_milo_knows(ada: str, sport: str, meant: str) -> None:
    text = WORKOUT.format(more="", statistics="").replace("TypeRunning", f"Type{sport}")
    (workout,) = only(read(document(text), ada)[0], Workout)
    assert (workout.activity_type, workout.sport) == (meant, sport)


def test_summaries_and_other_elements_are_no_rows(ada: str) -> None:
    found, context = read(document('<ActivitySummary dateComponents="2024-03-10" activeEnergyBurned="5"/><ClinicalRecord/>'), ada)
    assert found == []
    assert not context.skipped


def test_ids_are_the_same_each_time(ada: str, bruno: str) -> None:
    text = document(record("HeartRate", 60, "count/min", device=WATCH.format(n=1)), sleep("Asleep", "01:00:00", "02:00:00"))
    again = text.replace("0x281", "0x7ff")  # addresses differ from export to export
    assert read(text, ada)[0] == read(again, ada)[0]
    assert read(text, bruno)[0] != read(text, ada)[0]


def test_a_cut_export_gives_what_came_before_with_its_nights(ada: str) -> None:
    rows = [sleep("Asleep", "01:00:00", "02:00:00"), *(record("HeartRate", 60 + n, "count/min") for n in range(50))]
    text = document(*rows)
    got: list[Found] = []
    with pytest.raises(BrokenFile):
        got.extend(Importer().extract(source(text[: len(text) // 2]), Context(ada)))
    assert len(only(got, Measurement)) > 20
    assert len(only(got, Sleep)) == 1


def test_the_invisible_tabs_of_ios_16_do_no_harm(ada: str) -> None:
    (row,) = only(read(document(record("HeartRate", 60, "count/min", sourceName="Ada\x0b")), ada)[0], Measurement)
    assert row.source == "Ada"


def test_an_export_inside_its_zip_is_found_under_any_name(ada: str, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export_cda.xml", "<?xml version='1.0'?><ClinicalDocument/>")
        archive.writestr("apple_health_export/Exportación.xml", document(record("HeartRate", 60, "count/min")))
    ours = [s for s in unpack(path) if Importer().identify(s)]
    assert [s.name for s in ours] == ["export.zip/apple_health_export/Exportación.xml"]
    assert len(list(Importer().extract(ours[0], Context(ada)))) == 1


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE HealthData [<!ENTITY a "b">]>',
        '<!DOCTYPE HealthData [<!ELEMENT a EMPTY><!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        '<!DOCTYPE HealthData SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE HealthData PUBLIC "a" "http://example.org/x.dtd">',
    ],
)
def test_entities_and_outside_references_are_refused(ada: str, doctype: str) -> None:
    text = doctype + "<HealthData>" + record("HeartRate", 60, "count/min") + "</HealthData>"
    with pytest.raises(RefusedFile, match="entities"):
        read(text, ada)
    with pytest.raises(RefusedFile, match="entities"):
        read(text.encode("utf-16"), ada)
