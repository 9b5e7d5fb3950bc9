"""A CSV of daily signals, as spreadsheets of several countries write it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from milo.app.outlook_days import read_csv
from milo.app.outlook_desk import batch
from milo.vocabulary.errors import BadValue, NotEnoughData

NAMES = ["athlete", "date", "sleep_h", "mood_1_5"]
ROWS = [["Ada", (date(2026, 1, 1) + timedelta(days=i)).isoformat(), f"{6 + i % 3}.5", str(1 + i % 5)] for i in range(40)]
OTHERS = [["Bruno", "2026-01-03", "7.25", ""]]


def written(path: Path, rows: list[list[str]], separator: str = ",", comma: str = ".", encoding: str = "utf-8") -> Path:
    lines = [separator.join(cell.replace(".", comma) for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def test_separator_decimal_comma_encoding_and_order_of_columns_do_not_matter(tmp_path: Path) -> None:
    plain = batch(written(tmp_path / "a.csv", [NAMES, *ROWS, *OTHERS]))
    turned = [row[::-1] for row in [NAMES, *OTHERS, *ROWS]]
    assert batch(written(tmp_path / "b.csv", turned, ";", ",")) == plain
    assert batch(written(tmp_path / "c.csv", turned, "\t", ",", "utf-16")) == plain
    assert [one["athlete"] for one in plain] == ["Ada", "Bruno"]


def test_each_athlete_has_days_of_their_own(tmp_path: Path) -> None:
    blocks, left_out = read_csv(written(tmp_path / "a.csv", [NAMES, *ROWS, *OTHERS]))
    assert [(b.athletes, b.length) for b in blocks] == [(["Ada"], 40), (["Bruno"], 1)]
    assert blocks[0].columns["sleep_h"][:3, 0].tolist() == [6.5, 7.5, 8.5]
    assert np.isnan(blocks[1].columns["mood_1_5"][0, 0])
    assert left_out == {}


def test_an_implausible_cell_is_missing_and_told(tmp_path: Path) -> None:
    rows = [[*row[:3], "9"] if i == 5 else [*row[:2], "lots", row[3]] if i == 7 else row for i, row in enumerate(ROWS)]
    path = written(tmp_path / "a.csv", [NAMES, *rows])
    blocks, left_out = read_csv(path)
    assert left_out == {"sleep_h": 1, "mood_1_5": 1}
    assert np.isnan(blocks[0].columns["mood_1_5"][5, 0])
    (told,) = batch(path)
    assert [r["code"] for r in told["reasons"]].count("cells_ignored") == 2


def test_a_file_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotEnoughData, match="a header without rows"):
        read_csv(written(tmp_path / "a.csv", [NAMES]))
    with pytest.raises(BadValue, match=r"columns athlete and date, but found who, day"):
        read_csv(written(tmp_path / "b.csv", [["who", "day"], ["Ada", "2026-01-01"]]))
    with pytest.raises(BadValue, match="line 3: '2026-13-01'"):
        read_csv(written(tmp_path / "c.csv", [NAMES, ROWS[0], ["Ada", "2026-13-01", "7", "3"]]))
