"""Tables people make themselves: lifts, readings, sessions and nights by the names of their columns."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.importers.contract import Context, Found, Source
from milo.importers.plain_csv import Importer
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import LiftedSet, Measurement, Sleep, Workout, encode

LIFTS = "date,exercise,weight_kg,reps,rir\n2026-03-01,Squat,100,5,2\n2026-03-01,Squat,100,5,\n2026-03-01,Pull Up,0,8,\n"
READINGS = "date,weight_kg,resting_hr_bpm,steps,mood\n2026-03-01,60.5,48,10234,fine\n2026-03-02,,49,,\n"
SESSIONS = (
    "date,activity_type,minutes,rpe,distance_km\n2026-03-01,Running,45,6,8.2\n2026-03-01,Running,20,3,\n2026-03-02,yoga,60,,\n"
)
NIGHTS = "start,end,quality,awakenings,deep_min\n2026-03-01 23:10,2026-03-02 06:50,0.82,2,95\n"
SHAPES = {"lifts": LIFTS, "readings": READINGS, "sessions": SESSIONS, "nights": NIGHTS}


def source(text: str | bytes) -> Source:
    content = text.encode() if isinstance(text, str) else text
    return Source("table.csv", lambda: io.BytesIO(content), len(content))


def read(text: str, **about: object) -> tuple[list[Found], Context]:
    context = Context("ada", ZoneInfo("Europe/Madrid"), **about)  # type: ignore[arg-type]
    assert Importer().identify(source(text))
    return list(Importer().extract(source(text), context)), context


def readings(found: list[Found]) -> dict[str, list[float]]:
    values: dict[str, list[float]] = {}
    for f in found:
        assert isinstance(f.record, Measurement)
        values.setdefault(f.record.quantity, []).append(f.record.value)
    return values


def test_a_lifting_log_becomes_sets_of_one_workout_a_day() -> None:
    found, context = read(LIFTS)
    assert [f.rows for f in found] == [0, 1, 1, 1]
    sets = [f.record for f in found if isinstance(f.record, LiftedSet)]
    assert [(s.exercise, s.number, s.weight_kg, s.reps, s.rir) for s in sets] == [
        ("Squat", 1, 100, 5, 2),
        ("Squat", 2, 100, 5, None),
        ("Pull Up", 1, None, 8, None),
    ]
    assert sets[0].source == "csv"
    assert context.skipped == {}


def test_a_lifting_log_may_say_rpe_pounds_or_no_unit_at_all() -> None:
    pounds = read("day;Exercise;Weight (lb);Reps;RPE\n1/3/2026;Squat;225;5;8,5\n")[0][1].record
    unsaid = read("date,exercise,weight,reps\n2026-03-01,Squat,100,5\n")[0][1].record
    assert isinstance(pounds, LiftedSet)
    assert isinstance(unsaid, LiftedSet)
    assert (pounds.weight_kg, pounds.rir, pounds.source) == (pytest.approx(102.0582833), 1.5, "csv")
    assert (unsaid.weight_kg, unsaid.source) == (100, "csv (unit assumed: kg)")


def test_a_lift_that_cannot_be_read_is_skipped_with_the_reason() -> None:
    _, context = read(LIFTS + "2026-03-02,Squat,heavy,5,\n2026-03-02,Squat,100,few,\n2026-03-02,Squat,100,,\nsoon,Squat,100,5,\n")
    assert context.skipped == {"no number in weight_kg": 1, "no number in reps": 2, "no date that can be read": 1}


def test_every_reading_of_a_row_is_a_measurement_and_the_row_counts_once() -> None:
    found, context = read(READINGS)
    assert [f.rows for f in found] == [1, 0, 0, 1]
    assert readings(found) == {"weight_kg": [60.5], "resting_hr_bpm": [48, 49], "steps": [10234]}
    first = found[0].record
    assert isinstance(first, Measurement)
    assert (first.at, first.utc_offset_min) == (datetime(2026, 2, 28, 23, tzinfo=UTC), 60)
    assert len({f.record.measurement_id for f in found}) == 4  # type: ignore[attr-defined]
    assert context.skipped == {}


DAILY = sorted(set(QUANTITIES) - {
    "lat", "lon", "reps", "rir", "rpe", "lifted_kg", "speed_m_s", "distance_m", "cadence_rpm", "power_w",
    "altitude_m", "rr_ms", "ascent_m", "temperature_c", "energy_kcal"})  # fmt: skip


@each("quantity", DAILY)
def test_every_daily_quantity_can_be_a_column(quantity: str) -> None:
    low, high = QUANTITIES[quantity].low, QUANTITIES[quantity].high
    middle = round((low + high) / 2)
    assert readings(read(f"date,{quantity}\n2026-03-01,{middle}\n")[0]) == {quantity: [middle]}


def test_columns_of_spreadsheets_and_spanish_ones_are_understood() -> None:
    found, _ = read("Fecha;Peso (kg);Pasos;Body fat (%)\n1/3/2026;60,5;10.234;22,5\n")
    assert readings(found) == {"weight_kg": [60.5], "steps": [10234], "body_fat_pct": [22.5]}
    assert readings(read("Date,Weight (lbs)\n2026-03-01,150\n")[0]) == {"weight_kg": [pytest.approx(68.0388555)]}


def test_a_weight_without_unit_is_the_athletes_own_and_the_source_says_so() -> None:
    metric, imperial = (
        read("date,weight\n2026-03-01,150\n")[0][0].record,
        read("date,weight\n2026-03-01,150\n", weight_unit="lb")[0][0].record,
    )
    assert isinstance(metric, Measurement)
    assert isinstance(imperial, Measurement)
    assert (metric.value, metric.source) == (150, "csv (unit assumed: kg)")
    assert (imperial.value, imperial.source) == (pytest.approx(68.0388555), "csv (unit assumed: lb)")
    assert metric.measurement_id == imperial.measurement_id


def test_columns_with_odd_letters_are_the_same_in_the_header_and_in_the_rows() -> None:
    content = "date,weight_kg,señal™\n2026-03-01,60,x\n".encode("cp1252")
    assert readings(list(Importer().extract(source(content), Context("ada")))) == {"weight_kg": [60]}


def test_a_header_longer_than_what_is_looked_at_is_no_harm() -> None:
    more = ",".join(f"ñ{i}" for i in range(900))
    assert readings(read(f"date,weight_kg,{more}\n2026-03-01,60{',1' * 900}\n")[0]) == {"weight_kg": [60]}


def test_a_date_and_a_time_in_two_columns_are_one_moment() -> None:
    at = read("date,time,weight_kg\n2026-03-01,07:15,60\n")[0][0].record.at  # type: ignore[attr-defined]
    assert at == datetime(2026, 3, 1, 6, 15, tzinfo=UTC)


def test_a_row_that_says_nothing_is_skipped_with_the_reason_and_a_bad_cell_is_counted() -> None:
    found, context = read(
        "date,weight_kg,steps\n2026-03-01,abc,\n2026-03-02,,lots\n2026-03-03,,-5\n2026-03-04,n/a,-\n2026-03-05,60,lots\n"
    )
    assert [f.rows for f in found] == [1]
    assert context.skipped == {
        "no number in weight_kg": 1,
        "no number in steps": 1,
        "no plausible value in steps": 1,
        "no value in the row": 1,
    }
    assert context.dropped["steps"] == 3


def test_sessions_become_workouts_and_two_of_a_day_stay_two() -> None:
    found, context = read(SESSIONS)
    workouts = [f.record for f in found if isinstance(f.record, Workout)]
    assert [(w.activity_type, w.duration_s, w.rpe, w.distance_m) for w in workouts] == [
        ("running", 2700, 6, 8200),
        ("running", 1200, 3, None),
        ("yoga", 3600, None, None),
    ]
    assert len({w.workout_id for w in workouts}) == 3
    assert (workouts[0].end_ts - workouts[0].start_ts).total_seconds() == 2700
    assert context.skipped == {}


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [("duration", "1h 5m", 3900), ("duration", "0:45:00", 2700), ("duration_s", "90", 90), ("minutes", "1:30:00", 5400),
     ("minutes", "", None)],
)  # fmt: skip
def test_durations_of_sessions_come_in_several_ways(column: str, cell: str, expected: float | None) -> None:
    assert read(f"date,activity,{column},rpe\n2026-03-01,run,{cell},5\n")[0][0].record.duration_s == expected  # type: ignore[attr-defined]


@pytest.mark.parametrize(("column", "cell"), [("minutes", "long"), ("duration", "45"), ("minutes", "-5"), ("minutes", "99999")])
def test_a_duration_that_cannot_be_understood_makes_no_session(column: str, cell: str) -> None:
    found, context = read(f"date,activity,{column}\n2026-03-01,run,{cell}\n")
    assert found == []
    assert sum(context.skipped.values()) == 1


def test_nights_become_sleeps() -> None:
    found, context = read(NIGHTS)
    night = found[0].record
    assert isinstance(night, Sleep)
    assert (night.start_ts, night.end_ts) == (datetime(2026, 3, 1, 22, 10, tzinfo=UTC), datetime(2026, 3, 2, 5, 50, tzinfo=UTC))
    assert (night.quality, night.awakenings, night.utc_offset_min) == (0.82, 2, 60)
    assert night.sleep_stage_breakdown is not None
    assert (night.sleep_stage_breakdown.deep, night.sleep_stage_breakdown.rem) == (95, None)
    assert (context.skipped, context.dropped) == ({}, {})


def test_a_night_that_ends_before_it_starts_or_is_82_times_good_is_not_believed() -> None:
    found, context = read(NIGHTS.replace("0.82", "82") + "2026-03-03 06:00,2026-03-02 23:00,0.5,,\nlate,early,0.5,,\n")
    assert [f.record.quality for f in found] == [None]  # type: ignore[attr-defined]
    assert context.dropped == {"quality": 1}
    assert sum(context.skipped.values()) == 2


@each("shape", SHAPES)
def test_a_longer_table_only_adds(shape: str) -> None:
    header, *lines = SHAPES[shape].splitlines()
    shorter = {encode(f.record) for f in read("\n".join([header, lines[0]]))[0]}
    longer = [encode(f.record) for f in read(SHAPES[shape])[0]]
    assert shorter <= set(longer)
    assert len(set(longer)) == len(longer)


@each(
    "text",
    [
        "name,address\nAda,London\n",
        "start,end,subject\n2026-03-01 10:00,2026-03-01 11:00,dentist\n",  # a calendar is no sleep
        "date,amount,balance\n2026-03-01,10,20\n",
        "date,load_au\n2026-03-01,300\n",
        "timestamp,speed_m_s,power_w\n2026-03-01T10:00:00Z,3,200\n",
        "weight_kg,reps\n100,5\n",
        "",
        "\n\n",
        "just some words about a run on some date",
    ],
)
def test_other_tables_are_left_alone(text: str) -> None:
    assert not Importer().identify(source(text))


def test_binary_content_is_left_alone() -> None:
    assert not Importer().identify(source(b"\x0e\x10\xd9\x07.FIT\0\0" * 50))


@given(st.data())
def test_a_damaged_table_gives_records_that_can_be_stored_or_is_refused(data: st.DataObject) -> None:
    content = bytearray(SHAPES[data.draw(st.sampled_from(sorted(SHAPES)))].encode())
    start = content.index(b"\n")
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(start, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 5))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b",9e99,", b",-5,"])
        )
    file = source(bytes(content))
    if not Importer().identify(file):
        return
    try:
        for found in Importer().extract(file, Context("ada")):
            encode(found.record)
    except RefusedFile:
        pass
