"""The simulated squad gets profiles, plans that run, routes second by second and a talk, once, and all of it is marked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from milo.app.activities_desk import ActivitiesDesk
from milo.app.build import Home, build
from milo.app.calendar_desk import CalendarDesk
from milo.app.config import Settings
from milo.app.demo_furnish import LOOPS, along, furnish
from milo.insight.curves_track import metres_along
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Sample, User, Workout


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    made = build(Settings(home=tmp_path_factory.mktemp("demo")))
    said: dict[str, Any] = {"origin": Origin.SIMULATED, "source": "simulated watch", "user_id": identity("ada")}
    now = made.clock.now()
    records: list[Any] = [User(**said, signup_ts=now, user_name="Ada (simulated)", sex="female", goal_type="endurance",
                               date_of_birth=date(1990, 1, 1), height_cm=170.0, weight_kg_start=62.0)]  # fmt: skip
    for n in range(6):
        at = now - timedelta(days=4 * n + 1, hours=2)
        id = timed_identity(at, "ada", "run")
        records.append(Workout(**said, workout_id=id, start_ts=at, end_ts=at + timedelta(minutes=20), activity_type="running",
                               duration_s=1_200.0, distance_m=3_600.0))  # fmt: skip
        for s in range(0, 1_200, 10):
            moment = at + timedelta(seconds=s)
            records.append(Sample(**said, sample_id=timed_identity(moment, id, "s"), at=moment, workout_id=id, speed_m_s=3.0,
                                  distance_m=3.0 * s, heart_rate_bpm=140.0))  # fmt: skip
    made.writer.write(records)
    furnish(made, [identity("ada")], threading.Event(), look_s=0.01)
    yield made
    made.close()


ADA = identity("ada")


def test_a_simulated_athlete_has_a_profile_and_a_plan_that_runs(house: Home) -> None:
    profile = house.flows.profile(ADA)
    assert profile is not None
    assert profile.activities == ["running"]
    assert house.store.latest("profile", ADA).origin == Origin.SIMULATED
    assert (house.coaching.week_number(ADA) or 0) >= 3
    assert house.store.latest("plan", ADA).origin == Origin.SIMULATED
    today = house.flows.today(ADA)
    weeks = CalendarDesk(house, ActivitiesDesk(house)).calendar(ADA, today - timedelta(days=21), today + timedelta(days=7)).weeks
    told = {i.status for w in weeks for d in w.days for i in d.items}
    assert {"done", "planned"} <= told


def test_its_sessions_have_a_route_as_long_as_their_distance_every_second(house: Home) -> None:
    desk = ActivitiesDesk(house)
    run = desk.listed(ADA)[0]
    found = desk.activity(ADA, run.workout_id)
    assert found.series is not None
    assert found.series.recorded == 1_191
    samples = house.store.find("sample", ADA)
    mine = [s for s in samples if s.workout_id == run.workout_id]
    assert {s.origin for s in samples} == {Origin.SIMULATED}
    along_it = metres_along([s.lat for s in mine], [s.lon for s in mine])
    assert along_it[-1] == pytest.approx(3 * 1_190, rel=0.02)


def test_it_talked_and_a_second_start_adds_nothing(house: Home) -> None:
    assert len(house.coaching.talk(ADA)) >= 4
    before = house.store.stats(ADA)
    furnish(house, [ADA], threading.Event(), look_s=0.01)
    assert house.store.stats(ADA) == before


def test_a_loop_ends_where_it_began_and_is_the_same_every_time() -> None:
    far = np.array([0.0, LOOPS["running"], 700.0])
    lat, lon, _ = along("ada", "running", far)
    assert lat[0] == pytest.approx(lat[1], abs=1e-5)
    assert (along("ada", "running", far)[1] == lon).all()
    assert not (along("bruno", "running", far)[1] == lon).all()


def test_whoever_stops_waits_for_nobody(tmp_path: Path) -> None:
    home, stopping = build(Settings(home=tmp_path)), threading.Event()
    stopping.set()
    furnish(home, ["nobody"], stopping)
    assert home.store.athletes() == []
    home.close()
