"""The desk of a house's exercises: what a second process knows, what survives, and what the reply about an exercise says."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coach.test_own_exercises import MARCH
from milo.app.backing_up import back_up, restore
from milo.app.build import build
from milo.app.catalogue_desk import CatalogueDesk
from milo.app.config import CATALOGUE_FILE, Settings
from milo.channels.catalogue_desk import NotKept, Stale
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import NotFound
from milo.vocabulary.exercises import catalogue, find_exercise, is_plain, let_go, offered

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS: dict[str, Any] = {"by": "owner", "why": "we have one", "language": "en"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[CatalogueDesk]:
    made = CatalogueDesk(tmp_path, StillClock(NOON))
    yield made
    made.close()
    let_go()


def add(desk: CatalogueDesk, **changed: Any) -> str:
    return desk.write("exercise", {**MARCH, **changed}, id=None, version=None, **WORDS).id


def test_a_house_without_its_own_leaves_no_file(desk: CatalogueDesk, tmp_path: Path) -> None:
    assert desk.entries("exercise") == []
    assert not (tmp_path / CATALOGUE_FILE).exists()
    assert is_plain()


def test_another_process_knows_at_its_start_and_within_a_second(desk: CatalogueDesk, tmp_path: Path) -> None:
    id = add(desk)
    let_go()
    house = build(Settings(home=tmp_path), StillClock(NOON))
    assert id in catalogue()
    stopping, watcher = threading.Event(), CatalogueDesk(tmp_path, StillClock(NOON))
    watching = threading.Thread(target=watcher.watch, args=(stopping,))
    watching.start()
    other = sqlite3.connect(tmp_path / CATALOGUE_FILE)
    row = other.execute("SELECT what, id, 2, 1, owner, at, by, why, entry FROM version").fetchone()
    other.execute("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    other.commit()
    other.close()
    until = time.monotonic() + 20
    while id in offered() and time.monotonic() < until:
        stopping.wait(0.05)
    stopping.set()
    watching.join()
    watcher.close()
    house.close()
    assert id not in offered()
    assert id in catalogue()


def test_a_house_without_its_own_forgets_another_houses(desk: CatalogueDesk, tmp_path_factory: pytest.TempPathFactory) -> None:
    add(desk)
    assert find_exercise("Garage sled march") is not None
    build(Settings(home=tmp_path_factory.mktemp("other") / "home"), StillClock(NOON)).close()
    assert find_exercise("Garage sled march") is None


def test_two_who_edit_at_once_lose_nothing(desk: CatalogueDesk) -> None:
    id = add(desk)
    desk.write("exercise", {**MARCH, "skill": 3}, id=id, version=1, **WORDS)
    for late in (1, 3, 0):
        with pytest.raises(Stale):
            desk.write("exercise", MARCH, id=id, version=late, **WORDS)
        with pytest.raises(Stale):
            desk.withhold("exercise", id, version=late, by="owner", why="")
    assert [line.version for line in desk.history("exercise", id)] == [2, 1]


def test_an_older_version_todays_rules_refuse_is_not_brought_back(desk: CatalogueDesk, tmp_path: Path) -> None:
    id = add(desk)
    other = sqlite3.connect(tmp_path / CATALOGUE_FILE)
    other.execute("""UPDATE version SET entry = '{"en": "Old thing here"}'""")
    other.execute("INSERT INTO version SELECT what, id, 2, 0, owner, at, by, why, entry FROM version")
    other.commit()
    other.close()
    line = desk.entry("exercise", id)
    assert line.withheld
    assert "stress_missing" in {f.code for f in line.findings}
    assert id not in offered()
    with pytest.raises(NotKept):
        desk.restore("exercise", id, to=1, version=2, by="owner", language="en")
    with pytest.raises(NotFound):
        desk.restore("exercise", id, to=9, version=2, by="owner", language="en")
    assert desk.write("exercise", MARCH, id=id, version=2, **WORDS).findings == []
    assert id in offered(), "mended, it is offered again"


def test_a_reply_in_the_other_language_says_so(desk: CatalogueDesk) -> None:
    add(desk, en="Garage sled walk", cues=[{"en": "Stand tall."}])
    told = answer(intent_of(["how do I do the garage sled walk"], "es"), Facts(today=NOON.date()))
    assert "Stand tall." in told.text
    assert "solo en inglés" in told.text
    told = answer(intent_of(["how do I do the garage sled walk"], "en"), Facts(today=NOON.date()))
    assert "only" not in told.text


def test_a_backup_holds_the_houses_exercises(tmp_path: Path) -> None:
    home = tmp_path / "home"
    house = build(Settings(home=home), StillClock(NOON))
    house.flows.add_athlete({"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5})
    id = add(house.catalogue)
    house.close()
    back_up(Settings(home=home), tmp_path / "data.zip", tmp_path / "keys.json", NOON)
    (tmp_path / "new").mkdir()
    shutil.copy2(home / "master.key", tmp_path / "new" / "master.key")
    restore(Settings(home=tmp_path / "new"), tmp_path / "data.zip", tmp_path / "keys.json")
    let_go()
    build(Settings(home=tmp_path / "new"), StillClock(NOON)).close()
    assert id in catalogue()
    let_go()
