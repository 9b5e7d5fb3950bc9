"""The machine goes dark (F13): files copied at any moment open clean and hold what was acknowledged, in store or stream.

What a copy cannot show: pages the disk itself had acknowledged and lost. synchronous=FULL asks the disk; more is not ours to test.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.river import STREAM, Measure, River, held, stop, until
from milo.stream.writer import GROUP

pytestmark = pytest.mark.fault


def test_a_copy_of_the_files_at_any_moment_is_a_working_milo(
    make_river: Callable[..., River], tmp_path: Path, measure: Measure
) -> None:
    chance = random.Random(6)
    river = make_river()
    _, log = river.open()
    writer = river.start("write", "--name", "ada")
    river.append(log, 500)
    until(lambda: log.stats(GROUP)[STREAM]["pending"] < 500, 20, "not started")
    for n in range(max(4, measure.broker_kills)):
        river.append(log, 2 * measure.records_a_round)
        time.sleep(chance.uniform(0, 0.15))
        copy = tmp_path / f"dark-{n}"
        with held(writer):
            shutil.copytree(river.home, copy)
            acknowledged = set(river.acknowledged)
        for name in ("milo.db", "log.db"):
            assert sqlite3.connect(copy / name).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        after = River(copy, acknowledged=acknowledged)
        after.call("write", "--drain", "--name", "ada")
        after.assert_nothing_lost_or_doubled()
    assert stop(writer)[0] == 0
    log.close()


def test_a_backup_taken_under_load_is_whole(make_river: Callable[..., River], tmp_path: Path) -> None:
    """F16: SQLite's own backup while a writer writes; every batch is in it whole or not at all."""
    river = make_river()
    store, log = river.open()
    writer = river.start("write", "--name", "ada")
    for _ in range(10):
        river.append(log, 2_000)
    until(lambda: store.stats().get("event", 0) > 0, 20, "not started")
    source, target = sqlite3.connect(river.home / "milo.db"), sqlite3.connect(tmp_path / "backup.db")
    source.backup(target)
    assert target.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    n = target.execute("SELECT count(*) FROM record").fetchone()[0]
    assert 0 < n <= len(river.acknowledged)
    for connection in (source, target):
        connection.close()
    assert stop(writer)[0] == 0
    store.close()
    log.close()
