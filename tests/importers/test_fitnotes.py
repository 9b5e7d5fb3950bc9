"""FitNotes' exports of Android and iOS: a workout a day, a set a row."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.importers.contract import Context, Found, Source
from milo.importers.fitnotes import Importer
from milo.importers.hevy import Importer as Hevy
from milo.importers.plain_csv import Importer as Plain
from milo.importers.strong import Importer as Strong
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.records import LiftedSet, Workout, encode

ANDROID = """Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2024-03-04,Flat Barbell Bench Press,Chest,100.0,kgs,5,,,,"paused, hard"
2024-03-04,Flat Barbell Bench Press,Chest,220.46226,lbs,5,,,,
2024-03-04,Plank,Abs,0.0,kgs,0,,,0:01:30,
2024-03-05,Running (Treadmill),Cardio,,,,3.0,mi,0:25:00,
"""
OLDER = """Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment
2024-03-04,Squat,Legs,100.0,5,,,,
"""
IOS = """Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind
2024-03-04,Squat,Legs,100,,5,,,,deep,Warm-up
2024-03-04,Squat,Legs,,220.46226,5,,,,,
"""
BARE = """Date,Exercise,Category,Weight,Reps
2024-03-04,Squat,Legs,100,5
"""


def source(text: str) -> Source:
    content = text.encode()
    return Source("FitNotes_Export.csv", lambda: io.BytesIO(content), len(content))


def read(text: str, **about: object) -> tuple[list[Found], Context]:
    context = Context("bruno", ZoneInfo("Europe/Madrid"), **about)  # type: ignore[arg-type]
    assert Importer().identify(source(text))
    return list(Importer().extract(source(text), context)), context


def sets(found: list[Found]) -> list[LiftedSet]:
    return [f.record for f in found if isinstance(f.record, LiftedSet)]


def test_a_day_is_a_workout_and_a_row_a_set() -> None:
    found, context = read(ANDROID)
    assert [f.rows for f in found] == [0, 1, 1, 1, 0, 1]
    workouts = [f.record for f in found if isinstance(f.record, Workout)]
    assert [w.start_ts for w in workouts] == [datetime(2024, 3, 3, 23, tzinfo=UTC), datetime(2024, 3, 4, 23, tzinfo=UTC)]
    assert {(w.duration_s, w.utc_offset_min, w.end_ts == w.start_ts) for w in workouts} == {(None, 60, True)}
    bench, pounds, plank, run = sets(found)
    assert (bench.exercise, bench.weight_kg, bench.reps, bench.notes) == ("Flat Barbell Bench Press", 100, 5, "paused, hard")
    assert (pounds.number, pounds.weight_kg) == (2, pytest.approx(100))
    assert (plank.weight_kg, plank.reps, plank.duration_s) == (None, None, 90)
    assert (run.distance_m, run.duration_s) == (pytest.approx(4828.032), 1500)
    assert {s.source for s in sets(found)} == {"fitnotes"}
    assert (context.skipped, context.dropped) == ({}, {})


def test_older_and_ios_exports_name_the_unit_in_the_column() -> None:
    assert sets(read(OLDER)[0])[0].weight_kg == 100
    assert sets(read(OLDER.replace("kgs", "lbs"))[0])[0].weight_kg == pytest.approx(45.359237)
    warm_up, work = sets(read(IOS)[0])
    assert (warm_up.weight_kg, warm_up.set_type, warm_up.notes) == (100, "warm_up", "deep")
    assert (work.weight_kg, work.set_type) == (pytest.approx(100), "normal")


def test_a_unit_nobody_named_is_the_athletes_own_and_the_source_says_so() -> None:
    metric, imperial = sets(read(BARE)[0])[0], sets(read(BARE, weight_unit="lb")[0])[0]
    assert (metric.weight_kg, metric.source) == (100, "fitnotes (unit assumed: kg)")
    assert (imperial.weight_kg, imperial.source) == (pytest.approx(45.359237), "fitnotes (unit assumed: lb)")
    assert metric.set_id == imperial.set_id


def test_rows_that_cannot_be_understood_are_skipped_with_the_reason() -> None:
    text = ANDROID.replace("3.0,mi", "3.0,laps").replace("100.0,kgs,5", "heavy,kgs,5")
    found, context = read(text)
    assert context.skipped == {"no number in weight": 1, "a unit of distance Milo does not know": 1}
    assert sum(f.rows for f in found) + 2 == 4


def test_ids_stay_when_a_longer_export_comes() -> None:
    old = {s.set_id for s in sets(read(ANDROID)[0])}
    longer = {s.set_id for s in sets(read(ANDROID + "2024-03-06,Plank,Abs,0.0,kgs,0,,,0:02:00,\n")[0])}
    assert old < longer
    assert len(longer) == 5


@pytest.mark.parametrize("other", [Strong, Hevy, Plain])
@pytest.mark.parametrize("text", [ANDROID, OLDER, IOS, BARE])
def test_nobody_else_takes_a_fitnotes_file(other: type, text: str) -> None:
    assert not other().identify(source(text))


@given(st.data())
def test_a_damaged_file_gives_records_that_can_be_stored_or_is_refused(data: st.DataObject) -> None:
    content = bytearray(ANDROID.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(85, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 5))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b",9e99,", b",-5,"])
        )
    file = Source("x", lambda: io.BytesIO(bytes(content)), len(content))
    try:
        for found in Importer().extract(file, Context("bruno")):
            encode(found.record)
    except RefusedFile:
        pass
