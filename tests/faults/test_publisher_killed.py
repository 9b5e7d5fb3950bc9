"""The publisher dies while it publishes: the same command goes on, and in the end every record is there once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from faults.river import Measure, River, kill
from milo.app.build import build
from milo.app.config import Settings
from milo.twin.squad import Squad
from milo.vocabulary.records import kind

pytestmark = pytest.mark.fault
ASKED = ("publish", "--athletes", "6", "--days", "12", "--seed", "7")


def test_a_publisher_killed_again_and_again_tells_whole_lives_once(make_river: Callable[..., River], measure: Measure) -> None:
    # What a kill can part is message and mark; the streams themselves are broken elsewhere.
    river = make_river()
    chance = random.Random(5)
    for _ in range(measure.broker_kills):
        publisher = river.start(*ASKED)
        time.sleep(chance.uniform(1.0, 2.5))
        kill(publisher)
    said = river.call(*ASKED, timeout=300)
    river.call("write", "--drain")
    store, log = river.open()
    squad = Squad(7)
    assert set(store.athletes()) == {squad.user_id(i) for i in range(6)}
    stored = store.stats()
    document = river.call("doctor")
    assert all(s["pending"] == 0 and s["dead"] == 0 for s in document["streams"].values())
    assert all(said["published"].get(kind(name).stream, 0) >= n for name, n in stored.items())
    today = datetime.now(UTC).date()
    # The same days told without interruption; at both ends late messages may still be under way or out of the window.
    first, last = today - timedelta(days=9), today - timedelta(days=3)
    for i in range(6):
        for name in ("event", "sample", "nutrition"):
            found = {
                kind(name).id_of(r) for r in store.find(name, squad.user_id(i)) if first <= kind(name).time_of(r).date() <= last
            }
            told = squad.life(i, first - timedelta(days=1), last + timedelta(days=1))
            wanted = [r for r in told if type(r) is kind(name).type and first <= kind(name).time_of(r).date() <= last]
            assert found == {kind(name).id_of(r) for r in wanted}
    store.close()
    log.close()


def test_publishing_twice_stores_once(tmp_path: Path) -> None:
    river = River(tmp_path / "home")
    first = river.call(*ASKED, timeout=300)["published"]
    river.call("write", "--drain")
    house = build(Settings(home=river.home))
    before = house.store.stats()
    river.call(*ASKED, timeout=300)
    river.call("write", "--drain")
    after = house.store.stats()
    house.close()
    # Time has gone on a little between the two; nothing may have doubled.
    assert set(first) >= {f"fitness:{s}" for s in ("users", "devices", "events", "sleep", "nutrition", "feedback")}
    assert after["user"] == before["user"] == 6
    assert after["sleep"] - before["sleep"] <= 6
