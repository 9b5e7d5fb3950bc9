"""What people call a CSV."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from milo.app.columns import read_numbers
from milo.vocabulary.errors import BadValue, NotEnoughData, RefusedFile, UnknownName


def written(tmp_path: Path, text: str | bytes, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("0.1\n0.2\n0.3\n", None, [0.1, 0.2, 0.3]),
        ("ecg\n0.1\n0.2\n0.3\n", None, [0.1, 0.2, 0.3]),
        ("t,ecg\n0,0.1\n1,0.2\n2,0.3\n", "ecg", [0.1, 0.2, 0.3]),
        ("t,ecg\n0,0.1\n1,0.2\n2,0.3\n", "1", [0.1, 0.2, 0.3]),
        ("t;ECG \n0;0.1\n1;0.2\n2;0.3\n", "ecg", [0.1, 0.2, 0.3]),
        ("t\tecg\r\n0\t0.1\r\n1\t0.2\r\n2\t0.3\r\n", "ecg", [0.1, 0.2, 0.3]),
        ("0 0.1\n1 0.2\n2 0.3\n", "1", [0.1, 0.2, 0.3]),
        ("# made by a lab\n\n0.1\n0.2\n0.3\n", None, [0.1, 0.2, 0.3]),
        ("t,ECG (mV)\n0,0.1\n1,0.2\n2,0.3\n", "ecg", [0.1, 0.2, 0.3]),
        ("'t','ecg'\n'seconds','mV'\n0,0.1\n1,0.2\n2,0.3\n", "ecg", [0.1, 0.2, 0.3]),
        ("\ufeffecg\n1e-1\n0.2\n+0.3\n", "ecg", [0.1, 0.2, 0.3]),
        ("ecg\n0.1\n\nnan\n0.3\n", None, [0.1, np.nan, np.nan, 0.3]),
    ],
)
def test_a_column_is_found_however_the_file_was_written(
    tmp_path: Path, text: str, asked: str | None, expected: list[float]
) -> None:
    columns = read_numbers(written(tmp_path, text))
    np.testing.assert_allclose(columns.numbers(columns.pick(asked, (), "ECG")), expected)
    assert not columns.unread


def test_a_table_of_numbers_costs_no_import_of_polars(tmp_path: Path) -> None:
    path = written(tmp_path, "t_s,ecg\n" + "".join(f"{i / 250:.3f},{i % 7}\n" for i in range(1_000)))
    code = (
        f"import sys, pathlib; from milo.app.columns import read_numbers; read_numbers(pathlib.Path({str(path)!r})).numbers('ecg')"
    )
    run = subprocess.run(
        [sys.executable, "-c", f"{code}; print('polars' in sys.modules)"], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    columns = read_numbers(written(tmp_path, gzip.compress(b"a,b\n1,2\n3,4\n"), "a.csv.gz"))
    np.testing.assert_allclose(columns.numbers("b"), [2, 4])


def test_of_a_recording_with_one_line_a_reading_a_channel_is_a_column(tmp_path: Path) -> None:
    text = "channel,unit,at_s,value\necg_mv,mV,0.0,0.5\nred,counts,0.0,131000\necg_mv,mV,0.004,\necg_mv,mV,0.008,0.7\n"
    columns = read_numbers(written(tmp_path, text))
    assert columns.names == ["ecg_mv", "red"]
    np.testing.assert_allclose(columns.numbers(columns.pick(None, ("ecg_mv",), "ECG")), [0.5, np.nan, 0.7])
    np.testing.assert_allclose(columns.numbers(columns.pick("red", (), "light")), [131000])


def test_the_usual_name_is_taken_when_none_is_asked(tmp_path: Path) -> None:
    columns = read_numbers(written(tmp_path, "time,ECG_mV\n0,1\n"))
    assert columns.pick(None, ("ecg_mv",), "ECG") == "ECG_mV"


def test_cells_that_are_no_numbers_are_counted_and_left_out(tmp_path: Path) -> None:
    columns = read_numbers(written(tmp_path, "ecg\n1\n#REF\n3\n"))
    np.testing.assert_allclose(columns.numbers("ecg"), [1, np.nan, 3])
    assert columns.unread == {"ecg": 1}


@pytest.mark.parametrize(
    ("text", "asked", "error", "says"),
    [
        ("a,b\n1,2\n", "c", UnknownName, "Known: a, b"),
        ("a,b\n1,2\n", "7", BadValue, "counted from 0"),
        ("a,b\n1,2\n", None, BadValue, "a, b"),
        ("a\nx\ny\n", "a", NotEnoughData, "'x' in line 2"),
        ("", None, RefusedFile, "empty"),
        ("a,a\n1,2\n", "a", RefusedFile, "twice"),
        (b"\x00\x01\x02", None, RefusedFile, "binary"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    tmp_path: Path, text: str | bytes, asked: str | None, error: type[Exception], says: str
) -> None:
    path = written(tmp_path, text)

    def read() -> None:
        columns = read_numbers(path)
        columns.numbers(columns.pick(asked, (), "ECG"))

    with pytest.raises(error, match=says):
        read()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="Check the path"):
        read_numbers(tmp_path)
