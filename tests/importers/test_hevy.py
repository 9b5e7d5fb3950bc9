"""Hevy's export: every row a set, in the units and the language of the phone."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.importers.contract import Context, Found, Source
from milo.importers.fitnotes import Importer as FitNotes
from milo.importers.hevy import Importer
from milo.importers.plain_csv import Importer as Plain
from milo.importers.strong import Importer as Strong
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.records import LiftedSet, Workout, encode

HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,"
    "duration_seconds,rpe"
)
WHEN = '"30 Jun 2025, 19:56","30 Jun 2025, 21:01"'
FILE = f"""{HEADER}
"Push 💪, heavy",{WHEN},"Felt ""fine""
all over","Bench Press (Barbell)",,"elbows in",0,"warmup",40,10,,,
"Push 💪, heavy",{WHEN},,"Bench Press (Barbell)",,"elbows in",1,"normal",82.5,5,,,8.5
"Push 💪, heavy",{WHEN},,"Bench Press (Barbell)",,,2,"dropset",60,8,,,
"Push 💪, heavy",{WHEN},,"Pull Up",0,,0,"failure",,12,,,10
"Push 💪, heavy",{WHEN},,"Plank",0,,0,"normal",,,,60,
"Push 💪, heavy",{WHEN},,"Rowing Machine",,,0,"normal",,,2.5,600,
"""


def source(text: str) -> Source:
    content = text.encode()
    return Source("workouts.csv", lambda: io.BytesIO(content), len(content))


def read(text: str, zone: str = "Europe/Madrid") -> tuple[list[Found], Context]:
    context = Context("bruno", ZoneInfo(zone))
    assert Importer().identify(source(text))
    return list(Importer().extract(source(text), context)), context


def sets(found: list[Found]) -> list[LiftedSet]:
    return [f.record for f in found if isinstance(f.record, LiftedSet)]


def test_every_row_becomes_a_set_of_one_workout() -> None:
    found, context = read(FILE)
    assert [f.rows for f in found] == [0, 1, 1, 1, 1, 1, 1]
    assert (context.skipped, context.dropped) == ({}, {})
    workout = found[0].record
    assert isinstance(workout, Workout)
    assert (workout.title, workout.notes) == ("Push 💪, heavy", 'Felt "fine"\nall over')
    assert (workout.start_ts, workout.duration_s) == (datetime(2025, 6, 30, 17, 56, tzinfo=UTC), 65 * 60)
    assert (workout.end_ts - workout.start_ts).total_seconds() == 65 * 60
    warm_up, work, drop, pull_up, plank, rowing = sets(found)
    assert [s.set_type for s in sets(found)] == ["warm_up", "normal", "drop", "failure", "normal", "normal"]
    assert [s.number for s in (warm_up, work, drop)] == [1, 2, 3]
    assert (work.weight_kg, work.reps, work.rir, work.notes) == (82.5, 5, 1.5, "elbows in")
    assert (pull_up.weight_kg, pull_up.reps, pull_up.rir, pull_up.superset) == (None, 12, 0, "0")
    assert (plank.reps, plank.duration_s) == (None, 60)
    assert (rowing.distance_m, rowing.duration_s) == (2500, 600)
    assert all(s.workout_id == workout.workout_id for s in sets(found))


def test_pounds_and_miles_are_converted() -> None:
    found, _ = read(FILE.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles"))
    assert sets(found)[0].weight_kg == pytest.approx(18.1436948)
    assert sets(found)[5].distance_m == pytest.approx(4023.36)
    assert found[1].record.source == "hevy"


@pytest.mark.parametrize(
    "when",
    ["30 jun 2025, 19:56", "30 de jun. de 2025, 19:56", "30 juin 2025, 19:56", "30. Juni 2025, 19:56", "Jun 30, 2025, 7:56 PM",
     "2025-06-30 19:56"],
)  # fmt: skip
def test_the_phones_language_changes_neither_times_nor_ids(when: str) -> None:
    other, _ = read(FILE.replace("30 Jun 2025, 19:56", when))
    assert [encode(f.record) for f in other] == [encode(f.record) for f in read(FILE)[0]]


def test_an_end_before_the_start_is_no_duration() -> None:
    workout = read(FILE.replace("30 Jun 2025, 21:01", "29 Jun 2025, 21:01"))[0][0].record
    assert isinstance(workout, Workout)
    assert (workout.duration_s, workout.end_ts) == (None, workout.start_ts)


def test_a_row_without_a_time_is_skipped_with_the_reason() -> None:
    found, context = read(FILE.replace('"30 Jun 2025, 19:56","30 Jun 2025, 21:01",,"Plank"', '"","",,"Plank"'))
    assert len(sets(found)) == 5
    assert context.skipped == {"no start time that can be read": 1}


@pytest.mark.parametrize("other", [Strong, FitNotes, Plain])
def test_nobody_else_takes_a_hevy_file(other: type) -> None:
    assert not other().identify(source(FILE))


def test_a_real_export_is_read_whole_and_twice_the_same(shared_data: Callable[[str], Path]) -> None:
    path = shared_data("lift-hevy") / "workout_data.csv"
    file = Source(path.name, lambda: path.open("rb"), path.stat().st_size)
    assert Importer().identify(file)
    context = Context("bruno")
    found = list(Importer().extract(file, context))
    assert sum(f.rows for f in found) == len({s.set_id for s in sets(found)}) == 330
    assert sum(isinstance(f.record, Workout) for f in found) == 17
    assert (context.skipped, context.dropped) == ({}, {})
    assert sum((s.weight_kg or 0) * (s.reps or 0) for s in sets(found)) == pytest.approx(165_952)
    again = list(Importer().extract(file, Context("bruno")))
    assert [encode(f.record) for f in again] == [encode(f.record) for f in found]


@given(st.data())
def test_a_damaged_file_gives_records_that_can_be_stored_or_is_refused(data: st.DataObject) -> None:
    content = bytearray(FILE.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(len(HEADER), len(content) - 1))
        content[at : at + data.draw(st.integers(0, 5))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b",9e99,", b",-5,"])
        )
    file = Source("x", lambda: io.BytesIO(bytes(content)), len(content))
    try:
        for found in Importer().extract(file, Context("bruno")):
            encode(found.record)
    except RefusedFile:
        pass
