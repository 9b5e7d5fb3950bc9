"""The bytes of FIT: headers, definitions, types, compressed times, chains and checksums."""

from __future__ import annotations

import struct

import pytest

from milo.importers import fit_columns, fit_protocol
from milo.importers.fit_messages import KINDS
from milo.importers.fit_protocol import FitFile, checksum, read_fit

from .fit_bytes import S32, T0, TEXT, U8, U16, U32, chain_link, definition, file_id, records


def rows(file: FitFile, kind: str = "record") -> list[dict[str, object]]:
    return [{k: v for k, v in row.items() if k != "at"} for part in file.parts for row in part.rows(kind)]


def test_the_checksum_is_crc_16_arc() -> None:
    assert checksum(b"123456789") == 0xBB3D  # the check value of the catalogue of CRCs for CRC-16/ARC
    assert checksum(b"") == 0


def test_fields_are_scaled_and_the_missing_left_out() -> None:
    fields = [(253, 4, U32), (2, 2, U16), (3, 1, U8), (6, 2, U16), (13, 1, 0x01), (0, 4, S32)]
    body = definition(0, 20, fields)
    body += struct.pack("<BIHBHbi", 0, T0, 3_000, 140, 2_500, -5, 2**30)
    body += struct.pack("<BIHBHbi", 0, T0 + 1, 0xFFFF, 0xFF, 0xFFFF, 0x7F, 0x7FFFFFFF)
    assert rows(read_fit(chain_link(body), KINDS)) == [
        {"timestamp": T0, "altitude_m": 100.0, "heart_rate_bpm": 140, "speed_m_s": 2.5, "temperature_c": -5, "lat": 90.0},
        {"timestamp": T0 + 1},
    ]


def test_big_endian_messages_are_read_as_they_say() -> None:
    body = definition(3, 20, [(253, 4, U32), (7, 2, U16)], big=True) + struct.pack(">BIH", 3, T0, 250)
    assert rows(read_fit(chain_link(body), KINDS)) == [{"timestamp": T0, "power_w": 250}]


def test_compressed_times_count_from_the_last_full_time_and_roll_over() -> None:
    event = definition(1, 99, [(253, 4, U32)]) + struct.pack("<BI", 1, T0 + 5)  # a kind that is not read tells the time too
    body = definition(0, 20, [(3, 1, U8)]) + event
    wanted = [T0 + 5, T0 + 7, T0 + 31, T0 + 34, T0 + 60]
    body += b"".join(bytes([0x80 | (t & 0x1F), 100]) for t in wanted)
    assert [r["timestamp"] for r in rows(read_fit(chain_link(body), KINDS))] == wanted


def test_a_compressed_time_with_nothing_before_it_is_no_time() -> None:
    body = definition(0, 20, [(3, 1, U8)]) + bytes([0x83, 100])
    assert rows(read_fit(chain_link(body), KINDS)) == [{"heart_rate_bpm": 100}]


def test_a_local_number_can_be_defined_anew() -> None:
    body = records([T0]) + definition(0, 20, [(7, 2, U16), (253, 4, U32)]) + struct.pack("<BHI", 0, 300, T0 + 1) + records([T0 + 2])
    assert rows(read_fit(chain_link(body), KINDS)) == [
        {"timestamp": T0, "heart_rate_bpm": 140},
        {"timestamp": T0 + 1, "power_w": 300},
        {"timestamp": T0 + 2, "heart_rate_bpm": 140},
    ]


def test_a_field_whose_size_does_not_fit_its_type_is_passed_over() -> None:
    body = definition(0, 20, [(253, 4, U32), (7, 3, U16), (3, 1, U8)]) + struct.pack("<BI3sB", 0, T0, b"abc", 99)
    assert rows(read_fit(chain_link(body), KINDS)) == [{"timestamp": T0, "heart_rate_bpm": 99}]


def test_a_text_where_a_number_belongs_is_missing() -> None:
    body = definition(0, 20, [(253, 4, TEXT), (3, 1, U8)]) + struct.pack("<B4sB", 0, b"soon", 99)
    assert rows(read_fit(chain_link(body), KINDS)) == [{"heart_rate_bpm": 99}]


def test_texts_end_at_the_first_zero() -> None:
    body = definition(0, 12, [(3, 8, TEXT)]) + b"\0Run\0junk"
    assert rows(read_fit(chain_link(body), KINDS), "sport") == [{"name": "Run"}]


def test_developer_fields_are_passed_over_and_power_of_a_foot_pod_stands_in() -> None:
    described = definition(1, 206, [(0, 1, U8), (1, 1, U8), (2, 1, U8), (3, 6, TEXT)])
    described += struct.pack("<BBBB6s", 1, 0, 0, U16, b"Power\0") + struct.pack("<BBBB6s", 1, 0, 1, U16, b"Donut\0")
    body = described + definition(0, 20, [(253, 4, U32)], developer=bytes([1, 2, 0, 0, 2, 0]))
    body += struct.pack("<BIHH", 0, T0, 7, 280) + struct.pack("<BIHH", 0, T0 + 1, 7, 0xFFFF)
    native = definition(2, 20, [(253, 4, U32), (7, 2, U16)], developer=bytes([0, 2, 0])) + struct.pack("<BIHH", 2, T0 + 2, 200, 280)
    assert rows(read_fit(chain_link(body + native), KINDS)) == [
        {"timestamp": T0, "power_w": 280},
        {"timestamp": T0 + 1},
        {"timestamp": T0 + 2, "power_w": 200},
    ]


@pytest.mark.parametrize("header", [12, 14, 20])
def test_headers_of_any_length_are_read(header: int) -> None:
    assert len(rows(read_fit(chain_link(records([T0]), header=header), KINDS))) == 1


def test_files_in_a_chain_are_read_and_those_without_a_file_id_belong_to_the_one_before() -> None:
    data = chain_link(file_id() + records([T0])) + chain_link(records([T0 + 1])) + chain_link(file_id() + records([T0 + 2]))
    file = read_fit(data + b"\0" * 512, KINDS)
    assert [len(p.messages["record"]) for p in file.parts] == [2, 1]
    assert file.breaks == []
    assert file.wrong_sums == 0


def test_a_wrong_checksum_loses_nothing_and_is_reported() -> None:
    file = read_fit(chain_link(records([T0, T0 + 1]), right=False), KINDS)
    assert (len(rows(file)), file.wrong_sums, file.breaks) == (2, 1, [])


def test_a_header_that_was_never_completed_is_read_to_the_end() -> None:
    data = chain_link(file_id() + records([T0, T0 + 1]), claimed=0)[:-2]
    file = read_fit(data, KINDS)
    assert len(rows(file)) == 2
    assert file.breaks == ["a header that was never completed"]


def test_after_a_break_the_next_file_of_the_chain_is_still_read() -> None:
    data = chain_link(file_id() + records([T0]) + b"\x0b\x00") + chain_link(file_id() + records([T0 + 1]))
    file = read_fit(data, KINDS)
    assert [r["timestamp"] for r in rows(file)] == [T0, T0 + 1]
    assert len(file.breaks) == 1
    assert "never defined" in file.breaks[0]


def test_every_cut_keeps_the_records_before_it() -> None:
    whole = chain_link(file_id() + records([T0, T0 + 1, T0 + 2]))
    first = len(whole) - 2 - 3 * 6
    for cut in range(len(whole)):
        file = read_fit(whole[:cut], KINDS)
        assert len(file.breaks) == (cut > 0)
        assert len(rows(file)) == max(0, min(3, (cut - first) // 6))


def test_more_messages_than_the_limit_break_off(monkeypatch: pytest.MonkeyPatch) -> None:
    data = chain_link(records(list(range(T0, T0 + 50))))
    monkeypatch.setattr(fit_protocol, "MAX_KEPT", 20)
    file = read_fit(data, KINDS)
    assert (len(rows(file)), file.breaks) == (20, ["more than 20 records"])
    monkeypatch.setattr(fit_protocol, "MAX_MESSAGES", 10)
    assert len(rows(read_fit(data, KINDS))) == 10
    monkeypatch.setattr(fit_protocol, "MAX_REDEFINED", 2)
    assert read_fit(chain_link(definition(0, 20, []) * 3), KINDS).breaks == ["more than 2 definitions"]
    monkeypatch.setattr(fit_protocol, "MAX_CHAIN", 3)
    assert read_fit(chain_link(b"") * 4, KINDS).breaks == ["a chain of more than 3 files"]


def test_slices_are_put_together_in_the_order_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_columns, "SLICE", 3)
    body = definition(0, 20, [(253, 4, U32)]) + definition(1, 20, [(3, 1, U8), (253, 4, U32)])
    body += b"".join(struct.pack("<BI", 0, T0 + i) if i % 3 else struct.pack("<BBI", 1, i + 50, T0 + i) for i in range(11))
    read = rows(read_fit(chain_link(body), KINDS))
    assert [r["timestamp"] for r in read] == [T0 + i for i in range(11)]
    assert [r.get("heart_rate_bpm") for r in read] == [None if i % 3 else i + 50 for i in range(11)]
