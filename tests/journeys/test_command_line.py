"""The command line as an athlete types it: real files, a home of their own, and a real process for the first of them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typed import typed

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5, "weight_kg": 60}


class Shell:
    """Types `milo ...` in a home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def milo(self, *arguments: str, code: int = 0) -> str:
        """Standard output of a command that must end with the given exit code, never with a traceback."""
        run = typed(self.home, *arguments)
        assert "Traceback" not in run.stderr, run.stderr
        assert run.returncode == code, f"{arguments}: exit {run.returncode}\n{run.stdout[-2000:]}\n{run.stderr[-2000:]}"
        self.said = run.stderr
        return run.stdout

    def json(self, *arguments: str, code: int = 0) -> Any:
        """The one JSON document of a command."""
        return json.loads(self.milo(*arguments, "--json", code=code))

    def add(self, **profile: Any) -> str:
        """A new athlete's id."""
        path = self.home.parent / "profile.json"
        path.write_text(json.dumps({**PROFILE, **profile}))
        return str(self.json("athlete", "add", "--profile", str(path))["athlete_id"])


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


LIFTS = "date,exercise,weight_kg,reps,rir\n2026-02-23,Bench Press (Barbell),80,5,2\n2026-02-26,Bench Press (Barbell),82.5,5,2\n"


def test_a_process_of_its_own_ends_as_it_should(shell: Shell, tmp_path: Path) -> None:
    shell.add()
    for words, code in ((["athlete", "list", "--json"], 0), (["week", "--athlete", "nobody"], 3)):
        run = subprocess.run(
            [sys.executable, "-m", "milo.app.cli", *words],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**os.environ, "MILO_HOME": str(shell.home)},
        )
        assert "Traceback" not in run.stderr
        assert run.returncode == code, run.stderr


def test_from_a_profile_and_a_file_to_a_week_and_out_again(shell: Shell, tmp_path: Path) -> None:
    athlete = shell.add()
    assert shell.json("athlete", "list")["athletes"] == [{"athlete_id": athlete, "name": "Ada", "origin": "told"}]
    lifts = tmp_path / "lifts.csv"
    lifts.write_text(LIFTS)

    first = shell.json("import", str(lifts), "--athlete", athlete)
    assert first["totals"] == {"activities": 2, "records": 2, "new": 2, "changed": 0, "duplicates": 0, "skipped": 0}
    second = shell.json("import", str(lifts), "--athlete", athlete)
    assert second["totals"] == {"activities": 2, "records": 2, "new": 0, "changed": 0, "duplicates": 2, "skipped": 0}

    week = shell.json("week", "--athlete", athlete, "--ending", "2026-03-01")
    assert week["strength"]["figures"]["sets"]["value"] == 2
    assert week["sleep"]["figures"]["mean_h"].get("value") is None
    assert week["sleep"]["figures"]["mean_h"]["reason"]

    report = tmp_path / "week.html"
    shell.milo("week", "--athlete", athlete, "--ending", "2026-03-01", "--html", str(report))
    html = report.read_text()
    assert "Ada" in html
    assert "<script" not in html
    assert "Ada" in shell.milo("week", "--athlete", athlete, "--ending", "2026-03-01")

    out = tmp_path / "out.zip"
    shell.milo("export", "--athlete", athlete, "--out", str(out))
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        sets = [json.loads(line) for line in archive.read("records/set.jsonl").splitlines()]
        originals = [n for n in names if n.startswith("originals/")]
        assert archive.read(originals[0]).decode() == LIFTS
        assert json.loads(archive.read("profile.json"))["name"] == "Ada"
        assert json.loads(archive.read("manifest.json"))["records"]["set"] == 2
    assert {s["weight_kg"] for s in sets} == {80.0, 82.5}

    dry = shell.json("erase", "--athlete", athlete, "--dry-run")
    assert dry["would_erase"]["set"] == 2
    assert shell.json("erase", "--athlete", athlete)["erased"]["set"] == 2
    assert shell.json("athlete", "list") == {"athletes": []}
    shell.milo("week", "--athlete", athlete, code=3)
    assert "There is no athlete" in shell.said


def test_an_export_moves_an_athlete_to_another_home(shell: Shell, tmp_path: Path) -> None:
    lifts = tmp_path / "lifts.csv"
    lifts.write_text(LIFTS)
    athlete = shell.add()
    shell.json("import", str(lifts), "--athlete", athlete)
    shell.milo("export", "--athlete", athlete, "--out", str(tmp_path / "out.zip"))

    there = Shell(tmp_path / "other home")
    moved = there.add(name="Ada again")
    result = there.json("import", str(tmp_path / "out.zip"), "--athlete", moved)
    assert result["totals"]["new"] > 2
    assert there.json("import", str(tmp_path / "out.zip"), "--athlete", moved)["totals"]["new"] == 0
    here_week = shell.json("week", "--athlete", athlete, "--ending", "2026-03-01")
    there_week = there.json("week", "--athlete", moved, "--ending", "2026-03-01")
    assert there_week["strength"] == here_week["strength"]
    there.milo("export", "--athlete", moved, "--out", str(tmp_path / "again.zip"))
    with zipfile.ZipFile(tmp_path / "again.zip") as archive:
        kept = [archive.read(n).decode() for n in archive.namelist() if n.startswith("originals/")]
    assert kept == [LIFTS]


def test_an_empty_folder_says_so_in_its_document(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "exports" / "inner").mkdir(parents=True)
    result = shell.json("import", str(tmp_path / "exports"), "--athlete", shell.add(), code=1)
    assert "no files to import" in result["error"]
    assert result["files"] == []


def test_bad_files_are_refused_one_by_one_and_the_rest_is_stored(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.csv").write_text(LIFTS)
    (folder / "empty.fit").write_bytes(b"")
    (folder / "noise.gpx").write_bytes(bytes(range(256)) * 8)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.csv", b"0" * 50_000_000)
    (folder / "bomb.zip").write_bytes(bomb.getvalue())
    (folder / "climb.zip").write_bytes(_zip({"../../etc/x.csv": LIFTS}))
    athlete = shell.add()
    result = shell.json("import", str(folder), "--athlete", athlete, code=1)
    errors = {Path(f["path"]).name: f["error"] for f in result["files"]}
    assert errors["a.csv"] is None
    for name in ("empty.fit", "noise.gpx", "bomb.zip", "climb.zip"):
        assert errors[name], name
        assert "\n" not in errors[name]
    assert result["totals"]["new"] == 2


def test_nothing_to_import_is_said_and_is_no_success(shell: Shell, tmp_path: Path) -> None:
    athlete = shell.add()
    (tmp_path / "nothing").mkdir()
    assert shell.json("import", str(tmp_path / "nothing"), "--athlete", athlete, code=1)["files"] == []
    bare = '<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"></gpx>'
    (tmp_path / "bare.gpx").write_text(bare)
    result = shell.json("import", str(tmp_path / "bare.gpx"), "--athlete", athlete, code=1)
    assert "found none" in result["files"][0]["error"]


def _zip(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("week", "--athlete", "nobody"), 3),
        (("import", "x.fit", "--athlete", "nobody"), 3),
        (("athlete", "add", "--profile", "missing.json"), 2),
        (("export", "--athlete", "nobody", "--out", "x.zip"), 3),
        (("erase", "--athlete", "nobody"), 3),
        (("nonsense",), 2),
        (("analyse", "load", "missing.csv"), 3),
        (("analyse", "strength", "missing.csv"), 3),
        (("week", "--athlete", "x", "--ending", "yesterday"), 2),
    ],
)
def test_wrong_usage_is_one_sentence_and_an_exit_code(shell: Shell, arguments: tuple[str, ...], code: int) -> None:
    shell.milo(*arguments, code=code)
    assert shell.said.strip()


def test_an_unknown_profile_key_names_the_nearest(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps({**PROFILE, "wieght": 60}))
    shell.milo("athlete", "add", "--profile", str(path), code=2)
    assert "weight_kg" in shell.said


def test_load_of_a_table_follows_the_contract(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "load.csv"
    path.write_text("date,load_au\n" + "".join(f"2026-01-{d:02},{d * 10}\n" for d in range(1, 31)))
    days = shell.json("analyse", "load", str(path))["days"]
    assert len(days) == 30
    assert days[5]["atl"] is None
    # Days 1-7 carry 10..70: mean 40, sum 280, population SD 20.
    assert (days[6]["weekly_load"], days[6]["atl"], days[6]["monotony"], days[6]["strain"]) == (280, 40, 2, 560)
    # Days 3-30 carry 30..300: mean 165; the last seven 240..300: mean 270.
    assert days[29]["ctl28"] == pytest.approx(165)
    assert days[29]["acwr"] == pytest.approx(270 / 165)
    assert days[29]["ctl42"] is None
    assert set(days[0]) >= {"date", "load", "weekly_load", "atl", "ctl28", "ctl42", "acwr", "monotony", "strain"}
    assert {"fitness", "fatigue", "form"} <= set(days[0])


def test_doctor_and_schema_are_json(shell: Shell) -> None:
    shell.add()
    doctor = shell.json("doctor")
    assert doctor["stored"]["user"] == 1
    assert all({"name", "ok", "found", "do"} <= set(check) for check in doctor["checks"])
    assert "workout" in json.loads(shell.milo("schema"))["kinds"]
    token = shell.json("token", "--athlete", shell.json("athlete", "list")["athletes"][0]["athlete_id"])
    assert set(token) == {"user_id", "token"}


# The five files the shared set calls corrupt, and how many records stand before the break.
BROKEN = {
    "activity-settings-corruptheader.fit": None,
    "activity-settings-nodata.fit": None,
    "activity-unexpected-eof.fit": None,
    "nick.fit": 14_391,
    "strava-android-app-201.10-b1218918.fit": 473,
}


def test_the_shared_fit_files_are_read_to_the_last_record(shell: Shell, shared_data: Callable[[str], Path]) -> None:
    folder = shared_data("files-fit")
    athlete = shell.add()
    fits = [str(p) for p in sorted(folder.iterdir()) if p.suffix.lower() == ".fit"]
    result = shell.json("import", *fits, "--athlete", athlete, code=1)
    by_name = {Path(f["path"]).name: f for f in result["files"]}
    refused = {name for name, f in by_name.items() if f["error"]}
    assert refused == set(BROKEN)
    for name, kept in BROKEN.items():
        if kept is not None:
            assert by_name[name]["records"] == kept
    for expected in folder.glob("*-records.csv"):
        with expected.open() as stream:
            rows = sum(1 for _ in csv.reader(stream)) - 1
        assert by_name[expected.name.replace("-records.csv", ".fit")]["records"] == rows, expected.name
    again = shell.json("import", *fits, "--athlete", athlete, code=1)
    assert again["totals"]["new"] == 0
    assert again["totals"]["records"] == result["totals"]["records"]


def test_the_shared_hevy_log_is_read_whole_and_once(shell: Shell, shared_data: Callable[[str], Path]) -> None:
    path = str(shared_data("lift-hevy") / "workout_data.csv")
    athlete = shell.add()
    first = shell.json("import", path, "--athlete", athlete)["totals"]
    assert (first["records"], first["new"], first["activities"], first["skipped"]) == (330, 330, 17, 0)
    assert shell.json("import", path, "--athlete", athlete)["totals"]["new"] == 0
    week = shell.json("week", "--athlete", athlete, "--ending", "2025-06-30")
    assert week["strength"]["figures"]["sets"]["value"] > 0


def test_strength_on_repetitions_to_failure_is_within_six_percent(
    shell: Shell, tmp_path: Path, shared_data: Callable[[str], Path]
) -> None:
    with (shared_data("lift-rtf12") / "rtf_testing.csv").open() as stream:
        rows = [r for r in csv.DictReader(stream) if float(r["reps_to_failure"]) <= 10]
    errors = []
    for n, row in enumerate(rows):
        path = tmp_path / f"{n}.csv"
        path.write_text(f"date,exercise,weight_kg,reps,rir\n2026-01-01,Bench Press,{row['weight_kg']},{row['reps_to_failure']},0\n")
        errors.append(path)
    from milo.app.analysing import strength_file

    off = [
        abs(strength_file(path)["lifts"][0].e1rm_kg - float(row["one_rm_kg"])) / float(row["one_rm_kg"])
        for path, row in zip(errors, rows, strict=True)
    ]
    assert len(off) >= 12
    assert sum(off) / len(off) <= 0.06
