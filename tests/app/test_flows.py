"""The journeys on a real store: what is kept, kept up to date, moved and deleted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.app.demo import move_in
from milo.app.house import House
from milo.app.scaffolding import scaffold
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Sample, Workout

NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)
PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(NOW))
    yield made
    made.close()


@pytest.fixture
def ada(house: House) -> str:
    return house.flows.add_athlete(PROFILE)


def steps(user: str, at: datetime, value: float, source: str = "phone") -> Measurement:
    return Measurement(
        origin=Origin.IMPORTED,
        source=source,
        measurement_id=timed_identity(at, user, "steps", source),
        user_id=user,
        at=at,
        quantity="steps",
        value=value,
    )


def run(user: str, start: datetime, minutes: int = 30) -> list[Workout | Sample]:
    workout = Workout(
        origin=Origin.IMPORTED,
        source="watch",
        workout_id=timed_identity(start, user),
        user_id=user,
        start_ts=start,
        end_ts=start + timedelta(minutes=minutes),
        activity_type="running",
    )
    samples = [
        Sample(
            origin=Origin.IMPORTED,
            source="watch",
            sample_id=timed_identity(start + timedelta(seconds=s), workout.workout_id),
            user_id=user,
            at=start + timedelta(seconds=s),
            workout_id=workout.workout_id,
            heart_rate_bpm=150,
        )
        for s in range(minutes * 60)
    ]
    return [workout, *samples]


def test_a_digest_is_made_once_and_again_only_when_its_day_changed(house: House, ada: str) -> None:
    house.writer.write(steps(ada, NOW - timedelta(days=d), 100) for d in range(5))
    refresh = house.flows._digesting.refresh
    assert refresh(ada, UTC) > 0
    assert refresh(ada, UTC) == 0
    house.writer.write([steps(ada, NOW - timedelta(days=2, hours=1), 50)])
    assert refresh(ada, UTC) > 0
    assert refresh(ada, UTC) == 0
    digest = next(d for d in house.store.find("day_digest", ada) if d.day == date(2026, 2, 27) and d.count)
    assert sum(digest.sums["steps"].values()) == 150


def test_a_late_evening_in_another_zone_is_digested_on_its_own_day(house: House, ada: str) -> None:
    house.flows.set(ada, "timezone", {"name": "America/Los_Angeles"})
    house.writer.write([steps(ada, datetime(2026, 2, 28, 3, tzinfo=UTC), 700)])  # 19:00 on the 27th in California
    house.flows.settle(ada)
    assert [d.day for d in house.store.find("day_digest", ada) if d.count] == [date(2026, 2, 27)]


def test_a_workout_is_digested_from_its_samples(house: House, ada: str) -> None:
    house.writer.write(run(ada, NOW - timedelta(hours=3)))
    week = house.flows.week(ada)
    line = week.load.workouts[0]
    assert line.load is not None
    assert line.load.name == "edwards"
    assert week.load.figures["minutes"].value == 30
    assert sum(line.zone_minutes or []) == pytest.approx(30, abs=0.1)


def test_samples_that_come_later_change_the_digest(house: House, ada: str) -> None:
    workout, *samples = run(ada, NOW - timedelta(hours=3))
    house.writer.write([workout])
    assert house.flows.week(ada).load.workouts[0].load_au.value is None  # type: ignore[union-attr]
    house.writer.write(samples)
    assert house.flows.week(ada).load.workouts[0].load_au.value is not None  # type: ignore[union-attr]


def test_two_phones_are_one_truth_and_can_be_taken_apart(house: House, ada: str) -> None:
    days = [NOW - timedelta(days=d) for d in range(7)]
    house.writer.write([steps(ada, d, 6_000) for d in days] + [steps(ada, d, 5_000, "band") for d in days])
    house.flows.settle(ada)
    assert house.flows.week(ada).activity.figures["steps_per_day"].value == 6_000
    merges = house.flows.ledger(ada)
    assert len(merges) == 7
    house.flows.rule(ada, merges[0].merge_id, "undo")
    assert house.flows.week(ada).activity.figures["steps_per_day"].value == pytest.approx((6 * 6_000 + 11_000) / 7, abs=1)
    assert house.flows.ledger(ada)[0].undone
    house.flows.rule(ada, merges[0].merge_id, "restore")
    assert house.flows.week(ada).activity.figures["steps_per_day"].value == 6_000
    with pytest.raises(BadValue):
        house.flows.rule(ada, merges[0].merge_id, "shrug")
    with pytest.raises(NotFound):
        house.flows.rule(ada, "unknown", "undo")


def test_settings_are_checked_by_name_and_key(house: House, ada: str) -> None:
    for name, value in (("zone", {}), ("zones", {"bpm": []})):
        with pytest.raises(UnknownName):
            house.flows.set(ada, name, value)
    with pytest.raises(BadValue):
        house.flows.set(ada, "timezone", {"name": "Mars/Olympus"})
    house.flows.set(ada, "timezone", {"name": "Pacific/Auckland"})
    assert house.flows.today(ada) == date(2026, 3, 2)


def test_a_receipt_opens_to_its_records(house: House, ada: str) -> None:
    house.writer.write(steps(ada, NOW - timedelta(days=d), 8_000) for d in range(7))
    figure = house.flows.week(ada).activity.figures["steps_per_day"]
    receipt = figure.receipts[0]
    since = datetime.combine(receipt.since, datetime.min.time(), UTC)
    until = datetime.combine(receipt.until + timedelta(days=1), datetime.min.time(), UTC)
    found = house.flows.records(ada, receipt.kind, quantity=receipt.quantity, since=since, until=until)
    assert sum(r.value for r in found) / 7 == figure.value


def test_erasing_leaves_nothing_behind(house: House, ada: str, tmp_path: Path) -> None:
    secret = "a-note-only-ada-would-write"
    lifts = tmp_path / "lifts.csv"
    lifts.write_text(f"date,exercise,weight_kg,reps,notes\n2026-02-26,Bench Press,80,5,{secret}\n")
    house.flows.import_paths(ada, [lifts])
    assert house.flows.erase(ada, dry_run=True)["set"] == 1
    assert house.flows.erase(ada)["set"] == 1
    assert house.flows.athletes() == []
    house.close()
    for path in (tmp_path / "home").iterdir():
        content = path.read_bytes()
        assert secret.encode() not in content, path.name
        assert ada.encode() not in content, path.name


class OnceRound(threading.Event):
    """Says stop when somebody would wait."""

    def wait(self, timeout: float | None = None) -> bool:
        self.set()
        return True


def test_the_squad_moves_in_once_and_goes_on_living(tmp_path: Path) -> None:
    house = build(Settings(home=tmp_path), StillClock(NOW))
    move_in(house, 2, OnceRound())
    house.writer.drain()
    there = house.store.stats()
    published = house.log.stats("writer")
    move_in(house, 2, OnceRound())
    assert house.log.stats("writer") == published
    house.close()
    later = build(Settings(home=tmp_path), StillClock(NOW + timedelta(days=3)))
    move_in(later, 2, OnceRound())
    tally = later.writer.drain()
    assert (tally.duplicates, tally.dead) == (0, 0)
    grown = later.store.stats()
    assert grown["event"] > there["event"]
    assert grown["user"] == 2
    week = later.flows.week(later.flows.athletes()[0].athlete_id)
    assert "simulated" in week.origins
    assert {f.origin for f in week.load.figures.values() if f.value is not None} == {"simulated"}
    later.close()


def test_a_scaffold_runs_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "src" / "milo").mkdir(parents=True)
    for kind, files in (("importer", 4), ("section", 3)):
        written = scaffold(kind, "polar_flow", tmp_path)
        assert len(written) == files
        for path in written:
            if path.suffix == ".py":
                compile(path.read_text(), str(path), "exec")
    with pytest.raises(BadValue, match="no importer called"):
        scaffold("importer", "polar_flow", tmp_path)
    for bad in ("Polar", "../x", "", "class-name"):
        with pytest.raises(BadValue):
            scaffold("importer", bad, tmp_path)


def test_who_looked_at_an_athlete_changes_nothing_that_is_shown(house: House) -> None:
    ada = house.flows.add_athlete(PROFILE)
    before = house.flows.changes(ada)
    house.flows.export(ada, BytesIO())
    assert house.store.find("audit", ada)
    assert house.flows.changes(ada) == before
