"""`milo new sensor`: what it writes passes the linter, the type checker, its own test and the family's, untouched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import ROOT
from milo.app.cli import app
from milo.app.scaffolding import scaffold
from milo.app.sensor_scaffold import FAMILY_TEST, with_example
from milo.vocabulary.errors import BadValue

WRITTEN = [
    "src/milo/sensors/skin_patch.py",
    "tests/sensors/skin_patch_bytes.py",
    "tests/sensors/test_skin_patch.py",
    "docs/sensors/skin_patch.md",
    FAMILY_TEST,
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the rooms a sensor needs."""
    for folder in ("src/milo", "tests/sensors", "tests/families"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def run(project: Path, *command: str) -> str:
    """What a tool says in the copy, which is read before the installed project; fails where the tool does."""
    paths = {"PYTHONPATH": str(project / "src"), "MYPYPATH": f"{project / 'src'}:{project / 'tests'}"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env={**os.environ, **paths}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_sensor_passes_everything_at_once(project: Path) -> None:
    made = CliRunner().invoke(app, ["new", "sensor", "skin_patch", "--root", str(project)])
    assert made.exit_code == 0
    for path in WRITTEN:
        assert f"written: {project / path}" in made.output
    python = [path for path in WRITTEN if path.endswith(".py")]
    run(project, "ruff", "check", *python)
    run(project, "ruff", "format", "--check", *python)
    run(project, "mypy", "--strict", "--explicit-package-bases", *python[:3])
    # The family's tests of this sensor: each must have run, none may have been left out.
    said = run(project, "pytest", "-vv", FAMILY_TEST, "tests/sensors/test_skin_patch.py", "-k", "skin_patch or every_sensor_has")
    for test in ("a_clean_recording_is_read_whole", "garbage_never_raises_and_every_reading_stays_one", "a_missing_reading_is_nan"):
        assert f"test_{test}[skin_patch] PASSED" in said
    assert "test_every_sensor_has_a_recording_and_says_who_it_is PASSED" in said
    assert "test_the_recording_is_read_whole PASSED" in said


def test_what_a_new_sensor_is_tested_for_fails_when_its_code_is_broken(project: Path) -> None:
    scaffold("sensor", "skin_patch", project)
    sensor = project / "src/milo/sensors/skin_patch.py"
    whole = sensor.read_text()
    broken = whole.replace("if self._whole and line.strip():", "if line.strip():")
    assert broken != whole
    sensor.write_text(broken)
    with pytest.raises(AssertionError, match="test_a_line_that_was_cut_at_either_end_is_not_believed"):
        run(project, "pytest", "tests/sensors/test_skin_patch.py")


def test_a_second_new_sensor_finds_its_place_beside_the_first(project: Path) -> None:
    scaffold("sensor", "skin_patch", project)
    scaffold("sensor", "air_line", project)
    run(project, "ruff", "check", FAMILY_TEST)
    run(project, "pytest", FAMILY_TEST, "-k", "every_sensor_has")
    table = (project / FAMILY_TEST).read_text()
    assert table.index('"skin_patch": (skin_patch_bytes') < table.index('"air_line": (air_line_bytes')


def test_a_refused_name_leaves_the_project_as_it_was(project: Path) -> None:
    before = (project / FAMILY_TEST).read_bytes()
    # "oximeter" is there; "clock" is a file of the room that is no sensor.
    for taken in ("oximeter", "clock"):
        with pytest.raises(BadValue, match=f"no sensor called {taken} yet"):
            scaffold("sensor", taken, project)
    for bad in ("Skin", "../x", "", "skin-patch", "class"):
        with pytest.raises(BadValue, match="a name in small letters"):
            scaffold("sensor", bad, project)
    assert (project / FAMILY_TEST).read_bytes() == before
    assert not (project / "docs").exists()


def test_without_the_familys_table_nothing_is_written(project: Path) -> None:
    (project / FAMILY_TEST).write_text("from sensors.boards import cut\n")
    with pytest.raises(BadValue, match="a table EXAMPLES of recordings"):
        scaffold("sensor", "skin_patch", project)
    (project / FAMILY_TEST).unlink()
    with pytest.raises(BadValue, match="the project with its tests"):
        scaffold("sensor", "skin_patch", project)
    assert not (project / WRITTEN[0]).exists()


def test_the_recording_is_imported_in_order_whatever_its_name() -> None:
    table = "from milo.sensors.packets import wrap\nfrom sensors.boards import cut\n\nEXAMPLES: dict = {\n    1: 2,\n}\n"
    early, late = with_example(table, "air_line"), with_example(table, "skin_patch")
    assert early.index("sensors.air_line_bytes") < early.index("sensors.boards")
    assert late.index("sensors.skin_patch_bytes") > late.index("sensors.boards")
    assert '    1: 2,\n    "air_line": (air_line_bytes, {"temperature_c"}),\n}\n' in early
