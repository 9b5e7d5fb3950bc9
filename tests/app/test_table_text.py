"""Decimal commas, UTF-16 and marks at the beginning: what spreadsheets of other countries call a CSV."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from milo.app.analysing_signals import plateaus_file
from milo.app.columns import read_columns
from milo.vocabulary.errors import BadValue, MiloError, RefusedFile

TABLE = "t;ecg\n0,000;0,51\n0,004;-0,52\n0,008;1,5e-1\n"
LINES = "CO2;Humidity\n" + "".join(f"{500 + (i > 70) * 600 + i % 3},5;41,{i % 10}\n" for i in range(140))


def numbers(tmp_path: Path, content: bytes, column: str | None = "ecg") -> list[float]:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    columns = read_columns(path)
    found = columns.numbers(columns.pick(column, (), "the ECG")).tolist()
    assert not columns.unread
    return found


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "text", [TABLE, TABLE.replace(";", "\t"), "sep=;\r\n" + TABLE.replace("\n", "\r\n"), "# a lab\n\n" + TABLE]
)
def test_a_table_is_read_in_every_encoding_with_commas_for_points(tmp_path: Path, text: str, codec: str) -> None:
    assert numbers(tmp_path, text.encode(codec)) == [0.51, -0.52, 0.15]


def test_a_packed_table_in_utf_16_is_read(tmp_path: Path) -> None:
    assert numbers(tmp_path, gzip.compress(TABLE.encode("utf-16"))) == [0.51, -0.52, 0.15]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ecg\n0,51\n-0,52\n1,5\n", [0.51, -0.52, 1.5]),
        ("0,51\n-0,05\n1,5\n", [0.51, -0.05, 1.5]),
        ("0,51;1\n-0,05;2\n", [0.51, -0.05]),
        ("0,51 1\n-0,05 2\n", [0.51, -0.05]),
        ("ecg;x\n1.234,5;1\n12,25;1\n1.000,0;1\n", [1234.5, 12.25, 1000.0]),
        ("ecg;x\n1,234;1\n0,500;1\n", [1.234, 0.5]),
        ("ecg;x\n1,234;1\n1234;1\n", [1.234, 1234.0]),
        ("ecg;x\n;1\n0,5;1\nnan;1\n", [np.nan, 0.5, np.nan]),
        ("ecg;x\nmV;s\n0,5;1\n0,6;1\n", [0.5, 0.6]),
    ],
)
def test_commas_are_points_where_nothing_else_is_possible(tmp_path: Path, text: str, expected: list[float]) -> None:
    column = None if text.startswith("ecg\n") or text[0] != "e" else "ecg"
    if text[0] != "e" and (";" in text or " " in text):
        column = "0"
    np.testing.assert_equal(numbers(tmp_path, text.encode(), column), expected)


def test_two_whole_numbers_a_line_stay_two_columns(tmp_path: Path) -> None:
    assert numbers(tmp_path, b"0,512\n1,515\n2,498\n", "1") == [512.0, 515.0, 498.0]
    assert numbers(tmp_path, b"t,ecg\n0,512\n1,515\n") == [512.0, 515.0]


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"t,ecg\n0,000,0,51\n0,004,0,52\n", RefusedFile, "semicolons"),
        (b"ecg;x\n1,234;1\n2,345;1\n", BadValue, "a thousand, or a decimal comma"),
        (b"\xff\xfe0\x00,\x00\xff\xdf1\x00", RefusedFile, "UTF-16"),
        (b"PK\x03\x04\x00\x00\x00\x00", RefusedFile, "Export it as CSV"),
        (b"\x1f\x8bnot packed at all", RefusedFile, "readable"),
    ],
)
def test_what_cannot_be_told_is_refused_with_a_sentence(tmp_path: Path, content: bytes, error: type[MiloError], says: str) -> None:
    with pytest.raises(error, match=says):
        numbers(tmp_path, content)


def test_a_column_that_writes_points_and_commas_leaves_the_fewer_out_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"ecg;x\n0.5;1\n0,6;1\n0.7;1\n")
    columns = read_columns(path)
    np.testing.assert_equal(columns.numbers("ecg"), [0.5, np.nan, 0.7])
    assert columns.unread == {"ecg": 1}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_levels_are_found_in_lines_with_commas_and_in_every_encoding(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "co2.txt"
    path.write_bytes(LINES.encode(codec))
    found = plateaus_file(path, 0.5, None)
    assert found["rejected"] == []
    assert [round(p["co2_ppm"]) for p in found["plateaus"]] == [1102]
    assert found["baseline_ppm"] == pytest.approx(501.5)
