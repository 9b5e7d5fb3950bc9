"""A routine put into a plan: the limits change what they can and tell it; what nothing is left of is refused with every reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.coach.routines import planned
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadValue
from milo.vocabulary.plan import Day, PlannedSession
from milo.vocabulary.told_limits import in_words

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a monday
ADA: dict[str, Any] = {
    "name": "Ada", "sex": "female", "age": 34, "goal": "strength", "days_per_week": 3, "minutes_per_session": 60,
    "experience": "intermediate", "equipment": ["barbell", "rack", "bench", "dumbbell"], "weight_kg": 66, "height_cm": 170,
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(NOW))
    yield made
    made.close()


def lifter(house: House, **more: Any) -> str:
    from milo.coach.plans.limits.health_questions import TOPICS

    athlete = house.flows.add_athlete({**ADA, "parq": dict.fromkeys(TOPICS, False), **more})
    for back in (21, 14, 7, 3):
        at = (NOW - timedelta(days=back)).isoformat()
        sets = [{"reps": 5, "weight_kg": 80, "rir": 2}] * 3
        house.coaching.log(athlete, {"at": at, "exercises": [{"exercise": "Back squat", "sets": sets}]})
    assert house.coaching.new_plan(athlete, weeks=4).refused is None
    return athlete


def routine(house: House, *items: dict[str, Any]) -> str:
    entry = {"en": "Garage day", "es": "Día de garaje", "items": list(items)}
    return house.catalogue.write("routine", entry, id=None, version=None, by="owner", why="new", language="en").id


def lifting(house: House, athlete: str, day: Day) -> PlannedSession:
    plan = house.coaching.plan(athlete)
    assert plan is not None
    return next(s for d in plan.weeks[0].days if d.day == day for s in d.sessions if s.kind == "strength")


def gym_day(house: House, athlete: str) -> Day:
    plan = house.coaching.plan(athlete)
    assert plan is not None
    return next(d.day for d in plan.weeks[0].days if any(s.kind == "strength" for s in d.sessions))


def test_a_squat_without_a_rest_is_rested_as_long_as_the_limits_ask() -> None:
    entry = {"items": [{"exercise": "back_squat", "sets": 3, "reps": 5}, {"exercise": "dumbbell_curl", "sets": 3, "reps": 12}]}
    assert [e.sets[0].rest_seconds for e in planned(entry, "en")] == [120, 90]


def test_what_the_limits_can_change_is_changed_and_told(house: House) -> None:
    athlete = lifter(house)
    day = gym_day(house, athlete)
    id = routine(
        house,
        {"exercise": "back_squat", "sets": 3, "reps": 5, "rest_s": 30},
        {"exercise": "lat_pulldown", "sets": 3, "reps": 10},  # there is no cable
        {"exercise": "bench_press", "sets": 3, "reps": 8},
    )
    used = house.catalogue.use(athlete, id, week=1, day=day)
    assert used.version == 2
    kept = lifting(house, athlete, day)
    assert [e.exercise_id for e in kept.exercises] == ["back_squat", "bench_press"]
    assert kept.exercises[0].sets[0].rest_seconds == 120
    told = " ".join(used.clamped)
    assert "Lat pulldown" in told
    assert "30 s rest -> 120 s" in told


def test_weights_are_found_from_what_was_lifted(house: House) -> None:
    athlete = lifter(house)
    day = gym_day(house, athlete)
    id = routine(house, {"exercise": "back_squat", "sets": 3, "reps": 5}, {"exercise": "bench_press", "sets": 3, "reps": 8})
    house.catalogue.use(athlete, id, week=1, day=day)
    squat, bench = lifting(house, athlete, day).exercises
    assert squat.sets[0].target_load_kg == pytest.approx(80, abs=5)
    assert bench.sets[0].target_load_kg is None, "nobody knows what she benches"


def test_a_routine_nothing_is_left_of_is_refused_with_everything_that_stands_against_it(house: House) -> None:
    athlete = lifter(house)
    before = house.coaching.plan(athlete)
    id = routine(
        house, {"exercise": "lat_pulldown", "sets": 3, "reps": 10}, {"exercise": "seated_cable_row", "sets": 3, "reps": 10}
    )
    with pytest.raises(BadValue) as refused:
        house.catalogue.use(athlete, id, week=1, day=gym_day(house, athlete))
    assert "Lat pulldown" in refused.value.found
    assert "cable row" in refused.value.found.lower()
    assert house.coaching.plan(athlete) == before


def test_a_week_that_is_over_takes_no_routine(tmp_path: Path) -> None:
    at = Settings(home=tmp_path / "home")
    house = build(at, StillClock(NOW))
    athlete = lifter(house)
    before, day = house.coaching.plan(athlete), gym_day(house, athlete)
    id = routine(house, {"exercise": "back_squat", "sets": 3, "reps": 5})
    house.close()
    house = build(at, StillClock(NOW + timedelta(days=9)))
    with pytest.raises(BadValue) as refused:
        house.catalogue.use(athlete, id, week=1, day=day)
    assert in_words(refused.value, "en") == "Week 1 is over and stays as it was: choose week 2 or a later one."
    assert in_words(refused.value, "es").startswith("La semana 1 ya ha pasado")
    assert house.coaching.plan(athlete) == before
    assert house.catalogue.use(athlete, id, week=2, day=day).version == 2
    house.close()
    house = build(at, StillClock(NOW + timedelta(days=70)))
    with pytest.raises(BadValue) as refused:
        house.catalogue.use(athlete, id, week=4, day=day)
    assert "make a new plan" in in_words(refused.value, "en")
    house.close()


def test_why_a_routine_does_not_go_in_is_told_in_spanish(house: House) -> None:
    athlete = lifter(house)
    id = routine(house, {"exercise": "lat_pulldown", "sets": 3, "reps": 10})
    for week, begins in ((1, "Esta rutina no cabe ahí: "), (9, "Este plan tiene las semanas 1 a 4; no hay semana 9.")):
        with pytest.raises(BadValue) as refused:
            house.catalogue.use(athlete, id, week=week, day=gym_day(house, athlete))
        assert in_words(refused.value, "es").startswith(begins)
