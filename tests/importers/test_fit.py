"""FIT files made for the purpose: what becomes of activities, their sensors and times, and of broken files."""

from __future__ import annotations

import io
import struct
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.importers.contract import Context, Source
from milo.importers.fit import MAX_BYTES, WRONG_SUM, Importer
from milo.importers.fit_activity import COURSE, NO_SUMMARY
from milo.importers.fit_clock import NO_CALENDAR_TIME, NO_TIME
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.records import Device, Lap, LiftedSet, RRIntervals, Sample, Workout, encode_all, kind_of

from .fit_bytes import T0, U8, U32, chain_link, definition, file_id, records, session
from .fit_made import ADA, START, Message, Read, after, made, ran, record, source, walked

# --- what it is ---------------------------------------------------------------------------------------------------------


def test_a_fit_file_is_known_by_its_content_alone() -> None:
    assert Importer().identify(source(made(), "holiday.jpg"))
    assert not Importer().identify(source(b"<gpx>" + bytes(20), "run.fit"))
    assert not Importer().identify(source(b"", "run.fit"))


def test_a_run_becomes_a_workout_with_its_totals() -> None:
    summary = ran(
        0,
        1_800,
        sub_sport="trail",
        total_distance=5_000.0,
        total_calories=400,
        total_ascent=120,
        avg_heart_rate=150,
        max_heart_rate=181,
        avg_power=250,
        total_moving_time=1_700.0,
        workout_rpe=60,
        sport_profile_name="Trail Run",
    )
    local = {"mesg_num": 34, "timestamp": after(1_800), "local_timestamp": T0 + 1_800 + 7_205, "num_sessions": 1}
    read = Read(made(record(0, heart_rate=120), summary, local))
    workout = read.one(Workout)
    assert (workout.start_ts, workout.end_ts) == (START, after(1_800))
    assert (workout.activity_type, workout.sport, workout.indoor, workout.title) == ("running", "running trail", False, "Trail Run")
    assert (workout.distance_m, workout.energy_kcal, workout.ascent_m) == (5_000, 400, 120)
    assert (workout.heart_rate_bpm, workout.max_heart_rate_bpm, workout.power_w) == (150, 181, 250)
    assert (workout.duration_s, workout.moving_s, workout.rpe) == (1_800, 1_700, 6)
    assert (workout.utc_offset_min, workout.source, workout.original_id) == (120, "garmin fenix5", "original")
    assert workout.notes is None


def test_a_record_becomes_a_sample_in_the_vocabularys_units() -> None:
    told = {
        "position_lat": 2**29,
        "position_long": -(2**28),
        "heart_rate": 142,
        "cadence": 88,
        "fractional_cadence": 0.5,
        "enhanced_speed": 3.25,
        "enhanced_altitude": 812.4,
        "distance": 1_234.5,
        "power": 260,
        "temperature": -3,
        "enhanced_respiration_rate": 31.5,
        "core_temperature": 38.2,
    }
    read = Read(made(record(7, **told), ran(0, 60)))
    sample = read.one(Sample)
    assert (sample.at, sample.workout_id) == (after(7), read.one(Workout).workout_id)
    assert (sample.lat, sample.lon) == (45.0, -22.5)
    assert (sample.heart_rate_bpm, sample.cadence_rpm, sample.speed_m_s) == (142, 88.5, 3.25)
    assert (sample.altitude_m, sample.distance_m, sample.power_w, sample.temperature_c) == (812.4, 1_234.5, 260, -3)
    assert sample.channels == {"respiration_rate": 31.5, "body_temp_c": 38.2}
    assert read.rows == 1


def test_missing_and_implausible_values_are_none_and_only_the_implausible_are_counted() -> None:
    read = Read(made(record(0, heart_rate=0), record(1, heart_rate=15, power=9_000), record(2), ran(0, 60)))
    assert [(s.heart_rate_bpm, s.power_w) for s in read.of(Sample)] == [(None, None)] * 3
    assert read.context.dropped == {"heart_rate_bpm": 1, "power_w": 1}
    assert read.rows == 3


def test_a_position_is_both_or_neither_and_zero_zero_is_no_fix() -> None:
    read = Read(made(record(0, position_lat=2**29), record(1, position_lat=0, position_long=0), ran(0, 60)))
    assert [(s.lat, s.lon) for s in read.of(Sample)] == [(None, None)] * 2


def test_each_leg_of_a_triathlon_is_a_workout_and_holds_its_own_samples_and_laps() -> None:
    legs = [ran(0, 10, "swimming", sub_sport="open_water"), ran(10, 5, "transition"), ran(15, 30, "cycling")]
    laps = [
        {"mesg_num": 19, "timestamp": after(s + n), "start_time": after(s), "total_timer_time": float(n)}
        for s, n in ((0, 10), (15, 30))
    ]
    read = Read(made(*[record(i) for i in range(0, 50, 5)], *laps, *legs))
    workouts = read.of(Workout)
    assert [w.activity_type for w in workouts] == ["swimming", "other", "cycling"]
    held = {w.workout_id: [s.at for s in read.of(Sample) if s.workout_id == w.workout_id] for w in workouts}
    assert [len(h) for h in held.values()] == [2, 1, 7]
    assert [(lap.workout_id, lap.number, lap.duration_s) for lap in read.of(Lap)] == [
        (workouts[0].workout_id, 1, 10),
        (workouts[2].workout_id, 1, 30),
    ]
    assert read.rows == 10


@pytest.mark.parametrize(
    ("sport", "sub_sport", "type_", "text", "indoor"),
    [
        ("running", "treadmill", "running", "running treadmill", True),
        ("cycling", "virtual_activity", "cycling", "cycling virtual activity", True),
        ("training", "strength_training", "strength", "training strength training", None),
        ("training", "yoga", "yoga", "training yoga", None),
        ("fitness_equipment", "indoor_rowing", "rowing", "fitness equipment indoor rowing", True),
        ("fitness_equipment", "elliptical", "other", "fitness equipment elliptical", True),
        ("hiking", "generic", "walking", "hiking", None),
        ("cross_country_skiing", "skate_skiing", "other", "cross country skiing skate skiing", None),
        ("transition", "bike_to_run_transition", "other", "transition bike to run transition", None),
        (211, "generic", "other", "sport 211", None),
    ],
)
def test_sports_become_activity_types(sport: str | int, sub_sport: str, type_: str, text: str, indoor: bool | None) -> None:
    workout = Read(made(ran(0, 60, sport, sub_sport=sub_sport))).one(Workout)
    assert (workout.activity_type, workout.sport, workout.indoor) == (type_, text, indoor)


@pytest.mark.parametrize(("shift", "offset"), [(5 * 3_600 + 1_800 + 40, 330), (-4 * 3_600, -240), (40 * 3_600, None)])
def test_the_time_zone_is_read_from_the_local_time_and_an_absurd_one_is_not_believed(shift: int, offset: int | None) -> None:
    read = Read(made(ran(0, 60), {"mesg_num": 34, "timestamp": after(60), "local_timestamp": T0 + 60 + shift}), "Europe/Madrid")
    assert read.one(Workout).utc_offset_min == offset


# --- times --------------------------------------------------------------------------------------------------------------


def test_records_without_a_time_are_skipped_with_that_reason() -> None:
    body = file_id() + definition(0, 20, [(3, 1, U8)]) + bytes([0, 140, 0, 141]) + session(T0, 60)
    read = Read(chain_link(body))
    assert (read.rows, read.of(Sample)) == (0, [])
    assert read.context.skipped == {NO_TIME: 2}


def test_times_since_switching_on_are_skipped_unless_the_file_tells_when_that_was() -> None:
    read = Read(chain_link(file_id() + records([1_000, 1_001]) + session(1_000, 60)))
    assert (read.rows, read.context.skipped, read.of(Workout)) == (0, {NO_CALENDAR_TIME: 2}, [])


def test_times_since_switching_on_are_told_from_the_local_time_in_the_athletes_zone() -> None:
    anchor = definition(2, 34, [(253, 4, U32), (5, 4, U32)]) + struct.pack("<BII", 2, 1_060, T0 + 60)
    read = Read(chain_link(file_id() + records([1_000, 1_001]) + session(1_000, 60) + anchor), "Europe/Madrid")
    assert [s.at for s in read.of(Sample)] == [after(-7_200), after(-7_199)]  # 08:00 in Madrid, in summer
    assert (read.one(Workout).start_ts, read.one(Workout).utc_offset_min) == (after(-7_200), 120)


# --- identity -----------------------------------------------------------------------------------------------------------


def test_the_same_file_gives_the_same_ids_and_no_id_twice() -> None:
    data = made(*[record(i // 2, heart_rate=120 + i) for i in range(20)], ran(0, 20))
    first, second = Read(data), Read(data)
    assert first.ids == second.ids
    assert len(set(first.ids)) == len(first.ids)
    assert len(first.of(Sample)) == 20  # two records a second, and both are kept


def test_the_same_activity_in_another_export_gives_the_same_ids() -> None:
    told = [record(i, heart_rate=120 + i) for i in range(20)]
    extra = {"mesg_num": 23, "timestamp": START, "device_index": "creator", "manufacturer": "garmin", "product": 2697}
    one, other = (
        Read(made(*told, ran(0, 20))),
        Read(made(ran(0, 20, total_calories=50), extra, *told, {"mesg_num": 49, "software_version": 7})),
    )
    assert set(one.ids) == set(other.ids)


def test_another_device_or_another_athlete_makes_other_ids() -> None:
    told = [record(0), ran(0, 20)]
    mine, other_watch = Read(made(*told)), Read(made(*told, serial_number=4712))
    assert not set(mine.ids) & set(other_watch.ids)
    bruno = [f.record for f in Importer().extract(source(made(*told)), Context("bruno"))]
    assert not {i for _, i in mine.ids} & {kind_of(r).id_of(r) for r in bruno}


def test_a_file_that_lost_its_summary_is_the_same_workout_as_the_whole_one() -> None:
    pressed = {"mesg_num": 21, "timestamp": START, "event": "timer", "event_type": "start"}
    sport = {"mesg_num": 12, "sport": "running", "sub_sport": "trail"}
    told = [sport, pressed, *[record(i, heart_rate=120) for i in range(3, 60)]]
    lost, whole = Read(made(*told)), Read(made(*told, ran(0, 70)))
    workout = lost.one(Workout)
    assert (workout.start_ts, workout.end_ts, workout.activity_type) == (START, after(59), "running")
    assert workout.notes == NO_SUMMARY
    assert set(lost.ids) == set(whole.ids)


# --- beside the records -------------------------------------------------------------------------------------------------


def test_devices_are_named_and_told_apart_without_their_serial_number() -> None:
    strap = {
        "mesg_num": 23,
        "timestamp": START,
        "device_index": 1,
        "source_type": "antplus",
        "device_type": 120,
        "manufacturer": "garmin",
        "product": 2327,
        "serial_number": 991,
    }
    inside = strap | {"device_index": 2, "source_type": "local", "product": 2698}
    read = Read(made(record(0), strap, strap, inside, ran(0, 60)))
    watch, other = read.of(Device)
    assert (watch.device_type, watch.model) == ("watch", "garmin fenix5")
    assert (other.device_type, other.model) == ("strap", "garmin hrm4 run")
    assert {s.device_id for s in read.of(Sample)} == {watch.device_id}
    assert not any(b"4711" in body or b"991" in body for body in encode_all(read.records))


def test_beats_follow_the_record_before_them_and_a_gap_starts_a_new_series() -> None:
    def beats(*intervals: float) -> Message:
        return {"mesg_num": 78, "time": [*intervals, *[65.535] * (5 - len(intervals))]}

    told = [record(0), beats(0.8, 0.81), record(2), beats(0.79, 0.8, 0.82), record(60), beats(0.9, 0.1, 0.91)]
    read = Read(made(*told, ran(0, 70)))
    series = read.of(RRIntervals)
    assert [(r.at, r.rr_ms) for r in series] == [
        (START, [800, 810, 790, 800, 820]),
        (after(60), [900]),
        (after(61), [910]),  # after 0.1 s, which is no beat
    ]
    assert {r.workout_id for r in series} == {read.one(Workout).workout_id}
    assert read.context.dropped == {"rr_ms": 1}
    assert read.rows == 3


def test_sets_of_a_strength_session_carry_exercise_weight_and_repetitions() -> None:
    def lifted(at: float, reps: int, kg: float, type_: str = "active", category: int = 0, subtype: int = 1) -> Message:
        return {
            "mesg_num": 225,
            "timestamp": after(at),
            "start_time": after(at),
            "duration": 30.0,
            "repetitions": reps,
            "weight": kg,
            "set_type": type_,
            "category": [category],
            "category_subtype": [subtype],
        }

    title = {"mesg_num": 264, "exercise_category": 28, "exercise_name": 900, "wkt_step_name": "Ada's squat"}
    told = [title, lifted(0, 8, 60.0), lifted(60, 0, 0.0, "rest"), lifted(120, 6, 62.5), lifted(200, 12, 0.0, "active", 28, 900)]
    read = Read(made(*told, record(0, heart_rate=100), ran(0, 300, "training", sub_sport="strength_training")))
    assert [(s.exercise, s.number, s.reps, s.weight_kg, s.duration_s) for s in read.of(LiftedSet)] == [
        ("barbell bench press", 1, 8, 60, 30),
        ("barbell bench press", 2, 6, 62.5, 30),
        ("Ada's squat", 1, 12, None, 30),
    ]
    assert {s.workout_id for s in read.of(LiftedSet)} == {read.one(Workout).workout_id}
    assert read.rows == 1


def test_a_course_is_not_an_activity() -> None:
    read = Read(made(record(0), record(1), type_="course"))
    assert (read.rows, read.of(Workout), read.context.skipped) == (0, [], {COURSE: 2})


def test_settings_and_planned_workouts_hold_no_rows_and_are_no_error() -> None:
    for type_ in ("settings", "workout"):
        read = Read(made({"mesg_num": 26, "wkt_name": "Intervals"}, type_=type_))
        assert (read.rows, read.context.skipped, read.error) == (0, {}, None)


def test_in_an_activitys_file_only_records_are_rows() -> None:
    read = Read(
        made(
            record(0),
            {"mesg_num": 269, "timestamp": START, "reading_spo2": 96},
            {"mesg_num": 227, "stress_level_value": 20},
            ran(0, 9),
        )
    )
    assert (read.rows, read.context.skipped, read.values("spo2_pct")) == (1, {}, [96])


# --- broken files -------------------------------------------------------------------------------------------------------


def test_a_cut_file_gives_what_precedes_the_cut_and_says_so_in_one_sentence() -> None:
    data = made(*[record(i, heart_rate=120) for i in range(100)], ran(0, 100))
    read = Read(data[: len(data) // 2])
    assert isinstance(read.error, BrokenFile)
    assert all([read.error.wanted, read.error.found, read.error.do])
    assert "\n" not in str(read.error)
    assert 0 < read.rows < 100
    assert read.one(Workout).notes == NO_SUMMARY


def test_a_file_with_nothing_readable_is_refused() -> None:
    read = Read(made()[:16])
    assert type(read.error) is RefusedFile
    assert read.records == []


def test_a_wrong_checksum_is_noted_and_everything_is_kept() -> None:
    read = Read(chain_link(file_id() + records([T0, T0 + 1]) + session(T0, 10), right=False))
    assert (read.rows, read.error, read.context.skipped, read.context.notes) == (2, None, {}, [WRONG_SUM])


def test_the_same_file_twice_in_a_chain_is_one_activity() -> None:
    link = chain_link(file_id() + records([T0, T0 + 1]) + session(T0, 10))
    assert set(Read(link + link).ids) == set(Read(link).ids)


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    head = made()
    huge = Source("huge.fit", lambda: io.BytesIO(head + bytes(MAX_BYTES)), MAX_BYTES + len(head))
    with pytest.raises(RefusedFile, match="64 MB"):
        list(Importer().extract(huge, Context(ADA)))


@cache
def sound_files() -> list[bytes]:
    """Files of every kind, to be damaged."""
    run = made(
        *[record(i, heart_rate=120, position_lat=2**29, position_long=5, enhanced_speed=3.0) for i in range(20)],
        {"mesg_num": 78, "time": [0.8] * 5},
        {"mesg_num": 19, "timestamp": after(20), "start_time": START, "total_timer_time": 20.0},
        {"mesg_num": 225, "timestamp": START, "start_time": START, "weight": 20.0, "category": [0], "category_subtype": [1]},
        ran(0, 20),
        {"mesg_num": 34, "timestamp": after(20), "local_timestamp": T0 + 7_220},
    )
    info = {"mesg_num": 103, "timestamp": START, "local_timestamp": T0}
    day = made(info, *[walked(i * 60, i * 100, active_calories=i) for i in range(10)], type_="monitoring_b")
    levels = [{"mesg_num": 275, "timestamp": after(i * 600), "sleep_level": i % 5} for i in range(9)]
    night = made(*levels, {"mesg_num": 346, "overall_sleep_score": 82}, type_=49)
    scale = made({"mesg_num": 30, "timestamp": START, "weight": 68.4}, type_="weight")
    return [run, day, night, scale, chain_link(file_id() + records([T0, T0 + 1])) * 2]


@given(st.data())
def test_damaged_files_are_read_or_refused_and_never_anything_else(data: st.DataObject) -> None:
    sound = bytearray(data.draw(st.sampled_from(sound_files())))
    for _ in range(data.draw(st.integers(1, 12))):
        sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(sound)))
    read = Read(bytes(sound[: cut or None]))
    assert read.rows <= len(sound)


@given(st.binary(max_size=400), st.integers(12, 30))
def test_any_bytes_behind_a_header_are_read_or_refused(junk: bytes, header: int) -> None:
    Read(chain_link(junk, header=header))
    Read(bytes([header]) + bytes(7) + b".FIT" + junk)
