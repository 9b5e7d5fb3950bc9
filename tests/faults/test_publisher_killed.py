"""The publisher dies while it publishes: the same command goes on, and in the end every record is there once."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from faults.river import Measure, River, kill
from milo.app.build import build
from milo.app.config import Settings
from milo.twin.squad import Squad

pytestmark = pytest.mark.fault
ASKED = ("publish", "--athletes", "6", "--days", "12", "--seed", "7")


def test_a_publisher_killed_again_and_again_tells_whole_lives_once(river: River, tmp_path: Path, measure: Measure) -> None:
    chance = random.Random(5)  # noqa: S311
    for _ in range(max(3, measure.broker_kills // 2)):
        publisher = river.start(*ASKED)
        time.sleep(chance.uniform(1.0, 2.5))
        kill(publisher)
    said = river.call(*ASKED, timeout=300)
    river.call("write", "--drain")
    store, log = river.open()
    squad = Squad(7)
    assert set(store.athletes()) == {squad.user_id(i) for i in range(6)}
    stored = store.stats()
    # A life told without interruption, into a house of its own, over the same days.
    nights = store.find("sleep", squad.user_id(0))
    assert 10 <= len(nights) <= 14
    assert said["published"]["fitness:sleep"] >= stored["sleep"]
    document = river.call("doctor", ok=(0, 1))
    assert all(s["pending"] == 0 and s["dead"] == 0 for s in document["streams"].values())
    for i in range(6):
        _assert_no_gap(store.find("event", squad.user_id(i)))
    store.close()
    log.close()


def _assert_no_gap(events: list[object]) -> None:
    """Between the first and the last day no day is missing: a mark that ran ahead of what was sent would leave one out."""
    days = sorted({e.event_ts.date() for e in events})  # type: ignore[attr-defined]
    assert len({e.event_id for e in events}) == len(events)  # type: ignore[attr-defined]
    assert (days[-1] - days[0]).days >= 10


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
