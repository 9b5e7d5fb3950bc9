"""CSV in every encoding and dialect, and text that only looks like it."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.importers.contract import Context, Source
from milo.importers.table import (
    KILOGRAMS,
    LB_KG,
    MAX_LINE,
    METRES,
    Amounts,
    UnreadableRow,
    blank,
    count,
    header_of,
    number,
    rows,
)
from milo.vocabulary.errors import BrokenFile, RefusedFile

TEXT = "Date,Exercise,Note\n2025-06-30,Press,Café ñ 💪\n"
ROWS = [{"date": "2025-06-30", "exercise": "Press", "note": "Café ñ 💪"}]


def source(content: bytes | str) -> Source:
    raw = content.encode() if isinstance(content, str) else content
    return Source("a.csv", lambda: io.BytesIO(raw), len(raw))


@each("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@each("end", ["\n", "\r\n", "\r"])
def test_the_same_table_is_read_in_every_encoding_and_with_every_line_end(encoding: str, end: str) -> None:
    file = source(TEXT.replace("\n", end).encode(encoding))
    assert header_of(file) == ["date", "exercise", "note"]
    assert list(rows(file)) == ROWS


def test_western_text_is_read_even_when_its_first_accent_comes_late() -> None:
    content = b"name,note\n" + b"plain,plain\n" * 1000 + "señor,10 €\n".encode("cp1252")
    assert list(rows(source(content)))[-1] == {"name": "señor", "note": "10 €"}


@each("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen_from_the_header(delimiter: str) -> None:
    file = source(f'sep={delimiter}\n\n"A{delimiter} really"{delimiter}B\n1{delimiter}2\n')
    assert header_of(file) == [f"a{delimiter} really", "b"]
    assert list(rows(file)) == [{f"a{delimiter} really": "1", "b": "2"}]


def test_quoted_cells_go_over_lines_and_hold_quotes_and_commas() -> None:
    file = source('a,b\n"one\ntwo, ""three""",x\n')
    assert list(rows(file)) == [{"a": 'one\ntwo, "three"', "b": "x"}]


def test_rows_without_a_cell_are_no_rows_and_short_rows_lack_their_last_cells() -> None:
    assert list(rows(source("a,b\n,\n\n1\n1,2,3\n"))) == [{"a": "1"}, {"a": "1", "b": "2"}]


def test_a_quote_that_never_ends_breaks_the_file_after_the_rows_before_it() -> None:
    reading = rows(source('a,b\n1,2\n3,"4\n5,6\n'))
    assert next(reading) == {"a": "1", "b": "2"}
    with pytest.raises(BrokenFile, match="line"):
        next(reading)


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(RefusedFile, match="header only"):
        list(rows(source("a,b\n")))


def test_binary_content_is_no_table() -> None:
    assert header_of(source(b".FIT\0\0\1\2" * 100)) == []
    with pytest.raises(BrokenFile):
        list(rows(source(b"a,b\n1,2\n\0\0\0\0")))


def test_a_line_of_200_megabytes_is_refused_in_little_memory() -> None:
    class Endless(io.RawIOBase):
        left = 200_000_000

        def read(self, size: int = -1) -> bytes:
            size = min(size, self.left)
            self.left -= size
            return b"x" * size

    tracemalloc.start()
    with pytest.raises(BrokenFile, match=f"{MAX_LINE:,}"):
        list(rows(Source("a.csv", Endless, 200_000_000)))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def test_lines_are_whole_wherever_the_chunks_are_cut() -> None:
    content = ("a,b\r\n" + "".join(f"{i},é{i}\r\n" for i in range(50))).encode()

    class Bits(Source):
        def chunks(self) -> Iterator[bytes]:
            yield from (content[i : i + 3] for i in range(0, len(content), 3))

    assert list(rows(Bits("a", lambda: io.BytesIO(content), len(content)))) == list(rows(source(content)))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("62.5", 62.5), ("62,5", 62.5), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1,234,567", 1234567), ("1.234.567", 1234567),
        ("1 234,5", 1234.5), ("1\u00a0234", 1234), ("1'234.5", 1234.5), ("\u22125", -5), ("-0", 0), ("5,", 5), ("1e3", 1000),
        ("1e400", None), ("nan", None), ("inf", None), ("8-10", None), ("12kg", None), ("", None), ("1,2,3", None), ("²", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(written: str, expected: float | None) -> None:
    assert number(written) == expected


@each("written", ["10234", "10,234", "10.234", "10'234", "10 234"])
def test_whole_things_are_counted_in_thousands(written: str) -> None:
    assert count(written) == 10234


def test_a_dash_says_nothing_and_a_zero_says_something() -> None:
    assert all(blank(c) for c in (None, "", "-", "N/A", " null "))
    assert not blank("0")


def amount(header: list[str], row: dict[str, str], name: str = "weight", assumed: str = "kg") -> float | None:
    factors, quantity = (KILOGRAMS, "lifted_kg") if name == "weight" else (METRES, "distance_m")
    return Amounts(header, name, quantity, factors, assumed).of(row, Context("bruno"))


@each("column", ["weight_lb", "weight_lbs", "weight (lb)", "weight (lbs)", "weight(lbs)", "weight lbs"])
def test_pounds_in_the_columns_name_are_pounds(column: str) -> None:
    assert amount([column], {column: "100"}) == pytest.approx(100 * LB_KG)


def test_a_unit_column_decides_row_by_row() -> None:
    header = ["weight", "weight unit"]
    assert amount(header, {"weight": "100", "weight unit": "lbs"}) == pytest.approx(45.359237)
    assert amount(header, {"weight": "100", "weight unit": "kgs"}, assumed="lb") == 100
    assert amount(header, {"weight": "100", "weight unit": ""}) == 100


def test_the_first_of_two_columns_that_says_something_counts() -> None:
    header = ["weight (kg)", "weight (lbs)"]
    assert amount(header, {"weight (kg)": "60", "weight (lbs)": "132.3"}) == 60
    assert amount(header, {"weight (kg)": "", "weight (lbs)": "100"}) == pytest.approx(45.359237)


@pytest.mark.parametrize(
    ("unit", "metres"), [("km", 2000), ("mi.", 3218.688), ("Miles", 3218.688), ("m", 2), ("feet", 0.6096), ("yd", 1.8288)]
)
def test_distances_come_in_metres(unit: str, metres: float) -> None:
    assert amount(["distance", "distance unit"], {"distance": "2", "distance unit": unit}, "distance", "km") == pytest.approx(
        metres
    )


@each(
    "row",
    [{"weight": "a plate", "weight unit": "kg"}, {"weight": "9000", "weight unit": "kg"}, {"weight": "3", "weight unit": "plates"}],
)
def test_a_weight_that_cannot_be_understood_does_not_become_body_weight(row: dict[str, str]) -> None:
    with pytest.raises(UnreadableRow, match="weight"):
        amount(["weight", "weight unit"], row)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    file = source(content)
    assert all(isinstance(c, str) for c in header_of(file))
    try:
        found = list(rows(file))
    except RefusedFile:
        return
    assert found
    assert all(set(row) <= set(found[0]) | set(header_of(file)) for row in found)
