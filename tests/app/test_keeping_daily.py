"""Letting go of old readings: once a day for each athlete, whoever is restarted or killed in between, and told in the audit log."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.channels.coach_server import BRUNO, HandClock

from milo.app import keeping, keeping_daily
from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.app.keeping_daily import BEGUN_FOR, NAME, Days, prune_all
from milo.vocabulary.clock import micros
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Sample

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


@pytest.fixture
def house(tmp_path: Path, clock: HandClock) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), clock)
    yield made
    made.close()


def somebody(house: House, days_back: int, keep: int | None = 7) -> str:
    """An athlete with one sample so many days back."""
    athlete = house.flows.add_athlete({**BRUNO, "name": f"from {days_back}"})
    give(house, athlete, days_back)
    keeping.decide(house, athlete, samples_days=keep)
    return athlete


def give(house: House, athlete: str, days_back: int) -> None:
    at = house.clock.now() - timedelta(days=days_back)
    about = {"user_id": athlete, "at": at, "heart_rate_bpm": 61.0}
    sample = Sample(origin=Origin.MEASURED, source="watch", sample_id=f"{athlete} {at}", **about)
    house.writer.write([sample])


def test_old_readings_of_everybody_go_once_a_day_and_the_log_says_so(house: House, clock: HandClock) -> None:
    old, young, forever = somebody(house, 20), somebody(house, 3), somebody(house, 500, keep=None)
    assert prune_all(house) == {old: {"sample": 1}}
    assert [house.store.find("sample", who) == [] for who in (old, young, forever)] == [True, False, False]
    entry = next(e for e in house.store.find("audit", old) if e.action == "retention")
    assert (entry.by, entry.detail) == ("milo", {"sample": 1})
    give(house, old, 30)
    assert prune_all(house) == {}, "its day is done"
    clock.go(timedelta(days=1))
    assert prune_all(house) == {old: {"sample": 1}}


def test_a_restart_and_a_second_process_change_nothing(house: House, clock: HandClock, tmp_path: Path) -> None:
    old = somebody(house, 20)
    results: list[dict[str, dict[str, int]]] = []
    second = build(Settings(home=tmp_path / "home"), clock)
    both = [threading.Thread(target=lambda h=h: results.append(prune_all(h))) for h in (house, second)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(results, key=len) == [{}, {old: {"sample": 1}}]
    assert len([e for e in house.store.find("audit", old) if e.action == "retention"]) == 1
    give(house, old, 30)
    assert prune_all(second) == {}
    second.close()


def test_who_was_killed_half_way_is_done_by_the_next(house: House, clock: HandClock) -> None:
    old = somebody(house, 20)
    days = Days(house.settings.folder / NAME)
    assert days.begin(old, "2026-03-02", micros(clock.now()))
    assert prune_all(house) == {}, "somebody is at it"
    clock.go(BEGUN_FOR)
    assert prune_all(house) == {old: {"sample": 1}}


def test_it_runs_beside_the_server_until_it_is_stopped(house: House) -> None:
    old = somebody(house, 20)
    stopping = threading.Event()
    running = threading.Thread(target=keeping_daily.run, args=(house, stopping, 0.01))
    running.start()
    end = threading.Event()
    for _ in range(1_000):
        if not house.store.find("sample", old):
            break
        end.wait(0.01)
    stopping.set()
    running.join(10)
    assert not running.is_alive()
    assert house.store.find("sample", old) == []
    assert any(job.func is keeping_daily.run for job in house.beside.jobs() if hasattr(job, "func"))


def test_nobody_s_name_stands_in_the_file_of_days(house: House) -> None:
    old = somebody(house, 20)
    prune_all(house)
    assert old.encode() not in (house.settings.folder / NAME).read_bytes()
