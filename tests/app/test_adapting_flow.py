"""Log and adapt as journeys: a workout told twice is stored once, and a plan follows what was logged, version by version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer
from typer.testing import CliRunner

from milo.app.adapting_flow import adapt_now, log_workout
from milo.app.build import House, build
from milo.app.cli_adapt import adapt, log_
from milo.app.config import Settings
from milo.app.logging_workouts import read_log, records_of
from milo.app.plan_history import PlanHistory
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedSet, PlannedWeek
from milo.vocabulary.records import Workout

MONDAY = datetime(2026, 3, 2, 7, tzinfo=UTC)
PROFILE = {
    "sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate", "name": "Bruno",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60,
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip


@pytest.fixture
def clock() -> StillClock:
    """Bruno's clock."""
    return StillClock(MONDAY)


@pytest.fixture
def house(tmp_path: Path, clock: StillClock) -> Iterator[House]:
    """A house of its own."""
    made = build(Settings(home=tmp_path / "home"), clock)
    yield made
    made.close()


def squat_session(id: str) -> PlannedSession:
    """Three sets of squats."""
    known = catalogue()["back_squat"]
    sets = [PlannedSet(set_number=i + 1, target_reps=6, target_rir=2, target_load_kg=100, rest_seconds=150) for i in range(3)]
    squat = PlannedExercise(
        exercise=known.name, exercise_id=known.id, pattern=known.pattern, muscles=dict(known.muscles),
        equipment=list(known.equipment), sets=sets,
    )  # fmt: skip
    return PlannedSession(session_id=id, kind="strength", title="Squats", minutes=30, exercises=[squat])


def keep_plan(house: House, athlete: str) -> Plan:
    """Two weeks of squats on Monday and Thursday."""
    weeks = []
    for week in (1, 2):
        days = [
            PlannedDay(day=d, rest=i not in (0, 3), sessions=[squat_session(f"w{week}d{i}")] if i in (0, 3) else [])
            for i, d in enumerate(DAYS)
        ]
        weeks.append(PlannedWeek(week=week, focus="build", days=days))
    plan = Plan(plan_id="squats", version=1, athlete_id=athlete, goal="strength", created_at=MONDAY, weeks=weeks)
    PlanHistory(house.store, house.writer, house.clock).keep(athlete, plan, "coach", "made by hand")
    return plan


def workout(day: int, session: str, rir: float, **more: Any) -> dict[str, Any]:
    """What Bruno writes down after his squats."""
    at = (MONDAY + timedelta(days=day, hours=11)).isoformat()
    sets = [{"reps": 6, "weight_kg": 100, "rir": rir}] * 3
    return {"at": at, "session_id": session, "minutes": 35, "rpe": 6, "exercises": [{"exercise": "Squat", "sets": sets}], **more}


def later(house: House, clock: StillClock, days: float) -> None:
    """The clock of the house, some days on."""
    clock.__init__(MONDAY + timedelta(days=days))  # type: ignore[misc]
    assert house.clock.now() == MONDAY + timedelta(days=days)


def test_a_workout_told_twice_is_stored_once(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    first = log_workout(house, bruno, workout(0, "w1d0", 2))
    again = log_workout(house, bruno, workout(0, "w1d0", 2))
    assert (first["new"], again["new"], again["duplicates"]) == (4, 0, 4)
    assert first["workout_id"] == again["workout_id"]
    assert len(house.store.find("set", bruno)) == 3


def test_a_corrected_workout_takes_the_place_of_the_first(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    log_workout(house, bruno, workout(0, "w1d0", 2))
    assert log_workout(house, bruno, workout(0, "w1d0", 3))["updated"] == 3
    assert {s.rir for s in house.store.find("set", bruno)} == {3}


def test_what_was_logged_changes_the_plan_and_the_version_before_stays(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    keep_plan(house, bruno)
    later(house, clock, 4)
    log_workout(house, bruno, workout(0, "w1d0", 5))
    log_workout(house, bruno, workout(3, "w1d3", 5))
    made = adapt_now(house, bruno)
    assert made["adapted"] is True
    change = next(c for c in made["changes"] if c.rule == "progress.rir")
    assert (change.old, change.new) == (100, 105)
    stored = {s.set_id for s in house.store.find("set", bruno)}
    assert {i for f in change.facts for i in f.record_ids} <= stored
    history = PlanHistory(house.store, house.writer, house.clock)
    versions = history.versions(bruno)
    assert [v.version for v in versions] == [1, 2]
    assert versions[1].author == "adapt"
    assert "105" in (versions[1].reason or "")
    assert adapt_now(house, bruno)["adapted"] is False
    assert [(w.planned, w.done) for w in made["weeks"]] == [(2, 2)]


def test_a_day_told_with_pain_and_fever_reaches_the_plan(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    keep_plan(house, bruno)
    later(house, clock, 0.2)
    day = {"sleep_hours": 4.5, "mood": 2, "energy": 2, "soreness": 8, "calories": 2500, "weight_kg": 80, "illness": "fever"}
    log_workout(house, bruno, {"at": MONDAY.isoformat(), "daily": day, "pain": [{"region": "knees", "pain_0_10": 6}]})
    rules = [c.rule for c in adapt_now(house, bruno)["changes"]]
    assert rules[0] == "ill.fever"
    assert {"pain.swap", "pain.stop"} & set(rules)


def test_what_is_told_of_a_day_in_pieces_stays_whole_and_its_sleep_reaches_the_week(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 6)
    for i in range(5):
        at = (MONDAY + timedelta(days=i)).isoformat()
        log_workout(house, bruno, {"at": at, "daily": {"mood": 2, "energy": 3, "calories": 2500, "sleep_hours": 5 + i / 2}})
        log_workout(house, bruno, {"at": at, "daily": {"soreness": 8, "energy": 4, "protein_g": 120}})
    told = house.store.find("feedback", bruno)
    assert [(f.mood, f.energy, f.soreness_level) for f in told] == [(2, 4, 8)] * 5
    assert [(n.calories, n.protein_g) for n in house.store.find("nutrition", bruno)] == [(2500, 120)] * 5
    slept = house.flows.week(bruno).sleep
    assert [n.asleep_h for n in slept.nights] == [5, 5.5, 6, 6.5, 7]
    assert slept.figures["mean_h"].value == 6


def test_without_a_plan_there_is_nothing_to_adapt(house: House) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    with pytest.raises(NotFound, match="milo plan"):
        adapt_now(house, bruno)
    with pytest.raises(NotFound):
        adapt_now(house, "nobody")


def test_a_session_of_both_kinds_is_two_workouts() -> None:
    raw = workout(0, "w1d0", 2, minutes=65, endurance={"activity": "run", "minutes": 25, "distance_km": 4, "avg_hr_bpm": 140})
    records = records_of(read_log(raw, UTC), "bruno")
    kinds = [(r.activity_type, r.duration_s) for r in records if isinstance(r, Workout)]
    assert kinds == [("strength", 2400), ("running", 1500)]


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"exercise": []}, UnknownName, "exercises"),
        ({"rpe": 11}, BadValue, "rpe"),
        ({"pain": [{"region": "kneee", "pain_0_10": 3}]}, UnknownName, "knee"),
        ({"exercises": [{"exercise": "Squat", "sets": [{"rep": 3}]}]}, UnknownName, "reps"),
        ({"daily": {"illness": "plague"}}, UnknownName, "fever"),
        ({"at": "yesterday"}, BadValue, "at"),
    ],
)
def test_a_wrong_word_is_refused_and_the_nearest_known_one_named(change: dict[str, Any], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        records_of(read_log({**workout(0, "a", 2), **change}, UTC), "bruno")


def test_an_empty_log_is_refused() -> None:
    with pytest.raises(BadValue):
        read_log({"at": MONDAY.isoformat()}, UTC)
    with pytest.raises(BadValue):
        read_log([1], UTC)


def test_the_commands_speak_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_HOME", str(tmp_path / "home"))
    house = build()
    bruno = house.flows.add_athlete(PROFILE)
    keep_plan(house, bruno)
    house.close()
    app = typer.Typer()
    app.command("log")(log_)
    app.command("adapt")(adapt)
    file = tmp_path / "workout.json"
    file.write_bytes(msgspec.json.encode(workout(0, "w1d0", 2)))
    logged = CliRunner().invoke(app, ["log", "--athlete", bruno, "--workout", str(file), "--json"], catch_exceptions=False)
    assert json.loads(logged.stdout)["records"] == 4
    adapted = CliRunner().invoke(app, ["adapt", "--athlete", bruno, "--json"], catch_exceptions=False)
    document = json.loads(adapted.stdout)
    assert set(document) == {"plan", "version", "adapted", "changes", "weeks", "lifts", "reasons"}
    assert all({"code", "text"} == set(r) for r in document["reasons"])
