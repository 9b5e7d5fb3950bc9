"""An export read again gives what it was made from, for the athlete who brings it."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.importers.contract import Context, Found, Source
from milo.importers.milo_export import Importer
from milo.importers.plain_csv import Importer as Plain
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.exchange import ONLY_MOVING, export_line, is_milo_export, original_in_export
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Merge, Record, Sleep, User, encode

AT = datetime(2026, 3, 1, 6, tzinfo=UTC)
SLEEP = Sleep(
    origin=Origin.MEASURED,
    source="ring",
    session_id="s1",
    user_id="ada",
    start_ts=AT,
    end_ts=AT.replace(hour=14),
    quality=0.8,
    utc_offset_min=60,
)
WEIGHT = Measurement(
    origin=Origin.TOLD,
    source="web",
    measurement_id="m1",
    user_id="ada",
    at=AT,
    quantity="weight_kg",
    value=60.5,
    note="after\nbreakfast",
)
MERGE = Merge(
    origin=Origin.ESTIMATED,
    source="milo",
    merge_id="x1",
    user_id="ada",
    at=AT,
    subject="steps",
    members=["a", "b"],
    speaks={},
    why={},
)
USER = User(origin=Origin.TOLD, source="web", user_id="ada", signup_ts=AT)


def lines(*records: tuple[str, Record]) -> bytes:
    return b"".join(export_line(kind, encode(record)) for kind, record in records)


def source(content: bytes) -> Source:
    return Source("export.zip/records/sleep.jsonl", lambda: io.BytesIO(content), len(content))


def read(content: bytes, user_id: str = "ada", *, moving: bool = False) -> tuple[list[Found], Context]:
    context = Context(user_id, moving=moving)
    assert Importer().identify(source(content))
    return list(Importer().extract(source(content), context)), context


def test_records_come_back_as_they_were() -> None:
    found, context = read(lines(("sleep", SLEEP), ("measurement", WEIGHT)))
    assert [f.record for f in found] == [SLEEP, WEIGHT]
    assert [f.rows for f in found] == [1, 1]
    assert context.skipped == {}


def test_a_line_is_json_with_the_kind_in_front() -> None:
    line = lines(("measurement", WEIGHT))
    assert line.count(b"\n") == 1
    assert next(iter(json.loads(line).items())) == ("kind", "measurement")
    assert json.loads(line)["value"] == 60.5


def test_an_athlete_who_moves_house_keeps_the_ids() -> None:
    record = read(lines(("sleep", SLEEP)), user_id="ada-elsewhere")[0][0].record
    assert isinstance(record, Sleep)
    assert (record.user_id, record.session_id, record.quality) == ("ada-elsewhere", "s1", 0.8)


def test_what_is_derived_is_left_out_and_counted() -> None:
    found, context = read(lines(("sleep", SLEEP), ("merge", MERGE)))
    assert [f.record for f in found] == [SLEEP]
    assert context.skipped == {"derived by Milo, will be made again": 1}


def test_who_the_athlete_was_elsewhere_does_not_make_a_second_athlete() -> None:
    assert [f.record for f in read(lines(("user", USER)), moving=True)[0]] == [USER]
    found, context = read(lines(("user", USER)), user_id="bruno", moving=True)
    assert found == []
    assert sum(context.skipped.values()) == 1


def test_a_file_that_moves_nobody_in_says_nothing_of_who_the_athlete_is() -> None:
    found, context = read(lines(("user", USER), ("sleep", SLEEP)))
    assert [f.record for f in found] == [SLEEP]
    assert context.skipped == {ONLY_MOVING: 1}


def test_a_line_that_is_no_record_is_skipped_and_the_rest_is_read() -> None:
    bad = b'{"kind":"telepathy","user_id":"ada"}\nnonsense\n{"kind":"sleep","session_id":"s2"}\n'
    found, context = read(lines(("sleep", SLEEP)) + bad + b"\n" + lines(("measurement", WEIGHT)))
    assert [f.record for f in found] == [SLEEP, WEIGHT]
    assert context.skipped == {"no record of this version of Milo": 3}


def test_a_file_that_breaks_off_hands_on_what_came_before() -> None:
    reading = Importer().extract(source(lines(("sleep", SLEEP), ("measurement", WEIGHT))[:-20]), Context("ada"))
    assert next(reading).record == SLEEP
    with pytest.raises(BrokenFile):
        next(reading)


def test_a_last_line_without_its_end_is_read() -> None:
    assert [f.record for f in read(lines(("sleep", SLEEP)).rstrip())[0]] == [SLEEP]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"kind":"telepathy"}', b'{"milo":"0.1.0","records":{}}', b"null", b"\xff\xfe\0"])
def test_other_json_is_left_alone(content: bytes) -> None:
    assert not Importer().identify(source(content))


def test_nobody_else_takes_the_lines() -> None:
    assert not Plain().identify(source(lines(("sleep", SLEEP))))


def test_an_archive_of_ours_is_known_by_its_members() -> None:
    ours = ["profile.json", "records/sleep.jsonl", "originals/1/run.fit", "manifest.json"]
    assert is_milo_export(ours)
    assert not is_milo_export(ours[:-1])
    assert not is_milo_export(["manifest.json", "apple_health_export/export.xml"])
    assert [original_in_export(name) for name in ours] == [None, None, "1", None]


@given(st.data())
def test_damaged_lines_give_records_that_can_be_stored_or_are_refused(data: st.DataObject) -> None:
    content = bytearray(lines(("sleep", SLEEP), ("measurement", WEIGHT), ("user", USER)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 5))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"[" * 3000, b"1e999", b"\n"])
        )
    try:
        for found in Importer().extract(source(bytes(content)), Context("ada")):
            encode(found.record)
    except RefusedFile:
        pass
