"""Files that arrive in a folder: imported once, not while they grow, not again after a restart, a broken one not twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from milo.app.build import Home, build
from milo.app.config import Settings
from milo.app.watch_folder import FolderWatch, watch_of
from milo.vocabulary.errors import BadConfig, NotFound
from typed import typed

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "general", "days_per_week": 3}
LIFTS = "date,exercise,weight_kg,reps\n2026-02-26,Squat,80,5\n2026-02-26,Squat,80,5\n"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Home]:
    made = build(Settings(home=tmp_path / "home"))
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    return made


def test_a_file_is_imported_once_also_under_another_name_and_after_a_restart(house: Home, folder: Path) -> None:
    ada = house.flows.add_athlete(PROFILE)
    watch = FolderWatch(house, ada, folder)
    (folder / "lifts.csv").write_text(LIFTS)
    assert watch.look() == [], "it may still be written"
    [result] = watch.look()
    assert result.new == 2
    (folder / "lifts (1).csv").write_text(LIFTS)
    assert watch.look() + watch.look() == []
    again = FolderWatch(house, ada, folder)
    assert again.look() + again.look() == []
    assert len(house.flows.originals(ada)) == 1


def test_a_file_that_grows_waits_and_a_changed_one_is_read_again(house: Home, folder: Path) -> None:
    ada = house.flows.add_athlete(PROFILE)
    watch, path = FolderWatch(house, ada, folder), folder / "sub" / "lifts.csv"
    path.parent.mkdir()
    path.write_text(LIFTS[:30])
    watch.look()
    path.write_text(LIFTS)
    assert watch.look() == []
    assert [r.new for r in watch.look()] == [2]
    path.write_text(LIFTS + "2026-02-27,Squat,82.5,5\n")
    watch.look()
    assert [(r.new, r.duplicates) for r in watch.look()] == [(1, 2)]


def test_hidden_unfinished_empty_and_linked_files_are_left_alone(house: Home, folder: Path, tmp_path: Path) -> None:
    ada = house.flows.add_athlete(PROFILE)
    outside = tmp_path / "outside.csv"
    outside.write_text(LIFTS)
    (folder / ".lifts.csv").write_text(LIFTS)
    (folder / "lifts.csv.part").write_text(LIFTS)
    (folder / "empty.csv").touch()
    (folder / "link.csv").symlink_to(outside)
    watch = FolderWatch(house, ada, folder)
    assert watch.look() + watch.look() == []
    assert house.store.find("set", ada) == []


def test_a_refused_file_is_told_once_and_the_others_go_on(house: Home, folder: Path) -> None:
    ada = house.flows.add_athlete(PROFILE)
    (folder / "a.fit").write_bytes(b"\x0e\x10nothing that is a FIT file")
    (folder / "b.csv").write_text(LIFTS)
    watch = FolderWatch(house, ada, folder)
    watch.look()
    broken, read = watch.look()
    assert broken.error
    assert read.new == 2
    assert watch.look() == []


def test_nobody_and_no_folder_are_refused(house: Home, folder: Path) -> None:
    with pytest.raises(NotFound):
        FolderWatch(house, "nobody", folder)
    with pytest.raises(BadConfig):
        FolderWatch(house, house.flows.add_athlete(PROFILE), folder / "none")


def test_the_setting_names_athlete_and_folder(tmp_path: Path, folder: Path) -> None:
    home = build(Settings(home=tmp_path / "home"))
    ada = home.flows.add_athlete(PROFILE)
    assert watch_of(home) is None
    home.close()
    watched = build(Settings(home=tmp_path / "home", watch=f"{ada}:{folder}"))
    (folder / "lifts.csv").write_text(LIFTS)
    found = watch_of(watched)
    assert found is not None
    found.look()
    assert [r.new for r in found.look()] == [2]
    watched.close()


def test_the_command_imports_what_is_there_and_ends(tmp_path: Path, folder: Path) -> None:
    home = build(Settings(home=tmp_path / "home"))
    ada = home.flows.add_athlete(PROFILE)
    home.close()
    (folder / "lifts.csv").write_text(LIFTS)
    told = typed(tmp_path / "home", "watch", folder, "--athlete", ada, "--once", "--json")
    assert told.returncode == 0
    assert '"new": 2' in told.stdout or '"new":2' in told.stdout


def test_help_is_grouped_with_an_example_each(tmp_path: Path) -> None:
    told = typed(tmp_path, "--help").stdout
    assert [line.strip() for line in told.splitlines() if line.strip() in {f"{g}:" for g in GROUPS_TOLD}] == [
        f"{g}:" for g in GROUPS_TOLD
    ]
    assert told.count("example:") == len(GROUPS_TOLD)
    assert "watch" in told


GROUPS_TOLD = ("Start", "Data", "Coach", "Lab", "Train", "Operate")
