"""A second file that says otherwise: counted as changed, told, kept in both versions, and undone; the impossible is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from milo.app.cli import app

HEAD = "date,exercise,weight_kg,reps\n"


@pytest.fixture
def athlete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MILO_HOME", str(tmp_path / "home"))
    profile = tmp_path / "p.json"
    profile.write_text(json.dumps({"age": 34, "sex": "female", "goal": "strength", "days_per_week": 3}))
    return str(_json("athlete", "add", "--profile", str(profile), "--json")["athlete_id"])


def _json(*arguments: str) -> dict:  # type: ignore[type-arg]
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def _import(folder: Path, name: str, rows: str, athlete: str) -> dict:  # type: ignore[type-arg]
    (folder / name).write_text(HEAD + rows)
    return _json("import", str(folder / name), "--athlete", athlete, "--json")["files"][0]  # type: ignore[no-any-return]


def _squat(athlete: str) -> list[float | None]:
    from milo.app.build import build

    house = build()
    try:
        return [s.weight_kg for s in house.store.find("set", athlete)]
    finally:
        house.close()


def test_another_weight_is_told_as_a_change_and_can_be_undone(tmp_path: Path, athlete: str) -> None:
    first = _import(tmp_path, "a.csv", "2026-05-04,Squat,100,5\n2026-05-05,Squat,102.5,5\n", athlete)
    assert (first["new"], first["changed"], first["duplicates"]) == (2, 0, 0)
    again = _import(tmp_path, "copy.csv", "2026-05-04,Squat,100,5\n2026-05-05,Squat,102.5,5\n", athlete)
    assert (again["new"], again["changed"], again["duplicates"]) == (0, 0, 2)
    other = _import(tmp_path, "b.csv", "2026-05-04,Squat,110,5\n2026-05-05,Squat,102.5,5\n", athlete)
    assert (other["new"], other["changed"], other["duplicates"]) == (0, 1, 1)
    assert any("100.0 -> 110.0" in note for note in other["notes"])
    assert sorted(_squat(athlete), key=float) == [102.5, 110]
    ledger = _json("ledger", "--athlete", athlete, "--json")["replaced"]
    assert [(r["of"], r["changed"], r["earlier"]["weight_kg"]) for r in ledger] == [("set", ["weight_kg"], 100)]
    _json("ledger", "--athlete", athlete, "--undo", ledger[0]["replaced_id"], "--json")
    assert sorted(_squat(athlete), key=float) == [100, 102.5]


def test_the_last_and_the_only_set_of_a_file_are_told_as_changes_too(tmp_path: Path, athlete: str) -> None:
    _import(tmp_path, "a.csv", "2026-05-04,Squat,100,5\n2026-05-05,Squat,102.5,5\n", athlete)
    last = _import(tmp_path, "b.csv", "2026-05-04,Squat,100,5\n2026-05-05,Squat,105,5\n", athlete)
    assert (last["new"], last["changed"], last["duplicates"]) == (0, 1, 1)
    only = _import(tmp_path, "c.csv", "2026-05-05,Squat,110,5\n", athlete)
    assert (only["new"], only["changed"], only["duplicates"]) == (0, 1, 0)
    assert any("105.0 -> 110.0" in note for note in only["notes"])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2026-05-01,Squat,-100,5", "nobody can have done"),
        ("2026-05-01,Squat,900,5", "nobody can have done"),
        ("2099-05-01,Squat,100,5", "future"),
        ("2026-05-02,Squat,NaN,5", "no number in weight"),
    ],
)
def test_the_impossible_is_refused_with_a_reason_and_the_rest_is_stored(tmp_path: Path, athlete: str, row: str, why: str) -> None:
    found = _import(tmp_path, "odd.csv", f"{row}\n2026-05-04,Squat,100,5\n", athlete)
    assert (found["new"], found["error"]) == (1, None)
    assert [(why in s["reason"], s["count"]) for s in found["skipped"]] == [(True, 1)]
    assert _squat(athlete) == [100]


def test_assistance_of_a_pull_up_is_below_zero_and_stands(tmp_path: Path, athlete: str) -> None:
    assert _import(tmp_path, "help.csv", "2026-05-05,Pull-up,-20,5\n", athlete)["new"] == 1
