"""The messages of FIT files Milo reads: global number -> name, and of its fields the number, name, scale and offset.

Source: the FIT profile, SDK 21.171 (developer.garmin.com/fit/download, Profile.xlsx). Names are the profile's unless shorter
ones say the same; a field that comes in two widths ("enhanced_speed" beside "speed") keeps both names.
"""

from __future__ import annotations

from milo.importers.fit_protocol import TIMESTAMP
from milo.importers.fit_values import Field, Kind

_F = Field


def _text(name: str) -> Field:
    return Field(name, text=True)


_TIME = {TIMESTAMP: _F("timestamp")}

KINDS: dict[int, Kind] = {
    0: Kind(
        "file_id",
        {0: _F("type"), 1: _F("manufacturer"), 2: _F("product"), 3: _F("serial"), 4: _F("time_created"), 8: _text("product_name")},
    ),
    12: Kind("sport", {0: _F("sport"), 1: _F("sub_sport"), 3: _text("name")}),
    18: Kind(
        "session",
        _TIME
        | {
            2: _F("start_time"),
            5: _F("sport"),
            6: _F("sub_sport"),
            7: _F("elapsed_s", 1_000),
            8: _F("timer_s", 1_000),
            9: _F("distance_m", 100),
            11: _F("energy_kcal"),
            16: _F("heart_rate_bpm"),
            17: _F("max_heart_rate_bpm"),
            18: _F("cadence_rpm"),
            20: _F("power_w"),
            22: _F("ascent_m"),
            59: _F("moving_s", 1_000),
            110: _text("profile_name"),
            193: _F("rpe", 10),  # the watch asks for 1-10 and writes ten times that
        },
    ),
    19: Kind(
        "lap",
        _TIME
        | {
            2: _F("start_time"),
            7: _F("elapsed_s", 1_000),
            8: _F("timer_s", 1_000),
            9: _F("distance_m", 100),
            11: _F("energy_kcal"),
            15: _F("heart_rate_bpm"),
            16: _F("max_heart_rate_bpm"),
            19: _F("power_w"),
        },
    ),
    20: Kind(
        "record",
        _TIME
        | {
            0: _F("lat", 2**31 / 180),  # semicircles
            1: _F("lon", 2**31 / 180),
            2: _F("altitude_m", 5, 500),
            3: _F("heart_rate_bpm"),
            4: _F("cadence_rpm"),
            5: _F("distance_m", 100),
            6: _F("speed_m_s", 1_000),
            7: _F("power_w"),
            8: _F("speed_distance", many=True),
            13: _F("temperature_c"),
            53: _F("fractional_cadence", 128),
            73: _F("enhanced_speed", 1_000),
            78: _F("enhanced_altitude", 5, 500),
            99: _F("respiration_rate"),
            108: _F("enhanced_respiration_rate", 100),
            139: _F("body_temp_c", 100),
        },
        developer=frozenset({3, 4, 7}),
    ),
    21: Kind("event", _TIME | {0: _F("event"), 1: _F("event_type")}),
    23: Kind(
        "device_info",
        _TIME
        | {
            0: _F("index"),
            1: _F("type"),
            2: _F("manufacturer"),
            3: _F("serial"),
            4: _F("product"),
            25: _F("source_type"),
            27: _text("product_name"),
        },
    ),
    30: Kind(
        "weight_scale",
        _TIME | {0: _F("weight_kg", 100), 1: _F("body_fat_pct", 100), 12: _F("person")},
    ),
    34: Kind("activity", _TIME | {5: _F("local_timestamp")}),
    51: Kind("blood_pressure", _TIME | {0: _F("systolic_mmhg"), 1: _F("diastolic_mmhg"), 6: _F("heart_rate_bpm"), 9: _F("person")}),
    55: Kind(
        "monitoring",
        _TIME
        | {
            3: _F("cycles"),  # for walking and running the number is steps
            5: _F("activity_type"),
            9: _F("cycles_16"),
            19: _F("active_kcal"),
            24: _F("type_intensity"),
            26: _F("timestamp_16"),
            27: _F("heart_rate_bpm"),
        },
    ),
    78: Kind("hrv", {0: _F("time", 1_000, many=True)}),
    103: Kind("monitoring_info", _TIME | {0: _F("local_timestamp")}),
    162: Kind("timestamp_correlation", _TIME | {1: _F("system_timestamp"), 3: _F("local_timestamp")}),
    206: Kind(
        "field_description",
        {
            0: _F("developer"),
            1: _F("number"),
            2: _F("base_type"),
            3: _text("name"),
            6: _F("scale"),
            7: _F("offset"),
            14: _F("native_message"),
            15: _F("native_field"),
        },
    ),
    211: Kind("monitoring_hr_data", _TIME | {1: _F("resting_hr_bpm")}),
    225: Kind(
        "set",
        {
            254: _F("timestamp"),
            0: _F("duration_s", 1_000),
            3: _F("reps"),
            4: _F("weight_kg", 16),
            5: _F("set_type"),
            6: _F("start_time"),
            7: _F("category", many=True),
            8: _F("subtype", many=True),
        },
    ),
    227: Kind("stress_level", {0: _F("stress"), 1: _F("timestamp")}),
    229: Kind("max_met_data", {0: _F("timestamp"), 2: _F("vo2max_ml_kg_min", 10)}),
    264: Kind("exercise_title", {0: _F("category"), 1: _F("subtype"), 2: _text("name")}),
    269: Kind("spo2_data", _TIME | {0: _F("spo2_pct")}),
    275: Kind("sleep_level", _TIME | {0: _F("level")}),
    297: Kind("respiration", _TIME | {0: _F("respiration_rate", 100)}),
    346: Kind("sleep_assessment", {6: _F("score"), 11: _F("awakenings")}),
    370: Kind("hrv_status", _TIME | {1: _F("hrv_rmssd_ms", 128)}),
    371: Kind("hrv_value", _TIME | {0: _F("value", 128)}),
}
