from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.vocabulary import records
from milo.vocabulary.clock import from_micros, local_day, micros
from milo.vocabulary.errors import BadRecord, UnknownName
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES, quantity
from milo.vocabulary.records import KINDS, Event, Sample, encode, json_schema, kind, kind_of, kind_of_stream

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

# contracts.md section 1, word for word: what outsiders rely on.
STREAMS = {
    "fitness:users": (
        "user_id",
        "user_id user_name email date_of_birth sex height_cm weight_kg_start resting_hr_baseline max_hr_estimate goal_type "
        "dietary_preference signup_ts",
    ),
    "fitness:devices": ("device_id", "device_id user_id device_type model first_seen_ts last_seen_ts"),
    "fitness:events": (
        "event_id",
        "event_id user_id device_id activity_type duration_s distance_m pace_s_per_km heart_rate_bpm hr_variability_ms spo2_pct "
        "respiration_rate skin_temp_c gsr_us calories_burned indoor gps_lat gps_lon step_increment event_ts",
    ),
    "fitness:sleep": ("session_id", "session_id user_id device_id start_ts end_ts quality sleep_stage_breakdown awakenings"),
    "fitness:nutrition": ("log_id", "log_id user_id meal_type calories protein_g carbs_g fat_g water_ml log_ts"),
    "fitness:feedback": ("feedback_id", "feedback_id user_id event_ts mood energy perceived_exertion soreness_level"),
}


@each("stream", list(STREAMS))
def test_the_six_streams_have_the_fields_of_the_contract(stream: str) -> None:
    id_field, fields = STREAMS[stream]
    known = kind_of_stream(stream)
    assert known.id_field == id_field
    assert set(fields.split()) <= set(known.type.__struct_fields__)
    assert {"origin", "source"} <= set(known.type.__struct_fields__)


def test_every_kind_names_an_athlete_a_time_and_an_identity_it_has() -> None:
    for known in KINDS.values():
        fields = known.type.__struct_fields__
        assert "user_id" in fields, known.name
        assert known.id_field in fields, known.name
        assert known.time_field in fields, known.name
    assert len({k.stream for k in KINDS.values()}) == len(KINDS)


def test_the_schema_is_json_and_holds_every_kind() -> None:
    schema = json.loads(json.dumps(json_schema()))
    assert set(schema["kinds"]) == set(KINDS)
    assert schema["kinds"]["event"]["stream"] == "fitness:events"
    assert "heart_rate_bpm" in schema["$defs"]["Event"]["properties"]


def event(**values: object) -> Event:
    return Event(origin=Origin.MEASURED, source="test", event_id="e", user_id="ada", event_ts=NOON, **values)  # type: ignore[arg-type]


@each(
    "values",
    [
        {"heart_rate_bpm": 19.9},
        {"heart_rate_bpm": 261},
        {"spo2_pct": 101},
        {"gps_lat": 91},
        {"calories_burned": -1},
        {"heart_rate_bpm": float("nan")},
        {"distance_m": float("inf")},
        {"activity_type": "chess"},
        {"heart_rate_bpm": "fast"},
    ],
)
def test_an_implausible_value_is_refused_with_a_reason(values: dict[str, object]) -> None:
    with pytest.raises(BadRecord, match="event"):
        encode(event(**values))


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(BadRecord):
        encode(msgspec.structs.replace(event(), event_ts=NOON.replace(tzinfo=None)))


@given(st.floats(20, 260), st.integers(-720, 840), st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_a_body_reads_back_as_the_same_record(bpm: float, offset: int, naive: datetime) -> None:
    at = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    sample = Sample(origin=Origin.IMPORTED, source="x", sample_id="s", user_id="ada", at=at, heart_rate_bpm=bpm)
    assert kind_of(sample).decode(encode(sample)) == sample
    assert from_micros(micros(at)) == at


def test_ids_are_computed_from_what_they_name() -> None:
    assert timed_identity(NOON, "ada", 1) == timed_identity(NOON, "ada", 1)
    assert timed_identity(NOON, "ada", 1) != timed_identity(NOON, "ada", 2)
    assert identity("a", "bc") != identity("ab", "c")
    ids = [timed_identity(NOON + timedelta(seconds=s), "ada") for s in range(100)]
    assert ids == sorted(ids)
    assert all(len(i) == 36 and i[14] == "8" and i[19] in "89ab" for i in ids)


def test_unknown_names_are_answered_with_the_nearest_known_one() -> None:
    for ask, name, near in (
        (kind, "smaple", "sample"),
        (kind_of_stream, "fitness:event", "fitness:events"),
        (quantity, "weight", "weight_kg"),
    ):
        with pytest.raises(UnknownName) as raised:
            ask(name)
        assert raised.value.nearest == near


@each("name", list(QUANTITIES))
def test_a_quantity_accepts_its_range_and_nothing_else(name: str) -> None:
    q = QUANTITIES[name]
    assert q.accept(q.low) == q.low
    assert q.accept(str(q.high)) == q.high
    for wrong in (q.low - 1, q.high + 1, float("nan"), None, "", "many", True):
        assert q.accept(wrong) is None


def test_the_local_day_is_where_the_athlete_was() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert local_day(late, 60).day == 2
    assert local_day(late, -300).day == 1
    assert local_day(late, None).day == 1


EVENT = {"origin": "simulated", "source": "t", "event_id": "e", "user_id": "u", "event_ts": "2026-03-01T00:00:00Z"}


def test_what_our_own_publishers_send_is_stored_as_it_came() -> None:
    body = msgspec.json.encode(msgspec.json.decode(msgspec.json.encode(EVENT), type=records.Event))
    record, stored = records.accept(records.kind("event"), body)
    assert stored is body
    assert record.event_id == "e"


def test_fields_nobody_knows_yet_are_kept_also_within_parts_whatever_the_spelling() -> None:
    sleep = {
        "origin": "simulated", "source": "t", "session_id": "s", "user_id": "u",
        "start_ts": "2026-03-01T00:00:00Z", "end_ts": "2026-03-01T08:00:00Z",
        "sleep_stage_breakdown": {"deep": 60, "micro_arousals": 12}, "z_new": [1, {"a": None}], "a_new": 1, "quality": None,
    }  # fmt: skip
    record, stored = records.accept(records.kind("sleep"), json.dumps(sleep).encode())
    again = json.loads(stored)
    assert again["sleep_stage_breakdown"] == {"deep": 60.0, "micro_arousals": 12}
    assert (again["z_new"], again["a_new"]) == ([1, {"a": None}], 1)
    assert "quality" not in again
    assert records.kind("sleep").decode(stored) == record
    turned = json.dumps(dict(reversed(sleep.items())), indent=2).encode()
    assert records.accept(records.kind("sleep"), turned)[1] == stored


@each("body", [{**EVENT, "schema_version": 2}, {"schema_version": 7, "all": "else", "has": "changed"}])
def test_a_version_from_the_future_asks_for_an_upgrade(body: dict[str, object]) -> None:
    with pytest.raises(BadRecord, match="Upgrade"):
        records.accept(records.kind("event"), json.dumps(body).encode())


def test_a_body_of_version_one_never_says_so() -> None:
    """Old bodies and new ones of the same version are the same bytes, so that a replay is a duplicate."""
    assert b"schema_version" not in records.encode(msgspec.json.decode(json.dumps(EVENT), type=records.Event))


def test_every_body_that_version_one_wrote_still_reads() -> None:
    """One literal body per kind, every field set. A change that fails here needs a new SCHEMA_VERSION and a way to read both."""
    lines = (Path(__file__).parent / "bodies_version_1.txt").read_text().splitlines()
    written = dict(line.split(" ", 1) for line in lines)
    assert set(written) >= set(KINDS)
    for name, body in written.items():
        record = kind(name).decode(body)
        assert encode(record) == body.encode(), name


@each("value", [b"1e999", b'"\xff"'])
def test_what_is_no_json_within_an_unknown_field_is_refused(value: bytes) -> None:
    body = json.dumps(EVENT).encode().replace(b"}", b', "new": ' + value + b"}")
    with pytest.raises(BadRecord):
        records.accept(kind("event"), body)


def test_a_text_that_is_no_utf8_is_refused_with_a_reason() -> None:
    with pytest.raises(BadRecord, match="surrogates"):
        encode(event(device_id="\udc80"))
    with pytest.raises(BadRecord, match="surrogates"):
        records.encode_all([event(), event(device_id="\udc80")])
