"""Strong's three generations say the same workout, and notes and timers between the sets are no sets."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.importers.contract import Context, Found, Source
from milo.importers.fitnotes import Importer as FitNotes
from milo.importers.hevy import Importer as Hevy
from milo.importers.lifting import MAX_GATHERED
from milo.importers.plain_csv import Importer as Plain
from milo.importers.strong import Importer
from milo.importers.table import LB_KG
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.records import LiftedSet, Workout, encode

ANDROID_HEADER = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;"
    "Workout Duration\n"
)
ANDROID = (
    ANDROID_HEADER
    + """2024-03-04 07:30:00;"Push";"Bench Press (Barbell)";W;40;kg;10;;;;0;"";"";1h 5m
2024-03-04 07:30:00;"Push";"Bench Press (Barbell)";1;82,5;kg;5;8;;;0;"grip; wide";"good day";1h 5m
2024-03-04 07:30:00;"Push";"Pull Up";1;0;kg;12;;;;0;"";"";1h 5m
2024-03-04 07:30:00;"Push";"Plank";1;0;kg;0;;;;60;"";"";1h 5m
2024-03-04 07:30:00;"Push";"Running";1;0;kg;0;;5;km;1800;"";"";1h 5m
"""
)
IOS = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2024-03-04 07:30:00,"Push",1h 5m,"Bench Press (Barbell)",W,40.0,10,0,0,"","",
2024-03-04 07:30:00,"Push",1h 5m,"Bench Press (Barbell)",1,82.5,5,0,0,"grip; wide","good day",8
2024-03-04 07:30:00,"Push",1h 5m,"Pull Up",1,0.0,12,0,0,,,
2024-03-04 07:30:00,"Push",1h 5m,"Plank",1,0.0,0,0,60,,,
2024-03-04 07:30:00,"Push",1h 5m,"Running",1,0.0,0,5,1800,,,
"""
NEWEST_HEADER = (
    "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;"
    "Workout Notes\n"
)
NEWEST = (
    NEWEST_HEADER
    + """7;2024-03-04 07:30:00;Push;3900;Bench Press (Barbell);W;40;10;;;;;
7;2024-03-04 07:30:00;Push;3900;Bench Press (Barbell);1;82,5;5;8;;;"grip; wide";good day
7;2024-03-04 07:30:00;Push;3900;Bench Press (Barbell);Rest Timer;;;;;90;;
7;2024-03-04 07:30:00;Push;3900;Pull Up;1;;12;;;;;
7;2024-03-04 07:30:00;Push;3900;Plank;1;;;;;60;;
7;2024-03-04 07:30:00;Push;3900;Running;1;;;;5000;1800;;
"""
)
GENERATIONS = {"android": ANDROID, "ios": IOS, "newest": NEWEST}
START = datetime(2024, 3, 4, 6, 30, tzinfo=UTC)


def source(text: str) -> Source:
    content = text.encode()
    return Source("strong.csv", lambda: io.BytesIO(content), len(content))


def read(text: str, **about: object) -> tuple[list[Found], Context]:
    context = Context("bruno", ZoneInfo("Europe/Madrid"), **about)  # type: ignore[arg-type]
    assert Importer().identify(source(text))
    return list(Importer().extract(source(text), context)), context


def sets(found: list[Found]) -> list[LiftedSet]:
    return [f.record for f in found if isinstance(f.record, LiftedSet)]


@each("generation", GENERATIONS)
def test_every_generation_says_the_same_sets(generation: str) -> None:
    found, context = read(GENERATIONS[generation], original_id="the original")
    assert [f.rows for f in found] == [0, 1, 1, 1, 1, 1]
    workout = found[0].record
    assert isinstance(workout, Workout)
    assert (workout.start_ts, workout.end_ts, workout.duration_s) == (START, START + timedelta(seconds=3900), 3900)
    assert (workout.activity_type, workout.title, workout.notes) == ("strength", "Push", "good day")
    assert (workout.utc_offset_min, workout.original_id) == (60, "the original")
    warm_up, work, pull_up, plank, run = sets(found)
    assert (warm_up.set_type, warm_up.number, warm_up.weight_kg, warm_up.reps, warm_up.rir) == ("warm_up", 1, 40, 10, None)
    assert (work.set_type, work.number, work.weight_kg, work.reps, work.rir) == ("normal", 2, 82.5, 5, 2)
    assert work.notes == "grip; wide"
    assert (pull_up.weight_kg, pull_up.reps) == (None, 12)
    assert (plank.weight_kg, plank.reps, plank.duration_s) == (None, None, 60)
    assert (run.distance_m, run.duration_s) == (5000, 1800)
    assert {s.at for s in sets(found)} == {START}
    assert context.dropped == {}


def test_the_same_workout_has_the_same_ids_in_every_generation() -> None:
    ids = {name: [s.set_id for s in sets(read(text)[0])] for name, text in GENERATIONS.items()}
    assert ids["android"] == ids["ios"] == ids["newest"]
    assert len(set(ids["ios"])) == 5


def test_ids_stay_when_later_workouts_stand_above_or_below() -> None:
    header, *lines = IOS.splitlines()
    newer = [line.replace("2024-03-04", "2024-03-06") for line in lines]
    old = {s.set_id for s in sets(read(IOS)[0])}
    above = {s.set_id for s in sets(read("\n".join([header, *newer, *lines]))[0])}
    below = {s.set_id for s in sets(read("\n".join([header, *lines, *newer]))[0])}
    assert above == below
    assert old < above
    assert len(above) == 10


def test_a_rest_timer_is_counted_as_skipped() -> None:
    found, context = read(NEWEST)
    assert context.skipped == {"a rest timer": 1}
    assert sum(f.rows for f in found) + sum(context.skipped.values()) == len(NEWEST.splitlines()) - 1


def test_a_note_between_the_sets_goes_with_the_sets_of_its_exercise() -> None:
    row = "1;2024-03-04 07:30:00;Legs;60;{};{};100;5;;;;{};\n"
    text = NEWEST_HEADER + row.format("Squat", 1, "") + row.format("Squat", 2, "deep") + row.format("Squat", "Note", "new belt")
    found, context = read(text + row.format("Lunge", 1, ""))
    assert [s.notes for s in sets(found)] == ["new belt", "deep\nnew belt", None]
    assert sum(context.skipped.values()) == 1


def test_pounds_in_the_header_or_the_unit_column_become_kilograms() -> None:
    by_header = read(NEWEST.replace("(kg)", "(lbs)"))[0]
    by_column = read(ANDROID.replace(";kg;", ";lbs;"))[0]
    assert sets(by_header)[0].weight_kg == sets(by_column)[0].weight_kg == pytest.approx(40 * LB_KG)
    assert {f.record.source for f in by_header + by_column} == {"strong"}


def test_a_unit_nobody_named_is_the_athletes_own_and_the_source_says_so() -> None:
    metric, imperial = sets(read(IOS)[0]), sets(read(IOS, weight_unit="lb")[0])
    assert (metric[1].weight_kg, metric[1].source) == (82.5, "strong (unit assumed: kg)")
    assert (imperial[1].weight_kg, imperial[1].source) == (pytest.approx(82.5 * LB_KG), "strong (unit assumed: lb)")
    assert imperial[4].distance_m == pytest.approx(5 * 1609.344)
    assert [s.set_id for s in metric] == [s.set_id for s in imperial]


def test_set_orders_tell_drop_sets_and_failure() -> None:
    text = IOS.replace(",W,", ",D,").replace('(Barbell)",1,', '(Barbell)",F,')
    assert [s.set_type for s in sets(read(text)[0])[:2]] == ["drop", "failure"]


@pytest.mark.parametrize(("rpe", "rir"), [("8.5", 1.5), ("10", 0), ("5", 5), ("4", None), ("0", None), ("11", None), ("", None)])
def test_effort_becomes_reps_in_reserve_where_the_scale_says_so(rpe: str, rir: float | None) -> None:
    assert sets(read(IOS.replace('"good day",8', f'"good day",{rpe}'))[0])[1].rir == rir


def test_a_failed_attempt_keeps_its_zero() -> None:
    attempt = sets(read(IOS.replace("82.5,5,", "82.5,0,"))[0])[1]
    assert (attempt.reps, attempt.weight_kg) == (0, 82.5)


def test_a_twelve_hour_clock_is_read() -> None:
    found, _ = read(IOS.replace("07:30:00", "7:30:00\u202fPM"))
    assert found[0].record.start_ts == START + timedelta(hours=12)  # type: ignore[attr-defined]


def test_rows_without_date_exercise_or_a_weight_that_can_be_read_are_skipped_with_the_reason() -> None:
    lines = IOS.splitlines()
    lines[1] = lines[1].replace("2024-03-04 07:30:00", "yesterday")
    lines[2] = lines[2].replace("82.5", "two plates")
    lines[3] = lines[3].replace("Pull Up", "")
    found, context = read("\n".join(lines))
    assert context.skipped == {"no date that can be read": 1, "no number in weight": 1, "no exercise": 1}
    assert len(sets(found)) == 2


def test_german_columns_are_known() -> None:
    german = IOS.replace(
        IOS.splitlines()[0],
        "Datum;Workout-Name;Dauer;Name der Übung;Reihenfolge festlegen;Gewicht;Wiederh.;Entfernung;Sekunden;Notizen;"
        "Workout-Notizen;RPE",
    )
    german = "\n".join(line.replace("grip; wide", "breit").replace(",", ";") for line in german.splitlines())
    found, _ = read(german)
    assert [(s.exercise, s.weight_kg, s.reps) for s in sets(found)][1] == ("Bench Press (Barbell)", 82.5, 5)
    assert found[0].record.duration_s == 3900  # type: ignore[attr-defined]


def test_a_workout_longer_than_what_is_gathered_stays_one_workout() -> None:
    line = "2024-03-04 07:30:00,Push,1h,Squat,1,100,5,0,0,,,\n"
    found, _ = read(IOS.splitlines()[0] + "\n" + line * (MAX_GATHERED * 2 + 1))
    assert sum(isinstance(f.record, Workout) for f in found) == 1
    assert [s.number for s in sets(found)] == list(range(1, MAX_GATHERED * 2 + 2))


def test_a_file_that_breaks_off_hands_on_what_came_before() -> None:
    reading = Importer().extract(source(IOS[: IOS.index("grip; wide") + 4]), Context("bruno"))
    kept = [next(reading), next(reading)]
    with pytest.raises(BrokenFile):
        next(reading)
    assert [type(f.record).__name__ for f in kept] == ["Workout", "LiftedSet"]


@each("other", [Hevy, FitNotes, Plain])
@each("generation", GENERATIONS)
def test_nobody_else_takes_a_strong_file(other: type, generation: str) -> None:
    assert not other().identify(source(GENERATIONS[generation]))


@given(st.data())
def test_a_damaged_file_gives_records_that_can_be_stored_or_is_refused(data: st.DataObject) -> None:
    content = bytearray(GENERATIONS[data.draw(st.sampled_from(sorted(GENERATIONS)))].encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(120, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 5))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b";9e99;", b",-5,"])
        )
    file, context = Source("x", lambda: io.BytesIO(bytes(content)), len(content)), Context("bruno")
    try:
        for found in Importer().extract(file, context):
            encode(found.record)
    except RefusedFile:
        pass
