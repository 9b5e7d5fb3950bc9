"""FIT files made for the purpose: what becomes of days, nights, scales and readings of a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from milo.importers.fit_wellness import NOTHING_KEPT, NOTHING_NEW, SEVERAL_PEOPLE, TOTAL_REPEATED
from milo.vocabulary.records import Device, Measurement, Sleep

from .fit_bytes import T0
from .fit_made import START, Message, Read, after, made, walked


def monitored(*messages: Message, start: datetime = datetime(2024, 5, 1, tzinfo=UTC)) -> Read:
    seconds = T0 + int((start - START).total_seconds())
    info = {"mesg_num": 103, "timestamp": start, "local_timestamp": seconds}
    return Read(made(info, *messages, type_="monitoring_b"))


def test_steps_are_what_the_days_total_grew_by() -> None:
    read = monitored(
        walked(0, 300), walked(600, 500), walked(1_200, 500), {"mesg_num": 55, "timestamp": after(1_300), "heart_rate": 61}
    )
    steps = [(m.at, m.until, m.value) for m in read.of(Measurement) if m.quantity == "steps"]
    assert steps == [(after(-28_800), START, 300), (START, after(600), 200)]
    assert read.values("heart_rate_bpm") == [61]
    assert (read.rows, read.context.skipped) == (3, {NOTHING_NEW: 1})


def test_totals_begin_again_at_local_midnight_and_are_told_apart_by_kind_of_activity() -> None:
    midnight = 16 * 3_600.0
    running = walked(1_000, 80) | {"activity_type": "running"}
    read = monitored(walked(0, 300), running, walked(midnight, 900), walked(midnight + 3_600, 50))
    assert sum(read.values("steps")) == 300 + 80 + 600 + 50
    assert [m.at for m in read.of(Measurement)][-1] == after(midnight)


def test_a_file_begun_in_the_middle_of_a_day_does_not_count_its_first_total_again() -> None:
    read = monitored(
        walked(0, 5_000), walked(600, 5_100, active_calories=300), walked(900, 5_100, active_calories=310), start=START
    )
    assert read.values("steps") == [100]
    assert read.values("active_energy_kcal") == [10]
    assert (read.rows, read.context.skipped) == (2, {TOTAL_REPEATED: 1})


def test_short_times_of_monitoring_are_completed_from_the_last_whole_one() -> None:
    low = [(T0 + s) & 0xFFFF for s in (60, 120, 60_120)]
    told = [{"mesg_num": 55, "timestamp_16": t, "heart_rate": 60} for t in low]
    read = monitored({"mesg_num": 55, "timestamp": START, "heart_rate": 60}, *told)
    assert [m.at for m in read.of(Measurement)] == [START, after(60), after(120), after(60_120)]
    assert {f"{m.value:.0f}" for m in read.of(Measurement)} == {"60"}


def test_monitoring_messages_that_say_nothing_kept_are_skipped() -> None:
    read = monitored({"mesg_num": 55, "timestamp": START, "activity_type": "sedentary", "intensity": 1})
    assert (read.rows, read.context.skipped) == (0, {NOTHING_KEPT: 1})


def test_a_scale_gives_weight_and_body_fat_as_one_row() -> None:
    read = Read(made({"mesg_num": 30, "timestamp": START, "weight": 68.4, "percent_fat": 21.5}, type_="weight"))
    assert [(m.quantity, m.value, m.at) for m in read.of(Measurement)] == [
        ("weight_kg", 68.4, START),
        ("body_fat_pct", 21.5, START),
    ]
    assert read.rows == 1
    assert read.one(Device).device_type == "scale"


def test_readings_of_several_people_on_one_scale_are_not_taken_for_the_athletes() -> None:
    told = [{"mesg_num": 30, "timestamp": after(i), "weight": 60.0 + i, "user_profile_index": i} for i in range(2)]
    read = Read(made(*told, type_="weight"))
    assert (read.rows, read.of(Measurement), read.context.skipped) == (0, [], {SEVERAL_PEOPLE: 2})


def test_nightly_and_resting_readings_are_measurements() -> None:
    told: Iterable[Message] = [
        {"mesg_num": 370, "timestamp": START, "last_night_average": 48.0},
        {"mesg_num": 211, "timestamp": START, "current_day_resting_heart_rate": 47},
        {"mesg_num": 51, "timestamp": START, "systolic_pressure": 121, "diastolic_pressure": 79},
        {"mesg_num": 269, "timestamp": START, "reading_spo2": 96},
        {"mesg_num": 297, "timestamp": START, "respiration_rate": 14.2},
        {"mesg_num": 229, "update_time": START, "vo2_max": 52.3},
    ]
    read = Read(made(*told, type_=49))
    assert {m.quantity: m.value for m in read.of(Measurement)} == {
        "hrv_rmssd_ms": 48,
        "resting_hr_bpm": 47,
        "systolic_mmhg": 121,
        "diastolic_mmhg": 79,
        "spo2_pct": 96,
        "respiration_rate": 14.2,
        "vo2max_ml_kg_min": 52.3,
    }
    assert read.rows == 6


def test_stages_of_a_night_become_one_sleep() -> None:
    stages = ["light", "deep", "rem", "awake", "light", "awake"]
    told = [{"mesg_num": 275, "timestamp": after(i * 1_800), "sleep_level": s} for i, s in enumerate(stages)]
    score = {"mesg_num": 346, "overall_sleep_score": 82, "awakenings_count": 1}
    read = Read(made(*told, score, type_=49))
    sleep = read.one(Sleep)
    minutes = sleep.sleep_stage_breakdown
    assert (sleep.start_ts, sleep.end_ts, sleep.quality, sleep.awakenings) == (START, after(9_000), 0.82, 1)
    assert (minutes.light, minutes.deep, minutes.rem, minutes.awake) == (60, 30, 30, 30)
    assert read.rows == len(stages)
