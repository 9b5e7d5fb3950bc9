"""Simulated cohorts as tables: reproducible, with nothing in them that a model must not know."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from milo.app.cohort_files import FILES, write_cohort
from milo.twin.panel import COLUMNS, panel
from milo.vocabulary.errors import BadValue


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_tables_hold_every_day_every_event_and_one_row_an_athlete(tmp_path: Path) -> None:
    made = write_cohort(40, 120, tmp_path, seed=3, family=1)
    daily, events, summed = (_rows(tmp_path / name) for name in FILES[:3])
    assert len(daily) == made["rows"] == 40 * 120
    assert {r["athlete"] for r in daily} >= {r["athlete"] for r in summed}
    assert len(events) == sum(made["events"].values()) > 0
    assert made["origin"] == "simulated"
    burnt = {r["athlete"]: r["date"] for r in events if r["event"] == "burnout"}
    for row in summed:
        assert 1 <= int(row["days_observed"]) <= 120 - 28
        assert (row["burnout"] == "1") == (row["athlete"] in burnt)


def test_no_table_but_the_truth_names_an_archetype(tmp_path: Path) -> None:
    write_cohort(10, 40, tmp_path, seed=3, family=1)
    for name in FILES[:3]:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "archetype" not in text
        assert "overworked" not in text
    assert {r["archetype"] for r in _rows(tmp_path / "truth.csv")} <= {
        "balanced", "recovering", "overworked", "high_risk", "athlete",
    }  # fmt: skip


def test_the_aggregated_table_knows_the_first_four_weeks_only(tmp_path: Path) -> None:
    short, long = tmp_path / "short", tmp_path / "long"
    write_cohort(30, 40, short, seed=5, family=1)
    write_cohort(30, 200, long, seed=5, family=1)
    for a, b in zip(_rows(short / "athletes.csv"), _rows(long / "athletes.csv"), strict=True):
        assert {k: v for k, v in a.items() if k not in {"days_observed", "burnout"}} == {
            k: v for k, v in b.items() if k not in {"days_observed", "burnout"}
        }


def test_fewer_people_are_the_first_of_more_and_the_second_family_lives_otherwise() -> None:
    few, many, other = panel(4, 20, 40), panel(4, 60, 40), panel(4, 20, 40, family=2)
    for name in COLUMNS:
        assert np.array_equal(few.days[name], many.days[name][:, :20], equal_nan=True)
    assert not np.array_equal(few.days["hrv_rmssd_ms"], other.days["hrv_rmssd_ms"], equal_nan=True)
    # A night belongs to the morning it led into, so nobody's first day has one.
    assert np.isnan(few.days["sleep_h"][0]).all()
    assert not np.isnan(few.days["sleep_h"][1:]).all()


def test_a_cohort_shorter_than_what_is_known_of_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="more than 28 days"):
        write_cohort(5, 28, tmp_path, seed=0, family=1)
