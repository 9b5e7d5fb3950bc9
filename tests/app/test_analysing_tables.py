"""Tables that people and spreadsheets write: encodings, commas, dates, years, units; refused with a sentence where they mislead."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from milo.app.analysing import load_file
from milo.app.analysing_signals import breath_file, plateaus_file
from milo.vocabulary.errors import BadValue, RefusedFile

DAYS = [f"2026-01-{n:02d}" for n in range(1, 31)]


def _written(folder: Path, lines: list[str], encoding: str = "utf-8") -> Path:
    file = folder / "table.csv"
    file.write_bytes("\n".join(lines).encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [";", "\t"])
def test_load_is_read_in_any_usual_encoding_with_decimal_commas(tmp_path: Path, encoding: str, mark: str) -> None:
    file = _written(tmp_path, [f"date{mark}load_au", *(f"{day}{mark}{n},5" for n, day in enumerate(DAYS))], encoding)
    assert [d.load for d in load_file(file)["days"]] == [n + 0.5 for n in range(30)]


def test_one_mistyped_year_is_named_with_its_line_and_prints_no_centuries(tmp_path: Path) -> None:
    days = [*DAYS[:10], "2206-01-11", *DAYS[11:]]
    with pytest.raises(BadValue, match="'2206-01-11' in line 12"):
        load_file(_written(tmp_path, ["date,load_au", *(f"{day},100" for day in days)]))


@pytest.mark.parametrize(
    ("cells", "order"), [(["01/13/2026", "01/14/2026"], "month first"), (["13/01/2026", "14/01/2026"], "day first")]
)
def test_the_reading_of_slashed_dates_is_said(tmp_path: Path, cells: list[str], order: str) -> None:
    told = load_file(_written(tmp_path, ["date,load_au", *(f"{cell},100" for cell in cells)]))
    assert [d.date.isoformat() for d in told["days"]] == ["2026-01-13", "2026-01-14"]
    assert order in told["reasons"][0]["text"]


def test_dates_that_fit_both_orders_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="day first or month first"):
        load_file(_written(tmp_path, ["date,load_au", "03/04/2026,100"]))
    rising = load_file(_written(tmp_path, ["date,load_au", "03/01/2026,100", "03/02/2026,90", "04/01/2026,80"]))
    assert "month first" in rising["reasons"][0]["text"]
    assert len(rising["days"]) == 32


def _cart(
    folder: Path, *, scale: float = 1.0, time: float = 1.0, weight: float | None = 70.0, swap: bool = False, rest: bool = False
) -> Path:
    rng = np.random.default_rng(2)
    t = np.cumsum(rng.uniform(2.0, 3.0, 300))
    share = np.zeros_like(t) if rest else np.clip((t - 60) / (t[-1] - 60), 0, 1)
    vo2 = 300 + 3000 * share + rng.normal(0, 15, t.size)
    vco2 = vo2 * (0.82 + 0.30 * share**2) + rng.normal(0, 10, t.size)
    vo2, vco2 = (vco2, vo2) if swap else (vo2, vco2)
    columns = {
        "t_s": t * time,
        "vo2_ml_min": vo2 * scale,
        "vco2_ml_min": vco2 * scale,
        "ve_l_min": 8 + vco2 / 35,
        "hr_bpm": 60 + 130 * share,
    }
    if weight is not None:
        columns["weight_kg"] = np.full(t.size, weight)
    file = folder / "cart.csv"
    np.savetxt(file, np.column_stack(list(columns.values())), delimiter=",", header=",".join(columns), comments="", fmt="%.4f")
    return file


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"scale": 0.001}, "look like litres"),
        ({"time": 1 / 60}, "look like minutes"),
        ({"weight": 7.0}, "body mass of 20 to 400 kg"),
    ],
)
def test_units_that_cannot_be_meant_are_named(tmp_path: Path, wrong: dict[str, float], said: str) -> None:
    with pytest.raises((BadValue, RefusedFile), match=said):
        breath_file(_cart(tmp_path, **wrong))  # type: ignore[arg-type]


def test_oxygen_and_carbon_dioxide_that_changed_places_are_noticed(tmp_path: Path) -> None:
    assert breath_file(_cart(tmp_path))["vo2peak_ml_min"] == pytest.approx(3200, rel=0.06)
    swapped = breath_file(_cart(tmp_path, swap=True))
    assert swapped["vo2peak_ml_min"] is None
    assert "swapped" in {r["code"] for r in swapped["reasons"]}


def test_rest_has_no_peak(tmp_path: Path) -> None:
    found = breath_file(_cart(tmp_path, rest=True))
    assert found["vo2peak_ml_min"] is None
    assert "no_effort" in {r["code"] for r in found["reasons"]}


@pytest.mark.parametrize(
    "row",
    [
        "{co2:.1f},{damp:.1f}",
        "2026-03-01 10:00:{i:02d},{co2:.1f},{damp:.1f}",
        "{co2:.1f} {damp:.1f}",
        "17{i:08d},{co2:.1f},{damp:.1f}",
    ],
)
def test_a_co2_session_survives_zero_bytes_timestamps_and_spaces(tmp_path: Path, row: str) -> None:
    levels = [500.0] * 30 + [900.0] * 30
    text = "\n".join(row.format(i=i % 60, co2=co2 + 0.1 * (i % 3), damp=42.0) for i, co2 in enumerate(levels))
    file = tmp_path / "session.txt"
    file.write_bytes(b"\0" + text.encode().replace(b"\n", b"\0\n", 1))
    found = plateaus_file(file, 0.5, None)
    assert found["rejected"] == []
    assert [round(p["co2_ppm"], -2) for p in found["plateaus"]][-1] == 900
